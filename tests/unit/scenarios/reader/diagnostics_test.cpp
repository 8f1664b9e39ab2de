#include "scenarios/reader/diagnostics.h"

#include <gtest/gtest.h>

namespace yuyan::reader {
namespace {

const Text unknown{"unknown table", "未知的表"};
const Text hint{"did you mean [weather]?", "是否为 [weather]?"};

TEST(Diagnostics, NamesFileLineAndKeyInBothLanguages) {
  Diagnostics diagnostics;
  diagnostics.error({"scenario.toml", 12}, "[wether]", unknown, {}, hint);
  EXPECT_EQ(diagnostics.render(Language::english),
            "scenario.toml:12: [wether]: unknown table; did you mean [weather]?\n");
  EXPECT_EQ(diagnostics.render(Language::chinese),
            "scenario.toml:12: [wether]: 未知的表; 是否为 [weather]?\n");
}

TEST(Diagnostics, LeaveOutWhatIsNotKnown) {
  Diagnostics diagnostics;
  diagnostics.error({"tanks.csv", 0}, "", {"cannot be read", "无法读取"});
  EXPECT_EQ(diagnostics.render(Language::english), "tanks.csv: cannot be read\n");
}

TEST(Diagnostics, AreOrderedByFileAndLineAndAsFoundWithinALine) {
  Diagnostics diagnostics;
  diagnostics.error({"b.csv", 2}, "x", {"first", "一"});
  diagnostics.error({"a.toml", 10}, "x", {"second", "二"});
  diagnostics.warning({"a.toml", 9}, "x", {"third", "三"});
  diagnostics.error({"b.csv", 2}, "a", {"fourth", "四"});
  EXPECT_EQ(diagnostics.render(Language::english),
            "a.toml:9: warning: x: third\n"
            "a.toml:10: x: second\n"
            "b.csv:2: x: first\n"
            "b.csv:2: a: fourth\n");
}

TEST(Diagnostics, ThrowAllAtOnceButNotForWarnings) {
  Diagnostics diagnostics;
  diagnostics.warning({"a.toml", 1}, "x", {"doubtful", "存疑"});
  EXPECT_NO_THROW(diagnostics.throw_if_any());
  diagnostics.error({"a.toml", 2}, "y", {"wrong", "错误"});
  diagnostics.error({"a.toml", 3}, "z", {"wrong", "错误"});
  try {
    diagnostics.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    EXPECT_EQ(error.diagnostics().errors(), 2);
    EXPECT_EQ(error.what(), diagnostics.render(Language::english));
  }
}

}  // namespace
}  // namespace yuyan::reader
