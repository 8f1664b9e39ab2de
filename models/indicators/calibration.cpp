#include "models/indicators/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include <boost/math/distributions/gamma.hpp>

#include "models/indicators/forecaster.h"

namespace yuyan::indicators {
namespace {

using Years = std::vector<std::pair<int, double>>;

/// Weight that a count keeps for each year that has passed, where nothing is forecast.
constexpr double kept_a_year = 0.9;
/// From so many years on the pool is asked: the least history of its back-test.
constexpr std::size_t years_of_a_pool = 7;
constexpr std::size_t years_of_a_trend = 3;
/// Fewer events than this carry no trend, and do not stand by themselves against the priors.
constexpr double few_events = 10;

double sum_of(const Years& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0,
                         [](double sum, const auto& one) { return sum + one.second; });
}

/// The known years as a series without gaps, whole counts if asked for.
Series series_of(const Years& counts, bool whole) {
  Series series{counts.front().first, {}, {}};
  series.values.assign(static_cast<std::size_t>(counts.back().first - counts.front().first) + 1,
                       std::numeric_limits<double>::quiet_NaN());
  for (const auto& [year, count] : counts)
    series.values[static_cast<std::size_t>(year - counts.front().first)] =
        whole ? std::round(count) : count;
  return series;
}

struct Gamma {
  double shape = 0, rate = 0;
};

/// Mean and relative variance of the expected count as a gamma law.
Gamma gamma_of(double mean, double relative_variance) {
  return {1 / relative_variance, 1 / relative_variance / mean};
}

Gamma by_counts(const Years& counts, int year, double cluster) {
  Gamma sum;
  for (const auto& [of, count] : counts) {
    const double weight = std::pow(kept_a_year, year - of) / cluster;
    sum.shape += weight * count;
    sum.rate += weight;
  }
  return sum;
}

std::optional<Gamma> by_gamma_poisson(const Years& counts, int year, double cluster) {
  const Series series = series_of(counts, true);
  const auto ahead = static_cast<std::size_t>(year - series.last_year());
  const auto forecast = GammaPoisson{}.forecast(series, ahead);
  const auto* mixture = std::get_if<CountMixture>(&forecast.years.back().form());
  if (mixture == nullptr) return std::nullopt;
  double mean = 0, square = 0;
  for (const CountComponent& one : *mixture) {
    mean += one.weight * one.mean;
    square += one.weight * one.mean * one.mean * (1 + 1 / one.size);
  }
  if (!(mean > 0)) return std::nullopt;
  return gamma_of(mean, cluster * std::max(square / (mean * mean) - 1, 1e-6));
}

std::optional<Gamma> by_pool(const Years& counts, int year, double cluster) {
  const Series series = series_of(counts, false);
  const auto ahead = static_cast<std::size_t>(year - series.last_year());
  const auto forecast = Pool{}.forecast(series, ahead);
  const Predictive& predictive = forecast.years.back();
  constexpr double deviations = 2.5631;  // between the 10 % and the 90 % quantile of a normal law
  const double mean = predictive.point();
  const double spread = std::log(predictive.quantile(0.9) / predictive.quantile(0.1)) / deviations;
  if (!(mean > 0) || !std::isfinite(spread)) return std::nullopt;
  const double chance = cluster / mean;
  const double least = chance / static_cast<double>(counts.size());
  return gamma_of(mean, std::max(spread * spread - chance, least));
}

/// The forecast from the years before `year`, by the finest method that they bear.
std::pair<Carrying, Gamma> carried(const Years& before, int year, double cluster) {
  const bool has_zero =
      std::ranges::any_of(before, [](const auto& one) { return one.second <= 0; });
  if (sum_of(before) / cluster < few_events)
    return {Carrying::counts, by_counts(before, year, cluster)};
  try {
    if (before.size() >= years_of_a_pool && !has_zero)
      if (const auto law = by_pool(before, year, cluster)) return {Carrying::pool, *law};
    if (before.size() >= years_of_a_trend)
      if (const auto law = by_gamma_poisson(before, year, cluster))
        return {Carrying::gamma_poisson, *law};
  } catch (const SeriesError&) {
    // Neither can do with it: its counts still say something.
  }
  return {Carrying::counts, by_counts(before, year, cluster)};
}

constexpr std::array city_measures{Measure::deaths, Measure::fatal_accidents, Measure::accidents};
constexpr std::array industry_measures{Measure::industrial_deaths, Measure::industrial_accidents};
constexpr std::array coal_measures{Measure::coal_deaths};

/// Accidents of industry are counted like accidents, its deaths like deaths.
Measure plain(Measure measure) {
  switch (measure) {
    case Measure::industrial_accidents:
      return Measure::accidents;
    case Measure::industrial_deaths:
    case Measure::coal_deaths:
      return Measure::deaths;
    default:
      return measure;
  }
}

/// Central 80 % of a gamma law.
statistics::Interval central_80_of(double shape, double mean) {
  if (!(shape > 0)) return {0, 0};
  const boost::math::gamma_distribution<> law(shape, mean / shape);
  return {quantile(law, 0.1), quantile(law, 0.9)};
}

class Calibrator {
 public:
  Calibrator(const Outlook& outlook, const Axes& axes, std::span<const SectorKind> kinds,
             std::span<const ExpectedYear> expected)
      : outlook_(outlook),
        axes_(axes),
        kinds_(kinds),
        expected_(expected),
        basis_(outlook.reporting),
        year_(axes.months.first_year()),
        level_(axes.sectors.size(), 1.0),
        shape_(axes.sectors.size(), outlook.level_shape) {
    basis_.basis = StatisticalBasis::from_2016;  // what happens in the model
    made_.spoken.assign(axes.sectors.size(), false);
    made_.cover.assign(axes.sectors.size(), 0.0);
  }

