#include "sim/results/file.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "sim/results/error.h"
#include "sim/results/hdf5.h"

namespace yuyan::results {

namespace {

namespace fs = std::filesystem;

Provenance read_provenance(hdf5::Id root) {
  Provenance provenance;
  std::map<std::string, std::string*, std::less<>> known{
      {"program_version", &provenance.program_version},
      {"git_commit", &provenance.git_commit},
      {"scenario_sha256", &provenance.scenario_sha256},
      {"created_utc", &provenance.created_utc},
      {"command_line", &provenance.command_line}};
  for (auto& [name, text] : hdf5::text_attributes(root)) {
    if (const auto field = known.find(name); field != known.end())
      *field->second = text;
    else if (!name.starts_with("format"))
      provenance.notes.emplace_back(name, text);
  }
  provenance.seed = hdf5::number_attribute(root, "seed").value_or(0);
  provenance.replications = hdf5::number_attribute(root, "replications").value_or(0);
  return provenance;
}

FormatVersion parsed(const std::string& text) {
  FormatVersion version{-1, -1};
  const char* end = text.data() + text.size();
  const auto major = std::from_chars(text.data(), end, version.major);
  if (major.ptr != end && *major.ptr == '.') std::from_chars(major.ptr + 1, end, version.minor);
  return version;
}

std::string text_of(FormatVersion version) {
  return fmt::format("{}.{}", version.major, version.minor);
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

StoredArray described(hdf5::Id array, std::string path) {
  const auto text = [&](const char* name) {
    return hdf5::text_attribute(array, name).value_or("");
  };
  std::string unit = text("units");
  if (unit == "1") unit.clear();
  return {.path = std::move(path),
          .type = hdf5::type_of(array),
          .unit = std::move(unit),
          .label = {text("long_name"), text("long_name_zh")},
          .dimensions = hdf5::axes_of(array),
          .shape = hdf5::shape_of(array),
          .meanings = words(text("flag_meanings"))};
}

std::int64_t missing_of(Type type) {
  return type == Type::flag ? missing_flag : type == Type::code ? missing_code : missing_integer;
}

}  // namespace

struct ResultFile::State {
  fs::path path;
  hdf5::Handle file;
  FormatVersion version{};
  Provenance provenance;
  std::vector<std::string> warnings;
  std::vector<StoredArray> arrays;
  std::map<std::string, std::size_t, std::less<>> places;
  std::vector<std::string> inputs;

  [[noreturn]] void fail(std::string_view what) const {
    throw FileError(fmt::format("{}: {}", path.string(), what));
  }

  void read_version(hdf5::Id root) {
    if (hdf5::text_attribute(root, "format") != result_format)
      fail("is an HDF5 file, but no result of yuyan");
    const std::string text = hdf5::text_attribute(root, "format_version").value_or("");
    version = parsed(text);
    if (version.major != result_version.major)
      fail(
          fmt::format("has format {} and was written by yuyan {}; this program reads formats "
                      "{}.x: read it with the program that wrote it",
                      text, provenance.program_version, result_version.major));
    if (version.minor > result_version.minor)
      warnings.push_back(
          fmt::format("{}: has the newer format {} (yuyan {}), this program knows "
                      "{}: what was added is not shown",
                      path.string(), text, provenance.program_version, text_of(result_version)));
  }

  void list(const std::string& group) {
    for (const std::string& name : hdf5::names_in(hdf5::open_object(file.get(), group).get())) {
      const std::string child = fmt::format("{}/{}", group, name);
      const hdf5::Handle object = hdf5::open_object(file.get(), child);
      if (!hdf5::is_array(object.get())) {
        list(child);
      } else if (child.starts_with("/inputs/")) {
        inputs.push_back(child.substr(8));
      } else {
        places[child] = arrays.size();
        arrays.push_back(described(object.get(), child));
      }
    }
  }

  [[nodiscard]] const StoredArray& at(std::string_view path_in_file) const {
    const auto found = places.find(path_in_file);
    if (found != places.end()) return arrays[found->second];
    std::vector<std::string> near;
    for (const StoredArray& array : arrays)
      if (group_of(array.path) == group_of(path_in_file)) near.push_back(array.path);
    fail(near.empty() ? fmt::format("has no {}", path_in_file)
                      : fmt::format("has no {}; it has {}", path_in_file, fmt::join(near, ", ")));
  }

