#include <algorithm>
#include <cmath>

#include "sim/chance/distribution.h"
#include "sim/chance/law.h"

namespace yuyan::chance {
namespace {

using Texts = std::vector<std::string>;

/// Says what is wrong if a condition does not hold.
void require(Texts& texts, bool holds, std::string_view parameter, std::string_view needed,
             double value) {
  if (holds) return;
  texts.push_back(std::string(parameter) + " must be " + std::string(needed) + ", not " +
                  text_of(value));
}

void require_positive(Texts& texts, std::string_view parameter, double value) {
  require(texts, value > 0 && std::isfinite(value), parameter, "a positive number", value);
}

void require_finite(Texts& texts, std::string_view parameter, double value) {
  require(texts, std::isfinite(value), parameter, "a finite number", value);
}

void require_order(Texts& texts, double low, double high) {
  require_finite(texts, "low", low);
  require_finite(texts, "high", high);
  require(texts, !(low >= high), "low", "less than high = " + text_of(high), low);
}

void require_finite_values(Texts& texts, const std::vector<double>& values) {
  const auto bad = std::ranges::find_if_not(values, [](double x) { return std::isfinite(x); });
  if (bad != values.end()) require_finite(texts, "values", *bad);
}

void judge(Texts& texts, const Constant& law) { require_finite(texts, "value", law.value); }

void judge(Texts& texts, const Uniform& law) { require_order(texts, law.low, law.high); }

void judge(Texts& texts, const Triangular& law) {
  require_order(texts, law.low, law.high);
  require(texts, law.mode >= law.low && law.mode <= law.high, "mode",
          "from low = " + text_of(law.low) + " to high = " + text_of(law.high), law.mode);
}

void judge(Texts& texts, const Normal& law) {
  require_finite(texts, "mean", law.mean);
  require_positive(texts, "sd", law.sd);
}

void judge(Texts& texts, const Lognormal& law) {
  require_positive(texts, "median", law.median);
  require_positive(texts, "sigma", law.sigma);
}

void judge(Texts& texts, const Exponential& law) { require_positive(texts, "mean", law.mean); }

template <class ShapeAndScale>
void judge_shape_and_scale(Texts& texts, const ShapeAndScale& law) {
  require_positive(texts, "shape", law.shape);
  require_positive(texts, "scale", law.scale);
}

void judge(Texts& texts, const Gamma& law) { judge_shape_and_scale(texts, law); }
void judge(Texts& texts, const Weibull& law) { judge_shape_and_scale(texts, law); }

void judge(Texts& texts, const Beta& law) {
  require_positive(texts, "alpha", law.alpha);
  require_positive(texts, "beta", law.beta);
  require_order(texts, law.low, law.high);
}

void judge(Texts& texts, const Discrete& law) {
  if (law.values.empty()) texts.emplace_back("values must hold at least one value");
  if (law.values.size() != law.weights.size())
    texts.push_back("weights must be as many as values: " + std::to_string(law.values.size()) +
                    ", not " + std::to_string(law.weights.size()));
  require_finite_values(texts, law.values);
  double total = 0;
  for (const double weight : law.weights) {
    require(texts, weight >= 0 && std::isfinite(weight), "weights", "numbers from 0 on", weight);
    total += weight;
  }
  if (!law.weights.empty()) require(texts, total != 0, "weights", "more than 0 in sum", total);
}

void judge(Texts& texts, const Empirical& law) {
  if (law.values.size() < 2)
    texts.push_back("values must hold at least two values, not " +
                    std::to_string(law.values.size()));
  require_finite_values(texts, law.values);
}

}  // namespace

Texts violations_of(const Law& law) {
  Texts texts;
  std::visit([&texts](const auto& l) { judge(texts, l); }, law);
  return texts;
}

Texts violations(const Distribution& distribution) {
  Texts texts = violations_of(distribution.law());
  const auto [low, high] = distribution.bounds();
  require(texts, low <= high, "low", "at most high = " + text_of(high), low);
  if (texts.empty() && !(distribution.mass() > 0))
    texts.push_back("low and high must leave some of the distribution: nothing of it lies in [" +
                    text_of(low) + ", " + text_of(high) + "]");
  return texts;
}

}  // namespace yuyan::chance
