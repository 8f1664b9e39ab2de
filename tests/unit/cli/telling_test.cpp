// How times, progress and CSV are written.
#include <limits>

#include <gtest/gtest.h>

#include "cli/csv.h"
#include "cli/progress.h"
#include "cli/story.h"
#include "cli/summary_text.h"

namespace yuyan::cli {
namespace {

TEST(Story, TellsTimeSinceTheStartAndTheClock) {
  EXPECT_EQ(since_start(0), "T+00:00:00");
  EXPECT_EQ(since_start(3723.9), "T+01:02:03");
  EXPECT_EQ(since_start(100 * 3600.0), "T+100:00:00");
  EXPECT_EQ(clock(14.5, 0), "14:30:00");
  EXPECT_EQ(clock(23, 3661), "00:01:01+1");
  EXPECT_EQ(clock(0, 2 * 86400.0), "00:00:00+2");
}

TEST(Summary, DurationsAreRoundedAsPeopleSayThem) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(duration(45.4, Language::english), "45 s");
  EXPECT_EQ(duration(119, Language::english), "119 s");
  EXPECT_EQ(duration(12 * 60, Language::english), "12 min");
  EXPECT_EQ(duration(3599, Language::english), "1 h");
  EXPECT_EQ(duration(3900, Language::english), "1 h 05 min");
  EXPECT_EQ(duration(3900, Language::chinese), "1 小时 05 分");
  EXPECT_EQ(duration(infinity, Language::english), "never");
  EXPECT_EQ(duration(infinity, Language::chinese), "未达到");
  EXPECT_EQ(duration(std::numeric_limits<double>::quiet_NaN(), Language::english), "");
}

TEST(Progress, ShowsHowFarAndHowLong) {
  ensemble::Progress progress;
  progress.total = 200;
  EXPECT_EQ(progress_line(progress, 0, 0, Language::english),
            "[........................]  0 of 200");
  progress.done = 45;
  progress.failed = 5;
  EXPECT_EQ(progress_line(progress, 10, 0, Language::english),
            "[######..................]  50 of 200, 30 s left");
  EXPECT_EQ(progress_line(progress, 10, 40, Language::chinese),
            "[######..................]  50 / 200, 约剩 150 秒");
  progress.done = 195;
  EXPECT_EQ(progress_line(progress, 10, 0, Language::english),
            "[########################]  200 of 200");
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_line({"a", "b,c", "say \"x\"", "two\nlines", ""}),
            "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\n");
}

}  // namespace
}  // namespace yuyan::cli
