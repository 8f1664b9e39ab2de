// Beginnings without fire: poison that gets out, and many people hurt at once.
#include <cmath>

#include "models/response/initiation.h"

namespace yuyan::response {

/// Poison flows out at an even rate until the vessel is empty or somebody has stopped it.
calendar::Process Beginning::toxic_release() {
  const std::size_t place = stage_.model().facility(event_.facility);
  const Facility& facility = stage_.drill().site.facilities[place];
  release_kg_s_ = draw(event_.release_kg_s, "release");
  const EntryNumber release =
      stage_.tell(Happening::release, stage_.cast().facility(place), no_cause, release_kg_s_);
  clouds_.release({.x_m = facility.x_m, .y_m = facility.y_m}, event_, release_kg_s_, release);
  stage_.calendar().spawn(detect(release));
  co_await stage_.calendar().delay(draw(event_.duration_s, "duration"),
                                   calendar::Phase::completion);
  if (stopped_s_ < 0) {
    stopped_s_ = stage_.now();
    clouds_.end_release(event_, release);
  }
  settle();
}

calendar::Process Beginning::mass_casualty() {
  const std::size_t place = stage_.model().facility(event_.facility);
  const Facility& facility = stage_.drill().site.facilities[place];
  const auto persons = static_cast<int>(std::lround(draw(event_.casualties, "casualties")));
  const EntryNumber accident =
      stage_.tell(Happening::accident, stage_.cast().facility(place), no_cause, persons);
  people_.hurt_at({.x_m = facility.x_m, .y_m = facility.y_m}, stage_.cast().facility(place),
                  persons, accident);
  stage_.calendar().spawn(detect(accident));
  settle();
  co_return;
}

}  // namespace yuyan::response
