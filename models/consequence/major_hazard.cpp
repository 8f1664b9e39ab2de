#include "models/consequence/major_hazard.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/consequence/input_error.h"
#include "models/parameters/nearest.h"

namespace yuyan::consequence {
namespace {

Problem wrong(const std::string& entry, std::vector<std::string> nearest, const Text& why) {
  const std::string hint =
      nearest.empty() ? "" : fmt::format("; nearest: {}", fmt::join(nearest, ", "));
  return {"substances",
          entry,
          "name:tonnes",
          nearest,
          {fmt::format("substances = {}: {}{}", entry, why.english, hint),
           fmt::format("substances = {}:{}{}", entry, why.chinese, hint)}};
}

std::vector<std::string> names_in(HazardEdition edition) {
  std::vector<std::string> names;
  for (const HazardousSubstance& one : hazardous_substances())
    if (one.critical_t(edition) > 0) names.emplace_back(one.name);
  return names;
}

struct Held {
  const HazardousSubstance* substance = nullptr;
  double tonnes = 0;
};

/// Reads one `name:tonnes`; adds what is wrong with it to the problems.
Held read_held(const std::string& entry, HazardEdition edition, std::vector<Problem>& problems) {
  const auto colon = entry.rfind(':');
  const std::string name = entry.substr(0, colon);
  Held held;
  if (colon == std::string::npos) {
    problems.push_back(wrong(entry, {}, {"is not name:tonnes", "应写作 名称:吨数"}));
    return held;
  }
  const char* end = entry.data() + entry.size();
  const auto [stop, error] = std::from_chars(entry.data() + colon + 1, end, held.tonnes);
  if (error != std::errc{} || stop != end || !(held.tonnes >= 0) || !std::isfinite(held.tonnes)) {
    problems.push_back(
        wrong(entry, {}, {"the tonnes are not a number of 0 or more", "吨数应为不小于 0 的数"}));
    return held;
  }
  held.substance = find_hazardous_substance(name);
  if (held.substance == nullptr) {
    problems.push_back(
        wrong(entry, parameters::nearest_names(name, names_in(edition)),
              {"the standard's lists as held here do not name it", "标准清单中未找到该物质"}));
  } else if (held.substance->critical_t(edition) <= 0) {
    problems.push_back(wrong(
        entry, {}, {"this edition does not list it; take its class", "该版本未列入;请按类别填写"}));
    held.substance = nullptr;
  }
  return held;
}

const char* grade_of(double r) {
  if (r >= 100) return "I";
  if (r >= 50) return "II";
  return r >= 10 ? "III" : "IV";
}

}  // namespace

MajorHazardResult major_hazard(const MajorHazardInput& input) {
  MajorHazardResult result;
  std::vector<Problem> problems;
  double weighted = 0;
  const HazardEdition edition = input.edition;
  for (const std::string& entry : input.substances) {
    const Held held = read_held(entry, edition, problems);
    if (held.substance == nullptr) continue;
    const double share = held.tonnes / held.substance->critical_t(edition);
    result.s += share;
    weighted += held.substance->beta(edition) * share;
    result.names.emplace_back(held.substance->name);
    result.tonnes.push_back(held.tonnes);
    result.critical_tonnes.push_back(held.substance->critical_t(edition));
    result.beta.push_back(held.substance->beta(edition));
    if (edition == HazardEdition::y2018)
      result.notes.rests_on({"critical quantities of GB 18218-2018",
                             "a third party's copy, substances identified by CAS number",
                             held.substance->status_2018});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  result.is_major_hazard = result.s >= 1;
  result.alpha = exposed_people_factor(input.people_within_500_m);
  result.r = result.alpha * weighted;
  result.grade = result.is_major_hazard ? grade_of(result.r) : "none";
  if (edition == HazardEdition::y2009) {
    result.notes.rests_on(
        {"critical quantities of GB 18218-2009", "recollected", Status::unverified});
    result.notes.rests_on(
        {"grading: SAWS Order 40 of 2011, annex 1", "read at m.163wenku.com", Status::verified});
  } else {
    result.notes.rests_on({"grading: GB 18218-2018", "a third party's copy", Status::derived});
  }
  return result;
}

}  // namespace yuyan::consequence
