#include "sim/results/write.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sim/results/descriptor.h"
#include "sim/results/error.h"
#include "sim/results/part.h"
#include "sim/results/result_writer.h"

namespace yuyan::results {

namespace {

namespace fs = std::filesystem;

/// Where a replication lies.
struct Source {
  const PartReader* part;
  const EntryPlace* place;

  [[nodiscard]] std::uint64_t replication() const { return place->replication; }
};

std::vector<Source> in_order(const std::vector<PartReader>& parts) {
  std::vector<Source> sources;
  for (const PartReader& part : parts)
    for (const EntryPlace& place : part.places()) sources.push_back({&part, &place});
  std::ranges::sort(sources, {}, &Source::replication);
  const auto twice = std::ranges::adjacent_find(sources, {}, &Source::replication);
  if (twice != sources.end())
    throw FileError(fmt::format("{} and {} both hold replication {}: are they parts of one run?",
                                twice->part->path().string(), twice[1].part->path().string(),
                                twice->replication()));
  return sources;
}

void check(const std::vector<PartReader>& parts, const Schema& schema) {
  for (const PartReader& part : parts) {
    if (part.fingerprint().layout_sha256 != schema.sha256())
      throw FileError(
          fmt::format("{}: written by a program with other results than this one; "
                      "finish it with the program that began it",
                      part.path().string()));
    if (part.fingerprint() != parts.front().fingerprint())
      throw FileError(fmt::format("{} and {} belong to different runs:\n{}",
                                  parts.front().path().string(), part.path().string(),
                                  differences(parts.front().fingerprint(), part.fingerprint())));
  }
}

/// Waits until what a path names has reached the disk.
void sync(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || (::fsync(file.get()) != 0 && errno != EINVAL))
    throw FileError(
        fmt::format("{}: cannot be brought to the disk: {}", path.string(), std::strerror(errno)));
}

/// A file under its temporary name; removed unless it gets its own.
class Temporary {
 public:
  explicit Temporary(const fs::path& path) : path_(path), temporary_(path.string() + ".tmp") {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    std::error_code ignored;
    fs::remove(temporary_, ignored);
  }

  [[nodiscard]] const fs::path& name() const { return temporary_; }
  void publish() const {
    sync(temporary_);
    fs::rename(temporary_, path_);
    sync(fs::absolute(path_).parent_path());
  }

 private:
  fs::path path_;
  fs::path temporary_;
};

}  // namespace

void write_result(const fs::path& path, const Schema& schema, const Provenance& provenance,
                  const std::vector<Input>& inputs, const std::vector<fs::path>& parts) {
  const std::vector<PartReader> readers(parts.begin(), parts.end());
  check(readers, schema);
  const std::vector<Source> sources = in_order(readers);
  if (sources.empty())
    throw FileError(
        fmt::format("{}: no replication was finished, so nothing is written", path.string()));
  std::vector<std::int64_t> replications;
  replications.reserve(sources.size());
  for (const Source& source : sources)
    replications.push_back(static_cast<std::int64_t>(source.replication()));

  const Temporary temporary(path);
  ResultWriter writer(temporary.name(), schema, provenance, inputs, replications);
  for (const Source& source : sources) writer.append(source.part->read(*source.place));
  writer.finish();
  temporary.publish();
}

}  // namespace yuyan::results
