// Annual control numbers (考核控制指标): handed down for a county or a sector, watched each month.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/reporting.h"
#include "models/indicators/tally.h"
#include "models/parameters/field.h"

namespace yuyan::indicators {

/// How a number of the city is broken down when none is handed down for the parts.
enum class BreakDown : std::uint8_t { none, county, sector };

constexpr auto choices(BreakDown) {
  using parameters::Choice;
  return std::array{Choice{"none", BreakDown::none}, Choice{"county", BreakDown::county},
                    Choice{"sector", BreakDown::sector}};
}

/// One control number of a year.
struct ControlNumber {
  std::string id{};
  int year = 2016;
  std::string county{};
  std::string sector{};
  Measure measure = Measure::deaths;
  double limit = 0;
  BreakDown break_down = BreakDown::none;
  StatisticalBasis basis = StatisticalBasis::from_2016;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("id", &ControlNumber::id,
              {.meaning = "name of the row", .meaning_zh = "编号", .required = true}),
        field("year", &ControlNumber::year,
              {.unit = "a", .meaning = "year", .meaning_zh = "年度", .required = true}),
        field("county", &ControlNumber::county,
              {.meaning = "assessed unit; empty: the whole city", .meaning_zh = "考核单位"}),
        field("sector", &ControlNumber::sector,
              {.meaning = "sector; empty: all", .meaning_zh = "行业领域"}),
        field("measure", &ControlNumber::measure,
              {.meaning = "what is counted; a count, no rate", .meaning_zh = "指标"}),
        field("limit", &ControlNumber::limit,
              {.unit = "1/a",
               .range = parameters::non_negative,
               .meaning = "the number not to be passed",
               .meaning_zh = "控制数",
               .required = true}),
        field("break_down", &ControlNumber::break_down,
              {.meaning = "parts among which the number is divided in proportion to the history "
                          "of the year before, else to the baseline, else (counties) to population",
               .meaning_zh = "分解方式"}),
        field("basis", &ControlNumber::basis,
              {.meaning = "statistical basis of the number; on another one it is spliced",
               .meaning_zh = "统计口径"})};
  }
};

/// Whole parts of a whole number in proportion to weights, the largest remainders rounded up
/// (Hamilton's method): they add up to the number. Weights >= 0, not all 0; ties go to the first.
[[nodiscard]] std::vector<double> break_down(double limit, std::span<const double> weights);

/// What a history says of a period before the programme.
struct HistoryRow {
  int year = 2015;
  int month = 0;
  std::string county{};
  std::string sector{};
  Measure measure = Measure::deaths;
  double value = 0;
  StatisticalBasis basis = StatisticalBasis::from_2016;

  friend bool operator==(const HistoryRow&, const HistoryRow&) = default;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("year", &HistoryRow::year,
              {.unit = "a", .meaning = "year", .meaning_zh = "年度", .required = true}),
        field("month", &HistoryRow::month,
              {.unit = "1",
               .range = {.low = 0, .high = 12},
               .meaning = "month; 0: the whole year",
               .meaning_zh = "月份(0为全年)"}),
        field("county", &HistoryRow::county,
              {.meaning = "assessed unit; empty: the whole city", .meaning_zh = "考核单位"}),
        field("sector", &HistoryRow::sector,
              {.meaning = "sector; empty: all", .meaning_zh = "行业领域"}),
        field("measure", &HistoryRow::measure,
              {.meaning = "what was counted", .meaning_zh = "指标"}),
        field("value", &HistoryRow::value,
              {.unit = "1",
               .range = parameters::non_negative,
               .meaning = "the figure",
               .meaning_zh = "数值",
               .required = true}),
        field("basis", &HistoryRow::basis,
              {.meaning = "statistical basis of the figure", .meaning_zh = "统计口径"})};
  }
};

/// Figure of a year before the programme on the basis in force: the row of the whole year, else the
/// sum of its months; nothing when neither is there.
[[nodiscard]] std::optional<double> history_of(std::span<const HistoryRow> history, int year,
                                               std::string_view county, std::string_view sector,
                                               Measure measure, const Reporting& reporting);

/// The same up to the end of a month (1 to 12), from the months alone or, without them, as the
/// share of the year's days that has passed.
[[nodiscard]] std::optional<double> history_until(std::span<const HistoryRow> history, int year,
                                                  unsigned month, std::string_view county,
                                                  std::string_view sector, Measure measure,
                                                  const Reporting& reporting);

/// How one number fares in one replication.
struct Use {
  std::array<double, months_a_year> count{};  ///< cumulative by month
  bool within = false;                        ///< at the end of the year
};
[[nodiscard]] Use use_of(const ControlNumber& number, std::size_t year, const Scope& scope,
                         const Tally& tally);

}  // namespace yuyan::indicators
