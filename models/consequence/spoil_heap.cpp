#include "models/consequence/spoil_heap.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/constants.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

double drop_over_reach(SpoilState state) {
  switch (state) {
    case SpoilState::dry:
      return 0.58;  // the angle of repose, 30 deg
    case SpoilState::wet:
      return 0.25;
    case SpoilState::liquefied:
      return 0.1;
  }
  return 0.1;
}

}  // namespace

SpoilHeapResult spoil_heap(const SpoilHeapInput& input) {
  constexpr double degree = pi / 180;
  SpoilHeapResult result;
  const double face_m = input.height_m / std::tan(input.slope_deg * degree);
  result.volume_m3 = input.failing_share * 0.5 * input.height_m * face_m * input.width_m;
  result.height_to_length = drop_over_reach(input.state);
  const double fall = std::tan(input.ground_slope_deg * degree);
  if (fall >= result.height_to_length)
    refuse("ground_slope_deg", input.ground_slope_deg,
           {"flatter than the spoil runs", "须缓于视摩擦角"},
           {"on such ground the spoil does not stop", "在该坡度上渣土不会停止"});
  // The line of travel falls from the crest; past the toe the ground falls too.
  const double beyond = input.height_m - result.height_to_length * face_m;
  result.runout_from_toe_m = std::max(0.0, beyond / (result.height_to_length - fall));
  result.runout_from_crest_m = face_m + result.runout_from_toe_m;
  result.deposit_depth_m = result.volume_m3 / (result.runout_from_crest_m * input.width_m);
  result.margin_m = input.distance_m - result.runout_from_toe_m;
  result.reached = result.margin_m <= 0;
  result.notes.rests_on({"drop over reach of spoil: repose when dry, 0.25 wet, 0.1 liquefied",
                         "0.1 as in a waste fill of 2015, 0.25 as regressions of landslides, "
                         "recollected",
                         Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
