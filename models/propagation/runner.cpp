#include "models/propagation/runner.h"

#include <algorithm>
#include <stdexcept>

namespace yuyan::propagation {

void burn_what_fails(Escalation& escalation, const Event& event) {
  if (event.kind == EventKind::failed)
    escalation.ignite(event.asset, Extent::full_surface, event.time_s);
}

std::vector<Event> run_escalation(Escalation& escalation, std::span<const Change> changes,
                                  double horizon_s, const Consequence& follow) {
  if (!std::ranges::is_sorted(changes, {}, &Change::time_s))
    throw std::logic_error("run_escalation: the changes are not in the order of time");
  std::vector<Event> events;
  const auto run_until = [&](double time_s) {
    for (auto event = escalation.next(); event && event->time_s <= time_s;
         event = escalation.next()) {
      events.push_back(escalation.step());
      if (follow) follow(escalation, events.back());
    }
    escalation.advance(time_s);
  };
  for (const Change& change : changes) {
    if (change.time_s > horizon_s) break;
    run_until(change.time_s);
    change.apply(escalation, change.time_s);
  }
  run_until(horizon_s);
  return events;
}

}  // namespace yuyan::propagation
