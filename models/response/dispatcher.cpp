#include "models/response/dispatcher.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yuyan::response {

Dispatcher::Dispatcher(Stage& stage, Fleet& fleet)
    : stage_(stage),
      fleet_(fleet),
      gate_(stage.model().junction(stage.drill().site.gate_junction)) {
  fleet.on_free([this](std::size_t) { serve(); });
  fleet.on_taken_away([this](std::size_t unit, const Errand& errand) {
    // Whoever waits there gets another one, at once if one is free.
    Row row;
    if (errand.incident == drill_incident)
      row.kind = data(unit).kind;
    else
      row = {.kind = errand.kind, .task = errand.task};
    request({.errand = errand, .rows = {row}, .replace = true});
  });
}

Errand Dispatcher::to_incident(EntryNumber cause) const {
  return {.incident = drill_incident,
          .to = gate_,
          .called_s = stage_.now(),
          .cause = cause,
          .asked = cause};
}

/// Rows that wait for each other make one demand; the others one each.
void Dispatcher::dispatch_grade(int grade, EntryNumber cause) {
  std::vector<Row> together;
  Errand errand = to_incident(cause);
  for (errand.grade = grade; errand.grade > 0 && is_mistaken(errand); --errand.grade) --grade;
  for (const Package& package : stage_.drill().plan.packages) {
    if (package.grade <= grade_sent_ || package.grade > grade) continue;
    Row row{.kind = package.kind, .station = package.station, .count = package.count};
    if (package.together == Together::grade) {
      together.push_back(std::move(row));
      continue;
    }
    errand.grade = package.grade;
    request({.errand = errand,
             .rows = {std::move(row)},
             .together = package.together == Together::row,
             .replace = true});
  }
  errand.grade = grade;
  if (!together.empty())
    request({.errand = errand, .rows = std::move(together), .together = true, .replace = true});
  grade_sent_ = std::max(grade_sent_, grade);
}

void Dispatcher::dispatch(std::string_view selector, EntryNumber cause) {
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit)
    if (!fleet_.was_asked(unit) && !is_awaited(unit) &&
        stage_.cast().matches(stage_.cast().unit(unit), selector))
      request({.errand = to_incident(cause), .rows = {{.unit = unit}}});
}

void Dispatcher::request_aid(std::string_view target, EntryNumber cause) {
  const EntryNumber told =
      stage_.tell(Happening::mutual_aid_requested, stage_.cast().site(), cause);
  const auto& levels = stage_.drill().dispatching.mutual_aid;
  if (std::ranges::find(levels, target, &AidLevel::id) == levels.end())
    return dispatch(target, told);
  stage_.calendar().spawn(approve(std::string(target), told));
}

calendar::Process Dispatcher::approve(std::string level, EntryNumber requested) {
  const auto& levels = stage_.drill().dispatching.mutual_aid;
  const bool granted = co_await pass_levels(level);
  const EntryNumber told =
      stage_.tell(granted ? Happening::mutual_aid_granted : Happening::mutual_aid_refused,
                  stage_.cast().site(), requested);
  const std::string& units = std::ranges::find(levels, level, &AidLevel::id)->units;
  if (granted && !over_ && !units.empty() && !is_mistaken({.asked = requested}))
    dispatch(units, told);
}

/// The lower levels approve first, one after the other; as many as there are, should the table
/// lead in a circle.
calendar::Task<bool> Dispatcher::pass_levels(std::string level) {
  const auto& levels = stage_.drill().dispatching.mutual_aid;
  std::vector<const AidLevel*> chain;
  for (auto at = std::ranges::find(levels, level, &AidLevel::id);
       at != levels.end() && chain.size() < levels.size();
       at = std::ranges::find(levels, at->after, &AidLevel::id))
    chain.push_back(&*at);
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    co_await stage_.calendar().delay(stage_.draw((*at)->approval_s, (*at)->id, "approval"),
                                     calendar::Phase::decision);
    if (!stage_.happens((*at)->granted, (*at)->id, "granted")) co_return false;
  }
  co_return true;
}

bool Dispatcher::is_awaited(std::size_t unit) const {
  return std::ranges::any_of(waiting_, [&](const Waiting& waiting) {
    return waiting.missing > 0 && waiting.demand.rows.front().unit == unit;
  });
}

void Dispatcher::request(Demand demand) {
  if (demand.errand.incident == drill_incident && (over_ || is_mistaken(demand.errand))) return;
  Waiting waiting{.demand = std::move(demand), .since_s = stage_.now(), .number = requests_++};
  if (waiting.demand.together && stage_.drill().dispatching.wait_together_s > 0)
    stage_.calendar().spawn(stop_waiting(waiting.number));
  for (const Row& row : waiting.demand.rows) waiting.missing += row.count;
  incoming_.push_back(std::move(waiting));
  serve();
}

