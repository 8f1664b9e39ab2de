// What holds for every model of the library, whatever it computes.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "models/consequence/catalogue.h"
#include "models/consequence/sweep.h"

namespace yuyan::consequence {
namespace {

const Catalogue& models() {
  static const Catalogue all = catalogue();
  return all;
}

/// Inputs without which a model has nothing to compute.
Keys least_keys(const Model& model) {
  const std::string_view name = model.name();
  if (name == "toxic_harm") return {{"concentration_ppm", "1000"}};
  if (name == "risk_measures") return {{"pll_per_year", "1e-4"}};
  if (name == "mine_gas_explosion")
    return {{"initial_overpressure_pa", "1e5"}, {"attenuation_per_m", "0.002"}};
  Keys keys;
  for (const FieldInfo& field : model.inputs())
    if (field.about.required && field.name == "substances")
      keys.emplace_back(field.name, "ammonia:40");
  return keys;
}

/// With a target, where a model only looks at one when asked.
Keys typical_keys(const Model& model) {
  Keys keys = least_keys(model);
  for (const char* target : {"distance_m", "target_x_m"}) {
    const auto field = std::ranges::find(model.inputs(), target, &FieldInfo::name);
    if (field != model.inputs().end() && field->computed_unless_given)
      keys.emplace_back(target, "200");
  }
  return keys;
}

class EveryModel : public testing::TestWithParam<std::string> {
 protected:
  const Model& model = models().at(GetParam());
};

TEST_P(EveryModel, says_what_its_fields_mean) {
  EXPECT_FALSE(model.summary().english.empty());
  EXPECT_FALSE(model.summary().chinese.empty());
  for (const auto* fields : {&model.inputs(), &model.outputs()}) {
    std::set<std::string_view> names;
    for (const FieldInfo& field : *fields) {
      EXPECT_TRUE(names.insert(field.name).second) << field.name << " is listed twice";
      EXPECT_FALSE(field.about.meaning.empty()) << field.name;
      EXPECT_FALSE(field.about.meaning_zh.empty()) << field.name;
    }
  }
}

TEST_P(EveryModel, names_a_source_for_every_default_it_calls_known) {
  for (const FieldInfo& field : model.inputs()) {
    if (field.about.status == Status::assumed) continue;
    EXPECT_FALSE(field.about.source.empty()) << field.name;
  }
}

TEST_P(EveryModel, has_defaults_within_their_ranges) {
  for (const FieldInfo& field : model.inputs()) {
    const double* value = std::get_if<double>(&field.standard);
    if (value != nullptr && !field.about.required)
      EXPECT_TRUE(field.about.range.contains(*value)) << field.name;
  }
}

TEST_P(EveryModel, evaluates_with_its_defaults_and_says_what_it_rests_on) {
  for (const Keys& keys : {least_keys(model), typical_keys(model)}) {
    const Evaluation evaluation = model.evaluate(keys);
    EXPECT_FALSE(evaluation.basis.empty());
    for (const Basis& basis : evaluation.basis) EXPECT_FALSE(basis.source.empty()) << basis.what;
    for (const Quantity& output : evaluation.outputs) {
      const auto value = output.number();
      if (!value) continue;
      EXPECT_TRUE(std::isfinite(*value)) << output.name;
      EXPECT_TRUE(output.about.range.contains(*value)) << output.name << " = " << *value;
    }
  }
}

TEST_P(EveryModel, gives_the_same_when_a_computed_quantity_is_given_back) {
  const Keys keys = typical_keys(model);
  const Evaluation computed = model.evaluate(keys);
  for (const FieldInfo& field : model.inputs()) {
    const Quantity* output = computed.output(field.name);
    if (!field.computed_unless_given || output == nullptr || !output->number()) continue;
    if (std::ranges::find(keys, field.name, &Keys::value_type::first) != keys.end()) continue;
    // A volume that is given is certain: it no longer widens the spread of the runout.
    if (model.name() == "tailings_breach" && field.name == "released_m3") continue;
    Keys given = keys;
    given.emplace_back(field.name, to_text(output->value));
    const Evaluation again = model.evaluate(given);
    EXPECT_EQ(again.output(field.name)->origin, Origin::given) << field.name;
    for (std::size_t i = 0; i < computed.outputs.size(); ++i) {
      const auto before = computed.outputs[i].number(), after = again.outputs[i].number();
      EXPECT_TRUE(before || !after) << field.name << " -> " << computed.outputs[i].name;
      if (before && after)  // what led to the given quantity may fall away
        EXPECT_NEAR(*after, *before, 1e-9 * std::abs(*before) + 1e-300)
            << field.name << " -> " << computed.outputs[i].name;
    }
  }
}

TEST_P(EveryModel, does_not_mind_the_order_of_its_keys) {
  Keys keys = typical_keys(model);
  for (const FieldInfo& field : model.inputs())
    if (std::holds_alternative<double>(field.standard) &&
        std::ranges::find(keys, field.name, &Keys::value_type::first) == keys.end())
      keys.emplace_back(field.name, to_text(field.standard));
  const Evaluation forward = model.evaluate(keys);
  std::ranges::reverse(keys);
  const Evaluation backward = model.evaluate(keys);
  for (std::size_t i = 0; i < forward.outputs.size(); ++i)
    EXPECT_EQ(to_text(forward.outputs[i].value), to_text(backward.outputs[i].value));
}

TEST_P(EveryModel, refuses_what_leaves_a_range_and_says_the_range) {
  for (const FieldInfo& field : model.inputs()) {
    if (!field.choices.empty()) continue;
    const bool number =
        std::holds_alternative<double>(field.standard) || field.computed_unless_given;
    if (!number || !std::isfinite(field.about.range.low)) continue;
    const double below = field.about.range.low - 1;
    try {
      Keys keys = least_keys(model);
      std::erase_if(keys, [&](const auto& pair) { return pair.first == field.name; });
      keys.emplace_back(field.name, fmt::format("{}", below));
      static_cast<void>(model.evaluate(keys));
      ADD_FAILURE() << field.name << " = " << below << " was taken";
    } catch (const InputError& error) {
      EXPECT_EQ(error.model(), model.name());
      EXPECT_EQ(error.problems().front().key, field.name);
      EXPECT_NE(error.text().chinese, "");
    }
  }
}

TEST_P(EveryModel, refuses_choices_it_does_not_have) {
  for (const FieldInfo& field : model.inputs()) {
    if (field.choices.empty()) continue;
    Keys keys = least_keys(model);
    keys.emplace_back(field.name, "no_such_choice");
    EXPECT_THROW(static_cast<void>(model.evaluate(keys)), InputError) << field.name;
  }
}

TEST_P(EveryModel, takes_each_of_its_methods) {
  for (const FieldInfo& field : model.inputs()) {
    if (field.name != "method" && !field.name.ends_with("_method")) continue;
    int taken = 0;
    for (const std::string_view choice : field.choices) {
      Keys keys = typical_keys(model);
      keys.emplace_back(field.name, choice);
      try {
        taken += model.evaluate(keys).outputs.empty() ? 0 : 1;
      } catch (const InputError& error) {
        EXPECT_FALSE(error.problems().empty());
      }
    }
    EXPECT_GT(taken, 0) << field.name;
  }
}

class Falls : public EveryModel {};

TEST_P(Falls, along_its_contours) {
  const Falling& falling = *model.falling();
  const Keys keys = least_keys(model);
  Keys at = keys;
  const auto field = std::ranges::find(model.inputs(), falling.over, &FieldInfo::name);
  ASSERT_NE(field, model.inputs().end());
  std::erase_if(at, [&](const auto& pair) { return pair.first == falling.over; });
  const double distance = std::min(200.0, field->about.range.high);
  at.emplace_back(falling.over, fmt::format("{}", distance));
  const Evaluation evaluation = model.evaluate(at);
  const Quantity* output = evaluation.output(falling.output);
  ASSERT_NE(output, nullptr);
  ASSERT_TRUE(output->number());
  ASSERT_GT(*output->number(), 0);
  const double level = *output->number() / falling.level_si;
  const auto found = contours(model, keys, {level, level / 2});
  ASSERT_TRUE(found[0].distance_m && found[1].distance_m);
  if (!found[0].beyond) {
    Keys there = keys;
    there.emplace_back(falling.over, fmt::format("{}", *found[0].distance_m));
    const double again = *model.evaluate(there).output(falling.output)->number() / falling.level_si;
    EXPECT_NEAR(again, level, 1e-6 * level);
    EXPECT_GE(*found[0].distance_m, distance * (1 - 1e-6));
  }
  EXPECT_GE(*found[1].distance_m, *found[0].distance_m);
}

std::vector<std::string> names(bool falling_only) {
  std::vector<std::string> all;
  for (const Model& model : models().models())
    if (!falling_only || model.falling()) all.emplace_back(model.name());
  return all;
}

std::string name_of_case(const testing::TestParamInfo<std::string>& info) { return info.param; }

INSTANTIATE_TEST_SUITE_P(models, EveryModel, testing::ValuesIn(names(false)), name_of_case);
INSTANTIATE_TEST_SUITE_P(models, Falls, testing::ValuesIn(names(true)), name_of_case);

}  // namespace
}  // namespace yuyan::consequence
