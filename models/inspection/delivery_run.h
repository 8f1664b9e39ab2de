// The deliverables of one replication: applications wait for reviewers, first come first served.
#pragma once

#include <cstdint>
#include <vector>

#include "models/inspection/firms.h"

namespace yuyan::inspection {

/// An application of one item of a measure.
struct Application {
  double at = 0;
  std::uint32_t measure = 0, item = 0, attempt = 0;

  friend auto operator<=>(const Application&, const Application&) = default;
};

/// A review as it went, for whoever wants to look at the queue.
struct Review {
  std::uint32_t measure, item;
  double applied, begun, finished;
  bool passed;
};

class DeliveryRun {
 public:
  DeliveryRun(const InspectionModel& model, const Rates& rates, chance::Source source);

  /// What was reviewed by this planning date reaches the firms; certificates run out; who has to
  /// apply before `next` is put down.
  void apply(double day, double next, Firms& firms);
  /// Reviews of the applications that come in before `until`.
  void advance(double until);
  /// What is delivered of a measure by this day, in the unit of its target; NaN if there is nothing
  /// to deliver.
  [[nodiscard]] double value(std::size_t measure, double day, const Firms& firms) const;
  /// Progress toward the target, 0 … 1.
  [[nodiscard]] double progress(std::size_t measure, double day, const Firms& firms) const;

  [[nodiscard]] const std::vector<Review>& reviews() const { return reviews_; }

 private:
  struct Progress {
    std::vector<std::uint32_t> firms;  ///< whose state it changes; empty for plain items
    std::size_t items = 0;
    std::vector<std::uint8_t> is_waiting;
    std::vector<std::uint8_t> is_passed;  ///< a result that has not reached the firm
    std::vector<double> passed;           ///< days on which items were delivered
    std::vector<double> expired;
    double starts = 0;
  };
  struct Bench {  // a group of reviewers
    std::vector<double> free_at;
    double stretch = 1;              ///< days of the calendar that a working day takes
    std::vector<Application> queue;  ///< a heap, the earliest on top
  };
  struct Result {
    double day;
    std::uint32_t measure, item;
  };

  void begin(std::size_t measure);
  void begin_items(std::size_t measure);
  void begin_firms(std::size_t measure);
  [[nodiscard]] std::vector<double> application_days(std::size_t measure, std::size_t count) const;
  void push(const Application& application);
  void review(Bench& bench, const Application& application);
  void pass(const Application& application, double day);
  void reach_firm(const Result& result, Firms& firms);
  void renew(std::size_t measure, double day, double next, const Firms& firms);
  [[nodiscard]] bool satisfied(const Measure& about, std::uint32_t firm, const Firms& firms) const;
  [[nodiscard]] std::uint64_t entity(std::size_t measure, std::uint32_t item) const;

  const InspectionModel& model_;
  const Rates& rates_;
  chance::Source source_;
  std::vector<Progress> progress_;
  std::vector<Bench> benches_;  ///< by reviewers, then one for what nobody reviews
  std::vector<std::size_t> bench_of_;
  std::vector<Result> results_;  ///< that have not reached the firms
  std::vector<Review> reviews_;
};

/// The grade that a record and the blacklist give.
[[nodiscard]] IntegrityGrade grade_of(const Supervision& rules, double record, bool is_blacklisted);

}  // namespace yuyan::inspection
