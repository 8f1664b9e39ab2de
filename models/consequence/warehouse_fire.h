// Fire in stacked goods or fireworks: growth, heat released, radiation, duration.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/consequence/transmissivity.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class Goods { mixed, timber, paper, plastics, textiles, fireworks };
enum class FireGrowth { slow, medium, fast, ultra_fast };

constexpr auto choices(Goods) {
  using parameters::Choice;
  return std::array{Choice{"mixed", Goods::mixed},       Choice{"timber", Goods::timber},
                    Choice{"paper", Goods::paper},       Choice{"plastics", Goods::plastics},
                    Choice{"textiles", Goods::textiles}, Choice{"fireworks", Goods::fireworks}};
}
constexpr auto choices(FireGrowth) {
  using parameters::Choice;
  return std::array{Choice{"slow", FireGrowth::slow}, Choice{"medium", FireGrowth::medium},
                    Choice{"fast", FireGrowth::fast}, Choice{"ultra_fast", FireGrowth::ultra_fast}};
}

/// alpha of Q = alpha t^2: 1055 kW in 600, 300, 150, 75 s, W/s2.
[[nodiscard]] double growth_w_s2(FireGrowth growth);

struct WarehouseFireInput {
  Goods goods = Goods::mixed;
  double area_m2 = 500;
  double fuel_kg_m2 = 100;
  std::optional<double> heat_release_w_m2 = {};
  std::optional<double> heat_of_combustion_j_kg = {};
  FireGrowth growth = FireGrowth::fast;
  double time_s = 600;
  double radiant_fraction = 0.3;
  std::optional<double> distance_m = {};
  std::optional<double> transmissivity = {};

  static constexpr auto fields() {
    using S = WarehouseFireInput;
    using parameters::field;
    return std::tuple{
        field("goods", &S::goods, {.meaning = "what is stored", .meaning_zh = "存放物"}),
        field("area_m2", &S::area_m2,
              {.unit = "m2",
               .range = {.low = 0.1, .high = 1e6},
               .meaning = "floor area that can burn",
               .meaning_zh = "可燃面积"}),
        field("fuel_kg_m2", &S::fuel_kg_m2,
              {.unit = "kg/m2",
               .range = {.low = 0.1, .high = 5000},
               .meaning = "goods on a square metre",
               .meaning_zh = "单位面积存放量"}),
        field("heat_release_w_m2", &S::heat_release_w_m2,
              {.unit = "W/m2",
               .range = {.low = 1e3, .high = 5e7},
               .meaning = "heat released by a burning square metre; of the goods unless given",
               .meaning_zh = "单位面积热释放速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg",
               .range = {.low = 1e5, .high = 6e7},
               .meaning = "heat of combustion; of the goods unless given",
               .meaning_zh = "燃烧热"}),
        field("growth", &S::growth, {.meaning = "t-squared growth", .meaning_zh = "火灾增长类型"}),
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e6},
               .meaning = "time since ignition",
               .meaning_zh = "起火后时间"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数",
               .source = "usual 0.2 to 0.4",
               .status = Status::assumed}),
        field("distance_m", &S::distance_m,
              {.unit = "m",
               .range = {.low = 0.1, .high = 1e5},
               .meaning = "from the middle of the fire; without it there is no target",
               .meaning_zh = "目标距离"}),
        field("transmissivity", &S::transmissivity, about::transmissivity)};
  }
};

struct WarehouseFireResult {
  double heat_release_w_m2 = 0;
  double heat_of_combustion_j_kg = 0;
  double peak_heat_release_w = 0;
  double growth_time_s = 0;
  double duration_s = 0;
  double heat_release_w = 0;
  double burning_area_m2 = 0;
  double burnt_kg = 0;
  double flame_height_m = 0;
  std::optional<double> transmissivity = {};
  std::optional<double> heat_flux_w_m2 = {};
  Notes notes;

  static constexpr auto fields() {
    using S = WarehouseFireResult;
    using parameters::field;
    return std::tuple{
        field("heat_release_w_m2", &S::heat_release_w_m2,
              {.unit = "W/m2",
               .meaning = "heat released by a burning square metre",
               .meaning_zh = "单位面积热释放速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg", .meaning = "heat of combustion", .meaning_zh = "燃烧热"}),
        field("peak_heat_release_w", &S::peak_heat_release_w,
              {.unit = "W",
               .meaning = "with the whole area burning",
               .meaning_zh = "峰值热释放速率"}),
        field("growth_time_s", &S::growth_time_s,
              {.unit = "s",
               .meaning = "time to that, if the goods last",
               .meaning_zh = "增长至峰值的时间"}),
        field("duration_s", &S::duration_s,
              {.unit = "s", .meaning = "time until the goods are burnt", .meaning_zh = "燃尽时间"}),
        field("heat_release_w", &S::heat_release_w,
              {.unit = "W", .meaning = "at that time", .meaning_zh = "该时刻热释放速率"}),
        field("burning_area_m2", &S::burning_area_m2,
              {.unit = "m2", .meaning = "at that time", .meaning_zh = "该时刻燃烧面积"}),
        field("burnt_kg", &S::burnt_kg,
              {.unit = "kg", .meaning = "burnt by that time", .meaning_zh = "累计烧损量"}),
        field("flame_height_m", &S::flame_height_m,
              {.unit = "m",
               .meaning = "above the goods at that time (Heskestad)",
               .meaning_zh = "该时刻火焰高度"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .meaning = "on the target at that time, as from a point",
               .meaning_zh = "热流密度(点源)"})};
  }
};

/// Q = alpha t^2 up to the whole area, then constant until the goods are burnt.
[[nodiscard]] WarehouseFireResult warehouse_fire(const WarehouseFireInput& input);

}  // namespace yuyan::consequence
