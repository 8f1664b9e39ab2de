// External safety distances, checked against the people who live there.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/risk_criteria.h"

namespace yuyan::consequence {

/// By the overpressure of a charge, by the profile of individual risk, or distances as given.
enum class SafetyDistanceMethod { overpressure, individual_risk, given };

constexpr auto choices(SafetyDistanceMethod) {
  using parameters::Choice;
  using M = SafetyDistanceMethod;
  return std::array{Choice{"overpressure", M::overpressure},
                    Choice{"individual_risk", M::individual_risk}, Choice{"given", M::given}};
}

struct SafetyDistanceInput {
  SafetyDistanceMethod method = SafetyDistanceMethod::overpressure;
  double charge_kg = 1000;
  double sensitive_overpressure_pa = 2000;
  double class_two_overpressure_pa = 5000;
  double class_three_overpressure_pa = 9000;
  std::vector<double> risk_distance_m = {};
  std::vector<double> risk_per_year = {};
  RiskEdition edition = RiskEdition::saws_13_2014;
  Installation installation = Installation::in_service;
  std::optional<double> sensitive_distance_m = {};
  std::optional<double> class_two_distance_m = {};
  std::optional<double> class_three_distance_m = {};
  std::vector<double> target_distance_m = {};
  std::vector<double> target_people = {};
  std::vector<std::string> target_class = {};

  static constexpr auto fields() {
    using S = SafetyDistanceInput;
    using parameters::field;
    using parameters::Status;
    constexpr auto level = [](std::string_view meaning, std::string_view meaning_zh) {
      return from(asked("Pa", between(600, 1e6), meaning, meaning_zh),
                  "GB/T 37243-2019, recollected", Status::unverified);
    };
    return std::tuple{
        field("method", &S::method, asked("what sets the distance", "确定方法")),
        field("charge_kg", &S::charge_kg,
              asked("kg", above(0, 1e9), "TNT that can explode at once (overpressure)",
                    "TNT 当量(overpressure)")),
        field("sensitive_overpressure_pa", &S::sensitive_overpressure_pa,
              level("overpressure allowed at sensitive targets", "高敏感目标允许超压")),
        field("class_two_overpressure_pa", &S::class_two_overpressure_pa,
              level("overpressure allowed at targets of class two", "二类目标允许超压")),
        field("class_three_overpressure_pa", &S::class_three_overpressure_pa,
              level("overpressure allowed at targets of class three", "三类目标允许超压")),
        field("risk_distance_m", &S::risk_distance_m,
              asked("m", above(0, 1e6), "distances of the risk profile, rising (individual_risk)",
                    "个人风险剖面的距离(递增)")),
        field(
            "risk_per_year", &S::risk_per_year,
            asked("1/y", above(0, 1), "individual risk at them, falling", "对应的个人风险(递减)")),
        field("edition", &S::edition, asked("rules in force", "标准版本")),
        field("installation", &S::installation, asked("new or in service", "新建或在役")),
        field("sensitive_distance_m", &S::sensitive_distance_m,
              asked("m", between(0, 1e6), "distance to sensitive targets", "高敏感目标距离")),
        field("class_two_distance_m", &S::class_two_distance_m,
              asked("m", between(0, 1e6), "distance to targets of class two", "二类目标距离")),
        field("class_three_distance_m", &S::class_three_distance_m,
              asked("m", between(0, 1e6), "distance to targets of class three", "三类目标距离")),
        field("target_distance_m", &S::target_distance_m,
              asked("m", between(0, 1e6), "of each place with people", "各防护目标距离")),
        field("target_people", &S::target_people,
              asked("1", between(0, 1e7), "people there", "各防护目标人数")),
        field("target_class", &S::target_class,
              asked("class_three, class_two or sensitive; by the people unless given",
                    "各防护目标类别(缺省按人数)"))};
  }
};

struct SafetyDistanceResult {
  double sensitive_distance_m = 0;
  double class_two_distance_m = 0;
  double class_three_distance_m = 0;
  std::vector<std::string> target_class;
  std::vector<double> margin_m;
  double targets_too_near = 0;
  double people_too_near = 0;
  bool met = true;
  Notes notes;

  static constexpr auto fields() {
    using S = SafetyDistanceResult;
    using parameters::field;
    return std::tuple{
        field("sensitive_distance_m", &S::sensitive_distance_m,
              shown("m", "distance to sensitive targets", "高敏感目标外部安全防护距离")),
        field("class_two_distance_m", &S::class_two_distance_m,
              shown("m", "distance to targets of class two", "二类目标外部安全防护距离")),
        field("class_three_distance_m", &S::class_three_distance_m,
              shown("m", "distance to targets of class three", "三类目标外部安全防护距离")),
        field("target_class", &S::target_class, asked("class of each target", "各目标类别")),
        field("margin_m", &S::margin_m,
              shown("m", "of each target beyond its distance", "各目标距离余量")),
        field("targets_too_near", &S::targets_too_near,
              shown("1", "targets within their distance", "不满足距离的目标数")),
        field("people_too_near", &S::people_too_near,
              shown("1", "people at them", "不满足距离的人数")),
        field("met", &S::met, asked("no target is too near", "满足外部安全防护距离"))};
  }
};

/// Throws InputError for lists that do not match, or a risk profile that does not fall.
[[nodiscard]] SafetyDistanceResult safety_distance(const SafetyDistanceInput& input);

}  // namespace yuyan::consequence
