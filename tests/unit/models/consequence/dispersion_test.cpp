#include <cmath>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

#include "models/consequence/britter_mcquaid_plume.h"
#include "models/consequence/britter_mcquaid_puff.h"
#include "models/consequence/dispersion_grid.h"
#include "models/consequence/gaussian_plume.h"
#include "models/consequence/gaussian_puff.h"
#include "models/consequence/input_error.h"
#include "models/consequence/plume_rise.h"
#include "models/consequence/puff_sequence.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

constexpr SigmaSet all_sets[] = {SigmaSet::ccps, SigmaSet::briggs_rural, SigmaSet::briggs_urban,
                                 SigmaSet::pasquill_gifford, SigmaSet::tno};
constexpr Stability all_classes[] = {Stability::a, Stability::b, Stability::c,
                                     Stability::d, Stability::e, Stability::f};

template <class F>
double integral(F f, double from, double to) {
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(f, from, to, 10, 1e-9);
}

TEST(Sigma, grows_with_distance_and_falls_with_stability) {
  for (const SigmaSet set : all_sets)
    for (const double x : geometric(100, 1e4, 1.5))
      for (int i = 0; i < 6; ++i) {
        const Sigma here = plume_sigma(set, all_classes[i], x);
        const Sigma farther = plume_sigma(set, all_classes[i], 1.5 * x);
        EXPECT_GT(farther.y, here.y);
        EXPECT_GT(farther.z, here.z);
        if (i == 5) continue;
        const Sigma calmer = plume_sigma(set, all_classes[i + 1], x);
        EXPECT_LE(calmer.y, here.y);
        EXPECT_LE(calmer.z, here.z * (1 + 1e-12)) << i << " at " << x;
      }
}

// ISC3 gives the Pasquill-Gifford curves themselves; the fit is another one.
TEST(Sigma, spot_values) {
  EXPECT_NEAR(plume_sigma(SigmaSet::pasquill_gifford, Stability::d, 500).z, 18.30, 0.02 * 18.30);
  EXPECT_NEAR(plume_sigma(SigmaSet::pasquill_gifford, Stability::d, 2000).z, 50.15, 0.02 * 50.15);
}

TEST(GaussianPlume, carries_the_release_through_every_section) {
  for (const SigmaSet set : all_sets)
    for (const double height : {0.0, 40.0}) {
      const Plume plume{.release_kg_s = 3,
                        .wind_m_s = 4,
                        .release_height_m = height,
                        .stability = Stability::c,
                        .sigma_set = set};
      for (const double x : {200.0, 2000.0}) {
        const Sigma s = sigma_at(plume, x);
        const double flux =
            4 * integral(
                    [&](double y) {
                      return integral([&](double z) { return concentration(plume, x, y, z); }, 0,
                                      height + 8 * s.z);
                    },
                    -8 * s.y, 8 * s.y);
        EXPECT_NEAR(flux, 3, 3e-5);
      }
    }
}

TEST(GaussianPlume, a_lid_keeps_the_release_below_it) {
  const Plume plume{.release_kg_s = 3,
                    .wind_m_s = 4,
                    .release_height_m = 50,
                    .stability = Stability::b,
                    .mixing_height_m = 300};
  for (const double x : {500.0, 3000.0, 20000.0}) {
    const Sigma s = sigma_at(plume, x);
    const double flux =
        4 * integral(
                [&](double y) {
                  return integral([&](double z) { return concentration(plume, x, y, z); }, 0, 300);
                },
                -8 * s.y, 8 * s.y);
    EXPECT_NEAR(flux, 3, 3e-4) << x;
  }
}

TEST(GaussianPlume, is_symmetric_linear_and_inverse_to_the_wind) {
  const Plume plume{.release_height_m = 20};
  EXPECT_EQ(concentration(plume, 500, 30, 5), concentration(plume, 500, -30, 5));
  Plume twice = plume;
  twice.release_kg_s *= 2;
  twice.wind_m_s *= 2;
  EXPECT_DOUBLE_EQ(concentration(twice, 500, 30, 5), concentration(plume, 500, 30, 5));
  EXPECT_EQ(concentration(plume, -10, 0, 0), 0);
}

TEST(GaussianPlume, wind_at_ten_metres_is_carried_to_the_source) {
  const GaussianPlumeResult at_ten = gaussian_plume({.wind_10_m_s = 3, .release_height_m = 10});
  EXPECT_DOUBLE_EQ(at_ten.wind_m_s, 3);
  const GaussianPlumeResult high = gaussian_plume({.wind_10_m_s = 3, .release_height_m = 100});
  EXPECT_NEAR(high.wind_m_s, 3 * std::pow(10, 0.15), 1e-12);
}

TEST(GaussianPuff, holds_its_mass) {
  for (const SigmaSet set : all_sets) {
    const Puff puff{7, 12, puff_sigma(set, Stability::e, 800)};
    const Sigma& s = puff.sigma;
    const double mass = integral(
        [&](double x) {
          return integral(
              [&](double y) {
                return integral([&](double z) { return concentration(puff, x, y, z); }, 0,
                                12 + 8 * s.z);
              },
              -8 * s.y, 8 * s.y);
        },
        -8 * s.x, 8 * s.x);
    EXPECT_NEAR(mass, 7, 1e-4);
  }
}

