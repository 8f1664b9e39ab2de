#include "scenarios/reader/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::reader {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> cells;  ///< key=text of each row
  std::vector<int> lines;
  std::string errors;
  bool is_whole;
};

Rows csv(std::string_view bytes, Encoding encoding = Encoding::utf_8) {
  Diagnostics diagnostics;
  const Sheet sheet = parse_csv(bytes, "t.csv", encoding, diagnostics);
  Rows rows{sheet.columns, {}, {}, diagnostics.render(Language::english), sheet.is_whole};
  for (const Node& row : sheet.rows) {
    rows.lines.push_back(row.place.line);
    rows.cells.emplace_back();
    for (const Entry& entry : std::get<Table>(row.value).entries)
      rows.cells.back().push_back(entry.key + "=" + std::get<Cell>(entry.node.value).text);
  }
  return rows;
}

// The examples of RFC 4180, section 2, and what spreadsheets add to them.
TEST(Csv, ReadsQuotesCommasAndLineBreaks) {
  const Rows rows = csv("a,b,c\r\n\"x, y\",\"say \"\"no\"\"\",\"two\r\nlines\"\r\n1,,3\r\n");
  EXPECT_EQ(rows.errors, "");
  EXPECT_THAT(rows.columns, ElementsAre("a", "b", "c"));
  EXPECT_THAT(rows.cells, ElementsAre(ElementsAre("a=x, y", "b=say \"no\"", "c=two\r\nlines"),
                                      ElementsAre("a=1", "c=3")));
  EXPECT_THAT(rows.lines, ElementsAre(2, 4));
}

TEST(Csv, NeedsNoLineBreakAtTheEnd) {
  EXPECT_THAT(csv("a\n1").cells, ElementsAre(ElementsAre("a=1")));
}

TEST(Csv, PassesOverEmptyLinesAndComments) {
  const Rows rows = csv("# made by hand, with care\n\na,b\n,\n#1,2\n3,4\n\n");
  EXPECT_THAT(rows.cells, ElementsAre(ElementsAre("a=3", "b=4")));
  EXPECT_THAT(rows.lines, ElementsAre(6));
}

TEST(Csv, DropsBlanksAroundCellsButNotWithinQuotes) {
  EXPECT_THAT(csv("a , b\n 1\t, \" 2 \" \n").cells, ElementsAre(ElementsAre("a=1", "b= 2 ")));
}

TEST(Csv, TakesAByteOrderMark) {
  EXPECT_THAT(csv("\xEF\xBB\xBF"
                  "a\n1\n")
                  .columns,
              ElementsAre("a"));
  EXPECT_THAT(csv("\x84\x31\x95\x33"
                  "a\n1\n",
                  Encoding::gb18030)
                  .columns,
              ElementsAre("a"));
}

TEST(Csv, ReadsChineseInBothEncodings) {
  EXPECT_THAT(csv("企业,县\n平泉油库,平泉\n").cells,
              ElementsAre(ElementsAre("企业=平泉油库", "县=平泉")));
  // 承德 in GB18030, and a character outside GBK in four bytes: U+20000.
  EXPECT_THAT(csv("a\n\xB3\xD0\xB5\xC2\n\x95\x32\x82\x36\n", Encoding::gb18030).cells,
              ElementsAre(ElementsAre("a=承德"), ElementsAre("a=\xF0\xA0\x80\x80")));
}

