// The kinds of scenario that the program knows, each with what reads it and what sums it up. A new
// kind is a Study, an Experiment, a Digest, and a line here.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "cli/digest.h"
#include "cli/study.h"

namespace yuyan::cli {

struct Kind {
  std::string_view name;
  std::string_view table;  ///< top-level table that tells a scenario of this kind; "" for the first
  std::string_view array;  ///< that tells a result of this kind
  std::unique_ptr<Study> (*read)(const std::filesystem::path& scenario, const Overrides& overrides);
  std::unique_ptr<Digest> (*digest)(const results::ResultFile& file);
};

/// The first is what a scenario is that has no other kind's table.
[[nodiscard]] std::span<const Kind> kinds();

[[nodiscard]] const Kind& kind_of_scenario(const std::filesystem::path& scenario);
/// nullptr when it is of no kind.
[[nodiscard]] const Kind* kind_of_result(const results::ResultFile& file);

}  // namespace yuyan::cli
