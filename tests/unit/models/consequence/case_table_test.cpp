#include "models/consequence/case_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::consequence {
namespace {

using testing::HasSubstr;

const Catalogue& models() {
  static const Catalogue all = catalogue();
  return all;
}

Case leak(std::string expected, std::string tolerance) {
  return {1,
          "A1",
          "leak_size",
          "flow_area_m2=0.08;area_fraction=0.1",
          "hole_diameter_m",
          std::move(expected),
          std::move(tolerance),
          "",
          ""};
}

TEST(read_cases, takes_columns_in_any_order_quotes_and_line_ends) {
  const auto cases = read_cases(
      "\xEF\xBB\xBFmodel,id,inputs,output,tolerance,expected\r\n"
      "event_tree,E1,\"branch_probability=0.1,0.2;end_state=2\",probability,rel:1e-9,0.18\r\n"
      "\r\n"
      "leak_size,\"E\"\"2\",,hole_diameter_m,abs:1,0");
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[0].inputs, "branch_probability=0.1,0.2;end_state=2");
  EXPECT_EQ(cases[1].id, "E\"2");
  EXPECT_EQ(cases[1].line, 4U);
  EXPECT_EQ(evaluate(models(), cases[0]).verdict, Verdict::holds);
}

TEST(read_cases, names_what_is_wrong_with_a_table) {
  EXPECT_THROW(static_cast<void>(read_cases("")), InputError);
  EXPECT_THROW(static_cast<void>(read_cases("id,model\n1,2\n")), InputError);
  EXPECT_THROW(static_cast<void>(read_cases("id,model,inputs,output,expected,tolerance\n1,2,3\n")),
               InputError);
  EXPECT_THROW(
      static_cast<void>(read_cases("id,model,inputs,output,expected,tolerance\n\"1,2,3,4,5,6\n")),
      InputError);
}

TEST(evaluate, judges_by_each_kind_of_tolerance) {
  EXPECT_EQ(evaluate(models(), leak("0.1009", "rel:0.001")).verdict, Verdict::holds);
  EXPECT_EQ(evaluate(models(), leak("0.1", "rel:0.001")).verdict, Verdict::fails);
  EXPECT_EQ(evaluate(models(), leak("0.1", "abs:0.001")).verdict, Verdict::holds);
  EXPECT_EQ(evaluate(models(), leak("0.2", "factor:2")).verdict, Verdict::holds);
  EXPECT_EQ(evaluate(models(), leak("0.3", "factor:2")).verdict, Verdict::fails);
  EXPECT_NEAR(*evaluate(models(), leak("0.1", "rel:0.001")).error, 0.00925, 1e-5);
}

TEST(evaluate, makes_a_fault_of_a_row_its_verdict) {
  const auto verdict = [](auto change) {
    Case one = leak("0.1", "rel:0.1");
    change(one);
    const CaseOutcome outcome = evaluate(models(), one);
    EXPECT_EQ(outcome.verdict, Verdict::error);
    EXPECT_FALSE(outcome.message.chinese.empty());
    return outcome.message.english;
  };
  EXPECT_THAT(verdict([](Case& c) { c.model = "leak_sise"; }), HasSubstr("nearest: leak_size"));
  EXPECT_THAT(verdict([](Case& c) { c.inputs = "flow_area=1"; }),
              HasSubstr("nearest: flow_area_m2"));
  EXPECT_THAT(verdict([](Case& c) { c.inputs = "flow_area_m2"; }), HasSubstr("key=value"));
  EXPECT_THAT(verdict([](Case& c) { c.output = "hole"; }), HasSubstr("no output called hole"));
  EXPECT_THAT(verdict([](Case& c) { c.expected = "a lot"; }), HasSubstr("expected = a lot"));
  for (const char* tolerance : {"", "0.1", "rel:", "rel:-1", "factor:0.5", "about:1"})
    EXPECT_THAT(verdict([&](Case& c) { c.tolerance = tolerance; }), HasSubstr("tolerance"))
        << tolerance;
  EXPECT_THAT(verdict([](Case& c) {
                c.model = "pool_fire";
                c.inputs = "";
                c.output = "heat_flux_w_m2";
              }),
              HasSubstr("do not yield"));
}

TEST(evaluate, compares_text_exactly) {
  Case one = leak("true", "exact");
  one.model = "gas_release";
  one.inputs = "pressure_pa=1e6";
  one.output = "choked";
  EXPECT_EQ(evaluate(models(), one).verdict, Verdict::holds);
  one.expected = "false";
  EXPECT_EQ(evaluate(models(), one).verdict, Verdict::fails);
}

}  // namespace
}  // namespace yuyan::consequence
