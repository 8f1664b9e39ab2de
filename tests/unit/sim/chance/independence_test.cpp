// Streams of neighbouring keys: whichever of the five coordinates of a draw runs, the numbers that
// come out are uniform and know nothing of their neighbours.
#include <array>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "false_alarm.h"
#include "sim/chance/stream.h"

namespace yuyan::chance {
namespace {

constexpr int draws = 200'000;
constexpr std::size_t cells = 16;

std::size_t cell_of(double u, std::size_t count) {
  return static_cast<std::size_t>(u * static_cast<double>(count));
}

struct Coordinate {
  std::string name;
  std::function<double(std::uint64_t)> uniform;
};

const std::vector<Coordinate>& coordinates() {
  static const std::vector<Coordinate> all{
      {"seed", [](auto i) { return Stream{Source{i, 3}, 11, 12}.uniform(5); }},
      {"replication", [](auto i) { return Stream{Source{3, i}, 11, 12}.uniform(5); }},
      {"entity", [](auto i) { return Stream{Source{3, 4}, i, 12}.uniform(5); }},
      {"purpose", [](auto i) { return Stream{Source{3, 4}, 11, i}.uniform(5); }},
      {"index", [](auto i) { return Stream{Source{3, 4}, 11, 12}.uniform(i); }},
      {"name",
       [](auto i) { return Stream{Source{3, 4}, "T" + std::to_string(i), "p"}.uniform(5); }},
      {"owner_and_number",
       [](auto i) { return Stream{Source{3, 4}, id_of(11, i), 12}.uniform(5); }},
  };
  return all;
}

class Independence : public testing::TestWithParam<Coordinate> {
 protected:
  std::vector<double> numbers_ = [] {
    std::vector<double> numbers;
    numbers.reserve(draws);
    for (int i = 0; i < draws; ++i) numbers.push_back(GetParam().uniform(i));
    return numbers;
  }();
};

TEST_P(Independence, uniform) {
  std::vector<int> counts(cells * cells);
  for (const double u : numbers_) ++counts[cell_of(u, cells * cells)];
  test::expect_plausible(test::p_of_equal_counts(counts), "chi-square, 256 cells");
  test::expect_plausible(test::p_of_kolmogorov_smirnov(numbers_, [](double u) { return u; }),
                         "Kolmogorov-Smirnov");
}

TEST_P(Independence, neighbours_are_uncorrelated) {
  for (const int lag : {1, 2, 64}) {
    double sum = 0;
    for (int i = lag; i < draws; ++i) sum += (numbers_[i] - 0.5) * (numbers_[i - lag] - 0.5);
    // Each product has mean 0 and variance 1/144.
    test::expect_plausible(test::p_of_normal(12 * sum / std::sqrt(draws - lag)),
                           "correlation at lag " + std::to_string(lag));
  }
}

// Dependence that a correlation does not see: pairs that do not overlap fill the unit square
// evenly.
TEST_P(Independence, pairs_of_neighbours_fill_the_square) {
  std::vector<int> counts(cells * cells);
  for (int i = 0; i + 1 < draws; i += 2)
    ++counts[cell_of(numbers_[i], cells) * cells + cell_of(numbers_[i + 1], cells)];
  test::expect_plausible(test::p_of_equal_counts(counts), "chi-square, 16 x 16 cells");
}

INSTANTIATE_TEST_SUITE_P(Coordinates, Independence, testing::ValuesIn(coordinates()),
                         [](const auto& run) { return run.param.name; });

TEST(Words, have_fair_bits_in_every_block) {
  constexpr int words = 64;
  std::array<int, 64> ones{};
  for (std::uint64_t index = 0; index < draws / words; ++index) {
    Words draw = Stream{Source{1, 2}, 3, 4}.words(index);
    for (int i = 0; i < words; ++i) {
      const std::uint64_t word = draw();
      for (unsigned bit = 0; bit < 64; ++bit) ones[bit] += static_cast<int>(word >> bit & 1U);
    }
  }
  static_assert(draws % words == 0);
  constexpr double n = draws;
  double statistic = 0;
  for (const int count : ones) statistic += (count - n / 2) * (count - n / 2) / (n / 4);
  test::expect_plausible(test::p_of_chi_square(statistic, 64), "chi-square of 64 bits");
}

TEST(Words, of_one_draw_are_uncorrelated_across_blocks) {
  Words draw = Stream{Source{1, 2}, 3, 4}.words(0);
  double sum = 0;
  double last = draw.uniform();
  for (int i = 0; i < draws; ++i) {
    const double next = draw.uniform();
    sum += (last - 0.5) * (next - 0.5);
    last = next;
  }
  test::expect_plausible(test::p_of_normal(12 * sum / std::sqrt(draws)), "correlation at lag 1");
}

TEST(Uniform, is_never_0_or_1) {
  EXPECT_EQ(u01fixedpt_open_open_64_double(0), 0x1p-53);
  EXPECT_EQ(u01fixedpt_open_open_64_double(Words::max()), 1 - 0x1p-53);
}

}  // namespace
}  // namespace yuyan::chance
