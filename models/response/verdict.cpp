#include "models/response/verdict.h"

#include <cmath>
#include <limits>

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
  const double kept_s = std::max(since_s, journal.first(cast, clause.of, clause.of_entity));
  if (!clause.unless || !std::isfinite(since_s)) return kept_s;
  return std::min(kept_s, first_after(*clause.unless, "", journal, cast, since_s));
}

Verdict within(const Clause& clause, double since_s, double of_s, double end_s) {
  if (!std::isfinite(since_s)) return {.value_s = nan};
  if (!std::isfinite(of_s))
    return {.at_stake = end_s >= since_s + clause.limit_s, .met = false, .value_s = nan};
  const double interval_s = of_s - since_s;
  return {true, interval_s <= clause.limit_s + limit_tolerance_s, interval_s};
}

/// The value is the time in hand: positive when the promise came first.
Verdict before(double since_s, double of_s) {
  if (!std::isfinite(since_s) && !std::isfinite(of_s)) return {.value_s = nan};
  const bool both = std::isfinite(since_s) && std::isfinite(of_s);
  return {true, of_s <= since_s + limit_tolerance_s, both ? since_s - of_s : nan};
}

Verdict never(double since_s, double of_s) {
  if (!std::isfinite(since_s)) return {.value_s = nan};
  return {true, !std::isfinite(of_s), std::isfinite(of_s) ? of_s - since_s : nan};
}

}  // namespace

Verdict judge(const Clause& clause, const Journal& journal, const Cast& cast, double end_s) {
  const double since_s = journal.first(cast, clause.since, clause.since_entity);
  switch (clause.rule) {
    case Rule::within:
      return within(clause, since_s, settled_s(clause, journal, cast, since_s), end_s);
    case Rule::before:
      return before(since_s, journal.first(cast, clause.of, clause.of_entity));
    case Rule::never:
      return never(since_s, std::isfinite(since_s)
                                ? first_after(clause.of, clause.of_entity, journal, cast, since_s)
                                : since_s);
  }
  return {.value_s = nan};
}

}  // namespace yuyan::response
