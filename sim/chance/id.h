// Stable numbers for names. Entities and purposes key the random streams; their numbers depend on
// nothing but the name, so adding or reordering an input never shifts another's draws.
#pragma once

#include <cstdint>
#include <string_view>

namespace yuyan::chance {

/// A bijection of 64-bit numbers in which every input bit moves about half of the output bits
/// (the finaliser of SplitMix64: Steele, Lea, Flood 2014, constants of Stafford's variant 13).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// The number of a name: FNV-1a over its bytes, mixed. The same in every version and on every
/// machine. Two of n names share a number with probability n^2 / 2^65: 3e-10 for 100 000 names.
[[nodiscard]] constexpr std::uint64_t id_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char character : name) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 0x100000001b3U;
  }
  return mixed(hash);
}

/// The number of the n-th thing of an owner (casualty 17 of a zone, vehicle 3 of a station).
/// Different things of one owner never share a number.
[[nodiscard]] constexpr std::uint64_t id_of(std::uint64_t owner, std::uint64_t number) {
  return mixed(mixed(owner + 0x9e3779b97f4a7c15U) ^ number);
}

}  // namespace yuyan::chance
