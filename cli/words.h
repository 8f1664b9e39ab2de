// Words of the domain as a user reads them.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/digest.h"
#include "models/parameters/field.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

[[nodiscard]] std::string status_word(parameters::Status status, Language language);

/// `412 verified, 17 assumed`, statuses without a parameter left out.
[[nodiscard]] std::string status_counts(const std::vector<reader::ParameterRow>& rows,
                                        Language language);
[[nodiscard]] std::string status_counts(const std::vector<StatusCount>& counts, Language language);
/// Of all of them.
[[nodiscard]] std::size_t parameters_of(const std::vector<StatusCount>& counts);

}  // namespace yuyan::cli
