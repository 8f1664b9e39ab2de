// Limits of individual and societal risk around installations with hazardous chemicals.
#pragma once

#include <array>

#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// SAWS Announcement 13 of 2014 (in force in 2016) or GB 36894-2018 (from 2019-03-01).
enum class RiskEdition { saws_13_2014, gb_36894_2018 };

/// Whom the limit protects. Class three: fewer than 30 people; class two: 30 to 99, housing,
/// public places; sensitive: schools, hospitals, important places, 100 people and more.
enum class Protected { class_three, class_two, sensitive };

/// New, rebuilt and extended installations, or those in service.
enum class Installation { planned, in_service };

constexpr auto choices(RiskEdition) {
  using parameters::Choice;
  return std::array{Choice{"saws_13_2014", RiskEdition::saws_13_2014},
                    Choice{"gb_36894_2018", RiskEdition::gb_36894_2018}};
}
constexpr auto choices(Protected) {
  using parameters::Choice;
  return std::array{Choice{"class_three", Protected::class_three},
                    Choice{"class_two", Protected::class_two},
                    Choice{"sensitive", Protected::sensitive}};
}
constexpr auto choices(Installation) {
  using parameters::Choice;
  return std::array{Choice{"new", Installation::planned},
                    Choice{"in_service", Installation::in_service}};
}

/// Limit of individual risk, 1/year. Both editions set the same numbers.
[[nodiscard]] constexpr double individual_risk_limit(Protected whom, Installation installation) {
  const bool planned = installation == Installation::planned;
  switch (whom) {
    case Protected::class_three:
      return planned ? 1e-5 : 3e-5;
    case Protected::class_two:
      return planned ? 3e-6 : 1e-5;
    case Protected::sensitive:
      break;
  }
  return planned ? 3e-7 : 3e-6;
}

/// Where the frequency of N or more deaths is not accepted (upper) and where nothing more has to
/// be done (lower), 1/year: 1e-3/N and 1e-5/N.
[[nodiscard]] constexpr double societal_upper_limit(double deaths) { return 1e-3 / deaths; }
[[nodiscard]] constexpr double societal_lower_limit(double deaths) { return 1e-5 / deaths; }

[[nodiscard]] constexpr Basis individual_limit_basis(RiskEdition edition) {
  if (edition == RiskEdition::saws_13_2014)
    return {"limits of individual risk: SAWS Announcement 13/2014", "text read", Status::verified};
  return {"limits of individual risk: GB 36894-2018", "recollected, not found", Status::unverified};
}

inline constexpr Basis societal_limit_basis{
    "F-N limits 1e-3/N and 1e-5/N", "recollected; the figure of the announcement was not seen",
    Status::unverified};

}  // namespace yuyan::consequence
