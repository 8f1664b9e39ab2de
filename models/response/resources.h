// What the response disposes of: stations, vehicles, ambulances, hospitals.
#pragma once

#include <vector>

#include "models/response/foam_type.h"
#include "models/response/scenario.h"

namespace yuyan::response {

enum class StationKind {
  volunteer,
  full_time,
  town,
  special,
  county,
  mutual_aid,
  ambulance,
  police
};

constexpr auto choices(StationKind) {
  using parameters::Choice;
  using enum StationKind;
  return std::array{Choice{"volunteer", volunteer}, Choice{"full_time", full_time},
                    Choice{"town", town},           Choice{"special", special},
                    Choice{"county", county},       Choice{"mutual_aid", mutual_aid},
                    Choice{"ambulance", ambulance}, Choice{"police", police}};
}

struct Station {
  std::string id;
  std::string name_zh;
  StationKind kind = StationKind::county;
  std::string junction;
  Quantity turnout_day_s = 60.0, turnout_night_s = 90.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Station::id, {.meaning = "station", .meaning_zh = "站", .required = true}),
        field("name_zh", &Station::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Station::kind,
              {.meaning = "kind of station", .meaning_zh = "类别", .required = true}),
        field("junction", &Station::junction,
              {.meaning = "its junction", .meaning_zh = "所在路口", .required = true}),
        field("turnout_day_s", &Station::turnout_day_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "order until the vehicle rolls, by day",
               .meaning_zh = "白天出动时间",
               .drawn = Drawn::for_each_event}),
        field("turnout_night_s", &Station::turnout_night_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "order until the vehicle rolls, by night",
               .meaning_zh = "夜间出动时间",
               .drawn = Drawn::for_each_event})};
  }
};

enum class UnitKind {
  water,
  foam,
  tanker,
  ladder,
  special,
  command,
  supply,
  ambulance,
  police,
  bus,
  chemical,
  mine_rescue,
  dive,
  earth_mover,
  environment
};

constexpr auto choices(UnitKind) {
  using parameters::Choice;
  using enum UnitKind;
  return std::array{Choice{"water", water},
                    Choice{"foam", foam},
                    Choice{"tanker", tanker},
                    Choice{"ladder", ladder},
                    Choice{"special", special},
                    Choice{"command", command},
                    Choice{"supply", supply},
                    Choice{"ambulance", ambulance},
                    Choice{"police", police},
                    Choice{"bus", bus},
                    Choice{"chemical", chemical},
                    Choice{"mine_rescue", mine_rescue},
                    Choice{"dive", dive},
                    Choice{"earth_mover", earth_mover},
                    Choice{"environment", environment}};
}

/// A vehicle with its crew.
struct Unit {
  std::string id, station;
  UnitKind kind = UnitKind::water;
  int crew = 6, crew_night = -1;
  double water_m3 = 0, foam_m3 = 0, pump_l_s = 0, monitor_l_s = 0, reach_m = 50;
  FoamType foam_type = FoamType::site;
  double ready = 0.95;
  int seats = 45, stretchers = -1;
  std::string name_zh{};

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Unit::id, {.meaning = "vehicle", .meaning_zh = "车辆", .required = true}),
        field("station", &Unit::station,
              {.meaning = "its station", .meaning_zh = "所属站", .required = true}),
        field("kind", &Unit::kind,
              {.meaning = "kind of unit", .meaning_zh = "类别", .required = true}),
        field("crew", &Unit::crew, {.range = {1, 60}, .meaning = "crew", .meaning_zh = "乘员"}),
        field("crew_night", &Unit::crew_night,
              {.range = {-1, 60},
               .meaning = "crew by night; -1: as by day; 0: not manned by night",
               .meaning_zh = "夜间乘员"}),
        field("water_m3", &Unit::water_m3,
              {.unit = "m3", .range = {0, 60}, .meaning = "water carried", .meaning_zh = "载水量"}),
        field("foam_m3", &Unit::foam_m3,
              {.unit = "m3",
               .range = {0, 60},
               .meaning = "foam concentrate carried",
               .meaning_zh = "载泡沫液量"}),
        field("foam_type", &Unit::foam_type,
              {.meaning = "kind of concentrate; kinds do not mix in one attack",
               .meaning_zh = "泡沫液类型"}),
        field("pump_l_s", &Unit::pump_l_s,
              {.unit = "L/s", .range = {0, 600}, .meaning = "pump rate", .meaning_zh = "泵流量"}),
        field(
            "monitor_l_s", &Unit::monitor_l_s,
            {.unit = "L/s", .range = {0, 600}, .meaning = "monitor rate", .meaning_zh = "炮流量"}),
        field("reach_m", &Unit::reach_m,
              {.unit = "m",
               .range = {0, 200},
               .meaning = "reach of the monitor",
               .meaning_zh = "射程"}),
        field("ready", &Unit::ready,
              {.range = parameters::share,
               .meaning = "chance that it is ready at T0",
               .meaning_zh = "备勤率"}),
        field("seats", &Unit::seats,
              {.range = {1, 100}, .meaning = "seats of a bus", .meaning_zh = "客车座位数"}),
        field("stretchers", &Unit::stretchers,
              {.range = {-1, 40},
               .meaning = "places of an ambulance or bus for people who lie; -1: one in an "
                          "ambulance, none in a bus",
               .meaning_zh = "担架位数; -1: 救护车 1, 客车 0"}),
        field("name_zh", &Unit::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"})};
  }
};

