// Where inspector-days do most: what more of them would avert in each assessed unit and by each
// strategy, and the best use of a budget of them that was found.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/console.h"
#include "models/indicators/ledger.h"
#include "models/parameters/field.h"
#include "scenarios/reader/programme.h"
#include "sim/ensemble/stop.h"

namespace yuyan::cli {

/// What a change of the days of one unit or strategy does.
struct MarginalReturn {
  std::string id;
  Text name;
  double days_a_year = 0;          ///< officer-days, as the scenario has them
  double added_days_a_year = 0;    ///< by the change that was tried
  statistics::Estimate averted{};  ///< deaths over all years per 1000 officer-days added, 95 %
  double days_proposed = 0;        ///< of the best allocation that was found
};

/// A move of days that was tried on replications of its own.
struct AllocationRound {
  double step = 0;                 ///< share of days that it may move from or to one place
  statistics::Estimate averted{};  ///< deaths over all years against the allocation before
  bool is_taken = false;
};

/// Why the search ended.
enum class AllocationEnd {
  level,    ///< no place has a return that differs from the mean by more than chance explains
  no_gain,  ///< no move, however small, averted more than the allocation before it
  rounds    ///< as many rounds as were asked for
};

constexpr auto choices(AllocationEnd) {
  using parameters::Choice;
  return std::array{Choice{"level", AllocationEnd::level},
                    Choice{"no_gain", AllocationEnd::no_gain},
                    Choice{"rounds", AllocationEnd::rounds}};
}

struct Allocation {
  std::vector<MarginalReturn> counties, strategies;
  double days_a_year = 0;         ///< of all teams, as the scenario has them
  double budget_days_a_year = 0;  ///< of all teams in the proposal
  double deaths = 0;              ///< expected in enterprises over all years, as it is
  statistics::Estimate averted;   ///< by the proposal, on replications that it was not chosen by
  std::vector<AllocationRound> rounds;
  AllocationEnd end = AllocationEnd::rounds;
  std::size_t years = 0;
  std::uint64_t replications = 0;
};

struct AllocationQuestion {
  std::uint64_t replications = 40;
  std::uint64_t seed = 1;
  int workers = 1;
  double change = 0.5;  ///< share of days added to find returns
  double step = 0.5;    ///< share of days that the first move may take from or give to one place
  std::uint64_t rounds = 1;                    ///< moves that are looked for, at most
  std::optional<double> budget_days_a_year{};  ///< of all teams; none: as many as there are
};

/// What is allocated: a programme, perhaps with a past that its risk has learnt from.
struct AllocatedProgramme {
  const reader::Programme& programme;
  const std::optional<indicators::Past>& past;
};

/// Brings all teams to the budget alike. Then, round by round: tries more days for every unit and
/// strategy on the same replications (common chance, so that only what the days touch differs),
/// moves days from the lowest returns to the highest within the budget, leaving alone what chance
/// may have made, and keeps the move if it averts deaths on fresh replications; else half the move
/// is tried, down to a sixteenth of the first. Ends when returns are level, nothing is gained or
/// the rounds are over. What was kept is played against today on fresh replications once more.
/// Deaths are expected ones: accidents of enterprises times the mean deaths an accident of their
/// sector, which keeps the luck of severity out. `progress` hears the share that is done. Nothing
/// after a stop. Throws UsageError when a change cannot be played.
[[nodiscard]] std::optional<Allocation> allocate(const AllocatedProgramme& asked,
                                                 const AllocationQuestion& question,
                                                 const ensemble::Stop& stop,
                                                 const std::function<void(double)>& progress);

}  // namespace yuyan::cli
