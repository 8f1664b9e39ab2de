// A city's enterprises and their supervision over the years of a plan.
//
//   const InspectionModel model(tables, register_seed);
//   const Outcome outcome = model.simulate({.seed = 1, .replication = 0});
//
// docs/programme.md says how it works and what it leaves out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/indicators/severity_law.h"
#include "models/inspection/inspection.h"
#include "models/inspection/outcome.h"
#include "models/inspection/past.h"
#include "models/inspection/plan_calendar.h"
#include "models/inspection/population.h"
#include "models/inspection/season_clock.h"
#include "sim/chance/id.h"
#include "sim/chance/stream.h"

namespace yuyan::inspection {

struct Rates;

/// A team of officers with its days.
struct Team {
  std::size_t county = 0;  ///< row of the table; the number of rows for a team of the whole city
  std::vector<std::size_t> sectors;  ///< rows of the table that its department inspects
  double officer_d_month = 0;        ///< officer-days for inspection in a month
  double expert_share = 0, specialist_share = 0;
  /// By month: what a strategy's share is multiplied by, so that the strategies that have firms to
  /// go to share what all in force were given, and never more than all days.
  std::vector<double> share_factor;
};

/// The firms that a team may visit by a strategy, in the order of their ids.
struct Beat {
  std::size_t team = 0, strategy = 0;
  std::vector<std::uint32_t> firms;
  double officers_factor = 1;  ///< departments that go together
  double least_visit_d = 0;    ///< officer-days of the cheapest visit of one department
};

/// The months of the plan in [from, to) in which a strategy is on.
[[nodiscard]] std::vector<int> active_months(const Strategy& strategy, const PlanCalendar& calendar,
                                             int from, int to);

/// Const once built; every replication plays on it.
class InspectionModel {
 public:
  /// Throws std::logic_error if the tables have faults(). `register_seed` makes the enterprises
  /// that the totals stand for.
  explicit InspectionModel(Inspection tables, std::uint64_t register_seed = 1);

  /// One replication: parameters and chance from one source.
  [[nodiscard]] Outcome simulate(chance::Source source) const { return simulate(source, source); }
  /// The same with the uncertainty of parameters from one source and chance from another, which is
  /// how the two are kept apart.
  [[nodiscard]] Outcome simulate(chance::Source parameters, chance::Source chance) const;
  /// The same with parameters that were drawn before, perhaps changed since, after what has
  /// happened.
  [[nodiscard]] Outcome simulate(const Rates& rates, chance::Source chance,
                                 const Past& past = {}) const;

  [[nodiscard]] const Inspection& tables() const { return tables_; }
  [[nodiscard]] const PlanCalendar& calendar() const { return calendar_; }
  [[nodiscard]] const std::vector<Enterprise>& enterprises() const { return register_; }
  [[nodiscard]] const Population& population() const { return population_; }
  [[nodiscard]] const std::vector<SeasonClock>& clocks() const { return clocks_; }
  [[nodiscard]] const std::vector<indicators::SeverityLaw>& laws() const { return laws_; }
  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }
  [[nodiscard]] const std::vector<Beat>& beats() const { return beats_; }
  /// What keys the draws of a strategy.
  [[nodiscard]] std::uint64_t strategy_key(std::size_t strategy) const {
    return strategy_keys_[strategy];
  }

  [[nodiscard]] std::size_t counties() const { return tables_.counties.size(); }
  [[nodiscard]] std::size_t sectors() const { return tables_.sectors.size(); }
  /// The place of a county and sector among all pairs.
  [[nodiscard]] std::size_t pair(std::size_t county, std::size_t sector) const {
    return county * sectors() + sector;
  }
  [[nodiscard]] std::size_t pair_of(std::size_t firm) const {
    return pair(population_.county[firm], population_.sector[firm]);
  }
  [[nodiscard]] std::size_t pairs() const { return counties() * sectors(); }

 private:
  void make_laws();
  void make_teams();
  void make_beats(std::size_t team);

  Inspection tables_;
  PlanCalendar calendar_;
  std::vector<Enterprise> register_;
  Population population_;
  std::vector<SeasonClock> clocks_;
  std::vector<indicators::SeverityLaw> laws_;
  std::vector<Team> teams_;
  std::vector<Beat> beats_;
  std::vector<std::uint64_t> strategy_keys_;
};

}  // namespace yuyan::inspection
