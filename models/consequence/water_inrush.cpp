#include "models/consequence/water_inrush.h"

#include <algorithm>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

WaterInrushResult water_inrush(const WaterInrushInput& input) {
  WaterInrushResult result;
  result.pressure_mpa = barrier_pressure_mpa(input.head_m, input.floor_level_m, input.barrier_m);
  if (result.pressure_mpa <= 0)
    refuse("head_m", input.head_m, {"above the bottom of the barrier", "须高于隔水层底面"},
           {"no water pressure acts on the barrier", "隔水层不受水压"});
  result.inrush_coefficient_mpa_m = result.pressure_mpa / input.barrier_m;
  result.limit_mpa_m = input.faulted ? 0.06 : 0.1;
  result.safe = result.inrush_coefficient_mpa_m < result.limit_mpa_m;
  // 0.0098 (head - floor + M)/M = limit
  result.barrier_needed_m =
      std::max(0.0, 0.0098 * (input.head_m - input.floor_level_m) / (result.limit_mpa_m - 0.0098));
  if (input.void_m3) {
    result.net_inflow_m3_h = input.inflow_m3_h - input.pumped_m3_h;
    if (*result.net_inflow_m3_h > 0)
      result.filling_s = *input.void_m3 / *result.net_inflow_m3_h * 3600;
  }
  result.notes.rests_on(
      {"inrush coefficient T = P/M", "a worked table on 360docs.net", Status::verified});
  result.notes.rests_on({"limits 0.06 and 0.10 MPa/m", "recollected", Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
