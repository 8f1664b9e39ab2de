#include "models/propagation/concentration.h"

#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

namespace yuyan::propagation {
namespace {

ConcentrationCourse triangle() { return ConcentrationCourse({{100, 0}, {200, 1e-3}, {400, 0}}); }

TEST(ConcentrationCourse, RunsStraightBetweenItsNodes) {
  EXPECT_EQ(ConcentrationCourse().at(5), 0);
  EXPECT_EQ(triangle().at(0), 0);
  EXPECT_DOUBLE_EQ(triangle().at(150), 5e-4);
  EXPECT_DOUBLE_EQ(triangle().at(300), 5e-4);
  EXPECT_EQ(triangle().at(1e6), 0);
  EXPECT_THROW(ConcentrationCourse({{2, 0}, {1, 0}}), std::invalid_argument);
  EXPECT_THROW(ConcentrationCourse({{2, -1}}), std::invalid_argument);
}

TEST(ConcentrationCourse, CrossesALimitWhenTheStraightLineDoes) {
  EXPECT_DOUBLE_EQ(triangle().first_at_least(2.5e-4, 0), 125);
  EXPECT_DOUBLE_EQ(triangle().first_at_least(2.5e-4, 140), 140);
  EXPECT_EQ(triangle().first_at_least(2.5e-4, 360), never);
  EXPECT_EQ(triangle().first_at_least(2e-3, 0), never);
  EXPECT_DOUBLE_EQ(triangle().first_below(2.5e-4, 150), 350);
  EXPECT_EQ(triangle().first_below(2.5e-4, 0), 0);
  EXPECT_EQ(ConcentrationCourse({{0, 1}}).first_below(0.5, 3), never);
  EXPECT_DOUBLE_EQ(triangle().peak(0, 150), 5e-4);
  EXPECT_DOUBLE_EQ(triangle().peak(0, 1000), 1e-3);
}

TEST(Indoors, FollowsTheWellMixedRoom) {
  const double n = 1.0 / 3600;
  const ConcentrationCourse outside({{0, 1e-3}, {1800, 1e-3}, {1800, 0}});
  const ConcentrationCourse inside = indoors(outside, n, 0, 0);
  const double at_end = 1e-3 * (1 - std::exp(-0.5));
  EXPECT_NEAR(inside.at(1800), at_end, 1e-9);
  EXPECT_NEAR(inside.at(900), 1e-3 * (1 - std::exp(-0.25)), 1e-5);
  // Then the room is aired: an exponential fall.
  EXPECT_NEAR(inside.at(5400), at_end * std::exp(-1), 0.01 * at_end);
  // A closed room keeps what it holds.
  EXPECT_EQ(indoors(outside, 0, 4e-4, 0).at(1e5), 4e-4);
}

TEST(Indoors, FollowsARisingConcentration) {
  const double n = 1.0 / 600;
  const ConcentrationCourse inside = indoors(ConcentrationCourse({{0, 0}, {1200, 1.2}}), n, 0, 0);
  // Cout = s t: C = s (t - 1/n + exp(-n t)/n)
  EXPECT_NEAR(inside.at(1200), 1e-3 * (1200 - 600 + 600 * std::exp(-2)), 1e-9);
}

TEST(ToxicLoad, OfAConstantConcentrationIsItsPowerTimesTheMinutes) {
  const ConcentrationCourse course({{0, 2e-3}});
  ToxicLoad load({2.75, 1e6}, 0);
  load.breathe(course, 0);
  EXPECT_NEAR(load.time_of(std::pow(2000, 2.75) * 5), 300, 1e-6);
  load.advance(600);
  EXPECT_NEAR(load.load() / (std::pow(2000, 2.75) * 10), 1, 1e-12);
  EXPECT_EQ(load.time_of(1), 600);
}

TEST(ToxicLoad, OfALineHasTheClosedFormAndItsInverse) {
  const ConcentrationCourse course = triangle();
  ToxicLoad load({2, 1e6}, 0);
  load.breathe(course, 0);
  // Integral of (1000 t/T)^2 over T = 100 s and 200 s, in minutes: 1e6 * 300/3/60.
  EXPECT_EQ(load.time_of(1e6 * 100.0 / 60 * 1.000001), never);
  const double half = 1e6 * 50.0 / 60;
  const double when = load.time_of(half);
  ToxicLoad other = load;
  other.advance(when);
  EXPECT_NEAR(other.load() / half, 1, 1e-9);
  load.advance(1000);
  EXPECT_NEAR(load.load() / (1e6 * 100.0 / 60), 1, 1e-12);
  EXPECT_THROW(load.advance(10), std::logic_error);
}

}  // namespace
}  // namespace yuyan::propagation
