// The accident ledger: what has happened, up to a date; and how it moves the level of risk.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/indicators/tally.h"
#include "models/parameters/field.h"
#include "sim/chance/stream.h"

namespace yuyan::indicators {

/// A row of the ledger.
struct LedgerRow {
  std::string date{};
  std::string county{};
  std::string township{};
  std::string sector{};
  std::string firm{};
  double deaths = 0;
  double missing = 0;
  double serious_injuries = 0;
  double loss_yuan = 0;
  std::string type{};

  static constexpr auto fields() {
    using parameters::field;
    using parameters::non_negative;
    return std::tuple{
        field("date", &LedgerRow::date,
              {.meaning = "day of the accident, as 2016-05-31",
               .meaning_zh = "事故日期",
               .required = true}),
        field("county", &LedgerRow::county,
              {.meaning = "assessed unit", .meaning_zh = "考核单位", .required = true}),
        field("township", &LedgerRow::township, {.meaning = "township", .meaning_zh = "乡镇"}),
        field("sector", &LedgerRow::sector,
              {.meaning = "sector", .meaning_zh = "行业领域", .required = true}),
        field("firm", &LedgerRow::firm,
              {.meaning =
                   "id or credit code of the firm; empty outside enterprises, or where it is not "
                   "known: then one of the county and sector is drawn",
               .meaning_zh = "企业编号或统一社会信用代码"}),
        field("deaths", &LedgerRow::deaths,
              {.unit = "1",
               .range = non_negative,
               .meaning = "deaths",
               .meaning_zh = "死亡人数",
               .required = true}),
        field("missing", &LedgerRow::missing,
              {.unit = "1",
               .range = non_negative,
               .meaning = "missing, counted as deaths",
               .meaning_zh = "失踪(涉险)人数, 按死亡计"}),
        field("serious_injuries", &LedgerRow::serious_injuries,
              {.unit = "1",
               .range = non_negative,
               .meaning = "serious injuries",
               .meaning_zh = "重伤人数"}),
        field("loss_yuan", &LedgerRow::loss_yuan,
              {.unit = "yuan",
               .range = non_negative,
               .meaning = "direct loss",
               .meaning_zh = "直接经济损失"}),
        field("type", &LedgerRow::type, {.meaning = "type of accident", .meaning_zh = "事故类型"})};
  }
};

struct Date {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

/// A day of the calendar written 2016-05-31, 2016/5/31 or 2016.5.31; nothing when it is none.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// An accident that has happened, with the source that it belongs to: enterprises, or one of those
/// outside by the kind of its sector.
struct KnownAccident {
  Accident accident{};
  bool of_enterprise = false;
  std::string firm{};
};

/// The past of a programme.
struct Past {
  std::vector<KnownAccident> accidents;
  double until_s = 0;  ///< end of the last day that the ledger covers
};

/// Prior of the level of a group's risk, a gamma law of mean 1 that multiplies its accident rate,
/// and what a ledger makes of it: conjugate to Poisson counts.
struct RiskLevel {
  double shape = 4;
  double rate = 4;

  /// After `count` accidents where `expected` were expected at level 1 (both >= 0).
  [[nodiscard]] RiskLevel updated(double count, double expected) const {
    return {shape + count, rate + expected};
  }
  [[nodiscard]] double mean() const { return shape / rate; }
};

/// The level of a group in one replication.
[[nodiscard]] double draw_level(const RiskLevel& level, std::string_view group,
                                chance::Source parameters);

/// Entity of that draw; the group's name is the purpose.
inline constexpr std::string_view level_entity = "risk_level";
/// Purpose of the level that all sectors share whose history says what they add up to.
inline constexpr std::string_view common_level = "all";

}  // namespace yuyan::indicators
