// The city without the incident: who answers which call, and when. It tells who is away at T0, and
// what the incident costs the others.
#pragma once

#include <optional>
#include <vector>

#include "models/response/fleet.h"

namespace yuyan::response {

/// One call from elsewhere in the city. Times in s since T0, which may be before it.
struct Call {
  std::size_t zone = 0, kind = 0;
  std::uint64_t number = 0;  ///< in its zone
  double called_s = 0;
  double wanted_s = 0;  ///< when units can be sent
  int units = 1;
  double scene_s = 0;
  std::optional<world::JunctionIndex> hospital = {};  ///< to which its units drive on
  double hand_over_s = 0;
};

/// Calls a day of each kind from a zone: as the table of rates says, else its share of the zone's.
[[nodiscard]] std::vector<double> calls_a_day(const Background& background, const CallZone& zone);

/// All calls from the warm-up until a time, by time: a Poisson stream for each zone and kind whose
/// rate follows the hours of the day.
[[nodiscard]] std::vector<Call> draw_calls(const Stage& stage, double until_s);

/// What a call sends its units to do; incidents are counted from 1 in the order of the list.
[[nodiscard]] Errand errand_of(const Stage& stage, const Call& call, std::size_t index);

struct QuietCity {
  std::vector<double> first_arrival_s;           ///< by call; infinity: none came
  std::vector<double> first_sent_s;              ///< likewise: when the first unit was sent
  std::vector<std::optional<Absence>> absences;  ///< by unit, at T0
  std::vector<int> waiting;                      ///< by call: units not yet sent at T0
  std::vector<Standing> standings;
};

/// Plays the calls by the dispatchers' rules on empty roads, with the same chances as the fleet.
[[nodiscard]] QuietCity play_quiet_city(const Stage& stage, const Fleet& fleet,
                                        const std::vector<Call>& calls);

}  // namespace yuyan::response
