// Classes of accidents by State Council Decree 493 (2007), article 3.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "models/parameters/field.h"

namespace yuyan::indicators {

/// In ascending order: 一般, 较大, 重大, 特别重大.
enum class SeverityClass : std::uint8_t { general, larger, major, extraordinarily_serious };

inline constexpr std::array severity_classes{SeverityClass::general, SeverityClass::larger,
                                             SeverityClass::major,
                                             SeverityClass::extraordinarily_serious};

constexpr auto choices(SeverityClass) {
  using parameters::Choice;
  return std::array{Choice{"general", SeverityClass::general},
                    Choice{"larger", SeverityClass::larger}, Choice{"major", SeverityClass::major},
                    Choice{"extraordinarily_serious", SeverityClass::extraordinarily_serious}};
}

/// The class as Chinese law names it.
[[nodiscard]] std::string_view name_zh(SeverityClass severity);

/// What an accident cost. All figures >= 0 and not NaN.
struct AccidentToll {
  double deaths = 0;            ///< within 30 days, 7 for road and fire
  double serious_injuries = 0;  ///< acute industrial poisoning included
  double direct_loss_yuan = 0;
};

/// Legal class: the highest that deaths, serious injuries or direct loss reach. A lower limit
/// belongs to its class: 3, 10, 30 deaths; 10, 50, 100 injuries; 10, 50, 100 million yuan.
[[nodiscard]] SeverityClass legal_class(const AccidentToll& toll);

/// Class by deaths alone, as the yearly bulletins count accidents. Not the legal class.
[[nodiscard]] SeverityClass class_by_deaths(double deaths);

}  // namespace yuyan::indicators
