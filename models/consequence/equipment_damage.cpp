#include "models/consequence/equipment_damage.h"

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

constexpr Basis thresholds{"escalation thresholds: Cozzani, Gubinelli, Salzano 2006", "recollected",
                           Status::unverified};

/// Lower ends of the recollected ranges.
double blast_threshold_pa(EquipmentCategory category) {
  return category == EquipmentCategory::atmospheric ? 22e3 : 16e3;
}

void by_blast(const EquipmentDamageInput& input, EquipmentDamageResult& result) {
  const double probit = equipment_blast_probit(input.category, input.overpressure_pa);
  result.probit = shown_probit(probit);
  result.probability = probability_of_probit(probit);
  result.threshold = blast_threshold_pa(input.category);
  result.above_threshold = input.overpressure_pa >= result.threshold;
  result.notes.rests_on(
      {"blast damage to equipment: Cozzani and Salzano 2004", "recollected", Status::unverified});
}

void by_heat(const EquipmentDamageInput& input, EquipmentDamageResult& result) {
  if (input.time_to_failure_s) {
    result.time_to_failure_s = input.time_to_failure_s;
  } else {
    const TimeToFailureResult failure = time_to_failure({.category = input.category,
                                                         .heat_flux_w_m2 = input.heat_flux_w_m2,
                                                         .volume_m3 = input.volume_m3});
    result.time_to_failure_s = failure.time_s;
    result.notes.take(failure.notes);
  }
  const double probit = escalation_probit(input.response, result.time_to_failure_s.value_or(never));
  result.probit = shown_probit(probit);
  result.probability = probability_of_probit(probit);
  result.threshold = input.category == EquipmentCategory::atmospheric ? 15e3 : 45e3;
  result.above_threshold = input.heat_flux_w_m2 >= result.threshold;
  result.notes.rests_on({"escalation before mitigation, time in minutes",
                         "two public copies citing Landucci 2009, Reniers and Cozzani 2013",
                         Status::verified});
}

}  // namespace

EquipmentDamageResult equipment_damage(const EquipmentDamageInput& input) {
  EquipmentDamageResult result;
  if (input.cause == DamageCause::overpressure)
    by_blast(input, result);
  else
    by_heat(input, result);
  result.notes.rests_on(thresholds);
  return result;
}

}  // namespace yuyan::consequence
