// How calls come, wait, are served and leave.
#include <algorithm>
#include <cmath>

#include "models/service/run.h"

namespace yuyan::service {
namespace {

using calendar::never;
using calendar::Phase;
using calendar::Process;

int rounded(double value) { return static_cast<int>(std::lround(value)); }

}  // namespace

// ---- calls come

bool ServiceRun::may_come(std::size_t stream, double time) const {
  const Stream& rules = model_.service().streams[stream];
  return time <= rules.until_s.value_or(never) &&
         (!rules.calls || stream_states_[stream].came < *rules.calls);
}

/// At the greatest rate of the profile; of these a share comes that follows the profile.
Process ServiceRun::poisson(std::size_t stream) {
  const Stream& rules = model_.service().streams[stream];
  const StreamModel& model = model_.streams()[stream];
  const double mean_gap_s = 1 / (stream_states_[stream].rate_per_s * model.greatest_factor);
  double time = calendar_.now();
  for (std::uint64_t i = 0; model.greatest_factor > 0; ++i) {
    time += stream_states_[stream].gaps.exponential(mean_gap_s, i);
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    const double share = StreamModel::factor_at(rules, time) / model.greatest_factor;
    if (share < 1 && stream_states_[stream].thinning.uniform(i) >= share) continue;
    come(stream);
  }
  end_stream();
}

Process ServiceRun::renewals(std::size_t stream) {
  double time = calendar_.now();
  for (std::uint64_t i = 0;; ++i) {
    time += model_.streams()[stream].gap.draw(stream_states_[stream].gaps, i);
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    come(stream);
  }
  end_stream();
}

Process ServiceRun::timetable(std::size_t stream) {
  std::vector<double> times = model_.service().streams[stream].at_s;
  std::ranges::sort(times);
  for (const double time : times) {
    if (time < calendar_.now()) continue;
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    come(stream);
  }
  end_stream();
}

/// One pause of a source, and the call after it; when that has left, the source pauses anew.
Process ServiceRun::source(std::size_t stream, int number) {
  StreamState& state = stream_states_[stream];
  const auto pause = static_cast<std::uint64_t>(state.source_pauses[number]++);
  const std::uint64_t index = pause << 20U | static_cast<std::uint64_t>(number);
  const double time = calendar_.now() + model_.streams()[stream].pause.draw(state.pauses, index);
  if (may_come(stream, time)) {
    co_await calendar_.until(time);
    if (may_come(stream, time)) {
      ++stream_states_[stream].came;
      enter(stream, number);
    }
  }
  end_stream();
}

/// One arrival: as many calls as its batch has.
void ServiceRun::come(std::size_t stream) {
  StreamState& state = stream_states_[stream];
  const auto number = static_cast<std::uint64_t>(state.came++);
  const Sampler& batch = model_.streams()[stream].batch;
  for (int left = rounded(batch.draw(state.batches, number)); left > 0; --left) enter(stream, -1);
}

void ServiceRun::end_stream() {
  --streams_alive_;
  stop_when_idle();
}

CallId ServiceRun::new_call() {
  if (!free_calls_.empty()) {
    const CallId id = free_calls_.back();
    free_calls_.pop_back();
    return id;
  }
  calls_.emplace_back();
  return static_cast<CallId>(calls_.size() - 1);
}

void ServiceRun::enter(std::size_t stream, int source) {
  StreamState& state = stream_states_[stream];
  const CallId id = new_call();
  Call& call = calls_[id];
  call = Call{};
  call.stream = stream;
  call.number = state.next++;
  call.source = source;
  call.batch = batch_;
  call.came_s = calendar_.now();
  const int area = model_.streams()[stream].area;
  if (area >= 0) {
    const Place& place = model_.service().places[static_cast<std::size_t>(area)];
    call.where = {area, place.x_m, place.y_m};
    if (place.width_m > 0 || place.depth_m > 0) {
      auto words = state.places.words(call.number);
      call.where.x_m += place.width_m * (words.uniform() - 0.5);
      call.where.y_m += place.depth_m * (words.uniform() - 0.5);
    }
  }
  ++present_;
  if (batch_ >= 0) ++streams_[static_cast<std::size_t>(batch_)][stream].arrived;
  go_on(id);
}

// ---- calls wait

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
  if (!begin_at_once(id)) wait(id);
}

