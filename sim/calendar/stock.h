// Stocks: litres of water, kilograms of foam concentrate, fuel in a tank.
#pragma once

#include <coroutine>
#include <cstddef>
#include <memory>
#include <vector>

#include "sim/calendar/calendar.h"
#include "sim/calendar/condition.h"

namespace yuyan::calendar {

class Stock;

/// A flow into or out of a stock; it stops when destroyed.
class [[nodiscard]] Flow {
 public:
  Flow() = default;
  Flow(Flow&&) = default;
  Flow& operator=(Flow&& other) noexcept;
  ~Flow() { stop(); }

  /// Changes the rate that is wanted, >= 0 per second.
  void set_rate(double rate);
  /// The rate that is wanted.
  [[nodiscard]] double rate() const;
  /// The rate that flows: less than is wanted when an outflow finds the stock empty.
  [[nodiscard]] double actual_rate() const;
  /// What has flowed until now.
  [[nodiscard]] double amount() const;
  /// Ends it for good; amount() stays.
  void stop();

 private:
  friend class Stock;
  struct State;
  explicit Flow(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

/// What went into and out of a stock; level = initial + added - taken - overflowed.
struct StockTotals {
  double added = 0;
  double taken = 0;
  double overflowed = 0;
};

/// Awaitable made by Stock::falls_to and rises_to.
class [[nodiscard]] Crossing {
 public:
  Crossing(Stock& stock, double level, bool rising, Phase phase);
  Crossing(const Crossing&) = delete;
  Crossing& operator=(const Crossing&) = delete;

  [[nodiscard]] bool await_ready() const;
  void await_suspend(std::coroutine_handle<> process);
  void await_resume() const noexcept {}

 private:
  friend class Stock;
  struct Threshold : Waiter {
    double level = 0;
    bool rising = true;
  };
  Stock& stock_;
  Threshold threshold_;
};

/// Awaitable made by Stock::take.
class [[nodiscard]] Take {
 public:
  Take(Stock& stock, double amount, int priority, Phase phase);
  Take(const Take&) = delete;
  Take& operator=(const Take&) = delete;
  ~Take();

  [[nodiscard]] bool await_ready();
  void await_suspend(std::coroutine_handle<> process);
  void await_resume() noexcept {}

 private:
  friend class Stock;
  struct Request : Waiter {
    double amount = 0;
    int priority = 0;
  };
  Stock& stock_;
  Request request_;
};

/// A level between 0 and a capacity that changes at constant rates between events, and by jumps.
/// All crossings are events at their exact time, in the completion phase. When the stock is empty
/// the outflows share what flows in: by priority (the lower number first), among equals in
/// proportion to what they want. When it is full the surplus overflows, and is accounted for.
class Stock {
 public:
  /// 0 <= level <= capacity; the capacity may be infinite.
  Stock(Calendar& calendar, double capacity, double level = 0);
  Stock(const Stock&) = delete;
  Stock& operator=(const Stock&) = delete;
  ~Stock();

  [[nodiscard]] double level() const;
  [[nodiscard]] double capacity() const { return capacity_; }
  /// Makes room for so much more, >= 0.
  void enlarge(double more);
  /// Net rate at which the level changes now, per second.
  [[nodiscard]] double net_rate() const { return net_rate_; }
  /// Rate at which a full stock overflows now, per second.
  [[nodiscard]] double overflow_rate() const { return overflow_rate_; }
  [[nodiscard]] StockTotals totals() const;

  /// Begins a flow of `rate` >= 0 per second.
  Flow inflow(double rate);
  Flow outflow(double rate, int priority = 0);

  /// Adds an amount >= 0 now; gives what overflowed of it.
  double add(double amount);
  /// Takes an amount >= 0 now if it is there and nobody waits for his; gives whether it did.
  bool try_take(double amount);
  /// co_await take(amount): all of it, once it is there; the lower priority number first, among
  /// equals in the order of asking, nobody overtakes. std::invalid_argument beyond the capacity.
  Take take(double amount, int priority = 0, Phase phase = Phase::ordinary);

  /// co_await falls_to(level): until the level is that or less; at once if it is.
  Crossing falls_to(double level, Phase phase = Phase::completion);
  /// co_await rises_to(level): until the level is that or more; at once if it is.
  Crossing rises_to(double level, Phase phase = Phase::completion);
  /// co_await reaches(level): until the level is that, coming from where it is now.
  Crossing reaches(double level, Phase phase = Phase::completion);

  /// Fires whenever the rate at which something flows or overflows changes, or the level jumps.
  Signal& changed() { return changed_; }

 private:
  friend class Crossing;
  friend class Flow;
  friend class Take;

  void advance();
  void settle(bool jumped = false);
  bool serve_takes();
  bool share_out();
  bool set_actual_rates(double left);
  void call_crossed();
  void plan_next_crossing();
  Flow begin_flow(double rate, bool into, int priority);

  Calendar& calendar_;
  double capacity_;
  double level_;
  double since_;  // level_ and totals_ are of this time
  double net_rate_ = 0;
  double supply_rate_ = 0;
  double demand_met_rate_ = 0;
  double overflow_rate_ = 0;
  StockTotals totals_;
  std::vector<std::shared_ptr<Flow::State>> flows_;  // by priority, then in the order of beginning
  WaitingList thresholds_;                           // of Crossing::Threshold
  PriorityWaitingList takes_;                        // of Take::Request
  Signal changed_;
  Event next_crossing_;
  Waiter calendar_lives_;
};

}  // namespace yuyan::calendar
