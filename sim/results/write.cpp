#include "sim/results/write.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sim/results/descriptor.h"
#include "sim/results/error.h"
#include "sim/results/part.h"
#include "sim/results/result_writer.h"
#include "sim/results/static_arrays.h"

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

/// Late values are what the layout has declared, and no more.
void check(const LateValues& values, const Layout& layout) {
  Layout whole;  // with the values, as if they had been known before the run
  whole.dimensions = layout.dimensions;
  for (const Dimension& dimension : values.dimensions) {
    const auto declared =
        std::ranges::find(layout.late_dimensions, dimension.path, &LateDimension::path);
    if (declared == layout.late_dimensions.end() || declared->unit != dimension.unit ||
        !(declared->label == dimension.label))
      throw std::logic_error(fmt::format("{} is no late dimension", dimension.path));
    whole.dimensions.push_back(dimension);
  }
  for (const StaticTable& table : values.tables) {
    LateTable given{table.path, table.dimension, table.label, {}};
    for (const StaticColumn& column : table.columns) given.columns.push_back(column.column);
    if (std::ranges::find(layout.late_tables, given) == layout.late_tables.end())
      throw std::logic_error(fmt::format("{} is no late table of this layout", table.path));
  }
  whole.static_tables = values.tables;
  check(whole);
}

void add(const fs::path& path, const LateValues& values) {
  hdf5::Handle file = hdf5::reopen_file(path);
  for (const Dimension& dimension : values.dimensions)
    (void)hdf5::write_axis(file.get(), dimension);
  for (const StaticTable& table : values.tables) {
    const hdf5::Handle axis = hdf5::open_object(file.get(), table.dimension);
    hdf5::write_static_table(file.get(), table, axis.get());
  }
  hdf5::close_file(std::move(file));
}

}  // namespace

void write_result(const fs::path& path, const Schema& schema, const Provenance& provenance,
                  const std::vector<Input>& inputs, const std::vector<fs::path>& parts,
                  const Late& late) {
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
  if (late) {
    const LateValues values = late(ResultFile(temporary.name()));
    check(values, schema.layout());
    add(temporary.name(), values);
  }
  temporary.publish();
}

}  // namespace yuyan::results
