#include "sim/ensemble/frame_stream.h"

#include <array>
#include <cerrno>
#include <span>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "sim/results/entry.h"

namespace yuyan::ensemble {

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
  Pipe pipe{results::Descriptor(ends[0]), results::Descriptor(ends[1])};
  if (::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
  return pipe;
}

bool FrameStream::take_from(int descriptor) {
  std::array<std::byte, 1 << 16> piece;
  while (true) {
    const ssize_t count = ::read(descriptor, piece.data(), piece.size());
    if (count == 0) return false;
    if (count > 0)
      bytes_.insert(bytes_.end(), piece.begin(), piece.begin() + count);
    else if (errno == EAGAIN)
      return true;
    else if (errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "read from a pipe");
  }
}

std::optional<std::vector<std::byte>> FrameStream::next() {
  if (bytes_.size() < results::frame_head_bytes) return std::nullopt;
  const std::uint64_t count = results::frame_bytes(bytes_);
  if (count == 0) throw std::invalid_argument("no entry came through the pipe");
  if (bytes_.size() < count) return std::nullopt;
  const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<std::byte> frame(bytes_.begin(), end);
  bytes_.erase(bytes_.begin(), end);
  return frame;
}

}  // namespace yuyan::ensemble
