#include "cli/words.h"

#include <algorithm>

namespace yuyan::cli {

std::string status_word(parameters::Status status, Language language) {
  if (language == Language::english) return std::string(parameters::name_of(status));
  switch (status) {
    case parameters::Status::verified:
      return "已核实";
    case parameters::Status::derived:
      return "推导";
    case parameters::Status::assumed:
      return "假设";
    case parameters::Status::unverified:
      return "未核实";
  }
  return "?";
}

std::string status_counts(const std::vector<reader::ParameterRow>& rows, Language language) {
  std::vector<StatusCount> counts;
  for (const auto& choice : choices(parameters::Status{}))
    counts.push_back(
        {std::string(choice.name), static_cast<std::size_t>(std::ranges::count(
                                       rows, choice.value, &reader::ParameterRow::status))});
  return status_counts(counts, language);
}

std::string status_counts(const std::vector<StatusCount>& counts, Language language) {
  std::vector<std::string> parts;
  for (const StatusCount& count : counts)
    for (const auto& choice : choices(parameters::Status{}))
      if (choice.name == count.status && count.parameters > 0)
        parts.push_back(
            fmt::format("{} {}", count.parameters, status_word(choice.value, language)));
  return listed(parts);
}

std::size_t parameters_of(const std::vector<StatusCount>& counts) {
  std::size_t total = 0;
  for (const StatusCount& count : counts) total += count.parameters;
  return total;
}

}  // namespace yuyan::cli
