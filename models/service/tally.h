// What a run counts. Counts of calls are kept by the batch of time in which a call came, integrals
// by the batch in which the time passed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yuyan::service {

/// Calls at one stage, of one batch.
struct StageCounts {
  std::int64_t arrived = 0;
  std::int64_t lost = 0;      ///< found the queue full
  std::int64_t given_up = 0;  ///< lost patience
  std::int64_t served = 0;    ///< got their units
  std::int64_t waited = 0;    ///< of these, not at once
  std::int64_t reached = 0;   ///< the first unit has arrived
  std::int64_t completed = 0;
  double wait_s = 0, wait_squared_s2 = 0;  ///< of the served, zeros included
  double response_s = 0;                   ///< of the reached: asked until the first unit arrives
  double last_arrival_s = 0;               ///< of the completed: asked until the last unit arrives
  std::vector<std::int64_t> wait_within, response_within;  ///< by limit

  void add(const StageCounts& other);
};

/// Calls of one stream, of one batch; by the time at which a call came into the system.
struct StreamCounts {
  std::int64_t arrived = 0, lost = 0, given_up = 0, completed = 0;
  double total_s = 0, total_squared_s2 = 0;  ///< of the completed: until the end of the last stage
  std::vector<std::int64_t> total_within;    ///< by limit

  void add(const StreamCounts& other);
};

/// Calls of one area at one stage.
struct AreaCounts {
  std::int64_t arrived = 0, lost = 0, reached = 0;
  double response_s = 0;
  std::vector<std::int64_t> response_within;
};

/// Integrals over the time of one batch.
struct Integrals {
  double span_s = 0;
  double waiting_s = 0;  ///< calls that wait
  double present_s = 0;  ///< calls that wait or are served
  double busy_s = 0;     ///< units in use
};

/// The number of calls and busy units at one kind of units, as time goes by.
class KindTally {
 public:
  /// Shares of time are kept for 0 … up_to units busy and calls present, and for each set of busy
  /// units when there are at most `masks` of them (0: not).
  KindTally(int up_to, std::uint32_t masks);

  /// What was holds until now.
  void pass(double now) {
    const double dt = now - since_s_;
    if (dt <= 0) return;
    since_s_ = now;
    waited_ever_s_ += dt * waiting;
    integrals_.span_s += dt;
    integrals_.waiting_s += dt * waiting;
    integrals_.present_s += dt * (waiting + served);
    integrals_.busy_s += dt * busy;
    busy_squared_s_ += dt * busy * busy;
    present_squared_s_ += dt * static_cast<double>(waiting + served) * (waiting + served);
    busy_for_s_[place(busy)] += dt;
    present_for_s_[place(waiting + served)] += dt;
    if (!masks_for_s_.empty()) masks_for_s_[mask] += dt;
  }
  /// Ends a batch and gives what it held.
  Integrals end_batch(double now);
  /// Forgets what was before now.
  void begin(double now);

  int waiting = 0, served = 0, busy = 0;
  std::uint32_t mask = 0;
  int most_waiting = 0;

  [[nodiscard]] const Integrals& total() const { return total_; }
  [[nodiscard]] double busy_squared_s() const { return busy_squared_s_; }
  [[nodiscard]] double present_squared_s() const { return present_squared_s_; }
  /// Time with n, the last place: with more.
  [[nodiscard]] const std::vector<double>& busy_for_s() const { return busy_for_s_; }
  [[nodiscard]] const std::vector<double>& present_for_s() const { return present_for_s_; }
  [[nodiscard]] const std::vector<double>& masks_for_s() const { return masks_for_s_; }
  /// Integral of the queue since the run began, warm-up included.
  [[nodiscard]] double waited_ever_s() const { return waited_ever_s_; }
  [[nodiscard]] double since_s() const { return since_s_; }

 private:
  [[nodiscard]] std::size_t place(int number) const {
    const auto n = static_cast<std::size_t>(number);
    return n < busy_for_s_.size() ? n : busy_for_s_.size() - 1;
  }

  double since_s_ = 0;
  Integrals integrals_, total_;
  double busy_squared_s_ = 0, present_squared_s_ = 0, waited_ever_s_ = 0;
  std::vector<double> busy_for_s_, present_for_s_, masks_for_s_;
};

}  // namespace yuyan::service
