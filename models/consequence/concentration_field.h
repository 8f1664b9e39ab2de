// A map of concentration: how much ground a plume, or a sequence of puffs, covers above given
// levels.
#pragma once

#include <array>
#include <optional>
#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/dispersion_grid.h"

namespace yuyan::consequence {

/// What is drawn on the map.
enum class CloudMethod { plume, puffs };

constexpr auto choices(CloudMethod) {
  using parameters::Choice;
  return std::array{Choice{"plume", CloudMethod::plume}, Choice{"puffs", CloudMethod::puffs}};
}

struct ConcentrationFieldInput {
  CloudMethod method = CloudMethod::plume;
  std::vector<double> levels_kg_m3 = {1e-5, 1e-4, 1e-3};
  double release_kg_s = 1;
  double release_duration_s = 600;
  double wind_m_s = 3;
  double towards_deg = 90;
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::briggs_rural;
  double release_height_m = 0;
  double z_m = 0;
  double averaging_time_s = 600;
  std::optional<double> mixing_height_m = {};
  double time_s = 600;
  double interval_s = 10;
  bool as_plume = true;
  double west_m = -200;
  double east_m = 3800;
  double south_m = -1000;
  double north_m = 1000;
  double cell_m = 5;

  static constexpr auto fields() {
    using S = ConcentrationFieldInput;
    using parameters::field;
    constexpr auto place = between(-1e5, 1e5);
    return std::tuple{
        field("method", &S::method,
              asked("a steady plume, or puffs of a release that ends (averaging time and lid are "
                    "those of the plume only)",
                    "连续烟羽,或有限时长泄漏的烟团")),
        field("levels_kg_m3", &S::levels_kg_m3,
              asked("kg/m3", above(0, 1e3), "levels whose reach is asked for", "浓度等级")),
        field("release_kg_s", &S::release_kg_s,
              asked("kg/s", between(0, 1e6), "rate of release", "泄漏速率")),
        field("release_duration_s", &S::release_duration_s,
              asked("s", above(0, 1e5), "of the release (puffs)", "泄漏时长(烟团)")),
        field("wind_m_s", &S::wind_m_s, about::plume_wind),
        field("towards_deg", &S::towards_deg,
              asked("deg", between(-360, 360),
                    "to where the wind blows, clockwise from north (90: to the east)",
                    "风吹去的方向(自北顺时针)")),
        field("stability", &S::stability, about::stability),
        field("sigma_set", &S::sigma_set, about::sigma_set),
        field("release_height_m", &S::release_height_m,
              asked("m", between(0, 1000), "height of release", "释放高度")),
        field("z_m", &S::z_m, asked("m", between(0, 5000), "height of the map", "计算高度")),
        field("averaging_time_s", &S::averaging_time_s,
              asked("s", between(1, 1e5), "averaging time (plume)", "平均时间(烟羽)")),
        field("mixing_height_m", &S::mixing_height_m,
              asked("m", above(0, 1e4), "height of a lid, none unless given (plume)",
                    "混合层高度(烟羽)")),
        field("time_s", &S::time_s,
              asked("s", above(0, 1e5), "after the start of the release (puffs)",
                    "泄漏开始后的时刻(烟团)")),
        field("interval_s", &S::interval_s,
              asked("s", above(0, 3600), "between puffs", "烟团时间间隔")),
        field("as_plume", &S::as_plume,
              asked("puffs spread as a plume does (10 min mean), else as single puffs",
                    "按烟羽参数扩散(10 min 平均)")),
        field("west_m", &S::west_m, asked("m", place, "western edge of the map", "地图西界")),
        field("east_m", &S::east_m, asked("m", place, "eastern edge of the map", "地图东界")),
        field("south_m", &S::south_m, asked("m", place, "southern edge of the map", "地图南界")),
        field("north_m", &S::north_m, asked("m", place, "northern edge of the map", "地图北界")),
        field("cell_m", &S::cell_m,
              asked("m", above(0, 1e4), "spacing of the points", "网格间距"))};
  }
};

struct ConcentrationFieldResult {
  double points = 0;
  double highest_kg_m3 = 0;
  double highest_east_m = 0;
  double highest_north_m = 0;
  std::vector<double> areas_m2;
  std::vector<double> reaches_m;
  std::vector<double> open_edges;
  Notes notes;

  static constexpr auto fields() {
    using S = ConcentrationFieldResult;
    using parameters::field;
    return std::tuple{
        field("points", &S::points, shown("1", "points of the map", "网格点数")),
        field("highest_kg_m3", &S::highest_kg_m3,
              shown("kg/m3", "highest concentration on the map", "最大浓度")),
        field("highest_east_m", &S::highest_east_m, shown("m", "where: east", "最大浓度东坐标")),
        field("highest_north_m", &S::highest_north_m, shown("m", "where: north", "最大浓度北坐标")),
        field("areas_m2", &S::areas_m2,
              shown("m2", "ground at each level or above it", "各等级覆盖面积")),
        field(
            "reaches_m", &S::reaches_m,
            shown("m", "farthest point at each level or above it, 0 if nowhere", "各等级最远距离")),
        field("open_edges", &S::open_edges,
              shown("1", "1: the level reaches the edge of the map, area and reach are too small",
                    "1 表示已达地图边界"))};
  }
};

/// The cloud that the map shows, at its points. `input` as concentration_field() takes it.
[[nodiscard]] Field field_of(const ConcentrationFieldInput& input);
/// The points of the map.
[[nodiscard]] MapGrid grid_of(const ConcentrationFieldInput& input);

/// Throws InputError for a map without extent or with more than 4 million points.
[[nodiscard]] ConcentrationFieldResult concentration_field(const ConcentrationFieldInput& input);

}  // namespace yuyan::consequence
