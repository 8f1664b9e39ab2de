#include "models/propagation/escalation.h"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "models/propagation/runner.h"
#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

using oracle::flux;
using oracle::GasolineFire;
using oracle::tank;
using oracle::time_to_failure_s;

constexpr GasolineFire ten_metres{10};
constexpr double integration = 1e-5;  // relative error of the surface integral, with margin
const Weather still;

/// The next event; one has to come.
Event next_of(const Escalation& escalation) {
  const auto event = escalation.next();
  if (!event) throw std::runtime_error("nothing is to happen");
  return *event;
}

std::vector<Event> of_kind(const std::vector<Event>& events, EventKind kind) {
  std::vector<Event> found;
  for (const Event& event : events)
    if (event.kind == kind) found.push_back(event);
  return found;
}

/// Everything that happens by itself until the horizon; nothing follows from a failure.
std::vector<Event> run(Escalation& escalation, double horizon_s,
                       const std::vector<Change>& changes = {}) {
  return run_escalation(escalation, changes, horizon_s, nullptr);
}

// Hand-solved layouts.

TEST(TwoTanks, theNeighbourFailsAtTheTimeToFailure) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  ASSERT_TRUE(escalation.ignite(0, Extent::full_surface, 100));
  const double q = flux(ten_metres, 8).magnitude();
  ASSERT_GT(q, 15e3);
  EXPECT_NEAR(escalation.heat_flux_on_w_m2(1) / q, 1, integration);
  const auto failed = of_kind(run(escalation, 3600), EventKind::failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].asset, 1U);
  EXPECT_NEAR((failed[0].time_s - 100) / time_to_failure_s(q, 785), 1, 2 * integration);
  EXPECT_EQ(escalation.state(1), State::failed);
  EXPECT_EQ(escalation.damage(1), 1);
}

TEST(TwoTanks, coolingInBetweenPutsTheFailureOffByItsShareOfTheDamage) {
  PropagationParameters parameters;
  parameters.cooled_share = 0.2;
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)}, parameters);
  Escalation escalation(layout, still);
  const double q = flux(ten_metres, 8).magnitude();
  const double whole = time_to_failure_s(q, 785);
  const double cooled = time_to_failure_s(0.8 * q, 785);
  ASSERT_GT(0.8 * q, 15e3);
  const double from = 0.3 * whole, to = 0.7 * whole;
  const auto events =
      run(escalation, 3600,
          {{0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
           {from, [&](Escalation& e, double t) { e.set_cooling(1, {10. / 60, to}, t); }}});
  const double expected = to + whole * (1 - from / whole - (to - from) / cooled);
  const auto failed = of_kind(events, EventKind::failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_NEAR(failed[0].time_s / expected, 1, 2 * integration);
  ASSERT_EQ(of_kind(events, EventKind::cooling_ended).size(), 1U);
  EXPECT_EQ(of_kind(events, EventKind::cooling_ended)[0].time_s, to);
}

TEST(TwoTanks, coolingBelowTheThresholdStopsTheDamageButDoesNotHealIt) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});  // the film takes 0.4
  Escalation escalation(layout, still);
  const double whole = time_to_failure_s(flux(ten_metres, 8).magnitude(), 785);
  const auto events =
      run(escalation, 7200,
          {{0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
           {100, [](Escalation& e, double t) { e.set_cooling(1, {10. / 60, 1000}, t); }}});
  const auto failed = of_kind(events, EventKind::failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_NEAR(failed[0].time_s / (whole + 900), 1, 2 * integration);
  EXPECT_EQ(escalation.time_in_s(1, State::heated) + escalation.time_in_s(1, State::operational),
            failed[0].time_s);
  EXPECT_NEAR(escalation.time_in_s(1, State::operational), 900, 1e-9);
}

TEST(TwoTanks, scarceWaterTakesItsShareOfTheDemand) {
  // Half the demand of q takes half of the 0.4.
  const double q = 20e3;
  const PropagationParameters parameters;
  const double demand = 0.9 * q / (2.26e6 * 0.5);
  EXPECT_DOUBLE_EQ(heat_through_water_w_m2(q, 0, parameters), q);
  EXPECT_DOUBLE_EQ(heat_through_water_w_m2(q, demand / 2, parameters), 0.8 * q);
  EXPECT_DOUBLE_EQ(heat_through_water_w_m2(q, demand, parameters), 0.6 * q);
  EXPECT_DOUBLE_EQ(heat_through_water_w_m2(q, 5 * demand, parameters), 0.6 * q);
}

TEST(ThreeTanks, inALineTheThirdIsHeatedByTheSumOfTheOthers) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0), tank("C", 26, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const auto failed = of_kind(run_escalation(escalation, {}, 7200), EventKind::failed);
  const auto near = flux(ten_metres, 8);
  const auto far = flux(ten_metres, 21);
  ASSERT_LT(far.magnitude(), 15e3);  // A alone does not hurt C
  const double both = std::hypot(near.across_w_m2 + far.across_w_m2, near.up_w_m2 + far.up_w_m2);
  ASSERT_EQ(failed.size(), 2U);
  const double first = time_to_failure_s(near.magnitude(), 785);
  EXPECT_EQ(failed[0].asset, 1U);
  EXPECT_EQ(failed[1].asset, 2U);
  EXPECT_NEAR(failed[0].time_s / first, 1, 2 * integration);
  EXPECT_NEAR(failed[1].time_s / (first + time_to_failure_s(both, 785)), 1, 3 * integration);
}

