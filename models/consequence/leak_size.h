// Size of a hole as a share of the flow area of its pipe.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct LeakSizeInput {
  double pipe_diameter_m = 0.1;
  std::optional<double> flow_area_m2 = {};
  double area_fraction = 0.1;

  static constexpr auto fields() {
    using S = LeakSizeInput;
    using parameters::field;
    return std::tuple{
        field("pipe_diameter_m", &S::pipe_diameter_m,
              {.unit = "m",
               .range = {.low = 1e-4, .high = 5},
               .meaning = "inner diameter of the pipe",
               .meaning_zh = "管道内径"}),
        field("flow_area_m2", &S::flow_area_m2,
              {.unit = "m2",
               .range = parameters::positive,
               .meaning = "flow area; of the pipe unless given",
               .meaning_zh = "流通面积"}),
        field(
            "area_fraction", &S::area_fraction,
            {.unit = "1",
             .range = {.low = 0, .high = 1},
             .meaning = "area of the hole over the flow area: 0.0001, 0.001, 0.01, 0.1, 1 in HyRAM",
             .meaning_zh = "孔面积占流通面积之比",
             .source = "HyRAM",
             .status = Status::verified})};
  }
};

struct LeakSizeResult {
  double flow_area_m2 = 0;
  double hole_area_m2 = 0;
  double hole_diameter_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = LeakSizeResult;
    using parameters::field;
    return std::tuple{field("flow_area_m2", &S::flow_area_m2,
                            {.unit = "m2", .meaning = "flow area", .meaning_zh = "流通面积"}),
                      field("hole_area_m2", &S::hole_area_m2,
                            {.unit = "m2", .meaning = "area of the hole", .meaning_zh = "孔面积"}),
                      field("hole_diameter_m", &S::hole_diameter_m,
                            {.unit = "m",
                             .meaning = "diameter of the round hole, sqrt(4 f A/pi)",
                             .meaning_zh = "等效孔径"})};
  }
};

[[nodiscard]] LeakSizeResult leak_size(const LeakSizeInput& input);

}  // namespace yuyan::consequence
