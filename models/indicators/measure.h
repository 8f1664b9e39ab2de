// What can be counted, watched and given a target: the nine indicators of the 13th plan and the
// counts that goals and control numbers are set on.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "models/indicators/indicator.h"

namespace yuyan::indicators {

/// In the order of results: the nine national indicators, then counts.
enum class Measure : std::uint8_t {
  accidents,
  deaths,
  accidents_10_or_more,
  deaths_10_or_more,
  deaths_per_100_million_yuan,
  industrial_deaths_per_100_000,
  coal_deaths_per_million_tonnes,
  vehicle_deaths_per_10_000,
  special_equipment_deaths_per_10_000,
  fatal_accidents,
  serious_injuries,
  loss_yuan,
  general_accidents,
  larger_accidents,
  major_accidents,
  major_or_worse_accidents,
  accidents_below_3_deaths,
  accidents_3_9_deaths,
  industrial_accidents,
  industrial_deaths,
  coal_deaths,
};

constexpr auto choices(Measure) {
  using parameters::Choice;
  using enum Measure;
  return std::array{
      Choice{"accidents", accidents},
      Choice{"deaths", deaths},
      Choice{"accidents_10_or_more", accidents_10_or_more},
      Choice{"deaths_10_or_more", deaths_10_or_more},
      Choice{"deaths_per_100_million_yuan", deaths_per_100_million_yuan},
      Choice{"industrial_deaths_per_100_000", industrial_deaths_per_100_000},
      Choice{"coal_deaths_per_million_tonnes", coal_deaths_per_million_tonnes},
      Choice{"vehicle_deaths_per_10_000", vehicle_deaths_per_10_000},
      Choice{"special_equipment_deaths_per_10_000", special_equipment_deaths_per_10_000},
      Choice{"fatal_accidents", fatal_accidents},
      Choice{"serious_injuries", serious_injuries},
      Choice{"loss_yuan", loss_yuan},
      Choice{"general_accidents", general_accidents},
      Choice{"larger_accidents", larger_accidents},
      Choice{"major_accidents", major_accidents},
      Choice{"major_or_worse_accidents", major_or_worse_accidents},
      Choice{"accidents_below_3_deaths", accidents_below_3_deaths},
      Choice{"accidents_3_9_deaths", accidents_3_9_deaths},
      Choice{"industrial_accidents", industrial_accidents},
      Choice{"industrial_deaths", industrial_deaths},
      Choice{"coal_deaths", coal_deaths}};
}

inline constexpr std::size_t measure_count = choices(Measure{}).size();

/// Every measure, in the order of results.
inline constexpr auto measures = [] {
  std::array<Measure, measure_count> list{};
  for (std::size_t i = 0; i < measure_count; ++i) list[i] = choices(Measure{})[i].value;
  return list;
}();

/// What a measure counts, over what, and how it is called.
struct MeasureDescription {
  std::string_view unit;
  std::string_view meaning;
  std::string_view meaning_zh;
  Count count = Count::accidents;
  Exposure exposure = Exposure::none;
  double per = 1;
};

[[nodiscard]] MeasureDescription description(Measure measure);

}  // namespace yuyan::indicators
