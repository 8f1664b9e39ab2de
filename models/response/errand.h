// What a unit is sent to do, and what is remembered of it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "models/response/capability.h"
#include "models/response/journal.h"
#include "sim/world/roads.h"

namespace yuyan::response {

/// The drill's own incident; calls elsewhere are counted from 1, moves to cover have -1.
inline constexpr int drill_incident = 0;
inline constexpr int cover_move = -1;

/// Where a unit was when it was sent.
enum class Origin { station, turnout, road, scene, work };

constexpr auto choices(Origin) {
  using parameters::Choice;
  return std::array{Choice{"station", Origin::station}, Choice{"turnout", Origin::turnout},
                    Choice{"road", Origin::road}, Choice{"scene", Origin::scene},
                    Choice{"work", Origin::work}};
}

struct Errand {
  int incident = drill_incident;
  world::JunctionIndex to = 0;
  EntityNumber place = 0;    ///< zone of the call or station to be covered, for the journal
  std::uint64_t number = 0;  ///< of the call in its zone: what is drawn for it hangs on it
  int priority = 0;          ///< 0 before 1
  Task task = Task::attack;  ///< what is needed there, should another unit have to go
  std::optional<UnitKind> kind = {};                  ///< and of which kind it has to be
  std::optional<world::JunctionIndex> hospital = {};  ///< elsewhere: where it hands somebody over
  double hand_over_s = 0;
  double called_s = 0;
  double scene_s = 0;  ///< elsewhere: arrival until free again
  EntryNumber cause = no_cause;
  EntryNumber asked = no_cause;  ///< the entry by which it was asked for
  int grade = 0;                 ///< of the package that asks for it; 0: none
};

/// One dispatch, from call to home. Times in s since T0; never: it did not come to that.
struct Dispatch {
  static constexpr double never = std::numeric_limits<double>::infinity();

  std::size_t unit = 0;
  int incident = drill_incident;
  int priority = 0;
  Origin origin = Origin::station;
  double called_s = 0, dispatched_s = 0;
  double turned_out_s = never, arrived_s = never, water_on_s = never, released_s = never,
         home_s = never;
  double distance_m = 0;  ///< driven to the place
};

}  // namespace yuyan::response
