#include "models/consequence/ammonia_release.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/consequence/flash_release.h"
#include "models/consequence/indoor_concentration.h"
#include "models/consequence/substance.h"

namespace yuyan::consequence {
namespace {

constexpr double pound_per_min = 0.45359237 / 60;  // kg/s
constexpr double mile = 1609.344;

struct Row {
  double release_lb_min, rural_miles, urban_miles;
};
constexpr std::array<Row, 5> screening{
    {{100, 0.6, 0.4}, {500, 1.3, 0.9}, {1000, 1.8, 1.2}, {5000, 4.0, 2.6}, {10000, 5.6, 3.6}}};

}  // namespace

double ammonia_screening_distance_m(double release_kg_s, bool urban) {
  const double rate = release_kg_s / pound_per_min;
  std::size_t i = 0;
  while (i + 2 < screening.size() && rate > screening.at(i + 1).release_lb_min) ++i;
  const Row& low = screening.at(i);
  const Row& high = screening.at(i + 1);
  const double a = urban ? low.urban_miles : low.rural_miles;
  const double b = urban ? high.urban_miles : high.rural_miles;
  const double share =
      std::log(rate / low.release_lb_min) / std::log(high.release_lb_min / low.release_lb_min);
  return mile * a * std::pow(b / a, share);
}

AmmoniaReleaseResult ammonia_release(const AmmoniaReleaseInput& input) {
  const SubstanceData& ammonia = substance_data(Substance::ammonia);
  AmmoniaReleaseResult result;
  result.flash_fraction =
      flash_fraction(FlashMethod::linear, ammonia.liquid_heat_capacity_j_kg_k,
                     ammonia.latent_heat_j_kg, input.liquid_temperature_k, ammonia.boiling_k);
  result.airborne_fraction = std::min(1.0, 2 * result.flash_fraction);
  result.airborne_kg_s = result.airborne_fraction * input.release_kg_s;
  result.vapour_m3_s = result.airborne_kg_s / ammonia.molar_mass_kg_mol * gas_constant_j_mol_k *
                       input.room_temperature_k / standard_pressure_pa;
  const IndoorConcentrationResult room =
      indoor_concentration({.volume_m3 = input.room_volume_m3,
                            .air_changes_per_h = input.air_changes_per_h,
                            .source_m3_s = result.vapour_m3_s,
                            .source_duration_s = input.release_duration_s,
                            .time_s = input.time_s});
  result.room_fraction = room.volume_fraction;
  result.room_ppm = room.volume_ppm;
  result.flammable = result.room_fraction >= 0.15 && result.room_fraction <= 0.28;
  if (input.release_kg_s > 0)
    result.screening_distance_m = ammonia_screening_distance_m(input.release_kg_s, input.urban);
  result.notes.take(room.notes);
  result.notes.rests_on(
      {"flash, spray and flammable range of ammonia", "recollected", Status::unverified});
  result.notes.rests_on(
      {"screening distances of the risk management programme", "RAPID-N", Status::verified});
  const double rate = input.release_kg_s / pound_per_min;
  if (rate < 100 || rate > 10000)
    result.notes.warn("the screening table runs from 0.76 to 76 kg/s: the distance is extrapolated",
                      "筛选表范围为 0.76–76 kg/s:距离为外推值");
  return result;
}

}  // namespace yuyan::consequence
