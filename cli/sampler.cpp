#include "cli/sampler.h"

#include <filesystem>
#include <utility>

#include "cli/usage_error.h"

namespace yuyan::cli {

Variant Variant::parsed(const std::string& word) {
  Variant variant;
  std::size_t begin = 0;
  for (bool first = true;; first = false) {
    const std::size_t end = word.find("::", begin);
    std::string part = word.substr(begin, end == std::string::npos ? end : end - begin);
    if (first)
      variant.scenario = std::move(part);
    else
      variant.overrides.push_back(std::move(part));
    if (end == std::string::npos) return variant;
    begin = end + 2;
  }
}

std::string Variant::label() const {
  std::filesystem::path path(scenario);
  if (!path.has_filename()) path = path.parent_path();
  std::string label = path.filename().string();
  for (const std::string& change : overrides) label += "::" + change;
  return label;
}

Contestant::Contestant(const Variant& variant, const std::vector<std::string>& metrics)
    : label_(variant.label()), study_(open_study(variant.scenario, variant.overrides)) {
  study_->refuse_errors();
  experiment_ = study_->prepare();
  const auto all = measurables(experiment_->schema());
  for (const std::string& name : metrics) metrics_.push_back(metric_called(name, all));
}

ensemble::Measure Contestant::measure(const Effort& effort) const {
  return [this, replicate = experiment_->replicate(effort.seed, effort.event_limit)](
             std::uint64_t replication) {
    const results::Record record = replicate(replication);
    std::vector<double> values;
    values.reserve(metrics_.size());
    for (const Metric& metric : metrics_) values.push_back(value_of(record, metric));
    return values;
  };
}

std::size_t Sampler::add(std::unique_ptr<Contestant> contestant) {
  contestants_.push_back(std::move(contestant));
  observations_.emplace_back();
  return contestants_.size() - 1;
}

bool Sampler::extend(const std::vector<std::size_t>& which, std::size_t n) {
  std::vector<ensemble::Trial> trials;
  std::vector<std::size_t> of_trial;
  std::size_t metrics = 1;
  for (const std::size_t i : which) {
    ensemble::Trial trial;
    for (std::size_t r = observations_[i].size(); r < n; ++r) trial.replications.push_back(r);
    if (trial.replications.empty()) continue;
    trial.prepare = [contestant = contestants_[i].get(), effort = effort_] {
      return contestant->measure(effort);
    };
    trial.replications_a_process = contestants_[i]->experiment().replications_a_process();
    metrics = contestants_[i]->metrics().size();
    trials.push_back(std::move(trial));
    of_trial.push_back(i);
  }
  auto observed = ensemble::observe(trials, metrics, effort_.processes(), stop_);
  for (std::size_t t = 0; t < observed.size(); ++t) {
    if (!observed[t].failure.empty())
      throw UsageError(
          text("{}: {}", "{}: {}", contestants_[of_trial[t]]->label(), observed[t].failure));
    if (observed[t].list.size() < trials[t].replications.size()) return false;
    for (auto& one : observed[t].list) {
      ++computed_;
      if (one.values.empty()) ++failed_;
      observations_[of_trial[t]].push_back(std::move(one));
    }
  }
  return true;
}

std::vector<double> Sampler::values(std::size_t contestant, std::size_t metric,
                                    std::size_t n) const {
  std::vector<double> values(n, results::missing_real);
  const auto& list = observations_[contestant];
  for (std::size_t r = 0; r < std::min(n, list.size()); ++r)
    if (!list[r].values.empty()) values[r] = list[r].values[metric];
  return values;
}

bool Sampler::succeeded(std::size_t contestant, std::size_t replication) const {
  const auto& list = observations_[contestant];
  return replication < list.size() && !list[replication].values.empty();
}

}  // namespace yuyan::cli
