#include "models/propagation/flame.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "models/consequence/burning_rate.h"
#include "models/consequence/pool_fire.h"
#include "models/consequence/view_factor.h"

namespace yuyan::propagation {
namespace {

using std::numbers::pi;

/// By an upper bound of the view factor: projected area of the flame over pi (distance to it)^2.
bool negligible(const Flame& flame, double distance_m, double limit_w_m2) {
  const double gap = distance_m - flame.radius_m - flame.height_m * flame.lean;
  if (gap <= 0) return false;
  const double length = flame.height_m * std::sqrt(1 + flame.lean * flame.lean);
  const double area = flame.radius_m * (2 * length + pi * flame.radius_m);
  return flame.emissive_power_w_m2 * area <= limit_w_m2 * pi * gap * gap;
}

HeatVector contact(const Flame& flame, const Sight& sight, double contact_w_m2) {
  const double flux = std::max(contact_w_m2, flame.emissive_power_w_m2);
  const bool in_the_axis = sight.east == 0 && sight.north == 0;
  return {flux * sight.east, flux * sight.north, in_the_axis ? flux : 0};
}

/// The flame as this receiver sees it: of the same height, leaning by the part of the tilt that
/// lies in the plane of receiver and axis (as consequence::lean_towards). A receiver below the base
/// sees no more than one level with it, which stands in where the flame leans away and only its
/// extension downwards would cover the receiver.
std::optional<consequence::ViewFactor> view_of(const Flame& flame, const Sight& sight) {
  // From the flame to the receiver is against the line of sight.
  const double downwind = -(flame.towards_east * sight.east + flame.towards_north * sight.north);
  const double lean = flame.lean * downwind;
  const auto tilt = consequence::Tilt::of_tangent(lean);
  const double length_m = flame.height_m / tilt.cosine;
  const double height_m = sight.height_m - flame.base_m;
  const auto view =
      consequence::view_factor(length_m, flame.radius_m, sight.distance_m, tilt, height_m);
  if (view || height_m >= 0) return view;
  return consequence::view_factor(length_m, flame.radius_m, sight.distance_m, tilt);
}

}  // namespace

double burning_area_m2(const Asset& asset, Extent extent, const PropagationParameters& parameters) {
  const double whole = pi / 4 * asset.diameter_m * asset.diameter_m;
  if (extent != Extent::rim_seal) return whole;
  const double inner = std::max(asset.diameter_m - 2 * parameters.rim_seal_width_m, 0.0);
  return whole - pi / 4 * inner * inner;
}

Flame flame_of(const Asset& asset, const consequence::FuelData& fuel, Extent extent, double area_m2,
               const PropagationParameters& parameters, const Weather& weather) {
  const double diameter_m = 2 * std::sqrt(area_m2 / pi);
  const double rate_kg_m2_s = consequence::burning_rate(fuel, diameter_m);
  const consequence::FlameAir air{.wind_m_s = weather.wind_m_s,
                                  .density_kg_m3 = 1.204 * 293.15 / weather.temperature_k};
  const auto shape =
      consequence::pool_flame(diameter_m, rate_kg_m2_s, fuel.heat_of_combustion_j_kg, air,
                              {.length = parameters.length_method,
                               .tilt = parameters.tilt_method,
                               .emissive = parameters.emissive_method,
                               .radiant_fraction = parameters.radiant_fraction,
                               .soot_fraction = parameters.soot_fraction,
                               .soot_emissive_w_m2 = parameters.soot_emissive_w_m2});
  const double towards_rad = weather.wind_towards_deg * pi / 180;
  return {.radius_m = diameter_m / 2,
          .height_m = shape.length_m * std::cos(shape.tilt_rad),
          .lean = std::tan(shape.tilt_rad),
          .towards_east = std::sin(towards_rad),
          .towards_north = std::cos(towards_rad),
          .base_m = extent == Extent::pool ? 0 : asset.height_m,
          .emissive_power_w_m2 = parameters.emissive_factor * shape.emissive_power_w_m2,
          .burning_rate_kg_s = rate_kg_m2_s * area_m2};
}

HeatVector heat_vector(const Flame& flame, const Sight& sight,
                       const PropagationParameters& parameters, const Air& air) {
  if (negligible(flame, sight.distance_m, parameters.negligible_heat_flux_w_m2)) return {};
  if (sight.distance_m <= flame.radius_m)
    return contact(flame, sight, parameters.contact_heat_flux_w_m2);
  const auto view = view_of(flame, sight);
  if (!view) return contact(flame, sight, parameters.contact_heat_flux_w_m2);
  const double flux =
      flame.emissive_power_w_m2 * air.transmissivity(sight.distance_m - flame.radius_m);
  return {flux * view->vertical * sight.east, flux * view->vertical * sight.north,
          flux * (view->upward - view->downward)};
}

}  // namespace yuyan::propagation
