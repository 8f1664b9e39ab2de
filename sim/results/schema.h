// A layout that was checked, with the place of every value in a record.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/results/layout.h"

namespace yuyan::results {

/// The C++ type of one value of a Type.
template <Type type>
using Value = std::conditional_t<
    type == Type::real, double,
    std::conditional_t<type == Type::integer, std::int64_t,
                       std::conditional_t<type == Type::flag, std::int8_t, std::int32_t>>>;

[[nodiscard]] std::size_t byte_size(Type type);

/// Names a variable of a schema; costs nothing to copy. Resolve it once, use it for every record.
template <Type type>
struct Array {
  std::uint32_t index;
};
using RealArray = Array<Type::real>;
using IntegerArray = Array<Type::integer>;
using FlagArray = Array<Type::flag>;
using CodeArray = Array<Type::code>;

/// Names an event table of a schema.
struct Table {
  std::uint32_t index;
};

/// Where the values of a variable lie in a record.
struct ArrayPlace {
  std::size_t offset;  ///< bytes from the start of the arrays
  std::size_t size;    ///< number of values of one replication
};

/// Where the cells of an event table lie in a row.
struct TablePlace {
  std::vector<std::size_t> offsets;  ///< bytes from the start of the row, one a column
  std::size_t row_bytes;
};

/// Const once built; records point to it, so it outlives them.
class Schema {
 public:
  /// Throws std::logic_error if the layout has faults.
  explicit Schema(Layout layout);

  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  [[nodiscard]] const Layout& layout() const { return layout_; }

  /// The handle of a variable or table. An unknown path or another type is std::logic_error.
  [[nodiscard]] RealArray real(std::string_view path) const;
  [[nodiscard]] IntegerArray integer(std::string_view path) const;
  [[nodiscard]] FlagArray flag(std::string_view path) const;
  [[nodiscard]] CodeArray code(std::string_view path) const;
  [[nodiscard]] Table table(std::string_view path) const;

  [[nodiscard]] const std::vector<ArrayPlace>& array_places() const { return array_places_; }
  [[nodiscard]] const std::vector<TablePlace>& table_places() const { return table_places_; }
  /// Bytes of all arrays of one replication.
  [[nodiscard]] std::size_t array_bytes() const { return array_bytes_; }
  /// The length of each axis of a variable after the replication.
  [[nodiscard]] std::vector<std::size_t> shape(const Variable& variable) const;

  /// SHA-256 of what records consist of: equal for two schemas whose records are interchangeable.
  /// Static tables and labels do not count.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }

 private:
  [[nodiscard]] std::uint32_t index(std::string_view path, Type type) const;

  Layout layout_;
  std::map<std::string, std::size_t, std::less<>> dimension_sizes_;
  std::map<std::string, std::uint32_t, std::less<>> variables_;
  std::map<std::string, std::uint32_t, std::less<>> tables_;
  std::vector<ArrayPlace> array_places_;
  std::vector<TablePlace> table_places_;
  std::size_t array_bytes_ = 0;
  std::string sha256_;
};

}  // namespace yuyan::results
