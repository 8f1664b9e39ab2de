// What has to hold between two drills that differ in one thing.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/outcomes.h"
#include "scenarios/reader/drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

Drill depot() {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/drills/oil_depot";
  Drill drill = reader::read_drill(folder, reading, diagnostics);
  diagnostics.throw_if_any();
  return drill;
}

template <class Rows>
void shuffle(Rows& rows) {
  std::ranges::rotate(rows, rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 3));
  std::ranges::reverse(rows);
}

std::vector<Entry> story(const DrillModel& model, std::uint64_t replication) {
  DrillRun run(model, {1, replication});
  run.play(event_limit);
  const auto entries = run.journal().entries();
  return {entries.begin(), entries.end()};
}

/// The clock that vehicles share goes on from world to world of a process, so that times here may
/// differ by its rounding; what the program writes is compared bit for bit in
/// tests/end_to_end/determinism_test.py.
void expect_same(const std::vector<Entry>& a, const std::vector<Entry>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_NEAR(a[i].time_s, b[i].time_s, 1e-8);
    EXPECT_EQ(a[i].happening, b[i].happening);
    EXPECT_EQ(a[i].entity, b[i].entity);
    EXPECT_EQ(a[i].cause, b[i].cause);
  }
}

TEST(Metamorphic, TablesInAnotherOrderTellTheSameStory) {
  const Drill drill = depot();
  Drill other = drill;
  shuffle(other.tanks);
  shuffle(other.site.bunds);
  shuffle(other.site.facilities);
  shuffle(other.site.posts);
  shuffle(other.surroundings);
  shuffle(other.weather);
  shuffle(other.roads.junctions);
  shuffle(other.roads.segments);
  shuffle(other.stations);
  shuffle(other.units.list);
  shuffle(other.capabilities);
  shuffle(other.dispatching.cover);
  shuffle(other.dispatching.mutual_aid);
  shuffle(other.background.zones);
  shuffle(other.background.kinds);
  shuffle(other.hospitals.list);
  shuffle(other.events.initiating);
  shuffle(other.plan.orders);
  shuffle(other.plan.packages);
  shuffle(other.plan.clauses);
  const DrillModel one(drill), two(other);
  for (std::uint64_t replication = 0; replication < 10; ++replication)
    expect_same(story(one, replication), story(two, replication));
}

/// What one replication says of the clauses: met, not met, or not at stake (absent).
std::map<std::string, bool> verdicts(const DrillRun& run, const results::Schema& schema) {
  std::map<std::string, bool> result;
  const results::Record record = Recorder(run.model(), schema).record(run);
  const auto met = record.values(schema.flag("/drill/clauses/met"));
  const auto& clauses = run.model().drill().plan.clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i)
    if (met[i] != results::missing_flag) result[clauses[i].id] = met[i] == 1;
  return result;
}

using Story = std::vector<std::map<std::string, bool>>;

Story play(const Drill& drill, std::uint64_t replications, std::uint64_t seed = 1) {
  const DrillModel model(drill);
  const results::Schema schema(layout_of(model));
  Story story;
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    DrillRun run(model, {seed, replication});
    run.play(event_limit);
    run.check_consistency();
    story.push_back(verdicts(run, schema));
  }
  return story;
}

/// Fires that grow: the ones in which resources matter.
Drill hard_fires() {
  Drill drill = depot();
  for (InitiatingEvent& event : drill.events.initiating) {
    event.spread_probability = 1;
    event.ignition_probability = 1;
  }
  drill.scenario.horizon_s = 3 * 3600;
  return drill;
}

/// No clause of the fire brigade's is met less often, beyond 4 standard errors of the paired
/// difference. Crews that are more numerous may well be caught inside more often: not asked here.
void expect_no_worse(const Story& base, const Story& better) {
  for (const char* id : {"outside_water", "outside_unit", "special_duty", "fire_out",
                         "foam_duration", "hand_over_county", "hand_over_city"}) {
    double sum = 0, squares = 0, n = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
      if (!base[i].contains(id) || !better[i].contains(id)) continue;
      const double difference = (better[i].at(id) ? 1 : 0) - (base[i].at(id) ? 1 : 0);
      sum += difference;
      squares += difference * difference;
      n += 1;
    }
    if (n < 2) continue;
    const double mean = sum / n;
    const double error = std::sqrt(std::max(squares / n - mean * mean, 0.0) / (n - 1));
    EXPECT_GE(mean, -4 * error - 1e-9) << id << " of " << n;
  }
}

