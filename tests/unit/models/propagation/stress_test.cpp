// Anything in any order: the state machine keeps its promises and never stands still in a loop.
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/propagation/escalation.h"
#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

std::vector<Asset> mixed_site() {
  std::vector<Asset> assets;
  Asset bund = oracle::tank("B", 20, 20, 50);
  bund.kind = Kind::bund;
  bund.height_m = 0;
  bund.liquid_m3 = 0;
  assets.push_back(bund);
  for (int i = 0; i < 9; ++i) {
    const int row = i / 3;
    Asset asset = oracle::tank(("T" + std::to_string(i)).c_str(), (i % 3) * 14, row * 14);
    asset.liquid_m3 = 5 + 10 * i;
    if (i < 4) asset.bund = "B";
    if (i == 4) asset.fuel = "crude_oil";
    if (i == 4) asset.water_heel_m = 0.2;
    if (i == 5) asset.kind = Kind::pressurised_vessel;
    if (i == 6) asset.kind = Kind::pipework;
    if (i == 7) asset.fireproofed_share = 0.8;
    if (i == 7) asset.fireproofing_s = 600;
    if (i == 8) asset.kind = Kind::building;
    assets.push_back(asset);
  }
  return assets;
}

/// One intervention, chosen by chance.
void intervene(Escalation& escalation, std::mt19937& generator, double time_s) {
  const auto unit = [&] { return static_cast<double>(generator()) / 4294967296.0; };
  const AssetIndex asset = generator() % escalation.layout().size();
  switch (generator() % 12) {
    case 0:
      escalation.ignite(asset, Extent::full_surface, time_s);
      break;
    case 1:
      escalation.ignite(asset, Extent::rim_seal, time_s);
      break;
    case 2:
      escalation.ignite(asset, Extent::pool, time_s, 10 + 100 * unit());
      break;
    case 3:
      escalation.extinguish(asset, time_s);
      break;
    case 4:
      escalation.set_cooling(asset, {0.05 * unit(), time_s + 300 * unit()}, time_s);
      break;
    case 5:
      escalation.set_water_curtain(asset, {unit(), time_s + 300 * unit()}, time_s);
      break;
    case 6:
      escalation.set_weather({8 * unit(), 360 * unit(), 290, 0.6}, time_s);
      break;
    case 7:
      escalation.set_foam_supply(asset, generator() % 2 ? 1.5 * unit() : 0, time_s);
      break;
    case 8:
      escalation.set_foam_cover(asset, static_cast<double>(generator() % 11) / 10, time_s);
      break;
    case 9:
      escalation.set_imposed_heat_flux(asset, 30e3 * unit(), time_s);
      break;
    case 10:
      escalation.set_liquid_kg(asset, 20e3 * unit(), time_s);
      break;
    default:
      escalation.set_inflow_kg_s(asset, generator() % 3 ? 0 : 8 * unit(), time_s);
      break;
  }
}

class Stress : public testing::TestWithParam<unsigned> {};

TEST_P(Stress, keepsItsPromises) {
  const Layout layout(mixed_site());
  Escalation escalation(layout, {2, 45, 293.15, 0.6});
  std::mt19937 generator(GetParam());
  double time_s = 0;
  std::vector<double> damage(layout.size(), 0);
  for (int round = 0; round < 3000; ++round) {
    time_s += static_cast<double>(generator() % 60);
    int in_this_round = 0;
    for (auto event = escalation.next(); event && event->time_s <= time_s;
         event = escalation.next()) {
      ASSERT_GE(event->time_s, escalation.now_s());
      const Event happened = escalation.step();
      ASSERT_EQ(happened, *event);
      ASSERT_LT(++in_this_round, 1000) << "stands still at " << event->time_s;
      if (happened.kind == EventKind::failed && generator() % 2)
        escalation.ignite(happened.asset, Extent::full_surface, happened.time_s);
    }
    intervene(escalation, generator, time_s);
    for (AssetIndex i = 0; i < layout.size(); ++i) {
      ASSERT_GE(escalation.damage(i), damage[i]);
      ASSERT_LE(escalation.damage(i), 1);
      damage[i] = escalation.damage(i);
      ASSERT_GE(escalation.liquid_kg(i), 0);
      ASSERT_GE(escalation.failure_time_s(i), time_s);
      ASSERT_TRUE(std::isfinite(escalation.heat_flux_on_w_m2(i)));
      ASSERT_LE(escalation.heat_flux_taken_w_m2(i), escalation.heat_flux_on_w_m2(i));
      if (escalation.burns(i)) {
        ASSERT_GE(escalation.flame(i).burning_rate_kg_s, 0);
      }
    }
  }
  for (AssetIndex i = 0; i < layout.size(); ++i) {
    double sum = 0;
    for (const auto& [name, state] : choices(State{})) sum += escalation.time_in_s(i, state);
    EXPECT_NEAR(sum, escalation.now_s(), 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Stress, testing::Range(1U, 9U));

}  // namespace
}  // namespace yuyan::propagation