  /// Opens an array for the rows of it that there are, and calls read(array, rows, values).
  template <class Value, class Read>
  [[nodiscard]] std::vector<Value> values(const StoredArray& array, Rows rows, Read read) const {
    const std::size_t length = array.shape.at(0);
    rows.first = std::min(rows.first, length);
    rows.count = std::min(rows.count, length - rows.first);
    const std::size_t row_size = std::accumulate(array.shape.begin() + 1, array.shape.end(),
                                                 std::size_t{1}, std::multiplies<>());
    std::vector<Value> values(rows.count * row_size);
    read(hdf5::open_object(file.get(), array.path).get(), rows.first, rows.count,
         std::span(values));
    return values;
  }
};

ResultFile::ResultFile(const fs::path& path) : state_(std::make_unique<State>()) {
  state_->path = path;
  state_->file = hdf5::open_file(path);
  const hdf5::Handle root = hdf5::open_object(state_->file.get(), "");
  state_->provenance = read_provenance(root.get());
  state_->read_version(root.get());
  state_->list("");
}

ResultFile::~ResultFile() = default;
ResultFile::ResultFile(ResultFile&&) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&&) noexcept = default;

const fs::path& ResultFile::path() const { return state_->path; }
FormatVersion ResultFile::version() const { return state_->version; }
const Provenance& ResultFile::provenance() const { return state_->provenance; }
const std::vector<std::string>& ResultFile::warnings() const { return state_->warnings; }
const std::vector<StoredArray>& ResultFile::arrays() const { return state_->arrays; }
bool ResultFile::has(std::string_view path) const { return state_->places.contains(path); }
const StoredArray& ResultFile::array(std::string_view path) const { return state_->at(path); }
std::vector<std::string> ResultFile::input_names() const { return state_->inputs; }

std::vector<double> ResultFile::reals(std::string_view path, Rows rows) const {
  const StoredArray& array = state_->at(path);
  if (array.type == Type::text) state_->fail(fmt::format("{} is text, no number", path));
  if (array.type == Type::real) return state_->values<double>(array, rows, hdf5::read_reals);
  const std::vector<std::int64_t> whole = integers(path, rows);
  std::vector<double> values(whole.size());
  std::ranges::transform(whole, values.begin(), [](std::int64_t value) {
    return value == missing_integer ? missing_real : static_cast<double>(value);
  });
  return values;
}

std::vector<std::int64_t> ResultFile::integers(std::string_view path, Rows rows) const {
  const StoredArray& array = state_->at(path);
  if (array.type == Type::text || array.type == Type::real)
    state_->fail(fmt::format("{} does not hold integers", path));
  auto values = state_->values<std::int64_t>(array, rows, hdf5::read_integers);
  std::ranges::replace(values, missing_of(array.type), missing_integer);
  return values;
}

std::vector<std::string> ResultFile::texts(std::string_view path, Rows rows) const {
  const StoredArray& array = state_->at(path);
  if (array.type == Type::text) return state_->values<std::string>(array, rows, hdf5::read_texts);
  if (array.meanings.empty()) state_->fail(fmt::format("{} is a number, no text", path));
  const std::vector<std::int64_t> codes = integers(path, rows);
  std::vector<std::string> values(codes.size());
  std::ranges::transform(codes, values.begin(), [&](std::int64_t code) {
    return code == missing_integer ? "" : array.meanings.at(static_cast<std::size_t>(code));
  });
  return values;
}

std::string ResultFile::input(std::string_view name) const {
  if (std::ranges::find(state_->inputs, name) == state_->inputs.end())
    state_->fail(
        fmt::format("holds no input {}; it holds {}", name, fmt::join(state_->inputs, ", ")));
  const hdf5::Handle array = hdf5::open_object(state_->file.get(), "/inputs/" + std::string(name));
  std::string bytes(hdf5::shape_of(array.get()).at(0), '\0');
  hdf5::read_bytes(array.get(), bytes);
  return bytes;
}

Provenance ResultFile::provenance_of(const fs::path& path) {
  const hdf5::Handle file = hdf5::open_file(path);
  return read_provenance(hdf5::open_object(file.get(), "").get());
}

}  // namespace yuyan::results