TEST(Csv, RefusesBytesThatAreNotOfItsEncoding) {
  EXPECT_EQ(
      csv("a\n1\n\xB3\xD0\n").errors,
      "t.csv:3: the text is not UTF-8; save it as UTF-8, or say { table = \"...\", encoding = "
      "\"gb18030\" }\n");
  EXPECT_EQ(csv("a\n\xFF\n", Encoding::gb18030).errors, "t.csv:2: the text is not GB18030\n");
  for (const char* wrong : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE4\xBD"})
    EXPECT_FALSE(csv(std::string("a\n") + wrong).is_whole);  // overlong, surrogate, too high, cut
}

TEST(Csv, ReadsWhatPrecedesAWrongQuote) {
  const Rows rows = csv("a,b\n1,2\n3,x\"y\n5,6\n");
  EXPECT_FALSE(rows.is_whole);
  EXPECT_THAT(rows.cells, ElementsAre(ElementsAre("a=1", "b=2")));
}

TEST(Csv, HasNoRowsUnderAnUnsoundHeader) {
  const Rows rows = csv("a,,a\n1,2,3\n");
  EXPECT_THAT(rows.columns, IsEmpty());
  EXPECT_EQ(rows.errors, "t.csv:1: column 2 has no name\nt.csv:1: a: the column stands twice\n");
}

TEST(Csv, ReadsManyAndLongCells) {
  std::string text = "a,b\n";
  for (int i = 0; i < 10000; ++i) text += std::to_string(i) + "," + std::string(100, 'x') + "\n";
  const Rows rows = csv(text);
  EXPECT_EQ(rows.errors, "");
  ASSERT_EQ(rows.cells.size(), 10000);
  EXPECT_EQ(rows.cells[9999][0], "a=9999");
}

Table toml(std::string_view bytes) {
  Diagnostics diagnostics;
  auto table = parse_toml(bytes, "t.toml", diagnostics);
  EXPECT_EQ(diagnostics.render(Language::english), "");
  return table.value_or(Table{});
}

TEST(Toml, KeepsTheOrderAndTheLinesOfKeys) {
  const Table table = toml("z = 1\na = \"承德\"\n\n[b]\nc = true\n");
  ASSERT_EQ(table.entries.size(), 3);
  EXPECT_EQ(table.entries[0].key, "z");
  EXPECT_EQ(table.entries[1].place, (Place{"t.toml", 2}));
  EXPECT_EQ(std::get<std::string>(table.entries[1].node.value), "承德");
  EXPECT_EQ(table.entries[2].place, (Place{"t.toml", 4}));
  const auto& inner = std::get<Table>(table.find("b")->value);
  EXPECT_EQ(inner.find("c")->place, (Place{"t.toml", 5}));
  EXPECT_EQ(inner.find("d"), nullptr);
}

TEST(Toml, ReadsEveryKindOfValue) {
  const Table table = toml("i = -3\nf = 2.5\nb = false\ns = 'x'\nd = 1979-05-27\na = [1, [2.0]]\n");
  EXPECT_EQ(std::get<std::int64_t>(table.find("i")->value), -3);
  EXPECT_EQ(std::get<double>(table.find("f")->value), 2.5);
  EXPECT_EQ(std::get<bool>(table.find("b")->value), false);
  EXPECT_TRUE(std::holds_alternative<Date>(table.find("d")->value));
  const auto& array = std::get<Array>(table.find("a")->value);
  EXPECT_EQ(std::get<double>(std::get<Array>(array.at(1).value).at(0).value), 2.0);
}

TEST(Toml, TakesAByteOrderMarkAndCrlf) {
  const Table table = toml(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = 2\r\n");
  EXPECT_EQ(table.find("b")->place.line, 2);
}

// Inputs on which toml++ 3.3 itself aborts or goes astray.
TEST(Toml, SurvivesWhatItsLibraryDoesNot) {
  for (const char* text : {"a = 1\n[&\nb = 2\n", "a = 1\n\xCC\xAA\n", "\n[[\xC2\xA7]]\n"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_toml(text, "t.toml", diagnostics)) << text;
    EXPECT_EQ(diagnostics.sorted().at(0).place, (Place{"t.toml", 2})) << text;
  }
  const Table table = toml("s = \"\"\"\\\n\xC2\xA7\"\"\"\n");
  EXPECT_EQ(std::get<std::string>(table.find("s")->value), "\xC2\xA7");
}

TEST(Toml, RefusesWhatIsNestedWithoutEnd) {
  std::string key = "a = 1\n";
  for (int i = 0; i < 100000; ++i) key += "b.";
  for (const std::string& text : {key + "c = 1\n", "\n[" + key.substr(6) + "c]\n"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_toml(text, "t.toml", diagnostics));
    EXPECT_EQ(diagnostics.render(Language::english),
              "t.toml:2: is nested more than 64 levels deep\n");
  }
}

TEST(Toml, RefusesWhatIsNotUtf8) {
  Diagnostics diagnostics;
  EXPECT_FALSE(parse_toml("a = \"\xB3\xD0\"\n", "t.toml", diagnostics));
  EXPECT_EQ(diagnostics.errors(), 1);
}

}  // namespace
}  // namespace yuyan::reader
