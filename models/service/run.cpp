#include "models/service/run.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yuyan::service {
namespace {

using calendar::never;
using calendar::Phase;
using calendar::Process;

constexpr std::size_t most_units_for_masks = 10;

std::uint32_t masks_of(const ServiceModel& model, std::size_t kind) {
  const std::size_t units = model.kinds()[kind].units.size();
  const bool wanted = units > 0 && units <= most_units_for_masks;
  return wanted && !model.service().kinds[kind].unlimited ? 1U << units : 0;
}

}  // namespace

ServiceRun::ServiceRun(const ServiceModel& model, chance::Source source)
    : model_(model), source_(source) {
  const Service& service = model.service();
  for (std::size_t k = 0; k < service.kinds.size(); ++k)
    kinds_.push_back({Fleet(model, k, source), WaitingCalls(service.kinds[k].discipline),
                      KindTally(service.number_up_to, masks_of(model, k))});
  for (const Stream& stream : service.streams) {
    const std::uint64_t entity = chance::id_of(stream.id);
    const auto of = [&](std::string_view purpose) {
      return chance::Stream(source, entity, chance::id_of(purpose));
    };
    StreamState state{of("service gap"),   of("service thinning"), of("service batch"),
                      of("service place"), of("service pause"),    of("service patience")};
    for (const Stage& stage : service.stages) {
      const auto at = [&](const char* purpose) { return of(purpose + (" " + stage.id)); };
      state.service.push_back(at("service time"));
      state.turnout.push_back(at("service turnout"));
      state.travel.push_back(at("service travel"));
      state.hand_over.push_back(at("service hand over"));
      state.units.push_back(at("service units"));
      state.passing.push_back(at("service passing"));
    }
    state.source_pauses.assign(static_cast<std::size_t>(stream.sources), 0);
    if (stream.rate_per_s)
      state.rate_per_s = chance::Stream(source, entity, chance::id_of("service rate"))
                             .draw(stream.rate_per_s->distribution, 0);
    stream_states_.push_back(std::move(state));
  }
  const std::size_t limits = service.limits_s.size();
  StageCounts no_calls;
  no_calls.wait_within.assign(limits, 0);
  no_calls.response_within.assign(limits, 0);
  StreamCounts no_stream;
  no_stream.total_within.assign(limits, 0);
  AreaCounts no_area;
  no_area.response_within.assign(limits, 0);
  const auto batches = static_cast<std::size_t>(service.batches);
  stages_.assign(batches, std::vector<StageCounts>(service.stages.size(), no_calls));
  streams_.assign(batches, std::vector<StreamCounts>(service.streams.size(), no_stream));
  areas_.assign(service.stages.size() * model.areas().size(), no_area);
  waits_.resize(service.stages.size() * service.streams.size());
  responses_.resize(waits_.size());
  arrivals_at_.resize(service.stages.size());
  completions_at_.resize(service.stages.size());
  totals_.resize(service.streams.size());
  first_completion_s_.assign(service.stages.size(), never);
  last_completion_s_.assign(service.streams.size(), never);
}

void ServiceRun::play(std::uint64_t event_limit) {
  const Service& service = model_.service();
  calendar_.limit_events(event_limit);
  if (service.warm_up_s == 0) begin_statistics();
  calendar_.spawn(keep_batches(), Phase::recording);
  if (service.sample_interval_s > 0) calendar_.spawn(take_samples(), Phase::recording);
  for (std::size_t s = 0; s < service.streams.size(); ++s) {
    const Stream& stream = service.streams[s];
    for (int i = 0; i < stream.initial; ++i) enter(s, -1);
    const auto begin = [&](Process process) {
      ++streams_alive_;
      calendar_.spawn_at(stream.from_s, std::move(process));
    };
    if (stream.rate_per_s && stream_states_[s].rate_per_s > 0) begin(poisson(s));
    if (stream.gap_s) begin(renewals(s));
    if (!stream.at_s.empty()) begin(timetable(s));
    for (int i = 0; i < stream.sources; ++i) begin(source(s, i));
  }
  stop_when_idle();
  calendar_.run(service.horizon_s);
  ended_s_ = calendar_.now();
  if (batch_ < 0) {
    begun_s_ = ended_s_;
    return;
  }
  if (batch_kinds_.size() <= static_cast<std::size_t>(batch_)) end_batch();
  if (service.sample_interval_s > 0)
    while (static_cast<double>(samples_.size()) * service.sample_interval_s <= service.horizon_s)
      sample();
}

