// The tables of the air in a drill: the wind, and the plumes that it carries. With them a map draws
// a cloud at any time, not only at sampled ones.
//
// A plume is a train of trails, one for each row of /drill/clouds: what its source gave from the
// time of the row until that of the next row of this kind. Within a trail, air of age a lies
// wind_m_s x a down the wind of its row; once the trail is no longer fed, the winds of all later
// rows move it as a whole, and the way of its air grows by what they blow. The level is exceeded
// between the half widths on both sides of its axis, which go with the way that the air has come.
#pragma once

#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// /drill/wind, and /drill/clouds where something can be in the air.
[[nodiscard]] results::Layout air_layout(const DrillModel& model);

/// Fills them, in records of a schema that contains air_layout(model).
class AirRecorder {
 public:
  AirRecorder(const DrillModel& model, const results::Schema& schema);

  void fill(const DrillRun& run, results::Record& record) const;

 private:
  results::Table wind_, clouds_{};
  bool airborne_;
};

}  // namespace yuyan::response
