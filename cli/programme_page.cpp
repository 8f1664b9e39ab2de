// The page of a programme and its JSON.
#include <algorithm>
#include <cmath>

#include "cli/figures.h"
#include "cli/json_values.h"
#include "cli/programme.h"
#include "cli/programme_summary.h"
#include "cli/table.h"
#include "cli/version.h"
#include "cli/width.h"
#include "cli/wording.h"
#include "cli/words.h"

namespace yuyan::cli {
namespace {

using enum Table::Align;

std::string percent_interval(const statistics::Estimate& share) {
  if (std::isnan(share.value)) return "";
  return fmt::format("({:.0f}-{:.0f})", 100 * share.interval.low, 100 * share.interval.high);
}

class Page : Wording {
 public:
  Page(const ProgrammeSummary& summary, Language language) : Wording(language), summary_(summary) {}

  [[nodiscard]] std::string text() const {
    return head() + targets() + numbers() + indicators() + coverage() + listings() + strategies() +
           deliveries() + projects_text(summary_.projects, summary_.years, language()) +
           baseline() + basis();
  }

 private:
  [[nodiscard]] std::string head() const {
    const auto first = summary_.years.front(), last = summary_.years.back();
    return fmt::format("{}\n{}. {}\n", summary_.title.in(language()),
                       chinese()
                           ? fmt::format("推演 {} 次, {}-{} 年", summary_.replications, first, last)
                           : fmt::format("{} replications of the years {} to {}",
                                         summary_.replications, first, last),
                       notice().in(language()));
  }

  [[nodiscard]] std::string targets() const {
    if (summary_.targets.empty()) return "";
    const std::string all = heading("Goals and targets: chance to meet them (95 % interval)",
                                    "目标: 达标概率 (95 % 置信区间)");
    Table table({right, left, right, right, right, right, left});
    table.row({pick("chance", "概率"), "", pick("limit", "目标"), pick("median", "中位"),
               pick("over by", "超出"), pick("1 year in", "重现期"), ""});
    for (const TargetSummary& one : summary_.targets)
      table.row({percent_text(one.probability.value), percent_interval(one.probability),
                 limit_of(one), figure(one.median), figure(one.overshoot),
                 period(one.return_period_y),
                 cut(fmt::format("{} {}", one.year, one.name.in(language())), 54)});
    return all + table.text() + thin_limits();
  }

  /// A year's result under a limit of a few events says little of the risk.
  [[nodiscard]] std::string thin_limits() const {
    constexpr double few = 3;
    std::string all;
    for (const TargetSummary& one : summary_.targets) {
      if (!(one.limit > 0) || !(one.allowed_events >= 0) || !(one.allowed_events < few)) continue;
      const std::string name = one.name.in(language());
      const std::string line =
          chinese()
              ? fmt::format(
                    "{} 年 {}: 最多 {:.0f} 起(人), 每 1 起(人)即为 {}; 真实风险恰为目标值时 "
                    "{} 的年份达标, 单年结果说明不了风险",
                    one.year, name, one.allowed_events, figure(one.rate_of_one_event),
                    percent_text(one.luck_at_limit))
              : fmt::format(
                    "{} {}: {:.0f} at most, each makes {}; with the risk exactly at the limit "
                    "{} of years keep it, so that one year says little",
                    one.year, name, one.allowed_events, figure(one.rate_of_one_event),
                    percent_text(one.luck_at_limit));
      all += "  " + wrapped(line, 92, "    ") + "\n";
    }
    return all;
  }

  [[nodiscard]] static std::string limit_of(const TargetSummary& one) {
    return (one.comparison == "below" ? "<" : "≤") + figure(one.limit);
  }
  [[nodiscard]] std::string period(double years) const {
    if (std::isnan(years)) return "-";
    if (std::isinf(years)) return pick("never", "未出现");
    return figure(years) + pick(" y", " 年");
  }

