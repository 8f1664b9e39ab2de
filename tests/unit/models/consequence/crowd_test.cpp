#include <gtest/gtest.h>

#include "models/consequence/crowd_density.h"
#include "models/consequence/exit_flow.h"
#include "models/consequence/input_error.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

// Largest specific flows that the SFPE handbook prints, persons/(s m).
TEST(ExitFlow, largest_flows_of_the_handbook) {
  const auto largest = [](EgressComponent component) {
    return exit_flow({.component = component}).largest_specific_flow_p_m_s;
  };
  EXPECT_NEAR(largest(EgressComponent::door), 1.3, 0.02);
  EXPECT_NEAR(largest(EgressComponent::stair_steep), 0.94, 0.005);
  EXPECT_NEAR(largest(EgressComponent::stair_usual), 1.01, 0.01);
  EXPECT_NEAR(largest(EgressComponent::stair_flat), 1.09, 0.005);
  EXPECT_NEAR(largest(EgressComponent::stair_very_flat), 1.16, 0.005);
}

TEST(ExitFlow, the_queue_flows_at_its_largest_unless_a_density_is_given) {
  const ExitFlowResult queue = exit_flow({});
  EXPECT_DOUBLE_EQ(queue.specific_flow_p_m_s, queue.largest_specific_flow_p_m_s);
  for (const double density : {0.5, 1.0, 3.0, 3.5})
    EXPECT_LT(exit_flow({.density_p_m2 = density}).flow_p_s, queue.flow_p_s);
}

TEST(ExitFlow, times_add_and_exits_share) {
  const ExitFlowResult one = exit_flow({.people = 100, .exits = 1});
  const ExitFlowResult two = exit_flow({.people = 100, .exits = 2});
  EXPECT_DOUBLE_EQ(one.passage_s, 2 * two.passage_s);
  EXPECT_DOUBLE_EQ(one.total_s, 60 + one.walking_s + one.passage_s);
  EXPECT_EQ(exit_flow({.people = 0}).passage_s, 0);
  EXPECT_NEAR(one.passage_s, 100 / (1.4 / (4 * 0.266) * 0.9), 1e-9);
}

TEST(ExitFlow, refuses_a_door_without_effective_width) {
  EXPECT_THROW((void)exit_flow({.clear_width_m = 0.3}), InputError);
}

TEST(ExitFlow, free_walking_below_the_density_where_people_touch_nobody) {
  EXPECT_DOUBLE_EQ(egress_speed_m_s(1.4, 0.3), 0.85 * 1.4);
  EXPECT_EQ(egress_speed_m_s(1.4, 4), 0);
}

TEST(Crowd, speed_falls_and_flow_has_one_peak) {
  double peak = 0, at = 0;
  for (const double d : arithmetic(0.1, 5.4, 0.01)) {
    EXPECT_LE(weidmann_speed_m_s(d + 0.01), weidmann_speed_m_s(d));
    if (d * weidmann_speed_m_s(d) > peak) {
      peak = d * weidmann_speed_m_s(d);
      at = d;
    }
  }
  EXPECT_NEAR(peak, 1.22, 0.02);  // persons/(s m), as Weidmann gives it
  EXPECT_NEAR(at, 1.75, 0.1);
  EXPECT_EQ(weidmann_speed_m_s(5.4), 0);
  EXPECT_EQ(weidmann_speed_m_s(0), 1.34);
}

TEST(Crowd, levels_of_service) {
  EXPECT_EQ(fruin_level(0.2), 'A');
  EXPECT_EQ(fruin_level(1 / 3.0), 'B');
  EXPECT_EQ(fruin_level(1 / 2.0), 'C');
  EXPECT_EQ(fruin_level(1 / 1.0), 'D');
  EXPECT_EQ(fruin_level(1 / 0.6), 'E');
  EXPECT_EQ(fruin_level(3), 'F');
}

TEST(Crowd, danger_by_density_and_pressure) {
  EXPECT_EQ(crowd_density({.density_p_m2 = 3.9}).danger, "none");
  EXPECT_EQ(crowd_density({.density_p_m2 = 4}).danger, "caution");
  EXPECT_EQ(crowd_density({.density_p_m2 = 5.5}).danger, "pushing");
  EXPECT_EQ(crowd_density({.density_p_m2 = 7}).danger, "turbulence");
  EXPECT_FALSE(crowd_density({.density_p_m2 = 6, .speed_variance_m2_s2 = 0.003}).turbulent);
  EXPECT_TRUE(crowd_density({.density_p_m2 = 6, .speed_variance_m2_s2 = 0.004}).turbulent);
}

}  // namespace
}  // namespace yuyan::consequence