  Calibration priors() {
    add_row("all", all(), Measure::deaths, {});
    add_row("industry", of_industry(), Measure::deaths, {});
    for (std::size_t s = 0; s < level_.size(); ++s)
      add_row(axes_.sectors[s].id, {s}, Measure::deaths, {});
    return finished();
  }

  Calibration by_history() {
    const auto city = find("", city_measures, all());
    if (city.law) {
      set_whole(all(), *city.law, city.measure);
      made_.spoken.assign(made_.spoken.size(), true);
    }
    const std::vector<std::size_t> members = of_industry();
    const auto industry = find("", industry_measures, members);
    std::vector<Found> sectors;
    for (std::size_t s = 0; s < level_.size(); ++s) sectors.push_back(of_sector(s));
    if (!city.law) whole_of_parts(industry, members, sectors);
    if (industry.law) move(members, industry);
    double of_members = 0;
    for (const std::size_t s : members) of_members += level_[s] * expected_[s].deaths;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
      if (!sectors[s].law) continue;
      move({s}, sectors[s]);
      shape_[s] = prior_weight(*sectors[s].law) + sectors[s].law->shape;
      made_.spoken[s] = true;
    }
    if (industry.law) rake(members, of_members);
    rake_whole();
    add_row("all", all(), city.measure, city.law);
    add_row("industry", members, industry.law ? plain(industry.measure) : Measure::deaths,
            industry.law);
    for (std::size_t s = 0; s < sectors.size(); ++s)
      add_row(axes_.sectors[s].id, {s}, plain(sectors[s].measure), sectors[s].law);
    return finished();
  }

 private:
  using Part = std::vector<std::size_t>;  // of the sectors
  struct Found {
    Measure measure = Measure::deaths;
    std::optional<HistoryEstimate> law;
  };

