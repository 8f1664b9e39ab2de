#include "cli/kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "cli/drill.h"
#include "cli/programme.h"
#include "cli/service.h"
#include "cli/summary_text.h"
#include "scenarios/reader/variant.h"

namespace yuyan::cli {

std::span<const Kind> kinds() {
  static constexpr std::array list{
      Kind{"drill", "", "/drill/clauses/met", read_drill_study, drill_digest},
      Kind{"service", "service", "/service/stage", read_service_study, service_digest},
      Kind{"programme", "programme", "/programme/city/deaths", read_programme_study,
           programme_digest},
  };
  return list;
}

const Kind& kind_of_scenario(const std::filesystem::path& scenario) {
  const auto tables = reader::top_level_keys(reader::scenario_file(scenario));
  const auto found = std::ranges::find_if(
      kinds(), [&](const Kind& kind) { return tables.contains(std::string(kind.table)); });
  return found == kinds().end() ? kinds().front() : *found;
}

const Kind* kind_of_result(const results::ResultFile& file) {
  const auto found = std::ranges::find_if(
      kinds(), [&](const Kind& kind) { return file.has(std::string(kind.array)); });
  return found == kinds().end() ? nullptr : &*found;
}

}  // namespace yuyan::cli
