// Plain values to bytes and back, in the machine's own order, which is little-endian on every
// machine that the program is built for.
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace yuyan::results {

static_assert(std::endian::native == std::endian::little);

template <class Plain>
  requires std::is_trivially_copyable_v<Plain>
void put(std::vector<std::byte>& bytes, const Plain& value) {
  const auto* first = reinterpret_cast<const std::byte*>(&value);
  bytes.insert(bytes.end(), first, first + sizeof(Plain));
}

inline void put(std::vector<std::byte>& bytes, std::span<const std::byte> block) {
  bytes.insert(bytes.end(), block.begin(), block.end());
}

[[nodiscard]] inline std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

template <class Plain>
  requires std::is_trivially_copyable_v<Plain>
[[nodiscard]] Plain plain_at(std::span<const std::byte> bytes, std::size_t offset) {
  Plain value;
  std::memcpy(&value, bytes.subspan(offset, sizeof(Plain)).data(), sizeof(Plain));
  return value;
}

/// Takes values from the front of bytes. Too few bytes: std::invalid_argument.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class Plain>
  [[nodiscard]] Plain take() {
    return plain_at<Plain>(take(sizeof(Plain)), 0);
  }
  [[nodiscard]] std::span<const std::byte> take(std::size_t count) {
    if (count > bytes_.size()) throw std::invalid_argument("fewer bytes than announced");
    const auto taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }
  [[nodiscard]] std::string text(std::size_t count) {
    const auto taken = take(count);
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace yuyan::results
