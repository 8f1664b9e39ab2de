// Declared distributions: what a planner may write where a physical or behavioural quantity is
// asked for. A Distribution is a value; a plain number is the constant distribution.
//
// A draw is the distribution's quantile at one uniform number. So a truncated draw is exact and
// takes one word like any other, and two scenarios that differ in a parameter see the same luck: of
// two distributions the one with the larger quantiles gives the larger draw.
#pragma once

#include <concepts>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace yuyan::chance {

class Words;

/// One parameter of a law: its name in input files and where it is kept. One that has a usable
/// default is optional in input files.
template <class Law, class Value>
struct Parameter {
  std::string_view name;
  Value Law::* member;
  std::string_view meaning;
  bool optional = false;
};
template <class Law, class Value>
Parameter(std::string_view, Value Law::*, std::string_view, bool = false) -> Parameter<Law, Value>;

/// Always the same value.
struct Constant {
  double value = 0;

  static constexpr std::string_view name = "constant";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"value", &Constant::value, "the value"}};
  }
  friend bool operator==(const Constant&, const Constant&) = default;
};

/// Every value between low and high alike; low < high.
struct Uniform {
  double low = 0;
  double high = 1;

  static constexpr std::string_view name = "uniform";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"low", &Uniform::low, "least value"},
                      Parameter{"high", &Uniform::high, "greatest value"}};
  }
  friend bool operator==(const Uniform&, const Uniform&) = default;
};

/// Density rising linearly from low to mode and falling to high; low <= mode <= high, low < high.
struct Triangular {
  double low = 0;
  double mode = 0.5;
  double high = 1;

  static constexpr std::string_view name = "triangular";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"low", &Triangular::low, "least value"},
                      Parameter{"mode", &Triangular::mode, "most likely value"},
                      Parameter{"high", &Triangular::high, "greatest value"}};
  }
  friend bool operator==(const Triangular&, const Triangular&) = default;
};

/// Normal with mean and standard deviation sd > 0.
struct Normal {
  double mean = 0;
  double sd = 1;

  static constexpr std::string_view name = "normal";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"mean", &Normal::mean, "mean"},
                      Parameter{"sd", &Normal::sd, "standard deviation"}};
  }
  friend bool operator==(const Normal&, const Normal&) = default;
};

/// ln x is normal with mean ln(median) and standard deviation sigma; both > 0.
struct Lognormal {
  double median = 1;
  double sigma = 1;

  static constexpr std::string_view name = "lognormal";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"median", &Lognormal::median, "median"},
                      Parameter{"sigma", &Lognormal::sigma, "standard deviation of ln x"}};
  }
  friend bool operator==(const Lognormal&, const Lognormal&) = default;
};

/// Exponential with this mean > 0 (the inverse of the rate).
struct Exponential {
  double mean = 1;

  static constexpr std::string_view name = "exponential";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"mean", &Exponential::mean, "mean, the inverse of the rate"}};
  }
  friend bool operator==(const Exponential&, const Exponential&) = default;
};

/// Density proportional to x^(shape-1) exp(-x/scale); both > 0. Mean shape * scale.
struct Gamma {
  double shape = 1;
  double scale = 1;

  static constexpr std::string_view name = "gamma";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"shape", &Gamma::shape, "shape"},
                      Parameter{"scale", &Gamma::scale, "scale; the mean is shape * scale"}};
  }
  friend bool operator==(const Gamma&, const Gamma&) = default;
};

/// P(X > x) = exp(-(x/scale)^shape); both > 0.
struct Weibull {
  double shape = 1;
  double scale = 1;

  static constexpr std::string_view name = "weibull";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"shape", &Weibull::shape, "shape"},
                      Parameter{"scale", &Weibull::scale, "scale, the 63.2 % quantile"}};
  }
  friend bool operator==(const Weibull&, const Weibull&) = default;
};

/// low + (high - low) * B, where B has density proportional to b^(alpha-1) (1-b)^(beta-1);
/// alpha, beta > 0, low < high.
struct Beta {
  double alpha = 1;
  double beta = 1;
  double low = 0;
  double high = 1;

  static constexpr std::string_view name = "beta";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"alpha", &Beta::alpha, "first shape"},
                      Parameter{"beta", &Beta::beta, "second shape"},
                      Parameter{"low", &Beta::low, "least value", true},
                      Parameter{"high", &Beta::high, "greatest value", true}};
  }
  friend bool operator==(const Beta&, const Beta&) = default;
};

