// What can be reckoned without simulation: open hazards are M/G/infinity, accidents a Cox process,
// counts under frailty negative binomial, double-random coverage hypergeometric.
#include <cmath>
#include <functional>
#include <utility>

#include <gtest/gtest.h>

#include "models/inspection/equilibrium.h"
#include "models/inspection/model.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

using plain::Sample;

constexpr double interval_d = year_d / 4;
constexpr double repair_d = 30;

/// Survival of a hazard of the plain sector born at `born`: unseen by every self-check so far (they
/// come at the middles of the intervals, each sees with 1/2), or seen and not put right yet.
double survival(double born, double age) {
  const double now = born + age;
  double unseen = 1;
  double in_repair = 0;
  for (double check = (std::ceil(born / interval_d - 0.5) + 0.5) * interval_d; check < now;
       check += interval_d) {
    unseen /= 2;
    in_repair += unseen * std::exp(-(now - check) / repair_d);
  }
  return unseen + in_repair;
}

/// Midpoint rule; the integrands are piecewise smooth and the step is short against 30 days.
double integral(double from, double to, const std::function<double(double)>& f) {
  constexpr int steps = 1500;
  const double step = (to - from) / steps;
  double sum = 0;
  for (int i = 0; i < steps; ++i) sum += f(from + (i + 0.5) * step);
  return sum * step;
}

Inspection closed_city() {
  Inspection city = plain::city(200, 2);
  city.sectors[0].check_phase = 0.5;
  return city;
}

TEST(OpenHazards, AreThoseOfAnInfiniteServerQueue) {
  const InspectionModel model(closed_city());
  const double end = model.calendar().end();
  const double rate_d = 200 * 4 / year_d;
  const double mean =
      rate_d * integral(0, end, [&](double born) { return survival(born, end - born); });
  Sample living;
  for (std::uint64_t replication = 0; replication < 600; ++replication)
    living.add(static_cast<double>(
        model.simulate({.seed = 11, .replication = replication}).cells[1][Count::living]));
  EXPECT_NEAR(living.mean(), mean, 4 * living.mean_error());
  EXPECT_NEAR(living.variance(), mean, 4 * living.variance_error());  // Poisson
}

TEST(Accidents, AreACoxProcess) {
  Inspection city = closed_city();
  constexpr double accidents_a_year = 1;
  city.sectors[0].accidents_a_hazard_year = accidents_a_year;
  const InspectionModel model(city);
  const double end = model.calendar().end();
  const double rate_d = 200 * 4 / year_d;
  // A hazard born at s lives X = min(life, end - s) in the plan.
  const double mean_life = integral(0, end, [&](double born) {
    return integral(0, end - born, [&](double age) { return survival(born, age); });
  });
  const double square_life = integral(0, end, [&](double born) {
    return integral(0, end - born, [&](double age) { return 2 * age * survival(born, age); });
  });
  const double r = accidents_a_year / year_d;
  const double mean = r * rate_d * mean_life;
  const double variance = mean + r * r * rate_d * square_life;
  Sample hazard_d;
  Sample accidents;
  for (std::uint64_t replication = 0; replication < 600; ++replication) {
    const Outcome outcome = model.simulate({.seed = 12, .replication = replication});
    hazard_d.add(plain::total(outcome).hazard_d);
    accidents.add(static_cast<double>(outcome.accidents.size()));
  }
  EXPECT_NEAR(hazard_d.mean(), rate_d * mean_life, 4 * hazard_d.mean_error());
  EXPECT_NEAR(hazard_d.variance(), rate_d * square_life, 4 * hazard_d.variance_error());
  EXPECT_NEAR(accidents.mean(), mean, 4 * accidents.mean_error());
  EXPECT_NEAR(accidents.variance(), variance, 4 * accidents.variance_error());
  EXPECT_GT(variance, 1.2 * mean);  // the case can tell a Cox process from a Poisson process
}

TEST(Frailty, MakesCountsNegativeBinomial) {
  Inspection city = closed_city();
  city.sectors[0].frailty_cv = 0.8;
  const InspectionModel model(city);
  Sample arisen;
  for (std::uint64_t replication = 0; replication < 600; ++replication)
    arisen.add(static_cast<double>(
        plain::total(model.simulate({.seed = 13, .replication = replication}))[Count::arisen]));
  const double each = 4 * model.calendar().end() / year_d;
  EXPECT_NEAR(arisen.mean(), 200 * each, 4 * arisen.mean_error());
  EXPECT_NEAR(arisen.variance(), 200 * (each + std::pow(0.8 * each, 2)),
              4 * arisen.variance_error());
}

TEST(Equilibrium, StaysWhereItBegins) {
  Inspection city = plain::city(300, 2);
  city.horizon.beginning = Beginning::equilibrium;
  city.sectors[0].blind_share = 0.4;
  city.sectors[0].lapse_years = 3.0;
  city.sectors[0].reports_a_year = 0.1;
  const InspectionModel model(city);
  Sample change;
  Sample begun;
  for (std::uint64_t replication = 0; replication < 300; ++replication) {
    const Outcome outcome = model.simulate({.seed = 14, .replication = replication});
    begun.add(static_cast<double>(outcome.beginning[0]));
    change.add(static_cast<double>(outcome.cells[1][Count::living] - outcome.beginning[0]));
  }
  // Blind ones go by lapse or report alone; of the others a share P is seen before, at one check
  // after another. What was seen or reported is put right for 30 days on average.
  const double gone = 0.1 + 1.0 / 3;
  const double blind = 0.4 / gone;
  const double kept = std::exp(-gone / 4);
  const double seen = 0.6 * (1 - kept) / (gone / 4) * 0.5 / (1 - 0.5 * kept);
  const double unseen = (0.6 - seen) / gone;
  const double repaired = (seen + 0.1 * (blind + unseen)) * repair_d / year_d;
  EXPECT_NEAR(begun.mean(), 300 * 4 * (blind + unseen + repaired), 4 * begun.mean_error());
  EXPECT_NEAR(change.mean(), 0, 4 * change.mean_error());
}

