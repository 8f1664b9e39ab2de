// The summary of a result as a page to read and as JSON.
#pragma once

#include <memory>

#include <nlohmann/json.hpp>

#include "cli/summary.h"

namespace yuyan::cli {

/// `45 s`, `12 min`, `1 h 05 min`; `never` when infinite, empty when NaN.
[[nodiscard]] std::string duration(double seconds, Language language);

/// At most 100 columns wide; English or Chinese.
[[nodiscard]] std::string summary_text(const Summary& summary, Language language);

[[nodiscard]] nlohmann::ordered_json summary_json(const Summary& summary);

/// Both, for a result file of a drill.
[[nodiscard]] std::unique_ptr<Digest> drill_digest(const results::ResultFile& file);

}  // namespace yuyan::cli
