// Zones that are told to leave: warned, made ready, gone on foot or by car.
#pragma once

#include <vector>

#include "models/response/people.h"

namespace yuyan::response {

class Evacuation {
 public:
  Evacuation(Stage& stage, People& people);

  /// Orders a zone to leave; a second order changes nothing.
  void order(std::size_t zone, EntryNumber cause);
  /// Persons who have reached safety.
  [[nodiscard]] int evacuated() const { return evacuated_; }

 private:
  calendar::Process warn(std::size_t zone, EntryNumber ordered);
  calendar::Process leave(std::size_t zone, int group, int walkers, int riders, EntryNumber warned);
  calendar::Process drive(std::size_t zone, int riders, EntryNumber warned);
  void reach_safety(std::size_t zone, int persons, EntryNumber cause);
  [[nodiscard]] const Zone& data(std::size_t zone) const {
    return stage_.drill().surroundings[zone];
  }

  Stage& stage_;
  People& people_;
  std::vector<bool> ordered_;
  std::vector<int> expected_;  ///< persons under way or still to leave, by zone
  int evacuated_ = 0;
};

}  // namespace yuyan::response
