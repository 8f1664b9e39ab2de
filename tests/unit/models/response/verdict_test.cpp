#include "models/response/verdict.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

class VerdictTest : public testing::Test {
 protected:
  void happens(double time_s, Happening happening, EntityNumber entity = 0) {
    journal_.write({.time_s = time_s, .happening = happening, .entity = entity});
  }
  [[nodiscard]] Verdict judged(Rule rule, double limit_s, double end_s = 1e12) const {
    Clause clause;
    clause.rule = rule;
    clause.of = Happening::water_on;
    clause.of_entity = "outside";
    clause.since = Happening::called_119;
    clause.limit_s = limit_s;
    clause.unless = unless_;
    return judge(clause, journal_, cast_, end_s);
  }

  Cast cast_{small_drill()};
  Journal journal_;
  std::optional<Happening> unless_;
};

TEST_F(VerdictTest, IsNotAtStakeBeforeItsClockStarts) {
  happens(5, Happening::water_on, cast_.unit(0));
  EXPECT_FALSE(judged(Rule::within, 60).at_stake);
  EXPECT_FALSE(judged(Rule::never, 0).at_stake);
}

TEST_F(VerdictTest, WithinMeasuresTheIntervalAndIncludesItsLimit) {
  happens(100, Happening::called_119);
  happens(400, Happening::water_on, cast_.unit(0));
  const Verdict kept = judged(Rule::within, 300);
  EXPECT_TRUE(kept.at_stake && kept.met);
  EXPECT_DOUBLE_EQ(kept.value, 300);
  EXPECT_TRUE(judged(Rule::within, 300 - limit_tolerance_s / 2).met);
  EXPECT_FALSE(judged(Rule::within, 299).met);
}

// Water is needed no more once the fire is out: in time that counts, too late it does not.
TEST_F(VerdictTest, WithinIsKeptByWhatMakesItNeedless) {
  happens(50, Happening::extinguished);  // another fire, before
  happens(100, Happening::called_119);
  happens(300, Happening::extinguished);
  happens(700, Happening::water_on, cast_.unit(0));
  EXPECT_FALSE(judged(Rule::within, 300).met);
  unless_ = Happening::extinguished;
  const Verdict kept = judged(Rule::within, 300);
  EXPECT_TRUE(kept.at_stake && kept.met);
  EXPECT_DOUBLE_EQ(kept.value, 200);
  EXPECT_FALSE(judged(Rule::within, 150).met);
}

TEST_F(VerdictTest, WithinIsBrokenByWhatNeverComes) {
  happens(100, Happening::called_119);
  const Verdict verdict = judged(Rule::within, 1e9);
  EXPECT_TRUE(verdict.at_stake);
  EXPECT_FALSE(verdict.met);
  EXPECT_TRUE(std::isnan(verdict.value));
}

TEST_F(VerdictTest, WithinIsNotAtStakeWhenTheDrillEndedBeforeTheLimit) {
  happens(100, Happening::called_119);
  EXPECT_FALSE(judged(Rule::within, 300, 399).at_stake);
  EXPECT_TRUE(judged(Rule::within, 300, 400).at_stake);
}

TEST_F(VerdictTest, WithinIsKeptByWhatCameBeforeItsClock) {
  happens(50, Happening::water_on, cast_.unit(0));
  happens(100, Happening::called_119);
  EXPECT_TRUE(judged(Rule::within, 0).met);
  EXPECT_DOUBLE_EQ(judged(Rule::within, 0).value, 0);
}

TEST_F(VerdictTest, LooksOnlyAtTheEntitiesItNames) {
  happens(100, Happening::called_119);
  happens(110, Happening::water_on, cast_.tank(0));
  EXPECT_FALSE(judged(Rule::within, 60).met);
}

TEST_F(VerdictTest, BeforeIsKeptWhenTheThreatNeverComes) {
  happens(10, Happening::water_on, cast_.unit(0));
  const Verdict verdict = judged(Rule::before, 0);
  EXPECT_TRUE(verdict.at_stake && verdict.met);
}

TEST_F(VerdictTest, BeforeComparesTheTwoTimes) {
  happens(10, Happening::called_119);
  happens(30, Happening::water_on, cast_.unit(0));
  EXPECT_FALSE(judged(Rule::before, 0).met);
  EXPECT_DOUBLE_EQ(judged(Rule::before, 0).value, -20);
}

TEST_F(VerdictTest, NeverLooksOnlyAtWhatComesAfter) {
  happens(10, Happening::water_on, cast_.unit(0));
  happens(20, Happening::called_119);
  EXPECT_TRUE(judged(Rule::never, 0).met);
  happens(30, Happening::water_on, cast_.unit(0));
  EXPECT_FALSE(judged(Rule::never, 0).met);
}

}  // namespace
}  // namespace yuyan::response
