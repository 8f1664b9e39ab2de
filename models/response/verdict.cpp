#include "models/response/verdict.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace yuyan::response {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Time of the first matching entry at or after `from_s`; infinity when none.
double first_after(Happening happening, const std::string& entity, const Journal& journal,
                   const Cast& cast, double from_s) {
  for (const Entry& entry : journal.entries())
    if (entry.happening == happening && entry.time_s >= from_s - limit_tolerance_s &&
        cast.matches(entry.entity, entity))
      return entry.time_s;
  return std::numeric_limits<double>::infinity();
}

/// When the promise was kept, or no longer needed. It may have been kept before its clock starts.
double settled_s(const Clause& clause, const Journal& journal, const Cast& cast, double since_s) {
  const double kept_s = std::max(since_s, journal.first(cast, *clause.of, clause.of_entity));
  if (!clause.unless || !std::isfinite(since_s)) return kept_s;
  return std::min(kept_s, first_after(*clause.unless, "", journal, cast, since_s));
}

Verdict within(const Clause& clause, double since_s, double of_s, double end_s) {
  if (!std::isfinite(since_s)) return {.value = nan};
  if (!std::isfinite(of_s))
    return {.at_stake = end_s >= since_s + clause.limit_s, .met = false, .value = nan};
  const double interval_s = of_s - since_s;
  return {true, interval_s <= clause.limit_s + limit_tolerance_s, interval_s};
}

/// The value is the time in hand: positive when the promise came first.
Verdict before(double since_s, double of_s) {
  if (!std::isfinite(since_s) && !std::isfinite(of_s)) return {.value = nan};
  const bool both = std::isfinite(since_s) && std::isfinite(of_s);
  return {true, of_s <= since_s + limit_tolerance_s, both ? since_s - of_s : nan};
}

Verdict never(double since_s, double of_s) {
  if (!std::isfinite(since_s)) return {.value = nan};
  return {true, !std::isfinite(of_s), std::isfinite(of_s) ? of_s - since_s : nan};
}

/// Counts are whole and sums of floating-point numbers rounded.
bool keeps_to(Operator comparison, double number, double limit) {
  const double slack = 1e-9 * std::max(1.0, std::abs(limit));
  switch (comparison) {
    case Operator::at_most:
      return number <= limit + slack;
    case Operator::below:
      return number < limit - slack;
    case Operator::at_least:
      return number >= limit - slack;
    case Operator::above:
      return number > limit + slack;
    case Operator::equal:
      return std::abs(number - limit) <= slack;
  }
  return false;
}

}  // namespace

Verdict judge(const Clause& clause, const Journal& journal, const Cast& cast, double end_s) {
  if (clause.rule == Rule::number) throw std::logic_error("a number is judged by judge_number()");
  const double since_s = journal.first(cast, *clause.since, clause.since_entity);
  switch (clause.rule) {
    case Rule::within:
      return within(clause, since_s, settled_s(clause, journal, cast, since_s), end_s);
    case Rule::before:
      return before(since_s, journal.first(cast, *clause.of, clause.of_entity));
    default:
      return never(since_s, std::isfinite(since_s)
                                ? first_after(*clause.of, clause.of_entity, journal, cast, since_s)
                                : since_s);
  }
}

Verdict judge_number(const Clause& clause, double number, bool is_moment, const Journal& journal,
                     const Cast& cast) {
  const bool began =
      !clause.since || std::isfinite(journal.first(cast, *clause.since, clause.since_entity));
  const bool never_came = is_moment && std::isnan(number);
  if (!began || (std::isnan(number) && !never_came)) return {.value = nan};
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {true, keeps_to(clause.comparison, never_came ? infinity : number, clause.limit.value()),
          number};
}

}  // namespace yuyan::response
