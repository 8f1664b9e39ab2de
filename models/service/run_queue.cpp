// How calls ask for units, wait, give up and are lost.
#include <algorithm>
#include <cmath>
#include <utility>

#include "models/service/run.h"

namespace yuyan::service {
namespace {

using calendar::never;
using calendar::Phase;

int rounded(double value) { return static_cast<int>(std::lround(value)); }

}  // namespace

std::uint64_t ServiceRun::index(const CallKey& call, int ordinal) const {
  return (call.number * 64 + call.step) << 17U | static_cast<std::uint64_t>(ordinal);
}

Asked ServiceRun::asked(const Call& call) const {
  return {call.where, model_.streams()[call.stream].area, call.needs,
          chance::id_of(chance::id_of(call.stream, call.number), call.step)};
}

StageCounts* ServiceRun::counts(const Call& call) {
  return call.stage_batch < 0 ? nullptr
                              : &stages_[static_cast<std::size_t>(call.stage_batch)][call.stage];
}

/// To the next stage that the call needs, or out of the system.
void ServiceRun::go_on(CallId id) {
  const auto& stages = model_.streams()[calls_[id].stream].stages;
  while (calls_[id].next_stage < stages.size()) {
    Call& call = calls_[id];
    const std::size_t stage = stages[call.next_stage++];
    ++call.step;
    const double chance = model_.service().stages[stage].chance;
    const auto& passing = stream_states_[call.stream].passing[stage];
    if (chance < 1 && passing.uniform(index(call, 0)) >= chance) continue;
    return ask(id, stage);
  }
  count_completed(calls_[id]);
  leave_system(id);
}

void ServiceRun::ask(CallId id, std::size_t stage) {
  Call& call = calls_[id];
  call.stage = stage;
  call.stage_batch = batch_;
  call.asked_s = calendar_.now();
  call.reached_s = never;
  call.crews = call.arrived = call.done = 0;
  call.first_unit = -1;
  call.team.clear();
  call.load.clear();
  const StageModel& model = model_.stages()[stage];
  call.needs = rounded(model.units.draw(stream_states_[call.stream].units[stage], index(call, 0)));
  if (StageCounts* count = counts(call)) ++count->arrived;
  if (const int area = model_.area_of(model_.streams()[call.stream].area);
      area >= 0 && call.stage_batch >= 0)
    ++areas_[stage * model_.areas().size() + static_cast<std::size_t>(area)].arrived;
  if (model_.service().kinds[model.kind].carries > 1)
    gather(id);
  else if (!begin_at_once(id))
    wait(id);
}

/// Calls of one instant are looked at together, so that a unit takes along who is there with the
/// first.
void ServiceRun::gather(CallId id) {
  const std::size_t k = stage_of(calls_[id]).kind;
  KindState& kind = kinds_[k];
  join_queue(id);
  kind.gathered.push_back(id);
  if (kind.gathered.size() == 1)
    calendar_.at(calendar_.now(), Phase::decision, [this, k] {
      serve_queue(k);
      for (const CallId call : std::exchange(kinds_[k].gathered, {}))
        if (calls_[call].waits) stay(call);
    });
}

/// When a unit is free and nobody waits who could use it.
bool ServiceRun::begin_at_once(CallId id) {
  const Call& call = calls_[id];
  KindState& kind = kind_of(call);
  if (model_.service().kinds[stage_of(call).kind].unlimited) {
    assign(id, std::vector<int>(static_cast<std::size_t>(call.needs), -1));
    return true;
  }
  if (!kind.queue.empty()) return false;
  kind.fleet.begin_pass();
  kind.fleet.choose(asked(call), chosen_);
  if (!suffices(call, chosen_.size())) return false;
  assign(id, chosen_);
  return true;
}

bool ServiceRun::suffices(const Call& call, std::size_t units) const {
  const bool takes_fewer =
      model_.service().stages[call.stage].seizes == Seizure::what_is_free && units > 0;
  return takes_fewer || units >= static_cast<std::size_t>(call.needs);
}

/// Joins the queue; goes on at once if the units that are free are of no use to those before it.
void ServiceRun::wait(CallId id) {
  join_queue(id);
  const std::size_t k = stage_of(calls_[id]).kind;
  if (kinds_[k].queue.size() > 1) serve_queue(k);
  if (calls_[id].waits) stay(id);
}

void ServiceRun::join_queue(CallId id) {
  Call& call = calls_[id];
  KindState& kind = kind_of(call);
  kind.tally.pass(calendar_.now());
  ++kind.tally.waiting;
  call.waits = true;
  kind.queue.add(id, model_.service().streams[call.stream].priority);
}

/// Whom nobody could take at once waits, as long as he has patience, or is lost.
void ServiceRun::stay(CallId id) {
  const std::size_t k = stage_of(calls_[id]).kind;
  KindState& kind = kinds_[k];
  const int limit = model_.service().kinds[k].queue_limit;
  if (limit >= 0 && kind.queue.size() > static_cast<std::size_t>(limit)) {
    kind.queue.remove(id, model_.service().streams[calls_[id].stream].priority);
    leave_queue(id);
    return lose(id);
  }
  kind.tally.most_waiting = std::max(kind.tally.most_waiting, kind.tally.waiting);
  const Call& call = calls_[id];
  if (const auto& patience = model_.streams()[call.stream].patience) {
    const double time =
        calendar_.now() + patience->draw(stream_states_[call.stream].patience, index(call, 0));
    if (time < never)
      calls_[id].patience = calendar_.at(time, Phase::ordinary, [this, id] { give_up(id); });
  }
}

void ServiceRun::leave_queue(CallId id) {
  Call& call = calls_[id];
  KindState& kind = kind_of(call);
  kind.tally.pass(calendar_.now());
  --kind.tally.waiting;
  kind.waits_ended_s += calendar_.now() - call.asked_s;
  call.waits = false;
  call.patience.cancel();
  call.patience = {};
}

void ServiceRun::give_up(CallId id) {
  Call& call = calls_[id];
  call.patience = {};
  const std::size_t kind = stage_of(call).kind;
  kinds_[kind].queue.remove(id, model_.service().streams[call.stream].priority);
  leave_queue(id);
  if (StageCounts* count = counts(call)) ++count->given_up;
  if (call.batch >= 0) ++streams_[static_cast<std::size_t>(call.batch)][call.stream].given_up;
  leave_system(id);
  serve_queue(kind);  // whom it kept back may go
}

void ServiceRun::lose(CallId id) {
  Call& call = calls_[id];
  if (StageCounts* count = counts(call)) ++count->lost;
  if (const int area = model_.area_of(model_.streams()[call.stream].area);
      area >= 0 && call.stage_batch >= 0)
    ++areas_[call.stage * model_.areas().size() + static_cast<std::size_t>(area)].lost;
  if (const auto other = stage_of(call).when_lost) {
    ++call.step;
    return ask(id, *other);
  }
  if (call.batch >= 0) ++streams_[static_cast<std::size_t>(call.batch)][call.stream].lost;
  leave_system(id);
}

void ServiceRun::leave_system(CallId id) {
  const Call& call = calls_[id];
  --present_;
  if (call.source >= 0 && may_come(call.stream, calendar_.now())) {
    ++streams_alive_;
    calendar_.spawn(source(call.stream, call.source));
  }
  free_calls_.push_back(id);
  stop_when_idle();
}

/// Gives free units to those who wait, in their order. Who cannot be served keeps back what he
/// could use, so that those who need several units are not passed for ever.
void ServiceRun::serve_queue(std::size_t k) {
  using enum WaitingCalls::Verdict;
  KindState& kind = kinds_[k];
  if (kind.queue.empty() || kind.fleet.free() == 0) return;
  kind.fleet.begin_pass();
  leaders_.clear();
  const int carries = model_.service().kinds[k].carries;
  kind.queue.look_through([&](CallId id) {
    if (carries > 1 && joins_a_leader(id, carries)) return goes;
    if (kind.fleet.unclaimed() <= 0) return leaders_.empty() ? enough : stays;
    const Call& call = calls_[id];
    kind.fleet.choose(asked(call), chosen_);
    if (!suffices(call, chosen_.size())) {
      kind.fleet.keep_back(asked(call));
      return stays;
    }
    leave_queue(id);
    assign(id, chosen_);
    if (carries > 1 && call.needs == 1) leaders_.push_back(id);
    return goes;
  });
}

/// Whether the unit of one that was served just before takes this call along.
bool ServiceRun::joins_a_leader(CallId id, int carries) {
  Call& call = calls_[id];
  for (const CallId other : leaders_) {
    Call& leader = calls_[other];
    const bool is_like =
        leader.stage == call.stage && leader.where.place == call.where.place && call.needs == 1;
    if (!is_like || static_cast<int>(leader.load.size()) + 1 >= carries) continue;
    leave_queue(id);
    count_served(call, 0, leader.first_unit);
    leader.load.push_back(id);
    return true;
  }
  return false;
}

}  // namespace yuyan::service
