#include "models/consequence/transmissivity.h"

#include <cstddef>

namespace yuyan::consequence {

const Basis& basis_of(TransmissivityMethod method) {
  static constexpr std::array bases{
      Basis{"transmissivity: Wayne 1991", "read in HyRAM; within 3 % of the printed table",
            Status::verified},
      Basis{"transmissivity: Bagster, 1e4 to 1e5 N/m", "a course text's digest of the Yellow Book",
            Status::verified},
      Basis{"transmissivity: Casal, three ranges of water path", "OpenSRANE", Status::verified},
      Basis{"transmissivity: exp(-7e-4 path)", "GOST R 12.3.047-98", Status::verified},
      Basis{"transmissivity: API 521 (Brzustowski)", "a worked example on scribd",
            Status::verified},
      Basis{"no absorption by the air", "upper bound", Status::derived}};
  return bases.at(static_cast<std::size_t>(method));
}

TransmissivityResult evaluate_transmissivity(const TransmissivityInput& input) {
  const AirColumn air{input.temperature_k, input.relative_humidity, input.co2_ppm};
  TransmissivityResult result;
  result.transmissivity = transmissivity(input.method, input.path_m, air);
  result.water_vapour_pa = air.relative_humidity * saturated_water_pa(air.temperature_k);
  result.water_path_n_m = result.water_vapour_pa * input.path_m;
  result.notes.rests_on(basis_of(input.method));
  if (input.method == TransmissivityMethod::bagster &&
      (result.water_path_n_m < 1e4 || result.water_path_n_m > 1e5))
    result.notes.warn("Bagster's formula holds for water paths of 1e4 to 1e5 N/m",
                      "Bagster 公式适用于水蒸气光程 1e4 至 1e5 N/m");
  return result;
}

}  // namespace yuyan::consequence
