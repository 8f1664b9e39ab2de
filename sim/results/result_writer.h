// The HDF5 side of writing: the arrays of a result file, filled replication by replication.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/results/entry.h"
#include "sim/results/hdf5.h"
#include "sim/results/provenance.h"
#include "sim/results/record.h"

namespace yuyan::results {

/// Rows of one array of numbers, gathered and written in whole chunks.
class NumberColumn {
 public:
  NumberColumn(hdf5::Handle array, Type type, std::size_t row_bytes)
      : array_(std::move(array)), type_(type), row_bytes_(row_bytes) {}

  void append(std::span<const std::byte> rows);
  template <class Plain>
  void append_value(Plain value) {
    append(std::as_bytes(std::span(&value, 1)));
  }
  [[nodiscard]] std::size_t gathered() const { return rows_.size() / row_bytes_; }
  /// Writes the first rows of what is gathered.
  void write(std::size_t rows);
  [[nodiscard]] const hdf5::Handle& array() const { return array_; }

 private:
  hdf5::Handle array_;
  Type type_;
  std::size_t row_bytes_;
  std::size_t written_ = 0;
  std::vector<std::byte> rows_;
};

/// An event table: its columns, the column `replication` and its axis, row by row.
struct TableColumns {
  NumberColumn axis;
  NumberColumn replication;
  std::vector<NumberColumn> columns;
  std::uint64_t rows = 0;

  void write(std::size_t count);
};

class ResultWriter {
 public:
  /// Makes the file with everything that does not come from replications.
  ResultWriter(const std::filesystem::path& path, const Schema& schema,
               const Provenance& provenance, const std::vector<Input>& inputs,
               const std::vector<std::int64_t>& replications);

  /// The next replication, in the order of `replications`.
  void append(const Entry& entry);
  /// Writes what is still gathered and closes the file.
  void finish();

 private:
  void write_provenance(const Provenance& provenance, const std::vector<Input>& inputs);
  void make_replications(const std::vector<std::int64_t>& replications);
  void make_variable(const Variable& variable);
  void make_table(const EventTable& table);
  hdf5::Handle make_described(const Variable& variable, const std::vector<std::size_t>& shape);
  void append_rows(std::size_t table, std::int64_t replication, std::span<const std::byte> rows);
  void write_batch();

  const Schema& schema_;
  std::size_t count_;  ///< of replications
  std::size_t batch_;  ///< replications that are written at once
  hdf5::Handle file_;
  std::map<std::string, hdf5::Handle, std::less<>> axes_;
  std::vector<NumberColumn> variables_;
  std::vector<TableColumns> tables_;
  std::vector<NumberColumn> replications_;  ///< index, status, events, wall_s
  hdf5::Handle failure_;
  std::vector<std::string> failures_;
  std::size_t failures_written_ = 0;
};

}  // namespace yuyan::results
