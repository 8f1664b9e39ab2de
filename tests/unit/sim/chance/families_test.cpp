#include "sim/chance/families.h"

#include <fstream>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::chance {
namespace {

std::string message_of(std::string_view family, const NamedValues& values) {
  try {
    (void)find_family(family)->make(values);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "nothing thrown";
}

TEST(Families, are_found_by_name) {
  ASSERT_NE(find_family("lognormal"), nullptr);
  EXPECT_EQ(find_family("lognormal")->name, "lognormal");
  EXPECT_EQ(find_family("cauchy"), nullptr);
  EXPECT_EQ(families().size(), std::variant_size_v<Law>);
}

TEST(Families, make_distributions_from_named_values) {
  EXPECT_EQ(find_family("lognormal")->make({{"sigma", {0.5}}, {"median", {30}}}),
            Distribution(Lognormal{.median = 30, .sigma = 0.5}));
  EXPECT_EQ(find_family("discrete")->make({{"values", {1, 2}}, {"weights", {3, 1}}}),
            Distribution(Discrete{{1, 2}, {3, 1}}));
  EXPECT_EQ(find_family("beta")->make({{"alpha", {2}}, {"beta", {3}}, {"high", {10}}}),
            Distribution(Beta{.alpha = 2, .beta = 3, .low = 0, .high = 10}));
}

TEST(Families, leave_values_to_be_judged_later) {
  EXPECT_THAT(violations(find_family("exponential")->make({{"mean", {-1}}})), testing::SizeIs(1));
}

TEST(Families, refuse_wrong_names_all_at_once) {
  EXPECT_EQ(message_of("lognormal", {{"mean", {30}}, {"sigma", {1, 2}}}),
            "lognormal; missing: median; one number, not 2, is: sigma; unknown: mean");
}

TEST(Families, tell_what_each_parameter_is) {
  const auto parameters = find_family("discrete")->parameters;
  ASSERT_EQ(parameters.size(), 2U);
  EXPECT_EQ(parameters[0].name, "values");
  EXPECT_TRUE(parameters[0].is_list);
  EXPECT_FALSE(parameters[0].optional);
  for (const Family& family : families())
    for (const ParameterAbout& parameter : family.parameters)
      EXPECT_FALSE(parameter.meaning.empty()) << family.name << " " << parameter.name;
}

TEST(Families, stand_in_the_documentation_with_all_parameters) {
  std::ifstream page{YUYAN_SOURCE_DIR "/docs/chance.md"};
  std::map<std::string, std::string> rows;
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| `")) rows[line.substr(3, line.find('`', 3) - 3)] = line;
  EXPECT_EQ(rows.size(), families().size());
  for (const Family& family : families())
    for (const ParameterAbout& parameter : family.parameters)
      EXPECT_THAT(rows[std::string(family.name)],
                  testing::HasSubstr("`" + std::string(parameter.name) + "`"));
}

}  // namespace
}  // namespace yuyan::chance
