#include "cli/width.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cli/table.h"

namespace yuyan::cli {
namespace {

TEST(Width, CountsColumnsNotBytes) {
  EXPECT_EQ(width(""), 0U);
  EXPECT_EQ(width("tank T03"), 8U);
  EXPECT_EQ(width("储罐"), 4U);
  EXPECT_EQ(width("T03 罐,起火"), 11U);
  EXPECT_EQ(width("m²"), 2U);
  EXPECT_EQ(width("e\u0301"), 1U);  // a combining accent
}

// {fmt} pads by its own table of widths: a second opinion.
TEST(Width, AgreesWithFmt) {
  for (const char* text : {"a", "油库", "(罐)", "、。", "T+00:01:02", "ü", "한글", "é"})
    EXPECT_EQ(fmt::format("{:<12}|", text), left(text, 12) + "|") << text;
}

TEST(Width, PadsAndCuts) {
  EXPECT_EQ(left("罐", 4), "罐  ");
  EXPECT_EQ(right("罐", 4), "  罐");
  EXPECT_EQ(left("long", 2), "long");
  EXPECT_EQ(cut("泡沫混合液", 10), "泡沫混合液");
  EXPECT_EQ(cut("泡沫混合液", 9), "泡沫混合…");
  EXPECT_EQ(cut("泡沫混合液", 8), "泡沫混…");
}

TEST(Width, WrapsAtBlanksAndBetweenChineseCharacters) {
  EXPECT_EQ(wrapped("one two three", 7), "one two\nthree");
  EXPECT_EQ(wrapped("one two three", 7, "  "), "one two\n  three");
  EXPECT_EQ(wrapped("报告县政府。再报告", 10), "报告县政\n府。再报告");  // no line begins with 。
  EXPECT_EQ(wrapped("indivisible", 4), "indivisible");
  EXPECT_EQ(wrapped("", 4), "");
}

TEST(Table, AlignsChineseAndEnglishAlike) {
  Table table({Table::Align::left, Table::Align::right});
  table.row({"储罐", "3"});
  table.row({"bunds", "12"});
  table.row({"x"});
  EXPECT_EQ(table.text(), "  储罐    3\n  bunds  12\n  x\n");
  EXPECT_THROW(table.row({"1", "2", "3"}), std::logic_error);
}

}  // namespace
}  // namespace yuyan::cli
