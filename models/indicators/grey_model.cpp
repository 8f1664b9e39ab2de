#include "models/indicators/grey_model.h"

#include <Eigen/Dense>
#include <cmath>

#include "models/indicators/log_forecast.h"

namespace yuyan::indicators {

double GreyFit::value(std::size_t k) const {
  if (k == 0) return first;
  const auto position = static_cast<double>(k);
  // (1 - e^a)/a has the limit -1 at 0, where the model is a constant.
  const double step = std::abs(development) < 1e-12 ? -1 : -std::expm1(development) / development;
  return (first * development - input) * step * std::exp(-development * position);
}

GreyFit fit_grey(std::span<const double> values) {
  if (values.size() < 4) throw std::logic_error("fit_grey: at least 4 values are needed");
  const auto rows = static_cast<Eigen::Index>(values.size() - 1);
  Eigen::MatrixX2d x(rows, 2);
  Eigen::VectorXd y(rows);
  double sum = values[0];
  for (Eigen::Index k = 0; k < rows; ++k) {
    const double next = values[static_cast<std::size_t>(k) + 1];
    x.row(k) << -(sum + next / 2), 1;
    y(k) = next;
    sum += next;
  }
  const Eigen::Vector2d solution = x.colPivHouseholderQr().solve(y);
  return {solution(0), solution(1), values[0]};
}

Forecast GreyModel::forecast(const Series& series, std::size_t horizon,
                             const FutureExposure& future) const {
  require_history(series, 5);
  const auto logs = filled_log_rates(series);
  const std::size_t n = logs.values.size();
  std::vector<double> rates(n);
  for (std::size_t k = 0; k < n; ++k) rates[k] = std::exp(logs.values[k]);
  const auto fit = fit_grey(rates);
  const auto log_fit = [&](std::size_t k) {
    const double value = fit.value(k);
    if (!(value > 0))
      throw SeriesError("the grey model falls to 0 on this series; use another method",
                        "灰色模型在该序列上降至零;请改用其他方法");
    return std::log(value);
  };
  double squares = 0;
  for (std::size_t k = 1; k < n; ++k) squares += std::pow(logs.values[k] - log_fit(k), 2);
  const auto fitted = static_cast<double>(n - 1);
  const double middle = (fitted + 1) / 2;
  const double spread = fitted * (fitted * fitted - 1) / 12;
  const auto rate = [&](std::size_t steps) {
    const std::size_t k = n - 1 + steps + logs.gap_at_end;
    const double distance = static_cast<double>(k) - middle;
    const double variance =
        squares / (fitted - 2) * (1 + 1 / fitted + distance * distance / spread);
    return LogMixture{{1, log_fit(k), std::sqrt(variance), fitted - 2}};
  };
  return on_exposure(series.last_year(), horizon, rate, future);
}

}  // namespace yuyan::indicators
