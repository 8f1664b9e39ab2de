// yuyan allocate: where the inspector-days of a programme avert most, and a better use of them.
#include <algorithm>
#include <thread>

#include <nlohmann/json.hpp>

#include "cli/allocation.h"
#include "cli/options.h"
#include "cli/programme.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum Table::Align;

Json json_of(const statistics::Estimate& one) {
  return {{"value", one.value}, {"low", one.interval.low}, {"high", one.interval.high}};
}

Json json_of(const std::vector<MarginalReturn>& returns) {
  Json list = Json::array();
  for (const MarginalReturn& one : returns)
    list.push_back({{"id", one.id},
                    {"days_a_year", one.days_a_year},
                    {"averted_per_1000_days", json_of(one.averted)},
                    {"days_proposed", one.days_proposed}});
  return list;
}

Json json_of(const std::vector<AllocationRound>& rounds) {
  Json list = Json::array();
  for (const AllocationRound& one : rounds)
    list.push_back(
        {{"step", one.step}, {"averted", json_of(one.averted)}, {"taken", one.is_taken}});
  return list;
}

Json json_of(const Allocation& found) {
  return {{"notice", notice().chinese},
          {"notice_en", notice().english},
          {"replications", found.replications},
          {"years", found.years},
          {"days_a_year", found.days_a_year},
          {"budget_days_a_year", found.budget_days_a_year},
          {"rounds", json_of(found.rounds)},
          {"stopped", parameters::name_of(found.end)},
          {"deaths_in_enterprises", found.deaths},
          {"averted_by_proposal", json_of(found.averted)},
          {"counties", json_of(found.counties)},
          {"strategies", json_of(found.strategies)}};
}

std::string table_of(const std::vector<MarginalReturn>& returns, Language language) {
  const bool chinese = language == Language::chinese;
  Table table({left, right, right, right, right});
  table.row({"", chinese ? "现有人日" : "days a year",
             chinese ? "每千人日减少死亡" : "averted per 1000", "95 %",
             chinese ? "建议人日" : "best found"});
  for (const MarginalReturn& one : returns)
    table.row({one.name.in(language).empty() ? one.id : one.name.in(language),
               fmt::format("{:.0f}", one.days_a_year), fmt::format("{:.3f}", one.averted.value),
               fmt::format("{:.3f} … {:.3f}", one.averted.interval.low, one.averted.interval.high),
               fmt::format("{:.0f}", one.days_proposed)});
  return table.text();
}

/// How the search went and why it ended.
Text search_of(const Allocation& found) {
  const auto taken = std::ranges::count(found.rounds, true, &AllocationRound::is_taken);
  Text all = text("{} moves of days tried on fresh replications, {} kept. ",
                  "共试调 {} 次(均用新的随机数), 采纳 {} 次。", found.rounds.size(), taken);
  switch (found.end) {
    case AllocationEnd::level:
      all.english +=
          "Ended as no return differs from the mean beyond chance: more replications "
          "(-n) see finer.";
      all.chinese += "各处边际效果之差已在偶然范围内, 搜索结束; 增加推演次数 (-n) 可分辨更细差别。";
      break;
    case AllocationEnd::no_gain:
      all.english += "Ended as no smaller move averted more.";
      all.chinese += "更小的调整也不再减少死亡, 搜索结束。";
      break;
    case AllocationEnd::rounds:
      all.english += "Ended after the rounds that were asked for.";
      all.chinese += "已达设定轮数。";
      break;
  }
  return all;
}

