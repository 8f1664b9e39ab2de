#include "cli/digest.h"

#include <algorithm>

#include "cli/kinds.h"
#include "models/parameters/field.h"

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

Text title_of(const results::ResultFile& file) {
  Text found;
  for (const auto& [key, value] : file.provenance().notes) {
    if (key == "title") found.english = value;
    if (key == "title_zh") found.chinese = value;
  }
  return found;
}

std::vector<StatusCount> statuses_of(const results::ResultFile& file) {
  const auto statuses = file.texts("/parameters/status");
  std::vector<StatusCount> counts;
  for (const auto& choice : choices(parameters::Status{})) {
    const auto count = std::ranges::count(statuses, choice.name);
    if (count > 0) counts.push_back({std::string(choice.name), static_cast<std::size_t>(count)});
  }
  return counts;
}

nlohmann::ordered_json statuses_json(const std::vector<StatusCount>& statuses) {
  auto json = nlohmann::ordered_json::object();
  for (const StatusCount& count : statuses) json[count.status] = count.parameters;
  return json;
}

std::unique_ptr<Digest> digest_of(const results::ResultFile& file) {
  const Kind* const kind = kind_of_result(file);
  return kind ? kind->digest(file) : nullptr;
}

}  // namespace yuyan::cli
