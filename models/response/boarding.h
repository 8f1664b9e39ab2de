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
  /// A bus with so many seats asks for work: the zone that waits longest; none once `released` is
  /// open and nobody waits.
  calendar::Task<std::optional<std::size_t>> next(calendar::Gate& released);
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
  void meet(Ride& ride, const propagation::Point& to, double air_share, double heat_share);

  Stage& stage_;
  People& people_;
  struct Queue {
    int persons = 0, promised = 0;  ///< who wait, and seats on the way to them
    int loads = 0;                  ///< of all buses so far
    double since_s = 0;
  };
  std::vector<Queue> queues_;
  std::map<std::size_t, Ride> rides_;  ///< by unit
  calendar::Signal changed_;
  std::function<void(const Travellers&)> delivered_, set_off_;
};

}  // namespace yuyan::response
