// Small cities in which everything can be reckoned by hand.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "models/inspection/inspection.h"
#include "models/inspection/model.h"

namespace yuyan::inspection::plain {

/// One sector in which hazards arise, are found by self-checks and are put right, and nothing else:
/// no frailty, no blind spots, no lapse, no accidents but those of living hazards.
inline Sector sector() {
  Sector sector;
  sector.id = "plain";
  sector.department = "bureau";
  sector.frailty_cv = 0;
  sector.hazards_a_year = 4.0;
  sector.major_share = 0.0;
  sector.contractor_factor = 0.0;
  sector.blind_share = 0.0;
  sector.checks_a_year = 4;
  sector.check_finds = 0.5;
  sector.lapse_years = 1e6;
  sector.reports_a_year = 0.0;
  sector.visit_finds = 0.7;
  sector.visit_finds_major = 0.7;
  sector.rectification_d = 30.0;
  sector.rectification_major_d = 30.0;
  sector.rectified_share = 1.0;
  sector.rectified_major_share = 1.0;
  sector.falsely_closed = 0.0;
  sector.stopped_share = 0.0;
  sector.accidents_a_hazard_year = 0.002;
  sector.major_factor = 1.0;
  sector.background_a_year = 0.0;
  sector.fatal_share = 0.0;
  sector.loss_yuan = 0.0;
  sector.prior_visits_a_year = 0;
  return sector;
}

/// `enterprises` like enterprises in one county, nobody to inspect them, no after-effects of
/// anything.
inline Inspection city(int enterprises, int years = 5) {
  Inspection city;
  city.horizon = {
      .first_year = 2016, .years = years, .months_a_period = 3, .beginning = Beginning::none};
  city.counties = {{.id = "county", .name = {}, .name_zh = {}, .townships = 0, .travel_d = 0}};
  city.sectors = {sector()};
  EnterpriseTotal total;
  total.county = "county";
  total.sector = "plain";
  total.enterprises = enterprises;
  total.employees = 30.0;
  city.totals = {total};
  city.effects.own_accident = 0.0;
  city.effects.taught = 0.0;
  city.effects.accident_reveals = 0;
  city.effects.lessons = 0.0;
  city.effects.publicity = 0.0;
  return city;
}

/// Visits without after-effect by enough officers for `visits_a_year` double-random visits.
inline void inspect(Inspection& city, double visits_a_year) {
  Staff staff;
  staff.id = "team";
  staff.county = "county";
  staff.department = "bureau";
  staff.officers = visits_a_year;  // a visit takes one officer-day
  staff.legal_days = 1;
  staff.other_days = 0;
  staff.expert_share = 0;
  staff.specialist_share = 1;
  city.staff = {staff};
  city.visiting.officers_a_visit = 1;
  city.visiting.on_site_d = 1;
  city.visiting.recheck_d = 0;
  city.visiting.citation_general = 0.0;
  city.visiting.citation_major = 0.0;
  city.effects.deterrence_uncited = 0.0;
  city.effects.deterrence_cited = 0.0;
  Strategy strategy;
  strategy.id = "random";
  strategy.kind = StrategyKind::double_random;
  city.strategies = {strategy};
}

/// Sums over all cells of a replication.
inline Cell total(const Outcome& outcome) {
  Cell sum;
  for (const Cell& cell : outcome.cells) {
    for (std::size_t kind = 0; kind < count_kinds; ++kind) sum.counts[kind] += cell.counts[kind];
    sum.hazard_d += cell.hazard_d;
  }
  return sum;
}

/// Mean and variance of a series of replications, and their standard errors.
class Sample {
 public:
  void add(double x) { values_.push_back(x); }
  [[nodiscard]] double mean() const {
    double sum = 0;
    for (const double x : values_) sum += x;
    return sum / size();
  }
  [[nodiscard]] double variance() const { return moment(2) * size() / (size() - 1); }
  [[nodiscard]] double mean_error() const { return std::sqrt(variance() / size()); }
  /// From the fourth moment; holds for any distribution.
  [[nodiscard]] double variance_error() const {
    return std::sqrt(std::max(0.0, moment(4) - moment(2) * moment(2)) / size());
  }

 private:
  [[nodiscard]] double size() const { return static_cast<double>(values_.size()); }
  [[nodiscard]] double moment(int order) const {
    const double centre = mean();
    double sum = 0;
    for (const double x : values_) sum += std::pow(x - centre, order);
    return sum / size();
  }
  std::vector<double> values_;
};

}  // namespace yuyan::inspection::plain
