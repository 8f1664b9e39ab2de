// A result file opened to read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/format.h"
#include "sim/results/layout.h"
#include "sim/results/provenance.h"

namespace yuyan::results {

/// An array of a result file, as the file describes it.
struct StoredArray {
  std::string path;
  Type type = Type::real;
  std::string unit;
  Label label;
  std::vector<std::string> dimensions;  ///< names of its axes; its own name for the axis itself
  std::vector<std::size_t> shape;
  std::vector<std::string> meanings;  ///< of a code
};

/// Rows [first, first + count) along the first axis.
struct Rows {
  std::size_t first = 0;
  std::size_t count = static_cast<std::size_t>(-1);  ///< cut at the end of the array
};

/// Every error is a FileError that names the file; asking for an array that is not there is one too
/// and names those of its group.
class ResultFile {
 public:
  /// Refuses another major version, naming the version that wrote the file.
  explicit ResultFile(const std::filesystem::path& path);
  ~ResultFile();
  ResultFile(ResultFile&&) noexcept;
  ResultFile& operator=(ResultFile&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] FormatVersion version() const;
  [[nodiscard]] const Provenance& provenance() const;
  /// What a user should know, such as that a newer version wrote the file.
  [[nodiscard]] const std::vector<std::string>& warnings() const;

  /// All arrays in the order of the file, inputs apart.
  [[nodiscard]] const std::vector<StoredArray>& arrays() const;
  [[nodiscard]] bool has(std::string_view path) const;
  [[nodiscard]] const StoredArray& array(std::string_view path) const;

  /// Values, last axis fastest. Integers, flags and codes can be read as real numbers too, where
  /// missing values become NaN. reals() of text and integers() of reals or text are FileErrors.
  [[nodiscard]] std::vector<double> reals(std::string_view path, Rows rows = {}) const;
  [[nodiscard]] std::vector<std::int64_t> integers(std::string_view path, Rows rows = {}) const;
  /// Text, or the meaning of each code ("" where missing).
  [[nodiscard]] std::vector<std::string> texts(std::string_view path, Rows rows = {}) const;

  [[nodiscard]] std::vector<std::string> input_names() const;
  [[nodiscard]] std::string input(std::string_view name) const;

  /// Provenance of a result file of any version, as far as it can be read.
  [[nodiscard]] static Provenance provenance_of(const std::filesystem::path& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yuyan::results
