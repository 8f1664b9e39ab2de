#include "models/response/agent_rates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace yuyan::response {
namespace {

using enum RateStandard;
using enum Vessel;
using enum FoamAgent;
using enum LiquidClass;
using parameters::Status;

constexpr double least_horizontal_l_s = 15;
constexpr double rim_a_generator_m = 24;
constexpr double least_share_of_time = 0.8;

constexpr std::string_view gb_151 = "GB 50151-2010, fixed roof, hydrocarbons";
constexpr std::string_view gb_151_now = "GB 50151-2021; rates as in 2010, not read anew";
constexpr std::string_view gb_151_rim = "GB 50151-2010/2021: seal ring";
constexpr std::string_view gb_151_below = "GB 50151-2021: sub-surface injection";
constexpr std::string_view gb_151_medium = "GB 50151: medium expansion";
constexpr std::string_view nfpa = "NFPA 11: monitors and handlines (USFA FP-2011-37)";
constexpr std::string_view nfpa_memory = "NFPA 11, from memory";
constexpr std::string_view estimate = "fire-ground estimate: six attacks of 5 min";

/// Rows of the GB set of one edition: it differs in what has been read, not yet in a number.
constexpr std::array<FoamRate, 14> gb_rows(RateStandard edition, std::string_view source,
                                           Status status) {
  using enum FoamMethod;
  const Status below = edition == gb_current ? Status::verified : Status::unverified;
  return {{{edition, fixed_roof, fixed, protein, a_b, 6, 40, source, status},
           {edition, fixed_roof, fixed, protein, c, 6, 30, source, status},
           {edition, fixed_roof, fixed, fluoroprotein, a_b, 5, 45, source, status},
           {edition, fixed_roof, fixed, fluoroprotein, c, 5, 30, source, status},
           {edition, fixed_roof, fixed, afff, a_b, 5, 45, source, status},
           {edition, fixed_roof, fixed, afff, c, 5, 30, source, status},
           {edition, fixed_roof, mobile, protein, a_b, 8, 60, source, status},
           {edition, fixed_roof, mobile, protein, c, 8, 45, source, status},
           {edition, fixed_roof, mobile, fluoroprotein, a_b, 8, 60, source, status},
           {edition, fixed_roof, mobile, fluoroprotein, c, 8, 45, source, status},
           {edition, fixed_roof, mobile, afff, a_b, 6.5, 60, source, status},
           {edition, fixed_roof, mobile, afff, c, 6.5, 45, source, status},
           {edition, fixed_roof, subsurface, std::nullopt, a_b, 6, 60, gb_151_below, below},
           {edition, external_floating, rim_seal, std::nullopt, a_b, 12.5, 60, gb_151_rim,
            Status::verified}}};
}

constexpr std::array american_and_estimate{
    FoamRate{nfpa_11, fixed_roof, FoamMethod::mobile, std::nullopt, a_b, 6.5, 65, nfpa,
             Status::unverified},
    FoamRate{nfpa_11, fixed_roof, FoamMethod::mobile, std::nullopt, c, 6.5, 50, nfpa_memory,
             Status::unverified},
    FoamRate{nfpa_11, fixed_roof, FoamMethod::fixed, std::nullopt, a_b, 4.1, 55, nfpa_memory,
             Status::unverified},
    FoamRate{nfpa_11, fixed_roof, FoamMethod::fixed, std::nullopt, c, 4.1, 30, nfpa_memory,
             Status::unverified},
    FoamRate{nfpa_11, external_floating, FoamMethod::rim_seal, std::nullopt, a_b, 12.2, 20,
             nfpa_memory, Status::unverified},
    FoamRate{fire_ground, fixed_roof, FoamMethod::mobile, std::nullopt, a_b, 10, 30, estimate,
             Status::verified},
    FoamRate{fire_ground, fixed_roof, FoamMethod::mobile, std::nullopt, c, 8, 30, estimate,
             Status::verified},
    FoamRate{gb_2016, fixed_roof, FoamMethod::medium_expansion, std::nullopt, a_b, 4, 30,
             gb_151_medium, Status::verified},
    FoamRate{gb_current, fixed_roof, FoamMethod::medium_expansion, std::nullopt, a_b, 4, 30,
             gb_151_medium, Status::verified}};

constexpr auto all_foam_rates() {
  constexpr auto then = gb_rows(gb_2016, gb_151, Status::verified);
  constexpr auto now = gb_rows(gb_current, gb_151_now, Status::unverified);
  std::array<FoamRate, then.size() + now.size() + american_and_estimate.size()> rows{};
  auto next = std::ranges::copy(then, rows.begin()).out;
  next = std::ranges::copy(now, next).out;
  std::ranges::copy(american_and_estimate, next);
  return rows;
}

constexpr auto foam_table = all_foam_rates();

constexpr std::string_view gb_fixed = "GB 50074-2014, GB 50160-2008, from memory";
constexpr std::string_view ground_text = "fire-ground text and a public calculator, not the clause";
constexpr std::string_view lpg_text = "published worked example of LPG spheres";

constexpr std::array<CoolingRate, 12> gb_cooling(RateStandard edition) {
  using enum Exposure;
  using enum CoolingMeans;
  return {
      {{edition, fixed_roof, fixed, burning, Per::shell_area, 2.5, 1, gb_fixed, Status::unverified},
       {edition, fixed_roof, fixed, adjacent, Per::shell_area, 2.0, 0.5, gb_fixed,
        Status::unverified},
       {edition, external_floating, fixed, burning, Per::shell_area, 2.0, 1, gb_fixed,
        Status::unverified},
       {edition, external_floating, fixed, adjacent, Per::shell_area, 2.0, 0.5, gb_fixed,
        Status::unverified},
       {edition, fixed_roof, mobile, burning, Per::perimeter, 0.8, 1, ground_text,
        Status::verified},
       {edition, fixed_roof, mobile, adjacent, Per::perimeter, 0.7, 0.5, ground_text,
        Status::verified},
       {edition, external_floating, mobile, burning, Per::perimeter, 0.6, 1, ground_text,
        Status::verified},
       {edition, external_floating, mobile, adjacent, Per::perimeter, 0.7, 0.5, ground_text,
        Status::verified},
       {edition, lpg_sphere, mobile, burning, Per::surface, 12, 1, lpg_text, Status::verified},
       {edition, lpg_sphere, mobile, adjacent, Per::surface, 12, 0.5, lpg_text, Status::verified},
       {edition, lpg_sphere, fixed, burning, Per::surface, 9, 1, lpg_text, Status::verified},
       {edition, lpg_sphere, fixed, adjacent, Per::surface, 9, 0.5, lpg_text, Status::verified}}};
}

constexpr auto all_cooling_rates() {
  constexpr auto then = gb_cooling(gb_2016);
  constexpr auto now = gb_cooling(gb_current);
  std::array<CoolingRate, then.size() + now.size()> rows{};
  std::ranges::copy(now, std::ranges::copy(then, rows.begin()).out);
  return rows;
}

constexpr auto cooling_table = all_cooling_rates();

/// A floating deck inside a fixed roof is treated as the fixed roof is; FFFP as AFFF.
constexpr Vessel row_of(Vessel vessel) { return vessel == internal_floating ? fixed_roof : vessel; }
constexpr FoamAgent row_of(FoamAgent agent) { return agent == fffp ? afff : agent; }

double perimeter_m(const RatedVessel& vessel) { return std::numbers::pi * vessel.diameter_m; }

double extent(const RatedVessel& vessel, Per per) {
  if (per == Per::perimeter) return perimeter_m(vessel);
  if (per == Per::surface) return perimeter_m(vessel) * vessel.diameter_m;
  return perimeter_m(vessel) * vessel.height_m;
}

/// Hours of cooling: 6 for LPG and for fixed roofs above 20 m, else 4 (GBJ 16-87, GB 50160-2008),
/// in both editions: GB 50074-2014, which by memory asks 9 and 6 of depots, is in force then and
/// now.
double cooling_s(const RatedVessel& vessel) {
  const bool large = row_of(vessel.kind) == fixed_roof && vessel.diameter_m > 20;
  return (vessel.kind == lpg_sphere || large ? 6 : 4) * 3600.0;
}

}  // namespace

