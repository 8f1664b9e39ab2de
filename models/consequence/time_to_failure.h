// How long equipment withstands the heat of a fire outside it.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class EquipmentCategory { atmospheric, pressurised, elongated, small };
enum class FailureMethod { correlation, steel_wall };

constexpr auto choices(EquipmentCategory) {
  using parameters::Choice;
  using C = EquipmentCategory;
  return std::array{Choice{"atmospheric", C::atmospheric}, Choice{"pressurised", C::pressurised},
                    Choice{"elongated", C::elongated}, Choice{"small", C::small}};
}
constexpr auto choices(FailureMethod) {
  using parameters::Choice;
  return std::array{Choice{"correlation", FailureMethod::correlation},
                    Choice{"steel_wall", FailureMethod::steel_wall}};
}

inline constexpr double never = std::numeric_limits<double>::infinity();

/// ln ttf = -1.128 ln I - 2.667e-5 V + 9.877, ttf in s, I in kW/m2, V in m3; infinite without heat.
[[nodiscard]] inline double atmospheric_time_to_failure(double heat_flux_w_m2, double volume_m3) {
  if (heat_flux_w_m2 <= 0) return never;
  return std::exp(9.877 - 2.667e-5 * volume_m3 - 1.128 * std::log(heat_flux_w_m2 / 1000));
}

/// ln ttf = -0.947 ln I + 8.835 V^0.032, ttf in s, I in kW/m2, V in m3; infinite without heat.
[[nodiscard]] inline double pressurised_time_to_failure(double heat_flux_w_m2, double volume_m3) {
  if (heat_flux_w_m2 <= 0) return never;
  return std::exp(8.835 * std::pow(volume_m3, 0.032) - 0.947 * std::log(heat_flux_w_m2 / 1000));
}

/// A steel plate that one side heats and that nothing inside cools.
struct SteelWall {
  double thickness_m = 0.008;
  double density_kg_m3 = 7850;
  double heat_capacity_j_kg_k = 490;
  double absorptivity = 0.9;
  double initial_k = 293.15;
  double critical_k = 673;
  double loss_w_m2_k = 0;  ///< heat lost per kelvin above the initial temperature
};

/// Time to the critical temperature, s: rho c d dT/q without losses, else
/// -(rho c d/h) ln(1 - h dT/q); infinite when the losses hold the wall below it.
[[nodiscard]] inline double steel_wall_time_to_failure(double heat_flux_w_m2,
                                                       const SteelWall& wall) {
  const double rise = wall.critical_k - wall.initial_k;
  const double capacity = wall.density_kg_m3 * wall.heat_capacity_j_kg_k * wall.thickness_m;
  const double absorbed = wall.absorptivity * heat_flux_w_m2;
  if (rise <= 0) return 0;
  if (absorbed <= wall.loss_w_m2_k * rise) return never;
  if (wall.loss_w_m2_k <= 0) return capacity * rise / absorbed;
  return -capacity / wall.loss_w_m2_k * std::log1p(-wall.loss_w_m2_k * rise / absorbed);
}

inline constexpr Basis atmospheric_failure_basis{
    "time to failure of atmospheric tanks",
    "a public copy citing Landucci 2009 (it prints 1.13 for 1.128)", Status::verified};
inline constexpr Basis pressurised_failure_basis{
    "time to failure of pressurised vessels: Cozzani 2005",
    "recollected; short by 2 to 4 against full-scale LPG tanks", Status::unverified};
inline constexpr Basis steel_wall_basis{
    "lumped steel wall", "heat balance; data as in NeqSim PfpDemandCalculator", Status::verified};

struct TimeToFailureInput {
  FailureMethod method = FailureMethod::correlation;
  EquipmentCategory category = EquipmentCategory::atmospheric;
  double heat_flux_w_m2 = 30e3;
  double volume_m3 = 1000;
  double wall_thickness_m = 0.008;
  double absorptivity = 0.9;
  double initial_temperature_k = 293.15;
  double critical_temperature_k = 673;
  double loss_w_m2_k = 0;

