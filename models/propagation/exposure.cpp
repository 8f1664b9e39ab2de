#include "models/propagation/exposure.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace yuyan::propagation {
namespace {

using std::numbers::pi;

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

bool Exposure::set(std::size_t source, const HeatVector& flux) {
  const auto seen = std::erase_if(fires_, [&](const Fire& fire) { return fire.source == source; });
  const double magnitude = std::sqrt(dot(flux, flux));
  if (magnitude == 0) return seen > 0;
  bound_w_m2_ += magnitude;
  const Fire fire{std::atan2(flux.y_w_m2, flux.x_w_m2), source, flux};
  const auto place = std::ranges::upper_bound(
      fires_, std::tuple(fire.azimuth, source), {},
      [](const Fire& other) { return std::tuple(other.azimuth, other.source); });
  fires_.insert(place, fire);
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
  // horizontal vectors it is done after one turn.
  HeatVector resultant = best_cut();
  double flux = 0;
  for (;;) {
    resultant = faced_by(resultant);
    const double turned = std::sqrt(dot(resultant, resultant));
    if (turned <= flux) return flux;
    flux = turned;
  }
}

/// The largest resultant of the fires on one side of a vertical plane. As the plane turns, fires
/// enter and leave the side one at a time; every set that occurs is looked at once.
HeatVector Exposure::best_cut() const {
  HeatVector side;
  HeatVector best;
  double best_square = 0;
  const auto look = [&] {
    const double square = dot(side, side);
    if (square <= best_square) return;
    best_square = square;
    best = side;
  };
  std::size_t next = 0;   // the next fire to enter
  std::size_t count = 0;  // of fires on the side
  double turns = 0;       // angle of the full turns that `next` has made
  for (const Fire& leaving : fires_) {
    while (count < fires_.size()) {
      const Fire& entering = fires_[next];
      if (count > 0 && entering.azimuth + turns >= leaving.azimuth + pi) break;
      side = sum(side, entering.flux);
      look();
      ++count;
      if (++next == fires_.size()) {
        next = 0;
        turns += 2 * pi;
      }
    }
    side = difference(side, leaving.flux);
    if (--count > 0) look();
  }
  return best;
}

/// Sum of the fires in front of an element with this normal.
HeatVector Exposure::faced_by(const HeatVector& direction) const {
  HeatVector total;
  for (const Fire& fire : fires_)
    if (dot(fire.flux, direction) > 0) total = sum(total, fire.flux);
  return total;
}

}  // namespace yuyan::propagation
