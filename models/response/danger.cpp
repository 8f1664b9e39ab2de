#include "models/response/danger.h"

#include <algorithm>

namespace yuyan::response {

Danger::Danger(Stage& stage, FireGround& ground, const Clouds& clouds, const People& people,
               const CloudWatch& watch)
    : stage_(stage),
      ground_(ground),
      clouds_(clouds),
      people_(people),
      watch_(watch),
      ordered_out_(stage.drill().surroundings.size()) {
  stage.journal().listen([this](const Entry& entry, EntryNumber) { hear(entry); });
}

void Danger::hear(const Entry& entry) {
  switch (entry.happening) {
    case Happening::injured:
      ++unfound_;
      return;
    case Happening::found:
      --unfound_;
      return;
    case Happening::mustered:
      mustered_ = true;
      return;
    case Happening::evacuation_ordered:
      for (std::size_t zone = 0; zone < ordered_out_.size(); ++zone)
        if (stage_.cast().zone(zone) == entry.entity) ordered_out_[zone] = true;
      return;
    default:
      return;
  }
}

bool Danger::is_harmful(const propagation::Point& place) const {
  if (clouds_.is_harmful(place, stage_.now())) return true;
  return !ground_.burning().empty() &&
         ground_.heat_flux_at_w_m2(place) >= stage_.drill().events.harm.harmful_heat_w_m2;
}

/// Those at work places that heat or cloud reaches, until they are known to be at the muster point.
int Danger::workers() const {
  if (mustered_) return 0;
  const Site& site = stage_.drill().site;
  int persons = 0;
  for (std::size_t post = 0; post < site.posts.size(); ++post) {
    const Facility& facility = site.facilities[stage_.model().place_of(post)];
    const int there = stage_.is_day_at(0) ? site.posts[post].day : site.posts[post].night;
    if (there > 0 && is_harmful({.x_m = facility.x_m, .y_m = facility.y_m})) persons += there;
  }
  const int hurt = people_.deaths(Party::workers) + people_.injuries(Party::workers);
  return std::max(0, persons - hurt);
}

int Danger::trapped() const {
  // Who has died unfound is among the dead.
  const int alive = people_.injuries(Party::workers) + people_.injuries(Party::public_) +
                    people_.injuries(Party::responders);
  return std::min(unfound_, alive);
}

int Danger::in_danger() const {
  int persons = workers() + trapped();
  for (std::size_t zone = 0; zone < ordered_out_.size(); ++zone) {
    const int there = people_.in_zone(zone);
    if (there == 0) continue;
    if (watch_.is_over(zone) || (!ground_.burning().empty() &&
                                 std::ranges::any_of(people_.places_of(zone), [&](const auto& p) {
                                   return ground_.heat_flux_at_w_m2(p) >=
                                          stage_.drill().events.harm.harmful_heat_w_m2;
                                 })))
      persons += there;
  }
  return persons;
}

int Danger::to_move() const {
  int persons = 0;
  for (std::size_t zone = 0; zone < ordered_out_.size(); ++zone)
    if (ordered_out_[zone] || (!watch_.quiet() && watch_.is_downwind(zone)))
      persons += people_.population(zone);
  return persons;
}

ResponseToll Danger::toll() const {
  ResponseToll toll{
      .deaths = 0, .in_danger = in_danger(), .poisoned = 0, .to_move = to_move(), .loss_yuan = 0};
  for (const Party party : {Party::workers, Party::public_, Party::responders}) {
    toll.deaths += people_.deaths(party);
    toll.poisoned += people_.injuries(party);
  }
  return toll;
}

}  // namespace yuyan::response
