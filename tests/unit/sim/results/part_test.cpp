#include "sim/results/part.h"

#include <fstream>

#include <gmock/gmock.h>

#include "sim/results/error.h"
#include "tests/unit/sim/results/sample.h"
#include "tests/unit/sim/results/scratch.h"

namespace yuyan::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Part : public testing::Test {
 protected:
  [[nodiscard]] std::vector<std::uint64_t> replications() const {
    std::vector<std::uint64_t> numbers;
    for (const EntryPlace& place : PartReader(path_).places()) numbers.push_back(place.replication);
    return numbers;
  }

  [[nodiscard]] std::string failure_of_resume(const Fingerprint& fingerprint) const {
    try {
      PartWriter::resume(path_, fingerprint);
    } catch (const FileError& error) {
      return error.what();
    }
    return "";
  }

  const Scratch scratch_;
  const std::filesystem::path path_ = scratch_.path() / "x.h5.part";
  const Schema schema_{sample::layout()};
  const Fingerprint fingerprint_ = sample::fingerprint(schema_);
};

TEST_F(Part, KeepsEntriesInTheirOrder) {
  sample::write_part(path_, schema_, {5, 3, 1});
  const PartReader reader(path_);
  EXPECT_EQ(reader.fingerprint(), fingerprint_);
  EXPECT_THAT(replications(), ElementsAre(5, 3, 1));
  EXPECT_TRUE(Record::from_bytes(schema_, reader.read(reader.places()[0]).record) ==
              sample::record(schema_, 5));
  EXPECT_EQ(reader.places()[1].status, Status::failed);
  EXPECT_EQ(reader.read(reader.places()[1]).failure, "水压不足: no pressure");
  EXPECT_EQ(reader.whole_bytes(), std::filesystem::file_size(path_));
}

TEST_F(Part, CutAnywhereKeepsItsWholeEntriesAndGoesOn) {
  sample::write_part(path_, schema_, {1, 2});
  const PartReader whole(path_);
  const std::string bytes = contents(path_);
  const std::uint64_t first_end = whole.places()[1].offset;
  for (std::uint64_t size = whole.places()[0].offset; size < bytes.size(); ++size) {
    write(path_, bytes.substr(0, size));
    const std::size_t kept = size < first_end ? 0 : 1;
    ASSERT_EQ(PartReader(path_).places().size(), kept) << size;
    PartWriter writer = PartWriter::resume(path_, fingerprint_);
    ASSERT_EQ(writer.places().size(), kept);
    writer.append(framed(sample::entry(schema_, 9)));
    ASSERT_EQ(replications().size(), kept + 1);
    ASSERT_EQ(replications().back(), 9U);
  }
}

TEST_F(Part, ADamagedEntryIsLeftOutAndThoseBehindItStay) {
  sample::write_part(path_, schema_, {1, 2, 5});
  std::string bytes = contents(path_);
  bytes[PartReader(path_).places()[1].offset + 40] ^= 1;
  write(path_, bytes);
  EXPECT_THAT(replications(), ElementsAre(1, 5));
}

TEST_F(Part, IsNotBegunOverAnother) {
  sample::write_part(path_, schema_, {1, 2});
  try {
    PartWriter::create(path_, fingerprint_);
    FAIL();
  } catch (const FileError& error) {
    EXPECT_THAT(error.what(), HasSubstr("holds 2 finished replications"));
    EXPECT_THAT(error.what(), HasSubstr("--resume"));
  }
}

TEST_F(Part, ResumesOnlyTheSameRunAndSaysWhatDiffers) {
  sample::write_part(path_, schema_, {1});
  EXPECT_EQ(failure_of_resume(fingerprint_), "");
  Fingerprint other = fingerprint_;
  other.seed = 43;
  EXPECT_THAT(failure_of_resume(other), HasSubstr("seed: 42 there, 43 now"));
  other = fingerprint_;
  other.program_version = "0.2.0";
  EXPECT_THAT(failure_of_resume(other), HasSubstr("program version: 0.1.0 there, 0.2.0 now"));
  other = fingerprint_;
  other.inputs_sha256 = "beef";
  EXPECT_THAT(failure_of_resume(other), HasSubstr("inputs: c0ffee there, beef now"));
  other.layout_sha256 = "beef";
  EXPECT_THAT(failure_of_resume(other), HasSubstr("layout"));
  EXPECT_THAT(replications(), ElementsAre(1));
}

TEST_F(Part, HasOneWriter) {
  const PartWriter writer = PartWriter::create(path_, fingerprint_);
  EXPECT_THAT(failure_of_resume(fingerprint_), HasSubstr("another run is writing"));
}

TEST_F(Part, NoOtherFileIsTakenForOne) {
  EXPECT_THROW(PartReader{path_}, FileError);
  const std::string newer("YUYANPRT\x02\0\0\0\0\0\0\0", 16);
  for (const std::string& bytes :
       {std::string(), std::string("text"), std::string(40, '0'), newer}) {
    write(path_, bytes);
    EXPECT_THROW(PartReader{path_}, FileError);
    EXPECT_NE(failure_of_resume(fingerprint_), "");
    EXPECT_EQ(contents(path_), bytes);
  }
}

}  // namespace
}  // namespace yuyan::results