std::span<const FoamRate> foam_rates() { return foam_table; }
std::span<const CoolingRate> cooling_rates() { return cooling_table; }

double foam_area_m2(const RatedVessel& vessel, FoamMethod method) {
  const double outer_m = vessel.diameter_m;
  const double inner_m =
      method == FoamMethod::rim_seal ? std::max(0.0, outer_m - 2 * vessel.foam_dam_m) : 0;
  return std::numbers::pi / 4 * (outer_m * outer_m - inner_m * inner_m);
}

std::optional<FoamNeed> rates_for(const RatedVessel& vessel, const RateQuestion& question) {
  const auto row = std::ranges::find_if(foam_table, [&](const FoamRate& r) {
    return r.standard == question.standard && r.vessel == row_of(vessel.kind) &&
           r.method == question.method && (!r.agent || *r.agent == row_of(question.agent)) &&
           r.liquid == vessel.liquid;
  });
  if (row == foam_table.end()) return std::nullopt;
  FoamNeed need;
  need.area_m2 = foam_area_m2(vessel, question.method);
  need.l_min_m2 = row->l_min_m2;
  need.solution_l_s = need.l_min_m2 * need.area_m2 / 60;
  need.duration_s = row->minutes * 60;
  need.solution_m3 = need.solution_l_s * need.duration_s / 1000;
  need.concentrate_m3 = need.solution_m3 * question.concentration;
  need.water_m3 = need.solution_m3 - need.concentrate_m3;
  if (question.method == FoamMethod::rim_seal)
    need.generators = static_cast<int>(std::ceil(perimeter_m(vessel) / rim_a_generator_m));
  need.source = row->source;
  need.status = row->status;
  return need;
}

