// What holds in every replication, whatever the parameters.
#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "models/inspection/model.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

Strategy strategy(const char* id, StrategyKind kind, double share) {
  Strategy strategy;
  strategy.id = id;
  strategy.kind = kind;
  strategy.share = share;
  return strategy;
}

/// Two counties, two sectors of two departments, every mechanism at work, accidents frequent.
Inspection busy_city() {
  Inspection city;
  city.horizon.years = 3;
  for (const char* id : {"east", "west"}) {
    County county;
    county.id = id;
    city.counties.push_back(county);
  }
  for (const char* id : {"mine", "shop"}) {
    Sector sector;
    sector.id = id;
    sector.department = std::string(id) + "_bureau";
    sector.accidents_a_hazard_year = 0.05;
    sector.background_a_year = 0.1;
    sector.reports_a_year = 0.1;
    sector.major_share = 0.05;
    city.sectors.push_back(sector);
  }
  for (const County& county : city.counties)
    for (const Sector& sector : city.sectors) {
      EnterpriseTotal total;
      total.county = county.id;
      total.sector = sector.id;
      total.enterprises = 60;
      total.level_3_share = 0.4;
      total.major_hazard_share = 0.2;
      total.key_supervision_share = 0.2;
      city.totals.push_back(total);
      Staff staff;
      staff.id = county.id + sector.id;
      staff.county = county.id;
      staff.department = sector.department;
      staff.officers = 1;
      city.staff.push_back(staff);
    }
  city.strategies = {strategy("random", StrategyKind::double_random, 0.3),
                     strategy("key", StrategyKind::key_supervision, 0.1),
                     strategy("grade", StrategyKind::by_integrity_grade, 0.1),
                     strategy("risk", StrategyKind::by_predicted_risk, 0.1),
                     strategy("joint", StrategyKind::joint_enforcement, 0.1),
                     strategy("campaign", StrategyKind::seasonal_campaign, 0.1),
                     strategy("spot", StrategyKind::major_hazard_spot_checks, 0.1),
                     strategy("after", StrategyKind::post_accident_round, 0.1)};
  city.strategies[5].months = {6, 7, 8};
  Reviewers reviewers;
  reviewers.id = "city_reviewers";
  city.reviewers = {reviewers};
  Measure level;
  level.id = "level_3";
  level.kind = MeasureKind::standardization;
  level.reviewers = "city_reviewers";
  level.target = 0.8;
  Measure grading;
  grading.id = "grades";
  grading.kind = MeasureKind::integrity_grading;
  city.measures = {level, grading};
  return city;
}

void expect_same(const Outcome& a, const Outcome& b) {
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    EXPECT_EQ(a.cells[i].counts, b.cells[i].counts);
    EXPECT_EQ(a.cells[i].hazard_d, b.cells[i].hazard_d);
  }
  ASSERT_EQ(a.accidents.size(), b.accidents.size());
  for (std::size_t i = 0; i < a.accidents.size(); ++i) {
    EXPECT_EQ(a.accidents[i].day, b.accidents[i].day);
    EXPECT_EQ(a.accidents[i].deaths, b.accidents[i].deaths);
    EXPECT_EQ(a.accidents[i].loss_yuan, b.accidents[i].loss_yuan);
  }
}

TEST(Hazards, AreConserved) {
  for (const int step : {1, 3, 12}) {
    Inspection city = busy_city();
    city.horizon.months_a_period = step;
    const InspectionModel model(city);
    for (std::uint64_t replication = 0; replication < 5; ++replication) {
      const Outcome outcome = model.simulate({.seed = 21, .replication = replication});
      for (std::size_t pair = 0; pair < model.pairs(); ++pair) {
        std::int64_t living = outcome.beginning[pair];
        for (std::size_t year = 0; year < 3; ++year) {
          const Cell& cell = outcome.cells[year * model.pairs() + pair];
          living += cell[Count::arisen] - (cell[Count::rectified] - cell[Count::falsely_closed]) -
                    cell[Count::lapsed] - cell[Count::ended_by_accident];
          EXPECT_EQ(living, cell[Count::living]);
          EXPECT_LE(cell[Count::distinct_visited], cell[Count::visits]);
          EXPECT_LE(cell[Count::cited], cell[Count::visits]);
          EXPECT_LE(cell[Count::found_major], cell[Count::found]);
          EXPECT_LE(cell[Count::hidden], cell[Count::living]);
        }
      }
    }
  }
}

