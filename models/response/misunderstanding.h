// What an order or a report is taken for when it is misunderstood: another element of the same
// table.
#pragma once

#include <optional>

#include "models/response/cast.h"
#include "models/response/plan.h"

namespace yuyan::response {

/// An order as it was understood.
struct Misheard {
  Order order;              ///< with another target
  EntityNumber entity = 0;  ///< on which it acts, where an action goes by what triggered it
  EntityNumber named = 0;   ///< zone, tank, road, grade … that was understood; 0: it has no number
};

/// Of a target that names a zone, a road, a unit, a station, a kind of unit, a source of aid
/// grade or a response level, another one; of what acts on the tank that set it off, another tank
/// that can be acted upon so. None: there is nothing to confuse it with. u in (0, 1) chooses, all
/// alike.
[[nodiscard]] std::optional<Misheard> mishear(const Order& order, EntityNumber trigger,
                                              const Drill& drill, const Cast& cast, double u);

/// Another tank, bund or zone in place of this one.
[[nodiscard]] std::optional<EntityNumber> mistaken_for(EntityNumber entity, const Drill& drill,
                                                       const Cast& cast, double u);

/// Whether an action goes to the tank that set it off.
[[nodiscard]] constexpr bool acts_on_trigger(Action action) {
  return action == Action::start_cooling || action == Action::start_foam ||
         action == Action::order_withdrawal;
}

/// 1 to 5, or 0 when the target is no alarm grade.
[[nodiscard]] int grade_of(const Order& order);

}  // namespace yuyan::response
