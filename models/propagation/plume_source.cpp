#include "models/propagation/plume_source.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/consequence/britter_mcquaid_plume.h"
#include "models/consequence/constants.h"
#include "models/consequence/gaussian.h"
#include "models/consequence/plume_rise.h"

namespace yuyan::propagation {
namespace {

constexpr double breathing_height_m = 1.5;
/// Nearer than this no dispersion model holds: the plume is as at this distance.
constexpr double nearest_way_m = 10;

double wind_of(const OpenAir& air, double height_m) {
  const bool urban = air.sigma_set == consequence::SigmaSet::briggs_urban;
  return std::max(consequence::wind_at_m_s(air.wind_m_s, height_m, air.stability, urban),
                  DriftingPlume::calm_m_s);
}

PlumeSection passive(double rate_kg_s, double height_m, double wind_m_s, const OpenAir& air,
                     double way_m) {
  const consequence::Plume plume{.release_kg_s = rate_kg_s,
                                 .wind_m_s = wind_m_s,
                                 .release_height_m = height_m,
                                 .stability = air.stability,
                                 .sigma_set = air.sigma_set};
  const double x = std::max(way_m, nearest_way_m);
  return {consequence::concentration(plume, x, 0, breathing_height_m),
          consequence::sigma_at(plume, x).y};
}

/// kg/m3 of a gas that fills the air wholly.
double pure_kg_m3(double molar_mass_kg_mol, double temperature_k) {
  return consequence::standard_pressure_pa * molar_mass_kg_mol /
         (consequence::gas_constant_j_mol_k * temperature_k);
}

}  // namespace

PlumeSections gas_sections(const GasSource& source, const OpenAir& air) {
  if (source.rate_kg_s <= 0) return {};
  const double wind_m_s = wind_of(air, std::max(source.height_m, 2.0));
  consequence::BritterMcquaidPlumeInput dense;
  dense.wind_m_s = std::max(air.wind_m_s, DriftingPlume::calm_m_s);
  dense.air_temperature_k = air.temperature_k;
  dense.density_kg_m3 = source.density_kg_m3;
  const bool heavy = source.density_kg_m3 > consequence::air_density(air.temperature_k) * 1.01;
  if (heavy) dense.release_m3_s = source.rate_kg_s / source.density_kg_m3;
  const double full_kg_m3 = pure_kg_m3(source.molar_mass_kg_mol, air.temperature_k);
  return PlumeSections([&](double way_m) {
    PlumeSection section = passive(source.rate_kg_s, source.height_m, wind_m_s, air, way_m);
    section.peak_kg_m3 = std::min(section.peak_kg_m3, full_kg_m3);
    if (!heavy) return section;
    dense.x_m = std::max(way_m, nearest_way_m);
    const auto flat = consequence::britter_mcquaid_plume(dense);
    if (!flat.dense) return section;
    // A flat profile of this half width holds as much as a Gaussian one of this spread.
    const double sigma_m = flat.half_width_m * std::sqrt(2 / std::numbers::pi);
    return PlumeSection{flat.volume_fraction * full_kg_m3, std::max(sigma_m, section.sigma_m)};
  });
}

PlumeSections smoke_sections(const SmokeSource& source, const OpenAir& air) {
  if (source.rate_kg_s <= 0) return {};
  consequence::PlumeRiseInput rise;
  rise.convective_heat_w = std::max(source.convective_heat_w, 1.0);
  rise.diameter_m = std::clamp(source.diameter_m, 0.1, 100.0);
  rise.wind_m_s = std::max(air.wind_m_s, DriftingPlume::calm_m_s);
  rise.temperature_k = air.temperature_k;
  rise.stability = air.stability;
  const double wind_m_s = wind_of(air, 10);
  return PlumeSections([&](double way_m) {
    rise.x_m = std::max(way_m, nearest_way_m);
    return passive(source.rate_kg_s, consequence::plume_rise(rise).rise_m, wind_m_s, air, way_m);
  });
}

}  // namespace yuyan::propagation
