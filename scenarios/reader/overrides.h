// Changes of a scenario from the command line: a value, a scale, a number of rows.
//
//   site.pond_m3=5000                            a value, written as in a CSV cell
//   plan.orders.PC1.delay_s*=0.5                 a number or distribution times a factor
//   units.list[kind=foam,station=C14]#=3         how many rows there are of these
//
// A row is named by its id, by * (every row), or by what its columns hold, in brackets.
#pragma once

#include <string>
#include <vector>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// Applies the reading's overrides, in their order, to what was read. Values are checked like those
/// of files and listed with the source "--set"; the inputs hold the overrides as a file of theirs.
void apply_overrides(const Slots& slots, Context& context);

/// The name in the inputs under which overrides are kept.
inline constexpr std::string_view overrides_file = "overrides.txt";

/// The distribution of factor times the value; factor above 0, or 0 for the constant 0.
[[nodiscard]] chance::Distribution scaled(const chance::Distribution& distribution, double factor);

}  // namespace yuyan::reader
