#include "models/response/air_tables.h"

#include <cmath>
#include <string>
#include <vector>

namespace yuyan::response {
namespace {

using results::Label;
using results::Type;

enum class Level { harmful, road };

/// Tenths of a metre and of a second are enough for a map, and short numbers make a small file.
double tenth(double value) { return std::round(value * 10) / 10; }

results::EventTable wind_table() {
  return {"/drill/wind",
          "change",
          {"the wind at T0 and whenever it turns", "风的变化"},
          {{"time_s", Type::real, "s", {"from when on", "时刻"}, {}},
           {"wind_m_s", Type::real, "m/s", {"wind at 10 m", "风速"}, {}},
           {"wind_towards_deg", Type::real, "deg", {"wind blows towards", "风的去向"}, {}}}};
}

results::EventTable cloud_table() {
  const auto real = [](std::string name, const char* unit, Label label) {
    return results::Column{std::move(name), Type::real, unit, std::move(label), {}};
  };
  std::vector<results::Column> columns{
      real("time_s", "s", {"from when on, until the next row of this cloud", "时刻"}),
      {"kind", Type::code, "", {"what is in the air", "类别"}, {"poison", "smoke"}},
      {"cloud", Type::integer, "", {"number of the cloud in the replication", "云团编号"}, {}},
      {"level",
       Type::code,
       "",
       {"concentration that harms people or closes roads", "浓度限值类别"},
       {"harmful", "road"}},
      real("level_kg_m3", "kg/m3", {"the concentration", "浓度限值"}),
      real("x_m", "m", {"source, east", "源点东坐标"}),
      real("y_m", "m", {"source, north", "源点北坐标"}),
      real("wind_m_s", "m/s", {"speed at which the air is carried off", "输运风速"}),
      real("towards_deg", "deg", {"towards", "去向"}),
      real("reach_m", "m",
           {"way of the air up to which its axis exceeds the level; 0: no longer fed",
            "轴线超限的最远距离; 0 为无排放"})};
  for (const double share : propagation::outline_shares) {
    const auto percent = std::to_string(std::lround(share * 100));
    columns.push_back(real("half_width_" + percent + "_m", "m",
                           {"half of the width above the level at " + percent + " % of the reach",
                            "距离为最远距离 " + percent + " % 处的超限半宽"}));
  }
  return {"/drill/clouds", "change", {"plumes of poison and smoke", "毒气与烟气羽流"}, columns};
}

void append(results::Record& record, results::Table table, const CloudChange& change, Level level) {
  const bool harmful = level == Level::harmful;
  const propagation::PlumeOutline& outline = harmful ? change.harmful : change.road;
  const auto& half = outline.half_width_m;
  static_assert(propagation::outline_shares.size() == 8);
  record.append(
      table,
      {tenth(change.time_s), static_cast<int>(change.kind), static_cast<std::int64_t>(change.cloud),
       static_cast<int>(level), harmful ? change.harmful_kg_m3 : change.road_kg_m3,
       tenth(change.source.x_m), tenth(change.source.y_m), change.wind_m_s, change.towards_deg,
       tenth(outline.reach_m), tenth(half[0]), tenth(half[1]), tenth(half[2]), tenth(half[3]),
       tenth(half[4]), tenth(half[5]), tenth(half[6]), tenth(half[7])});
}

}  // namespace

results::Layout air_layout(const DrillModel& model) {
  results::Layout layout;
  layout.event_tables.push_back(wind_table());
  if (has_airborne(model.drill())) layout.event_tables.push_back(cloud_table());
  return layout;
}

AirRecorder::AirRecorder(const DrillModel& model, const results::Schema& schema)
    : wind_(schema.table("/drill/wind")), airborne_(has_airborne(model.drill())) {
  if (airborne_) clouds_ = schema.table("/drill/clouds");
}

void AirRecorder::fill(const DrillRun& run, results::Record& record) const {
  for (const WindState& wind : run.wind().history())
    record.append(wind_, {tenth(wind.time_s), wind.wind_m_s, wind.towards_deg});
  if (!airborne_) return;
  for (const CloudChange& change : run.clouds().history()) {
    append(record, clouds_, change, Level::harmful);
    if (change.road_kg_m3 != change.harmful_kg_m3) append(record, clouds_, change, Level::road);
  }
}

}  // namespace yuyan::response
