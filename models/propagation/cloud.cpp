#include "models/propagation/cloud.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace yuyan::propagation {
namespace {

/// The times u in [0, length] at which a u^2 + 2 b u + c <= 0: at most two intervals.
std::vector<Stay> times_inside(double a, double b, double c, double length) {
  std::vector<Stay> inside;
  const auto add = [&](double from, double to) {
    from = std::max(from, 0.0);
    to = std::min(to, length);
    if (from <= to) inside.push_back({from, to});
  };
  if (a == 0) {  // the edge moves at one speed relative to the place
    if (b == 0) {
      if (c <= 0) add(0, length);
    } else if (b > 0) {
      add(0, -c / (2 * b));
    } else {
      add(-c / (2 * b), length);
    }
    return inside;
  }
  const double discriminant = b * b - a * c;
  if (discriminant < 0) {
    if (a < 0) add(0, length);
    return inside;
  }
  // q has the larger magnitude of the two sums, so neither root loses digits.
  const double q = -(b + std::copysign(std::sqrt(discriminant), b));
  const double first = q / a;
  const double second = q == 0 ? first : c / q;
  const auto [low, high] = std::minmax(first, second);
  if (a > 0) {
    add(low, high);
  } else {
    add(0, low);
    add(high, length);
  }
  return inside;
}

void append(std::vector<Stay>& stays, const Stay& stay) {
  constexpr double rounding_s = 1e-9;
  if (!stays.empty() && stay.from_s <= stays.back().to_s + rounding_s)
    stays.back().to_s = std::max(stays.back().to_s, stay.to_s);
  else
    stays.push_back(stay);
}

}  // namespace

std::vector<Stay> stays(const Cloud& cloud, const Point& place) {
  std::vector<Stay> found;
  for (std::size_t i = 0; i + 1 < cloud.outline.size(); ++i) {
    const auto& [start, radius] = cloud.outline[i];
    const double length = cloud.outline[i + 1].time_s - start;
    if (!(length > 0)) throw std::logic_error("Cloud: the times of the outline must increase");
    const double growth = (cloud.outline[i + 1].radius_m - radius) / length;
    const double elapsed = start - cloud.outline.front().time_s;
    const double east = cloud.origin.x_m + cloud.drift_east_m_s * elapsed - place.x_m;
    const double north = cloud.origin.y_m + cloud.drift_north_m_s * elapsed - place.y_m;
    // |centre - place|^2 - radius^2 as a quadratic in the time since the segment began.
    const double a = cloud.drift_east_m_s * cloud.drift_east_m_s +
                     cloud.drift_north_m_s * cloud.drift_north_m_s - growth * growth;
    const double b = east * cloud.drift_east_m_s + north * cloud.drift_north_m_s - radius * growth;
    const double c = east * east + north * north - radius * radius;
    for (const Stay& stay : times_inside(a, b, c, length))
      append(found, {start + stay.from_s, start + stay.to_s});
  }
  return found;
}

Arrival first_arrival(const Cloud& cloud, std::span<const Point> places, double after_s) {
  Arrival first{places.size(), std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < places.size(); ++i)
    for (const Stay& stay : stays(cloud, places[i])) {
      if (stay.to_s < after_s) continue;
      const double time_s = std::max(stay.from_s, after_s);
      if (time_s < first.time_s) first = {i, time_s};
      break;
    }
  return first;
}

}  // namespace yuyan::propagation
