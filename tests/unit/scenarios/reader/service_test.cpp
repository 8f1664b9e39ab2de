#include "scenarios/reader/service.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/reader/schema.h"
#include "scenarios/reader/variant.h"

namespace yuyan::reader {
namespace {

using testing::Ge;
using testing::IsEmpty;
using testing::SizeIs;

// docs/service_keys.md is what the fields say. With YUYAN_UPDATE set it is written anew.
TEST(ServicePage, IsTheOneInTheDocumentation) {
  const std::string path = YUYAN_SOURCE_DIR "/docs/service_keys.md";
  if (std::getenv("YUYAN_UPDATE")) std::ofstream(path) << service_page();
  std::ostringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(service_page(), kept.str());
}

TEST(ServiceDescription, HasNoFlaws) { EXPECT_THAT(flaws<service::ServiceScenario>(), IsEmpty()); }

TEST(ServiceLibrary, IsReadWithoutErrorsAndExplained) {
  std::vector<std::filesystem::path> scenarios;
  for (const auto& entry :
       std::filesystem::directory_iterator(YUYAN_SOURCE_DIR "/scenarios/verification")) {
    const auto keys = top_level_keys(scenario_file(entry.path()));
    if (keys.contains("service")) scenarios.push_back(entry.path());
  }
  EXPECT_THAT(scenarios, SizeIs(Ge(16)));
  for (const auto& scenario : scenarios) {
    Reading reading;
    Diagnostics diagnostics;
    (void)read_service(scenario, reading, diagnostics);
    EXPECT_EQ(diagnostics.render(Language::english), "") << scenario;
    EXPECT_TRUE(std::filesystem::exists(scenario / "README.md")) << scenario;
  }
}

}  // namespace
}  // namespace yuyan::reader