  [[nodiscard]] std::string numbers() const {
    if (summary_.numbers.empty()) return "";
    std::vector<const NumberSummary*> order;
    order.reserve(summary_.numbers.size());
    for (const NumberSummary& one : summary_.numbers) order.push_back(&one);
    std::ranges::sort(order, {}, [](const NumberSummary* one) {
      const bool whole = one->county.empty() && one->sector.empty();
      return std::tuple(!whole, one->probability.value, std::string_view(one->id));
    });
    constexpr std::size_t most = 16;
    std::string all =
        heading("Control numbers: chance to end the year within, the least certain first",
                "考核控制指标: 年末不突破的概率, 最无把握者在前");
    Table table({right, left, right, right, right, right, right, right, left});
    table.row({pick("chance", "概率"), "", pick("limit", "控制数"), pick("year before", "上年"),
               pick("expected", "预期"), june_head(*order.front()), pick("on year", "同比"),
               pick("over by", "超出"), ""});
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
      const NumberSummary& one = *order[i];
      table.row(
          {percent_text(one.probability.value), percent_interval(one.probability),
           figure(one.limit), figure(one.last_year), figure(one.expected), by_june(one),
           on_year(one), figure(one.overshoot),
           cut(fmt::format("{} {}, {}", one.year, one.place.in(language()), name_of(one.measure)),
               36)});
    }
    all += table.text();
    if (order.size() > most)
      all += chinese() ? fmt::format("  其余 {} 项见结果文件\n", order.size() - most)
                       : fmt::format("  {} more in the result file\n", order.size() - most);
    return all;
  }

  /// What is used up by June is held against the share of the year that has passed.
  [[nodiscard]] std::string june_head(const NumberSummary& one) const {
    const std::string passed = percent_text(one.elapsed[5]);
    return chinese() ? fmt::format("上半年(时间{})", passed)
                     : fmt::format("June (time {})", passed);
  }

  [[nodiscard]] static std::string on_year(const NumberSummary& one) {
    return std::isnan(one.change[5]) ? "-" : fmt::format("{:+.0f} %", 100 * one.change[5]);
  }

  [[nodiscard]] static std::string by_june(const NumberSummary& one) {
    if (!(one.limit > 0)) return figure(one.used[5]);
    return fmt::format("{} ({})", figure(one.used[5]), percent_text(one.used[5] / one.limit));
  }

  [[nodiscard]] std::string name_of(const std::string& id) const {
    for (const IndicatorSummary& one : summary_.indicators)
      if (one.id == id) return one.name.in(language());
    return id;
  }

  [[nodiscard]] std::string indicators() const {
    const std::string all =
        heading("Indicators of the city: median (80 % interval)", "全市指标: 中位数 (80 % 区间)");
    std::vector<Table::Align> columns(summary_.years.size() + 1, right);
    columns[0] = left;
    Table table(columns);
    std::vector<std::string> head{""};
    for (const auto year : summary_.years) head.push_back(fmt::format("{}", year));
    table.row(head);
    for (const IndicatorSummary& one : summary_.indicators) {
      std::vector<std::string> cells{cut(one.name.in(language()), 30)};
      for (std::size_t year = 0; year < summary_.years.size(); ++year)
        cells.push_back(std::isnan(one.median[year])
                            ? pick("n/a", "不适用")
                            : fmt::format("{} ({}-{})", figure(one.median[year]),
                                          figure(one.low[year]), figure(one.high[year])));
      if (shows(one)) table.row(cells);
    }
    return all + table.text();
  }

  /// Losses and injuries are in the file; the page keeps to what is watched.
  [[nodiscard]] static bool shows(const IndicatorSummary& one) {
    return one.id != "loss_yuan" && one.id != "serious_injuries";
  }

