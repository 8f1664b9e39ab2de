// Judging the clauses of a plan against what happened.
#pragma once

#include <span>

#include "models/response/journal.h"
#include "models/response/plan.h"

namespace yuyan::response {

/// What became of one clause in one replication.
struct Verdict {
  bool at_stake = false;  ///< what the clause is about came up at all
  bool met = false;       ///< meaningful only when at stake
  double value = 0;  ///< the interval that the clause limits, s, or the number, in the clause's
                     ///< unit; NaN when there is none
};

/// Intervals are compared with this tolerance.
inline constexpr double limit_tolerance_s = 1e-6;

/// Judges one clause by the journal of a drill that ended at `end_s`; see Clause for its rules.
/// What is needed no more, as the clause's `unless` says, counts as kept from then on. What had
/// still time when the drill ended is not at stake.
[[nodiscard]] Verdict judge(const Clause& clause, const Journal& journal, const Cast& cast,
                            double end_s);

/// Judges a clause of rule number by the number, in its own unit; NaN when it is missing. A moment
/// that is missing never came; another number that is missing puts nothing at stake.
[[nodiscard]] Verdict judge_number(const Clause& clause, double number, bool is_moment,
                                   const Journal& journal, const Cast& cast);

}  // namespace yuyan::response
