// Reads drill scenarios.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// Which fields of a drill name the rows of which tables.
[[nodiscard]] std::span<const Reference> drill_references();

/// The drill of a scenario.toml, or of a folder that holds one. What is wrong is in the
/// diagnostics; the drill is to be used only without errors.
[[nodiscard]] response::Drill read_drill(const std::filesystem::path& scenario, Reading& reading,
                                         Diagnostics& diagnostics);

/// docs/scenario.md.
[[nodiscard]] std::string drill_page();

}  // namespace yuyan::reader
