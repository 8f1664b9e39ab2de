#include "models/indicators/state_space.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/indicators/local_linear_trend.h"
#include "tests/validation/facts.h"

namespace yuyan::indicators {
namespace {

using validation::simulation_check;

std::vector<double> log_fatalities(std::size_t column) {
  std::vector<double> logs;
  for (const auto& row : validation::read_table("norway_finland_fatalities.csv"))
    logs.push_back(std::log(std::stod(row.at(column))));
  return logs;
}

TEST(StateSpace, A28_norway_local_level) {
  const auto fit = fit_trend({.slope = false}, log_fatalities(1));
  const auto expected = [](const char* of) {
    return simulation_check("A28", std::string("Norway log fatalities local level: ") + of);
  };
  EXPECT_NEAR(fit.variances.irregular, expected("variance of the irregular"), 1e-6);
  EXPECT_NEAR(fit.variances.level, expected("variance of the level"), 1e-6);
}

TEST(StateSpace, A28_finland_smooth_trend) {
  const auto logs = log_fatalities(2);
  const auto fit = fit_trend({.moving_level = false}, logs);
  const auto expected = [](const char* of) {
    return simulation_check("A28", std::string("Finland log fatalities smooth trend: ") + of);
  };
  EXPECT_NEAR(fit.variances.irregular, expected("variance of the irregular"), 1e-6);
  EXPECT_NEAR(fit.variances.slope, expected("variance of the slope"), 1e-6);
  EXPECT_NEAR(fit.state.log_likelihood / static_cast<double>(logs.size()),
              expected("log likelihood per observation"), 1e-7);
}

/// The same forecast by generalized least squares on the whole history at once: start level and
/// slope (and shift) as unknown constants, disturbances as correlated noise.
TrendForecast by_least_squares(const std::vector<double>& values, const TrendParts& parts,
                               const TrendVariances& v, std::size_t horizon) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) known.push_back(i);
  const auto n = static_cast<Eigen::Index>(known.size());
  const std::size_t target = values.size() - 1 + horizon;
  known.push_back(target);
  const Eigen::Index columns = parts.shift_at > 0 ? 3 : 2;
  Eigen::MatrixXd x = Eigen::MatrixXd::Zero(n + 1, columns);
  Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(n + 1, n + 1);
  for (Eigen::Index a = 0; a <= n; ++a) {
    const auto i = static_cast<double>(known[static_cast<std::size_t>(a)]);
    x(a, 0) = 1;
    x(a, 1) = i;
    if (columns == 3) x(a, 2) = i < static_cast<double>(parts.shift_at) ? 1 : 0;
    for (Eigen::Index b = 0; b <= n; ++b) {
      const auto j = static_cast<double>(known[static_cast<std::size_t>(b)]);
      const double common = std::min(i, j);
      covariance(a, b) = common * v.level + (a == b ? v.irregular : 0);
      // A slope disturbance at time s moves the level at i by i - s - 1.
      for (double s = 0; s + 1 < common; ++s)
        covariance(a, b) += (i - s - 1) * (j - s - 1) * v.slope;
    }
  }
  Eigen::VectorXd y(n);
  for (Eigen::Index a = 0; a < n; ++a) y(a) = values[known[static_cast<std::size_t>(a)]];
  const Eigen::MatrixXd inverse = covariance.topLeftCorner(n, n).inverse();
  const Eigen::MatrixXd xs = x.topRows(n);
  const Eigen::MatrixXd information = xs.transpose() * inverse * xs;
  const Eigen::VectorXd start = information.ldlt().solve(xs.transpose() * inverse * y);
  const Eigen::VectorXd c = covariance.topRightCorner(n, 1);
  const Eigen::VectorXd x0 = x.row(n).transpose();
  const Eigen::VectorXd d = x0 - xs.transpose() * inverse * c;
  return {x0.dot(start) + c.dot(inverse * (y - xs * start)),
          covariance(n, n) - c.dot(inverse * c) + d.dot(information.ldlt().solve(d))};
}

TEST(StateSpace, the_filter_forecasts_as_least_squares_on_the_whole_history) {
  constexpr TrendVariances variances{0.3, 0.2, 0.05};
  std::vector<double> values{1.0, 1.4, 1.1, std::nan(""), 2.2, 2.0, 3.5, 3.1, 4.4};
  for (const TrendParts parts : {TrendParts{}, TrendParts{true, 5}})
    for (const std::size_t horizon : {1U, 2U, 5U}) {
      const auto filtered =
          forecast_trend(filter_trend(values, parts, variances), parts, variances, horizon);
      const auto whole = by_least_squares(values, parts, variances, horizon);
      EXPECT_NEAR(filtered.mean, whole.mean, 1e-9);
      EXPECT_NEAR(filtered.variance, whole.variance, 1e-9);
    }
}

TEST(StateSpace, the_fit_scales_and_shifts_with_the_data) {
  auto logs = log_fatalities(2);
  const auto plain = fit_trend({}, logs);
  for (double& y : logs) y = 3 * y + 10;
  const auto changed = fit_trend({}, logs);
  EXPECT_NEAR(changed.variances.irregular, 9 * plain.variances.irregular, 1e-6);
  EXPECT_NEAR(changed.variances.slope, 9 * plain.variances.slope, 1e-6);
}

}  // namespace
}  // namespace yuyan::indicators
