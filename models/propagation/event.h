// What happens on a site by itself, and the states of an asset.
#pragma once

#include <array>

#include "models/parameters/field.h"
#include "models/propagation/layout.h"

namespace yuyan::propagation {

/// What an asset is in. Each is in exactly one at a time; a fire hides the state of the shell.
enum class State { operational, heated, failed, burning, burnt_out, extinguished };
inline constexpr std::size_t state_count = 6;

constexpr auto choices(State) {
  using parameters::Choice;
  return std::array{
      Choice{"operational", State::operational}, Choice{"heated", State::heated},
      Choice{"failed", State::failed},           Choice{"burning", State::burning},
      Choice{"burnt_out", State::burnt_out},     Choice{"extinguished", State::extinguished}};
}

/// In this order at one instant, then in the order of the assets.
enum class EventKind {
  cooling_ended,       ///< the cooling water ran out of its time
  curtain_ended,       ///< the water curtain did
  fireproofing_spent,  ///< the fireproofing has had its time of heat
  heated,              ///< the heat passed the threshold of damage
  cooled,              ///< and fell below it again
  failed,              ///< the damage reached 1
  foam_step,           ///< the fire grew weaker or stronger with its foam cover
  extinguished,        ///< the foam covered all of it
  reignited,           ///< hot metal lit it again
  boilover,            ///< the hot zone reached the water; once a fire
  burnt_out,           ///< nothing left to burn
};

constexpr auto choices(EventKind) {
  using parameters::Choice;
  return std::array{Choice{"cooling_ended", EventKind::cooling_ended},
                    Choice{"curtain_ended", EventKind::curtain_ended},
                    Choice{"fireproofing_spent", EventKind::fireproofing_spent},
                    Choice{"heated", EventKind::heated},
                    Choice{"cooled", EventKind::cooled},
                    Choice{"failed", EventKind::failed},
                    Choice{"foam_step", EventKind::foam_step},
                    Choice{"extinguished", EventKind::extinguished},
                    Choice{"reignited", EventKind::reignited},
                    Choice{"boilover", EventKind::boilover},
                    Choice{"burnt_out", EventKind::burnt_out}};
}

struct Event {
  double time_s;
  EventKind kind;
  AssetIndex asset;

  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace yuyan::propagation
