// Files that released versions left behind stay readable. The expected values stand here by hand:
// they do not follow the code.
#include <gmock/gmock.h>

#include "sim/results/file.h"
#include "sim/results/part.h"

namespace yuyan::results {
namespace {

using testing::ElementsAre;

std::filesystem::path golden(const char* name) {
  return std::filesystem::path(YUYAN_SOURCE_DIR) / "tests" / "format" / name;
}

TEST(Golden, Result_1_0) {
  const ResultFile file(golden("result-1.0.h5"));
  EXPECT_EQ(file.version().major, 1);
  EXPECT_EQ(file.version().minor, 0);
  EXPECT_EQ(file.provenance().seed, 42U);
  EXPECT_EQ(file.provenance().replications, 7U);
  EXPECT_EQ(file.provenance().program_version, "0.1.0");
  EXPECT_EQ(file.input("scenario.toml"), "name = \"示范\"\n");
  EXPECT_EQ(file.array("/drill/timeline/heat_flux").unit, "W/m2");
  EXPECT_THAT(file.reals("/drill/time"), ElementsAre(0, 60, 120.5));
  EXPECT_THAT(file.integers("/replication"), ElementsAre(0, 1, 2, 3, 4, 5, 6));
  EXPECT_THAT(file.texts("/replications/status"),
              ElementsAre("done", "done", "done", "failed", "timed_out", "done", "done"));
  EXPECT_EQ(file.texts("/replications/failure")[3], "水压不足: no pressure");
  EXPECT_THAT(file.reals("/drill/outcomes/first_water_s"),
              ElementsAre(testing::IsNan(), 10.25, 20.25, testing::IsNan(), testing::IsNan(),
                          testing::IsNan(), 60.25));
  EXPECT_THAT(file.texts("/drill/outcomes/grade"),
              ElementsAre("I", "II", "一般", "", "", "一般", "I"));
  EXPECT_THAT(file.integers("/drill/clauses/met", {.first = 0, .count = 2}),
              ElementsAre(1, 0, 1, 1));
  EXPECT_THAT(file.texts("/drill/clauses/clause"), ElementsAre("first_water", "evacuated"));
  EXPECT_THAT(file.integers("/drill/events/replication"),
              ElementsAre(1, 2, 2, 2, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6));
  EXPECT_EQ(file.texts("/drill/events/kind")[5], "call");
}

TEST(Golden, Result_1_1) {
  const ResultFile file(golden("result-1.1.h5"));
  EXPECT_EQ(file.version().minor, 1);
  EXPECT_EQ(file.provenance().replications, 7U);
  EXPECT_THAT(file.reals("/drill/plan_test/p_met"), ElementsAre(1, 0.4));
  EXPECT_THAT(file.texts("/drill/plan_test/bottleneck"), ElementsAre("", "泡沫 foam"));
  EXPECT_THAT(file.texts("/drill/option"), ElementsAre("wait", "进攻"));
  EXPECT_THAT(file.texts("/drill/outcomes/grade"),
              ElementsAre("I", "II", "一般", "", "", "一般", "I"));
}

TEST(Golden, Part_1) {
  const PartReader part(golden("part-1.part"));
  EXPECT_EQ(part.fingerprint().program_version, "0.1.0");
  EXPECT_EQ(part.fingerprint().seed, 42U);
  EXPECT_EQ(part.fingerprint().inputs_sha256, "c0ffee");
  ASSERT_EQ(part.places().size(), 3U);
  EXPECT_EQ(part.places()[0].replication, 2U);
  EXPECT_EQ(part.read(part.places()[1]).status, Status::failed);
  EXPECT_EQ(part.read(part.places()[1]).failure, "水压不足: no pressure");
  EXPECT_EQ(part.read(part.places()[2]).replication, 0U);
}

}  // namespace
}  // namespace yuyan::results
