#include "models/consequence/warehouse_fire.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace yuyan::consequence {
namespace {

struct GoodsData {
  double heat_release_w_m2, heat_of_combustion_j_kg;
};

// Mixed, timber, paper, plastics, textiles: usual design values of fire engineering, recollected.
// Fireworks: pyrotechnic mixture with its packing; assumed.
constexpr std::array goods_data{GoodsData{500e3, 18e6}, GoodsData{1000e3, 17e6},
                                GoodsData{700e3, 16e6}, GoodsData{1500e3, 38e6},
                                GoodsData{600e3, 20e6}, GoodsData{3000e3, 6e6}};
static_assert(goods_data.size() == choices(Goods{}).size());

}  // namespace

double growth_w_s2(FireGrowth growth) {
  static constexpr std::array seconds{600.0, 300.0, 150.0, 75.0};
  const double t = seconds.at(static_cast<std::size_t>(growth));
  return 1055e3 / (t * t);
}

WarehouseFireResult warehouse_fire(const WarehouseFireInput& input) {
  const GoodsData& data = goods_data.at(static_cast<std::size_t>(input.goods));
  WarehouseFireResult result;
  result.heat_release_w_m2 = input.heat_release_w_m2.value_or(data.heat_release_w_m2);
  result.heat_of_combustion_j_kg =
      input.heat_of_combustion_j_kg.value_or(data.heat_of_combustion_j_kg);
  const double alpha = growth_w_s2(input.growth);
  const double stored = input.fuel_kg_m2 * input.area_m2 * result.heat_of_combustion_j_kg;
  result.peak_heat_release_w = result.heat_release_w_m2 * input.area_m2;
  result.growth_time_s = std::sqrt(result.peak_heat_release_w / alpha);
  const double grown = alpha * std::pow(result.growth_time_s, 3) / 3;
  result.duration_s = grown >= stored
                          ? std::cbrt(3 * stored / alpha)
                          : result.growth_time_s + (stored - grown) / result.peak_heat_release_w;
  const double t = std::min(input.time_s, result.duration_s);
  const double growing = std::min(t, result.growth_time_s);
  const double released =
      alpha * std::pow(growing, 3) / 3 + (t - growing) * result.peak_heat_release_w;
  result.burnt_kg = released / result.heat_of_combustion_j_kg;
  if (input.time_s < result.duration_s)
    result.heat_release_w = std::min(result.peak_heat_release_w, alpha * t * t);
  result.burning_area_m2 = result.heat_release_w / result.heat_release_w_m2;
  const double diameter = std::sqrt(4 * result.burning_area_m2 / pi);
  result.flame_height_m =
      std::max(0.0, 0.235 * std::pow(result.heat_release_w / 1000, 0.4) - 1.02 * diameter);
  if (input.distance_m) {
    const double d = *input.distance_m;
    result.transmissivity =
        input.transmissivity.value_or(transmissivity(TransmissivityMethod::wayne, d, AirColumn{}));
    result.heat_flux_w_m2 =
        input.radiant_fraction * result.heat_release_w * *result.transmissivity / (4 * pi * d * d);
    if (d < 2.5 * diameter)
      result.notes.warn("nearer than two and a half diameters of the fire a point source misleads",
                        "距离小于 2.5 倍火区直径时点源模型不可靠");
  }
  result.notes.rests_on({"t-squared fire, 1055 kW in 600, 300, 150, 75 s", "NFPA 72, recollected",
                         Status::unverified});
  if (!input.heat_release_w_m2 || !input.heat_of_combustion_j_kg)
    result.notes.rests_on({"heat release of stored goods",
                           "usual design values, recollected; fireworks assumed", Status::assumed});
  result.notes.rests_on({"flame height: Heskestad", "recollected", Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
