// What has to hold between two drills of the chlorine park that differ in one thing.
#include "tests/identity/drill/metamorphic.h"

namespace yuyan::response {
namespace {

/// With fewer people, so that many replications are quick; the plan and all units are as shipped.
Drill park() {
  Drill drill = shipped("chlorine_park");
  for (Zone& zone : drill.surroundings) {
    zone.day /= 20;
    zone.night /= 20;
  }
  drill.scenario.horizon_s = 4 * 3600;
  return drill;
}

TEST(MetamorphicPark, TablesInAnotherOrderTellTheSameStory) {
  const Drill drill = park();
  const DrillModel one(drill), two(shuffled(drill));
  for (std::uint64_t replication = 0; replication < 4; ++replication)
    expect_same(story(one, replication), story(two, replication));
}

constexpr std::uint64_t pairs = 28;

/// Promises about those who come and what they do. That crews are not lost is no such promise: who
/// is sooner in the cloud is lost sooner.
const std::vector<std::string> of_the_response{
    "own_team",    "outside_team",   "release_5",      "release_45", "shelter_first",
    "school_1h",   "hospital_2h",    "shelter_before", "call_119",   "first_ambulance",
    "report_city", "first_admitted", "report_county"};

TEST(MetamorphicPark, MoreOfAResourceHarmsNoClause) {
  const Drill drill = park();
  const Story base = play(drill, pairs);
  const auto with = [&](const char* what, const std::function<void(Drill&)>& change) {
    SCOPED_TRACE(what);
    Drill changed = drill;
    change(changed);
    EXPECT_GT(expect_no_worse(of_the_response, base, play(changed, pairs)), 6);
  };
  const auto one_more = [](Drill& d, UnitKind kind) {
    Unit extra = *std::ranges::find(d.units.list, kind, &Unit::kind);
    extra.id += "_more";
    d.units.list.push_back(extra);
  };
  with("an extra chemical team", [&](Drill& d) { one_more(d, UnitKind::special); });
  with("an extra engine", [&](Drill& d) { one_more(d, UnitKind::water); });
  with("an extra ambulance", [&](Drill& d) { one_more(d, UnitKind::ambulance); });
  with("a shorter turnout", [](Drill& d) {
    for (Station& station : d.stations) station.turnout_day_s = station.turnout_night_s = 10.0;
  });
  with("more beds, teams and treatment", [](Drill& d) {
    for (Hospital& hospital : d.hospitals.list) {
      hospital.beds *= 2;
      hospital.teams *= 2;
    }
    d.hospitals.care.post_teams *= 2;
  });
  with("quicker orders", [](Drill& d) {
    for (Order& order : d.plan.orders)
      if (order.action == Action::dispatch || order.action == Action::order_shelter)
        order.delay_s = 0.0;
  });
}

/// By day and by night alike the clock is a label and nothing else.
TEST(MetamorphicPark, AShiftedClockChangesLabelsOnly) {
  Drill drill = park();
  drill.scenario.horizon_s = 2 * 3600;
  drill.scenario.start_hour = 9.0;
  Drill later = drill;
  later.scenario.start_hour = 15.5;
  const DrillModel one(drill), two(later);
  for (std::uint64_t replication = 0; replication < 6; ++replication)
    expect_same(story(one, replication), story(two, replication));
}

/// Other names draw other numbers: the shares agree within 4 standard errors of their difference.
TEST(MetamorphicPark, RelabelledUnitsGiveTheSameDistribution) {
  const Drill drill = park();
  Drill other = drill;
  for (Unit& unit : other.units.list) unit.id = "x" + unit.id;
  const Story one = play(drill, pairs), two = play(other, pairs);
  for (const char* id : {"own_team", "outside_team", "release_45", "first_ambulance"}) {
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

}  // namespace
}  // namespace yuyan::response
