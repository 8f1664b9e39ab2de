// Where fire water comes from besides the site's pond, and how it is brought.
#pragma once

#include <vector>

#include "models/response/scenario.h"

namespace yuyan::response {

enum class WaterPointKind { hydrant, pond, river };

constexpr auto choices(WaterPointKind) {
  using parameters::Choice;
  return std::array{Choice{"hydrant", WaterPointKind::hydrant},
                    Choice{"pond", WaterPointKind::pond}, Choice{"river", WaterPointKind::river}};
}

/// A place from which water can be taken.
struct WaterPoint {
  std::string id;
  WaterPointKind kind = WaterPointKind::hydrant;
  std::string junction;
  double hose_m = 100, rise_m = 0;
  double flow_l_s = 15;
  double volume_m3 = 0;
  double works = 0.8;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &WaterPoint::id,
              {.meaning = "place to take water", .meaning_zh = "取水点", .required = true}),
        field("kind", &WaterPoint::kind, {.meaning = "what it is", .meaning_zh = "类别"}),
        field("junction", &WaterPoint::junction,
              {.meaning = "junction to which tankers drive",
               .meaning_zh = "取水路口",
               .required = true}),
        field("hose_m", &WaterPoint::hose_m,
              {.unit = "m",
               .range = {0, 20000},
               .meaning = "length of a line of hose from it to the fire",
               .meaning_zh = "水带铺设距离"}),
        field("rise_m", &WaterPoint::rise_m,
              {.unit = "m",
               .range = {-500, 500},
               .meaning = "height of the fire above it",
               .meaning_zh = "高差"}),
        field("flow_l_s", &WaterPoint::flow_l_s,
              {.unit = "L/s",
               .range = parameters::positive,
               .meaning = "what it gives",
               .meaning_zh = "供水流量"}),
        field("volume_m3", &WaterPoint::volume_m3,
              {.unit = "m3",
               .range = parameters::non_negative,
               .meaning = "what it holds; 0: without end",
               .meaning_zh = "容量; 0 表示不限"}),
        field("works", &WaterPoint::works,
              {.range = parameters::share,
               .meaning = "chance that it works",
               .meaning_zh = "完好率",
               .source = "Hebei 2015-16: 36 009 of 44 897 hydrants exist",
               .status = Status::derived})};
  }
};

/// Hose, pumps and tankers between water points and the fire.
struct WaterSupply {
  std::vector<WaterPoint> points;
  double connect_within_m = 200;
  double hose_bore_mm = 77, line_bore_mm = 125;
  int hose_lines = 2, line_lines = 2, relay_pumps = 2;
  double pump_pa = 1.0e6, intake_pa = 1.0e5;
  double tanker_discharge_l_s = 40;
  Quantity tanker_handling_s = 180.0;
  double interruptions_1_h = 0;
  Quantity interruption_s = 300.0;

  static constexpr auto fields() {
    return std::tuple{
        field("points", &WaterSupply::points,
              {.meaning = "places to take water; empty: tankers and lines give the flows of "
                          "units.work",
               .meaning_zh = "取水点; 空则按作业参数折算"}),
        field("connect_within_m", &WaterSupply::connect_within_m,
              {.unit = "m",
               .range = parameters::non_negative,
               .meaning = "arriving engines connect to points within this length of hose",
               .meaning_zh = "直接接水距离"}),
        field("hose_bore_mm", &WaterSupply::hose_bore_mm,
              {.unit = "mm",
               .range = {60, 130},
               .meaning = "bore of the lines: 65, 77, 100 or 125",
               .meaning_zh = "水带口径"}),
        field("hose_lines", &WaterSupply::hose_lines,
              {.range = {1, 20}, .meaning = "like lines side by side", .meaning_zh = "并联水带数"}),
        field("line_bore_mm", &WaterSupply::line_bore_mm,
              {.unit = "mm",
               .range = {60, 130},
               .meaning = "bore of the lines of supply units",
               .meaning_zh = "远程供水水带口径"}),
        field("line_lines", &WaterSupply::line_lines,
              {.range = {1, 20},
               .meaning = "like lines of a supply unit side by side",
               .meaning_zh = "远程供水并联水带数"}),
        field("relay_pumps", &WaterSupply::relay_pumps,
              {.range = {1, 50},
               .meaning = "pumps in a row in a line of a supply unit",
               .meaning_zh = "接力泵数"}),
        field("pump_pa", &WaterSupply::pump_pa,
              {.unit = "Pa",
               .range = {1e5, 1e7},
               .meaning = "pressure of a pump",
               .meaning_zh = "泵出口压力"}),
        field("intake_pa", &WaterSupply::intake_pa,
              {.unit = "Pa",
               .range = {0, 1e6},
               .meaning = "pressure that has to be left at the next pump or at the end",
               .meaning_zh = "末端最低压力"}),
        field("tanker_discharge_l_s", &WaterSupply::tanker_discharge_l_s,
              {.unit = "L/s",
               .range = parameters::positive,
               .meaning = "flow at which a tanker empties",
               .meaning_zh = "水罐车卸水流量"}),
        field("tanker_handling_s", &WaterSupply::tanker_handling_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "coupling at both ends, a round",
               .meaning_zh = "每趟接卸时间",
               .drawn = Drawn::for_each_event}),
        field("interruptions_1_h", &WaterSupply::interruptions_1_h,
              {.unit = "1/h",
               .range = parameters::non_negative,
               .meaning = "interruptions of a supply line in an hour: hose burst or run over",
               .meaning_zh = "供水线路每小时中断次数"}),
        field("interruption_s", &WaterSupply::interruption_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until the line runs again",
               .meaning_zh = "中断恢复时间",
               .drawn = Drawn::for_each_event})};
  }
};

}  // namespace yuyan::response
