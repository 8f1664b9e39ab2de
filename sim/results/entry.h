// One finished replication as it comes through a pipe and lies in a part file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yuyan::results {

enum class Status : std::uint8_t { done, failed, timed_out };

struct Entry {
  std::uint64_t replication = 0;
  Status status = Status::done;
  double wall_s = 0;
  std::string failure;            ///< why it failed; "" when done
  std::vector<std::byte> record;  ///< Record::bytes(); empty unless done
};

/// The entry with its length and checksum before it.
[[nodiscard]] std::vector<std::byte> framed(const Entry& entry);

/// Bytes before the payload of a frame.
inline constexpr std::size_t frame_head_bytes = 16;

/// Bytes of the whole frame that starts with this head, of frame_head_bytes or more; 0 when no
/// frame starts so.
[[nodiscard]] std::uint64_t frame_bytes(std::span<const std::byte> head);

/// The entry of one whole frame. A wrong length or checksum: std::invalid_argument.
[[nodiscard]] Entry unframed(std::span<const std::byte> frame);

/// The replication of one whole frame, whose checksum is left to whoever unframes it. A wrong
/// length: std::invalid_argument.
[[nodiscard]] std::uint64_t framed_replication(std::span<const std::byte> frame);

}  // namespace yuyan::results
