// What the limit of a target means where counts are small.
#pragma once

#include <optional>

#include "models/indicators/indicator.h"
#include "models/indicators/target.h"

namespace yuyan::indicators {

/// As if every death or accident were an event of its own. `exposure` is the sum over the years
/// that the figure is the mean of, for a count their number. A target that its limit itself misses
/// may allow -1 events: none can be had. Nothing without exposure, and for a loss, which is no
/// number of events.
[[nodiscard]] std::optional<LimitMeaning> meaning_of(const Target& target, double limit,
                                                     double exposure);

}  // namespace yuyan::indicators
