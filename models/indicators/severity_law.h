#pragma once

#include <functional>
#include <vector>

namespace yuyan::indicators {

/// Deaths in a fatal accident: the probabilities of 1 and of 2 are free, 3 and more follow a zeta
/// tail, n^-alpha, cut at the persons exposed. A plain zeta law puts too little weight on 1 and 2,
/// a negative binomial too little beyond 30 (fits to Chinese class counts, docs/validation.md).
class SeverityLaw {
 public:
  /// p1, p2 >= 0 with p1 + p2 <= 1; alpha > 1 where the tail counts; max_deaths >= 1 is who is
  /// exposed. What the cut leaves without room is shared among the numbers that remain possible.
  SeverityLaw(double p1, double p2, double alpha, unsigned max_deaths);

  [[nodiscard]] unsigned max_deaths() const { return static_cast<unsigned>(cdf_.size()) - 1; }
  [[nodiscard]] double probability(unsigned deaths) const;
  [[nodiscard]] double cdf(unsigned deaths) const;
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double second_moment() const { return second_moment_; }

  /// The number of deaths at probability `u` in [0, 1): one uniform number draws an accident.
  [[nodiscard]] unsigned quantile(double u) const;

  /// The same law where at most `exposed` >= 1 persons are on the site.
  [[nodiscard]] SeverityLaw cut_at(unsigned exposed) const;

 private:
  double p1_;
  double p2_;
  double alpha_;
  std::vector<double> cdf_;  // by deaths from 0
  double mean_ = 0;
  double second_moment_ = 0;
};

/// Deaths of an accident of the law where each of those struck dies (and counts) or not by himself.
struct DeathMoments {
  double fatal = 0;  ///< chance that anybody does
  double mean = 0;
  double second_moment = 0;
};

/// Under the condition that at most `exposed` >= 1 are struck; `dies` gives the chance of each of
/// so many.
[[nodiscard]] DeathMoments thinned_moments(const SeverityLaw& law, unsigned exposed,
                                           const std::function<double(unsigned struck)>& dies);

/// Fatal accidents of a sector by class, as bulletins print them.
struct ClassCounts {
  double accidents = 0;  ///< all fatal ones
  double accidents_3_9 = 0;
  double accidents_10 = 0;  ///< with 10 or more deaths
  double deaths = 0;        ///< in all
  double deaths_3 = 0;      ///< in accidents with 3 or more deaths
};

/// Exponent of the tail that gives the observed share of 10-and-more among 3-and-more (the class
/// likelihood's maximum). Both classes must occur and the share lie in (0, 1); result in (1, 8].
[[nodiscard]] double tail_exponent(double accidents_3_9, double accidents_10, unsigned max_deaths);

/// The law that meets the class counts: p1 and p2 from the accidents and deaths below 3.
[[nodiscard]] SeverityLaw severity_law(const ClassCounts& counts, unsigned max_deaths);

}  // namespace yuyan::indicators
