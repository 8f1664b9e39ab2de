#include "models/response/field_tasks.h"

#include <algorithm>

namespace yuyan::response {

FieldTasks::FieldTasks(Stage& stage) : stage_(stage) {
  stage.journal().listen([this](const Entry& entry, EntryNumber) { hear(entry); });
}

std::optional<std::size_t> FieldTasks::unit_of(EntityNumber entity) const {
  const EntityNumber first = stage_.cast().unit(0);
  const auto units = static_cast<EntityNumber>(stage_.drill().units.list.size());
  if (entity < first || entity >= first + units) return std::nullopt;
  return static_cast<std::size_t>(entity - first);
}

void FieldTasks::hear(const Entry& entry) {
  const bool came = entry.happening == Happening::arrived;
  const bool went =
      entry.happening == Happening::relieved || entry.happening == Happening::unit_lost;
  if (!came && !went) return;
  const auto unit = unit_of(entry.entity);
  if (!unit) return;
  if (came) {
    on_scene_.insert(*unit);
  } else {
    on_scene_.erase(*unit);
    std::erase_if(jobs_, [&](const Job& job) { return job.unit == *unit; });
  }
  give_out();
}

void FieldTasks::close_road(std::size_t segment, EntryNumber cause) {
  const bool known = std::ranges::any_of(jobs_, [&](const Job& job) {
    return job.task == Task::control_traffic && job.segment == segment;
  });
  if (known) return;
  jobs_.push_back({Task::control_traffic, segment, cause});
  give_out();
}

void FieldTasks::reopen_road(std::size_t segment, EntryNumber cause) {
  const auto job = std::ranges::find_if(jobs_, [&](const Job& one) {
    return one.task == Task::control_traffic && one.segment == segment;
  });
  if (job == jobs_.end()) return;
  const bool was_closed = job->unit.has_value();
  jobs_.erase(job);
  if (was_closed) stage_.tell(Happening::road_opened, stage_.cast().segment(segment), cause);
  give_out();
}

void FieldTasks::monitor(EntryNumber cause) {
  jobs_.push_back({Task::monitor, 0, cause});
  give_out();
}

/// Who measures can do so for all who ask; who closes a road is bound to it.
std::optional<std::size_t> FieldTasks::free_unit(Task task) const {
  for (const std::size_t unit : on_scene_) {
    if (!stage_.model().serves(unit, task)) continue;
    const bool bound = task == Task::control_traffic &&
                       std::ranges::any_of(jobs_, [&](const Job& job) { return job.unit == unit; });
    if (!bound) return unit;
  }
  return std::nullopt;
}

void FieldTasks::give_out() {
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    if (jobs_[i].unit) continue;
    jobs_[i].unit = free_unit(jobs_[i].task);
    if (jobs_[i].unit) begin(Job(jobs_[i]));
  }
}

void FieldTasks::begin(const Job& job) {
  const EntityNumber by = stage_.cast().unit(job.unit.value_or(0));
  if (job.task == Task::monitor)
    stage_.tell(Happening::environment_monitored, stage_.cast().site(), job.cause, 0, by);
  else
    stage_.tell(Happening::road_closed, stage_.cast().segment(job.segment), job.cause, 0, by);
}

}  // namespace yuyan::response
