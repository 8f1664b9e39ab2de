// Proper scores of probabilistic forecasts; all are losses: lower is better.
#pragma once

#include <functional>
#include <span>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// CRPS of a normal forecast (Gneiting and Raftery 2007, JASA 102:359). deviation > 0.
[[nodiscard]] double crps_normal(double mean, double deviation, double observed);

/// CRPS of a log-normal forecast with parameters of the logarithm (Baran and Lerch 2015, QJRMS
/// 141:2289). log_deviation > 0.
[[nodiscard]] double crps_lognormal(double log_mean, double log_deviation, double observed);

/// CRPS of the empirical distribution of `sample`: E|X - y| - E|X - X'|/2 over all pairs.
[[nodiscard]] double crps_sample(std::span<const double> sample, double observed);

/// Ranked probability score of a count forecast, sum over k of (F(k) - 1{y <= k})^2; equal to the
/// CRPS of the count. `cdf(k)` is asked from k = 0 up, until 1 - F(k) < 1e-9 beyond the
/// observation.
[[nodiscard]] double rps_count(const std::function<double(unsigned)>& cdf, unsigned observed);
[[nodiscard]] double rps_poisson(double mean, unsigned observed);
/// Negative binomial with mean size (1 - p)/p; size > 0, p in (0, 1].
[[nodiscard]] double rps_negative_binomial(double size, double p, unsigned observed);

/// Log scores: minus the natural logarithm of the forecast density or probability.
[[nodiscard]] double log_score_normal(double mean, double deviation, double observed);
[[nodiscard]] double log_score_lognormal(double log_mean, double log_deviation, double observed);
[[nodiscard]] double log_score_poisson(double mean, unsigned observed);
[[nodiscard]] double log_score_negative_binomial(double size, double p, unsigned observed);

/// Interval score of a central (1 - alpha) interval: width plus 2/alpha times the miss (Gneiting
/// and Raftery 2007). alpha in (0, 1).
[[nodiscard]] double interval_score(const Interval& interval, double alpha, double observed);

/// Weighted interval score of forecast quantiles: mean over them of twice the quantile loss
/// (Bracher et al. 2021, PLoS Comput. Biol. 17:e1008618; equal to its weights with K intervals and
/// median). `probabilities` in (0, 1), one for each of `quantiles`.
[[nodiscard]] double weighted_interval_score(std::span<const double> probabilities,
                                             std::span<const double> quantiles, double observed);

/// Share of observations inside their intervals.
[[nodiscard]] double coverage(std::span<const Interval> intervals,
                              std::span<const double> observed);

/// Probability integral transform of a count, drawn uniformly between F(y-1) and F(y) by `uniform`
/// in [0, 1]: uniform when the forecasts are right (Czado, Gneiting, Held 2009, Biometrics
/// 65:1254).
[[nodiscard]] double pit_count(double cdf_below, double cdf_at, double uniform);

/// Distance of PIT values from uniformity: Kolmogorov-Smirnov statistic and its asymptotic p-value.
struct UniformityTest {
  double statistic = 0;
  double p_value = 0;
};
[[nodiscard]] UniformityTest pit_uniformity(std::span<const double> pit);

/// Diebold-Mariano test that two forecasts of horizon h have equal expected loss, with the
/// small-sample correction of Harvey, Leybourne and Newbold (1997, IJF 13:281): t with n - 1
/// degrees. Statistic negative: the first is better. Needs n > h; where the long-run variance comes
/// out not positive or the losses are equal throughout, the p-value is 1 and the statistic 0.
struct DieboldMariano {
  double statistic = 0;
  double p_value = 1;  ///< two-sided
};
[[nodiscard]] DieboldMariano diebold_mariano(std::span<const double> first_losses,
                                             std::span<const double> second_losses,
                                             std::size_t horizon = 1);

}  // namespace yuyan::statistics
