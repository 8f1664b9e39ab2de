// Where a result comes from.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace yuyan::results {

/// An input file: its path relative to the scenario's folder, and its bytes.
struct Input {
  std::string name;
  std::string bytes;
};

struct Provenance {
  std::string program_version;
  std::string git_commit;
  std::string scenario_sha256;  ///< inputs_sha256() of the inputs
  std::uint64_t seed = 0;
  std::uint64_t replications = 0;  ///< planned and recorded
  std::string created_utc;         ///< ISO 8601, given by the caller: nothing below asks the clock
  std::string command_line;
  /// Further root attributes, such as {"notice", "推演结果, 非事故预测"}.
  std::vector<std::pair<std::string, std::string>> notes;
};

/// One hash of all inputs: of names, lengths and bytes in the order of the names.
[[nodiscard]] std::string inputs_sha256(std::vector<Input> inputs);

}  // namespace yuyan::results
