#include "scenarios/reader/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "models/parameters/nearest.h"
#include "scenarios/reader/messages.h"

namespace yuyan::reader {
namespace fs = std::filesystem;

std::optional<std::string> bytes_of(const fs::path& file) {
  std::error_code failure;
  std::ifstream stream;
  if (fs::is_regular_file(file, failure)) stream.open(file, std::ios::binary);
  if (!stream.is_open()) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return stream.bad() ? std::nullopt : std::optional(std::move(bytes));
}

std::vector<std::string> files_like(const std::string& file, const std::vector<Shelf>& shelves) {
  std::vector<std::string> names;
  std::error_code failure;
  for (const Shelf& shelf : shelves)
    for (const auto& entry : fs::directory_iterator(shelf.folder, failure))
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  const auto [first, last] = std::ranges::unique(names);
  names.erase(first, last);
  return parameters::nearest_names(file, names);
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
  for (const Shelf& shelf : context.shelves)
    if (const auto bytes = bytes_of(shelf.folder / file)) {
      const std::string name = shelf.label(file);
      context.reading.inputs.insert_or_assign(name, *bytes);
      return parse_csv(*bytes, name, encoding, context.diagnostics);
    }
  context.diagnostics.error(named, key, messages::cannot_read(file), {},
                            messages::did_you_mean(files_like(file, context.shelves)));
  return nothing;
}

}  // namespace yuyan::reader
