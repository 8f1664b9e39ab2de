// Every row of the case table, under its id: published values, and values computed from formulas
// that were read or recollected (column status says which).
#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "models/consequence/case_table.h"

namespace yuyan::consequence {
namespace {

std::vector<Case> all_cases() {
  std::ifstream file(YUYAN_SOURCE_DIR "/tests/validation/cases_consequence.csv");
  std::stringstream text;
  text << file.rdbuf();
  return read_cases(text.str());
}

class Published : public testing::TestWithParam<Case> {};

TEST_P(Published, holds) {
  static const Catalogue models = catalogue();
  const CaseOutcome outcome = evaluate(models, GetParam());
  EXPECT_EQ(outcome.verdict, Verdict::holds)
      << GetParam().model << " " << GetParam().inputs << "\n"
      << GetParam().output << ": got " << outcome.got << ", expected " << GetParam().expected
      << " (" << GetParam().tolerance << ")\n"
      << outcome.message.english;
}

std::string case_id(const testing::TestParamInfo<Case>& info) { return info.param.id; }

INSTANTIATE_TEST_SUITE_P(cases, Published, testing::ValuesIn(all_cases()), case_id);

}  // namespace
}  // namespace yuyan::consequence