TEST(Visits, AddUpOverStrategies) {
  const InspectionModel model(busy_city());
  const Outcome outcome = model.simulate({.seed = 22, .replication = 0});
  const std::size_t strategies = 8;
  std::vector<std::int64_t> by_strategy(strategies, 0);
  for (std::size_t cell = 0; cell < outcome.cells.size(); ++cell) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < strategies; ++i) {
      sum += outcome.strategy_visits[cell * strategies + i];
      by_strategy[i] += outcome.strategy_visits[cell * strategies + i];
    }
    EXPECT_EQ(sum, outcome.cells[cell][Count::visits]);
  }
  for (const std::int64_t visits : by_strategy) EXPECT_GT(visits, 0);
  // Officer-days: 4 teams of one officer, 120 days a year, at most what a visit of 1.2 takes.
  EXPECT_LE(plain::total(outcome)[Count::visits], 3 * 4 * 120 / 1.0);
}

TEST(Accidents, LieInThePlanAndHurtNoMoreThanAreThere) {
  const InspectionModel model(busy_city());
  std::int64_t ended = 0;
  std::int64_t of_hazards = 0;
  for (std::uint64_t replication = 0; replication < 5; ++replication) {
    const Outcome outcome = model.simulate({.seed = 23, .replication = replication});
    double before = 0;
    for (const Accident& accident : outcome.accidents) {
      EXPECT_GE(accident.day, before);
      EXPECT_LT(accident.day, model.calendar().end());
      EXPECT_LE(accident.deaths, static_cast<int>(model.population().exposed[accident.enterprise]));
      EXPECT_GT(accident.deaths + accident.serious_injuries, 0);
      before = accident.day;
      of_hazards += accident.cause != Cause::no_findable_hazard;
    }
    ended += plain::total(outcome)[Count::ended_by_accident];
  }
  EXPECT_EQ(ended, of_hazards);  // each accident reveals its hazard by default
  EXPECT_GT(ended, 0);
}

TEST(Levers, ThatDoNothingChangeNothing) {
  const Inspection city = busy_city();
  Inspection idle = city;
  for (const auto& choice : choices(LeverTarget{})) {
    Lever lever;
    lever.id = std::string(choice.name);
    lever.target = choice.value;
    lever.effect = 0.0;
    lever.starts = "2016-04-01";
    idle.levers.push_back(lever);
  }
  Lever off = idle.levers[0];
  off.id = "off";
  off.effect = 0.5;
  off.on = false;
  idle.levers.push_back(off);
  expect_same(InspectionModel(city).simulate({.seed = 24, .replication = 3}),
              InspectionModel(idle).simulate({.seed = 24, .replication = 3}));
}

TEST(Levers, ActInTheirDirection) {
  const auto mean_of = [](const Inspection& city) {
    const InspectionModel model(city);
    std::array<double, 2> mean{};  // hazard-days, deaths
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
      const Outcome outcome = model.simulate({.seed = 25, .replication = replication});
      mean[0] += plain::total(outcome).hazard_d;
      for (const Accident& accident : outcome.accidents) mean[1] += accident.deaths;
    }
    return mean;
  };
  const auto without = mean_of(busy_city());
  for (const auto& choice : choices(LeverTarget{})) {
    Inspection city = busy_city();
    Lever lever;
    lever.id = "lever";
    lever.target = choice.value;
    lever.effect = 0.8;
    city.levers = {lever};
    const auto with = mean_of(city);
    const bool on_deaths =
        choice.value == LeverTarget::background || choice.value == LeverTarget::severity;
    if (on_deaths)
      EXPECT_LT(with[1], without[1]) << choice.name;
    else
      EXPECT_LT(with[0], without[0]) << choice.name;
  }
}

