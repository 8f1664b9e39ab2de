#include "models/consequence/blast_tnt.h"

#include <array>
#include <span>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

/// ln y = sum c_i (ln Z)^i up to a scaled distance.
struct Segment {
  double to;
  std::array<double, 7> c;
};

std::optional<double> fitted(std::span<const Segment> segments, double from, double z) {
  if (z < from || z > segments.back().to) return std::nullopt;
  const Segment* used = segments.data();
  while (z > used->to) ++used;
  double ln_y = 0;
  for (std::size_t i = used->c.size(); i-- > 0;) ln_y = ln_y * std::log(z) + used->c[i];
  return std::exp(ln_y);
}

// Swisdak 1994, kPa, ms and kPa ms/kg^(1/3).
constexpr std::array incident{Segment{2.9, {7.2106, -2.1069, -0.3229, 0.1117, 0.0685}},
                              Segment{23.8, {7.5938, -3.0523, 0.40977, 0.0261, -0.01267}},
                              Segment{198.5, {6.0536, -1.4066}}};
constexpr std::array reflected{
    Segment{2, {9.006, -2.6893, -0.6295, 0.1011, 0.29255, 0.13505, 0.019736}},
    Segment{40, {8.8396, -1.733, -2.64, 2.293, -0.8232, 0.14247, -0.0099}}};
constexpr std::array incident_impulse{Segment{0.96, {5.522, 1.117, 0.6, -0.292, -0.087}},
                                      Segment{2.38, {5.465, -0.308, -1.464, 1.362, -0.432}},
                                      Segment{33.7, {5.2749, -0.4677, -0.2499, 0.0588, -0.00554}},
                                      Segment{158.7, {5.9825, -1.062}}};
constexpr std::array reflected_impulse{Segment{40, {6.7853, -1.3466, 0.101, -0.01123}}};
constexpr std::array arrival{Segment{1.5, {-0.7604, 1.8058, 0.1257, -0.0437, -0.0310, -0.00669}},
                             Segment{40, {-0.7137, 1.5732, 0.5561, -0.4213, 0.1054, -0.00929}}};
constexpr std::array duration{Segment{1.02, {0.5426, 3.2299, -1.5931, -5.9667, -4.0815, -0.9149}},
                              Segment{2.8, {0.5440, 2.7082, -9.7354, 14.3425, -9.7791, 2.8535}},
                              Segment{40, {-2.4608, 7.1639, -5.6215, 2.2711, -0.44994, 0.03486}}};

std::optional<double> times(std::optional<double> value, double factor) {
  if (value) *value *= factor;
  return value;
}

}  // namespace

GroundBurst ground_burst(double z) {
  return {.incident_pa = times(fitted(incident, 0.2, z), 1e3),
          .reflected_pa = times(fitted(reflected, 0.06, z), 1e3),
          .incident_impulse = fitted(incident_impulse, 0.2, z),
          .reflected_impulse = fitted(reflected_impulse, 0.06, z),
          .arrival = times(fitted(arrival, 0.06, z), 1e-3),
          .duration = times(fitted(duration, 0.2, z), 1e-3)};
}

double ground_burst_distance(double incident_pa) {
  double near = std::log(0.2), far = std::log(198.5);
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (near + far);
    const auto pressure = fitted(incident, 0.2, std::exp(middle));
    (pressure && *pressure * 1e3 >= incident_pa ? near : far) = middle;
  }
  return std::exp(0.5 * (near + far));
}

BlastTntResult blast_tnt(const BlastTntInput& input) {
  BlastTntResult result;
  result.tnt_kg = input.charge_kg * input.tnt_factor;
  const double root = std::cbrt(result.tnt_kg);
  result.scaled_distance = input.scaled_distance.value_or(input.distance_m / root);
  const double z = result.scaled_distance;
  if (z < 0.06 || z > 198.5)
    refuse(input.scaled_distance ? "scaled_distance" : "distance_m",
           input.scaled_distance ? z : input.distance_m,
           {"scaled distance 0.06 to 198.5 m/kg^(1/3)", "比例距离 0.06 至 198.5 m/kg^(1/3)"},
           {"the fits end there", "超出拟合范围"});
  const GroundBurst burst = ground_burst(z);
  result.incident_pa = burst.incident_pa;
  result.reflected_pa = burst.reflected_pa;
  result.incident_impulse_pa_s = times(burst.incident_impulse, root);
  result.reflected_impulse_pa_s = times(burst.reflected_impulse, root);
  result.arrival_s = times(burst.arrival, root);
  result.duration_s = times(burst.duration, root);
  if (burst.incident_pa) {
    const double p = *burst.incident_pa;
    result.dynamic_pa = 2.5 * p * p / (7 * standard_pressure_pa + p);
  }
  result.notes.rests_on(ground_burst_basis);
  if (z < 0.2)
    result.notes.warn("nearer than 0.2 m/kg^(1/3): only reflected values and arrival are known",
                      "比例距离小于 0.2:仅有反射值与到达时间");
  if (z > 40)
    result.notes.warn("farther than 40 m/kg^(1/3): only incident values are known",
                      "比例距离大于 40:仅有入射值");
  return result;
}

}  // namespace yuyan::consequence