// What passes a place of a puff that does not grow while passing is what a plume of the same mass
// would give: the dose of M kg is the concentration of M kg/s.
TEST(GaussianPuff, dose_is_that_of_a_plume) {
  const GaussianPuffResult puff = gaussian_puff(
      {.mass_kg = 5, .stability = Stability::f, .sigma_set = SigmaSet::briggs_rural, .x_m = 2000});
  const Plume plume{.release_kg_s = 5, .stability = Stability::f};
  EXPECT_NEAR(puff.dose_kg_s_m3 / concentration(plume, 2000, 0, 0), 1, 0.01);
}

TEST(PuffSequence, in_a_steady_wind_is_the_plume) {
  const PuffSequenceInput input{.release_times_s = {0},
                                .release_rates_kg_s = {2},
                                .wind_speeds_m_s = {4},
                                .interval_s = 2,
                                .east_m = 800,
                                .north_m = 20,
                                .time_s = 1200};
  const Plume plume{.release_kg_s = 2, .wind_m_s = 4};
  EXPECT_NEAR(puff_sequence(input).concentration_kg_m3 / concentration(plume, 800, 20, 0), 1, 0.01);
}

TEST(PuffSequence, holds_what_was_released) {
  const std::vector<ReleaseStep> release{{5, 2}, {100, 0.5}, {333, 0}};
  const std::vector<WindStep> wind{{0, 3, 90}, {200, 1, 180}};
  double mass = 0;
  for (const DriftingPuff& puff : puffs_at(1000, release, wind, 7)) mass += puff.mass_kg;
  EXPECT_NEAR(mass, 2 * 95 + 0.5 * 233, 1e-9);
}

TEST(PuffSequence, a_wind_that_turns_bends_the_way) {
  const std::vector<WindStep> wind{{0, 3, 90}, {100, 2, 0}};
  const auto puffs = puffs_at(200, {{0, 1}, {2, 0}}, wind, 2);
  ASSERT_EQ(puffs.size(), 1U);
  EXPECT_NEAR(puffs[0].east_m, 3 * 99, 1e-9);
  EXPECT_NEAR(puffs[0].north_m, 2 * 100, 1e-9);
  EXPECT_NEAR(puffs[0].travelled_m, 3 * 99 + 2 * 100, 1e-9);
}

TEST(PuffSequence, refuses_lists_that_do_not_match) {
  EXPECT_THROW((void)puff_sequence({.release_times_s = {0, 5}, .release_rates_kg_s = {1}}),
               InputError);
  EXPECT_THROW((void)puff_sequence({.release_times_s = {5, 0}, .release_rates_kg_s = {1, 2}}),
               InputError);
  EXPECT_THROW((void)puff_sequence({.interval_s = 1e-3, .time_s = 1e4}), InputError);
}

TEST(Field, of_a_plume_is_the_plume_at_each_place) {
  const Plume plume{.release_kg_s = 1, .release_height_m = 15};
  const MapGrid grid{.west_m = -200, .south_m = -300, .cell_m = 10, .columns = 150, .rows = 60};
  for (const double towards : {0.0, 90.0, 180.0, 270.0, -90.0, 63.0, 200.0}) {
    const Field field = concentration_field(plume, towards, grid, 2);
    ASSERT_EQ(field.rows(), 60);
    ASSERT_EQ(field.cols(), 150);
    const double s = std::sin(towards * pi / 180), c = std::cos(towards * pi / 180);
    double largest = 0, worst = 0;
    for (int i = 0; i < 150; ++i)
      for (int j = 0; j < 60; ++j) {
        const double east = -200 + 10 * i, north = -300 + 10 * j;
        const double downwind = east * s + north * c, across = north * s - east * c;
        const double exact = concentration(plume, downwind, across, 2);
        largest = std::max(largest, exact);
        if (downwind > 100 || downwind < -1) worst = std::max(worst, std::abs(field(j, i) - exact));
      }
    EXPECT_LT(worst, 1e-3 * largest) << towards;
    EXPECT_GT(field.maxCoeff(), 0.9 * largest);
  }
}

TEST(Field, of_puffs_is_their_sum_at_each_place) {
  const auto puffs = puffs_at(600, {{0, 1}}, {{0, 2, 60}, {300, 3, 110}}, 30);
  for (const SigmaSet set : {SigmaSet::briggs_rural, SigmaSet::tno}) {
    const PuffSpread spread{Stability::d, set, false, 5};
    const MapGrid grid{.west_m = -100, .south_m = -400, .cell_m = 50, .columns = 30, .rows = 20};
    const Field field = concentration_field(puffs, spread, grid, 1);
    for (int i = 0; i < 30; ++i)
      for (int j = 0; j < 20; ++j)
        EXPECT_NEAR(field(j, i), concentration(puffs, spread, -100 + 50 * i, -400 + 50 * j, 1),
                    1e-12 + 1e-9 * field(j, i));
  }
}

