// Sharing of capacities, by SimGrid: the only door to it. No SimGrid header is included here.
#pragma once

#include <cstddef>
#include <memory>

#include "sim/calendar/calendar.h"

namespace yuyan::world {

/// Divides lanes of capacity 1 among jobs in proportion to their weights. SimGrid's engine is made
/// at the first job; a process can have one such engine in its life. Its clock runs only while
/// there are jobs, so it stays small and precise; offset_ maps it to the calendar's.
class SharingEngine final : public calendar::OutsideClock {
 public:
  struct Lane;       // something that can be shared
  struct Execution;  // a job under way

  /// Work that shares a lane. Not to be destroyed before it is done or abandoned.
  class Job {
   public:
    /// The work ended at this time of the calendar.
    virtual void done(double time) = 0;

   protected:
    Job();
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    ~Job();

   private:
    friend class SharingEngine;
    std::unique_ptr<Execution> execution_;
  };

  explicit SharingEngine(calendar::Calendar& calendar);
  SharingEngine(const SharingEngine&) = delete;
  SharingEngine& operator=(const SharingEngine&) = delete;
  ~SharingEngine();

  /// There will be so many more that may need a lane at the same time. The number of lanes is fixed
  /// when the engine is made.
  void expect_lanes(std::size_t more) { expected_lanes_ += more; }
  /// std::logic_error when another world of this process has an engine, or when no lane is left.
  [[nodiscard]] Lane* take_lane();
  void return_lane(Lane* lane);

  /// Begins a job of `work_s` > 0 seconds of the whole lane.
  void begin(Job& job, Lane* lane, double work_s, double weight);
  void abandon(Job& job);
  /// Seconds of the whole lane that are left.
  [[nodiscard]] double remaining_s(const Job& job) const;

  bool advance(double time) override;

 private:
  struct Impl;

  calendar::Calendar& calendar_;
  std::unique_ptr<Impl> impl_;
  std::size_t expected_lanes_ = 0;
  std::size_t live_ = 0;  // jobs under way
  double offset_ = 0;     // the calendar's time less the engine's
};

}  // namespace yuyan::world
