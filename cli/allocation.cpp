#include "cli/allocation.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "analysis/statistics/paired.h"
#include "cli/programme.h"
#include "cli/programme_model.h"
#include "cli/usage_error.h"
#include "sim/ensemble/observe.h"

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

/// Accidents, then deaths, of enterprises by sector in one replication.
ensemble::Measure measure_of(const reader::Programme& programme,
                             const std::optional<indicators::Past>& past, std::uint64_t seed) {
  const auto model = std::make_shared<ProgrammeModel>(programme);
  if (past) model->learn(*past);
  return [model, seed](std::uint64_t replication) {
    const auto& population = model->inspection().population();
    const std::size_t sectors = model->inspection().sectors();
    const chance::Source source{.seed = seed, .replication = replication};
    Reals counts(2 * sectors);
    for (const inspection::Accident& one : model->play(source, source).outcome.accidents) {
      const std::size_t sector = population.sector[one.enterprise];
      counts[sector] += 1;
      counts[sectors + sector] += one.deaths;
    }
    return counts;
  };
}

/// Mean deaths an accident of each sector.
Reals deaths_an_accident_of(const std::vector<Reals>& sample, std::size_t sectors) {
  Reals means(sectors);
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    double accidents = 0, deaths = 0;
    for (const Reals& counts : sample) {
      accidents += counts[sector];
      deaths += counts[sectors + sector];
    }
    means[sector] = accidents > 0 ? deaths / accidents : 0;
  }
  return means;
}

/// Expected deaths of each replication.
Reals expected_of(const std::vector<Reals>& sample, const Reals& deaths_an_accident) {
  Reals values;
  for (const Reals& counts : sample)
    values.push_back(std::inner_product(deaths_an_accident.begin(), deaths_an_accident.end(),
                                        counts.begin(), 0.0));
  return values;
}

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
  Allocator(const AllocatedProgramme& asked, const AllocationQuestion& question,
            const ensemble::Stop& stop, const std::function<void(double)>& progress)
      : programme_(asked.programme),
        past_(asked.past),
        question_(question),
        stop_(stop),
        progress_(progress),
        sectors_(programme_.inspection.sectors.size()),
        all_(question.replications * (3 + programme_.inspection.counties.size() +
                                      programme_.inspection.strategies.size())) {}

  std::optional<Allocation> allocate() {
    Allocation found;
    found.years = static_cast<std::size_t>(programme_.inspection.horizon.years);
    found.replications = question_.replications;
    found.days_a_year = days_of(programme_, "");
    std::vector<reader::Programme> tried{programme_};
    add_counties(found, tried);
    add_strategies(found, tried);
    const auto samples = play(tried, 0);
    if (samples.empty()) return std::nullopt;
    weigh(samples, found);
    tried = {programme_, proposal(found)};
    const auto judged = play(tried, question_.replications);
    if (judged.empty()) return std::nullopt;
    found.averted = statistics::paired_difference(expected_of(judged[0], deaths_an_accident_),
                                                  expected_of(judged[1], deaths_an_accident_))
                        .difference;
    return found;
  }

 private:
  /// The same replications of every programme; nothing after a stop.
  std::vector<std::vector<Reals>> play(const std::vector<reader::Programme>& programmes,
                                       std::uint64_t first) {
    std::vector<std::uint64_t> numbers(question_.replications);
    std::iota(numbers.begin(), numbers.end(), first);
    std::vector<ensemble::Trial> trials;
    trials.reserve(programmes.size());
    for (const reader::Programme& one : programmes)
      trials.push_back({[this, &one] { return measure_of(one, past_, question_.seed); }, numbers,
                        programmes_a_process});
    const auto observed = ensemble::observe(
        trials, 2 * sectors_, question_.workers, stop_, [&](std::size_t finished) {
          progress_(static_cast<double>(done_ + finished) / static_cast<double>(all_));
        });
    done_ += numbers.size() * programmes.size();
    std::vector<std::vector<Reals>> samples;
    for (const ensemble::Observed& one : observed) {
      if (stop_.requested()) return {};
      samples.push_back(rows_of(one));
    }
    return samples;
  }

  static std::vector<Reals> rows_of(const ensemble::Observed& observed) {
    const auto refuse = [](const std::string& why) {
      throw UsageError(text("a change of the inspector-days cannot be played: {}",
                            "调整后的执法人日无法推演: {}", why));
    };
    if (!observed.failure.empty()) refuse(observed.failure);
    std::vector<Reals> rows;
    for (const ensemble::Observation& one : observed.list) {
      if (one.values.empty()) refuse(one.failure);
      rows.push_back(one.values);
    }
    return rows;
  }

  void add_counties(Allocation& found, std::vector<reader::Programme>& tried) const {
    for (const inspection::County& county : programme_.inspection.counties) {
      MarginalReturn one{county.id, {county.name, county.name_zh}, days_of(programme_, county.id)};
      one.added_days_a_year = one.days_a_year * question_.change;
      tried.push_back(with_days(programme_, county.id, 1 + question_.change));
      found.counties.push_back(std::move(one));
    }
  }

  void add_strategies(Allocation& found, std::vector<reader::Programme>& tried) const {
    const auto& strategies = programme_.inspection.strategies;
    double sum = 0;
    for (const inspection::Strategy& one : strategies) sum += one.share;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
      const double share = sum > 0 ? strategies[i].share / sum : 0;
      MarginalReturn one{
          strategies[i].id, {strategies[i].name, strategies[i].name_zh}, share * found.days_a_year};
      const double shifted = share * (1 + question_.change) / (1 + share * question_.change);
      one.added_days_a_year = (shifted - share) * found.days_a_year;
      tried.push_back(with_share(programme_, i, 1 + question_.change));
      found.strategies.push_back(std::move(one));
    }
  }

  /// Deaths averted per 1000 officer-days that were added, a year of the programme like the other.
  void weigh(const std::vector<std::vector<Reals>>& samples, Allocation& found) {
    deaths_an_accident_ = deaths_an_accident_of(samples[0], sectors_);
    const Reals base = expected_of(samples[0], deaths_an_accident_);
    found.deaths =
        std::accumulate(base.begin(), base.end(), 0.0) / static_cast<double>(base.size());
    std::size_t next = 1;
    for (auto* const list : {&found.counties, &found.strategies})
      for (MarginalReturn& one : *list) {
        const auto averted =
            statistics::paired_difference(base, expected_of(samples[next++], deaths_an_accident_))
                .difference;
        const double days = one.added_days_a_year * static_cast<double>(found.years);
        const double scale = days > 0 ? 1000 / days : 0;
        one.averted = {averted.value * scale,
                       {averted.interval.low * scale, averted.interval.high * scale}};
      }
  }

  reader::Programme proposal(Allocation& found) const {
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
    return proposal;
  }

  const reader::Programme& programme_;
  const std::optional<indicators::Past>& past_;
  const AllocationQuestion& question_;
  const ensemble::Stop& stop_;
  const std::function<void(double)>& progress_;
  std::size_t sectors_;
  std::uint64_t all_, done_ = 0;
  Reals deaths_an_accident_;
};

}  // namespace

std::optional<Allocation> allocate(const AllocatedProgramme& asked,
                                   const AllocationQuestion& question, const ensemble::Stop& stop,
                                   const std::function<void(double)>& progress) {
  return Allocator(asked, question, stop, progress).allocate();
}

}  // namespace yuyan::cli
