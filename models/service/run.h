// One replication of a service-only scenario.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/service/fleet.h"
#include "models/service/model.h"
#include "models/service/tally.h"
#include "models/service/waiting_calls.h"
#include "sim/calendar/calendar.h"

namespace yuyan::service {

/// Limits are compared with this tolerance.
inline constexpr double time_tolerance_s = 1e-6;

/// One call at one stage, for whoever asked for all of them.
struct CallRow {
  std::size_t stream = 0;
  std::uint64_t number = 0;
  std::size_t stage = 0;
  int area = -1;
  double asked_s = 0, sent_s = 0, reached_s = 0, done_s = 0;
  int units = 0;
  int unit = -1;  ///< the first one sent, position in the model; -1: of an unlimited kind
};

/// How many calls wait, are present, and how many units are busy, kind by kind.
struct Sample {
  std::vector<std::int64_t> waiting, present, busy;
};

class ServiceRun {
 public:
  /// The model outlives the run.
  ServiceRun(const ServiceModel& model, chance::Source source);
  ServiceRun(const ServiceRun&) = delete;
  ServiceRun& operator=(const ServiceRun&) = delete;

  /// To the horizon, or until nothing is left to do. Throws calendar::EventLimit.
  void play(std::uint64_t event_limit);
  /// Throws std::logic_error when calls or time were lost on the way: our fault.
  void check_consistency() const;

  [[nodiscard]] const ServiceModel& model() const { return model_; }
  [[nodiscard]] std::uint64_t events() const { return calendar_.events(); }
  /// When the run ended, s.
  [[nodiscard]] double ended_s() const { return ended_s_; }

  [[nodiscard]] int batches() const { return static_cast<int>(batch_kinds_.size()); }
  [[nodiscard]] const StageCounts& stage(int batch, std::size_t stage) const {
    return stages_[static_cast<std::size_t>(batch)][stage];
  }
  [[nodiscard]] const StreamCounts& stream(int batch, std::size_t stream) const {
    return streams_[static_cast<std::size_t>(batch)][stream];
  }
  [[nodiscard]] const Integrals& kind(int batch, std::size_t kind) const {
    return batch_kinds_[static_cast<std::size_t>(batch)][kind];
  }
  [[nodiscard]] StageCounts stage_total(std::size_t stage) const;
  [[nodiscard]] StreamCounts stream_total(std::size_t stream) const;
  [[nodiscard]] const KindTally& kind_tally(std::size_t kind) const { return kinds_[kind].tally; }
  [[nodiscard]] const AreaCounts& area(std::size_t stage, std::size_t area) const {
    return areas_[stage * model_.areas().size() + area];
  }
  /// Of a unit by its position in the model.
  [[nodiscard]] UnitTally unit_tally(std::size_t unit) const;
  [[nodiscard]] double statistics_s() const { return ended_s_ - begun_s_; }

  /// Every wait and response after the warm-up, s, in no particular order: at a stage, of the calls
  /// of a stream at all stages, for units of a kind; every total time.
  [[nodiscard]] std::vector<double> waits(std::size_t stage) const;
  [[nodiscard]] std::vector<double> responses(std::size_t stage) const;
  [[nodiscard]] std::vector<double> waits_of_stream(std::size_t stream) const;
  [[nodiscard]] std::vector<double> responses_of_stream(std::size_t stream) const;
  [[nodiscard]] std::vector<double> waits_of_kind(std::size_t kind) const;
  [[nodiscard]] std::vector<double> responses_of_kind(std::size_t kind) const;
  [[nodiscard]] const std::vector<double>& totals(std::size_t stream) const {
    return totals_[stream];
  }
  /// Times of the first arrivals of units and completions, as many as the scenario asks for.
  [[nodiscard]] const std::vector<double>& arrivals_at(std::size_t stage) const {
    return arrivals_at_[stage];
  }
  [[nodiscard]] const std::vector<double>& completions_at(std::size_t stage) const {
    return completions_at_[stage];
  }
  /// Time of a stage's first completion; never when there was none.
  [[nodiscard]] double first_completion_s(std::size_t stage) const {
    return first_completion_s_[stage];
  }
  /// Time of a stream's last completion; never when there was none.
  [[nodiscard]] double last_completion_s(std::size_t stream) const {
    return last_completion_s_[stream];
  }
  [[nodiscard]] const std::vector<Sample>& samples() const { return samples_; }
  [[nodiscard]] const std::vector<CallRow>& rows() const { return rows_; }

