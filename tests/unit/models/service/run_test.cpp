#include "models/service/run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/service/outcomes.h"

namespace yuyan::service {
namespace {

using chance::Exponential;
using testing::DoubleEq;
using testing::ElementsAre;

Kind kind(const std::string& id, int units = 0) {
  Kind made;
  made.id = id;
  made.units = units;
  return made;
}
Stage stage(const std::string& id, const std::string& of, parameters::Quantity service_s) {
  Stage made;
  made.id = id;
  made.kind = of;
  made.service_s = std::move(service_s);
  return made;
}
Stream stream(const std::string& id, std::vector<std::string> stages,
              const std::string& area = "") {
  Stream made;
  made.id = id;
  made.stages = std::move(stages);
  made.area = area;
  return made;
}
Place place(const std::string& id, double x_m = 0, double y_m = 0) {
  Place made;
  made.id = id;
  made.x_m = x_m;
  made.y_m = y_m;
  return made;
}
Unit unit(const std::string& id, const std::string& where) {
  Unit made;
  made.id = id;
  made.kind = "unit";
  made.place = where;
  return made;
}
Preference preference(Others others = Others::after) {
  Preference made;
  made.area = "scene";
  made.kind = "unit";
  made.units = {"e"};
  made.others = others;
  return made;
}

/// One kind of units without places, one stage of a constant second, one stream at given times.
Service small(int units, std::vector<double> at_s) {
  Service service;
  service.name = "small";
  service.horizon_s = 1000;
  service.batches = 1;
  service.kinds = {kind("unit", units)};
  service.stages = {stage("work", "unit", 1.0)};
  service.streams = {stream("calls", {"work"})};
  service.streams[0].at_s = std::move(at_s);
  service.record_calls = true;
  return service;
}

struct Played {
  explicit Played(const Service& service, std::uint64_t seed = 1)
      : model(service), run(model, {.seed = seed, .replication = 0}) {
    run.play(1'000'000);
    run.check_consistency();
  }
  ServiceModel model;
  ServiceRun run;
};

/// When each call was done, by its number.
std::vector<double> done_s(const ServiceRun& run, std::size_t stream = 0) {
  std::vector<CallRow> rows = run.rows();
  std::ranges::sort(rows, {}, &CallRow::number);
  std::vector<double> times;
  for (const CallRow& row : rows)
    if (row.stream == stream) times.push_back(row.done_s);
  return times;
}

TEST(ServiceRun, EndsWhenNothingIsLeftToDo) {
  const Played played(small(1, {0, 0, 5}));
  EXPECT_EQ(played.run.ended_s(), 6);
  EXPECT_THAT(done_s(played.run), ElementsAre(1, 2, 6));
  EXPECT_EQ(played.run.stage_total(0).waited, 1);
  EXPECT_EQ(played.run.stage_total(0).wait_s, 1);
  EXPECT_DOUBLE_EQ(played.run.kind_tally(0).total().busy_s, 3);
}

TEST(ServiceRun, ServesTheUrgentFirstAndInterruptsNobody) {
  Service service = small(1, {0, 0.1});
  service.streams.push_back(service.streams[0]);
  service.streams[1].id = "urgent";
  service.streams[1].priority = 0;
  service.streams[1].at_s = {0.2};
  const Played played(service);
  EXPECT_THAT(done_s(played.run, 0), ElementsAre(1, 3));
  EXPECT_THAT(done_s(played.run, 1), ElementsAre(2));
}

TEST(ServiceRun, ServesTheLastFirstWhenTheKindSaysSo) {
  Service service = small(1, {0, 0.1, 0.2});
  service.kinds[0].discipline = Discipline::last_come;
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(1, 3, 2));
}

TEST(ServiceRun, LosesCallsBeyondTheRoomAndDivertsThem) {
  Service service = small(1, {0, 0.1, 0.2, 0.3});
  service.kinds[0].queue_limit = 1;
  const Played lost(service);
  EXPECT_EQ(lost.run.stage_total(0).lost, 2);
  EXPECT_EQ(lost.run.stream_total(0).completed, 2);
  service.kinds.push_back(kind("spare", 5));
  service.stages.push_back(stage("help", "spare", 10.0));
  service.stages[0].when_lost = "help";
  const Played diverted(service);
  EXPECT_EQ(diverted.run.stream_total(0).lost, 0);
  EXPECT_THAT(done_s(diverted.run), ElementsAre(1, 2, DoubleEq(10.2), DoubleEq(10.3)));
}

// Two need two units each; one that needs a single one does not pass the one that waits before it.
TEST(ServiceRun, KeepsUnitsBackForWhoNeedsSeveral) {
  Service service = small(2, {0, 0.1});
  service.stages[0].units = 2.0;
  service.stages.push_back(stage("single", "unit", 1.0));
  service.streams.push_back(service.streams[0]);
  service.streams[1].id = "single";
  service.streams[1].stages = {"single"};
  service.streams[1].at_s = {0.2};
  const Played played(service);
  EXPECT_THAT(done_s(played.run, 0), ElementsAre(1, 2));
  EXPECT_THAT(done_s(played.run, 1), ElementsAre(3));
}

TEST(ServiceRun, BeginsWithFewerWhenTheStageSaysSo) {
  Service service = small(3, {0, 0.5});
  service.stages[0].units = 2.0;
  service.stages[0].seizes = Seizure::what_is_free;
  const Played played(service);
  EXPECT_THAT(done_s(played.run), ElementsAre(1, 1.5));
  EXPECT_EQ(played.run.rows()[1].units, 1);
}

TEST(ServiceRun, ReleasesOneByOne) {
  Service service = small(2, {0});
  service.stages[0].units = 2.0;
  service.stages[0].release = Release::one_by_one;
  service.stages[0].service_s = Exponential{.mean = 1};
  const Played played(service);
  const UnitTally first = played.run.unit_tally(0);
  const UnitTally second = played.run.unit_tally(1);
  EXPECT_NE(first.busy_s, second.busy_s);
  EXPECT_DOUBLE_EQ(std::max(first.busy_s, second.busy_s), done_s(played.run)[0]);
}

TEST(ServiceRun, GivesUpAfterItsPatience) {
  Service service = small(1, {0, 0.1, 0.2});
  service.streams[0].patience_s = parameters::Quantity(0.9);
  const Played played(service);
  EXPECT_EQ(played.run.stage_total(0).given_up, 1);  // the third: its turn would be at 2
  EXPECT_THAT(done_s(played.run), ElementsAre(1, 2));
}

TEST(ServiceRun, FollowsTheProfileOfTheDay) {
  Service service = small(1, {});
  service.record_calls = false;
  service.horizon_s = 86400 * 200;
  service.kinds[0] = kind("unit");
  service.kinds[0].unlimited = true;
  service.streams[0].rate_per_s = parameters::Quantity(0.01);
  service.streams[0].profile.assign(24, 0.5);
  service.streams[0].profile[8] = 3;
  service.streams[0].profile[9] = 0;
  service.record_calls = true;
  const Played played(service);
  std::array<int, 24> hours{};
  for (const CallRow& row : played.run.rows())
    ++hours[static_cast<std::size_t>(std::fmod(row.asked_s, 86400) / 3600)];
  const double base = 0.01 * 3600 * 200;  // calls of an hour of factor 1 in 200 days
  EXPECT_EQ(hours[9], 0);
  EXPECT_NEAR(hours[8], 3 * base, 4 * std::sqrt(3 * base));
  EXPECT_NEAR(hours[20], 0.5 * base, 4 * std::sqrt(0.5 * base));
}

/// Two stations on a line, 1 m/s.
Service two_stations() {
  Service service = small(0, {0});
  service.travel.distance = Distance::straight;
  service.travel.speed_m_s = 1;
  service.places = {place("east", 100), place("scene"), place("west", -60)};
  service.units = {unit("e", "east"), unit("w", "west")};
  service.streams[0].area = "scene";
  return service;
}

TEST(Dispatch, SendsTheNearestThenTheNext) {
  Service service = two_stations();
  service.streams[0].at_s = {0, 10};
  const Played played(service);
  EXPECT_EQ(played.run.rows()[0].unit, 1);
  EXPECT_THAT(done_s(played.run), ElementsAre(61, 111));
  EXPECT_EQ(played.run.stage_total(0).response_s, 60 + 100);
}

TEST(Dispatch, FollowsThePreferenceOfTheArea) {
  Service service = two_stations();
  service.preferences = {preference()};
  EXPECT_EQ(Played(service).run.rows()[0].unit, 0);
  service.streams[0].at_s = {0, 0, 0};
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(101, 61, 122));
  service.preferences[0].others = Others::never;
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(101, 202, 303));
}

