// Orders that need a unit of the right kind on the scene: police that close a road, a team that
// measures air and water.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "models/response/capability.h"
#include "models/response/stage.h"

namespace yuyan::response {

class FieldTasks {
 public:
  explicit FieldTasks(Stage& stage);

  /// The public is kept off a road as soon as a unit that controls traffic is on the scene and has
  /// nothing else to close; it stays there. Emergency vehicles pass.
  void close_road(std::size_t segment, EntryNumber cause);
  /// A road was closed, or is to be closed, by mistake: its unit is free again.
  void reopen_road(std::size_t segment, EntryNumber cause);
  /// Told as soon as a unit that monitors is on the scene.
  void monitor(EntryNumber cause);
  /// Units that have arrived and neither left nor been lost.
  [[nodiscard]] const std::set<std::size_t>& on_scene() const { return on_scene_; }

 private:
  struct Job {
    Task task = Task::control_traffic;
    std::size_t segment = 0;  ///< of a road that is closed
    EntryNumber cause = no_cause;
    std::optional<std::size_t> unit = {};  ///< that does it
  };

  void hear(const Entry& entry);
  void give_out();
  void begin(const Job& job);
  [[nodiscard]] std::optional<std::size_t> free_unit(Task task) const;
  [[nodiscard]] std::optional<std::size_t> unit_of(EntityNumber entity) const;

  Stage& stage_;
  std::set<std::size_t> on_scene_;
  std::vector<Job> jobs_;  ///< that wait or are being done, in the order of asking
};

}  // namespace yuyan::response
