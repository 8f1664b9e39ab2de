// Reads the files of an input, keeping their bytes.
#pragma once

#include <optional>
#include <string>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// The bytes of a file of the folder, kept in reading.inputs; nothing if it cannot be read.
/// `named` is where the input names it, for the message; `key` the key there.
[[nodiscard]] std::optional<std::string> read_bytes(const std::string& file, const Place& named,
                                                    const std::string& key, Context& context);

/// A CSV file of the folder; it must be named without any folder, so that a scenario stays whole
/// when it is moved. Not whole and without columns if it cannot be read.
[[nodiscard]] Sheet read_sheet(const std::string& file, Encoding encoding, const Place& named,
                               const std::string& key, Context& context);

}  // namespace yuyan::reader
