#include "cli/assumptions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/morris.h"
#include "analysis/statistics/paired.h"
#include "cli/usage_error.h"
#include "models/indicators/measure.h"
#include "models/parameters/nearest.h"
#include "sim/chance/id.h"
#include "sim/ensemble/observe.h"

namespace yuyan::cli {
namespace {

using Reals = std::vector<double>;

/// Keys of the draws of designs: of a parameter by its name, of anything else by these.
constexpr std::string_view first_levels = "sensitivity.a", second_levels = "sensitivity.b";
constexpr std::string_view trajectories_key = "sensitivity.trajectory";
constexpr std::string_view resamples_key = "sensitivity.resample";
constexpr std::string_view shuffles_key = "sensitivity.shuffle";
constexpr std::size_t resamples = 500, shuffles = 20;

/// `*` stands for any text.
bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return name.empty();
  if (pattern.front() != '*')
    return !name.empty() && pattern.front() == name.front() &&
           matches(pattern.substr(1), name.substr(1));
  for (std::size_t skip = 0; skip <= name.size(); ++skip)
    if (matches(pattern.substr(1), name.substr(skip))) return true;
  return false;
}

/// Parameters that move together.
struct Factor {
  std::string name;
  std::vector<std::size_t> parameters;
};

struct Factors {
  std::vector<Factor> moved;
  std::vector<std::size_t> others;
};

Factors factors_of(const std::vector<UncertainParameter>& uncertain,
                   const std::vector<std::string>& patterns) {
  if (uncertain.empty())
    throw UsageError({"the programme has no uncertain parameter: nothing is a distribution",
                      "该规划没有不确定参数: 未使用任何分布"});
  Factors factors;
  std::vector<bool> taken(uncertain.size());
  for (const std::string& pattern : patterns) {
    Factor factor{pattern, {}};
    for (std::size_t i = 0; i < uncertain.size(); ++i)
      if (!taken[i] && matches(pattern, uncertain[i].name)) {
        factor.parameters.push_back(i);
        taken[i] = true;
      }
    if (factor.parameters.empty()) {
      std::vector<std::string> names;
      names.reserve(uncertain.size());
      for (const auto& one : uncertain) names.push_back(one.name);
      const auto near = parameters::nearest_names(pattern, names);
      throw UsageError(text("--parameter {}: no uncertain parameter of that name is left; {}",
                            "--parameter {}: 没有匹配的不确定参数; {}", pattern,
                            near.empty() ? "yuyan check lists them" : listed(near)));
    }
    factors.moved.push_back(std::move(factor));
  }
  for (std::size_t i = 0; i < uncertain.size(); ++i) {
    if (taken[i]) continue;
    if (patterns.empty())
      factors.moved.push_back({uncertain[i].name, {i}});
    else
      factors.others.push_back(i);
  }
  return factors;
}

/// Row numbers with replacement.
std::vector<std::uint32_t> picks_of(std::uint64_t seed, std::size_t rows) {
  std::vector<std::uint32_t> picks;
  const chance::Stream stream(chance::Source{.seed = seed}, resamples_key, "rows");
  picks.reserve(resamples * rows);
  for (std::size_t i = 0; i < resamples * rows; ++i)
    picks.push_back(static_cast<std::uint32_t>(stream.uniform(i) * static_cast<double>(rows)));
  return picks;
}

std::vector<std::uint32_t> shuffles_of(std::uint64_t seed, std::size_t rows) {
  std::vector<std::uint32_t> all;
  const chance::Stream stream(chance::Source{.seed = seed}, shuffles_key, "rows");
  for (std::size_t s = 0; s < shuffles; ++s) {
    std::vector<std::pair<double, std::uint32_t>> order;
    order.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i)
      order.emplace_back(stream.uniform(s * rows + i), static_cast<std::uint32_t>(i));
    std::ranges::sort(order);
    for (const auto& one : order) all.push_back(one.second);
  }
  return all;
}

/// Where the parameters of a programme stand in the design's points, as levels in (0, 1).
class Design {
 public:
  Design(const ProgrammeModel& model, Factors factors, const SensitivityQuestion& question)
      : uncertain_(model.uncertain()), factors_(std::move(factors)), seed_(question.seed) {}

  [[nodiscard]] const Factors& factors() const { return factors_; }

  [[nodiscard]] Reals levels(std::string_view matrix, std::uint64_t row) const {
    Reals levels;
    for (const UncertainParameter& one : uncertain_)
      levels.push_back(
          chance::Stream(chance::Source{.seed = seed_}, one.name, matrix).uniform(row));
    return levels;
  }

