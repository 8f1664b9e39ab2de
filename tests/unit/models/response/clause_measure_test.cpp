#include "models/response/clause_measure.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "models/response/outcomes.h"
#include "models/response/verdict.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

results::Layout layout() { return layout_of(DrillModel(small_drill())); }

TEST(ClauseMeasure, FindsOutcomesAndPlacesOfArrays) {
  const auto deaths = clause_measure(layout(), "deaths");
  ASSERT_TRUE(deaths.has_value());
  EXPECT_EQ(deaths->path, "/drill/outcomes/deaths");
  EXPECT_FALSE(deaths->is_moment);
  const auto called = clause_measure(layout(), "called_s");
  ASSERT_TRUE(called.has_value());
  EXPECT_TRUE(called->is_moment);
  const auto second = clause_measure(layout(), "damage[T2]");
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(second->path, "/drill/tanks/damage");
  EXPECT_EQ(second->place, 1U);
  EXPECT_FALSE(clause_measure(layout(), "peak_queue[hospital]")->is_moment);
}

// Curves are no numbers at the end, flags and words are no numbers, and a place has to exist.
TEST(ClauseMeasure, KnowsNothingElse) {
  for (const char* name : {"burning_tanks[0]", "damage", "damage[T3]", "damage[T1,T2]", "deths",
                           "initiating_event", "met[a]", "", "["})
    EXPECT_FALSE(clause_measure(layout(), name).has_value()) << name;
}

TEST(ClauseMeasure, EveryNameThatIsListedIsFound) {
  const auto names = clause_measure_names(layout());
  for (const std::string& name : names)
    EXPECT_TRUE(clause_measure(layout(), name).has_value()) << name;
  EXPECT_THAT(names, Contains("foam_m3"));
  EXPECT_THAT(names, Contains("units_lost"));
  EXPECT_THAT(names, Contains("peak_queue[hospital]"));
  EXPECT_THAT(names, Not(Contains("initiating_event")));
}

TEST(ClauseMeasure, TurnsUnitsIntoOneAnother) {
  EXPECT_DOUBLE_EQ(unit_factor("", "m3").value(), 1);
  EXPECT_DOUBLE_EQ(unit_factor("min", "s").value(), 60);
  EXPECT_DOUBLE_EQ(unit_factor("h", "min").value(), 60);
  EXPECT_DOUBLE_EQ(unit_factor("万元", "yuan").value(), 1e4);
  EXPECT_FALSE(unit_factor("m3", "s").has_value());
  EXPECT_THAT(limit_units("m3"), ElementsAre("m3", "L"));
}

class NumberTest : public testing::Test {
 protected:
  [[nodiscard]] Verdict judged(Operator comparison, double limit, double number,
                               bool is_moment = false) const {
    Clause clause;
    clause.rule = Rule::number;
    clause.comparison = comparison;
    clause.limit = limit;
    clause.since = since_;
    return judge_number(clause, number, is_moment, journal_, cast_);
  }

  static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  Cast cast_{small_drill()};
  Journal journal_;
  std::optional<Happening> since_;
};

TEST_F(NumberTest, EachOperatorHasItsEdge) {
  EXPECT_TRUE(judged(Operator::at_most, 3, 3).met);
  EXPECT_FALSE(judged(Operator::at_most, 3, 3.001).met);
  EXPECT_FALSE(judged(Operator::below, 3, 3).met);
  EXPECT_TRUE(judged(Operator::below, 3, 2).met);
  EXPECT_TRUE(judged(Operator::at_least, 3, 3).met);
  EXPECT_FALSE(judged(Operator::at_least, 3, 2.999).met);
  EXPECT_FALSE(judged(Operator::above, 3, 3).met);
  EXPECT_TRUE(judged(Operator::above, 3, 4).met);
  EXPECT_TRUE(judged(Operator::equal, 3, 3).met);
  EXPECT_FALSE(judged(Operator::equal, 3, 2).met);
  EXPECT_DOUBLE_EQ(judged(Operator::equal, 3, 2).value, 2);
}

