#include "cli/study.h"

#include <utility>

#include "cli/kinds.h"
#include "cli/usage_error.h"

namespace yuyan::cli {

Experiment::Experiment(results::Layout layout, const reader::Inputs& inputs)
    : schema_(std::move(layout)) {
  for (const auto& [name, bytes] : inputs) inputs_.push_back({name, bytes});
}

ensemble::Play Experiment::play(std::uint64_t seed, std::uint64_t event_limit) const {
  return [replicate = replicate(seed, event_limit)](std::uint64_t replication,
                                                    const ensemble::Decide& /*nobody*/) {
    return replicate(replication);
  };
}

results::Late Experiment::look_further(const LateWish& /*wish*/) const {
  return [this](const results::ResultFile& file) { return late(file); };
}

void Experiment::check(const LateWish& wish) const {
  if (wish.bottleneck_replications > 0)
    throw UsageError({"--bottlenecks: this kind of scenario has none; it goes with a drill",
                      "--bottlenecks: 仅用于演练情景"});
  const char* option = wish.sensitivity_points > 0        ? "--sensitivity"
                       : wish.allocation_replications > 0 ? "--allocation"
                                                          : nullptr;
  if (option != nullptr)
    throw UsageError(text("{}: this kind of scenario has none; it goes with a programme",
                          "{}: 仅用于规划情景", option));
}

bool Experiment::tell(chance::Source /*source*/, std::uint64_t /*event_limit*/,
                      const Console& /*console*/) const {
  return false;
}

results::LateValues Experiment::late(const results::ResultFile& /*file*/) const { return {}; }

void Study::learn(const Actual& /*actual*/) {
  throw UsageError({"--actual: this kind of scenario has no ledger; it goes with a programme",
                    "--actual: 此类情景没有事故台账; 仅用于规划情景"});
}

std::unique_ptr<Study> open_study(const std::filesystem::path& scenario,
                                  const Overrides& overrides) {
  if (!std::filesystem::exists(scenario))
    throw UsageError(
        text("{}: no such scenario; give a folder with a scenario.toml, or a TOML file",
             "{}: 没有此情景; 请给出含 scenario.toml 的文件夹或 TOML 文件", scenario.string()));
  return kind_of_scenario(scenario).read(scenario, overrides);
}

}  // namespace yuyan::cli
