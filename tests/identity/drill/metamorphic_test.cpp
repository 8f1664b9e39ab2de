// What has to hold between two depot drills that differ in one thing.
#include "tests/identity/drill/metamorphic.h"

namespace yuyan::response {
namespace {

Drill depot() { return shipped("oil_depot"); }

TEST(Metamorphic, TablesInAnotherOrderTellTheSameStory) {
  const Drill drill = depot();
  const Drill other = shuffled(drill);
  const DrillModel one(drill), two(other);
  for (std::uint64_t replication = 0; replication < 10; ++replication)
    expect_same(story(one, replication), story(two, replication));
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

/// Promises of the fire brigade. Crews that are more numerous may well be caught inside more often:
/// not asked here.
const std::vector<std::string> of_the_brigade{
    "outside_water",    "outside_unit",   "special_duty",   "fire_out",  "foam_duration",
    "hand_over_county", "hand_over_city", "deaths_below_3", "run_off_10"};

constexpr std::uint64_t pairs = 60;

TEST(Metamorphic, MoreOfAResourceHarmsNoClauseOfTheBrigade) {
  const Drill drill = hard_fires();
  const Story base = play(drill, pairs);
  const auto with = [&](const std::function<void(Drill&)>& change) {
    Drill changed = drill;
    change(changed);
    EXPECT_GT(expect_no_worse(of_the_brigade, base, play(changed, pairs)), 4);
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
