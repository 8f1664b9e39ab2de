// What must hold whatever the numbers.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/propagation/runner.h"
#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

using oracle::steps;
using oracle::tank;
using std::numbers::pi;

const Weather still;

std::vector<Asset> random_farm(unsigned seed, int count) {
  std::mt19937 generator(seed);
  const auto unit = [&] { return static_cast<double>(generator()) / 4294967296.0; };
  std::vector<Asset> assets;
  for (int i = 0; i < count; ++i) {
    const int row = i / 6;
    Asset asset = tank(("T" + std::to_string(100 + i)).c_str(), (i % 6) * 15 + 3 * unit(),
                       row * 15 + 3 * unit(), 8 + 4 * unit());
    asset.volume_m3 = 300 + 3000 * unit();
    asset.liquid_m3 = 2 + 50 * unit();
    assets.push_back(asset);
  }
  return assets;
}

std::vector<Change> busy_afternoon(const Layout& layout) {
  std::vector<Change> changes;
  const AssetIndex last = layout.size() - 1;
  changes.push_back({0, [](Escalation& e, double t) { e.ignite(0, Extent::full_surface, t); }});
  changes.push_back({120, [=](Escalation& e, double t) { e.set_cooling(last, {0.1, 900}, t); }});
  changes.push_back({200, [](Escalation& e, double t) { e.set_weather({6, 70, 300, 0.4}, t); }});
  changes.push_back({300, [](Escalation& e, double t) { e.set_foam_supply(0, 1.2, t); }});
  changes.push_back({500, [](Escalation& e, double t) { e.set_foam_supply(0, 0, t); }});
  changes.push_back({700, [](Escalation& e, double t) { e.set_water_curtain(3, {0.3, 2000}, t); }});
  return changes;
}

TEST(Identity, theTimesInAllStatesSumToTheHorizonAndNothingIsNegative) {
  const Layout layout(random_farm(1, 30));
  Escalation escalation(layout, {3, 20, 293.15, 0.6});
  const auto events = run_escalation(escalation, busy_afternoon(layout), 7200);
  EXPECT_GT(events.size(), 20U);
  for (AssetIndex i = 0; i < layout.size(); ++i) {
    double sum = 0;
    for (const auto& [name, state] : choices(State{})) {
      EXPECT_GE(escalation.time_in_s(i, state), 0);
      sum += escalation.time_in_s(i, state);
    }
    EXPECT_NEAR(sum, 7200, 1e-9);
    EXPECT_GE(escalation.damage(i), 0);
    EXPECT_LE(escalation.damage(i), 1);
    EXPECT_GE(escalation.liquid_kg(i), 0);
    EXPECT_GE(escalation.heat_flux_on_w_m2(i), 0);
    EXPECT_LE(escalation.heat_flux_taken_w_m2(i), escalation.heat_flux_on_w_m2(i));
    EXPECT_GE(escalation.foam_cover(i), 0);
  }
}

TEST(Identity, eventsComeInTheOrderOfTime) {
  const Layout layout(random_farm(2, 30));
  Escalation escalation(layout, {3, 20, 293.15, 0.6});
  const auto events = run_escalation(escalation, busy_afternoon(layout), 7200);
  EXPECT_TRUE(std::ranges::is_sorted(events, {}, &Event::time_s));
}

TEST(Identity, theOrderOfTheInputDoesNotMatter) {
  auto assets = random_farm(3, 30);
  const Layout layout(assets);
  Escalation escalation(layout, still);
  const auto events = run_escalation(escalation, busy_afternoon(layout), 7200);
  std::mt19937 generator(3);
  for (std::size_t i = assets.size(); i > 1; --i) std::swap(assets[i - 1], assets[generator() % i]);
  const Layout shuffled(assets);
  Escalation other(shuffled, still);
  EXPECT_EQ(run_escalation(other, busy_afternoon(shuffled), 7200), events);
}

TEST(Identity, manySmallStepsAreOneStep) {
  const Layout layout(random_farm(4, 30));
  Escalation escalation(layout, {4, 200, 293.15, 0.6});
  const auto changes = busy_afternoon(layout);
  const auto events = run_escalation(escalation, changes, 3000);
  Escalation stepped(layout, {4, 200, 293.15, 0.6});
  std::vector<Event> seen;
  const auto look_until = [&](double time_s) {
    for (const double t : steps(stepped.now_s(), time_s, 0.31)) {
      for (auto e = stepped.next(); e && e->time_s <= t; e = stepped.next()) {
        seen.push_back(stepped.step());
        burn_what_fails(stepped, seen.back());
      }
      stepped.advance(t);
      static_cast<void>(stepped.damage(5));
    }
    for (auto e = stepped.next(); e && e->time_s <= time_s; e = stepped.next()) {
      seen.push_back(stepped.step());
      burn_what_fails(stepped, seen.back());
    }
    stepped.advance(time_s);
  };
  for (const Change& change : changes) {
    look_until(change.time_s);
    change.apply(stepped, change.time_s);
  }
  look_until(3000);
  EXPECT_EQ(seen, events);  // to the bit
  for (AssetIndex i = 0; i < layout.size(); ++i) EXPECT_EQ(stepped.damage(i), escalation.damage(i));
}

TEST(Identity, moreCoolingNeverShortensALife) {
  PropagationParameters parameters;
  parameters.cooled_share = 0.7;
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)}, parameters);
  double before = 0;
  for (const double water : steps(0, 0.06, 0.001)) {
    Escalation escalation(layout, still);
    escalation.ignite(0, Extent::full_surface, 0);
    escalation.set_cooling(1, {water, never}, 0);
    const double failure_s = escalation.failure_time_s(1);
    EXPECT_GE(failure_s, before) << water;
    before = failure_s;
  }
  EXPECT_EQ(before, never);
}

