#include "cli/summary_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

#include <fmt/ranges.h>

#include "cli/figures.h"
#include "cli/json_values.h"
#include "cli/table.h"
#include "cli/version.h"
#include "cli/width.h"
#include "cli/wording.h"
#include "cli/words.h"
#include "models/indicators/severity_class.h"

namespace yuyan::cli {
namespace {

using enum Table::Align;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string percent_interval(const statistics::Interval& interval) {
  return fmt::format("{:.0f}-{:.0f}", 100 * interval.low, 100 * interval.high);
}

std::string bar(double share) {
  constexpr int width = 10;
  const auto full = static_cast<std::size_t>(std::floor(share * width + 1e-9));
  return fmt::format("{:.<{}}", std::string(full, '#'), width);
}

class Page : Wording {
 public:
  Page(const Summary& summary, Language language) : Wording(language), summary_(summary) {}

  [[nodiscard]] std::string text() const {
    return head() + clauses() + bottlenecks() + harm() + times() + stations() + basis();
  }

 private:
  [[nodiscard]] std::string head() const {
    std::string counts = chinese() ? fmt::format("推演 {} 次", summary_.replications)
                                   : fmt::format("{} rehearsals", summary_.replications);
    if (summary_.has_tanks || summary_.fires > 0)
      counts += chinese() ? fmt::format(", 其中 {} 次起火", summary_.fires)
                          : fmt::format(", {} with a fire", summary_.fires);
    return fmt::format("{}\n{}. {}\n", summary_.title.in(language()), counts,
                       notice().in(language()));
  }

  /// A time, or a number with its unit.
  [[nodiscard]] std::string taken(double value, const ClauseSummary& clause) const {
    if (!clause.is_number()) return duration(value, language());
    if (std::isnan(value) || clause.unit == "s") return duration(value, language());
    return figure(value) + (clause.unit == "1" ? "" : " " + clause.unit);
  }

  /// A row, and a further one for each line that its text takes.
  void add_clause(Table& table, const ClauseSummary& clause) const {
    constexpr std::size_t columns_of_text = 58;
    std::istringstream lines(wrapped(clause.text.in(language()), columns_of_text));
    std::string line;
    std::getline(lines, line);
    table.row({percent_text(clause.probability.value),
               "(" + percent_interval(clause.probability.interval) + ")",
               bar(clause.probability.value), fmt::format("{}/{}", clause.met, clause.at_stake),
               taken(clause.median, clause), taken(clause.ninety_percent, clause), line});
    while (std::getline(lines, line)) table.row({"", "", "", "", "", "", line});
  }

  [[nodiscard]] std::string clauses() const {
    std::string all = heading("Clauses of the plan, the least certain first (95 % intervals)",
                              "预案条款, 最无把握者在前 (95 % 置信区间)");
    Table table({right, left, left, right, right, right, left});
    table.row({pick("met", "满足"), "", "", pick("of", "次数"), pick("median", "中位"),
               pick("90 %", "90 %"), ""});
    std::vector<std::string> idle;
    for (const ClauseSummary& clause : summary_.clauses) {
      if (clause.at_stake == 0) {
        idle.push_back(clause.text.in(language()));
        continue;
      }
      add_clause(table, clause);
    }
    all += table.text();
    if (!idle.empty())
      all += fmt::format("  {}: {}\n", pick("never at stake", "从未涉及"),
                         wrapped(fmt::format("{}", fmt::join(idle, "; ")), 80, "    "));
    return all;
  }

  /// `+29 points (+12 to +45)`; as it is now stems from the same rehearsals.
  [[nodiscard]] std::string gain_text(const ClauseSummary& clause) const {
    const auto points = [](double share) { return std::lround(100 * share); };
    return fmt::format("{:+d} ({:+d} {} {:+d})", points(clause.gain.value),
                       points(clause.gain.interval.low), pick("to", "至"),
                       points(clause.gain.interval.high));
  }

