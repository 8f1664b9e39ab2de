#include "models/parameters/nearest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::parameters {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndExchanges) {
  EXPECT_EQ(edit_distance("", ""), 0);
  EXPECT_EQ(edit_distance("tank", "tank"), 0);
  EXPECT_EQ(edit_distance("", "tank"), 4);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);  // Levenshtein's textbook pair
  EXPECT_EQ(edit_distance("wether", "weather"), 1);
  EXPECT_EQ(edit_distance("tnak", "tank"), 1);
  EXPECT_EQ(edit_distance("ca", "abc"), 3);  // optimal string alignment, not full Damerau (2)
}

TEST(NearestNames, GivesThoseAtTheLeastDistance) {
  const std::vector<std::string> tables{"weather", "tanks", "roads", "units", "stations"};
  EXPECT_THAT(nearest_names("wether", tables), ElementsAre("weather"));
  EXPECT_THAT(nearest_names("unit", tables), ElementsAre("units"));
  EXPECT_THAT(nearest_names("fires", tables), IsEmpty());
  EXPECT_THAT(nearest_names("", tables), IsEmpty());
}

TEST(NearestNames, GivesTiesInTheirOwnOrder) {
  const std::vector<std::string> keys{"x_m", "y_m", "mass_kg"};
  EXPECT_THAT(nearest_names("z_m", keys), ElementsAre("x_m", "y_m"));
}

TEST(NearestNames, FindsANameThatLacksItsUnit) {
  const std::vector<std::string> keys{"id", "delay_s", "wind_from_deg", "wind_m_s"};
  EXPECT_THAT(nearest_names("delay", keys), ElementsAre("delay_s"));
  EXPECT_THAT(nearest_names("wind", keys), ElementsAre("wind_from_deg", "wind_m_s"));
}

}  // namespace
}  // namespace yuyan::parameters
