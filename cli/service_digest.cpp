// What the result of a service-only scenario says, as a page to read and as JSON.
#include <algorithm>
#include <cmath>

#include "cli/figures.h"
#include "cli/json_values.h"
#include "cli/service.h"
#include "cli/service_summary.h"
#include "cli/table.h"
#include "cli/version.h"
#include "cli/wording.h"

namespace yuyan::cli {
namespace {

using enum Table::Align;
using statistics::Estimate;

constexpr std::size_t most_rows = 24;  // a page is for reading; the file holds the rest
constexpr std::size_t nine_tenths = 2, nineteen_twentieths = 3;  // places in the quantiles

std::string plain(double value) {
  if (std::isnan(value)) return "-";
  return fmt::format("{:.4g}", value);
}

std::string count(double value) {
  return std::abs(value - std::round(value)) < 1e-9 ? fmt::format("{:.0f}", value)
                                                    : fmt::format("{:.1f}", value);
}

/// `0.2049 +- 0.0011`; without the second part when there is no interval.
std::string with_interval(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return "-";
  const double width = estimate.interval.width() / 2;
  if (!std::isfinite(width) || width == 0) return plain(estimate.value);
  return fmt::format("{:.4g} ± {:.2g}", estimate.value, width);
}

std::string at(const std::vector<Estimate>& list, std::size_t place) {
  return place < list.size() ? plain(list[place].value) : "-";
}

class Page : Wording {
 public:
  Page(const ServiceSummary& summary, Language language) : Wording(language), summary_(summary) {}

  [[nodiscard]] std::string text() const {
    std::string page = head();
    if (summary_.replications == 0) return page;
    return page + stages() + limits() + kinds() + units() + areas() + streams() + waits() + races();
  }

 private:
  [[nodiscard]] std::string head() const {
    const std::string counts =
        summary_.replications == 1 ? chinese()
                                         ? fmt::format("仿真 1 次, 至 {} 秒, 区间取自 {} 个时段",
                                                       plain(summary_.ended_s), summary_.parts)
                                         : fmt::format("1 run to {} s, intervals from {} batches",
                                                       plain(summary_.ended_s), summary_.parts)
        : chinese() ? fmt::format("仿真 {} 次, 平均至 {} 秒", summary_.replications,
                                  plain(summary_.ended_s))
                    : fmt::format("{} runs to {} s on average", summary_.replications,
                                  plain(summary_.ended_s));
    return fmt::format("{}\n{} (95 %). {}\n", summary_.title.in(language()), counts,
                       notice().in(language()));
  }

  [[nodiscard]] std::string stages() const {
    Table table({left, right, right, right, right, right, right, right});
    table.row({pick("stage", "环节"), pick("calls", "任务"), pick("P(wait)", "等待概率"),
               pick("mean wait, s", "平均等待, 秒"), pick("90 %", "90 %"),
               pick("response, s", "响应, 秒"), pick("90 %", "90 %"), pick("lost", "损失率")});
    for (const auto& stage : summary_.stages)
      table.row({stage.id, count(stage.arrived), with_interval(stage.waiting_probability),
                 with_interval(stage.mean_wait_s), at(stage.wait_s, nine_tenths),
                 with_interval(stage.mean_response_s), at(stage.response_s, nine_tenths),
                 with_interval(stage.loss_share)});
    return heading("Calls, stage by stage", "各环节") + table.text();
  }

  [[nodiscard]] std::string limits() const {
    if (summary_.limits_s.empty()) return "";
    Table table({left, right, right, right, right});
    table.row({pick("share within", "不超过"), pick("limit, s", "限值, 秒"), pick("wait", "等待"),
               pick("response", "响应"), ""});
    for (const auto& stage : summary_.stages)
      for (std::size_t i = 0; i < summary_.limits_s.size(); ++i)
        table.row({stage.id, plain(summary_.limits_s[i]), at(stage.wait_within, i),
                   at(stage.response_within, i)});
    return heading("Limits", "限值") + table.text();
  }

  [[nodiscard]] std::string kinds() const {
    Table table({left, right, right, right, right});
    table.row({pick("kind of unit", "力量类别"), pick("utilisation", "利用率"),
               pick("mean busy", "平均忙碌"), pick("mean queue", "平均排队"),
               pick("mean present", "平均在场")});
    for (const auto& kind : summary_.kinds)
      table.row({kind.id, with_interval(kind.utilisation), with_interval(kind.mean_busy),
                 with_interval(kind.mean_queue), with_interval(kind.mean_present)});
    return heading("Units, by kind", "各类力量") + table.text();
  }

  [[nodiscard]] std::string more(std::size_t rows) const {
    if (rows <= most_rows) return "";
    return fmt::format("  {}\n", chinese() ? fmt::format("另有 {} 行见结果文件", rows - most_rows)
                                           : fmt::format("{} more in the file", rows - most_rows));
  }

