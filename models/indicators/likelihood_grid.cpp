#include "models/indicators/likelihood_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace yuyan::indicators {
namespace {

constexpr int cells = 12;
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Box {
  std::array<double, 2> low{};
  std::array<double, 2> high{};
};

struct Sheet {
  std::vector<WeightedPoint> points;  // weight holds the deviance until the end
  double lowest = infinity;
};

/// Midpoints of the cells of one side; a side without width is a single point.
std::vector<double> midpoints(double low, double high) {
  if (low == high) return {low};
  std::vector<double> points(cells);
  for (int i = 0; i < cells; ++i)
    points[static_cast<std::size_t>(i)] = low + (high - low) * (i + 0.5) / cells;
  return points;
}

Sheet evaluate(const std::function<double(double, double)>& deviance, const Box& box) {
  Sheet sheet;
  for (const double x : midpoints(box.low[0], box.high[0]))
    for (const double y : midpoints(box.low[1], box.high[1])) {
      const double value = deviance(x, y);
      if (!std::isfinite(value)) continue;
      sheet.points.push_back({{x, y}, value});
      sheet.lowest = std::min(sheet.lowest, value);
    }
  if (sheet.points.empty()) throw std::logic_error("likelihood_grid: impossible everywhere");
  return sheet;
}

/// The cells whose likelihood matters, with one cell around them.
Box around_likely(const Sheet& sheet, const Box& box) {
  constexpr double negligible = 20;  // e^-10 of the maximum
  Box likely{{infinity, infinity}, {-infinity, -infinity}};
  for (const auto& point : sheet.points) {
    if (point.weight > sheet.lowest + negligible) continue;
    for (std::size_t d = 0; d < 2; ++d) {
      const double margin = 1.5 * (box.high[d] - box.low[d]) / cells;
      likely.low[d] = std::max(box.low[d], std::min(likely.low[d], point.at[d] - margin));
      likely.high[d] = std::min(box.high[d], std::max(likely.high[d], point.at[d] + margin));
    }
  }
  return likely;
}

bool clearly_smaller(const Box& a, const Box& b) {
  const auto smaller = [&](std::size_t d) {
    return a.high[d] - a.low[d] < 0.8 * (b.high[d] - b.low[d]);
  };
  return smaller(0) || smaller(1);
}

}  // namespace

std::vector<WeightedPoint> likelihood_grid(const std::function<double(double, double)>& deviance,
                                           std::array<double, 2> low, std::array<double, 2> high) {
  Box box{low, high};
  Sheet sheet = evaluate(deviance, box);
  for (int zoom = 0; zoom < 20; ++zoom) {
    const Box closer = around_likely(sheet, box);
    if (!clearly_smaller(closer, box)) break;
    box = closer;
    sheet = evaluate(deviance, box);
  }
  double sum = 0;
  for (auto& point : sheet.points) {
    point.weight = std::exp((sheet.lowest - point.weight) / 2);
    sum += point.weight;
  }
  constexpr double negligible_share = 1e-3;
  std::erase_if(sheet.points,
                [&](const WeightedPoint& p) { return p.weight < negligible_share * sum; });
  sum = 0;
  for (const auto& point : sheet.points) sum += point.weight;
  for (auto& point : sheet.points) point.weight /= sum;
  return sheet.points;
}

}  // namespace yuyan::indicators
