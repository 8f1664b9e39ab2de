// docs/events.md promises only what is tested: each numbered sentence has a test of its number, and
// each such test a sentence.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<int> numbers(const std::string& text, const std::regex& pattern) {
  std::set<int> found;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
    found.insert(std::stoi((*it)[1]));
  }
  return found;
}

std::string all_tests() {
  const fs::path root = fs::path(YUYAN_SOURCE_DIR) / "tests/unit/sim";
  std::string text;
  for (const char* room : {"calendar", "world"}) {
    for (const auto& entry : fs::directory_iterator(root / room)) text += text_of(entry.path());
  }
  return text;
}

TEST(EventContract, EverySentenceOfThePageHasItsTest) {
  const std::string page = text_of(fs::path(YUYAN_SOURCE_DIR) / "docs/events.md");
  const std::set<int> sentences = numbers(page, std::regex(R"((?:^|\n)(\d+)\. \S)"));
  const std::set<int> tests =
      numbers(all_tests(), std::regex(R"(TEST\(EventContract, S0*(\d+)_\w+\))"));
  EXPECT_EQ(sentences, tests);
  EXPECT_EQ(sentences.size(), static_cast<std::size_t>(*sentences.rbegin())) << "numbered in a row";
}

}  // namespace