  [[nodiscard]] Reals values(const Reals& levels) const {
    Reals values;
    for (std::size_t i = 0; i < levels.size(); ++i)
      values.push_back(chance::quantile(uncertain_[i].distribution, levels[i]));
    return values;
  }

  static void put(const Factor& factor, const Reals& from, Reals& into) {
    for (const std::size_t i : factor.parameters) into[i] = from[i];
  }
  static void put(const Factor& factor, double level, Reals& into) {
    for (const std::size_t i : factor.parameters) into[i] = level;
  }

 private:
  const std::vector<UncertainParameter>& uncertain_;
  Factors factors_;
  std::uint64_t seed_;
};

/// A point to play and the row whose chance it takes.
struct PlayedPoint {
  Reals values;
  std::uint64_t row = 0;
};

/// Numbers of all trials, replications in a row; nothing after a stop.
std::optional<std::vector<Reals>> observed(const std::vector<ensemble::Trial>& trials, int workers,
                                           const std::string& indicator, const ensemble::Stop& stop,
                                           const ShareDone& progress) {
  std::size_t all = 0;
  for (const ensemble::Trial& trial : trials) all += trial.replications.size();
  const auto found = ensemble::observe(trials, 1, workers, stop, [&](std::size_t finished) {
    progress(static_cast<double>(finished) / static_cast<double>(all));
  });
  if (stop.requested()) return std::nullopt;
  std::vector<Reals> numbers;
  for (const ensemble::Observed& one : found) {
    if (!one.failure.empty())
      throw UsageError(text("the programme cannot be played: {}", "规划无法推演: {}", one.failure));
    numbers.emplace_back();
    for (const ensemble::Observation& observation : one.list) {
      if (observation.values.empty())
        throw UsageError(text("replication {} of the design failed: {}", "第 {} 次推演失败: {}",
                              observation.replication, observation.failure));
      if (std::isnan(observation.values[0]))
        throw UsageError(text(
            "--indicator {}: it does not apply in some replications (a rate without output, "
            "say); choose another, or a year in which it applies",
            "--indicator {}: 部分推演中不适用(如无产量); 请改用其他指标或适用的年份", indicator));
      numbers.back().push_back(observation.values[0]);
    }
  }
  return numbers;
}

std::optional<Reals> play(const ProgrammeExperiment& programme, const WeighedIndicator& indicator,
                          const std::vector<PlayedPoint>& points,
                          const SensitivityQuestion& question, const ensemble::Stop& stop,
                          const ShareDone& progress) {
  ensemble::Trial trial;
  trial.replications_a_process = programme.replications_a_process();
  trial.replications.resize(points.size() * question.replications);
  std::iota(trial.replications.begin(), trial.replications.end(), 0U);
  trial.prepare = [&]() -> ensemble::Measure {
    return [&, recorder =
                   ProgrammeRecorder(programme.model(), programme.schema())](std::uint64_t number) {
      const PlayedPoint& point = points[number / question.replications];
      const chance::Source chance{
          .seed = question.seed,
          .replication = point.row * question.replications + number % question.replications};
      return Reals{
          indicator.of(recorder.record(programme.model().play_at(point.values, chance), chance))};
    };
  };
  const auto found = observed({trial}, question.workers, question.indicator, stop, progress);
  if (!found) return std::nullopt;
  return found->front();
}

std::optional<Reals> play_sobol(const ProgrammeExperiment& programme,
                                const WeighedIndicator& indicator, const Design& design,
                                const std::vector<Factor>& factors,
                                const SensitivityQuestion& question, const ensemble::Stop& stop,
                                const ShareDone& progress) {
  std::vector<PlayedPoint> points;
  points.reserve(question.points * (2 + factors.size()));
  for (std::uint64_t row = 0; row < question.points; ++row)
    points.push_back({design.values(design.levels(first_levels, row)), row});
  for (std::uint64_t row = 0; row < question.points; ++row)
    points.push_back({design.values(design.levels(second_levels, row)), question.points + row});
  for (const Factor& factor : factors)
    for (std::uint64_t row = 0; row < question.points; ++row) {
      Reals levels = design.levels(first_levels, row);
      Design::put(factor, design.levels(second_levels, row), levels);
      points.push_back({design.values(levels), row});
    }
  return play(programme, indicator, points, question, stop, progress);
}

