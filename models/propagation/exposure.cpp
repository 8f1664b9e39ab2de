#include "models/propagation/exposure.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace yuyan::propagation {
namespace {

/// Relative difference of two sums of the same vectors in another order, with room to spare.
constexpr double rounding = 1e-12;

double dot(const HeatVector& a, const HeatVector& b) {
  return a.x_w_m2 * b.x_w_m2 + a.y_w_m2 * b.y_w_m2 + a.z_w_m2 * b.z_w_m2;
}

HeatVector sum(const HeatVector& a, const HeatVector& b) {
  return {a.x_w_m2 + b.x_w_m2, a.y_w_m2 + b.y_w_m2, a.z_w_m2 + b.z_w_m2};
}

HeatVector difference(const HeatVector& a, const HeatVector& b) {
  return {a.x_w_m2 - b.x_w_m2, a.y_w_m2 - b.y_w_m2, a.z_w_m2 - b.z_w_m2};
}

}  // namespace

bool Exposure::set(std::size_t source, double bearing, const HeatVector& flux) {
  const auto place = std::ranges::lower_bound(
      fires_, std::tuple(bearing, source), {},
      [](const Fire& other) { return std::tuple(other.bearing, other.source); });
  const bool seen = place != fires_.end() && place->source == source;
  const double magnitude = std::sqrt(dot(flux, flux));
  bound_w_m2_ += magnitude;
  if (magnitude == 0) {
    if (seen) fires_.erase(place);
    return seen;
  }
  if (seen)
    place->flux = flux;
  else
    fires_.insert(place, {bearing, source, flux});
  return true;
}

double Exposure::tighten() {
  bound_w_m2_ = resultant_w_m2();
  return bound_w_m2_;
}

double Exposure::resultant_w_m2() const {
  if (fires_.empty()) return 0;
  if (fires_.size() == 1) return std::sqrt(dot(fires_[0].flux, fires_[0].flux));
  // Facing the resultant of the fires one sees never lowers the flux, so this climbs and ends; with
  // horizontal vectors the first turn sees the set that the cut found.
  HeatVector resultant = best_cut();
  double square = dot(resultant, resultant);
  for (;;) {
    resultant = faced_by(resultant);
    const double turned = dot(resultant, resultant);
    if (turned <= square * (1 + rounding)) return std::sqrt(turned);
    square = turned;
  }
}

/// The largest resultant of the fires on one side of a vertical plane. As the plane makes half a
/// turn, fires change sides one at a time; every set that lies on a side occurs once.
HeatVector Exposure::best_cut() const {
  const auto north = std::ranges::lower_bound(fires_, 0.0, {}, &Fire::bearing);
  HeatVector side;
  HeatVector other;
  for (auto fire = fires_.begin(); fire != north; ++fire) side = sum(side, fire->flux);
  for (auto fire = north; fire != fires_.end(); ++fire) other = sum(other, fire->flux);
  HeatVector best = dot(side, side) > dot(other, other) ? side : other;
  double best_square = dot(best, best);
  const auto move = [&](const HeatVector& flux, HeatVector& from, HeatVector& to) {
    from = difference(from, flux);
    to = sum(to, flux);
    const double from_square = dot(from, from);
    const double to_square = dot(to, to);
    if (std::max(from_square, to_square) <= best_square) return;
    best = from_square > to_square ? from : to;
    best_square = std::max(from_square, to_square);
  };
  auto leave = fires_.begin();
  auto enter = north;
  while (leave != north || enter != fires_.end()) {
    if (enter == fires_.end() || (leave != north && leave->bearing < enter->bearing - 2))
      move((leave++)->flux, side, other);
    else
      move((enter++)->flux, other, side);
  }
  return best;
}

/// Sum of the fires in front of an element with this normal.
HeatVector Exposure::faced_by(const HeatVector& direction) const {
  HeatVector total;
  for (const Fire& fire : fires_) {
    const double in_front = dot(fire.flux, direction) > 0 ? 1 : 0;  // a branch would be a coin toss
    total.x_w_m2 += in_front * fire.flux.x_w_m2;
    total.y_w_m2 += in_front * fire.flux.y_w_m2;
    total.z_w_m2 += in_front * fire.flux.z_w_m2;
  }
  return total;
}

}  // namespace yuyan::propagation
