#include "models/propagation/ramp.h"

#include <algorithm>
#include <stdexcept>

namespace yuyan::propagation {

void Ramp::set(double value, double time_s) {
  value_ = std::clamp(value, low_, high_);
  since_s_ = time_s;
}

void Ramp::set_rate(double rate_1_s, double time_s) {
  if (rate_1_s == rate_) return;
  value_ = at(time_s);
  since_s_ = time_s;
  rate_ = rate_1_s;
}

double Ramp::at(double time_s) const {
  if (time_s < since_s_) throw std::logic_error("Ramp: time runs backwards");
  return std::clamp(value_ + rate_ * (time_s - since_s_), low_, high_);
}

double Ramp::time_of(double level) const {
  const double way = level - value_;
  if (way == 0) return since_s_;
  if (way * rate_ <= 0 || level < low_ || level > high_) return never;
  return since_s_ + way / rate_;
}

}  // namespace yuyan::propagation
