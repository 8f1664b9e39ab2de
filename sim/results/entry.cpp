#include "sim/results/entry.h"

#include <stdexcept>

#include <zlib.h>

#include "sim/results/bytes.h"

namespace yuyan::results {

namespace {

constexpr std::uint32_t mark = 0x544e4559;  // "YENT"

std::uint32_t checksum(std::span<const std::byte> bytes) {
  const auto* first = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(crc32_z(0, first, bytes.size()));
}

std::span<const std::byte> payload_of(std::span<const std::byte> frame) {
  if (frame.size() < frame_head_bytes || frame_bytes(frame) != frame.size())
    throw std::invalid_argument("no whole entry");
  return frame.subspan(frame_head_bytes);
}

}  // namespace

std::vector<std::byte> framed(const Entry& entry) {
  std::vector<std::byte> payload;
  payload.reserve(64 + entry.failure.size() + entry.record.size());
  put(payload, entry.replication);
  put(payload, entry.status);
  put(payload, entry.wall_s);
  put(payload, std::uint64_t{entry.failure.size()});
  put(payload, bytes_of(entry.failure));
  put(payload, std::span(entry.record));

  std::vector<std::byte> frame;
  frame.reserve(frame_head_bytes + payload.size());
  put(frame, mark);
  put(frame, checksum(payload));
  put(frame, std::uint64_t{payload.size()});
  put(frame, std::span<const std::byte>(payload));
  return frame;
}

std::uint64_t frame_bytes(std::span<const std::byte> head) {
  return plain_at<std::uint32_t>(head, 0) == mark
             ? frame_head_bytes + plain_at<std::uint64_t>(head, 8)
             : 0;
}

std::uint64_t framed_replication(std::span<const std::byte> frame) {
  return ByteReader(payload_of(frame)).take<std::uint64_t>();
}

Entry unframed(std::span<const std::byte> frame) {
  const auto payload = payload_of(frame);
  if (checksum(payload) != plain_at<std::uint32_t>(frame, 4))
    throw std::invalid_argument("an entry with a wrong checksum");
  ByteReader reader(payload);
  Entry entry;
  entry.replication = reader.take<std::uint64_t>();
  entry.status = reader.take<Status>();
  if (entry.status > Status::timed_out) throw std::invalid_argument("an unknown status");
  entry.wall_s = reader.take<double>();
  entry.failure = reader.text(reader.take<std::uint64_t>());
  const auto record = reader.take(reader.left());
  entry.record.assign(record.begin(), record.end());
  return entry;
}

}  // namespace yuyan::results