// Values of the workbook's curves as a public implementation checks them.
TEST(BritterMcQuaid, curves_at_chosen_alpha) {
  const auto plume = dense_plume_points(-0.40);
  const double expected_plume[] = {1.784, 2.016, 2.21, 2.394, 2.564, 2.714};
  for (std::size_t i = 0; i < plume.size(); ++i)
    EXPECT_NEAR(plume[i].log_distance, expected_plume[i], 1e-12);
  const auto puff = dense_puff_points(0.75);
  const double expected_puff[] = {0.93, 1.03, 1.185, 1.375, 1.525, 1.68, 1.8475};
  for (std::size_t i = 0; i < puff.size(); ++i)
    EXPECT_NEAR(puff[i].log_distance, expected_puff[i], 1e-12);
}

TEST(BritterMcQuaid, dilution_never_rises_with_distance) {
  for (const double alpha : arithmetic(-1, 1, 0.05))
    for (const double x : geometric(0.5, 1e4, 1.05)) {
      EXPECT_LE(dense_plume_dilution(alpha, x * 1.05), dense_plume_dilution(alpha, x) + 1e-15)
          << alpha << " " << x;
      EXPECT_LE(dense_puff_dilution(alpha, x * 1.05), dense_puff_dilution(alpha, x) + 1e-15)
          << alpha << " " << x;
    }
}

TEST(BritterMcQuaid, the_plume_of_the_ccps_example_between_the_curves) {
  const auto result = britter_mcquaid_plume({.release_m3_s = 55.618,
                                             .density_kg_m3 = 1.76,
                                             .release_temperature_k = 111.15,
                                             .wind_m_s = 10.9,
                                             .air_temperature_k = 298,
                                             .x_m = 367});
  EXPECT_NEAR(result.volume_fraction, 0.0507118, 0.005 * 0.0507);
}

TEST(BritterMcQuaid, warming_leaves_pure_gas_and_pure_air_alone) {
  EXPECT_EQ(warmed(1, 0.4), 1);
  EXPECT_EQ(warmed(0, 0.4), 0);
  EXPECT_GT(warmed(0.1, 0.4), 0.1);
  EXPECT_EQ(warmed(0.1, 1), 0.1);
}

TEST(BritterMcQuaid, the_puff_is_nowhere_outside_its_cloud) {
  const auto at = [](double x) {
    return britter_mcquaid_puff({.volume_m3 = 1000, .x_m = x, .time_s = 100});
  };
  const auto middle = at(120);
  EXPECT_TRUE(middle.inside);
  EXPECT_GT(middle.volume_fraction, 0);
  EXPECT_EQ(at(120 + middle.radius_m + 1).volume_fraction, 0);
  EXPECT_THROW((void)britter_mcquaid_puff({.density_kg_m3 = 1}), InputError);
}

// Numbers of a public implementation's tests; exit speeds chosen there for round fluxes with
// g = 9.80616.
TEST(PlumeRise, published_cases) {
  const auto rise = [](double speed, double hot, Stability stability, double x) {
    return plume_rise({.exit_speed_m_s = speed,
                       .exit_temperature_k = hot,
                       .wind_m_s = 4,
                       .temperature_k = 288.15,
                       .stability = stability,
                       .x_m = x,
                       .gravity_m_s2 = 9.80616});
  };
  const auto weak = rise(72.93819699672669, 400, Stability::a, 50);
  EXPECT_NEAR(weak.buoyancy_flux_m4_s3, 50, 1e-9);
  EXPECT_NEAR(weak.final_distance_m, 565.0050541491846, 1e-6);
  EXPECT_NEAR(weak.final_rise_m, 100.71365158671999, 1e-6);
  EXPECT_NEAR(weak.rise_m, 20, 1e-6);
  EXPECT_NEAR(rise(87.52583639607202, 400, Stability::a, 5000).rise_m, 112.8895989623143, 1e-6);
  const auto fast = rise(179.87751923862007, 325, Stability::a, 50);
  EXPECT_FALSE(fast.buoyant);
  EXPECT_NEAR(fast.momentum_flux_m4_s2, 7171.814541070672, 1e-6);
  EXPECT_NEAR(fast.rise_m, 81.01824072514351, 1e-6);
  const auto stable = rise(72.93819699672669, 400, Stability::e, 1000);
  EXPECT_NEAR(stable.final_distance_m, 317.60677324769046, 1e-6);
  EXPECT_NEAR(stable.final_rise_m, 68.59722859012221, 1e-6);
  EXPECT_NEAR(rise(72.93819699672669, 400, Stability::f, 1000).final_rise_m, 56.92380039947288,
              1e-6);
}

TEST(PlumeRise, never_falls_with_distance) {
  for (const Stability stability : all_classes)
    for (const double hot : {300.0, 400.0, 900.0}) {
      double before = 0;
      for (const double x : geometric(1, 1e4, 1.2)) {
        const double now =
            plume_rise({.exit_temperature_k = hot, .stability = stability, .x_m = x}).rise_m;
        EXPECT_GE(now, before * (1 - 1e-12));
        before = now;
      }
    }
}

}  // namespace
}  // namespace yuyan::consequence
