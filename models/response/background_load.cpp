#include "models/response/background_load.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {

BackgroundLoad::BackgroundLoad(Stage& stage, Fleet& fleet, Dispatcher& dispatcher)
    : stage_(stage), fleet_(fleet), dispatcher_(dispatcher) {
  if (!is_on()) return;
  cover_.emplace(stage, fleet);
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
  dispatcher_.request(
      {.errand = errand, .rows = {{.kind = errand.kind, .task = errand.task, .count = units}}});
}

Coverage& Coverage::operator+=(const Coverage& other) {
  calls += other.calls;
  late += other.late;
  late_quiet += other.late_quiet;
  unanswered += other.unanswered;
  waited += other.waited;
  waited_quiet += other.waited_quiet;
  uncovered_s += other.uncovered_s;
  uncovered_quiet_s += other.uncovered_quiet_s;
  return *this;
}

std::vector<double> BackgroundLoad::first_sent_s() const {
  std::vector<double> sent_s(calls_.size(), Dispatch::never);
  for (const Dispatch& dispatch : fleet_.dispatches()) {
    if (dispatch.incident <= drill_incident) continue;
    double& first_s = sent_s[static_cast<std::size_t>(dispatch.incident) - 1];
    first_s = std::min(first_s, dispatch.dispatched_s);
  }
  return sent_s;
}

/// A call counts as soon as it is decided: somebody has come, or the time for it is over.
Coverage BackgroundLoad::judge(std::size_t index, double sent_s) const {
  constexpr double at_once_s = 1e-6;
  Coverage result;
  const double end_s = stage_.now();
  const Call& call = calls_[index];
  if (call.called_s < 0 || call.wanted_s > end_s) return result;
  if (!std::isfinite(sent_s)) result.unanswered = 1;
  if (std::min(sent_s, end_s) > call.wanted_s + at_once_s) result.waited = 1;
  if (std::min(quiet_.first_sent_s[index], end_s) > call.wanted_s + at_once_s)
    result.waited_quiet = 1;
  const double limit_s = call.called_s + stage_.drill().background.kinds[call.kind].target_s;
  const bool come = first_arrival_s_[index] <= end_s;
  if (!come && limit_s > end_s) return result;
  result.calls = 1;
  if (!come || first_arrival_s_[index] > limit_s) result.late = 1;
  if (quiet_.first_arrival_s[index] > limit_s) result.late_quiet = 1;
  return result;
}

std::vector<Coverage> BackgroundLoad::coverage_by_kind_and_zone() const {
  if (!cover_) return {};
  const double end_s = stage_.now();
  const std::vector<double> with_s = cover_->uncovered_s(fleet_.standings(), end_s);
  const std::vector<double> without_s = cover_->uncovered_s(quiet_.standings, end_s);
  std::vector<Coverage> result(with_s.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].uncovered_s = with_s[i];
    result[i].uncovered_quiet_s = without_s[i];
  }
  const std::vector<double> sent_s = first_sent_s();
  for (std::size_t i = 0; i < calls_.size(); ++i)
    result[calls_[i].kind * stage_.drill().background.zones.size() + calls_[i].zone] +=
        judge(i, sent_s[i]);
  return result;
}

/// Calls add up; time without cover is that of zones and services, not of pairs of kind and zone.
Coverage BackgroundLoad::coverage() const {
  Coverage sum;
  for (const Coverage& one : coverage_by_kind_and_zone()) sum += one;
  if (!cover_) return sum;
  sum.uncovered_s = cover_->city_uncovered_s(fleet_.standings(), stage_.now());
  sum.uncovered_quiet_s = cover_->city_uncovered_s(quiet_.standings, stage_.now());
  return sum;
}

}  // namespace yuyan::response
