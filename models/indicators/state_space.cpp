#include "models/indicators/state_space.h"

#include <cmath>
#include <numbers>

namespace yuyan::indicators {
namespace {

using Vector = TrendState::Vector;
using Matrix = TrendState::Matrix;

Eigen::Index states_of(const TrendParts& parts) {
  return 1 + (parts.slope ? 1 : 0) + (parts.shift_at > 0 ? 1 : 0);
}

Matrix transition(const TrendParts& parts) {
  Matrix t = Matrix::Identity(states_of(parts), states_of(parts));
  if (parts.slope) t(0, 1) = 1;
  return t;
}

Matrix disturbances(const TrendParts& parts, const TrendVariances& variances) {
  Matrix q = Matrix::Zero(states_of(parts), states_of(parts));
  q(0, 0) = variances.level;
  if (parts.slope) q(1, 1) = variances.slope;
  return q;
}

/// How the value at index i sees the state.
Vector view(const TrendParts& parts, std::size_t i) {
  Vector z = Vector::Zero(states_of(parts));
  z(0) = 1;
  if (i < parts.shift_at) z(z.size() - 1) = 1;
  return z;
}

/// One step of the filter on a state with a diffuse and a proper part of its covariance.
class Filter {
 public:
  Filter(const TrendParts& parts, const TrendVariances& variances)
      : variances_(variances),
        transition_(transition(parts)),
        disturbances_(disturbances(parts, variances)),
        diffuse_(Matrix::Identity(states_of(parts), states_of(parts))) {
    state_.mean = Vector::Zero(states_of(parts));
    state_.covariance = Matrix::Zero(states_of(parts), states_of(parts));
  }

  void update(double value, const Vector& view) {
    const Vector seen_diffuse = diffuse_ * view;
    const Vector seen = state_.covariance * view;
    const double error = value - view.dot(state_.mean);
    const double diffuse_variance = view.dot(seen_diffuse);
    const double variance = view.dot(seen) + variances_.irregular;
    // The diffuse part starts as the identity, so its scale is 1.
    if (diffuse_variance > 1e-9) {
      const Vector gain = seen_diffuse / diffuse_variance;
      state_.mean += gain * error;
      state_.covariance +=
          gain * gain.transpose() * variance - seen * gain.transpose() - gain * seen.transpose();
      diffuse_ -= gain * seen_diffuse.transpose();
      state_.sum_of_log_variances += std::log(diffuse_variance);
      state_.log_likelihood -= std::log(diffuse_variance) / 2;
      return;
    }
    const Vector gain = seen / variance;
    state_.mean += gain * error;
    state_.covariance -= gain * seen.transpose();
    state_.sum_of_squares += error * error / variance;
    state_.sum_of_log_variances += std::log(variance);
    state_.log_likelihood -=
        (std::log(2 * std::numbers::pi * variance) + error * error / variance) / 2;
    ++state_.errors;
  }

  void predict() {
    state_.mean = transition_ * state_.mean;
    state_.covariance = transition_ * state_.covariance * transition_.transpose() + disturbances_;
    diffuse_ = transition_ * diffuse_ * transition_.transpose();
  }

  [[nodiscard]] const TrendState& state() const { return state_; }

 private:
  TrendVariances variances_;
  Matrix transition_;
  Matrix disturbances_;
  Matrix diffuse_;
  TrendState state_;
};

}  // namespace

TrendState filter_trend(std::span<const double> values, const TrendParts& parts,
                        const TrendVariances& variances) {
  Filter filter(parts, variances);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) filter.update(values[i], view(parts, i));
    filter.predict();
  }
  return filter.state();
}

TrendForecast forecast_trend(const TrendState& state, const TrendParts& parts,
                             const TrendVariances& variances, std::size_t horizon) {
  const Matrix t = transition(parts);
  const Matrix q = disturbances(parts, variances);
  Vector mean = state.mean;
  Matrix covariance = state.covariance;
  for (std::size_t step = 1; step < horizon; ++step) {
    mean = t * mean;
    covariance = t * covariance * t.transpose() + q;
  }
  return {mean(0), covariance(0, 0) + variances.irregular};
}

}  // namespace yuyan::indicators
