#include "models/inspection/delivery_run.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/inspection/rates.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

using plain::Sample;

/// One measure before one group of reviewers that works every day.
Inspection queue_city(int reviewers, int years = 5) {
  Inspection city = plain::city(1, years);
  Reviewers group;
  group.id = "group";
  group.count = reviewers;
  group.days_a_year = year_d;
  city.reviewers = {group};
  Measure measure;
  measure.id = "measure";
  measure.reviewers = "group";
  measure.passes = 1.0;
  measure.total = 1e6;
  measure.target_is_share = false;
  city.measures = {measure};
  return city;
}

/// A run of the deliveries alone.
struct Deliveries {
  explicit Deliveries(const Inspection& city, std::uint64_t replication = 0)
      : model(city),
        source{.seed = 31, .replication = replication},
        rates(rates_of(city, source)),
        outcome(model.simulate(source)),
        firms(model, rates, source, outcome),
        delivery(model, rates, source) {}

  InspectionModel model;
  chance::Source source;
  Rates rates;
  Outcome outcome;
  Firms firms;
  DeliveryRun delivery;
};

/// Mean wait and share of those who wait, of applications per day `arrivals` before teams that
/// review one a day each; after a year to settle in.
struct Queue {
  Sample wait, waits;
};

Queue queue(double arrivals, int teams, int replications, int years) {
  Inspection city = queue_city(teams, years);
  city.measures[0].applications_a_year = arrivals * year_d;
  city.measures[0].total = 2 * arrivals * year_d * years;
  city.measures[0].review_d = chance::Exponential{.mean = 1};
  const InspectionModel model(city);
  Queue queue;
  for (int replication = 0; replication < replications; ++replication) {
    const chance::Source source{.seed = 32, .replication = static_cast<std::uint64_t>(replication)};
    const Rates rates = rates_of(city, source);
    DeliveryRun delivery(model, rates, source);
    delivery.advance(model.calendar().end());
    Sample wait;
    Sample waits;
    for (const Review& review : delivery.reviews()) {
      if (review.applied < year_d) continue;
      wait.add(review.begun - review.applied);
      waits.add(review.begun > review.applied);
    }
    queue.wait.add(wait.mean());
    queue.waits.add(waits.mean());
  }
  return queue;
}

// simulation_checks.csv A11: M/M/1, arrivals 0.8, service 1: mean wait in the queue 4.
TEST(ReviewQueue, OfOneTeamIsMM1) {
  const Queue one = queue(0.8, 1, 60, 20);
  EXPECT_NEAR(one.wait.mean(), 4, 4 * one.wait.mean_error());
  EXPECT_NEAR(one.waits.mean(), 0.8, 4 * one.waits.mean_error());
}

// simulation_checks.csv A13: Erlang C with 2 erlangs before 3 servers and 10 before 12.
TEST(ReviewQueue, OfSeveralTeamsIsErlangC) {
  const Queue three = queue(2, 3, 40, 10);
  EXPECT_NEAR(three.waits.mean(), 0.4444444, 4 * three.waits.mean_error());
  EXPECT_NEAR(three.wait.mean(), 0.4444444 / (3 - 2), 4 * three.wait.mean_error());
  const Queue twelve = queue(10, 12, 20, 5);
  EXPECT_NEAR(twelve.waits.mean(), 0.4493882, 4 * twelve.waits.mean_error());
  EXPECT_NEAR(twelve.wait.mean(), 0.4493882 / (12 - 10), 4 * twelve.wait.mean_error());
}

TEST(ReviewQueue, DeliversAsFastAsItsTeamsWork) {
  Inspection city = queue_city(2);
  city.reviewers[0].days_a_year = 100;
  city.measures[0].total = 1000;
  city.measures[0].review_d = 4.0;  // 25 reviews a year and team
  Deliveries run(city);
  run.delivery.advance(run.model.calendar().end());
  const double year = run.model.calendar().year_start(1);
  EXPECT_NEAR(run.delivery.value(0, year, run.firms), 50, 2);
  EXPECT_NEAR(run.delivery.value(0, 3 * year, run.firms), 150, 2);
}

