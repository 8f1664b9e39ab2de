// yuyan report: one HTML page from one or several results. The work is done by
// analysis/report/yuyan_report, which puts what it reads into the page that Node has built.
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "cli/options.h"
#include "cli/python.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"

namespace yuyan::cli {
namespace {

namespace fs = std::filesystem;

struct Asked {
  std::vector<std::string> results;
  std::string output;
  std::string replications;
};

/// What is there may be replaced only if it is a page, and never a result that is read.
void check_output(const Asked& asked) {
  if (asked.output.empty())
    throw UsageError({"say with -o which file to write: yuyan report RESULT.h5 -o FILE.html",
                      "请用 -o 指定输出文件: yuyan report RESULT.h5 -o FILE.html"});
  if (!fs::exists(asked.output)) return;
  std::string start(9, '\0');
  std::ifstream(asked.output, std::ios::binary).read(start.data(), 9);
  if (fs::is_directory(asked.output) || start != "<!doctype")
    throw UsageError(text("{}: exists already and is no report; -o names another file",
                          "{}: 已存在且不是报告; 请用 -o 另指定文件", asked.output));
}

void check_results(const Asked& asked) {
  for (const std::string& path : asked.results) {
    if (!fs::exists(path)) throw UsageError(text("{}: no such file", "{}: 没有此文件", path));
    if (path.ends_with(".part"))
      throw UsageError(text("{}: this run was stopped; yuyan run --resume goes on with it",
                            "{}: 此次推演已中断; 用 yuyan run --resume 续算", path));
  }
}

}  // namespace

int report(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options("report RESULT.h5... -o FILE.html [options]",
                  {"Writes one HTML page that shows what results say, to be opened anywhere.",
                   "生成一个可随处打开的 HTML 报告页面。"});
  options.arguments("RESULT", asked.results, {"result files of yuyan run", "yuyan run 的结果文件"});
  options.value("output,o", "FILE", asked.output, {"page to write", "输出页面"});
  options.value("replications", "LIST", asked.replications,
                {"replications to play back besides those that the report chooses: 3,7,10-12",
                 "除自动选取外另行回放的推演序号: 3,7,10-12"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  check_results(asked);
  check_output(asked);
  const auto packages = python_packages(fs::read_symlink("/proc/self/exe"));
  const fs::path folder = packages ? packages->parent_path() : fs::path();
  const fs::path page = folder / "report" / "page.html";
  if (!packages || !fs::exists(page))
    throw UsageError(
        {"the page of the report is missing: Node 18 or later with npm was not there "
         "when yuyan was built (Debian: nodejs npm)",
         "缺少报告页面: 构建 yuyan 时没有 Node 18 或更高版本及 npm (Debian: nodejs npm)"});
  Arguments words{"--out",
                  asked.output,
                  "--page",
                  page.string(),
                  "--validation",
                  (folder / "docs" / "validation.md").string(),
                  "--language",
                  console.language == Language::chinese ? "zh" : "en",
                  "--replications=" + asked.replications,
                  "--"};
  words.insert(words.end(), asked.results.begin(), asked.results.end());
  console.out.flush();
  const std::string python = python_interpreter();
  const auto code = run_python(python, *packages, "yuyan_report", words);
  if (!code)
    throw UsageError(
        text("report needs Python, and {} is not there: apt install python3 python3-h5py",
             "report 需要 Python, 但没有 {}: apt install python3 python3-h5py", python));
  if (*code != done && *code != wrong_input)
    throw std::runtime_error(fmt::format("{} -m yuyan_report ended with {}", python, *code));
  return *code;
}

}  // namespace yuyan::cli
