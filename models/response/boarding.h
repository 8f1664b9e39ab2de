// People who wait for a bus, zone by zone, and the buses that fetch them.
#pragma once

#include <functional>
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
  /// It stands there and takes as many as it can; gives them, and the time that boarding takes.
  struct Load {
    Travellers travellers;
    double boarding_s = 0;
  };
  Load board(std::size_t zone, int seats);
  /// The bus drives off.
  void set_off(const Travellers& travellers) {
    if (set_off_) set_off_(travellers);
  }
  void on_set_off(std::function<void(const Travellers&)> listener) {
    set_off_ = std::move(listener);
  }
  void deliver(const Travellers& travellers);
  /// The travellers of a bus have reached their shelter.
  void on_delivered(std::function<void(const Travellers&)> listener) {
    delivered_ = std::move(listener);
  }
  [[nodiscard]] int waiting() const;
  /// Persons of a zone who sit in a bus.
  [[nodiscard]] int on_board(std::size_t zone) const { return queues_[zone].on_board; }

 private:
  Stage& stage_;
  People& people_;
  struct Queue {
    int persons = 0, promised = 0;  ///< who wait, and seats on the way to them
    int on_board = 0;
    double since_s = 0;
  };
  std::vector<Queue> queues_;
  calendar::Signal changed_;
  std::function<void(const Travellers&)> delivered_, set_off_;
};

}  // namespace yuyan::response
