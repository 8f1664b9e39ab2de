#include <cmath>
#include <iterator>

#include <gtest/gtest.h>

#include "models/consequence/input_error.h"
#include "models/consequence/landslide_runout.h"
#include "models/consequence/pipeline_impact_radius.h"
#include "models/consequence/spoil_heap.h"
#include "models/consequence/tailings_breach.h"
#include "models/consequence/water_inrush.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

TEST(Tailings, half_the_failures_run_farther_than_the_median) {
  const TailingsBreachResult result = tailings_breach({.quantile = 0.5});
  EXPECT_DOUBLE_EQ(result.runout_quantile_m, result.runout_m);
  EXPECT_DOUBLE_EQ(given(result.released_quantile_m3), result.released_m3);
  EXPECT_LT(result.runout_low_m, result.runout_m);
  EXPECT_NEAR(result.runout_high_m * result.runout_low_m, result.runout_m * result.runout_m,
              1e-6 * result.runout_m * result.runout_m);
}

TEST(Tailings, an_uncertain_volume_widens_the_runout) {
  const TailingsBreachResult unknown = tailings_breach({});
  const TailingsBreachResult known = tailings_breach({.released_m3 = unknown.released_m3});
  EXPECT_NEAR(known.runout_m, unknown.runout_m, 1e-9 * known.runout_m);
  EXPECT_DOUBLE_EQ(known.runout_spread_log10, 0.7);
  EXPECT_NEAR(unknown.runout_spread_log10, std::hypot(0.7, 2 * 0.545 * 0.4), 1e-12);
  EXPECT_FALSE(known.released_quantile_m3);
}

TEST(Tailings, never_more_than_was_stored) {
  const TailingsBreachResult result = tailings_breach({.stored_m3 = 1e6, .quantile = 0.999});
  EXPECT_EQ(given(result.released_quantile_m3), 1e6);
  EXPECT_THROW((void)tailings_breach({.stored_m3 = 1e6, .released_m3 = 2e6}), InputError);
}

TEST(Tailings, grows_with_volume_and_height) {
  for (const TailingsMethod method : {TailingsMethod::rico, TailingsMethod::larrauri_lall})
    for (const double stored : geometric(1e4, 1e9, 3)) {
      const auto run = [&](double s, double h) {
        return tailings_breach({.method = method, .stored_m3 = s, .height_m = h}).runout_m;
      };
      EXPECT_GT(run(stored * 3, 40), run(stored, 40));
      EXPECT_GT(run(stored, 60), run(stored, 40));
    }
}

// Failures recollected: stored and released volume (1e6 m3), height of the dam (m), runout (km).
// They stand in for the standard errors of the paper, which could not be read. In order: Fundão,
// Mount Polley, Los Frailes, Merriespruit, Stava, El Cobre, Bafokeng, Buffalo Creek, Brumadinho,
// Mochikoshi, Cerro Negro, Veta de Agua, Phelps Dodge, Sgurigrad, Los Maquis, Hokkaido,
// Bellavista, Baia Mare, Omai, Ajka.
TEST(Tailings, scatter_of_recollected_failures) {
  constexpr double failures[][4] = {
      {56.4, 43.8, 90, 637}, {74, 23.6, 40, 7},   {15, 6.8, 27, 41},     {7.04, 0.6, 31, 4},
      {0.3, 0.19, 29.5, 8},  {4.25, 1.9, 35, 12}, {13, 3, 20, 45},       {0.5, 0.5, 16, 64},
      {12, 9.7, 86, 10},     {0.48, 0.08, 28, 8}, {2, 0.5, 40, 8},       {0.7, 0.28, 24, 5},
      {2.5, 2, 66, 8},       {1.52, 0.22, 45, 6}, {0.043, 0.021, 15, 5}, {0.3, 0.09, 12, 0.15},
      {0.45, 0.07, 20, 0.8}, {0.8, 0.1, 7, 0.18}, {5.25, 4.2, 44, 80},   {38, 1, 22, 80}};
  double volume = 0, runout = 0;
  for (const auto& [stored, released, height, distance] : failures) {
    const auto method = TailingsMethod::larrauri_lall;
    volume += std::pow(std::log10(released * 1e6 / tailings_released_m3(method, stored * 1e6)), 2);
    runout += std::pow(std::log10(distance * 1e3 /
                                  tailings_runout_m(method, height, released * 1e6, stored * 1e6)),
                       2);
  }
  const double free = std::size(failures) - 2;
  EXPECT_NEAR(std::sqrt(volume / free), TailingsBreachInput{}.released_error_log10, 0.02);
  EXPECT_NEAR(std::sqrt(runout / free), TailingsBreachInput{}.runout_error_log10, 0.02);
}

