// The flame above a burning pool: how long, how tilted, how hot. Plain functions of doubles, SI,
// tilt in radians from the vertical. rate: burning rate of a square metre, kg/m2/s.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class LengthMethod { thomas, thomas_wind, pritchard_binding, casal, heskestad };
enum class TiltMethod { yellow_book, aga, none };
enum class EmissiveMethod { mudan, heat_balance, shokri_beyler };

constexpr auto choices(LengthMethod) {
  using parameters::Choice;
  using M = LengthMethod;
  return std::array{Choice{"thomas", M::thomas}, Choice{"thomas_wind", M::thomas_wind},
                    Choice{"pritchard_binding", M::pritchard_binding}, Choice{"casal", M::casal},
                    Choice{"heskestad", M::heskestad}};
}
constexpr auto choices(TiltMethod) {
  using parameters::Choice;
  return std::array{Choice{"yellow_book", TiltMethod::yellow_book}, Choice{"aga", TiltMethod::aga},
                    Choice{"none", TiltMethod::none}};
}
constexpr auto choices(EmissiveMethod) {
  using parameters::Choice;
  return std::array{Choice{"mudan", EmissiveMethod::mudan},
                    Choice{"heat_balance", EmissiveMethod::heat_balance},
                    Choice{"shokri_beyler", EmissiveMethod::shokri_beyler}};
}

/// What the flame stands in.
struct FlameAir {
  double wind_m_s = 0;
  double density_kg_m3 = 1.204;
  double viscosity_m2_s = 1.5e-5;
  double gravity_m_s2 = standard_gravity_m_s2;
};

/// u* = max(1, u10/(g m'' D/rho)^(1/3)).
[[nodiscard]] inline double scaled_wind(double diameter, double rate, const FlameAir& air) {
  return std::max(1.0,
                  air.wind_m_s / std::cbrt(air.gravity_m_s2 * rate * diameter / air.density_kg_m3));
}

/// m''/(rho sqrt(g D)).
[[nodiscard]] inline double scaled_rate(double diameter, double rate, const FlameAir& air) {
  return rate / (air.density_kg_m3 * std::sqrt(air.gravity_m_s2 * diameter));
}

/// Flame length along its axis over the diameter.
///   thomas             42 x^0.61 (still air)            thomas_wind  55 x^0.67 u*^-0.21
///   pritchard_binding  10.615 x^0.305 u*^-0.03          casal        7.74 x^0.375 u*^-0.1
///   heskestad          0.235 Q^0.4/D - 1.02, Q in kW    with x = m''/(rho sqrt(g D))
[[nodiscard]] inline double flame_length_ratio(LengthMethod method, double diameter, double rate,
                                               double heat_of_combustion_j_kg,
                                               const FlameAir& air) {
  const double x = scaled_rate(diameter, rate, air);
  const double wind = scaled_wind(diameter, rate, air);
  switch (method) {
    case LengthMethod::thomas:
      return 42 * std::pow(x, 0.61);
    case LengthMethod::thomas_wind:
      return 55 * std::pow(x, 0.67) * std::pow(wind, -0.21);
    case LengthMethod::pritchard_binding:
      return 10.615 * std::pow(x, 0.305) * std::pow(wind, -0.03);
    case LengthMethod::casal:
      return 7.74 * std::pow(x, 0.375) * std::pow(wind, -0.1);
    case LengthMethod::heskestad: {
      const double heat_kw = rate * pi / 4 * diameter * diameter * heat_of_combustion_j_kg / 1000;
      return std::max(0.0, 0.235 * std::pow(heat_kw, 0.4) / diameter - 1.02);
    }
  }
  return 0;
}

/// c = tan(tilt)/cos(tilt) = 0.666 Fr^0.333 Re^0.117, Fr = u^2/(g D), Re = u D/nu.
[[nodiscard]] inline double tilt_parameter(double diameter, const FlameAir& air) {
  if (air.wind_m_s <= 0) return 0;
  const double froude = air.wind_m_s * air.wind_m_s / (air.gravity_m_s2 * diameter);
  const double reynolds = air.wind_m_s * diameter / air.viscosity_m2_s;
  return 0.666 * std::pow(froude, 0.333) * std::pow(reynolds, 0.117);
}

/// Angle whose tan/cos is c: sin = (sqrt(4 c^2 + 1) - 1)/(2 c), in a form exact at c = 0.
[[nodiscard]] inline double tilt_of_parameter(double c) {
  return std::asin(2 * c / (std::sqrt(4 * c * c + 1) + 1));
}

/// Tilt of the flame from the vertical, radians; AGA: cos = 1/sqrt(u*).
[[nodiscard]] inline double flame_tilt(TiltMethod method, double diameter, double rate,
                                       const FlameAir& air) {
  switch (method) {
    case TiltMethod::yellow_book:
      return tilt_of_parameter(tilt_parameter(diameter, air));
    case TiltMethod::aga:
      return std::acos(1 / std::sqrt(scaled_wind(diameter, rate, air)));
    case TiltMethod::none:
      break;
  }
  return 0;
}

/// D'/D = 1.5 (u^2/(g D))^0.069, at least 1: how far the wind drags the base of the flame.
[[nodiscard]] inline double drag_ratio(double diameter, const FlameAir& air) {
  const double froude = air.wind_m_s * air.wind_m_s / (air.gravity_m_s2 * diameter);
  return std::max(1.0, 1.5 * std::pow(froude, 0.069));
}

/// Mudan, smoky fires: 140 exp(-0.12 D) + 20 (1 - exp(-0.12 D)) kW/m2, returned in W/m2.
[[nodiscard]] inline double mudan_emissive_power(double diameter) {
  const double clear = std::exp(-0.12 * diameter);
  return 140e3 * clear + 20e3 * (1 - clear);
}

/// Shokri-Beyler effective: 58 x 10^(-0.00823 D) kW/m2, returned in W/m2.
[[nodiscard]] inline double shokri_beyler_emissive_power(double diameter) {
  return 58e3 * std::pow(10, -0.00823 * diameter);
}

/// Radiated share of the heat over the flame's surface, without soot: Fs m'' Hc/(1 + 4 L/D), W/m2.
[[nodiscard]] inline double clear_emissive_power(double radiant_fraction, double rate,
                                                 double heat_of_combustion_j_kg,
                                                 double length_ratio) {
  return radiant_fraction * rate * heat_of_combustion_j_kg / (1 + 4 * length_ratio);
}

[[nodiscard]] const Basis& basis_of(LengthMethod method);
[[nodiscard]] const Basis& basis_of(TiltMethod method);
[[nodiscard]] const Basis& basis_of(EmissiveMethod method);

}  // namespace yuyan::consequence
