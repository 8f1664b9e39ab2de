// The units of one kind while a run goes on: which are free, where they are, what they have done.
#pragma once

#include <cstdint>
#include <vector>

#include "models/service/model.h"
#include "sim/chance/stream.h"

namespace yuyan::service {

/// What one unit has done since the statistics began.
struct UnitTally {
  double busy_s = 0;
  double travel_s = 0;  ///< to calls
  std::int64_t sent = 0;
  std::vector<std::int64_t> sent_to;  ///< by area
};

/// Whom a call needs, as the choice of units sees it.
struct Asked {
  Spot where;
  int area = -1;  ///< place of the call
  int units = 1;
  std::uint64_t key = 0;  ///< of the call, for chance
};

class Fleet {
 public:
  Fleet(const ServiceModel& model, std::size_t kind, chance::Source source);

  [[nodiscard]] int size() const { return static_cast<int>(units_.size()); }
  [[nodiscard]] int free() const { return free_; }
  [[nodiscard]] int busy() const { return size() - free_; }
  /// Bit i: the i-th unit is busy. For up to 30 units.
  [[nodiscard]] std::uint32_t mask() const { return mask_; }

  /// Begins a look through a queue: no unit is kept back.
  void begin_pass() { ++pass_; }
  /// The units to send, first choice first, into `chosen`: as many as asked for, or as many as are
  /// free for this call and not kept back.
  void choose(const Asked& asked, std::vector<int>& chosen);
  /// Keeps back for a call that waits all units it could use: nobody behind it gets them.
  void keep_back(const Asked& asked);
  /// Free units that are not kept back.
  [[nodiscard]] int unclaimed() const { return free_ - (kept_pass_ == pass_ ? kept_ : 0); }

  void send(int unit, double now, int area);
  void release(int unit, double now);

  [[nodiscard]] const Spot& home(int unit) const { return at_[unit].home; }
  [[nodiscard]] const Spot& spot(int unit) const { return at_[unit].now; }
  void move(int unit, const Spot& spot) { at_[unit].now = spot; }
  void add_travel(int unit, double travel_s) { at_[unit].tally.travel_s += travel_s; }
  [[nodiscard]] double work_factor(int unit) const {
    return model_.units()[units_[unit]].work_factor;
  }

  /// Forgets what was before now.
  void begin_statistics(double now);
  [[nodiscard]] UnitTally tally(int unit, double now) const;

 private:
  struct State {
    Spot home, now;
    bool is_busy = false;
    std::uint64_t kept_back = 0;  // in this pass
    double since_s = 0;           // busy or free since
    UnitTally tally;
  };
  struct Candidate {
    int rank;
    double measure;
    int unit;
    [[nodiscard]] bool before(const Candidate& other) const {
      if (rank != other.rank) return rank < other.rank;
      return measure != other.measure ? measure < other.measure : unit < other.unit;
    }
  };

  [[nodiscard]] bool can_be_sent(int unit) const {
    return !at_[unit].is_busy && at_[unit].kept_back != pass_;
  }
  [[nodiscard]] double measure(int unit, const Asked& asked) const;
  void choose_alike(int units, std::vector<int>& chosen);

  const ServiceModel& model_;
  std::size_t kind_;
  Dispatch dispatch_;
  bool is_alike_;
  chance::Stream chance_;
  std::vector<std::size_t> units_;
  std::vector<State> at_;
  std::vector<std::uint64_t> free_words_;  // bit i of them: unit i is free
  std::vector<Candidate> candidates_;      // kept for its memory
  int free_ = 0;
  std::uint32_t mask_ = 0;
  std::uint64_t pass_ = 1, kept_pass_ = 0;
  int kept_ = 0;
};

}  // namespace yuyan::service
