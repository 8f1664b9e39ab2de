#include "models/inspection/delivery_run.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/inspection/faults.h"
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
  EXPECT_EQ(outcome.deliveries.value[3], 1);
  EXPECT_EQ(outcome.deliveries.value[15], 1);  // renewed after three years
  EXPECT_EQ(outcome.deliveries.met[0], 1);
}

TEST(Standardization, IsRevokedAndBarredAfterAFatalAccident) {
  Inspection city = level_city(1);
  city.supervision.bar_years = 1;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 33, .replication = 0});
  // Half a year between the accidents' rate and a year of being barred: in balance a firm is
  // certified 1 / 0.5 of 1 / 0.5 + 1 years and a little, for the planning dates.
  EXPECT_LT(outcome.deliveries.value[15], 0.75);
  EXPECT_GT(outcome.deliveries.value[15], 0.4);
}

TEST(Standardization, RenewsInTheQueueOfItsLevel) {
  Inspection city = level_city(0);
  city.totals[0].level_3_share = 0.6;
  city.totals[0].level_2_share = 0.2;
  Reviewers province = city.reviewers[0];
  province.id = "province";
  province.authority = Authority::province;
  city.reviewers[0].authority = Authority::city;
  city.reviewers.push_back(province);
  city.measures[0].applicants = 0;  // who has a certificate keeps it, nobody else applies
  Measure second = city.measures[0];
  second.id = "level_2";
  second.level = 2;
  second.reviewers = "province";
  city.measures.push_back(second);
  const InspectionModel model(city);
  const Outcome outcome = model.simulate({.seed = 34, .replication = 0});
  const auto& certified = outcome.deliveries.certified;
  const auto at = [&](std::size_t quarter, std::size_t level) {
    return certified[quarter * standard_levels + level - 1];
  };
  EXPECT_GT(at(0, 3), 40);
  EXPECT_GT(at(0, 2), 10);
  EXPECT_EQ(at(0, 3) + at(0, 2), at(15, 3) + at(15, 2));  // all renewed, none new
  EXPECT_EQ(at(0, 2), at(15, 2));
  std::int64_t of_city = 0, of_province = 0;
  // A certificate's three years, less the half year by which it is renewed before.
  for (std::size_t quarter = 0; quarter < 10; ++quarter) {
    const auto& by_city = outcome.deliveries.reviews[2 * quarter];
    const auto& by_province = outcome.deliveries.reviews[2 * quarter + 1];
    EXPECT_EQ(by_city.renewals, by_city.finished);
    of_city += by_city.finished;
    of_province += by_province.finished;
  }
  EXPECT_NEAR(static_cast<double>(of_city), static_cast<double>(at(0, 3)), 3);
  EXPECT_NEAR(static_cast<double>(of_province), static_cast<double>(at(0, 2)), 3);
}

TEST(Standardization, WithoutReviewersRunsOut) {
  Inspection city = level_city(0);
  city.totals[0].level_3_share = 1;
  city.reviewers[0].ends = "2016-01-01";
  const Outcome outcome = InspectionModel(city).simulate({.seed = 34, .replication = 0});
  EXPECT_GT(outcome.deliveries.value[0], 0.9);
  EXPECT_EQ(outcome.deliveries.value[13], 0);
  // The applications of all 100 firms wait for nobody.
  EXPECT_EQ(outcome.deliveries.reviews[13].waiting, 100);
}

TEST(Standardization, BeginsWhenItsReviewersDo) {
  Inspection city = level_city(0);
  city.reviewers[0].starts = "2016-08-01";
  const Outcome outcome = InspectionModel(city).simulate({.seed = 34, .replication = 0});
  EXPECT_EQ(outcome.deliveries.value[1], 0);
  EXPECT_GT(outcome.deliveries.value[2], 0.5);
}

TEST(Standardization, OfAHigherLevelTakesThoseOfALowerOnly) {
  Inspection city = level_city(0);
  city.totals[0].level_3_share = 0.5;
  Measure& level = city.measures[0];
  level.level = 2;
  level.from_level = 3;
  level.applicants = 10;
  level.target_is_share = false;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 35, .replication = 0});
  EXPECT_EQ(outcome.deliveries.value[7], 10);
  // Those whose level 3 has no queue lose it; none of them comes back.
  EXPECT_EQ(outcome.deliveries.certified[15 * standard_levels + 2], 0);
}

