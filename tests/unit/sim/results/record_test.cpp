#include "sim/results/record.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace yuyan::results {
namespace {

class RecordTest : public testing::Test {
 protected:
  const Schema schema_{sample::layout()};
  Record record_{schema_};
};

TEST_F(RecordTest, StartsMissing) {
  for (const double value : record_.values(schema_.real("/drill/timeline/heat_flux")))
    EXPECT_TRUE(std::isnan(value));
  EXPECT_EQ(std::as_const(record_).values(schema_.integer("/drill/outcomes/deaths"))[0],
            missing_integer);
  EXPECT_EQ(std::as_const(record_).values(schema_.flag("/drill/clauses/met"))[1], missing_flag);
  EXPECT_EQ(std::as_const(record_).values(schema_.code("/drill/outcomes/grade"))[0], missing_code);
  EXPECT_EQ(record_.rows(schema_.table("/drill/events")), 0U);
}

TEST_F(RecordTest, ValuesLieWhereTheyWereSet) {
  const IntegerArray deaths = schema_.integer("/drill/outcomes/deaths");
  const RealArray flux = schema_.real("/drill/timeline/heat_flux");
  const FlagArray met = schema_.flag("/drill/clauses/met");
  record_.set(deaths, 7);
  record_.set(flux, 4.5, 2);
  record_.set(met, 1, 0);
  const Record& seen = record_;
  EXPECT_EQ(seen.values(deaths)[0], 7);
  EXPECT_TRUE(std::isnan(seen.values(flux)[1]));
  EXPECT_EQ(seen.values(flux)[2], 4.5);
  EXPECT_EQ(seen.values(met)[0], 1);
  EXPECT_EQ(seen.values(met)[1], missing_flag);
}

TEST_F(RecordTest, MisuseIsAProgrammersError) {
  EXPECT_THROW((void)schema_.real("/drill/outcomes/death"), std::logic_error);
  EXPECT_THROW((void)schema_.real("/drill/outcomes/deaths"), std::logic_error);
  EXPECT_THROW((void)schema_.table("/drill"), std::logic_error);
  EXPECT_THROW(record_.set(RealArray{99}, 1.0), std::logic_error);
  EXPECT_THROW(record_.set(RealArray{0}, 1.0), std::logic_error);
  EXPECT_THROW(record_.set(schema_.real("/drill/timeline/heat_flux"), 1.0, 3), std::logic_error);
  EXPECT_THROW(record_.set(schema_.code("/drill/outcomes/grade"), 3), std::logic_error);
  EXPECT_THROW(record_.set(schema_.flag("/drill/outcomes/escalated"), 2), std::logic_error);
  const Table events = schema_.table("/drill/events");
  EXPECT_THROW(record_.append(events, {1.0, 0, 0}), std::logic_error);
  EXPECT_THROW(record_.append(events, {1, 0, 0, 0}), std::logic_error);
  EXPECT_THROW(record_.append(events, {1.0, 3, 0, 0}), std::logic_error);
  EXPECT_THROW(record_.append(events, {1.0, 0, 0.5, 0}), std::logic_error);
  EXPECT_THROW(record_.append(events, {1.0, 0, 0, 2}), std::logic_error);
  EXPECT_EQ(record_.rows(events), 0U);
}

TEST_F(RecordTest, RowsKeepTheirCells) {
  const Table events = schema_.table("/drill/events");
  record_.append(events, {12.5, 2, -3, true});
  record_.append(events, {{}, {}, {}, {}});
  ASSERT_EQ(record_.rows(events), 2U);
  EXPECT_EQ(record_.cell(events, 0, 0).real(), 12.5);
  EXPECT_EQ(record_.cell(events, 0, 1).integer(), 2);
  EXPECT_EQ(record_.cell(events, 0, 2).integer(), -3);
  EXPECT_EQ(record_.cell(events, 0, 3).integer(), 1);
  for (const std::size_t column : {1U, 2U, 3U})
    EXPECT_TRUE(record_.cell(events, 1, column).is_missing());
  EXPECT_TRUE(std::isnan(record_.cell(events, 1, 0).real()));
  EXPECT_THROW((void)record_.cell(events, 2, 0), std::logic_error);
}

/// A record of arbitrary bits in every array and some rows.
Record arbitrary(const Schema& schema, std::mt19937_64& bits) {
  Record record(schema);
  for (double& value : record.values(schema.real("/drill/timeline/heat_flux")))
    value = std::bit_cast<double>(bits());
  for (std::int64_t& value : record.values(schema.integer("/programme/accidents_by_year")))
    value = static_cast<std::int64_t>(bits());
  record.set(schema.code("/drill/outcomes/grade"), static_cast<std::int32_t>(bits() % 4) - 1);
  record.set_events(bits());
  for (std::uint64_t rows = bits() % 50; rows > 0; --rows)
    record.append(schema.table("/drill/events"),
                  {std::bit_cast<double>(bits()), bits() % 3, bits(), bits() % 2});
  return record;
}

TEST_F(RecordTest, BytesAreTheWholeRecord) {
  std::mt19937_64 bits(20160101);
  for (int i = 0; i < 200; ++i) {
    const Record record = arbitrary(schema_, bits);
    const Record back = Record::from_bytes(schema_, record.bytes());
    EXPECT_TRUE(back == record);
    EXPECT_EQ(back.bytes(), record.bytes());
    EXPECT_FALSE(back == arbitrary(schema_, bits));
  }
}

TEST_F(RecordTest, NoOtherBytesAreARecord) {
  const std::vector<std::byte> bytes = sample::record(schema_, 3).bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW((void)Record::from_bytes(schema_, std::span(bytes).first(size)),
                 std::invalid_argument);
  std::vector<std::byte> longer = bytes;
  longer.emplace_back();
  EXPECT_THROW((void)Record::from_bytes(schema_, longer), std::invalid_argument);
}

TEST(Schema, HashesWhatRecordsConsistOf) {
  const std::string hash = Schema(sample::layout()).sha256();
  Layout other = sample::layout();
  other.variables[0].label.en = "another label";
  other.static_tables.clear();
  EXPECT_EQ(Schema(other).sha256(), hash);
  other = sample::layout();
  other.variables[3].meanings[1] = "IV";
  EXPECT_NE(Schema(other).sha256(), hash);
  other = sample::layout();
  std::get<0>(other.dimensions[0].values)[2] = 121;
  EXPECT_NE(Schema(other).sha256(), hash);
  other = sample::layout();
  other.event_tables[0].columns.pop_back();
  EXPECT_NE(Schema(other).sha256(), hash);
}

}  // namespace
}  // namespace yuyan::results