/// When a unit is free and nobody waits who could use it.
bool ServiceRun::begin_at_once(CallId id) {
  Call& call = calls_[id];
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

/// Joins the queue; goes on at once if the units that are free are of no use to those before it;
/// is lost if it would wait where no more may.
void ServiceRun::wait(CallId id) {
  Call& call = calls_[id];
  const std::size_t k = stage_of(call).kind;
  KindState& kind = kinds_[k];
  const int priority = model_.service().streams[call.stream].priority;
  kind.tally.pass(calendar_.now());
  ++kind.tally.waiting;
  call.waits = true;
  kind.queue.add(id, priority);
  if (kind.queue.size() > 1) serve_queue(k);
  if (!calls_[id].waits) return;
  const int limit = model_.service().kinds[k].queue_limit;
  if (limit >= 0 && kind.queue.size() > static_cast<std::size_t>(limit)) {
    kind.queue.remove(id, priority);
    leave_queue(id);
    return lose(id);
  }
  kind.tally.most_waiting = std::max(kind.tally.most_waiting, kind.tally.waiting);
  if (const auto& patience = model_.streams()[call.stream].patience) {
    const double time = calendar_.now() +
                        patience->draw(stream_states_[call.stream].patience, index(calls_[id], 0));
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

// ---- calls are served

void ServiceRun::count_served(Call& call, int crews, int first_unit) {
  const double wait_s = calendar_.now() - call.asked_s;
  call.sent_s = calendar_.now();
  call.crews = crews;
  call.first_unit = first_unit;
  ++kind_of(call).tally.served;
  StageCounts* count = counts(call);
  if (!count) return;
  ++count->served;
  if (wait_s > 0) ++count->waited;
  count->wait_s += wait_s;
  count->wait_squared_s2 += wait_s * wait_s;
  const auto& limits = model_.service().limits_s;
  for (std::size_t i = 0; i < limits.size(); ++i)
    if (wait_s <= limits[i] + time_tolerance_s) ++count->wait_within[i];
  waits_[call.stage].push_back(wait_s);
}

void ServiceRun::assign(CallId id, const std::vector<int>& units) {
  Call& call = calls_[id];
  KindState& kind = kind_of(call);
  kind.tally.pass(calendar_.now());
  count_served(call, static_cast<int>(units.size()), units.front());
  if (units.size() > 1) call.team = units;
  const int area = model_.area_of(model_.streams()[call.stream].area);
  int ordinal = 0;
  for (const int unit : units) {
    if (unit >= 0) kind.fleet.send(unit, calendar_.now(), area);
    ++kind.tally.busy;
    ++crews_out_;
    calendar_.spawn(work(id, unit, ordinal++));
  }
  kind.tally.mask = kind.fleet.mask();
}

double ServiceRun::trip_s(const CallKey& call, const Spot& from, const Spot& to, int leg) const {
  const double time_s = model_.ways().time_s(from, to);
  return time_s == 0 ? 0
                     : time_s * model_.noise().draw(stream_states_[call.stream].travel[call.stage],
                                                    index(call, leg));
}

double ServiceRun::way_to_call_s(const Call& call, int unit, int ordinal) {
  const StageModel& stage = stage_of(call);
  const double turnout_s = model_.kinds()[stage.kind].turnout.draw(
      stream_states_[call.stream].turnout[call.stage], index(call, ordinal));
  if (unit < 0) return turnout_s;
  Fleet& fleet = kinds_[stage.kind].fleet;
  const double travel_s = trip_s(call, fleet.spot(unit), call.where, 4 * ordinal);
  fleet.add_travel(unit, travel_s);
  return turnout_s + travel_s;
}

void ServiceRun::count_reached(Call& call) {
  call.reached_s = calendar_.now();
  StageCounts* count = counts(call);
  if (!count) return;
  const double response_s = call.reached_s - call.asked_s;
  ++count->reached;
  count->response_s += response_s;
  responses_[call.stage].push_back(response_s);
  const int area = model_.area_of(model_.streams()[call.stream].area);
  AreaCounts* of_area =
      area < 0 ? nullptr
               : &areas_[call.stage * model_.areas().size() + static_cast<std::size_t>(area)];
  if (of_area) {
    ++of_area->reached;
    of_area->response_s += response_s;
  }
  const auto& limits = model_.service().limits_s;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (response_s > limits[i] + time_tolerance_s) continue;
    ++count->response_within[i];
    if (of_area) ++of_area->response_within[i];
  }
}

void ServiceRun::arrive(CallId id, int unit) {
  Call& call = calls_[id];
  if (unit >= 0) kind_of(call).fleet.move(unit, call.where);
  ++call.arrived;
  call.last_arrival_s = calendar_.now();
  if (call.reached_s == never) count_reached(call);
  for (const CallId other : call.load)
    if (calls_[other].reached_s == never) {
      count_reached(calls_[other]);
      calls_[other].last_arrival_s = calendar_.now();
    }
  auto& ranked = arrivals_at_[call.stage];
  if (ranked.size() < static_cast<std::size_t>(model_.service().ranks))
    ranked.push_back(calendar_.now());
}

Spot ServiceRun::nearest_destination(const StageModel& stage, const Spot& from) const {
  Spot nearest = from;
  double least_s = never;
  for (const int id : stage.destinations) {
    const Place& place = model_.service().places[static_cast<std::size_t>(id)];
    const Spot spot{id, place.x_m, place.y_m};
    const double time_s = model_.ways().time_s(from, spot);
    if (time_s >= least_s) continue;
    least_s = time_s;
    nearest = spot;
  }
  return nearest;
}

/// A unit from its dispatch until it is free. Of several that are released together the last to
/// arrive carries on for all.
Process ServiceRun::work(CallId id, int unit, int ordinal) {
  const StageModel& stage = stage_of(calls_[id]);
  const Stage& rules = model_.service().stages[calls_[id].stage];
  const Kind& kind = model_.service().kinds[stage.kind];
  Fleet& fleet = kinds_[stage.kind].fleet;
  if (const double way_s = way_to_call_s(calls_[id], unit, ordinal); way_s > 0)
    co_await calendar_.delay(way_s);
  arrive(id, unit);
  std::vector<int> team;
  int crews = 1;
  if (rules.release == Release::together) {
    if (calls_[id].arrived < calls_[id].crews) co_return;
    crews = calls_[id].crews;
    team = calls_[id].team;
  }
  const StreamState& chance = stream_states_[calls_[id].stream];
  const std::size_t at = calls_[id].stage;
  const double factor = unit < 0 ? 1 : fleet.work_factor(unit);
  const double service_s = stage.service.draw(chance.service[at], index(calls_[id], ordinal));
  co_await calendar_.delay(factor * service_s, Phase::completion);

  Spot spot = calls_[id].where;
  double hand_over_s = 0;
  if (!stage.destinations.empty()) {
    const Spot to = nearest_destination(stage, spot);
    const double drive_s = trip_s(calls_[id], spot, to, 4 * ordinal + 1);
    hand_over_s = stage.hand_over.draw(chance.hand_over[at], index(calls_[id], ordinal));
    co_await calendar_.delay(drive_s, Phase::completion);
    spot = calls_[id].where = to;
    for (const CallId other : calls_[id].load) calls_[other].where = to;
  }
  if (team.empty()) team.push_back(unit);
  const CallKey call = calls_[id];
  const bool drives = kind.returns == Return::drives;
  const auto home_s = [&](int who) {
    return drives && who >= 0 ? trip_s(call, spot, fleet.home(who), 4 * ordinal + 2) : 0.0;
  };
  if (hand_over_s == 0 && !drives)
    for (const int who : team) release(stage.kind, who, spot);
  crew_done(id, crews);  // the call goes on; its place may be another's from here on
  if (hand_over_s == 0 && !drives) co_return;
  for (std::size_t i = 1; i < team.size(); ++i)
    calendar_.spawn(come_home(stage.kind, team[i], spot, hand_over_s + home_s(team[i])));
  co_await calendar_.delay(hand_over_s + home_s(team.front()), Phase::completion);
  release(stage.kind, team.front(), spot);
}

Process ServiceRun::come_home(std::size_t kind, int unit, Spot from, double delay_s) {
  co_await calendar_.delay(delay_s, Phase::completion);
  release(kind, unit, from);
}

/// The unit is free, where its kind says.
void ServiceRun::release(std::size_t k, int unit, const Spot& from) {
  KindState& kind = kinds_[k];
  kind.tally.pass(calendar_.now());
  --kind.tally.busy;
  --crews_out_;
  if (unit >= 0) {
    const bool stays = model_.service().kinds[k].returns == Return::stays;
    kind.fleet.move(unit, stays ? from : kind.fleet.home(unit));
    kind.fleet.release(unit, calendar_.now());
    kind.tally.mask = kind.fleet.mask();
    serve_queue(k);
  }
  stop_when_idle();
}

void ServiceRun::crew_done(CallId id, int crews) {
  calls_[id].done += crews;
  if (calls_[id].done < calls_[id].crews) return;
  const std::vector<CallId> load = std::move(calls_[id].load);
  calls_[id].load.clear();
  complete(id);
  for (const CallId other : load) complete(other);
}

/// The stage is done for this call.
void ServiceRun::complete(CallId id) {
  Call& call = calls_[id];
  KindState& kind = kind_of(call);
  kind.tally.pass(calendar_.now());
  --kind.tally.served;
  if (StageCounts* count = counts(call)) {
    ++count->completed;
    count->last_arrival_s += call.last_arrival_s - call.asked_s;
  }
  if (first_completion_s_[call.stage] == never) first_completion_s_[call.stage] = calendar_.now();
  auto& ranked = completions_at_[call.stage];
  if (ranked.size() < static_cast<std::size_t>(model_.service().ranks))
    ranked.push_back(calendar_.now());
  if (model_.service().record_calls)
    rows_.push_back(
        {call.stream, call.number, call.stage, model_.streams()[call.stream].area, call.asked_s,
         call.sent_s, call.reached_s, calendar_.now(), call.crews,
         call.first_unit < 0
             ? -1
             : static_cast<int>(model_.kinds()[stage_of(call).kind]
                                    .units[static_cast<std::size_t>(call.first_unit)])});
  go_on(id);
}

void ServiceRun::count_completed(const Call& call) {
  last_completion_s_[call.stream] = calendar_.now();
  if (call.batch < 0) return;
  StreamCounts& count = streams_[static_cast<std::size_t>(call.batch)][call.stream];
  const double total_s = calendar_.now() - call.came_s;
  ++count.completed;
  count.total_s += total_s;
  count.total_squared_s2 += total_s * total_s;
  const auto& limits = model_.service().limits_s;
  for (std::size_t i = 0; i < limits.size(); ++i)
    if (total_s <= limits[i] + time_tolerance_s) ++count.total_within[i];
  totals_[call.stream].push_back(total_s);
}

}  // namespace yuyan::service
