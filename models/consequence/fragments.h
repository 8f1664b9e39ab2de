// How far pieces of a burst vessel fly.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct FragmentsInput {
  double mass_kg = 10000;
  double volume_m3 = 25;
  std::optional<double> fireball_radius_m = {};
  double fragment_energy_j = 2e7;
  double vessel_mass_kg = 5000;

  static constexpr auto fields() {
    using S = FragmentsInput;
    using parameters::field;
    return std::tuple{field("mass_kg", &S::mass_kg,
                            {.unit = "kg",
                             .range = parameters::positive,
                             .meaning = "mass of liquefied gas in the vessel",
                             .meaning_zh = "液化气质量"}),
                      field("volume_m3", &S::volume_m3,
                            {.unit = "m3",
                             .range = parameters::positive,
                             .meaning = "volume of the vessel",
                             .meaning_zh = "容器容积"}),
                      field("fireball_radius_m", &S::fireball_radius_m,
                            {.unit = "m",
                             .range = parameters::positive,
                             .meaning = "radius of the fireball; of CCPS unless given",
                             .meaning_zh = "火球半径"}),
                      field("fragment_energy_j", &S::fragment_energy_j,
                            {.unit = "J",
                             .range = parameters::non_negative,
                             .meaning = "kinetic energy of all pieces",
                             .meaning_zh = "碎片总动能"}),
                      field("vessel_mass_kg", &S::vessel_mass_kg,
                            {.unit = "kg",
                             .range = parameters::positive,
                             .meaning = "mass of the empty vessel",
                             .meaning_zh = "容器自重"})};
  }
};

struct FragmentsResult {
  double end_range_m = 0;
  double fireball_radius_m = 0;
  double range_80_percent_m = 0;
  double range_usual_most_m = 0;
  double range_most_m = 0;
  double speed_m_s = 0;
  double drag_free_range_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = FragmentsResult;
    using parameters::field;
    return std::tuple{
        field("end_range_m", &S::end_range_m,
              {.unit = "m",
               .meaning = "range of the ends of a cylinder (rocketing)",
               .meaning_zh = "封头飞散距离"}),
        field("fireball_radius_m", &S::fireball_radius_m,
              {.unit = "m", .meaning = "radius of the fireball", .meaning_zh = "火球半径"}),
        field("range_80_percent_m", &S::range_80_percent_m,
              {.unit = "m",
               .meaning = "four fireball radii: 80 % of the pieces",
               .meaning_zh = "80 % 碎片距离(4 倍火球半径)"}),
        field("range_usual_most_m", &S::range_usual_most_m,
              {.unit = "m",
               .meaning = "15 fireball radii: hardly any beyond",
               .meaning_zh = "15 倍火球半径"}),
        field("range_most_m", &S::range_most_m,
              {.unit = "m",
               .meaning = "30 fireball radii: none beyond",
               .meaning_zh = "30 倍火球半径"}),
        field("speed_m_s", &S::speed_m_s,
              {.unit = "m/s",
               .meaning = "speed if all pieces share the energy evenly",
               .meaning_zh = "平均初速度"}),
        field("drag_free_range_m", &S::drag_free_range_m,
              {.unit = "m",
               .meaning = "v^2/g: no piece of that speed gets farther",
               .meaning_zh = "无阻力最大射程"})};
  }
};

/// Ends of a cylinder: 90 M^0.333 m below 5 m3, 465 M^0.10 above.
[[nodiscard]] FragmentsResult fragments(const FragmentsInput& input);

}  // namespace yuyan::consequence
