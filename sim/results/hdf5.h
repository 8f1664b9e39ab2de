// A thin owner of HDF5 objects: what the result file needs of the library, with errors as
// exceptions. Only .cpp files see the library's own header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/results/layout.h"

namespace yuyan::results::hdf5 {

/// hid_t of the library.
using Id = std::int64_t;

/// Owns an object of the library and closes it. Throws FileError from a negative id, with what the
/// library says of it.
class Handle {
 public:
  Handle() = default;
  Handle(Id id, int (*close)(Id), std::string_view what);
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, -1)), close_(std::exchange(other.close_, nullptr)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle();

  [[nodiscard]] Id get() const { return id_; }

 private:
  Id id_ = -1;
  int (*close_)(Id) = nullptr;
};

/// Throws FileError with what the library says when the result of a call is negative.
void expect(int result, std::string_view what);

/// The library's type of numbers in memory and in the file, and of UTF-8 text of any length.
[[nodiscard]] Id number_type(Type type);
[[nodiscard]] Handle text_type();

/// A new file, what was there is lost; an existing file to read; and one to add to.
[[nodiscard]] Handle create_file(const std::filesystem::path& path);
[[nodiscard]] Handle open_file(const std::filesystem::path& path);
[[nodiscard]] Handle reopen_file(const std::filesystem::path& path);
/// Closes a file that was written, reporting what could not be written.
void close_file(Handle file);

/// The group at a path, made with those above it if need be. "" is the root.
[[nodiscard]] Handle make_group(Id file, std::string_view path);

/// How an array lies in the file.
struct Extent {
  std::vector<std::size_t> shape;
  std::vector<std::size_t> chunk;
  bool grows = false;  ///< along the first axis
};

/// A new array, compressed unless text. Its group is made if need be.
[[nodiscard]] Handle make_array(Id file, const std::string& path, Type type, const Extent& extent);
/// A new array of bytes.
[[nodiscard]] Handle make_bytes(Id file, const std::string& path, std::string_view bytes);

/// Writes rows [first, first + count) along the first axis. A growing array grows.
void write_rows(Id array, Type type, std::size_t first, std::size_t count, const void* values);
void write_texts(Id array, std::size_t first, std::span<const std::string> texts);

void set_attribute(Id object, const char* name, const std::string& text);
void set_attribute(Id object, const char* name, std::uint64_t number);
/// Numbers of the type of an array, such as flag_values.
void set_attribute(Id object, const char* name, Type type, std::span<const std::int64_t> values);
/// _FillValue of an array of numbers.
void set_missing_value(Id array, Type type);

/// Makes a one-dimensional array the axis that carries its name.
void make_axis(Id array, std::string_view name);
void attach_axis(Id array, std::size_t position, Id axis);

// Reading.
[[nodiscard]] Handle open_object(Id file, const std::string& path);
[[nodiscard]] std::optional<std::string> text_attribute(Id object, const char* name);
[[nodiscard]] std::optional<std::uint64_t> number_attribute(Id object, const char* name);
/// All attributes of text: name and text.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> text_attributes(Id object);
/// Names of the groups and arrays in a group, in the order in which they were made.
[[nodiscard]] std::vector<std::string> names_in(Id group);
[[nodiscard]] bool is_array(Id object);
[[nodiscard]] std::vector<std::size_t> shape_of(Id array);
[[nodiscard]] Type type_of(Id array);
/// Names of the axes of an array; "" where it has none.
[[nodiscard]] std::vector<std::string> axes_of(Id array);

void read_reals(Id array, std::size_t first, std::size_t count, std::span<double> values);
void read_integers(Id array, std::size_t first, std::size_t count, std::span<std::int64_t> values);
void read_bytes(Id array, std::span<char> values);
void read_texts(Id array, std::size_t first, std::size_t count, std::span<std::string> values);

}  // namespace yuyan::results::hdf5
