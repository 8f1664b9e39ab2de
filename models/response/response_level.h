// The government's response level, IV to I, as a state of its own beside the accident class.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace yuyan::response {

/// 0: none yet; 4 is the lowest (IV), 1 the highest (I).
using ResponseLevel = int;

/// What the level is judged by.
struct ResponseToll {
  int deaths = 0;
  int in_danger = 0;  ///< lives in danger, trapped and missing included
  int poisoned = 0;   ///< or seriously injured
  int to_move = 0;    ///< people to be evacuated
  double loss_yuan = 0;
};

/// Level by the Hebei plan of November 2016: III from 3 dead or in danger, 30 poisoned, 10 000 to
/// move; II from 10, 50, 50 000; I from 30, 100, 100 000; loss as the accident classes of Decree
/// 493 (10, 50, 100 million yuan). Any one is enough. IV for every incident below.
[[nodiscard]] constexpr ResponseLevel response_level_of(const ResponseToll& toll) {
  struct Bound {
    int people, poisoned, to_move;
    double loss_yuan;
  };
  constexpr std::array bounds{Bound{30, 100, 100000, 100e6}, Bound{10, 50, 50000, 50e6},
                              Bound{3, 30, 10000, 10e6}};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const Bound& bound = bounds[i];
    if (toll.deaths >= bound.people || toll.in_danger >= bound.people ||
        toll.poisoned >= bound.poisoned || toll.to_move >= bound.to_move ||
        toll.loss_yuan >= bound.loss_yuan)
      return static_cast<ResponseLevel>(i) + 1;
  }
  return 4;
}

/// Whether an incident counts as larger from its first minute (Hebei): 10 in danger, 3 trapped or
/// missing, 500 to evacuate, or important facilities threatened.
[[nodiscard]] constexpr bool counts_as_larger(int in_danger, int trapped, int to_move,
                                              bool important_facilities) {
  return in_danger >= 10 || trapped >= 3 || to_move >= 500 || important_facilities;
}

/// Who leads a response level: IV county, III city, II and I province (the State Council's own
/// leadership at I is beyond a city's drill).
[[nodiscard]] constexpr std::string_view leads(ResponseLevel level) {
  constexpr std::array<std::string_view, 5> levels{"firm", "province", "province", "city",
                                                   "county"};
  return levels.at(static_cast<std::size_t>(level));
}

/// IV, III, II, I; "" for none.
[[nodiscard]] constexpr std::string_view roman(ResponseLevel level) {
  constexpr std::array<std::string_view, 5> names{"", "I", "II", "III", "IV"};
  return names.at(static_cast<std::size_t>(level));
}

/// The level of such a name; 0 for another word.
[[nodiscard]] constexpr ResponseLevel response_level_named(std::string_view name) {
  for (ResponseLevel level = 1; level <= 4; ++level)
    if (roman(level) == name) return level;
  return 0;
}

/// Efficiency of a supervisor who leads so many units: 1 up to `best`, then falling linearly to
/// `least` at `worst` and beyond.
[[nodiscard]] constexpr double span_efficiency(double units, double best, double worst,
                                               double least) {
  if (units <= best) return 1;
  if (units >= worst) return least;
  return 1 - (1 - least) * (units - best) / (worst - best);
}

}  // namespace yuyan::response
