#include "models/consequence/britter_mcquaid.h"

#include <algorithm>
#include <cmath>

namespace yuyan::consequence {
namespace {

/// log10(x') = slope * alpha + intercept for alpha up to a limit.
struct Segment {
  double to;
  double slope;
  double intercept;
};

double on_segments(std::span<const Segment> segments, double alpha) {
  const Segment* used = segments.data();
  while (alpha > used->to && used + 1 < segments.data() + segments.size()) ++used;
  return used->slope * std::min(alpha, segments.back().to) + used->intercept;
}

constexpr std::array plume_10{Segment{-.55, 0, 1.75}, Segment{-.14, .24, 1.88},
                              Segment{1, -.50, 1.78}};
constexpr std::array plume_05{Segment{-.68, 0, 1.92}, Segment{-.29, .36, 2.16},
                              Segment{-.18, 0, 2.06}, Segment{1, -.56, 1.96}};
constexpr std::array plume_02{Segment{-.69, 0, 2.08}, Segment{-.31, .45, 2.39},
                              Segment{-.16, 0, 2.25}, Segment{1, -.54, 2.16}};
constexpr std::array plume_01{Segment{-.70, 0, 2.25}, Segment{-.29, .49, 2.59},
                              Segment{-.20, 0, 2.45}, Segment{1, -.52, 2.35}};
constexpr std::array plume_005{Segment{-.67, 0, 2.40}, Segment{-.28, .59, 2.80},
                               Segment{-.15, 0, 2.63}, Segment{1, -.48, 2.56}};
constexpr std::array plume_002{Segment{-.69, 0, 2.60}, Segment{-.25, .39, 2.87},
                               Segment{-.13, 0, 2.77}, Segment{1, -.50, 2.71}};

constexpr std::array puff_10{Segment{-.44, 0, .70}, Segment{.43, .26, .81}, Segment{1, 0, .93}};
constexpr std::array puff_05{Segment{-.56, 0, .85}, Segment{.31, .26, 1.00},
                             Segment{1, -.12, 1.12}};
constexpr std::array puff_02{Segment{-.66, 0, .95}, Segment{.32, .36, 1.19},
                             Segment{1, -.26, 1.38}};
constexpr std::array puff_01{Segment{-.71, 0, 1.15}, Segment{.37, .34, 1.39},
                             Segment{1, -.38, 1.66}};
constexpr std::array puff_005{Segment{-.52, 0, 1.48}, Segment{.24, .26, 1.62},
                              Segment{1, -.30, 1.75}};
constexpr std::array puff_002{Segment{.27, 0, 1.83}, Segment{1, -.32, 1.92}};
constexpr std::array puff_001{Segment{-.10, 0, 2.075}, Segment{1, -.27, 2.05}};

double through(std::span<const DilutionPoint> points, double distance) {
  const double at = std::log10(distance);
  if (at >= points.back().log_distance)
    return points.back().concentration * std::pow(10, 2 * (points.back().log_distance - at));
  const auto next =
      std::ranges::find_if(points, [at](const DilutionPoint& p) { return p.log_distance > at; });
  const DilutionPoint& a = *(next - 1);
  const DilutionPoint& b = *next;
  const double share = (at - a.log_distance) / (b.log_distance - a.log_distance);
  return a.concentration + share * (b.concentration - a.concentration);
}

}  // namespace

std::array<DilutionPoint, 6> dense_plume_points(double alpha) {
  return {{{.10, on_segments(plume_10, alpha)},
           {.05, on_segments(plume_05, alpha)},
           {.02, on_segments(plume_02, alpha)},
           {.01, on_segments(plume_01, alpha)},
           {.005, on_segments(plume_005, alpha)},
           {.002, on_segments(plume_002, alpha)}}};
}

std::array<DilutionPoint, 7> dense_puff_points(double alpha) {
  return {{{.10, on_segments(puff_10, alpha)},
           {.05, on_segments(puff_05, alpha)},
           {.02, on_segments(puff_02, alpha)},
           {.01, on_segments(puff_01, alpha)},
           {.005, on_segments(puff_005, alpha)},
           {.002, on_segments(puff_002, alpha)},
           {.001, on_segments(puff_001, alpha)}}};
}

double dense_plume_dilution(double alpha, double x) {
  const auto near = [](double d) { return 306 / (306 + d * d); };
  const auto points = dense_plume_points(alpha);
  const double first = std::pow(10, points.front().log_distance);
  constexpr double near_end = 30;
  if (first <= near_end)  // strongly dense: the formula holds up to the first curve
    return x < first ? std::max(near(x), points.front().concentration) : through(points, x);
  if (x <= near_end) return near(x);
  if (x >= first) return through(points, x);
  const std::array bridge{DilutionPoint{near(near_end), std::log10(near_end)}, points.front()};
  return through(bridge, x);
}

double dense_puff_dilution(double alpha, double x) {
  const auto points = dense_puff_points(alpha);
  if (x < std::pow(10, points.front().log_distance))
    return std::max(3.24 / (3.24 + x * x), points.front().concentration);
  return through(points, x);
}

}  // namespace yuyan::consequence
