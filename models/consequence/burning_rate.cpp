#include "models/consequence/burning_rate.h"

#include "models/consequence/constants.h"

namespace yuyan::consequence {

BurningRateResult evaluate_burning_rate(const BurningRateInput& input) {
  const FuelData& known = fuel_data(input.fuel);
  BurningRateResult result;
  result.heat_of_combustion_j_kg =
      input.heat_of_combustion_j_kg.value_or(known.heat_of_combustion_j_kg);
  if (input.method == BurningRateMethod::mudan) {
    result.burning_rate_kg_m2_s =
        mudan_burning_rate(result.heat_of_combustion_j_kg, input.heat_of_vaporisation_j_kg,
                           input.heat_capacity_j_kg_k, input.boiling_k, input.ambient_k);
    result.notes.rests_on(
        {"burning rate: Mudan, 0.001 Hc/(Lv + cp (Tb - Ta))", "fireSIM", Status::verified});
  } else {
    FuelData fuel = known;
    fuel.rate_infinite_kg_m2_s = input.rate_infinite_kg_m2_s.value_or(fuel.rate_infinite_kg_m2_s);
    if (input.extinction_1_m) fuel.extinction_1_m = input.extinction_1_m;
    result.rate_infinite_kg_m2_s = fuel.rate_infinite_kg_m2_s;
    result.extinction_1_m = fuel.extinction_1_m;
    result.burning_rate_kg_m2_s = burning_rate(fuel, input.diameter_m);
    result.notes.rests_on({"burning rate: Babrauskas, m_inf (1 - exp(-k D))",
                           "form read in fireSIM", Status::verified});
    if (!input.rate_infinite_kg_m2_s) result.notes.rests_on(fuel.basis);
  }
  const double area = pi / 4 * input.diameter_m * input.diameter_m;
  result.burning_rate_kg_s = result.burning_rate_kg_m2_s * area;
  result.regression_m_s = result.burning_rate_kg_m2_s / known.liquid_density_kg_m3;
  result.heat_release_w = result.burning_rate_kg_s * result.heat_of_combustion_j_kg;
  return result;
}

}  // namespace yuyan::consequence
