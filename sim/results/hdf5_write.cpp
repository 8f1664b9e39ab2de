#include <algorithm>
#include <array>
#include <stdexcept>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/results/hdf5.h"

namespace yuyan::results::hdf5 {

namespace {

/// Level of compression: beyond it files hardly get smaller and take longer.
constexpr unsigned deflate_level = 1;

std::vector<hsize_t> lengths(std::span<const std::size_t> values) {
  return {values.begin(), values.end()};
}

Handle new_properties(Id kind) {
  return {H5Pcreate(kind), H5Pclose, "cannot prepare an object of the file"};
}

/// Names in UTF-8.
Handle link_properties() {
  Handle properties = new_properties(H5P_LINK_CREATE);
  expect(H5Pset_char_encoding(properties.get(), H5T_CSET_UTF8), "cannot name an object");
  return properties;
}

Handle space_of(std::span<const std::size_t> shape, bool grows = false) {
  const std::vector<hsize_t> now = lengths(shape);
  std::vector<hsize_t> most = now;
  if (grows) most[0] = H5S_UNLIMITED;
  return {H5Screate_simple(static_cast<int>(now.size()), now.data(), most.data()), H5Sclose,
          "cannot make the shape of an array"};
}

/// Chunks, compressed in columns of equal bytes.
void compress(Id properties, std::span<const std::size_t> chunk) {
  const std::vector<hsize_t> size = lengths(chunk);
  expect(H5Pset_chunk(properties, static_cast<int>(size.size()), size.data()), "cannot set chunks");
  expect(H5Pset_shuffle(properties), "cannot set the compression");
  expect(H5Pset_deflate(properties, deflate_level), "cannot set the compression");
}

template <class Plain>
void set_fill(Id properties, Type type, Plain value) {
  expect(H5Pset_fill_value(properties, number_type(type), &value), "cannot set the missing value");
}

void set_fill(Id properties, Type type) {
  switch (type) {
    case Type::real:
      return set_fill(properties, type, missing_real);
    case Type::integer:
      return set_fill(properties, type, missing_integer);
    case Type::flag:
      return set_fill(properties, type, missing_flag);
    case Type::code:
      return set_fill(properties, type, missing_code);
    case Type::text:
      return;
  }
}

/// Whole chunks are written at once, so none needs to be kept.
Handle no_cache() {
  Handle access = new_properties(H5P_DATASET_ACCESS);
  expect(H5Pset_chunk_cache(access.get(), 0, 0, 1), "cannot set the cache of an array");
  return access;
}

Handle make(Id file, const std::string& path, Id type, Id space, Id creation) {
  const Handle group = make_group(file, group_of(path));
  const std::string name(name_of(path));
  return {H5Dcreate2(group.get(), name.c_str(), type, space, link_properties().get(), creation,
                     no_cache().get()),
          H5Dclose, "cannot make the array " + path};
}

/// The rows [first, first + count) of an array, and as many in memory.
std::array<Handle, 2> selected(Id array, std::size_t first, std::size_t count) {
  Handle space(H5Dget_space(array), H5Sclose, "cannot select rows");
  std::vector<hsize_t> shape(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.get())));
  H5Sget_simple_extent_dims(space.get(), shape.data(), nullptr);
  std::vector<hsize_t> start(shape.size(), 0);
  start[0] = first;
  shape[0] = count;
  expect(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, shape.data(),
                             nullptr),
         "cannot select rows");
  Handle memory(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose,
                "cannot select rows");
  return {std::move(space), std::move(memory)};
}

void grow_to(Id array, std::size_t rows) {
  const std::vector<std::size_t> shape = shape_of(array);
  if (shape[0] >= rows) return;
  std::vector<hsize_t> size = lengths(shape);
  size[0] = rows;
  expect(H5Dset_extent(array, size.data()), "cannot lengthen an array");
}

void put_attribute(Id object, const char* name, Id type, Id space, const void* value) {
  const Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         std::string("cannot make the attribute ") + name);
  expect(H5Awrite(attribute.get(), type, value), "cannot write an attribute");
}

Handle scalar() { return {H5Screate(H5S_SCALAR), H5Sclose, "cannot make an attribute"}; }

template <class Plain>
void put_one(Id array, const char* name, Type type, Plain value) {
  put_attribute(array, name, number_type(type), space_of(std::array<std::size_t, 1>{1}).get(),
                &value);
}

}  // namespace

