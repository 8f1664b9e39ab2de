#include "models/response/hose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace yuyan::response {
namespace {

constexpr double pa_of_psi = 6894.757;
constexpr double l_s_of_100_gpm = 6.309020;
constexpr double m_of_100_ft = 30.48;
constexpr double least_pressure_pa = 1e-9;

/// Pressure that friction may use, between two pumps.
double usable_pa(const PumpStage& pump) {
  return std::max(pump.discharge_pa - pump.intake_pa, least_pressure_pa);
}

}  // namespace

double hose_coefficient(double bore_mm) {
  static constexpr std::array<std::pair<double, double>, 4> table{
      {{65, 2.0}, {77, 0.8}, {100, 0.2}, {125, 0.08}}};
  for (const auto& [bore, coefficient] : table)
    if (std::abs(bore - bore_mm) < 2.5) return coefficient;
  throw std::invalid_argument("hose has a bore of 65, 77, 100 or 125 mm");
}

double friction_loss_pa(const HoseLine& hose, double flow_l_s, double length_m) {
  const double q = flow_l_s / hose.lines / l_s_of_100_gpm;
  return hose.coefficient * q * q * length_m / m_of_100_ft * pa_of_psi;
}

double reach_m(const HoseLine& hose, const PumpStage& pump, double flow_l_s, double rise_pa) {
  const double a_metre_pa = friction_loss_pa(hose, flow_l_s, 1);
  if (a_metre_pa <= 0) return std::numeric_limits<double>::infinity();
  return std::max(0.0, usable_pa(pump) - rise_pa) / a_metre_pa;
}

int relay_pumps(const HoseLine& hose, const PumpStage& pump, double flow_l_s, double length_m,
                double rise_pa) {
  const double needed_pa = friction_loss_pa(hose, flow_l_s, length_m) + std::max(rise_pa, 0.0);
  return std::max(1, static_cast<int>(std::ceil(needed_pa / usable_pa(pump) - 1e-9)));
}

double relay_flow_l_s(const HoseLine& hose, const PumpStage& pump, int pumps, double length_m,
                      double rise_pa) {
  if (length_m <= 0) return std::numeric_limits<double>::infinity();
  const double left_pa = pumps * usable_pa(pump) - std::max(rise_pa, 0.0);
  const double at_1_l_s_pa = friction_loss_pa(hose, 1, length_m);
  return left_pa <= 0 ? 0 : std::sqrt(left_pa / at_1_l_s_pa);
}

double cycle_s(const Shuttle& shuttle) {
  return 2 * shuttle.way_s + shuttle.handling_s +
         1000 * shuttle.volume_m3 * (1 / shuttle.fill_l_s + 1 / shuttle.discharge_l_s);
}

double shuttle_flow_l_s(const Shuttle& shuttle, int tankers) {
  const double carried_l_s = tankers * 1000 * shuttle.volume_m3 / cycle_s(shuttle);
  return std::min(carried_l_s, shuttle.fill_l_s);
}

}  // namespace yuyan::response
