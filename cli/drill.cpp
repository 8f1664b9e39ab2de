#include "cli/drill.h"

#include "cli/console.h"
#include "cli/drill_checks.h"
#include "cli/usage_error.h"
#include "scenarios/reader/drill.h"

namespace yuyan::cli {

LoadedDrill load_drill(const std::filesystem::path& scenario) {
  if (!std::filesystem::exists(scenario))
    throw UsageError(
        text("{}: no such scenario; give a folder with a scenario.toml, or a TOML file",
             "{}: 没有此情景; 请给出含 scenario.toml 的文件夹或 TOML 文件", scenario.string()));
  LoadedDrill loaded;
  loaded.drill = reader::read_drill(scenario, loaded.reading, loaded.diagnostics);
  if (loaded.diagnostics.errors() == 0)
    check_drill(loaded.drill, loaded.reading, loaded.diagnostics);
  return loaded;
}

}  // namespace yuyan::cli
