// The published trials of inspection, replayed with the default priors: what they measured has to
// come out of the mechanism. Only the plants are given: their injuries, and that nobody else visits
// them.
#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "models/inspection/model.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

using plain::Sample;

constexpr int plants = 409;

/// Leaves a figure in the report of the test (--gtest_output), where docs/validation.md has it
/// from.
void note(const char* name, double value) {
  testing::Test::RecordProperty(name, std::to_string(value));
}

/// Plants of high hazard: 26.7 serious injuries in five years (Johnson, Levine, Toffel 2023), of
/// which about a sixth come from hazards that somebody could find (assumed); all else at its
/// default.
Sector plant() {
  Sector sector;
  sector.id = "plant";
  sector.department = "bureau";
  sector.background_a_year = 4.5;
  sector.accidents_a_hazard_year = 0.2;
  sector.major_factor = 1.0;
  sector.fatal_share = 0.0;
  sector.injuries_other = 1.0;
  sector.loss_yuan = 0.0;
  sector.prior_visits_a_year = 0.05;  // most plants had not been inspected for years
  return sector;
}

/// Inspected plants in the first county, like ones in the second. `visits` in the first quarter.
Inspection trial(StrategyKind kind, double visits, bool advice_only = false) {
  Inspection city = plain::city(plants);
  city.horizon.beginning = Beginning::equilibrium;
  city.sectors = {plant()};
  city.totals[0].sector = "plant";
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "like";
  city.totals.push_back(city.totals[0]);
  city.totals[1].county = "like";
  plain::inspect(city, 4 * visits);
  city.visiting = Visiting{};
  city.effects = Effects{};
  city.visiting.officers_a_visit = 1;
  city.visiting.on_site_d = 1;
  city.visiting.recheck_d = 0;
  city.visiting.citation_general = 1.0;  // what an OSHA inspector finds, he cites
  city.staff[0].expert_share = 0;
  city.strategies[0].kind = kind;
  city.strategies[0].advice_only = advice_only;
  city.strategies[0].starts = "2016-01";
  city.strategies[0].ends = "2016-03";
  return city;
}

double injuries(const InspectionModel& model, const Outcome& outcome, std::size_t county) {
  double sum = 0;
  for (const Accident& accident : outcome.accidents)
    if (model.population().county[accident.enterprise] == county) sum += accident.serious_injuries;
  return sum;
}

/// Relative change of injuries in five years, inspected against like plants, by replication.
Sample effect(const Inspection& city, int replications) {
  const InspectionModel model(city);
  Sample effect;
  for (int replication = 0; replication < replications; ++replication) {
    const Outcome outcome =
        model.simulate({.seed = 41, .replication = static_cast<std::uint64_t>(replication)});
    effect.add(injuries(model, outcome, 0) / injuries(model, outcome, 1) - 1);
  }
  return effect;
}

// Levine, Toffel, Johnson 2012: -9.4 % (95 % interval -17.7 to -2.1), 409 against 409.
TEST(Trial, RandomInspectionCutsInjuries) {
  const Sample change = effect(trial(StrategyKind::double_random, plants), 500);
  note("effect", change.mean());
  note("spread", std::sqrt(change.variance()));
  EXPECT_GT(change.mean(), -0.177);
  EXPECT_LT(change.mean(), -0.021);
  EXPECT_NEAR(std::sqrt(change.variance()), 0.04, 0.01);
}

// Hebei, January to November 2018: 1.755 hazards and 0.129 cases a visit. The default sector, as
// often visited as before, with the default officers.
TEST(Trial, AVisitFindsWhatItFoundInHebei) {
  Inspection city = plain::city(300, 1);
  city.effects = Effects{};
  city.horizon.beginning = Beginning::equilibrium;
  Sector sector;
  sector.id = "plain";
  sector.department = "bureau";
  city.sectors = {sector};
  plain::inspect(city, 300 * sector.prior_visits_a_year);
  city.visiting = Visiting{};
  city.visiting.officers_a_visit = 1;
  city.visiting.on_site_d = 1;
  city.staff[0].expert_share = Staff{}.expert_share;
  city.staff[0].specialist_share = Staff{}.specialist_share;
  const InspectionModel model(city);
  double visits = 0;
  double found = 0;
  double cited = 0;
  for (std::uint64_t replication = 0; replication < 60; ++replication) {
    const Cell total = plain::total(model.simulate({.seed = 45, .replication = replication}));
    visits += static_cast<double>(total[Count::visits]);
    found += static_cast<double>(total[Count::found]);
    cited += static_cast<double>(total[Count::cited]);
  }
  note("found_a_visit", found / visits);
  note("cited_a_visit", cited / visits);
  EXPECT_NEAR(found / visits, 1.755, 0.2);
  EXPECT_NEAR(cited / visits, 0.129, 0.03);
}

// Baggs et al. 2003: consultation without enforcement, no significant effect.
TEST(Trial, AdviceAloneDoesAlmostNothing) {
  const double advice = effect(trial(StrategyKind::double_random, plants, true), 60).mean();
  const double enforcement = effect(trial(StrategyKind::double_random, plants), 60).mean();
  note("advice", advice);
  EXPECT_GT(advice, -0.045);
  EXPECT_LT(enforcement, 2 * advice);
}

