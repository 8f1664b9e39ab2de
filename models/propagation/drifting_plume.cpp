#include "models/propagation/drifting_plume.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace yuyan::propagation {
namespace {

constexpr double nearest_m = 1, farthest_m = 5e4;
constexpr std::size_t lines = 80;
const double step = std::log(farthest_m / nearest_m) / (lines - 1);
constexpr double nothing = 1e-300;
/// The front of a trail is a straight rise as steep as the Gaussian one in its middle: half of its
/// length in standard deviations, sqrt(2 pi)/2.
constexpr double front_sigmas = 1.2533141373155;
/// Where nodes are set as a trail sweeps over a place, in standard deviations.
constexpr std::array sweep_sigmas{0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.5, 3.0, 3.7};
constexpr double widest_sigmas = 4.5;
/// Air that has come so far gets no more poisonous, smoke that rose included.
constexpr double old_m = 1e4;

/// 0 outside of an end of a trail, 1 inside, half at the end itself.
double front(double inside_m, double sigma_m) {
  return std::clamp(0.5 + inside_m / (2 * front_sigmas * sigma_m), 0.0, 1.0);
}

}  // namespace

PlumeSections::PlumeSections(const std::function<PlumeSection(double)>& section) {
  peak_.reserve(lines);
  sigma_.reserve(lines);
  for (std::size_t i = 0; i < lines; ++i) {
    const PlumeSection here = section(nearest_m * std::exp(step * static_cast<double>(i)));
    peak_.push_back(std::log(std::max(here.peak_kg_m3, nothing)));
    sigma_.push_back(std::log(here.sigma_m));
  }
}

PlumeSection PlumeSections::at(double way_m) const {
  const double place =
      std::clamp(std::log(std::max(way_m, nearest_m) / nearest_m) / step, 0.0, lines - 1.0);
  const auto i = std::min(static_cast<std::size_t>(place), lines - 2);
  const double share = place - static_cast<double>(i);
  return {.peak_kg_m3 = std::exp(peak_[i] + share * (peak_[i + 1] - peak_[i])),
          .sigma_m = std::exp(sigma_[i] + share * (sigma_[i + 1] - sigma_[i]))};
}

double PlumeSections::largest_kg_m3() const {
  return peak_.empty() ? 0 : std::exp(*std::ranges::max_element(peak_));
}

double PlumeSections::reach_m(double level_kg_m3) const {
  const double level = std::log(level_kg_m3);
  std::size_t last = peak_.size();
  while (last > 0 && peak_[last - 1] < level) --last;
  if (last == 0) return 0;
  double line = static_cast<double>(last - 1);
  if (last < peak_.size()) line += (peak_[last - 1] - level) / (peak_[last - 1] - peak_[last]);
  return nearest_m * std::exp(step * line);
}

void DriftingPlume::change(double time_s, double wind_m_s, double towards_deg,
                           PlumeSections sections) {
  if (!epochs_.empty() && time_s < epochs_.back().from_s)
    throw std::logic_error("a plume was changed backwards in time");
  const Drift now = epochs_.empty() ? Drift{} : drift(time_s);
  const double towards = towards_deg * std::numbers::pi / 180;
  Epoch epoch{time_s,
              std::max(wind_m_s, calm_m_s),
              std::sin(towards),
              std::cos(towards),
              now.east_m,
              now.north_m,
              now.path_m,
              std::move(sections)};
  if (!epochs_.empty() && time_s == epochs_.back().from_s)
    epochs_.back() = std::move(epoch);
  else
    epochs_.push_back(std::move(epoch));
  // What has gone farther than the table reaches is forgotten.
  while (epochs_.size() > 1 && now.path_m - epochs_[1].path_m > farthest_m)
    epochs_.erase(epochs_.begin());
}

DriftingPlume::Drift DriftingPlume::drift(double time_s) const {
  auto epoch = std::ranges::upper_bound(epochs_, time_s, {}, &Epoch::from_s);
  if (epoch != epochs_.begin()) --epoch;
  const double way_m = epoch->wind_m_s * std::max(0.0, time_s - epoch->from_s);
  return {epoch->drift_east_m + way_m * epoch->east, epoch->drift_north_m + way_m * epoch->north,
          epoch->path_m + way_m};
}

