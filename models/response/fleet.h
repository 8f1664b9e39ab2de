// Vehicles: when they roll, drive and arrive, what they do until they are home again.
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "models/response/boarding.h"
#include "models/response/brigade.h"
#include "models/response/care.h"
#include "models/response/errand.h"
#include "models/response/road_works.h"
#include "models/response/stage.h"
#include "sim/calendar/present.h"
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

/// A unit that is away at T0, on a call that came before.
struct Absence {
  world::JunctionIndex at = 0;  ///< where it is, or the next junction on its way home
  double until_s = 0;           ///< until it is free there
  bool on_the_way_home = false;
  Errand errand;  ///< on which it is or was
};

/// A unit stands in a station, its own or one that it covers. Times in s since T0.
struct Standing {
  std::size_t unit = 0, station = 0;
  double from_s = 0, to_s = std::numeric_limits<double>::infinity();
};

/// The drives of a unit for a call elsewhere.
enum class CallDrive { there, home, hospital };

class Fleet {
 public:
  Fleet(Stage& stage, Brigade& brigade, Medical& medical, Boarding& boarding, RoadWorks& works);

  /// Sends a unit that can take the errand. The errand on its way to which it was falls to whoever
  /// listens to on_taken_away.
  void send(std::size_t unit, const Errand& errand);
  /// Whether the unit may be sent to an errand of this incident now: it is in its station and
  /// manned; or, for the drill's incident and if the rules allow it, on its way elsewhere, back
  /// from there, or covering a station; or, for a call elsewhere, on its way back from one. For the
  /// incident also at work, see is_taken_from_work().
  [[nodiscard]] bool can_take(std::size_t unit, int incident) const;
  /// Whether sending the unit would take it away from a less urgent call at whose scene it works.
  [[nodiscard]] bool is_taken_from_work(std::size_t unit, int incident) const;
  /// Expected time until the unit is at a junction, s: the mean turnout and empty roads.
  [[nodiscard]] double expected_arrival_s(std::size_t unit, world::JunctionIndex to) const;
  /// Asked for the drill's incident already, in whatever way that ended.
  [[nodiscard]] bool was_asked(std::size_t unit) const { return states_[unit].asked; }
  /// Whether a unit turns out to be ready when it is first asked for the incident; told if not.
  bool ask(std::size_t unit, EntryNumber cause);
  /// The unit is on a call elsewhere at T0.
  void begin_away(std::size_t unit, const Absence& absence);
  /// A unit that covers a station goes home.
  void recall(std::size_t unit);
  /// The unit was sent to the incident by mistake: if it is not there yet it turns round, and may
  /// be sent again.
  void turn_back(std::size_t unit);
  /// The incident is over: everybody goes home.
  void release_all();
  /// A unit and its crew can no longer work.
  void lose(std::size_t unit, EntryNumber cause);
  [[nodiscard]] bool is_lost(std::size_t unit) const {
    return states_[unit].condition == Condition::lost;
  }

  /// A unit has nothing to do, at a place or on coming home.
  void on_free(std::function<void(std::size_t unit)> listener) { on_free_ = std::move(listener); }
  /// A unit was taken away from an errand that it had not reached or not done; what is left of it.
  void on_taken_away(std::function<void(std::size_t unit, const Errand&)> listener) {
    on_taken_away_ = std::move(listener);
  }
  void on_arrival(std::function<void(std::size_t unit, const Errand&)> listener) {
    on_arrival_ = std::move(listener);
  }

