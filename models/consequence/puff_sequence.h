// A release that changes, in a wind that turns: a sequence of Gaussian puffs.
#pragma once

#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/gaussian.h"

namespace yuyan::consequence {

/// From this time on the source gives this rate.
struct ReleaseStep {
  double from_s;
  double rate_kg_s;
};

/// From this time on the wind blows so; direction towards which, clockwise from north.
struct WindStep {
  double from_s;
  double speed_m_s;
  double towards_deg;
};

/// A puff on its way; place east and north of the source.
struct DriftingPuff {
  double mass_kg;
  double east_m;
  double north_m;
  double travelled_m;
};

/// How the puffs of a sequence spread.
struct PuffSpread {
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::briggs_rural;
  bool as_plume = true;  ///< with the spread of a plume (10 min mean), else of single puffs
  double height_m = 0;

  [[nodiscard]] Puff grown(const DriftingPuff& puff) const;
};

/// The puffs at a time: one for each interval in which something was released, set free in its
/// middle. Before the first step the source is shut and the air still; each list in order of time.
[[nodiscard]] std::vector<DriftingPuff> puffs_at(double time_s,
                                                 const std::vector<ReleaseStep>& release,
                                                 const std::vector<WindStep>& wind,
                                                 double interval_s);

/// kg/m3 at a place east and north of the source, z above the ground.
[[nodiscard]] double concentration(const std::vector<DriftingPuff>& puffs, const PuffSpread& spread,
                                   double east_m, double north_m, double z_m);

struct PuffSequenceInput {
  std::vector<double> release_times_s = {0, 600};
  std::vector<double> release_rates_kg_s = {1, 0};
  std::vector<double> wind_times_s = {0};
  std::vector<double> wind_speeds_m_s = {3};
  std::vector<double> wind_towards_deg = {90};
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::briggs_rural;
  bool as_plume = true;
  double release_height_m = 0;
  double interval_s = 10;
  double east_m = 500;
  double north_m = 0;
  double z_m = 0;
  double time_s = 600;

  static constexpr auto fields() {
    using S = PuffSequenceInput;
    using parameters::field;
    return std::tuple{
        field("release_times_s", &S::release_times_s,
              asked("s", between(0, 1e6), "when each rate begins", "各泄漏速率起始时间")),
        field("release_rates_kg_s", &S::release_rates_kg_s,
              asked("kg/s", between(0, 1e6), "rates from these times on", "各时段泄漏速率")),
        field("wind_times_s", &S::wind_times_s,
              asked("s", between(0, 1e6), "when each wind begins", "各风况起始时间")),
        field("wind_speeds_m_s", &S::wind_speeds_m_s,
              asked("m/s", between(0, 60), "speeds from these times on", "各时段风速")),
        field("wind_towards_deg", &S::wind_towards_deg,
              asked("deg", between(-360, 360),
                    "to where the wind blows, clockwise from north (90: to the east)",
                    "风吹去的方向(自北顺时针)")),
        field("stability", &S::stability, about::stability),
        field("sigma_set", &S::sigma_set, about::sigma_set),
        field("as_plume", &S::as_plume,
              asked("puffs spread as a plume does (10 min mean), else as single puffs",
                    "按烟羽参数扩散(10 min 平均)")),
        field("release_height_m", &S::release_height_m,
              asked("m", between(0, 1000), "height of release", "释放高度")),
        field("interval_s", &S::interval_s,
              asked("s", above(0, 3600), "between puffs", "烟团时间间隔")),
        field("east_m", &S::east_m, asked("m", between(-1e5, 1e5), "of the source", "东向坐标")),
        field("north_m", &S::north_m, asked("m", between(-1e5, 1e5), "of the source", "北向坐标")),
        field("z_m", &S::z_m, asked("m", between(0, 5000), "above the ground", "离地高度")),
        field("time_s", &S::time_s, asked("s", above(0, 1e6), "asked for", "计算时刻"))};
  }
};

struct PuffSequenceResult {
  double puffs = 0;
  double released_kg = 0;
  double farthest_m = 0;
  double nearest_m = 0;
  double spacing_ratio = 0;
  double concentration_kg_m3 = 0;
  double concentration_mg_m3 = 0;
  double dose_kg_s_m3 = 0;
  double peak_kg_m3 = 0;
  double peak_time_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PuffSequenceResult;
    using parameters::field;
    return std::tuple{
        field("puffs", &S::puffs, shown("1", "puffs on their way", "烟团个数")),
        field("released_kg", &S::released_kg, shown("kg", "released by then", "累计泄漏量")),
        field("farthest_m", &S::farthest_m, shown("m", "longest way of a puff", "烟团最远行程")),
        field("nearest_m", &S::nearest_m,
              shown("m", "of the place to the centre of a puff", "至最近烟团中心距离")),
        field("spacing_ratio", &S::spacing_ratio,
              shown("1", "gap between puffs over their spread, at the place",
                    "烟团间距与扩散参数之比")),
        field("concentration_kg_m3", &S::concentration_kg_m3,
              shown("kg/m3", "concentration at that time", "该时刻浓度")),
        field("concentration_mg_m3", &S::concentration_mg_m3,
              shown("mg/m3", "concentration at that time", "该时刻浓度")),
        field("dose_kg_s_m3", &S::dose_kg_s_m3,
              shown("kg s/m3", "time integral up to then", "截至该时刻的浓度时间积分")),
        field("peak_kg_m3", &S::peak_kg_m3,
              shown("kg/m3", "largest concentration up to then", "截至该时刻的最大浓度")),
        field("peak_time_s", &S::peak_time_s, shown("s", "when that was", "最大浓度出现时刻"))};
  }
};

/// Throws InputError for lists of different length or out of order, and for a release that would
/// take more than 100 000 puffs.
[[nodiscard]] PuffSequenceResult puff_sequence(const PuffSequenceInput& input);

}  // namespace yuyan::consequence
