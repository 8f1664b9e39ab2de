// What the standards ask: foam on a burning surface, water on shells, for how long. A table of rows
// with source and status, and functions that hold for any tank.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "models/response/scenario.h"

namespace yuyan::response {

/// Whose rates: the editions in force in 2016, the present ones, the American comparison, and the
/// rule of thumb of the Chinese fire ground.
enum class RateStandard { gb_2016, gb_current, nfpa_11, fire_ground };
enum class Vessel { fixed_roof, internal_floating, external_floating, lpg_sphere, horizontal };
/// How foam comes: through built-in chambers, from monitors, from below, into the rim, or as medium
/// expansion foam.
enum class FoamMethod { fixed, mobile, subsurface, rim_seal, medium_expansion };
enum class FoamAgent { protein, fluoroprotein, afff, fffp };
/// Flash point: A and B together below 60 C, C above.
enum class LiquidClass { a_b, c };
enum class CoolingMeans { fixed, mobile };
enum class Exposure { burning, adjacent };
/// By what a rate is multiplied: the shell's area, a length of perimeter, or the whole surface.
enum class Per { shell_area, perimeter, surface };

/// What the rates are applied to. Lengths in m.
struct RatedVessel {
  Vessel kind = Vessel::fixed_roof;
  double diameter_m = 20;
  double height_m = 15;     ///< of the shell; a horizontal tank's length
  double foam_dam_m = 1.2;  ///< from the shell to the foam dam of a floating roof
  LiquidClass liquid = LiquidClass::a_b;
  bool insulated = false;
};

struct FoamRate {
  RateStandard standard;
  Vessel vessel;
  FoamMethod method;
  std::optional<FoamAgent> agent;  ///< none: any
  LiquidClass liquid;
  double l_min_m2;
  double minutes;
  std::string_view source;
  parameters::Status status;
};

struct CoolingRate {
  RateStandard standard;
  Vessel vessel;
  CoolingMeans means;
  Exposure exposure;
  Per per;
  double rate;   ///< L/(min m2) for areas, L/(s m) for a perimeter
  double share;  ///< of the perimeter, shell or surface that is cooled
  std::string_view source;
  parameters::Status status;
};

[[nodiscard]] std::span<const FoamRate> foam_rates();
[[nodiscard]] std::span<const CoolingRate> cooling_rates();

struct FoamNeed {
  double area_m2 = 0, l_min_m2 = 0;
  double solution_l_s = 0, duration_s = 0, solution_m3 = 0;
  double concentrate_m3 = 0, water_m3 = 0;
  int generators = 0;  ///< rim seal: one for at most 24 m of the rim; else 0
  std::string_view source;
  parameters::Status status = parameters::Status::assumed;
};

struct CoolingNeed {
  double l_s = 0;
  double duration_s = 0;
  std::string_view source;
  parameters::Status status = parameters::Status::assumed;
};

/// What is looked up.
struct RateQuestion {
  RateStandard standard = RateStandard::gb_2016;
  FoamMethod method = FoamMethod::fixed;
  FoamAgent agent = FoamAgent::fluoroprotein;
  double concentration = 0.03;
};

/// Foam that the standard asks for; none when it has no row for the case.
[[nodiscard]] std::optional<FoamNeed> rates_for(const RatedVessel& vessel,
                                                const RateQuestion& question);
/// Cooling water that the standard asks for one vessel; none without a row. At least 15 L/s for a
/// horizontal tank.
[[nodiscard]] std::optional<CoolingNeed> cooling_for(const RatedVessel& vessel,
                                                     RateStandard standard, CoolingMeans means,
                                                     Exposure exposure);
/// A burning vessel and its neighbours, the largest first and at most so many as the standard
/// counts; no neighbours when the burning one has a floating roof (or a steel floating deck).
[[nodiscard]] std::optional<CoolingNeed> cooling_of_group(const RatedVessel& burning,
                                                          std::span<const RatedVessel> neighbours,
                                                          RateStandard standard,
                                                          CoolingMeans means);
/// Duration, s, at a rate above the table's: shorter in proportion, never below 80 %.
[[nodiscard]] double shortened_duration_s(const FoamNeed& need, double l_min_m2);

/// Surface that foam covers, m2: the liquid's, or the ring between shell and foam dam.
[[nodiscard]] double foam_area_m2(const RatedVessel& vessel, FoamMethod method);

}  // namespace yuyan::response
