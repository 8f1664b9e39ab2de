#include "cli/digest.h"

#include "cli/kinds.h"

namespace yuyan::cli {

Tally tally_of(const results::ResultFile& file) {
  Tally tally;
  const auto status = file.texts("/replications/status");
  for (std::size_t i = 0; i < status.size(); ++i)
    if (status[i] == "done") tally.done.push_back(i);
  if (tally.done.size() == status.size()) return tally;
  const auto index = file.integers("/replications/index");
  const auto reasons = file.texts("/replications/failure");
  for (std::size_t i = 0; i < status.size(); ++i)
    if (status[i] != "done") tally.failed.push_back({index[i], reasons[i]});
  return tally;
}

std::unique_ptr<Digest> digest_of(const results::ResultFile& file) {
  const Kind* const kind = kind_of_result(file);
  return kind ? kind->digest(file) : nullptr;
}

}  // namespace yuyan::cli