// Sums of floating-point numbers end beside what was meant.
TEST_F(NumberTest, RoundingBreaksNoPromise) {
  EXPECT_TRUE(judged(Operator::at_most, 0.3, 0.1 + 0.2).met);
  EXPECT_TRUE(judged(Operator::equal, 0.3, 0.1 + 0.2).met);
  EXPECT_FALSE(judged(Operator::below, 0.1 + 0.2, 0.3).met);
}

TEST_F(NumberTest, WhatNeverCameIsLaterThanAnyLimit) {
  const Verdict late = judged(Operator::at_most, 900, nan, true);
  EXPECT_TRUE(late.at_stake);
  EXPECT_FALSE(late.met);
  EXPECT_TRUE(judged(Operator::at_least, 900, nan, true).met);
}

TEST_F(NumberTest, AnotherMissingNumberPutsNothingAtStake) {
  EXPECT_FALSE(judged(Operator::at_most, 900, nan).at_stake);
}

TEST_F(NumberTest, IsAtStakeOnlyOnceItsConditionHasHappened) {
  since_ = Happening::burning;
  EXPECT_FALSE(judged(Operator::at_most, 3, 1).at_stake);
  journal_.write({.time_s = 5, .happening = Happening::burning, .entity = cast_.tank(0)});
  EXPECT_TRUE(judged(Operator::at_most, 3, 1).at_stake);
}

Clause limited(const std::string& measure, double limit, const std::string& unit = "") {
  Clause clause;
  clause.id = "limited";
  clause.rule = Rule::number;
  clause.measure = measure;
  clause.limit = limit;
  clause.unit = unit;
  return clause;
}

/// What a replication records of the one clause: met or not, and its value.
std::pair<int, double> recorded(const Clause& clause) {
  Drill drill = small_drill();
  drill.plan.clauses = {clause};
  const DrillModel model(drill);
  const results::Schema schema(layout_of(model));
  DrillRun run(model, {1, 0});
  run.play(100'000);
  const results::Record record = Recorder(model, schema).record(run);
  return {record.values(schema.flag("/drill/clauses/met"))[0],
          record.values(schema.real("/drill/clauses/value"))[0]};
}

TEST(ClauseOfNumber, IsRecordedInItsOwnUnit) {
  const auto [met_s, seconds] = recorded(limited("end_s", 1e6));
  const auto [met_h, hours] = recorded(limited("end_s", 0.01, "h"));
  EXPECT_EQ(met_s, 1);
  EXPECT_EQ(met_h, 0);
  EXPECT_GT(seconds, 0);
  EXPECT_DOUBLE_EQ(hours, seconds / 3600);
  EXPECT_EQ(recorded(limited("escalations", 1)).first, recorded(limited("escalations", 99)).first);
}

TEST(ClauseOfNumber, TellsItsTermsInTheTable) {
  Drill drill = small_drill();
  drill.plan.clauses = {limited("loss_yuan", 500, "万元")};
  const results::Layout layout = layout_of(DrillModel(drill));
  for (const results::StaticTable& table : layout.static_tables) {
    if (table.path != "/drill/clauses") continue;
    const auto text = [&](std::string_view name) {
      for (const auto& one : table.columns)
        if (one.column.name == name) return std::get<std::vector<std::string>>(one.values)[0];
      return std::string("no such column");
    };
    EXPECT_EQ(text("rule"), "number");
    EXPECT_EQ(text("measure"), "loss_yuan");
    EXPECT_EQ(text("operator"), "<=");
    EXPECT_EQ(text("unit"), "万元");
    EXPECT_EQ(text("of"), "");
    return;
  }
  FAIL() << "no table of clauses";
}

}  // namespace
}  // namespace yuyan::response
