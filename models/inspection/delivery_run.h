// The deliverables of one replication: applications wait for reviewers, first come first served.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/inspection/firms.h"

namespace yuyan::inspection {

/// An application of one item of a measure.
struct Application {
  double at = 0;
  std::uint32_t measure = 0, item = 0, attempt = 0;
  bool renews = false;  ///< what is still held, or was until it ran out

  friend auto operator<=>(const Application&, const Application&) = default;
};

/// A review as it went, for whoever wants to look at the queue.
struct Review {
  std::uint32_t measure, item;
  double applied, begun, finished;
  bool passed;
  bool renews;
  std::uint32_t bench;  ///< place of the reviewers in their table; its size when nobody reviews
};

class DeliveryRun {
 public:
  DeliveryRun(const InspectionModel& model, const Rates& rates, chance::Source source);

  /// What was reviewed by this planning date reaches the firms; certificates run out; who has to
  /// apply before `next` is put down.
  void apply(double day, double next, Firms& firms);
  /// Reviews of the applications that come in before `until`.
  void advance(double until);
  /// What is delivered of a measure by this day, in the unit of its target; what was passed but has
  /// not reached the firms yet counts. NaN if there is nothing to deliver.
  [[nodiscard]] double value(std::size_t measure, double day, const Firms& firms) const;
  /// Progress toward the target, 0 … 1.
  [[nodiscard]] double progress(std::size_t measure, double day, const Firms& firms) const;
  /// The same of each county; of the whole city where items belong to none, or a county has none.
  [[nodiscard]] std::vector<double> county_progress(std::size_t measure, double day,
                                                    const Firms& firms) const;
  /// Writes what was reached by the end of a quarter.
  void note(int quarter, const Firms& firms, DeliveryOutcome& outcome) const;

  [[nodiscard]] const std::vector<Review>& reviews() const { return reviews_; }

 private:
  struct Delivered {
    double day;
    std::uint32_t item;
  };
  struct Progress {
    std::vector<std::uint32_t> firms;  ///< whose state it changes; empty for plain items
    std::size_t items = 0;
    std::vector<std::uint64_t> unit_keys;  ///< of units of counties, by item
    std::vector<std::uint16_t> unit_counties;
    std::size_t units_done = 0;  ///< that are known to be done, the first of them
    std::vector<std::uint8_t> is_waiting;
    std::vector<std::uint8_t> takes_part;  ///< who applies when it has none
    std::vector<double> approved;          ///< day of a result that has not reached the firm; never
    std::vector<Delivered> passed, expired;
    double starts = 0;
    std::vector<double> at_start;  ///< what there was on the first day, by county
  };
  struct Bench {  // a group of reviewers
    std::vector<double> free_at;
    double stretch = 1;              ///< days of the calendar that a working day takes
    double ends = never;             ///< nothing new is begun from then on
    std::vector<Application> queue;  ///< a heap, the earliest on top
    std::vector<Application> lost;   ///< that nobody will ever come to
  };
  struct Result {
    double day;
    std::uint32_t measure, item;
  };
  /// Done and all there is, in items or firms, of each county.
  struct Stand {
    std::vector<double> done, all;
  };

  // the first day
  void make_benches();
  void begin(std::size_t measure);
  void begin_items(std::size_t measure);
  void list_units(std::size_t measure);
  void list_firms(std::size_t measure);
  void begin_firms(std::size_t measure);
  void begin_closures(std::size_t measure);
  void find_homes();
  [[nodiscard]] std::vector<double> application_days(std::size_t measure, std::size_t count) const;
  [[nodiscard]] std::vector<std::uint32_t> by_chance(std::size_t measure,
                                                     std::vector<std::uint32_t> items) const;
  void apply_at_start(std::size_t measure, const std::vector<std::uint32_t>& items);

  // the queue
  void push(const Application& application);
  void review(std::size_t bench, const Application& application);
  void pass(const Application& application, double day);

  // the firms
  void reach_firm(const Result& result, Firms& firms);
  void renew(std::size_t measure, double day, double next, const Firms& firms);
  [[nodiscard]] bool may_apply(const Measure& about, std::uint32_t firm, const Firms& firms) const;
  [[nodiscard]] bool satisfied(const Measure& about, std::uint32_t firm, const Firms& firms) const;
  [[nodiscard]] std::uint64_t entity(std::size_t measure, std::uint32_t item) const;

  // what was reached
  [[nodiscard]] Stand stand(std::size_t measure, double day, const Firms& firms,
                            std::span<const std::uint8_t> levels) const;
  [[nodiscard]] Stand stand_of_items(std::size_t measure, double day) const;
  [[nodiscard]] Stand stand_of_firms(std::size_t measure, double day, const Firms& firms,
                                     std::span<const std::uint8_t> levels) const;
  [[nodiscard]] double measured(std::size_t measure, double done, double all, double start) const;
  [[nodiscard]] std::vector<std::uint8_t> levels_at(double day, const Firms& firms) const;
  void note_firms(std::size_t quarter, double end, const Firms& firms,
                  std::span<const std::uint8_t> levels, DeliveryOutcome& outcome) const;
  void note_reviews(std::size_t quarter, double begin, double end, DeliveryOutcome& outcome) const;

  const InspectionModel& model_;
  const Rates& rates_;
  chance::Source source_;
  std::vector<Progress> progress_;
  std::vector<Bench> benches_;  ///< by reviewers, then one for what nobody reviews
  std::vector<std::size_t> bench_of_;
  /// By level and firm: the measure by which a certificate is renewed.
  std::array<std::vector<std::uint32_t>, 1 + standard_levels> homes_;
  std::vector<Result> results_;  ///< that have not reached the firms
  std::vector<Review> reviews_;
};

/// The grade that a record and the blacklist give.
[[nodiscard]] IntegrityGrade grade_of(const Supervision& rules, double record, bool is_blacklisted);

}  // namespace yuyan::inspection
