#include "sim/results/hdf5.h"

#include <type_traits>

#include <fmt/format.h>
#include <hdf5.h>

#include "sim/results/error.h"

namespace yuyan::results::hdf5 {

static_assert(std::is_same_v<hid_t, Id> && std::is_same_v<herr_t, int>);

namespace {

herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* text) {
  if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

[[noreturn]] void fail(std::string_view what) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &reason);
  throw FileError(fmt::format("{} ({})", what, reason.empty() ? "HDF5 gives no reason" : reason));
}

/// Access to a file that no other process writes: it has its final name only when it is whole, so
/// locks would only stop users who have it open in a notebook.
Handle file_access() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // complaints become exceptions, nothing is printed
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "cannot prepare a file");
  expect(H5Pset_file_locking(access.get(), false, true), "cannot prepare a file");
  // Attributes beyond 64 kB (the words of many codes) need the format of HDF5 1.8.
  expect(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V110),
         "cannot prepare a file");
  return access;
}

}  // namespace

Handle::Handle(Id id, int (*close)(Id), std::string_view what) : id_(id), close_(close) {
  if (id < 0) fail(what);
}

Handle::~Handle() {
  if (id_ >= 0) close_(id_);
}

void expect(int result, std::string_view what) {
  if (result < 0) fail(what);
}

Id number_type(Type type) {
  switch (type) {
    case Type::real:
      return H5T_NATIVE_DOUBLE;
    case Type::integer:
      return H5T_NATIVE_INT64;
    case Type::flag:
      return H5T_NATIVE_INT8;
    case Type::code:
      return H5T_NATIVE_INT32;
    case Type::text:
      break;
  }
  throw std::logic_error("text is no number");
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot make the type of text");
  expect(H5Tset_size(type.get(), H5T_VARIABLE), "cannot make the type of text");
  expect(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot make the type of text");
  return type;
}

Handle create_file(const std::filesystem::path& path) {
  const Handle making(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "cannot prepare a file");
  expect(H5Pset_link_creation_order(making.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
         "cannot prepare a file");
  const Handle access = file_access();
  return {
      H5Fcreate(path.c_str(), H5F_ACC_TRUNC, making.get(), access.get()), H5Fclose,
      fmt::format("{}: cannot be written; is the folder there, and space left?", path.string())};
}

Handle open_file(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path))
    throw FileError(fmt::format("{}: no such file", path.string()));
  const Handle access = file_access();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose,
          fmt::format("{}: cannot be read as an HDF5 file", path.string())};
}

Handle reopen_file(const std::filesystem::path& path) {
  const Handle access = file_access();
  return {H5Fopen(path.c_str(), H5F_ACC_RDWR, access.get()), H5Fclose,
          fmt::format("{}: cannot be added to", path.string())};
}

}  // namespace yuyan::results::hdf5