  [[nodiscard]] std::string coverage() const {
    const std::string all = heading("Inspection: means a year", "检查覆盖: 年均值");
    Table table({left, right, right, right, right, right, right, right});
    table.row({pick("year", "年度"), pick("enterprises", "企业"), pick("visits", "检查次数"),
               pick("visited", "受检率"), pick("found a visit", "每次发现"),
               pick("put right", "整改"), pick("overdue", "逾期"), pick("living", "年末在存")});
    for (const CoverageSummary& one : summary_.coverage)
      table.row({fmt::format("{}", one.year), figure(one.enterprises), figure(one.visits),
                 percent_text(one.enterprises > 0 ? one.visited / one.enterprises : 0),
                 figure(one.visits > 0 ? one.found / one.visits : 0), figure(one.rectified),
                 figure(one.overdue), figure(one.living)});
    return all + table.text();
  }

  [[nodiscard]] std::string listings() const {
    if (summary_.listings.empty()) return "";
    const std::string all =
        heading("Major hazards listed for supervision: means a year", "重大隐患挂牌督办: 年均值");
    Table table({left, right, right, right, right});
    table.row({pick("by", "级别"), pick("listed", "挂牌"), pick("accepted, cancelled", "验收摘牌"),
               pick("extended", "延期"), pick("overdue", "逾期")});
    for (const ListingSummary& one : summary_.listings)
      table.row({level_name(one.level), figure(one.listed), figure(one.accepted),
                 figure(one.extended), figure(one.overdue)});
    return all + table.text();
  }

  [[nodiscard]] std::string level_name(const std::string& level) const {
    if (level == "county") return pick("county", "县级");
    return level == "city" ? pick("city", "市级") : pick("province", "省级");
  }

  [[nodiscard]] std::string strategies() const {
    if (summary_.strategies.empty()) return "";
    const std::string all = heading("Strategies: visits a year", "检查策略: 年检查次数");
    Table table({left, right, right});
    for (const StrategySummary& one : summary_.strategies)
      table.row(
          {cut(one.name.in(language()), 60), figure(one.visits_a_year), percent_text(one.share)});
    return all + table.text();
  }

  [[nodiscard]] std::string deliveries() const {
    if (summary_.deliveries.empty()) return "";
    const std::string all =
        heading("Deliverables: chance to be done when due", "任务: 按期完成概率");
    Table table({right, left, right, right, left, left});
    table.row({pick("chance", "概率"), "", pick("target", "目标"), pick("median", "中位"),
               pick("due", "时限"), ""});
    for (const DeliverySummary& one : summary_.deliveries) {
      // Else it has no firm to be done for, or is reported only.
      const bool is_known = !std::isnan(one.median);
      const bool is_judged = is_known && !std::isnan(one.probability.value);
      const auto amount = [&](double x) { return one.is_share ? percent_text(x) : figure(x); };
      table.row({is_judged ? percent_text(one.probability.value) : "-",
                 is_judged ? percent_interval(one.probability) : "",
                 is_judged ? amount(one.target) : "-", is_known ? amount(one.median) : "-", one.due,
                 cut(one.name.in(language()), 50)});
    }
    return all + table.text();
  }

  [[nodiscard]] std::string baseline() const {
    if (summary_.baseline.empty()) return "";
    std::string all = heading(
        fmt::format("Level of {} from the city's own history, against the priors "
                    "(80 % interval)",
                    summary_.years.front()),
        fmt::format("{} 年基准水平: 本市历史数据与先验对照 (80 % 区间)", summary_.years.front()));
    Table table({left, right, right, right, right, left});
    table.row({"", pick("priors", "先验"), pick("history", "历史"), pick("rates times", "倍数"),
               pick("years", "年数"), pick("of", "指标")});
    for (const BaselineSummary& one : summary_.baseline)
      table.row({cut(one.name.in(language()), 30), figure(one.prior), with_interval(one.history),
                 with_interval(one.level),
                 one.years == 1 ? fmt::format("{}", one.last_year)
                                : fmt::format("{}-{}", one.first_year, one.last_year),
                 cut(name_of(one.measure), 30)});
    return all + table.text();
  }

  [[nodiscard]] static std::string with_interval(const statistics::Estimate& one) {
    return fmt::format("{} ({}-{})", figure(one.value), figure(one.interval.low),
                       figure(one.interval.high));
  }

