#include "models/indicators/gamma_poisson.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include "analysis/statistics/scores.h"
#include "models/indicators/likelihood_grid.h"

namespace yuyan::indicators {
namespace {

void require_counts(const Series& series) {
  for (std::size_t i = 0; i < series.size(); ++i)
    if (series.known(i) &&
        (series.values[i] != std::floor(series.values[i]) || series.values[i] > 4e9))
      throw SeriesError(
          fmt::format(
              "year {}: the gamma-Poisson method takes whole counts; give counts and exposure "
              "instead of a rate",
              series.first_year + static_cast<int>(i)),
          fmt::format("{}年:伽马-泊松方法只接受整数计数;请提供计数和暴露量,而不是比率",
                      series.first_year + static_cast<int>(i)));
}

/// The discount on an unbounded scale.
double discount_at(double logit) { return 1 / (1 + std::exp(-logit)); }

/// Exposures that stand for an uncertain one: medians of equal shares of a log-normal law.
std::vector<double> exposures(double median, double log_deviation) {
  if (log_deviation == 0) return {median};
  constexpr int shares = 9;
  std::vector<double> nodes;
  nodes.reserve(shares);
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

namespace {

/// One discount and trend with their share of the posterior, and what the history made of them.
struct Candidate {
  double weight = 0;
  double discount = 0;
  double trend = 0;
  GammaState state;
};

std::vector<Candidate> candidates(const GammaPoisson& model, const Series& series) {
  const auto discount_of = [&](double logit) {
    return model.discount.value_or(discount_at(logit));
  };
  const auto deviance = [&](double logit, double trend) {
    const double w = discount_at(logit);
    // A discount spread evenly over (0, 1) has density w (1 - w) over its logit.
    const double prior = std::pow(trend / model.trend_deviation, 2) - 2 * std::log(w * (1 - w));
    return prior - 2 * filter_counts(series, discount_of(logit), trend).log_likelihood;
  };
  const double steepest = 5 * model.trend_deviation;
  const std::array low{model.discount ? 0.0 : -10.0, model.trend.value_or(-steepest)};
  const std::array high{model.discount ? 0.0 : 7.0, model.trend.value_or(steepest)};
  std::vector<Candidate> result;
  for (const auto& [at, weight] : likelihood_grid(deviance, low, high)) {
    const double discount = discount_of(at[0]);
    result.push_back({weight, discount, at[1], filter_counts(series, discount, at[1])});
  }
  return result;
}

/// The candidate's forecast of the year at index `year`, `steps` after the last of the history.
CountComponent ahead(const Candidate& candidate, double steps, double year, double exposure) {
  // The yearly loss of certainty that the discount means for the first year ahead goes on
  // unchanged (West and Harrison 6.3); to discount again each year would let it explode.
  const double loss = 1 / candidate.discount - 1;
  const double rate = candidate.state.a / candidate.state.b * std::exp(candidate.trend * year);
  return {candidate.weight, rate * exposure, candidate.state.a / (1 + steps * loss)};
}

}  // namespace

Forecast GammaPoisson::forecast(const Series& series, std::size_t horizon,
                                const FutureExposure& future) const {
  require_history(series, 3);
  require_counts(series);
  const auto likely = candidates(*this, series);
  Forecast forecast{series.last_year(), {}};
  for (std::size_t h = 0; h < horizon; ++h) {
    const auto steps = static_cast<double>(h + 1);
    const auto year = static_cast<double>(series.size() + h);
    CountMixture mixture;
    for (const double exposure : exposures(future.value(h), future.log_deviation(h)))
      for (const auto& candidate : likely)
        mixture.push_back(ahead(candidate, steps, year, exposure));
    forecast.years.emplace_back(std::move(mixture));
  }
  return forecast;
}

}  // namespace yuyan::indicators
