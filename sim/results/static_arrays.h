// Writing what does not come replication by replication: axes, static and late tables, and what
// every array says of itself.
#pragma once

#include <string>
#include <vector>

#include "sim/results/hdf5.h"
#include "sim/results/layout.h"

namespace yuyan::results::hdf5 {

/// units and long_name in both languages.
void describe(Id array, Type type, const std::string& unit, const Label& label);
/// flag_values and flag_meanings of flags and codes.
void describe_codes(Id array, Type type, std::vector<std::string> meanings);
/// Makes the group if need be, and says what it holds.
void describe_group(Id file, const std::string& path, const Label& label);

/// Writes a dimension; arrays are attached to what it returns.
[[nodiscard]] Handle write_axis(Id file, const Dimension& dimension);
/// Writes a table along that axis.
void write_static_table(Id file, const StaticTable& table, Id axis);

}  // namespace yuyan::results::hdf5