void Dispatcher::take_in() {
  for (Waiting& waiting : std::exchange(incoming_, {})) {
    const auto place =
        std::ranges::upper_bound(waiting_, waiting.demand.errand.priority, {},
                                 [](const Waiting& other) { return other.demand.errand.priority; });
    waiting_.insert(place, std::move(waiting));
  }
}

/// Then whoever can be sent goes alone.
calendar::Process Dispatcher::stop_waiting(std::uint64_t number) {
  co_await stage_.calendar().delay(stage_.drill().dispatching.wait_together_s,
                                   calendar::Phase::decision);
  for (Waiting& waiting : waiting_)
    if (waiting.number == number) waiting.demand.together = false;
  serve();
}

void Dispatcher::call_back(EntryNumber asked, int kept_grade) {
  give_up([asked, kept_grade](const Errand& errand) {
    return errand.asked == asked && (errand.grade == 0 || errand.grade > kept_grade);
  });
}

void Dispatcher::call_back_above(int kept_grade, EntryNumber corrected) {
  grade_sent_ = std::min(grade_sent_, kept_grade);
  give_up([kept_grade, corrected](const Errand& errand) {
    return errand.grade > kept_grade && errand.asked < corrected;
  });
}

void Dispatcher::give_up(const Mistake& mistake) {
  integrate();
  const auto is_given_up = [&](const Waiting& waiting) {
    return waiting.demand.errand.incident == drill_incident && mistake(waiting.demand.errand);
  };
  for (const Waiting& waiting : waiting_)
    if (is_given_up(waiting))
      queue_.total_wait_s += waiting.missing * (stage_.now() - waiting.since_s);
  std::erase_if(waiting_, is_given_up);
  std::erase_if(incoming_, is_given_up);
  mistakes_.push_back(mistake);
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit)
    if (const auto& errand = fleet_.errand(unit);
        errand && errand->incident == drill_incident && mistake(*errand))
      fleet_.turn_back(unit);
}

bool Dispatcher::is_mistaken(const Errand& errand) const {
  return std::ranges::any_of(mistakes_, [&](const Mistake& mistake) { return mistake(errand); });
}

void Dispatcher::withdraw_incident() {
  over_ = true;
  integrate();
  for (const Waiting& waiting : waiting_)
    if (waiting.demand.errand.incident == drill_incident)
      queue_.total_wait_s += waiting.missing * (stage_.now() - waiting.since_s);
  std::erase_if(waiting_, [](const Waiting& waiting) {
    return waiting.demand.errand.incident == drill_incident;
  });
}

/// From the most urgent demand down. Nobody takes a unit of a sort for which somebody more urgent,
/// or earlier, still waits.
void Dispatcher::serve() {
  again_ = true;
  if (serving_) return;
  serving_ = true;
  integrate();
  while (std::exchange(again_, false)) {
    take_in();
    std::vector<Row> blocked;
    // Sending may take a unit from another errand, which then asks anew: then all is looked at
    // again.
    for (std::size_t i = 0; i < waiting_.size() && !again_; ++i) {
      if (waiting_[i].demand.together)
        serve_together(waiting_[i], blocked);
      else
        serve_singly(waiting_[i], blocked);
      for (const Row& row : waiting_[i].demand.rows)
        if (row.count > 0) blocked.push_back(row);
    }
    std::erase_if(waiting_, [](const Waiting& waiting) { return waiting.missing == 0; });
  }
  serving_ = false;
  int length = 0;
  for (const Waiting& waiting : waiting_) length += waiting.missing;
  queue_.longest = std::max(queue_.longest, length);
}

void Dispatcher::serve_singly(Waiting& waiting, const std::vector<Row>& blocked) {
  for (std::size_t row = 0; row < waiting.demand.rows.size(); ++row) {
    if (waiting.demand.rows[row].count == 0 || is_blocked(waiting.demand.rows[row], blocked))
      continue;
    for (const std::size_t unit : candidates(waiting.demand.rows[row], waiting.demand.errand)) {
      if (waiting.demand.rows[row].count == 0) break;
      send(waiting, unit, row);
    }
  }
}

