#include "cli/provenance.h"

#include <chrono>
#include <ctime>

#include "cli/version.h"

namespace yuyan::cli {
namespace {

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace

results::Provenance provenance_of(const Study& study, const Experiment& experiment,
                                  std::uint64_t seed, std::uint64_t replications,
                                  const Console& console) {
  const Text title = study.title();
  return {.program_version = version(),
          .git_commit = git_commit(),
          .scenario_sha256 = results::inputs_sha256(experiment.inputs()),
          .seed = seed,
          .replications = replications,
          .created_utc = utc_now(),
          .command_line = console.command_line,
          .notes = {{"notice", notice().chinese},
                    {"notice_en", notice().english},
                    {"scenario", study.name()},
                    {"title", title.english},
                    {"title_zh", title.chinese}}};
}

}  // namespace yuyan::cli