double DriftingPlume::end_s(std::size_t epoch) const {
  return epoch + 1 < epochs_.size() ? epochs_[epoch + 1].from_s : never;
}

/// What the air released in one epoch gives at a place and a time.
double DriftingPlume::trail(std::size_t index, const Point& place, double time_s) const {
  const Epoch& epoch = epochs_[index];
  if (epoch.sections.empty() || time_s <= epoch.from_s) return 0;
  const double until_s = std::min(end_s(index), time_s);
  const bool flows = until_s == time_s;
  const Drift now = drift(time_s), then = flows ? now : drift(until_s);
  const double x = place.x_m - source_.x_m - (now.east_m - then.east_m);
  const double y = place.y_m - source_.y_m - (now.north_m - then.north_m);
  const double along = x * epoch.east + y * epoch.north;
  const double across = x * epoch.north - y * epoch.east;
  const double way_m = along + now.path_m - then.path_m;
  if (way_m <= 0 || (flows && along <= 0)) return 0;
  const PlumeSection section = epoch.sections.at(way_m);
  const double spread = across / section.sigma_m;
  if (std::abs(spread) > widest_sigmas) return 0;
  const double length_m = epoch.wind_m_s * (until_s - epoch.from_s);
  // Head less what is behind the tail: along the wind no mass is lost or won.
  const double ends = std::max(
      0.0, front(length_m - along, section.sigma_m) - (flows ? 0 : front(-along, section.sigma_m)));
  return section.peak_kg_m3 * std::exp(-0.5 * spread * spread) * ends;
}

double DriftingPlume::at(const Point& place, double time_s) const {
  double sum = 0;
  for (std::size_t i = 0; i < epochs_.size(); ++i) sum += trail(i, place, time_s);
  return sum;
}

/// The trail that is being released lies still; only its front moves.
bool DriftingPlume::add_times_of_present(const Point& place, double negligible,
                                         std::vector<double>& times) const {
  const Epoch& epoch = epochs_.back();
  const double x = place.x_m - source_.x_m, y = place.y_m - source_.y_m;
  const double along = x * epoch.east + y * epoch.north;
  if (epoch.sections.empty() || along <= 0) return false;
  const PlumeSection section = epoch.sections.at(along);
  const double spread = (x * epoch.north - y * epoch.east) / section.sigma_m;
  if (section.peak_kg_m3 * std::exp(-0.5 * spread * spread) < negligible) return false;
  const double half_m = front_sigmas * section.sigma_m;
  times.push_back(epoch.from_s + std::max(0.0, along - half_m) / epoch.wind_m_s);
  times.push_back(epoch.from_s + (along + half_m) / epoch.wind_m_s);
  return true;
}

