// A hidden hazard, and the pool in which the hazards of all enterprises lie.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

namespace yuyan::inspection {

/// A time of a hazard that does not come within the plan.
inline constexpr float never_f = std::numeric_limits<float>::infinity();

/// How a hazard ends.
enum class End : std::uint8_t { rectified, falsely_closed, lapsed, accident };

/// One hazard. Its fate unless somebody intervenes is known when it arises; a visit, an accident or
/// a change of the self-check rewrites what is still to come. Times are days of the plan; a float
/// holds them to some seconds, and all together fill one line of the cache.
struct alignas(64) Hazard {
  float found;     ///< infinity: nobody will find it by itself
  float closes;    ///< infinity: neglected until the next visit
  float accident;  ///< when it would cause one if it still lived
  float born;
  float lapses;       ///< when it would go by itself; infinity: not within the plan
  float reported;     ///< when somebody would report it; infinity: nobody
  float first_check;  ///< number of the first self-check with the present chance
  /// Log of the level at which self-checks see it: it survives while log P(unseen by all) > this.
  float log_unseen;
  float unvisited;       ///< the level for visits, already used up by those that missed it
  float repair;          ///< its uniform number for how long it takes to put it right
  float outcome;         ///< its uniform number for whether it is put right
  std::uint32_t number;  ///< of the enterprise's hazards; keys its draws
  std::uint32_t next;    ///< in the list of the enterprise, or in the list of free places
  bool is_major, is_blind, is_neglected;
  bool found_counted, overdue_counted;
  bool by_report, by_visit, is_listed;
  bool may_be_reported;  ///< whether its end is a report has not been drawn
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

  explicit HazardPool(std::uint32_t places)
      : size_(places), places_(unwritten(places)), fresh_(unwritten(places)) {}

  /// A place to write a new hazard to.
  [[nodiscard]] std::uint32_t take_place() {
    if (free_ != none) return std::exchange(free_, places_[free_].next);
    if (used_ == size_) grow();
    return used_++;
  }
  void give_back(std::uint32_t place) {
    places_[place].next = free_;
    free_ = place;
  }
  [[nodiscard]] Hazard& operator[](std::uint32_t place) { return places_[place]; }

  /// Copies a hazard to the next fresh place, where it is followed by the one that moves next.
  void move(const Hazard& hazard) {
    fresh_[fresh_used_] = hazard;
    fresh_[fresh_used_].next = fresh_used_ + 1;
    ++fresh_used_;
  }
  /// The list of hazards that have moved since this many had ends here.
  [[nodiscard]] std::uint32_t list_since(std::uint32_t moved_before) {
    if (fresh_used_ == moved_before) return none;
    fresh_[fresh_used_ - 1].next = none;
    return moved_before;
  }
  [[nodiscard]] std::uint32_t moved() const { return fresh_used_; }
  /// Once every list was moved: the fresh places are the places.
  void leave_old_places() {
    places_.swap(fresh_);
    used_ = std::exchange(fresh_used_, 0);
    free_ = none;
  }

 private:
  using Places = std::unique_ptr<Hazard[]>;
  /// Memory that is not touched before somebody needs it.
  [[nodiscard]] static Places unwritten(std::uint32_t places) {
    return std::make_unique_for_overwrite<Hazard[]>(places);
  }
  [[gnu::noinline, gnu::cold]] void grow() {
    Places more = unwritten(2 * size_);
    std::copy_n(places_.get(), size_, more.get());
    places_ = std::move(more);
    more = unwritten(2 * size_);
    std::copy_n(fresh_.get(), fresh_used_, more.get());
    fresh_ = std::move(more);
    size_ *= 2;
  }

  std::uint32_t size_;
  Places places_, fresh_;
  std::uint32_t used_ = 0, fresh_used_ = 0, free_ = none;
};

}  // namespace yuyan::inspection