void show(const Allocation& found, const Text& title, const Console& console) {
  const bool chinese = console.language == Language::chinese;
  console.print(
      "{}\n{}. {}\n", console.say(title),
      console.say(text("{} replications of {} years for every unit and strategy",
                       "每个单位与策略各推演 {} 次, {} 年", found.replications, found.years)),
      console.say(notice()));
  console.print("\n{}\n",
                chinese ? "各考核单位增加执法人日的效果" : "More inspector-days by assessed unit");
  console.out << table_of(found.counties, console.language);
  console.print("\n{}\n", chinese ? "人日转向各策略的效果 (总量不变)"
                                  : "Days moved to a strategy, the budget as it is");
  console.out << table_of(found.strategies, console.language);
  console.print("\n{}\n", console.say(search_of(found)));
  console.print(
      "{}\n",
      console.say(text(
          "With {:.0f} officer-days a year instead of {:.0f}, spent as the last column says: "
          "{:.2f} deaths averted in all years (95 % {:.2f} … {:.2f}), of {:.1f} expected in "
          "enterprises.",
          "全年 {:.0f} 人日 (现为 {:.0f}), 按末列分配: 规划期内减少死亡 {:.2f} 人 (95 % {:.2f} "
          "… {:.2f}), 企业内预期死亡 {:.1f} 人。",
          found.budget_days_a_year, found.days_a_year, found.averted.value,
          found.averted.interval.low, found.averted.interval.high, found.deaths)));
}

}  // namespace

int allocate(const Arguments& arguments, const Console& console) {
  std::string scenario;
  AllocationQuestion question;
  std::uint64_t workers = std::max(1U, std::thread::hardware_concurrency());
  Overrides overrides;
  std::string actual, as_of;
  double budget = 0;
  question.rounds = 4;
  bool json = false;
  Options options("allocate PROGRAMME [options]",
                  {"Finds where more inspector-days avert most, by assessed unit and by strategy, "
                   "and the best allocation of a budget of them.",
                   "评估各考核单位、各检查策略执法人日的边际效果, 并求给定总人日下的最优分配。"});
  options.argument("PROGRAMME", scenario,
                   {"folder with a scenario.toml, or a TOML file", "规划情景文件夹或 TOML 文件"});
  options.value("replications,n", "N", question.replications,
                {"of every change that is tried", "每项调整的推演次数"}, 2, 100000);
  options.value("budget", "DAYS", budget,
                {"officer-days a year of all teams, by default as many as there are",
                 "全年执法总人日, 默认与现状相同"},
                0, 1e7);
  options.value("rounds", "R", question.rounds,
                {"moves that are looked for, at most; 4 by default", "最多调整轮数, 默认 4"}, 1,
                100);
  options.value("seed", "S", question.seed, {"of all chance", "随机种子"}, 0,
                std::numeric_limits<std::int64_t>::max());
  options.value("workers", "W", workers, {"processes at a time", "并行进程数"}, 1, 4096);
  options.values("set", "PATH=VALUE", overrides,
                 {"changes a parameter; may be repeated", "修改参数; 可重复"});
  options.value("actual", "LEDGER.csv", actual,
                {"accident ledger: the risk learns from it", "事故台账: 用以修正风险水平"});
  options.value("as-of", "DATE", as_of, {"last day that the ledger covers", "台账截止日期"});
  options.flag("json", json, {"prints JSON", "输出 JSON"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  const std::unique_ptr<Study> study = open_study(scenario, overrides);
  if (!actual.empty()) study->learn({actual, as_of});
  study->refuse_errors();
  const auto* programme = dynamic_cast<const ProgrammeStudy*>(study.get());
  if (programme == nullptr)
    throw UsageError(text("{}: no programme; allocate is about the inspectors of one",
                          "{}: 不是规划情景; allocate 仅用于规划", scenario));
  question.workers = static_cast<int>(workers);
  if (budget > 0) question.budget_days_a_year = budget;
  const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
  const auto found =
      allocate({programme->programme(), programme->past()}, question, stop, [&](double share) {
        if (console.err_is_terminal)
          console.note("\r{:3.0f} %{}", 100 * share, share < 1 ? "" : "\n");
      });
  if (!found) return stopped;
  if (json)
    console.print("{}\n", json_of(*found).dump(2));
  else
    show(*found, study->title(), console);
  return done;
}

}  // namespace yuyan::cli