/// A trail released before sweeps over the place as a stiff line.
bool DriftingPlume::add_times_of_past(std::size_t index, const Point& place, double negligible,
                                      std::vector<double>& times) const {
  const Epoch &epoch = epochs_[index], &present = epochs_.back();
  if (epoch.sections.empty() || epoch.sections.largest_kg_m3() < negligible) return false;
  const double begin_s = present.from_s;
  const Drift now = drift(begin_s), then = drift(end_s(index));
  const double x = place.x_m - source_.x_m - (now.east_m - then.east_m);
  const double y = place.y_m - source_.y_m - (now.north_m - then.north_m);
  const double along = x * epoch.east + y * epoch.north;
  const double across = x * epoch.north - y * epoch.east;
  const double along_rate =
      -present.wind_m_s * (present.east * epoch.east + present.north * epoch.north);
  const double across_rate =
      -present.wind_m_s * (present.east * epoch.north - present.north * epoch.east);
  const double aged_m = now.path_m - then.path_m;
  if (aged_m > old_m && epoch.sections.at(aged_m).peak_kg_m3 < negligible) return false;
  const double length_m = epoch.wind_m_s * (end_s(index) - epoch.from_s);
  const auto sigma_after = [&](double seconds) {
    const double way_m = std::clamp(along + along_rate * seconds, 0.0, length_m) + aged_m +
                         present.wind_m_s * seconds;
    return epoch.sections.at(way_m).sigma_m;
  };
  // When some part of the trail is abreast of the place.
  double from_s = 0, to_s = never;
  const auto cut = [&](double a_s, double b_s) {
    from_s = std::max(from_s, std::min(a_s, b_s));
    to_s = std::min(to_s, std::max(a_s, b_s));
  };
  const auto passes = [&](double end_m) { return (end_m - along) / along_rate; };
  const auto half_m = [&](double end_m) {
    return front_sigmas * sigma_after(std::max(0.0, passes(end_m)));
  };
  const bool runs_along = std::abs(along_rate) > 1e-9, runs_across = std::abs(across_rate) > 1e-9;
  if (runs_along)
    cut(passes(-half_m(0)), passes(length_m + half_m(length_m)));
  else if (along < -half_m(0) || along > length_m + half_m(length_m))
    return false;
  if (from_s >= to_s) return false;
  // And its axis near it.
  const double nearest_s =
      runs_across ? std::clamp(-across / across_rate, from_s, std::min(to_s, 1e7)) : from_s;
  const double sigma = sigma_after(nearest_s);
  if (std::abs(across + across_rate * nearest_s) > widest_sigmas * sigma) return false;
  const double widest_m = 1.5 * widest_sigmas * sigma;
  if (runs_across) cut((-widest_m - across) / across_rate, (widest_m - across) / across_rate);
  if (from_s >= to_s || !std::isfinite(to_s)) return false;
  const auto add = [&](double seconds) {
    if (seconds > from_s && seconds < to_s) times.push_back(begin_s + seconds);
  };
  times.push_back(begin_s + from_s);
  times.push_back(begin_s + to_s);
  if (runs_across)
    for (const double sigmas : sweep_sigmas)
      for (const double side : {-1.0, 1.0}) add((side * sigmas * sigma - across) / across_rate);
  if (runs_along)
    for (const double end_m : {0.0, length_m})
      for (const double side : {-1.0, 0.0, 1.0}) add(passes(end_m + side * half_m(end_m)));
  // The spread grows while the trail passes.
  for (const double share : {0.25, 0.5, 0.75}) add(from_s + share * (to_s - from_s));
  return true;
}

ConcentrationCourse DriftingPlume::course(const Point& place, double negligible) const {
  if (epochs_.empty()) return {};
  std::vector<double> times;
  struct Passing {
    std::size_t trail;
    double from_s, to_s;
  };
  std::vector<Passing> passing;
  for (std::size_t i = 0; i + 1 < epochs_.size(); ++i)
    if (const std::size_t first = times.size(); add_times_of_past(i, place, negligible, times))
      passing.push_back({i, times[first], times[first + 1]});
  const std::size_t last = epochs_.size() - 1;
  if (add_times_of_present(place, negligible, times)) passing.push_back({last, 0, never});
  if (times.empty()) return {};
  times.push_back(changed_s());
  std::ranges::sort(times);
  std::vector<ConcentrationNode> nodes;
  nodes.reserve(times.size());
  bool any = false;
  for (const double time_s : times) {
    if (!nodes.empty() && time_s - nodes.back().time_s < 1e-3) continue;
    double sum = 0;
    for (const Passing& one : passing)
      if (time_s >= one.from_s && time_s <= one.to_s) sum += trail(one.trail, place, time_s);
    nodes.push_back({time_s, sum});
    any |= nodes.back().kg_m3 >= negligible;
  }
  if (!any) return {};
  // In the end there is what the present wind brings for as long as it lasts.
  constexpr double late_s = 1e9;
  nodes.push_back({nodes.back().time_s + 1, trail(last, place, late_s)});
  return ConcentrationCourse(std::move(nodes));
}

}  // namespace yuyan::propagation
