#include "models/indicators/optimise.h"

#include <cmath>
#include <limits>
#include <memory>

#include <nlopt.h>

namespace yuyan::indicators {
namespace {

using Objective = std::function<double(double, double)>;

constexpr double very_high = 1e300;

double finite_or_high(double value) { return std::isfinite(value) ? value : very_high; }

double evaluate(unsigned /*dimension*/, const double* x, double* /*gradient*/, void* objective) {
  return finite_or_high((*static_cast<const Objective*>(objective))(x[0], x[1]));
}

using Search = std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)>;

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
  const std::array step{(high[0] - low[0]) / (2 * cells), (high[1] - low[1]) / (2 * cells)};
  const Search search(nlopt_create(NLOPT_LN_BOBYQA, 2), &nlopt_destroy);
  nlopt_set_lower_bounds(search.get(), low.data());
  nlopt_set_upper_bounds(search.get(), high.data());
  nlopt_set_min_objective(search.get(), evaluate, const_cast<Objective*>(&objective));
  nlopt_set_initial_step(search.get(), step.data());
  nlopt_set_xtol_abs1(search.get(), 1e-9);
  nlopt_set_maxeval(search.get(), 2000);
  Minimum refined = best;
  // The status does not matter: a search that rounding stopped early has still found what it found.
  nlopt_optimize(search.get(), refined.at.data(), &refined.value);
  return refined.value < best.value ? refined : best;
}

}  // namespace yuyan::indicators