TEST(InspectorDays, NeverRaiseExpectedHazardYears) {
  double before = std::numeric_limits<double>::infinity();
  for (const double officers : {0.0, 0.5, 1.0, 2.0, 4.0}) {
    Inspection city = busy_city();
    for (Staff& staff : city.staff) staff.officers = officers;
    const InspectionModel model(city);
    double hazard_d = 0;
    for (std::uint64_t replication = 0; replication < 20; ++replication)
      hazard_d += plain::total(model.simulate({.seed = 26, .replication = replication})).hazard_d;
    EXPECT_LT(hazard_d, before) << officers;
    before = hazard_d;
  }
}

TEST(Keys, OneMoreEnterpriseLeavesTheOthersAlone) {
  Inspection city = busy_city();
  Inspection more = city;
  Enterprise added;
  added.id = "a new one";
  added.county = "west";
  added.sector = "shop";
  more.enterprises = {added};
  // The reviewers of the city they would share.
  city.measures.clear();
  more.measures.clear();
  const InspectionModel model(city);
  const Outcome a = model.simulate({.seed = 27, .replication = 1});
  const Outcome b = InspectionModel(more).simulate({.seed = 27, .replication = 1});
  std::int64_t compared = 0;
  for (std::size_t cell = 0; cell < a.cells.size(); ++cell) {
    if (cell % model.pairs() == model.pair(1, 1)) continue;
    EXPECT_EQ(a.cells[cell].counts, b.cells[cell].counts);
    compared += a.cells[cell][Count::visits];
  }
  EXPECT_GT(compared, 0);
}

TEST(Keys, AStrategyOfOneDepartmentLeavesTheOtherAlone) {
  const Inspection city = busy_city();
  Inspection more = city;
  more.strategies.insert(more.strategies.begin(),
                         strategy("extra", StrategyKind::double_random, 0.5));
  more.strategies[0].departments = {"mine_bureau"};
  const InspectionModel model(city);
  Inspection a_city = city;
  a_city.measures.clear();
  more.measures.clear();
  const Outcome a = InspectionModel(a_city).simulate({.seed = 28, .replication = 1});
  const Outcome b = InspectionModel(more).simulate({.seed = 28, .replication = 1});
  std::int64_t changed = 0;
  for (std::size_t cell = 0; cell < a.cells.size(); ++cell)
    if (cell % 2 == 1)
      EXPECT_EQ(a.cells[cell].counts, b.cells[cell].counts);
    else
      changed += a.cells[cell].counts != b.cells[cell].counts;
  EXPECT_GT(changed, 0);
}

TEST(Keys, TheOrderOfRowsMeansNothing) {
  Inspection city = busy_city();
  city.enterprises = InspectionModel(city).enterprises();
  city.totals.clear();
  Inspection shuffled = city;
  std::ranges::reverse(shuffled.enterprises);
  std::ranges::reverse(shuffled.staff);
  expect_same(InspectionModel(city).simulate({.seed = 29, .replication = 1}),
              InspectionModel(shuffled).simulate({.seed = 29, .replication = 1}));
}

TEST(Uncertainty, OfParametersIsKeptApartFromChance) {
  const InspectionModel model(busy_city());
  const chance::Source one{.seed = 30, .replication = 1};
  const chance::Source other{.seed = 30, .replication = 2};
  expect_same(model.simulate(one), model.simulate(one, one));
  // The same parameters with other chance, and the other way round, are other outcomes.
  EXPECT_NE(
      model.simulate(one, other).accidents.size() +
          1000 * static_cast<std::size_t>(plain::total(model.simulate(one, other))[Count::arisen]),
      model.simulate(one, one).accidents.size() +
          1000 * static_cast<std::size_t>(plain::total(model.simulate(one, one))[Count::arisen]));
}

}  // namespace
}  // namespace yuyan::inspection
