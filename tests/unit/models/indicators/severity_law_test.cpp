#include "models/indicators/severity_law.h"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

// Annual bulletin of 2006, coal mines: 2 945 fatal accidents, 237 with 3-9 and 39 with 10 or more
// deaths; 4 746 deaths, 1 072 and 744 of them in those classes.
constexpr ClassCounts coal_2006{2945, 237, 39, 4746, 1072 + 744};
// Coal mines in 2005, from the changes that the bulletin of 2006 states.
constexpr ClassCounts coal_2005{3306, 208, 58, 5938, 877 + 1739};

TEST(SeverityLaw, meets_class_shares_and_deaths_below_three) {
  for (const auto& [counts, deaths_3_9] : {std::pair{coal_2006, 1072.0}, {coal_2005, 877.0}}) {
    const auto law = severity_law(counts, 300);
    EXPECT_NEAR(1 - law.cdf(2), (counts.accidents_3_9 + counts.accidents_10) / counts.accidents,
                1e-12);
    EXPECT_NEAR(1 - law.cdf(9), counts.accidents_10 / counts.accidents, 1e-9);
    EXPECT_NEAR((law.probability(1) + 2 * law.probability(2)) * counts.accidents,
                counts.deaths - counts.deaths_3, 1e-6);
    // Not fitted: the mean inside 3-9, 4.52 and 4.22, is met within 4 of its standard errors.
    double share = 0;
    double deaths = 0;
    double squares = 0;
    for (unsigned n = 3; n <= 9; ++n) {
      share += law.probability(n);
      deaths += n * law.probability(n);
      squares += n * n * law.probability(n);
    }
    const double inside = deaths / share;
    const double error = std::sqrt((squares / share - inside * inside) / counts.accidents_3_9);
    EXPECT_NEAR(inside, deaths_3_9 / counts.accidents_3_9, 4 * error);
  }
}

TEST(SeverityLaw, exponents_lie_where_class_counts_put_them) {
  EXPECT_GT(tail_exponent(192, 52, 300), 2.0);  // coal 2013-2018
  EXPECT_LT(tail_exponent(192, 52, 300), 2.6);
  EXPECT_GT(tail_exponent(548, 48, 300), 2.9);  // industry 2006
  EXPECT_LT(tail_exponent(548, 48, 300), 3.8);
}

TEST(SeverityLaw, quantile_inverts_the_distribution) {
  const auto law = severity_law(coal_2006, 120);
  double mean = 0;
  double square = 0;
  constexpr int n = 200'000;
  for (int i = 0; i < n; ++i) {
    const unsigned x = law.quantile((i + 0.5) / n);
    mean += static_cast<double>(x) / n;
    square += static_cast<double>(x) * x / n;
  }
  EXPECT_NEAR(mean, law.mean(), 1e-3);
  EXPECT_NEAR(square, law.second_moment(), 0.05);
  EXPECT_EQ(law.quantile(0), 1U);
  EXPECT_EQ(law.quantile(std::nextafter(1, 0)), 120U);
}

TEST(SeverityLaw, a_cut_keeps_the_shape_below_it) {
  const SeverityLaw law(0.8, 0.1, 2.5, 300);
  const auto cut = law.cut_at(12);
  EXPECT_EQ(cut.max_deaths(), 12U);
  EXPECT_NEAR(cut.probability(7) / cut.probability(1), law.probability(7) / law.probability(1),
              1e-12);
  EXPECT_NEAR(law.cut_at(2).probability(1), 0.8 / 0.9, 1e-12);
  EXPECT_EQ(law.cut_at(1).probability(1), 1);
  EXPECT_EQ(SeverityLaw(0, 0, 2, 50).cut_at(2).probability(2), 1);
}

TEST(SeverityLaw, refuses_what_is_no_law) {
  EXPECT_THROW(SeverityLaw(0.9, 0.2, 2.5, 30), std::logic_error);
  EXPECT_THROW(SeverityLaw(0.9, 0.05, 1.0, 30), std::logic_error);
  EXPECT_THROW((void)tail_exponent(10, 0, 300), std::logic_error);
  // The industrial bulletin of 2006 counts accidents without deaths: 11 224 deaths in 11 469.
  EXPECT_THROW((void)severity_law({12065, 548, 48, 14382, 2276 + 882}, 300), std::logic_error);
}

}  // namespace
}  // namespace yuyan::indicators