  [[nodiscard]] std::string now_text(const ClauseSummary& clause) const {
    if (std::isnan(clause.now.value)) return "";
    return fmt::format("{} ({})", percent_text(clause.now.value),
                       percent_interval(clause.now.interval));
  }

  /// Nothing when none was looked for.
  [[nodiscard]] std::string bottlenecks() const {
    Table table({left, right, right, right, left, left});
    table.row({pick("clause", "条款"), pick("of", "次数"), pick("now, %", "现状 %"),
               pick("gain, points", "增量(百分点)"), "", pick("what stands in the way", "瓶颈")});
    bool any = false, open = false;
    std::vector<std::string> unmended;
    for (const ClauseSummary& clause : summary_.clauses) {
      if (clause.bottleneck.empty()) {
        if (clause.met < clause.at_stake) unmended.push_back(clause.id);
        continue;
      }
      any = true;
      const bool is_decided = clause.gain.interval.low > 0;
      open = open || !is_decided;
      add_bottleneck(table, clause, is_decided);
    }
    if (!any) return "";
    std::string all =
        heading("What stands in the way: one constraint lifted at a time, the same chance",
                "瓶颈: 逐项放宽约束, 随机数不变") +
        table.text();
    if (open)
      all += pick(
          "  not decided: the interval reaches down to 0, so it may be chance; more replications "
          "tell (--bottlenecks)\n",
          "  未定: 区间含 0, 可能出于偶然; 可增加 --bottlenecks 次数\n");
    if (!unmended.empty())
      all += fmt::format("  {}: {}\n",
                         pick("no single constraint was seen to mend", "未见可单独改善的约束"),
                         wrapped(fmt::format("{}", fmt::join(unmended, ", ")), 80, "    "));
    return all;
  }

  /// A row, and a further one for each line that its text takes.
  void add_bottleneck(Table& table, const ClauseSummary& clause, bool is_decided) const {
    constexpr std::size_t columns_of_text = 40;
    std::istringstream lines(wrapped(clause.bottleneck_name.in(language()), columns_of_text));
    std::string line;
    std::getline(lines, line);
    table.row({clause.id, fmt::format("{}", clause.gain_runs), now_text(clause), gain_text(clause),
               is_decided ? "" : pick("not decided", "未定"), line});
    while (std::getline(lines, line)) table.row({"", "", "", "", "", line});
  }

  [[nodiscard]] std::string count_name(const std::string& name) const {
    if (name == "deaths") return pick("deaths", "死亡人数");
    if (name == "injuries") return pick("serious injuries", "重伤人数");
    return pick("tanks lost after the first fire", "连锁失火罐数");
  }

  [[nodiscard]] std::string harm() const {
    std::string all = heading("Harm, of all rehearsals", "后果 (全部推演)");
    Table table({left, left, left, right, right, right});
    table.row({"", pick("mean (95 %)", "平均 (95 %)"), pick("any in", "出现率"),
               pick("half at most", "中位"), pick("9 in 10 at most", "九成不超过"),
               pick("most", "最多")});
    for (const CountSummary& count : summary_.counts)
      table.row({count_name(count.name),
                 fmt::format("{} ({}-{})", figure(count.mean.value),
                             figure(std::max(0.0, count.mean.interval.low)),
                             figure(count.mean.interval.high)),
                 fmt::format("{} ({})", percent_text(count.any.value),
                             percent_interval(count.any.interval)),
                 figure(count.quantiles[0]), figure(count.quantiles[1]), figure(count.greatest)});
    all += table.text();
    return all + "  " + severities() + "\n";
  }

  [[nodiscard]] std::string severity_name(const std::string& id) const {
    for (const auto& choice : choices(indicators::SeverityClass{}))
      if (choice.name == id && chinese()) return std::string(indicators::name_zh(choice.value));
    return id == "extraordinarily_serious" ? "extraordinarily serious" : id;
  }

