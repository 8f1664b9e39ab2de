#include "models/response/background_load.h"

#include <algorithm>

namespace yuyan::response {

BackgroundLoad::BackgroundLoad(Stage& stage, Fleet& fleet, Dispatcher& dispatcher)
    : stage_(stage), fleet_(fleet), dispatcher_(dispatcher) {
  if (!is_on()) return;
  calls_ = draw_calls(stage, stage.drill().scenario.horizon_s);
  quiet_ = play_quiet_city(stage, fleet, calls_);
  first_arrival_s_.assign(calls_.size(), Dispatch::never);
  for (std::size_t call = 0; call < calls_.size(); ++call)
    if (quiet_.first_arrival_s[call] <= 0) first_arrival_s_[call] = quiet_.first_arrival_s[call];
  for (std::size_t unit = 0; unit < quiet_.absences.size(); ++unit) {
    const auto& absence = quiet_.absences[unit];
    if (!absence) continue;
    fleet.begin_away(unit, *absence);
    // Sent before T0 and still on its way: it arrives as it would have.
    const auto call = static_cast<std::size_t>(absence->errand.incident) - 1;
    if (!absence->on_the_way_home) first_arrival_s_[call] = quiet_.first_arrival_s[call];
  }
  fleet.on_arrival([this](std::size_t, const Errand& errand) {
    double& first_s = first_arrival_s_[static_cast<std::size_t>(errand.incident) - 1];
    first_s = std::min(first_s, stage_.now());
  });
  stage.calendar().spawn(come_in());
}

calendar::Process BackgroundLoad::come_in() {
  for (std::size_t call = 0; call < calls_.size(); ++call) {
    if (calls_[call].wanted_s < 0) {
      if (quiet_.waiting[call] > 0) want(call, quiet_.waiting[call]);
      continue;
    }
    co_await stage_.calendar().until(calls_[call].wanted_s);
    want(call, calls_[call].units);
  }
}

void BackgroundLoad::want(std::size_t call, int units) {
  Errand errand = errand_of(stage_, calls_[call], call);
  errand.cause = stage_.tell(Happening::called_elsewhere, errand.place, no_cause, units);
  dispatcher_.request({.errand = errand, .rows = {{.task = errand.task, .count = units}}});
}

/// A call counts as soon as it is decided: somebody has come, or the time for it is over.
Coverage BackgroundLoad::coverage() const {
  Coverage result;
  const double end_s = stage_.now();
  std::vector<bool> sent(calls_.size(), false);
  for (const Dispatch& dispatch : fleet_.dispatches())
    if (dispatch.incident > drill_incident)
      sent[static_cast<std::size_t>(dispatch.incident) - 1] = true;
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const Call& call = calls_[i];
    if (call.called_s < 0 || call.wanted_s > end_s) continue;
    if (!sent[i]) ++result.unanswered;
    const double limit_s = call.called_s + stage_.drill().background.kinds[call.kind].target_s;
    const bool come = first_arrival_s_[i] <= end_s;
    if (!come && limit_s > end_s) continue;
    ++result.calls;
    if (!come || first_arrival_s_[i] > limit_s) ++result.late;
    if (quiet_.first_arrival_s[i] > limit_s) ++result.late_quiet;
  }
  return result;
}

}  // namespace yuyan::response
