#include "models/consequence/vessel_in_fire.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yuyan::consequence {
namespace {

constexpr double steel_density = 7850, steel_heat_capacity = 490;

/// Share of a lying cylinder's wall that liquid wets: angle phi with (phi - sin phi)/(2 pi) = fill.
double wetted_share(double fill) {
  if (fill <= 0) return 0;
  if (fill >= 1) return 1;
  double low = 0, high = 2 * pi;
  for (int i = 0; i < 60; ++i) {
    const double phi = 0.5 * (low + high);
    (phi - std::sin(phi) < 2 * pi * fill ? low : high) = phi;
  }
  return 0.5 * (low + high) / (2 * pi);
}

/// Liquid density between the boiling and the critical point, as (1 - T/Tc)^0.35.
double liquid_density(const SubstanceData& data, double temperature_k) {
  const double critical = data.liquid_density_kg_m3 / 2.64;
  const double reduced =
      std::max(0.0, 1 - temperature_k / data.critical_k) / (1 - data.boiling_k / data.critical_k);
  return critical + (data.liquid_density_kg_m3 - critical) * std::pow(reduced, 0.35);
}

struct State {
  double liquid_k = 0, wall_k = 0, liquid_kg = 0;
};

class Vessel {
 public:
  explicit Vessel(const VesselInFireInput& input)
      : input_(input),
        data_(substance_data(input.substance)),
        fire_{input.absorptivity,      input.flame_emissivity,    input.surface_emissivity,
              input.convection_w_m2_k, input.flame_temperature_k, input.radiation_temperature_k},
        peak_{fire_},
        diameter_(std::cbrt(4 * input.volume_m3 / (pi * input.length_over_diameter))) {
    peak_.radiation_temperature_k = input.peak_radiation_temperature_k;
  }

  [[nodiscard]] double diameter() const { return diameter_; }
  [[nodiscard]] const EngulfingFire& fire() const { return fire_; }

  [[nodiscard]] double shell_area() const {
    return pi * diameter_ * diameter_ * (input_.length_over_diameter + 0.5);
  }
  [[nodiscard]] double fill(const State& state) const {
    return std::min(1.0,
                    state.liquid_kg / liquid_density(data_, state.liquid_k) / input_.volume_m3);
  }
  [[nodiscard]] double wetted_area(const State& state) const {
    return shell_area() * wetted_share(fill(state));
  }
  [[nodiscard]] double pressure(const State& state) const {
    return saturation_pressure_pa(input_.substance, state.liquid_k);
  }

  [[nodiscard]] State initial() const {
    return {input_.initial_temperature_k, input_.initial_temperature_k,
            input_.fill_fraction * input_.volume_m3 *
                liquid_density(data_, input_.initial_temperature_k)};
  }

  /// Absolute pressure while the valve blows; infinite without a valve.
  [[nodiscard]] double blowing_pressure() const {
    if (!input_.relief_pressure_pa) return std::numeric_limits<double>::infinity();
    return *input_.relief_pressure_pa +
           input_.accumulation * std::max(0.0, *input_.relief_pressure_pa - standard_pressure_pa);
  }

  /// After dt seconds; `blows`: the valve holds the pressure and the heat boils liquid off.
  [[nodiscard]] State after(const State& now, double dt, bool blows) const {
    State next = now;
    const double wall_capacity = steel_density * steel_heat_capacity * input_.wall_thickness_m;
    const double wall_loss = input_.vapour_convection_w_m2_k * (now.wall_k - now.liquid_k);
    next.wall_k += dt * (engulfing_heat_flux(peak_, now.wall_k) - wall_loss) / wall_capacity;
    if (now.liquid_kg <= 0) return next;
    const double heat =
        engulfing_heat_flux(fire_, now.liquid_k) * input_.exposed_share * wetted_area(now);
    if (blows && pressure(now) >= blowing_pressure()) {
      const double boiled =
          heat * dt / std::max(1e4, latent_heat_j_kg(input_.substance, now.liquid_k));
      next.liquid_kg = std::max(0.0, now.liquid_kg - boiled);
    } else {
      const double wet_steel = wetted_area(now) * wall_capacity;
      next.liquid_k += heat * dt / (now.liquid_kg * data_.liquid_heat_capacity_j_kg_k + wet_steel);
    }
    return next;
  }