  [[nodiscard]] std::string severities() const {
    std::vector<std::string> parts;
    parts.reserve(summary_.severities.size());
    for (const SeveritySummary& severity : summary_.severities)
      parts.push_back(
          fmt::format("{} {}", severity_name(severity.id),
                      percent_text(summary_.replications == 0
                                       ? 0
                                       : static_cast<double>(severity.replications) /
                                             static_cast<double>(summary_.replications))));
    return pick("severity by Decree 493: ", "事故等级 (国务院令第493号): ") + listed(parts);
  }

  [[nodiscard]] std::string time_name(const std::string& name) const {
    if (name == "first_arrival")
      return pick("first unit from outside on scene, after the call", "首支外部力量到场 (报警后)");
    if (name == "first_water")
      return pick("first water from outside, after the call", "外部力量首次出水 (报警后)");
    return pick("all fires out, after ignition", "明火全部扑灭 (起火后)");
  }

  [[nodiscard]] std::string times() const {
    const std::string all = heading("Times, 10 / 50 / 90 %", "用时, 10 / 50 / 90 %");
    Table table({left, right, right, right, left});
    for (const TimeSummary& time : summary_.times) {
      const std::string name = time_name(time.name);
      std::vector<std::string> cells{name};
      for (const double quantile : time.quantiles)
        cells.push_back(time.came == 0 ? "-" : duration(quantile, language()));
      cells.push_back(chinese() ? fmt::format("{} 次中 {} 次", time.of, time.came)
                                : fmt::format("in {} of {}", time.came, time.of));
      table.row(std::move(cells));
    }
    return all + table.text();
  }

  [[nodiscard]] std::string stations() const {
    if (summary_.stations.empty()) return "";
    const std::string all =
        heading("Stations that may count as the depot's own (GB 50074-2014, 12.5): probability",
                "可计入油库消防力量的站点 (GB 50074-2014 第12.5条): 概率");
    Table table({left, right, right, right, right});
    table.row({"", pick("median", "中位"), pick("5 min, burning tank", "5 分钟冷却着火罐"),
               pick("10 min, neighbours", "10 分钟冷却邻罐"), pick("20 min, foam", "20 分钟泡沫")});
    for (const StationSummary& station : summary_.stations)
      table.row({station.name.in(language()), duration(station.median_s, language()),
                 percent_text(station.within[0]), percent_text(station.within[1]),
                 percent_text(station.within[2])});
    return all + table.text();
  }

  [[nodiscard]] std::string basis() const {
    const std::size_t total = parameters_of(summary_.statuses);
    return fmt::format("\n{}{}\n",
                       chinese() ? fmt::format("依据: {} 个参数, ", total)
                                 : fmt::format("Rests on {} parameters: ", total),
                       status_counts(summary_.statuses, language()));
  }

