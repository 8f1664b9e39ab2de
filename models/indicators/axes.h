// The axes on which a programme counts: months, assessed units, sectors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/indicators/months.h"

namespace yuyan::indicators {

/// A place on an axis as users know it.
struct AxisName {
  std::string id{};
  std::string name{};
  std::string name_zh{};
};

struct Axes {
  Months months;
  std::vector<AxisName> counties;
  std::vector<AxisName> sectors;
};

/// Position of an id on an axis; nothing when it is not there.
[[nodiscard]] std::optional<std::size_t> position_of(const std::vector<AxisName>& axis,
                                                     std::string_view id);

}  // namespace yuyan::indicators
