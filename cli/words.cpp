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
  std::vector<std::string> parts;
  for (const auto& choice : choices(parameters::Status{})) {
    const auto count = std::ranges::count(rows, choice.value, &reader::ParameterRow::status);
    if (count > 0)
      parts.push_back(fmt::format("{} {}", count, status_word(choice.value, language)));
  }
  return listed(parts);
}

}  // namespace yuyan::cli
