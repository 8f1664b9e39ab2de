// In which language the program speaks.
#pragma once

#include <functional>

#include "cli/console.h"

namespace yuyan::cli {

/// Value of an environment variable; nullptr when it is not set.
using Environment = std::function<const char*(const char* name)>;

/// The first of LC_ALL, LC_MESSAGES and LANG that is set and not empty decides: Chinese when it
/// begins with `zh`, else English.
[[nodiscard]] Language language_of(const Environment& environment);

/// Takes `--lang zh`, `--lang=en` out of the arguments, wherever they stand, and gives the last
/// one; `otherwise` without any. Throws UsageError when it is another language.
[[nodiscard]] Language take_language(Arguments& arguments, Language otherwise);

}  // namespace yuyan::cli
