// Frames of entries as they come out of a pipe, in pieces.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/results/descriptor.h"

namespace yuyan::ensemble {

struct Pipe {
  results::Descriptor read;  ///< does not block
  results::Descriptor write;
};

/// Throws std::system_error.
[[nodiscard]] Pipe make_pipe();

class FrameStream {
 public:
  /// Takes what the pipe holds now. False once its other end is closed.
  bool take_from(int descriptor);
  /// The next whole frame. Throws std::invalid_argument when what came is no frame.
  [[nodiscard]] std::optional<std::vector<std::byte>> next();

 private:
  std::vector<std::byte> bytes_;
};

}  // namespace yuyan::ensemble