// A call that none of the free units may take does not stand in the way of the others.
TEST(Dispatch, PassesWhomTheFreeUnitsCannotServe) {
  Service service = two_stations();
  service.preferences = {preference(Others::never)};
  service.streams[0].at_s = {0, 1};
  service.streams.push_back(stream("other", {"work"}, "west"));
  service.streams[1].at_s = {2};
  const Played played(service);
  EXPECT_THAT(done_s(played.run, 1), ElementsAre(3));
}

TEST(Returns, AtOnceByRoadOrNotAtAll) {
  Service service = two_stations();
  service.units.pop_back();
  service.streams[0].at_s = {0, 1};
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(101, 202));  // free at home at 101
  service.kinds[0].returns = Return::drives;
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(101, 302));  // home at 201
  service.kinds[0].returns = Return::stays;
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(101, 102));  // already there
}

TEST(Transport, DeliversAtTheNearestDestination) {
  Service service = two_stations();
  service.places.push_back(place("far", 0, 500));
  service.places.push_back(place("near", 0, -30));
  service.stages[0].destinations = {"far", "near"};
  service.stages[0].hand_over_s = 7.0;
  service.kinds[0].returns = Return::drives;
  const Played played(service);
  EXPECT_THAT(done_s(played.run), ElementsAre(60 + 1 + 30));
  EXPECT_NEAR(played.run.unit_tally(1).busy_s, 91 + 7 + std::hypot(60, 30), 1e-9);
}