  [[nodiscard]] bool all_home() const { return away_ == 0; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  [[nodiscard]] int on_scene(UnitKind kind) const;
  [[nodiscard]] int fire_units_on_scene() const;
  /// Ambulances that have been sent and are not on their way home.
  [[nodiscard]] int ambulances_out() const;
  /// Units that attack fires and stand in a station, their own or one they cover.
  [[nodiscard]] int engines_in(std::size_t station) const { return engines_in_[station]; }
  [[nodiscard]] double empty_s(std::size_t station) const;
  [[nodiscard]] bool is_in_station(std::size_t unit) const {
    return states_[unit].condition == Condition::ready;
  }
  [[nodiscard]] world::JunctionIndex junction_of(std::size_t station) const {
    return stage_.model().junction(stage_.drill().stations[station].junction);
  }
  [[nodiscard]] const std::optional<Errand>& errand(std::size_t unit) const {
    return states_[unit].errand;
  }
  /// Expected time from dispatch to water on the fire for each station, s, now: turnout, the
  /// quickest open way and set-up as drawn for its first engine. Infinity without an engine.
  [[nodiscard]] std::vector<double> station_water_s() const;
  [[nodiscard]] TimeIn time_in(std::size_t unit) const;
  /// Where units were on their drives, in the order of time; between two entries of a unit it is
  /// on the segment from the one to the other, or stands if they are the same junction.
  [[nodiscard]] const std::vector<Passage>& passages() const { return passages_; }
  [[nodiscard]] const std::vector<Dispatch>& dispatches() const { return dispatches_; }
  /// Who stood in which station from when to when; infinity: it stands there now.
  [[nodiscard]] const std::vector<Standing>& standings() const { return standings_; }
  /// By day and by night, as manned.
  [[nodiscard]] int crew(std::size_t unit) const;

  /// Turnout as it is drawn for an errand, by day or by night.
  [[nodiscard]] double turnout_s(std::size_t unit, const Errand& errand, bool day) const;
  /// What chance makes of a drive for a call elsewhere.
  [[nodiscard]] double trip_factor_elsewhere(std::size_t unit, const Errand& errand,
                                             CallDrive leg) const;
  /// Time on empty roads by the scenario's law, s.
  [[nodiscard]] double way_s(world::JunctionIndex from, world::JunctionIndex to) const;

 private:
  struct State {
    Condition condition = Condition::ready;
    double since_s = 0;
    TimeIn time_in{};
    std::unique_ptr<world::Vehicle> vehicle;
    std::optional<Errand> errand;
    std::optional<std::size_t> dispatch;  ///< place in dispatches_ of the present errand
    std::optional<std::size_t> covers;    ///< station in which it stands for another one's engines
    std::unique_ptr<calendar::Signal> orders;  ///< a unit that covers a station is wanted
    Errand last;                               ///< the errand from which it drives home
    double sent_at_m = 0;                      ///< driven when it was sent
    std::size_t standing = 0;                  ///< the last of its standings
    int trips = 0;
    bool asked = false, driving_out = false, for_incident = false, reached = false, free = false;
    /// Junctions ahead of it as it set out to the incident, the next one at the end.
    std::vector<world::JunctionIndex> way;
    EntryNumber way_cause = no_cause;
    bool may_leave = false;  ///< works at the scene of a call elsewhere
  };

  [[nodiscard]] std::unique_ptr<world::Vehicle> make_vehicle(std::size_t unit,
                                                             world::JunctionIndex at,
                                                             double weight);
  void plan_way(std::size_t unit, world::JunctionIndex to, EntryNumber cause);
  void follow_way(std::size_t unit, world::JunctionIndex junction);
  calendar::Process mission(std::size_t unit);
  calendar::Process come_back(std::size_t unit, Absence absence);
  calendar::Task<void> turn_out(std::size_t unit);
  calendar::Task<void> follow_errands(std::size_t unit);
  calendar::Task<void> work(std::size_t unit, Errand errand);
  calendar::Task<void> work_elsewhere(std::size_t unit, Errand errand);
  calendar::Task<void> work_at_incident(std::size_t unit, EntryNumber cause);
  calendar::Task<void> cover(std::size_t unit, std::size_t station);
  calendar::Task<bool> drive(std::size_t unit, world::JunctionIndex to, double factor,
                             EntryNumber cause);
  calendar::Process wear(std::size_t unit, std::size_t dispatch, EntryNumber cause);
  calendar::Task<void> rest(std::size_t unit, Condition condition, double time_s,
                            EntryNumber cause);
  calendar::Task<void> carry(std::size_t unit, world::JunctionIndex to, EntryNumber cause);
  calendar::Task<void> serve_casualties(std::size_t unit, EntryNumber cause);
  calendar::Task<void> serve_evacuees(std::size_t unit, EntryNumber cause);
  /// What an ambulance does next: a casualty, or people of a zone who lie.
  struct Charge {
    std::optional<int> patient;
    std::optional<Boarding::Fare> lying;
  };
  calendar::Task<Charge> next_charge(std::size_t unit);
  calendar::Task<void> fetch(std::size_t unit, Boarding::Fare fare, EntryNumber cause);
  calendar::Task<void> serve_roads(std::size_t unit, EntryNumber cause);
  calendar::Task<void> clear_road(std::size_t unit, RoadWorks::Job job, EntryNumber cause);
  calendar::Task<void> wait_for_a_way(std::size_t unit, EntryNumber cause);
  calendar::Task<bool> go_home(std::size_t unit);
  calendar::Task<void> drive_until_breakdown(std::size_t unit, const Errand& errand, double factor);
  EntryNumber tell_sent(std::size_t unit, const Errand& errand, Origin origin);
  void end_errand(std::size_t unit);
  /// What the unit is on; throws when it is not dispatched.
  [[nodiscard]] std::size_t dispatch_index(std::size_t unit) const {
    return calendar::present(states_[unit].dispatch, "a unit without a dispatch");
  }
  [[nodiscard]] Dispatch& dispatch_of(std::size_t unit) {
    return dispatches_[dispatch_index(unit)];
  }
  [[nodiscard]] double next_trip_factor(std::size_t unit);
  void set(std::size_t unit, Condition condition);
  void count_in_station(std::size_t unit, int change);
  [[nodiscard]] bool manned(std::size_t unit) const;
  [[nodiscard]] const Unit& data(std::size_t unit) const { return stage_.drill().units.list[unit]; }
  [[nodiscard]] const Station& station(std::size_t unit) const {
    return stage_.drill().stations[stage_.model().station_of(unit)];
  }
  [[nodiscard]] world::JunctionIndex home(std::size_t unit) const {
    return junction_of(stage_.model().station_of(unit));
  }

  Stage& stage_;
  Brigade& brigade_;
  Medical& medical_;
  Boarding& boarding_;
  RoadWorks& works_;
  world::JunctionIndex gate_;
  std::vector<State> states_;
  std::vector<Dispatch> dispatches_;
  std::vector<Passage> passages_;
  std::vector<Standing> standings_;
  std::vector<int> engines_in_;
  std::vector<double> empty_since_s_, empty_s_;
  calendar::Gate released_;
  calendar::Signal changed_;
  std::function<void(std::size_t)> on_free_;
  std::function<void(std::size_t, const Errand&)> on_taken_away_, on_arrival_;
  int away_ = 0;
};

}  // namespace yuyan::response
