#include "cli/python.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yuyan::cli {
namespace {

namespace fs = std::filesystem;

/// This process's environment with some variables set anew.
std::vector<std::string> environment_with(const std::vector<std::string>& assignments) {
  std::vector<std::string> all = assignments;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view assignment = *entry;
    const std::string_view name = assignment.substr(0, assignment.find('=') + 1);
    bool is_new = true;
    for (const std::string& given : assignments) is_new = is_new && !given.starts_with(name);
    if (is_new) all.emplace_back(assignment);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

std::optional<fs::path> python_packages(const fs::path& program) {
  const fs::path folder = program.parent_path();
  for (const fs::path& place :
       {folder / ".." / "share" / "yuyan" / "python", folder / "share" / "yuyan" / "python"}) {
    std::error_code failure;
    if (fs::is_directory(place, failure)) return place.lexically_normal();
  }
  return std::nullopt;
}

std::optional<int> run_python(const std::string& python, const fs::path& packages,
                              const std::string& module,
                              const std::vector<std::string>& arguments) {
  std::vector<std::string> words{python, "-m", module};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_with(
      {"PYTHONPATH=" + packages.string(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1"});
  const auto argument_list = pointers(words);
  const auto environment_list = pointers(environment);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, python.c_str(), nullptr, nullptr, argument_list.data(),
                                     environment_list.data());
  if (failure == ENOENT || failure == EACCES) return std::nullopt;
  if (failure != 0) throw std::runtime_error(python + ": " + std::strerror(failure));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw std::runtime_error(python + ": " + std::strerror(errno));
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string python_interpreter() {
  const char* named = std::getenv("YUYAN_PYTHON");
  return named != nullptr && *named != '\0' ? named : "/usr/bin/python3";
}

}  // namespace yuyan::cli