void Dispatcher::serve_together(Waiting& waiting, const std::vector<Row>& blocked) {
  std::vector<Pick> picks;
  for (std::size_t row = 0; row < waiting.demand.rows.size(); ++row) {
    const Row& wanted = waiting.demand.rows[row];
    if (is_blocked(wanted, blocked)) return;
    int left = wanted.count;
    for (const std::size_t unit : candidates(wanted, waiting.demand.errand)) {
      if (left == 0) break;
      if (std::ranges::find(picks, unit, &Pick::unit) != picks.end()) continue;
      picks.push_back({unit, row});
      --left;
    }
    if (left > 0) return;
  }
  for (const Pick& pick : picks) send(waiting, pick.unit, pick.row);
}

void Dispatcher::send(Waiting& waiting, std::size_t unit, std::size_t row) {
  Row& wanted = waiting.demand.rows[row];
  --wanted.count;
  --waiting.missing;
  queue_.total_wait_s += stage_.now() - waiting.since_s;
  const Errand errand = waiting.demand.errand;
  if (errand.incident == drill_incident && !fleet_.ask(unit, errand.cause)) {
    if (waiting.demand.replace) replace_later(wanted, errand);
    return;
  }
  fleet_.send(unit, errand);
}

void Dispatcher::replace_later(const Row& row, const Errand& errand) {
  Row one = row;
  one.count = 1;
  stage_.calendar().spawn(replace(one, errand));
}

calendar::Process Dispatcher::replace(Row row, Errand errand) {
  co_await stage_.calendar().delay(stage_.drill().dispatching.replace_s, calendar::Phase::decision);
  errand.called_s = stage_.now();
  request({.errand = errand, .rows = {row}, .replace = true});
}

bool Dispatcher::fits(std::size_t unit, const Row& row, int incident) const {
  if (row.unit && *row.unit != unit) return false;
  if (row.kind && data(unit).kind != *row.kind) return false;
  if (row.task && !stage_.model().serves(unit, *row.task)) return false;
  if (!row.station.empty()) return data(unit).station == row.station;
  if (row.unit) return true;
  const StationKind kind = stage_.drill().stations[stage_.model().station_of(unit)].kind;
  return kind != StationKind::mutual_aid && (incident == drill_incident || !is_own(kind));
}

std::vector<std::size_t> Dispatcher::candidates(const Row& row, const Errand& errand) const {
  std::vector<std::tuple<bool, double, std::size_t>> found;  // who leaves work last of all
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit) {
    if (!fits(unit, row, errand.incident) || !fleet_.can_take(unit, errand.incident)) continue;
    const bool for_drill = errand.incident == drill_incident;
    if (for_drill && fleet_.was_asked(unit)) continue;
    if (!for_drill && !stage_.happens(data(unit).ready, data(unit).id, "ready")) continue;
    found.emplace_back(fleet_.is_taken_from_work(unit, errand.incident),
                       fleet_.expected_arrival_s(unit, errand.to), unit);
  }
  std::ranges::sort(found);
  std::vector<std::size_t> units;
  units.reserve(found.size());
  for (const auto& [leaves, time_s, unit] : found) units.push_back(unit);
  return units;
}

bool Dispatcher::is_blocked(const Row& row, const std::vector<Row>& blocked) const {
  return std::ranges::any_of(blocked, [&](const Row& other) {
    return other.unit == row.unit && other.kind == row.kind && other.task == row.task &&
           other.station == row.station;
  });
}

UnitKind Dispatcher::kind_of(const Row& row) const {
  if (row.unit) return data(*row.unit).kind;
  return row.kind.value_or(UnitKind::water);
}

void Dispatcher::integrate() {
  const double span_s = stage_.now() - since_s_;
  since_s_ = stage_.now();
  if (span_s <= 0) return;
  for (const Waiting& waiting : waiting_) {
    queue_.unit_s += span_s * waiting.missing;
    if (waiting.demand.errand.incident != drill_incident) continue;
    for (const Row& row : waiting.demand.rows)
      shortage_s_[static_cast<std::size_t>(kind_of(row))] += span_s * row.count;
  }
}

QueueStatistics Dispatcher::queue() const {
  QueueStatistics now = queue_;
  const double span_s = stage_.now() - since_s_;
  for (const Waiting& waiting : waiting_) {
    now.unit_s += span_s * waiting.missing;
    now.total_wait_s += waiting.missing * (stage_.now() - waiting.since_s);
  }
  return now;
}

double Dispatcher::shortage_s(UnitKind kind) const {
  double sum_s = shortage_s_[static_cast<std::size_t>(kind)];
  const double span_s = stage_.now() - since_s_;
  for (const Waiting& waiting : waiting_)
    if (waiting.demand.errand.incident == drill_incident)
      for (const Row& row : waiting.demand.rows)
        if (kind_of(row) == kind) sum_s += span_s * row.count;
  return sum_s;
}

}  // namespace yuyan::response
