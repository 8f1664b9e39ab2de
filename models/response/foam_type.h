// Foam concentrates: kinds that do not mix.
#pragma once

#include <array>
#include <optional>

#include "models/response/agent_rates.h"

namespace yuyan::response {

/// What a vehicle carries. `site`: as the site has it, at the rates of the doctrine.
enum class FoamType {
  site,
  protein_3,
  protein_6,
  fluoroprotein_3,
  fluoroprotein_6,
  afff_3,
  afff_6,
  fffp_3,
  fffp_6
};

constexpr auto choices(FoamType) {
  using parameters::Choice;
  using enum FoamType;
  return std::array{Choice{"site", site},
                    Choice{"protein_3", protein_3},
                    Choice{"protein_6", protein_6},
                    Choice{"fluoroprotein_3", fluoroprotein_3},
                    Choice{"fluoroprotein_6", fluoroprotein_6},
                    Choice{"afff_3", afff_3},
                    Choice{"afff_6", afff_6},
                    Choice{"fffp_3", fffp_3},
                    Choice{"fffp_6", fffp_6}};
}

inline constexpr std::size_t foam_types = choices(FoamType{}).size();

/// What the standards call it; none for the site's own.
[[nodiscard]] constexpr std::optional<FoamAgent> agent_of(FoamType type) {
  switch (type) {
    case FoamType::site:
      return std::nullopt;
    case FoamType::protein_3:
    case FoamType::protein_6:
      return FoamAgent::protein;
    case FoamType::fluoroprotein_3:
    case FoamType::fluoroprotein_6:
      return FoamAgent::fluoroprotein;
    case FoamType::afff_3:
    case FoamType::afff_6:
      return FoamAgent::afff;
    case FoamType::fffp_3:
    case FoamType::fffp_6:
      return FoamAgent::fffp;
  }
  return std::nullopt;
}

/// Share of concentrate in the solution; none for the site's own.
[[nodiscard]] constexpr std::optional<double> concentration_of(FoamType type) {
  switch (type) {
    case FoamType::site:
      return std::nullopt;
    case FoamType::protein_3:
    case FoamType::fluoroprotein_3:
    case FoamType::afff_3:
    case FoamType::fffp_3:
      return 0.03;
    default:
      return 0.06;
  }
}

}  // namespace yuyan::response
