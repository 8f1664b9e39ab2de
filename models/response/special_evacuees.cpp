// People who cannot leave by themselves: those who lie and those who are led.
#include <algorithm>
#include <string>
#include <utility>

#include "models/response/evacuation.h"

namespace yuyan::response {

/// Windows are shut for those who lie, whether they are fetched or stay.
calendar::Process Evacuation::keep_lying(std::size_t zone, EntryNumber warned) {
  const int lying = people_.lying_in(zone);
  State& state = zones_[zone];
  if (!state.lying_stay) {
    state.log.mobilised.push_back({stage_.now(), lying});
    boarding_.expect_lying(zone, lying);
  }
  co_await stage_.calendar().delay(
      stage_.draw(stage_.drill().events.airborne.sheltering_s, data(zone).id, "sheltering"));
  people_.shelter_lying(zone);
  stage_.tell(Happening::sheltered, stage_.cast().zone(zone), warned, people_.lying_in(zone));
}

/// Those of a zone whom the order to leave still concerns.
int Evacuation::still_to_go(std::size_t zone) const {
  return people_.in_zone(zone) - (zones_[zone].lying_stay ? people_.lying_in(zone) : 0);
}

/// By themselves, or by as many as a guardian leads.
void Evacuation::send_on_foot(std::size_t zone, int group, int walkers, Stretch ready,
                              EntryNumber warned) {
  const std::string name = "walk " + std::to_string(group);
  const int led = data(zone).persons_a_guardian;
  const int party = led > 0 ? led : walkers;
  for (int first = 0, number = 0; first < walkers; first += party, ++number) {
    const int persons = std::min(party, walkers - first);
    ++zones_[zone].groups;
    ++moving_;
    if (led > 0)
      stage_.calendar().spawn(
          walk_led(zone, persons, name + "." + std::to_string(number), ready, warned));
    else
      stage_.calendar().spawn(walk(people_.leave_zone(zone, persons, name), ready, warned));
  }
}

/// They wait where they are for a guardian, who comes back for others at the speed of an empty
/// path.
calendar::Process Evacuation::walk_led(std::size_t zone, int persons, std::string group,
                                       Stretch ready, EntryNumber warned) {
  const calendar::Hold guardian = co_await zones_[zone].guardians->acquire();
  Travellers travellers = people_.leave_zone(zone, persons, std::move(group));
  co_await on_foot(travellers, ready, warned);
  end_group(zone, warned);
  co_await stage_.calendar().delay(zones_[zone].footway.empty_s());
}

}  // namespace yuyan::response
