// A hidden hazard, and the pool in which the hazards of all enterprises lie.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace yuyan::inspection {

/// How a hazard ends.
enum class End : std::uint8_t { rectified, falsely_closed, lapsed, accident };

/// One hazard. Its fate unless somebody intervenes is known when it arises; a visit, an accident or
/// a change of the self-check rewrites what is still to come. Times are days of the plan; a float
/// holds them to a few seconds, and all together fill one line of the cache.
struct alignas(64) Hazard {
  double found;     ///< infinity: nobody will find it by itself
  double closes;    ///< infinity: neglected until the next visit
  double accident;  ///< when it would cause one if it still lived
  float born;
  float lapses;       ///< when it would go by itself
  float reported;     ///< when somebody would report it; infinity: nobody
  float first_check;  ///< number of the first self-check with the present chance
  float unseen;       ///< level at which self-checks see it: survives while P(unseen by all) > this
  float unvisited;    ///< the same for visits, already used up by those that missed it
  std::uint32_t number;  ///< of the enterprise's hazards; keys its draws
  std::uint32_t next;    ///< in the list of the enterprise, or in the list of free places
  std::uint8_t is_major : 1, is_blind : 1, is_neglected : 1, found_counted : 1, overdue_counted : 1,
      by_report : 1, by_visit : 1, is_listed : 1;
  std::uint8_t may_be_reported : 1;  ///< whether its end is a report has not been drawn
  End end;
  std::uint8_t lives;      ///< how often it came back after a false closure
  std::uint8_t accidents;  ///< that it caused and outlived
};
static_assert(sizeof(Hazard) == 64);

/// Until when it can cause an accident: one that is falsely closed lives on.
[[nodiscard]] inline double dangerous_until(const Hazard& hazard) {
  return hazard.end == End::falsely_closed ? hazard.lapses : hazard.closes;
}

/// Places for hazards. Those of hazards that are gone are left behind when the lists of all
/// enterprises move to fresh places, where each list lies in one piece: the cache then reads the
/// hazards of one enterprise after the other.
class HazardPool {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::uint32_t add(const Hazard& hazard) {
    hazards_.push_back(hazard);
    return static_cast<std::uint32_t>(hazards_.size() - 1);
  }
  [[nodiscard]] Hazard& operator[](std::uint32_t place) { return hazards_[place]; }
  void reserve(std::size_t places) {
    hazards_.reserve(places);
    fresh_.reserve(places);
  }

  /// Copies the list that begins at `first` to fresh places and returns where it begins there.
  [[nodiscard]] std::uint32_t moved(std::uint32_t first) {
    if (first == none) return none;
    const auto begin = static_cast<std::uint32_t>(fresh_.size());
    for (std::uint32_t place = first; place != none; place = hazards_[place].next) {
      fresh_.push_back(hazards_[place]);
      fresh_.back().next = static_cast<std::uint32_t>(fresh_.size());
    }
    fresh_.back().next = none;
    return begin;
  }
  /// Once every list was moved: the fresh places are the places.
  void leave_old_places() {
    hazards_.swap(fresh_);
    fresh_.clear();
  }

 private:
  std::vector<Hazard> hazards_, fresh_;
};

}  // namespace yuyan::inspection