/// Morris's grid from 0 to 1 becomes the middles of four equal parts of each distribution, so that
/// no end of an infinite tail is asked for: a step of 1 goes from the 12.5 % to the 87.5 %
/// quantile.
double level_of(double grid) { return 0.125 + 0.75 * grid; }

Reals trajectories_of(const Design& design, const SensitivityQuestion& question) {
  const std::size_t k = design.factors().moved.size();
  Reals all;
  for (std::uint64_t t = 0; t < question.points; ++t) {
    Reals uniforms(statistics::morris_uniforms(k));
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t part = 0; part < 3; ++part)
        uniforms[part * k + i] = chance::Stream(chance::Source{.seed = question.seed},
                                                design.factors().moved[i].name, trajectories_key)
                                     .uniform(3 * t + part);
    const auto one = statistics::morris_trajectory(uniforms, k);
    all.insert(all.end(), one.begin(), one.end());
  }
  return all;
}

std::optional<Reals> play_morris(const ProgrammeExperiment& programme,
                                 const WeighedIndicator& indicator, const Design& design,
                                 const statistics::Points& trajectories,
                                 const SensitivityQuestion& question, const ensemble::Stop& stop,
                                 const ShareDone& progress) {
  const auto& factors = design.factors().moved;
  std::vector<PlayedPoint> points;
  for (std::size_t point = 0; point < trajectories.size(); ++point) {
    const std::uint64_t row = point / (factors.size() + 1);
    Reals levels = design.levels(first_levels, row);  // of what does not move
    for (std::size_t i = 0; i < factors.size(); ++i)
      Design::put(factors[i], level_of(trajectories.row(point)[i]), levels);
    points.push_back({design.values(levels), row});
  }
  return play(programme, indicator, points, question, stop, progress);
}

}  // namespace

WeighedIndicator::WeighedIndicator(const std::string& asked, const results::Schema& schema) {
  const auto all = measurables(schema);
  name_ = asked;
  for (const auto& choice : choices(indicators::Measure{})) {
    if (choice.name != asked) continue;
    const auto about = indicators::description(choice.value);
    label_ = {std::string(about.meaning) + ", mean a year",
              std::string(about.meaning_zh) + ", 年均"};
    unit_ = about.unit;
    const std::string path = "/programme/city/" + asked;
    const auto city = std::ranges::find(all, path, &Measurable::path);
    for (const std::string& year : city->axes.at(0).places)
      parts_.push_back(metric_called(fmt::format("{}[{}]", path, year), all));
    return;
  }
  parts_ = {metric_called(asked, all)};
  name_ = parts_[0].name;
  label_ = parts_[0].label;
  unit_ = parts_[0].unit;
  is_share_ = parts_[0].is_share();
}

