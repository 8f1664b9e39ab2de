#include "models/indicators/severity_class.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

using enum SeverityClass;

TEST(SeverityClass, edges_of_deaths) {
  const auto of = [](double deaths) { return legal_class({.deaths = deaths}); };
  EXPECT_EQ(of(0), general);
  EXPECT_EQ(of(2), general);
  EXPECT_EQ(of(3), larger);
  EXPECT_EQ(of(9), larger);
  EXPECT_EQ(of(10), major);
  EXPECT_EQ(of(29), major);
  EXPECT_EQ(of(30), extraordinarily_serious);
}

TEST(SeverityClass, edges_of_serious_injuries) {
  const auto of = [](double injuries) { return legal_class({.serious_injuries = injuries}); };
  EXPECT_EQ(of(9), general);
  EXPECT_EQ(of(10), larger);
  EXPECT_EQ(of(49), larger);
  EXPECT_EQ(of(50), major);
  EXPECT_EQ(of(99), major);
  EXPECT_EQ(of(100), extraordinarily_serious);
}

TEST(SeverityClass, edges_of_direct_loss) {
  const auto of = [](double ten_thousand_yuan) {
    return legal_class({.direct_loss_yuan = ten_thousand_yuan * 1e4});
  };
  EXPECT_EQ(of(999), general);
  EXPECT_EQ(of(1000), larger);
  EXPECT_EQ(of(4999), larger);
  EXPECT_EQ(of(5000), major);
  EXPECT_EQ(of(9999), major);
  EXPECT_EQ(of(10000), extraordinarily_serious);
}

TEST(SeverityClass, the_highest_figure_decides_and_deaths_alone_are_apart) {
  const AccidentToll toll{.deaths = 2, .serious_injuries = 12, .direct_loss_yuan = 60e6};
  EXPECT_EQ(legal_class(toll), major);
  EXPECT_EQ(class_by_deaths(toll.deaths), general);
}

TEST(SeverityClass, refuses_figures_that_cannot_be) {
  EXPECT_THROW((void)legal_class({.deaths = -1}), std::logic_error);
  EXPECT_THROW((void)class_by_deaths(std::nan("")), std::logic_error);
}

TEST(SeverityClass, names_stand_in_both_languages) {
  EXPECT_EQ(parameters::name_of(larger), "larger");
  EXPECT_EQ(name_zh(extraordinarily_serious), "特别重大");
}

}  // namespace
}  // namespace yuyan::indicators
