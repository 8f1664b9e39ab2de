#include "cli/allocation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/statistics/paired.h"
#include "cli/programme_model.h"
#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

using Reals = std::vector<double>;

double days_of(const inspection::Staff& team) {
  return team.officers * std::max(0.0, team.legal_days - team.other_days);
}

double days_of(const reader::Programme& programme, const std::string& county) {
  double sum = 0;
  for (const inspection::Staff& team : programme.inspection.staff)
    if (county.empty() || team.county == county) sum += days_of(team);
  return sum;
}

reader::Programme with_days(reader::Programme programme, const std::string& county, double factor) {
  for (inspection::Staff& team : programme.inspection.staff)
    if (team.county == county) team.officers *= factor;
  return programme;
}

/// The shares of strategies that are on together keep their sum; those on in single months too.
reader::Programme with_share(reader::Programme programme, std::size_t strategy, double factor) {
  auto& strategies = programme.inspection.strategies;
  double sum = 0;
  for (const inspection::Strategy& one : strategies) sum += one.share;
  strategies[strategy].share *= factor;
  double changed = 0;
  for (const inspection::Strategy& one : strategies) changed += one.share;
  for (inspection::Strategy& one : strategies)
    one.share = std::min(1.0, one.share * (changed > 0 ? sum / changed : 1));
  return programme;
}

/// Enterprise accidents of one programme by replication and sector.
class Sample {
 public:
  Sample(const reader::Programme& programme, std::uint64_t seed, std::uint64_t first,
         std::uint64_t count)
      : sectors_(programme.inspection.sectors.size()) {
    const ProgrammeModel model(programme);
    const auto& population = model.inspection().population();
    for (std::uint64_t r = first; r < first + count; ++r) {
      const chance::Source source{.seed = seed, .replication = r};
      const inspection::Outcome outcome = model.inspection().simulate(source, source);
      Reals accidents(sectors_), deaths(sectors_);
      for (const inspection::Accident& one : outcome.accidents) {
        accidents[population.sector[one.enterprise]] += 1;
        deaths[population.sector[one.enterprise]] += one.deaths;
      }
      accidents_.push_back(std::move(accidents));
      deaths_.push_back(std::move(deaths));
    }
  }

  /// Mean deaths an accident of each sector.
  [[nodiscard]] Reals deaths_an_accident() const {
    Reals means(sectors_);
    for (std::size_t sector = 0; sector < sectors_; ++sector) {
      double accidents = 0, deaths = 0;
      for (std::size_t r = 0; r < accidents_.size(); ++r) {
        accidents += accidents_[r][sector];
        deaths += deaths_[r][sector];
      }
      means[sector] = accidents > 0 ? deaths / accidents : 0;
    }
    return means;
  }

  /// Expected deaths of each replication.
  [[nodiscard]] Reals expected(const Reals& deaths_an_accident) const {
    Reals values;
    for (const Reals& accidents : accidents_)
      values.push_back(
          std::inner_product(accidents.begin(), accidents.end(), deaths_an_accident.begin(), 0.0));
    return values;
  }

 private:
  std::size_t sectors_;
  std::vector<Reals> accidents_, deaths_;
};

/// Factors on days of units or strategies: up for high returns, down for low ones, the more the
/// farther from the mean return, none for returns that chance may have made.
Reals moves(const std::vector<MarginalReturn>& returns, double step) {
  double days = 0, mean = 0;
  for (const MarginalReturn& one : returns) days += one.days_a_year;
  for (const MarginalReturn& one : returns)
    if (days > 0) mean += one.averted.value * one.days_a_year / days;
  double widest = 0;
  for (const MarginalReturn& one : returns)
    widest = std::max(widest, std::abs(one.averted.value - mean));
  Reals factors;
  for (const MarginalReturn& one : returns) {
    const bool is_sure = !one.averted.interval.contains(mean);
    factors.push_back(is_sure && widest > 0 ? 1 + step * (one.averted.value - mean) / widest : 1);
  }
  double moved = 0;
  for (std::size_t i = 0; i < returns.size(); ++i) moved += factors[i] * returns[i].days_a_year;
  for (double& factor : factors)
    if (moved > 0) factor *= days / moved;
  return factors;
}

