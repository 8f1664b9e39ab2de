// A drill put together from its files.
#pragma once

#include <filesystem>

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// A drill as its files say it, and all that was found wrong with it.
struct LoadedDrill {
  response::Drill drill;
  reader::Reading reading;
  reader::Diagnostics diagnostics;

  /// Throws reader::InputError when there are errors.
  void refuse_errors() const { diagnostics.throw_if_any(); }
};

/// Reads and checks. Throws UsageError when there is no such scenario; all else that is wrong is in
/// the diagnostics.
[[nodiscard]] LoadedDrill load_drill(const std::filesystem::path& scenario);

}  // namespace yuyan::cli
