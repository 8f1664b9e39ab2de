#include "sim/results/file.h"

#include <cmath>

#include <gmock/gmock.h>
#include <hdf5.h>

#include "sim/results/error.h"
#include "sim/results/hdf5.h"
#include "sim/results/write.h"
#include "tests/unit/sim/results/sample.h"
#include "tests/unit/sim/results/scratch.h"

namespace yuyan::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <class Action>
std::string failure_of(Action action) {
  try {
    action();
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

class File : public testing::Test {
 protected:
  ResultFile written(const std::vector<std::uint64_t>& replications) {
    std::filesystem::remove(part_);
    sample::write_part(part_, schema_, replications);
    write_result(path_, schema_, sample::provenance(), sample::inputs(), {part_});
    return ResultFile(path_);
  }

  /// Changes a root attribute as another version of the program would have written it.
  void set_root(const char* name, const std::string& text) const {
    const hdf5::Handle file(H5Fopen(path_.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open");
    const hdf5::Handle root = hdf5::open_object(file.get(), "");
    H5Adelete(root.get(), name);
    hdf5::set_attribute(root.get(), name, text);
  }

  const Scratch scratch_;
  const std::filesystem::path part_ = scratch_.path() / "x.h5.part";
  const std::filesystem::path path_ = scratch_.path() / "x.h5";
  const Schema schema_{sample::layout()};
};

TEST_F(File, LeavesOnlyItself) {
  (void)written({0});
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(scratch_.path()))
    names.push_back(file.path().filename());
  EXPECT_THAT(names, testing::UnorderedElementsAre("x.h5", "x.h5.part"));
}

TEST_F(File, KnowsWhereItComesFrom) {
  const ResultFile file = written({2, 0, 1});
  const Provenance& provenance = file.provenance();
  EXPECT_EQ(provenance.program_version, "0.1.0");
  EXPECT_EQ(provenance.git_commit, "0123abcd");
  EXPECT_EQ(provenance.seed, 42U);
  EXPECT_EQ(provenance.replications, 3U);
  EXPECT_EQ(provenance.created_utc, "2026-01-01T00:00:00Z");
  EXPECT_EQ(provenance.command_line, "yuyan run sample -n 7");
  EXPECT_THAT(provenance.notes, ElementsAre(testing::Pair("notice", "推演结果, 非事故预测")));
  EXPECT_THAT(file.warnings(), IsEmpty());
  EXPECT_THAT(file.input_names(),
              testing::UnorderedElementsAre("scenario.toml", "tables/道路.csv", "empty.csv"));
  for (const Input& input : sample::inputs()) EXPECT_EQ(file.input(input.name), input.bytes);
}

TEST_F(File, DescribesItsArrays) {
  const ResultFile file = written({0, 1});
  const StoredArray& grade = file.array("/drill/outcomes/grade");
  EXPECT_EQ(grade.type, Type::code);
  EXPECT_THAT(grade.meanings, ElementsAre("I", "II", "一般"));
  EXPECT_EQ(grade.label.zh, "最高响应等级");
  const StoredArray& accidents = file.array("/programme/accidents_by_year");
  EXPECT_THAT(accidents.dimensions, ElementsAre("replication", "year", "county"));
  EXPECT_THAT(accidents.shape, ElementsAre(2, 5, 2));
  EXPECT_EQ(file.array("/drill/timeline/heat_flux").unit, "W/m2");
  EXPECT_EQ(file.array("/drill/outcomes/deaths").unit, "");
  EXPECT_THAT(file.array("/drill/time").dimensions, ElementsAre("time"));
}

TEST_F(File, GivesEveryValueBack) {
  const ResultFile file = written({6, 0, 2, 1, 5});
  EXPECT_THAT(file.integers("/replication"), ElementsAre(0, 1, 2, 5, 6));
  EXPECT_THAT(file.integers("/drill/outcomes/deaths"), ElementsAre(0, 1, 2, 5, 6));
  EXPECT_THAT(file.reals("/drill/outcomes/first_water_s"),
              ElementsAre(testing::IsNan(), 10.25, 20.25, testing::IsNan(), 60.25));
  EXPECT_THAT(file.texts("/drill/outcomes/grade"), ElementsAre("I", "II", "一般", "一般", "I"));
  EXPECT_THAT(file.integers("/drill/outcomes/escalated"), ElementsAre(0, 1, 0, 1, 0));
  EXPECT_THAT(file.reals("/drill/timeline/heat_flux", {.first = 1, .count = 2}),
              ElementsAre(1, 1.5, 2, 2, 2.5, 3));
  EXPECT_THAT(file.texts("/drill/clauses/text"), ElementsAre("5分钟内出水", "evacuate | in time"));
  EXPECT_THAT(file.texts("/drill/clauses/level"), ElementsAre("site", "city"));
  EXPECT_THAT(file.reals("/drill/clauses/limit_s"), ElementsAre(300, testing::IsNan()));
  EXPECT_THAT(file.integers("/year"), ElementsAre(2016, 2017, 2018, 2019, 2020));
  EXPECT_THAT(file.integers("/replications/events"), ElementsAre(7, 8, 9, 12, 13));
  EXPECT_EQ(file.texts("/drill/events/kind")[3], "");
  EXPECT_EQ(file.integers("/drill/events/count")[3], missing_integer);
  EXPECT_THAT(file.reals("/drill/events/planned", {.first = 0, .count = 4}),
              ElementsAre(1, 1, 0, testing::IsNan()));
}

TEST_F(File, HoldsWhatIsComputedFromAllFinishedReplications) {
  sample::write_part(part_, schema_, {6, 0, 3, 2, 1, 5, 4});
  write_result(path_, schema_, sample::provenance(), {}, {part_}, sample::late_values);
  const ResultFile file(path_);
  EXPECT_THAT(file.reals("/drill/plan_test/p_met"), ElementsAre(1, 0.4));  // 1 and 5 of 0 1 2 5 6
  EXPECT_THAT(file.texts("/drill/plan_test/bottleneck"), ElementsAre("", "泡沫 foam"));
  EXPECT_THAT(file.array("/drill/plan_test/p_met").dimensions, ElementsAre("clause"));
  EXPECT_THAT(file.texts("/drill/option"), ElementsAre("wait", "进攻"));
  EXPECT_THAT(file.integers("/drill/options/wins"), ElementsAre(2, missing_integer));
  EXPECT_EQ(file.array("/drill/options/wins").label.zh, "最优次数");
  EXPECT_THAT(file.integers("/drill/outcomes/deaths", {.first = 5}), ElementsAre(5, 6));
}

TEST_F(File, LateValuesAreThoseThatTheLayoutDeclares) {
  sample::write_part(part_, schema_, {0});
  const auto fault_of = [&](const auto& change) -> std::string {
    try {
      write_result(path_, schema_, {}, {}, {part_}, [&](const ResultFile& file) {
        LateValues values = sample::late_values(file);
        change(values);
        return values;
      });
    } catch (const std::logic_error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(fault_of([](LateValues& values) { values.tables.pop_back(); }), "");
  std::filesystem::remove(path_);
  EXPECT_THAT(fault_of([](LateValues& v) { v.tables[0].path = "/drill/other"; }),
              HasSubstr("/drill/other is no late table"));
  EXPECT_THAT(fault_of([](LateValues& v) { v.tables[0].columns[0].column.unit = "s"; }),
              HasSubstr("/drill/plan_test is no late table"));
  EXPECT_THAT(fault_of([](LateValues& v) { v.dimensions[0].path = "/drill/opinion"; }),
              HasSubstr("/drill/opinion is no late dimension"));
  EXPECT_THAT(fault_of([](LateValues& v) { v.tables[0].columns[0].values = std::vector{1.0}; }),
              HasSubstr("1 values for 2 places"));
  EXPECT_THAT(fault_of([](LateValues& v) { v.dimensions.clear(); }),
              HasSubstr("unknown dimension /drill/option"));
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_FALSE(std::filesystem::exists(path_.string() + ".tmp"));
}

TEST_F(File, RowsBeyondTheEndAreCut) {
  const ResultFile file = written({0, 1, 2});
  EXPECT_THAT(file.integers("/drill/outcomes/deaths", {.first = 2, .count = 9}), ElementsAre(2));
  EXPECT_THAT(file.integers("/drill/outcomes/deaths", {.first = 9}), IsEmpty());
}

TEST_F(File, ReplicationsBeyondOneBatchKeepTheirPlaces) {
  // 2500 replications make three batches and 125 000 rows of events many chunks.
  constexpr std::uint64_t count = 2500;
  PartWriter part = PartWriter::create(part_, sample::fingerprint(schema_));
  const Table events = schema_.table("/drill/events");
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t replication = (i * 1237) % count;
    Record record(schema_);
    record.set(schema_.integer("/drill/outcomes/deaths"),
               static_cast<std::int64_t>(replication * replication));
    for (std::uint64_t row = 0; row < 50; ++row)
      record.append(events, {0.5, 0, 50 * replication + row, true});
    part.append(framed({replication, Status::done, 0, "", record.bytes()}));
  }
  write_result(path_, schema_, sample::provenance(), {}, {part_});
  const ResultFile file(path_);
  const auto deaths = file.integers("/drill/outcomes/deaths");
  const auto number = file.integers("/drill/events/count");
  const auto replication = file.integers("/drill/events/replication");
  ASSERT_EQ(deaths.size(), count);
  ASSERT_EQ(number.size(), 50 * count);
  for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(deaths[i], std::int64_t(i * i));
  for (std::size_t i = 0; i < 50 * count; ++i) {
    ASSERT_EQ(number[i], std::int64_t(i));
    ASSERT_EQ(replication[i], std::int64_t(i / 50));
  }
}

TEST(FileOfSize, LargeArraysAndManyCodesAreKept) {
  const Scratch scratch;
  Layout layout;
  std::vector<std::string> entities(20'000);  // their values fill more than 64 kB
  for (std::size_t i = 0; i < entities.size(); ++i) entities[i] = "企业" + std::to_string(i);
  layout.dimensions = {numbered("/month", 60), numbered("/sector", 3000)};
  layout.variables = {{"/hazards", Type::real, "", {}, {"/month", "/sector"}, {}},
                      {"/worst", Type::code, "", {}, {}, entities}};
  const Schema schema(layout);
  const auto part_path = scratch.path() / "x.h5.part";
  {
    PartWriter part = PartWriter::create(part_path, sample::fingerprint(schema));
    for (std::uint64_t r = 0; r < 20; ++r) {
      Record record(schema);
      const auto hazards = record.values(schema.real("/hazards"));
      for (std::size_t i = 0; i < hazards.size(); ++i)
        hazards[i] = static_cast<double>(r) * 1e6 + static_cast<double>(i);
      record.set(schema.code("/worst"), static_cast<std::int32_t>(19'980 + r));
      part.append(framed({r, Status::done, 0, "", record.bytes()}));
    }
  }
  write_result(scratch.path() / "x.h5", schema, {}, {}, {part_path});
  const ResultFile file(scratch.path() / "x.h5");
  EXPECT_EQ(file.texts("/worst")[19], "企业19999");
  const auto hazards = file.reals("/hazards");
  for (std::size_t i = 0; i < hazards.size(); ++i)
    ASSERT_EQ(hazards[i], std::floor(double(i) / 180'000) * 1e6 + double(i % 180'000));
}

TEST_F(File, ErrorsSayWhatIsWrong) {
  const ResultFile file = written({0});
  EXPECT_THAT(failure_of([&] { (void)file.reals("/drill/outcomes/death"); }),
              HasSubstr("x.h5: has no /drill/outcomes/death; it has /drill/outcomes/deaths"));
  EXPECT_THAT(failure_of([&] { (void)file.reals("/drill/clauses/text"); }), HasSubstr("is text"));
  EXPECT_THAT(failure_of([&] { (void)file.integers("/drill/time"); }), HasSubstr("integers"));
  EXPECT_THAT(failure_of([&] { (void)file.texts("/drill/time"); }), HasSubstr("is a number"));
  EXPECT_THAT(failure_of([&] { (void)file.input("scenario.tom"); }), HasSubstr("scenario.toml"));
  EXPECT_THAT(failure_of([&] { ResultFile(scratch_.path() / "none.h5"); }), HasSubstr("no such"));
  EXPECT_THAT(failure_of([&] { ResultFile{part_}; }), HasSubstr("cannot be read as an HDF5 file"));
}

TEST_F(File, WhatCannotBeWrittenIsSaidAndLeavesNothing) {
  sample::write_part(part_, schema_, {1});
  const auto write_to = [&](const std::filesystem::path& path, const Schema& schema,
                            const std::vector<std::filesystem::path>& parts) {
    return failure_of([&] { write_result(path, schema, {}, {}, parts); });
  };
  EXPECT_THAT(write_to(scratch_.path() / "no" / "x.h5", schema_, {part_}), HasSubstr("no/x.h5"));
  EXPECT_THAT(write_to(path_, schema_, {part_, part_}), HasSubstr("both hold replication 1"));
  Layout other = sample::layout();
  other.variables.pop_back();
  EXPECT_THAT(write_to(path_, Schema(other), {part_}), HasSubstr("other results than this one"));
  std::filesystem::remove(part_);
  sample::write_part(part_, schema_, {});
  EXPECT_THAT(write_to(path_, schema_, {part_}), HasSubstr("no replication was finished"));
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_FALSE(std::filesystem::exists(path_.string() + ".tmp"));
}

TEST_F(File, AnExistingFileStaysWholeUntilTheNewOneIs) {
  (void)written({0, 1});
  const ResultFile old(path_);
  const ResultFile fresh = written({0, 1, 2});
  EXPECT_EQ(old.integers("/drill/outcomes/deaths").size(), 2U);
  EXPECT_EQ(fresh.integers("/drill/outcomes/deaths").size(), 3U);
}

TEST_F(File, ANewerMinorVersionIsReadWithAWarning) {
  (void)written({0, 1});
  set_root("format_version", "1.7");
  set_root("program_version", "0.9.3");
  const ResultFile file(path_);
  ASSERT_EQ(file.warnings().size(), 1U);
  EXPECT_THAT(file.warnings()[0], testing::AllOf(HasSubstr("1.7"), HasSubstr("yuyan 0.9.3")));
  EXPECT_EQ(file.integers("/drill/outcomes/deaths").size(), 2U);
}

TEST_F(File, AnotherMajorVersionIsRefusedButItsProvenanceCanBeRead) {
  (void)written({0, 1});
  set_root("format_version", "2.0");
  set_root("program_version", "3.1.4");
  EXPECT_THAT(failure_of([&] { ResultFile{path_}; }),
              testing::AllOf(HasSubstr("format 2.0"), HasSubstr("yuyan 3.1.4")));
  EXPECT_EQ(ResultFile::provenance_of(path_).program_version, "3.1.4");
  EXPECT_EQ(ResultFile::provenance_of(path_).seed, 42U);
}

TEST_F(File, OtherHdf5FilesAreNoResults) {
  (void)hdf5::create_file(path_);
  EXPECT_THAT(failure_of([&] { ResultFile{path_}; }), HasSubstr("no result of yuyan"));
}

}  // namespace
}  // namespace yuyan::results
