// The numbers of one replication: drawn parameters as the engine uses them, rates a day.
#pragma once

#include <array>
#include <vector>

#include "models/inspection/inspection.h"
#include "sim/chance/stream.h"

namespace yuyan::inspection {

/// A sector's numbers. Probabilities and means as in Sector, rates a day instead of a year.
struct SectorRates {
  double hazards_d, background_d;
  double major_share, contractor_factor, blind_share;
  double seen_by_checks;             ///< 1 / (1 - blind_share)
  double blind_taught, seen_taught;  ///< the same for a firm that a visit has taught
  double check_interval_d, check_phase, check_finds;
  double lapse_d, report_d;  ///< rates at which a hidden hazard lapses, is reported
  double visit_finds, visit_finds_major;
  std::array<double, 2> rectification_d, deadline_d, rectified_share;  ///< general, major
  std::array<double, 2> accident_d;                                    ///< rate of a living hazard
  double falsely_closed, stopped_share;
  double fatal_share, deaths_tail, response_level, injuries_fatal, injuries_other, death_yuan;
  double prior_visits_d;
};

/// What a replication takes as given.
struct Rates {
  std::vector<SectorRates> sectors;
  double expert_factor, expert_major_factor, unspecialised_factor;
  double citation_general, citation_major, advice_followed;
  double deterrence_cited, deterrence_uncited, deterrence_advice, deterrence_d;
  double taught, taught_d;
  double own_accident, lessons, lessons_d, publicity;
  std::array<double, 4> level_factor;  ///< on rates, by standardization level; 0 none
  double extension_share;
  std::vector<double> lever_effects;
  std::vector<double> passes;  ///< by measure
};

[[nodiscard]] Rates rates_of(const Inspection& tables, chance::Source source);

/// What levers do in one county and sector at a time.
struct Factors {
  double hazards = 1, background = 1, self_check = 1, visit_finds = 1, rectification = 1,
         reports = 1, severity = 1;

  friend bool operator==(const Factors&, const Factors&) = default;
};

/// Changes a factor by a lever at full effect times progress, 0 … 1.
void apply(LeverTarget target, double effect, Factors& factors);

}  // namespace yuyan::inspection
