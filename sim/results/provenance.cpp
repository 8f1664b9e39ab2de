#include "sim/results/provenance.h"

#include <algorithm>

#include "sim/results/bytes.h"
#include "sim/results/sha256.h"

namespace yuyan::results {

std::string inputs_sha256(std::vector<Input> inputs) {
  std::ranges::sort(inputs, {}, &Input::name);
  std::vector<std::byte> bytes;
  for (const auto& [name, content] : inputs) {
    put(bytes, std::uint64_t{name.size()});
    put(bytes, bytes_of(name));
    put(bytes, std::uint64_t{content.size()});
    put(bytes, bytes_of(content));
  }
  return sha256(bytes);
}

}  // namespace yuyan::results
