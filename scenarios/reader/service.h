// Reads service-only scenarios.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "models/service/service.h"
#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// Which fields of a service-only scenario name the rows of which tables.
[[nodiscard]] std::span<const Reference> service_references();

/// The service of a scenario.toml, or of a folder that holds one. What is wrong is in the
/// diagnostics; the service is to be used only without errors.
[[nodiscard]] service::Service read_service(const std::filesystem::path& scenario, Reading& reading,
                                            Diagnostics& diagnostics);

/// docs/service_keys.md.
[[nodiscard]] std::string service_page();

}  // namespace yuyan::reader
