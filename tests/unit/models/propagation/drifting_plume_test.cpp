#include "models/propagation/drifting_plume.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "models/consequence/britter_mcquaid_plume.h"
#include "models/consequence/gaussian.h"
#include "models/consequence/puff_sequence.h"
#include "models/propagation/plume_source.h"

namespace yuyan::propagation {
namespace {

constexpr double negligible = 1e-12;

OpenAir air(double wind_m_s) { return {.wind_m_s = wind_m_s}; }

/// Ammonia in 10 m wind profile: what the passive source sees at 2 m is not asked here.
PlumeSections sections(double rate_kg_s, double wind_m_s) {
  return PlumeSections([=](double way_m) {
    const consequence::Plume plume{.release_kg_s = rate_kg_s, .wind_m_s = wind_m_s};
    const double x = std::max(way_m, 10.0);
    return PlumeSection{consequence::concentration(plume, x, 0, 0),
                        consequence::sigma_at(plume, x).y};
  });
}

TEST(DriftingPlume, IsTheGaussianPlumeBehindItsFront) {
  DriftingPlume plume({.x_m = 100, .y_m = 50});
  plume.change(60, 4, 90, sections(2, 4));
  for (const double x : {150.0, 600.0, 2500.0})
    for (const double y : {0.0, 20.0, -60.0}) {
      const double expected =
          consequence::concentration(consequence::Plume{.release_kg_s = 2, .wind_m_s = 4}, x, y, 0);
      if (std::abs(y) > 4 * consequence::sigma_at(consequence::Plume{}, x).y) continue;
      const Point place{.x_m = 100 + x, .y_m = 50 + y};
      EXPECT_NEAR(plume.at(place, 4000) / expected, 1, 0.01) << x << " " << y;
      const ConcentrationCourse course = plume.course(place, negligible);
      EXPECT_NEAR(course.at(4000), plume.at(place, 4000), 1e-3 * expected);
      // The middle of the front comes with the wind.
      EXPECT_NEAR(course.first_at_least(expected / 2, 60), 60 + x / 4, 0.02 * x / 4);
    }
  EXPECT_EQ(plume.at({.x_m = 0, .y_m = 50}, 4000), 0);
  EXPECT_TRUE(plume.course({.x_m = 0, .y_m = 50}, negligible).nodes().empty());
}

TEST(DriftingPlume, AChangeOfNothingChangesNothing) {
  DriftingPlume once({}), twice({});
  once.change(0, 3, 45, sections(1, 3));
  twice.change(0, 3, 45, sections(1, 3));
  twice.change(300, 3, 45, sections(1, 3));
  for (const double way : {200.0, 700.0, 1500.0})
    for (const double time : {250.0, 420.0, 900.0}) {
      const Point place{.x_m = way * std::sqrt(0.5), .y_m = way * std::sqrt(0.5) + 15};
      EXPECT_NEAR(twice.at(place, time), once.at(place, time), 1e-9 + 0.03 * once.at(place, time));
    }
}

/// The course follows what at() says, through wind that turns and a release that ends.
TEST(DriftingPlume, ItsCourseRunsThroughItsValues) {
  DriftingPlume plume({});
  plume.change(0, 3, 90, sections(2, 3));
  plume.change(400, 4, 60, sections(2, 4));
  plume.change(700, 3.5, 100, {});
  const std::vector<Point> places{{.x_m = 900, .y_m = 150},
                                  {.x_m = 1500, .y_m = 0},
                                  {.x_m = 600, .y_m = 340},
                                  {.x_m = 1800, .y_m = 500}};
  int seen = 0;
  for (const Point& place : places) {
    const ConcentrationCourse course = plume.course(place, negligible);
    double peak = 0, worst = 0;
    for (double t = 700; t < 2500; t += 5) {
      peak = std::max(peak, plume.at(place, t));
      worst = std::max(worst, std::abs(plume.at(place, t) - course.at(t)));
    }
    if (peak < 1e-8) continue;
    ++seen;
    EXPECT_LT(worst, 0.06 * peak) << place.x_m << " " << place.y_m;
    EXPECT_LT(course.at(1e6), 1e-3 * peak);
  }
  EXPECT_GE(seen, 2);
}

/// Second route: the puffs of the library, set free every second, give the same dose.
TEST(DriftingPlume, GivesTheDoseOfASequenceOfPuffs) {
  DriftingPlume plume({});
  plume.change(0, 3, 90, sections(2, 3));
  plume.change(500, 3, 60, sections(2, 3));
  plume.change(900, 3, 60, {});
  const std::vector<consequence::ReleaseStep> release{{0, 2}, {900, 0}};
  const std::vector<consequence::WindStep> wind{{0, 3, 90}, {500, 3, 60}};
  const consequence::PuffSpread spread;
  for (const Point& place : {Point{.x_m = 800, .y_m = 40}, Point{.x_m = 700, .y_m = 390},
                             Point{.x_m = 1200, .y_m = 200}}) {
    double by_trails = 0, by_puffs = 0;
    for (double t = 5; t < 2400; t += 10) {
      by_trails += plume.at(place, t) * 10;
      by_puffs += consequence::concentration(consequence::puffs_at(t, release, wind, 2), spread,
                                             place.x_m, place.y_m, 0) *
                  10;
    }
    EXPECT_NEAR(by_trails / by_puffs, 1, 0.12) << place.x_m << " " << place.y_m;
  }
}

TEST(DriftingPlume, AShortReleaseGivesNoMoreThanItsMass) {
  DriftingPlume plume({});
  plume.change(0, 3, 90, sections(20, 3));
  plume.change(30, 3, 90, {});
  const std::vector<consequence::ReleaseStep> release{{0, 20}, {30, 0}};
  const std::vector<consequence::WindStep> wind{{0, 3, 90}};
  for (const double x : {300.0, 1200.0}) {
    double by_trails = 0, by_puffs = 0;
    for (double t = 1; t < 1500; t += 2) {
      by_trails += plume.at({.x_m = x, .y_m = 10}, t);
      by_puffs += consequence::concentration(consequence::puffs_at(t, release, wind, 1),
                                             consequence::PuffSpread{}, x, 10, 0);
    }
    EXPECT_NEAR(by_trails / by_puffs, 1, 0.1) << x;
  }
}

TEST(DriftingPlume, InStillAirCreepsAndStaysFinite) {
  DriftingPlume still({}), slow({});
  still.change(0, 0, 90, gas_sections({.rate_kg_s = 1}, air(0)));
  slow.change(0, DriftingPlume::calm_m_s, 90, gas_sections({.rate_kg_s = 1}, air(0.5)));
  for (const double t : {60.0, 600.0, 3600.0}) {
    EXPECT_TRUE(std::isfinite(still.at({.x_m = 100}, t)));
    EXPECT_GE(still.at({.x_m = 100}, t), slow.at({.x_m = 100}, t) * 0.999);
  }
}

TEST(PlumeSource, DenseGasFollowsBritterAndMcQuaid) {
  const GasSource chlorine{.rate_kg_s = 10, .molar_mass_kg_mol = 0.0709, .density_kg_m3 = 3.5};
  const PlumeSections sections = gas_sections(chlorine, air(3));
  consequence::BritterMcquaidPlumeInput input;
  input.release_m3_s = 10 / 3.5;
  input.density_kg_m3 = 3.5;
  input.wind_m_s = 3;
  for (const double x : {100.0, 400.0, 1500.0}) {
    input.x_m = x;
    const auto flat = consequence::britter_mcquaid_plume(input);
    ASSERT_TRUE(flat.dense);
    const double expected = flat.volume_fraction * 101325 * 0.0709 / (8.314462618 * 293.15);
    EXPECT_NEAR(sections.at(x).peak_kg_m3 / expected, 1, 0.02);
  }
}

TEST(PlumeSource, HotSmokePassesOverWhatIsNear) {
  const SmokeSource hot{.rate_kg_s = 0.5, .convective_heat_w = 2e8, .diameter_m = 20};
  const SmokeSource cold{.rate_kg_s = 0.5, .convective_heat_w = 1, .diameter_m = 20};
  EXPECT_LT(smoke_sections(hot, air(4)).at(200).peak_kg_m3,
            0.01 * smoke_sections(cold, air(4)).at(200).peak_kg_m3);
  EXPECT_TRUE(smoke_sections({}, air(4)).empty());
}

}  // namespace
}  // namespace yuyan::propagation
