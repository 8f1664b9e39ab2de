// A yearly series from a CSV file.
#pragma once

#include <string>
#include <vector>

namespace yuyan::cli {

/// What to take from the file. The column of years is called `year`.
struct SeriesQuestion {
  std::string file;
  std::string column;              ///< empty: the only column with numbers that is not named here
  std::string exposure;            ///< column; empty: none
  std::vector<std::string> where;  ///< `column=text`: only rows with these texts
};

/// The rows in the order of their years; what is missing is NaN.
struct SeriesTable {
  std::string column;  ///< that was taken
  std::vector<int> years;
  std::vector<double> values;
  std::vector<double> exposure;  ///< empty without a column
};

/// Throws UsageError or reader::InputError with all that is wrong.
[[nodiscard]] SeriesTable read_series(const SeriesQuestion& question);

}  // namespace yuyan::cli
