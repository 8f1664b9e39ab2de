#include "models/service/tally.h"

#include <algorithm>
#include <functional>

namespace yuyan::service {
namespace {

void add_to(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& more) {
  sums.resize(std::max(sums.size(), more.size()), 0);
  std::ranges::transform(more, sums, sums.begin(), std::plus{});
}

}  // namespace

void StageCounts::add(const StageCounts& other) {
  arrived += other.arrived;
  lost += other.lost;
  given_up += other.given_up;
  served += other.served;
  waited += other.waited;
  reached += other.reached;
  completed += other.completed;
  wait_s += other.wait_s;
  wait_squared_s2 += other.wait_squared_s2;
  response_s += other.response_s;
  last_arrival_s += other.last_arrival_s;
  add_to(wait_within, other.wait_within);
  add_to(response_within, other.response_within);
}

void StreamCounts::add(const StreamCounts& other) {
  arrived += other.arrived;
  lost += other.lost;
  given_up += other.given_up;
  completed += other.completed;
  total_s += other.total_s;
  total_squared_s2 += other.total_squared_s2;
  add_to(total_within, other.total_within);
}

KindTally::KindTally(int up_to, std::uint32_t masks)
    : busy_for_s_(static_cast<std::size_t>(up_to) + 2, 0),
      present_for_s_(busy_for_s_.size(), 0),
      masks_for_s_(masks, 0) {}

Integrals KindTally::end_batch(double now) {
  pass(now);
  const Integrals batch = integrals_;
  total_.span_s += batch.span_s;
  total_.waiting_s += batch.waiting_s;
  total_.present_s += batch.present_s;
  total_.busy_s += batch.busy_s;
  integrals_ = {};
  return batch;
}

void KindTally::begin(double now) {
  pass(now);
  integrals_ = total_ = {};
  busy_squared_s_ = present_squared_s_ = 0;
  std::ranges::fill(busy_for_s_, 0);
  std::ranges::fill(present_for_s_, 0);
  std::ranges::fill(masks_for_s_, 0);
  most_waiting = waiting;
}

}  // namespace yuyan::service