  /// Positive when the shell has given way: hoop stress less strength, Pa.
  [[nodiscard]] double overload(const State& state) const {
    const double stress =
        (pressure(state) - standard_pressure_pa) * diameter_ / (2 * input_.wall_thickness_m);
    return stress - input_.tensile_strength_pa * steel_strength_share(state.wall_k);
  }

 private:
  const VesselInFireInput& input_;
  const SubstanceData& data_;
  EngulfingFire fire_;
  EngulfingFire peak_;
  double diameter_;
};

/// Where a quantity that went from below to above 0 within a step crossed it.
double crossing(double start, double dt, double before, double after) {
  return start + dt * (before >= 0 ? 0 : before / (before - after));
}

}  // namespace

double steel_strength_share(double temperature_k) {
  struct Point {
    double celsius, share;
  };
  static constexpr std::array<Point, 10> table{{{400, 1},
                                                {500, 0.78},
                                                {600, 0.47},
                                                {700, 0.23},
                                                {800, 0.11},
                                                {900, 0.06},
                                                {1000, 0.04},
                                                {1100, 0.02},
                                                {1200, 0},
                                                {1e9, 0}}};
  const double celsius = temperature_k - 273.15;
  if (celsius <= table.front().celsius) return 1;
  std::size_t i = 1;
  while (celsius > table.at(i).celsius) ++i;
  const Point low = table.at(i - 1), high = table.at(i);
  return low.share +
         (high.share - low.share) * (celsius - low.celsius) / (high.celsius - low.celsius);
}

VesselInFireResult vessel_in_fire(const VesselInFireInput& input) {
  const Vessel vessel(input);
  State now = vessel.initial();
  VesselInFireResult result;
  result.diameter_m = vessel.diameter();
  result.initial_heat_flux_w_m2 = engulfing_heat_flux(vessel.fire(), input.initial_temperature_k);
  result.wetted_area_m2 = vessel.wetted_area(now);
  result.initial_pressure_pa = vessel.pressure(now);

  const double dt = std::min(1.0, input.horizon_s / 100);
  const double hottest = 0.995 * substance_data(input.substance).critical_k;
  for (double time = 0; time < input.horizon_s && !result.rupture_s; time += dt) {
    State next = vessel.after(now, dt, result.relief_opens_s.has_value());
    next.liquid_k = std::min(next.liquid_k, hottest);
    if (input.relief_pressure_pa && !result.relief_opens_s &&
        vessel.pressure(next) >= *input.relief_pressure_pa)
      result.relief_opens_s = crossing(time, dt, vessel.pressure(now) - *input.relief_pressure_pa,
                                       vessel.pressure(next) - *input.relief_pressure_pa);
    if (vessel.overload(next) >= 0) {
      result.rupture_s = crossing(time, dt, vessel.overload(now), vessel.overload(next));
      result.rupture_pressure_pa = vessel.pressure(next);
      result.rupture_wall_k = next.wall_k;
      result.rupture_liquid_kg = next.liquid_kg;
    }
    now = next;
  }
  result.final_pressure_pa = vessel.pressure(now);
  result.final_liquid_k = now.liquid_k;
  result.final_wall_k = now.wall_k;
  result.final_fill_fraction = vessel.fill(now);
  result.notes.rests_on({"heated vessel in lumps",
                         "heat balances; fire load as in HydDown; tests of Droste and Schoen 1988",
                         Status::derived});
  result.notes.rests_on(
      {"strength of hot steel: EN 1993-1-2 table 3.1", "recollected", Status::unverified});
  result.notes.rests_on(substance_basis);
  if (input.relief_pressure_pa)
    result.notes.warn("the valve is taken to be large enough to hold the pressure",
                      "假定安全阀排量足以控制压力");
  return result;
}

}  // namespace yuyan::consequence
