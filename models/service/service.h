// A service-only scenario: calls, units, places, service times; no hazard.
#pragma once

#include "models/service/calls.h"

namespace yuyan::service {

struct Service {
  std::string name, title, title_zh;
  double horizon_s = 0;
  double warm_up_s = 0;
  int batches = 20;
  std::vector<double> limits_s;
  double sample_interval_s = 0;
  int number_up_to = 30;
  int ranks = 0;
  bool record_calls = false;
  Travel travel;
  std::vector<Place> places;
  std::vector<Kind> kinds;
  std::vector<Unit> units;
  std::vector<Preference> preferences;
  std::vector<Stage> stages;
  std::vector<Stream> streams;
  std::vector<Race> races;

  static constexpr auto fields() {
    return std::tuple{
        field("name", &Service::name,
              {.meaning = "short name in ASCII", .meaning_zh = "英文短名", .required = true}),
        field("title", &Service::title,
              {.meaning = "title in English", .meaning_zh = "英文标题", .required = true}),
        field("title_zh", &Service::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文标题", .required = true}),
        field("horizon_s", &Service::horizon_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e12, .low_open = true},
               .meaning = "the run ends here, or when there is nothing left to do",
               .meaning_zh = "仿真时长; 无事可做时提前结束",
               .required = true}),
        field("warm_up_s", &Service::warm_up_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "calls before it and states before it do not count",
               .meaning_zh = "预热时间, 此前不计入统计"}),
        field("batches", &Service::batches,
              {.range = {1, 1000},
               .meaning = "equal parts of the time after the warm-up, for intervals of one run",
               .meaning_zh = "预热后的分批数(单次仿真的置信区间)"}),
        field("limits_s", &Service::limits_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "waits, responses and total times within these are counted",
               .meaning_zh = "统计等待、响应、总时间不超过这些限值的比例"}),
        field("sample_interval_s", &Service::sample_interval_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "spacing of the sampled timeline; 0: none",
               .meaning_zh = "时间线取样间隔; 0: 不取样"}),
        field("number_up_to", &Service::number_up_to,
              {.range = {0, 100000},
               .meaning = "shares of time with 0, 1, … units busy and calls present, up to this",
               .meaning_zh = "忙碌力量数与在场任务数分布的上限"}),
        field("ranks", &Service::ranks,
              {.range = {0, 10000},
               .meaning = "times of the first arrivals and completions of each stage, so many",
               .meaning_zh = "各环节前若干次到场与完成的时刻"}),
        field("record_calls", &Service::record_calls,
              {.meaning = "a row of results for each stage of each call",
               .meaning_zh = "逐次记录任务"}),
        field("travel", &Service::travel,
              {.meaning = "ways and their times", .meaning_zh = "行程"}),
        field("places", &Service::places,
              {.meaning = "places and areas", .meaning_zh = "地点与区域"}),
        field("kinds", &Service::kinds,
              {.meaning = "kinds of units", .meaning_zh = "力量类别", .required = true}),
        field("units", &Service::units,
              {.meaning = "units that have a place", .meaning_zh = "力量"}),
        field("preferences", &Service::preferences,
              {.meaning = "which units an area asks first", .meaning_zh = "区域调派次序"}),
        field("stages", &Service::stages,
              {.meaning = "what units do for a call", .meaning_zh = "环节", .required = true}),
        field("streams", &Service::streams,
              {.meaning = "streams of calls", .meaning_zh = "报警来源", .required = true}),
        field("races", &Service::races,
              {.meaning = "which stage completes first", .meaning_zh = "竞争"})};
  }
};

/// A service-only scenario's file: one top-level table.
struct ServiceScenario {
  Service service;

  static constexpr auto fields() {
    return std::tuple{field(
        "service", &ServiceScenario::service,
        {.meaning = "a service-only scenario", .meaning_zh = "纯服务系统情景", .required = true})};
  }
};

}  // namespace yuyan::service
