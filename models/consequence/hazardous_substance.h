// Critical quantities and correction factors of GB 18218 and SAWS Order 40.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Which rules are in force: GB 18218-2009 with Order 40 of 2011, or GB 18218-2018.
enum class HazardEdition { y2009, y2018 };

constexpr auto choices(HazardEdition) {
  using parameters::Choice;
  return std::array{Choice{"2009", HazardEdition::y2009}, Choice{"2018", HazardEdition::y2018}};
}

/// A substance or a class of substances; a quantity of 0 is one that an edition does not list.
struct HazardousSubstance {
  std::string_view name;
  std::string_view name_zh;
  std::string_view cas;  ///< empty for classes and mixtures
  std::string_view alias;
  double critical_t_2018;
  double critical_t_2009;
  double beta_2018;
  double beta_2009;
  Status status_2018;

  [[nodiscard]] constexpr double critical_t(HazardEdition edition) const {
    return edition == HazardEdition::y2018 ? critical_t_2018 : critical_t_2009;
  }
  [[nodiscard]] constexpr double beta(HazardEdition edition) const {
    return edition == HazardEdition::y2018 ? beta_2018 : beta_2009;
  }
};

[[nodiscard]] std::span<const HazardousSubstance> hazardous_substances();

/// By English or Chinese name, alias or CAS number; null when there is none.
[[nodiscard]] const HazardousSubstance* find_hazardous_substance(std::string_view name);

/// alpha by people within 500 m of the edge of the site.
[[nodiscard]] constexpr double exposed_people_factor(double people) {
  if (people >= 100) return 2.0;
  if (people >= 50) return 1.5;
  if (people >= 30) return 1.2;
  return people >= 1 ? 1.0 : 0.5;
}

}  // namespace yuyan::consequence
