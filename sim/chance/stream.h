// Keyed randomness. A draw is a pure function of (seed, replication, entity, purpose, index):
// nothing is shared, nothing advances behind one's back, and the order in which draws are made
// does not matter.
//
// Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011; Random123) maps a key and a counter to a block of
// four 64-bit words. Key: (seed, replication). Counter: (index, block, entity, purpose). For one
// key it is a bijection of the counter, so no two draws of a replication share a block, and only
// two names with the same id could share a stream. docs/chance.md is the contract.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

#include <Random123/philox.h>
#include <Random123/u01fixedpt.h>

#include "sim/chance/id.h"

namespace yuyan::chance {

class Distribution;

/// The chance of one replication: every draw in it derives from these two numbers.
struct Source {
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;

  friend bool operator==(const Source&, const Source&) = default;
};

using Philox = r123::Philox4x64_R<10>;

/// The words of one draw: as many independent, uniform 64-bit words as its sampler asks for, from
/// blocks that belong to this draw alone. A standard uniform random bit generator, so the samplers
/// of Boost.Random take it.
class Words {
 public:
  using result_type = std::uint64_t;

  Words(Source source, std::uint64_t entity, std::uint64_t purpose, std::uint64_t index)
      : counter_{{index, 0, entity, purpose}},
        key_{{source.seed, source.replication}},
        block_{Philox{}(counter_, key_)} {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (used_ == block_.size()) go_to_next_block();
    return block_[used_++];
  }

  /// The next word as a number in the open interval (0, 1): one of the 2^52 odd multiples of 2^-53,
  /// never 0 and never 1; one minus it is exact.
  double uniform() { return u01fixedpt_open_open_64_double((*this)()); }

 private:
  void go_to_next_block();

  Philox::ctr_type counter_;
  Philox::key_type key_;
  Philox::ctr_type block_;
  std::size_t used_ = 0;
};

/// The draws of one entity for one purpose, by index. A value of 32 bytes; copies draw the same.
class Stream {
 public:
  Stream(Source source, std::uint64_t entity, std::uint64_t purpose)
      : source_{source}, entity_{entity}, purpose_{purpose} {}
  Stream(Source source, std::string_view entity, std::string_view purpose)
      : Stream(source, id_of(entity), id_of(purpose)) {}

  /// The words of the draw with this index, for samplers that take an unknown number of them.
  [[nodiscard]] Words words(std::uint64_t index) const {
    return {source_, entity_, purpose_, index};
  }

  /// Uniform in the open interval (0, 1): words(index).uniform(), at four fifths of the
  /// cost because no room for further words is made.
  [[nodiscard]] double uniform(std::uint64_t index) const {
    const auto block =
        Philox{}({{index, 0, entity_, purpose_}}, {{source_.seed, source_.replication}});
    return u01fixedpt_open_open_64_double(block[0]);
  }

  /// Exponential with this mean (any unit, not negative): the same number, bit by bit, as
  /// draw(Exponential{mean}, index), without the way through a Distribution.
  [[nodiscard]] double exponential(double mean, std::uint64_t index) const {
    return -mean * std::log(1 - uniform(index));
  }

  /// A number from a declared distribution: its quantile at uniform(index).
  /// Throws std::logic_error if the distribution has violations.
  [[nodiscard]] double draw(const Distribution& distribution, std::uint64_t index) const;

 private:
  Source source_;
  std::uint64_t entity_;
  std::uint64_t purpose_;
};

/// A stream that counts its own index, for draws that have no natural one (the next arrival, the
/// next travel time). The only state in this room; whoever holds it owns the order of its draws.
class Sequence {
 public:
  explicit Sequence(Stream stream) : stream_{stream} {}
  Sequence(Source source, std::uint64_t entity, std::uint64_t purpose)
      : stream_{source, entity, purpose} {}
  Sequence(Source source, std::string_view entity, std::string_view purpose)
      : stream_{source, entity, purpose} {}

  Words words() { return stream_.words(next_++); }
  double uniform() { return stream_.uniform(next_++); }
  double exponential(double mean) { return stream_.exponential(mean, next_++); }
  double draw(const Distribution& distribution) { return stream_.draw(distribution, next_++); }

  /// How many draws have been made: the index of the next one.
  [[nodiscard]] std::uint64_t drawn() const { return next_; }

 private:
  Stream stream_;
  std::uint64_t next_ = 0;
};

}  // namespace yuyan::chance
