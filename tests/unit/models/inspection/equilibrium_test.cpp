#include "models/inspection/equilibrium.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/inspection/drawn.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

Inspection uncertain_city() {
  Inspection city = plain::city(200, 1);
  Sector& sector = city.sectors[0];
  sector.hazards_a_year = chance::Uniform{.low = 2, .high = 8};
  sector.accidents_a_hazard_year = chance::Uniform{.low = 0.01, .high = 0.04};
  sector.background_a_year = 0.02;
  sector.blind_share = 0.4;
  sector.lapse_years = 4.0;
  sector.deaths_tail = chance::Uniform{.low = 1.5, .high = 6};
  sector.fatal_share = 1.0;
  city.common.check_finds = chance::Uniform{.low = 0.5, .high = 1.5};
  city.common.rectification = chance::Uniform{.low = 0.5, .high = 2};
  city.effects.accident_reveals = 1;
  return city;
}

TEST(BaseYear, IsHeldWhateverTheParametersAreDrawnAs) {
  const Inspection city = uncertain_city();
  const double reveals = city.effects.accident_reveals;
  const auto meant = reference_accidents(mean_rates(city), reveals);
  double least = 1e9, most = 0;
  for (std::uint64_t r = 0; r < 50; ++r) {
    Rates rates = rates_of(city, {.seed = 5, .replication = r});
    const double drawn = reference_accidents(rates, reveals)[0];
    least = std::min(least, drawn);
    most = std::max(most, drawn);
    const SectorRates before = rates.sectors[0];
    hold_accidents(rates, reveals, meant);
    EXPECT_NEAR(reference_accidents(rates, reveals)[0], meant[0], 0.01 * meant[0]);
    // What sets hazards apart from the rest stays as it was drawn.
    EXPECT_DOUBLE_EQ(rates.sectors[0].hazards_d, before.hazards_d);
    EXPECT_NEAR(rates.sectors[0].accident_d[0] / rates.sectors[0].background_d,
                before.accident_d[0] / before.background_d, 1e-9);
  }
  EXPECT_GT(most, 2 * least);  // without it the draws are far apart
}

TEST(Common, MultipliesWhatEverySectorSays) {
  Inspection city = plain::city(10, 1);
  city.sectors.push_back(city.sectors[0]);
  city.sectors[1].id = "other";
  city.sectors[1].hazards_a_year = 1.0;
  city.common.hazards = 2.0;
  city.common.visit_finds = 10.0;
  const Rates rates = rates_of(city, {});
  EXPECT_DOUBLE_EQ(rates.sectors[0].hazards_d, 8 / year_d);
  EXPECT_DOUBLE_EQ(rates.sectors[1].hazards_d, 2 / year_d);
  EXPECT_EQ(rates.sectors[0].visit_finds, 1);  // a chance stays one
  city.common.check_finds = chance::Uniform{.low = 0.5, .high = 1.5};
  const auto listed = uncertain_parameters(city);
  ASSERT_EQ(std::ranges::count(listed, "common.check_finds", &Uncertain::name), 1);
  const Rates drawn = rates_of(city, {.seed = 1});
  EXPECT_EQ(drawn.sectors[0].check_finds, drawn.sectors[1].check_finds);
  EXPECT_NE(drawn.sectors[0].check_finds, 0.5);
}

TEST(SeverityTail, IsDrawnOnceAReplicationAndSharedByItsYears) {
  Inspection city = uncertain_city();
  city.sectors[0].deaths_1 = 0.5;
  city.sectors[0].deaths_2 = 0.1;
  city.sectors[0].exposed_share = 10;
  city.sectors[0].accidents_a_hazard_year = 0.3;
  const InspectionModel model(city);
  const auto deaths = [&](double tail) {
    Rates rates = rates_of(model.tables(), {.seed = 2});
    rates.sectors[0].deaths_tail = tail;
    double sum = 0;
    const Outcome outcome = model.simulate(rates, {.seed = 2});
    for (const Accident& one : outcome.accidents) sum += one.deaths;
    return sum / static_cast<double>(outcome.accidents.size());
  };
  EXPECT_GT(deaths(1.5), deaths(3.0));
  EXPECT_GT(deaths(3.0), deaths(6.0));
}

}  // namespace
}  // namespace yuyan::inspection
