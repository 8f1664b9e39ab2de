// How far spilt liquid spreads.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class SpreadMethod {
  constant_thickness,
  gravity_inertia,
  gravity_inertia_continuous,
  steady_burning
};
enum class SpillGround { flat_hard, flat_sandy, rough, rough_sandy };

constexpr auto choices(SpreadMethod) {
  using parameters::Choice;
  using M = SpreadMethod;
  return std::array{Choice{"constant_thickness", M::constant_thickness},
                    Choice{"gravity_inertia", M::gravity_inertia},
                    Choice{"gravity_inertia_continuous", M::gravity_inertia_continuous},
                    Choice{"steady_burning", M::steady_burning}};
}
constexpr auto choices(SpillGround) {
  using parameters::Choice;
  using G = SpillGround;
  return std::array{Choice{"flat_hard", G::flat_hard}, Choice{"flat_sandy", G::flat_sandy},
                    Choice{"rough", G::rough}, Choice{"rough_sandy", G::rough_sandy}};
}

/// Least thickness of a pool: 5, 10, 20, 25 mm on flat hard, flat sandy, rough, rough sandy ground.
[[nodiscard]] double pool_thickness_m(SpillGround ground);

struct PoolSpreadInput {
  SpreadMethod method = SpreadMethod::constant_thickness;
  double volume_m3 = 10;
  SpillGround ground = SpillGround::flat_hard;
  std::optional<double> thickness_m = {};
  std::optional<double> bund_area_m2 = {};
  double time_s = 60;
  double initial_radius_m = 0;
  double release_m3_s = 0.01;
  double regression_m_s = 1e-4;
  double gravity_m_s2 = standard_gravity_m_s2;

  static constexpr auto fields() {
    using S = PoolSpreadInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "law of spreading", .meaning_zh = "扩展规律"}),
        field("volume_m3", &S::volume_m3,
              {.unit = "m3",
               .range = parameters::non_negative,
               .meaning = "volume spilt at once",
               .meaning_zh = "瞬时泄漏体积"}),
        field("ground", &S::ground, {.meaning = "what it lies on", .meaning_zh = "地面类型"}),
        field("thickness_m", &S::thickness_m,
              {.unit = "m",
               .range = {.low = 1e-4, .high = 10},
               .meaning = "thickness of the pool; of the ground unless given",
               .meaning_zh = "液层厚度"}),
        field("bund_area_m2", &S::bund_area_m2,
              {.unit = "m2",
               .range = parameters::positive,
               .meaning = "area that holds the liquid back",
               .meaning_zh = "围堰面积"}),
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time since the spill (gravity_inertia)",
               .meaning_zh = "泄漏后时间"}),
        field("initial_radius_m", &S::initial_radius_m,
              {.unit = "m",
               .range = parameters::non_negative,
               .meaning = "radius at first (gravity_inertia)",
               .meaning_zh = "初始半径"}),
        field("release_m3_s", &S::release_m3_s,
              {.unit = "m3/s",
               .range = parameters::non_negative,
               .meaning = "release rate (continuous, steady_burning)",
               .meaning_zh = "体积泄漏速率"}),
        field("regression_m_s", &S::regression_m_s,
              {.unit = "m/s",
               .range = parameters::positive,
               .meaning =
                   "speed at which the surface sinks by burning or evaporating (steady_burning)",
               .meaning_zh = "液面下降速度"}),
        field("gravity_m_s2", &S::gravity_m_s2, about::gravity)};
  }
};

struct PoolSpreadResult {
  double thickness_m = 0;
  double free_radius_m = 0;
  bool confined = false;
  double radius_m = 0;
  double area_m2 = 0;
  double diameter_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PoolSpreadResult;
    using parameters::field;
    return std::tuple{
        field("thickness_m", &S::thickness_m,
              {.unit = "m", .meaning = "thickness of the pool", .meaning_zh = "液层厚度"}),
        field("free_radius_m", &S::free_radius_m,
              {.unit = "m", .meaning = "radius without a bund", .meaning_zh = "无围堰时半径"}),
        field("confined", &S::confined,
              {.meaning = "the bund holds the liquid", .meaning_zh = "是否受围堰限制"}),
        field("radius_m", &S::radius_m,
              {.unit = "m",
               .meaning = "radius of the circle of the pool's area",
               .meaning_zh = "液池等效半径"}),
        field("area_m2", &S::area_m2,
              {.unit = "m2", .meaning = "area of the pool", .meaning_zh = "液池面积"}),
        field("diameter_m", &S::diameter_m,
              {.unit = "m",
               .meaning = "diameter of the circle of the pool's area",
               .meaning_zh = "液池等效直径"})};
  }
};

/// constant_thickness R = sqrt(V/(pi d)); gravity_inertia R = sqrt(R0^2 + t sqrt(8 g V/pi));
/// gravity_inertia_continuous R = t^0.75 (32 g q/pi)^0.25; steady_burning A = q/y. Spreading ends
/// at the least thickness and at the bund.
[[nodiscard]] PoolSpreadResult pool_spread(const PoolSpreadInput& input);

}  // namespace yuyan::consequence
