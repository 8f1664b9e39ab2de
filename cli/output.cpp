#include "cli/output.h"

#include <algorithm>
#include <numeric>

#include "cli/usage_error.h"
#include "cli/version.h"

namespace yuyan::cli {

void Output::prepare() const {
  namespace fs = std::filesystem;
  if (fs::exists(file) && !overwrite)
    throw UsageError(text("{}: exists already; --overwrite replaces it, -o names another file",
                          "{}: 文件已存在; --overwrite 覆盖, 或用 -o 另指定文件", file.string()));
  if (!fs::exists(part()) || resume) return;
  if (!overwrite)
    throw UsageError(
        text("{}: a run was stopped here; --resume goes on with it, --overwrite begins anew",
             "{}: 此处有中断的推演; --resume 续算, --overwrite 重新开始", part().string()));
  fs::remove(part());
}

ensemble::Plan Output::plan(std::uint64_t replications, const Effort& effort,
                            const std::vector<results::Input>& inputs,
                            const results::Schema& schema) const {
  ensemble::Plan plan;
  plan.replications.resize(replications);
  std::iota(plan.replications.begin(), plan.replications.end(), 0);
  plan.workers = effort.processes();
  plan.part_file = part();
  plan.resume = resume;
  plan.fingerprint = {version_and_commit(), effort.seed, results::inputs_sha256(inputs),
                      schema.sha256()};
  return plan;
}

void warn_of_failures(const std::vector<FailedReplication>& failed, const Console& console) {
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, failed.size()); ++i)
    console.note("{}\n",
                 console.say(text("warning: replication {} failed: {} (see yuyan run --trace {})",
                                  "警告: 第 {} 次推演失败: {} (见 yuyan run --trace {})",
                                  failed[i].number, failed[i].reason, failed[i].number)));
  if (failed.size() > most)
    console.note("{}\n", console.say(text("warning: {} more failed", "警告: 另有 {} 次失败",
                                          failed.size() - most)));
}

}  // namespace yuyan::cli
