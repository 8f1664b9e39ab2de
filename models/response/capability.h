// Which kinds of units do which work.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "models/response/resources.h"

namespace yuyan::response {

/// What there is to do at an incident.
enum class Task {
  attack,           ///< water or foam on a fire
  cool,             ///< water on what is heated
  carry_water,      ///< shuttles with a tank of water
  lay_supply,       ///< a lasting line of water
  rescue,           ///< search, free and carry
  treat,            ///< first treatment and transport
  command,          ///< a place from which the incident is led
  control_traffic,  ///< closes roads, warns people
  stop_leak,        ///< hazardous substances: stops, binds, decontaminates
  clear,            ///< moves earth and debris, dams
  carry_people,     ///< evacuees and crews
  monitor           ///< measures air and water
};

constexpr auto choices(Task) {
  using parameters::Choice;
  using enum Task;
  return std::array{Choice{"attack", attack},
                    Choice{"cool", cool},
                    Choice{"carry_water", carry_water},
                    Choice{"lay_supply", lay_supply},
                    Choice{"rescue", rescue},
                    Choice{"treat", treat},
                    Choice{"command", command},
                    Choice{"control_traffic", control_traffic},
                    Choice{"stop_leak", stop_leak},
                    Choice{"clear", clear},
                    Choice{"carry_people", carry_people},
                    Choice{"monitor", monitor}};
}

/// A kind of unit that can do a task.
struct Capability {
  UnitKind kind = UnitKind::water;
  Task task = Task::attack;

  static constexpr auto fields() {
    return std::tuple{
        field("kind", &Capability::kind,
              {.meaning = "kind of unit", .meaning_zh = "车辆类别", .required = true}),
        field("task", &Capability::task,
              {.meaning = "what it can do", .meaning_zh = "任务", .required = true})};
  }
};

/// What holds unless the scenario has a table of its own.
[[nodiscard]] inline std::span<const Capability> usual_capabilities() {
  static constexpr std::array table{Capability{UnitKind::water, Task::attack},
                                    Capability{UnitKind::water, Task::cool},
                                    Capability{UnitKind::water, Task::rescue},
                                    Capability{UnitKind::foam, Task::attack},
                                    Capability{UnitKind::foam, Task::cool},
                                    Capability{UnitKind::foam, Task::rescue},
                                    Capability{UnitKind::ladder, Task::attack},
                                    Capability{UnitKind::ladder, Task::cool},
                                    Capability{UnitKind::ladder, Task::rescue},
                                    Capability{UnitKind::tanker, Task::carry_water},
                                    Capability{UnitKind::tanker, Task::cool},
                                    Capability{UnitKind::supply, Task::lay_supply},
                                    Capability{UnitKind::special, Task::rescue},
                                    Capability{UnitKind::special, Task::stop_leak},
                                    Capability{UnitKind::command, Task::command},
                                    Capability{UnitKind::ambulance, Task::treat},
                                    Capability{UnitKind::police, Task::control_traffic},
                                    Capability{UnitKind::bus, Task::carry_people},
                                    Capability{UnitKind::chemical, Task::stop_leak},
                                    Capability{UnitKind::chemical, Task::monitor},
                                    Capability{UnitKind::mine_rescue, Task::rescue},
                                    Capability{UnitKind::dive, Task::rescue},
                                    Capability{UnitKind::earth_mover, Task::clear},
                                    Capability{UnitKind::environment, Task::monitor}};
  return table;
}

/// Whether a kind does a task by this table.
[[nodiscard]] inline bool serves(std::span<const Capability> table, UnitKind kind, Task task) {
  return std::ranges::any_of(table,
                             [&](const Capability& c) { return c.kind == kind && c.task == task; });
}

/// Whether a kind works on the fire ground under the fire commander.
[[nodiscard]] inline bool fights_fire(std::span<const Capability> table, UnitKind kind) {
  return serves(table, kind, Task::attack) || serves(table, kind, Task::cool) ||
         serves(table, kind, Task::carry_water) || serves(table, kind, Task::lay_supply);
}

}  // namespace yuyan::response
