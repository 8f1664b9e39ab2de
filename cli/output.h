// The result file that a verb writes from replications, and the part file that holds those that
// are finished until it is written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "cli/console.h"
#include "cli/digest.h"
#include "cli/effort.h"
#include "sim/ensemble/run.h"
#include "sim/results/schema.h"
#include "sim/results/write.h"

namespace yuyan::cli {

struct Output {
  std::filesystem::path file;
  bool resume = false, overwrite = false;

  [[nodiscard]] std::filesystem::path part() const { return file.string() + ".part"; }
  /// Throws UsageError when the result or an unfinished run is there and nothing was said of it.
  void prepare() const;
  /// Replications 0 to n-1, resumed only with the same program, seed, inputs and layout.
  [[nodiscard]] ensemble::Plan plan(std::uint64_t replications, const Effort& effort,
                                    const std::vector<results::Input>& inputs,
                                    const results::Schema& schema) const;
};

/// The first of them by number and reason, then how many more.
void warn_of_failures(const std::vector<FailedReplication>& failed, const Console& console);

}  // namespace yuyan::cli
