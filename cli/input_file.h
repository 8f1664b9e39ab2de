// A file that the user names on the command line.
#pragma once

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "cli/usage_error.h"

namespace yuyan::cli {

/// Its bytes. Throws UsageError when it cannot be read.
[[nodiscard]] inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file)
    throw UsageError(text("{}: cannot be read: {}", "{}:无法读取:{}", path, std::strerror(errno)));
  return content;
}

}  // namespace yuyan::cli
