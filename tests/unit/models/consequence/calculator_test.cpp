#include "models/consequence/calculator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::consequence {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

enum class Shape { disc, square };

constexpr auto choices(Shape) {
  using parameters::Choice;
  return std::array{Choice{"disc", Shape::disc}, Choice{"square", Shape::square}};
}

struct PlateInput {
  Shape shape = Shape::disc;
  double width_m = 2;
  std::optional<double> area_m2 = {};
  double load_n = 0;
  bool heavy = false;
  std::vector<double> parts = {};

  static constexpr auto fields() {
    using S = PlateInput;
    using parameters::field;
    return std::tuple{
        field("shape", &S::shape, {.meaning = "outline"}),
        field("width_m", &S::width_m,
              {.unit = "m", .range = parameters::positive, .warn_outside = {.low = 1, .high = 10}}),
        field("area_m2", &S::area_m2, {.unit = "m2", .range = parameters::positive}),
        field("load_n", &S::load_n, {.unit = "N", .required = true}),
        field("heavy", &S::heavy, {}),
        field("parts", &S::parts, {.range = parameters::share})};
  }
};

struct PlateResult {
  double area_m2 = 0;
  double pressure_pa = 0;
  std::optional<double> nothing = {};
  Notes notes;

  static constexpr auto fields() {
    using S = PlateResult;
    using parameters::field;
    return std::tuple{
        field("area_m2", &S::area_m2, {.unit = "m2"}),
        field("pressure_pa", &S::pressure_pa, {.unit = "Pa", .warn_outside = {.high = 1000}}),
        field("nothing", &S::nothing, {})};
  }
};

PlateResult plate(const PlateInput& input) {
  if (input.width_m == 7) refuse("width_m", 7, {"anything else", "其他值"}, {"unlucky", "不吉利"});
  const double square = input.width_m * input.width_m;
  PlateResult result;
  result.area_m2 = input.area_m2.value_or(input.shape == Shape::disc ? 0.785 * square : square);
  result.pressure_pa = input.load_n / result.area_m2;
  result.notes.rests_on({"force over area", "a test", Status::verified});
  return result;
}

const Model& model() {
  static const Model one("plate", {"a plate under load", "受压板"}, plate);
  return one;
}

std::string fault(const Keys& keys) {
  try {
    static_cast<void>(model().evaluate(keys));
  } catch (const InputError& error) {
    EXPECT_EQ(error.model(), "plate");
    EXPECT_FALSE(error.text().chinese.empty());
    return error.what();
  }
  return "";
}

TEST(model, describes_its_inputs_and_outputs) {
  ASSERT_EQ(model().inputs().size(), 6U);
  EXPECT_THAT(model().inputs()[0].choices, ElementsAre("disc", "square"));
  EXPECT_EQ(to_text(model().inputs()[1].standard), "2");
  EXPECT_TRUE(model().inputs()[2].computed_unless_given);
  EXPECT_EQ(model().outputs()[1].about.unit, "Pa");
}

TEST(model, evaluates_defaults_choices_and_given_values) {
  const Evaluation plain = model().evaluate({{"load_n", "314"}});
  EXPECT_NEAR(*plain.output("pressure_pa")->number(), 100, 1e-9);
  EXPECT_EQ(plain.inputs[1].origin, Origin::by_default);
  EXPECT_EQ(plain.inputs[2].origin, Origin::computed);
  EXPECT_EQ(plain.inputs[3].origin, Origin::given);
  EXPECT_EQ(plain.basis.size(), 1U);
  const Evaluation square = model().evaluate({{"load_n", "+4e2"}, {"shape", "square"}});
  EXPECT_DOUBLE_EQ(*square.output("pressure_pa")->number(), 100);
}

TEST(model, says_that_a_given_quantity_was_given) {
  const Evaluation given = model().evaluate({{"load_n", "10"}, {"area_m2", "5"}});
  EXPECT_EQ(given.output("area_m2")->origin, Origin::given);
  EXPECT_EQ(given.output("pressure_pa")->origin, Origin::computed);
  EXPECT_DOUBLE_EQ(*given.output("pressure_pa")->number(), 2);
}

TEST(model, leaves_empty_what_the_inputs_do_not_yield) {
  const Evaluation evaluation = model().evaluate({{"load_n", "1"}});
  EXPECT_FALSE(evaluation.output("nothing")->number());
  EXPECT_EQ(evaluation.output("no such output"), nullptr);
}

TEST(model, warns_where_inputs_and_outputs_leave_the_source) {
  EXPECT_TRUE(model().evaluate({{"load_n", "1"}}).warnings.empty());
  const auto warnings = model().evaluate({{"load_n", "1e6"}, {"width_m", "20"}}).warnings;
  ASSERT_EQ(warnings.size(), 2U);
  EXPECT_THAT(warnings[0].english, HasSubstr("width_m = 20"));
  EXPECT_THAT(warnings[1].english, HasSubstr("pressure_pa"));
  EXPECT_THAT(warnings[1].chinese, HasSubstr("超出"));
}

TEST(model, reports_all_faults_at_once) {
  const std::string faults = fault({{"widht_m", "3"}, {"shape", "dics"}, {"width_m", "-1"}});
  EXPECT_THAT(faults, HasSubstr("no input is called widht_m; nearest: width_m"));
  EXPECT_THAT(
      faults,
      HasSubstr("shape = dics is not one of the choices; allowed: disc, square; nearest: disc"));
  EXPECT_THAT(faults, HasSubstr("width_m = -1 is outside the range; allowed: above 0 m"));
  EXPECT_THAT(faults, HasSubstr("load_n"));
}

TEST(model, refuses_what_is_no_number) {
  for (const char* text : {"", "abc", "1e", "1,5", "nan", "inf", "1e999", "3 m"})
    EXPECT_THAT(fault({{"load_n", text}}), HasSubstr("load_n")) << text;
}

TEST(model, refuses_a_key_given_twice) {
  EXPECT_THAT(fault({{"load_n", "1"}, {"load_n", "2"}}), HasSubstr("load_n is given twice"));
}

TEST(model, checks_lists_element_by_element) {
  EXPECT_THAT(fault({{"load_n", "1"}, {"parts", "0.1, 2, 0.3"}}),
              HasSubstr("parts = 2 is outside"));
  EXPECT_NO_THROW(static_cast<void>(
      model().evaluate({{"load_n", "1"}, {"parts", "0.1, 0.9"}, {"heavy", "yes"}})));
}

TEST(model, adds_its_name_to_a_refusal_of_the_formula) {
  EXPECT_EQ(fault({{"load_n", "1"}, {"width_m", "7"}}),
            "plate: width_m = 7: unlucky; allowed: anything else");
}

TEST(check, tells_direct_callers_what_leaves_its_range) {
  PlateInput input;
  EXPECT_NO_THROW(check(input));
  input.width_m = 0;
  EXPECT_THROW(check(input), InputError);
}

TEST(describe, puts_ranges_into_words) {
  EXPECT_EQ(describe({.low = 0.1, .high = 300}, "m").english, "0.1 to 300 m");
  EXPECT_EQ(describe({.low = 0, .low_open = true}, "m").english, "above 0 m");
  EXPECT_EQ(describe({.high = 5}, "1").english, "at most 5");
  EXPECT_EQ(describe({.low = 0, .high = 1, .high_open = true}, "").english, "[0, 1)");
  EXPECT_EQ(describe({}, "").english, "a finite number");
}

}  // namespace
}  // namespace yuyan::consequence
