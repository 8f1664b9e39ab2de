// A programme ready to be replicated: enterprises and supervision, statistics, and how they join.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/projection.h"
#include "models/inspection/model.h"
#include "models/inspection/rates.h"
#include "scenarios/reader/programme.h"
#include "sim/chance/distribution.h"
#include "sim/chance/stream.h"

namespace yuyan::cli {

/// One uncertain parameter of a programme, as `yuyan check` names it.
struct UncertainParameter {
  std::string name;
  std::string owner;  ///< with the field it keys the draw
  std::string field;
  chance::Distribution distribution;

  /// What it comes out as when it is drawn from this source.
  [[nodiscard]] double drawn(chance::Source source) const {
    return chance::Stream(source, owner, field).draw(distribution, 0);
  }
};

/// The levels of risk that a history of the city's own set, as rows of the table of what a result
/// rests on; none where the priors stand.
[[nodiscard]] std::vector<reader::ParameterRow> levels_of_history(
    const indicators::Projection& projection);

/// One replication of a programme.
struct PlayedProgramme {
  inspection::Outcome outcome;
  indicators::ParameterDraw draw;
  indicators::ExposurePath exposures;
  indicators::Tally tally;
};

class ProgrammeModel {
 public:
  /// Throws UsageError when the tables contradict each other in a way that no check has seen.
  explicit ProgrammeModel(const reader::Programme& programme);

  [[nodiscard]] const inspection::InspectionModel& inspection() const { return inspection_; }
  [[nodiscard]] const indicators::Projection& projection() const { return projection_; }
  /// In the order of the tables: those of the inspection, those of the statistics, the levels of
  /// risk of the sectors, the level that they share.
  [[nodiscard]] const std::vector<UncertainParameter>& uncertain() const { return uncertain_; }

  /// Fixes the past by a ledger; what enterprises were expected to bring up to its date comes from
  /// some replications of the programme before it is known.
  void learn(indicators::Past past);

  /// One replication: parameters from one source, chance from another.
  [[nodiscard]] PlayedProgramme play(chance::Source parameters, chance::Source chance) const;

  /// One replication at chosen parameters: a number for each of uncertain().
  [[nodiscard]] PlayedProgramme play_at(std::span<const double> values,
                                        chance::Source chance) const;

  /// What stood behind an accident: inspection's causes, then the rows outside, then the ledger.
  [[nodiscard]] std::vector<std::string> causes() const;

 private:
  void calibrate();
  /// The parameters of a replication as they are played.
  [[nodiscard]] inspection::Rates held(inspection::Rates rates) const;
  [[nodiscard]] inspection::Past past_of_firms(indicators::Past& past) const;
  void list_uncertain();
  [[nodiscard]] PlayedProgramme play(indicators::ParameterDraw draw, inspection::Rates rates,
                                     chance::Source chance) const;
  [[nodiscard]] std::vector<std::pair<indicators::Accident, std::uint64_t>> accidents_of(
      const inspection::Outcome& outcome) const;

  inspection::InspectionModel inspection_;
  indicators::Projection projection_;
  std::vector<UncertainParameter> uncertain_;
  inspection::Inspection priors_;  ///< the tables without their enterprises
  inspection::Past past_;
  std::vector<double> held_;  ///< accidents of a reference firm by sector; empty: not held
};

}  // namespace yuyan::cli
