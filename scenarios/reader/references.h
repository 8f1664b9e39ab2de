// Checks that ids which one table names stand in another.
#pragma once

#include <span>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// Reports texts that are the id of no row of the tables that they refer to; `slots` are those of
/// the whole scenario, after reading. Tables of which something could not be read are passed over.
/// Throws std::logic_error for a path that no field has.
void check_references(const Slots& slots, std::span<const Reference> references,
                      const Reading& reading, Diagnostics& diagnostics);

}  // namespace yuyan::reader
