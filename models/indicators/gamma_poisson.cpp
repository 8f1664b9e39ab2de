#include "models/indicators/gamma_poisson.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

#include "analysis/statistics/scores.h"
#include "models/indicators/likelihood_grid.h"

namespace yuyan::indicators {
namespace {

void require_counts(const Series& series) {
  for (std::size_t i = 0; i < series.size(); ++i)
    if (series.known(i) &&
        (series.values[i] != std::floor(series.values[i]) || series.values[i] > 4e9))
      throw SeriesError("year " + std::to_string(series.first_year + static_cast<int>(i)) +
                        ": the gamma-Poisson method takes whole counts; give counts and exposure "
                        "instead of a rate");
}

/// The discount on an unbounded scale.
double discount_at(double logit) { return 1 / (1 + std::exp(-logit)); }

/// Exposures that stand for an uncertain one: medians of equal shares of a log-normal law.
std::vector<double> exposures(double median, double log_deviation) {
  if (log_deviation == 0) return {median};
  constexpr int shares = 9;
  std::vector<double> nodes;
  for (int i = 0; i < shares; ++i)
    nodes.push_back(median *
                    std::exp(log_deviation * quantile(boost::math::normal(), (i + 0.5) / shares)));
  return nodes;
}

}  // namespace

GammaState filter_counts(const Series& series, double discount, double trend,
                         std::optional<GammaState> start) {
  auto state = start;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double exposure = series.exposure_at(i) * std::exp(trend * static_cast<double>(i));
    const bool known = series.known(i);
    const double count = series.values[i];
    if (!state) {
      if (known) state = GammaState{count + 0.5, exposure, 0};
      continue;
    }
    state->a *= discount;
    state->b *= discount;
    if (!known) continue;
    state->log_likelihood -= statistics::log_score_negative_binomial(
        state->a, state->b / (state->b + exposure), static_cast<unsigned>(count));
    state->a += count;
    state->b += exposure;
  }
  return state.value_or(GammaState{});
}

Forecast GammaPoisson::forecast(const Series& series, std::size_t horizon,
                                const FutureExposure& future) const {
  require_history(series, 3);
  require_counts(series);
  const auto discount_of = [&](double logit) { return discount.value_or(discount_at(logit)); };
  const auto trend_of = [&](double growth) { return trend.value_or(growth); };
  const auto deviance = [&](double logit, double growth) {
    const double w = discount_at(logit);
    // A discount spread evenly over (0, 1) has density w (1 - w) over its logit.
    const double prior = std::pow(growth / trend_deviation, 2) - 2 * std::log(w * (1 - w));
    return prior - 2 * filter_counts(series, discount_of(logit), trend_of(growth)).log_likelihood;
  };
  const double steepest = 5 * trend_deviation;
  const auto likely = likelihood_grid(deviance, {-10, -steepest}, {7, steepest});
  Forecast forecast{series.last_year(), {}};
  for (std::size_t h = 0; h < horizon; ++h) {
    CountMixture mixture;
    for (const auto& [at, weight] : likely) {
      const auto state = filter_counts(series, discount_of(at[0]), trend_of(at[1]));
      const auto steps = static_cast<double>(h + 1);
      // The yearly loss of certainty that the discount means for the first year ahead goes on
      // unchanged (West and Harrison 6.3); to discount again each year would let it explode.
      const double loss = 1 / discount_of(at[0]) - 1;
      const double kept = 1 / (1 + steps * loss);
      const double growth =
          std::exp(trend_of(at[1]) * (static_cast<double>(series.size()) + steps - 1));
      const auto nodes = exposures(future.value(h), future.log_deviation(h));
      for (const double exposure : nodes)
        mixture.push_back({weight / static_cast<double>(nodes.size()),
                           state.a / state.b * exposure * growth, kept * state.a});
    }
    forecast.years.emplace_back(std::move(mixture));
  }
  return forecast;
}

}  // namespace yuyan::indicators
