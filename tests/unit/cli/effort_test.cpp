#include "cli/effort.h"

#include <gtest/gtest.h>

#include "cli/options.h"
#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

struct Asked {
  Effort effort;
  std::vector<std::string> overrides;
};

Asked parsed(const Arguments& arguments) {
  Asked asked;
  Options options("try", {"", ""});
  add_effort(options, asked.effort);
  add_overrides(options, asked.overrides);
  EXPECT_TRUE(options.parse(arguments));
  return asked;
}

TEST(Effort, TakesWhatEveryVerbThatSimulatesAsks) {
  const Asked asked = parsed(
      {"--seed", "7", "--workers", "3", "--event-limit", "99", "--set", "a.b=1", "--set", "c*=2"});
  EXPECT_EQ(asked.effort.seed, 7U);
  EXPECT_EQ(asked.effort.processes(), 3);
  EXPECT_EQ(asked.effort.event_limit, 99U);
  EXPECT_EQ(asked.overrides, (std::vector<std::string>{"a.b=1", "c*=2"}));
}

TEST(Effort, UsesAllCoresWithSeedOneUnlessToldOtherwise) {
  const Asked asked = parsed({});
  EXPECT_EQ(asked.effort.seed, 1U);
  EXPECT_GE(asked.effort.processes(), 1);
  EXPECT_GT(asked.effort.event_limit, 0U);
}

TEST(Effort, RefusesNoWorkerAndANegativeSeed) {
  EXPECT_THROW(parsed({"--workers", "0"}), UsageError);
  EXPECT_THROW(parsed({"--seed", "-1"}), UsageError);
}

TEST(Effort, SaysWhatMayBeSetInBothLanguages) {
  std::vector<std::string> overrides;
  Options options("try", {"", ""});
  add_overrides(options, overrides, {"changes all", "全部修改"});
  EXPECT_NE(options.help(Language::english).find("changes all: PATH=VALUE"), std::string::npos);
  EXPECT_NE(options.help(Language::chinese).find("全部修改: 路径=值"), std::string::npos);
}

}  // namespace
}  // namespace yuyan::cli
