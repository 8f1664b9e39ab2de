// How calls come.
#include <algorithm>
#include <cmath>

#include "models/service/run.h"

namespace yuyan::service {
namespace {

using calendar::never;
using calendar::Process;

int rounded(double value) { return static_cast<int>(std::lround(value)); }

}  // namespace

bool ServiceRun::may_come(std::size_t stream, double time) const {
  const Stream& rules = model_.service().streams[stream];
  return time <= rules.until_s.value_or(never) &&
         (!rules.calls || stream_states_[stream].came < *rules.calls);
}

/// At the greatest rate of the profile; of these a share comes that follows the profile.
Process ServiceRun::poisson(std::size_t stream) {
  const Stream& rules = model_.service().streams[stream];
  const StreamModel& model = model_.streams()[stream];
  const double mean_gap_s = 1 / (stream_states_[stream].rate_per_s * model.greatest_factor);
  double time = calendar_.now();
  for (std::uint64_t i = 0; model.greatest_factor > 0; ++i) {
    time += stream_states_[stream].gaps.exponential(mean_gap_s, i);
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    const double share = StreamModel::factor_at(rules, time) / model.greatest_factor;
    if (share < 1 && stream_states_[stream].thinning.uniform(i) >= share) continue;
    come(stream);
  }
  end_stream();
}

Process ServiceRun::renewals(std::size_t stream) {
  double time = calendar_.now();
  for (std::uint64_t i = 0;; ++i) {
    time += model_.streams()[stream].gap.draw(stream_states_[stream].gaps, i);
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    come(stream);
  }
  end_stream();
}

Process ServiceRun::timetable(std::size_t stream) {
  std::vector<double> times = model_.service().streams[stream].at_s;
  std::ranges::sort(times);
  for (const double time : times) {
    if (time < calendar_.now()) continue;
    if (!may_come(stream, time)) break;
    co_await calendar_.until(time);
    come(stream);
  }
  end_stream();
}

/// One pause of a source, and the call after it; when that has left, the source pauses anew.
Process ServiceRun::source(std::size_t stream, int number) {
  StreamState& state = stream_states_[stream];
  const auto pause = static_cast<std::uint64_t>(state.source_pauses[number]++);
  const std::uint64_t index = pause << 20U | static_cast<std::uint64_t>(number);
  const double time = calendar_.now() + model_.streams()[stream].pause.draw(state.pauses, index);
  if (may_come(stream, time)) {
    co_await calendar_.until(time);
    if (may_come(stream, time)) {
      ++stream_states_[stream].came;
      enter(stream, number);
    }
  }
  end_stream();
}

/// One arrival: as many calls as its batch has.
void ServiceRun::come(std::size_t stream) {
  StreamState& state = stream_states_[stream];
  const auto number = static_cast<std::uint64_t>(state.came++);
  const Sampler& batch = model_.streams()[stream].batch;
  for (int left = rounded(batch.draw(state.batches, number)); left > 0; --left) enter(stream, -1);
}

void ServiceRun::end_stream() {
  --streams_alive_;
  stop_when_idle();
}

CallId ServiceRun::new_call() {
  if (!free_calls_.empty()) {
    const CallId id = free_calls_.back();
    free_calls_.pop_back();
    return id;
  }
  calls_.emplace_back();
  return static_cast<CallId>(calls_.size() - 1);
}

void ServiceRun::enter(std::size_t stream, int source) {
  StreamState& state = stream_states_[stream];
  const CallId id = new_call();
  Call& call = calls_[id];
  call = Call{};
  call.stream = stream;
  call.number = state.next++;
  call.source = source;
  call.batch = batch_;
  call.came_s = calendar_.now();
  const int area = model_.streams()[stream].area;
  if (area >= 0) {
    const Place& place = model_.service().places[static_cast<std::size_t>(area)];
    call.where = {area, place.x_m, place.y_m};
    if (place.width_m > 0 || place.depth_m > 0) {
      auto words = state.places.words(call.number);
      call.where.x_m += place.width_m * (words.uniform() - 0.5);
      call.where.y_m += place.depth_m * (words.uniform() - 0.5);
    }
  }
  ++present_;
  if (batch_ >= 0) ++streams_[static_cast<std::size_t>(batch_)][stream].arrived;
  go_on(id);
}

}  // namespace yuyan::service
