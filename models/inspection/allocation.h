// How the inspector-days of a planning period are spent: which firms are visited, by whom, when.
#pragma once

#include <cstdint>
#include <vector>

#include "models/inspection/firms.h"

namespace yuyan::inspection {

/// Firms in an order that is sorted only as far as it is read.
class LazyOrder {
 public:
  struct Entry {
    double key;
    std::uint32_t firm;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  void assign(std::vector<Entry> entries);
  void assign_even(std::vector<Entry> entries);
  [[nodiscard]] bool at_end() const { return at_ == entries_.size(); }
  /// The firm with the least key that was not passed yet.
  [[nodiscard]] const Entry& front();
  void pass() { ++at_; }
  /// Puts entries that were passed before those that are left, the first of them foremost.
  void give_back(const std::vector<Entry>& passed);

 private:
  std::vector<Entry> entries_;
  std::size_t at_ = 0, sorted_ = 0;
};

/// The planner of one replication.
class Allocation {
 public:
  Allocation(const InspectionModel& model, chance::Source source, const Outcome& outcome);

  /// The visits of the months [from, to), sorted by firm and day; `period` numbers the call.
  [[nodiscard]] std::vector<Visit> plan(int period, int from_month, int to_month, Firms& firms);

 private:
  struct Walk {  // one beat
    LazyOrder order;
    int year = -1;
    int round = 0;
    double officer_d = 0;  ///< left over
  };

  void owe_rechecks(const std::vector<double>& acceptances);
  void walk(std::size_t beat, const std::vector<int>& months, const Firms& firms,
            std::vector<Visit>& visits);
  [[nodiscard]] Visit visit_of(const Beat& beat, std::uint32_t firm,
                               const std::vector<int>& months) const;
  void order_anew(std::size_t beat, const Firms& firms, double begin, double end);
  [[nodiscard]] double key(const Beat& beat, std::uint32_t firm, const Walk& walk,
                           const Firms& firms, double begin, double end) const;
  void note_accidents(double begin);

  const InspectionModel& model_;
  chance::Source source_;
  const Outcome& outcome_;
  int period_ = 0;
  std::vector<Walk> walks_;
  std::vector<double> recheck_d_;      ///< owed by each team
  std::vector<double> last_accident_;  ///< by county and sector, fatal ones
  std::size_t accidents_seen_ = 0;
};

}  // namespace yuyan::inspection