constexpr std::uint64_t pairs = 60;

TEST(Metamorphic, MoreOfAResourceHarmsNoClauseOfTheBrigade) {
  const Drill drill = hard_fires();
  const Story base = play(drill, pairs);
  const auto with = [&](const std::function<void(Drill&)>& change) {
    Drill changed = drill;
    change(changed);
    expect_no_worse(base, play(changed, pairs));
  };
  {
    SCOPED_TRACE("an extra engine");
    with([](Drill& d) {
      Unit extra = *std::ranges::find(d.units.list, "C11", &Unit::id);
      extra.id = "C19";
      d.units.list.push_back(extra);
    });
  }
  {
    SCOPED_TRACE("a shorter turnout");
    with([](Drill& d) {
      for (Station& station : d.stations) station.turnout_day_s = station.turnout_night_s = 10.0;
    });
  }
  {
    SCOPED_TRACE("a nearer station");
    with(
        [](Drill& d) { std::ranges::find(d.stations, "county_1", &Station::id)->junction = "v2"; });
  }
  {
    SCOPED_TRACE("more foam");
    with([](Drill& d) {
      for (Unit& unit : d.units.list) unit.foam_m3 *= 2;
      d.site.foam_concentrate_m3 *= 2;
    });
  }
}

/// Other names draw other numbers: the shares agree within 4 standard errors of their difference.
TEST(Metamorphic, RelabelledUnitsGiveTheSameDistribution) {
  const Drill drill = depot();
  Drill other = drill;
  for (Unit& unit : other.units.list)
    if (unit.id != "C14" && unit.id != "S15") unit.id = "x" + unit.id;
  constexpr std::uint64_t n = 120;
  const Story one = play(drill, n), two = play(other, n);
  for (const char* id : {"outside_water", "outside_unit", "special_duty", "foam_duration"}) {
    const auto share = [&](const Story& story) {
      double met = 0, all = 0;
      for (const auto& verdict : story) {
        if (!verdict.contains(id)) continue;
        met += verdict.at(id) ? 1 : 0;
        all += 1;
      }
      return std::pair((met + 1) / (all + 2), all + 2);
    };
    const auto [p, a] = share(one);
    const auto [q, b] = share(two);
    EXPECT_NEAR(p, q, 4 * std::sqrt(p * (1 - p) / a + q * (1 - q) / b)) << id;
  }
}

/// By day and with calls alike at all hours the clock is a label and nothing else.
TEST(Metamorphic, AShiftedClockChangesLabelsOnly) {
  Drill drill = depot();
  drill.background.hourly.clear();
  drill.background.warm_up_s = 0;
  drill.scenario.horizon_s = 3 * 3600;
  drill.scenario.start_hour = 9.0;
  Drill later = drill;
  later.scenario.start_hour = 14.5;
  const DrillModel one(drill), two(later);
  for (std::uint64_t replication = 0; replication < 20; ++replication)
    expect_same(story(one, replication), story(two, replication));
}

/// Every dispatch began somewhere: in a station, in turnout, on the road or on becoming free.
TEST(Metamorphic, DispatchesAreTheSumOfWhereTheyBegan) {
  const DrillModel model(depot());
  for (std::uint64_t replication = 0; replication < 20; ++replication) {
    DrillRun run(model, {1, replication});
    run.play(event_limit);
    std::size_t told = 0, moves = 0;
    for (const Entry& entry : run.journal().entries())
      told +=
          entry.happening == Happening::dispatched || entry.happening == Happening::sent_elsewhere
              ? 1
              : 0;
    for (const Dispatch& dispatch : run.fleet().dispatches())
      moves += dispatch.incident == cover_move ? 1 : 0;
    EXPECT_EQ(run.fleet().dispatches().size(), told + moves);
    std::size_t by_origin = 0;
    for (const auto& choice : choices(Origin{}))
      by_origin += static_cast<std::size_t>(
          std::ranges::count(run.fleet().dispatches(), choice.value, &Dispatch::origin));
    EXPECT_EQ(by_origin, run.fleet().dispatches().size());
  }
}

}  // namespace
}  // namespace yuyan::response