TEST(Landslide, ratios_of_the_reference) {
  EXPECT_NEAR(scheidegger_ratio(2.75e6), 0.41, 0.005);
  EXPECT_NEAR(corominas_ratio(2.75e6), 0.25, 0.005);
}

TEST(Landslide, user_ratio_and_arrival) {
  const LandslideRunoutResult result = landslide_runout({.method = RunoutMethod::user,
                                                         .drop_m = 50,
                                                         .height_to_length = 0.1,
                                                         .distance_m = 400,
                                                         .front_speed_m_s = 8});
  EXPECT_DOUBLE_EQ(result.runout_m, 500);
  EXPECT_TRUE(result.reached);
  EXPECT_DOUBLE_EQ(given(result.arrival_s), 50);
  EXPECT_THROW((void)landslide_runout({.method = RunoutMethod::user}), InputError);
}

TEST(SpoilHeap, wetter_spoil_runs_farther_and_a_fall_of_the_ground_helps_it) {
  const auto toe = [](SpoilState state, double ground) {
    return spoil_heap({.state = state, .ground_slope_deg = ground}).runout_from_toe_m;
  };
  EXPECT_LE(toe(SpoilState::dry, 0), toe(SpoilState::wet, 0));
  EXPECT_LT(toe(SpoilState::wet, 0), toe(SpoilState::liquefied, 0));
  EXPECT_LT(toe(SpoilState::liquefied, 0), toe(SpoilState::liquefied, 3));
  EXPECT_LT(toe(SpoilState::liquefied, -3), toe(SpoilState::liquefied, 0));
  EXPECT_THROW((void)spoil_heap({.state = SpoilState::liquefied, .ground_slope_deg = 6}),
               InputError);
}

TEST(SpoilHeap, on_level_ground_the_line_of_travel_is_the_ratio) {
  const SpoilHeapResult result = spoil_heap({.state = SpoilState::liquefied, .height_m = 60});
  EXPECT_NEAR(result.runout_from_crest_m, 600, 1e-9);
  EXPECT_NEAR(result.deposit_depth_m * result.runout_from_crest_m * 150, result.volume_m3, 1e-6);
}

TEST(WaterInrush, the_barrier_needed_is_where_the_coefficient_is_the_limit) {
  const WaterInrushResult thin = water_inrush({.barrier_m = 10});
  EXPECT_FALSE(thin.safe);
  const WaterInrushResult needed = water_inrush({.barrier_m = thin.barrier_needed_m});
  EXPECT_NEAR(needed.inrush_coefficient_mpa_m, 0.06, 1e-12);
}

TEST(WaterInrush, fills_unless_the_pumps_hold) {
  const WaterInrushResult filling =
      water_inrush({.void_m3 = 1000, .inflow_m3_h = 600, .pumped_m3_h = 100});
  EXPECT_DOUBLE_EQ(given(filling.filling_s), 7200);
  EXPECT_FALSE(water_inrush({.void_m3 = 1000, .inflow_m3_h = 600, .pumped_m3_h = 700}).filling_s);
  EXPECT_THROW((void)water_inrush({.head_m = 100, .floor_level_m = 760}), InputError);
}

TEST(Pipeline, both_forms_agree_and_scale) {
  const PipelineImpactRadiusResult one = pipeline_impact_radius({.pressure_pa = 1e6});
  const PipelineImpactRadiusResult four = pipeline_impact_radius({.pressure_pa = 4e6});
  EXPECT_NEAR(four.radius_m / one.radius_m, 2, 1e-12);
  EXPECT_NEAR(one.si_constant_radius_m / one.radius_m, 1, 0.002);
  const double quarter = impact_radius_flux_w_m2 / 4;
  EXPECT_NEAR(pipeline_impact_radius({.pressure_pa = 1e6, .heat_flux_w_m2 = quarter}).radius_m,
              2 * one.radius_m, 1e-9);
}

}  // namespace
}  // namespace yuyan::consequence
