// Accidents of the past act like simulated ones, and nothing else happens before their date.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/inspection/model.h"
#include "models/inspection/rates.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

constexpr double half_year_d = 181;

Inspection dangerous_city() {
  Inspection city = plain::city(300, 2);
  city.sectors[0].accidents_a_hazard_year = 0.2;
  city.sectors[0].background_a_year = 0.05;
  city.sectors[0].fatal_share = 1.0;
  return city;
}

PastAccident accident(double day, std::optional<std::uint32_t> firm = {}, std::uint64_t key = 1) {
  return {.day = day, .firm = firm, .deaths = 1, .key = key};
}

Outcome play(const InspectionModel& model, const Past& past, std::uint64_t replication = 0) {
  const chance::Source source{.seed = 3, .replication = replication};
  return model.simulate(rates_of(model.tables(), source), source, past);
}

TEST(Past, NothingHappensBeforeItsDateButWhatDid) {
  const InspectionModel model(dangerous_city());
  const Past past{.until_d = half_year_d, .accidents = {accident(40, 17), accident(90)}};
  plain::Sample after, free_after;
  for (std::uint64_t r = 0; r < 200; ++r) {
    const Outcome outcome = play(model, past, r);
    const auto is_past = [](const Accident& one) { return one.day < half_year_d; };
    ASSERT_EQ(std::ranges::count_if(outcome.accidents, is_past), 2);
    EXPECT_EQ(outcome.accidents[0].day, 40);
    EXPECT_EQ(outcome.accidents[0].enterprise, 17U);
    after.add(static_cast<double>(outcome.accidents.size()) - 2);
    double free = 0;
    for (const Accident& one : play(model, {}, r).accidents) free += one.day >= half_year_d;
    free_after.add(free);
  }
  // Accidents remove the hazards behind them here only where they are revealed: not in this city,
  // so what comes after has the same mean.
  EXPECT_NEAR(after.mean(), free_after.mean(),
              4 * std::hypot(after.mean_error(), free_after.mean_error()));
}

TEST(Past, WithoutOneEverythingIsAsItWas) {
  const InspectionModel model(dangerous_city());
  const Outcome with = play(model, Past{}), without = model.simulate({.seed = 3});
  ASSERT_EQ(with.accidents.size(), without.accidents.size());
  for (std::size_t i = 0; i < with.accidents.size(); ++i)
    EXPECT_EQ(with.accidents[i].day, without.accidents[i].day);
}

TEST(Past, AnAccidentRevealsTheHazardBehindIt) {
  Inspection city = dangerous_city();
  city.effects.accident_reveals = 1;
  city.horizon.years = 1;
  const InspectionModel model(city);
  Past past{.until_d = 365, .accidents = {}};
  for (std::uint32_t firm = 0; firm < 300; ++firm)
    past.accidents.push_back(accident(180, firm, firm + 1));
  const Outcome with = play(model, past);
  const Outcome none = play(model, {.until_d = 365, .accidents = {}});
  EXPECT_EQ(none.cells[0][Count::ended_by_accident], 0);
  EXPECT_GT(with.cells[0][Count::ended_by_accident], 30);
  EXPECT_EQ(with.cells[0][Count::arisen], none.cells[0][Count::arisen]);
  std::int64_t by_hazards = 0;
  for (const Accident& one : with.accidents) by_hazards += one.cause == Cause::general_hazard;
  EXPECT_EQ(with.cells[0][Count::ended_by_accident], by_hazards);
}

TEST(Past, AFirmLosesItsCertificateAndLikeFirmsLearn) {
  Inspection city = dangerous_city();
  city.sectors[0].accidents_a_hazard_year = 0.0;  // no accidents but those of the past
  city.sectors[0].background_a_year = 0.0;
  city.totals[0].level_2_share = 1;
  city.effects.level_2 = 0.5;
  city.effects.own_accident = 0.0;
  const InspectionModel certified(city);
  Past past{.until_d = 10, .accidents = {}};
  for (std::uint32_t firm = 0; firm < 300; ++firm)
    past.accidents.push_back(accident(5, firm, firm + 1));
  const auto arisen = [](const Outcome& outcome) {
    return static_cast<double>(outcome.cells[0][Count::arisen]);
  };
  // Revoked: hazards arise twice as often; the certificates that ran out in the year count less.
  const double kept = arisen(play(certified, {.until_d = 10, .accidents = {}}));
  EXPECT_GT(arisen(play(certified, past)), 1.5 * kept);
  // Published after the investigation: half as often, for long.
  city.totals[0].level_2_share = 0;
  city.effects.lessons = 0.5;
  city.effects.lessons_years = 100.0;
  city.effects.investigation_d = 0;
  const InspectionModel taught(city);
  const Past one{.until_d = 10, .accidents = {accident(5)}};
  const double untaught = arisen(play(taught, {.until_d = 10, .accidents = {}}));
  EXPECT_LT(arisen(play(taught, one)), 0.7 * untaught);
}

TEST(Past, AnUnknownFirmIsDrawnBySize) {
  Inspection city = dangerous_city();
  city.totals[0].employees = chance::Lognormal{.median = 30, .sigma = 1.0};
  city.sectors[0].size_exponent = 1;
  const InspectionModel model(city);
  const Past past{.until_d = half_year_d, .accidents = {accident(40)}};
  double drawn = 0, expected = 0, all = 0;
  constexpr int replications = 400;
  for (std::uint64_t r = 0; r < replications; ++r)
    drawn += model.population().size[play(model, past, r).accidents[0].enterprise] / replications;
  double squares = 0;
  for (const double size : model.population().size) {
    all += size;
    squares += size * size;
  }
  expected = squares / all;
  double variance = 0;
  for (const double size : model.population().size)
    variance += size / all * (size - expected) * (size - expected);
  EXPECT_NEAR(drawn, expected, 4 * std::sqrt(variance / replications));
}

}  // namespace
}  // namespace yuyan::inspection
