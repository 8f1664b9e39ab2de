// Boilover: when the hot zone of a burning crude reaches the water below it.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/fuel.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct BoiloverInput {
  Fuel fuel = Fuel::crude_oil;
  double diameter_m = 40;
  double oil_depth_m = 10;
  double water_depth_m = 0.3;
  std::optional<double> hot_zone_m_s = {};
  std::optional<double> burning_rate_kg_m2_s = {};
  std::optional<double> oil_density_kg_m3 = {};
  double hot_zone_k = 423;
  double spread_diameters = 10;

  static constexpr auto fields() {
    using S = BoiloverInput;
    using parameters::field;
    return std::tuple{
        field("fuel", &S::fuel, {.meaning = "what burns", .meaning_zh = "燃料"}),
        field("diameter_m", &S::diameter_m,
              {.unit = "m",
               .range = {.low = 0.5, .high = 150},
               .meaning = "diameter of the tank",
               .meaning_zh = "储罐直径"}),
        field("oil_depth_m", &S::oil_depth_m,
              {.unit = "m",
               .range = {.low = 0, .high = 40},
               .meaning = "oil above the water at first",
               .meaning_zh = "水层以上油层厚度"}),
        field("water_depth_m", &S::water_depth_m,
              {.unit = "m",
               .range = {.low = 0, .high = 10},
               .meaning = "water below the oil; without water nothing boils over",
               .meaning_zh = "罐底水层厚度"}),
        field(
            "hot_zone_m_s", &S::hot_zone_m_s,
            {.unit = "m/s",
             .range = {.low = 1e-6, .high = 1e-3},
             .meaning = "speed at which the hot zone sinks, against the tank; 0.6 m/h unless given",
             .meaning_zh = "热波下沉速度(相对罐体)"}),
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .range = {.low = 0.001, .high = 0.5},
               .meaning = "burning rate; of the fuel unless given",
               .meaning_zh = "燃烧速率"}),
        field("oil_density_kg_m3", &S::oil_density_kg_m3,
              {.unit = "kg/m3",
               .range = parameters::positive,
               .meaning = "density of the oil; of the fuel unless given",
               .meaning_zh = "油品密度"}),
        field("hot_zone_k", &S::hot_zone_k,
              {.unit = "K",
               .range = {.low = 300, .high = 700},
               .meaning = "temperature of the hot zone",
               .meaning_zh = "热波温度"}),
        field("spread_diameters", &S::spread_diameters,
              {.unit = "1",
               .range = {.low = 1, .high = 20},
               .meaning = "reach of the thrown oil in diameters: 5 to 10",
               .meaning_zh = "喷溅影响范围(罐径倍数)",
               .source = "recollected",
               .status = Status::unverified})};
  }
};

struct BoiloverResult {
  bool possible = false;
  double hot_zone_m_s = 0;
  double regression_m_s = 0;
  std::optional<double> onset_s = {};
  double burn_out_s = 0;
  std::optional<double> oil_left_m = {};
  std::optional<double> oil_left_kg = {};
  std::optional<double> reach_m = {};
  Notes notes;

  static constexpr auto fields() {
    using S = BoiloverResult;
    using parameters::field;
    return std::tuple{
        field("possible", &S::possible,
              {.meaning = "wide-cut oil, water below it and a hot zone above 120 C",
               .meaning_zh = "是否可能沸溢"}),
        field("hot_zone_m_s", &S::hot_zone_m_s,
              {.unit = "m/s", .meaning = "speed of the hot zone", .meaning_zh = "热波下沉速度"}),
        field("regression_m_s", &S::regression_m_s,
              {.unit = "m/s",
               .meaning = "speed at which the surface sinks by burning",
               .meaning_zh = "液面下降速度"}),
        field(
            "onset_s", &S::onset_s,
            {.unit = "s",
             .meaning =
                 "time from full surface fire to boilover; empty: the oil burns out first, or none",
             .meaning_zh = "沸溢发生时间"}),
        field("burn_out_s", &S::burn_out_s,
              {.unit = "s",
               .meaning = "time in which the oil would burn out",
               .meaning_zh = "燃尽时间"}),
        field("oil_left_m", &S::oil_left_m,
              {.unit = "m",
               .meaning = "oil above the water at the onset",
               .meaning_zh = "沸溢时剩余油层厚度"}),
        field("oil_left_kg", &S::oil_left_kg,
              {.unit = "kg", .meaning = "the same as mass", .meaning_zh = "沸溢时剩余油量"}),
        field("reach_m", &S::reach_m,
              {.unit = "m",
               .meaning = "reach of thrown oil and fire from the tank's middle",
               .meaning_zh = "喷溅影响半径"})};
  }
};

[[nodiscard]] BoiloverResult boilover(const BoiloverInput& input);

}  // namespace yuyan::consequence
