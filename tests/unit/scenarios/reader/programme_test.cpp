#include "scenarios/reader/programme.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/reader/schema.h"

namespace yuyan::reader {
namespace {

using testing::IsEmpty;

// docs/programme_keys.md is what the fields say. With YUYAN_UPDATE set it is written anew.
TEST(ProgrammePage, IsTheOneInTheDocumentation) {
  const std::string path = YUYAN_SOURCE_DIR "/docs/programme_keys.md";
  if (std::getenv("YUYAN_UPDATE")) std::ofstream(path) << programme_page();
  std::ostringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(programme_page(), kept.str());
}

TEST(ProgrammeDescription, HasNoFlaws) { EXPECT_THAT(flaws<Programme>(), IsEmpty()); }

TEST(ProgrammeLibrary, IsReadWithoutErrors) {
  for (const char* name : {"chengde_2016_2020", "chengde_2015"}) {
    Reading reading;
    Diagnostics diagnostics;
    const Programme programme = read_programme(
        YUYAN_SOURCE_DIR "/scenarios/programmes/" + std::string(name), reading, diagnostics);
    EXPECT_EQ(diagnostics.render(Language::english), "") << name;
    EXPECT_EQ(programme.inspection.counties.size(), 12U);
    EXPECT_EQ(programme.inspection.sectors.size(), 16U);
  }
}

// What a programme rests on is said of every number: nothing is verified without a source.
TEST(ProgrammeLibrary, NamesASourceForWhatIsVerified) {
  Reading reading;
  Diagnostics diagnostics;
  (void)read_programme(YUYAN_SOURCE_DIR "/scenarios/programmes/chengde_2016_2020", reading,
                       diagnostics);
  for (const ParameterRow& row : reading.parameters)
    if (row.status == Status::verified || row.status == Status::derived)
      EXPECT_FALSE(row.source.empty()) << row.name;
}

}  // namespace
}  // namespace yuyan::reader
