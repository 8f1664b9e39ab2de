#include "sim/results/replications.h"

namespace yuyan::results {

Layout replications_layout() {
  Layout layout;
  layout.dimensions = {{"/replication",
                        {"number of the replication, key of its chance", "推演次序号"},
                        "",
                        std::vector<std::int64_t>{}}};
  layout.variables = {
      {"/replications/index",
       Type::integer,
       "",
       {"number of the replication", "推演次序号"},
       {},
       {}},
      {"/replications/status",
       Type::code,
       "",
       {"what became of it", "运行状态"},
       {},
       {"done", "failed", "timed_out"}},
      {"/replications/events",
       Type::integer,
       "",
       {"events of the calendar; missing unless done", "仿真事件数"},
       {},
       {}},
      {"/replications/wall_s", Type::real, "s", {"time it took to compute", "计算用时"}, {}, {}},
      {"/replications/failure",
       Type::text,
       "",
       {"why it failed; empty when done", "失败原因"},
       {},
       {}},
  };
  return layout;
}

}  // namespace yuyan::results
