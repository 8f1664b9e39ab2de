#include "sim/results/markdown.h"

#include <fstream>

#include <gmock/gmock.h>

#include "sim/results/replications.h"
#include "tests/unit/sim/results/sample.h"
#include "tests/unit/sim/results/scratch.h"

namespace yuyan::results {
namespace {

using testing::HasSubstr;

TEST(Markdown, HasASectionForEachGroupInTheOrderOfTheirNames) {
  Layout layout;
  layout.dimensions = {{"/drill/time", {"time", "时间"}, "s", std::vector<double>{0, 60}}};
  layout.variables = {{"/drill/timeline/heat_flux",
                       Type::real,
                       "W/m2",
                       {"heat flux | at the school", "热辐射"},
                       {"/drill/time"},
                       {}},
                      {"/drill/grade", Type::code, "", {"grade", "等级"}, {}, {"I", "II"}}};
  layout.event_tables = {{"/drill/events",
                          "event",
                          {"what happened", "事件"},
                          {{"planned", Type::flag, "", {"foreseen", "预案内"}, {}}}}};
  EXPECT_EQ(markdown(layout), R"(### `/drill`

| name | axes | type | unit | meaning | 含义 |
| --- | --- | --- | --- | --- | --- |
| `time` | itself | float64 | s | time | 时间 |
| `grade` | replication | int32 code |  | grade (I, II) | 等级 |

### `/drill/events`

what happened · 事件

| name | axes | type | unit | meaning | 含义 |
| --- | --- | --- | --- | --- | --- |
| `event` | itself | int64 |  | number of the row | 行号 |
| `replication` | event | int64 |  | replication that the row belongs to | 推演次序号 |
| `planned` | event | int8 (0, 1) |  | foreseen | 预案内 |

### `/drill/timeline`

| name | axes | type | unit | meaning | 含义 |
| --- | --- | --- | --- | --- | --- |
| `heat_flux` | replication, time | float64 | W/m2 | heat flux \| at the school | 热辐射 |

)");
}

TEST(Markdown, NamesEveryArrayOfTheSample) {
  const std::string text = markdown(sample::layout());
  for (const Variable& variable : sample::layout().variables)
    EXPECT_THAT(text, HasSubstr("| `" + std::string(name_of(variable.path)) + "` |"));
  EXPECT_THAT(text, HasSubstr("clauses of the plan · 预案条款表"));
  EXPECT_THAT(text,
              HasSubstr("how the clauses fared (computed after the run) · 条款检验(推演后统计)"));
  EXPECT_THAT(text,
              HasSubstr("| `bottleneck` | clause | text |  | what stands in the way | 瓶颈 |"));
  EXPECT_THAT(text, HasSubstr("| `option` | itself | text |  | option | 方案 |"));
}

TEST(Markdown, ThePageOfResultsSaysWhatEveryFileHas) {
  const std::string page =
      contents(std::filesystem::path(YUYAN_SOURCE_DIR) / "docs" / "results.md");
  // The page is in the order of the groups' paths, so each section is looked for by itself.
  const std::string sections = markdown(replications_layout());
  for (std::size_t begin = 0; begin < sections.size();) {
    const std::size_t end = std::min(sections.find("\n### ", begin + 1), sections.size());
    EXPECT_THAT(page, HasSubstr(sections.substr(begin, end - begin)));
    begin = end;
  }
}

}  // namespace
}  // namespace yuyan::results
