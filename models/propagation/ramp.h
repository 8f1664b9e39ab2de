// A quantity that changes linearly between events: damage, liquid, foam cover, thermal dose.
#pragma once

#include "models/consequence/time_to_failure.h"

namespace yuyan::propagation {

using consequence::never;  // the time of what does not happen

/// Value and constant rate since the last change, kept within bounds. Looking at it changes
/// nothing, so many small looks and one large one agree to the bit. Times must not run backwards
/// (std::logic_error).
class Ramp {
 public:
  /// Starts at `low`, at rest.
  explicit Ramp(double start_s = 0, double low = 0, double high = never)
      : low_(low), high_(high), since_s_(start_s), value_(low) {}

  void set(double value, double time_s);
  void set_rate(double rate_1_s, double time_s);

  [[nodiscard]] double at(double time_s) const;
  [[nodiscard]] double rate() const { return rate_; }

  /// When the value, as it moves since the last change, is `level`; the time of the last change if
  /// it is there already, `never` if it moves away, rests, or its bound lies before.
  [[nodiscard]] double time_of(double level) const;

  /// When the value first is `level` or more.
  [[nodiscard]] double time_of_at_least(double level) const {
    return value_ >= level ? since_s_ : time_of(level);
  }

 private:
  double low_;
  double high_;
  double since_s_;
  double value_;
  double rate_ = 0;
};

}  // namespace yuyan::propagation
