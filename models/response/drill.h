// A drill: everything a scenario says, as one const value.
#pragma once

#include <vector>

#include "models/response/background.h"
#include "models/response/capability.h"
#include "models/response/city.h"
#include "models/response/command_rules.h"
#include "models/response/dispatch_rules.h"
#include "models/response/initiating_event.h"
#include "models/response/plan.h"
#include "models/response/resources.h"
#include "models/response/scenario.h"
#include "models/response/site.h"
#include "models/response/water_supply.h"

namespace yuyan::response {

struct Drill {
  Scenario scenario;
  Site site;
  std::vector<Tank> tanks;
  std::vector<Zone> surroundings;
  std::vector<WeatherState> weather;
  Travel roads;
  std::vector<Station> stations;
  Units units;
  std::vector<Capability> capabilities;
  WaterSupply water;
  Endurance endurance;
  Dispatching dispatching;
  Background background;
  Hospitals hospitals;
  Events events;
  Plan plan;
  CommandRules command;

  static constexpr auto fields() {
    return std::tuple{
        field("scenario", &Drill::scenario,
              {.meaning = "head", .meaning_zh = "想定", .required = true}),
        field("site", &Drill::site,
              {.meaning = "the site", .meaning_zh = "油库", .required = true}),
        field("tanks", &Drill::tanks, {.meaning = "tanks", .meaning_zh = "储罐"}),
        field("surroundings", &Drill::surroundings,
              {.meaning = "people around", .meaning_zh = "周边人员"}),
        field("weather", &Drill::weather,
              {.meaning = "joint distribution of weather", .meaning_zh = "气象", .required = true}),
        field("roads", &Drill::roads, {.meaning = "roads", .meaning_zh = "道路", .required = true}),
        field("stations", &Drill::stations,
              {.meaning = "stations", .meaning_zh = "站点", .required = true}),
        field("units", &Drill::units,
              {.meaning = "vehicles", .meaning_zh = "车辆", .required = true}),
        field("capabilities", &Drill::capabilities,
              {.meaning = "which kinds do which work; empty: the usual ones of docs/response.md",
               .meaning_zh = "能力表; 空则取默认"}),
        field("water", &Drill::water,
              {.meaning = "places to take water, hose and tankers",
               .meaning_zh = "取水点、水带与运水"}),
        field("endurance", &Drill::endurance,
              {.meaning = "breakdown, fuel and relief", .meaning_zh = "故障、加油与轮换"}),
        field("dispatching", &Drill::dispatching,
              {.meaning = "rules of the dispatchers", .meaning_zh = "调度规则"}),
        field("background", &Drill::background,
              {.meaning = "calls elsewhere in the city", .meaning_zh = "城市其他警情"}),
        field("hospitals", &Drill::hospitals,
              {.meaning = "hospitals", .meaning_zh = "医院", .required = true}),
        field("events", &Drill::events,
              {.meaning = "initiating events", .meaning_zh = "初始事件", .required = true}),
        field("plan", &Drill::plan, {.meaning = "plans", .meaning_zh = "预案", .required = true}),
        field("command", &Drill::command,
              {.meaning = "how command works", .meaning_zh = "指挥与通信"})};
  }
};

}  // namespace yuyan::response
