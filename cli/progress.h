// A line on the terminal that shows how far a run is.
#pragma once

#include <chrono>
#include <string>

#include "cli/console.h"
#include "sim/ensemble/run.h"

namespace yuyan::cli {

/// `[#####...............]  50 of 200, 12 s left`
[[nodiscard]] std::string progress_line(const ensemble::Progress& progress, double elapsed_s,
                                        std::uint64_t finished_before, Language language);

/// Draws on a terminal only, at most ten times a second; clears its line when it goes.
class ProgressBar {
 public:
  explicit ProgressBar(const Console& console);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar();

  void show(const ensemble::Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  const Console& console_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_;
  std::uint64_t finished_before_ = 0;
  bool is_first_ = true;
  bool is_drawn_ = false;
};

}  // namespace yuyan::cli
