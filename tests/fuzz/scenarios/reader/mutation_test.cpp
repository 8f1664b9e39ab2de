// Mutated inputs never crash the reader and never pass it unseen: what it accepts keeps every rule.
// Seeds are fixed, so a failure is the same failure everywhere; its input is printed.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

const Files seeds{
    {"scenario.toml", R"([scenario]
name = "depot"
start_hour = { uniform = { low = 8, high = 18 } }
horizon_s = 86400
grade = 3

[site]
pond_m3 = { value = 2000, source = "drawing 7", status = "verified" }
hours = [7, 19.5]
gates = ["南门", "north"]
bunds = "bunds.csv"

[site.pumps]
start_s = { normal = { mean = 20, sd = 5 }, low = 0 }

[tanks]
table = "tanks.csv"
encoding = "utf-8"

[weather]
speed_m_s = 4.5
)"},
    {"bunds.csv", "id,wall_height_m,status\nB1,1.2,assumed\nB2,2,\n"},
    {"tanks.csv",
     "id,bund,diameter_m,roof,fill,insulated,nozzles_m,source\r\n"
     "T01,B1,20,internal_floating,lognormal(median=0.5; sigma=0.1) high=1,TRUE,1; 2,\r\n"
     "\"T02\", B2 ,21.5,,\"discrete(values=0.2 0.4; weights=1 1)\",,,\"survey, 1\"\r\n"}};

const std::vector<std::string> tokens{"\"",
                                      "'",
                                      "\"\"\"",
                                      ",",
                                      ";",
                                      "=",
                                      "\n",
                                      "\r",
                                      "\r\n",
                                      "#",
                                      "[",
                                      "]",
                                      "[[",
                                      "]]",
                                      "{",
                                      "}",
                                      "(",
                                      ")",
                                      ".",
                                      "-",
                                      "+",
                                      "nan",
                                      "inf",
                                      "0",
                                      "1e999",
                                      "-1",
                                      "9223372036854775808",
                                      "1e-320",
                                      "true",
                                      "id",
                                      "status",
                                      "&",
                                      "$",
                                      "\\",
                                      "\\u",
                                      "\xFF",
                                      "\xE5",
                                      "\x01",
                                      "\xEF\xBB\xBF",
                                      "一",
                                      "1979-05-27",
                                      "low",
                                      "normal(mean=1; sd=1)",
                                      "{ gamma = { shape = 1, scale = 1 } }",
                                      "[site.bunds]"};

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random_() % n); }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(12), text.size() - at);
    switch (below(6)) {
      case 0:
        text.insert(at, tokens[below(tokens.size())]);
        break;
      case 1:
        text.replace(at, length, tokens[below(tokens.size())]);
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(at, length));
        break;
      case 4:
        text.resize(at);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
    }
  }

 private:
  std::mt19937_64 random_;
};

bool all_within(const Quantity& quantity, double low, double high) {
  const auto [least, greatest] = support(quantity.distribution);
  return least >= low && greatest <= high;
}

/// What must hold of anything that was read without an error.
void expect_rules(const Outcome& outcome) {
  const auto& [head, site, tanks, weather] = outcome.depot;
  EXPECT_FALSE(head.name.empty());
  EXPECT_TRUE(all_within(head.start_hour, 0, 24));
  EXPECT_TRUE(!head.horizon_s || *head.horizon_s > 0);
  EXPECT_TRUE(site.pond_m3 >= 0 && std::isfinite(site.pond_m3));
  EXPECT_TRUE(all_within(site.pumps.start_s, 0, INFINITY));
  for (const double hour : site.hours) EXPECT_TRUE(hour >= 0 && hour <= 24);
  std::set<std::string> bunds, ids;
  for (const Bund& bund : site.bunds) {
    EXPECT_TRUE(bunds.insert(bund.id).second);
    EXPECT_TRUE(bund.wall_height_m >= 0.3 && bund.wall_height_m <= 5);
  }
  EXPECT_FALSE(tanks.empty());
  for (const Tank& tank : tanks) {
    EXPECT_TRUE(!tank.id.empty() && ids.insert(tank.id).second);
    EXPECT_TRUE(tank.bund.empty() || bunds.contains(tank.bund));
    EXPECT_TRUE(tank.diameter_m >= 1 && tank.diameter_m <= 110);
    EXPECT_TRUE(all_within(tank.fill, 0, 1));
    EXPECT_TRUE(tank.manholes >= 0 && tank.manholes <= 9);
  }
  EXPECT_TRUE(weather.speed_m_s >= 0 && weather.speed_m_s <= 40);
}

TEST(UnmutatedScenario, IsAccepted) { EXPECT_EQ(read(seeds).english(), ""); }

TEST(MutatedScenario, IsReadByTheRulesOrRefusedWithReasons) {
  constexpr int rounds = 6000;
  int accepted = 0;
  for (int round = 0; round < rounds; ++round) {
    Mutator mutator(static_cast<std::uint64_t>(round));
    Files files = seeds;
    auto file = files.begin();
    std::advance(file, mutator.below(files.size()));
    for (std::size_t i = mutator.below(3) + 1; i > 0; --i) mutator.mutate(file->second);
    Outcome outcome;
    ASSERT_NO_THROW(outcome = read(files)) << "round " << round << "\n" << file->second;
    EXPECT_EQ(outcome.english().empty(), outcome.chinese().empty());
    if (outcome.diagnostics.errors() > 0) continue;
    ++accepted;
    expect_rules(outcome);
    ASSERT_FALSE(HasFailure()) << "round " << round << "\n" << file->second;
  }
  // The mutations are neither all harmless nor all fatal; else this would test nothing.
  EXPECT_GT(accepted, rounds / 50);
  EXPECT_LT(accepted, rounds / 2);
}

TEST(RandomBytes, AreRefusedOrReadByBothParsers) {
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    Mutator random(seed);
    std::string text;
    for (std::size_t i = random.below(40); i > 0; --i)
      text += random.below(3) == 0 ? std::string(1, static_cast<char>(random.below(256)))
                                   : tokens[random.below(tokens.size())];
    Diagnostics diagnostics;
    EXPECT_NO_THROW({
      const auto table = parse_toml(text, "t.toml", diagnostics);
      EXPECT_TRUE(table || diagnostics.errors() == 1);
      for (const Encoding encoding : {Encoding::utf_8, Encoding::gb18030}) {
        const Sheet sheet = parse_csv(text, "t.csv", encoding, diagnostics);
        for (const Node& row : sheet.rows)
          EXPECT_LE(std::get<Table>(row.value).entries.size(), sheet.columns.size());
      }
    }) << text;
  }
}

}  // namespace
}  // namespace yuyan::reader::sample
