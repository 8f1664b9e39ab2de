#include "models/consequence/fuel.h"

#include <cstddef>

namespace yuyan::consequence {
namespace {

// Rate, k beta and heat of combustion: Babrauskas as printed in NUREG-1805 table 3-2. Verified
// where the sheet was read (gasoline, diesel, kerosene, benzene, methanol, ethanol; kerosene,
// gasoline and benzene also in a copy of Yellow Book table 6.5, as are LPG and LNG); the others are
// recollected. Densities are handbook values at 15 to 20 C (liquefied gases at their boiling
// point), rounded.
constexpr std::string_view sheet = "NUREG-1805 sheet (Babrauskas)";
constexpr std::string_view book = "Yellow Book table 6.5 (copy); heat of combustion recollected";
constexpr std::string_view memory = "NUREG-1805 table 3-2, recollected";

constexpr FuelData data(double rate, std::optional<double> extinction, double heat_mj_kg,
                        double density, std::string_view what, std::string_view source,
                        Status status) {
  return {rate, extinction, heat_mj_kg * 1e6, density, {what, source, status}};
}

constexpr std::array table{
    data(0.055, 2.1, 43.7, 740, "burning rate of gasoline", sheet, Status::verified),
    data(0.045, 2.1, 44.4, 840, "burning rate of diesel", sheet, Status::verified),
    data(0.035, 1.7, 39.7, 970, "burning rate of heavy fuel oil", memory, Status::unverified),
    data(0.039, 3.5, 43.2, 820, "burning rate of kerosene", sheet, Status::verified),
    data(0.0335, 2.8, 42.6, 855, "burning rate of crude oil: middle of 0.022-0.045", memory,
         Status::unverified),
    data(0.085, 2.7, 40.1, 880, "burning rate of benzene", sheet, Status::verified),
    data(0.099, 1.4, 46.0, 585, "burning rate of LPG", book, Status::verified),
    data(0.078, 1.1, 50.0, 425, "burning rate of LNG", book, Status::verified),
    data(0.017, std::nullopt, 19.8, 796, "burning rate of methanol", sheet, Status::verified),
    data(0.015, std::nullopt, 26.8, 794, "burning rate of ethanol", sheet, Status::verified),
    data(0.078, 2.7, 45.7, 573, "burning rate of butane", memory, Status::unverified),
    data(0.074, 1.9, 44.7, 650, "burning rate of hexane", memory, Status::unverified),
    data(0.101, 1.1, 44.6, 675, "burning rate of heptane", memory, Status::unverified),
    data(0.090, 1.4, 40.8, 870, "burning rate of xylene", memory, Status::unverified),
    data(0.041, 1.9, 25.8, 791, "burning rate of acetone", memory, Status::unverified),
    data(0.039, 0.7, 46.0, 760, "burning rate of transformer oil", memory, Status::unverified),
};
static_assert(table.size() == choices(Fuel{}).size());

}  // namespace

const FuelData& fuel_data(Fuel fuel) { return table.at(static_cast<std::size_t>(fuel)); }

std::optional<Fuel> fuel_named(std::string_view name) {
  for (const auto& choice : choices(Fuel{}))
    if (choice.name == name) return choice.value;
  return std::nullopt;
}

}  // namespace yuyan::consequence
