#include "models/consequence/safety_distance.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "models/consequence/blast_tnt.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

/// Distance at which a falling profile meets a level, straight in the logarithms; 0 when it starts
/// below, its last distance when it ends above.
double where(const std::vector<double>& distance, const std::vector<double>& risk, double level) {
  if (risk.front() <= level) return risk.front() < level ? 0 : distance.front();
  for (std::size_t i = 1; i < risk.size(); ++i) {
    if (risk[i] > level) continue;
    const double share = std::log(risk[i - 1] / level) / std::log(risk[i - 1] / risk[i]);
    return distance[i - 1] * std::pow(distance[i] / distance[i - 1], share);
  }
  return distance.back();
}

void check_profile(const SafetyDistanceInput& in) {
  const bool same =
      !in.risk_per_year.empty() && in.risk_distance_m.size() == in.risk_per_year.size();
  if (!same || !std::ranges::is_sorted(in.risk_distance_m) ||
      !std::ranges::is_sorted(in.risk_per_year, std::greater<>{}))
    refuse("risk_per_year", static_cast<double>(in.risk_per_year.size()),
           {"one falling value for each rising distance", "距离递增、风险递减且个数一致"},
           {"the profile of risk is not one", "风险剖面不符合要求"});
}

double required(const SafetyDistanceInput& in, Protected whom) {
  if (in.method == SafetyDistanceMethod::overpressure) {
    const double level = whom == Protected::sensitive   ? in.sensitive_overpressure_pa
                         : whom == Protected::class_two ? in.class_two_overpressure_pa
                                                        : in.class_three_overpressure_pa;
    return ground_burst_distance(level) * std::cbrt(in.charge_kg);
  }
  if (in.method == SafetyDistanceMethod::given) return 0;
  return where(in.risk_distance_m, in.risk_per_year, individual_risk_limit(whom, in.installation));
}

Protected class_of(const SafetyDistanceInput& in, std::size_t i) {
  if (!in.target_class.empty()) {
    for (const auto& choice : choices(Protected{}))
      if (choice.name == in.target_class[i]) return choice.value;
    throw InputError({Problem{
        "target_class",
        in.target_class[i],
        "class_three, class_two, sensitive",
        {},
        {"target_class = " + in.target_class[i] + " is not class_three, class_two or sensitive",
         "target_class = " + in.target_class[i] + " 应为 class_three、class_two 或 sensitive"}}});
  }
  const double people = in.target_people[i];
  if (people >= 100) return Protected::sensitive;
  return people >= 30 ? Protected::class_two : Protected::class_three;
}

}  // namespace

SafetyDistanceResult safety_distance(const SafetyDistanceInput& input) {
  if (input.method == SafetyDistanceMethod::individual_risk) check_profile(input);
  const std::size_t targets = input.target_distance_m.size();
  if (input.target_people.size() != targets ||
      (!input.target_class.empty() && input.target_class.size() != targets))
    refuse("target_people", static_cast<double>(input.target_people.size()),
           {"one value for each target_distance_m", "与 target_distance_m 个数一致"},
           {"the lists of targets differ in length", "防护目标列表长度不一致"});

  SafetyDistanceResult result;
  result.sensitive_distance_m =
      input.sensitive_distance_m.value_or(required(input, Protected::sensitive));
  result.class_two_distance_m =
      input.class_two_distance_m.value_or(required(input, Protected::class_two));
  result.class_three_distance_m =
      input.class_three_distance_m.value_or(required(input, Protected::class_three));
  for (std::size_t i = 0; i < targets; ++i) {
    const Protected whom = class_of(input, i);
    const double needed = whom == Protected::sensitive   ? result.sensitive_distance_m
                          : whom == Protected::class_two ? result.class_two_distance_m
                                                         : result.class_three_distance_m;
    const double margin = input.target_distance_m[i] - needed;
    result.target_class.emplace_back(parameters::name_of(whom));
    result.margin_m.push_back(margin);
    if (margin >= 0) continue;
    result.targets_too_near += 1;
    result.people_too_near += input.target_people[i];
  }
  result.met = result.targets_too_near == 0;

  if (input.method == SafetyDistanceMethod::overpressure) {
    result.notes.rests_on(ground_burst_basis);
    result.notes.rests_on({"overpressure allowed: 2, 5 and 9 kPa, GB/T 37243-2019", "recollected",
                           Status::unverified});
  }
  if (input.method == SafetyDistanceMethod::individual_risk) {
    result.notes.rests_on(individual_limit_basis(input.edition));
    if (input.risk_per_year.back() >
        individual_risk_limit(Protected::sensitive, input.installation))
      result.notes.warn("the profile ends above a limit: the distance is at least its last one",
                        "风险剖面末端仍高于基准:距离至少为剖面末端");
  }
  return result;
}

}  // namespace yuyan::consequence
