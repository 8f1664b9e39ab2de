#include "scenarios/reader/schema.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

using testing::HasSubstr;

// The page of the sample is kept beside this test and compared byte by byte; with YUYAN_UPDATE set
// it is written anew, for the reviewer to read the difference.
TEST(Schema, IsThePageThatIsKept) {
  const std::string page = markdown<Depot>("The sample scenario", references);
  const std::string path = YUYAN_SOURCE_DIR "/tests/unit/scenarios/reader/sample.md";
  if (std::getenv("YUYAN_UPDATE")) std::ofstream(path) << page;
  std::ostringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(page, kept.str());
}

TEST(Schema, NamesEveryTableAndItsReferences) {
  const std::string page = markdown<Depot>("The sample scenario", references);
  for (const char* heading :
       {"## `[scenario]`", "## `[site.pumps]`", "## `[[site.bunds]]`", "## `[[tanks]]`"})
    EXPECT_THAT(page, HasSubstr(heading));
  EXPECT_THAT(page, HasSubstr("| `bund` | text, an id of `site.bunds` |"));
}

// What the page says of how files are written holds for the reader.
TEST(Schema, ShowsDistributionsThatTheReaderReads) {
  for (const char* distribution : {"30", "{ lognormal = { median = 30, sigma = 0.5 } }",
                                   "{ lognormal = { median = 30, sigma = 0.5 }, low = 5, high = "
                                   "120, source = \"drills 2015\" }"})
    EXPECT_EQ(read(std::string("[site.pumps]\nstart_s = ") + distribution).english(), "");
  for (const char* cell : {"lognormal(median=30; sigma=0.5) low=5 high=120",
                           "discrete(values=1 2 3; weights=0.5 0.3 0.2)"}) {
    const Folder folder;
    folder.write("pumps.csv", std::string("start_s\n") + cell + "\n");
    Reading reading;
    Diagnostics diagnostics;
    Context context{folder.path(), reading, diagnostics};
    EXPECT_EQ(read_rows<Pumps>("pumps.csv", Encoding::utf_8, "pumps", context).size(), 1);
    EXPECT_EQ(diagnostics.render(Language::english), "");
  }
}

}  // namespace
}  // namespace yuyan::reader::sample
