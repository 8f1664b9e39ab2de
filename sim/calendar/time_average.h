// Averages over time of a quantity that changes in steps.
#pragma once

#include <algorithm>

namespace yuyan::calendar {

/// Integral over time of a step function, from which follow its time average and its maximum.
class TimeAverage {
 public:
  explicit TimeAverage(double value = 0, double now = 0)
      : value_(value), maximum_(value), begin_(now), since_(now) {}

  [[nodiscard]] double value() const { return value_; }
  void set(double value, double now) {
    area_ += value_ * (now - since_);
    since_ = now;
    value_ = value;
    maximum_ = std::max(maximum_, value);
  }
  /// Integral from the beginning to now.
  [[nodiscard]] double integral(double now) const { return area_ + value_ * (now - since_); }
  /// Average from the beginning to now; the value itself when no time has passed.
  [[nodiscard]] double mean(double now) const {
    return now > begin_ ? integral(now) / (now - begin_) : value_;
  }
  [[nodiscard]] double maximum() const { return maximum_; }

 private:
  double value_;
  double maximum_;
  double begin_;
  double since_;
  double area_ = 0;
};

}  // namespace yuyan::calendar
