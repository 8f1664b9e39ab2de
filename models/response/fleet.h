// Vehicles: who is sent, when they roll, drive and arrive, what they do until they are home again.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "models/response/brigade.h"
#include "models/response/care.h"
#include "models/response/stage.h"
#include "sim/world/vehicle.h"

namespace yuyan::response {

/// Time a unit spends in each condition, s; they add up to the length of the drill.
using TimeIn = std::array<double, choices(Condition{}).size()>;

/// A unit at a junction: when it sets out from it or reaches it.
struct Passage {
  std::size_t unit = 0;
  world::JunctionIndex junction = 0;
  double time_s = 0;
};

class Fleet {
 public:
  Fleet(Stage& stage, Brigade& brigade, Medical& medical);

  /// Sends what the packages of this grade say and what lower grades still owe.
  void dispatch_grade(int grade, EntryNumber cause);
  /// Sends every unit that the selector takes (a station, a kind of unit or of station, an id).
  void dispatch(std::string_view selector, EntryNumber cause);
  /// The incident is over: everybody goes home.
  void release_all();

  [[nodiscard]] bool all_home() const { return away_ == 0; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  [[nodiscard]] int on_scene(UnitKind kind) const;
  [[nodiscard]] int fire_units_on_scene() const;
  /// Expected time from dispatch to water on the fire for each station, s, now: turnout, the
  /// quickest open way and set-up as drawn for its first engine. Infinity without an engine.
  [[nodiscard]] std::vector<double> station_water_s() const;
  [[nodiscard]] TimeIn time_in(std::size_t unit) const;
  /// Where units were on their drives, in the order of time; between two entries of a unit it is
  /// on the segment from the one to the other, or stands if they are the same junction.
  [[nodiscard]] const std::vector<Passage>& passages() const { return passages_; }
  void on_first_arrival(std::function<void(EntryNumber)> listener) {
    first_arrival_ = std::move(listener);
  }
  /// A unit and its crew can no longer work.
  void lose(std::size_t unit);

 private:
  struct State {
    Condition condition = Condition::ready;
    double since_s = 0;
    TimeIn time_in{};
    std::unique_ptr<world::Vehicle> vehicle;
    bool sent = false, outbound = false;
  };

  calendar::Process mission(std::size_t unit, EntryNumber cause);
  calendar::Task<bool> drive(std::size_t unit, world::JunctionIndex to, EntryNumber cause);
  calendar::Task<void> serve_casualties(std::size_t unit, EntryNumber cause);
  calendar::Task<void> go_home(std::size_t unit, EntryNumber cause);
  void send(std::size_t unit, EntryNumber cause);
  void set(std::size_t unit, Condition condition);
  [[nodiscard]] double turnout_s(std::size_t unit) const;
  [[nodiscard]] double trip_factor(std::size_t unit, int trip) const;
  [[nodiscard]] double expected_arrival_s(std::size_t unit) const;
  [[nodiscard]] const Unit& data(std::size_t unit) const { return stage_.drill().units.list[unit]; }
  [[nodiscard]] const Station& station(std::size_t unit) const {
    return stage_.drill().stations[stage_.model().station_of(unit)];
  }

  Stage& stage_;
  Brigade& brigade_;
  Medical& medical_;
  world::JunctionIndex gate_;
  std::vector<State> states_;
  std::vector<int> trips_;
  std::vector<Passage> passages_;
  calendar::Gate released_;
  calendar::Signal changed_;
  std::function<void(EntryNumber)> first_arrival_;
  int grade_sent_ = 0;
  int away_ = 0;
  bool arrived_ = false;
};

}  // namespace yuyan::response
