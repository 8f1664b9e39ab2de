// Text in columns, aligned also where it is Chinese.
#pragma once

#include <string>
#include <vector>

namespace yuyan::cli {

class Table {
 public:
  enum class Align { left, right };

  /// One alignment a column.
  explicit Table(std::vector<Align> columns, std::string indent = "  ");

  /// As many cells as columns, or fewer.
  void row(std::vector<std::string> cells);
  /// Rows on lines of their own, columns parted by two blanks, no blanks at the end of a line.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Align> columns_;
  std::string indent_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace yuyan::cli
