// What the queueing models refuse, in both languages.
#pragma once

#include <string>

#include "cli/console.h"

namespace yuyan::cli {

/// The message of a model with its Chinese; in English alone when it is a new one.
[[nodiscard]] Text refusal(const std::string& english);

}  // namespace yuyan::cli