  [[nodiscard]] Part all() const {
    Part part(level_.size());
    std::iota(part.begin(), part.end(), 0U);
    return part;
  }
  [[nodiscard]] Part of_industry() const {
    Part part;
    for (std::size_t s = 0; s < kinds_.size(); ++s)
      if (is_industry(kinds_[s])) part.push_back(s);
    return part;
  }
  [[nodiscard]] Found of_sector(std::size_t s) const {
    Found found = find(axes_.sectors[s].id, city_measures, {s});
    if (!found.law && kinds_[s] == SectorKind::coal_mine &&
        std::ranges::count(kinds_, SectorKind::coal_mine) == 1)
      found = find("", coal_measures, {s});
    return found;
  }
  [[nodiscard]] ExpectedYear expected_of(const Part& part) const {
    ExpectedYear sum;
    for (const std::size_t s : part) sum += expected_[s];
    return sum;
  }

  /// Some months of a year are no year.
  [[nodiscard]] bool is_whole_year(int year, std::string_view county, std::string_view sector,
                                   Measure measure) const {
    std::size_t months = 0;
    for (const HistoryRow& row : outlook_.history)
      if (row.year == year && row.county == county && row.sector == sector &&
          row.measure == measure) {
        if (row.month == 0) return true;
        ++months;
      }
    return months == months_a_year;
  }

  /// Years of the figure of the whole city, else the sum of its counties where all have one.
  [[nodiscard]] Years counts_of(const std::string& sector, Measure measure) const {
    const auto figure = [&](int year, std::string_view county) -> std::optional<double> {
      if (!is_whole_year(year, county, sector, measure)) return std::nullopt;
      return history_of(outlook_.history, year, county, sector, measure, basis_);
    };
    int first = year_;
    for (const HistoryRow& row : outlook_.history) first = std::min(first, row.year);
    Years counts;
    for (int year = first; year <= year_; ++year) {
      auto value = figure(year, "");
      if (!value) {
        value = 0;
        for (const AxisName& county : axes_.counties) {
          const auto part = figure(year, county.id);
          value = value && part ? std::optional(*value + *part) : std::nullopt;
        }
      }
      if (value) counts.emplace_back(year, *value);
    }
    return counts;
  }

  template <std::size_t n>
  [[nodiscard]] Found find(const std::string& sector, const std::array<Measure, n>& ranked,
                           const Part& part) const {
    const ExpectedYear expected = expected_of(part);
    for (const Measure measure : ranked) {
      const Measure as = plain(measure);
      if (!(expected.of(as) > 0)) continue;
      const auto law = estimate_year(counts_of(sector, measure), year_, expected.cluster(as));
      if (law) return {measure, law};
    }
    return {};
  }

  [[nodiscard]] double now(const Part& part, Measure measure) const {
    double sum = 0;
    for (const std::size_t s : part) sum += level_[s] * expected_[s].of(measure);
    return sum;
  }

  [[nodiscard]] double prior_weight(const HistoryEstimate& law) const {
    return outlook_.history_prior * std::max(0.0, 1 - law.events / few_events);
  }

  void scale(const Part& part, double factor) {
    for (const std::size_t s : part) level_[s] *= factor;
  }

  /// The whole that the parts divide: its law stands by itself unless it is of a few events.
  void set_whole(const Part& part, const HistoryEstimate& law, Measure measure) {
    const double prior = expected_of(part).of(measure);
    const double weight = prior_weight(law);
    const double shape = law.shape + weight;
    const double mean = shape / (law.rate + weight / prior);
    made_.common = RiskLevel{shape, shape};
    for (const std::size_t s : part) made_.cover[s] = expected_[s].of(measure);
    scale(part, mean / prior);
    whole_ = mean;
    part_of_whole_ = part;
    measure_of_whole_ = measure;
  }

