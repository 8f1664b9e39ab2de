#include "models/consequence/jet_fire.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <boost/math/tools/roots.hpp>

#include "models/consequence/frustum.h"
#include "models/consequence/input_error.h"
#include "models/consequence/vector3.h"

namespace yuyan::consequence {
namespace {

constexpr double degree = pi / 180;
constexpr double air_molar_mass = 0.028964;
constexpr double product_molar_mass = 0.0247;  // burnt hydrogen and air; others within 15 %

double specific_gas_constant(double molar_mass) { return gas_constant_j_mol_k / molar_mass; }

double air_density(const JetFireInput& input) {
  return input.ambient_pressure_pa /
         (specific_gas_constant(air_molar_mass) * input.ambient_temperature_k);
}

AirColumn air_of(const JetFireInput& input) {
  return {input.ambient_temperature_k, input.relative_humidity, input.co2_ppm};
}

std::optional<Vector3> target_of(const JetFireInput& input) {
  if (!input.target_x_m) return std::nullopt;
  return Vector3{*input.target_x_m, input.target_y_m, input.target_z_m};
}

[[noreturn]] void refuse_inside(Vector3 target) {
  refuse("target_x_m", target.x, {"outside the flame", "火焰之外"},
         {"the target stands in the flame", "目标位于火焰内"});
}

/// The gas as it leaves the hole, at ambient pressure.
struct ExpandedJet {
  double velocity_m_s = 0, temperature_k = 0, density_kg_m3 = 0;
};

GasExit exit_of(const JetFireInput& input, const SubstanceData& gas) {
  const double density =
      input.pressure_pa / (specific_gas_constant(gas.molar_mass_kg_mol) * input.temperature_k);
  return gas_exit({input.pressure_pa, input.temperature_k, density, gas.heat_capacity_ratio},
                  input.ambient_pressure_pa);
}

/// Mass, momentum and energy kept from the hole to ambient pressure (the notional nozzle of Yuceil
/// and Otugen).
ExpandedJet notional_nozzle(const JetFireInput& input, const SubstanceData& gas) {
  const double r = specific_gas_constant(gas.molar_mass_kg_mol);
  const GasExit exit = exit_of(input, gas);
  const double density = exit.pressure_pa / (r * exit.temperature_k);
  ExpandedJet jet;
  jet.velocity_m_s = exit.mass_flux_kg_m2_s / density +
                     (exit.pressure_pa - input.ambient_pressure_pa) / exit.mass_flux_kg_m2_s;
  const double heat_capacity = r * gas.heat_capacity_ratio / (gas.heat_capacity_ratio - 1);
  jet.temperature_k =
      std::max(0.1 * input.temperature_k,
               input.temperature_k - jet.velocity_m_s * jet.velocity_m_s / (2 * heat_capacity));
  jet.density_kg_m3 = input.ambient_pressure_pa / (r * jet.temperature_k);
  return jet;
}

/// Isentropic expansion to ambient pressure: Mach number from p0/pa.
ExpandedJet isentropic_jet(const JetFireInput& input, const SubstanceData& gas) {
  const double k = gas.heat_capacity_ratio, r = specific_gas_constant(gas.molar_mass_kg_mol);
  const double mach = std::sqrt(
      2 / (k - 1) * (std::pow(input.pressure_pa / input.ambient_pressure_pa, (k - 1) / k) - 1));
  ExpandedJet jet;
  jet.temperature_k = 2 * input.temperature_k / (2 + (k - 1) * mach * mach);
  jet.velocity_m_s = mach * std::sqrt(k * r * jet.temperature_k);
  jet.density_kg_m3 = input.ambient_pressure_pa / (r * jet.temperature_k);
  return jet;
}

/// Planck-mean absorption of the flame's products, 1/m: what HyRAM's radiant fraction needs.
double absorption_1_m(Substance fluid) {
  switch (fluid) {
    case Substance::hydrogen:
      return 0.23;
    case Substance::methane:
      return 0.46;
    default:
      return 0.57;
  }
}

constexpr int sources = 50;
constexpr double width_share = 0.17;  // of the flame's length (HyRAM)

/// Middles of equal pieces of a flame that buoyancy bends upwards: the momentum of the jet stays,
/// and the flame, a cone of hot gas of density rho_f, adds (rho_a - rho_f) g times the volume
/// passed.
std::array<Vector3, sources> flame_line(const JetFireInput& input, double length, double momentum_n,
                                        double lightness_kg_m3) {
  const double angle = input.jet_angle_deg * degree;
  const Vector3 jet = momentum_n * Vector3{std::cos(angle), std::sin(angle), 0};
  const double half = width_share / 2;
  std::array<Vector3, sources> line;
  Vector3 tip;
  const double piece = length / sources;
  for (int j = 0; j < sources; ++j) {
    const double s = (j + 0.5) * piece;
    const double lift = lightness_kg_m3 * standard_gravity_m_s2 * pi / 3 * half * half * s * s * s;
    const Vector3 direction = jet + Vector3{0, lift, 0};
    const Vector3 step = (piece / norm(direction)) * direction;
    line.at(static_cast<std::size_t>(j)) = tip + 0.5 * step;
    tip = tip + step;
  }
  return line;
}

/// Heat flux from points along the flame; each radiates its share of the whole. Weights rise evenly
/// to three quarters of the length, then fall evenly.
double line_flux(const JetFireInput& input, Vector3 target,
                 const std::array<Vector3, sources>& line, double radiated_w,
                 std::optional<double>& shown) {
  constexpr int peak = 37;
  double total = 0;
  Vector3 flux, without_air;
  for (int j = 1; j <= sources; ++j) {
    const double weight =
        j <= peak ? j : peak - (peak - 1.0) / (sources - (peak + 1)) * (j - (peak + 1));
    const Vector3 ray = line.at(static_cast<std::size_t>(j - 1)) - target;
    const double distance = norm(ray);
    const double tau = input.transmissivity.value_or(
        transmissivity(TransmissivityMethod::wayne, distance, air_of(input)));
    total += weight;
    const Vector3 part = (weight / (4 * pi * distance * distance * distance)) * ray;
    without_air = without_air + part;
    flux = flux + tau * part;
  }
  shown = norm(without_air) > 0 ? norm(flux) / norm(without_air) : 1;
  return radiated_w * norm(flux) / total;
}

std::array<Vector3, sources> hyram_flame(const JetFireInput& input, const SubstanceData& gas,
                                         JetFireResult& result) {
  const ExpandedJet jet = notional_nozzle(input, gas);
  const double air = air_density(input), f = gas.stoichiometric_mass_fraction;
  const double area = result.mass_rate_kg_s / (jet.density_kg_m3 * jet.velocity_m_s);
  result.jet_velocity_m_s = jet.velocity_m_s;
  result.jet_diameter_m = std::sqrt(4 * area / pi);
  const double ratio = jet.density_kg_m3 / air;
  const double heating =
      (gas.flame_temperature_k - input.ambient_temperature_k) / input.ambient_temperature_k;
  const double froude =
      jet.velocity_m_s * std::pow(f, 1.5) /
      (std::pow(ratio, 0.25) * std::sqrt(heating * standard_gravity_m_s2 * result.jet_diameter_m));
  const double scaled =
      froude < 5 ? 13.5 * std::pow(froude, 0.4) / std::pow(1 + 0.07 * froude * froude, 0.2) : 23;
  result.froude = froude;
  result.flame_length_m = scaled * result.jet_diameter_m * std::sqrt(ratio) / f;
  const double width = width_share * result.flame_length_m;
  result.flame_width_m = width;

  const double flame_density = input.ambient_pressure_pa * product_molar_mass /
                               (gas_constant_j_mol_k * gas.flame_temperature_k);
  const double residence_ms = 1000 * flame_density * width * width * result.flame_length_m * f /
                              (3 * 4 / pi * result.mass_rate_kg_s);
  const double fraction = 9.45e-9 * std::pow(residence_ms * absorption_1_m(input.fluid) *
                                                 std::pow(gas.flame_temperature_k, 4),
                                             0.47);
  result.radiant_fraction = input.radiant_fraction.value_or(std::min(1.0, fraction));
  result.notes.rests_on({"jet flame: length by Froude number, radiant fraction, 50 weighted points",
                         "HyRAM; field tests of Ekoto 2014", Status::verified});
  if (input.fluid != Substance::hydrogen && !input.radiant_fraction)
    result.notes.rests_on(
        {"absorption of flames other than hydrogen", "recollected", Status::unverified});
  result.notes.rests_on(
      {"rise of the flame by buoyancy", "momentum balance of a cone of hot gas", Status::derived});

  const double momentum = result.mass_rate_kg_s * jet.velocity_m_s;
  const auto line = flame_line(input, result.flame_length_m, momentum, air - flame_density);
  result.tip_rise_m = line.back().y - result.flame_length_m * (1 - 0.5 / sources) *
                                          std::sin(input.jet_angle_deg * degree);
  return line;
}

void api_flame(const JetFireInput& input, const SubstanceData& gas, JetFireResult& result) {
  const ExpandedJet jet = isentropic_jet(input, gas);
  result.jet_velocity_m_s = jet.velocity_m_s;
  result.jet_diameter_m =
      std::sqrt(4 * result.mass_rate_kg_s / (pi * jet.density_kg_m3 * jet.velocity_m_s));
  result.flame_length_m = 0.00326 * std::pow(result.heat_release_w, 0.478);
  const double standard =
      input.fluid == Substance::methane || input.fluid == Substance::hydrogen ? 0.2 : 0.3;
  result.radiant_fraction = input.radiant_fraction.value_or(standard);
  result.notes.rests_on(
      {"flare and jet as a point source: API 521", "a worked example on scribd", Status::verified});
  result.notes.rests_on({"flame length 0.00326 (m Hc)^0.478, radiated share 0.2 to 0.3",
                         "recollected", Status::unverified});
}

/// Chamberlain's first length: 0.024 (g Ds/uj^2)^(1/3) Y^(5/3) + 0.2 Y^(2/3) = (2.85/W)^(2/3).
double still_length_ratio(double source_diameter, double velocity, double fuel_share) {
  const double buoyancy =
      0.024 * std::cbrt(standard_gravity_m_s2 * source_diameter / (velocity * velocity));
  const double goal = std::cbrt(std::pow(2.85 / fuel_share, 2));
  const auto excess = [&](double y) {
    const double square = std::cbrt(y * y);
    return buoyancy * square * y + 0.2 * square - goal;
  };
  std::uintmax_t steps = 200;
  const auto [low, high] = boost::math::tools::toms748_solve(
      excess, 0.0, std::pow(goal / 0.2, 1.5), boost::math::tools::eps_tolerance<double>(45), steps);
  return 0.5 * (low + high);
}

Frustum chamberlain_flame(const JetFireInput& input, const SubstanceData& gas,
                          JetFireResult& result) {
  const ExpandedJet jet = isentropic_jet(input, gas);
  const double air = air_density(input), uj = jet.velocity_m_s, r = input.wind_m_s / uj;
  const double ds = std::sqrt(4 * result.mass_rate_kg_s / (pi * air * uj));
  const double m = gas.molar_mass_kg_mol;
  const double still = ds * still_length_ratio(ds, uj, m / (15.816 * m + 0.0395));
  const double length = still * (0.51 * std::exp(-0.4 * input.wind_m_s) + 0.49) *
                        (1 - 0.00607 * (input.jet_angle_deg - 90));
  const double momentum = std::cbrt(standard_gravity_m_s2 / (ds * ds * uj * uj));
  const double bend = r <= 0.05 ? 8000 * r : 134 + 1726 * std::sqrt(r - 0.026);
  const double tilt =
      std::clamp(bend / (still * momentum) + (input.jet_angle_deg - 90) * -std::expm1(-25.6 * r),
                 -179.0, 179.0);
  const double k = 0.185 * std::exp(-20 * r) + 0.015;
  const double sine = std::sin(tilt * degree);
  const double lift = sine == 0 ? k * length : length * std::sin(k * tilt * degree) / sine;
  const double body = std::sqrt(std::max(0.0, length * length - lift * lift * sine * sine)) -
                      lift * std::cos(tilt * degree);
  const double c = 1000 * std::exp(-100 * r) + 0.8;
  const double narrow =
      std::exp(-70 * ds * momentum * c * r) * (1 - std::sqrt(air / jet.density_kg_m3) / 15);
  const double base_width = ds * (13.5 * std::exp(-6 * r) + 1.5) * (1 - narrow);
  const double tip_width =
      length * (0.18 * std::exp(-1.5 * r) + 0.31) * (1 - 0.47 * std::exp(-25 * r));

  result.jet_velocity_m_s = uj;
  result.jet_diameter_m = ds;
  result.flame_length_m = length;
  result.flame_width_m = tip_width;
  result.lift_off_m = lift;
  result.tilt_deg = tilt;
  result.radiant_fraction = input.radiant_fraction.value_or(0.21 * std::exp(-0.00323 * uj) + 0.11);
  result.notes.rests_on({"jet flame as a tilted cut cone: Chamberlain",
                         "fireSIM, with 0.2 Y^(2/3) and the tilt above R = 0.05 (134, 1726) put "
                         "right: both sides meet there",
                         Status::derived});

  const double hole = input.jet_angle_deg * degree, axis = hole - tilt * degree;
  return {lift * Vector3{std::cos(hole), std::sin(hole), 0},
          {std::cos(axis), std::sin(axis), 0},
          body,
          base_width / 2,
          tip_width / 2};
}

double distance_to_middle(const JetFireInput& input, Vector3 target, double length) {
  const double angle = input.jet_angle_deg * degree;
  return norm(target - 0.5 * length * Vector3{std::cos(angle), std::sin(angle), 0});
}

void look_at_frustum(const JetFireInput& input, Vector3 target, const Frustum& flame,
                     JetFireResult& result) {
  if (contains(flame, target)) refuse_inside(target);
  const double distance = norm(target - (flame.base + 0.5 * flame.length_m * flame.axis));
  const double path = std::max(0.0, distance - 0.5 * (flame.base_radius_m + flame.tip_radius_m));
  const double tau = input.transmissivity.value_or(
      transmissivity(TransmissivityMethod::wayne, path, air_of(input)));
  result.slant_distance_m = distance;
  result.transmissivity = tau;
  result.heat_flux_w_m2 =
      result.radiated_w / surface_area_m2(flame) * tau * norm(frustum_view(flame, target));
}

void look_at_point(const JetFireInput& input, Vector3 target, JetFireResult& result) {
  const double distance = distance_to_middle(input, target, result.flame_length_m);
  if (distance == 0) refuse_inside(target);
  const double tau = input.transmissivity.value_or(
      transmissivity(TransmissivityMethod::api521, distance, air_of(input)));
  result.slant_distance_m = distance;
  result.transmissivity = tau;
  result.heat_flux_w_m2 = tau * result.radiated_w / (4 * pi * distance * distance);
}

void look_at_line(const JetFireInput& input, Vector3 target,
                  const std::array<Vector3, sources>& line, JetFireResult& result) {
  const double half_width = width_share * result.flame_length_m / 2;
  for (std::size_t j = 0; j < line.size(); ++j)
    if (norm(line.at(j) - target) < half_width * static_cast<double>(j + 1) / sources)
      refuse_inside(target);
  result.slant_distance_m = norm(target - line.at(sources / 2));
  result.heat_flux_w_m2 = line_flux(input, target, line, result.radiated_w, result.transmissivity);
}

}  // namespace

JetFireResult jet_fire(const JetFireInput& input) {
  const SubstanceData& gas = substance_data(input.fluid);
  JetFireResult result;
  if (gas.heat_of_combustion_j_kg <= 0)
    throw InputError({Problem{
        "fluid",
        std::string(parameters::name_of(input.fluid)),
        "a gas that burns",
        {},
        {std::string(parameters::name_of(input.fluid)) + " does not burn", "该气体不可燃"}}});
  if (input.pressure_pa <= input.ambient_pressure_pa)
    refuse("pressure_pa", input.pressure_pa,
           describe({.low = input.ambient_pressure_pa, .low_open = true}, "Pa"),
           {"nothing drives a jet", "无压差,不形成射流"});
  const double area = pi / 4 * input.hole_diameter_m * input.hole_diameter_m;
  result.mass_rate_kg_s = input.mass_rate_kg_s.value_or(input.discharge_coefficient * area *
                                                        exit_of(input, gas).mass_flux_kg_m2_s);
  result.heat_release_w =
      result.mass_rate_kg_s * input.heat_of_combustion_j_kg.value_or(gas.heat_of_combustion_j_kg);
  const auto radiate = [&] { result.radiated_w = result.radiant_fraction * result.heat_release_w; };
  const auto target = target_of(input);
  switch (input.method) {
    case JetFireMethod::hyram: {
      const auto line = hyram_flame(input, gas, result);
      radiate();
      if (target) look_at_line(input, *target, line, result);
      break;
    }
    case JetFireMethod::api521:
      api_flame(input, gas, result);
      radiate();
      if (target) look_at_point(input, *target, result);
      break;
    case JetFireMethod::chamberlain: {
      const Frustum flame = chamberlain_flame(input, gas, result);
      radiate();
      result.sep_w_m2 = result.radiated_w / surface_area_m2(flame);
      if (target) look_at_frustum(input, *target, flame, result);
      break;
    }
  }
  if (input.wind_m_s > 0 && input.method != JetFireMethod::chamberlain)
    result.notes.warn("only chamberlain takes the wind", "仅 chamberlain 方法考虑风的影响");
  result.notes.rests_on(substance_basis);
  return result;
}

}  // namespace yuyan::consequence
