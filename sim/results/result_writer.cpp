#include "sim/results/result_writer.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "sim/results/bytes.h"
#include "sim/results/format.h"
#include "sim/results/replications.h"
#include "sim/results/static_arrays.h"

namespace yuyan::results {

namespace {

constexpr std::size_t batch_bytes = 16 << 20;   // of all arrays together
constexpr std::size_t chunk_bytes = 256 << 10;  // of one array
constexpr std::size_t most_in_batch = 1024;     // replications
constexpr std::size_t table_chunk_rows = 8192;

/// Replications that are written at once: all of them, or a power of two, so that it is a whole
/// number of chunks.
std::size_t batch_of(std::size_t replications, std::size_t bytes_each) {
  const std::size_t most = std::clamp<std::size_t>(
      std::bit_floor(batch_bytes / std::max<std::size_t>(bytes_each, 1)), 1, most_in_batch);
  return std::min(replications, most);
}

/// A chunk of some replications and as much of the axes behind as is not too large.
std::vector<std::size_t> chunk_of(std::vector<std::size_t> shape, std::size_t batch, Type type) {
  const auto bytes = [&] {
    return std::accumulate(shape.begin(), shape.end(), byte_size(type), std::multiplies<>());
  };
  shape[0] = batch;
  for (std::size_t& length : shape)
    while (length > 1 && bytes() > chunk_bytes)
      length = std::has_single_bit(length) ? length / 2 : std::bit_floor(length);
  return shape;
}

}  // namespace

void NumberColumn::append(std::span<const std::byte> rows) { put(rows_, rows); }

void NumberColumn::write(std::size_t rows) {
  hdf5::write_rows(array_.get(), type_, written_, rows, rows_.data());
  rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(rows * row_bytes_));
  written_ += rows;
}

void TableColumns::write(std::size_t count) {
  axis.write(count);
  replication.write(count);
  for (NumberColumn& column : columns) column.write(count);
}

ResultWriter::ResultWriter(const std::filesystem::path& path, const Schema& schema,
                           const Provenance& provenance, const std::vector<Input>& inputs,
                           const std::vector<std::int64_t>& replications)
    : schema_(schema),
      count_(replications.size()),
      batch_(batch_of(count_, schema.array_bytes())),
      file_(hdf5::create_file(path)) {
  write_provenance(provenance, inputs);
  make_replications(replications);
  const Layout& layout = schema.layout();
  for (const Dimension& dimension : layout.dimensions)
    axes_[dimension.path] = hdf5::write_axis(file_.get(), dimension);
  for (const StaticTable& table : layout.static_tables)
    hdf5::write_static_table(file_.get(), table, axes_.at(table.dimension).get());
  for (const Variable& variable : layout.variables) make_variable(variable);
  for (const EventTable& table : layout.event_tables) make_table(table);
}

void ResultWriter::write_provenance(const Provenance& provenance,
                                    const std::vector<Input>& inputs) {
  const hdf5::Handle root = hdf5::make_group(file_.get(), "");
  const auto set = [&](const char* name, const auto& value) {
    hdf5::set_attribute(root.get(), name, value);
  };
  set("format", std::string(result_format));
  set("format_version", fmt::format("{}.{}", result_version.major, result_version.minor));
  set("program_version", provenance.program_version);
  set("git_commit", provenance.git_commit);
  set("scenario_sha256", provenance.scenario_sha256);
  set("seed", provenance.seed);
  set("replications", std::uint64_t{count_});
  set("created_utc", provenance.created_utc);
  set("command_line", provenance.command_line);
  for (const auto& [name, text] : provenance.notes) set(name.c_str(), text);

  (void)hdf5::make_group(file_.get(), "/inputs");
  for (const auto& [name, bytes] : inputs) {
    // An axis of its own: readers of netCDF refuse arrays whose axes have no name.
    const std::string path = "/inputs/" + name;
    const hdf5::Handle array = hdf5::make_bytes(file_.get(), path, bytes);
    hdf5::make_axis(array.get(), name_of(path));
  }
}

hdf5::Handle ResultWriter::make_described(const Variable& variable,
                                          const std::vector<std::size_t>& shape) {
  const bool text = variable.type == Type::text;
  const auto chunk = text ? shape : chunk_of(shape, batch_, variable.type);
  hdf5::Handle array = hdf5::make_array(file_.get(), variable.path, variable.type, {shape, chunk});
  hdf5::describe(array.get(), variable.type, variable.unit, variable.label);
  hdf5::set_missing_value(array.get(), variable.type);
  hdf5::describe_codes(array.get(), variable.type, variable.meanings);
  hdf5::attach_axis(array.get(), 0, axes_.at("/replication").get());
  for (std::size_t i = 0; i < variable.dimensions.size(); ++i)
    hdf5::attach_axis(array.get(), i + 1, axes_.at(variable.dimensions[i]).get());
  return array;
}

