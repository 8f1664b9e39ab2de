#include "sim/ensemble/observe.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include <poll.h>

#include "sim/ensemble/frame_stream.h"
#include "sim/ensemble/template_process.h"
#include "sim/results/entry.h"
#include "sim/results/record.h"

namespace yuyan::ensemble {

namespace {

using results::Record;
using results::Schema;

constexpr const char* values_path = "/values";

results::Layout layout_of(std::size_t values) {
  results::Layout layout;
  layout.dimensions = {results::numbered("/value", values)};
  layout.variables = {{values_path, results::Type::real, "", {}, {"/value"}, {}}};
  return layout;
}

/// A measure as what computes records of one array.
Prepare recorded(const Trial& trial, const Schema& schema) {
  return [&trial, &schema]() -> Replicate {
    return [&schema, measure = trial.prepare()](std::uint64_t replication) {
      const std::vector<double> values = measure(replication);
      Record record(schema);
      const auto into = record.values(schema.real(values_path));
      if (values.size() != into.size()) throw std::logic_error("a measure of another size");
      std::ranges::copy(values, into.begin());
      return record;
    };
  };
}

class Observer {
 public:
  Observer(const std::vector<Trial>& trials, std::size_t values, int workers, const Stop& stop,
           const std::function<void(std::size_t)>& report)
      : trials_(trials),
        schema_(layout_of(values)),
        workers_(static_cast<std::size_t>(workers)),
        stop_(stop),
        report_(report),
        found_(trials.size()),
        failures_(trials.size()) {}

  std::vector<Observed> go() {
    while (!stop_.requested()) {
      while (running_.size() < workers_ && next_ < trials_.size()) start(next_++);
      if (running_.empty()) break;
      wait();
    }
    running_.clear();
    return collected();
  }

 private:
  struct Running {
    std::size_t trial;
    std::unique_ptr<TemplateProcess> process;
    FrameStream stream;
  };

  void start(std::size_t trial) {
    const std::size_t share = std::max<std::size_t>(1, workers_ / trials_.size());
    const Errand errand{trials_[trial].replications, share, std::numeric_limits<double>::infinity(),
                        trials_[trial].replications_a_process};
    auto process =
        std::make_unique<TemplateProcess>(errand, schema_, recorded(trials_[trial], schema_));
    running_.push_back({trial, std::move(process), {}});
  }

  void wait() {
    std::vector<pollfd> watched{{stop_.descriptor(), POLLIN, 0}};
    for (const Running& one : running_) watched.push_back({one.process->output(), POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) < 0 || watched.front().revents != 0) return;
    for (std::size_t i = running_.size(); i-- > 0;)
      if (watched[i + 1].revents != 0 && !take(running_[i])) {
        end(running_[i]);
        running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
      }
  }

  /// False once the trial has nothing more to say.
  bool take(Running& one) {
    const bool open = one.stream.take_from(one.process->output());
    while (const auto frame = one.stream.next()) {
      const results::Entry entry = results::unframed(*frame);
      if (entry.replication == no_replication) {
        failures_[one.trial] = entry.failure;
        continue;
      }
      Observation observation{entry.replication, {}, entry.failure};
      if (entry.status == results::Status::done) {
        const Record record = Record::from_bytes(schema_, entry.record);
        const auto values = record.values(schema_.real(values_path));
        observation.values.assign(values.begin(), values.end());
      }
      found_[one.trial].insert_or_assign(entry.replication, std::move(observation));
      if (report_) report_(++finished_);
    }
    return open;
  }

  void end(Running& one) {
    const int status = one.process->wait();
    if (status != 0 && failures_[one.trial].empty()) failures_[one.trial] = reason_of(status, "");
  }

  [[nodiscard]] std::vector<Observed> collected() {
    std::vector<Observed> all(trials_.size());
    for (std::size_t i = 0; i < trials_.size(); ++i) {
      all[i].failure = failures_[i];
      for (const std::uint64_t replication : trials_[i].replications)
        if (const auto found = found_[i].find(replication); found != found_[i].end())
          all[i].list.push_back(std::move(found->second));
    }
    return all;
  }

  const std::vector<Trial>& trials_;
  Schema schema_;
  std::size_t workers_;
  const Stop& stop_;
  const std::function<void(std::size_t)>& report_;
  std::size_t next_ = 0, finished_ = 0;
  std::vector<Running> running_;
  std::vector<std::map<std::uint64_t, Observation>> found_;
  std::vector<std::string> failures_;
};

}  // namespace

std::vector<Observed> observe(const std::vector<Trial>& trials, std::size_t values, int workers,
                              const Stop& stop, const std::function<void(std::size_t)>& report) {
  if (workers < 1) throw std::logic_error("trials need at least one worker");
  if (values < 1) throw std::logic_error("a trial has at least one number");
  if (trials.empty()) return {};
  return Observer(trials, values, workers, stop, report).go();
}

}  // namespace yuyan::ensemble
