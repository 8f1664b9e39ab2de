// The register that is played: the one given, and enterprises made from totals where there is none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/inspection/inspection.h"

namespace yuyan::inspection {

/// The id of the enterprise with this number, from 1 on, that a total stands for.
[[nodiscard]] std::string generated_id(const EnterpriseTotal& total, int number);
/// What the ids of all of them begin with.
[[nodiscard]] std::string generated_prefix(const EnterpriseTotal& total);

/// Enterprises for the totals of counties and sectors, sorted by id. Each draws from its own
/// stream, keyed by (seed, its id): one more enterprise or county leaves the others as they were.
/// Sizes, certificates, flags and output follow the totals' distributions and shares.
[[nodiscard]] std::vector<Enterprise> generated_register(const Inspection& tables,
                                                         std::uint64_t seed);

/// The given enterprises and the generated ones together, sorted by id.
[[nodiscard]] std::vector<Enterprise> whole_register(const Inspection& tables, std::uint64_t seed);

}  // namespace yuyan::inspection
