#include "scenarios/reader/distributions.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/chance/families.h"

namespace yuyan::reader {
namespace {

using chance::Distribution;

const parameters::About anything{};

std::optional<Distribution> from_toml(const std::string& text, std::string& errors,
                                      const parameters::About& about = anything) {
  Diagnostics diagnostics;
  const auto table = parse_toml("x = " + text, "t.toml", diagnostics);
  std::optional<Distribution> distribution;
  if (table) distribution = read_distribution(*table->find("x"), "x", about, diagnostics);
  errors = diagnostics.render(Language::english);
  return distribution;
}

std::optional<Distribution> from_cell(const std::string& text, std::string& errors,
                                      const parameters::About& about = anything) {
  Diagnostics diagnostics;
  const auto distribution = read_distribution({Cell{text}, {"t.csv", 2}}, "x", about, diagnostics);
  errors = diagnostics.render(Language::english);
  return distribution;
}

std::vector<Distribution> every_family() {
  using namespace chance;
  return {30.0,
          -1.5e-7,
          1e300,
          Uniform{-1, 2.5},
          Triangular{0, 0.25, 1},
          Normal{3, 0.1},
          Lognormal{30, 0.5},
          Exponential{1e6},
          Gamma{2, 3},
          Weibull{1.5, 20},
          Beta{2, 5, -1, 4},
          Discrete{{1, 2, 30}, {0.5, 0.25, 0.25}},
          Empirical{{3, 4.5, 9}},
          truncated(Normal{3, 1}, 0, INFINITY),
          truncated(Uniform{0, 10}, 2, 5),
          truncated(Lognormal{30, 0.5}, 5, 120)};
}

TEST(WrittenDistribution, ReadsBackInBothNotations) {
  for (const Distribution& distribution : every_family()) {
    std::string errors;
    const std::string toml = written(distribution, Notation::toml);
    EXPECT_EQ(from_toml(toml, errors), distribution) << toml << "\n" << errors;
    const std::string cell = written(distribution, Notation::cell);
    EXPECT_EQ(from_cell(cell, errors), distribution) << cell << "\n" << errors;
  }
}

TEST(WrittenDistribution, IsAsTheDocumentationShowsIt) {
  const Distribution cut = truncated(chance::Lognormal{30, 0.5}, 5, 120);
  EXPECT_EQ(written(cut, Notation::toml),
            "{ lognormal = { median = 30, sigma = 0.5 }, low = 5, high = 120 }");
  EXPECT_EQ(written(cut, Notation::cell), "lognormal(median=30; sigma=0.5) low=5 high=120");
}

TEST(EveryFamily, IsAmongThoseTested) {
  std::set<std::size_t> tested;
  for (const Distribution& distribution : every_family()) tested.insert(distribution.law().index());
  EXPECT_EQ(tested.size(), chance::families().size());
}

// The text that an error proposes is accepted in its place.
TEST(ProposedTruncation, IsAccepted) {
  const parameters::About share{.range = {.low = 0, .high = 1, .low_open = true}};
  for (const Distribution& distribution : every_family()) {
    std::string errors;
    if (from_cell(written(distribution, Notation::cell), errors, share)) continue;
    const std::string lead = "truncate it: ";
    const auto begin = errors.find(lead);
    if (begin == std::string::npos) {  // only when nothing of it lies in the range
      EXPECT_TRUE(!(cdf(distribution, 1) > cdf(distribution, 0)) || distribution.is_constant());
      continue;
    }
    std::string proposal = errors.substr(begin + lead.size());
    proposal.pop_back();
    EXPECT_TRUE(from_cell(proposal, errors, share)) << proposal << "\n" << errors;
  }
}

TEST(Range, CountsAnOpenEndOnlyForValuesWithAProbabilityOfTheirOwn) {
  const parameters::About above_zero{.range = parameters::positive};
  std::string errors;
  EXPECT_TRUE(from_cell("exponential(mean=3)", errors, above_zero));
  EXPECT_TRUE(from_cell("uniform(low=0; high=1)", errors, above_zero));
  EXPECT_FALSE(from_cell("discrete(values=0 1; weights=1 1)", errors, above_zero));
  EXPECT_FALSE(from_cell("0", errors, above_zero));
}

TEST(Cell, RefusesWhatIsNotADistribution) {
  for (const char* text :
       {"", "normal", "normal()", "normal(mean)", "normal(mean=1", "normal mean=1)", "(mean=1)",
        "normal(mean=1; mean=2; sd=1)", "normal(mean=1; sd=1) low", "normal(mean=1; sd=1) low=",
        "normal(mean=1, sd=1)", "normal(mean=1; sd=1) mid=3", "1e999", "0x10", "1,5"}) {
    std::string errors;
    EXPECT_FALSE(from_cell(text, errors)) << text;
    EXPECT_NE(errors, "") << text;
  }
}

}  // namespace
}  // namespace yuyan::reader
