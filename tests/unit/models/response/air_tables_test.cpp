// The tables of wind and clouds: a map drawn from them shows the cloud of the model.
#include "models/response/air_tables.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/response/outcomes.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

/// Chlorine in a wind that turns by 50 degrees every ten minutes.
Drill turning_drill() {
  Drill drill = chlorine_drill();
  drill.scenario.horizon_s = 4000;
  drill.weather[0].turn_every_s = 600.0;
  drill.weather[0].turn_deg = 50.0;
  return drill;
}

/// Whether a place is inside the outline of one trail at a time, told only by the rows of the
/// table, as air_tables.h says.
bool inside(const std::vector<CloudChange>& rows, std::size_t trail, double time_s, double x_m,
            double y_m) {
  const CloudChange& row = rows[trail];
  if (row.time_s >= time_s || row.harmful.reach_m <= 0) return false;
  double moved_m = 0, until_s = time_s;
  double x = x_m - row.source.x_m, y = y_m - row.source.y_m;
  for (std::size_t later = trail + 1; later < rows.size() && rows[later].time_s < time_s; ++later) {
    until_s = std::min(until_s, rows[later].time_s);
    const double end_s =
        later + 1 < rows.size() ? std::min(time_s, rows[later + 1].time_s) : time_s;
    const double way_m = rows[later].wind_m_s * (end_s - rows[later].time_s);
    const double towards = rows[later].towards_deg * std::numbers::pi / 180;
    moved_m += way_m;
    x -= way_m * std::sin(towards);
    y -= way_m * std::cos(towards);
  }
  const double towards = row.towards_deg * std::numbers::pi / 180;
  const double along = x * std::sin(towards) + y * std::cos(towards);
  const double across = std::abs(x * std::cos(towards) - y * std::sin(towards));
  if (along <= 0 || along > row.wind_m_s * (until_s - row.time_s)) return false;
  const double share = (along + moved_m) / row.harmful.reach_m;
  if (share >= 1) return false;
  double before_share = 0, before_m = 0;
  for (std::size_t i = 0; i <= propagation::outline_shares.size(); ++i) {
    const bool end = i == propagation::outline_shares.size();
    const double at = end ? 1 : propagation::outline_shares[i];
    const double half_m = end ? 0 : row.harmful.half_width_m[i];
    if (share <= at)
      return across <=
             before_m + (half_m - before_m) * (share - before_share) / (at - before_share);
    before_share = at;
    before_m = half_m;
  }
  return false;
}

TEST(CloudTable, DrawsTheCloudOfTheModel) {
  const DrillModel model(turning_drill());
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const auto& rows = run.clouds().history();
  ASSERT_GE(rows.size(), 4U);
  for (const double time_s : {500.0, 1500.0, 2300.0}) {
    int in = 0, out = 0, wrong = 0;
    for (double x = -3000; x <= 3000; x += 20)
      for (double y = -3000; y <= 3000; y += 20) {
        const bool real = run.clouds().at(0).at_kg_m3({.x_m = x, .y_m = y}, time_s) >=
                          run.clouds().at(0).agent().harmful_kg_m3;
        bool drawn = false;
        for (std::size_t trail = 0; trail < rows.size(); ++trail)
          drawn |= inside(rows, trail, time_s, x, y);
        real ? ++in : ++out;
        wrong += real != drawn ? 1 : 0;
      }
    EXPECT_GT(in, 100) << time_s;
    // Only at the edges, at soft fronts, and where trails overlap, they differ.
    EXPECT_LT(wrong, 0.15 * in) << time_s << " of " << in;
  }
}

TEST(CloudTable, EndsWithTheRelease) {
  const DrillModel model(chlorine_drill());
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const auto& rows = run.clouds().history();
  ASSERT_EQ(rows.size(), 2U);  // a steady wind: it begins and it ends
  EXPECT_EQ(rows[0].time_s, 0);
  EXPECT_EQ(rows[0].wind_m_s, 3);
  EXPECT_EQ(rows[0].towards_deg, 90);
  EXPECT_GT(rows[0].harmful.reach_m, 600);
  EXPECT_EQ(rows[1].time_s, 1800);
  EXPECT_EQ(rows[1].harmful.reach_m, 0);
}

TEST(CloudTable, IsWrittenWithTheWind) {
  const DrillModel model(turning_drill());
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const results::Schema schema(layout_of(model));
  const results::Record record = Recorder(model, schema).record(run);
  EXPECT_EQ(record.rows(schema.table("/drill/clouds")), run.clouds().history().size());
  EXPECT_EQ(record.rows(schema.table("/drill/wind")), run.wind().history().size());
  ASSERT_GE(run.wind().history().size(), 6U);
  EXPECT_EQ(run.wind().history()[1].time_s, 600);
  EXPECT_EQ(run.wind().history()[1].towards_deg, 140);
  EXPECT_EQ(run.wind().history()[2].towards_deg, 190);
}

TEST(CloudTable, IsLeftOutWhereNothingCanBeInTheAir) {
  const results::Layout layout = layout_of(DrillModel(small_drill()));
  EXPECT_TRUE(std::ranges::none_of(layout.event_tables, [](const results::EventTable& table) {
    return table.path == "/drill/clouds";
  }));
}

}  // namespace
}  // namespace yuyan::response
