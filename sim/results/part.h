// The part file of an ensemble: finished replications in the order in which they finished, each
// with its length and checksum, so that whatever ends the program loses none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sim/results/descriptor.h"
#include "sim/results/fingerprint.h"

namespace yuyan::results {

enum class Status : std::uint8_t { done, failed, timed_out };

/// One finished replication as it lies in a part file and comes through a pipe.
struct Entry {
  std::uint64_t replication = 0;
  Status status = Status::done;
  std::uint64_t events = 0;
  double wall_s = 0;
  std::string failure;            ///< why it failed; "" when done
  std::vector<std::byte> record;  ///< Record::bytes(); empty unless done
};

/// The entry with length and checksum before it.
[[nodiscard]] std::vector<std::byte> framed(const Entry& entry);

/// Bytes before the payload of a frame.
inline constexpr std::size_t frame_head_bytes = 16;
/// Bytes of the whole frame at the start of bytes; 0 while bytes hold less than its head.
/// Throws std::invalid_argument when no frame starts there.
[[nodiscard]] std::size_t frame_bytes(std::span<const std::byte> bytes);
/// The entry of one whole frame. A wrong length or checksum: std::invalid_argument.
[[nodiscard]] Entry unframed(std::span<const std::byte> frame);

/// Where an entry lies in a part file.
struct EntryPlace {
  std::uint64_t replication;
  std::uint64_t offset;
  std::uint64_t bytes;  ///< of the frame
  Status status;
};

/// A part file opened to read. A torn last entry is left out.
class PartReader {
 public:
  /// Throws FileError when there is no such file or it is no part file of this format.
  explicit PartReader(std::filesystem::path path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }
  /// Whole entries in the order of the file.
  [[nodiscard]] const std::vector<EntryPlace>& places() const { return places_; }
  [[nodiscard]] Entry read(const EntryPlace& place) const;
  /// Bytes up to the end of the last whole entry.
  [[nodiscard]] std::uint64_t whole_bytes() const { return whole_bytes_; }

 private:
  void scan();

  std::filesystem::path path_;
  Descriptor file_;
  Fingerprint fingerprint_;
  std::vector<EntryPlace> places_;
  std::uint64_t whole_bytes_ = 0;
};

/// A part file opened to append to. Only one process can: a second is refused.
class PartWriter {
 public:
  /// Starts a file. Throws FileError when there is one already, for its replications would be lost.
  static PartWriter create(const std::filesystem::path& path, const Fingerprint& fingerprint);
  /// Goes on with a file, or starts it when there is none: cuts off a torn last entry. Throws
  /// FileError when its fingerprint is another, saying what differs.
  static PartWriter resume(const std::filesystem::path& path, const Fingerprint& fingerprint);

  /// What the file held when it was opened.
  [[nodiscard]] const std::vector<EntryPlace>& places() const { return places_; }
  [[nodiscard]] int descriptor() const { return file_.get(); }
  /// Appends one whole frame.
  void append(std::span<const std::byte> frame);

 private:
  PartWriter(std::filesystem::path path, Descriptor file, std::vector<EntryPlace> places);

  std::filesystem::path path_;
  Descriptor file_;
  std::vector<EntryPlace> places_;
};

}  // namespace yuyan::results
