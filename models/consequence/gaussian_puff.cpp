#include "models/consequence/gaussian_puff.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace yuyan::consequence {
namespace {

Puff puff_at(const GaussianPuffInput& input, double time_s) {
  return {input.mass_kg, input.release_height_m,
          puff_sigma(input.sigma_set, input.stability, input.wind_m_s * time_s)};
}

/// Integral of the concentration over all time, in the logarithm of time around the passage.
double dose(const GaussianPuffInput& input) {
  if (input.x_m <= 0) return 0;
  const double passage_s = input.x_m / input.wind_m_s;
  const auto integrand = [&](double ln_t) {
    const double t = passage_s * std::exp(ln_t);
    return t *
           concentration(puff_at(input, t), input.x_m - input.wind_m_s * t, input.y_m, input.z_m);
  };
  using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
  return Rule::integrate(integrand, -2.5, 0.0, 8, 1e-8) +
         Rule::integrate(integrand, 0.0, 2.5, 8, 1e-8);
}

}  // namespace

GaussianPuffResult gaussian_puff(const GaussianPuffInput& input) {
  GaussianPuffResult result;
  result.centre_x_m = input.wind_m_s * input.time_s;
  const Puff puff = puff_at(input, input.time_s);
  result.sigma_x_m = puff.sigma.x;
  result.sigma_y_m = puff.sigma.y;
  result.sigma_z_m = puff.sigma.z;
  result.concentration_kg_m3 =
      concentration(puff, input.x_m - result.centre_x_m, input.y_m, input.z_m);
  result.concentration_mg_m3 = 1e6 * result.concentration_kg_m3;
  if (input.molar_mass_kg_mol)
    result.concentration_ppm = parts_per_million(result.concentration_kg_m3,
                                                 *input.molar_mass_kg_mol, input.temperature_k);
  result.dose_kg_s_m3 = dose(input);
  result.notes.rests_on(
      {"Gaussian puff with reflection", "CCPS 1999 p101 in GasDispersion", Status::verified});
  result.notes.rests_on(basis_of(input.sigma_set));
  if (input.sigma_set != SigmaSet::ccps && input.sigma_set != SigmaSet::tno)
    result.notes.warn("this set has no spread of puffs of its own: that of its plume is used",
                      "该参数组无云团扩散参数:采用烟羽参数");
  return result;
}

}  // namespace yuyan::consequence
