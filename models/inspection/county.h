// The assessed units of a city: counties, districts, zones.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/quantity.h"

namespace yuyan::inspection {

using parameters::Drawn;
using parameters::field;
using parameters::name_of;
using parameters::Quantity;
using parameters::Status;

/// A county, district or zone that is assessed. Figures of exposure (GDP, employees, output) belong
/// to the indicators.
struct County {
  std::string id;
  std::string name, name_zh;
  int townships = 10, villages = 0;
  double travel_d = 0.1;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &County::id, {.meaning = "county", .meaning_zh = "县区", .required = true}),
        field("name", &County::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &County::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("townships", &County::townships,
              {.range = {0, 1000},
               .meaning = "townships and subdistricts",
               .meaning_zh = "乡镇街道数"}),
        field("villages", &County::villages,
              {.range = {0, 10000},
               .meaning = "villages with an industrial or mining firm",
               .meaning_zh = "有工矿企业的行政村数"}),
        field("travel_d", &County::travel_d,
              {.unit = "d",
               .range = {0, 3},
               .meaning = "travel of an officer to a visit and back, of a working day",
               .meaning_zh = "检查往返占工作日"})};
  }
};

}  // namespace yuyan::inspection