// The year before the plan, reckoned firm by firm, against the first year of simulated ones.
TEST(Equilibrium, GivesTheAccidentsOfTheYearBefore) {
  Inspection city = plain::city(400, 1);
  city.horizon.beginning = Beginning::equilibrium;
  city.effects.accident_reveals = 1;
  city.totals[0].contractor_share = 0.5;
  city.totals[0].level_2_share = 0.3;
  city.totals[0].employees = chance::Lognormal{.median = 30, .sigma = 0.8};
  Sector& sector = city.sectors[0];
  sector.contractor_factor = 0.4;
  sector.frailty_cv = 0.5;
  sector.blind_share = 0.4;
  sector.lapse_years = 3.0;
  sector.reports_a_year = 0.1;
  sector.rectified_share = 0.9;
  sector.accidents_a_hazard_year = 0.05;
  sector.background_a_year = 0.02;
  sector.fatal_share = 0.5;
  city.effects.level_2 = 0.2;
  const InspectionModel model(city);
  const std::vector<double> counted{1.0};
  const ExpectedAccidents expected = year_before(model, mean_rates(city), counted)[0];
  Sample accidents, fatal, deaths, squares;
  for (std::uint64_t replication = 0; replication < 400; ++replication) {
    const Outcome outcome = model.simulate({.seed = 15, .replication = replication});
    double with = 0, dead = 0, square = 0;
    for (const Accident& one : outcome.accidents) {
      with += one.deaths > 0;
      dead += one.deaths;
      square += static_cast<double>(one.deaths) * one.deaths;
    }
    accidents.add(static_cast<double>(outcome.accidents.size()));
    fatal.add(with);
    deaths.add(dead);
    squares.add(square);
  }
  EXPECT_NEAR(accidents.mean(), expected.accidents, 4 * accidents.mean_error());
  EXPECT_NEAR(fatal.mean(), expected.fatal_accidents, 4 * fatal.mean_error());
  EXPECT_NEAR(deaths.mean(), expected.deaths, 4 * deaths.mean_error());
  EXPECT_NEAR(squares.mean(), expected.squared_deaths, 4 * squares.mean_error());
}

TEST(Seasons, RaiseWhatArisesByTheirFactor) {
  Inspection city = closed_city();
  Season flood;
  flood.id = "flood";
  flood.from = "06-01";
  flood.to = "08-31";
  flood.factor = 3;
  city.seasons = {flood};
  const InspectionModel model(city);
  Sample arisen;
  for (std::uint64_t replication = 0; replication < 200; ++replication)
    arisen.add(static_cast<double>(
        plain::total(model.simulate({.seed = 15, .replication = replication}))[Count::arisen]));
  const double expected = 200 * 4 * (model.calendar().end() + 2 * 2 * 92) / year_d;
  EXPECT_NEAR(arisen.mean(), expected, 4 * arisen.mean_error());
  EXPECT_NEAR(arisen.variance(), expected, 4 * arisen.variance_error());
}

TEST(DoubleRandom, CoversAsTheHypergeometricSays) {
  constexpr double firms = 300;
  constexpr double marked = 90;
  constexpr double visits = 120;
  Inspection city = plain::city(210, 1);
  city.sectors.push_back(city.sectors[0]);
  city.sectors[1].id = "marked";
  city.totals.push_back(city.totals[0]);
  city.totals[1].sector = "marked";
  city.totals[1].enterprises = 90;
  plain::inspect(city, visits);
  const InspectionModel model(city);
  Sample covered;
  for (std::uint64_t replication = 0; replication < 1000; ++replication) {
    const Outcome outcome = model.simulate({.seed = 16, .replication = replication});
    const Cell total = plain::total(outcome);
    ASSERT_EQ(total[Count::visits], visits);
    ASSERT_EQ(total[Count::distinct_visited], visits);
    covered.add(static_cast<double>(outcome.cells[1][Count::visits]));
  }
  const double mean = visits * marked / firms;
  EXPECT_NEAR(covered.mean(), mean, 4 * covered.mean_error());
  EXPECT_NEAR(covered.variance(), mean * (1 - marked / firms) * (firms - visits) / (firms - 1),
              4 * covered.variance_error());
}

// 250 visits a year on 100 firms: rounds end inside a quarter, and the days left over go to the
// next round, but to nobody a second time in the quarter. In half a year there are firms for 100 of
// 125.
TEST(DoubleRandom, GoesOnWithTheNextRoundInsideAPeriod) {
  for (const auto& [months, visits_a_year] :
       {std::pair{1, 250}, std::pair{3, 250}, std::pair{6, 200}, std::pair{12, 100}}) {
    Inspection city = plain::city(100, 2);
    city.horizon.months_a_period = months;
    plain::inspect(city, 250);
    const Outcome outcome = InspectionModel(city).simulate({.seed = 17, .replication = 1});
    const Cell total = plain::total(outcome);
    EXPECT_NEAR(static_cast<double>(total[Count::visits]), 2 * visits_a_year, 1) << months;
    EXPECT_EQ(total[Count::distinct_visited], 200) << months;
  }
}

}  // namespace
}  // namespace yuyan::inspection
