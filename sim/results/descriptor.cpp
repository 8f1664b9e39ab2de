#include "sim/results/descriptor.h"

#include <cerrno>
#include <system_error>

#include <unistd.h>

namespace yuyan::results {

void Descriptor::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0)
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "write");
  }
}

}  // namespace yuyan::results
