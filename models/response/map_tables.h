// What a map of the drill needs: where everything is, and the heat around each fire.
#pragma once

#include "models/response/model.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// Static tables below /drill/map: junctions, roads, tanks, bunds, zones, stations, hospitals,
/// facilities, units, orders, initiating events, fires (what can burn, named as in the journal) and
/// heat (flux at places around a fire on its full surface, by wind); and /drill/words, what the
/// kinds of entries in the journal mean. A table without rows is left out.
[[nodiscard]] results::Layout map_layout(const DrillModel& model);

}  // namespace yuyan::response
