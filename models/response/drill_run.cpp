#include "models/response/drill_run.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace yuyan::response {

DrillRun::DrillRun(const DrillModel& model, chance::Source source)
    : model_(model),
      world_(model.roads()),
      stage_(model, world_.world(), source),
      ground_(stage_),
      wind_(stage_, ground_),
      clouds_(stage_, ground_, wind_),
      air_(stage_, clouds_),
      supply_(stage_),
      fixed_(stage_, ground_, supply_),
      water_points_(stage_, supply_),
      brigade_(stage_, ground_, fixed_, supply_, water_points_),
      people_(stage_, ground_, brigade_, air_),
      medical_(stage_, people_, clouds_),
      boarding_(stage_, people_),
      road_works_(stage_),
      fleet_(stage_, brigade_, medical_, boarding_, road_works_),
      field_tasks_(stage_),
      dispatcher_(stage_, fleet_),
      move_up_(stage_, fleet_),
      background_(stage_, fleet_, dispatcher_),
      evacuation_(stage_, people_, boarding_),
      run_off_(stage_, ground_, fixed_, brigade_, supply_),
      watch_(stage_, clouds_, people_),
      road_hazards_(stage_, ground_, clouds_, road_works_, run_off_),
      initiation_(stage_, ground_, people_, clouds_),
      danger_(stage_, ground_, clouds_, people_, watch_),
      post_(stage_, source, danger_, [this] { return loss_yuan(); }),
      command_(stage_, {ground_, fixed_, brigade_, dispatcher_, people_, evacuation_, run_off_,
                        initiation_, watch_, post_, field_tasks_}) {
  for (std::size_t tank = 0; tank < model.drill().tanks.size(); ++tank)
    liquid_at_start_kg_.push_back(ground_.escalation().liquid_kg(ground_.tank(tank)));
  station_water_s_ = fleet_.station_water_s();
  people_.on_crew_lost([this](std::size_t unit, EntryNumber cause) { fleet_.lose(unit, cause); });
  if (!post_.channel_of(Passed::withdrawal).empty())
    brigade_.tell_withdrawal_by(
        [this](std::string unit, EntityNumber crew, int number, EntryNumber cause) {
          return post_.pass_withdrawal(std::move(unit), crew, number, cause);
        });
  stage_.calendar().spawn(sample(), calendar::Phase::recording);
  stage_.calendar().spawn(end_when_over());
}

void DrillRun::play(std::uint64_t event_limit) {
  stage_.calendar().limit_events(event_limit);
  stage_.calendar().run(model_.drill().scenario.horizon_s);
  world_.note_events();
}

calendar::Process DrillRun::sample() {
  for (;;) {
    timeline_.push_back(look());
    co_await stage_.calendar().delay(model_.drill().scenario.sample_interval_s,
                                     calendar::Phase::recording);
  }
}

Sample DrillRun::look() const {
  int cooled = 0;
  for (std::size_t tank = 0; tank < model_.drill().tanks.size(); ++tank) {
    const AssetIndex asset = ground_.tank(tank);
    if (ground_.cooling_kg_m2_s(asset, Means::fixed) +
            ground_.cooling_kg_m2_s(asset, Means::mobile) >
        0)
      ++cooled;
  }
  Sample s;
  s.time_s = world_.now();
  s.burning_surfaces = static_cast<int>(ground_.burning().size());
  s.burning_tanks = ground_.burning_tanks();
  s.cooled_tanks = cooled;
  s.water_m3_s = supply_.water_flow_m3_s();
  s.foam_solution_m3_s = supply_.solution_flow_m3_s();
  s.pond_m3 = supply_.water().level();
  s.concentrate_m3 = supply_.concentrate(Means::fixed).level() + supply_.mobile_level_m3();
  s.fire_units = fleet_.fire_units_on_scene();
  s.ambulances = fleet_.on_scene(UnitKind::ambulance);
  s.evacuated = evacuation_.evacuated();
  s.waiting_casualties = medical_.waiting();
  for (const Party party : {Party::workers, Party::public_, Party::responders})
    s.deaths += people_.deaths(party);
  return s;
}

/// Nothing burns and nothing can be lit any more, for the whole time of the watch.
calendar::Task<void> DrillRun::wait_until_quiet() {
  const double watch_s = stage_.draw(model_.drill().plan.doctrine.watch_s, "brigade", "watch");
  for (;;) {
    while (!initiation_.settled()) co_await initiation_.changed().wait();
    while (!ground_.burning().empty()) co_await ground_.changed().wait();
    while (!watch_.quiet()) co_await watch_.changed().wait();
    const auto stirred = co_await calendar::first_of(stage_.calendar(), watch_s, ground_.changed(),
                                                     watch_.changed());
    if (stirred || !ground_.burning().empty() || !watch_.quiet()) continue;
    // Ambulances that are out fetch whom they can before all go home.
    while (!medical_.nobody_waits() && fleet_.ambulances_out() > 0)
      co_await medical_.changed().wait();
    if (ground_.burning().empty() && watch_.quiet()) co_return;
  }
}

