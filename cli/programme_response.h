// Results of drills as the response that a sector's accidents get.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/console.h"
#include "models/inspection/response.h"
#include "scenarios/reader/programme.h"
#include "sim/results/layout.h"

namespace yuyan::cli {

/// A file from which a response comes. Empty where a table holds both sides.
struct DrillSource {
  std::string file;
  std::string sha256;
  Text title;
};

/// What stands behind the response of a sector.
struct ResponseSource {
  std::string sector;
  DrillSource with, baseline;
  std::uint64_t seed = 0;  ///< of both drills; 0 where a table does not say
  inspection::MeasuredResponse measured;
};

/// Reads what `response_results` and `response_baseline` of the sectors name, and sets their
/// response_factor and response_level. The pairs of replications join the inputs of the reading,
/// the quantities its parameters; what is wrong joins the diagnostics. `scenario` as it was opened.
[[nodiscard]] std::vector<ResponseSource> measure_responses(const std::filesystem::path& scenario,
                                                            reader::Programme& programme,
                                                            reader::Reading& reading,
                                                            reader::Diagnostics& diagnostics);

/// `/programme/responses`: where responses come from and what they say; nothing without any.
void add_responses(const std::vector<ResponseSource>& responses, results::Layout& layout);

}  // namespace yuyan::cli
