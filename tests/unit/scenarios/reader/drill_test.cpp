#include "scenarios/reader/drill.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/reader/schema.h"

namespace yuyan::reader {
namespace {

using testing::IsEmpty;

// docs/scenario.md is what the fields say. With YUYAN_UPDATE set it is written anew.
TEST(DrillPage, IsTheOneInTheDocumentation) {
  const std::string path = YUYAN_SOURCE_DIR "/docs/scenario.md";
  if (std::getenv("YUYAN_UPDATE")) std::ofstream(path) << drill_page();
  std::ostringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(drill_page(), kept.str());
}

TEST(DrillDescription, HasNoFlaws) { EXPECT_THAT(flaws<response::Drill>(), IsEmpty()); }

TEST(DrillReferences, NameFieldsThatThereAre) {
  Reading reading;
  Diagnostics diagnostics;
  EXPECT_NO_THROW(
      (void)read_drill(YUYAN_SOURCE_DIR "/scenarios/drills/oil_depot", reading, diagnostics));
}

}  // namespace
}  // namespace yuyan::reader
