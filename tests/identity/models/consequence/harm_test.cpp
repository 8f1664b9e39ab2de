// Harm: inverse functions, dose integrals against small steps, limits.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/consequence/blast_harm.h"
#include "models/consequence/co_dose.h"
#include "models/consequence/constants.h"
#include "models/consequence/equipment_damage.h"
#include "models/consequence/event_tree.h"
#include "models/consequence/thermal_harm.h"
#include "models/consequence/time_to_failure.h"
#include "models/consequence/toxic_harm.h"

namespace yuyan::consequence {
namespace {

TEST(probit, of_5_is_one_half_and_of_the_usual_points_the_usual_shares) {
  EXPECT_DOUBLE_EQ(probability_of_probit(5), 0.5);
  EXPECT_NEAR(probability_of_probit(2.67), 0.01, 1e-4);  // Finney's table
  EXPECT_NEAR(probability_of_probit(7.33), 0.99, 1e-4);
  EXPECT_EQ(probability_of_probit(-std::numeric_limits<double>::infinity()), 0);
}

TEST(thermal_harm, dose_of_a_probit_is_its_inverse) {
  for (const auto& choice : choices(ThermalProbit{}))
    for (const double probit : {2.67, 5.0, 7.33})
      EXPECT_NEAR(thermal_probit(choice.value, thermal_dose_of_probit(choice.value, probit)),
                  probit, 1e-9)
          << choice.name;
}

TEST(thermal_harm, printed_for_kilowatts_and_for_watts_agree_to_their_digits) {
  for (const double dose : {1e6, 1e7, 1e8}) {
    EXPECT_NEAR(thermal_probit(ThermalProbit::eisenberg, dose),
                thermal_probit(ThermalProbit::eisenberg_osd30, dose), 0.01);
    EXPECT_NEAR(thermal_probit(ThermalProbit::tsao_perry, dose),
                thermal_probit(ThermalProbit::tsao_perry_osd30, dose), 0.01);
  }
}

TEST(thermal_harm, escape_equals_small_steps) {
  const Escape escape{.distance_m = 40, .reaction_s = 5, .speed_m_s = 4, .safe_flux_w_m2 = 1000};
  const double flux = 12e3, end = escape_time(flux, 60, escape);
  double dose = 0;
  const double dt = 1e-4;
  for (double t = 0.5 * dt; t < end; t += dt) {
    const double x = 40 + 4 * std::max(0.0, t - 5);
    dose += thermal_dose(flux * 1600 / (x * x), dt);
  }
  EXPECT_NEAR(escape_dose(flux, 60, escape), dose, 1e-4 * dose);
  EXPECT_LT(escape_dose(flux, 60, escape), thermal_dose(flux, 60));
}

TEST(thermal_harm, running_slower_and_slower_becomes_staying) {
  const Escape slow{.distance_m = 40, .speed_m_s = 1e-6};
  EXPECT_NEAR(escape_dose(9e3, 30, slow) / thermal_dose(9e3, 30), 1, 1e-4);
}

TEST(thermal_harm, behind_a_wall_nobody_dies) {
  const ThermalHarmResult result = thermal_harm({.shelter_share = 0});
  EXPECT_EQ(result.probability, 0);
  EXPECT_FALSE(result.probit);
}

TEST(blast_harm, grows_with_overpressure_and_impulse) {
  for (const auto& choice : choices(BlastProbit{})) {
    double before = -1;
    for (double p = 1e3; p < 1e7; p *= 1.5) {
      const double probability = blast_harm({choice.value, p, p / 100}).probability;
      EXPECT_GE(probability, before) << choice.name;
      before = probability;
    }
    EXPECT_EQ(blast_harm({choice.value, 0, 0}).probability, 0) << choice.name;
  }
}

TEST(power_dose, of_a_straight_line_equals_small_steps) {
  const std::vector<double> times{0, 10, 25, 40}, values{0, 300, 300.0000001, 50};
  for (const double n : {1.0, 1.43, 2.0, 2.75}) {
    double sum = 0;
    const double dt = 1e-3;
    for (double t = 0.5 * dt; t < 40; t += dt) {
      const double c = t < 10 ? 30 * t : t < 25 ? 300 : 300 - 250 * (t - 25) / 15;
      sum += dt * std::pow(c, n);
    }
    EXPECT_NEAR(power_dose(times, values, n), sum, 1e-6 * sum);
  }
}

TEST(toxic_harm, constant_profile_is_constant_exposure) {
  const ToxicHarmInput constant{.concentration_ppm = 500, .exposure_s = 600};
  const ToxicHarmInput profile{.times_s = {0, 100, 600}, .concentrations_ppm = {500, 500, 500}};
  EXPECT_NEAR(*toxic_harm(constant).probit, *toxic_harm(profile).probit, 1e-12);
}

TEST(toxic_harm, a_peak_kills_more_than_its_mean) {
  const ToxicHarmInput mean{
      .substance = ToxicSubstance::chlorine, .concentration_ppm = 200, .exposure_s = 600};
  const ToxicHarmInput peak{.substance = ToxicSubstance::chlorine,
                            .times_s = {0, 300, 600},
                            .concentrations_ppm = {0, 400, 0}};
  EXPECT_NEAR(*toxic_harm(peak).concentration_ppm, 200, 1e-9);
  EXPECT_GT(*toxic_harm(peak).probit, *toxic_harm(mean).probit);
}

TEST(toxic_harm, units_are_converted_and_the_lethal_concentration_kills_half) {
  for (const auto& substance : choices(ToxicSubstance{}))
    for (const auto& method : choices(ToxicMethod{})) {
      if (!toxic_probit(substance.value, method.value)) continue;
      const ToxicHarmResult one = toxic_harm(
          {.substance = substance.value, .method = method.value, .concentration_ppm = 100});
      const ToxicHarmResult same =
          toxic_harm({.substance = substance.value,
                      .method = method.value,
                      .concentration_mg_m3 = 100 * mg_m3_per_ppm(substance.value)});
      EXPECT_NEAR(*one.probit, *same.probit, 1e-9) << substance.name;
      const ToxicHarmResult half = toxic_harm({.substance = substance.value,
                                               .method = method.value,
                                               .concentration_ppm = one.lc50_ppm});
      EXPECT_NEAR(half.probability, 0.5, 1e-9) << substance.name;
    }
}

TEST(co_dose, is_additive_in_time) {
  const auto fed = [](double s) { return co_dose({.exposure_s = s}).fed; };
  EXPECT_NEAR(fed(600) + fed(1200), fed(1800), 1e-12);
  const CoDoseResult result = co_dose({});
  EXPECT_NEAR(co_dose({.exposure_s = *result.time_to_incapacitation_s}).fed, 1, 1e-12);
}

TEST(time_to_failure, steel_wall_with_vanishing_losses_is_without_losses) {
  SteelWall wall{.thickness_m = 0.01};
  const double without = steel_wall_time_to_failure(50e3, wall);
  wall.loss_w_m2_k = 1e-6;
  EXPECT_NEAR(steel_wall_time_to_failure(50e3, wall), without, 1e-6 * without);
  wall.loss_w_m2_k = 500;
  EXPECT_EQ(steel_wall_time_to_failure(50e3, wall), never);
}

TEST(time_to_failure, falls_with_the_heat) {
  for (double flux = 5e3; flux < 1e5; flux *= 1.3) {
    EXPECT_GT(atmospheric_time_to_failure(flux, 1000),
              atmospheric_time_to_failure(1.3 * flux, 1000));
    EXPECT_GT(pressurised_time_to_failure(flux, 100), pressurised_time_to_failure(1.3 * flux, 100));
  }
  EXPECT_EQ(atmospheric_time_to_failure(0, 1000), never);
}

TEST(equipment_damage, takes_its_time_in_minutes) {
  EXPECT_NEAR(probability_of_probit(escalation_probit(EmergencyResponse::on_site, 600)), 0.5,
              0.005);
  EXPECT_NEAR(probability_of_probit(escalation_probit(EmergencyResponse::on_site, 300)), 0.9, 0.01);
  EXPECT_NEAR(probability_of_probit(escalation_probit(EmergencyResponse::on_site, 1200)), 0.1,
              0.01);
  EXPECT_NEAR(probability_of_probit(escalation_probit(EmergencyResponse::off_site, 3600)), 0.5,
              0.01);
}

TEST(event_tree, end_states_are_all_there_is) {
  const EventTreeResult tree =
      event_tree({.branch_probability = {0.1, 0.25, 0.6, 0.01}, .end_state = 5});
  EXPECT_NEAR(std::accumulate(tree.probabilities.begin(), tree.probabilities.end(), 0.0), 1, 1e-12);
}

}  // namespace
}  // namespace yuyan::consequence