  [[nodiscard]] std::string units() const {
    if (summary_.units.size() < 2) return "";
    Table table({left, left, right, right, right});
    table.row({pick("unit", "力量"), pick("kind", "类别"), pick("busy", "忙碌"),
               pick("sent", "出动"), pick("mean way, s", "平均行程, 秒")});
    for (std::size_t i = 0; i < std::min(most_rows, summary_.units.size()); ++i) {
      const auto& unit = summary_.units[i];
      table.row({unit.id, unit.kind, with_interval(unit.busy_share), count(unit.sent),
                 plain(unit.mean_travel_s)});
    }
    return heading("Workloads", "工作负荷") + table.text() + more(summary_.units.size());
  }

  [[nodiscard]] std::string areas() const {
    if (summary_.areas.size() < 2) return "";
    std::vector<Table::Align> columns(5 + summary_.limits_s.size(), right);
    columns[0] = columns[1] = left;
    Table table(std::move(columns));
    std::vector<std::string> head{pick("area", "区域"), pick("stage", "环节"),
                                  pick("calls", "任务"), pick("lost", "损失"),
                                  pick("response, s", "响应, 秒")};
    for (const double limit : summary_.limits_s) head.push_back("<= " + plain(limit));
    table.row(std::move(head));
    for (std::size_t i = 0; i < std::min(most_rows, summary_.areas.size()); ++i) {
      const auto& area = summary_.areas[i];
      std::vector<std::string> row{area.id, area.stage, count(area.arrived), count(area.lost),
                                   with_interval(area.mean_response_s)};
      for (const Estimate& within : area.response_within) row.push_back(plain(within.value));
      table.row(std::move(row));
    }
    return heading("Areas", "各区域") + table.text() + more(summary_.areas.size());
  }

  [[nodiscard]] std::string streams() const {
    Table table({left, right, right, right, right, right, right});
    table.row({pick("calls of", "报警来源"), pick("came", "到达"), pick("done", "完成"),
               pick("lost", "损失"), pick("mean time, s", "平均总时间, 秒"), pick("90 %", "90 %"),
               pick("last done, s", "最后完成, 秒")});
    for (const auto& stream : summary_.streams)
      table.row({stream.id, count(stream.arrived), count(stream.completed),
                 count(stream.lost + stream.given_up), with_interval(stream.mean_total_s),
                 at(stream.total_s, nine_tenths), with_interval(stream.last_completion_s)});
    return heading("From the call to the end of its last stage", "自报警至最后环节结束") +
           table.text();
  }

  /// Where one stage, stream and kind are all there is, the first table has said it.
  [[nodiscard]] std::string waits() const {
    if (summary_.streams.size() < 2 && summary_.kinds.size() < 2) return "";
    Table table({left, right, right, right, right, right, right, right});
    table.row({"", pick("P(wait)", "等待概率"), pick("mean wait, s", "平均等待, 秒"),
               pick("90 %", "90 %"), pick("95 %", "95 %"), pick("response, s", "响应, 秒"),
               pick("90 %", "90 %"), pick("95 %", "95 %")});
    const auto row = [&](const std::string& id, const ServiceSummary::Waits& waits) {
      table.row({id, plain(waits.probability.value), plain(waits.mean_wait_s.value),
                 at(waits.wait_s, nine_tenths), at(waits.wait_s, nineteen_twentieths),
                 plain(waits.mean_response_s.value), at(waits.response_s, nine_tenths),
                 at(waits.response_s, nineteen_twentieths)});
    };
    for (const auto& stream : summary_.streams) row(stream.id, stream.waits);
    for (const auto& kind : summary_.kinds) row(kind.id, kind.waits);
    return heading("Waits and responses, by stream and by kind of unit, each stage by itself",
                   "等待与响应, 按报警来源与力量类别, 各环节分别计") +
           table.text();
  }

  [[nodiscard]] std::string races() const {
    if (summary_.races.empty()) return "";
    Table table({left, left, right, right});
    for (const auto& race : summary_.races)
      for (const auto& contestant : race.contestants)
        table.row({race.id, contestant.stage,
                   fmt::format("{}/{}", contestant.won, summary_.replications),
                   with_interval(contestant.probability)});
    return heading("Which came first", "先后") + table.text();
  }

