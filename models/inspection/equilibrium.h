// What lives and happens in a firm before the plan begins, in the mean.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "models/inspection/model.h"
#include "models/inspection/rates.h"

namespace yuyan::inspection {

/// What the stocks of a firm depend on beside its sector.
struct Standing {
  double check_phase = 0;  ///< place of the last self-check in its interval, 0 … 1
  double log_miss = 0;     ///< log of the chance that a self-check misses
  bool is_taught = false;  ///< by a visit that enforced
};

/// Mean numbers of hazards that live in equilibrium where they arise at `rate_d`: unseen for good
/// by the firm, general and major; not seen yet by its self-checks; being put right; neglected.
/// Exact without false closure; what comes back after one adds to the unseen. Among those that the
/// firm can see, major ones are taken to cause accidents like general ones.
[[nodiscard]] std::array<double, 5> equilibrium_stocks(const SectorRates& sector, double reveals,
                                                       const Standing& standing, double rate_d);

/// Accidents of a year in the mean, as the statistics would report them.
struct ExpectedAccidents {
  double accidents = 0, fatal_accidents = 0, deaths = 0;
  double squared_deaths = 0;  ///< sum of the squared deaths of each: how deaths come in clusters

  ExpectedAccidents& operator+=(const ExpectedAccidents& other);
};

/// A year under the conditions in which the plan finds the enterprises: hazards in equilibrium with
/// the visits of before, certificates as they are, no measure yet. By county and sector. So the
/// level of the base year is known without a run, and nothing that is planned moves it.
/// `counted` holds for each sector the chance that a death counts.
[[nodiscard]] std::vector<ExpectedAccidents> year_before(const InspectionModel& model,
                                                         const Rates& rates,
                                                         std::span<const double> counted);

/// Accidents a year, out of season, of a firm of the reference size without contractors and
/// certificate in each sector, before the plan.
[[nodiscard]] std::vector<double> reference_accidents(const Rates& rates, double reveals);

/// Scales the accident rates of each sector so that its reference_accidents() are those given.
void hold_accidents(Rates& rates, double reveals, std::span<const double> accidents);

/// Rates with every quantity that is drawn once a replication at its mean.
[[nodiscard]] Rates mean_rates(Inspection tables);

}  // namespace yuyan::inspection