void close_file(Handle file) {
  expect(H5Fflush(file.get(), H5F_SCOPE_GLOBAL), "cannot be written to its end; is space left?");
}

Handle make_group(Id file, std::string_view path) {
  if (path.empty()) return {H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "cannot open the root"};
  const Handle parent = make_group(file, group_of(path));
  const std::string name(name_of(path));
  if (H5Lexists(parent.get(), name.c_str(), H5P_DEFAULT) > 0)
    return {H5Gopen2(parent.get(), name.c_str(), H5P_DEFAULT), H5Gclose, "cannot open " + name};
  const Handle properties = new_properties(H5P_GROUP_CREATE);
  expect(
      H5Pset_link_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
      "cannot make a group");
  return {H5Gcreate2(parent.get(), name.c_str(), link_properties().get(), properties.get(),
                     H5P_DEFAULT),
          H5Gclose, "cannot make the group " + std::string(path)};
}

Handle make_array(Id file, const std::string& path, Type type, const Extent& extent) {
  const Handle space = space_of(extent.shape, extent.grows);
  const Handle creation = new_properties(H5P_DATASET_CREATE);
  if (type == Type::text) return make(file, path, text_type().get(), space.get(), creation.get());
  compress(creation.get(), extent.chunk);
  set_fill(creation.get(), type);
  return make(file, path, number_type(type), space.get(), creation.get());
}

Handle make_bytes(Id file, const std::string& path, std::string_view bytes) {
  const std::array<std::size_t, 1> shape{bytes.size()};
  const std::array<std::size_t, 1> chunk{std::clamp<std::size_t>(bytes.size(), 1, 1 << 20)};
  const Handle creation = new_properties(H5P_DATASET_CREATE);
  compress(creation.get(), chunk);
  Handle array =
      make(file, path, H5T_NATIVE_UINT8, space_of(shape, bytes.empty()).get(), creation.get());
  if (!bytes.empty())
    expect(H5Dwrite(array.get(), H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()),
           "cannot write " + path);
  return array;
}

void write_rows(Id array, Type type, std::size_t first, std::size_t count, const void* values) {
  if (count == 0) return;
  grow_to(array, first + count);
  const auto [space, memory] = selected(array, first, count);
  expect(H5Dwrite(array, number_type(type), memory.get(), space.get(), H5P_DEFAULT, values),
         "cannot write; is space left on the disk?");
}

void write_texts(Id array, std::size_t first, std::span<const std::string> texts) {
  if (texts.empty()) return;
  std::vector<const char*> pointers;
  pointers.reserve(texts.size());
  for (const std::string& text : texts) pointers.push_back(text.c_str());
  const auto [space, memory] = selected(array, first, texts.size());
  expect(H5Dwrite(array, text_type().get(), memory.get(), space.get(), H5P_DEFAULT,
                  static_cast<const void*>(pointers.data())),
         "cannot write text; is space left on the disk?");
}

void set_attribute(Id object, const char* name, const std::string& text) {
  const char* pointer = text.c_str();
  put_attribute(object, name, text_type().get(), scalar().get(),
                static_cast<const void*>(&pointer));
}

void set_attribute(Id object, const char* name, std::uint64_t number) {
  put_attribute(object, name, H5T_NATIVE_UINT64, scalar().get(), &number);
}

void set_attribute(Id object, const char* name, Type type, std::span<const std::int64_t> values) {
  const std::array<std::size_t, 1> shape{values.size()};
  const Handle attribute(
      H5Acreate2(object, name, number_type(type), space_of(shape).get(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose, std::string("cannot make the attribute ") + name);
  expect(H5Awrite(attribute.get(), H5T_NATIVE_INT64, values.data()), "cannot write an attribute");
}

void set_missing_value(Id array, Type type) {
  constexpr const char* name = "_FillValue";
  switch (type) {
    case Type::real:
      return put_one(array, name, type, missing_real);
    case Type::integer:
      return put_one(array, name, type, missing_integer);
    case Type::flag:
      return put_one(array, name, type, missing_flag);
    case Type::code:
      return put_one(array, name, type, missing_code);
    case Type::text:
      return;
  }
}

void make_axis(Id array, std::string_view name) {
  expect(H5DSset_scale(array, std::string(name).c_str()), "cannot make an axis");
}

void attach_axis(Id array, std::size_t position, Id axis) {
  expect(H5DSattach_scale(array, axis, static_cast<unsigned>(position)), "cannot attach an axis");
}

}  // namespace yuyan::results::hdf5