  [[nodiscard]] std::string basis() const {
    std::string all = heading("What it rests on", "依据");
    for (const SpreadSummary& one : summary_.spread)
      if (one.indicator == "deaths")
        all += chinese() ? fmt::format(
                               "  {} 年死亡人数: 方差中 {} ({:.0f}-{:.0f}) 来自参数不确定性, "
                               "其余为偶然性\n",
                               one.year, percent_text(one.parameter_share.value),
                               100 * one.parameter_share.interval.low,
                               100 * one.parameter_share.interval.high)
                         : fmt::format(
                               "  deaths {}: {} ({:.0f}-{:.0f}) of the variance comes from "
                               "not knowing the parameters, the rest is chance\n",
                               one.year, percent_text(one.parameter_share.value),
                               100 * one.parameter_share.interval.low,
                               100 * one.parameter_share.interval.high);
    std::vector<std::string> strongest;
    for (const SensitivitySummary& one : summary_.sensitivities)
      if (strongest.size() < 5 && one.first > 3 * noise_of_index())
        strongest.push_back(fmt::format("{} {}", one.parameter, percent_text(one.first)));
    if (!strongest.empty())
      all += "  " +
             wrapped(pick("deaths depend most on: ", "死亡人数最敏感的参数: ") + listed(strongest),
                     92, "    ") +
             "\n";
    return all + "  " + statuses() + "\n";
  }

  /// What chance alone makes of a first-order index: bins of draws that share nothing.
  [[nodiscard]] double noise_of_index() const {
    constexpr double bins = 10;
    const double draws = static_cast<double>(summary_.replications) / 2;
    return std::sqrt(2 * bins) / std::max(1.0, draws);
  }

  [[nodiscard]] std::string statuses() const {
    const std::size_t total = parameters_of(summary_.statuses);
    return (chinese() ? fmt::format("{} 个参数: ", total) : fmt::format("{} parameters: ", total)) +
           status_counts(summary_.statuses, language());
  }

  const ProgrammeSummary& summary_;
};

Json targets_json(const ProgrammeSummary& summary) {
  Json list = Json::array();
  for (const TargetSummary& one : summary.targets)
    list.push_back({{"target", one.id},
                    {"name", one.name.english},
                    {"name_zh", one.name.chinese},
                    {"indicator", one.indicator},
                    {"operator", one.comparison},
                    {"year", one.year},
                    {"limit", json_of(one.limit)},
                    {"probability", json_of(one.probability)},
                    {"median", json_of(one.median)},
                    {"overshoot", json_of(one.overshoot)},
                    {"return_period_y", json_of(one.return_period_y)},
                    {"allowed_events", json_of(one.allowed_events)},
                    {"rate_of_one_event", json_of(one.rate_of_one_event)},
                    {"luck_at_limit", json_of(one.luck_at_limit)}});
  return list;
}

Json numbers_json(const ProgrammeSummary& summary) {
  Json list = Json::array();
  for (const NumberSummary& one : summary.numbers)
    list.push_back(
        {{"number", one.id},
         {"county", one.county},
         {"sector", one.sector},
         {"measure", one.measure},
         {"year", one.year},
         {"limit", json_of(one.limit)},
         {"year_before", json_of(one.last_year)},
         {"expected", json_of(one.expected)},
         {"used_by_month", json_of(std::vector<double>(one.used.begin(), one.used.end()))},
         {"elapsed_by_month", json_of(std::vector<double>(one.elapsed.begin(), one.elapsed.end()))},
         {"change_on_year_by_month",
          json_of(std::vector<double>(one.change.begin(), one.change.end()))},
         {"probability", json_of(one.probability)},
         {"overshoot", json_of(one.overshoot)}});
  return list;
}

Json coverage_json(const ProgrammeSummary& summary) {
  Json list = Json::array();
  for (const CoverageSummary& one : summary.coverage)
    list.push_back({{"year", one.year},
                    {"enterprises", json_of(one.enterprises)},
                    {"visits", json_of(one.visits)},
                    {"distinct_visited", json_of(one.visited)},
                    {"found", json_of(one.found)},
                    {"rectified", json_of(one.rectified)},
                    {"overdue", json_of(one.overdue)},
                    {"living", json_of(one.living)}});
  return list;
}

Json deliveries_json(const ProgrammeSummary& summary) {
  Json list = Json::array();
  for (const DeliverySummary& one : summary.deliveries)
    list.push_back({{"kpi", one.id},
                    {"name", one.name.english},
                    {"name_zh", one.name.chinese},
                    {"policy_item", one.item},
                    {"due", one.due},
                    {"target", json_of(one.target)},
                    {"median", json_of(one.median)},
                    {"probability", json_of(one.probability)}});
  return list;
}

Json baseline_json(const ProgrammeSummary& summary) {
  Json list = Json::array();
  for (const BaselineSummary& one : summary.baseline)
    list.push_back({{"part", one.part},
                    {"measure", one.measure},
                    {"method", one.method},
                    {"first_year", one.first_year},
                    {"last_year", one.last_year},
                    {"years", one.years},
                    {"prior", json_of(one.prior)},
                    {"history", json_of(one.history)},
                    {"level", json_of(one.level)}});
  return list;
}

class ProgrammeDigest : public Digest {
 public:
  explicit ProgrammeDigest(ProgrammeSummary summary) : summary_(std::move(summary)) {}
  [[nodiscard]] std::string text(Language language) const override {
    return programme_text(summary_, language);
  }
  [[nodiscard]] Json json() const override { return programme_json(summary_); }

