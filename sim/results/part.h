// The part file of an ensemble: finished replications in the order in which they finished, each
// with its length and checksum, so that whatever ends the program loses none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/descriptor.h"
#include "sim/results/entry.h"
#include "sim/results/fingerprint.h"

namespace yuyan::results {

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
  [[nodiscard]] const std::vector<EntryPlace>& places() const& { return places_; }
  [[nodiscard]] std::vector<EntryPlace> places() && { return std::move(places_); }
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
  /// Lets go of the file and its lock, in a forked child: the parent keeps its own.
  void close() { file_.close(); }
  /// Appends one whole frame.
  void append(std::span<const std::byte> frame);

 private:
  PartWriter(std::filesystem::path path, Descriptor file);

  std::filesystem::path path_;
  Descriptor file_;
  std::vector<EntryPlace> places_;
};

}  // namespace yuyan::results
