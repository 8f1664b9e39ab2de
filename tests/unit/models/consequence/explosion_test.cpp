#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/blast_kinney_graham.h"
#include "models/consequence/blast_tnt.h"
#include "models/consequence/calculator.h"
#include "models/consequence/dust_explosion.h"
#include "models/consequence/fireworks_explosion.h"
#include "models/consequence/input_error.h"
#include "models/consequence/mine_gas_explosion.h"
#include "models/consequence/vce_bauwens.h"
#include "models/consequence/vce_tnt.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

TEST(GroundBurst, segments_of_the_fits_meet) {
  const auto step = [](auto quantity, double z) {
    return given(quantity(ground_burst(z * (1 + 1e-9)))) /
               given(quantity(ground_burst(z * (1 - 1e-9)))) -
           1;
  };
  for (const double z : {2.9, 23.8})
    EXPECT_NEAR(step([](const GroundBurst& b) { return b.incident_pa; }, z), 0, 0.01) << z;
  EXPECT_NEAR(step([](const GroundBurst& b) { return b.reflected_pa; }, 2), 0, 0.01);
  for (const double z : {0.96, 33.7})
    EXPECT_NEAR(step([](const GroundBurst& b) { return b.incident_impulse; }, z), 0, 0.01) << z;
  // The widest step, with the coefficients as published.
  EXPECT_NEAR(step([](const GroundBurst& b) { return b.incident_impulse; }, 2.38), -0.024, 0.001);
  EXPECT_NEAR(step([](const GroundBurst& b) { return b.arrival; }, 1.5), 0, 0.01);
  for (const double z : {1.02, 2.8})
    EXPECT_NEAR(step([](const GroundBurst& b) { return b.duration; }, z), 0, 0.03) << z;
}

TEST(GroundBurst, pressure_falls_and_arrival_grows) {
  for (const double z : geometric(0.2, 190, 1.02))
    EXPECT_LT(given(ground_burst(z * 1.02).incident_pa), given(ground_burst(z).incident_pa)) << z;
  for (const double z : geometric(0.06, 39, 1.02)) {
    EXPECT_LT(given(ground_burst(z * 1.02).reflected_pa), given(ground_burst(z).reflected_pa)) << z;
    EXPECT_GT(given(ground_burst(z * 1.02).arrival), given(ground_burst(z).arrival)) << z;
  }
}

// The shock relation for an ideal gas, 2 p (7 p0 + 4 p)/(7 p0 + p), was not used in the fits.
TEST(GroundBurst, reflection_agrees_with_the_shock_relation_for_weak_shocks) {
  for (const double z : geometric(3, 40, 1.1)) {
    const double p = given(ground_burst(z).incident_pa), p0 = standard_pressure_pa;
    const double ideal = 2 * p * (7 * p0 + 4 * p) / (7 * p0 + p);
    EXPECT_NEAR(given(ground_burst(z).reflected_pa) / ideal, 1, 0.1) << z;
  }
}

TEST(GroundBurst, arrival_follows_from_the_speed_of_the_shock) {
  for (const double z : geometric(1, 30, 1.3)) {
    const double by_fit =
        given(ground_burst(z * 1.01).arrival) - given(ground_burst(z / 1.01).arrival);
    const double speed =
        340.3 * std::sqrt(1 + 6 * given(ground_burst(z).incident_pa) / (7 * 101325.0));
    EXPECT_NEAR(by_fit / (z * (1.01 - 1 / 1.01) / speed), 1, 0.12) << z;
  }
}

TEST(GroundBurst, distance_inverts_pressure) {
  for (const double z : {0.3, 2.0, 7.0, 50.0, 150.0})
    EXPECT_NEAR(ground_burst_distance(given(ground_burst(z).incident_pa)) / z, 1, 1e-9);
}

// A charge on hard ground acts as about 1.8 charges in free air.
TEST(KinneyGraham, is_a_ground_burst_of_a_charge_1_8_times_less) {
  for (const double z : geometric(2, 40, 1.2)) {
    const double free = z / std::cbrt(1.8);
    EXPECT_NEAR(kinney_graham_overpressure(free) * standard_pressure_pa /
                    given(ground_burst(z).incident_pa),
                1, 0.25)
        << z;
    EXPECT_NEAR(
        kinney_graham_impulse(free) * std::cbrt(1.8) / given(ground_burst(z).incident_impulse), 1,
        0.15)
        << z;
  }
}

TEST(Blast, scales_by_the_cube_root_of_the_charge) {
  const BlastTntResult one = blast_tnt({.charge_kg = 10, .distance_m = 30});
  const BlastTntResult thousand = blast_tnt({.charge_kg = 10000, .distance_m = 300});
  EXPECT_NEAR(given(thousand.incident_pa) / given(one.incident_pa), 1, 1e-12);
  EXPECT_NEAR(given(thousand.arrival_s) / given(one.arrival_s), 10, 1e-9);
  EXPECT_NEAR(given(thousand.incident_impulse_pa_s) / given(one.incident_impulse_pa_s), 10, 1e-9);
}

