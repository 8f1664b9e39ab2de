// Harm to people by thermal radiation: dose, probits with their origin named, clothing, escape.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/consequence/probit.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class ThermalProbit {
  eisenberg,
  eisenberg_osd30,
  tsao_perry,
  tsao_perry_osd30,
  purple_book,
  tno,
  lees,
  lees_kw,
  burn_first_degree,
  burn_second_degree
};

constexpr auto choices(ThermalProbit) {
  using parameters::Choice;
  using M = ThermalProbit;
  return std::array{Choice{"eisenberg", M::eisenberg},
                    Choice{"eisenberg_osd30", M::eisenberg_osd30},
                    Choice{"tsao_perry", M::tsao_perry},
                    Choice{"tsao_perry_osd30", M::tsao_perry_osd30},
                    Choice{"purple_book", M::purple_book},
                    Choice{"tno", M::tno},
                    Choice{"lees", M::lees},
                    Choice{"lees_kw", M::lees_kw},
                    Choice{"burn_first_degree", M::burn_first_degree},
                    Choice{"burn_second_degree", M::burn_second_degree}};
}

/// Dose of a constant flux, t q^(4/3), in (W/m2)^(4/3) s.
[[nodiscard]] inline double thermal_dose(double heat_flux_w_m2, double exposure_s) {
  return exposure_s * heat_flux_w_m2 * std::cbrt(heat_flux_w_m2);
}

/// Y = a + b ln(dose), dose in (W/m2)^(4/3) s. The OSD/30 forms are printed for kW/m2: their dose
/// is 1e4 times smaller, and their constant is rounded, so they differ in the third digit. Lees
/// counts half of the dose.
[[nodiscard]] inline double thermal_probit(ThermalProbit method, double dose) {
  constexpr double per_kw = 1e-4;
  switch (method) {
    case ThermalProbit::eisenberg:
      return log_probit(-38.48, 2.56, dose);
    case ThermalProbit::eisenberg_osd30:
      return log_probit(-14.9, 2.56, dose * per_kw);
    case ThermalProbit::tsao_perry:
      return log_probit(-36.38, 2.56, dose);
    case ThermalProbit::tsao_perry_osd30:
      return log_probit(-12.8, 2.56, dose * per_kw);
    case ThermalProbit::purple_book:
      return log_probit(-36.38, 2.56, dose);
    case ThermalProbit::tno:
      return log_probit(-37.23, 2.56, dose);
    case ThermalProbit::lees:
      return log_probit(-29.02, 1.99, 0.5 * dose);
    case ThermalProbit::lees_kw:
      return log_probit(-10.7, 1.99, dose * per_kw);
    case ThermalProbit::burn_first_degree:
      return log_probit(-39.83, 3.0186, dose);
    case ThermalProbit::burn_second_degree:
      return log_probit(-43.14, 3.0186, dose);
  }
  return 0;
}

/// The dose at which the probit is Y: the inverse of thermal_probit.
[[nodiscard]] double thermal_dose_of_probit(ThermalProbit method, double probit);

/// Someone who stands for a while and then runs straight away from a fire whose flux falls with the
/// square of the distance.
struct Escape {
  double distance_m = 50;        ///< from the centre of the flame at first
  double reaction_s = 5;         ///< before he runs
  double speed_m_s = 4;          ///< 0: he stays
  double safe_flux_w_m2 = 1000;  ///< where he stops
};

/// Dose with escape: t_r q^(4/3) while he stands, then in closed form the integral of
/// (q (x/(x + v t))^2)^(4/3) until he is safe or the exposure ends.
[[nodiscard]] double escape_dose(double heat_flux_w_m2, double exposure_s, const Escape& escape);

/// Seconds under heat with escape: until the flux is safe, or the exposure ends.
[[nodiscard]] double escape_time(double heat_flux_w_m2, double exposure_s, const Escape& escape);

[[nodiscard]] const Basis& basis_of(ThermalProbit method);

struct ThermalHarmInput {
  ThermalProbit method = ThermalProbit::eisenberg;
  double heat_flux_w_m2 = 5000;
  double exposure_s = 60;
  std::optional<double> dose_si = {};
  double shelter_share = 1;
  double clothing_factor = 1;
  double escape_speed_m_s = 0;
  double reaction_s = 5;
  double flame_distance_m = 50;
  double safe_heat_flux_w_m2 = 1000;

