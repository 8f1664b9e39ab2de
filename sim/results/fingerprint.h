// What must be equal for two replications to belong to one ensemble.
#pragma once

#include <cstdint>
#include <string>

namespace yuyan::results {

struct Fingerprint {
  std::string program_version;  ///< with the commit, if known
  std::uint64_t seed = 0;
  std::string inputs_sha256;
  std::string layout_sha256;  ///< Schema::sha256()

  bool operator==(const Fingerprint&) const = default;
};

/// One line for each difference, such as "seed: 1 there, 2 now"; "" when equal.
[[nodiscard]] std::string differences(const Fingerprint& there, const Fingerprint& now);

}  // namespace yuyan::results
