#include "scenarios/reader/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "models/parameters/nearest.h"
#include "scenarios/reader/messages.h"

namespace yuyan::reader {
namespace fs = std::filesystem;

namespace {

/// The names of the folder's files that come nearest to this one.
std::vector<std::string> like(const fs::path& file) {
  std::vector<std::string> names;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(file.parent_path(), failure))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return parameters::nearest_names(file.filename().string(), names);
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& file, const Place& named,
                                      const std::string& key, Context& context) {
  const fs::path path = context.folder / file;
  std::error_code failure;
  std::ifstream stream;
  if (fs::is_regular_file(path, failure)) stream.open(path, std::ios::binary);
  std::string bytes;
  if (stream.is_open())
    bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  if (!stream.is_open() || stream.bad()) {
    context.diagnostics.error(named, key, messages::cannot_read(file), {},
                              messages::did_you_mean(like(path)));
    return std::nullopt;
  }
  context.reading.inputs.insert_or_assign(file, bytes);
  return bytes;
}

Sheet read_sheet(const std::string& file, Encoding encoding, const Place& named,
                 const std::string& key, Context& context) {
  const fs::path path(file);
  Sheet nothing;
  nothing.is_whole = false;
  if (path.filename() != path || file == "." || file == ".." || file.empty()) {
    context.diagnostics.error(named, key, messages::not_beside(file), {},
                              messages::put_it_beside());
    return nothing;
  }
  const auto bytes = read_bytes(file, named, key, context);
  return bytes ? parse_csv(*bytes, file, encoding, context.diagnostics) : nothing;
}

}  // namespace yuyan::reader
