#include "analysis/statistics/simulated_sensitivity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/quantile.h"
#include "analysis/statistics/variance_split.h"

namespace yuyan::statistics {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using Rows = std::vector<std::uint32_t>;

Rows all_rows(std::size_t n) {
  Rows rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

Interval percentiles(std::vector<double> values, double confidence) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) return {none, none};
  const double tail = (1 - confidence) / 2;
  const std::vector<double> levels{tail, 1 - tail};
  const auto found = sample_quantiles(values, levels);
  return {found[0], found[1]};
}

void check_picks(Picks picks, std::size_t rows) {
  require(rows > 0 && picks.size() % rows == 0, "picks must hold whole resamples");
  require(std::ranges::all_of(picks, [rows](std::uint32_t row) { return row < rows; }),
          "picks must name rows that are there");
}

/// What each row of a Sobol design gives to the sums of the indices.
class SobolRows {
 public:
  SobolRows(const ReplicatedOutputs& outputs, std::size_t factors)
      : n_(outputs.points() / (factors + 2)), factors_(factors), cross_(factors), square_(factors) {
    const auto r = static_cast<double>(outputs.replications());
    double sum = 0;
    for (std::size_t point = 0; point < 2 * n_; ++point) sum += outputs.mean(point);
    centre_ = sum / static_cast<double>(2 * n_);
    for (std::size_t j = 0; j < n_; ++j) {
      const double a = outputs.mean(j) - centre_, b = outputs.mean(n_ + j) - centre_;
      first_.push_back(a);
      second_.push_back(b);
      within_.push_back((outputs.variance(j) + outputs.variance(n_ + j)) / 2);
      for (std::size_t i = 0; i < factors; ++i) {
        const std::size_t changed = (2 + i) * n_ + j;
        const double step = outputs.mean(changed) - centre_ - a;
        cross_[i].push_back(b * step);
        square_[i].push_back((step * step - outputs.difference_variance(j, changed)) / 2);
      }
    }
    chance_of_mean_ = 1 / r;
  }

  struct Sums {
    double variance = 0, chance = 0;
    std::vector<double> first, total;
  };

  [[nodiscard]] Sums sums(std::span<const std::uint32_t> rows) const {
    Sums sums;
    const auto n = static_cast<double>(rows.size());
    double mean = 0, squares = 0;
    for (const std::uint32_t j : rows) {
      mean += (first_[j] + second_[j]) / (2 * n);
      squares += first_[j] * first_[j] + second_[j] * second_[j];
      sums.chance += within_[j] / n;
    }
    const double of_means = (squares - 2 * n * mean * mean) / (2 * n - 1);
    sums.variance = of_means + sums.chance * (1 - chance_of_mean_);
    for (std::size_t i = 0; i < factors_; ++i) {
      double first = 0, total = 0;
      for (const std::uint32_t j : rows) {
        first += cross_[i][j] / n;
        total += square_[i][j] / n;
      }
      sums.first.push_back(sums.variance > 0 ? first / sums.variance : none);
      sums.total.push_back(sums.variance > 0 ? total / sums.variance : none);
    }
    return sums;
  }

 private:
  std::size_t n_, factors_;
  double centre_ = 0, chance_of_mean_ = 0;
  std::vector<double> first_, second_, within_;  // by row: outputs at a and b, chance
  std::vector<std::vector<double>> cross_, square_;
};

/// Elementary effects of one factor by trajectory, with their squared standard errors.
struct Effects {
  std::vector<double> values, noise;
};

std::vector<Effects> effects_of(const Points& trajectories, const ReplicatedOutputs& outputs) {
  const std::size_t k = trajectories.factors();
  std::vector<Effects> effects(k);
  for (std::size_t start = 0; start < trajectories.size(); start += k + 1)
    for (std::size_t point = start; point < start + k; ++point) {
      const auto from = trajectories.row(point), to = trajectories.row(point + 1);
      const auto moved =
          static_cast<std::size_t>(std::ranges::mismatch(from, to).in1 - from.begin());
      require(moved < k, "simulated_morris: no factor moves");
      const double step = to[moved] - from[moved];
      effects[moved].values.push_back((outputs.mean(point + 1) - outputs.mean(point)) / step);
      effects[moved].noise.push_back(outputs.difference_variance(point, point + 1) / (step * step));
    }
  return effects;
}

double mean_absolute(const Effects& effects, std::span<const std::uint32_t> rows) {
  double sum = 0;
  for (const std::uint32_t row : rows) sum += std::abs(effects.values[row]);
  return sum / static_cast<double>(rows.size());
}

}  // namespace

ReplicatedOutputs::ReplicatedOutputs(std::span<const double> values, std::size_t replications)
    : values_(values), replications_(replications) {
  require(replications >= 2, "ReplicatedOutputs: at least 2 replications a point");
  require(values.size() % replications == 0, "ReplicatedOutputs: points must be complete");
}

double ReplicatedOutputs::mean(std::size_t point) const {
  const auto own = values_.subspan(point * replications_, replications_);
  return std::accumulate(own.begin(), own.end(), 0.0) / static_cast<double>(replications_);
}