  const Summary& summary_;
};

}  // namespace

std::string duration(double seconds, Language language) {
  const bool chinese = language == Language::chinese;
  if (std::isnan(seconds)) return "";
  if (std::isinf(seconds)) return chinese ? "未达到" : "never";
  const auto whole = std::llround(seconds);
  if (whole < 120) return chinese ? fmt::format("{} 秒", whole) : fmt::format("{} s", whole);
  const auto minutes = std::llround(seconds / 60);
  if (minutes < 60) return chinese ? fmt::format("{} 分", minutes) : fmt::format("{} min", minutes);
  if (minutes % 60 == 0)
    return chinese ? fmt::format("{} 小时", minutes / 60) : fmt::format("{} h", minutes / 60);
  return chinese ? fmt::format("{} 小时 {:02} 分", minutes / 60, minutes % 60)
                 : fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string summary_text(const Summary& summary, Language language) {
  return Page(summary, language).text();
}

/// null when there is none.
Json bottleneck_json(const ClauseSummary& clause) {
  if (clause.bottleneck.empty()) return nullptr;
  return {{"replications", clause.gain_runs},
          {"now", json_of(clause.now)},
          {"decided", clause.gain.interval.low > 0},
          {"id", clause.bottleneck},
          {"name", clause.bottleneck_name.english},
          {"name_zh", clause.bottleneck_name.chinese},
          {"gain", json_of(clause.gain)},
          {"suggestion", clause.suggestion.english},
          {"suggestion_zh", clause.suggestion.chinese}};
}

nlohmann::ordered_json summary_json(const Summary& summary) {
  Json clauses = Json::array();
  for (const ClauseSummary& clause : summary.clauses) {
    const auto seconds = [&](double value) { return json_of(clause.is_number() ? nan : value); };
    clauses.push_back(
        {{"clause", clause.id},
         {"text", clause.text.english},
         {"text_zh", clause.text.chinese},
         {"rule", clause.rule},
         {"limit_s", json_of(clause.limit_s)},
         {"measure", clause.measure},
         {"operator", clause.comparison},
         {"limit", json_of(clause.limit)},
         {"unit", clause.unit},
         {"at_stake", clause.at_stake},
         {"met", clause.met},
         {"probability", json_of(clause.probability)},
         {"quantiles", json_of(std::vector{clause.ten_percent, clause.median, clause.ninety_percent,
                                           clause.ninety_five_percent})},
         {"ten_percent_s", seconds(clause.ten_percent)},
         {"median_s", seconds(clause.median)},
         {"ninety_percent_s", seconds(clause.ninety_percent)},
         {"ninety_five_percent_s", seconds(clause.ninety_five_percent)},
         {"worst_replication", clause.worst_replication},
         {"bottleneck", bottleneck_json(clause)}});
  }
  Json counts = Json::object();
  for (const CountSummary& count : summary.counts)
    counts[count.name] = {{"mean", json_of(count.mean)},
                          {"any", json_of(count.any)},
                          {"median", count.quantiles[0]},
                          {"ninety_percent", count.quantiles[1]},
                          {"greatest", count.greatest}};
  Json times = Json::object();
  for (const TimeSummary& time : summary.times) {
    Json quantiles = nullptr;
    if (time.came > 0) quantiles = time.quantiles;
    times[time.name] = {{"came", time.came}, {"of", time.of}, {"quantiles_s", quantiles}};
  }
  Json severities = Json::object();
  for (const SeveritySummary& severity : summary.severities)
    severities[severity.id] = severity.replications;
  Json stations = Json::array();
  for (const StationSummary& station : summary.stations)
    stations.push_back({{"station", station.id},
                        {"name_zh", station.name.chinese},
                        {"calls", station.calls},
                        {"median_s", json_of(station.median_s)},
                        {"within_5_min", station.within[0]},
                        {"within_10_min", station.within[1]},
                        {"within_20_min", station.within[2]}});
  Json failed = Json::array();
  for (const FailedReplication& one : summary.failed)
    failed.push_back({{"replication", one.number}, {"reason", one.reason}});
  return {{"notice", notice().chinese},
          {"notice_en", notice().english},
          {"title", summary.title.english},
          {"title_zh", summary.title.chinese},
          {"replications", summary.replications},
          {"fires", summary.fires},
          {"failed", failed},
          {"clauses", clauses},
          {"counts", counts},
          {"times", times},
          {"severity_classes", severities},
          {"stations", stations},
          {"parameters", statuses_json(summary.statuses)}};
}

std::unique_ptr<Digest> drill_digest(const results::ResultFile& file) {
  class DrillDigest : public Digest {
   public:
    explicit DrillDigest(Summary summary) : summary_(std::move(summary)) {}
    [[nodiscard]] std::string text(Language language) const override {
      return summary_text(summary_, language);
    }
    [[nodiscard]] Json json() const override { return summary_json(summary_); }

   private:
    Summary summary_;
  };
  return std::make_unique<DrillDigest>(summary_of(file));
}

}  // namespace yuyan::cli
