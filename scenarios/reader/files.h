// Reads the files of an input, keeping their bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// The bytes of a file; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> bytes_of(const std::filesystem::path& file);

/// The names of the folders' files that come nearest to this one.
[[nodiscard]] std::vector<std::string> files_like(const std::string& file,
                                                  const std::vector<Shelf>& shelves);

/// A CSV file of the first folder that holds it, its bytes kept in reading.inputs. It must be named
/// without any folder, so that a scenario stays whole when it is moved. Not whole and without
/// columns if it cannot be read. `named` is where the input names it, for the message; `key` the
/// key there.
[[nodiscard]] Sheet read_sheet(const std::string& file, Encoding encoding, const Place& named,
                               const std::string& key, Context& context);

}  // namespace yuyan::reader
