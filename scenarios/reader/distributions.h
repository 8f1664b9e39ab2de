// Distributions as input files write them.
//
// TOML: { lognormal = { median = 30, sigma = 0.5 }, low = 5, high = 120 }
// CSV:  lognormal(median=30; sigma=0.5) low=5 high=120
//
// low and high, each optional, truncate. A list of numbers is written [1, 2] in TOML and with
// blanks, values=1 2, in CSV. A plain number is the constant distribution.
#pragma once

#include <optional>
#include <string>

#include "models/parameters/field.h"
#include "scenarios/reader/document.h"
#include "sim/chance/distribution.h"

namespace yuyan::reader {

enum class Notation { toml, cell };

/// The text that reads back as this distribution.
[[nodiscard]] std::string written(const chance::Distribution& distribution, Notation notation);

/// The distribution in a value, checked against the range of its field; nothing, and diagnostics,
/// if it is none that the field can take. Keys named status and source are left to the caller.
[[nodiscard]] std::optional<chance::Distribution> read_distribution(const Node& node,
                                                                    const std::string& key,
                                                                    const parameters::About& about,
                                                                    Diagnostics& diagnostics);

/// Whether all values of a distribution lie within the range; if not, says so and proposes a
/// truncation. Warns when its mean lies beyond the source.
[[nodiscard]] bool check_distribution(const chance::Distribution& distribution, const Place& place,
                                      const std::string& key, const parameters::About& about,
                                      Notation notation, Diagnostics& diagnostics);

/// Whether a number is finite and within the range; if not, says so. Warns beyond the source.
[[nodiscard]] bool check_number(double value, const Place& place, const std::string& key,
                                const parameters::About& about, Diagnostics& diagnostics);

}  // namespace yuyan::reader
