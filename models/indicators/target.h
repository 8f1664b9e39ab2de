// Targets: a level of a measure in a year, kept or not.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "models/indicators/control_number.h"
#include "models/indicators/exposure.h"
#include "models/indicators/tally.h"

namespace yuyan::indicators {

enum class TargetOperator : std::uint8_t { at_most, below };

constexpr auto choices(TargetOperator) {
  using parameters::Choice;
  return std::array{Choice{"at_most", TargetOperator::at_most},
                    Choice{"below", TargetOperator::below}};
}

/// A goal of the plan. Its limit is given as a number, or as a change on the base year's figure.
struct Target {
  std::string id{};
  std::string name{};
  std::string name_zh{};
  Measure indicator = Measure::deaths;
  int year = 2020;
  std::string county{};
  std::string sector{};
  TargetOperator compares = TargetOperator::at_most;
  std::optional<double> limit{};
  std::optional<double> change{};
  int base_year = 2015;
  int average_years = 1;
  StatisticalBasis basis = StatisticalBasis::from_2016;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("id", &Target::id,
              {.meaning = "name of the row", .meaning_zh = "编号", .required = true}),
        field("name", &Target::name,
              {.meaning = "name in English", .meaning_zh = "英文名", .required = true}),
        field("name_zh", &Target::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "名称", .required = true}),
        field("indicator", &Target::indicator,
              {.meaning = "what is measured", .meaning_zh = "指标", .required = true}),
        field("year", &Target::year,
              {.unit = "a", .meaning = "year", .meaning_zh = "年度", .required = true}),
        field("county", &Target::county,
              {.meaning = "assessed unit; empty: the whole city", .meaning_zh = "考核单位"}),
        field("sector", &Target::sector,
              {.meaning = "sector; empty: all", .meaning_zh = "行业领域"}),
        field("operator", &Target::compares,
              {.meaning = "at most the limit, or below it", .meaning_zh = "比较方式"}),
        field("limit", &Target::limit,
              {.unit = "1",
               .range = parameters::non_negative,
               .meaning = "the level itself, in the unit of the indicator",
               .meaning_zh = "目标值"}),
        field("change", &Target::change,
              {.unit = "1",
               .range = {.low = -1, .high = 10},
               .meaning = "change on the base year as a share, in place of the limit",
               .meaning_zh = "较基年的变化"}),
        field("base_year", &Target::base_year,
              {.unit = "a", .meaning = "year of the history", .meaning_zh = "基年"}),
        field("average_years", &Target::average_years,
              {.unit = "a",
               .range = {.low = 1, .high = 10},
               .meaning = "the figure is the mean of so many years up to the year: steadier where "
                          "counts are small",
               .meaning_zh = "取若干年平均"}),
        field("basis", &Target::basis,
              {.meaning = "statistical basis of the limit; on another one it is spliced",
               .meaning_zh = "统计口径"})};
  }
};

/// Value of a measure in a year and part of the city: nothing when it is a rate without exposure.
/// A rate of a sector has the exposure of the county or the city.
[[nodiscard]] std::optional<double> value_of(Measure measure, const Tally& tally,
                                             const ExposurePath& exposures, std::size_t year,
                                             const Scope& scope);

/// Mean of the last `average_years` years that the programme has, of those with a value.
[[nodiscard]] std::optional<double> value_of(const Target& target, const Tally& tally,
                                             const ExposurePath& exposures, std::size_t year,
                                             const Scope& scope);

[[nodiscard]] bool is_met(const Target& target, double limit, double value);

/// What the limit of a target is: given, or its change on the history's base year (a rate's base is
/// its count over the counties' base exposures). Nothing when the history does not say.
[[nodiscard]] std::optional<double> limit_of(const Target& target,
                                             std::span<const HistoryRow> history,
                                             std::span<const CountyBase> counties,
                                             const Reporting& reporting);

}  // namespace yuyan::indicators
