#include "models/consequence/leak_size.h"

#include <cmath>

#include "models/consequence/constants.h"

namespace yuyan::consequence {

LeakSizeResult leak_size(const LeakSizeInput& input) {
  LeakSizeResult result;
  const double pipe = pi / 4 * input.pipe_diameter_m * input.pipe_diameter_m;
  result.flow_area_m2 = input.flow_area_m2.value_or(pipe);
  result.hole_area_m2 = input.area_fraction * result.flow_area_m2;
  result.hole_diameter_m = std::sqrt(4 * result.hole_area_m2 / pi);
  result.notes.rests_on({"leak areas as shares of the pipe", "HyRAM", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
