// Verbs that are Python programs: where their files lie, how they are run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yuyan::cli {

/// The folder of the Python packages beside a program: ../share/yuyan/python of an installation, or
/// share/yuyan/python beside the program in a build tree. Nothing when neither is there.
[[nodiscard]] std::optional<std::filesystem::path> python_packages(
    const std::filesystem::path& program);

/// Runs `python -m module arguments` with the packages in its path, on this program's own output
/// and error streams. Its exit code; 128 and the number of the signal that ended it. Nothing when
/// there is no such interpreter.
[[nodiscard]] std::optional<int> run_python(const std::string& python,
                                            const std::filesystem::path& packages,
                                            const std::string& module,
                                            const std::vector<std::string>& arguments);

/// The interpreter: what YUYAN_PYTHON names, else Debian's /usr/bin/python3.
[[nodiscard]] std::string python_interpreter();

}  // namespace yuyan::cli
