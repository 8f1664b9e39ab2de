// A comparison as a table to read and as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/contest.h"

namespace yuyan::cli {

/// What the comparison says, as a sentence.
[[nodiscard]] Text verdict(const ContestResult& result);
/// The metric, a line for each contestant, the verdict.
[[nodiscard]] std::string contest_text(const ContestResult& result, Language language);
[[nodiscard]] nlohmann::ordered_json contest_json(const ContestResult& result, Language language);

}  // namespace yuyan::cli
