// What burns: pool burning rates and heats of combustion.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class Fuel {
  gasoline,
  diesel,
  fuel_oil,
  kerosene,
  crude_oil,
  benzene,
  lpg,
  lng,
  methanol,
  ethanol,
  butane,
  hexane,
  heptane,
  xylene,
  acetone,
  transformer_oil
};

constexpr auto choices(Fuel) {
  using parameters::Choice;
  return std::array{Choice{"gasoline", Fuel::gasoline},
                    Choice{"diesel", Fuel::diesel},
                    Choice{"fuel_oil", Fuel::fuel_oil},
                    Choice{"kerosene", Fuel::kerosene},
                    Choice{"crude_oil", Fuel::crude_oil},
                    Choice{"benzene", Fuel::benzene},
                    Choice{"lpg", Fuel::lpg},
                    Choice{"lng", Fuel::lng},
                    Choice{"methanol", Fuel::methanol},
                    Choice{"ethanol", Fuel::ethanol},
                    Choice{"butane", Fuel::butane},
                    Choice{"hexane", Fuel::hexane},
                    Choice{"heptane", Fuel::heptane},
                    Choice{"xylene", Fuel::xylene},
                    Choice{"acetone", Fuel::acetone},
                    Choice{"transformer_oil", Fuel::transformer_oil}};
}

/// Data of a burning pool: rate = rate_infinite (1 - exp(-extinction D)); an empty extinction
/// coefficient means that the rate does not depend on the diameter.
struct FuelData {
  double rate_infinite_kg_m2_s = 0;
  std::optional<double> extinction_1_m = {};
  double heat_of_combustion_j_kg = 0;
  double liquid_density_kg_m3 = 0;
  Basis basis;
};

[[nodiscard]] const FuelData& fuel_data(Fuel fuel);

/// The fuel of that name, or nothing.
[[nodiscard]] std::optional<Fuel> fuel_named(std::string_view name);

}  // namespace yuyan::consequence
