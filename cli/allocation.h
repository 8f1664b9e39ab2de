// Where inspector-days do most: what more of them would avert in each assessed unit and by each
// strategy, and a better use of the same number.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/console.h"
#include "models/indicators/ledger.h"
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
  double days_proposed = 0;
};

struct Allocation {
  std::vector<MarginalReturn> counties, strategies;
  double days_a_year = 0;        ///< of all teams; the same in the proposal
  double deaths = 0;             ///< expected in enterprises over all years, as it is
  statistics::Estimate averted;  ///< by the proposal, on replications that it was not chosen by
  std::size_t years = 0;
  std::uint64_t replications = 0;
};

struct AllocationQuestion {
  std::uint64_t replications = 40;
  std::uint64_t seed = 1;
  int workers = 1;
  double change = 0.5;  ///< share of days added to find returns
  double step = 0.5;    ///< share of days that the proposal may move from or to a unit or strategy
};

/// What is allocated: a programme, perhaps with a past that its risk has learnt from.
struct AllocatedProgramme {
  const reader::Programme& programme;
  const std::optional<indicators::Past>& past;
};

/// Tries the change for every unit and strategy on the same replications (common chance, so that
/// only what the days touch differs), moves days from the lowest returns to the highest within the
/// budget, and plays the proposal on fresh replications. Deaths are expected ones: accidents of
/// enterprises times the mean deaths an accident of their sector, which keeps the luck of severity
/// out. Replications are shared by workers. `progress` hears the share that is done. Nothing after
/// a stop. Throws UsageError when a change cannot be played.
[[nodiscard]] std::optional<Allocation> allocate(const AllocatedProgramme& asked,
                                                 const AllocationQuestion& question,
                                                 const ensemble::Stop& stop,
                                                 const std::function<void(double)>& progress);

}  // namespace yuyan::cli
