// Who serves: kinds of units, the units, and which of them an area prefers.
#pragma once

#include "models/service/places.h"

namespace yuyan::service {

/// Which of the free units is sent. A preference of the area comes before it.
enum class Dispatch { nearest, random, longest_idle };

constexpr auto choices(Dispatch) {
  using enum Dispatch;
  return std::array{Choice{"nearest", nearest}, Choice{"random", random},
                    Choice{"longest_idle", longest_idle}};
}

/// Which of the calls of one priority is served next.
enum class Discipline { first_come, last_come };

constexpr auto choices(Discipline) {
  using enum Discipline;
  return std::array{Choice{"first_come", first_come}, Choice{"last_come", last_come}};
}

/// Where a unit is, and when it is free again, after a call.
enum class Return { at_once, drives, stays };

constexpr auto choices(Return) {
  using enum Return;
  return std::array{Choice{"at_once", at_once}, Choice{"drives", drives}, Choice{"stays", stays}};
}

/// Units that stand in for each other: engines, ambulances, triage teams, beds, lines of a call
/// centre. Each kind has one queue.
struct Kind {
  std::string id;
  std::string name_zh;
  int units = 0;
  bool unlimited = false;
  Dispatch dispatch = Dispatch::nearest;
  Discipline discipline = Discipline::first_come;
  int queue_limit = -1;
  Return returns = Return::at_once;
  Quantity turnout_s = 0.0;
  int carries = 1;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Kind::id,
              {.meaning = "kind of unit", .meaning_zh = "力量类别", .required = true}),
        field("name_zh", &Kind::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("units", &Kind::units,
              {.range = {0, 100000},
               .meaning = "units without a place, beside those of the table of units",
               .meaning_zh = "不设驻地的力量数"}),
        field("unlimited", &Kind::unlimited,
              {.meaning = "there is always one free", .meaning_zh = "数量不限"}),
        field("dispatch", &Kind::dispatch,
              {.meaning = "which free unit is sent; of equals the first by id",
               .meaning_zh = "调派规则; 相同时取编号在前者"}),
        field("discipline", &Kind::discipline,
              {.meaning = "which call of a priority is served first",
               .meaning_zh = "同优先级的排队规则"}),
        field("queue_limit", &Kind::queue_limit,
              {.range = {-1, 1e9},
               .meaning = "calls that may wait, more are lost; 0: no queue, -1: no limit",
               .meaning_zh = "排队上限, 超出即损失; 0 不排队, -1 不限"}),
        field("returns", &Kind::returns,
              {.meaning = "after a call: free and at its place at once; free when it has driven "
                          "there; free where it is",
               .meaning_zh = "任务后: 即刻在驻地待命; 驶回驻地后待命; 就地待命"}),
        field("turnout_s", &Kind::turnout_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "dispatch until the unit moves",
               .meaning_zh = "受令至出动",
               .drawn = Drawn::for_each_event}),
        field("carries", &Kind::carries,
              {.range = {1, 10000},
               .meaning = "calls of one stage and place that a unit takes at a time: those that "
                          "wait, or come at the same "
                          "instant, when it is sent",
               .meaning_zh = "一次可承载的同处任务数(派出时已在等待或同时到达者)"})};
  }
};

/// Units that stand at a place. A place with an extent: each stands somewhere in it, drawn once a
/// replication.
struct Unit {
  std::string id;
  std::string name_zh;
  std::string kind;
  std::string place;
  int count = 1;
  double work_factor = 1;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Unit::id,
              {.meaning = "unit; with a count, id-1, id-2, …",
               .meaning_zh = "力量编号",
               .required = true}),
        field("name_zh", &Unit::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Unit::kind, {.meaning = "its kind", .meaning_zh = "类别", .required = true}),
        field("place", &Unit::place,
              {.meaning = "where it stands; empty: anywhere, no way to go",
               .meaning_zh = "驻地; 空: 不计行程"}),
        field("count", &Unit::count,
              {.range = {1, 10000}, .meaning = "how many of them", .meaning_zh = "数量"}),
        field("work_factor", &Unit::work_factor,
              {.range = {.low = 0, .high = 1000, .low_open = true},
               .meaning = "factor on its service times",
               .meaning_zh = "作业时间系数"})};
  }
};

/// Whether units that a preference does not name come after those that it names.
enum class Others { never, after };

constexpr auto choices(Others) {
  using enum Others;
  return std::array{Choice{"never", never}, Choice{"after", after}};
}

/// The order in which an area asks the units of a kind.
struct Preference {
  std::string area;
  std::string kind;
  std::vector<std::string> units;
  Others others = Others::after;

  static constexpr auto fields() {
    return std::tuple{
        field("area", &Preference::area,
              {.meaning = "place of the calls", .meaning_zh = "报警区域", .required = true}),
        field("kind", &Preference::kind,
              {.meaning = "kind of units", .meaning_zh = "力量类别", .required = true}),
        field("units", &Preference::units,
              {.meaning = "units of the table of units, the first one asked first",
               .meaning_zh = "力量, 按调派次序",
               .required = true}),
        field("others", &Preference::others,
              {.meaning = "units not named: never sent there, or after those, by the kind's rule",
               .meaning_zh = "未列出的力量: 不调派, 或列后按类别规则"})};
  }
};

}  // namespace yuyan::service
