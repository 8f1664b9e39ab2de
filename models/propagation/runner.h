// An escalation by itself, without a drill: for tests, benchmarks and screening.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "models/propagation/escalation.h"

namespace yuyan::propagation {

/// Something that others do at a known time.
struct Change {
  double time_s;
  std::function<void(Escalation&, double time_s)> apply;
};

/// What follows from an event, at its time.
using Consequence = std::function<void(Escalation&, const Event&)>;

/// The rule of a worst case: what fails and holds a fuel burns on its full surface.
void burn_what_fails(Escalation& escalation, const Event& event);

/// Runs to the horizon and returns all events in their order. Changes have to be in the order of
/// time (std::logic_error); each is applied after the events of its instant and before those that
/// it brings about.
std::vector<Event> run_escalation(Escalation& escalation, std::span<const Change> changes,
                                  double horizon_s, const Consequence& follow = burn_what_fails);

}  // namespace yuyan::propagation
