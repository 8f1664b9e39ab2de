#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

using testing::HasSubstr;

struct Given {
  std::string scenario;
  std::vector<std::string> more;
  std::uint64_t count = 100;
  std::optional<std::uint64_t> trace;
  double confidence = 0.95;
  std::optional<std::string> output;
  bool json = false;
};

Options options_for(Given& given) {
  Options options("try SCENARIO [more …]", {"About it.", "说明。"});
  options.argument("SCENARIO", given.scenario, {"the scenario", "情景"});
  options.arguments("more", given.more, {"more", "其他"});
  options.value("count,n", "N", given.count, {"how many", "次数"}, 1, 1000);
  options.value("trace", "R", given.trace, {"which", "哪一次"}, 0, 10);
  options.value("confidence", "P", given.confidence, {"confidence", "置信度"}, 0.5, 0.999);
  options.value("output,o", "FILE", given.output, {"where", "文件"});
  options.flag("json", given.json, {"JSON", "JSON"});
  return options;
}

TEST(Options, SetWhatIsGivenAndKeepTheRest) {
  Given given;
  ASSERT_TRUE(
      options_for(given).parse({"depot", "-n", "7", "x", "--json", "--confidence=0.9", "y"}));
  EXPECT_EQ(given.scenario, "depot");
  EXPECT_EQ(given.more, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(given.count, 7U);
  EXPECT_EQ(given.confidence, 0.9);
  EXPECT_TRUE(given.json);
  EXPECT_FALSE(given.trace);
  EXPECT_FALSE(given.output);
}

TEST(Options, RefuseValuesOutsideTheirRange) {
  for (const Arguments& wrong :
       {Arguments{"s", "-n", "0"}, Arguments{"s", "-n", "1001"}, Arguments{"s", "-n", "3.5"},
        Arguments{"s", "-n", "many"}, Arguments{"s", "--trace", "11"},
        Arguments{"s", "--confidence", "1"}, Arguments{"s", "--confidence", "nan"}}) {
    Given given;
    EXPECT_THROW((void)options_for(given).parse(wrong), UsageError) << wrong.back();
  }
}

TEST(Options, UnknownNamesGetTheNearest) {
  Given given;
  try {
    (void)options_for(given).parse({"s", "--cout", "3"});
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_EQ(error.text().english, "unknown option --cout; did you mean --count?");
    EXPECT_EQ(error.text().chinese, "未知选项 --cout;是否为 --count?");
  }
  // Names are not completed: a script would break when an option is added.
  EXPECT_THROW((void)options_for(given).parse({"s", "--conf", "0.9"}), UsageError);
}

TEST(Options, HelpGoesBeforeWhatIsMissing) {
  Given given;
  Options options = options_for(given);
  EXPECT_FALSE(options.parse({"--help"}));
  EXPECT_FALSE(options.parse({"-h", "depot"}));
  EXPECT_THROW((void)options.parse({}), UsageError);
  EXPECT_THAT(options.help(Language::english),
              HasSubstr("  -n, --count N       how many [default 100]\n"));
  EXPECT_THAT(options.help(Language::chinese), HasSubstr("次数 [默认 100]\n"));
}

}  // namespace
}  // namespace yuyan::cli
