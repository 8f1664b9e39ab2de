#include "cli/version.h"

#include "build_info.h"  // written by cmake/build_info.cmake

namespace yuyan::cli {

std::string version() { return build_info::version; }

std::string git_commit() { return build_info::commit; }

std::string version_and_commit() { return fmt::format("{} {}", version(), git_commit()); }

std::string version_text(Language language) {
  const bool chinese = language == Language::chinese;
  return fmt::format("yuyan {}\n{}: {}\n{}: {}\n{}: {}\n", version(), chinese ? "提交" : "commit",
                     git_commit(), chinese ? "编译器" : "compiler", build_info::compiler,
                     chinese ? "库" : "libraries", build_info::libraries);
}

Text notice() { return {"A rehearsal, not a prediction.", "推演结果, 非事故预测"}; }

}  // namespace yuyan::cli