  const ServiceSummary& summary_;
};

Json stages_json(const ServiceSummary& summary) {
  Json all = Json::object();
  for (const auto& stage : summary.stages)
    all[stage.id] = {{"arrived", json_of(stage.arrived)},
                     {"lost", json_of(stage.lost)},
                     {"given_up", json_of(stage.given_up)},
                     {"served", json_of(stage.served)},
                     {"completed", json_of(stage.completed)},
                     {"waiting_probability", json_of(stage.waiting_probability)},
                     {"loss_share", json_of(stage.loss_share)},
                     {"mean_wait_s", json_of(stage.mean_wait_s)},
                     {"wait_s", json_of(stage.wait_s)},
                     {"mean_response_s", json_of(stage.mean_response_s)},
                     {"response_s", json_of(stage.response_s)},
                     {"wait_within", json_of(stage.wait_within)},
                     {"response_within", json_of(stage.response_within)},
                     {"arrival_at_s", json_of(stage.arrival_at_s)},
                     {"completion_at_s", json_of(stage.completion_at_s)}};
  return all;
}

void add_waits(Json& object, const ServiceSummary::Waits& waits) {
  object["waiting_probability"] = json_of(waits.probability);
  object["mean_wait_s"] = json_of(waits.mean_wait_s);
  object["wait_s"] = json_of(waits.wait_s);
  object["mean_response_s"] = json_of(waits.mean_response_s);
  object["response_s"] = json_of(waits.response_s);
}

Json kinds_json(const ServiceSummary& summary) {
  Json all = Json::object();
  for (const auto& kind : summary.kinds) {
    Json states = Json::object();
    for (std::size_t i = 0; i < kind.states.size(); ++i)
      states[kind.states[i]] = json_of(kind.state_share[i]);
    all[kind.id] = {{"utilisation", json_of(kind.utilisation)},
                    {"mean_busy", json_of(kind.mean_busy)},
                    {"variance_busy", json_of(kind.variance_busy)},
                    {"mean_queue", json_of(kind.mean_queue)},
                    {"mean_present", json_of(kind.mean_present)},
                    {"variance_present", json_of(kind.variance_present)},
                    {"busy_share", json_of(kind.busy_share)},
                    {"present_share", json_of(kind.present_share)},
                    {"states", states}};
    add_waits(all[kind.id], kind.waits);
  }
  return all;
}

Json units_json(const ServiceSummary& summary) {
  Json all = Json::object();
  for (const auto& unit : summary.units) {
    Json shares = Json::object();
    for (std::size_t i = 0; i < unit.share_of_area.size(); ++i)
      shares[summary.area_ids[i]] = json_of(unit.share_of_area[i]);
    all[unit.id] = {{"kind", unit.kind},
                    {"busy_share", json_of(unit.busy_share)},
                    {"sent", json_of(unit.sent)},
                    {"mean_travel_s", json_of(unit.mean_travel_s)},
                    {"share_of_area", shares}};
  }
  return all;
}

Json areas_json(const ServiceSummary& summary) {
  Json all = Json::array();
  for (const auto& area : summary.areas)
    all.push_back({{"area", area.id},
                   {"stage", area.stage},
                   {"arrived", json_of(area.arrived)},
                   {"lost", json_of(area.lost)},
                   {"mean_response_s", json_of(area.mean_response_s)},
                   {"response_within", json_of(area.response_within)}});
  return all;
}

Json streams_json(const ServiceSummary& summary) {
  Json all = Json::object();
  for (const auto& stream : summary.streams) {
    all[stream.id] = {{"arrived", json_of(stream.arrived)},
                      {"lost", json_of(stream.lost)},
                      {"given_up", json_of(stream.given_up)},
                      {"completed", json_of(stream.completed)},
                      {"mean_total_s", json_of(stream.mean_total_s)},
                      {"total_s", json_of(stream.total_s)},
                      {"total_within", json_of(stream.total_within)},
                      {"last_completion_s", json_of(stream.last_completion_s)}};
    add_waits(all[stream.id], stream.waits);
  }
  return all;
}

Json races_json(const ServiceSummary& summary) {
  Json all = Json::object();
  for (const auto& race : summary.races) {
    Json contestants = Json::object();
    for (const auto& one : race.contestants)
      contestants[one.stage] = {{"won", one.won}, {"probability", json_of(one.probability)}};
    all[race.id] = contestants;
  }
  return all;
}

Json service_json(const ServiceSummary& summary) {
  Json failed = Json::array();
  for (const FailedReplication& one : summary.failed)
    failed.push_back({{"replication", one.number}, {"reason", one.reason}});
  return {{"notice", notice().chinese},           {"notice_en", notice().english},
          {"title", summary.title.english},       {"title_zh", summary.title.chinese},
          {"replications", summary.replications}, {"failed", failed},
          {"ended_s", json_of(summary.ended_s)},  {"interval_parts", summary.parts},
          {"quantiles", summary.quantiles},       {"limits_s", summary.limits_s},
          {"stages", stages_json(summary)},       {"kinds", kinds_json(summary)},
          {"units", units_json(summary)},         {"areas", areas_json(summary)},
          {"streams", streams_json(summary)},     {"races", races_json(summary)}};
}

class ServiceDigest : public Digest {
 public:
  explicit ServiceDigest(ServiceSummary summary) : summary_(std::move(summary)) {}
  [[nodiscard]] std::string text(Language language) const override {
    return Page(summary_, language).text();
  }
  [[nodiscard]] Json json() const override { return service_json(summary_); }

 private:
  ServiceSummary summary_;
};

}  // namespace

std::unique_ptr<Digest> service_digest(const results::ResultFile& file) {
  return std::make_unique<ServiceDigest>(service_summary_of(file));
}

}  // namespace yuyan::cli
