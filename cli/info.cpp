// yuyan info: where a result comes from and what it holds.
#include <filesystem>
#include <memory>

#include "cli/digest.h"
#include "cli/options.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "sim/results/part.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using results::ResultFile;
using enum Table::Align;

std::string shape_of(const results::StoredArray& array) {
  std::vector<std::string> axes;
  axes.reserve(array.shape.size());
  for (std::size_t i = 0; i < array.shape.size(); ++i)
    axes.push_back(fmt::format("{} {}", array.dimensions[i], array.shape[i]));
  return listed(axes);
}

std::string provenance_text(const ResultFile& file, Language language) {
  const bool chinese = language == Language::chinese;
  const results::Provenance& from = file.provenance();
  Table table({left, left}, "");
  table.row({chinese ? "文件" : "file", file.path().string()});
  table.row({chinese ? "格式" : "format", fmt::format("{} {}.{}", results::result_format,
                                                      file.version().major, file.version().minor)});
  table.row({chinese ? "程序" : "program",
             fmt::format("yuyan {} {}", from.program_version, from.git_commit)});
  table.row({chinese ? "生成时间" : "created", from.created_utc});
  table.row({chinese ? "命令" : "command", from.command_line});
  table.row({chinese ? "种子" : "seed", fmt::format("{}", from.seed)});
  table.row({chinese ? "推演次数" : "replications", fmt::format("{}", from.replications)});
  table.row({chinese ? "输入文件" : "inputs",
             fmt::format("{} (sha256 {:.16})", listed(file.input_names()), from.scenario_sha256)});
  for (const auto& [key, value] : from.notes) table.row({key, value});
  return table.text();
}

std::string arrays_text(const ResultFile& file, Language language) {
  Table table({left, left, left, left});
  for (const results::StoredArray& array : file.arrays())
    table.row({array.path, shape_of(array), array.unit,
               language == Language::chinese ? array.label.zh : array.label.en});
  return table.text();
}

Json provenance_json(const ResultFile& file) {
  const results::Provenance& from = file.provenance();
  Json json{{"file", file.path().string()},
            {"format", results::result_format},
            {"format_version", fmt::format("{}.{}", file.version().major, file.version().minor)},
            {"program_version", from.program_version},
            {"git_commit", from.git_commit},
            {"created_utc", from.created_utc},
            {"command_line", from.command_line},
            {"seed", from.seed},
            {"replications", from.replications},
            {"scenario_sha256", from.scenario_sha256},
            {"inputs", file.input_names()}};
  for (const auto& [key, value] : from.notes) json[key] = value;
  return json;
}

int show_result(const std::filesystem::path& path, bool arrays, bool json, const Console& console) {
  const ResultFile file(path);
  for (const std::string& warning : file.warnings()) console.note("{}\n", warning);
  const std::unique_ptr<Digest> digest = digest_of(file);
  if (json) {
    Json all = provenance_json(file);
    Json list = Json::array();
    for (const results::StoredArray& array : file.arrays())
      list.push_back({{"path", array.path},
                      {"dimensions", array.dimensions},
                      {"shape", array.shape},
                      {"unit", array.unit},
                      {"label", array.label.en},
                      {"label_zh", array.label.zh}});
    all["arrays"] = list;
    if (digest) all["summary"] = digest->json();
    console.print("{}\n", all.dump(2));
    return done;
  }
  console.print("{}\n", provenance_text(file, console.language));
  if (arrays)
    console.out << arrays_text(file, console.language);
  else if (digest)
    console.out << digest->text(console.language);
  return done;
}

int show_part(const std::filesystem::path& path, bool json, const Console& console) {
  const results::PartReader part(path);
  std::size_t failed = 0;
  for (const results::EntryPlace& place : part.places())
    failed += place.status == results::Status::done ? 0U : 1U;
  const results::Fingerprint& fingerprint = part.fingerprint();
  if (json) {
    const Json all{{"file", path.string()},
                   {"part", true},
                   {"program_version", fingerprint.program_version},
                   {"seed", fingerprint.seed},
                   {"scenario_sha256", fingerprint.inputs_sha256},
                   {"finished", part.places().size()},
                   {"failed", failed}};
    console.print("{}\n", all.dump(2));
    return done;
  }
  console.print("{}\n",
                console.say(text("{}: a run that was stopped: {} replications finished, {} of them "
                                 "failed; seed {}, program {}, inputs sha256 {:.16}",
                                 "{}: 中断的推演: 已完成 {} 次, 其中失败 {} 次; 种子 {}, 程序 {}, "
                                 "输入 sha256 {:.16}",
                                 path.string(), part.places().size(), failed, fingerprint.seed,
                                 fingerprint.program_version, fingerprint.inputs_sha256)));
  console.print("{}\n", console.say({"yuyan run with the same scenario, -o and --resume goes on "
                                     "with it.",
                                     "以相同情景与 -o 运行 yuyan run --resume 可续算。"}));
  return done;
}

}  // namespace

int info(const Arguments& arguments, const Console& console) {
  std::string path;
  bool arrays = false;
  bool json = false;
  Options options("info RESULT.h5|RESULT.h5.part [options]",
                  {"Says where a result comes from and what came out.", "结果文件的来源与内容。"});
  options.argument("RESULT", path,
                   {"result file, or the part file of a run that was stopped",
                    "结果文件, 或中断推演的 .part 文件"});
  options.flag("arrays", arrays, {"lists the arrays of the file instead", "列出文件中的全部数组"});
  options.flag("json", json, {"prints JSON", "输出 JSON"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  if (!std::filesystem::exists(path))
    throw UsageError(text("{}: no such file", "{}: 没有此文件", path));
  if (path.ends_with(".part")) return show_part(path, json, console);
  return show_result(path, arrays, json, console);
}

}  // namespace yuyan::cli