double ReplicatedOutputs::variance(std::size_t point) const {
  return moments(values_.subspan(point * replications_, replications_)).variance;
}

double ReplicatedOutputs::difference_variance(std::size_t a, std::size_t b) const {
  std::vector<double> differences(replications_);
  for (std::size_t r = 0; r < replications_; ++r)
    differences[r] = values_[b * replications_ + r] - values_[a * replications_ + r];
  return moments(differences).variance / static_cast<double>(replications_);
}

SimulatedSobol simulated_sobol(const ReplicatedOutputs& outputs, std::size_t factors, Picks picks,
                               double confidence) {
  require(factors > 0 && outputs.points() % (factors + 2) == 0,
          "simulated_sobol: outputs must hold n (factors + 2) points");
  require(confidence > 0 && confidence < 1, "simulated_sobol: confidence must lie in (0, 1)");
  const std::size_t n = outputs.points() / (factors + 2);
  require(n >= 2, "simulated_sobol: at least 2 rows");
  check_picks(picks, n);
  const SobolRows rows(outputs, factors);
  const auto found = rows.sums(all_rows(n));
  std::vector<std::vector<double>> first(factors), total(factors);
  for (std::size_t start = 0; start < picks.size(); start += n) {
    const auto again = rows.sums(picks.subspan(start, n));
    for (std::size_t i = 0; i < factors; ++i) {
      first[i].push_back(again.first[i]);
      total[i].push_back(again.total[i]);
    }
  }
  SimulatedSobol result{{}, found.variance, 0};
  if (found.variance > 0) result.chance_share = found.chance / found.variance;
  for (std::size_t i = 0; i < factors; ++i)
    result.indices.push_back({{found.first[i], percentiles(std::move(first[i]), confidence)},
                              {found.total[i], percentiles(std::move(total[i]), confidence)}});
  return result;
}

std::vector<SimulatedMorris> simulated_morris(const Points& trajectories,
                                              const ReplicatedOutputs& outputs, Picks picks,
                                              double confidence) {
  const std::size_t k = trajectories.factors();
  require(outputs.points() == trajectories.size() && trajectories.size() % (k + 1) == 0 &&
              trajectories.size() > 0,
          "simulated_morris: one output a point of whole trajectories");
  require(confidence > 0 && confidence < 1, "simulated_morris: confidence must lie in (0, 1)");
  const std::size_t n = trajectories.size() / (k + 1);
  check_picks(picks, n);
  std::vector<SimulatedMorris> result;
  for (const Effects& effects : effects_of(trajectories, outputs)) {
    require(effects.values.size() == n, "simulated_morris: each factor moves once a trajectory");
    const auto found = moments(effects.values);
    const double noise =
        std::accumulate(effects.noise.begin(), effects.noise.end(), 0.0) / static_cast<double>(n);
    std::vector<double> again;
    for (std::size_t start = 0; start < picks.size(); start += n)
      again.push_back(mean_absolute(effects, picks.subspan(start, n)));
    result.push_back(
        {found.mean,
         {mean_absolute(effects, all_rows(n)), percentiles(std::move(again), confidence)},
         n < 2 ? none : std::sqrt(std::max(0.0, found.variance - noise)),
         std::sqrt(noise * 2 / std::numbers::pi)});
  }
  return result;
}

ValueOfKnowing value_of_knowing(std::span<const double> parameter, std::span<const double> benefits,
                                std::size_t options, std::size_t bins, Picks shuffles, Picks picks,
                                double confidence) {
  const std::size_t n = parameter.size();
  check_picks(shuffles, n);
  check_picks(picks, n);
  // The same draws in another order: of the parameter alone (a shuffle), or of both (a resample).
  const auto of_rows = [&](std::span<const std::uint32_t> rows, bool both) {
    std::vector<double> of_parameter(n), of_benefits(n * options);
    for (std::size_t i = 0; i < n; ++i) {
      of_parameter[i] = parameter[rows[i]];
      const std::size_t from = both ? rows[i] : i;
      std::ranges::copy(benefits.subspan(from * options, options),
                        of_benefits.begin() + static_cast<std::ptrdiff_t>(i * options));
    }
    return evppi(of_parameter, of_benefits, options, bins);
  };
  double bias = 0;
  for (std::size_t start = 0; start < shuffles.size(); start += n)
    bias += of_rows(shuffles.subspan(start, n), false);
  bias /= static_cast<double>(std::max<std::size_t>(1, shuffles.size() / n));
  std::vector<double> again;
  for (std::size_t start = 0; start < picks.size(); start += n)
    again.push_back(of_rows(picks.subspan(start, n), true));
  const double raw = evppi(parameter, benefits, options, bins);
  // Resampling adds as much bias again as chance has given: the interval is centred on the value.
  const double middle = again.empty() ? raw : moments(again).mean;
  for (double& one : again) one = std::max(0.0, one - middle + raw - bias);
  return {{std::max(0.0, raw - bias), percentiles(std::move(again), confidence)}, bias};
}

}  // namespace yuyan::statistics
