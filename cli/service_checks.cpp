#include "cli/service_checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "cli/console.h"
#include "sim/chance/distribution.h"

namespace yuyan::cli {
namespace {

using namespace service;

constexpr double most_samples = 1e6;

class Checker {
 public:
  Checker(const Service& service, const reader::Reading& reading, reader::Diagnostics& diagnostics)
      : service_(service), reading_(reading), diagnostics_(diagnostics) {}

  void check() {
    check_times();
    for (const Kind& kind : service_.kinds) check_kind(kind);
    check_units();
    for (const Stage& stage : service_.stages) check_stage(stage);
    for (const Stream& stream : service_.streams) check_stream(stream);
    check_preferences();
    for (const Race& race : service_.races)
      if (race.stages.size() < 2)
        error("service.races." + race.id,
              {"a race has two stages or more", "竞争须有两个或以上环节"});
    check_matrix();
  }

 private:
  void error(const std::string& key, Text what, Text allowed = {}, Text advice = {}) {
    diagnostics_.error(reading_.place_of(key), key, std::move(what), std::move(allowed),
                       std::move(advice));
  }

  void check_times() {
    if (service_.warm_up_s >= service_.horizon_s)
      error("service.warm_up_s",
            text("the warm-up of {} s leaves nothing of the horizon of {} s",
                 "预热 {} 秒不短于仿真时长 {} 秒", service_.warm_up_s, service_.horizon_s));
    if (service_.sample_interval_s > 0 &&
        service_.horizon_s / service_.sample_interval_s > most_samples)
      error("service.sample_interval_s",
            text("{} samples are too many", "取样数 {} 过多",
                 std::floor(service_.horizon_s / service_.sample_interval_s)),
            {"allowed: a million", "允许: 一百万"});
  }

  [[nodiscard]] int units_of(const std::string& kind) const {
    int units = 0;
    for (const Kind& one : service_.kinds)
      if (one.id == kind) units += one.units;
    for (const Unit& unit : service_.units)
      if (unit.kind == kind) units += unit.count;
    return units;
  }
  [[nodiscard]] bool is_unlimited(const std::string& kind) const {
    const auto found = std::ranges::find(service_.kinds, kind, &Kind::id);
    return found != service_.kinds.end() && found->unlimited;
  }

  void check_kind(const Kind& kind) {
    const std::string key = "service.kinds." + kind.id;
    const int units = units_of(kind.id);
    if (kind.unlimited && units > 0)
      error(key + ".unlimited",
            text("{} is unlimited and has {} units all the same", "{} 数量不限, 却又设有 {} 个力量",
                 kind.id, units),
            {}, {"leave out one of the two", "请去掉其一"});
    check_load(kind);
    if (!kind.unlimited && units == 0)
      error(key, text("there is no unit of {}", "{} 没有任何力量", kind.id), {},
            {"give it units, rows in [[service.units]], or unlimited = true",
             "请设 units, 或在 [[service.units]] 中列出, 或设 unlimited = true"});
  }

  void check_units() {
    std::map<std::string, std::string> names;  // to the row or kind
    const auto take = [&](const std::string& id, int count, const std::string& key) {
      for (int i = 1; i <= count; ++i) {
        const std::string name = count == 1 ? id : fmt::format("{}-{}", id, i);
        if (const auto [other, is_new] = names.emplace(name, key); !is_new)
          error(key, text("a unit of {} is called {} too", "力量 {1} 在 {0} 中重名", other->second,
                          name));
      }
    };
    for (const Unit& unit : service_.units) take(unit.id, unit.count, "service.units." + unit.id);
    for (const Kind& kind : service_.kinds) take(kind.id, kind.units, "service.kinds." + kind.id);
  }

