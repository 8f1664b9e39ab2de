// How calls are served: units turn out, drive, work, hand over, come home.
#include "models/service/run.h"

namespace yuyan::service {
namespace {

using calendar::never;
using calendar::Phase;
using calendar::Process;

}  // namespace

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
  waits_[cell(call.stage, call.stream)].push_back(wait_s);
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
  responses_[cell(call.stage, call.stream)].push_back(response_s);
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
  const Call& call = calls_[id];
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