 private:
  /// What the draws of a call are keyed by; a crew that outlasts its call keeps a copy.
  struct CallKey {
    std::size_t stream = 0;
    std::uint64_t number = 0;
    std::size_t step = 0;  // stages so far, those passed over and diversions included
    std::size_t stage = 0;
  };
  struct Call : CallKey {
    std::size_t next_stage = 0;  // of its stream
    Spot where;
    int source = -1;  // of a finite source
    int batch = -1, stage_batch = -1;
    double came_s = 0, asked_s = 0, sent_s = 0;
    double reached_s = calendar::never, last_arrival_s = 0;
    int needs = 1, crews = 0, arrived = 0, done = 0;
    int first_unit = -1;
    std::vector<int> team;     // of several
    std::vector<CallId> load;  // calls that its unit takes along
    calendar::Event patience;
    bool waits = false;
  };
  struct KindState {
    Fleet fleet;
    WaitingCalls queue;
    KindTally tally;
    std::vector<CallId> gathered{};  // asked at this instant, of units that carry several
    double waits_ended_s = 0;        // of all that waited and wait no more
  };
  struct StreamState {
    chance::Stream gaps, thinning, batches, places, pauses, patience;
    std::vector<chance::Stream> service{}, turnout{}, travel{}, hand_over{}, units{},
        passing{};           // by stage
    std::uint64_t next = 0;  // number of the next call
    std::int64_t came = 0;   // of the calls that count against the stream's number
    double rate_per_s = 0;
    std::vector<std::uint64_t> source_pauses{};  // of each source
  };

  // Calls come.
  calendar::Process poisson(std::size_t stream);
  calendar::Process renewals(std::size_t stream);
  calendar::Process timetable(std::size_t stream);
  calendar::Process source(std::size_t stream, int number);
  [[nodiscard]] bool may_come(std::size_t stream, double time) const;
  void come(std::size_t stream);
  void enter(std::size_t stream, int source);
  void end_stream();

  // Calls are served.
  void go_on(CallId id);
  void ask(CallId id, std::size_t stage);
  bool begin_at_once(CallId id);
  [[nodiscard]] bool suffices(const Call& call, std::size_t units) const;
  void gather(CallId id);
  void wait(CallId id);
  void join_queue(CallId id);
  void stay(CallId id);
  void give_up(CallId id);
  void lose(CallId id);
  void leave_system(CallId id);
  void serve_queue(std::size_t kind);
  void assign(CallId id, const std::vector<int>& units);
  bool joins_a_leader(CallId id, int carries);
  void leave_queue(CallId id);
  void count_served(Call& call, int crews, int first_unit);
  void count_reached(Call& call);
  calendar::Process work(CallId id, int unit, int ordinal);
  [[nodiscard]] double way_to_call_s(const Call& call, int unit, int ordinal);
  void arrive(CallId id, int unit);
  [[nodiscard]] Spot nearest_destination(const StageModel& stage, const Spot& from) const;
  [[nodiscard]] double trip_s(const CallKey& call, const Spot& from, const Spot& to, int leg) const;
  void release(std::size_t kind, int unit, const Spot& from);
  calendar::Process come_home(std::size_t kind, int unit, Spot from, double delay_s);
  void crew_done(CallId id, int crews);
  void complete(CallId id);
  void count_completed(const Call& call);

  // Books are kept.
  calendar::Process keep_batches();
  calendar::Process take_samples();
  void begin_statistics();
  void end_batch();
  void sample();
  void stop_when_idle();

  [[nodiscard]] std::size_t cell(std::size_t stage, std::size_t stream) const {
    return stage * model_.streams().size() + stream;
  }
  [[nodiscard]] Asked asked(const Call& call) const;
  [[nodiscard]] std::uint64_t index(const CallKey& call, int ordinal) const;
  [[nodiscard]] const StageModel& stage_of(const Call& call) const {
    return model_.stages()[call.stage];
  }
  KindState& kind_of(const Call& call) { return kinds_[stage_of(call).kind]; }
  CallId new_call();
  [[nodiscard]] StageCounts* counts(const Call& call);

  const ServiceModel& model_;
  chance::Source source_;
  calendar::Calendar calendar_;
  std::vector<KindState> kinds_;
  std::vector<StreamState> stream_states_;
  std::vector<Call> calls_;
  std::vector<CallId> free_calls_;
  std::vector<int> chosen_;      // kept for its memory
  std::vector<CallId> leaders_;  // whose units can take others along, in this look at a queue
  std::size_t present_ = 0;      // calls in the system
  std::size_t crews_out_ = 0;
  std::size_t streams_alive_ = 0;
  int batch_ = -1;  // -1 during the warm-up
  double begun_s_ = 0, ended_s_ = 0;

  std::vector<std::vector<StageCounts>> stages_;    // by batch
  std::vector<std::vector<StreamCounts>> streams_;  // by batch
  std::vector<std::vector<Integrals>> batch_kinds_;
  std::vector<AreaCounts> areas_;  // stage * areas + area
  std::vector<std::vector<double>> waits_, responses_, totals_, arrivals_at_, completions_at_;
  std::vector<double> first_completion_s_, last_completion_s_;
  std::vector<Sample> samples_;
  std::vector<CallRow> rows_;
};

}  // namespace yuyan::service
