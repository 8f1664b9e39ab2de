#include "sim/results/fingerprint.h"

#include <fmt/format.h>

namespace yuyan::results {

std::string differences(const Fingerprint& there, const Fingerprint& now) {
  std::string text;
  const auto compare = [&](const char* what, const auto& a, const auto& b) {
    if (a != b) text += fmt::format("{}{}: {} there, {} now", text.empty() ? "" : "\n", what, a, b);
  };
  compare("program version", there.program_version, now.program_version);
  compare("seed", there.seed, now.seed);
  compare("SHA-256 of the inputs", there.inputs_sha256, now.inputs_sha256);
  compare("SHA-256 of the layout of results", there.layout_sha256, now.layout_sha256);
  return text;
}

}  // namespace yuyan::results