 private:
  ProgrammeSummary summary_;
};

}  // namespace

std::string programme_text(const ProgrammeSummary& summary, Language language) {
  return Page(summary, language).text();
}

Json programme_json(const ProgrammeSummary& summary) {
  Json indicators = Json::object();
  for (const IndicatorSummary& one : summary.indicators)
    indicators[one.id] = {
        {"median", json_of(one.median)}, {"p10", json_of(one.low)}, {"p90", json_of(one.high)}};
  Json strategies = Json::object();
  for (const StrategySummary& one : summary.strategies)
    strategies[one.id] = {{"visits_a_year", json_of(one.visits_a_year)},
                          {"share", json_of(one.share)}};
  Json listings = Json::object();
  for (const ListingSummary& one : summary.listings)
    listings[one.level] = {{"listed", json_of(one.listed)},
                           {"accepted", json_of(one.accepted)},
                           {"extended", json_of(one.extended)},
                           {"overdue", json_of(one.overdue)}};
  Json spread = Json::object();
  for (const SpreadSummary& one : summary.spread)
    spread[one.indicator] = {{"year", one.year},
                             {"deviation", json_of(one.deviation)},
                             {"parameter_share", json_of(one.parameter_share)}};
  Json sensitivities = Json::array();
  for (const SensitivitySummary& one : summary.sensitivities)
    sensitivities.push_back({{"parameter", one.parameter},
                             {"sobol_first", json_of(one.first)},
                             {"correlation", json_of(one.correlation)}});
  return {{"notice", notice().chinese},
          {"notice_en", notice().english},
          {"title", summary.title.english},
          {"title_zh", summary.title.chinese},
          {"replications", summary.replications},
          {"failed", summary.failed},
          {"years", summary.years},
          {"targets", targets_json(summary)},
          {"control_numbers", numbers_json(summary)},
          {"indicators", indicators},
          {"coverage", coverage_json(summary)},
          {"listings", listings},
          {"strategies", strategies},
          {"delivery", deliveries_json(summary)},
          {"guarantee_projects", projects_json(summary.projects)},
          {"baseline", baseline_json(summary)},
          {"variance", spread},
          {"sensitivity", sensitivities},
          {"parameters", statuses_json(summary.statuses)}};
}

std::unique_ptr<Digest> programme_digest(const results::ResultFile& file) {
  return std::make_unique<ProgrammeDigest>(programme_summary(file));
}

}  // namespace yuyan::cli
