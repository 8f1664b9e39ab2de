// Reads a table of published or closed-form facts, so that tests quote them by name.
#pragma once

#include <cstddef>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace yuyan::validation {

using Row = std::vector<std::string>;

/// Rows of a comma-separated file below tests/validation, without its header line. Fields may be
/// quoted and then hold commas; quotes inside fields are doubled.
inline std::vector<Row> read_table(const std::string& name) {
  const std::string path = std::string(YUYAN_SOURCE_DIR "/tests/validation/") + name;
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    Row row(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
        row.back() += line[i++];
      else if (line[i] == '"')
        quoted = !quoted;
      else if (line[i] == ',' && !quoted)
        row.emplace_back();
      else
        row.back() += line[i];
    }
    rows.push_back(row);
  }
  return rows;
}

/// The expected number of simulation_checks.csv with this id and quantity.
inline double simulation_check(const std::string& id, const std::string& quantity) {
  for (const auto& row : read_table("simulation_checks.csv"))
    if (row.at(0) == id && row.at(2) == quantity) return std::stod(row.at(3));
  throw std::runtime_error("simulation_checks.csv has no " + id + " " + quantity);
}

}  // namespace yuyan::validation