// Ko, Mendeloff, Gray 2010, 549 398 inspections: the second finds 28 to 48 % fewer violations than
// the first; with the years since the last inspection, all else alike, they rise by about 15 % in
// five years. The rise is of the number found: 1.15 times as many after the years as without them.
TEST(Trial, TheSecondVisitFindsLessAndALittleMoreWithTheYears) {
  constexpr int gaps = 5;
  Sample first;
  std::array<Sample, gaps> second;
  for (int gap = 1; gap <= gaps; ++gap) {
    Inspection city = trial(StrategyKind::double_random, plants);
    city.horizon.years = gaps + 1;
    city.sectors[0].prior_visits_a_year = 0;  // the first inspection, not the first of a period
    city.strategies.push_back(city.strategies[0]);
    city.strategies[1].id = "second";
    city.strategies[1].starts = std::to_string(2016 + gap) + "-01";
    city.strategies[1].ends = std::to_string(2016 + gap) + "-03";
    const InspectionModel model(city);
    for (std::uint64_t replication = 0; replication < 60; ++replication) {
      const Outcome outcome = model.simulate({.seed = 42, .replication = replication});
      const auto found = [&](int year) {
        const Cell& cell = outcome.cells[static_cast<std::size_t>(year) * model.pairs()];
        EXPECT_EQ(cell[Count::visits], plants);
        return static_cast<double>(cell[Count::found]) / plants;
      };
      first.add(found(0));
      second[static_cast<std::size_t>(gap - 1)].add(found(gap));
    }
  }
  note("first_visit", first.mean());
  for (std::size_t i = 0; i < gaps; ++i)
    note(("after_years_" + std::to_string(i + 1)).c_str(), second[i].mean());
  for (const Sample& sample : second) {
    EXPECT_GT(1 - sample.mean() / first.mean(), 0.28);
    EXPECT_LT(1 - sample.mean() / first.mean(), 0.48);
  }
  const double a_year = std::log(second[gaps - 1].mean() / second[0].mean()) / (gaps - 1);
  note("regrowth_in_five_years", std::expm1(5 * a_year));
  EXPECT_NEAR(std::expm1(5 * a_year), 0.15, 0.05);
}

// Johnson, Levine, Toffel 2023: targeting by predicted risk averts more than drawing at random.
TEST(Trial, TargetingAvertsMoreThanDrawing) {
  const auto averted = [](StrategyKind kind) {
    Inspection city = trial(kind, plants / 4.0);
    city.sectors[0].frailty_cv = 0.8;
    // A year of visits at random gives everyone a record to go by; then a quarter is visited.
    city.strategies.push_back(city.strategies[0]);
    city.strategies[0].kind = StrategyKind::double_random;
    city.strategies[0].id = "record";
    city.strategies[0].starts = "2016-01";
    city.strategies[0].ends = "2016-12";
    city.strategies[1].starts = "2017-01";
    city.strategies[1].ends = "2017-12";
    city.strategies[1].share = 0.25;
    Inspection without = city;
    without.strategies.pop_back();
    const InspectionModel with_model(city);
    const InspectionModel without_model(without);
    Sample averted;
    for (std::uint64_t replication = 0; replication < 40; ++replication) {
      const chance::Source source{.seed = 43, .replication = replication};
      averted.add(injuries(without_model, without_model.simulate(source), 0) -
                  injuries(with_model, with_model.simulate(source), 0));
    }
    return averted;
  };
  const Sample targeted = averted(StrategyKind::by_predicted_risk);
  const Sample drawn = averted(StrategyKind::double_random);
  note("targeted", targeted.mean());
  note("drawn", drawn.mean());
  EXPECT_GT(targeted.mean() - 2 * std::hypot(targeted.mean_error(), drawn.mean_error()),
            drawn.mean());
}

// Who is chosen for many injuries has fewer later without any visit: frailty makes the rest.
TEST(Trial, TheWorstOfAYearRegressTowardTheMean) {
  Inspection city = trial(StrategyKind::double_random, plants);
  city.staff.clear();
  const InspectionModel model(city);
  double first = 0;
  double later = 0;
  double everyone = 0;
  for (std::uint64_t replication = 0; replication < 20; ++replication) {
    const Outcome outcome = model.simulate({.seed = 44, .replication = replication});
    std::vector<std::array<double, 2>> by_year(model.population().count());
    for (const Accident& accident : outcome.accidents) {
      const int year = model.calendar().month_of(accident.day) / 12;
      if (year < 2) by_year[accident.enterprise][static_cast<std::size_t>(year)] += 1;
    }
    for (const auto& plant : by_year) {
      everyone += plant[0] / static_cast<double>(by_year.size()) / 20;
      if (plant[0] < 12) continue;
      first += plant[0];
      later += plant[1];
    }
  }
  EXPECT_LT(later, 0.9 * first);
  EXPECT_GT(later / first * 12, 1.2 * everyone);
}

// The more of the plants are visited a year, the fewer injuries an area has.
TEST(Trial, InjuriesOfAnAreaFallWithItsCoverage) {
  std::array<double, 3> change{};
  const std::array<double, 3> coverage{0.05, 0.3, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    Inspection city = trial(StrategyKind::double_random, coverage[i] * plants);
    city.strategies[0].ends = "";
    for (Staff& staff : city.staff) staff.officers = coverage[i] * plants;  // spread over the year
    change[i] = effect(city, 40).mean();
  }
  note("coverage_5", change[0]);
  note("coverage_30", change[1]);
  note("coverage_100", change[2]);
  EXPECT_LT(change[2], change[1]);
  EXPECT_LT(change[1], change[0]);
}

}  // namespace
}  // namespace yuyan::inspection
