// yuyan pack: the drill papers, by the Python program yuyan_pack that is installed beside this one.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>
#include <stdexcept>

#include "cli/options.h"
#include "cli/python.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"

namespace yuyan::cli {
namespace {

struct Asked {
  std::vector<std::string> words;  ///< the result, then more clauses under test
  std::string output;
  std::vector<std::string> tested;
  std::optional<std::string> start, actual, shift;
  std::optional<std::uint64_t> replication;
  std::uint64_t near = 50, step = 5;
  bool calendar_lines = false, overwrite = false;
};

Options options_for(Asked& asked) {
  Options options(
      "pack RESULT.h5 -o DIR [--test CLAUSE …] [options]",
      {"Writes the drill papers of a result: master event list, evaluation guide, work plan, "
       "cards, "
       "tables, calendar, warnings, map.\n"
       "  yuyan pack depot.h5 -o papers --test outside_water village_1h\n"
       "  yuyan pack depot.h5 -o review --actual papers/msel.xlsx   # after the drill",
       "由推演结果生成演练文书: 脚本、评估表、工作方案、处置卡、表格、日历、预警、地图。\n"
       "  yuyan pack depot.h5 -o papers --test outside_water village_1h\n"
       "  yuyan pack depot.h5 -o review --actual papers/msel.xlsx   # 演练之后"});
  options.arguments("RESULT.h5", asked.words, {"result file of a drill", "推演结果文件"});
  options.value("output,o", "DIR", asked.output, {"folder for the papers", "输出文件夹"});
  options.values("test", "CLAUSE…", asked.tested,
                 {"clauses that the drill puts to the test, by default the least certain",
                  "演练重点检验的条款, 默认为最不确定的条款"});
  options.value(
      "near", "50|90", asked.near,
      {"takes the replication nearest to this per cent quantile of how hard it is on them",
       "采用难度最接近该百分位的推演次"},
      50, 90);
  options.value("replication", "R", asked.replication,
                {"takes this replication instead", "直接指定推演次"}, 0,
                std::numeric_limits<std::int64_t>::max());
  options.value("shift", "[±]S|[±]H:MM:SS", asked.shift,
                {"moves the whole master list; its spacing stays (--shift=-0:10:00 for earlier)",
                 "整体平移脚本时间, 间隔不变(提前写作 --shift=-0:10:00)"});
  options.value(
      "start", "YYYY-MM-DDTHH:MM", asked.start,
      {"clock time of T0, by default the simulated hour of a workday a month after the run",
       "T0 的时刻, 默认为推演一个月后某工作日的推演时刻"});
  options.value("step", "MIN", asked.step,
                {"minutes of a column of the timeline matrix", "时间线矩阵每列分钟数"}, 1, 1440);
  options.flag(
      "calendar-lines", asked.calendar_lines,
      {"the calendar has an entry for each line of the master list too", "日历中逐条列出脚本事件"});
  options.value("actual", "MSEL.xlsx", asked.actual,
                {"master list with the actual times filled in: writes evaluation and after-action "
                 "report of that drill",
                 "已填实际时间的脚本: 生成该次演练的评估表与总结"});
  options.flag("overwrite", asked.overwrite,
               {"replaces files in a folder that is not empty", "覆盖非空文件夹中的文件"});
  return options;
}

/// Seconds of `90`, `-0:10:00`.
double shift_in(const std::string& given) {
  const bool is_back = given.starts_with('-');
  std::string rest = given.substr(is_back || given.starts_with('+') ? 1 : 0);
  double seconds = 0;
  int parts = 0;
  bool is_right = !rest.empty() && rest.size() < 16;
  while (is_right && !rest.empty()) {
    const auto colon = rest.find(':');
    const std::string part = rest.substr(0, colon);
    is_right = !part.empty() && part.find_first_not_of("0123456789") == std::string::npos &&
               (parts == 0 || (part.size() <= 2 && std::stoi(part) < 60));
    if (is_right) seconds = 60 * seconds + std::stod(part);
    rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
    ++parts;
    is_right = is_right && (colon == std::string::npos || !rest.empty());
  }
  if (is_right && (parts == 1 || parts == 3)) return is_back ? -seconds : seconds;
  throw UsageError(text("--shift {}: give seconds or H:MM:SS, such as --shift=-0:10:00",
                        "--shift {}:应为秒数或 时:分:秒, 如 --shift=-0:10:00", given));
}

/// The result among the words; the other words are more clauses.
std::string take_result(Asked& asked) {
  const auto is_result = [](const std::string& word) { return word.ends_with(".h5"); };
  const auto found = std::ranges::find_if(asked.words, is_result);
  if (found == asked.words.end()) {
    if (!asked.words.empty() && asked.tested.empty()) {
      std::string only = asked.words.front();
      asked.words.erase(asked.words.begin());
      return only;
    }
    throw UsageError(text("RESULT.h5 is missing; usage: yuyan pack RESULT.h5 -o DIR",
                          "缺少 RESULT.h5;用法:yuyan pack RESULT.h5 -o DIR"));
  }
  std::string result = *found;
  asked.words.erase(found);
  return result;
}

/// Names with commas between, and the words that follow them.
std::vector<std::string> tested_in(const Asked& asked) {
  std::vector<std::string> clauses;
  for (std::string rest : asked.tested) {
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (comma != 0) clauses.push_back(rest.substr(0, comma));
      rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
    }
  }
  if (!asked.words.empty() && asked.tested.empty())
    throw UsageError(text("{}: one argument too many; usage: yuyan pack RESULT.h5 -o DIR",
                          "{}:多余的参数;用法:yuyan pack RESULT.h5 -o DIR", asked.words.front()));
  clauses.insert(clauses.end(), asked.words.begin(), asked.words.end());
  return clauses;
}

std::vector<std::string> words_for_python(Asked& asked, Language language) {
  const std::string result = take_result(asked);
  if (!std::filesystem::exists(result))
    throw UsageError(text("{}: no such file", "{}: 没有此文件", result));
  if (asked.output.empty())
    throw UsageError(
        text("-o DIR is missing: the folder for the papers", "缺少 -o DIR:文书的输出文件夹"));
  if (asked.near != 50 && asked.near != 90)
    throw UsageError(text("--near {}: allowed: 50, 90", "--near {}:允许:50、90", asked.near));
  std::vector<std::string> words{
      result, "--output=" + asked.output, language == Language::chinese ? "--lang=zh" : "--lang=en",
      fmt::format("--near={}", asked.near), fmt::format("--step={}", asked.step)};
  if (asked.shift) words.push_back(fmt::format("--shift={}", shift_in(*asked.shift)));
  if (asked.replication) words.push_back(fmt::format("--replication={}", *asked.replication));
  if (asked.start) words.push_back("--start=" + *asked.start);
  if (asked.actual) words.push_back("--actual=" + *asked.actual);
  if (asked.calendar_lines) words.emplace_back("--calendar-lines");
  if (asked.overwrite) words.emplace_back("--overwrite");
  for (const std::string& clause : tested_in(asked)) words.push_back("--test=" + clause);
  return words;
}

}  // namespace

int pack(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  const std::vector<std::string> words = words_for_python(asked, console.language);
  const auto packages = python_packages(std::filesystem::read_symlink("/proc/self/exe"));
  if (!packages)
    throw UsageError(
        text("pack finds no share/yuyan/python beside the program: install yuyan again",
             "pack 在程序旁未找到 share/yuyan/python:请重新安装 yuyan"));
  const std::string python = python_interpreter();
  console.out.flush();
  const auto code = run_python(python, *packages, "yuyan_pack", words);
  if (!code)
    throw UsageError(text("pack needs Python, and {} is not there: apt install python3",
                          "pack 需要 Python, 但没有 {}:apt install python3", python));
  if (*code != done && *code != wrong_input && *code != answer_is_no)
    throw std::runtime_error(fmt::format("{} -m yuyan_pack ended with {}", python, *code));
  return *code;
}

}  // namespace yuyan::cli
