// Writes the result file of an ensemble from its part files.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "sim/results/file.h"
#include "sim/results/provenance.h"
#include "sim/results/schema.h"

namespace yuyan::results {

/// What is known only after the run: values of late dimensions and of late tables of the layout.
/// What the layout declares and is not given here is left out of the file.
struct LateValues {
  std::vector<Dimension> dimensions;
  std::vector<StaticTable> tables;  ///< made with filled()
};

/// Computes late values from a file that holds everything else.
using Late = std::function<LateValues(const ResultFile&)>;

/// Writes `path` with all replications of the part files, in the order of their numbers, and what
/// `late` makes of them: to a temporary name, flushed, synced, renamed. Provenance::replications is
/// set from what the parts hold. Memory does not grow with the number of replications but for 32
/// bytes each. The part files stay; remove them when this returns.
/// Throws FileError when a file cannot be read or written, when the parts are of different
/// ensembles, hold nothing, or hold a replication twice; std::logic_error on late values that the
/// layout does not declare.
void write_result(const std::filesystem::path& path, const Schema& schema,
                  const Provenance& provenance, const std::vector<Input>& inputs,
                  const std::vector<std::filesystem::path>& parts, const Late& late = {});

}  // namespace yuyan::results
