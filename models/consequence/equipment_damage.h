// Probability that equipment fails: by blast, or by heat before help arrives.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/consequence/probit.h"
#include "models/consequence/time_to_failure.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class DamageCause { overpressure, heat };
enum class EmergencyResponse { on_site, off_site };

constexpr auto choices(DamageCause) {
  using parameters::Choice;
  return std::array{Choice{"overpressure", DamageCause::overpressure},
                    Choice{"heat", DamageCause::heat}};
}
constexpr auto choices(EmergencyResponse) {
  using parameters::Choice;
  return std::array{Choice{"on_site", EmergencyResponse::on_site},
                    Choice{"off_site", EmergencyResponse::off_site}};
}

/// Blast damage to equipment (Cozzani and Salzano 2004), P in Pa: atmospheric -18.96 + 2.44 ln P,
/// pressurised -42.44 + 4.33 ln P, elongated -28.07 + 3.16 ln P, small -17.79 + 2.18 ln P.
[[nodiscard]] inline double equipment_blast_probit(EquipmentCategory category,
                                                   double overpressure_pa) {
  switch (category) {
    case EquipmentCategory::atmospheric:
      return log_probit(-18.96, 2.44, overpressure_pa);
    case EquipmentCategory::pressurised:
      return log_probit(-42.44, 4.33, overpressure_pa);
    case EquipmentCategory::elongated:
      return log_probit(-28.07, 3.16, overpressure_pa);
    case EquipmentCategory::small:
      return log_probit(-17.79, 2.18, overpressure_pa);
  }
  return 0;
}

/// Escalation before mitigation, Y = a - 1.847 ln(ttf in minutes); a = 9.25 with a response on the
/// site (half at 10 min), 12.54 with slow public response (half at 60 min). Time in s.
[[nodiscard]] inline double escalation_probit(EmergencyResponse response,
                                              double time_to_failure_s) {
  const double a = response == EmergencyResponse::on_site ? 9.25 : 12.54;
  return time_to_failure_s > 0 ? a - 1.847 * std::log(time_to_failure_s / 60)
                               : std::numeric_limits<double>::infinity();
}

struct EquipmentDamageInput {
  DamageCause cause = DamageCause::overpressure;
  EquipmentCategory category = EquipmentCategory::atmospheric;
  double overpressure_pa = 22e3;
  EmergencyResponse response = EmergencyResponse::on_site;
  std::optional<double> time_to_failure_s = {};
  double heat_flux_w_m2 = 30e3;
  double volume_m3 = 1000;

  static constexpr auto fields() {
    using S = EquipmentDamageInput;
    using parameters::field;
    return std::tuple{
        field("cause", &S::cause, {.meaning = "what damages", .meaning_zh = "破坏原因"}),
        field("category", &S::category, {.meaning = "kind of equipment", .meaning_zh = "设备类别"}),
        field("overpressure_pa", &S::overpressure_pa,
              {.unit = "Pa",
               .range = {.low = 0, .high = 1e9},
               .meaning = "peak overpressure",
               .meaning_zh = "超压峰值"}),
        field("response", &S::response,
              {.meaning = "where help comes from (heat)", .meaning_zh = "救援来源(热)"}),
        field("time_to_failure_s", &S::time_to_failure_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "time to failure under heat",
               .meaning_zh = "失效时间"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 1e6},
               .meaning = "incident heat flux, for the time to failure",
               .meaning_zh = "入射热流密度"}),
        field("volume_m3", &S::volume_m3,
              {.unit = "m3",
               .range = {.low = 0.1, .high = 2e5},
               .meaning = "volume, for the time to failure",
               .meaning_zh = "容积"})};
  }
};

struct EquipmentDamageResult {
  std::optional<double> time_to_failure_s = {};
  std::optional<double> probit = {};
  double probability = 0;
  double threshold = 0;
  bool above_threshold = false;
  Notes notes;

  static constexpr auto fields() {
    using S = EquipmentDamageResult;
    using parameters::field;
    return std::tuple{
        field("time_to_failure_s", &S::time_to_failure_s,
              {.unit = "s", .meaning = "time to failure (heat)", .meaning_zh = "失效时间(热)"}),
        field("probit", &S::probit, about::probit),
        field("probability", &S::probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "probability of failure",
               .meaning_zh = "失效概率"}),
        field("threshold", &S::threshold,
              {.unit = "Pa or W/m2",
               .meaning = "load below which escalation is not expected",
               .meaning_zh = "升级阈值"}),
        field("above_threshold", &S::above_threshold,
              {.meaning = "the load reaches the threshold", .meaning_zh = "是否达到阈值"})};
  }
};

[[nodiscard]] EquipmentDamageResult equipment_damage(const EquipmentDamageInput& input);

}  // namespace yuyan::consequence