calendar::Process DrillRun::end_when_over() {
  if (initiation_.event().kind == InitiatingKind::none) {
    stage_.calendar().stop();
    co_return;
  }
  // What nobody has noticed nobody can close.
  while (!std::isfinite(journal().first(model_.cast(), Happening::detected)))
    co_await stage_.calendar().delay(60);
  co_await wait_until_quiet();
  stage_.tell(Happening::closed, model_.cast().site(), no_cause);
  fixed_.shut();
  brigade_.dismiss();
  dispatcher_.withdraw_incident();
  fleet_.release_all();
  while (!fleet_.all_home() || !medical_.all_settled() || !evacuation_.idle())
    co_await calendar::first_of(stage_.calendar(), calendar::never, fleet_.changed(),
                                medical_.changed(), evacuation_.changed());
  stage_.calendar().stop();
}

double DrillRun::loss_yuan() const {
  double loss = 0;
  for (std::size_t tank = 0; tank < model_.drill().tanks.size(); ++tank) {
    const AssetIndex asset = ground_.tank(tank);
    const double gone_kg =
        std::max(0.0, liquid_at_start_kg_[tank] - ground_.escalation().liquid_kg(asset));
    loss += gone_kg / 1000 * model_.drill().site.oil_yuan_t;
    if (ground_.was_lost(tank))
      loss += volume_m3(model_.drill().tanks[tank]) * model_.drill().site.tank_yuan_m3;
  }
  return loss;
}

namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(std::string("not conserved: ") + what);
}

}  // namespace

/// Each dispatch goes forward in time, a unit makes one at a time, and the queue obeys Little's
/// law: the time integral of those who wait is the sum of their waits.
void DrillRun::check_dispatches() const {
  const QueueStatistics queue = dispatcher_.queue();
  require(std::abs(queue.unit_s - queue.total_wait_s) <= 1e-6 * (1 + queue.unit_s),
          "waits in the dispatchers' queue");
  std::vector<double> free_from_s(model_.drill().units.list.size(), 0);
  for (const Dispatch& d : fleet_.dispatches()) {
    double before_s = d.called_s;
    for (const double time_s :
         {d.dispatched_s, d.turned_out_s, d.arrived_s, d.water_on_s, d.released_s, d.home_s}) {
      if (!std::isfinite(time_s)) continue;
      require(time_s >= before_s, "the order of a dispatch's times");
      before_s = time_s;
    }
    require(d.dispatched_s >= free_from_s[d.unit], "a unit's one dispatch at a time");
    if (std::isfinite(d.arrived_s) && std::isfinite(d.released_s))
      free_from_s[d.unit] = d.released_s;
  }
  for (std::size_t station = 0; station < model_.drill().stations.size(); ++station)
    require(fleet_.engines_in(station) >= 0 && fleet_.empty_s(station) <= end_s() + 1e-6,
            "engines of a station");
}

void DrillRun::check_consistency() const {
  check_dispatches();
  const auto balanced = [](const calendar::Stock& stock, double initial) {
    const auto totals = stock.totals();
    const double expected = initial + totals.added - totals.taken - totals.overflowed;
    return stock.level() >= -1e-9 &&
           std::abs(stock.level() - expected) <= 1e-6 * (1 + initial + totals.added);
  };
  post_.messages().check_consistency();
  require(balanced(supply_.water(), model_.drill().site.pond_m3), "fire water");
  require(balanced(supply_.concentrate(Means::fixed), model_.drill().site.foam_concentrate_m3),
          "foam concentrate of the depot");
  for (std::size_t bund = 0; bund < model_.drill().site.bunds.size(); ++bund)
    require(balanced(run_off_.bund(bund), 0), "what a bund holds");
  require(balanced(run_off_.ground(), 0) && balanced(run_off_.pool(), 0), "run-off");
  for (const auto& choice : choices(FoamType{}))
    if (supply_.has(choice.value))
      require(balanced(supply_.concentrate(Means::mobile, choice.value), 0),
              "foam concentrate of the vehicles");
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit) {
    const TimeIn times = fleet_.time_in(unit);
    const double sum = std::accumulate(times.begin(), times.end(), 0.0);
    require(std::abs(sum - end_s()) <= 1e-6 * (1 + end_s()), "a unit's time");
  }
  for (std::size_t zone = 0; zone < model_.drill().surroundings.size(); ++zone)
    require(people_.in_zone(zone) + evacuation_.under_way(zone) + evacuation_.safe(zone) +
                    people_.casualties_of(zone) ==
                people_.population(zone),
            "people of a zone");
  require(static_cast<int>(medical_.records().size()) == people_.casualties(), "casualties");
}

}  // namespace yuyan::response
