#include "models/consequence/landslide_runout.h"

#include <algorithm>

#include "models/consequence/constants.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

double ratio(const LandslideRunoutInput& in) {
  if (in.height_to_length) return *in.height_to_length;
  if (in.method == RunoutMethod::user)
    refuse_missing("height_to_length",
                   {"method user takes the ratio from you", "method=user 时须给出 H/L"});
  return in.method == RunoutMethod::scheidegger ? scheidegger_ratio(in.volume_m3)
                                                : corominas_ratio(in.volume_m3);
}

}  // namespace

LandslideRunoutResult landslide_runout(const LandslideRunoutInput& input) {
  constexpr double degree = pi / 180;
  LandslideRunoutResult result;
  result.height_to_length = ratio(input);
  result.travel_angle_deg = std::atan(result.height_to_length) / degree;
  result.runout_m = input.drop_m / result.height_to_length;
  result.excess_m = std::max(0.0, result.runout_m - input.drop_m / std::tan(32 * degree));
  result.margin_m = input.distance_m - result.runout_m;
  result.reached = result.margin_m <= 0;
  if (result.reached && input.front_speed_m_s)
    result.arrival_s = input.distance_m / *input.front_speed_m_s;
  if (input.height_to_length) {
    result.notes.rests_on({"ratio of drop to reach", "given", Status::assumed});
    return result;
  }
  result.notes.rests_on(
      input.method == RunoutMethod::scheidegger
          ? Basis{"reach of rock slides: Scheidegger 1973", "recollected", Status::unverified}
          : Basis{"reach of landslides of all kinds: Corominas 1996", "recollected",
                  Status::unverified});
  result.notes.warn(
      "fills that liquefy run two to four times as far: give height_to_length for them",
      "饱水液化填土可滑动 2–4 倍距离:此时请给出 height_to_length");
  if (input.method == RunoutMethod::scheidegger && input.volume_m3 < 1e5)
    result.notes.warn("the relation was found for slides above 1e5 m3",
                      "该公式适用于 10 万 m3 以上滑坡");
  return result;
}

}  // namespace yuyan::consequence
