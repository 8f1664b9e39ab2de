// What can burn, fail or be hit: a tank, a vessel, a pump room, a tanker, a building, a bund.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "models/consequence/time_to_failure.h"
#include "models/parameters/field.h"

namespace yuyan::propagation {

enum class Kind {
  fixed_roof_tank,
  internal_floating_roof_tank,
  external_floating_roof_tank,
  pressurised_vessel,
  pipework,  ///< pump room, pipe rack, loading arms
  tanker,
  building,
  bund,  ///< burns when something has spilled into it; never fails itself
};

constexpr auto choices(Kind) {
  using parameters::Choice;
  return std::array{Choice{"fixed_roof_tank", Kind::fixed_roof_tank},
                    Choice{"internal_floating_roof_tank", Kind::internal_floating_roof_tank},
                    Choice{"external_floating_roof_tank", Kind::external_floating_roof_tank},
                    Choice{"pressurised_vessel", Kind::pressurised_vessel},
                    Choice{"pipework", Kind::pipework},
                    Choice{"tanker", Kind::tanker},
                    Choice{"building", Kind::building},
                    Choice{"bund", Kind::bund}};
}

/// One unit of the site. Plan coordinates: x east, y north. A plan shape that is no circle is
/// given by the diameter of the circle of the same area.
struct Asset {
  std::string id;
  Kind kind = Kind::fixed_roof_tank;
  double x_m = 0;
  double y_m = 0;
  double diameter_m = 10;
  double height_m = 10;  ///< of the shell, where its liquid burns; 0 for a bund
  double volume_m3 = 1000;
  std::string fuel;  ///< name in consequence's fuels; empty: nothing that burns
  double liquid_m3 = 0;
  std::string bund;         ///< id of the bund it stands in, empty: none
  double water_heel_m = 0;  ///< water under the oil: what a boilover needs
  double wall_thickness_m = 0.008;
  double fireproofed_share = 0;  ///< of the incident heat kept off while the fireproofing lasts
  double fireproofing_s = 0;     ///< time under damaging heat for which it lasts
  double time_to_failure_factor = 1;  ///< scatter of the correlation, for the caller to draw

  static constexpr auto fields() {
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("id", &Asset::id, {.meaning = "name, unique on the site", .required = true}),
        field("kind", &Asset::kind,
              {.meaning = "what it is", .meaning_zh = "设备类型", .required = true}),
        field("x_m", &Asset::x_m, {.unit = "m", .meaning = "east", .required = true}),
        field("y_m", &Asset::y_m, {.unit = "m", .meaning = "north", .required = true}),
        field("diameter_m", &Asset::diameter_m,
              {.unit = "m",
               .range = {.low = 0.1, .high = 300},
               .meaning = "diameter, or of the circle of the same plan area",
               .meaning_zh = "直径",
               .required = true}),
        field("height_m", &Asset::height_m,
              {.unit = "m",
               .range = {.low = 0, .high = 100},
               .meaning = "height of the shell; 0 for a bund",
               .meaning_zh = "高度",
               .required = true}),
        field("volume_m3", &Asset::volume_m3,
              {.unit = "m3",
               .range = parameters::positive,
               .meaning = "nominal volume",
               .meaning_zh = "容积",
               .required = true}),
        field("fuel", &Asset::fuel,
              {.meaning = "what it holds; empty: nothing that burns", .meaning_zh = "介质"}),
        field("liquid_m3", &Asset::liquid_m3,
              {.unit = "m3",
               .range = parameters::non_negative,
               .meaning = "liquid in it at the start",
               .meaning_zh = "储量"}),
        field("bund", &Asset::bund, {.meaning = "the bund it stands in", .meaning_zh = "防火堤"}),
        field("water_heel_m", &Asset::water_heel_m,
              {.unit = "m",
               .range = parameters::non_negative,
               .meaning = "water under the oil; a boilover needs some"}),
        field("wall_thickness_m", &Asset::wall_thickness_m,
              {.unit = "m",
               .range = {.low = 0.001, .high = 0.2},
               .meaning = "wall thickness, used by the steel wall only"}),
        field("fireproofed_share", &Asset::fireproofed_share,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "heat kept off while the fireproofing lasts"}),
        field("fireproofing_s", &Asset::fireproofing_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time under damaging heat for which the fireproofing lasts"}),
        field("time_to_failure_factor", &Asset::time_to_failure_factor,
              {.unit = "1",
               .range = parameters::positive,
               .meaning = "scatter of the time to failure",
               .drawn = parameters::Drawn::for_each_entity}),
    };
  }
};

/// Which laws of damage hold for it; empty: neither heat nor blast breaks it here. Tankers count as
/// atmospheric, as those of oil products are. What a building does to the people in it is a matter
/// of harm, not of escalation.
[[nodiscard]] constexpr std::optional<consequence::EquipmentCategory> category_of(Kind kind) {
  using consequence::EquipmentCategory;
  switch (kind) {
    case Kind::pressurised_vessel:
      return EquipmentCategory::pressurised;
    case Kind::pipework:
      return EquipmentCategory::elongated;
    case Kind::building:
    case Kind::bund:
      return std::nullopt;
    default:
      return EquipmentCategory::atmospheric;
  }
}

/// A place: x east, y north, z above ground.
struct Point {
  double x_m = 0;
  double y_m = 0;
  double z_m = 0;
};

}  // namespace yuyan::propagation