/// Times and rules of crews at work.
struct Work {
  Quantity set_up_s = 210.0, supply_set_up_s = 600.0;
  Quantity confirm_s = 30.0;
  double water_shuttle_l_s = 15;
  double crew_limit_w_m2 = 4700;

  static constexpr auto fields() {
    return std::tuple{
        field("set_up_s", &Work::set_up_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "arrival until water or foam from the monitor",
               .meaning_zh = "到场至出水时间",
               .source = "15-minute fire time: deployment 3.5 min",
               .status = Status::verified,
               .drawn = Drawn::for_each_event}),
        field("supply_set_up_s", &Work::supply_set_up_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "arrival until a supply line runs",
               .meaning_zh = "供水线路铺设时间",
               .drawn = Drawn::for_each_event}),
        field("confirm_s", &Work::confirm_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "order on scene until the crew acts",
               .meaning_zh = "现场受令时间",
               .drawn = Drawn::for_each_event}),
        field("water_shuttle_l_s", &Work::water_shuttle_l_s,
              {.unit = "L/s",
               .range = {0, 500},
               .meaning = "mean flow that one tanker adds by shuttling",
               .meaning_zh = "水罐车运水平均流量"}),
        field("crew_limit_w_m2", &Work::crew_limit_w_m2,
              {.unit = "W/m2",
               .range = {1000, 20000},
               .meaning = "heat flux that crews in protective clothing stand while working",
               .meaning_zh = "人员作业热辐射限值",
               .source = "API 521 level 4.73 kW/m2",
               .status = Status::derived})};
  }
};

struct Units {
  Work work;
  std::vector<Unit> list;

  static constexpr auto fields() {
    return std::tuple{
        field("work", &Units::work, {.meaning = "crews at work", .meaning_zh = "作业时间"}),
        field("list", &Units::list,
              {.meaning = "vehicles", .meaning_zh = "车辆表", .required = true})};
  }
};

struct Hospital {
  std::string id;
  std::string name_zh;
  std::string junction;
  int beds = 200;
  double free_share = 0.2;
  int teams = 2;
  double yellow_rate_h = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Hospital::id, {.meaning = "hospital", .meaning_zh = "医院", .required = true}),
        field("name_zh", &Hospital::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("junction", &Hospital::junction,
              {.meaning = "its junction", .meaning_zh = "所在路口", .required = true}),
        field("beds", &Hospital::beds,
              {.range = {1, 10000}, .meaning = "beds", .meaning_zh = "床位"}),
        field("free_share", &Hospital::free_share,
              {.range = parameters::share,
               .meaning = "share of beds that a surge may use",
               .meaning_zh = "可用床位比例",
               .source = "surge planning of 20 % of beds (Kosashvili 2009)",
               .status = Status::verified}),
        field("teams", &Hospital::teams,
              {.range = {1, 200},
               .meaning = "treatment teams for serious cases",
               .meaning_zh = "救治小组"}),
        field("yellow_rate_h", &Hospital::yellow_rate_h,
              {.unit = "1/h",
               .range = {0, 1000},
               .meaning = "yellow cases taken over in an hour; 0: by its beds",
               .meaning_zh = "每小时收治黄标人数; 0 按床位"})};
  }
};