void ResultWriter::make_replications(const std::vector<std::int64_t>& replications) {
  Layout layout = replications_layout();
  layout.dimensions[0].values = replications;
  axes_["/replication"] = hdf5::write_axis(file_.get(), layout.dimensions[0]);
  for (const Variable& variable : layout.variables) {
    hdf5::Handle array = make_described(variable, {count_});
    if (variable.type == Type::text)
      failure_ = std::move(array);
    else
      replications_.emplace_back(std::move(array), variable.type, byte_size(variable.type));
  }
}

void ResultWriter::make_variable(const Variable& variable) {
  std::vector<std::size_t> shape = schema_.shape(variable);
  const std::size_t row_bytes =
      std::accumulate(shape.begin(), shape.end(), byte_size(variable.type), std::multiplies<>());
  shape.insert(shape.begin(), count_);
  variables_.emplace_back(make_described(variable, shape), variable.type, row_bytes);
}

void ResultWriter::make_table(const EventTable& table) {
  hdf5::describe_group(file_.get(), table.path, table.label);
  const auto make = [&](const Column& column) {
    hdf5::Handle array =
        hdf5::make_array(file_.get(), table.path + "/" + column.name, column.type,
                         {.shape = {0}, .chunk = {table_chunk_rows}, .grows = true});
    hdf5::describe(array.get(), column.type, column.unit, column.label);
    hdf5::describe_codes(array.get(), column.type, column.meanings);
    return NumberColumn(std::move(array), column.type, byte_size(column.type));
  };
  const auto make_on_axis = [&](const Column& column, const NumberColumn& axis) {
    NumberColumn made = make(column);
    hdf5::set_missing_value(made.array().get(), column.type);
    hdf5::attach_axis(made.array().get(), 0, axis.array().get());
    return made;
  };
  NumberColumn axis = make({table.dimension, Type::integer, "", {"number of the row", "行号"}, {}});
  hdf5::make_axis(axis.array().get(), table.dimension);
  NumberColumn replication = make_on_axis(
      {"replication", Type::integer, "", {"replication that the row belongs to", "推演次序号"}, {}},
      axis);
  std::vector<NumberColumn> columns;
  columns.reserve(table.columns.size());
  for (const Column& column : table.columns) columns.push_back(make_on_axis(column, axis));
  tables_.push_back({std::move(axis), std::move(replication), std::move(columns)});
}

void ResultWriter::append(const Entry& entry) {
  const auto number = static_cast<std::int64_t>(entry.replication);
  const Record record =
      entry.status == Status::done ? Record::from_bytes(schema_, entry.record) : Record(schema_);
  for (std::size_t i = 0; i < variables_.size(); ++i) variables_[i].append(record.array_bytes(i));
  for (std::size_t i = 0; i < tables_.size(); ++i) append_rows(i, number, record.row_bytes(i));

  replications_[0].append_value(number);
  replications_[1].append_value(static_cast<std::int32_t>(entry.status));
  replications_[2].append_value(
      entry.status == Status::done ? static_cast<std::int64_t>(record.events()) : missing_integer);
  replications_[3].append_value(entry.wall_s);
  failures_.push_back(entry.failure);
  if (failures_.size() == batch_) write_batch();
}

void ResultWriter::append_rows(std::size_t table, std::int64_t replication,
                               std::span<const std::byte> rows) {
  const TablePlace& place = schema_.table_places()[table];
  const auto& columns = schema_.layout().event_tables[table].columns;
  TableColumns& to = tables_[table];
  for (; !rows.empty(); rows = rows.subspan(place.row_bytes)) {
    to.axis.append_value(static_cast<std::int64_t>(to.rows++));
    to.replication.append_value(replication);
    for (std::size_t i = 0; i < columns.size(); ++i)
      to.columns[i].append(rows.subspan(place.offsets[i], byte_size(columns[i].type)));
  }
  const std::size_t whole = to.axis.gathered() / table_chunk_rows * table_chunk_rows;
  if (whole > 0) to.write(whole);
}

void ResultWriter::write_batch() {
  const std::size_t count = failures_.size();
  for (NumberColumn& column : variables_) column.write(count);
  for (NumberColumn& column : replications_) column.write(count);
  hdf5::write_texts(failure_.get(), failures_written_, failures_);
  failures_written_ += count;
  failures_.clear();
}

void ResultWriter::finish() {
  write_batch();
  for (TableColumns& table : tables_) table.write(table.axis.gathered());
  variables_.clear();
  tables_.clear();
  replications_.clear();
  axes_.clear();
  failure_ = {};
  hdf5::close_file(std::move(file_));
}

}  // namespace yuyan::results
