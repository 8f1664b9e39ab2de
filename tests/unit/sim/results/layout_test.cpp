#include "sim/results/layout.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace yuyan::results {
namespace {

using testing::HasSubstr;

std::string faults_of(const Layout& layout) {
  try {
    check(layout);
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "";
}

Variable real(std::string path, std::vector<std::string> dimensions = {}) {
  return {std::move(path), Type::real, "", {}, std::move(dimensions), {}};
}

TEST(Layout, TheSampleHasNoFault) { EXPECT_EQ(faults_of(sample::layout()), ""); }

TEST(Layout, AllFaultsAreToldAtOnce) {
  Layout layout;
  layout.variables = {real("no_slash"), real("/a/b", {"/nowhere"}), real("/a/b")};
  const std::string faults = faults_of(layout);
  EXPECT_THAT(faults, HasSubstr("no_slash: no path"));
  EXPECT_THAT(faults, HasSubstr("/a/b: unknown dimension /nowhere"));
  EXPECT_THAT(faults, HasSubstr("/a/b: used twice"));
}

TEST(Layout, AnArraySeesOnlyTheDimensionsOfItsGroups) {
  Layout layout;
  layout.dimensions = {numbered("/drill/time", 3)};
  layout.variables = {real("/drill/outcomes/flux", {"/drill/time"})};
  EXPECT_EQ(faults_of(layout), "");
  layout.variables.push_back(real("/drillings/flux", {"/drill/time"}));
  EXPECT_THAT(faults_of(layout), HasSubstr("/drillings/flux: dimension /drill/time lies in none"));
}

struct Fault {
  const char* what;
  Layout layout;
};

TEST(Layout, EachFaultIsFound) {
  const auto with_variable = [](Variable variable) {
    Layout layout;
    layout.dimensions = {numbered("/x", 2), numbered("/a/x", 2)};
    layout.variables = {std::move(variable)};
    return layout;
  };
  const auto with_column = [](Column column, Values values) {
    Layout layout;
    layout.dimensions = {numbered("/x", 2)};
    layout.static_tables = {{"/t", "/x", {}, {{std::move(column), std::move(values)}}}};
    return layout;
  };
  const auto with_dimension = [](Dimension dimension) {
    Layout layout;
    layout.dimensions = {std::move(dimension)};
    return layout;
  };
  const std::vector<std::int64_t> two{0, 1};
  const std::vector<Fault> faults = {
      {"symbols", with_variable({"/v", Type::real, "seconds", {}, {}, {}})},
      {"a code has meanings", with_variable({"/v", Type::code, "", {}, {}, {}})},
      {"a code has meanings", with_variable({"/v", Type::real, "", {}, {}, {"a"}})},
      {"one word", with_variable({"/v", Type::code, "", {}, {}, {"two words"}})},
      {"two meanings are the same", with_variable({"/v", Type::code, "", {}, {}, {"a", "a"}})},
      {"has to be a code", with_variable({"/v", Type::text, "", {}, {}, {}})},
      {"same name", with_variable(real("/a/v", {"/x", "/a/x"}))},
      {"reserved", with_variable(real("/replication"))},
      {"/x is an array, no group", with_variable(real("/x/v"))},
      {"3 values for 2 places",
       with_column({"c", Type::real, "", {}, {}}, std::vector{1., 2., 3.})},
      {"another type", with_column({"c", Type::real, "", {}, {}}, two)},
      {"another type", with_column({"c", Type::text, "", {}, {}}, two)},
      {"no meaning", with_column({"c", Type::code, "", {}, {"only"}}, two)},
      {"no meaning", with_column({"c", Type::flag, "", {}, {}}, std::vector<std::int64_t>{0, 2})},
      {"at least one place", with_dimension(numbered("/x", 0))},
      {"same value", with_dimension({"/x", {}, "", std::vector<std::string>{"a", "a"}})},
  };
  for (const auto& [what, layout] : faults) EXPECT_THAT(faults_of(layout), HasSubstr(what));
}

TEST(Layout, MergingKeepsWhatIsEqualOnce) {
  Layout drill;
  drill.dimensions = {numbered("/year", 5)};
  drill.variables = {real("/drill/a")};
  Layout programme;
  programme.dimensions = {numbered("/year", 5)};
  programme.variables = {real("/programme/a", {"/year"})};
  const Layout both = merged(drill, programme);
  EXPECT_EQ(both.dimensions.size(), 1U);
  EXPECT_EQ(both.variables.size(), 2U);
  EXPECT_EQ(faults_of(both), "");
}

TEST(Layout, MergingRefusesTwoMeaningsOfAPath) {
  Layout one;
  one.dimensions = {numbered("/year", 5)};
  Layout other;
  other.dimensions = {numbered("/year", 6)};
  EXPECT_THROW((void)merged(one, other), std::logic_error);
}

}  // namespace
}  // namespace yuyan::results
