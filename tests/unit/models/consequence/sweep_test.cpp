#include "models/consequence/sweep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/consequence/catalogue.h"

namespace yuyan::consequence {
namespace {

using testing::ElementsAre;

const Catalogue& models() {
  static const Catalogue all = catalogue();
  return all;
}

TEST(contours, of_a_point_source_are_where_its_formula_says) {
  // q = Q/(4 pi x^2) without absorption: the distance is sqrt(Q/(4 pi q)).
  const Keys keys{{"transmissivity", "1"}, {"time_s", "3000"}};
  const Model& model = models().at("warehouse_fire");
  const double radiated = 0.3 * *model.evaluate(keys).output("heat_release_w")->number();
  for (const Contour& contour : contours(model, keys, {37.5, 12.5, 4.7, 1.6})) {
    const double expected = std::sqrt(radiated / (4 * 3.14159265358979 * contour.level * 1000));
    EXPECT_NEAR(*contour.distance_m, expected, 1e-8 * expected);
    EXPECT_FALSE(contour.beyond);
  }
}

TEST(contours, say_when_a_level_is_nowhere_reached_or_reaches_beyond) {
  const auto found = contours(models().at("pool_fire"), {}, {1000, 1e-12});
  EXPECT_FALSE(found[0].distance_m);
  EXPECT_TRUE(found[1].beyond);
}

TEST(contours, refuse_a_given_distance_wrong_inputs_and_models_without_any) {
  EXPECT_THROW(static_cast<void>(contours(models().at("pool_fire"), {{"distance_m", "9"}}, {4.7})),
               InputError);
  EXPECT_THROW(static_cast<void>(contours(models().at("pool_fire"), {{"diameter", "9"}}, {4.7})),
               InputError);
  EXPECT_THROW(static_cast<void>(contours(models().at("leak_size"), {}, {4.7})), InputError);
}

TEST(sweep, holds_both_ends) {
  EXPECT_THAT(parse_sweeps("x=20:50:10").at(0).values(), ElementsAre(20, 30, 40, 50));
  EXPECT_EQ(parse_sweeps("x=0:1:0.1").at(0).values().size(), 11U);
  EXPECT_THAT(parse_sweeps("x=-1:-1:1").at(0).values(), ElementsAre(-1));
}

TEST(sweep, refuses_what_is_no_sweep) {
  for (const char* text : {"", "x", "x=1:2", "x=1:2:0", "x=2:1:1", "x=a:2:1", "=1:2:1",
                           "x=0:1:1e-9", "x=1:2:1,", "x=1:2:1,y", "x=1:1000:1,y=1:1000:1"})
    EXPECT_THROW(static_cast<void>(parse_sweeps(text)), InputError) << text;
}

TEST(over, keeps_a_refused_place_as_a_row_and_throws_when_all_are) {
  const Model& fire = models().at("pool_fire");
  const auto rows = over(fire, {}, parse_sweeps("distance_m=5:205:100"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<InputError>(rows[0].outcome));
  EXPECT_TRUE(std::holds_alternative<Evaluation>(rows[2].outcome));
  EXPECT_THROW(static_cast<void>(over(fire, {}, parse_sweeps("distence_m=5:205:100"))), InputError);
}

TEST(over, several_inputs_is_a_table_of_all_combinations_the_last_fastest) {
  const Model& plume = models().at("gaussian_plume");
  const auto rows = over(plume, {}, parse_sweeps("x_m=100:300:200,y_m=-10:10:10"));
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_THAT(rows[1].values, ElementsAre(100, 0));
  EXPECT_THAT(rows[3].values, ElementsAre(300, -10));
  const auto single = plume.evaluate({{"x_m", "300"}, {"y_m", "-10"}});
  EXPECT_EQ(std::get<Evaluation>(rows[3].outcome).output("concentration_kg_m3")->number(),
            single.output("concentration_kg_m3")->number());
}

}  // namespace
}  // namespace yuyan::consequence