TEST(ReviewQueue, SharesItsTeamsAmongMeasuresByArrival) {
  Inspection city = queue_city(1);
  city.measures[0].total = 10;
  city.measures[0].review_d = 30.0;
  city.measures.push_back(city.measures[0]);
  city.measures[1].id = "later";
  city.measures[1].starts = "2016-02-01";
  Deliveries run(city);
  run.delivery.advance(run.model.calendar().end());
  const auto& reviews = run.delivery.reviews();
  ASSERT_EQ(reviews.size(), 20U);
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(reviews[i].measure, 0U);
  for (std::size_t i = 1; i < 20; ++i) EXPECT_EQ(reviews[i].begun, reviews[i - 1].finished);
}

TEST(ReviewQueue, FailedOnesComeAgainUntilTheyPass) {
  Inspection city = queue_city(1);
  city.measures[0].total = 400;
  city.measures[0].review_d = 0.1;
  city.measures[0].passes = 0.25;
  city.measures[0].again_d = 10;
  Deliveries run(city);
  run.delivery.advance(run.model.calendar().end());
  Sample attempts;
  std::vector<double> tries(400, 0);
  for (const Review& review : run.delivery.reviews()) tries[review.item] += 1;
  for (const double each : tries) attempts.add(each);
  EXPECT_NEAR(attempts.mean(), 4, 4 * attempts.mean_error());           // geometric
  EXPECT_NEAR(attempts.variance(), 12, 4 * attempts.variance_error());  // (1 - p) / p^2
  EXPECT_EQ(run.delivery.value(0, run.model.calendar().end(), run.firms), 400);
}

TEST(Certificates, RunOutAndAreRenewedInTheSameQueue) {
  Inspection city = queue_city(1, 10);
  city.measures[0].total = 100;
  city.measures[0].done = 100;
  city.measures[0].valid_years = 3;
  city.measures[0].review_d = 1.0;
  Deliveries run(city);
  run.delivery.advance(run.model.calendar().end());
  // Each runs out once in three years; being renewed takes a day or little more.
  EXPECT_NEAR(static_cast<double>(run.delivery.reviews().size()), 100 * 10 / 3.0, 35);
  EXPECT_GE(run.delivery.value(0, 9 * year_d, run.firms), 95);
  Inspection idle = city;
  idle.reviewers[0].count = 0;
  Deliveries nobody(idle);
  nobody.delivery.advance(nobody.model.calendar().end());
  EXPECT_NEAR(nobody.delivery.value(0, 1.5 * year_d, nobody.firms), 50, 4 * 5.0);
  EXPECT_EQ(nobody.delivery.value(0, 3.1 * year_d, nobody.firms), 0);
}

Inspection level_city(double fatal_share) {
  Inspection city = queue_city(5, 4);
  city.totals[0].enterprises = 100;
  city.sectors[0].fatal_share = fatal_share;
  city.sectors[0].background_a_year = 0.5;
  Measure& level = city.measures[0];
  level.kind = MeasureKind::standardization;
  level.level = 3;
  level.review_d = 1.0;
  level.target_is_share = true;
  level.target = 0.9;
  level.due = "2016Q4";
  return city;
}

TEST(Standardization, ReachesAllFirmsAndHoldsThem) {
  const Outcome outcome = InspectionModel(level_city(0)).simulate({.seed = 33, .replication = 0});
  EXPECT_EQ(outcome.delivered[3], 1);
  EXPECT_EQ(outcome.delivered[15], 1);  // renewed after three years
  EXPECT_EQ(outcome.met[0], 1);
}

TEST(Standardization, IsRevokedAndBarredAfterAFatalAccident) {
  Inspection city = level_city(1);
  city.supervision.bar_years = 1;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 33, .replication = 0});
  // Half a year between the accidents' rate and a year of being barred: in balance a firm is
  // certified 1 / 0.5 of 1 / 0.5 + 1 years and a little, for the planning dates.
  EXPECT_LT(outcome.delivered[15], 0.75);
  EXPECT_GT(outcome.delivered[15], 0.4);
}

TEST(Grades, FollowTheRecordAndTheBlacklist) {
  Supervision rules;
  EXPECT_EQ(grade_of(rules, 0.2, false), IntegrityGrade::a);
  EXPECT_EQ(grade_of(rules, 1, false), IntegrityGrade::b);
  EXPECT_EQ(grade_of(rules, 2, false), IntegrityGrade::c);
  EXPECT_EQ(grade_of(rules, 5, false), IntegrityGrade::d);
  EXPECT_EQ(grade_of(rules, 0.2, true), IntegrityGrade::d);
}

}  // namespace
}  // namespace yuyan::inspection