  void check_stage(const Stage& stage) {
    const std::string key = "service.stages." + stage.id;
    const double most = chance::support(stage.units.distribution).high;
    if (stage.seizes == Seizure::all && !is_unlimited(stage.kind) &&
        std::round(most) > units_of(stage.kind))
      error(key + ".units",
            text("calls may need {} units at once, and there are {} of {}",
                 "一次任务可能需要 {0} 个力量, 而 {2} 只有 {1} 个", most, units_of(stage.kind),
                 stage.kind),
            {},
            {"truncate it with high, or let it begin with what is free: seizes = \"what_is_free\"",
             "请用 high 截断, 或设 seizes = \"what_is_free\""});
    std::set<std::string> seen;
    const Stage* at = &stage;
    while (at && !at->when_lost.empty() && seen.insert(at->id).second) {
      const auto next = std::ranges::find(service_.stages, at->when_lost, &Stage::id);
      at = next == service_.stages.end() ? nullptr : &*next;
    }
    if (at && !at->when_lost.empty())
      error(key + ".when_lost", {"lost calls would go round in a circle", "损失的任务会循环转送"},
            {}, {"let the last of these stages lose them", "请让最后一个环节不再转送"});
  }

  void check_stream(const Stream& stream) {
    const std::string key = "service.streams." + stream.id;
    const int ways = (stream.rate_per_s ? 1 : 0) + (stream.gap_s ? 1 : 0) +
                     (stream.at_s.empty() ? 0 : 1) + (stream.sources > 0 ? 1 : 0);
    if (ways > 1)
      error(key,
            text("the calls of {} come in {} ways", "{} 的任务有 {} 种到达方式", stream.id, ways),
            {"allowed: one of rate_per_s, gap_s, at_s, sources; initial beside it",
             "允许: rate_per_s、gap_s、at_s、sources 之一; initial 可并用"},
            {"make several streams of it", "请分成几个来源"});
    if (ways == 0 && stream.initial == 0)
      error(key, text("no call of {} ever comes", "{} 不会有任何任务", stream.id),
            {"needed: rate_per_s, gap_s, at_s, sources or initial",
             "需要: rate_per_s、gap_s、at_s、sources 或 initial"});
    if (stream.gap_s && !(mean(stream.gap_s->distribution) > 0))
      error(key + ".gap_s", {"its mean is 0: infinitely many calls", "平均间隔为 0, 任务无穷多"});
    check_pause(stream, key);
    if (!stream.profile.empty() && !stream.rate_per_s)
      error(key + ".profile", {"a profile needs a rate", "分时系数须与到达率并用"}, {},
            {"give rate_per_s", "请给出 rate_per_s"});
    if (stream.until_s && *stream.until_s < stream.from_s)
      error(key + ".until_s", {"the stream ends before it begins", "结束早于开始"});
    if (stream.stages.empty()) error(key + ".stages", {"its calls need a stage", "任务须有环节"});
  }

  /// A source without a pause must be held up by its service at least.
  void check_pause(const Stream& stream, const std::string& key) {
    if (stream.sources == 0 || mean(stream.pause_s.distribution) > 0) return;
    bool may_leave_at_once = stream.patience_s.has_value();
    double service_s = 0;
    for (const Stage& stage : service_.stages) {
      if (std::ranges::find(stream.stages, stage.id) == stream.stages.end()) continue;
      service_s += stage.chance == 1 ? mean(stage.service_s.distribution) : 0;
      for (const Kind& kind : service_.kinds)
        may_leave_at_once |= kind.id == stage.kind && kind.queue_limit >= 0;
    }
    if (may_leave_at_once || !(service_s > 0))
      error(key + ".pause_s",
            {"a source whose call is lost, or takes no time, calls again at the same instant, "
             "without end",
             "任务被损失或不占用时间时, 源将在同一时刻无穷次再呼叫"},
            {"needed: a mean above 0", "需要: 均值大于 0"});
  }

  /// Units that are asked for more than they can do, travel left out of account.
  void check_load(const Kind& kind) {
    const int units = units_of(kind.id);
    if (kind.unlimited || kind.queue_limit >= 0 || units == 0) return;
    double load = 0;
    for (const Stream& stream : service_.streams) {
      if (!stream.rate_per_s || stream.patience_s || stream.calls || stream.until_s) continue;
      for (const Stage& stage : service_.stages)
        if (stage.kind == kind.id &&
            std::ranges::find(stream.stages, stage.id) != stream.stages.end())
          load += mean(stream.rate_per_s->distribution) * mean(stream.batch.distribution) *
                  stage.chance * mean(stage.units.distribution) *
                  mean(stage.service_s.distribution) / std::max(1, kind.carries);
    }
    if (load >= units)
      diagnostics_.warning(
          reading_.place_of("service.kinds." + kind.id), "service.kinds." + kind.id,
          text(
              "its units are asked for {:.4g} units' work, and there are {}: the queue grows until "
              "the run ends",
              "所需力量 {:.4g} 不少于现有 {} 个: 排队将持续增长至仿真结束", load, units),
          {}, {"results then depend on horizon_s", "结果将取决于 horizon_s"});
  }