TEST(Standardization, MeasuresGrowthAndWhatWasOpen) {
  Inspection city = level_city(0);
  city.totals[0].level_3_share = 0.5;
  city.measures[0].share_of = ShareOf::open;
  city.measures.push_back(city.measures[0]);
  city.measures[1].id = "growth";
  city.measures[1].share_of = ShareOf::start;
  city.measures[1].applicants = 0;
  city.measures[1].renews = false;
  const InspectionModel model(city);
  double start = 0;
  for (const Enterprise& one : model.enterprises()) start += one.standardization_level == 3;
  const Outcome outcome = model.simulate({.seed = 35, .replication = 0});
  EXPECT_EQ(outcome.deliveries.value[2 * 3], 1);
  EXPECT_DOUBLE_EQ(outcome.deliveries.value[2 * 3 + 1], (100 - start) / start);
}

TEST(Standardization, IsReviewedByTheAuthorityOfItsLevel) {
  Inspection city = level_city(0);
  city.reviewers[0].authority = Authority::province;
  const auto found = faults(city);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "measures.measure.reviewers");
}

TEST(Grading, WaitsForTheCertificate) {
  Inspection city = level_city(0);
  city.measures.push_back(city.measures[0]);
  city.measures[1].id = "grades";
  city.measures[1].kind = MeasureKind::integrity_grading;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 36, .replication = 0});
  const auto graded = [&](std::size_t quarter) {
    std::int64_t sum = 0;
    for (std::size_t grade = 0; grade < integrity_grades; ++grade)
      sum += outcome.deliveries.graded[quarter * integrity_grades + grade];
    return sum;
  };
  EXPECT_EQ(graded(0), 0);
  EXPECT_EQ(graded(3), 100);
  EXPECT_EQ(outcome.deliveries.value[2 * 3 + 1], 1);
}

/// 40 firms of two counties in which something happens at every moment.
Inspection closing_city() {
  Inspection city = queue_city(5, 3);
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "other";
  city.totals[0].enterprises = 20;
  city.totals[0].employees = chance::Uniform{.low = 5, .high = 200};
  city.totals.push_back(city.totals[0]);
  city.totals[1].county = "other";
  city.sectors[0].background_a_year = 5.0;
  plain::inspect(city, 400);
  Measure& close = city.measures[0];
  close.kind = MeasureKind::closure;
  close.total = 6;
  close.target = 6;
  close.review_d = 1.0;
  close.due = "2016Q2";
  return city;
}

TEST(Closures, CloseTheSmallestAndStopAllThatHappensInThem) {
  Inspection city = closing_city();
  city.strategies[0].counties = {};
  const InspectionModel model(city);
  const Outcome outcome = model.simulate({.seed = 37, .replication = 0});
  const double closed = model.calendar().month_start(3);
  std::vector<double> sizes;
  for (const Enterprise& one : model.enterprises()) sizes.push_back(one.employees);
  std::ranges::sort(sizes);
  std::size_t before = 0;
  for (const Accident& one : outcome.accidents) {
    const bool is_small = model.enterprises()[one.enterprise].employees <= sizes[5];
    before += is_small && one.day < closed;
    EXPECT_FALSE(is_small && one.day >= closed) << one.day;
  }
  EXPECT_GT(before, 0U);
  EXPECT_EQ(outcome.deliveries.value[0], 6);
  EXPECT_EQ(outcome.deliveries.met[0], 1);
  EXPECT_EQ(outcome.deliveries.closed.back(), 6);
  EXPECT_EQ(outcome.enterprises[0] + outcome.enterprises[1], 40);
  EXPECT_EQ(outcome.enterprises[2] + outcome.enterprises[3], 34);
}

