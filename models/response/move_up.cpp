#include "models/response/move_up.h"

#include <algorithm>
#include <limits>

namespace yuyan::response {
namespace {

constexpr int least_urgent = 9;

}  // namespace

MoveUp::MoveUp(Stage& stage, Fleet& fleet)
    : stage_(stage), fleet_(fleet), emptied_(stage.drill().stations.size()) {
  if (stage.drill().dispatching.cover.empty()) return;
  stage.journal().listen([this](const Entry& entry, EntryNumber number) { hear(entry, number); });
}

void MoveUp::hear(const Entry& entry, EntryNumber number) {
  const Cast& cast = stage_.cast();
  if (entry.happening == Happening::station_emptied) {
    for (std::size_t station = 0; station < emptied_.size(); ++station)
      if (entry.entity == cast.station(station)) stage_.calendar().spawn(watch(station, number));
  } else if (entry.happening == Happening::home || entry.happening == Happening::back_in_station) {
    for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit)
      if (entry.entity == cast.unit(unit) && stage_.model().serves(unit, Task::attack))
        recall_from(stage_.model().station_of(unit));
  }
}

/// One row of the table after the other, until somebody goes or the station has an engine again.
calendar::Process MoveUp::watch(std::size_t station, EntryNumber cause) {
  const std::string& id = stage_.drill().stations[station].id;
  const auto n = static_cast<std::uint64_t>(emptied_[station]++);
  for (const CoverRule& rule : stage_.drill().dispatching.cover) {
    if (rule.station != id) continue;
    co_await stage_.calendar().delay(stage_.draw(rule.delay_s, rule.id, "cover", n),
                                     calendar::Phase::decision);
    if (!is_empty_for_the_incident(station)) co_return;
    const auto unit = choose(rule, station);
    if (!unit) continue;
    ++moves_;
    fleet_.send(*unit, {.incident = cover_move,
                        .to = fleet_.junction_of(station),
                        .place = stage_.cast().station(station),
                        .number = station,
                        .priority = least_urgent,
                        .called_s = stage_.now(),
                        .cause = cause});
    co_return;
  }
}

void MoveUp::recall_from(std::size_t station) {
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit) {
    const auto& errand = fleet_.errand(unit);
    if (errand && errand->incident == cover_move && errand->number == station) fleet_.recall(unit);
  }
}

bool MoveUp::is_covered(std::size_t station) const {
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit) {
    const auto& errand = fleet_.errand(unit);
    if (errand && errand->incident == cover_move && errand->number == station) return true;
  }
  return false;
}

bool MoveUp::is_empty_for_the_incident(std::size_t station) const {
  if (fleet_.engines_in(station) > 0 || is_covered(station)) return false;
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit) {
    const auto& errand = fleet_.errand(unit);
    if (stage_.model().station_of(unit) == station && errand && errand->incident == drill_incident)
      return true;
  }
  return false;
}

std::optional<std::size_t> MoveUp::choose(const CoverRule& rule, std::size_t station) const {
  std::optional<std::size_t> best;
  double best_s = std::numeric_limits<double>::infinity();
  for (std::size_t unit = 0; unit < stage_.drill().units.list.size(); ++unit) {
    const std::size_t own = stage_.model().station_of(unit);
    if (own == station || !stage_.model().serves(unit, Task::attack) ||
        !fleet_.is_in_station(unit) || fleet_.crew(unit) == 0 ||
        fleet_.engines_in(own) <= rule.keep ||
        !stage_.cast().matches(stage_.cast().unit(unit), rule.by) ||
        !stage_.happens(stage_.drill().units.list[unit].ready, stage_.drill().units.list[unit].id,
                        "ready"))
      continue;
    const double time_s = fleet_.expected_arrival_s(unit, fleet_.junction_of(station));
    if (time_s >= best_s) continue;
    best_s = time_s;
    best = unit;
  }
  return best;
}

}  // namespace yuyan::response
