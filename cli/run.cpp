// yuyan run: simulates a scenario many times, writes the result, says what came out.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>

#include <unistd.h>

#include "cli/digest.h"
#include "cli/effort.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/shell.h"
#include "cli/study.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "sim/results/error.h"
#include "sim/results/part.h"
#include "sim/results/write.h"

namespace yuyan::cli {
namespace {

namespace fs = std::filesystem;

struct Asked {
  std::string scenario;
  std::uint64_t replications = 100;
  Effort effort;
  Overrides overrides;
  std::string actual, as_of;
  std::string output;  ///< empty: from the name of the scenario
  std::optional<std::uint64_t> trace;
  std::uint64_t bottlenecks = 0, sensitivity = 0, allocation = 0;
  bool resume = false, overwrite = false, json = false;
};

Options options_for(Asked& asked) {
  Options options(
      "run SCENARIO [options]",
      {"Simulates a scenario many times, writes all that happened to one HDF5 file, and says how "
       "the plan held.",
       "多次推演情景, 将全过程写入一个 HDF5 文件, 并报告预案各条款的满足概率。"});
  options.argument("SCENARIO", asked.scenario,
                   {"folder with a scenario.toml, or a TOML file", "情景文件夹或 TOML 文件"});
  options.value("replications,n", "N", asked.replications, {"how many rehearsals", "推演次数"}, 1,
                10'000'000);
  add_overrides(options, asked.overrides);
  options.value("actual", "LEDGER.csv", asked.actual,
                {"accident ledger: fixes the past of a programme, the rest is simulated",
                 "事故台账: 固定已发生事故, 其余为推演"});
  options.value("as-of", "DATE", asked.as_of,
                {"last day that the ledger covers, by default that of its last accident",
                 "台账截止日期, 默认为最后一起事故日期"});
  options.value("output,o", "FILE.h5", asked.output,
                {"result file, by default the scenario's name in this folder",
                 "结果文件, 默认为当前文件夹下以情景名命名"});
  options.flag("resume", asked.resume, {"goes on with a run that was stopped", "续算中断的推演"});
  options.flag("overwrite", asked.overwrite,
               {"replaces an existing result file", "覆盖已有结果文件"});
  options.flag("json", asked.json, {"prints the summary as JSON", "以 JSON 输出摘要"});
  options.value("trace", "R", asked.trace,
                {"tells replication R as a story instead; writes nothing",
                 "讲述第 R 次推演的全过程, 不写文件"},
                0, std::numeric_limits<std::int64_t>::max());
  options.value("bottlenecks", "M", asked.bottlenecks,
                {"then looks for what stands in the way of each clause, with M rehearsals for each "
                 "constraint (200 is a good number)",
                 "推演后查找各条款的瓶颈, 每项约束推演 M 次(建议 200)"},
                0, 10'000'000);
  options.value("sensitivity", "N", asked.sensitivity,
                {"then weighs the assumptions of a programme: N rows of a Sobol design and N / 4 "
                 "Morris trajectories (64 is a good number)",
                 "推演后比较规划各假设的影响: N 行 Sobol 设计与 N/4 条 Morris 轨迹(建议 64)"},
                0, 1'000'000);
  options.value("allocation", "M", asked.allocation,
                {"then looks for a better use of a programme's inspector-days, with M replications "
                 "of each change (40 is a good number)",
                 "推演后寻找执法人日的更优分配, 每项调整推演 M 次(建议 40)"},
                0, 100'000);
  add_effort(options, asked.effort);
  return options;
}

/// The command that goes on with this run.
std::string resume_command(const Asked& asked, const Console& console) {
  std::vector<std::string> words{console.program,
                                 "run",
                                 asked.scenario,
                                 "-n",
                                 fmt::format("{}", asked.replications),
                                 "--seed",
                                 fmt::format("{}", asked.effort.seed),
                                 "--workers",
                                 fmt::format("{}", asked.effort.workers),
                                 "-o",
                                 asked.output,
                                 "--event-limit",
                                 fmt::format("{}", asked.effort.event_limit)};
  if (asked.effort.event_limit == Effort{}.event_limit) words.resize(words.size() - 2);
  if (!asked.actual.empty()) words.insert(words.end(), {"--actual", asked.actual});
  if (!asked.as_of.empty()) words.insert(words.end(), {"--as-of", asked.as_of});
  if (asked.bottlenecks > 0)
    words.insert(words.end(), {"--bottlenecks", fmt::format("{}", asked.bottlenecks)});
  if (asked.sensitivity > 0)
    words.insert(words.end(), {"--sensitivity", fmt::format("{}", asked.sensitivity)});
  if (asked.allocation > 0)
    words.insert(words.end(), {"--allocation", fmt::format("{}", asked.allocation)});
  for (const std::string& change : asked.overrides) words.insert(words.end(), {"--set", change});
  if (asked.overwrite) words.emplace_back("--overwrite");
  words.emplace_back("--resume");
  return shell_words(words);
}

int tell_story(const Experiment& experiment, std::uint64_t replication, const Asked& asked,
               const Console& console) {
  if (experiment.tell({.seed = asked.effort.seed, .replication = replication},
                      asked.effort.event_limit, console))
    return done;
  throw UsageError(
      {"--trace: replications of this kind of scenario keep no journal; run it and "
       "read the result file",
       "--trace: 此类情景不记录单次推演日志; 请运行后查看结果文件"});
}

class Run {
 public:
  Run(const Asked& asked, const Study& study, const Experiment& experiment, const Console& console)
      : asked_(asked),
        study_(study),
        experiment_(experiment),
        console_(console),
        output_{asked.output, asked.resume, asked.overwrite} {}

  int go() {
    const auto start = std::chrono::steady_clock::now();
    output_.prepare();
    const ensemble::Outcome outcome = simulate();
    if (outcome.stopped) return say_stopped(outcome.progress);
    const std::optional<results::Late> late = look_further();
    if (!late) return say_stopped(outcome.progress);
    try {
      results::write_result(output_.file, experiment_.schema(), provenance(), experiment_.inputs(),
                            {output_.part()}, *late);
    } catch (const results::FileError& error) {
      console_.note("yuyan: {}\n", error.what());
      return say_stopped(outcome.progress);
    }
    fs::remove(output_.part());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return report(took.count());
  }

 private:
  [[nodiscard]] ensemble::Outcome simulate() const {
    ProgressBar bar(console_);
    const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
    ensemble::Plan plan = output_.plan(asked_.replications, asked_.effort, experiment_.inputs(),
                                       experiment_.schema());
    plan.replications_a_process = experiment_.replications_a_process();
    return ensemble::run(
        plan, experiment_.schema(),
        [&] { return experiment_.replicate(asked_.effort.seed, asked_.effort.event_limit); },
        [&](const ensemble::Progress& progress) { bar.show(progress); }, stop);
  }

  /// What needs the whole run; nothing after a stop.
  [[nodiscard]] std::optional<results::Late> look_further() const {
    const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
    ProgressBar bar(console_);
    const LateWish wish{asked_.scenario,
                        asked_.overrides,
                        asked_.effort,
                        asked_.bottlenecks,
                        asked_.sensitivity,
                        asked_.allocation,
                        &stop,
                        [&](std::uint64_t finished, std::uint64_t total) {
                          bar.show({.done = finished, .failed = 0, .timed_out = 0, .total = total});
                        }};
    results::Late late = experiment_.look_further(wish);
    if (stop.requested()) return std::nullopt;
    return late;
  }

  [[nodiscard]] int say_stopped(const ensemble::Progress& progress) const {
    console_.note("{}\n  {}\n",
                  console_.say(text("stopped after {} of {} replications; to go on:",
                                    "已停止, 完成 {} / {} 次; 续算命令:", progress.finished(),
                                    progress.total)),
                  resume_command(asked_, console_));
    return stopped;
  }

  [[nodiscard]] results::Provenance provenance() const {
    return provenance_of(study_, experiment_, asked_.effort.seed, asked_.replications, console_);
  }

  [[nodiscard]] int report(double wall_s) const {
    const results::ResultFile file(output_.file);
    const Tally tally = tally_of(file);
    warn_of_failures(tally.failed, console_);
    const std::unique_ptr<Digest> digest = digest_of(file);
    if (asked_.json) {
      nlohmann::ordered_json json = digest->json();
      json["file"] = output_.file.string();
      json["wall_s"] = wall_s;
      console_.print("{}\n", json.dump(2));
    } else {
      console_.out << digest->text(console_.language);
      console_.print("{}\n", console_.say(text(
                                 "Written to {} ({:.1f} MB) in {:.1f} s.",
                                 "结果写入 {} ({:.1f} MB), 用时 {:.1f} 秒。", output_.file.string(),
                                 static_cast<double>(fs::file_size(output_.file)) / 1e6, wall_s)));
    }
    return tally.done.empty() ? our_fault : done;
  }

  const Asked& asked_;
  const Study& study_;
  const Experiment& experiment_;
  const Console& console_;
  Output output_;
};

}  // namespace

int run(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  if (asked.actual.empty() && !asked.as_of.empty())
    throw UsageError({"--as-of says how far a ledger reaches: name it by --actual",
                      "--as-of 表示台账截止日期, 请用 --actual 给出台账"});
  const std::unique_ptr<Study> study = open_study(asked.scenario, asked.overrides);
  if (!asked.actual.empty()) study->learn({asked.actual, asked.as_of});
  study->refuse_errors();
  console.err << study->diagnostics().render(console.language);
  if (asked.output.empty()) asked.output = study->name() + ".h5";
  const std::unique_ptr<Experiment> experiment = study->prepare();
  experiment->check(
      {.bottleneck_replications = asked.bottlenecks,
       .sensitivity_points = asked.sensitivity,
       .allocation_replications = asked.allocation});
  if (asked.trace) return tell_story(*experiment, *asked.trace, asked, console);
  return Run(asked, *study, *experiment, console).go();
}

}  // namespace yuyan::cli
