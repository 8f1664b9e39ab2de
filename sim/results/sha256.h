// SHA-256, by OpenSSL's libcrypto, which HDF5 brings along.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yuyan::results {

/// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::span<const std::byte> bytes);
[[nodiscard]] std::string sha256(std::string_view text);

}  // namespace yuyan::results
