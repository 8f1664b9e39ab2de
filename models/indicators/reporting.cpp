#include "models/indicators/reporting.h"

#include <algorithm>
#include <tuple>

namespace yuyan::indicators {
namespace {

constexpr double few_deaths = 3;

double late_share(SectorKind kind, const Reporting& reporting) {
  return days_that_count(kind) == 7 ? reporting.late_deaths_share_7_days
                                    : reporting.late_deaths_share;
}

/// Deaths of an accident that fall within the days that count.
double counted_deaths(const Accident& accident, std::uint64_t key, const Reporting& reporting,
                      chance::Source chance) {
  const double late = late_share(accident.kind, reporting);
  const chance::Stream stream(chance, key, chance::id_of("reporting.late_death"));
  double counted = 0;
  for (std::uint64_t i = 0; static_cast<double>(i) < accident.toll.deaths; ++i)
    counted += stream.uniform(i) >= late;
  return counted;
}

std::size_t month_of_report(const Accident& accident, std::uint64_t key, const Reporting& reporting,
                            const Months& months, chance::Source chance) {
  const chance::Stream stream(chance, key, chance::id_of("reporting.delay"));
  if (stream.uniform(0) >= reporting.late_report_share) return accident.month;
  const double delay_s = stream.exponential(reporting.late_report_mean_d * day_s, 1);
  const std::size_t last = Months::year_of(accident.month) * months_a_year + months_a_year - 1;
  return std::min(last, std::max(accident.month, months.month_of(accident.time_s + delay_s)));
}

bool is_concealed(const Accident& accident, std::uint64_t key, const Reporting& reporting,
                  double deaths_reported_this_year, chance::Source chance) {
  if (!reporting.concealment || accident.toll.deaths >= few_deaths) return false;
  const chance::Stream stream(chance, key, chance::id_of("reporting.concealment"));
  if (stream.uniform(0) < reporting.concealed_share) return true;
  const bool passes = reporting.ceiling_deaths > 0 && accident.toll.deaths > 0 &&
                      deaths_reported_this_year + accident.toll.deaths > reporting.ceiling_deaths;
  return passes && stream.uniform(1) < reporting.truncation;
}

}  // namespace

double share_counted(SectorKind kind, const Reporting& reporting) {
  const double reported = reporting.concealment ? 1 - reporting.concealed_share : 1;
  return reported * (1 - late_share(kind, reporting));
}

double on_basis(double figure, Count count, StatisticalBasis from, StatisticalBasis to,
                const Reporting& reporting) {
  if (from == to) return figure;
  // The large accidents and those of enterprises are counted alike on both.
  const double factor = count == Count::deaths || count == Count::fatal_accidents
                            ? reporting.splice_deaths
                        : count == Count::accidents || count == Count::general_accidents ||
                                count == Count::accidents_below_3_deaths
                            ? reporting.splice_accidents
                            : 1;
  return to == StatisticalBasis::from_2016 ? figure * factor : figure / factor;
}

std::optional<Accident> reported(const Accident& accident, std::uint64_t key,
                                 const Reporting& reporting, const Months& months,
                                 double deaths_reported_this_year, chance::Source chance) {
  Accident report = accident;
  report.toll.deaths = counted_deaths(accident, key, reporting, chance);
  report.toll.serious_injuries += accident.toll.deaths - report.toll.deaths;
  if (is_concealed(report, key, reporting, deaths_reported_this_year, chance)) return std::nullopt;
  report.month = month_of_report(accident, key, reporting, months, chance);
  return report;
}

std::vector<Accident> reports(std::vector<std::pair<Accident, std::uint64_t>> happened,
                              const Reporting& reporting, const Months& months,
                              chance::Source chance) {
  std::ranges::sort(happened, {}, [](const auto& one) {
    return std::tuple(one.first.time_s, one.first.county, one.first.sector, one.second);
  });
  std::vector<Accident> all;
  std::vector<double> deaths(months.years());
  for (const auto& [accident, key] : happened) {
    double& of_year = deaths.at(Months::year_of(accident.month));
    const auto report = reported(accident, key, reporting, months, of_year, chance);
    if (!report) continue;
    of_year += report->toll.deaths;
    all.push_back(*report);
  }
  return all;
}

}  // namespace yuyan::indicators
