// Who is sent where: the nearest that fit, by urgency; who is short waits in a queue.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/response/fleet.h"

namespace yuyan::response {

/// So many units of one sort.
struct Row {
  std::optional<std::size_t> unit = {};  ///< this one and no other
  std::optional<UnitKind> kind = {};
  std::optional<Task> task = {};
  std::string station = {};  ///< empty: any but those of mutual aid
  int count = 1;
};

/// Units that are wanted for one errand.
struct Demand {
  Errand errand;
  std::vector<Row> rows;
  bool together = false;  ///< nobody goes until all can go
  bool replace = false;   ///< another is sent for one that turns out to be missing
};

/// What the queue has seen: by Little's law its time average is the sum of all waits over time.
struct QueueStatistics {
  double unit_s = 0;        ///< time integral of the units that wait to be sent
  double total_wait_s = 0;  ///< of the units that were sent or withdrawn, and of those who wait now
  int longest = 0;
};

class Dispatcher {
 public:
  Dispatcher(Stage& stage, Fleet& fleet);

  /// Sends what the packages of this grade say and what lower grades still owe.
  void dispatch_grade(int grade, EntryNumber cause);
  /// Sends every unit that the selector takes (a station, a kind of unit or of station, an id).
  void dispatch(std::string_view selector, EntryNumber cause);
  /// Asks for aid: a level of the scenario's table, which takes its time to approve, or a selector.
  void request_aid(std::string_view target, EntryNumber cause);
  void request(Demand demand);
  /// What this entry asked for was a mistake: who waits to be sent is not sent, who is under way
  /// turns round, who has arrived stays. Of a grade only what it sends beyond `kept_grade`.
  void call_back(EntryNumber asked, int kept_grade);
  /// A grade above this was raised by mistake, and corrected by this entry: likewise.
  void call_back_above(int kept_grade, EntryNumber corrected);
  /// The incident is over: what waits for it is given up.
  void withdraw_incident();
  [[nodiscard]] QueueStatistics queue() const;
  /// Unit-seconds for which units of a kind were wanted at the incident and not to be had.
  [[nodiscard]] double shortage_s(UnitKind kind) const;

 private:
  struct Waiting {
    Demand demand;
    double since_s = 0;
    int missing = 0;
    std::uint64_t number = 0;
  };
  struct Pick {
    std::size_t unit;
    std::size_t row;
  };

  /// Something that was asked for by mistake.
  using Mistake = std::function<bool(const Errand&)>;

  void give_up(const Mistake& mistake);
  [[nodiscard]] bool is_mistaken(const Errand& errand) const;
  calendar::Process stop_waiting(std::uint64_t number);
  void serve();
  void take_in();
  void serve_together(Waiting& waiting, const std::vector<Row>& blocked);
  void serve_singly(Waiting& waiting, const std::vector<Row>& blocked);
  void send(Waiting& waiting, std::size_t unit, std::size_t row);
  void replace_later(const Row& row, const Errand& errand);
  calendar::Process replace(Row row, Errand errand);
  calendar::Process approve(std::string level, EntryNumber requested);
  calendar::Task<bool> pass_levels(std::string level);
  void integrate();
  [[nodiscard]] bool fits(std::size_t unit, const Row& row, int incident) const;
  /// Units that fit and can be sent, the one expected first in front.
  [[nodiscard]] std::vector<std::size_t> candidates(const Row& row, const Errand& errand) const;
  /// Somebody waits for this very unit.
  [[nodiscard]] bool is_awaited(std::size_t unit) const;
  [[nodiscard]] bool is_blocked(const Row& row, const std::vector<Row>& blocked) const;
  [[nodiscard]] Errand to_incident(EntryNumber cause) const;
  [[nodiscard]] UnitKind kind_of(const Row& row) const;
  [[nodiscard]] const Unit& data(std::size_t unit) const { return stage_.drill().units.list[unit]; }

  Stage& stage_;
  Fleet& fleet_;
  world::JunctionIndex gate_;
  std::vector<Waiting> waiting_;   // by urgency, then in the order of asking
  std::vector<Waiting> incoming_;  // asked for while others are served
  std::vector<Mistake> mistakes_;
  std::uint64_t requests_ = 0;
  QueueStatistics queue_;
  std::array<double, choices(UnitKind{}).size()> shortage_s_{};
  double since_s_ = 0;
  int grade_sent_ = 0;
  bool serving_ = false, again_ = false, over_ = false;
};

}  // namespace yuyan::response
