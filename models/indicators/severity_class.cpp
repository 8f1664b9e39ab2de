#include "models/indicators/severity_class.h"

#include <algorithm>
#include <stdexcept>

namespace yuyan::indicators {
namespace {

/// Lower limits of the classes above general.
using Limits = std::array<double, 3>;
constexpr Limits death_limits{3, 10, 30};
constexpr Limits injury_limits{10, 50, 100};
constexpr Limits loss_limits_yuan{10e6, 50e6, 100e6};

SeverityClass reached(const Limits& limits, double figure) {
  if (!(figure >= 0)) throw std::logic_error("severity class: a figure is negative or NaN");
  return severity_classes.at(
      static_cast<std::size_t>(std::ranges::upper_bound(limits, figure) - limits.begin()));
}

}  // namespace

std::string_view name_zh(SeverityClass severity) {
  constexpr std::array<std::string_view, 4> names{"一般", "较大", "重大", "特别重大"};
  return names.at(static_cast<std::size_t>(severity));
}

SeverityClass legal_class(const AccidentToll& toll) {
  return std::max({reached(death_limits, toll.deaths),
                   reached(injury_limits, toll.serious_injuries),
                   reached(loss_limits_yuan, toll.direct_loss_yuan)});
}

SeverityClass class_by_deaths(double deaths) { return reached(death_limits, deaths); }

}  // namespace yuyan::indicators
