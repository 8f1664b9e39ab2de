// Indicators of the Five-Year plans: what is counted, over which exposure, in which unit.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "models/parameters/field.h"

namespace yuyan::indicators {

/// What an indicator counts in a year.
enum class Count : std::uint8_t {
  accidents,
  deaths,
  accidents_10_or_more_deaths,
  deaths_in_accidents_10_or_more,
  industrial_deaths,  ///< industry, mining and commerce
  coal_deaths,
  operating_vehicle_deaths,
  special_equipment_deaths,
  fatal_accidents,
  serious_injuries,
  loss_yuan,
  general_accidents,         ///< by the legal class, as the next three
  larger_accidents,          ///< 较大
  major_accidents,           ///< 重大
  major_or_worse_accidents,  ///< 重特大
  accidents_below_3_deaths,  ///< by deaths alone, as the next
  accidents_3_9_deaths,
  industrial_accidents,
};

/// What it is divided by.
enum class Exposure : std::uint8_t {
  none,
  gdp_yuan,
  industrial_employees,
  coal_output_t,
  operating_vehicles,
  special_equipment_units,
  population,
};

constexpr auto choices(Exposure) {
  using parameters::Choice;
  return std::array{Choice{"none", Exposure::none},
                    Choice{"gdp_yuan", Exposure::gdp_yuan},
                    Choice{"industrial_employees", Exposure::industrial_employees},
                    Choice{"coal_output_t", Exposure::coal_output_t},
                    Choice{"operating_vehicles", Exposure::operating_vehicles},
                    Choice{"special_equipment_units", Exposure::special_equipment_units},
                    Choice{"population", Exposure::population}};
}

/// Every exposure that is a quantity, in the order of the enumeration.
inline constexpr std::array all_exposures{
    Exposure::gdp_yuan,           Exposure::industrial_employees,    Exposure::coal_output_t,
    Exposure::operating_vehicles, Exposure::special_equipment_units, Exposure::population};

/// One indicator and its national target of the 13th plan.
struct Indicator {
  std::string_view name;  ///< as in files and results
  std::string_view unit;
  std::string_view meaning;
  std::string_view meaning_zh;
  Count count;
  Exposure exposure;
  double per;          ///< exposure to which the rate refers: 1e8 yuan, 1e5 persons, 1e6 t, ...
  double change_2020;  ///< national target, 2020 against 2015, as a share: -0.30 is 30 % down
  parameters::Status status;  ///< of the target
  std::string_view source;    ///< of the target
  bool in_city_policy;        ///< one of the three that the city's 2016 key points ask for
};

/// The nine national indicators of the 13th Five-Year plan for work safety.
[[nodiscard]] std::span<const Indicator> national_indicators();

/// Events per `per` units of exposure; nothing ("not applicable") without exposure, as with coal
/// deaths per million tonnes in a city whose mines are closed. `per` > 0, events >= 0.
[[nodiscard]] std::optional<double> rate(double events, double exposure, double per);

/// Value of an indicator; the exposure is not read when it takes none.
[[nodiscard]] std::optional<double> value_of(const Indicator& indicator, double count,
                                             double exposure);

/// Change on the same period of the year before (同比) as a share; nothing when that was zero. Both
/// figures must stand on the same statistical basis.
[[nodiscard]] std::optional<double> change_on_year(double now, double year_before);

/// What a yearly limit on a rate means for a place of this size.
struct LimitMeaning {
  double allowed_events = 0;     ///< the most whole events that keep the limit
  double rate_of_one_event = 0;  ///< what a single event makes of the rate
  double luck_at_the_limit = 0;  ///< P(limit kept) if the true risk stood exactly at it (Poisson)
};

/// `limit` >= 0 in the unit of the rate, exposure and per > 0. With 0.5 Mt of coal and 0.3
/// deaths/Mt no death is allowed, one makes 2.0, and risk exactly at the limit keeps it in 86 % of
/// years.
[[nodiscard]] LimitMeaning meaning_of_limit(double limit, double exposure, double per);

}  // namespace yuyan::indicators
