#include "models/indicators/forecast_report.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

ForecastRequest falling(int first, int last) {
  ForecastRequest request;
  for (int year = first; year <= last; ++year) {
    request.years.push_back(year);
    request.values.push_back(std::round(5000 * std::exp(-0.05 * (year - first)) + (year % 3) * 20));
  }
  return request;
}

TEST(ForecastReport, answers_year_by_year) {
  auto request = falling(2001, 2015);
  request.target = 2000;
  const auto report = forecast_report(request);
  ASSERT_EQ(report.years.size(), 5U);
  EXPECT_EQ(report.years[0].year, 2016);
  for (const auto& year : report.years) {
    EXPECT_LT(year.central_95.low, year.central_80.low);
    EXPECT_LT(year.central_80.low, year.median);
    EXPECT_LT(year.median, year.central_80.high);
    EXPECT_LT(year.central_80.high, year.central_95.high);
    EXPECT_FALSE(year.observed.has_value());
  }
  EXPECT_LT(*report.years[0].meets_target, 0.05);
  EXPECT_GT(*report.years[4].meets_target, *report.years[0].meets_target);
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

/// Of a law of whole numbers, summed up to where nothing is left.
Moments moments(const Predictive& law) {
  double below = 0;
  double sum = 0;
  double squares = 0;
  for (int n = 0; n < 20'000 && below < 1 - 1e-13; ++n) {
    const double here = law.cdf(n) - below;
    below += here;
    sum += here * n;
    squares += here * n * n;
  }
  return {sum, squares - sum * sum};
}

TEST(ForecastReport, accidents_become_deaths_by_a_law_of_severity) {
  auto request = falling(2001, 2015);
  for (double& value : request.values) value = std::round(value / 200);
  request.method = Method::gamma_poisson;
  const auto accidents = forecast_report(request);
  const SeverityLaw law(0.8, 0.1, 2.5, 50);
  request.severity = law;
  const auto deaths = forecast_report(request);
  ASSERT_EQ(deaths.years.size(), accidents.years.size());
  const double spread = law.second_moment() - law.mean() * law.mean();
  for (std::size_t h = 0; h < 2; ++h) {
    const Moments of_accidents = moments(accidents.forecast.years[h]);
    const Moments of_deaths = moments(deaths.forecast.years[h]);
    EXPECT_NEAR(of_deaths.mean, law.mean() * of_accidents.mean, 1e-4 * of_deaths.mean);
    EXPECT_NEAR(of_deaths.variance,
                of_accidents.mean * spread + of_accidents.variance * law.mean() * law.mean(),
                1e-3 * of_deaths.variance);
  }
  request.origin = 2012;  // what is known of later years is accidents, no deaths
  EXPECT_FALSE(forecast_report(request).years[0].observed.has_value());
  request.method = Method::pool;
  EXPECT_THROW((void)forecast_report(request), SeriesError);
}

TEST(ForecastReport, an_earlier_origin_shows_what_happened) {
  auto request = falling(2001, 2015);
  request.origin = 2012;
  const auto report = forecast_report(request);
  EXPECT_EQ(report.history.last_year(), 2012);
  EXPECT_EQ(report.years[0].observed, request.values[12]);
  EXPECT_EQ(report.years[2].observed, request.values[14]);
  EXPECT_FALSE(report.years[3].observed.has_value());
}

TEST(ForecastReport, scores_every_method_that_can) {
  auto request = falling(2001, 2015);
  request.back_test = true;
  const auto counts = forecast_report(request);
  ASSERT_EQ(counts.scores.size(), choices(Method{}).size());
  for (const auto& scores : counts.scores) EXPECT_EQ(scores.overall->forecasts, 30U);
  for (double& value : request.values) value /= 1000;
  const auto rates = forecast_report(request);
  for (const auto& scores : rates.scores)
    EXPECT_EQ(scores.refused.has_value(), scores.method == Method::gamma_poisson);
}

TEST(ForecastReport, future_exposure_is_taken_or_carried_on) {
  auto request = falling(2001, 2015);
  for (std::size_t i = 0; i < request.years.size(); ++i)
    request.exposure.push_back(100 + 10 * static_cast<double>(i));
  const auto carried = forecast_report(request);
  EXPECT_TRUE(carried.exposure_extrapolated);
  for (int year = 2016; year <= 2020; ++year) {
    request.years.push_back(year);
    request.values.push_back(std::nan(""));
    request.exposure.push_back(480);
  }
  const auto given = forecast_report(request);
  EXPECT_FALSE(given.exposure_extrapolated);
  EXPECT_EQ(given.years[0].exposure, 480);
  EXPECT_NEAR(given.years[0].point / carried.years[0].point, 480 / carried.years[0].exposure, 1e-9);
}

TEST(ForecastReport, a_shift_after_the_history_is_one_of_the_years_ahead) {
  for (const Method method : {Method::pool, Method::gamma_poisson}) {
    auto request = falling(2001, 2015);
    request.method = method;
    const auto old_basis = forecast_report(request);
    request.shift = LevelShift{2018, 0.68};
    const auto report = forecast_report(request);
    ASSERT_TRUE(report.shift.has_value());
    for (std::size_t h = 0; h < 5; ++h) {
      const double expected = report.years[h].year < 2018 ? 1 : 0.68;
      EXPECT_NEAR(report.years[h].point / old_basis.years[h].point, expected, 2e-3 * expected)
          << report.years[h].year;
    }
    request.shift = LevelShift{2016, {}};
    EXPECT_THROW((void)forecast_report(request), SeriesError);  // nothing to estimate it from
  }
}

TEST(ForecastReport, a_level_shift_puts_history_on_the_new_basis) {
  auto request = falling(2001, 2018);
  const auto plain = forecast_report(request);
  for (std::size_t i = 0; i < 15; ++i) request.values[i] *= 2;
  request.shift = LevelShift{2016, 0.5};
  const auto given = forecast_report(request);
  EXPECT_NEAR(given.years[2].point, plain.years[2].point, 1e-6 * plain.years[2].point);
  request.shift->factor.reset();
  const auto estimated = forecast_report(request);
  EXPECT_TRUE(estimated.shift->interval.contains(0.5));
  EXPECT_NEAR(estimated.years[0].point / plain.years[0].point, 1, 0.05);
  request.method = Method::gamma_poisson;
  EXPECT_NEAR(forecast_report(request).years[0].point / plain.years[0].point, 1, 0.1);
}

TEST(ForecastReport, user_errors_are_sentences) {
  const ForecastRequest none;
  EXPECT_THROW((void)forecast_report(none), SeriesError);
  auto request = falling(2001, 2015);
  request.origin = 2030;
  EXPECT_THROW((void)forecast_report(request), SeriesError);
  request = falling(2001, 2015);
  request.horizon = 0;
  EXPECT_THROW((void)forecast_report(request), SeriesError);
  request = falling(2001, 2015);
  std::swap(request.years[3], request.years[4]);
  EXPECT_THROW((void)forecast_report(request), SeriesError);
  request = falling(2001, 2015);
  request.exposure.assign(15, 1);
  request.exposure[4] = std::nan("");
  EXPECT_THROW((void)forecast_report(request), SeriesError);
  request = falling(2001, 2015);
  request.exposure.assign(3, 1);
  EXPECT_THROW((void)forecast_report(request), SeriesError);
}

}  // namespace
}  // namespace yuyan::indicators
