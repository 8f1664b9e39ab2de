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

/// Reads `distance_m=20:200:10`. Throws InputError.
[[nodiscard]] Sweep parse_sweep(std::string_view text);

/// One row of a table over an input.
struct SweepRow {
  double value = 0;
  std::variant<Evaluation, InputError> outcome;
};

/// The model at each value of the sweep. A place where the model refuses is a row with its error;
/// it throws only when every row is refused.
[[nodiscard]] std::vector<SweepRow> over(const Model& model, const Keys& keys, const Sweep& sweep);

}  // namespace yuyan::consequence
