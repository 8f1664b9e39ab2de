#include <algorithm>
#include <array>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/results/error.h"
#include "sim/results/hdf5.h"

namespace yuyan::results::hdf5 {

namespace {

/// The attribute, or nothing when the object has none of that name.
std::optional<Handle> attribute(Id object, const char* name) {
  if (H5Aexists(object, name) <= 0) return std::nullopt;
  return Handle(H5Aopen(object, name, H5P_DEFAULT), H5Aclose,
                std::string("cannot read the attribute ") + name);
}

Handle array_type(Id array) { return {H5Dget_type(array), H5Tclose, "cannot read an array"}; }

Handle array_space(Id array) { return {H5Dget_space(array), H5Sclose, "cannot read an array"}; }

/// Reads rows [first, first + count) of an array.
void read_rows(Id array, Id type, std::size_t first, std::size_t count, void* values) {
  std::vector<std::size_t> shape = shape_of(array);
  std::vector<hsize_t> lengths(shape.begin(), shape.end());
  std::vector<hsize_t> start(shape.size(), 0);
  start.at(0) = first;
  lengths[0] = count;
  const Handle space = array_space(array);
  expect(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, lengths.data(),
                             nullptr),
         "cannot select rows");
  const Handle memory(H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                      H5Sclose, "cannot select rows");
  expect(H5Dread(array, type, memory.get(), space.get(), H5P_DEFAULT, values),
         "cannot read an array");
}

/// The last part of the name of the first axis at a position; "" without axis.
std::string axis_name(Id array, unsigned position) {
  std::string path;
  const auto keep_first = [](hid_t, unsigned, hid_t axis, void* kept) -> herr_t {
    std::array<char, 1024> name{};
    H5Iget_name(axis, name.data(), name.size());
    *static_cast<std::string*>(kept) = name.data();
    return 1;
  };
  if (H5DSget_num_scales(array, position) > 0)
    expect(H5DSiterate_scales(array, position, nullptr, keep_first, &path), "cannot read an axis");
  return std::string(name_of(path));
}

}  // namespace

Handle open_object(Id file, const std::string& path) {
  return {H5Oopen(file, path.empty() ? "/" : path.c_str(), H5P_DEFAULT), H5Oclose,
          "cannot open " + path};
}

std::optional<std::string> text_attribute(Id object, const char* name) {
  const auto found = attribute(object, name);
  if (!found) return std::nullopt;
  const Handle type = text_type();
  char* text = nullptr;
  expect(H5Aread(found->get(), type.get(), static_cast<void*>(&text)), "cannot read an attribute");
  std::string kept = text == nullptr ? "" : text;
  H5free_memory(text);
  return kept;
}

std::optional<std::uint64_t> number_attribute(Id object, const char* name) {
  const auto found = attribute(object, name);
  if (!found) return std::nullopt;
  std::uint64_t number = 0;
  expect(H5Aread(found->get(), H5T_NATIVE_UINT64, &number), "cannot read an attribute");
  return number;
}

std::vector<std::pair<std::string, std::string>> text_attributes(Id object) {
  std::vector<std::string> names;
  const auto keep = [](hid_t, const char* name, const H5A_info_t*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->emplace_back(name);
    return 0;
  };
  expect(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep, &names),
         "cannot list the attributes");
  std::vector<std::pair<std::string, std::string>> texts;
  for (const std::string& name : names) {
    const Handle found(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose,
                       "cannot read the attribute " + name);
    const Handle type(H5Aget_type(found.get()), H5Tclose, "cannot read the attribute " + name);
    if (H5Tis_variable_str(type.get()) > 0)
      texts.emplace_back(name, text_attribute(object, name.c_str()).value_or(""));
  }
  return texts;
}

std::vector<std::string> names_in(Id group) {
  std::vector<std::string> names;
  const auto keep = [](hid_t, const char* name, const H5L_info_t*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->emplace_back(name);
    return 0;
  };
  if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep, &names) < 0) {
    names.clear();  // a group written elsewhere, without the order
    expect(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep, &names),
           "cannot list a group");
  }
  return names;
}

bool is_array(Id object) { return H5Iget_type(object) == H5I_DATASET; }

std::vector<std::size_t> shape_of(Id array) {
  const Handle space = array_space(array);
  std::vector<hsize_t> lengths(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.get())));
  H5Sget_simple_extent_dims(space.get(), lengths.data(), nullptr);
  return {lengths.begin(), lengths.end()};
}

Type type_of(Id array) {
  const Handle type = array_type(array);
  switch (H5Tget_class(type.get())) {
    case H5T_FLOAT:
      return Type::real;
    case H5T_STRING:
      return Type::text;
    case H5T_INTEGER:
      break;
    default:
      throw FileError("an array of a type that results do not have");
  }
  const std::size_t bytes = H5Tget_size(type.get());
  return bytes == 1 ? Type::flag : bytes == 4 ? Type::code : Type::integer;
}

std::vector<std::string> axes_of(Id array) {
  std::vector<std::string> names(shape_of(array).size());
  for (unsigned i = 0; i < names.size(); ++i) names[i] = axis_name(array, i);
  if (H5DSis_scale(array) > 0 && !names.empty()) {
    std::array<char, 1024> path{};
    H5Iget_name(array, path.data(), path.size());
    names[0] = name_of(path.data());
  }
  return names;
}

void read_reals(Id array, std::size_t first, std::size_t count, std::span<double> values) {
  if (!values.empty()) read_rows(array, H5T_NATIVE_DOUBLE, first, count, values.data());
}

void read_integers(Id array, std::size_t first, std::size_t count, std::span<std::int64_t> values) {
  if (!values.empty()) read_rows(array, H5T_NATIVE_INT64, first, count, values.data());
}

void read_bytes(Id array, std::span<char> values) {
  if (!values.empty()) read_rows(array, H5T_NATIVE_UINT8, 0, values.size(), values.data());
}

void read_texts(Id array, std::size_t first, std::size_t count, std::span<std::string> values) {
  if (values.empty()) return;
  std::vector<char*> pointers(values.size(), nullptr);
  read_rows(array, text_type().get(), first, count, static_cast<void*>(pointers.data()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (pointers[i] != nullptr) values[i] = pointers[i];
    H5free_memory(pointers[i]);
  }
}

}  // namespace yuyan::results::hdf5
