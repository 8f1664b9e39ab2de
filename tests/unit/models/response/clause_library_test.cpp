#include "models/response/clause_library.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "models/response/cast.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> ids(const FromLibrary& found) {
  std::vector<std::string> list;
  for (const auto& [clause, entry] : found.clauses) list.push_back(clause.id);
  return list;
}

Drill with_library(std::vector<std::string> names) {
  Drill drill = small_drill();
  drill.plan.library = std::move(names);
  return drill;
}

TEST(ClauseLibrary, EveryEntryHasAnIdTextsASourceAndALimit) {
  std::set<std::string> known;
  for (const LibraryClause& entry : clause_library()) {
    const Clause& clause = entry.clause;
    EXPECT_TRUE(known.insert(clause.id).second) << clause.id;
    EXPECT_FALSE(clause.text.empty() || clause.text_zh.empty() || entry.source.empty());
    const bool is_bound = clause.rule == Rule::number;  // those come in by name only
    EXPECT_NE(is_bound, entry.in_2016 || entry.in_current) << clause.id;
    EXPECT_EQ(is_bound, clause.limit.has_value()) << clause.id;
    if (clause.rule == Rule::within) EXPECT_GT(clause.limit_s, 0) << clause.id;
  }
}

TEST(ClauseLibrary, GivesClausesByName) {
  EXPECT_THAT(ids(from_library(with_library({"report_firm_1h", "public_information_5h"}))),
              ElementsAre("report_firm_1h", "public_information_5h"));
  EXPECT_THAT(ids(from_library(with_library({}))), IsEmpty());
}

TEST(ClauseLibrary, ASetHoldsWhatItsEditionAsksAndTheDrillHas) {
  const auto in_2016 = ids(from_library(with_library({"2016"})));
  EXPECT_THAT(in_2016, Contains("report_county_1h"));
  EXPECT_THAT(in_2016, Contains("station_5min"));
  EXPECT_THAT(in_2016, Not(Contains("ambulance_leaves_3min")));
  EXPECT_THAT(in_2016, Not(Contains("depot_station_5min")));  // no full-time brigade here
  const auto current = ids(from_library(with_library({"current"})));
  EXPECT_THAT(current, Not(Contains("report_county_1h")));
  EXPECT_THAT(current, Contains("report_county_2h"));
}

TEST(ClauseLibrary, MakesOneClauseForEachZone) {
  Drill drill = with_library({"out_before_harm"});
  EXPECT_THAT(ids(from_library(drill)), IsEmpty());
  drill.surroundings.resize(2);
  drill.surroundings[0].id = "school";
  drill.surroundings[1].id = "village";
  const auto found = from_library(drill);
  EXPECT_THAT(ids(found), ElementsAre("out_before_harm_school", "out_before_harm_village"));
  EXPECT_EQ(found.clauses[1].first.since_entity, "village");
}

TEST(ClauseLibrary, AClauseOfThePlanStandsInPlaceOfTheSame) {
  Drill drill = with_library({"report_firm_1h", "2016", "report_firm_1h"});
  Clause own;
  own.id = "report_firm_1h";
  drill.plan.clauses = {own};
  EXPECT_THAT(ids(from_library(drill)), Not(Contains("report_firm_1h")));
}

TEST(ClauseLibrary, BoundsOfAccidentClassesComeInByName) {
  EXPECT_THAT(ids(from_library(with_library({"2016", "current"}))),
              Not(Contains("injuries_below_10")));
  const auto found = from_library(with_library({"loss_below_10m_yuan"}));
  ASSERT_THAT(ids(found), ElementsAre("loss_below_10m_yuan"));
  EXPECT_EQ(found.clauses[0].first.measure, "loss_yuan");
  EXPECT_EQ(found.clauses[0].first.unit, "万元");
}

TEST(ClauseLibrary, TellsWhatIsTakenInTwice) {
  EXPECT_THAT(from_library(with_library({"2016", "current"})).twice, IsEmpty());
  EXPECT_THAT(from_library(with_library({"turnout_60s", "report_firm_1h", "turnout_60s"})).twice,
              ElementsAre("turnout_60s"));
  EXPECT_THAT(from_library(with_library({"report_firm_1h", "2016"})).twice,
              ElementsAre("report_firm_1h"));
  EXPECT_THAT(from_library(with_library({"2016", "ambulance_leaves_3min"})).twice, IsEmpty());
}

TEST(ClauseLibrary, AnEligibilityIsNoClause) {
  const auto found = from_library(with_library({"count_foam_20min", "nonsense"}));
  EXPECT_THAT(found.clauses, IsEmpty());
  EXPECT_THAT(found.no_clauses, ElementsAre("count_foam_20min"));
  EXPECT_THAT(found.unknown, ElementsAre("nonsense"));
  for (const auto& id : ids(from_library(with_library({"2016", "current"}))))
    EXPECT_FALSE(id.starts_with("count_")) << id;
}

}  // namespace
}  // namespace yuyan::response
