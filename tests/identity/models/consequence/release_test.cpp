// Releases, spills and rooms: limits, continuity, scaling, balances.
#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/gas_release.h"
#include "models/consequence/ignition.h"
#include "models/consequence/indoor_concentration.h"
#include "models/consequence/liquid_release.h"
#include "models/consequence/pool_boiling.h"
#include "models/consequence/pool_evaporation.h"
#include "models/consequence/pool_spread.h"
#include "models/consequence/substance.h"
#include "models/consequence/tank_drain.h"
#include "models/consequence/vessel_burst.h"

namespace yuyan::consequence {
namespace {

TEST(liquid_release, scales_with_the_square_of_the_hole_and_the_root_of_the_pressure) {
  const double one =
      liquid_release({.hole_diameter_m = 0.01, .pressure_pa = 201325}).mass_rate_kg_s;
  EXPECT_NEAR(liquid_release({.hole_diameter_m = 0.02, .pressure_pa = 201325}).mass_rate_kg_s,
              4 * one, 1e-12 * one);
  EXPECT_NEAR(liquid_release({.hole_diameter_m = 0.01, .pressure_pa = 501325}).mass_rate_kg_s,
              2 * one, 1e-9 * one);
}

TEST(liquid_release, stops_when_nothing_drives_it) {
  const LiquidReleaseResult none = liquid_release({.pressure_pa = 50e3});
  EXPECT_EQ(none.mass_rate_kg_s, 0);
  EXPECT_EQ(none.notes.warnings.size(), 1U);
}

TEST(gas_release, is_continuous_where_the_flow_chokes) {
  for (const double k : {1.1, 1.31, 1.4, 1.66}) {
    const double critical = critical_pressure_ratio(k);
    const GasSource gas{1e6, 300, 8, k};
    const GasExit choked = gas_exit(gas, 1e6 * critical * (1 - 1e-9));
    const GasExit subsonic = gas_exit(gas, 1e6 * critical * (1 + 1e-9));
    EXPECT_TRUE(choked.choked);
    EXPECT_FALSE(subsonic.choked);
    EXPECT_NEAR(choked.mass_flux_kg_m2_s, subsonic.mass_flux_kg_m2_s,
                1e-7 * choked.mass_flux_kg_m2_s);
    EXPECT_NEAR(choked.temperature_k, subsonic.temperature_k, 1e-6 * choked.temperature_k);
  }
}

TEST(gas_release, leaves_choked_holes_at_the_speed_of_sound) {
  const GasReleaseResult gas = gas_release({.pressure_pa = 2e6});
  const double sound = std::sqrt(1.31 * gas_constant_j_mol_k / 0.016043 * gas.exit_temperature_k);
  EXPECT_NEAR(gas.exit_velocity_m_s, sound, 1e-9 * sound);
}

TEST(gas_release, of_small_pressure_is_that_of_a_liquid_of_the_same_density) {
  const double over = 20;
  const GasExit exit = gas_exit({101325 + over, 293, 1.2, 1.4}, 101325);
  EXPECT_NEAR(exit.mass_flux_kg_m2_s, std::sqrt(2 * 1.2 * over), 1e-3 * exit.mass_flux_kg_m2_s);
}

TEST(tank_drain, equals_small_steps) {
  const TankDrainInput tank{
      .tank_diameter_m = 5, .hole_height_m = 1, .overpressure_pa = 20e3, .time_s = 4000};
  const double area = pi / 4 * 25, hole = pi / 4 * 0.0025;
  double head = 7.5, mass = 0;
  const double dt = 0.01;
  for (int i = 0; i < 400000; ++i) {
    const double middle = head - 0.5 * dt * liquid_rate(0.62, hole, 867, 20e3, head) / 867 / area;
    const double rate = liquid_rate(0.62, hole, 867, 20e3, middle);
    head -= dt * rate / 867 / area;
    mass += dt * rate;
  }
  const TankDrainResult exact = tank_drain(tank);
  EXPECT_NEAR(exact.head_m, head, 1e-6);
  EXPECT_NEAR(exact.mass_released_kg, mass, 1e-3);
}

TEST(tank_drain, ends_with_the_liquid_at_the_hole_and_all_of_it_out) {
  const TankDrainResult open = tank_drain({.hole_height_m = 1});
  const TankDrainResult end = tank_drain({.hole_height_m = 1, .time_s = open.end_s * (1 + 1e-12)});
  EXPECT_NEAR(end.level_m, 1, 1e-12);
  EXPECT_NEAR(end.mass_released_kg, end.mass_total_kg, 1e-6);
  EXPECT_EQ(end.mass_rate_kg_s, 0);
  EXPECT_EQ(tank_drain({.fill_fraction = 0.05, .hole_height_m = 1}).mass_rate_kg_s, 0);
}

TEST(ignition, probabilities_add_up) {
  for (const auto fluid : {IgnitionFluid::hydrogen, IgnitionFluid::other})
    for (const double rate : {0.0, 0.1, 0.5, 3.0, 20.0, 100.0}) {
      const IgnitionResult result = ignition({.fluid = fluid, .mass_rate_kg_s = rate});
      EXPECT_NEAR(result.immediate_probability + result.delayed_probability +
                      result.no_ignition_probability,
                  1, 1e-12);
      EXPECT_NEAR(*result.conditional_delayed_probability * (1 - result.immediate_probability),
                  result.delayed_probability, 1e-12);
    }
}

TEST(pool_spread, keeps_its_volume_and_stops_at_the_bund) {
  for (const double volume : {0.1, 10.0, 1000.0}) {
    const PoolSpreadResult free = pool_spread({.volume_m3 = volume});
    EXPECT_NEAR(free.area_m2 * free.thickness_m, volume, 1e-9 * volume);
    EXPECT_FALSE(free.confined);
  }
  const PoolSpreadResult held = pool_spread({.volume_m3 = 1000, .bund_area_m2 = 500});
  EXPECT_TRUE(held.confined);
  EXPECT_NEAR(held.thickness_m, 2, 1e-12);
}

TEST(pool_spread, by_gravity_ends_at_the_least_thickness) {
  EXPECT_NEAR(pool_spread({.method = SpreadMethod::gravity_inertia, .time_s = 1e7}).radius_m,
              pool_spread({}).radius_m, 1e-9);
}

TEST(pool_evaporation, logarithm_becomes_linear_for_small_vapour_pressure) {
  const PoolEvaporationResult small = pool_evaporation({.vapour_pressure_pa = 50});
  EXPECT_NEAR(small.driving_pressure_pa, 50, 0.05);
}

TEST(pool_boiling, rate_is_the_slope_of_what_has_boiled) {
  const auto mass = [](double t) { return pool_boiling({.time_s = t}).mass_evaporated_kg; };
  EXPECT_NEAR((mass(60.01) - mass(59.99)) / 0.02, *pool_boiling({.time_s = 60}).mass_rate_kg_s,
              1e-4 * *pool_boiling({.time_s = 60}).mass_rate_kg_s);
  EXPECT_EQ(mass(0), 0);
}

TEST(indoor_concentration, equals_small_steps_through_a_passing_cloud) {
  const IndoorConcentrationInput room{.volume_m3 = 50,
                                      .air_changes_per_h = 2,
                                      .source_m3_s = 0.001,
                                      .outdoor_fraction = 0.01,
                                      .source_duration_s = 900,
                                      .time_s = 2400};
  double c = 0, dose = 0;
  const double dt = 0.01, flow = 50 * 2 / 3600.0;
  for (int i = 0; i < 240000; ++i) {
    const bool on = i * dt < 900;
    const double rate = on ? (0.001 + flow * 0.01 - (flow + 0.001) * c) / 50 : -flow * c / 50;
    dose += dt * (c + 0.5 * dt * rate);
    c += dt * rate;
  }
  const IndoorConcentrationResult exact = indoor_concentration(room);
  EXPECT_NEAR(exact.volume_fraction, c, 1e-4 * c);
  EXPECT_NEAR(exact.dose_fraction_s, dose, 1e-4 * dose);
}

TEST(indoor_concentration, without_ventilation_fills_with_what_is_released) {
  const IndoorConcentrationResult room = indoor_concentration(
      {.volume_m3 = 100, .air_changes_per_h = 0, .source_m3_s = 1e-4, .time_s = 100});
  EXPECT_NEAR(room.volume_fraction, 1e-4, 1e-8);
}

TEST(vessel_burst, isentropic_expansion_gives_the_least_energy) {
  for (const double k : {1.05, 1.13, 1.3, 1.4, 1.66})
    for (const double pressure : {2e5, 1e6, 2e7}) {
      const auto energy = [&](BurstEnergy method) {
        return burst_energy_j(method, pressure, 101325, 3, k);
      };
      EXPECT_LT(energy(BurstEnergy::isentropic), energy(BurstEnergy::isothermal));
      EXPECT_LT(energy(BurstEnergy::isentropic), energy(BurstEnergy::brode));
    }
}

TEST(substance, vapour_pressure_of_propane_is_near_the_antoine_equation_of_nist) {
  for (double t = 240; t <= 340; t += 10) {
    const double antoine = 1e5 * std::pow(10, t < 277 ? 4.01158 - 834.26 / (t - 22.763)
                                                      : 4.53678 - 1149.36 / (t + 24.906));
    EXPECT_NEAR(saturation_pressure_pa(Substance::propane, t) / antoine, 1, 0.05) << t;
  }
}

TEST(substance, vapour_pressure_and_temperature_are_inverse_and_exact_at_the_boiling_point) {
  for (const auto& choice : choices(Substance{})) {
    const double boiling = substance_data(choice.value).boiling_k;
    EXPECT_NEAR(saturation_pressure_pa(choice.value, boiling), 101325, 1e-6);
    EXPECT_NEAR(
        saturation_temperature_k(choice.value, saturation_pressure_pa(choice.value, 1.1 * boiling)),
        1.1 * boiling, 1e-9 * boiling);
  }
}

}  // namespace
}  // namespace yuyan::consequence