TEST(ThreeTanks, twoFiresAtARightAngleAddAsVectorsAndDosesAdd) {
  // The second fire starts when the first has done 0.4 of the damage.
  const Layout layout({tank("A", -13, 0), tank("B", 0, 13), tank("C", 0, 0)});
  Escalation escalation(layout, still);
  const auto q = flux(ten_metres, 8);
  const double both = std::sqrt(2 * q.across_w_m2 * q.across_w_m2 + 4 * q.up_w_m2 * q.up_w_m2);
  const double alone = time_to_failure_s(q.magnitude(), 785);
  const auto events =
      run(escalation, 7200,
          {{0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
           {0.4 * alone, [](Escalation& e, double t) { e.ignite(1, Extent::full_surface, t); }}});
  const auto failed = of_kind(events, EventKind::failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].asset, 2U);
  const double expected = 0.4 * alone + 0.6 * time_to_failure_s(both, 785);
  EXPECT_NEAR(failed[0].time_s / expected, 1, 2 * integration);
}

TEST(ThreeTanks, firesOnOppositeSidesHeatOppositeFaces) {
  const Layout layout({tank("A", -13, 0), tank("B", 0, 0), tank("C", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const double one = escalation.heat_flux_on_w_m2(1);
  for (auto e = escalation.next(); e && e->time_s == 0; e = escalation.next()) escalation.step();
  escalation.ignite(2, Extent::full_surface, 0);
  const auto q = flux(ten_metres, 8);
  // The top sees both; an element between top and side sees the other flame's upper part.
  EXPECT_GE(escalation.heat_flux_on_w_m2(1), one);
  EXPECT_LE(escalation.heat_flux_on_w_m2(1), std::hypot(q.across_w_m2, 2 * q.up_w_m2) * 1.0001);
}

TEST(Synergy, twoFluxesTogetherPassAThresholdThatNeitherPassesAlone) {
  PropagationParameters parameters;
  parameters.atmospheric_threshold_w_m2 = 12.5e3;
  const Layout layout({tank("A", 0, 0)}, parameters);
  Escalation escalation(layout, still);
  escalation.set_imposed_heat_flux(0, 5e3, 0);
  EXPECT_EQ(escalation.failure_time_s(0), never);
  escalation.set_imposed_heat_flux(0, 8e3, 0);
  EXPECT_EQ(escalation.failure_time_s(0), never);
  escalation.set_imposed_heat_flux(0, 8e3 + 6e3, 0);
  EXPECT_DOUBLE_EQ(escalation.failure_time_s(0), time_to_failure_s(14e3, 785));
}

// The life of a fire.

TEST(Fire, burnsOutWhenTheLiquidIsGone) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 50);
  const auto events = run(escalation, 1e6);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, EventKind::burnt_out);
  const double area = std::numbers::pi / 4 * 100;
  const double expected = 50 + 700 * 740 / (ten_metres.rate_kg_m2_s() * area);
  EXPECT_NEAR(events[0].time_s, expected, 1e-6);
  EXPECT_EQ(escalation.state(0), State::burnt_out);
  EXPECT_EQ(escalation.liquid_kg(0), 0);
  EXPECT_FALSE(escalation.ignite(0, Extent::full_surface, 1e6));
}

