// Which assumption of a programme matters most: Morris screening and Sobol indices of its uncertain
// parameters, and what it is worth to know one of them before choosing between plans.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/statistics/simulated_sensitivity.h"
#include "cli/metric.h"
#include "cli/programme.h"
#include "sim/ensemble/stop.h"

namespace yuyan::cli {

/// A number of a replication by which assumptions are weighed: an indicator of the city, as its
/// mean a year, or any metric.
class WeighedIndicator {
 public:
  /// `asked` is the name of an indicator such as deaths, or what metric_called() takes. Throws
  /// UsageError that names the nearest.
  WeighedIndicator(const std::string& asked, const results::Schema& schema);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Text& label() const { return label_; }
  [[nodiscard]] const std::string& unit() const { return unit_; }
  [[nodiscard]] bool is_share() const { return is_share_; }
  /// NaN where it does not apply in any year.
  [[nodiscard]] double of(const results::Record& record) const;

 private:
  std::string name_, unit_;
  Text label_;
  bool is_share_ = false;
  std::vector<Metric> parts_;  ///< whose mean it is
};

enum class SensitivityMethod { morris, sobol };

struct SensitivityQuestion {
  SensitivityMethod method = SensitivityMethod::morris;
  std::string indicator = "deaths";
  /// Patterns with `*`; what each matches moves together as one factor. Empty: every parameter by
  /// itself. What none matches is the factor `others` of Sobol indices and stays random for Morris.
  std::vector<std::string> factors;
  std::uint64_t points = 20;       ///< trajectories, or rows of Sobol's design
  std::uint64_t replications = 4;  ///< of every point; at least 2
  std::uint64_t seed = 1;
  int workers = 1;
  double confidence = 0.95;
};

struct FactorSensitivity {
  std::string name;
  std::size_t parameters = 1;
  statistics::SimulatedMorris morris{};  ///< by method
  statistics::SobolIndex sobol{};
};

struct Sensitivity {
  SensitivityQuestion question;
  Text indicator;
  std::string unit;
  std::vector<FactorSensitivity> factors;  ///< in the order of the parameters
  double variance = 0, chance_share = 0;   ///< of Sobol's design
  std::uint64_t played = 0;                ///< replications
};

/// Hears the share that is done.
using ShareDone = std::function<void(double)>;

/// Plays the design. Nothing after a stop. Throws UsageError when a pattern matches nothing, a
/// replication fails, or the indicator does not apply in one.
[[nodiscard]] std::optional<Sensitivity> sensitivity_of(const ProgrammeExperiment& programme,
                                                        const SensitivityQuestion& question,
                                                        const ensemble::Stop& stop,
                                                        const ShareDone& progress);

struct DecisionQuestion {
  std::string indicator = "deaths";
  bool larger_is_better = false;
  std::uint64_t draws = 200;
  std::uint64_t replications = 2;
  std::uint64_t seed = 1;
  int workers = 1;
  double confidence = 0.95;
};

/// What it is worth to know a parameter before choosing, in the unit of the indicator.
struct KnowledgeValue {
  std::string name;
  statistics::ValueOfKnowing value;
};

struct DecisionValue {
  DecisionQuestion question;
  Text indicator;
  std::string unit;
  std::vector<std::string> options;
  std::vector<statistics::Estimate> expected;  ///< of the indicator, by option
  std::vector<statistics::Estimate> behind;    ///< best less this one, so that more is worse
  std::size_t best = 0;
  std::vector<KnowledgeValue> parameters;  ///< of the first option, in their order
  std::uint64_t played = 0;
};

/// Plays all options with the same parameters and the same chance. At least two options. Otherwise
/// as sensitivity_of().
[[nodiscard]] std::optional<DecisionValue> value_of_deciding(
    const std::vector<std::string>& labels, const std::vector<const ProgrammeExperiment*>& options,
    const DecisionQuestion& question, const ensemble::Stop& stop, const ShareDone& progress);

}  // namespace yuyan::cli
