// A file that cannot be read, written or continued: the user's to mend.
#pragma once

#include <stdexcept>

namespace yuyan::results {

/// Its message names the file, what is wrong with it and what to do.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace yuyan::results
