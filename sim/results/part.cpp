#include "sim/results/part.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/results/bytes.h"
#include "sim/results/error.h"
#include "sim/results/format.h"

namespace yuyan::results {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "YUYANPRT";
constexpr std::uint32_t longest_header = 1 << 16;
constexpr std::size_t prefix_bytes = 16;  // magic, version, length of the header

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw FileError(fmt::format("{}: {}", path.string(), what));
}

[[noreturn]] void fail_with_errno(const fs::path& path, std::string_view what) {
  fail(path, fmt::format("{}: {}", what, std::strerror(errno)));
}

Descriptor opened(const fs::path& path, int flags) {
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC, 0644));
  if (!file) fail_with_errno(path, "cannot be opened");
  return file;
}

/// Fills as much of bytes as the file has from the offset on.
std::size_t read_at(int descriptor, std::span<std::byte> bytes, std::uint64_t offset) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::pread(descriptor, bytes.data() + done, bytes.size() - done,
                                  static_cast<off_t>(offset + done));
    if (count == 0) break;
    if (count > 0) done += static_cast<std::size_t>(count);
    if (count < 0 && errno != EINTR) throw FileError(fmt::format("read: {}", std::strerror(errno)));
  }
  return done;
}

std::vector<std::byte> header_of(const Fingerprint& fingerprint) {
  const nlohmann::json json{{"program_version", fingerprint.program_version},
                            {"seed", fingerprint.seed},
                            {"inputs_sha256", fingerprint.inputs_sha256},
                            {"layout_sha256", fingerprint.layout_sha256}};
  const std::string text = json.dump();
  std::vector<std::byte> header;
  put(header, bytes_of(magic));
  put(header, std::uint32_t{part_version});
  put(header, static_cast<std::uint32_t>(text.size()));
  put(header, bytes_of(text));
  return header;
}

Fingerprint fingerprint_of(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  return {json.at("program_version"), json.at("seed"), json.at("inputs_sha256"),
          json.at("layout_sha256")};
}

std::optional<Entry> undamaged(std::span<const std::byte> frame) {
  try {
    return unframed(frame);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

}  // namespace

PartReader::PartReader(fs::path path) : path_(std::move(path)), file_(opened(path_, O_RDONLY)) {
  std::vector<std::byte> head(prefix_bytes);
  if (read_at(file_.get(), head, 0) < prefix_bytes ||
      !std::ranges::equal(std::span(head).first(magic.size()), bytes_of(magic)))
    fail(path_, "is no part file of an ensemble; choose another name or remove it");
  const auto version = plain_at<std::uint32_t>(head, 8);
  if (version != part_version)
    fail(path_, fmt::format("is a part file of format {}, this program reads format {}; finish it "
                            "with the program that began it, or remove it",
                            version, part_version));
  std::vector<std::byte> text(std::min(plain_at<std::uint32_t>(head, 12), longest_header));
  try {
    if (read_at(file_.get(), text, prefix_bytes) < text.size())
      throw std::invalid_argument("it ends within its header");
    fingerprint_ = fingerprint_of({reinterpret_cast<const char*>(text.data()), text.size()});
  } catch (const std::exception& error) {
    fail(path_, fmt::format("has a broken header; remove it ({})", error.what()));
  }
  whole_bytes_ = prefix_bytes + text.size();
  scan();
}

void PartReader::scan() {
  struct stat status{};
  if (::fstat(file_.get(), &status) != 0) fail_with_errno(path_, "cannot be read");
  const auto file_bytes = static_cast<std::uint64_t>(status.st_size);
  std::vector<std::byte> frame(frame_head_bytes);
  while (read_at(file_.get(), std::span(frame).first(frame_head_bytes), whole_bytes_) ==
         frame_head_bytes) {
    const std::uint64_t bytes = frame_bytes(frame);
    if (bytes == 0 || bytes > file_bytes - whole_bytes_) break;
    frame.resize(bytes);
    if (read_at(file_.get(), frame, whole_bytes_) < bytes) break;
    // A damaged entry counts as not there: its replication runs again, those behind it stay.
    if (const auto entry = undamaged(frame))
      places_.push_back({entry->replication, whole_bytes_, bytes, entry->status});
    whole_bytes_ += bytes;
  }
}

Entry PartReader::read(const EntryPlace& place) const {
  std::vector<std::byte> frame(place.bytes);
  if (read_at(file_.get(), frame, place.offset) < frame.size())
    fail(path_, "has become shorter while it was read; does another run write to it?");
  try {
    return unframed(frame);
  } catch (const std::invalid_argument& error) {
    fail(path_, error.what());
  }
}

PartWriter::PartWriter(fs::path path, Descriptor file)
    : path_(std::move(path)), file_(std::move(file)) {
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0)
    fail(path_, "another run is writing to it; wait for it or choose another output name");
}

PartWriter PartWriter::create(const fs::path& path, const Fingerprint& fingerprint) {
  if (fs::exists(path))
    fail(path, fmt::format("holds {} finished replications of an earlier run; go on with --resume, "
                           "or remove the file to begin anew",
                           PartReader(path).places().size()));
  // Written under another name first, so that a part file always has a whole header.
  const fs::path fresh = path.string() + ".new";
  write_all(opened(fresh, O_WRONLY | O_CREAT | O_TRUNC).get(), header_of(fingerprint));
  fs::rename(fresh, path);
  return {path, opened(path, O_WRONLY | O_APPEND)};
}

PartWriter PartWriter::resume(const fs::path& path, const Fingerprint& fingerprint) {
  if (!fs::exists(path)) return create(path, fingerprint);
  PartWriter writer(path, opened(path, O_WRONLY | O_APPEND));
  const PartReader reader(path);
  if (reader.fingerprint() != fingerprint)
    fail(path,
         fmt::format("cannot be resumed, it belongs to another run:\n{}\nGive the inputs, the "
                     "seed and the program it was begun with, or remove the file",
                     differences(reader.fingerprint(), fingerprint)));
  if (::ftruncate(writer.file_.get(), static_cast<off_t>(reader.whole_bytes())) != 0)
    fail_with_errno(path, "cannot be cut to its whole entries");
  writer.places_ = reader.places();
  return writer;
}

void PartWriter::append(std::span<const std::byte> frame) {
  try {
    write_all(file_.get(), frame);
  } catch (const std::system_error& error) {
    fail(path_, fmt::format("cannot be written ({}); free some space and go on with --resume",
                            error.what()));
  }
}

}  // namespace yuyan::results
