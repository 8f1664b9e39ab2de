#include "models/consequence/gaussian.h"

namespace yuyan::consequence {
namespace {

double bell(double distance, double sigma) {
  const double scaled = distance / sigma;
  return std::exp(-0.5 * scaled * scaled);
}

}  // namespace

double vertical_term(double z_m, double height_m, double sigma_z_m, double mixing_height_m) {
  double sum = bell(z_m - height_m, sigma_z_m) + bell(z_m + height_m, sigma_z_m);
  if (mixing_height_m <= 0) return sum;
  // Once well mixed the images add up to a constant, which a few of them no longer reach.
  if (sigma_z_m > 1.6 * mixing_height_m) return std::sqrt(2 * pi) * sigma_z_m / mixing_height_m;
  for (int n = 1; n <= 6; ++n)
    for (const double image : {2.0 * n * mixing_height_m, -2.0 * n * mixing_height_m})
      sum += bell(z_m - height_m + image, sigma_z_m) + bell(z_m + height_m + image, sigma_z_m);
  return sum;
}

double concentration(const Plume& plume, double x_m, double y_m, double z_m) {
  if (x_m <= 0) return 0;
  const Sigma sigma = sigma_at(plume, x_m);
  return plume.release_kg_s / (2 * pi * plume.wind_m_s * sigma.y * sigma.z) * bell(y_m, sigma.y) *
         vertical_term(z_m, plume.release_height_m, sigma.z, plume.mixing_height_m);
}

}  // namespace yuyan::consequence
