// What the firms of one county and sector have in common.
#pragma once

#include <array>
#include <cmath>

#include "models/inspection/logarithm.h"
#include "models/inspection/population.h"
#include "models/inspection/rates.h"

namespace yuyan::inspection {

/// Whole numbers in a double, without the call that rounding is on machines of no later instruction
/// set. Down: of what is not negative; up: of what is above -1.
[[nodiscard]] inline double rounded_down(double x) {
  constexpr double all_whole = 1e15;
  return x < all_whole ? static_cast<double>(static_cast<std::int64_t>(x)) : x;
}
[[nodiscard]] inline double rounded_up(double x) {
  const double down = rounded_down(x);
  return down < x ? down + 1 : down;
}

/// A firm checks itself each `interval_d`, and every check sees a hidden hazard with the same
/// chance. Checks are numbered; number n of a firm is at (n + phase) intervals.
struct SelfChecks {
  double interval_d = 1, a_day = 1;
  double log_miss = 0;  ///< log of the chance that a check misses
  double misses_a_log = 0;

  SelfChecks() = default;
  SelfChecks(double interval, double finds)
      : interval_d(interval),
        a_day(1 / interval),
        log_miss(std::log1p(-std::min(0.999, finds))),
        misses_a_log(1 / log_miss) {}

  /// Number of the first check from a day on.
  [[nodiscard]] double first_from(double day, double phase) const {
    return rounded_up(day * a_day - phase);
  }
  /// The day of the check that sees a hazard which survives while log P(missed by all since
  /// `first`) is above `log_unseen`: misses are geometric, so checks need not be walked through.
  [[nodiscard]] double sees(double first, double phase, double log_unseen) const {
    if (log_miss >= 0) return never;
    return (first + phase + rounded_down(log_unseen * misses_a_log)) * interval_d;
  }
};

/// Lessons of an accident that reached like firms.
struct Lesson {
  double level = 0, since = 0;
};

/// The firms of one county and sector from one planning date to the next: parameters of the
/// replication under the levers in force, rates a day.
struct Kind {
  Factors factors;
  SelfChecks checks, checks_before;  ///< now, and before the last planning date
  bool checks_changed = false;
  double report_d = 0;  ///< at which a hidden hazard is reported
  double gone_d = 0;    ///< at which it is reported or lapses
  std::array<double, 2> rectification_d{};
  Lesson lesson;

  void set(const SectorRates& sector, const Factors& now) {
    checks_before = checks;
    checks_changed = factors.self_check != now.self_check;
    factors = now;
    checks = {sector.check_interval_d, sector.check_finds * now.self_check};
    report_d = sector.report_d * now.reports;
    gone_d = sector.lapse_d + report_d;
    rectification_d = {sector.rectification_d[0] * now.rectification,
                       sector.rectification_d[1] * now.rectification};
  }
};

}  // namespace yuyan::inspection