double WeighedIndicator::of(const results::Record& record) const {
  double sum = 0, count = 0;
  for (const Metric& part : parts_) {
    const double value = value_of(record, part);
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count > 0 ? sum / count : results::missing_real;
}

std::optional<Sensitivity> sensitivity_of(const ProgrammeExperiment& programme,
                                          const SensitivityQuestion& question,
                                          const ensemble::Stop& stop, const ShareDone& progress) {
  const ProgrammeModel& model = programme.model();
  const WeighedIndicator indicator(question.indicator, programme.schema());
  const Design design(model, factors_of(model.uncertain(), question.factors), question);
  const bool is_sobol = question.method == SensitivityMethod::sobol;
  std::vector<Factor> factors = design.factors().moved;
  if (is_sobol && !design.factors().others.empty())
    factors.push_back({"others", design.factors().others});

  Sensitivity answer{question, indicator.label(), indicator.unit(), {}, 0, 0, 0};
  for (const Factor& one : factors)
    answer.factors.push_back({one.name, one.parameters.size(), {}, {}});
  const auto picks = picks_of(question.seed, question.points);
  if (is_sobol) {
    const auto outputs =
        play_sobol(programme, indicator, design, factors, question, stop, progress);
    if (!outputs) return std::nullopt;
    answer.played = outputs->size();
    const auto found =
        statistics::simulated_sobol(statistics::ReplicatedOutputs(*outputs, question.replications),
                                    factors.size(), picks, question.confidence);
    answer.variance = found.variance;
    answer.chance_share = found.chance_share;
    for (std::size_t i = 0; i < factors.size(); ++i) answer.factors[i].sobol = found.indices[i];
  } else {
    const Reals grid = trajectories_of(design, question);
    const statistics::Points trajectories(grid, factors.size());
    const auto outputs =
        play_morris(programme, indicator, design, trajectories, question, stop, progress);
    if (!outputs) return std::nullopt;
    answer.played = outputs->size();
    const auto found = statistics::simulated_morris(
        trajectories, statistics::ReplicatedOutputs(*outputs, question.replications), picks,
        question.confidence);
    for (std::size_t i = 0; i < factors.size(); ++i) answer.factors[i].morris = found[i];
  }
  return answer;
}

namespace {

ensemble::Trial trial_of(const ProgrammeExperiment& option, const WeighedIndicator& indicator,
                         const DecisionQuestion& question) {
  ensemble::Trial trial;
  trial.replications_a_process = option.replications_a_process();
  trial.replications.resize(question.draws * question.replications);
  std::iota(trial.replications.begin(), trial.replications.end(), 0U);
  trial.prepare = [&option, &indicator, &question]() -> ensemble::Measure {
    return [&option, &indicator, &question,
            recorder = ProgrammeRecorder(option.model(), option.schema())](std::uint64_t number) {
      const chance::Source parameters{.seed = question.seed,
                                      .replication = number / question.replications};
      const chance::Source chance{.seed = question.seed, .replication = number};
      return Reals{
          indicator.of(recorder.record(option.model().play(parameters, chance), parameters))};
    };
  };
  return trial;
}

/// The mean of each draw's replications: what is known of an option at these parameters.
Reals means_of(const Reals& values, std::size_t replications) {
  Reals means;
  for (std::size_t i = 0; i < values.size(); i += replications)
    means.push_back(std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(i),
                                    values.begin() + static_cast<std::ptrdiff_t>(i + replications),
                                    0.0) /
                    static_cast<double>(replications));
  return means;
}

void weigh_options(const std::vector<Reals>& means, DecisionValue& answer) {
  const double sign = answer.question.larger_is_better ? 1 : -1;
  for (const Reals& one : means)
    answer.expected.push_back(statistics::mean_interval(one, answer.question.confidence));
  for (std::size_t i = 1; i < means.size(); ++i)
    if (sign * answer.expected[i].value > sign * answer.expected[answer.best].value)
      answer.best = i;
  for (const Reals& one : means) {
    const Reals& best = means[answer.best];
    answer.behind.push_back(statistics::paired_difference(sign > 0 ? best : one,
                                                          sign > 0 ? one : best,
                                                          answer.question.confidence)
                                .difference);
  }
}

}  // namespace

std::optional<DecisionValue> value_of_deciding(
    const std::vector<std::string>& labels, const std::vector<const ProgrammeExperiment*>& options,
    const DecisionQuestion& question, const ensemble::Stop& stop, const ShareDone& progress) {
  const WeighedIndicator indicator(question.indicator, options.front()->schema());
  std::vector<WeighedIndicator> indicators;
  indicators.reserve(options.size());
  for (const ProgrammeExperiment* option : options)
    indicators.emplace_back(question.indicator, option->schema());
  std::vector<ensemble::Trial> trials;
  trials.reserve(options.size());
  for (std::size_t i = 0; i < options.size(); ++i)
    trials.push_back(trial_of(*options[i], indicators[i], question));
  const auto found = observed(trials, question.workers, question.indicator, stop, progress);
  if (!found) return std::nullopt;

  DecisionValue answer;
  answer.question = question;
  answer.indicator = indicator.label();
  answer.unit = indicator.unit();
  answer.options = labels;
  std::vector<Reals> means;
  for (const Reals& values : *found) {
    answer.played += values.size();
    means.push_back(means_of(values, question.replications));
  }
  weigh_options(means, answer);
  const double sign = question.larger_is_better ? 1 : -1;
  Reals benefits;
  for (std::size_t draw = 0; draw < question.draws; ++draw)
    for (const Reals& one : means) benefits.push_back(sign * one[draw]);
  const auto bins = std::clamp<std::size_t>(question.draws / 20, 2, 20);
  const auto picks = picks_of(question.seed, question.draws);
  const auto orders = shuffles_of(question.seed, question.draws);
  for (const UncertainParameter& one : options.front()->model().uncertain()) {
    Reals drawn;
    for (std::uint64_t draw = 0; draw < question.draws; ++draw)
      drawn.push_back(one.drawn({.seed = question.seed, .replication = draw}));
    answer.parameters.push_back(
        {one.name, statistics::value_of_knowing(drawn, benefits, options.size(), bins, orders,
                                                picks, question.confidence)});
  }
  return answer;
}

}  // namespace yuyan::cli
