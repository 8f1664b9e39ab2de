#include "sim/calendar/stock.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace yuyan::calendar {

struct Flow::State {
  Stock* stock;  // none once it has ended
  double wanted;
  bool into;
  int priority;
  double actual = 0;
  double amount = 0;
};

namespace {

void require_amount(double value, const char* what) {
  if (value >= 0 && std::isfinite(value)) return;
  throw std::invalid_argument(std::string(what) + " must be finite and 0 or more, not " +
                              std::to_string(value));
}

}  // namespace

Flow::Flow(std::shared_ptr<State> state) : state_(std::move(state)) {}

Flow& Flow::operator=(Flow&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

void Flow::set_rate(double rate) {
  require_amount(rate, "a rate");
  check(state_ && state_->stock != nullptr, "a flow that has ended has no rate");
  if (rate == state_->wanted) return;
  state_->stock->advance();
  state_->wanted = rate;
  state_->stock->settle();
}

double Flow::rate() const { return state_ ? state_->wanted : 0; }
double Flow::actual_rate() const { return state_ ? state_->actual : 0; }

double Flow::amount() const {
  if (!state_) return 0;
  if (state_->stock != nullptr) state_->stock->advance();
  return state_->amount;
}

void Flow::stop() {
  if (!state_ || state_->stock == nullptr) return;
  Stock& stock = *std::exchange(state_->stock, nullptr);
  stock.advance();
  std::erase(stock.flows_, state_);
  state_->wanted = state_->actual = 0;
  stock.settle();
}

Crossing::Crossing(Stock& stock, double level, bool rising, Phase phase) : stock_(stock) {
  require_amount(level, "a level");
  threshold_.level = level;
  threshold_.rising = rising;
  threshold_.phase = phase;
}

bool Crossing::await_ready() const {
  const double level = stock_.level();
  return threshold_.rising ? level >= threshold_.level : level <= threshold_.level;
}

void Crossing::await_suspend(std::coroutine_handle<> process) {
  threshold_.ticket = stock_.calendar_.park(process);
  stock_.thresholds_.push_back(threshold_);
  stock_.plan_next_crossing();
}

Take::Take(Stock& stock, double amount, int priority, Phase phase) : stock_(stock) {
  request_.amount = amount;
  request_.priority = priority;
  request_.phase = phase;
}

Take::~Take() {
  if (!request_.linked()) return;
  stock_.advance();
  request_.unlink();
  stock_.settle();
}

bool Take::await_ready() { return stock_.try_take(request_.amount); }

void Take::await_suspend(std::coroutine_handle<> process) {
  request_.ticket = stock_.calendar_.park(process);
  stock_.advance();
  stock_.takes_.push_back(request_, request_.priority);
  stock_.settle();
}

Stock::Stock(Calendar& calendar, double capacity, double level)
    : calendar_(calendar),
      capacity_(capacity),
      level_(level),
      since_(calendar.now()),
      changed_(calendar) {
  if (!(level >= 0 && level <= capacity && std::isfinite(level))) {
    throw std::invalid_argument("a stock's level must lie between 0 and its capacity " +
                                std::to_string(capacity) + ", not at " + std::to_string(level));
  }
  calendar_.tie(calendar_lives_);
}

Stock::~Stock() {
  if (calendar_lives_.linked()) next_crossing_.cancel();
  for (const auto& flow : flows_) flow->stock = nullptr;
}

double Stock::level() const {
  return std::clamp(level_ + net_rate_ * (calendar_.now() - since_), 0.0, capacity_);
}

StockTotals Stock::totals() const {
  const double dt = calendar_.now() - since_;
  return {totals_.added + supply_rate_ * dt, totals_.taken + demand_met_rate_ * dt,
          totals_.overflowed + overflow_rate_ * dt};
}

Flow Stock::inflow(double rate) { return begin_flow(rate, true, 0); }
Flow Stock::outflow(double rate, int priority) { return begin_flow(rate, false, priority); }

Flow Stock::begin_flow(double rate, bool into, int priority) {
  require_amount(rate, "a rate");
  advance();
  auto state = std::make_shared<Flow::State>(Flow::State{this, rate, into, priority});
  const auto place = std::upper_bound(
      flows_.begin(), flows_.end(), priority,
      [](int p, const std::shared_ptr<Flow::State>& flow) { return p < flow->priority; });
  flows_.insert(place, state);
  settle();
  return Flow(std::move(state));
}

void Stock::enlarge(double more) {
  require_amount(more, "more room");
  advance();
  capacity_ += more;
  settle();
}

double Stock::add(double amount) {
  require_amount(amount, "an amount");
  advance();
  const double overflow = std::max(level_ + amount - capacity_, 0.0);
  totals_.added += amount;
  totals_.overflowed += overflow;
  level_ = overflow > 0 ? capacity_ : level_ + amount;
  settle(amount > 0);
  return overflow;
}

bool Stock::try_take(double amount) {
  require_amount(amount, "an amount");
  if (!takes_.empty() || level() < amount) return false;
  advance();
  level_ -= amount;
  totals_.taken += amount;
  settle(amount > 0);
  return true;
}

Take Stock::take(double amount, int priority, Phase phase) {
  require_amount(amount, "an amount");
  if (amount > capacity_) {
    throw std::invalid_argument("a stock of " + std::to_string(capacity_) + " can never yield " +
                                std::to_string(amount) + " at once");
  }
  return Take(*this, amount, priority, phase);
}

Crossing Stock::falls_to(double level, Phase phase) { return Crossing(*this, level, false, phase); }
Crossing Stock::rises_to(double level, Phase phase) { return Crossing(*this, level, true, phase); }
Crossing Stock::reaches(double target, Phase phase) {
  return Crossing(*this, target, level() < target, phase);
}

// Brings the level and all totals to the present.
void Stock::advance() {
  const double dt = calendar_.now() - since_;
  if (dt <= 0) return;
  totals_ = totals();
  level_ = level();
  since_ = calendar_.now();
  for (const auto& flow : flows_) flow->amount += flow->actual * dt;
}

// To be called after every change, at a level that is of the present.
void Stock::settle(bool jumped) {
  call_crossed();
  const bool served = serve_takes();
  if (served) call_crossed();
  const bool shifted = share_out();
  plan_next_crossing();
  if (jumped || served || shifted) changed_.fire();
}

bool Stock::serve_takes() {
  bool served = false;
  while (Waiter* first = takes_.first()) {
    auto& request = static_cast<Take::Request&>(*first);
    if (request.amount > level_) break;
    request.unlink();
    level_ -= request.amount;
    totals_.taken += request.amount;
    calendar_.wake(request.ticket, request.phase);
    served = true;
  }
  return served;
}

// Sets all rates; gives whether one of them is another than before.
bool Stock::share_out() {
  const double overflow_before = overflow_rate_;
  supply_rate_ = 0;
  double demand = 0;
  for (const auto& flow : flows_) (flow->into ? supply_rate_ : demand) += flow->wanted;
  const bool short_of_supply = level_ <= 0 && demand > supply_rate_;
  const bool shifted = set_actual_rates(short_of_supply ? supply_rate_ : never);
  demand_met_rate_ = short_of_supply ? supply_rate_ : demand;
  net_rate_ = supply_rate_ - demand_met_rate_;
  overflow_rate_ = level_ >= capacity_ && net_rate_ > 0 ? net_rate_ : 0;
  net_rate_ -= overflow_rate_;
  return shifted || overflow_rate_ != overflow_before;
}

// Inflows flow as they want; outflows share what is left for them.
bool Stock::set_actual_rates(double left) {
  bool shifted = false;
  for (auto first = flows_.begin(); first != flows_.end();) {
    const int priority = (*first)->priority;
    const auto last = std::find_if(
        first, flows_.end(), [priority](const auto& flow) { return flow->priority != priority; });
    double wanted = 0;
    for (auto it = first; it != last; ++it) wanted += (*it)->into ? 0 : (*it)->wanted;
    const double share = wanted > left ? left / wanted : 1;
    for (; first != last; ++first) {
      Flow::State& flow = **first;
      const double actual = flow.wanted * (flow.into ? 1 : share);
      shifted |= actual != flow.actual;
      flow.actual = actual;
    }
    left = std::max(left - wanted, 0.0);
  }
  return shifted;
}

void Stock::call_crossed() {
  thresholds_.for_each([this](Waiter& waiter) {
    const auto& threshold = static_cast<const Crossing::Threshold&>(waiter);
    const bool crossed = threshold.rising ? level_ >= threshold.level : level_ <= threshold.level;
    if (!crossed) return;
    waiter.unlink();
    waiter.called = true;
    calendar_.wake(waiter.ticket, waiter.phase);
  });
}

void Stock::plan_next_crossing() {
  next_crossing_.cancel();
  if (net_rate_ == 0) return;
  const bool rising = net_rate_ > 0;
  const double level_now = level();
  double target = rising ? capacity_ : 0;
  if (Waiter* first = takes_.first(); rising && first != nullptr) {
    target = std::min(target, static_cast<Take::Request&>(*first).amount);
  }
  thresholds_.for_each([&](Waiter& waiter) {
    const auto& threshold = static_cast<const Crossing::Threshold&>(waiter);
    if (threshold.rising != rising) return;
    target = rising ? std::min(target, threshold.level) : std::max(target, threshold.level);
  });
  const double time = calendar_.now() + (target - level_now) / net_rate_;
  next_crossing_ = calendar_.at(time, Phase::completion, [this, target] {
    advance();
    level_ = target;  // free of rounding
    settle();
  });
}

}  // namespace yuyan::calendar
