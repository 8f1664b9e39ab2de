// Calls from elsewhere in the city that go on while the incident lasts.
#pragma once

#include <optional>
#include <vector>

#include "models/response/capability.h"

namespace yuyan::response {

/// A part of the city from which calls come.
struct CallZone {
  std::string id;
  std::string junction;
  double calls_a_day = 1;
  std::string name_zh{};

  static constexpr auto fields() {
    return std::tuple{field("id", &CallZone::id,
                            {.meaning = "zone of calls", .meaning_zh = "接警区", .required = true}),
                      field("junction", &CallZone::junction,
                            {.meaning = "junction to which units drive",
                             .meaning_zh = "出警路口",
                             .required = true}),
                      field("calls_a_day", &CallZone::calls_a_day,
                            {.unit = "1/d",
                             .range = {0, 1e5},
                             .meaning = "mean number of calls a day",
                             .meaning_zh = "日均警情数",
                             .required = true}),
                      field("name_zh", &CallZone::name_zh,
                            {.meaning = "name in Chinese", .meaning_zh = "中文名"})};
  }
};

/// A kind of call: what it needs, how urgent it is, how long it binds units.
struct CallKind {
  std::string id;
  double weight = 1;
  int priority = 1;
  Task task = Task::attack;
  Quantity units = 1.0;
  Quantity handling_s = 60.0;
  Quantity scene_s = 1800.0;
  double target_s = 900;
  std::optional<UnitKind> unit_kind{};
  double to_hospital = 0;
  std::vector<double> hourly{};
  std::string name_zh{};

  static constexpr auto fields() {
    return std::tuple{
        field("id", &CallKind::id,
              {.meaning = "kind of call", .meaning_zh = "警情类别", .required = true}),
        field("weight", &CallKind::weight,
              {.range = parameters::non_negative,
               .meaning = "relative frequency",
               .meaning_zh = "权重"}),
        field("priority", &CallKind::priority,
              {.range = {1, 9},
               .meaning = "urgency; 1 is served first, the incident before all",
               .meaning_zh = "优先级"}),
        field("task", &CallKind::task,
              {.meaning = "what the units have to do", .meaning_zh = "任务"}),
        field("units", &CallKind::units,
              {.range = {1, 50},
               .meaning = "units a call, rounded",
               .meaning_zh = "每起出动车数",
               .drawn = Drawn::for_each_event}),
        field("handling_s", &CallKind::handling_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "call until units can be sent",
               .meaning_zh = "接警处警时间",
               .drawn = Drawn::for_each_event}),
        field("scene_s", &CallKind::scene_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "arrival until a unit is free again",
               .meaning_zh = "现场处置时间",
               .drawn = Drawn::for_each_event}),
        field("target_s", &CallKind::target_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "a first unit that arrives later after the call is late",
               .meaning_zh = "到场时限"}),
        field("unit_kind", &CallKind::unit_kind,
              {.meaning = "kind of unit that goes; empty: any that can do the task",
               .meaning_zh = "出动车辆类别; 空则凡能完成任务者"}),
        field("to_hospital", &CallKind::to_hospital,
              {.range = parameters::share,
               .meaning = "share of calls from which units drive on to the nearest hospital and "
                          "hand somebody over there before they are free",
               .meaning_zh = "需送往最近医院并交接后方可待命的比例"}),
        field("hourly", &CallKind::hourly,
              {.range = parameters::non_negative,
               .meaning = "24 weights of the hours of the day for this kind; empty: those of all "
                          "calls",
               .meaning_zh = "本类警情的24小时权重; 空则同全部警情"}),
        field("name_zh", &CallKind::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"})};
  }
};

/// Calls of a kind from a zone, where they are not just their share of all calls.
struct CallRate {
  std::string id;
  std::string zone;
  std::string kind;
  double calls_a_day = 1;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &CallRate::id, {.meaning = "line", .meaning_zh = "条目", .required = true}),
        field("zone", &CallRate::zone,
              {.meaning = "zone of calls", .meaning_zh = "接警区", .required = true}),
        field("kind", &CallRate::kind,
              {.meaning = "kind of call", .meaning_zh = "警情类别", .required = true}),
        field("calls_a_day", &CallRate::calls_a_day,
              {.unit = "1/d",
               .range = {0, 1e5},
               .meaning = "mean number of calls of this kind a day from this zone, instead of its "
                          "share by weight",
               .meaning_zh = "该区该类日均警情数, 取代按权重分摊",
               .required = true})};
  }
};

struct Background {
  double warm_up_s = 21600;
  std::vector<double> hourly{};
  std::vector<CallZone> zones;
  std::vector<CallKind> kinds;
  std::vector<CallRate> rates;

  static constexpr auto fields() {
    return std::tuple{
        field("warm_up_s", &Background::warm_up_s,
              {.unit = "s",
               .range = {0, 1e6},
               .meaning = "calls are played from so long before T0, so that units may be away",
               .meaning_zh = "预热时间"}),
        field("hourly", &Background::hourly,
              {.range = parameters::non_negative,
               .meaning = "24 weights of the hours of the day; empty: all alike",
               .meaning_zh = "24 小时权重"}),
        field("zones", &Background::zones,
              {.meaning = "where calls come from; empty: none come", .meaning_zh = "接警区"}),
        field("kinds", &Background::kinds,
              {.meaning = "what the calls are", .meaning_zh = "警情类别"}),
        field("rates", &Background::rates,
              {.meaning = "calls by zone and kind, beside the zones' own shares",
               .meaning_zh = "分区分类日均警情数"})};
  }
};

}  // namespace yuyan::response