TEST(Fire, thatIsFedBurnsOn) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const double burning = escalation.flame(0).burning_rate_kg_s;
  escalation.set_inflow_kg_s(0, burning / 2, 0);
  EXPECT_NEAR(next_of(escalation).time_s, 700 * 740 / (burning / 2), 1e-6);
  escalation.set_inflow_kg_s(0, burning, 0);
  EXPECT_FALSE(escalation.next());
}

TEST(Fire, aBurntOutTankRadiatesNoMore) {
  Asset small = tank("A", 0, 0);
  small.liquid_m3 = 0.5;
  const Layout layout({small, tank("B", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  EXPECT_GT(escalation.heat_flux_on_w_m2(1), 15e3);
  const auto events = run(escalation, 1e5);
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].kind, EventKind::heated);
  EXPECT_EQ(events[1].kind, EventKind::burnt_out);
  EXPECT_EQ(events[2], (Event{events[1].time_s, EventKind::cooled, 1}));
  EXPECT_EQ(escalation.heat_flux_on_w_m2(1), 0);
  EXPECT_EQ(escalation.heat_flux_at_w_m2({8, 0, 0}), 0);
  EXPECT_EQ(escalation.state(1), State::operational);
  EXPECT_GT(escalation.damage(1), 0);
}

TEST(Fire, nothingToBurnIsAnAnswer) {
  Asset water = tank("A", 0, 0);
  water.fuel.clear();
  water.liquid_m3 = 0;
  Asset empty = tank("B", 50, 0);
  empty.liquid_m3 = 0;
  const Layout layout({water, empty});
  Escalation escalation(layout, still);
  EXPECT_FALSE(escalation.ignite(0, Extent::full_surface, 0));
  EXPECT_FALSE(escalation.ignite(1, Extent::full_surface, 0));
  escalation.set_liquid_kg(1, 10, 0);
  EXPECT_TRUE(escalation.ignite(1, Extent::full_surface, 0));
}

TEST(Fire, aRimSealFireLeavesTheShellToTheHeatOfOthersAndAFullFireDoesNot) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  escalation.ignite(1, Extent::rim_seal, 0);
  const double ring = std::numbers::pi / 4 * (100 - 8.8 * 8.8);
  EXPECT_NEAR(2 * escalation.flame(1).radius_m, std::sqrt(ring / (std::numbers::pi / 4)), 1e-12);
  EXPECT_LT(escalation.failure_time_s(1), never);
  Escalation other = escalation;
  run(other, other.failure_time_s(1));
  EXPECT_TRUE(other.shell_failed(1));
  EXPECT_EQ(other.state(1), State::burning);
  escalation.step();  // heated
  escalation.ignite(1, Extent::full_surface, 0);
  EXPECT_EQ(escalation.failure_time_s(1), never);
}

TEST(Fire, crudeOverWaterBoilsOverWhenTheHotZoneReachesTheWater) {
  Asset crude = tank("A", 0, 0, 20);
  crude.fuel = "crude_oil";
  crude.water_heel_m = 0.3;
  crude.liquid_m3 = std::numbers::pi / 4 * 400 * 6;  // 6 m of oil
  const Layout layout({crude});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const auto events = run(escalation, 86400);
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events[0].kind, EventKind::boilover);
  EXPECT_NEAR(events[0].time_s, 6 / (0.6 / 3600), 1e-6);
  EXPECT_EQ(of_kind(events, EventKind::boilover).size(), 1U);

  for (const bool gasoline : {true, false}) {
    Asset other = crude;
    if (gasoline)
      other.fuel = "gasoline";
    else
      other.water_heel_m = 0;
    const Layout calm({other});
    Escalation quiet(calm, still);
    quiet.ignite(0, Extent::full_surface, 0);
    EXPECT_TRUE(of_kind(run(quiet, 1e6), EventKind::boilover).empty());
  }
}

// Foam.

