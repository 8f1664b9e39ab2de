#include "sim/calendar/resource.h"

#include <algorithm>
#include <utility>

namespace yuyan::calendar {

Hold::Hold(Resource& resource, int amount) : resource_(&resource), amount_(amount) {
  link_before(resource.holds_);
}

Hold::Hold(Hold&& other) noexcept : resource_(other.resource_), amount_(other.amount_) {
  if (resource_ == nullptr) return;
  link_before(other);
  other.unlink();
}

Hold& Hold::operator=(Hold&& other) noexcept {
  if (this == &other) return *this;
  release();
  if (other.resource_ != nullptr) {
    resource_ = other.resource_;
    amount_ = other.amount_;
    link_before(other);
    other.unlink();
  }
  return *this;
}

void Hold::release() {
  if (resource_ == nullptr) return;
  Resource& resource = *resource_;
  const int amount = amount_;
  unlink();
  resource.give_back(amount);
}

void Hold::lose() {
  if (resource_ == nullptr) return;
  resource_->set_capacity(std::max(resource_->capacity() - amount_, 0));
  release();
}

Hold Hold::split(int part) {
  check(part > 0 && part <= amount_, "a hold can be split only into parts it has");
  if (part == amount_) return std::move(*this);
  amount_ -= part;
  return Hold(*resource_, part);
}

void Hold::link_before(Hold& place) {
  previous_ = place.previous_;
  next_ = &place;
  place.previous_->next_ = this;
  place.previous_ = this;
}

void Hold::unlink() {
  previous_->next_ = next_;
  next_->previous_ = previous_;
  previous_ = next_ = this;
  resource_ = nullptr;
  amount_ = 0;
}

Acquire::Acquire(Resource& resource, int amount, int priority, double deadline, Phase phase)
    : resource_(resource), deadline_(deadline) {
  check(amount > 0, "a request must be for one unit or more");
  request_.amount = amount;
  request_.priority = priority;
  request_.phase = phase;
}

bool Acquire::await_ready() {
  if (!resource_.available(request_.amount)) return false;
  request_.hold = resource_.grant(request_.amount, 0);
  resource_.record();
  return true;
}

void Acquire::await_suspend(std::coroutine_handle<> process) {
  request_.ticket = resource_.calendar_.park(process);
  resource_.enqueue(request_);
  resource_.calendar_.wake_at(request_.ticket, deadline_, request_.phase);
}

Hold Acquire::await_resume() {
  give_up();
  return std::move(request_.hold);
}

void Acquire::give_up() {
  if (request_.linked()) resource_.leave(request_);
}

Resource::Resource(Calendar& calendar, int capacity)
    : calendar_(calendar),
      capacity_(capacity),
      busy_average_(0, calendar.now()),
      queue_average_(0, calendar.now()),
      capacity_average_(capacity, calendar.now()) {
  check(capacity >= 0, "a resource cannot have less than no units");
}

Resource::~Resource() {
  while (holds_.next_ != &holds_) holds_.next_->unlink();
}

Acquire Resource::acquire_within(double timeout, int amount, int priority, Phase phase) {
  if (!(timeout >= 0)) throw std::invalid_argument("a timeout must be 0 s or more");
  return Acquire(*this, amount, priority, calendar_.now() + timeout, phase);
}

Hold Resource::try_acquire(int amount) {
  check(amount > 0, "a request must be for one unit or more");
  if (!available(amount)) return Hold();
  Hold hold = grant(amount, 0);
  record();
  return hold;
}

void Resource::set_capacity(int capacity) {
  check(capacity >= 0, "a resource cannot have less than no units");
  capacity_ = capacity;
  capacity_average_.set(capacity, calendar_.now());
  serve();
}

ResourceStatistics Resource::statistics() const {
  const double now = calendar_.now();
  ResourceStatistics statistics = counts_;
  statistics.mean_queue = queue_average_.mean(now);
  statistics.mean_busy = busy_average_.mean(now);
  statistics.mean_capacity = capacity_average_.mean(now);
  statistics.max_queue = static_cast<int>(queue_average_.maximum());
  return statistics;
}

void Resource::reset_statistics() {
  const double now = calendar_.now();
  busy_average_ = TimeAverage(busy_, now);
  queue_average_ = TimeAverage(queue_length_, now);
  capacity_average_ = TimeAverage(capacity_, now);
  counts_ = ResourceStatistics();
}

Hold Resource::grant(int amount, double wait_s) {
  ++counts_.served;
  if (wait_s > 0) ++counts_.waited;
  counts_.total_wait_s += wait_s;
  counts_.max_wait_s = std::max(counts_.max_wait_s, wait_s);
  busy_ += amount;
  return Hold(*this, amount);
}

void Resource::enqueue(Acquire::Request& request) {
  request.since = calendar_.now();
  queue_.push_back(request, request.priority);
  ++queue_length_;
  serve();  // an urgent request may be small enough for what a large one could not use
}

void Resource::leave(Acquire::Request& request) {
  request.unlink();
  ++counts_.given_up;
  --queue_length_;
  serve();
}

void Resource::give_back(int amount) {
  busy_ -= amount;
  serve();
}

// After every change: who can be served now?
void Resource::serve() {
  while (queue_length_ > 0) {
    auto& request = static_cast<Acquire::Request&>(*queue_.first());
    if (request.amount > free()) break;
    request.unlink();
    request.called = true;
    --queue_length_;
    request.hold = grant(request.amount, calendar_.now() - request.since);
    calendar_.wake(request.ticket, request.phase);
  }
  record();
}

void Resource::record() {
  busy_average_.set(busy_, calendar_.now());
  queue_average_.set(queue_length_, calendar_.now());
}

}  // namespace yuyan::calendar