  static constexpr auto fields() {
    using S = TimeToFailureInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method,
              {.meaning = "correlation of Cozzani and Landucci, or heat balance of a steel wall",
               .meaning_zh = "经验关联式或钢壁热平衡"}),
        field("category", &S::category,
              {.meaning = "atmospheric or pressurised (correlation)",
               .meaning_zh = "常压或压力设备"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 1e6},
               .meaning = "incident heat flux",
               .meaning_zh = "入射热流密度",
               .warn_outside = {.low = 4e3, .high = 2e5}}),
        field("volume_m3", &S::volume_m3,
              {.unit = "m3",
               .range = {.low = 0.1, .high = 2e5},
               .meaning = "volume of the vessel (correlation)",
               .meaning_zh = "容器容积",
               .warn_outside = {.low = 1, .high = 2e4}}),
        field("wall_thickness_m", &S::wall_thickness_m,
              {.unit = "m",
               .range = {.low = 5e-4, .high = 0.2},
               .meaning = "thickness of the wall (steel_wall)",
               .meaning_zh = "壁厚(steel_wall)"}),
        field("absorptivity", &S::absorptivity,
              {.unit = "1",
               .range = {.low = 0.01, .high = 1},
               .meaning = "share of the heat that the wall takes (steel_wall)",
               .meaning_zh = "吸收率(steel_wall)",
               .source = "NeqSim PfpDemandCalculator",
               .status = Status::verified}),
        field("initial_temperature_k", &S::initial_temperature_k,
              {.unit = "K",
               .range = {.low = 200, .high = 600},
               .meaning = "wall at first (steel_wall)",
               .meaning_zh = "初始壁温(steel_wall)"}),
        field("critical_temperature_k", &S::critical_temperature_k,
              {.unit = "K",
               .range = {.low = 400, .high = 1400},
               .meaning = "wall at failure (steel_wall)",
               .meaning_zh = "临界壁温(steel_wall)",
               .source = "NeqSim PfpDemandCalculator",
               .status = Status::verified}),
        field("loss_w_m2_k", &S::loss_w_m2_k,
              {.unit = "W/m2/K",
               .range = {.low = 0, .high = 2000},
               .meaning = "heat lost by the wall per kelvin of rise (steel_wall)",
               .meaning_zh = "壁面散热系数(steel_wall)"})};
  }
};

struct TimeToFailureResult {
  std::optional<double> time_s = {};
  std::optional<double> time_min = {};
  double threshold_w_m2 = 0;
  bool above_threshold = false;
  double absorbed_w_m2 = 0;
  std::optional<double> second_method_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = TimeToFailureResult;
    using parameters::field;
    return std::tuple{
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time to failure; empty: it does not fail",
               .meaning_zh = "失效时间;空值表示不失效"}),
        field("time_min", &S::time_min,
              {.unit = "min", .meaning = "time to failure", .meaning_zh = "失效时间"}),
        field("threshold_w_m2", &S::threshold_w_m2,
              {.unit = "W/m2",
               .meaning = "heat flux below which escalation is not expected",
               .meaning_zh = "升级阈值"}),
        field("above_threshold", &S::above_threshold,
              {.meaning = "the heat flux reaches the threshold", .meaning_zh = "是否达到阈值"}),
        field("absorbed_w_m2", &S::absorbed_w_m2,
              {.unit = "W/m2",
               .meaning = "heat flux that the wall takes (steel_wall)",
               .meaning_zh = "壁面吸收热流密度"}),
        field("second_method_s", &S::second_method_s,
              {.unit = "s",
               .meaning = "time to failure by the other method, for comparison",
               .meaning_zh = "另一方法的失效时间(对照)"})};
  }
};

[[nodiscard]] TimeToFailureResult time_to_failure(const TimeToFailureInput& input);

}  // namespace yuyan::consequence