/// From injury to hospital bed. Survival times are means of exponential clocks of the untreated:
/// a yellow one turns red after the difference of the two.
struct Care {
  Quantity search_s = 240.0, triage_s = 33.0, treat_s = 480.0, load_s = 120.0, hand_over_s = 600.0;
  Quantity operate_s = 5400.0;
  double red_untreated_s = 5400, yellow_untreated_s = 36000;
  double stabilised_factor = 4;
  double under_triage = 0.2, over_triage = 0.1;
  Quantity decontamination_s = 300.0;
  int decontamination_lanes = 2, post_teams = 0;
  double yellow_per_100_beds_h = 1;

  static constexpr auto fields() {
    return std::tuple{field("search_s", &Care::search_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "injury until found, with rescuers on scene",
                             .meaning_zh = "搜救时间",
                             .drawn = Drawn::for_each_event}),
                      field("triage_s", &Care::triage_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "triage of one casualty",
                             .meaning_zh = "检伤时间",
                             .source = "START by nurses, 33 s a patient",
                             .status = Status::verified,
                             .drawn = Drawn::for_each_event}),
                      field("treat_s", &Care::treat_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "first treatment on scene",
                             .meaning_zh = "现场救治时间",
                             .drawn = Drawn::for_each_event}),
                      field("load_s", &Care::load_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "loading",
                             .meaning_zh = "装车时间",
                             .drawn = Drawn::for_each_event}),
                      field("hand_over_s", &Care::hand_over_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "hand-over at the hospital",
                             .meaning_zh = "交接时间",
                             .drawn = Drawn::for_each_event}),
                      field("operate_s", &Care::operate_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "treatment team on one serious case",
                             .meaning_zh = "重伤救治时间",
                             .drawn = Drawn::for_each_event}),
                      field("red_untreated_s", &Care::red_untreated_s,
                            {.unit = "s",
                             .range = {60, 1e6},
                             .meaning = "mean survival of a red casualty, untreated",
                             .meaning_zh = "红标未治平均存活时间"}),
                      field("yellow_untreated_s", &Care::yellow_untreated_s,
                            {.unit = "s",
                             .range = {60, 1e7},
                             .meaning = "mean survival of a yellow casualty, untreated",
                             .meaning_zh = "黄标未治平均存活时间"}),
                      field("stabilised_factor", &Care::stabilised_factor,
                            {.range = {1, 100},
                             .meaning = "how much longer a treated casualty survives",
                             .meaning_zh = "稳定后存活倍数"}),
                      field("under_triage", &Care::under_triage,
                            {.range = parameters::share,
                             .meaning = "triage calls a casualty one colour too good",
                             .meaning_zh = "检伤偏轻比例",
                             .source = "START: 20 % (11-28)",
                             .status = Status::verified}),
                      field("over_triage", &Care::over_triage,
                            {.range = parameters::share,
                             .meaning = "triage calls a yellow casualty red",
                             .meaning_zh = "检伤偏重比例"}),
                      field("decontamination_s", &Care::decontamination_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "washing of one casualty who was in the poison",
                             .meaning_zh = "单人洗消时间",
                             .drawn = Drawn::for_each_event}),
                      field("decontamination_lanes", &Care::decontamination_lanes,
                            {.range = {0, 20},
                             .meaning = "lanes that a special or chemical unit opens; one more "
                                        "comes with the first crew",
                             .meaning_zh = "每车洗消通道数"}),
                      field("post_teams", &Care::post_teams,
                            {.range = {0, 500},
                             .meaning = "teams that staff the treatment post, from the first "
                                        "ambulance on, besides the ambulance crews",
                             .meaning_zh = "现场救治点医疗组数"}),
                      field("yellow_per_100_beds_h", &Care::yellow_per_100_beds_h,
                            {.unit = "1/h",
                             .range = {.low = 0, .high = 100, .low_open = true},
                             .meaning = "yellow cases that 100 beds take over in an hour",
                             .meaning_zh = "每百床每小时收治黄标人数",
                             .source = "de Boer: 0.5 to 1 an hour for 100 beds",
                             .status = Status::verified})};
  }
};

struct Hospitals {
  Care care;
  std::vector<Hospital> list;

  static constexpr auto fields() {
    return std::tuple{
        field("care", &Hospitals::care, {.meaning = "chain of care", .meaning_zh = "救治流程"}),
        field("list", &Hospitals::list,
              {.meaning = "hospitals", .meaning_zh = "医院表", .required = true})};
  }
};

}  // namespace yuyan::response