/// Some values, each with its weight: not negative, not all zero, of any sum.
struct Discrete {
  std::vector<double> values;
  std::vector<double> weights;

  static constexpr std::string_view name = "discrete";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"values", &Discrete::values, "the possible values"},
                      Parameter{"weights", &Discrete::weights, "one weight a value"}};
  }
  friend bool operator==(const Discrete&, const Discrete&) = default;
};

/// Observed values, two or more in any order. The quantile function runs linearly through the
/// ordered values at 0, 1/(n-1), ..., 1 (type 7 of Hyndman and Fan 1996): nothing is drawn that
/// lies below the least or above the greatest observation.
struct Empirical {
  std::vector<double> values;

  static constexpr std::string_view name = "empirical";
  static constexpr auto parameters() {
    return std::tuple{Parameter{"values", &Empirical::values, "the observed values"}};
  }
  friend bool operator==(const Empirical&, const Empirical&) = default;
};

using Law = std::variant<Constant, Uniform, Triangular, Normal, Lognormal, Exponential, Gamma,
                         Weibull, Beta, Discrete, Empirical>;

template <class T>
concept OneOfTheLaws = requires(T law) {
  T::parameters();
  Law{std::in_place_type<T>, law};
};

/// Values from low to high, ends included.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// A probability from both sides, P(X <= x) and P(X > x), so that neither tail loses digits.
struct Level {
  double below = 0;
  double above = 1;

  friend bool operator==(const Level&, const Level&) = default;
};

/// A law and the bounds that it is cut to. Lists of values are kept in ascending order, so the
/// order in which an input names them does not matter. Equal when law and bounds are equal.
class Distribution {
 public:
  /// The constant distribution: a plain number stands wherever a distribution may.
  Distribution(double value = 0) : Distribution(Law{Constant{value}}) {}
  template <OneOfTheLaws L>
  Distribution(L law) : Distribution(Law{std::move(law)}) {}
  explicit Distribution(Law law);

  [[nodiscard]] const Law& law() const { return law_; }
  /// What the law is cut to; infinite on both sides when it is not.
  [[nodiscard]] Interval bounds() const { return bounds_; }
  [[nodiscard]] bool is_constant() const { return std::holds_alternative<Constant>(law_); }
  [[nodiscard]] bool is_truncated() const { return bounds_ != Interval{}; }

  /// The level of the law, uncut, that stands at the level `within` of what the bounds leave of it.
  [[nodiscard]] Level level_at(Level within) const;
  /// The probability that the bounds leave of the law; 0 if there are violations.
  [[nodiscard]] double mass() const;

  friend Distribution truncated(Distribution distribution, double low, double high);
  friend bool operator==(const Distribution&, const Distribution&) = default;

 private:
  Law law_;
  Interval bounds_;
  Level from_{.below = 0, .above = 1};
  Level to_{.below = 1, .above = 0};
};

/// The distribution under the condition that its value lies in [low, high]; infinite bounds leave
/// that side open. Cutting twice leaves what is in both intervals.
[[nodiscard]] Distribution truncated(Distribution distribution, double low, double high);

/// A draw: the quantile at one uniform number of `words` (a constant takes none).
/// Throws std::logic_error, with the violations, if the distribution has any.
[[nodiscard]] double sample(const Distribution& distribution, Words& words);

/// What is wrong with the parameters and bounds: all of it, each a sentence that begins with the
/// parameter's name. Empty for a distribution that can be used. The functions below need such a
/// one.
[[nodiscard]] std::vector<std::string> violations(const Distribution& distribution);

[[nodiscard]] double mean(const Distribution& distribution);
[[nodiscard]] double variance(const Distribution& distribution);
/// The least x with P(X <= x) >= probability; probability in [0, 1].
[[nodiscard]] double quantile(const Distribution& distribution, double probability);
/// P(X <= x).
[[nodiscard]] double cdf(const Distribution& distribution, double x);
/// The smallest interval that holds all values, bounds heeded.
[[nodiscard]] Interval support(const Distribution& distribution);

/// In words: "30", "lognormal, median 30, sigma 0.5, cut to [0, 300]".
[[nodiscard]] std::string describe(const Distribution& distribution);

}  // namespace yuyan::chance
