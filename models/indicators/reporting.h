// From what happened to what the statistics say: which deaths still count, when a report comes in,
// what was never reported.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/tally.h"
#include "models/parameters/quantity.h"
#include "sim/chance/stream.h"

namespace yuyan::indicators {

/// The rules by which accidents are counted.
enum class StatisticalBasis : std::uint8_t { until_2015, from_2016 };

constexpr auto choices(StatisticalBasis) {
  using parameters::Choice;
  return std::array{Choice{"until_2015", StatisticalBasis::until_2015},
                    Choice{"from_2016", StatisticalBasis::from_2016}};
}

struct Reporting {
  StatisticalBasis basis = StatisticalBasis::from_2016;
  double splice_deaths = 0.68;
  double splice_accidents = 0.238;
  double late_deaths_share = 0.02;
  double late_deaths_share_7_days = 0.05;
  double late_report_share = 0.05;
  double late_report_mean_d = 30;
  bool concealment = false;
  double concealed_share = 0.05;
  double ceiling_deaths = 0;
  double truncation = 0.3;

  static constexpr auto fields() {
    using parameters::field;
    using parameters::share;
    return std::tuple{
        field("basis", &Reporting::basis,
              {.meaning = "statistical basis of results and limits", .meaning_zh = "统计口径"}),
        field("splice_deaths", &Reporting::splice_deaths,
              {.unit = "1",
               .range = parameters::positive,
               .meaning = "deaths on the basis from 2016 over deaths on the one before",
               .meaning_zh = "死亡人数新旧口径比",
               .source = "China 2015: about 44.9 thousand over 66 182",
               .status = parameters::Status::derived}),
        field("splice_accidents", &Reporting::splice_accidents,
              {.unit = "1",
               .range = parameters::positive,
               .meaning = "accidents on the basis from 2016 over those on the one before",
               .meaning_zh = "事故起数新旧口径比",
               .source = "China 2015: about 67.1 thousand over 281 576",
               .status = parameters::Status::derived}),
        field("late_deaths_share", &Reporting::late_deaths_share,
              {.unit = "1",
               .range = share,
               .meaning = "share of deaths later than 30 days after the accident: not counted",
               .meaning_zh = "事故30日后死亡的比例(不计入)"}),
        field("late_deaths_share_7_days", &Reporting::late_deaths_share_7_days,
              {.unit = "1",
               .range = share,
               .meaning = "the same for road and fire, where 7 days count",
               .meaning_zh = "道路交通、火灾7日后死亡的比例(不计入)"}),
        field(
            "late_report_share", &Reporting::late_report_share,
            {.unit = "1",
             .range = share,
             .meaning = "share of accidents reported late; they count in the month of the report, "
                        "in their own year",
             .meaning_zh = "迟报、续报的比例"}),
        field("late_report_mean_d", &Reporting::late_report_mean_d,
              {.unit = "d",
               .range = parameters::positive,
               .meaning = "mean delay of a late report, exponential",
               .meaning_zh = "迟报平均天数"}),
        field("concealment", &Reporting::concealment,
              {.meaning = "whether accidents are concealed: off, a switch for sensitivity",
               .meaning_zh = "是否考虑瞒报(敏感性开关, 默认关)"}),
        field("concealed_share", &Reporting::concealed_share,
              {.unit = "1",
               .range = share,
               .meaning = "share of accidents with fewer than 3 deaths that nobody reports",
               .meaning_zh = "3人以下事故瞒报比例"}),
        field("ceiling_deaths", &Reporting::ceiling_deaths,
              {.unit = "1/a",
               .range = parameters::non_negative,
               .meaning = "yearly number of deaths near which reports thin out; 0: none",
               .meaning_zh = "年度死亡控制数(接近时报告减少; 0为无)"}),
        field(
            "truncation", &Reporting::truncation,
            {.unit = "1",
             .range = share,
             .meaning = "share of accidents with fewer than 3 deaths that is concealed where their "
                        "report would pass the ceiling",
             .meaning_zh = "超过控制数时的瞒报比例",
             .source =
                 "a break at the ceiling is published (Fisman and Wang 2017), not its size"})};
  }
};

/// Days within which a death counts.
[[nodiscard]] constexpr unsigned days_that_count(SectorKind kind) {
  const bool seven = kind == SectorKind::road || kind == SectorKind::operating_vehicles ||
                     kind == SectorKind::fire;
  return seven ? 7 : 30;
}

/// Chance that a death is counted. Near a ceiling fewer are: that is left out.
[[nodiscard]] double share_counted(SectorKind kind, const Reporting& reporting);

/// A figure of the basis before 2016 on the one from 2016, or the other way round.
[[nodiscard]] double on_basis(double figure, Count count, StatisticalBasis from,
                              StatisticalBasis to, const Reporting& reporting);

/// What is reported of an accident that happened; nothing when it is concealed. `key` names the
/// accident among all of its source's.
[[nodiscard]] std::optional<Accident> reported(const Accident& accident, std::uint64_t key,
                                               const Reporting& reporting, const Months& months,
                                               double deaths_reported_this_year,
                                               chance::Source chance);

/// Reports of all accidents, in the order of their instants. `keys` names each.
[[nodiscard]] std::vector<Accident> reports(
    std::vector<std::pair<Accident, std::uint64_t>> happened, const Reporting& reporting,
    const Months& months, chance::Source chance);

}  // namespace yuyan::indicators
