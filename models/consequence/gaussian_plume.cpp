#include "models/consequence/gaussian_plume.h"

namespace yuyan::consequence {

GaussianPlumeResult gaussian_plume(const GaussianPlumeInput& input) {
  GaussianPlumeResult result;
  const bool urban = input.sigma_set == SigmaSet::briggs_urban;
  result.wind_m_s = input.wind_10_m_s ? wind_at_m_s(*input.wind_10_m_s, input.release_height_m,
                                                    input.stability, urban)
                                      : input.wind_m_s;
  if (input.wind_10_m_s)
    result.notes.rests_on(
        {"wind profile by a power law: Irwin", "GasDispersion", Status::verified});
  const Plume plume{.release_kg_s = input.release_kg_s,
                    .wind_m_s = result.wind_m_s,
                    .release_height_m = input.release_height_m,
                    .stability = input.stability,
                    .sigma_set = input.sigma_set,
                    .averaging_time_s = input.averaging_time_s,
                    .mixing_height_m = input.mixing_height_m.value_or(0)};
  const Sigma sigma = sigma_at(plume, input.x_m);
  result.sigma_y_m = sigma.y;
  result.sigma_z_m = sigma.z;
  result.crosswind_term = std::exp(-0.5 * std::pow(input.y_m / sigma.y, 2));
  result.vertical_term =
      consequence::vertical_term(input.z_m, input.release_height_m, sigma.z, plume.mixing_height_m);
  result.travel_time_s = input.x_m / result.wind_m_s;
  result.concentration_kg_m3 = concentration(plume, input.x_m, input.y_m, input.z_m);
  result.concentration_mg_m3 = 1e6 * result.concentration_kg_m3;
  if (input.molar_mass_kg_mol)
    result.concentration_ppm = parts_per_million(result.concentration_kg_m3,
                                                 *input.molar_mass_kg_mol, input.temperature_k);
  result.notes.rests_on(
      {"Gaussian plume with reflection", "CCPS 1999 p97 in GasDispersion", Status::verified});
  result.notes.rests_on(basis_of(input.sigma_set));
  if (input.averaging_time_s != 600)
    result.notes.rests_on({"sigma y by averaging time^0.2", "recollected", Status::unverified});
  if (result.wind_m_s < 1)
    result.notes.warn("in winds below 1 m/s a plume has no direction",
                      "风速低于 1 m/s,烟羽模型不适用");
  return result;
}

}  // namespace yuyan::consequence
