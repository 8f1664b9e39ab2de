// Zones that are told to leave or to shelter: warned, made ready, gone on foot, by car or by bus;
// what cloud and heat do to people on their way.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/response/boarding.h"
#include "models/response/footway.h"
#include "sim/calendar/resource.h"

namespace yuyan::response {

/// So many persons at a time.
struct Progress {
  double time_s = 0;
  int persons = 0;
};

/// Time at which a share of `of` persons has been counted; no number when it never was. In the
/// order of the entries, whose times must not fall.
[[nodiscard]] double time_of_share(const std::vector<Progress>& progress, double share, int of);

/// So many persons who leave a zone evenly from one time to another.
struct Departure {
  double from_s = 0, to_s = 0;
  int persons = 0;
};

/// The most who leave within one minute, persons; the minute may begin at any time.
[[nodiscard]] double peak_flow_1_min(const std::vector<Departure>& departures);

class Evacuation {
 public:
  Evacuation(Stage& stage, People& people, Boarding& boarding);

  /// Orders a zone to leave; a second order changes nothing.
  void order(std::size_t zone, EntryNumber cause);
  /// The order to leave was a mistake: who has not heard it, or has not set out, stays.
  void call_off(std::size_t zone);
  /// Orders a zone to shelter in place.
  void order_shelter(std::size_t zone, EntryNumber cause);

  /// What became of a zone that was told to leave.
  struct Log {
    double warned_s = not_yet;
    int told = 0;  ///< persons who were there when the warning was heard
    std::vector<Progress> mobilised, out;
    std::vector<Departure> left;  ///< over the zone's exit or its first road, or by bus
    static constexpr double not_yet = std::numeric_limits<double>::quiet_NaN();
  };
  [[nodiscard]] const Log& log(std::size_t zone) const { return zones_[zone].log; }
  /// Persons who have reached safety, in all and of a zone; persons of a zone on their way.
  [[nodiscard]] int evacuated() const { return evacuated_; }
  [[nodiscard]] int safe(std::size_t zone) const { return zones_[zone].safe; }
  [[nodiscard]] int under_way(std::size_t zone) const;
  /// Nobody is on the way or about to set out.
  [[nodiscard]] bool idle() const { return moving_ == 0; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  struct State {
    explicit State(const Zone& zone) : footway(zone.exit_width_m, zone.walk_to_edge_m) {}
    bool ordered = false, sheltering = false, told_out = false;
    bool lying_stay = false;  ///< nobody can move those who lie
    int orders = 0;           ///< to leave, and their calling off
    int movers = 0;           ///< who leave by themselves or by bus, as told
    int groups = 0;           ///< that have not reached safety
    int safe = 0;
    std::vector<const Travellers*> travelling;
    std::unique_ptr<calendar::Resource> guardians;  ///< none: people go by themselves
    Footway footway;
    Log log;
  };
  /// Keeps travellers among those who are counted as under way.
  class OnTheWay;

  calendar::Process shelter(std::size_t zone, EntryNumber ordered);
  calendar::Process warn(std::size_t zone, int order, EntryNumber ordered);
  /// The part of the mobilisation curve in which a group becomes ready.
  struct Stretch {
    double from_s = 0, to_s = 0;
  };
  calendar::Process leave(std::size_t zone, int order, int group, std::array<int, 3> persons,
                          EntryNumber warned);
  calendar::Process walk(Travellers travellers, Stretch ready, EntryNumber warned);
  void send_on_foot(std::size_t zone, int group, int walkers, Stretch ready, EntryNumber warned);
  calendar::Process walk_led(std::size_t zone, int persons, std::string group, Stretch ready,
                             EntryNumber warned);
  calendar::Task<void> on_foot(Travellers& travellers, Stretch ready, EntryNumber warned);
  calendar::Process keep_lying(std::size_t zone, EntryNumber warned);
  [[nodiscard]] int still_to_go(std::size_t zone) const;
  calendar::Process drive(Travellers travellers, Stretch ready, EntryNumber warned);
  [[nodiscard]] Stretch stretch(std::size_t zone, int group) const;
  void leave_by_road(const Travellers& travellers, Stretch ready, double flows_s);
  void reach_safety(const Travellers& travellers, EntryNumber cause);
  void end_group(std::size_t zone, EntryNumber cause);
  [[nodiscard]] propagation::Point edge(std::size_t zone) const;
  [[nodiscard]] const Zone& data(std::size_t zone) const {
    return stage_.drill().surroundings[zone];
  }

  Stage& stage_;
  People& people_;
  Boarding& boarding_;
  std::vector<State> zones_;
  calendar::Signal changed_;
  int evacuated_ = 0, moving_ = 0;
};

}  // namespace yuyan::response
