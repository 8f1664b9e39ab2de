// People who wait for a bus, zone by zone, the buses that fetch them, and what they breathe on
// board.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "models/response/people.h"

namespace yuyan::response {

class Boarding {
 public:
  Boarding(Stage& stage, People& people);

  /// So many more of a zone are ready for a bus; they wait where they are.
  void expect(std::size_t zone, int persons);
  /// So many of a zone wait for a vehicle with stretchers.
  void expect_lying(std::size_t zone, int persons);
  /// Whether any zone has people who can be moved only lying down.
  [[nodiscard]] bool knows_lying() const;
  /// Whom a vehicle fetches: people of a zone who sit or who lie.
  struct Fare {
    std::size_t zone = 0;
    bool lying = false;
  };
  /// A bus asks for work: people who lie, if it has stretchers and the incident goes on, else the
  /// zone that waits longest; none once `released` is open and nobody waits.
  calendar::Task<std::optional<Fare>> next(calendar::Gate& released, int stretchers);
  /// The zone whose people who lie wait longest, for so many stretchers; none when nobody waits, or
  /// others are on their way to them.
  std::optional<Fare> claim_lying(int stretchers);
  /// A vehicle that was to fetch people will not come.
  void give_back(const Fare& fare, int stretchers);
  /// It stands there and takes as many as it has stretchers for; gives the time of loading, s.
  double load_lying(std::size_t unit, std::size_t zone, int stretchers);
  /// Time to bring those on board out again.
  [[nodiscard]] double unloading_s(std::size_t unit) const;
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  /// The bus stands there and takes as many as it can; gives the time that boarding takes, s.
  double board(std::size_t unit, std::size_t zone, int seats);
  /// The bus drives off.
  void set_off(std::size_t unit);
  void on_set_off(std::function<void(const Travellers&)> listener) {
    set_off_ = std::move(listener);
  }
  /// It has come to a junction, or has stood there until now: what its passengers have met on the
  /// leg that lies behind them. Nothing for a vehicle without passengers.
  void passes(std::size_t unit, world::JunctionIndex junction);
  void deliver(std::size_t unit);
  /// The travellers of a bus have reached their shelter.
  void on_delivered(std::function<void(const Travellers&)> listener) {
    delivered_ = std::move(listener);
  }
  [[nodiscard]] int waiting() const;
  /// Persons of a zone who sit in a bus.
  [[nodiscard]] int on_board(std::size_t zone) const;

 private:
  /// Passengers of one bus, and since when it has been under way from where.
  struct Ride {
    Travellers travellers;
    propagation::Point at;
    double since_s = 0;
  };
  [[nodiscard]] std::optional<std::size_t> longest_waiting(bool lying) const;
  [[nodiscard]] double handling_s(const Travellers& travellers, const char* purpose) const;
  void embark(std::size_t unit, Travellers travellers);
  void meet(Ride& ride, const propagation::Point& to, double air_share, double heat_share);

  Stage& stage_;
  People& people_;
  struct Queue {
    int persons = 0, promised = 0;  ///< who wait, and seats on the way to them
    int loads = 0;                  ///< of all vehicles so far
    double since_s = 0;
  };
  std::vector<Queue> queues_, lying_;
  std::map<std::size_t, Ride> rides_;  ///< by unit
  calendar::Signal changed_;
  std::function<void(const Travellers&)> delivered_, set_off_;
};

}  // namespace yuyan::response