TEST(Travel, TakesTimesFromTheMatrixInBothDirections) {
  Service service = two_stations();
  service.travel.distance = Distance::matrix;
  service.travel.matrix = {{"scene", "east", 5}, {"west", "scene", 9}, {"scene", "west", 90}};
  service.streams[0].at_s = {0, 0};
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(6, 10));
}

TEST(Travel, TurnoutAndNoiseMakeTheWayLonger) {
  Service service = two_stations();
  service.kinds[0].turnout_s = 30.0;
  service.travel.noise = 1.5;
  EXPECT_THAT(done_s(Played(service).run), ElementsAre(30 + 90 + 1));
}

TEST(Homes, AreDrawnOnceAReplicationWithinTheirArea) {
  Service service = two_stations();
  service.places[0].width_m = 40;
  service.units[0].count = 3;
  service.units[1].count = 1;
  service.streams[0].at_s = {0, 0, 0, 0};
  const Played one(service, 1);
  const Played other(service, 2);
  EXPECT_NE(done_s(one.run), done_s(other.run));
  for (const double done : done_s(one.run)) {
    if (done == 61) continue;
    EXPECT_GE(done, 81);
    EXPECT_LE(done, 121);
  }
}

TEST(WarmUp, LeavesOutWhatCameBefore) {
  Service service = small(1, {0, 0, 0, 10});
  service.warm_up_s = 1.5;
  const Played played(service);
  EXPECT_EQ(played.run.stage_total(0).arrived, 1);
  EXPECT_EQ(played.run.stage_total(0).waited, 0);
  EXPECT_DOUBLE_EQ(played.run.kind_tally(0).total().busy_s, 1.5 + 1);
  EXPECT_DOUBLE_EQ(played.run.unit_tally(0).busy_s, 2.5);
}

TEST(Batches, AddUpToTheWhole) {
  Service service = small(2, {});
  service.record_calls = false;
  service.batches = 7;
  service.streams[0].rate_per_s = parameters::Quantity(1.5);
  const Played played(service);
  double busy = 0;
  for (int batch = 0; batch < played.run.batches(); ++batch)
    busy += played.run.kind(batch, 0).busy_s;
  EXPECT_EQ(played.run.batches(), 7);
  EXPECT_DOUBLE_EQ(busy, played.run.kind_tally(0).total().busy_s);
  EXPECT_NEAR(played.run.unit_tally(0).busy_s + played.run.unit_tally(1).busy_s, busy, 1e-6);
}

/// Everything of a city that has all there is.
Service city() {
  Service service = two_stations();
  service.limits_s = {70, 120};
  service.sample_interval_s = 100;
  service.ranks = 3;
  service.streams[0].at_s.clear();
  service.streams[0].rate_per_s = parameters::Quantity(0.01);
  service.streams.push_back(stream("more", {"work", "bed"}, "west"));
  service.streams[1].rate_per_s = parameters::Quantity(0.01);
  service.kinds.push_back(kind("bed", 2));
  service.kinds[1].dispatch = Dispatch::random;
  service.stages.push_back(stage("bed", "bed", Exponential{.mean = 100}));
  service.stages[1].chance = 0.5;
  service.races.emplace_back();
  service.races[0].id = "race";
  service.races[0].stages = {"work", "bed"};
  return service;
}

TEST(Record, DoesNotDependOnTheOrderOfRows) {
  Service service = city();
  const Played one(service);
  std::ranges::reverse(service.places);
  std::ranges::reverse(service.kinds);
  std::ranges::reverse(service.units);
  std::ranges::reverse(service.stages);
  std::ranges::reverse(service.streams);
  const Played other(service);
  const results::Schema schema(layout_of(one.model));
  EXPECT_EQ(schema.sha256(), results::Schema(layout_of(other.model)).sha256());
  EXPECT_EQ(Recorder(one.model, schema).record(one.run),
            Recorder(other.model, schema).record(other.run));
}

