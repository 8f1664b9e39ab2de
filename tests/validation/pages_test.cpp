// docs/models/*.md and docs/validation.md say what the code says. With YUYAN_UPDATE set they are
// written anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "models/consequence/case_table.h"
#include "tests/validation/model_pages.h"

namespace yuyan::validation {
namespace {

const std::string docs = YUYAN_SOURCE_DIR "/docs/";

std::string content(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_page(const std::string& path, const std::string& page) {
  if (std::getenv("YUYAN_UPDATE") != nullptr) std::ofstream(path) << page;
  EXPECT_EQ(content(path), page) << path
                                 << " is not up to date: run test_validation with YUYAN_UPDATE=1";
}

const std::vector<consequence::CaseOutcome>& outcomes() {
  static const auto all = [] {
    const auto models = consequence::catalogue();
    std::vector<consequence::CaseOutcome> results;
    for (const auto& one : consequence::read_cases(
             content(YUYAN_SOURCE_DIR "/tests/validation/cases_consequence.csv")))
      results.push_back(evaluate(models, one));
    return results;
  }();
  return all;
}

TEST(docs, validation_page_shows_every_case) {
  const std::string path = docs + "validation.md";
  expect_page(path, renewed_validation(content(path), outcomes()));
}

TEST(docs, every_model_has_a_page_that_says_what_the_code_says) {
  const auto models = consequence::catalogue();
  for (const consequence::Model& model : models.models()) {
    const std::string path = docs + "models/" + std::string(model.name()) + ".md";
    ASSERT_TRUE(std::filesystem::exists(path)) << path << " is missing";
    const std::string page = content(path);
    EXPECT_NE(page.find("yuyan hazard " + std::string(model.name())), std::string::npos)
        << path << " shows no call";
    expect_page(path, renewed_page(model, page, outcomes()));
  }
}

}  // namespace
}  // namespace yuyan::validation
