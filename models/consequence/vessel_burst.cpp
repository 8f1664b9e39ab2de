#include "models/consequence/vessel_burst.h"

#include <cstddef>

#include "models/consequence/blast_tnt.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

const Basis& basis_of(BurstEnergy method) {
  static constexpr std::array bases{
      Basis{"burst energy: Brode", "Currie 2021", Status::verified},
      Basis{"burst energy: isothermal expansion", "thermodynamics", Status::derived},
      Basis{"burst energy: isentropic expansion", "recollected", Status::unverified}};
  return bases.at(static_cast<std::size_t>(method));
}

}  // namespace

double burst_energy_j(BurstEnergy method, double p1, double p0, double volume, double k) {
  switch (method) {
    case BurstEnergy::brode:
      return (p1 - p0) * volume / (k - 1);
    case BurstEnergy::isothermal:
      return p1 * volume * std::log(p1 / p0);
    case BurstEnergy::isentropic:
      return p1 * volume / (k - 1) * (1 - std::pow(p0 / p1, (k - 1) / k));
  }
  return 0;
}

VesselBurstResult vessel_burst(const VesselBurstInput& input) {
  if (input.pressure_pa <= input.ambient_pressure_pa)
    refuse("pressure_pa", input.pressure_pa,
           describe({.low = input.ambient_pressure_pa, .low_open = true}, "Pa"),
           {"the vessel is not under pressure", "容器无内压"});
  VesselBurstResult result;
  result.energy_j = input.energy_j.value_or(
      burst_energy_j(input.method, input.pressure_pa, input.ambient_pressure_pa, input.volume_m3,
                     input.heat_capacity_ratio));
  result.blast_energy_j = input.ground_factor * input.blast_share * result.energy_j;
  result.fragment_energy_j = (1 - input.blast_share) * result.energy_j;
  result.charge_kg = result.blast_energy_j / input.tnt_energy_j_kg;
  if (!input.energy_j) result.notes.rests_on(basis_of(input.method));
  if (input.distance_m && result.charge_kg > 0) {
    const double root = std::cbrt(result.charge_kg);
    result.scaled_distance = *input.distance_m / root;
    const GroundBurst blast = ground_burst(*result.scaled_distance);
    result.overpressure_pa = blast.incident_pa;
    if (blast.incident_impulse) result.impulse_pa_s = *blast.incident_impulse * root;
    result.notes.rests_on(ground_burst_basis);
    if (!blast.incident_pa)
      result.notes.warn("the distance lies outside the blast curves", "距离超出冲击波曲线范围");
    if (*result.scaled_distance < 5)
      result.notes.warn("near a vessel TNT curves give too much pressure",
                        "近场采用 TNT 曲线会高估超压");
  }
  return result;
}

}  // namespace yuyan::consequence
