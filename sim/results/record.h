// The data of one replication.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "sim/results/schema.h"

namespace yuyan::results {

/// One cell of a row: a real number, or an integer, flag or code, or nothing.
class Cell {
 public:
  constexpr Cell() = default;                                        ///< missing
  constexpr Cell(double value) : kind_(Kind::real), real_(value) {}  // NOLINT(*-explicit-*)
  template <std::integral Integer>
  constexpr Cell(Integer value)  // NOLINT(*-explicit-*)
      : kind_(Kind::integer), integer_(static_cast<std::int64_t>(value)) {}

  [[nodiscard]] constexpr bool is_missing() const { return kind_ == Kind::missing; }
  [[nodiscard]] constexpr bool is_real() const { return kind_ == Kind::real; }
  [[nodiscard]] constexpr double real() const { return real_; }
  [[nodiscard]] constexpr std::int64_t integer() const { return integer_; }

 private:
  enum class Kind : std::uint8_t { missing, real, integer };
  Kind kind_ = Kind::missing;
  double real_ = 0;
  std::int64_t integer_ = 0;
};

/// Starts with every value missing and every event table empty. A handle of another schema, another
/// type, a place outside an array or a code without meaning is std::logic_error.
class Record {
 public:
  explicit Record(const Schema& schema);

  /// Sets the one value of a variable without axes, or the value at a flat place (last axis
  /// fastest).
  template <Type type>
  void set(Array<type> array, Value<type> value, std::size_t place = 0);

  /// All values of a variable, last axis fastest.
  template <Type type>
  [[nodiscard]] std::span<const Value<type>> values(Array<type> array) const;
  /// The same, to write to: for numbers, whose every value is valid.
  template <Type type>
    requires(type == Type::real || type == Type::integer)
  [[nodiscard]] std::span<Value<type>> values(Array<type> array);

  /// Appends a row: one cell a column, in the order of the layout.
  void append(Table table, std::initializer_list<Cell> cells);
  [[nodiscard]] std::size_t rows(Table table) const;
  [[nodiscard]] Cell cell(Table table, std::size_t row, std::size_t column) const;

  /// Events of the calendar that the replication took; shown in /replications.
  void set_events(std::uint64_t events) { events_ = events; }
  [[nodiscard]] std::uint64_t events() const { return events_; }

  [[nodiscard]] const Schema& schema() const { return *schema_; }

  /// The record as bytes, and back. Bytes that are no record of the schema: std::invalid_argument.
  [[nodiscard]] std::vector<std::byte> bytes() const;
  [[nodiscard]] static Record from_bytes(const Schema& schema, std::span<const std::byte> bytes);

  /// The bytes of one variable, and of all rows of a table.
  [[nodiscard]] std::span<const std::byte> array_bytes(std::size_t index) const;
  [[nodiscard]] std::span<const std::byte> row_bytes(std::size_t index) const;

  bool operator==(const Record& other) const;

 private:
  const Schema* schema_;
  std::uint64_t events_ = 0;
  std::vector<std::byte> arrays_;
  std::vector<std::vector<std::byte>> tables_;
};

}  // namespace yuyan::results