class Allocator {
 public:
  Allocator(const reader::Programme& programme, const AllocationQuestion& question,
            const std::function<void(double)>& progress)
      : programme_(programme), question_(question), progress_(progress) {
    const auto& tables = programme.inspection;
    steps_ = static_cast<double>(tables.counties.size() + tables.strategies.size() + 3);
  }

  Allocation allocate() {
    const Sample base = sample(programme_, 0);
    deaths_an_accident_ = base.deaths_an_accident();
    base_ = base.expected(deaths_an_accident_);
    Allocation found;
    found.years = static_cast<std::size_t>(programme_.inspection.horizon.years);
    found.replications = question_.replications;
    found.days_a_year = days_of(programme_, "");
    found.deaths =
        std::accumulate(base_.begin(), base_.end(), 0.0) / static_cast<double>(base_.size());
    add_counties(found);
    add_strategies(found);
    judge(found);
    return found;
  }

 private:
  [[nodiscard]] Sample sample(const reader::Programme& programme, std::uint64_t first) {
    Sample made(programme, question_.seed, first, question_.replications);
    progress_(++done_ / steps_);
    return made;
  }

  /// Deaths averted per 1000 officer-days that were added, a year of the programme like the other.
  void try_change(const reader::Programme& changed, double years, MarginalReturn& one) {
    const Reals values = sample(changed, 0).expected(deaths_an_accident_);
    statistics::Estimate averted = statistics::paired_difference(base_, values).difference;
    const double scale = one.added_days_a_year > 0 ? 1000 / (one.added_days_a_year * years) : 0;
    one.averted = {averted.value * scale,
                   {averted.interval.low * scale, averted.interval.high * scale}};
  }

  void add_counties(Allocation& found) {
    for (const inspection::County& county : programme_.inspection.counties) {
      MarginalReturn one{county.id, {county.name, county.name_zh}, days_of(programme_, county.id)};
      one.added_days_a_year = one.days_a_year * question_.change;
      try_change(with_days(programme_, county.id, 1 + question_.change),
                 static_cast<double>(found.years), one);
      found.counties.push_back(std::move(one));
    }
  }

  void add_strategies(Allocation& found) {
    const auto& strategies = programme_.inspection.strategies;
    double sum = 0;
    for (const inspection::Strategy& one : strategies) sum += one.share;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
      const double share = sum > 0 ? strategies[i].share / sum : 0;
      MarginalReturn one{
          strategies[i].id, {strategies[i].name, strategies[i].name_zh}, share * found.days_a_year};
      const double shifted = share * (1 + question_.change) / (1 + share * question_.change);
      one.added_days_a_year = (shifted - share) * found.days_a_year;
      try_change(with_share(programme_, i, 1 + question_.change), static_cast<double>(found.years),
                 one);
      found.strategies.push_back(std::move(one));
    }
  }

  /// The proposal against the scenario as it is, on replications that chose nothing.
  void judge(Allocation& found) {
    reader::Programme proposal = programme_;
    const Reals by_county = moves(found.counties, question_.step);
    for (std::size_t i = 0; i < found.counties.size(); ++i) {
      proposal = with_days(std::move(proposal), found.counties[i].id, by_county[i]);
      found.counties[i].days_proposed = found.counties[i].days_a_year * by_county[i];
    }
    const Reals by_strategy = moves(found.strategies, question_.step);
    for (std::size_t i = 0; i < found.strategies.size(); ++i) {
      proposal.inspection.strategies[i].share =
          std::min(1.0, proposal.inspection.strategies[i].share * by_strategy[i]);
      found.strategies[i].days_proposed = found.strategies[i].days_a_year * by_strategy[i];
    }
    const Reals as_it_is = sample(programme_, question_.replications).expected(deaths_an_accident_);
    const Reals proposed = sample(proposal, question_.replications).expected(deaths_an_accident_);
    found.averted = statistics::paired_difference(as_it_is, proposed).difference;
  }

  const reader::Programme& programme_;
  const AllocationQuestion& question_;
  const std::function<void(double)>& progress_;
  double steps_ = 1, done_ = 0;
  Reals deaths_an_accident_, base_;
};

}  // namespace

Allocation allocate(const reader::Programme& programme, const AllocationQuestion& question,
                    const std::function<void(double)>& progress) {
  return Allocator(programme, question, progress).allocate();
}

}  // namespace yuyan::cli
