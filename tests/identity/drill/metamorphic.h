// Two drills that differ in one thing, played with the same chance.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/outcomes.h"
#include "scenarios/reader/drill.h"

namespace yuyan::response {

inline constexpr std::uint64_t event_limit = 5'000'000;

/// A drill of scenarios/drills.
inline Drill shipped(const std::string& name) {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/drills" / name;
  Drill drill = reader::read_drill(folder, reading, diagnostics);
  diagnostics.throw_if_any();
  return drill;
}

template <class Rows>
void shuffle(Rows& rows) {
  std::ranges::rotate(rows, rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 3));
  std::ranges::reverse(rows);
}

/// The same drill with every table in another order.
inline Drill shuffled(Drill other) {
  shuffle(other.tanks);
  shuffle(other.site.bunds);
  shuffle(other.site.facilities);
  shuffle(other.site.posts);
  shuffle(other.surroundings);
  shuffle(other.weather);
  shuffle(other.roads.junctions);
  shuffle(other.roads.segments);
  shuffle(other.stations);
  shuffle(other.units.list);
  shuffle(other.capabilities);
  shuffle(other.dispatching.cover);
  shuffle(other.dispatching.mutual_aid);
  shuffle(other.background.zones);
  shuffle(other.background.kinds);
  shuffle(other.hospitals.list);
  shuffle(other.events.initiating);
  shuffle(other.plan.orders);
  shuffle(other.plan.packages);
  shuffle(other.plan.clauses);
  shuffle(other.roads.floods);
  shuffle(other.water.points);
  shuffle(other.plan.decisions);
  shuffle(other.plan.options);
  return other;
}

inline std::vector<Entry> story(const DrillModel& model, std::uint64_t replication) {
  DrillRun run(model, {1, replication});
  run.play(event_limit);
  const auto entries = run.journal().entries();
  return {entries.begin(), entries.end()};
}

/// The clock that vehicles share goes on from world to world of a process, so that times here may
/// differ by its rounding; what the program writes is compared bit for bit in
/// tests/end_to_end/determinism_test.py.
inline void expect_same(const std::vector<Entry>& a, const std::vector<Entry>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_NEAR(a[i].time_s, b[i].time_s, 1e-8);
    EXPECT_EQ(a[i].happening, b[i].happening);
    EXPECT_EQ(a[i].entity, b[i].entity);
    EXPECT_EQ(a[i].cause, b[i].cause);
  }
}

/// What one replication says of the clauses: met, not met, or not at stake (absent).
inline std::map<std::string, bool> verdicts(const DrillRun& run, const results::Schema& schema) {
  std::map<std::string, bool> result;
  const results::Record record = Recorder(run.model(), schema).record(run);
  const auto met = record.values(schema.flag("/drill/clauses/met"));
  const auto& clauses = run.model().drill().plan.clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i)
    if (met[i] != results::missing_flag) result[clauses[i].id] = met[i] == 1;
  return result;
}

using Story = std::vector<std::map<std::string, bool>>;

inline Story play(const Drill& drill, std::uint64_t replications, std::uint64_t seed = 1) {
  const DrillModel model(drill);
  const results::Schema schema(layout_of(model));
  Story story;
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    DrillRun run(model, {seed, replication});
    run.play(event_limit);
    run.check_consistency();
    story.push_back(verdicts(run, schema));
  }
  return story;
}

/// None of these clauses is met less often, beyond 4 standard errors of the paired difference; how
/// many of them could be compared.
inline int expect_no_worse(const std::vector<std::string>& clauses, const Story& base,
                           const Story& better) {
  int compared = 0;
  for (const std::string& id : clauses) {
    double sum = 0, squares = 0, n = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
      if (!base[i].contains(id) || !better[i].contains(id)) continue;
      const double difference = (better[i].at(id) ? 1 : 0) - (base[i].at(id) ? 1 : 0);
      sum += difference;
      squares += difference * difference;
      n += 1;
    }
    if (n < 2) continue;
    ++compared;
    const double mean = sum / n;
    const double error = std::sqrt(std::max(squares / n - mean * mean, 0.0) / (n - 1));
    EXPECT_GE(mean, -4 * error - 1e-9) << id << " of " << n;
  }
  return compared;
}

}  // namespace yuyan::response