  void check_preferences() {
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t row = 0; row < service_.preferences.size(); ++row) {
      const Preference& preference = service_.preferences[row];
      const std::string key = fmt::format("service.preferences[{}]", row + 1);
      if (!seen.emplace(preference.area, preference.kind).second)
        error(key, text("{} has two orders of {}", "{} 对 {} 有两个调派次序", preference.area,
                        preference.kind));
      int named = 0;
      for (const std::string& id : preference.units) {
        const auto unit = std::ranges::find(service_.units, id, &Unit::id);
        if (unit == service_.units.end()) continue;
        named += unit->count;
        if (unit->kind != preference.kind)
          error(key, text("{} is of kind {}, not {}", "{} 属于 {}, 不属于 {}", id, unit->kind,
                          preference.kind));
      }
      if (preference.others == Others::never) check_enough(preference, named, key);
    }
  }

  /// Calls that may use the named units alone must not need more.
  void check_enough(const Preference& preference, int named, const std::string& key) {
    for (const Stream& stream : service_.streams) {
      if (stream.area != preference.area) continue;
      for (const Stage& stage : service_.stages) {
        if (stage.kind != preference.kind || stage.seizes != Seizure::all ||
            std::ranges::find(stream.stages, stage.id) == stream.stages.end())
          continue;
        const double most = chance::support(stage.units.distribution).high;
        if (std::round(most) > named)
          error(key, text("calls at {} may need {} units for {}, and this order has {}",
                          "{0} 的任务 {2} 可能需要 {1} 个力量, 而此次序只有 {3} 个",
                          preference.area, most, stage.id, named));
      }
    }
  }

  void check_matrix() {
    const Travel& travel = service_.travel;
    if (travel.distance != Distance::matrix) {
      if (!travel.matrix.empty())
        error("service.travel.matrix", {"the matrix is not used", "时间矩阵未被使用"}, {},
              {"say distance = \"matrix\"", "请设 distance = \"matrix\""});
      return;
    }
    std::set<std::pair<std::string, std::string>> known;
    for (const Leg& leg : travel.matrix) {
      known.emplace(leg.from, leg.to);
      known.emplace(leg.to, leg.from);
    }
    std::set<std::string> missing;
    const auto need = [&](const std::string& from, const std::string& to) {
      if (!from.empty() && !to.empty() && from != to && !known.contains({from, to}))
        missing.insert(from + " - " + to);
    };
    for (const Stream& stream : service_.streams)
      for (const Stage& stage : service_.stages)
        if (std::ranges::find(stream.stages, stage.id) != stream.stages.end())
          need_ways(stream, stage, need);
    if (!missing.empty())
      error("service.travel.matrix", text("these ways have no time: {}", "缺少行驶时间: {}",
                                          listed({missing.begin(), missing.end()})));
  }

  template <class Need>
  void need_ways(const Stream& stream, const Stage& stage, Need need) const {
    const auto kind = std::ranges::find(service_.kinds, stage.kind, &Kind::id);
    for (const std::string& to : stage.destinations) need(stream.area, to);
    for (const Unit& unit : service_.units) {
      if (unit.kind != stage.kind) continue;
      need(unit.place, stream.area);
      for (const std::string& from : stage.destinations) {
        need(from, unit.place);
        if (kind != service_.kinds.end() && kind->returns == Return::stays) need(from, stream.area);
      }
    }
  }

  const Service& service_;
  const reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
};

}  // namespace

void check_service(const Service& service, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics) {
  Checker(service, reading, diagnostics).check();
}

}  // namespace yuyan::cli