TEST(Foam, atTheRequiredRateCoversInTheCoverTimeAndWeakensTheFireInSteps) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const Flame whole = escalation.flame(0);
  escalation.set_foam_supply(0, 1, 100);
  double expected_liquid = escalation.liquid_kg(0);
  for (int step = 1; step < 10; ++step) {
    const Event event = escalation.step();
    EXPECT_EQ(event.kind, EventKind::foam_step);
    EXPECT_NEAR(event.time_s, 100 + 60 * step, 1e-9);
    EXPECT_NEAR(escalation.flame(0).emissive_power_w_m2,
                (1 - step / 10.) * whole.emissive_power_w_m2, 1e-9);
    expected_liquid -= 60 * whole.burning_rate_kg_s * (1 - (step - 1) / 10.);
    EXPECT_NEAR(escalation.liquid_kg(0), expected_liquid, 1e-6);
  }
  const Event last = escalation.step();
  EXPECT_EQ(last.kind, EventKind::extinguished);
  EXPECT_NEAR(last.time_s, 700, 1e-9);
  EXPECT_EQ(escalation.state(0), State::extinguished);
  EXPECT_FALSE(escalation.next());  // the foam goes on, so nothing more
}

TEST(Foam, interruptedBurnsBackAndCoversAgainLater) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  // 300 s of supply cover half; 450 s without burn that back; then 600 s cover all.
  const auto events =
      run(escalation, 1e4,
          {{0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
           {0, [](Escalation& e, double t) { e.set_foam_supply(0, 1, t); }},
           {300, [](Escalation& e, double t) { e.set_foam_supply(0, 0, t); }},
           {750, [](Escalation& e, double t) { e.set_foam_supply(0, 1, t); }}});
  const auto out = of_kind(events, EventKind::extinguished);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_NEAR(out[0].time_s, 1350, 1e-6);
}

TEST(Foam, belowTheCriticalRateNeverPutsTheFireOut) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  escalation.set_foam_supply(0, 0.49, 0);
  EXPECT_EQ(run(escalation, 1e4).size(), 0U);
  EXPECT_EQ(escalation.foam_cover(0), 0);
}

