// What an accident teaches like firms: from when, how much, for how long.
#include <cmath>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "models/inspection/model.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

constexpr double years_of_lessons = 0.5;

/// Many accidents that no inspector could have found, some of them fatal; two counties alike.
Inspection accident_city() {
  Inspection city = plain::city(100, 2);
  city.horizon.months_a_period = 1;
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "other";
  city.totals.push_back(city.totals[0]);
  city.totals[1].county = "other";
  Sector& sector = city.sectors[0];
  sector.accidents_a_hazard_year = 0.0;
  sector.background_a_year = 2.0;
  sector.fatal_share = 0.02;
  sector.deaths_1 = 0.6;
  sector.deaths_2 = 0.2;
  sector.exposed_share = 1;
  city.effects.lessons_years = years_of_lessons;
  return city;
}

/// What is known of the rest of an effect at any day, from the accidents that cause it.
class Teaching {
 public:
  Teaching(const InspectionModel& model, const Outcome& outcome, std::uint16_t county,
           int least_deaths)
      : calendar_(model.calendar()) {
    for (const Accident& one : outcome.accidents)
      if (one.deaths >= least_deaths && model.population().county[one.enterprise] == county)
        published_.push_back(one.day + model.tables().effects.investigation_d);
  }

  /// Years since the planning date at which the last report came in by then; negative before any.
  [[nodiscard]] double years_since(double day) const {
    double since = -1;
    for (const double published : published_)
      for (int month = 0; month < calendar_.months(); ++month)
        if (const double date = calendar_.month_start(month); published <= date) {
          if (date <= day) since = std::max(since, date);
          break;
        }
    return since < 0 ? -1 : (day - since) / year_d;
  }

 private:
  const PlanCalendar& calendar_;
  std::vector<double> published_;
};

/// How the accidents that are left of those without an effect compare with what the effect says.
struct Comparison {
  double taught = 0, left = 0, expected = 0, variance = 0;
  std::size_t untaught = 0;

  [[nodiscard]] double z() const { return (left - expected) / std::sqrt(variance); }
};

Comparison compare(const Inspection& city, double level, int least_deaths) {
  Inspection without = city;
  without.effects.lessons = 0.0;
  without.effects.publicity = 0.0;
  const InspectionModel model(city), plain(without);
  Comparison found;
  for (std::uint64_t replication = 0; replication < 40; ++replication) {
    const chance::Source source{.seed = 51, .replication = replication};
    const Outcome taught = model.simulate(source);
    const Outcome untaught = plain.simulate(source);
    std::set<std::pair<std::uint32_t, double>> left;
    for (const Accident& one : taught.accidents) left.emplace(one.enterprise, one.day);
    for (std::uint16_t county = 0; county < 2; ++county) {
      const Teaching teaching(model, taught, county, least_deaths);
      for (const Accident& one : untaught.accidents) {
        if (model.population().county[one.enterprise] != county) continue;
        const bool is_left = left.contains({one.enterprise, one.day});
        const double since = teaching.years_since(one.day);
        if (since < 0) {
          ++found.untaught;
          EXPECT_TRUE(is_left) << "day " << one.day;
          continue;
        }
        const double chance = 1 - level * std::exp(-since / years_of_lessons);
        found.taught += 1;
        found.left += is_left ? 1 : 0;
        found.expected += chance;
        found.variance += chance * (1 - chance);
      }
    }
  }
  return found;
}

TEST(Lessons, ReachLikeFirmsOnceTheReportIsOutAndFadeThen) {
  Inspection city = accident_city();
  city.effects.lessons = 0.6;
  const Comparison found = compare(city, 0.6, 1);
  EXPECT_GT(found.untaught, 1000U);  // before any report, in each county by itself
  EXPECT_GT(found.taught - found.expected, 1000);
  EXPECT_LT(std::abs(found.z()), 4)
      << found.left << " of " << found.taught << " left, expected " << found.expected;
}

TEST(Publicity, FollowsOnlyTheAccidentsThatBlacklist) {
  Inspection city = accident_city();
  city.effects.publicity = 0.8;
  city.supervision.blacklist_deaths = 3;
  const Comparison found = compare(city, 0.8, 3);
  EXPECT_GT(found.taught - found.expected, 500);
  EXPECT_LT(std::abs(found.z()), 4)
      << found.left << " of " << found.taught << " left, expected " << found.expected;
}

TEST(Lessons, WaitForTheInvestigation) {
  Inspection city = accident_city();
  city.effects.lessons = 1.0;
  city.effects.investigation_d = 730;
  Inspection without = city;
  without.effects.lessons = 0.0;
  const chance::Source source{.seed = 52, .replication = 0};
  const Outcome late = InspectionModel(city).simulate(source);
  const Outcome none = InspectionModel(without).simulate(source);
  EXPECT_EQ(late.accidents.size(), none.accidents.size());
}

}  // namespace
}  // namespace yuyan::inspection