std::optional<CoolingNeed> cooling_for(const RatedVessel& vessel, RateStandard standard,
                                       CoolingMeans means, Exposure exposure) {
  if (vessel.kind == horizontal)
    return CoolingNeed{least_horizontal_l_s, cooling_s(vessel), "GB 50974: at least 15 L/s",
                       Status::verified};
  const auto row = std::ranges::find_if(cooling_table, [&](const CoolingRate& r) {
    return r.standard == standard && r.vessel == row_of(vessel.kind) && r.means == means &&
           r.exposure == exposure;
  });
  if (row == cooling_table.end()) return std::nullopt;
  const double a_second = row->per == Per::perimeter ? 1 : 1.0 / 60;
  const double insulation = exposure == Exposure::adjacent && vessel.insulated ? 0.5 : 1;
  return CoolingNeed{row->rate * a_second * extent(vessel, row->per) * row->share * insulation,
                     cooling_s(vessel), row->source, row->status};
}

std::optional<CoolingNeed> cooling_of_group(const RatedVessel& burning,
                                            std::span<const RatedVessel> neighbours,
                                            RateStandard standard, CoolingMeans means) {
  constexpr std::size_t most_neighbours = 3;
  auto need = cooling_for(burning, standard, means, Exposure::burning);
  if (!need || burning.kind == external_floating) return need;
  std::vector<double> flows_l_s;
  for (const RatedVessel& neighbour : neighbours)
    if (const auto one = cooling_for(neighbour, standard, means, Exposure::adjacent))
      flows_l_s.push_back(one->l_s);
  std::ranges::sort(flows_l_s, std::greater{});
  if (flows_l_s.size() > most_neighbours) flows_l_s.resize(most_neighbours);
  for (const double l_s : flows_l_s) need->l_s += l_s;
  return need;
}

double shortened_duration_s(const FoamNeed& need, double l_min_m2) {
  if (l_min_m2 <= need.l_min_m2) return need.duration_s;
  return need.duration_s * std::max(least_share_of_time, need.l_min_m2 / l_min_m2);
}

}  // namespace yuyan::response