TEST(Blast, says_which_quantities_end_where) {
  const BlastTntResult near = blast_tnt({.charge_kg = 1, .distance_m = 0.1});
  EXPECT_FALSE(near.incident_pa);
  EXPECT_TRUE(near.reflected_pa);
  EXPECT_EQ(near.notes.warnings.size(), 1U);
  const BlastTntResult far = blast_tnt({.charge_kg = 1, .distance_m = 100});
  EXPECT_TRUE(far.incident_pa);
  EXPECT_FALSE(far.reflected_pa);
  EXPECT_THROW((void)blast_tnt({.charge_kg = 1, .distance_m = 0.05}), InputError);
  EXPECT_THROW((void)blast_tnt({.charge_kg = 1, .distance_m = 200}), InputError);
}

TEST(VceTnt, a_given_charge_replaces_the_computed_one) {
  const VceTntResult computed = vce_tnt({.fuel_mass_kg = 1000, .distance_m = 100});
  EXPECT_NEAR(computed.charge_kg, 0.03 * 1000 * 46 / 4.5, 1e-9);
  const VceTntResult given = vce_tnt({.charge_kg = computed.charge_kg, .distance_m = 100});
  EXPECT_EQ(given.overpressure_pa, computed.overpressure_pa);
}

TEST(Bauwens, falls_from_detonation_to_weak_wave) {
  for (const double r : geometric(0.2, 100, 1.2))
    EXPECT_LT(bauwens_overpressure(1.2 * r), bauwens_overpressure(r));
}

TEST(Dust, classes_at_their_limits) {
  EXPECT_STREQ(dust_class(0), "St0");
  EXPECT_STREQ(dust_class(200), "St1");
  EXPECT_STREQ(dust_class(200.1), "St2");
  EXPECT_STREQ(dust_class(300), "St2");
  EXPECT_STREQ(dust_class(300.1), "St3");
}

TEST(Dust, kst_does_not_depend_on_the_vessel_and_the_vent_grows_with_it) {
  EXPECT_NEAR(kst_bar_m_s(50e6, 0.02), kst_bar_m_s(50e6 / std::cbrt(50), 1), 1e-9);
  EXPECT_LT(dust_vent_area_m2(100, 10, 8, 0.4, 0.1), dust_vent_area_m2(200, 10, 8, 0.4, 0.1));
  EXPECT_GT(dust_vent_area_m2(100, 10, 8, 0.2, 0.1), dust_vent_area_m2(100, 10, 8, 0.4, 0.1));
  EXPECT_EQ(dust_vent_area_m2(100, 10, 8, 8, 0.1), 0);
  EXPECT_FALSE(dust_explosion({.max_pressure_pa = 8e5, .reduced_pressure_pa = 9e5}).vent_area_m2);
}

TEST(MineGas, burns_all_methane_when_lean_and_what_the_oxygen_allows_when_rich) {
  EXPECT_EQ(mine_gas_explosion({.methane_fraction = 0.07}).burnt_fraction, 0.07);
  EXPECT_LT(mine_gas_explosion({.methane_fraction = 0.13}).burnt_fraction, 0.095);
  EXPECT_FALSE(mine_gas_explosion({.methane_fraction = 0.04}).explosive);
  EXPECT_EQ(mine_gas_explosion({.methane_fraction = 0.16}).energy_j, 0);
  EXPECT_NEAR(mine_gas_explosion({.gas_volume_m3 = 100, .methane_fraction = 0.095}).energy_j,
              100 * 0.095 * 33.4e6, 1);
}

TEST(MineGas, decays_exponentially_and_at_bends) {
  const auto at = [](double distance, double bends) {
    return mine_gas_explosion({.initial_overpressure_pa = 3e5,
                               .attenuation_per_m = 0.01,
                               .bends = bends,
                               .bend_factor = 0.7,
                               .distance_m = distance})
        .overpressure_pa;
  };
  EXPECT_NEAR(at(0, 0), 3e5, 1e-6);
  EXPECT_NEAR(at(200, 0) / at(100, 0), std::exp(-1), 1e-12);
  EXPECT_NEAR(at(100, 2) / at(100, 0), 0.49, 1e-12);
}

TEST(Fireworks, damage_reaches_out_in_order) {
  const FireworksExplosionResult result = fireworks_explosion({.composition_kg = 5000});
  EXPECT_GT(result.window_breakage_m, result.partial_demolition_m);
  EXPECT_GT(result.partial_demolition_m, result.destruction_m);
  const FireworksExplosionResult there =
      fireworks_explosion({.composition_kg = 5000, .distance_m = result.destruction_m});
  EXPECT_NEAR(given(there.overpressure_pa), 34.5e3, 1);
}

}  // namespace
}  // namespace yuyan::consequence
