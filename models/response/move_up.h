// Cover of stations that the incident has emptied.
#pragma once

#include "models/response/fleet.h"

namespace yuyan::response {

/// Follows the rules of the scenario's table: when a station has no engine left and one of its own
/// is at the incident, another station's engine moves there, and goes home when the first of its
/// own is back.
class MoveUp {
 public:
  MoveUp(Stage& stage, Fleet& fleet);
  [[nodiscard]] int moves() const { return moves_; }

 private:
  void hear(const Entry& entry, EntryNumber number);
  calendar::Process watch(std::size_t station, EntryNumber cause);
  void recall_from(std::size_t station);
  [[nodiscard]] bool is_empty_for_the_incident(std::size_t station) const;
  [[nodiscard]] bool is_covered(std::size_t station) const;
  [[nodiscard]] std::optional<std::size_t> choose(const CoverRule& rule, std::size_t station) const;

  Stage& stage_;
  Fleet& fleet_;
  std::vector<int> emptied_;
  int moves_ = 0;
};

}  // namespace yuyan::response