TEST(Foam, thatDrainsWhileTheMetalIsHotLetsTheFireRise) {
  PropagationParameters parameters;
  parameters.foam_drainage_time_s = 1000;
  parameters.hot_metal_s = 700;
  const Layout layout({tank("A", 0, 0)}, parameters);
  Escalation escalation(layout, still);
  const std::vector<Change> attack{
      {0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
      {0, [](Escalation& e, double t) { e.set_foam_supply(0, 1, t); }},
      {600, [](Escalation& e, double t) { e.set_foam_supply(0, 0, t); }}};
  const auto events = run(escalation, 5000, attack);
  const auto again = of_kind(events, EventKind::reignited);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_NEAR(again[0].time_s, 600 + 500, 1e-6);  // half of the cover has drained
  EXPECT_EQ(escalation.state(0), State::burning);
  EXPECT_EQ(escalation.foam_cover(0), 0);  // burnt back 450 s later

  parameters.hot_metal_s = 400;
  const Layout cold({tank("A", 0, 0)}, parameters);
  Escalation safe(cold, still);
  EXPECT_TRUE(of_kind(run(safe, 5000, attack), EventKind::reignited).empty());
}

TEST(Foam, extinguishingByOtherMeansIsForGood) {
  const Layout layout({tank("A", 0, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  escalation.extinguish(0, 10);
  EXPECT_EQ(escalation.state(0), State::extinguished);
  EXPECT_FALSE(escalation.next());
}

// Protection.

TEST(Fireproofing, lastsItsTimeUnderHeatAndIsThenGone) {
  Asset coated = tank("B", 13, 0);
  coated.fireproofed_share = 0.9;
  coated.fireproofing_s = 1800;
  const Layout layout({tank("A", 0, 0), coated});
  Escalation escalation(layout, still);
  const double q = flux(ten_metres, 8).magnitude();
  // The fire is away from 1000 s to 3000 s, when no time of the fireproofing passes.
  const auto events =
      run(escalation, 1e4,
          {{0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }},
           {1000, [](Escalation& e, double t) { e.extinguish(0, t); }},
           {3000, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }}});
  const auto spent = of_kind(events, EventKind::fireproofing_spent);
  const auto failed = of_kind(events, EventKind::failed);
  ASSERT_EQ(spent.size(), 1U);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_NEAR(spent[0].time_s, 3800, 1e-6);
  EXPECT_NEAR((failed[0].time_s - 3800) / time_to_failure_s(q, 785), 1, 2 * integration);
}

TEST(WaterCurtain, takesItsShareWhileItStands) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const double q = escalation.heat_flux_on_w_m2(1);
  escalation.step();
  escalation.set_water_curtain(1, {0.5, 200}, 0);
  EXPECT_EQ(escalation.heat_flux_on_w_m2(1), q);
  EXPECT_DOUBLE_EQ(escalation.heat_flux_taken_w_m2(1), 0.5 * q);
  const auto events = run(escalation, 1e4);
  const auto failed = of_kind(events, EventKind::failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_NEAR((failed[0].time_s - 200) / time_to_failure_s(q, 785), 1, 1e-9);
}

TEST(Bund, thatBurnsAllOverEngulfsItsTanksWhereverTheyStand) {
  Asset bund = tank("bund", 0, 0, 60);
  bund.kind = Kind::bund;
  bund.height_m = 0;
  Asset corner = tank("T", 20, 20);
  corner.bund = "bund";
  const Asset outside = tank("U", 60, 0);
  const Layout layout({bund, corner, outside});
  Escalation escalation(layout, still);
  escalation.ignite(layout.index_of("bund"), Extent::full_surface, 0);
  EXPECT_DOUBLE_EQ(escalation.heat_flux_on_w_m2(layout.index_of("T")), 45.5e3);
  EXPECT_LT(escalation.heat_flux_on_w_m2(layout.index_of("U")), 30e3);
  EXPECT_EQ(escalation.failure_time_s(layout.index_of("bund")), never);

  Escalation spill(layout, still);  // a small pool in the middle reaches no tank
  spill.ignite(layout.index_of("bund"), Extent::pool, 0, 100);
  EXPECT_LT(spill.heat_flux_on_w_m2(layout.index_of("T")), 45.5e3);
}

// The clock.

TEST(Clock, refusesToSkipAnEventOrToRunBackwards) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still, 10);
  EXPECT_FALSE(escalation.next());
  EXPECT_THROW(escalation.step(), std::logic_error);
  EXPECT_THROW(escalation.advance(9), std::logic_error);
  escalation.ignite(0, Extent::full_surface, 20);
  EXPECT_EQ(next_of(escalation), (Event{20, EventKind::heated, 1}));
  EXPECT_THROW(escalation.advance(21), std::logic_error);
  escalation.advance(20);
  EXPECT_EQ(escalation.step().kind, EventKind::heated);
  escalation.advance(21);
  EXPECT_THROW(escalation.set_foam_supply(0, -1, 21), std::logic_error);
  EXPECT_THROW(escalation.ignite(7, Extent::pool, 21), std::logic_error);
}

TEST(Clock, equalInstantsHappenInTheOrderOfTheIds) {
  // Two neighbours mirror each other.
  const Layout layout({tank("C", -13, 0), tank("B", 0, 0), tank("A", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(1, Extent::full_surface, 0);
  const auto events = run(escalation, 3600);
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[0].asset, 0U);
  EXPECT_EQ(events[1].asset, 2U);
  EXPECT_EQ(events[2].time_s, events[3].time_s);
  EXPECT_EQ(events[2].asset, 0U);
  EXPECT_EQ(events[3].asset, 2U);
}

TEST(Clock, copiesGoTheirOwnWays) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  escalation.step();
  Escalation cooled = escalation;
  cooled.set_cooling(1, {1, never}, 50);
  EXPECT_EQ(cooled.failure_time_s(1), never);
  EXPECT_LT(escalation.failure_time_s(1), never);
  EXPECT_EQ(escalation.now_s(), 0);
}

TEST(Fail, byABlowIsNoEventAndEndsTheDamage) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  escalation.fail(1, 5);
  EXPECT_EQ(escalation.state(1), State::failed);
  EXPECT_FALSE(escalation.next());
  escalation.ignite(0, Extent::full_surface, 5);
  EXPECT_GT(escalation.heat_flux_on_w_m2(1), 15e3);  // it can still be asked
  EXPECT_EQ(next_of(escalation).kind, EventKind::burnt_out);
}

}  // namespace
}  // namespace yuyan::propagation