// ---- books

Process ServiceRun::keep_batches() {
  const Service& service = model_.service();
  if (service.warm_up_s > 0) {
    co_await calendar_.until(service.warm_up_s, Phase::recording);
    begin_statistics();
  }
  const double length_s = (service.horizon_s - service.warm_up_s) / service.batches;
  for (int batch = 1; batch <= service.batches; ++batch) {
    const double end =
        batch == service.batches ? service.horizon_s : service.warm_up_s + length_s * batch;
    co_await calendar_.until(end, Phase::recording);
    end_batch();
    if (batch < service.batches) batch_ = batch;
  }
}

void ServiceRun::begin_statistics() {
  begun_s_ = calendar_.now();
  batch_ = 0;
  for (KindState& kind : kinds_) {
    kind.tally.begin(begun_s_);
    kind.fleet.begin_statistics(begun_s_);
  }
}

void ServiceRun::end_batch() {
  std::vector<Integrals> batch;
  batch.reserve(kinds_.size());
  for (KindState& kind : kinds_) batch.push_back(kind.tally.end_batch(calendar_.now()));
  batch_kinds_.push_back(std::move(batch));
}

Process ServiceRun::take_samples() {
  for (std::uint64_t i = 0;; ++i) {
    const double time = static_cast<double>(i) * model_.service().sample_interval_s;
    if (time > model_.service().horizon_s) co_return;
    co_await calendar_.until(time, Phase::recording);
    sample();
  }
}

void ServiceRun::sample() {
  Sample now;
  for (const KindState& kind : kinds_) {
    now.waiting.push_back(kind.tally.waiting);
    now.present.push_back(kind.tally.waiting + kind.tally.served);
    now.busy.push_back(kind.tally.busy);
  }
  samples_.push_back(std::move(now));
}

void ServiceRun::stop_when_idle() {
  if (present_ == 0 && crews_out_ == 0 && streams_alive_ == 0) calendar_.stop();
}

StageCounts ServiceRun::stage_total(std::size_t stage) const {
  StageCounts total;
  for (const auto& batch : stages_) total.add(batch[stage]);
  return total;
}

StreamCounts ServiceRun::stream_total(std::size_t stream) const {
  StreamCounts total;
  for (const auto& batch : streams_) total.add(batch[stream]);
  return total;
}

UnitTally ServiceRun::unit_tally(std::size_t unit) const {
  const std::size_t kind = model_.units()[unit].kind;
  const auto& units = model_.kinds()[kind].units;
  const auto place = std::ranges::find(units, unit) - units.begin();
  return kinds_[kind].fleet.tally(static_cast<int>(place), ended_s_);
}

void ServiceRun::check_consistency() const {
  const auto require = [](bool holds, const char* what) {
    if (!holds)
      throw std::logic_error(std::string("the books of the service do not agree: ") + what);
  };
  std::size_t waiting = 0;
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    const KindState& kind = kinds_[k];
    double waits_s = kind.waits_ended_s;
    for (const Call& call : calls_)
      if (call.waits && stage_of(call).kind == k) waits_s += ended_s_ - call.asked_s;
    const double integral = kind.tally.waited_ever_s() +
                            kind.tally.waiting * std::max(0.0, ended_s_ - kind.tally.since_s());
    require(std::abs(waits_s - integral) <= 1e-9 * std::max({1.0, integral, ended_s_}),
            "the integral of a queue is not the sum of its waits");
    require(kind.tally.waiting == static_cast<int>(kind.queue.size()), "calls in a queue");
    require(model_.service().kinds[k].unlimited || kind.tally.busy == kind.fleet.busy(),
            "units in use");
    waiting += kind.queue.size();
  }
  require(waiting <= present_ && present_ + free_calls_.size() == calls_.size(),
          "calls in the system");
}

}  // namespace yuyan::service
