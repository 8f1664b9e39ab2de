#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/statistics/mean.h"
#include "models/indicators/forecaster.h"
#include "tests/validation/facts.h"

namespace yuyan::indicators {
namespace {

using validation::simulation_check;

const LogComponent& only(const Predictive& forecast) {
  return std::get<LogMixture>(forecast.form()).front();
}

Series exponential(double first, double growth, std::size_t years) {
  Series series{2000, {}, {}};
  for (std::size_t i = 0; i < years; ++i)
    series.values.push_back(first * std::exp(growth * static_cast<double>(i)));
  return series;
}

// Changes of the log: 0.1, 0.2, 0.0, 0.1: mean 0.1, variance 0.02/3.
TEST(LogDrift, carries_the_mean_change_on) {
  const Series series{2000, {1, std::exp(0.1), std::exp(0.3), std::exp(0.3), std::exp(0.4)}, {}};
  const auto made = LogDrift{}.forecast(series, 2);
  EXPECT_EQ(made.origin, 2004);
  EXPECT_NEAR(only(made.years[0]).location, 0.5, 1e-12);
  EXPECT_NEAR(only(made.years[1]).location, 0.6, 1e-12);
  EXPECT_NEAR(only(made.years[1]).scale, std::sqrt(0.02 / 3 * (2 + 4.0 / 4)), 1e-12);
  EXPECT_EQ(only(made.years[1]).degrees, 3);
}

TEST(LogDrift, looks_at_the_window_only) {
  auto series = exponential(100, -0.05, 12);
  series.values[2] = 1;
  EXPECT_NEAR(LogDrift{}.forecast(series, 1).years[0].point(),
              LogDrift{}.forecast(exponential(100, -0.05, 12), 1).years[0].point(), 1e-9);
}

TEST(LogDrift, refuses_zeros_with_advice) {
  const Series series{2000, {3, 0, 2, 1, 4}, {}};
  try {
    (void)LogDrift{}.forecast(series, 1);
    FAIL();
  } catch (const SeriesError& error) {
    EXPECT_NE(std::string(error.what()).find("2001"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("gamma-Poisson"), std::string::npos);
    EXPECT_NE(error.in_chinese().find("2001年"), std::string::npos);
  }
}

std::vector<double> livestock() {
  std::vector<double> values;
  for (const auto& row : validation::read_table("livestock.csv"))
    values.push_back(std::stod(row.at(1)));
  return values;
}

// statsmodels fits damping 0.98 by least squares over weights and starts: SSE 6036.56, level weight
// 0.98, trend weight 0.00, starts 257.36 and 6.64.
TEST(DampedHolt, meets_the_published_fit_of_livestock) {
  const auto values = livestock();
  HoltWeights best;
  double lowest = std::numeric_limits<double>::infinity();
  for (double alpha = 0.9; alpha <= 1; alpha += 1e-4) {
    const HoltWeights weights{alpha, 0, 0.98};
    const auto fit = smooth_holt(values, weights);
    if (fit.sum_of_squares >= lowest) continue;
    lowest = fit.sum_of_squares;
    best = weights;
  }
  const auto fit = smooth_holt(values, best);
  EXPECT_NEAR(fit.sum_of_squares, 6036.56, 0.006);
  EXPECT_NEAR(best.level, 0.98, 0.005);
  EXPECT_NEAR(fit.start(0), 257.36, 0.01);
  EXPECT_NEAR(fit.start(1), 6.64, 0.006);
}

// R's ets with its own weights and starts forecasts 417.7982 and, ten years ahead, 447.2615.
TEST(DampedHolt, meets_the_published_forecasts_of_livestock) {
  const HoltWeights weights{0.97402626, 0.00010006 / 0.97402626, 0.98};
  const auto fit = smooth_holt(livestock(), weights);
  const Eigen::Vector3d starts(1, 252.59039965, 6.90265918);
  const double level = fit.level * starts;
  const double trend = fit.trend * starts;
  double fading = 0;
  for (int j = 1; j <= 10; ++j) {
    fading += std::pow(0.98, j);
    if (j == 1) {
      EXPECT_NEAR(level + fading * trend, 417.7982003, 1e-3);
    }
  }
  EXPECT_NEAR(level + fading * trend, 447.2614881, 1e-2);
}

// All weight on the last level and an undamped, fixed trend is the random walk with drift.
TEST(DampedHolt, holds_the_random_walk_with_drift) {
  const std::vector<double> values{1.0, 1.3, 1.1, 1.9, 2.2, 2.0, 2.6};
  const auto fit = smooth_holt(values, {1, 0, 1});
  std::vector<double> changes;
  for (std::size_t i = 1; i < values.size(); ++i) changes.push_back(values[i] - values[i - 1]);
  const auto drift = statistics::moments(changes);
  for (const double h : {1.0, 3.0}) {
    const auto made = forecast_holt(fit, {1, 0, 1}, static_cast<std::size_t>(h));
    EXPECT_NEAR(made.location, values.back() + h * drift.mean, 1e-9);
    EXPECT_NEAR(made.scale, std::sqrt(drift.variance * (h + h * h / 6)), 1e-9);
    EXPECT_EQ(made.degrees, 5);
  }
}

TEST(GreyModel, A32_forecasts_the_textbook_series) {
  const std::vector<double> values{2.874, 3.278, 3.337, 3.390, 3.679};
  const auto fit = fit_grey(values);
  const std::string name = "GM(1;1) of 2.874 3.278 3.337 3.390 3.679: ";
  EXPECT_NEAR(fit.value(5), simulation_check("A32", name + "one step ahead"), 1e-5);
  EXPECT_NEAR(fit.value(6), simulation_check("A32", name + "two steps ahead"), 1e-5);
  EXPECT_EQ(fit.value(0), 2.874);
  const auto made = GreyModel{}.forecast({2001, values, {}}, 2);
  EXPECT_NEAR(made.years[1].point(), fit.value(6), 1e-12);
}

TEST(GreyModel, bears_a_constant_series) {
  const auto fit = fit_grey(std::vector<double>(6, 4.0));
  EXPECT_NEAR(fit.value(9), 4, 1e-9);
}

Series coal_disasters() {
  Series series{1851, {}, {}};
  for (const auto& row : validation::read_table("uk_coal_disasters.csv"))
    series.values.push_back(std::stod(row.at(1)));
  return series;
}

TEST(GammaPoisson, A30_likelihoods_of_coal_disasters) {
  const auto series = coal_disasters();
  for (const auto* discount : {"0.7", "0.8", "0.85", "0.9", "0.95", "1"}) {
    const auto state = filter_counts(series, std::stod(discount), 0, GammaState{1, 1, 0});
    const std::string name = std::string("UK coal gamma-Poisson discount ") + discount;
    EXPECT_NEAR(state.log_likelihood, simulation_check("A30", name + ": log likelihood"), 1e-4);
  }
  const auto state = filter_counts(series, 0.85, 0, GammaState{1, 1, 0});
  EXPECT_NEAR(state.a, simulation_check("A30", "UK coal gamma-Poisson discount 0.85: final a"),
              1e-4);
  EXPECT_NEAR(state.b, simulation_check("A30", "UK coal gamma-Poisson discount 0.85: final b"),
              1e-4);
}

// With nothing forgotten and no trend the law is the conjugate one: Jeffreys' gamma, NB forecast.
TEST(GammaPoisson, a_constant_rate_is_the_conjugate_case) {
  const Series series{2000, {3, 0, 2, 1}, {2, 1, 1, 2}};
  const GammaPoisson constant{.discount = 1, .trend = 0};
  const auto made = constant.forecast(series, 2, {.values = {3, 3}, .log_deviations = {}});
  const auto component = std::get<CountMixture>(made.years[1].form()).front();
  EXPECT_NEAR(component.size, 6.5, 1e-12);
  EXPECT_NEAR(component.mean, 6.5 / 6 * 3, 1e-12);
}

TEST(GammaPoisson, one_year_ahead_is_the_discounted_law) {
  const Series series{2000, {5, 7, 4, 6}, {}};
  const auto state = filter_counts(series, 0.8, 0);
  const auto made = GammaPoisson{.discount = 0.8, .trend = 0}.forecast(series, 3);
  const auto size_at = [&](std::size_t h) {
    return std::get<CountMixture>(made.years[h].form()).front().size;
  };
  EXPECT_NEAR(size_at(0), 0.8 * state.a, 1e-12);
  // The loss of certainty of the first year is added each further year: 1/size is linear.
  EXPECT_NEAR(1 / size_at(2) - 1 / size_at(1), 1 / size_at(1) - 1 / size_at(0), 1e-12);
}

TEST(GammaPoisson, finds_a_trend_in_large_counts) {
  Series series{2000, {}, {}};
  for (int i = 0; i < 12; ++i) series.values.push_back(std::round(40'000 * std::exp(-0.07 * i)));
  const auto made = GammaPoisson{}.forecast(series, 3);
  EXPECT_NEAR(made.years[2].point() / (40'000 * std::exp(-0.07 * 14)), 1, 0.02);
}

TEST(GammaPoisson, bears_nothing_but_zeros) {
  const auto made = GammaPoisson{}.forecast({2000, {0, 0, 0, 0, 0}, {}}, 1);
  EXPECT_EQ(made.years[0].quantile(0.5), 0);
  EXPECT_GT(made.years[0].cdf(0), 0.5);
}

TEST(GammaPoisson, refuses_rates_with_advice) {
  EXPECT_THROW((void)GammaPoisson{}.forecast({2000, {0.5, 0.4, 0.2}, {}}, 1), SeriesError);
}

TEST(GammaPoisson, an_uncertain_exposure_widens_the_forecast) {
  const Series series{2000, {40, 50, 45, 41, 52}, {}};
  const auto sure = GammaPoisson{}.forecast(series, 1, {{2}, {}}).years[0].central(0.8);
  const auto unsure = GammaPoisson{}.forecast(series, 1, {{2}, {0.5}}).years[0].central(0.8);
  EXPECT_GT(unsure.width(), 1.5 * sure.width());
}

TEST(Methods, a_straight_line_of_logs_goes_on) {
  const auto series = exponential(1000, -0.1, 10);
  for (const auto method : {Method::local_linear_trend, Method::log_drift, Method::grey_model}) {
    const auto made = forecast(forecaster(method), series, 3);
    EXPECT_NEAR(made.years[2].point() / (1000 * std::exp(-1.2)), 1, 2e-3);
    // Nothing is believed to be sharper than the revisions of printed figures.
    EXPECT_GE(only(made.years[0]).scale, 0.01);
  }
}

TEST(Methods, exposure_scales_the_forecast_and_adds_its_uncertainty) {
  auto series = exponential(1000, -0.1, 10);
  const auto plain = Pool{}.forecast(series, 2);
  series.exposure.assign(10, 4);
  const auto exposed = Pool{}.forecast(series, 2, {{8, 8}, {0, 0.3}});
  EXPECT_NEAR(exposed.years[0].point(), 2 * plain.years[0].point(), 1e-6);
  EXPECT_GT(exposed.years[1].central(0.8).width(), 2 * plain.years[1].central(0.8).width());
}

TEST(Methods, a_missing_year_inside_lies_on_the_line) {
  auto series = exponential(1000, -0.1, 12);
  series.values[5] = std::nan("");
  series.values[11] = std::nan("");
  for (const auto method : {Method::pool, Method::local_linear_trend, Method::log_drift,
                            Method::damped_holt, Method::grey_model}) {
    const auto whole = forecast(forecaster(method), exponential(1000, -0.1, 11), 2);
    const auto holed = forecast(forecaster(method), series, 1);
    EXPECT_EQ(holed.origin, 2011);
    EXPECT_NEAR(holed.years[0].point() / whole.years[1].point(), 1, 2e-3);
  }
}

TEST(Methods, the_pool_is_the_mean_of_its_members_logarithms) {
  const Series series{2000, {50, 46, 47, 41, 36, 37, 30, 28, 27}, {}};
  double sum = 0;
  for (const auto method : {Method::damped_holt, Method::local_linear_trend, Method::log_drift})
    sum += std::log(forecast(forecaster(method), series, 3).years[2].point()) / 3;
  EXPECT_NEAR(std::log(Pool{}.forecast(series, 3).years[2].point()), sum, 1e-12);
}

TEST(Pool, weighs_alike_where_gaps_leave_too_little_to_score) {
  constexpr double gap = std::numeric_limits<double>::quiet_NaN();
  const Series series{2005, {90, gap, 81, gap, gap, 70, 66, 64, 60, 57, 55}, {}};
  const auto weighted = Pool{.weighted_by_crps = true}.forecast(series, 1).years[0];
  EXPECT_DOUBLE_EQ(weighted.point(), Pool{}.forecast(series, 1).years[0].point());
}

TEST(Methods, crps_weights_favour_the_member_that_did_better) {
  // A steady fall: drift is right, damping wrong.
  Series series{2000, {}, {}};
  for (int i = 0; i < 14; ++i)
    series.values.push_back(1000 * std::exp(-0.2 * i + (i % 2 == 0 ? 0.01 : -0.01)));
  const double truth = 1000 * std::exp(-0.2 * 18);
  const double equal = Pool{}.forecast(series, 5).years[4].point();
  const double weighted = Pool{.weighted_by_crps = true}.forecast(series, 5).years[4].point();
  EXPECT_LT(std::abs(std::log(weighted / truth)), std::abs(std::log(equal / truth)));
}

TEST(Methods, a_constant_history_stays_where_it_is) {
  const Series series{2000, std::vector<double>(9, 7.0), {}};
  for (const auto& choice : choices(Method{})) {
    const auto year = forecast(forecaster(choice.value), series, 4).years[3];
    EXPECT_NEAR(year.point() / 7, 1, choice.value == Method::gamma_poisson ? 0.2 : 1e-3);
    EXPECT_TRUE(year.central(0.8).contains(7)) << choice.name;
  }
}

TEST(Methods, short_or_broken_histories_are_refused) {
  EXPECT_THROW((void)Pool{}.forecast({2000, {3, 4, 5}, {}}, 1), SeriesError);
  EXPECT_THROW((void)Pool{}.forecast({2000, {3, 4, 5, 6, 7}, {1, 1}}, 1), SeriesError);
  EXPECT_THROW((void)Pool{}.forecast({2000, {3, 4, -5, 6, 7}, {}}, 1), SeriesError);
  EXPECT_THROW((void)Pool{}.forecast({2000, {3, 4, 5, 6, 7}, {1, 1, 0, 1, 1}}, 1), SeriesError);
}

TEST(Exposure, goes_on_by_its_drift_with_growing_uncertainty) {
  const auto future = extrapolated_exposure(std::vector{100.0, 110.0, 110.0, 121.0}, 2);
  EXPECT_NEAR(future.values[1], 121 * std::pow(1.21, 2.0 / 3), 1e-9);
  EXPECT_GT(future.log_deviations[1], future.log_deviations[0]);
}

}  // namespace
}  // namespace yuyan::indicators
