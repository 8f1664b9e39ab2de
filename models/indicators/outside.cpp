#include "models/indicators/outside.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>

#include "models/indicators/ledger.h"
#include "sim/chance/distribution.h"

namespace yuyan::indicators {
namespace {

/// Accidents of one source in one county, month after month.
class CountySource {
 public:
  CountySource(const OutsideCity& city, std::size_t source, std::size_t county,
               chance::Source chance)
      : source_(city.sources[source]),
        months_(city.months),
        chance_(chance),
        entity_(chance::id_of(chance::id_of(source_.id), chance::id_of(city.counties[county].id))),
        law_(source_.p1, source_.p2, source_.alpha, static_cast<unsigned>(source_.most_deaths)),
        blank_{.county = county,
               .sector = city.sectors[source],
               .kind = source_.kind,
               .cause = city.first_cause + static_cast<std::int32_t>(source)} {}

  /// `expected` fatal accidents in the month; those before `from_s` are left out.
  void month(std::size_t month, double expected, double from_s, std::vector<Accident>& accidents) {
    const double mean = expected * unevenness(Months::year_of(month));
    append(month, mean, true, from_s, accidents);
    append(month, mean * source_.non_fatal_ratio, false, from_s, accidents);
  }

 private:
  [[nodiscard]] chance::Stream stream(std::string_view purpose) const {
    return {chance_, entity_, chance::id_of(purpose)};
  }

  /// Gamma factor of a county-year, mean 1.
  [[nodiscard]] double unevenness(std::size_t year) const {
    auto words = stream("outside.unevenness").words(year);
    return boost::random::gamma_distribution<>(source_.dispersion_size,
                                               1 / source_.dispersion_size)(words);
  }

  void append(std::size_t month, double mean, bool fatal, double from_s,
              std::vector<Accident>& accidents) {
    if (mean <= 0) return;
    auto words = stream(fatal ? "outside.fatal" : "outside.non_fatal").words(month);
    const auto count = boost::random::poisson_distribution<std::uint64_t>(mean)(words);
    for (std::uint64_t i = 0; i < count; ++i) {
      const Accident one = accident(month, fatal, chance::id_of(2 * month + fatal, i));
      if (one.time_s >= from_s) accidents.push_back(one);
    }
  }

  [[nodiscard]] Accident accident(std::size_t month, bool fatal, std::uint64_t index) const {
    auto words = stream("outside.accident").words(index);
    Accident one = blank_;
    one.month = month;
    one.time_s = months_.start_s(month) + words.uniform() * months_.length_s(month);
    one.toll.deaths = fatal ? law_.quantile(words.uniform()) : 0;
    one.toll.direct_loss_yuan =
        stream("outside.loss")
            .draw(chance::Lognormal{source_.loss_median_yuan, source_.loss_sigma}, index);
    if (source_.injuries_mean > 0)
      one.toll.serious_injuries = static_cast<double>(
          boost::random::poisson_distribution<std::uint64_t>(source_.injuries_mean)(words));
    return one;
  }

  const OutsideSource& source_;
  const Months& months_;
  chance::Source chance_;
  std::uint64_t entity_;
  SeverityLaw law_;
  Accident blank_;
};

/// Share of its year that a month has.
double share_of_month(const OutsideSource& source, const Months& months, std::size_t month) {
  const std::size_t of_year = month % months_a_year;
  const auto weight = [&](std::size_t m) {
    const double days = months.length_s(month - of_year + m);
    return m < source.season.size() ? source.season[m] * days : source.season.empty() ? days : 0;
  };
  double sum = 0;
  for (std::size_t m = 0; m < months_a_year; ++m) sum += weight(m);
  return sum > 0 ? weight(of_year) / sum : 0;
}

double base_exposure(const OutsideCity& city, const OutsideSource& source) {
  double sum = 0;
  for (const CountyBase& county : city.counties) sum += county.of(source.exposure);
  return sum;
}

/// What the levers leave of a source's rate in each month; one row a source.
std::vector<std::vector<double>> left_by_levers(const OutsideCity& city,
                                                chance::Source parameters) {
  std::vector<std::vector<double>> left(city.sources.size(),
                                        std::vector<double>(city.months.count(), 1));
  for (const OutsideLever& lever : city.levers) {
    const auto date = parse_date(lever.starts);
    if (!lever.on || !date) continue;
    const double effect = chance::Stream(parameters, "outside_levers." + lever.id, effect_purpose)
                              .draw(lever.effect.distribution, 0);
    const double start_s = city.months.start_of_day(date->year, date->month, date->day);
    const double ramp_s = std::max(lever.ramp_years * 365.25 * day_s, 1.0);
    for (std::size_t s = 0; s < city.sources.size(); ++s) {
      if (!lever.sources.empty() &&
          std::ranges::find(lever.sources, city.sources[s].id) == lever.sources.end())
        continue;
      for (std::size_t month = 0; month < city.months.count(); ++month) {
        const double middle_s = city.months.start_s(month) + city.months.length_s(month) / 2;
        left[s][month] *= 1 - effect * std::clamp((middle_s - start_s) / ramp_s, 0.0, 1.0);
      }
    }
  }
  return left;
}

double counted_share(const OutsideCity& city, const OutsideSource& source) {
  return city.basis == StatisticalBasis::from_2016 ? source.counted_share : 1;
}

/// Expected fatal accidents of a month in a county, before the chance of the county-year.
double expected_fatal(const OutsideCity& city, const OutsideSource& source,
                      const ExposurePath& exposures, double base_exposure, double trend,
                      std::size_t month, std::size_t county) {
  if (base_exposure <= 0) return 0;
  const std::size_t year = Months::year_of(month);
  const double exposure = exposures.of(source.exposure, year, county) / base_exposure;
  return source.fatal_accidents_a * counted_share(city, source) * exposure *
         std::exp(trend * static_cast<double>(year + 1)) *
         share_of_month(source, city.months, month);
}

}  // namespace

std::vector<Accident> outside_accidents(const OutsideCity& city, const ExposurePath& exposures,
                                        std::span<const double> levels, chance::Source parameters,
                                        chance::Source chance, double from_s) {
  std::vector<Accident> accidents;
  const auto left = left_by_levers(city, parameters);
  for (std::size_t s = 0; s < city.sources.size(); ++s) {
    const OutsideSource& source = city.sources[s];
    if (!(counted_share(city, source) > 0)) continue;
    const double trend = chance::Stream(parameters, "outside." + source.id, trend_purpose)
                             .draw(source.trend.distribution, 0);
    const double base = base_exposure(city, source);
    for (std::size_t county = 0; county < city.counties.size(); ++county) {
      CountySource one(city, s, county, chance);
      for (std::size_t month = 0; month < city.months.count(); ++month)
        if (city.months.start_s(month + 1) > from_s)
          one.month(month,
                    levels[s] * left[s][month] *
                        expected_fatal(city, source, exposures, base, trend, month, county),
                    from_s, accidents);
    }
  }
  return accidents;
}

double expected_until(const OutsideCity& city, std::size_t source, const ExposurePath& exposures,
                      double trend, double until_s) {
  const OutsideSource& row = city.sources[source];
  const double base = base_exposure(city, row);
  double sum = 0;
  for (std::size_t month = 0; month < city.months.count(); ++month) {
    const double start = city.months.start_s(month);
    const double part = std::clamp((until_s - start) / city.months.length_s(month), 0.0, 1.0);
    for (std::size_t county = 0; part > 0 && county < city.counties.size(); ++county)
      sum += part * expected_fatal(city, row, exposures, base, trend, month, county);
  }
  return sum;
}

}  // namespace yuyan::indicators
