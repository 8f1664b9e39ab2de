// A scenario of any kind, as the verbs see it: what was read, and what of it is ready to be
// replicated. kinds.h lists the kinds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/effort.h"
#include "scenarios/reader/reader.h"
#include "sim/chance/stream.h"
#include "sim/ensemble/branching.h"
#include "sim/ensemble/run.h"
#include "sim/ensemble/stop.h"
#include "sim/results/provenance.h"
#include "sim/results/schema.h"
#include "sim/results/write.h"

namespace yuyan::cli {

/// What can be said of a plan without playing it.
struct PlanReview {
  struct Finding {
    std::string kind, path;
    Text what, advice;
  };
  struct Fastest {
    std::string clause;
    double seconds = 0, limit_s = 0;
  };
  std::vector<Finding> findings;
  std::vector<Fastest> fastest;  ///< by clause that sets a time: how fast it could be met at best
};

/// A point at which somebody chooses, and what there is to choose from.
struct DecisionPoint {
  std::string id;
  Text title;
  std::vector<std::string> options;  ///< ids, the standard one first
  std::vector<Text> titles;          ///< of the options
};

/// What a run asks for beyond its replications.
struct LateWish {
  std::string scenario{};                ///< as it was opened
  std::vector<std::string> overrides{};  ///< likewise
  Effort effort{};
  std::uint64_t bottleneck_replications = 0;  ///< for each constraint; 0: none is looked for
  std::uint64_t sensitivity_points = 0;       ///< rows of Sobol's design; 0: none is played
  std::uint64_t allocation_replications = 0;  ///< of each change of inspector-days; 0: none
  const ensemble::Stop* stop = nullptr;
  /// How far it is: done, of how many.
  std::function<void(std::uint64_t, std::uint64_t)> report{};
};

/// A scenario made ready to be replicated: its model, const, and what a result of it holds.
class Experiment {
 public:
  /// Keeps the bytes of the files that were read.
  Experiment(results::Layout layout, const reader::Inputs& inputs);
  virtual ~Experiment() = default;
  Experiment(const Experiment&) = delete;
  Experiment& operator=(const Experiment&) = delete;

  [[nodiscard]] const results::Schema& schema() const { return schema_; }
  [[nodiscard]] const std::vector<results::Input>& inputs() const { return inputs_; }

  /// What computes replications of this seed, none with more events than the limit. The experiment
  /// has to outlive it.
  [[nodiscard]] virtual ensemble::Replicate replicate(std::uint64_t seed,
                                                      std::uint64_t event_limit) const = 0;

  /// That one process may play in turn: one, where a replication leaves traces in its process as
  /// SimGrid's engine does.
  [[nodiscard]] virtual std::size_t replications_a_process() const { return 1; }

  /// Replications in a row that share their uncertain parameters: they count as less than as many
  /// independent ones.
  [[nodiscard]] virtual std::uint64_t replications_a_draw() const { return 1; }

  /// The decisions that replications may come to; none unless the kind has any.
  [[nodiscard]] virtual std::vector<DecisionPoint> decisions() const { return {}; }
  /// Like replicate(), with somebody who decides. For a kind that has decisions.
  [[nodiscard]] virtual ensemble::Play play(std::uint64_t seed, std::uint64_t event_limit) const;

  /// What fills the late tables when the result is written: late(), unless more is wished for. May
  /// itself run replications, unless it is stopped.
  [[nodiscard]] virtual results::Late look_further(const LateWish& wish) const;

  /// Throws UsageError when this kind cannot do what is wished for.
  virtual void check(const LateWish& wish) const;

  /// Prints one replication, told as a story. False, and nothing printed, for a kind whose
  /// replications keep no journal.
  [[nodiscard]] virtual bool tell(chance::Source source, std::uint64_t event_limit,
                                  const Console& console) const;

  /// What is known only from all replications, for the late tables of the layout.
  [[nodiscard]] virtual results::LateValues late(const results::ResultFile& file) const;

 private:
  results::Schema schema_;
  std::vector<results::Input> inputs_;
};

/// Changes of a scenario from the command line, as reader/overrides.h writes them.
using Overrides = std::vector<std::string>;

/// What has happened so far, for `--actual` and `--as-of`.
struct Actual {
  std::filesystem::path ledger;
  std::string as_of;  ///< a day as 2016-05-31; empty: the day of the ledger's last accident
};

/// A scenario as its files say it, and all that was found wrong with it.
class Study {
 public:
  virtual ~Study() = default;
  Study(const Study&) = delete;
  Study& operator=(const Study&) = delete;

  [[nodiscard]] const reader::Reading& reading() const { return reading_; }
  [[nodiscard]] const reader::Diagnostics& diagnostics() const { return diagnostics_; }
  /// Throws reader::InputError when there are errors.
  void refuse_errors() const { diagnostics_.throw_if_any(); }

  /// Short name in ASCII; names the result file unless the user does.
  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual Text title() const = 0;

  /// Fixes the past by a ledger. What is wrong with it joins the diagnostics. Throws UsageError for
  /// a kind of scenario that has no ledger.
  virtual void learn(const Actual& actual);

  /// For a study without errors. Nothing for a kind without a plan.
  [[nodiscard]] virtual PlanReview review() const { return {}; }

  /// For a study without errors. Throws UsageError when the scenario contradicts itself in a way
  /// that no check has seen. The study has to outlive the experiment.
  [[nodiscard]] virtual std::unique_ptr<Experiment> prepare() const = 0;

 protected:
  Study() = default;
  explicit Study(const Overrides& overrides) { reading_.overrides = overrides; }
  reader::Reading reading_;          // NOLINT(*-non-private-member-variables-in-classes)
  reader::Diagnostics diagnostics_;  // NOLINT(*-non-private-member-variables-in-classes)
};

/// Reads and checks a scenario of whatever kind: a folder with a scenario.toml, or a TOML file.
/// Throws UsageError when there is none; all else that is wrong is in the study's diagnostics.
[[nodiscard]] std::unique_ptr<Study> open_study(const std::filesystem::path& scenario,
                                                const Overrides& overrides = {});

}  // namespace yuyan::cli
