#include "cli/verbs.h"

#include <algorithm>
#include <array>
#include <exception>

#include "cli/language.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/version.h"
#include "models/consequence/input_error.h"
#include "models/parameters/nearest.h"
#include "scenarios/reader/diagnostics.h"
#include "sim/results/error.h"

namespace yuyan::cli {
namespace {

std::string help(Language language) {
  const bool chinese = language == Language::chinese;
  std::string all = chinese ? "yuyan(预演):事故应急推演与安全生产目标测算\n\n用法: yuyan 命令 "
                              "[参数] [选项]\n\n"
                            : "yuyan (预演): rehearse the emergency, then project the year\n\n"
                              "usage: yuyan VERB [arguments] [options]\n\n";
  Table table({Table::Align::left, Table::Align::left});
  for (const Verb& verb : verbs())
    if (!verb.is_hidden) table.row({std::string(verb.name), verb.summary.in(language)});
  all += table.text() + "\n";
  Table options({Table::Align::left, Table::Align::left});
  options.row({chinese ? "yuyan 命令 --help" : "yuyan VERB --help",
               chinese ? "某个命令的说明" : "what a verb takes"});
  options.row({"yuyan --version",
               chinese ? "程序、提交与库的版本" : "versions of the program and its libraries"});
  options.row({"--lang zh|en",
               chinese ? "语言(默认按系统区域设置)" : "language, by default that of the locale"});
  all += options.text();
  all += chinese ? "\n退出码: 0 完成; 1 程序缺陷; 2 输入有误, 未写任何文件; 3 中途停止, 可续算; 4 "
                   "答案为否\n"
                 : "\nexit codes: 0 done; 1 our fault; 2 the input is wrong, nothing written; "
                   "3 stopped early, resumable; 4 the answer is no\n";
  return all;
}

const Verb& verb_called(const std::string& name) {
  const auto found = std::ranges::find(verbs(), name, &Verb::name);
  if (found != verbs().end()) return *found;
  std::vector<std::string> names;
  for (const Verb& verb : verbs())
    if (!verb.is_hidden) names.emplace_back(verb.name);
  const auto nearest = parameters::nearest_names(name, names);
  if (nearest.empty())
    throw UsageError(text("{} is no verb of yuyan; verbs: {}", "yuyan 没有命令 {};可用命令:{}",
                          name, listed(names)));
  throw UsageError(text("{} is no verb of yuyan; did you mean {}?", "yuyan 没有命令 {};是否为 {}?",
                        name, listed(nearest)));
}

int dispatch(Arguments arguments, const Console& console) {
  if (arguments.empty() || arguments.front() == "help") arguments.assign({"--help"});
  const std::string first = arguments.front();
  if (first == "--help" || first == "-h") {
    console.out << help(console.language);
    return done;
  }
  if (first == "--version" || first == "-V") {
    console.out << version_text(console.language);
    return done;
  }
  if (first.starts_with('-'))
    throw UsageError(text("unknown option {}; options: --help, --version, --lang",
                          "未知选项 {};可用选项:--help、--version、--lang", first));
  const Verb& verb = verb_called(first);
  arguments.erase(arguments.begin());
  return verb.run(arguments, console);
}

/// The exception that is being handled, said to the user; the exit code that fits it.
int explain(const Console& console) {
  const auto wrong = [&](const std::string& message) {
    console.note("yuyan: {}\n", message);
    return int{wrong_input};
  };
  try {
    throw;
  } catch (const UsageError& error) {
    return wrong(console.say(error.text()));
  } catch (const reader::InputError& error) {
    console.err << error.diagnostics().render(console.language);
    return wrong_input;
  } catch (const consequence::InputError& error) {
    return wrong(console.say(error.text()));
  } catch (const results::FileError& error) {
    return wrong(error.what());
  } catch (const std::exception& error) {
    const Text message = text(
        "a defect of the program: {}\nPlease report it with the command and its input ({}).",
        "程序缺陷:{}\n请将命令、输入文件与版本({})一并报告。", error.what(), version_and_commit());
    console.note("yuyan: {}\n", console.say(message));
    return our_fault;
  }
}

}  // namespace

std::span<const Verb> verbs() {
  static const std::array list{
      Verb{"check",
           {"reads and checks a scenario; prints its parameters with their sources",
            "读取并检查情景, 列出参数及其来源"},
           check},
      Verb{"run",
           {"simulates a scenario many times and says how the plan held",
            "多次推演情景, 报告预案满足概率"},
           run},
      Verb{"branch",
           {"tries every option of a decision of the plan from the same states",
            "从同一状态试行预案决策点的全部选项"},
           branch},
      Verb{"compare",
           {"says which of several scenarios or results is best, and how surely",
            "比较多个情景或结果, 判断孰优及把握程度"},
           compare},
      Verb{"solve",
           {"finds how much of something reaches a target with a probability",
            "求达到目标概率所需的最小投入"},
           solve},
      Verb{"hazard",
           {"lists the consequence models, or evaluates one", "后果模型: 列出、计算、核对算例"},
           hazard},
      Verb{"queue",
           {"closed forms and exact models of units, calls and waiting",
            "排队与覆盖的解析和精确模型"},
           queue},
      Verb{"allocate",
           {"finds where inspector-days avert most", "评估执法人日的最优分配"},
           allocate},
      Verb{"sensitivity",
           {"says which assumption of a programme matters most", "找出规划中影响最大的假设参数"},
           sensitivity},
      Verb{"forecast",
           {"forecasts a yearly series of counts or rates", "预测年度事故数或率"},
           forecast},
      Verb{"pack",
           {"writes the drill papers of a result, and evaluates the drill afterwards",
            "由推演结果生成演练文书, 并在演练后评估"},
           pack},
      Verb{"report",
           {"writes results as one HTML page for a meeting", "将结果生成会议用的 HTML 报告"},
           report},
      Verb{"info",
           {"says where a result comes from and what came out", "结果文件的来源与内容"},
           info},
      Verb{"docs", {"prints a page of docs/", "生成文档页"}, docs, true}};
  return list;
}

int run_program(Arguments arguments, Console console) {
  try {
    console.language = take_language(arguments, console.language);
    return dispatch(std::move(arguments), console);
  } catch (...) {
    return explain(console);
  }
}

}  // namespace yuyan::cli
