// Potential impact radius of a natural gas transmission line.
#pragma once

#include <cmath>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// The heat flux the radius stands for: 5000 Btu/(h ft2).
inline constexpr double impact_radius_flux_w_m2 = 15773;

/// 0.69 d sqrt(p) ft with d in inches and p in psi (gauge), as m of m and Pa.
[[nodiscard]] inline double pipeline_impact_radius_m(double diameter_m, double pressure_pa) {
  constexpr double inch_m = 0.0254, foot_m = 0.3048, psi_pa = 6894.757293;
  return 0.69 * (diameter_m / inch_m) * std::sqrt(pressure_pa / psi_pa) * foot_m;
}

struct PipelineImpactRadiusInput {
  double diameter_m = 0.762;
  double pressure_pa = 6.4e6;
  double heat_flux_w_m2 = impact_radius_flux_w_m2;

  static constexpr auto fields() {
    using S = PipelineImpactRadiusInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{field("diameter_m", &S::diameter_m,
                            asked("m", above(0, 2), "outside diameter of the line", "管道外径")),
                      field("pressure_pa", &S::pressure_pa,
                            asked("Pa", above(0, 3e7),
                                  "highest operating pressure; the code means gauge pressure",
                                  "最高运行压力(规范指表压)")),
                      field("heat_flux_w_m2", &S::heat_flux_w_m2,
                            from(asked("W/m2", between(1000, 1e5),
                                       "radiation that the radius stands for", "对应的热辐射强度"),
                                 "5000 Btu/(h ft2), recollected", Status::unverified))};
  }
};

struct PipelineImpactRadiusResult {
  double radius_m = 0;
  double si_constant_radius_m = 0;
  double width_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PipelineImpactRadiusResult;
    using parameters::field;
    return std::tuple{
        field("radius_m", &S::radius_m, shown("m", "potential impact radius", "潜在影响半径")),
        field("si_constant_radius_m", &S::si_constant_radius_m,
              shown("m", "by 0.00315 d sqrt(p) of mm and kPa, second form", "公制常数结果")),
        field("width_m", &S::width_m,
              shown("m", "of the strip along the line, twice the radius", "影响带宽度"))};
  }
};

[[nodiscard]] PipelineImpactRadiusResult pipeline_impact_radius(
    const PipelineImpactRadiusInput& input);

}  // namespace yuyan::consequence
