#include "cli/metric.h"

#include <cmath>

#include <gmock/gmock.h>

#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

using results::Type;
using testing::HasSubstr;

results::Layout layout() {
  results::Layout layout;
  layout.dimensions = {
      {"/drill/clauses/clause", {}, "", std::vector<std::string>{"water", "report"}},
      {"/year", {}, "", std::vector<std::int64_t>{2016, 2017, 2018}},
      {"/county", {}, "", std::vector<std::string>{"Shuangqiao", "Xinglong"}}};
  layout.variables = {
      {"/drill/outcomes/deaths", Type::integer, "", {"deaths", "死亡人数"}, {}, {}},
      {"/drill/outcomes/first_water_s", Type::real, "s", {"first water", "首次出水"}, {}, {}},
      {"/drill/clauses/met", Type::flag, "", {"met", "满足"}, {"/drill/clauses/clause"}, {}},
      {"/drill/clauses/value", Type::real, "", {"value", "用时"}, {"/drill/clauses/clause"}, {}},
      {"/indicators/deaths", Type::integer, "", {"deaths", "死亡"}, {"/year", "/county"}, {}},
      {"/drill/outcomes/grade", Type::code, "", {"grade", "等级"}, {}, {"I", "II"}}};
  layout.static_tables = {
      {"/drill/clauses",
       "/drill/clauses/clause",
       {},
       {{{"text", Type::text, "", {}, {}}, std::vector<std::string>{"Water", "Report"}},
        {{"text_zh", Type::text, "", {}, {}}, std::vector<std::string>{"出水", "报告"}},
        {{"unit", Type::text, "", {}, {}}, std::vector<std::string>{"s", "m3"}}}}};
  return layout;
}

class MetricTest : public testing::Test {
 protected:
  [[nodiscard]] Metric called(const std::string& name) const {
    return metric_called(name, measurables(schema_));
  }
  [[nodiscard]] std::string refusal(const std::string& name) const {
    try {
      (void)called(name);
    } catch (const UsageError& error) {
      return error.what();
    }
    return "";
  }

  results::Schema schema_{layout()};
};

// What a clause measures has the unit of the clause.
TEST_F(MetricTest, TakesItsUnitFromItsPlaceWhereTheArrayHasNone) {
  EXPECT_EQ(called("value[water]").unit, "s");
  EXPECT_EQ(called("value[report]").unit, "m3");
  EXPECT_EQ(called("met[report]").unit, "");
}

TEST_F(MetricTest, IsFoundByPathAndByItsLastPart) {
  EXPECT_EQ(called("/drill/outcomes/deaths").path, "/drill/outcomes/deaths");
  EXPECT_EQ(called("first_water_s").path, "/drill/outcomes/first_water_s");
  EXPECT_EQ(called("first_water_s").unit, "s");
  EXPECT_FALSE(called("first_water_s").is_share());
}

TEST_F(MetricTest, AClauseIsFoundByItsBareName) {
  const Metric metric = called("report");
  EXPECT_EQ(metric.path, "/drill/clauses/met");
  EXPECT_EQ(metric.place, 1U);
  EXPECT_TRUE(metric.is_share());
  EXPECT_EQ(metric.label.chinese, "报告");
  EXPECT_EQ(called("met[report]").place, 1U);
  EXPECT_EQ(called("value[water]").path, "/drill/clauses/value");
}

TEST_F(MetricTest, PlacesOnSeveralAxesLieRowByRow) {
  EXPECT_EQ(called("deaths[2018,Xinglong]").place, 5U);
  EXPECT_EQ(called("/indicators/deaths[2016,Xinglong]").place, 1U);
  EXPECT_EQ(called("deaths").path, "/drill/outcomes/deaths");
}

TEST_F(MetricTest, WhatIsNotThereIsRefusedWithTheNearest) {
  EXPECT_THAT(refusal("death"), HasSubstr("did you mean deaths?"));
  EXPECT_THAT(refusal("reprt"), HasSubstr("did you mean report?"));
  EXPECT_THAT(refusal("deaths[2016,Xinglon]"), HasSubstr("nearest: Xinglong"));
  EXPECT_THAT(refusal("value"), HasSubstr("name a place on each"));
  EXPECT_THAT(refusal("zzzzzz"), HasSubstr("there are deaths"));
  EXPECT_NE(refusal("grade"), "");
}

TEST_F(MetricTest, ReadsItsNumberFromARecord) {
  results::Record record(schema_);
  record.set(schema_.integer("/drill/outcomes/deaths"), 3);
  record.set(schema_.flag("/drill/clauses/met"), 1, 1);
  record.values(schema_.integer("/indicators/deaths"))[5] = 42;
  EXPECT_EQ(value_of(record, called("/drill/outcomes/deaths")), 3);
  EXPECT_EQ(value_of(record, called("report")), 1);
  EXPECT_TRUE(std::isnan(value_of(record, called("water"))));
  EXPECT_TRUE(std::isnan(value_of(record, called("first_water_s"))));
  EXPECT_EQ(value_of(record, called("deaths[2018,Xinglong]")), 42);
}

}  // namespace
}  // namespace yuyan::cli