  /// Without a figure of the city: all that is spoken of is the whole.
  void whole_of_parts(const Found& industry, const Part& members,
                      const std::vector<Found>& sectors) {
    Part part;
    double mean = 0, variance = 0;
    const auto add = [&](const HistoryEstimate& law, const Part& of, Measure measure) {
      // In deaths, whatever was counted.
      const double in_deaths = expected_of(of).deaths / expected_of(of).of(measure);
      mean += in_deaths * law.mean();
      variance += in_deaths * in_deaths * law.shape / (law.rate * law.rate);
    };
    for (std::size_t s = 0; s < sectors.size(); ++s) {
      const bool is_member = industry.law && std::ranges::find(members, s) != members.end();
      if (is_member || !sectors[s].law) continue;
      part.push_back(s);
      add(*sectors[s].law, {s}, plain(sectors[s].measure));
    }
    if (industry.law) {
      part.insert(part.end(), members.begin(), members.end());
      add(*industry.law, members, plain(industry.measure));
      for (const std::size_t s : members) made_.spoken[s] = true;
    }
    if (part.empty()) return;
    HistoryEstimate whole;
    if (mean > 0) {
      whole.shape = mean * mean / variance;
      whole.rate = mean / variance;
    } else {  // nothing happened in any of them
      for (const Found& one : sectors)
        if (one.law) whole.rate = std::max(whole.rate, one.law->rate);
      if (industry.law) whole.rate = std::max(whole.rate, industry.law->rate);
    }
    for (const Found& one : sectors)
      if (one.law) whole.events += one.law->events;
    if (industry.law) whole.events += industry.law->events;
    set_whole(part, whole, Measure::deaths);
  }

  /// A part's own figure against what the whole makes expect of it.
  void move(const Part& part, const Found& found) {
    const Measure measure = plain(found.measure);
    const double before = now(part, measure);
    if (!(before > 0)) return;
    const double weight = prior_weight(*found.law);
    const double mean = (weight + found.law->shape) / (weight / before + found.law->rate);
    scale(part, mean / before);
    if (part.size() > 1)
      for (const std::size_t s : part) made_.spoken[s] = true;
  }

  void rake(const Part& part, double deaths) {
    const double sum = now(part, Measure::deaths);
    if (sum > 0) scale(part, deaths / sum);
  }

  void rake_whole() {
    if (part_of_whole_.empty()) return;
    const double sum = now(part_of_whole_, measure_of_whole_);
    if (sum > 0) scale(part_of_whole_, whole_ / sum);
  }

  void add_row(const std::string& part, const Part& sectors, Measure measure,
               const std::optional<HistoryEstimate>& history) {
    rows_of_.push_back(sectors);
    made_.rows.push_back({.part = part,
                          .measure = measure,
                          .prior = expected_of(sectors).of(measure),
                          .history = history});
  }

  /// Intervals of the levels of the rows; a part of several sectors has the level of their sum.
  Calibration finished() {
    for (std::size_t s = 0; s < level_.size(); ++s)
      made_.levels.push_back({shape_[s], shape_[s] / level_[s]});
    const std::vector<RiskLevel> apart = made_.apart();
    for (std::size_t i = 0; i < made_.rows.size(); ++i) {
      CalibrationRow& row = made_.rows[i];
      double mean = 0, variance = 0, prior = 0;
      for (const std::size_t s : rows_of_[i]) {
        const double expected = expected_[s].of(row.measure);
        prior += expected;
        mean += expected * apart[s].mean();
        variance += std::pow(expected * apart[s].mean(), 2) / apart[s].shape;
      }
      if (!(prior > 0)) continue;
      const bool is_whole = made_.common && rows_of_[i] == part_of_whole_;
      const double shape = is_whole ? made_.common->shape : mean * mean / variance;
      row.level = mean / prior;
      const auto interval = central_80_of(shape, row.level);
      row.level_low = interval.low;
      row.level_high = interval.high;
    }
    return std::move(made_);
  }

