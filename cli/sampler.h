// Replications of several variants of scenarios with the same chance, as many as are asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/effort.h"
#include "cli/metric.h"
#include "cli/study.h"
#include "sim/ensemble/observe.h"
#include "sim/ensemble/stop.h"

namespace yuyan::cli {

/// How a scenario and changes of it are written in one word: FOLDER or FOLDER::PATH=VALUE::…
struct Variant {
  std::string scenario;
  Overrides overrides;

  [[nodiscard]] static Variant parsed(const std::string& word);
  /// The last part of the path, with the changes.
  [[nodiscard]] std::string label() const;
};

/// One variant made ready. Throws UsageError or reader::InputError.
class Contestant {
 public:
  Contestant(const Variant& variant, const std::vector<std::string>& metrics);

  [[nodiscard]] const std::string& label() const { return label_; }
  [[nodiscard]] const Study& study() const { return *study_; }
  [[nodiscard]] const Experiment& experiment() const { return *experiment_; }
  [[nodiscard]] const std::vector<Metric>& metrics() const { return metrics_; }
  /// Numbers of one replication, one a metric. The contestant has to outlive it.
  [[nodiscard]] ensemble::Measure measure(const Effort& effort) const;

 private:
  std::string label_;
  std::unique_ptr<Study> study_;
  std::unique_ptr<Experiment> experiment_;
  std::vector<Metric> metrics_;
};

/// Keeps the numbers of contestants by replication 0, 1, 2, …
class Sampler {
 public:
  Sampler(Effort effort, const ensemble::Stop& stop) : effort_(effort), stop_(stop) {}

  /// Returns its place.
  std::size_t add(std::unique_ptr<Contestant> contestant);
  [[nodiscard]] std::size_t size() const { return contestants_.size(); }
  [[nodiscard]] const Contestant& contestant(std::size_t i) const { return *contestants_[i]; }

  /// Replications 0 to n-1 of these, those that are missing. False after a stop. Throws UsageError
  /// when a variant cannot be prepared, naming it.
  bool extend(const std::vector<std::size_t>& which, std::size_t n);
  /// Of replications 0 to n-1; NaN where missing and where the replication failed.
  [[nodiscard]] std::vector<double> values(std::size_t contestant, std::size_t metric,
                                           std::size_t n) const;
  /// Whether this replication was computed to its end.
  [[nodiscard]] bool succeeded(std::size_t contestant, std::size_t replication) const;
  [[nodiscard]] std::size_t held(std::size_t contestant) const {
    return observations_[contestant].size();
  }
  /// Replications computed and, of them, failed.
  [[nodiscard]] std::size_t computed() const { return computed_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }

 private:
  Effort effort_;
  const ensemble::Stop& stop_;
  std::vector<std::unique_ptr<Contestant>> contestants_;
  std::vector<std::vector<ensemble::Observation>> observations_;
  std::size_t computed_ = 0, failed_ = 0;
};

}  // namespace yuyan::cli
