#include "models/propagation/blast.h"

#include <cmath>

#include "models/consequence/equipment_damage.h"
#include "models/consequence/vce_multi_energy.h"

namespace yuyan::propagation {
namespace {

double at_distance_pa(const Blast& blast, double distance_m) {
  if (blast.energy_j <= 0) return 0;
  // The curves end at the edge of the charge, and so do distances.
  constexpr double nearest_m = 1e-3;
  return consequence::multi_energy_overpressure_pa(blast.strength_class, blast.energy_j,
                                                   std::fmax(distance_m, nearest_m));
}

double distance_m(const Point& a, double x_m, double y_m) {
  return std::hypot(a.x_m - x_m, a.y_m - y_m);
}

}  // namespace

double overpressure_pa(const Blast& blast, const Point& place) {
  return at_distance_pa(blast, distance_m(blast.centre, place.x_m, place.y_m));
}

std::vector<BlastDamage> blast_damage(const Layout& layout, const Blast& blast) {
  std::vector<BlastDamage> damages;
  damages.reserve(layout.size());
  for (AssetIndex i = 0; i < layout.size(); ++i) {
    const Asset& asset = layout.asset(i);
    const double pressure = at_distance_pa(
        blast, distance_m(blast.centre, asset.x_m, asset.y_m) - asset.diameter_m / 2);
    const auto category = category_of(asset.kind);
    damages.push_back({i, pressure,
                       category ? consequence::probability_of_probit(
                                      consequence::equipment_blast_probit(*category, pressure))
                                : 0});
  }
  return damages;
}

}  // namespace yuyan::propagation
