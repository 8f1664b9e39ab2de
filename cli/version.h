// Which program this is.
#pragma once

#include <string>

#include "cli/console.h"

namespace yuyan::cli {

/// `0.1.0`.
[[nodiscard]] std::string version();
/// Twelve digits of the commit it was built from, with `-modified` if files differed from it;
/// `unknown` without git.
[[nodiscard]] std::string git_commit();
/// Both, as results name the program: two programs with the same text give the same numbers.
[[nodiscard]] std::string version_and_commit();
/// What `--version` prints.
[[nodiscard]] std::string version_text(Language language);

/// What every result of a rehearsal carries.
[[nodiscard]] Text notice();

}  // namespace yuyan::cli
