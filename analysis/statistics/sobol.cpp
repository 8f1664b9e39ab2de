#include "analysis/statistics/sobol.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

#include "analysis/statistics/mean.h"

namespace yuyan::statistics {
namespace {

/// Ratio of means of paired terms with the delta method's normal interval.
Estimate ratio_of_means(std::span<const double> numerators, std::span<const double> denominators,
                        double confidence) {
  const double denominator = moments(denominators).mean;
  if (denominator <= 0) return {};
  const double ratio = moments(numerators).mean / denominator;
  std::vector<double> residuals(numerators.size());
  std::ranges::transform(numerators, denominators, residuals.begin(),
                         [ratio](double g, double v) { return g - ratio * v; });
  const double error =
      std::sqrt(moments(residuals).variance / static_cast<double>(residuals.size())) / denominator;
  const double z = quantile(complement(boost::math::normal(), (1 - confidence) / 2));
  return {ratio, {ratio - z * error, ratio + z * error}};
}

}  // namespace

std::vector<double> sobol_design(const Points& a, const Points& b) {
  require(a.size() == b.size() && a.factors() == b.factors(),
          "sobol_design: a and b must have the same shape");
  const std::size_t n = a.size();
  const std::size_t k = a.factors();
  std::vector<double> design;
  design.reserve(n * k * (k + 2));
  const auto append = [&design](std::span<const double> row) {
    design.insert(design.end(), row.begin(), row.end());
  };
  for (std::size_t j = 0; j < n; ++j) append(a.row(j));
  for (std::size_t j = 0; j < n; ++j) append(b.row(j));
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      append(a.row(j));
      design[design.size() - k + i] = b.row(j)[i];
    }
  return design;
}

std::vector<SobolIndex> sobol_indices(std::span<const double> outputs, std::size_t factors,
                                      double confidence) {
  require(factors > 0 && outputs.size() % (factors + 2) == 0,
          "sobol_indices: outputs must hold n (factors + 2) values");
  require(confidence > 0 && confidence < 1, "sobol_indices: confidence must lie in (0, 1)");
  const std::size_t n = outputs.size() / (factors + 2);
  require(n >= 2, "sobol_indices: at least 2 points");
  const double mean = moments(outputs.first(2 * n)).mean;
  // Centred outputs make Saltelli's estimator far less noisy when the mean is large.
  const auto output = [&](std::size_t block, std::size_t j) {
    return outputs[block * n + j] - mean;
  };
  std::vector<double> first(n);
  std::vector<double> total(n);
  std::vector<double> variance(n);
  for (std::size_t j = 0; j < n; ++j)
    variance[j] = (output(0, j) * output(0, j) + output(1, j) * output(1, j)) / 2;
  std::vector<SobolIndex> indices(factors);
  for (std::size_t i = 0; i < factors; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double change = output(2 + i, j) - output(0, j);
      first[j] = output(1, j) * change;
      total[j] = change * change / 2;
    }
    indices[i] = {ratio_of_means(first, variance, confidence),
                  ratio_of_means(total, variance, confidence)};
  }
  return indices;
}

std::vector<double> sobol_pair_design(const Points& a, const Points& b, std::size_t i,
                                      std::size_t j) {
  require(a.size() == b.size() && a.factors() == b.factors(),
          "sobol_pair_design: a and b must have the same shape");
  require(i < a.factors() && j < a.factors() && i != j,
          "sobol_pair_design: two different factors are needed");
  std::vector<double> design;
  design.reserve(a.size() * a.factors());
  for (std::size_t row = 0; row < a.size(); ++row) {
    const auto start = static_cast<std::ptrdiff_t>(design.size());
    design.insert(design.end(), a.row(row).begin(), a.row(row).end());
    for (const std::size_t factor : {i, j})
      design[static_cast<std::size_t>(start) + factor] = b.row(row)[factor];
  }
  return design;
}

Estimate sobol_interaction(std::span<const double> outputs, std::size_t factors,
                           std::span<const double> pair_outputs, std::size_t i, std::size_t j,
                           double confidence) {
  require(i < factors && j < factors && i != j,
          "sobol_interaction: two different factors are needed");
  require(outputs.size() % (factors + 2) == 0,
          "sobol_interaction: outputs must hold n (factors + 2) values");
  require(confidence > 0 && confidence < 1, "sobol_interaction: confidence must lie in (0, 1)");
  const std::size_t n = outputs.size() / (factors + 2);
  require(n >= 2 && pair_outputs.size() == n, "sobol_interaction: one pair output a point");
  const double mean = moments(outputs.first(2 * n)).mean;
  std::vector<double> interaction(n);
  std::vector<double> variance(n);
  for (std::size_t row = 0; row < n; ++row) {
    const double a = outputs[row] - mean;
    const double b = outputs[n + row] - mean;
    const double change =
        pair_outputs[row] - outputs[(2 + i) * n + row] - outputs[(2 + j) * n + row] + outputs[row];
    interaction[row] = b * change;
    variance[row] = (a * a + b * b) / 2;
  }
  return ratio_of_means(interaction, variance, confidence);
}

}  // namespace yuyan::statistics
