// Mass explosion of fireworks or pyrotechnic composition.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class Pyrotechnic { black_powder, colour_composition, flash_powder, packed_fireworks };

constexpr auto choices(Pyrotechnic) {
  using parameters::Choice;
  using P = Pyrotechnic;
  return std::array{
      Choice{"black_powder", P::black_powder}, Choice{"colour_composition", P::colour_composition},
      Choice{"flash_powder", P::flash_powder}, Choice{"packed_fireworks", P::packed_fireworks}};
}

struct FireworksExplosionInput {
  Pyrotechnic kind = Pyrotechnic::black_powder;
  double composition_kg = 1000;
  double mass_exploding_share = 1;
  std::optional<double> tnt_factor = {};
  double distance_m = 100;

  static constexpr auto fields() {
    using S = FireworksExplosionInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("kind", &S::kind, asked("what explodes", "烟火药类别")),
        field("composition_kg", &S::composition_kg,
              asked("kg", above(0, 1e7), "net mass of composition in the building or heap",
                    "净药量")),
        field("mass_exploding_share", &S::mass_exploding_share,
              from(asked("1", above(0, 1), "share that explodes at once", "同时爆炸份额"),
                   "division 1.1: all of it", Status::derived)),
        field("tnt_factor", &S::tnt_factor,
              asked("1", above(0, 2), "TNT that a kilogram is worth", "TNT 当量系数")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e5), "from the explosion", "至爆炸中心距离"))};
  }
};

struct FireworksExplosionResult {
  double tnt_factor = 0;
  double tnt_kg = 0;
  double scaled_distance = 0;
  std::optional<double> overpressure_pa = {};
  std::optional<double> impulse_pa_s = {};
  std::optional<double> arrival_s = {};
  double window_breakage_m = 0;
  double partial_demolition_m = 0;
  double destruction_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = FireworksExplosionResult;
    using parameters::field;
    return std::tuple{
        field("tnt_factor", &S::tnt_factor,
              shown("1", "TNT that a kilogram is worth", "TNT 当量系数")),
        field("tnt_kg", &S::tnt_kg, shown("kg", "equivalent TNT", "TNT 当量")),
        field("scaled_distance", &S::scaled_distance,
              shown("m/kg^(1/3)", "distance over the cube root of the TNT", "比例距离")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "peak side-on overpressure", "入射超压峰值")),
        field("impulse_pa_s", &S::impulse_pa_s, shown("Pa s", "side-on impulse", "入射冲量")),
        field("arrival_s", &S::arrival_s, shown("s", "arrival of the shock", "冲击波到达时间")),
        field("window_breakage_m", &S::window_breakage_m,
              shown("m", "to where 1.03 kPa break window panes", "玻璃破碎距离(1.03 kPa)")),
        field(
            "partial_demolition_m", &S::partial_demolition_m,
            shown("m", "to where 6.9 kPa make houses uninhabitable", "房屋部分毁坏距离(6.9 kPa)")),
        field("destruction_m", &S::destruction_m,
              shown("m", "to where 34.5 kPa destroy houses", "房屋基本摧毁距离(34.5 kPa)"))};
  }
};

/// Throws InputError where Kingery-Bulmash does not hold.
[[nodiscard]] FireworksExplosionResult fireworks_explosion(const FireworksExplosionInput& input);

}  // namespace yuyan::consequence
