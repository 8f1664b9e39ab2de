#include "sim/chance/stream.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include <boost/random/poisson_distribution.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/chance/distribution.h"

namespace yuyan::chance {
namespace {

using testing::ElementsAre;

constexpr Source source{.seed = 20160501, .replication = 17};

std::vector<std::uint64_t> take(Words words, int count) {
  std::vector<std::uint64_t> taken;
  taken.reserve(count);
  for (int i = 0; i < count; ++i) taken.push_back(words());
  return taken;
}

// The known answer of Philox4x64-10 for key 0 and counter 0 (kat_vectors of Random123 1.14).
TEST(Words, are_philox_4x64_10) {
  EXPECT_THAT(take(Words{Source{}, 0, 0, 0}, 4),
              ElementsAre(0x16554d9eca36314cU, 0xdb20fe9d672d0fdcU, 0xd7e772cee186176bU,
                          0x7e68b68aec7ba23bU));
}

TEST(Words, go_on_with_the_next_block_of_the_same_draw) {
  const auto words = take(Words{source, 5, 6, 7}, 8);
  const r123::Philox4x64 philox;
  const auto second = philox({{7, 1, 5, 6}}, {{20160501, 17}});
  EXPECT_TRUE(std::equal(second.begin(), second.end(), words.begin() + 4));
}

TEST(Words, are_a_standard_random_bit_generator) {
  static_assert(std::uniform_random_bit_generator<Words>);
  const Stream stream{source, "zone", "calls"};
  Words words = stream.words(0);
  const boost::random::poisson_distribution<int, double> calls{4.5};
  EXPECT_GE(calls(words), 0);
}

TEST(Stream, first_draws_are_pinned) {
  const Stream stream{source, "T01", "turnout"};
  EXPECT_THAT(take(stream.words(0), 5),
              ElementsAre(0x0835d115f61e4595U, 0x43bf652b5cf2b96cU, 0x2e1ac743532f8b52U,
                          0xfae1534e8ef09121U, 0x20f85eee20e7344dU));
  EXPECT_EQ(stream.uniform(0), 0x1.06ba22bec3c9p-5);
  EXPECT_EQ(stream.uniform(1), 0x1.35d014a0ee19fp-1);
  EXPECT_EQ(Stream(source, "T02", "turnout").uniform(0), 0x1.7444d8e0f5f9ep-2);
}

TEST(Stream, takes_its_uniform_from_the_first_word) {
  const Stream stream{source, "T01", "turnout"};
  for (std::uint64_t i = 0; i < 100; ++i) ASSERT_EQ(stream.uniform(i), stream.words(i).uniform());
}

// Each coordinate has a place of its own: none may be swapped with, or added to, another.
TEST(Stream, never_gives_two_small_keys_the_same_number) {
  std::set<std::uint64_t> words;
  constexpr std::uint64_t n = 6;
  for (std::uint64_t i = 0; i < n * n * n * n * n; ++i) {
    const Source small{.seed = i % n, .replication = i / n % n};
    words.insert(Stream{small, i / (n * n) % n, i / (n * n * n) % n}.words(i / (n * n * n * n))());
  }
  EXPECT_EQ(words.size(), n * n * n * n * n);
}

TEST(Stream, is_the_same_by_name_and_by_id) {
  const Stream by_name{source, "T01", "turnout"};
  const Stream by_id{source, id_of("T01"), id_of("turnout")};
  EXPECT_EQ(by_name.uniform(3), by_id.uniform(3));
}

TEST(Stream, draws_exponentials_like_the_distribution) {
  const Stream stream{source, "T01", "turnout"};
  for (std::uint64_t i = 0; i < 1000; ++i)
    ASSERT_EQ(stream.exponential(7.5, i), stream.draw(Exponential{.mean = 7.5}, i));
}

TEST(Stream, order_and_interleaving_of_draws_change_nothing) {
  const Stream first{source, "T01", "turnout"};
  const Stream second{source, "T02", "turnout"};
  const Distribution delay = Lognormal{.median = 30, .sigma = 0.5};
  std::vector<double> in_order;
  in_order.reserve(100);
  for (std::uint64_t i = 0; i < 100; ++i) in_order.push_back(first.draw(delay, i));

  std::vector<double> backwards(100);
  double others = 0;
  for (std::uint64_t i = 100; i-- > 0;) {
    Words unfinished = first.words(i);
    others += second.draw(delay, i);
    backwards[i] = first.draw(delay, i);
    others += unfinished.uniform();
  }
  EXPECT_EQ(in_order, backwards);
  EXPECT_GT(others, 0);
}

TEST(Sequence, draws_its_stream_in_order) {
  const Stream stream{source, "gate", "arrivals"};
  Sequence sequence{stream};
  EXPECT_EQ(sequence.uniform(), stream.uniform(0));
  EXPECT_EQ(sequence.exponential(60), stream.exponential(60, 1));
  EXPECT_EQ(sequence.draw(Normal{10, 2}), stream.draw(Normal{10, 2}, 2));
  EXPECT_EQ(sequence.words()(), stream.words(3)());
  EXPECT_EQ(sequence.drawn(), 4);
}

}  // namespace
}  // namespace yuyan::chance
