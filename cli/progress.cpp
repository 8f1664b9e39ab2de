#include "cli/progress.h"

#include <cmath>
#include <ostream>

namespace yuyan::cli {
namespace {

constexpr int bar_width = 24;
constexpr auto between_drawings = std::chrono::milliseconds(100);

}  // namespace

std::string progress_line(const ensemble::Progress& progress, double elapsed_s,
                          std::uint64_t finished_before, Language language) {
  const bool chinese = language == Language::chinese;
  const std::uint64_t finished = progress.finished();
  const auto full = progress.total == 0 ? 0 : bar_width * finished / progress.total;
  std::string line = fmt::format("[{:.<{}}]  ", std::string(full, '#'), bar_width);
  line += chinese ? fmt::format("{} / {}", finished, progress.total)
                  : fmt::format("{} of {}", finished, progress.total);
  if (finished > finished_before && finished < progress.total) {
    const double left_s = elapsed_s / static_cast<double>(finished - finished_before) *
                          static_cast<double>(progress.total - finished);
    line += chinese ? fmt::format(", 约剩 {:.0f} 秒", std::ceil(left_s))
                    : fmt::format(", {:.0f} s left", std::ceil(left_s));
  }
  return line;
}

ProgressBar::ProgressBar(const Console& console) : console_(console) {}

ProgressBar::~ProgressBar() {
  if (is_drawn_) console_.err << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(const ensemble::Progress& progress) {
  if (!console_.err_is_terminal) return;
  if (is_first_) finished_before_ = progress.finished();
  is_first_ = false;
  const auto now = Clock::now();
  if (is_drawn_ && now - drawn_ < between_drawings) return;
  const double elapsed_s = std::chrono::duration<double>(now - start_).count();
  console_.err << "\r\x1b[K"
               << progress_line(progress, elapsed_s, finished_before_, console_.language)
               << std::flush;
  drawn_ = now;
  is_drawn_ = true;
}

}  // namespace yuyan::cli