// Not for places below the burning surface: near the foot of a tank its fire is seen edge-on.
TEST(Identity, fluxFallsWithDistance) {
  for (const double wind : {0., 2., 10.}) {
    for (const double angle : {0., 50., 90., 180.}) {
      const Layout layout({tank("A", 0, 0, 20)});
      Escalation escalation(layout, {wind, angle, 293.15, 0.6});
      escalation.ignite(0, Extent::full_surface, 0);
      for (const double height : {10., 12., 15.}) {
        double before = 1e9;
        for (const double power : steps(0, 119, 1)) {
          const double x = 12 * std::pow(1.03, power);
          const double flux = escalation.heat_flux_at_w_m2({0, x, height});
          EXPECT_LE(flux, before * (1 + 1e-12)) << wind << ' ' << angle << ' ' << x;
          before = flux;
        }
      }
    }
  }
}

TEST(Identity, inStillAirTheFieldIsRoundAndInWindItLeansDownwind) {
  const Layout layout({tank("A", 0, 0, 20)});
  Escalation escalation(layout, still);
  escalation.ignite(0, Extent::full_surface, 0);
  const double east = escalation.heat_flux_at_w_m2({40, 0, 0});
  for (const double azimuth : steps(0, 2 * pi, 0.3))
    EXPECT_NEAR(
        escalation.heat_flux_at_w_m2({40 * std::cos(azimuth), 40 * std::sin(azimuth), 0}) / east, 1,
        1e-12);
  escalation.set_weather({4, 90, 293.15, 0.5}, 0);  // towards the east
  EXPECT_GT(escalation.heat_flux_at_w_m2({40, 0, 0}), escalation.heat_flux_at_w_m2({0, 40, 0}));
  EXPECT_GT(escalation.heat_flux_at_w_m2({0, 40, 0}), escalation.heat_flux_at_w_m2({-40, 0, 0}));
  EXPECT_NEAR(escalation.heat_flux_at_w_m2({0, 40, 0}), escalation.heat_flux_at_w_m2({0, -40, 0}),
              1e-9);
}

TEST(Identity, theFieldOfTwoFiresLiesBetweenTheLargerAndTheSum) {
  const Layout layout({tank("A", 0, 0), tank("B", 60, 10)});
  Escalation first(layout, still), second(layout, still), both(layout, still);
  first.ignite(0, Extent::full_surface, 0);
  second.ignite(1, Extent::full_surface, 0);
  both.ignite(0, Extent::full_surface, 0);
  for (auto e = both.next(); e && e->time_s == 0; e = both.next()) both.step();
  both.ignite(1, Extent::full_surface, 0);
  for (const double x : steps(-50, 120, 7))
    for (const double y : steps(-50, 70, 9)) {
      const Point place{x, y, 1.5};
      const double a = first.heat_flux_at_w_m2(place), b = second.heat_flux_at_w_m2(place);
      EXPECT_GE(both.heat_flux_at_w_m2(place), std::max(a, b) * (1 - 1e-12));
      EXPECT_LE(both.heat_flux_at_w_m2(place), (a + b) * (1 + 1e-12));
    }
}

TEST(Identity, aPlaceIsHeatedAsASmallAssetThere) {
  Asset post = tank("P", 30, 20);
  post.diameter_m = 0.1;
  const Layout layout({tank("A", 0, 0), tank("B", 50, 0), post});
  Escalation escalation(layout, {3, 40, 293.15, 0.6});
  escalation.ignite(0, Extent::full_surface, 0);
  for (auto e = escalation.next(); e && e->time_s == 0; e = escalation.next()) escalation.step();
  escalation.ignite(1, Extent::full_surface, 0);
  EXPECT_NEAR(escalation.heat_flux_at_w_m2({30, 20, 10}) / escalation.heat_flux_on_w_m2(2), 1,
              0.005);
}

TEST(Identity, theRevisionGrowsExactlyWhenTheFieldMayChange) {
  const Layout layout({tank("A", 0, 0), tank("B", 13, 0)});
  Escalation escalation(layout, still);
  const auto quiet = escalation.revision();
  escalation.set_cooling(1, {1, never}, 0);
  escalation.set_imposed_heat_flux(1, 100, 0);
  EXPECT_EQ(escalation.revision(), quiet);
  escalation.ignite(0, Extent::full_surface, 0);
  const auto lit = escalation.revision();
  EXPECT_GT(lit, quiet);
  escalation.set_weather({5, 0, 293.15, 0.5}, 0);
  EXPECT_GT(escalation.revision(), lit);
}

TEST(Identity, leavingOutNegligibleFiresMovesFailuresByLessThanThreePercent) {
  PropagationParameters all;
  all.negligible_heat_flux_w_m2 = 0;
  const auto assets = random_farm(5, 40);
  const Layout exact(assets, all), usual(assets);
  Escalation a(exact, still), b(usual, still);
  a.ignite(0, Extent::full_surface, 0);
  b.ignite(0, Extent::full_surface, 0);
  const auto in_full = run_escalation(a, {}, 7200);
  const auto shortened = run_escalation(b, {}, 7200);
  ASSERT_EQ(in_full.size(), shortened.size());
  for (std::size_t i = 0; i < in_full.size(); ++i) {
    EXPECT_EQ(in_full[i].asset, shortened[i].asset);
    EXPECT_NEAR(shortened[i].time_s, in_full[i].time_s, 0.03 * in_full[i].time_s);
  }
}

}  // namespace
}  // namespace yuyan::propagation
