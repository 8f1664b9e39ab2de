#include "cli/effort.h"

#include <limits>

#include "cli/options.h"

namespace yuyan::cli {

void add_effort(Options& options, Effort& effort) {
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  options.value(
      "seed", "S", effort.seed,
      {"of all chance; the same seed gives the same result", "随机种子; 相同种子结果相同"}, 0,
      greatest);
  options.value("workers", "W", effort.workers, {"processes at a time", "并行进程数"}, 1, 4096);
  options.value("event-limit", "N", effort.event_limit,
                {"a replication with more events fails", "单次推演事件数上限"}, 1, greatest);
}

void add_overrides(Options& options, std::vector<std::string>& overrides, const Text& what) {
  const Text forms{": PATH=VALUE, PATH*=FACTOR, or PATH#=COUNT of rows; may be repeated",
                   ": 路径=值、路径*=倍数、路径#=行数; 可重复"};
  options.values("set", "PATH=VALUE", overrides,
                 {what.english + forms.english, what.chinese + forms.chinese});
}

}  // namespace yuyan::cli