TEST(Record, HoldsWhatTheRunCounted) {
  const Played played(city());
  const results::Schema schema(layout_of(played.model));
  const results::Record record = Recorder(played.model, schema).record(played.run);
  EXPECT_EQ(record.values(schema.integer("/service/stages/served"))[1],
            played.run.stage_total(1).served);
  EXPECT_EQ(record.rows(schema.table("/service/calls")), played.run.rows().size());
  const auto present = record.values(schema.integer("/service/timeline/present"));
  EXPECT_EQ(present[2 * 3 + 1], played.run.samples()[3].present[1]);
  const auto shares = record.values(schema.real("/service/states/unit/share"));
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
  const auto waits = played.run.waits(1);
  const auto quantiles = record.values(schema.real("/service/stages/wait_s"));
  const double below = quantiles[quantile_levels.size() + 2];  // 90 % of the second stage
  const auto count = std::ranges::count_if(waits, [&](double wait) { return wait <= below; });
  EXPECT_NEAR(static_cast<double>(count) / static_cast<double>(waits.size()), 0.9, 0.1);
}

// One unit, calls of a second: the urgent ones that come at 0.1 s wait 0.9 s, the others 1 and 2 s.
TEST(Record, TellsWaitsByStreamAndByKind) {
  Service service = small(1, {0, 0.0, 0.0});
  service.streams.push_back(service.streams[0]);
  service.streams[1].id = "urgent";
  service.streams[1].at_s = {0.1};
  service.streams[1].priority = 0;
  service.streams[0].priority = 5;
  const Played played(service);
  const results::Schema schema(layout_of(played.model));
  const results::Record record = Recorder(played.model, schema).record(played.run);
  const auto real = [&](const char* path) { return record.values(schema.real(path)); };
  EXPECT_THAT(played.run.waits_of_stream(1), ElementsAre(testing::DoubleNear(0.9, 1e-12)));
  EXPECT_NEAR(real("/service/streams/mean_wait_s")[0], (0 + 2 + 3) / 3.0, 1e-12);
  EXPECT_NEAR(real("/service/streams/mean_wait_s")[1], 0.9, 1e-12);
  EXPECT_NEAR(real("/service/streams/waiting_probability")[0], 2 / 3.0, 1e-12);
  EXPECT_NEAR(real("/service/kinds/mean_wait_s")[0], 5.9 / 4, 1e-12);
  EXPECT_NEAR(real("/service/kinds/mean_response_s")[0], 5.9 / 4, 1e-12);
  // 90 % of 0, 0.9, 2, 3 s: 0.7 of the way between the last two.
  const auto quantiles = real("/service/kinds/wait_s");
  EXPECT_NEAR(quantiles[2], 2.7, 1e-12);
  EXPECT_NEAR(quantiles[3], 2.85, 1e-12);
}

// Adding a stream of its own leaves the draws of the others as they were.
TEST(Chance, OfOneStreamIsNoneOfAnothers) {
  Service service = city();
  service.kinds[0].unlimited = true;
  service.units.clear();
  service.streams[1].area.clear();
  service.streams[0].area.clear();
  const Played one(service);
  service.streams.push_back(stream("another", {"work"}));
  service.streams[2].rate_per_s = parameters::Quantity(0.5);
  const Played other(service);
  const auto of = [](const Played& played, const std::string& id) {
    std::vector<double> times;
    for (const CallRow& row : played.run.rows())
      if (played.model.service().streams[row.stream].id == id) times.push_back(row.asked_s);
    return times;
  };
  EXPECT_EQ(of(one, "calls"), of(other, "calls"));
  EXPECT_FALSE(of(one, "calls").empty());
}

TEST(ServiceModel, RefusesWhatContradictsItself) {
  Service service = small(1, {0});
  service.stages[0].kind = "nothing";
  EXPECT_THROW(ServiceModel{service}, std::invalid_argument);
  service = small(1, {0});
  service.streams[0].stages.clear();
  EXPECT_THROW(ServiceModel{service}, std::invalid_argument);
}

TEST(ServiceRun, KeepsToItsLimitOfEvents) {
  Service service = small(1, {});
  service.streams[0].rate_per_s = parameters::Quantity(10.0);
  const ServiceModel model(service);
  ServiceRun run(model, {.seed = 1, .replication = 0});
  EXPECT_THROW(run.play(100), calendar::EventLimit);
}

}  // namespace
}  // namespace yuyan::service
