// How the inspector-days of a planning period are spent: which firms are visited, by whom, when.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "models/inspection/firms.h"

namespace yuyan::inspection {

/// Firms in an order of keys, the least first, that is found out only as far as it is read. A key
/// and a firm are one number, so that they are compared at once: keys hold 24 bits, a float's.
class VisitOrder {
 public:
  void clear() { entries_.clear(); }
  /// Any key, the same order as among floats; of equal keys the firm with the least number first.
  void enter(float key, std::uint32_t firm) { entries_.push_back(entry(ordered(key), firm)); }
  /// A key that is spread evenly over all numbers of 32 bits.
  void enter_drawn(std::uint32_t key, std::uint32_t firm) { entries_.push_back(entry(key, firm)); }

  /// All, of which few of many are read.
  void put_in_order();
  /// At most so many are read; the others are forgotten.
  void put_in_order(std::size_t least);
  /// All, with drawn keys, of which most are read.
  void put_in_order_drawn();

  [[nodiscard]] bool at_end() const { return entries_.empty(); }
  /// The firm with the least key that was not passed yet.
  [[nodiscard]] std::uint32_t front() const {
    return static_cast<std::uint32_t>(is_heap_ ? entries_.front() : entries_.back());
  }
  void pass();
  /// Passes the firm at the front, but keeps it for put_back().
  void postpone();
  void put_back();

 private:
  using Entry = std::uint64_t;
  [[nodiscard]] static Entry entry(std::uint32_t key, std::uint32_t firm) {
    return (Entry{key} << 32) | firm;
  }
  /// A number that is greater for the greater float.
  [[nodiscard]] static std::uint32_t ordered(float key) {
    const auto bits = std::bit_cast<std::uint32_t>(key);
    constexpr std::uint32_t sign = std::uint32_t{1} << 31;
    return (bits & sign) != 0 ? ~bits : bits | sign;
  }

  std::vector<Entry> entries_;  ///< a heap, or sorted with the least at the end
  std::vector<Entry> postponed_, scratch_;
  std::vector<std::uint32_t> place_;
  bool is_heap_ = false;
};

/// The planner of one replication.
class Allocation {
 public:
  Allocation(const InspectionModel& model, chance::Source source, const Outcome& outcome);

  /// The visits of the months [from, to), sorted by firm and day; `period` numbers the call.
  [[nodiscard]] std::vector<Visit> plan(int period, int from_month, int to_month, Firms& firms);

 private:
  /// Years whose orders one block of random bits decides.
  static constexpr std::size_t years_a_block = 8;
  struct Walk {  // one beat
    VisitOrder order;
    std::vector<std::array<std::uint32_t, years_a_block>> drawn;  ///< by firm, year
    std::size_t drawn_block = 0;  ///< of years, whose draws these are
    int year = -1;
    int round = 0;
    double officer_d = 0;  ///< left over
  };

  void owe_rechecks(const std::vector<double>& acceptances);
  void walk(std::size_t beat, const std::vector<int>& months, const Firms& firms,
            std::vector<Visit>& visits);
  [[nodiscard]] Visit visit_of(const Beat& beat, std::uint32_t firm,
                               const std::vector<int>& months) const;
  void order_round(const Beat& beat, Walk& walk, const Firms& firms);
  void order_period(const Beat& beat, Walk& walk, const Firms& firms, double begin, double end);
  void draw_order(const Beat& beat, Walk& walk);
  [[nodiscard]] bool had_accident(const Team& team, double since) const;
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
