#include "sim/results/record.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "sim/results/bytes.h"
#include "sim/results/check.h"

namespace yuyan::results {

namespace {

template <class Plain>
void store(std::byte* place, Plain value) {
  std::memcpy(place, &value, sizeof(value));
}

/// Writes a cell as a value of the column's type.
void store(std::byte* place, const Column& column, const Cell& cell) {
  const bool missing = cell.is_missing();
  if (column.type == Type::real) {
    require(missing || cell.is_real(), "a real column takes a real number");
    return store(place, missing ? missing_real : cell.real());
  }
  require(missing || !cell.is_real(), "an integer, flag or code column takes no real number");
  const std::int64_t value = cell.integer();
  switch (column.type) {
    case Type::integer:
      return store(place, missing ? missing_integer : value);
    case Type::flag:
      require(value == 0 || value == 1, "a flag is 0 or 1");
      return store(place, missing ? missing_flag : static_cast<std::int8_t>(value));
    default:
      require(value >= 0 && value < std::ssize(column.meanings), "a code without meaning");
      return store(place, missing ? missing_code : static_cast<std::int32_t>(value));
  }
}

template <class Plain>
void fill(std::byte* place, std::size_t count, Plain value) {
  for (std::size_t i = 0; i < count; ++i) store(place + i * sizeof(Plain), value);
}

void fill_missing(std::byte* place, std::size_t count, Type type) {
  switch (type) {
    case Type::real:
      return fill(place, count, missing_real);
    case Type::integer:
      return fill(place, count, missing_integer);
    case Type::flag:
      return fill(place, count, missing_flag);
    default:
      return fill(place, count, missing_code);
  }
}

template <Type type>
const ArrayPlace& place_of(const Schema& schema, Array<type> array) {
  require(array.index < schema.array_places().size() &&
              schema.layout().variables[array.index].type == type,
          "a handle of another schema");
  return schema.array_places()[array.index];
}

}  // namespace

Record::Record(const Schema& schema)
    : schema_(&schema), arrays_(schema.array_bytes()), tables_(schema.table_places().size()) {
  for (std::size_t i = 0; i < schema.array_places().size(); ++i) {
    const ArrayPlace& place = schema.array_places()[i];
    fill_missing(arrays_.data() + place.offset, place.size, schema.layout().variables[i].type);
  }
}

template <Type type>
void Record::set(Array<type> array, Value<type> value, std::size_t place) {
  const ArrayPlace& where = place_of(*schema_, array);
  require(place < where.size, "a place outside the array");
  if constexpr (type == Type::flag)
    require(value == 0 || value == 1 || value == missing_flag, "a flag is 0 or 1");
  if constexpr (type == Type::code)
    require(value >= missing_code &&
                value < std::ssize(schema_->layout().variables[array.index].meanings),
            "a code without meaning");
  store(arrays_.data() + where.offset + place * sizeof(value), value);
}

template <Type type>
std::span<const Value<type>> Record::values(Array<type> array) const {
  const ArrayPlace& where = place_of(*schema_, array);
  return {reinterpret_cast<const Value<type>*>(arrays_.data() + where.offset), where.size};
}

template <Type type>
  requires(type == Type::real || type == Type::integer)
std::span<Value<type>> Record::values(Array<type> array) {
  const ArrayPlace& where = place_of(*schema_, array);
  return {reinterpret_cast<Value<type>*>(arrays_.data() + where.offset), where.size};
}

template void Record::set(RealArray, double, std::size_t);
template void Record::set(IntegerArray, std::int64_t, std::size_t);
template void Record::set(FlagArray, std::int8_t, std::size_t);
template void Record::set(CodeArray, std::int32_t, std::size_t);
template std::span<const double> Record::values(RealArray) const;
template std::span<const std::int64_t> Record::values(IntegerArray) const;
template std::span<const std::int8_t> Record::values(FlagArray) const;
template std::span<const std::int32_t> Record::values(CodeArray) const;
template std::span<double> Record::values(RealArray);
template std::span<std::int64_t> Record::values(IntegerArray);

void Record::append(Table table, std::initializer_list<Cell> cells) {
  require(table.index < tables_.size(), "a handle of another schema");
  const TablePlace& place = schema_->table_places()[table.index];
  const auto& columns = schema_->layout().event_tables[table.index].columns;
  require(cells.size() == columns.size(), "a row has one cell a column");
  auto& bytes = tables_[table.index];
  const std::size_t start = bytes.size();
  bytes.resize(start + place.row_bytes);
  try {
    for (std::size_t i = 0; i < columns.size(); ++i)
      store(bytes.data() + start + place.offsets[i], columns[i], cells.begin()[i]);
  } catch (...) {
    bytes.resize(start);
    throw;
  }
}

std::size_t Record::rows(Table table) const {
  return row_bytes(table.index).size() / schema_->table_places()[table.index].row_bytes;
}

Cell Record::cell(Table table, std::size_t row, std::size_t column) const {
  require(row < rows(table), "a row outside the table");
  const TablePlace& place = schema_->table_places()[table.index];
  require(column < place.offsets.size(), "a column outside the table");
  const std::size_t offset = row * place.row_bytes + place.offsets[column];
  const auto integer = [](auto value, auto missing) { return value == missing ? Cell() : value; };
  const auto& bytes = tables_[table.index];
  switch (schema_->layout().event_tables[table.index].columns[column].type) {
    case Type::real:
      return plain_at<double>(bytes, offset);
    case Type::integer:
      return integer(plain_at<std::int64_t>(bytes, offset), missing_integer);
    case Type::flag:
      return integer(plain_at<std::int8_t>(bytes, offset), missing_flag);
    default:
      return integer(plain_at<std::int32_t>(bytes, offset), missing_code);
  }
}

std::vector<std::byte> Record::bytes() const {
  std::vector<std::byte> bytes;
  put(bytes, events_);
  put(bytes, std::span(arrays_));
  for (const auto& rows : tables_) {
    put(bytes, std::uint64_t{rows.size()});
    put(bytes, std::span(rows));
  }
  return bytes;
}

Record Record::from_bytes(const Schema& schema, std::span<const std::byte> bytes) {
  Record record(schema);
  ByteReader reader(bytes);
  record.events_ = reader.take<std::uint64_t>();
  std::ranges::copy(reader.take(record.arrays_.size()), record.arrays_.begin());
  for (std::size_t i = 0; i < record.tables_.size(); ++i) {
    const auto rows = reader.take(reader.take<std::uint64_t>());
    if (rows.size() % schema.table_places()[i].row_bytes != 0)
      throw std::invalid_argument("a table that ends within a row");
    record.tables_[i].assign(rows.begin(), rows.end());
  }
  if (reader.left() != 0) throw std::invalid_argument("more bytes than a record has");
  return record;
}

std::span<const std::byte> Record::array_bytes(std::size_t index) const {
  const ArrayPlace& place = schema_->array_places().at(index);
  return std::span(arrays_).subspan(
      place.offset, place.size * byte_size(schema_->layout().variables[index].type));
}

std::span<const std::byte> Record::row_bytes(std::size_t index) const { return tables_.at(index); }

bool Record::operator==(const Record& other) const {
  return events_ == other.events_ && arrays_ == other.arrays_ && tables_ == other.tables_;
}

}  // namespace yuyan::results