  static constexpr auto fields() {
    using S = ThermalHarmInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method,
              {.meaning = "probit function, by its origin", .meaning_zh = "概率函数(按来源命名)"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 1e6},
               .meaning = "incident heat flux",
               .meaning_zh = "入射热流密度"}),
        field("exposure_s", &S::exposure_s,
              {.unit = "s",
               .range = {.low = 0, .high = 86400},
               .meaning = "duration of the heat",
               .meaning_zh = "暴露时间"}),
        field("dose_si", &S::dose_si,
              {.unit = "(W/m2)^(4/3) s",
               .range = parameters::non_negative,
               .meaning = "thermal dose",
               .meaning_zh = "热剂量"}),
        field("shelter_share", &S::shelter_share,
              {.unit = "1",
               .range = parameters::share,
               .meaning =
                   "share of the heat flux that reaches the person: 1 in the open, 0 behind a wall",
               .meaning_zh = "到达人体的热流份额(露天为 1)"}),
        field("clothing_factor", &S::clothing_factor,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "factor on the probability for clothing: 0.14 protected, 0.95 "
                          "unprotected; 1 leaves the probit alone",
               .meaning_zh = "衣着修正系数:有防护 0.14,无防护 0.95",
               .source = "fireSIM gives 0.14 and 0.95",
               .status = Status::verified}),
        field("escape_speed_m_s", &S::escape_speed_m_s,
              {.unit = "m/s",
               .range = {.low = 0, .high = 10},
               .meaning = "speed of running away from the flame; 0: stays. fireSIM uses 4",
               .meaning_zh = "逃离速度;0 表示不逃离",
               .status = Status::assumed}),
        field("reaction_s", &S::reaction_s,
              {.unit = "s",
               .range = {.low = 0, .high = 3600},
               .meaning = "time before running",
               .meaning_zh = "反应时间",
               .source = "fireSIM",
               .status = Status::verified}),
        field("flame_distance_m", &S::flame_distance_m,
              {.unit = "m",
               .range = parameters::positive,
               .meaning = "from the centre of the flame at first (escape)",
               .meaning_zh = "起始距火焰中心距离(逃离)"}),
        field("safe_heat_flux_w_m2", &S::safe_heat_flux_w_m2,
              {.unit = "W/m2",
               .range = parameters::positive,
               .meaning = "heat flux at which running ends",
               .meaning_zh = "安全热流密度"})};
  }
};

struct ThermalHarmResult {
  double heat_flux_received_w_m2 = 0;
  double exposure_effective_s = 0;
  double dose_si = 0;
  double dose_kw = 0;
  std::optional<double> probit = {};
  double probability = 0;
  std::optional<double> fatality_probability = {};
  double dose_half_si = 0;
  std::optional<double> exposure_half_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = ThermalHarmResult;
    using parameters::field;
    return std::tuple{
        field("heat_flux_received_w_m2", &S::heat_flux_received_w_m2,
              {.unit = "W/m2",
               .meaning = "heat flux on the person at first",
               .meaning_zh = "人体初始热流密度"}),
        field("exposure_effective_s", &S::exposure_effective_s,
              {.unit = "s", .meaning = "time under heat", .meaning_zh = "有效受热时间"}),
        field("dose_si", &S::dose_si,
              {.unit = "(W/m2)^(4/3) s", .meaning = "thermal dose", .meaning_zh = "热剂量"}),
        field("dose_kw", &S::dose_kw,
              {.unit = "(kW/m2)^(4/3) s", .meaning = "thermal dose", .meaning_zh = "热剂量"}),
        field("probit", &S::probit, about::probit),
        field("probability", &S::probability, about::probability),
        field("fatality_probability", &S::fatality_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of those exposed who die; empty for burns",
               .meaning_zh = "死亡概率;烧伤方法为空"}),
        field("dose_half_si", &S::dose_half_si,
              {.unit = "(W/m2)^(4/3) s",
               .meaning = "dose at which half suffer the effect, before clothing",
               .meaning_zh = "半数受害剂量"}),
        field("exposure_half_s", &S::exposure_half_s,
              {.unit = "s",
               .meaning = "time at this heat flux to that dose",
               .meaning_zh = "达到半数剂量所需时间"})};
  }
};

[[nodiscard]] ThermalHarmResult thermal_harm(const ThermalHarmInput& input);

}  // namespace yuyan::consequence
