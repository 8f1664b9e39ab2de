// A model along one of its inputs: at which distance a level is reached, and tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/consequence/calculator.h"

namespace yuyan::consequence {

/// How far a level reaches.
struct Contour {
  double level = 0;                       ///< in the level unit of the model
  std::optional<double> distance_m = {};  ///< farthest place that still receives it; empty: nowhere
  bool beyond = false;                    ///< still received at the end of the range searched
};

/// Farthest distances at which the falling output of the model is at a level or above it, exact to
/// 1e-9 relative. Levels in the unit of model.falling(). Places where the model refuses an answer
/// (inside the flame) count as not received. Throws InputError when the model has no falling
/// output, when `keys` sets the distance, or when the inputs are wrong everywhere.
[[nodiscard]] std::vector<Contour> contours(const Model& model, const Keys& keys,
                                            const std::vector<double>& levels);

/// Values of one input from `from` to `to`, both ends included.
struct Sweep {
  std::string key;
  double from = 0;
  double to = 0;
  double step = 1;

  [[nodiscard]] std::vector<double> values() const;
};

/// Reads `distance_m=20:200:10`, or several of them with commas between: a table over all
/// combinations, such as a map over x_m and y_m. Throws InputError, also for more than 100 000
/// rows.
[[nodiscard]] std::vector<Sweep> parse_sweeps(std::string_view text);

/// One row of a table over inputs.
struct SweepRow {
  std::vector<double> values;  ///< of the sweeps, in their order
  std::variant<Evaluation, InputError> outcome;
};

/// The model at each combination of values, the last sweep fastest. A place where the model refuses
/// is a row with its error; it throws only when every row is refused.
[[nodiscard]] std::vector<SweepRow> over(const Model& model, const Keys& keys,
                                         const std::vector<Sweep>& sweeps);

}  // namespace yuyan::consequence
