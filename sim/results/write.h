// Writes the result file of an ensemble from its part files.
#pragma once

#include <filesystem>
#include <vector>

#include "sim/results/provenance.h"
#include "sim/results/schema.h"

namespace yuyan::results {

/// Writes `path` with all replications of the part files, in the order of their numbers: to a
/// temporary name, flushed, synced, renamed. Provenance::replications is set from what the parts
/// hold. Memory does not grow with the number of replications but for 32 bytes each. The part files
/// stay; remove them when this returns.
/// Throws FileError when a file cannot be read or written, when the parts are of different
/// ensembles, hold nothing, or hold a replication twice.
void write_result(const std::filesystem::path& path, const Schema& schema,
                  const Provenance& provenance, const std::vector<Input>& inputs,
                  const std::vector<std::filesystem::path>& parts);

}  // namespace yuyan::results
