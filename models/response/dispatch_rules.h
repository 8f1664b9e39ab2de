// The rules by which units are sent, replaced, moved up and asked for elsewhere.
#pragma once

#include <vector>

#include "models/response/scenario.h"

namespace yuyan::response {

/// When a station has no engine left because of the incident, another one's engine moves there.
struct CoverRule {
  std::string id;
  std::string station;
  std::string by;
  int keep = 1;
  Quantity delay_s = 300.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &CoverRule::id, {.meaning = "rule", .meaning_zh = "规则", .required = true}),
        field("station", &CoverRule::station,
              {.meaning = "station that is covered when it is empty",
               .meaning_zh = "被补防站",
               .required = true}),
        field("by", &CoverRule::by,
              {.meaning = "who covers it: a unit, a station, a kind of unit or of station",
               .meaning_zh = "补防力量",
               .required = true}),
        field("keep", &CoverRule::keep,
              {.range = {0, 100},
               .meaning = "engines that the covering station keeps",
               .meaning_zh = "调出站最少保留车数"}),
        field("delay_s", &CoverRule::delay_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "station empty until the move is ordered",
               .meaning_zh = "补防决策时间",
               .drawn = Drawn::for_each_event})};
  }
};

/// Help from outside that has to be asked for and granted.
struct AidLevel {
  std::string id;
  std::string units;
  std::string after;
  Quantity approval_s = 900.0;
  double granted = 1;

  static constexpr auto fields() {
    return std::tuple{
        field(
            "id", &AidLevel::id,
            {.meaning = "level or source of the aid", .meaning_zh = "增援层级", .required = true}),
        field("units", &AidLevel::units,
              {.meaning = "who comes: a unit, a station, a kind of unit or of station; empty: the "
                          "level only approves",
               .meaning_zh = "增援力量; 空则仅审批"}),
        field("after", &AidLevel::after,
              {.meaning = "level that has to approve first; empty: none",
               .meaning_zh = "先行审批层级"}),
        field("approval_s", &AidLevel::approval_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "request until approval at this level",
               .meaning_zh = "审批时间",
               .drawn = Drawn::for_each_event}),
        field("granted", &AidLevel::granted,
              {.range = parameters::share,
               .meaning = "chance that the request is granted",
               .meaning_zh = "获批概率"})};
  }
};

/// How the dispatchers work.
struct Dispatching {
  double replace_s = 60;
  bool redispatch = true;
  int take_from_work = 0;
  double wait_together_s = 0;
  std::vector<CoverRule> cover;
  std::vector<AidLevel> mutual_aid;

  static constexpr auto fields() {
    return std::tuple{
        field("replace_s", &Dispatching::replace_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "a unit of a package turns out to be missing until another is sent",
               .meaning_zh = "替补调派时间"}),
        field("redispatch", &Dispatching::redispatch,
              {.meaning = "units on their way to a call elsewhere, back from it, or covering a "
                          "station may be sent to the incident",
               .meaning_zh = "允许改派"}),
        field("take_from_work", &Dispatching::take_from_work,
              {.range = {0, 9},
               .meaning =
                   "where no other unit is to be had, the incident also takes units that are at "
                   "work at calls elsewhere of this priority or less urgent ones; 0: never",
               .meaning_zh = "无车可派时, 可从该优先级及更不紧急的其他警情现场抽调; 0 不抽调"}),
        field(
            "wait_together_s", &Dispatching::wait_together_s,
            {.unit = "s",
             .range = {0, 1e6},
             .meaning = "units that wait for each other wait at most so long; then those that can "
                        "be sent go; 0: until all can",
             .meaning_zh = "集结出动最长等待, 之后先行出动可用车辆; 0 则等齐"}),
        field("cover", &Dispatching::cover,
              {.meaning = "which unit moves to which empty station", .meaning_zh = "补防规则"}),
        field("mutual_aid", &Dispatching::mutual_aid,
              {.meaning = "aid that is asked for, by level", .meaning_zh = "增援层级"})};
  }
};

/// What a long incident does to vehicles and crews. 0: never.
struct Endurance {
  double breakdown_per_1000_km = 0;
  double breakdown_work_h = 0;
  Quantity repair_s = 1800.0;
  double fuel_h = 0;
  Quantity refuel_s = 900.0;
  double relief_h = 0;
  Quantity relief_s = 1200.0;

  static constexpr auto fields() {
    return std::tuple{
        field("breakdown_per_1000_km", &Endurance::breakdown_per_1000_km,
              {.range = {0, 1000},
               .meaning = "breakdowns on the way to the incident, in 1000 km; 0: none",
               .meaning_zh = "每千公里途中故障次数"}),
        field("breakdown_work_h", &Endurance::breakdown_work_h,
              {.unit = "h",
               .range = {0, 1e6},
               .meaning = "mean working time between breakdowns on scene; 0: none",
               .meaning_zh = "现场平均无故障时间"}),
        field("repair_s", &Endurance::repair_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "breakdown until it goes on",
               .meaning_zh = "抢修时间",
               .drawn = Drawn::for_each_event}),
        field("fuel_h", &Endurance::fuel_h,
              {.unit = "h",
               .range = {0, 1000},
               .meaning = "hours on scene until a vehicle has to refuel; 0: never",
               .meaning_zh = "续航时间"}),
        field("refuel_s", &Endurance::refuel_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time out of action for refuelling",
               .meaning_zh = "加油时间",
               .drawn = Drawn::for_each_event}),
        field("relief_h", &Endurance::relief_h,
              {.unit = "h",
               .range = {0, 1000},
               .meaning = "hours on scene until a crew is relieved; 0: never",
               .meaning_zh = "轮换间隔"}),
        field("relief_s", &Endurance::relief_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time without water while crews change",
               .meaning_zh = "轮换用时",
               .drawn = Drawn::for_each_event})};
  }
};

}  // namespace yuyan::response
