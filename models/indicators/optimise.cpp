#include "models/indicators/optimise.h"

#include <cmath>
#include <limits>
#include <vector>

#include <nlopt.hpp>

namespace yuyan::indicators {
namespace {

using Objective = std::function<double(double, double)>;

constexpr double very_high = 1e300;

double finite_or_high(double value) { return std::isfinite(value) ? value : very_high; }

double evaluate(const std::vector<double>& x, std::vector<double>& /*gradient*/, void* objective) {
  return finite_or_high((*static_cast<const Objective*>(objective))(x[0], x[1]));
}

}  // namespace

Minimum minimise(const Objective& objective, std::array<double, 2> low,
                 std::array<double, 2> high) {
  constexpr int cells = 8;
  Minimum best{low, std::numeric_limits<double>::infinity()};
  for (int i = 0; i <= cells; ++i)
    for (int j = 0; j <= cells; ++j) {
      const double x = low[0] + (high[0] - low[0]) * i / cells;
      const double y = low[1] + (high[1] - low[1]) * j / cells;
      const double value = finite_or_high(objective(x, y));
      if (value < best.value) best = {{x, y}, value};
    }
  nlopt::opt search(nlopt::LN_BOBYQA, 2);
  search.set_lower_bounds({low[0], low[1]});
  search.set_upper_bounds({high[0], high[1]});
  search.set_min_objective(evaluate, const_cast<Objective*>(&objective));
  search.set_initial_step({(high[0] - low[0]) / (2 * cells), (high[1] - low[1]) / (2 * cells)});
  search.set_xtol_abs(1e-9);
  search.set_maxeval(2000);
  std::vector<double> at{best.at[0], best.at[1]};
  double value = best.value;
  try {
    search.optimize(at, value);
  } catch (const nlopt::roundoff_limited&) {
    // Not closer than rounding allows: what was found stands.
  }
  return value < best.value ? Minimum{{at[0], at[1]}, value} : best;
}

}  // namespace yuyan::indicators
