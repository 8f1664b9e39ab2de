// Owner of a file descriptor, and whole reads and writes on it.
#pragma once

#include <cstddef>
#include <span>
#include <utility>

namespace yuyan::results {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] explicit operator bool() const { return descriptor_ >= 0; }
  void close();

 private:
  int descriptor_ = -1;
};

/// Writes all bytes, going on after signals and short writes. Throws std::system_error.
void write_all(int descriptor, std::span<const std::byte> bytes);

}  // namespace yuyan::results
