// What accidents are divided by, year by year: gross product, employees, output, vehicles. All of
// it uncertain in advance.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/indicator.h"
#include "models/parameters/quantity.h"
#include "sim/chance/stream.h"

namespace yuyan::indicators {

/// How one exposure of the whole city goes on from the base year.
struct ExposureScenario {
  std::string id{};
  Exposure exposure = Exposure::gdp_yuan;
  parameters::Quantity growth = 0.0;
  double volatility = 0;
  std::vector<double> path{};

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("id", &ExposureScenario::id,
              {.meaning = "name of the row", .meaning_zh = "编号", .required = true}),
        field("exposure", &ExposureScenario::exposure,
              {.meaning = "which exposure", .meaning_zh = "暴露量", .required = true}),
        field("growth", &ExposureScenario::growth,
              {.unit = "1/a",
               .range = {.low = -0.9, .high = 1},
               .meaning = "growth a year, the same in all years of a replication",
               .meaning_zh = "年增长率",
               .drawn = parameters::Drawn::once_a_replication}),
        field("volatility", &ExposureScenario::volatility,
              {.unit = "1",
               .range = {.low = 0, .high = 1},
               .meaning = "standard deviation of the logarithm that each year adds by chance",
               .meaning_zh = "对数年波动标准差"}),
        field("path", &ExposureScenario::path,
              {.unit = "1",
               .range = parameters::non_negative,
               .meaning = "factors on the base year, one a year of the programme, in place of the "
                          "growth; 0 where there is no output",
               .meaning_zh = "各年对基年的倍数, 取代增长率; 0 表示无产出"})};
  }
};

/// Exposure of a county in the base year, the year before the programme.
struct CountyBase {
  std::string id{};
  double population = 0;
  double gdp_yuan = 0;
  double industrial_employees = 0;
  double coal_output_t = 0;
  double operating_vehicles = 0;
  double special_equipment_units = 0;
  double growth_offset = 0;

  [[nodiscard]] double of(Exposure exposure) const;

  static constexpr auto fields() {
    using parameters::field;
    using parameters::non_negative;
    return std::tuple{
        field("id", &CountyBase::id,
              {.meaning = "the assessed unit", .meaning_zh = "考核单位", .required = true}),
        field("population", &CountyBase::population,
              {.unit = "1",
               .range = parameters::positive,
               .meaning = "permanent population in the base year",
               .meaning_zh = "常住人口",
               .required = true}),
        field("gdp_yuan", &CountyBase::gdp_yuan,
              {.unit = "yuan",
               .range = non_negative,
               .meaning = "gross product of the base year as first published",
               .meaning_zh = "地区生产总值(初步核算)"}),
        field("industrial_employees", &CountyBase::industrial_employees,
              {.unit = "1",
               .range = non_negative,
               .meaning = "persons employed in industry, mining and commerce",
               .meaning_zh = "工矿商贸就业人员"}),
        field("coal_output_t", &CountyBase::coal_output_t,
              {.unit = "t",
               .range = non_negative,
               .meaning = "raw coal mined in the base year",
               .meaning_zh = "原煤产量"}),
        field("operating_vehicles", &CountyBase::operating_vehicles,
              {.unit = "1",
               .range = non_negative,
               .meaning = "vehicles for hire",
               .meaning_zh = "营运车辆"}),
        field("special_equipment_units", &CountyBase::special_equipment_units,
              {.unit = "1",
               .range = non_negative,
               .meaning = "registered units of special equipment",
               .meaning_zh = "特种设备台数"}),
        field("growth_offset", &CountyBase::growth_offset,
              {.unit = "1/a",
               .range = {.low = -0.5, .high = 0.5},
               .meaning = "added to the growth of the city's exposures",
               .meaning_zh = "相对全市增长率的偏离"})};
  }
};

/// Exposures of one replication: by year and county; constant in an exposure without a scenario.
class ExposurePath {
 public:
  ExposurePath(std::span<const CountyBase> counties, std::span<const ExposureScenario> scenarios,
               std::size_t years, chance::Source parameters, chance::Source chance);

  /// Of a county, or of all of them.
  [[nodiscard]] double of(Exposure exposure, std::size_t year,
                          std::optional<std::size_t> county = {}) const;

 private:
  std::size_t counties_;
  std::array<std::vector<double>, all_exposures.size()> by_year_and_county_;
};

/// Purpose of the draw of a row's growth; the dotted path of the row (exposures.gdp) is the entity.
inline constexpr std::string_view growth_purpose = "growth";

}  // namespace yuyan::indicators