  const Outlook& outlook_;
  const Axes& axes_;
  std::span<const SectorKind> kinds_;
  std::span<const ExpectedYear> expected_;
  Reporting basis_;
  int year_;
  std::vector<double> level_, shape_;
  double whole_ = 0;
  Part part_of_whole_;
  Measure measure_of_whole_ = Measure::deaths;
  std::vector<Part> rows_of_;
  Calibration made_;
};

}  // namespace

ExpectedYear& ExpectedYear::operator+=(const ExpectedYear& other) {
  accidents += other.accidents;
  fatal_accidents += other.fatal_accidents;
  deaths += other.deaths;
  squared_deaths += other.squared_deaths;
  return *this;
}

double ExpectedYear::of(Measure measure) const {
  switch (measure) {
    case Measure::accidents:
      return accidents;
    case Measure::fatal_accidents:
      return fatal_accidents;
    case Measure::deaths:
      return deaths;
    default:
      return 0;
  }
}

double ExpectedYear::cluster(Measure measure) const {
  return measure == Measure::deaths && deaths > 0 ? squared_deaths / deaths : 1;
}

statistics::Interval HistoryEstimate::central_80() const { return central_80_of(shape, mean()); }

std::optional<HistoryEstimate> estimate_year(std::span<const std::pair<int, double>> counts,
                                             int year, double cluster) {
  if (counts.empty()) return std::nullopt;
  HistoryEstimate estimate{
      .years = counts.size(), .first_year = counts.front().first, .last_year = counts.back().first};
  for (const auto& [of, count] : counts) estimate.events += count / cluster;
  const bool has_year = counts.back().first == year;
  const Years before(counts.begin(), counts.end() - (has_year ? 1 : 0));
  if (!before.empty()) {
    const auto [carrying, law] = carried(before, year, cluster);
    estimate.carrying = carrying;
    estimate.shape = law.shape;
    estimate.rate = law.rate;
  }
  if (has_year) {
    estimate.shape += counts.back().second / cluster;
    estimate.rate += 1 / cluster;
  }
  return estimate;
}

std::vector<double> Calibration::levels_of(std::vector<double> drawn, double common_drawn) const {
  if (!common) return drawn;
  double expected = 0, now = 0;
  for (std::size_t s = 0; s < drawn.size(); ++s) {
    expected += cover[s] * levels[s].mean();
    now += cover[s] * drawn[s];
  }
  if (!(now > 0)) return drawn;
  for (std::size_t s = 0; s < drawn.size(); ++s)
    if (cover[s] > 0) drawn[s] *= common_drawn * expected / now;
  return drawn;
}

std::vector<RiskLevel> Calibration::apart() const {
  if (!common) return levels;
  double whole = 0;
  for (std::size_t s = 0; s < levels.size(); ++s) whole += cover[s] * levels[s].mean();
  std::vector<RiskLevel> alone = levels;
  for (std::size_t s = 0; s < levels.size(); ++s) {
    if (!(cover[s] > 0)) continue;
    const double others = 1 - cover[s] * levels[s].mean() / whole;
    const double variance = 1 / common->shape + others * others / levels[s].shape;
    alone[s] = {1 / variance, 1 / variance / levels[s].mean()};
  }
  return alone;
}

bool is_own(std::span<const HistoryRow> history, std::span<const HistoryRow> baseline) {
  return std::ranges::any_of(history, [&](const HistoryRow& row) {
    return std::ranges::find(baseline, row) == baseline.end();
  });
}

Calibration uncalibrated(const Outlook& outlook, const Axes& axes,
                         std::span<const SectorKind> kinds,
                         std::span<const ExpectedYear> expected) {
  return Calibrator(outlook, axes, kinds, expected).priors();
}

Calibration calibrated(const Outlook& outlook, const Axes& axes, std::span<const SectorKind> kinds,
                       std::span<const ExpectedYear> expected) {
  return Calibrator(outlook, axes, kinds, expected).by_history();
}

}  // namespace yuyan::indicators