TEST(Closures, TakeTheHazardsAndVisitsOfTheFirmsWithThem) {
  Inspection city = closing_city();
  city.measures[0].total = 40;
  city.measures[0].target = 40;
  city.reviewers[0].count = 40;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 37, .replication = 0});
  const Cell all = plain::total(outcome);
  const std::int64_t cells = 2;
  Cell first;
  for (std::int64_t i = 0; i < cells; ++i)
    for (std::size_t kind = 0; kind < count_kinds; ++kind)
      first.counts[kind] += outcome.cells[static_cast<std::size_t>(i)].counts[kind];
  EXPECT_GT(first[Count::visits], 0);
  EXPECT_GT(first[Count::lapsed], 0);
  EXPECT_EQ(first[Count::living], 0);
  EXPECT_EQ(first[Count::arisen],
            first[Count::rectified] + first[Count::lapsed] + first[Count::ended_by_accident]);
  EXPECT_EQ(all[Count::visits], first[Count::visits]);
  EXPECT_EQ(all[Count::arisen], first[Count::arisen]);
  for (const Accident& one : outcome.accidents) EXPECT_LT(one.day, 91);
}

TEST(Closures, OfOneFirmLeaveTheOthersAsTheyWere) {
  Inspection city = closing_city();
  city.staff = {};
  city.strategies = {};
  city.measures[0].enterprises = {"other-plain-00007"};
  city.measures[0].total = 0;
  city.measures[0].target = 1;
  Inspection open = city;
  open.measures = {};
  const InspectionModel model(city);
  const Outcome with = model.simulate({.seed = 38, .replication = 0});
  const Outcome without = InspectionModel(open).simulate({.seed = 38, .replication = 0});
  const auto elsewhere = [&](const Outcome& outcome) {
    std::vector<double> days;
    for (const Accident& one : outcome.accidents)
      if (model.enterprises()[one.enterprise].id != "other-plain-00007") days.push_back(one.day);
    return days;
  };
  EXPECT_EQ(elsewhere(with), elsewhere(without));
  EXPECT_LT(with.accidents.size(), without.accidents.size());
  city.measures[0].enterprises = {"other-plain-00021"};
  ASSERT_EQ(faults(city).size(), 1U);
  EXPECT_EQ(faults(city)[0].path, "measures.measure.enterprises");
}

TEST(Coverages, AreCountedByCounty) {
  Inspection city = queue_city(1, 2);
  city.counties[0].townships = 12;
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "other";
  city.counties[1].townships = 4;
  Measure& measure = city.measures[0];
  measure.counted = Counted::townships;
  measure.total = 0;
  measure.done_counties = {"other"};
  measure.review_d = 30.0;
  measure.target_is_share = true;
  const Outcome outcome = InspectionModel(city).simulate({.seed = 39, .replication = 0});
  EXPECT_DOUBLE_EQ(outcome.deliveries.value[0], 7 / 16.0);  // 4 and one a month
  EXPECT_DOUBLE_EQ(outcome.deliveries.by_county[0], 3 / 12.0);
  EXPECT_EQ(outcome.deliveries.by_county[1], 1);
  EXPECT_EQ(outcome.deliveries.value[4], 1);
  city.measures[0].done = 17;
  ASSERT_EQ(faults(city).size(), 1U);
}

TEST(Levers, FollowTheirMeasureCountyByCounty) {
  Inspection city = queue_city(0, 2);  // nobody connects the others
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "other";
  city.totals[0].enterprises = 200;
  city.totals.push_back(city.totals[0]);
  city.totals[1].county = "other";
  city.measures[0].counted = Counted::counties;
  city.measures[0].total = 0;
  city.measures[0].done_counties = {"other"};
  city.measures[0].target = 2;
  const Outcome without = InspectionModel(city).simulate({.seed = 40, .replication = 0});
  Lever lever;
  lever.id = "platform";
  lever.effect = 1.0;
  lever.measure = "measure";
  city.levers = {lever};
  const Outcome with = InspectionModel(city).simulate({.seed = 40, .replication = 0});
  EXPECT_EQ(with.cells[0].counts, without.cells[0].counts);
  EXPECT_EQ(with.cells[1][Count::arisen], 0);
  EXPECT_GT(without.cells[1][Count::arisen], 0);
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
