#include "models/indicators/control_number.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace yuyan::indicators {

std::vector<double> break_down(double limit, std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(limit >= 0) || !(sum > 0))
    throw std::logic_error("break_down: a limit >= 0 and weights that are not all 0 are needed");
  std::vector<double> parts, remainders;
  for (const double weight : weights) {
    const double exact = limit * weight / sum;
    parts.push_back(std::floor(exact + 1e-9));
    remainders.push_back(exact - parts.back());
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  });
  double left = std::round(limit - std::accumulate(parts.begin(), parts.end(), 0.0));
  for (std::size_t i = 0; i < order.size() && left > 0; ++i, --left) parts[order[i]] += 1;
  return parts;
}

namespace {

/// What a row of history adds, on the basis in force.
/// The national factors are of all sectors together, so those of one are taken as they are.
double figure(const HistoryRow& row, const Reporting& reporting) {
  if (!row.sector.empty()) return row.value;
  return on_basis(row.value, description(row.measure).count, row.basis, reporting.basis, reporting);
}

std::optional<double> sum_of_months(std::span<const HistoryRow> history, int year, int last,
                                    std::string_view county, std::string_view sector,
                                    Measure measure, const Reporting& reporting) {
  std::optional<double> sum;
  for (const HistoryRow& row : history)
    if (row.year == year && row.month >= 1 && row.month <= last && row.county == county &&
        row.sector == sector && row.measure == measure)
      sum = sum.value_or(0) + figure(row, reporting);
  return sum;
}

}  // namespace

std::optional<double> history_of(std::span<const HistoryRow> history, int year,
                                 std::string_view county, std::string_view sector, Measure measure,
                                 const Reporting& reporting) {
  for (const HistoryRow& row : history)
    if (row.year == year && row.month == 0 && row.county == county && row.sector == sector &&
        row.measure == measure)
      return figure(row, reporting);
  return sum_of_months(history, year, 12, county, sector, measure, reporting);
}

std::optional<double> history_until(std::span<const HistoryRow> history, int year, unsigned month,
                                    std::string_view county, std::string_view sector,
                                    Measure measure, const Reporting& reporting) {
  if (const auto sum =
          sum_of_months(history, year, static_cast<int>(month), county, sector, measure, reporting))
    return sum;
  const auto whole = history_of(history, year, county, sector, measure, reporting);
  if (!whole) return std::nullopt;
  const Months months(year, 1);
  return *whole * months.start_s(month) / months.end_s();
}

Use use_of(const ControlNumber& number, std::size_t year, const Scope& scope, const Tally& tally) {
  Use use;
  use.count = cumulative(tally, year, scope, description(number.measure).count);
  use.within = use.count.back() <= number.limit;
  return use;
}

}  // namespace yuyan::indicators
