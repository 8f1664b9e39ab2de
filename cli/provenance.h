// Where a result comes from, as the program says it.
#pragma once

#include <cstdint>

#include "cli/console.h"
#include "cli/study.h"
#include "sim/results/provenance.h"

namespace yuyan::cli {

/// Of a result that is written now.
[[nodiscard]] results::Provenance provenance_of(const Study& study, const Experiment& experiment,
                                                std::uint64_t seed, std::uint64_t replications,
                                                const Console& console);

}  // namespace yuyan::cli
