// Share of thermal radiation that reaches a target through humid air.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class TransmissivityMethod { wayne, bagster, casal, gost, api521, none };

constexpr auto choices(TransmissivityMethod) {
  using parameters::Choice;
  using M = TransmissivityMethod;
  return std::array{Choice{"wayne", M::wayne},   Choice{"bagster", M::bagster},
                    Choice{"casal", M::casal},   Choice{"gost", M::gost},
                    Choice{"api521", M::api521}, Choice{"none", M::none}};
}

/// Pressure of saturated water vapour, Pa: exp(20.386 - 5132/T) mmHg, as in Wayne's correlation.
[[nodiscard]] inline double saturated_water_pa(double temperature_k) {
  return 133.322 * std::exp(20.386 - 5132 / temperature_k);
}

/// The air between flame and target.
struct AirColumn {
  double temperature_k = 293.15;
  double relative_humidity = 0.7;
  double co2_ppm = 400;
};

/// Wayne 1991 (read in HyRAM) for one state of the air, path 10 to 1000 m; held in (0, 1]. What
/// does not depend on the path is computed once.
class WayneAir {
 public:
  explicit WayneAir(const AirColumn& air)
      : water_(std::log10(air.relative_humidity * std::exp(20.386 - 5132 / air.temperature_k) *
                          288.651 / air.temperature_k)),
        carbon_(std::log10(273 / air.temperature_k * (air.co2_ppm / 335))) {}

  [[nodiscard]] double transmissivity(double path_m) const {
    const double path = std::log10(path_m);
    const double water = water_ + path;
    const double carbon = carbon_ + path;
    const double tau = 1.006 - 0.01171 * water - 0.02368 * water * water - 0.03188 * carbon +
                       0.001164 * carbon * carbon;
    return std::clamp(tau, 1e-6, 1.0);
  }

 private:
  double water_;   ///< log of the water on a metre of path
  double carbon_;  ///< log of the carbon dioxide on a metre of path
};

[[nodiscard]] inline double wayne_transmissivity(double path_m, const AirColumn& air) {
  return WayneAir(air).transmissivity(path_m);
}

/// Transmissivity by the method named, in (0, 1]. Below its shortest path Wayne's polynomial bends
/// back, so shorter paths than 1 m count as 1 m.
[[nodiscard]] inline double transmissivity(TransmissivityMethod method, double path_m,
                                           const AirColumn& air) {
  const double path = std::max(path_m, 1.0);
  const double water = air.relative_humidity * saturated_water_pa(air.temperature_k) * path;  // N/m
  const double feet = path / 0.3048;
  double tau = 1;
  switch (method) {
    case TransmissivityMethod::wayne:
      return wayne_transmissivity(path, air);
    case TransmissivityMethod::bagster:
      tau = 2.02 * std::pow(water, -0.09);
      break;
    case TransmissivityMethod::casal:
      if (water < 1e4)
        tau = 1.53 * std::pow(water, -0.06);
      else
        tau = water <= 1e5 ? 2.02 * std::pow(water, -0.09) : 2.85 * std::pow(water, -0.12);
      break;
    case TransmissivityMethod::gost:
      tau = std::exp(-7e-4 * path_m);
      break;
    case TransmissivityMethod::api521:
      tau = 0.79 * std::pow(1 / air.relative_humidity, 1.0 / 16) * std::pow(100 / feet, 1.0 / 16);
      break;
    case TransmissivityMethod::none:
      break;
  }
  return std::clamp(tau, 1e-6, 1.0);
}

[[nodiscard]] const Basis& basis_of(TransmissivityMethod method);

namespace about {
inline constexpr About co2{.unit = "ppm",
                           .range = {.low = 1, .high = 1e5},
                           .meaning = "carbon dioxide in the air",
                           .meaning_zh = "空气中 CO2 体积分数",
                           .source = "global mean of 2015",
                           .status = Status::derived};
inline constexpr About transmissivity{.unit = "1",
                                      .range = {.low = 0, .high = 1, .low_open = true},
                                      .meaning = "share of the radiation that passes the air",
                                      .meaning_zh = "大气透射率"};
}  // namespace about

struct TransmissivityInput {
  TransmissivityMethod method = TransmissivityMethod::wayne;
  double path_m = 100;
  double temperature_k = 293.15;
  double relative_humidity = 0.7;
  double co2_ppm = 400;

  static constexpr auto fields() {
    using S = TransmissivityInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "correlation", .meaning_zh = "关联式"}),
        field("path_m", &S::path_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e5},
               .meaning = "path from the surface of the flame",
               .meaning_zh = "自火焰表面起的光程",
               .warn_outside = {.low = 10, .high = 1000}}),
        field("temperature_k", &S::temperature_k, about::air_temperature),
        field("relative_humidity", &S::relative_humidity, about::relative_humidity),
        field("co2_ppm", &S::co2_ppm, about::co2)};
  }
};

struct TransmissivityResult {
  double transmissivity = 1;
  double water_vapour_pa = 0;
  double water_path_n_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = TransmissivityResult;
    using parameters::field;
    return std::tuple{field("transmissivity", &S::transmissivity, about::transmissivity),
                      field("water_vapour_pa", &S::water_vapour_pa,
                            {.unit = "Pa",
                             .meaning = "partial pressure of water vapour",
                             .meaning_zh = "水蒸气分压"}),
                      field("water_path_n_m", &S::water_path_n_m,
                            {.unit = "N/m",
                             .meaning = "partial pressure of water vapour times path",
                             .meaning_zh = "水蒸气分压与光程之积"})};
  }
};

[[nodiscard]] TransmissivityResult evaluate_transmissivity(const TransmissivityInput& input);

}  // namespace yuyan::consequence
