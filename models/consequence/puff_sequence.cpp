#include "models/consequence/puff_sequence.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

struct Drift {
  double east = 0;
  double north = 0;
  double path = 0;
};

/// Way of the air from time 0.
Drift drift_until(double time_s, const std::vector<WindStep>& wind) {
  Drift drift;
  for (std::size_t i = 0; i < wind.size() && wind[i].from_s < time_s; ++i) {
    const double until = i + 1 < wind.size() ? std::min(wind[i + 1].from_s, time_s) : time_s;
    const double way = wind[i].speed_m_s * (until - wind[i].from_s);
    const double angle = wind[i].towards_deg * pi / 180;
    drift.east += way * std::sin(angle);
    drift.north += way * std::cos(angle);
    drift.path += way;
  }
  return drift;
}

/// Mass released until a time.
double released_until(double time_s, const std::vector<ReleaseStep>& release) {
  double mass = 0;
  for (std::size_t i = 0; i < release.size() && release[i].from_s < time_s; ++i) {
    const double until = i + 1 < release.size() ? std::min(release[i + 1].from_s, time_s) : time_s;
    mass += release[i].rate_kg_s * (until - release[i].from_s);
  }
  return mass;
}

[[noreturn]] void refuse_list(std::string_view key, std::size_t size, const Text& reason) {
  refuse(key, static_cast<double>(size),
         {"lists of one length, in order of time", "各列表等长且按时间排列"}, reason);
}

void check_lists(const PuffSequenceInput& in) {
  const Text length{"the number of values differs from the number of times",
                    "数值个数与时间个数不一致"};
  const Text order{"the times are not in order", "时间未按顺序排列"};
  if (in.release_times_s.empty() || in.release_rates_kg_s.size() != in.release_times_s.size())
    refuse_list("release_rates_kg_s", in.release_rates_kg_s.size(), length);
  if (in.wind_times_s.empty() || in.wind_speeds_m_s.size() != in.wind_times_s.size())
    refuse_list("wind_speeds_m_s", in.wind_speeds_m_s.size(), length);
  if (in.wind_towards_deg.size() != in.wind_times_s.size())
    refuse_list("wind_towards_deg", in.wind_towards_deg.size(), length);
  if (!std::ranges::is_sorted(in.release_times_s))
    refuse_list("release_times_s", in.release_times_s.size(), order);
  if (!std::ranges::is_sorted(in.wind_times_s))
    refuse_list("wind_times_s", in.wind_times_s.size(), order);
  constexpr double most_puffs = 1e5;
  if (in.time_s / in.interval_s > most_puffs)
    refuse("interval_s", in.interval_s, {"at most 100000 puffs", "烟团不超过 100000 个"},
           {"too many puffs", "烟团过多"});
}

}  // namespace

Puff PuffSpread::grown(const DriftingPuff& puff) const {
  const double way = std::max(puff.travelled_m, 1.0);
  return {
      puff.mass_kg, height_m,
      as_plume ? plume_sigma(sigma_set, stability, way) : puff_sigma(sigma_set, stability, way)};
}

std::vector<DriftingPuff> puffs_at(double time_s, const std::vector<ReleaseStep>& release,
                                   const std::vector<WindStep>& wind, double interval_s) {
  std::vector<DriftingPuff> puffs;
  const Drift now = drift_until(time_s, wind);
  const auto intervals = static_cast<std::size_t>(std::ceil(time_s / interval_s));
  puffs.reserve(intervals);
  double released = 0;
  for (std::size_t i = 0; i < intervals; ++i) {
    const double from = static_cast<double>(i) * interval_s;
    const double until = std::min(from + interval_s, time_s);
    const double by_now = released_until(until, release);
    const double mass = by_now - released;
    released = by_now;
    if (mass <= 0) continue;
    const Drift then = drift_until(0.5 * (from + until), wind);
    puffs.push_back({mass, now.east - then.east, now.north - then.north, now.path - then.path});
  }
  return puffs;
}

double concentration(const std::vector<DriftingPuff>& puffs, const PuffSpread& spread,
                     double east_m, double north_m, double z_m) {
  double sum = 0;
  for (const DriftingPuff& puff : puffs) {
    const Puff grown = spread.grown(puff);
    const double east = east_m - puff.east_m, north = north_m - puff.north_m;
    const double reach = 8 * std::max(grown.sigma.x, grown.sigma.y);
    if (east * east + north * north > reach * reach) continue;
    // Along and across the way the puff has come; where it has not moved there is no direction.
    const double way = std::hypot(puff.east_m, puff.north_m);
    const double along_east = way > 0 ? puff.east_m / way : 1,
                 along_north = way > 0 ? puff.north_m / way : 0;
    sum += concentration(grown, east * along_east + north * along_north,
                         north * along_east - east * along_north, z_m);
  }
  return sum;
}

PuffSequenceResult puff_sequence(const PuffSequenceInput& input) {
  check_lists(input);
  std::vector<ReleaseStep> release;
  release.reserve(input.release_times_s.size());
  for (std::size_t i = 0; i < input.release_times_s.size(); ++i)
    release.push_back({input.release_times_s[i], input.release_rates_kg_s[i]});
  std::vector<WindStep> wind;
  wind.reserve(input.wind_times_s.size());
  for (std::size_t i = 0; i < input.wind_times_s.size(); ++i)
    wind.push_back({input.wind_times_s[i], input.wind_speeds_m_s[i], input.wind_towards_deg[i]});
  const PuffSpread spread{input.stability, input.sigma_set, input.as_plume, input.release_height_m};
  const auto at = [&](double time_s) {
    return concentration(puffs_at(time_s, release, wind, input.interval_s), spread, input.east_m,
                         input.north_m, input.z_m);
  };

  PuffSequenceResult result;
  const auto puffs = puffs_at(input.time_s, release, wind, input.interval_s);
  result.puffs = static_cast<double>(puffs.size());
  result.released_kg = released_until(input.time_s, release);
  result.nearest_m = std::hypot(input.east_m, input.north_m);
  double gap = 0;
  for (const DriftingPuff& puff : puffs) {
    const double distance = std::hypot(input.east_m - puff.east_m, input.north_m - puff.north_m);
    result.farthest_m = std::max(result.farthest_m, puff.travelled_m);
    if (distance > result.nearest_m) continue;
    result.nearest_m = distance;
    gap = wind.back().speed_m_s * input.interval_s / spread.grown(puff).sigma.x;
  }
  result.spacing_ratio = gap;
  result.concentration_kg_m3 = at(input.time_s);
  result.concentration_mg_m3 = 1e6 * result.concentration_kg_m3;

  const int steps = static_cast<int>(std::clamp(input.time_s / input.interval_s, 20.0, 200.0));
  const double step = input.time_s / steps;
  for (int i = 1; i <= steps; ++i) {
    const double time = i * step;
    const double here = i == steps ? result.concentration_kg_m3 : at(time);
    result.dose_kg_s_m3 += here * step * (i == steps ? 0.5 : 1);
    if (here > result.peak_kg_m3) {
      result.peak_kg_m3 = here;
      result.peak_time_s = time;
    }
  }
  result.notes.rests_on({"sequence of Gaussian puffs",
                         "superposition; equals the plume in a "
                         "steady wind",
                         Status::derived});
  result.notes.rests_on(basis_of(input.sigma_set));
  if (gap > 2)
    result.notes.warn("the puffs stand apart at this place: shorten interval_s",
                      "该处烟团间距过大:请减小 interval_s");
  return result;
}

}  // namespace yuyan::consequence
