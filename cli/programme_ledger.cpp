#include "cli/programme_ledger.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

#include "cli/console.h"
#include "models/indicators/axes.h"
#include "models/inspection/register.h"
#include "models/parameters/nearest.h"

namespace yuyan::cli {
namespace {

using indicators::LedgerRow;

template <class Rows>
std::vector<std::string> ids_of(const Rows& rows) {
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

class LedgerReader {
 public:
  LedgerReader(const reader::Programme& programme, const reader::Reading& reading,
               reader::Diagnostics& diagnostics)
      : programme_(programme),
        reading_(reading),
        diagnostics_(diagnostics),
        months_(programme.inspection.horizon.first_year,
                static_cast<std::size_t>(programme.inspection.horizon.years)),
        counties_(ids_of(programme.inspection.counties)),
        sectors_(ids_of(programme.inspection.sectors)),
        firms_(inspection::whole_register(
            programme.inspection, static_cast<std::uint64_t>(programme.programme.register_seed))) {
    // A generated register makes its townships up.
    for (const inspection::Enterprise& firm : programme.inspection.enterprises)
      if (!firm.township.empty()) townships_.emplace(firm.county, firm.township);
  }

  /// Instant at which a day ends; nothing, with an error, when it is none of the programme's.
  std::optional<double> end_of(const std::string& date, std::size_t row) {
    const auto day = indicators::parse_date(date);
    if (!day) {
      error(row, "date", text("\"{}\" is no day of the calendar", "\"{}\"不是有效日期", date),
            {"a day as 2016-05-31", "形如 2016-05-31 的日期"});
      return std::nullopt;
    }
    return months_.start_of_day(day->year, day->month, day->day) + indicators::day_s;
  }

  std::optional<indicators::KnownAccident> read(const LedgerRow& row, std::size_t number,
                                                double until_s) {
    const auto end_s = end_of(row.date, number);
    const auto county = place(row.county, counties_, number, "county");
    const auto sector = place(row.sector, sectors_, number, "sector");
    for (const auto& [value, column] :
         {std::pair{row.deaths, "deaths"}, std::pair{row.missing, "missing"},
          std::pair{row.serious_injuries, "serious_injuries"}})
      if (value != std::floor(value))
        error(number, column, text("{} is no whole number", "{} 不是整数", value),
              {"a number of persons", "人数"});
    if (!end_s || !county || !sector) return std::nullopt;
    check_township(row, number);
    check_firm(row, number);
    const bool outside_years = *end_s <= 0;
    if (outside_years) return std::nullopt;  // the years before the programme are its history
    if (*end_s > until_s) {
      error(number, "date", text("{} lies after the date of the run", "{} 晚于推演日期", row.date),
            {},
            {"leave the row out or set a later --as-of", "删除该行, 或将 --as-of 设为更晚日期"});
      return std::nullopt;
    }
    return accident(row, *end_s - indicators::day_s / 2, *county, *sector);
  }

  [[nodiscard]] double last_day(const std::vector<LedgerRow>& rows) const {
    double last_s = 0;
    for (const LedgerRow& row : rows)
      if (const auto day = indicators::parse_date(row.date))
        last_s = std::max(
            last_s, months_.start_of_day(day->year, day->month, day->day) + indicators::day_s);
    return last_s;
  }

  [[nodiscard]] const indicators::Months& months() const { return months_; }

  /// One warning for all codes that no enterprise of a generated register has.
  void warn_of_strangers() {
    if (strangers_.empty()) return;
    warn(strangers_.front(), "firm",
         text("{} of the codes stand in no register, as the programme's enterprises are generated",
              "{} 个企业编号不在名录中 (名录为生成)", strangers_.size()),
         text("firms of the county and sector are drawn for them; name the register in "
              "inspection.enterprises",
              "将随机抽取同县区同行业企业代替; 可在 inspection.enterprises 中给出名录"));
  }

 private:
  void warn(std::size_t row, std::string_view column, Text what, Text advice) {
    const std::string path = reader::ledger_path(row, column);
    diagnostics_.warning(reading_.place_of(path), path, std::move(what), {}, std::move(advice));
  }

  /// A township that no enterprise of the county has; without a register nothing is known of them.
  void check_township(const LedgerRow& row, std::size_t number) {
    const auto of_county = [&](const auto& one) { return one.first == row.county; };
    if (row.township.empty() || std::ranges::none_of(townships_, of_county) ||
        townships_.contains({row.county, row.township}))
      return;
    std::vector<std::string> names;
    for (const auto& [county, township] : townships_)
      if (county == row.county) names.push_back(township);
    const auto near = parameters::nearest_names(row.township, names);
    warn(number, "township",
         text("the register has no enterprise of {} in a township \"{}\"",
              "名录中 {} 没有位于\"{}\"的企业", row.county, row.township),
         near.empty() ? Text{"it counts for the county all the same", "仍计入该县区"}
                      : text("did you mean {}?", "是否为 {}?", listed(near)));
  }

  void check_firm(const LedgerRow& row, std::size_t number) {
    if (row.firm.empty()) return;
    const auto firm = std::ranges::find_if(firms_, [&](const inspection::Enterprise& one) {
      return one.id == row.firm || one.credit_code == row.firm;
    });
    if (firm == firms_.end()) {
      if (programme_.inspection.enterprises.empty())
        strangers_.push_back(number);
      else
        warn(
            number, "firm",
            text("the register has no enterprise \"{}\"", "名录中没有企业\"{}\"", row.firm),
            {"one of the county and sector is drawn for it", "将随机抽取一家同县区同行业企业代替"});
    } else if (firm->county != row.county || firm->sector != row.sector) {
      warn(number, "firm",
           text("the register has \"{}\" in {}, {}", "名录中\"{}\"属于 {} {}", row.firm,
                firm->county, firm->sector),
           {"the accident counts where the ledger says, and acts on the firm",
            "事故按台账所列县区和行业统计, 其影响作用于该企业"});
    }
  }

  void error(std::size_t row, std::string_view column, Text what, Text allowed = {},
             Text advice = {}) {
    const std::string path = reader::ledger_path(row, column);
    diagnostics_.error(reading_.place_of(path), path, std::move(what), std::move(allowed),
                       std::move(advice));
  }

  std::optional<std::size_t> place(const std::string& id, const std::vector<std::string>& ids,
                                   std::size_t row, std::string_view column) {
    const auto found = std::ranges::find(ids, id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    const auto near = parameters::nearest_names(id, ids);
    error(row, column, text("the programme has no {} \"{}\"", "规划中没有 {} \"{}\"", column, id),
          {"one of " + listed(near.empty() ? ids : near),
           "可用: " + listed(near.empty() ? ids : near)});
    return std::nullopt;
  }

  [[nodiscard]] indicators::KnownAccident accident(const LedgerRow& row, double time_s,
                                                   std::size_t county, std::size_t sector) const {
    indicators::SectorKind kind = indicators::SectorKind::industry;
    for (const auto& one : programme_.indicators.sectors)
      if (one.id == row.sector) kind = one.kind;
    bool is_outside = false;
    if (row.firm.empty())  // outside enterprises, where the sector has such accidents
      for (const auto& source : programme_.indicators.outside)
        if (source.sector == row.sector) {
          kind = source.kind;
          is_outside = true;
        }
    return {.accident = {.time_s = time_s,
                         .month = months_.month_of(time_s),
                         .county = county,
                         .sector = sector,
                         .kind = kind,
                         .toll = {.deaths = row.deaths + row.missing,
                                  .serious_injuries = row.serious_injuries,
                                  .direct_loss_yuan = row.loss_yuan}},
            .of_enterprise = !is_outside,
            .firm = row.firm};
  }

  const reader::Programme& programme_;
  const reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
  indicators::Months months_;
  std::vector<std::string> counties_, sectors_;
  std::vector<inspection::Enterprise> firms_;
  std::set<std::pair<std::string, std::string>> townships_;  ///< county and township
  std::vector<std::size_t> strangers_;                       ///< rows with unknown codes
};

}  // namespace

indicators::Past read_past(const Actual& actual, const reader::Programme& programme,
                           reader::Reading& reading, reader::Diagnostics& diagnostics) {
  const std::vector<LedgerRow> rows = reader::read_ledger(actual.ledger, reading, diagnostics);
  reading.inputs.insert_or_assign("ledger/as_of", actual.as_of);
  indicators::Past past;
  LedgerReader ledger(programme, reading, diagnostics);
  const auto wrong_date = [&](Text what, Text allowed) {
    diagnostics.error({"--as-of", 0}, "", std::move(what), std::move(allowed));
  };
  past.until_s = ledger.last_day(rows);
  if (!actual.as_of.empty()) {
    const auto day = indicators::parse_date(actual.as_of);
    if (!day) {
      wrong_date(text("\"{}\" is no day of the calendar", "\"{}\"不是有效日期", actual.as_of),
                 {"a day as 2016-05-31", "形如 2016-05-31 的日期"});
      return past;
    }
    past.until_s =
        ledger.months().start_of_day(day->year, day->month, day->day) + indicators::day_s;
  }
  if (diagnostics.errors() > 0 && rows.empty()) return past;  // the file could not be read
  if (past.until_s <= 0 || past.until_s > ledger.months().end_s()) {
    wrong_date(text("the date lies outside the years {} to {} of the programme",
                    "日期不在规划期 {} 至 {} 年内", ledger.months().first_year(),
                    ledger.months().first_year() + static_cast<int>(ledger.months().years()) - 1),
               {});
    return past;
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const auto known = ledger.read(rows[i], i, past.until_s)) past.accidents.push_back(*known);
  ledger.warn_of_strangers();
  return past;
}

}  // namespace yuyan::cli
