// All chance that a hazard needs, from one block of random bits.
#pragma once

#include <array>
#include <cstdint>

#include "sim/chance/id.h"
#include "sim/chance/stream.h"

namespace yuyan::inspection {

/// What draws are for. Together with the enterprise and an index they key the streams.
namespace purpose {
inline constexpr std::uint64_t firm = chance::id_of("enterprise");
inline constexpr std::uint64_t frailty = chance::id_of("frailty");
inline constexpr std::uint64_t hazard = chance::id_of("hazard");
inline constexpr std::uint64_t hazard_again = chance::id_of("hazard again");
inline constexpr std::uint64_t hazard_seen_again = chance::id_of("hazard seen again");
inline constexpr std::uint64_t hazard_report = chance::id_of("hazard report");
inline constexpr std::uint64_t beginning = chance::id_of("beginning");
inline constexpr std::uint64_t background = chance::id_of("background accident");
inline constexpr std::uint64_t hazard_accident = chance::id_of("hazard accident");
inline constexpr std::uint64_t past_firm = chance::id_of("firm of the past");
inline constexpr std::uint64_t past_accident = chance::id_of("accident of the past");
inline constexpr std::uint64_t response = chance::id_of("response");
inline constexpr std::uint64_t loss = chance::id_of("loss");
inline constexpr std::uint64_t listing = chance::id_of("listing");
inline constexpr std::uint64_t visit = chance::id_of("visit");
inline constexpr std::uint64_t visit_order = chance::id_of("visit order");
inline constexpr std::uint64_t yearly_order = chance::id_of("yearly order");
}  // namespace purpose

/// The `bits` bits from `shift` on as a number inside (0, 1): an odd multiple of 2^-(bits+1).
[[nodiscard]] constexpr double uniform_of(std::uint64_t word, unsigned shift, unsigned bits) {
  const std::uint64_t part = (word >> shift) & ((std::uint64_t{1} << bits) - 1);
  return (static_cast<double>(part) + 0.5) / static_cast<double>(std::uint64_t{1} << bits);
}

/// The first block of the words of a draw, for those whom one block is enough.
[[nodiscard, gnu::always_inline]] inline chance::Philox::ctr_type block_of(chance::Source source,
                                                                           std::uint64_t entity,
                                                                           std::uint64_t purpose,
                                                                           std::uint64_t index) {
  return chance::Philox{}({{index, 0, entity, purpose}}, {{source.seed, source.replication}});
}

/// The eight halves of the first block of a draw: uniform numbers of 32 bits.
[[nodiscard]] inline std::array<std::uint32_t, 8> halves(chance::Source source,
                                                         std::uint64_t entity,
                                                         std::uint64_t purpose,
                                                         std::uint64_t index) {
  const auto block = block_of(source, entity, purpose, index);
  std::array<std::uint32_t, 8> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i)
    parts[i] = static_cast<std::uint32_t>(block[i / 2] >> (i % 2 == 0 ? 0 : 32));
  return parts;
}

/// The uniform numbers of one hazard: 32 bits for what becomes a time or may be rare, 21 or 22 for
/// plain shares. A block of Philox costs as much as the three logarithms, so one has to do.
struct HazardDraws {
  HazardDraws() = default;
  /// The first block of the words of this hazard.
  [[gnu::always_inline]] HazardDraws(chance::Source source, std::uint64_t firm,
                                     std::uint64_t number) {
    const auto block = block_of(source, firm, purpose::hazard, number);
    gap_accident = block[0];
    self_visit = block[1];
    repair_lapse = block[2];
    shares = block[3];
  }

  [[nodiscard]] double gap() const { return uniform_of(gap_accident, 32, 32); }
  [[nodiscard]] double accident() const { return uniform_of(gap_accident, 0, 32); }
  [[nodiscard]] double self() const { return uniform_of(self_visit, 32, 32); }
  [[nodiscard]] double visit() const { return uniform_of(self_visit, 0, 32); }
  [[nodiscard]] double repair() const { return uniform_of(repair_lapse, 32, 32); }
  [[nodiscard]] double lapse() const { return uniform_of(repair_lapse, 0, 32); }
  [[nodiscard]] double thinning() const { return uniform_of(shares, 42, 22); }
  [[nodiscard]] double kind() const { return uniform_of(shares, 21, 21); }
  [[nodiscard]] double outcome() const { return uniform_of(shares, 0, 21); }

  std::uint64_t gap_accident = 0, self_visit = 0, repair_lapse = 0, shares = 0;
};

/// The uniform numbers of a visit, from one block as well: the words of a draw of their own.
struct VisitDraws {
  [[gnu::always_inline]] VisitDraws(chance::Source source, std::uint64_t firm,
                                    std::uint64_t strategy, std::uint64_t period) {
    const auto block = block_of(source, firm, purpose::visit ^ strategy, period);
    place = u01fixedpt_open_open_64_double(block[0]);
    expert = u01fixedpt_open_open_64_double(block[1]);
    specialist = u01fixedpt_open_open_64_double(block[2]);
    citation = u01fixedpt_open_open_64_double(block[3]);
  }

  double place, expert, specialist, citation;
};

}  // namespace yuyan::inspection
