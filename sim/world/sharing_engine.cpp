#include "sim/world/sharing_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <simgrid/s4u.hpp>

#include "sim/calendar/check.h"

namespace yuyan::world {

namespace s4u = simgrid::s4u;

// SimGrid 3.32 has traps, and this is how they are kept out:
// * A lane is a host of speed 1, never turned off and never changed: whoever changes a capacity
//   abandons the jobs and begins them anew. (Activities on what is off never complete; speed 0
//   aborts; links share by latency.)
// * Each call of run_until makes one step, to the next completion or to the given time, because the
//   set of vetoed activities, which makes SimGrid return to its caller, is never empty. So its
//   timers, which run before completions of the same date, and its own stop, which comes up to 1e-5
//   s early, are not used.
// * Simultaneous completions come in any order: they are sorted by their beginning.
// * A cancelled activity is reported twice, the second time in the next step: it is kept until
// then,
//   without its job.
// * The clock loses its precision beyond 1e7 s: it runs only while there are jobs.
// * The next engine of a process begins at the clock of the one before, and its callbacks are
// called
//   as often as there were engines: offset_ takes care of the one, Execution::reported of the
//   other.

struct SharingEngine::Lane {
  s4u::Host* host;
};

struct SharingEngine::Execution {
  s4u::ExecPtr activity;
  Job* job;
  std::uint64_t order;
  std::vector<Execution*>* ended;
};

namespace {

constexpr double longest_clock_s = 1e7;
constexpr std::size_t spare_lanes = 16;

/// SimGrid takes signals over: gives them back when it is destroyed.
class SignalsKept {
 public:
  SignalsKept() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &actions_[i]);
  }
  SignalsKept(const SignalsKept&) = delete;
  SignalsKept& operator=(const SignalsKept&) = delete;
  ~SignalsKept() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &actions_[i], nullptr);
  }

 private:
  static constexpr std::array signals{SIGINT, SIGSEGV, SIGBUS};
  std::array<struct sigaction, signals.size()> actions_{};
};

s4u::Engine make_engine() {
  const SignalsKept signals_kept;
  // Its own arguments: it would eat those of the program.
  std::array arguments{std::string("yuyan"), std::string("--log=xbt_cfg.thres:critical"),
                       std::string("--log=root.thres:critical")};
  std::array<char*, arguments.size() + 1> argv{};
  std::transform(arguments.begin(), arguments.end(), argv.begin(),
                 [](std::string& argument) { return argument.data(); });
  int argc = static_cast<int>(arguments.size());
  return s4u::Engine(&argc, argv.data());
}

}  // namespace

struct SharingEngine::Impl {
  explicit Impl(std::size_t lane_count) : engine(make_engine()), lanes(lane_count) {
    s4u::NetZone* zone = s4u::create_empty_zone("lanes");
    for (std::size_t i = lanes.size(); i-- > 0;) {
      lanes[i].host = zone->create_host("lane " + std::to_string(i), 1.0);
      free_lanes.push_back(&lanes[i]);
    }
    zone->seal();
    engine.track_vetoed_activities(&one_step);
    [[maybe_unused]] static const bool listens =
        (s4u::Activity::on_completion_cb(&ended_callback), true);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  /// A cancelled activity holds on to its action until the next step; left over, it would be freed
  /// when the process exits, after what it points to.
  ~Impl() {
    if (!abandoned.empty()) step(s4u::Engine::get_clock());
    engine.track_vetoed_activities(nullptr);
  }

  static void ended_callback(const s4u::Activity& activity) {
    if (activity.get_state() != s4u::Activity::State::FINISHED) return;
    auto* execution = activity.get_data<Execution>();
    if (execution != nullptr) execution->ended->push_back(execution);
  }

  /// One step: to the next completion, or to this time of its clock if that comes before.
  void step(double time) {
    if (time == calendar::never) {
      engine.run();
    } else {
      engine.run_until(time);
    }
    abandoned.clear();
  }

  s4u::Engine engine;
  std::set<s4u::Activity*> one_step{nullptr};
  std::vector<Lane> lanes;
  std::vector<Lane*> free_lanes;
  std::vector<Execution*> ended;        // in this step
  std::vector<s4u::ExecPtr> abandoned;  // until the next step
  std::uint64_t begun = 0;
};

SharingEngine::Job::Job() = default;
SharingEngine::Job::~Job() = default;

SharingEngine::SharingEngine(calendar::Calendar& calendar) : calendar_(calendar) {}
SharingEngine::~SharingEngine() = default;

SharingEngine::Lane* SharingEngine::take_lane() {
  if (!impl_) {
    calendar::check(!s4u::Engine::has_instance(),
                    "a process can have one world with shared capacities at a time");
    impl_ = std::make_unique<Impl>(expected_lanes_ + spare_lanes);
  }
  calendar::check(!impl_->free_lanes.empty(),
                  "more shared capacities are in use than were made before the first was shared");
  Lane* lane = impl_->free_lanes.back();
  impl_->free_lanes.pop_back();
  return lane;
}

void SharingEngine::return_lane(Lane* lane) { impl_->free_lanes.push_back(lane); }

void SharingEngine::begin(Job& job, Lane* lane, double work_s, double weight) {
  const double clock = s4u::Engine::get_clock();
  if (live_++ == 0) {
    if (clock > longest_clock_s) {
      throw std::runtime_error("capacities were shared for more than 1e7 s in one replication");
    }
    offset_ = calendar_.now() - clock;
    calendar_.follow(this);
  }
  auto activity =
      s4u::Exec::init()->set_host(lane->host)->set_flops_amount(work_s)->set_priority(weight);
  job.execution_ =
      std::make_unique<Execution>(Execution{activity, &job, impl_->begun++, &impl_->ended});
  activity->set_data(job.execution_.get());
  activity->start();
}

void SharingEngine::abandon(Job& job) {
  const std::unique_ptr<Execution> execution = std::move(job.execution_);
  execution->activity->set_data(nullptr);
  execution->activity->cancel();
  impl_->abandoned.push_back(execution->activity);
  if (--live_ == 0) calendar_.follow(nullptr);
}

double SharingEngine::remaining_s(const Job& job) const {
  return job.execution_->activity->get_remaining();
}

bool SharingEngine::advance(double time) {
  const double target = time - offset_;
  double clock = s4u::Engine::get_clock();
  if (!impl_->abandoned.empty()) impl_->step(clock);
  while (impl_->ended.empty() && clock < target) {
    impl_->step(target);
    const double before = std::exchange(clock, s4u::Engine::get_clock());
    if (clock == before) break;  // nothing can ever end
  }
  if (impl_->ended.empty()) return false;
  std::vector<Execution*> ended = std::exchange(impl_->ended, {});
  std::sort(ended.begin(), ended.end(),
            [](const Execution* a, const Execution* b) { return a->order < b->order; });
  const double date = std::clamp(clock + offset_, calendar_.now(), time);
  for (const Execution* execution : ended) {
    Job& job = *execution->job;
    const std::unique_ptr<Execution> last_reference = std::move(job.execution_);
    if (--live_ == 0) calendar_.follow(nullptr);
    job.done(date);
  }
  return true;
}

}  // namespace yuyan::world
