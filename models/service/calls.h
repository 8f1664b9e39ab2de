// What is asked for: streams of calls and the stages that they go through.
#pragma once

#include <optional>

#include "models/service/units.h"

namespace yuyan::service {

/// When the units of a call that took several are free again.
enum class Release { together, one_by_one };

constexpr auto choices(Release) {
  using enum Release;
  return std::array{Choice{"together", together}, Choice{"one_by_one", one_by_one}};
}

/// What a call that needs several units does when there are fewer.
enum class Seizure { all, what_is_free };

constexpr auto choices(Seizure) {
  using enum Seizure;
  return std::array{Choice{"all", all}, Choice{"what_is_free", what_is_free}};
}

/// A task that units of one kind do for a call.
struct Stage {
  std::string id;
  std::string name_zh;
  std::string kind;
  Quantity units = 1.0;
  Seizure seizes = Seizure::all;
  Release release = Release::together;
  Quantity service_s = 0.0;
  double chance = 1;
  std::vector<std::string> destinations;
  Quantity hand_over_s = 0.0;
  std::string when_lost;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Stage::id, {.meaning = "stage", .meaning_zh = "环节", .required = true}),
        field("name_zh", &Stage::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Stage::kind,
              {.meaning = "kind of units that do it", .meaning_zh = "力量类别", .required = true}),
        field("units", &Stage::units,
              {.range = {1, 100000},
               .meaning = "units that a call needs at once; drawn numbers are rounded",
               .meaning_zh = "一次任务所需力量数",
               .drawn = Drawn::for_each_event}),
        field("seizes", &Stage::seizes,
              {.meaning = "waits until all its units are free, or begins with fewer",
               .meaning_zh = "等齐全部力量, 或有几个用几个"}),
        field("release", &Stage::release,
              {.meaning = "its units have one service time and are free together, or one each",
               .meaning_zh = "力量同时撤出, 或各自撤出"}),
        field("service_s", &Stage::service_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "from the unit's arrival until the work is done",
               .meaning_zh = "到场后作业时间",
               .drawn = Drawn::for_each_event}),
        field("chance", &Stage::chance,
              {.range = parameters::share,
               .meaning = "share of the calls that need this stage, the others pass on",
               .meaning_zh = "需要此环节的比例"}),
        field("destinations", &Stage::destinations,
              {.meaning = "after the service the unit drives to the nearest of these places",
               .meaning_zh = "作业后送往其中最近者(如医院)"}),
        field("hand_over_s", &Stage::hand_over_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "arrival at the destination until the unit is done there; the call is "
                          "done on arrival",
               .meaning_zh = "到达送达地后的交接时间",
               .drawn = Drawn::for_each_event}),
        field("when_lost", &Stage::when_lost,
              {.meaning = "stage to which a call goes that finds the queue full; empty: it is lost",
               .meaning_zh = "排队已满时转往的环节; 空: 损失"})};
  }
};

/// Calls of one sort. They come in one of five ways: at random with a rate, after gaps, at given
/// times, from sources that pause after each call, or all at the start (initial).
struct Stream {
  std::string id;
  std::string name_zh;
  std::string area;
  std::vector<std::string> stages;
  int priority = 1;
  std::optional<Quantity> rate_per_s;
  std::vector<double> profile;
  double profile_step_s = 3600;
  std::optional<Quantity> gap_s;
  std::vector<double> at_s;
  int sources = 0;
  Quantity pause_s = 0.0;
  int initial = 0;
  Quantity batch = 1.0;
  std::optional<int> calls;
  double from_s = 0;
  std::optional<double> until_s;
  std::optional<Quantity> patience_s;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Stream::id,
              {.meaning = "stream of calls", .meaning_zh = "报警来源", .required = true}),
        field("name_zh", &Stream::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("area", &Stream::area,
              {.meaning = "where its calls are; empty: no way to go",
               .meaning_zh = "报警区域; 空: 不计行程"}),
        field("stages", &Stream::stages,
              {.meaning = "stages of a call, in their order",
               .meaning_zh = "依次经过的环节",
               .required = true}),
        field("priority", &Stream::priority,
              {.range = {0, 1000},
               .meaning = "the lower number is served first; who is served is not interrupted",
               .meaning_zh = "优先级, 数小者先; 不中断服务"}),
        field("rate_per_s", &Stream::rate_per_s,
              {.unit = "1/s",
               .range = parameters::non_negative,
               .meaning = "calls at random (Poisson)",
               .meaning_zh = "随机(泊松)到达率",
               .drawn = Drawn::once_a_replication}),
        field("profile", &Stream::profile,
              {.range = parameters::non_negative,
               .meaning = "factors on the rate, step after step, again and again",
               .meaning_zh = "到达率分时系数, 循环使用"}),
        field("profile_step_s", &Stream::profile_step_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "length of a step of the profile",
               .meaning_zh = "分时系数每步时长"}),
        field("gap_s", &Stream::gap_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time between calls",
               .meaning_zh = "到达间隔",
               .drawn = Drawn::for_each_event}),
        field("at_s", &Stream::at_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "times of the calls",
               .meaning_zh = "给定的到达时刻"}),
        field("sources", &Stream::sources,
              {.range = {0, 1e6},
               .meaning = "sources that pause, call, and pause again when the call has ended",
               .meaning_zh = "有限来源数"}),
        field("pause_s", &Stream::pause_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "pause of a source",
               .meaning_zh = "来源的间歇时间",
               .drawn = Drawn::for_each_event}),
        field("initial", &Stream::initial,
              {.range = {0, 1e7},
               .meaning = "calls at the start",
               .meaning_zh = "起始时已有的任务数"}),
        field("batch", &Stream::batch,
              {.range = {1, 100000},
               .meaning = "calls that come together; drawn numbers are rounded",
               .meaning_zh = "同时到达的任务数",
               .drawn = Drawn::for_each_event}),
        field("calls", &Stream::calls,
              {.range = {0, 1e9},
               .meaning = "the stream ends after so many calls, the initial ones not counted",
               .meaning_zh = "到达此数后停止(不含起始任务)"}),
        field("from_s", &Stream::from_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "the stream begins",
               .meaning_zh = "开始时刻"}),
        field("until_s", &Stream::until_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "the stream ends",
               .meaning_zh = "结束时刻"}),
        field("patience_s", &Stream::patience_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "a call that has waited so long in one queue gives up",
               .meaning_zh = "排队等待超过此时间即放弃",
               .drawn = Drawn::for_each_event})};
  }
};

/// Stages of which the one that completes a call first wins.
struct Race {
  std::string id;
  std::string name_zh;
  std::vector<std::string> stages;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Race::id, {.meaning = "race", .meaning_zh = "竞争", .required = true}),
        field("name_zh", &Race::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("stages", &Race::stages,
              {.meaning = "the contestants: whose first completion comes first",
               .meaning_zh = "竞争各方: 首次完成在先者胜",
               .required = true})};
  }
};

}  // namespace yuyan::service
