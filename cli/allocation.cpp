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

/// All teams alike.
reader::Programme with_budget(reader::Programme programme, std::optional<double> budget) {
  const double days = days_of(programme, "");
  if (!budget || days <= 0) return programme;
  for (inspection::Staff& team : programme.inspection.staff) team.officers *= *budget / days;
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

double mean_return(const std::vector<MarginalReturn>& returns) {
  double days = 0, sum = 0;
  for (const MarginalReturn& one : returns) {
    days += one.days_a_year;
    sum += one.averted.value * one.days_a_year;
  }
  return days > 0 ? sum / days : 0;
}

/// Whether more days are worth more or less here than elsewhere, beyond what chance explains.
bool is_sure(const MarginalReturn& one, double mean) {
  return one.days_a_year > 0 && !one.averted.interval.contains(mean);
}

bool has_sure(const std::vector<MarginalReturn>& returns) {
  const double mean = mean_return(returns);
  return std::ranges::any_of(returns,
                             [mean](const MarginalReturn& one) { return is_sure(one, mean); });
}

/// Factors on days of units or strategies: up for high returns, down for low ones, the more the
/// farther from the mean return, none for returns that chance may have made.
Reals moves(const std::vector<MarginalReturn>& returns, double step) {
  const double mean = mean_return(returns);
  double widest = 0;
  for (const MarginalReturn& one : returns)
    if (is_sure(one, mean)) widest = std::max(widest, std::abs(one.averted.value - mean));
  Reals factors;
  double days = 0, moved = 0;
  for (const MarginalReturn& one : returns) {
    const bool moves = is_sure(one, mean) && widest > 0;
    factors.push_back(moves ? 1 + step * (one.averted.value - mean) / widest : 1);
    days += one.days_a_year;
    moved += factors.back() * one.days_a_year;
  }
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
        all_(question.replications *
             (2 + question.rounds * (3 + programme_.inspection.counties.size() +
                                     programme_.inspection.strategies.size()))) {}

  std::optional<Allocation> allocate() {
    found_.years = static_cast<std::size_t>(programme_.inspection.horizon.years);
    found_.replications = question_.replications;
    found_.days_a_year = days_of(programme_, "");
    reader::Programme best = with_budget(programme_, question_.budget_days_a_year);
    found_.budget_days_a_year = days_of(best, "");
    double step = question_.step;
    for (std::uint64_t round = 0; round < question_.rounds; ++round)
      if (!improve(best, step)) break;
    if (stop_.requested()) return std::nullopt;
    const auto judged = play({programme_, best});
    if (judged.empty()) return std::nullopt;
    found_.averted = difference(judged[0], judged[1]);
    put_down(best);
    progress_(1);
    return std::move(found_);
  }

 private:
  struct Returns {
    std::vector<MarginalReturn> counties, strategies;
  };

  /// Looks for returns and moves days by them; false when there is nothing more to gain.
  bool improve(reader::Programme& best, double& step) {
    Returns returns{county_returns(best), strategy_returns(best)};
    std::vector<reader::Programme> tried{best};
    for (const MarginalReturn& one : returns.counties)
      tried.push_back(with_days(best, one.id, 1 + question_.change));
    for (std::size_t i = 0; i < returns.strategies.size(); ++i)
      tried.push_back(with_share(best, i, 1 + question_.change));
    const auto samples = play(tried);
    if (samples.empty()) return false;
    weigh(samples, returns);
    if (found_.counties.empty() && found_.strategies.empty()) {
      found_.counties = returns.counties;
      found_.strategies = returns.strategies;
    }
    if (!has_sure(returns.counties) && !has_sure(returns.strategies)) {
      found_.end = AllocationEnd::level;
      return false;
    }
    return move(best, returns, step);
  }

  /// A move that is no gain is halved, as it may have gone too far.
  bool move(reader::Programme& best, const Returns& returns, double& step) {
    constexpr double smallest = 1.0 / 16;
    for (; step >= question_.step * smallest; step /= 2) {
      reader::Programme moved = moved_by(best, returns, step);
      const auto judged = play({best, moved});
      if (judged.empty()) return false;
      const auto averted = difference(judged[0], judged[1]);
      const bool is_taken = averted.value > 0;
      found_.rounds.push_back({step, averted, is_taken});
      if (!is_taken) continue;
      best = std::move(moved);
      return true;
    }
    found_.end = AllocationEnd::no_gain;
    return false;
  }

  [[nodiscard]] statistics::Estimate difference(const std::vector<Reals>& before,
                                                const std::vector<Reals>& after) const {
    return statistics::paired_difference(expected_of(before, deaths_an_accident_),
                                         expected_of(after, deaths_an_accident_))
        .difference;
  }

  /// The same replications of every programme, which nothing was played on before; nothing after a
  /// stop.
  std::vector<std::vector<Reals>> play(const std::vector<reader::Programme>& programmes) {
    std::vector<std::uint64_t> numbers(question_.replications);
    std::iota(numbers.begin(), numbers.end(), next_replication_);
    next_replication_ += question_.replications;
    std::vector<ensemble::Trial> trials;
    trials.reserve(programmes.size());
    for (const reader::Programme& one : programmes)
      trials.push_back({[this, &one] { return measure_of(one, past_, question_.seed); }, numbers,
                        programmes_a_process});
    const auto observed = ensemble::observe(
        trials, 2 * sectors_, question_.workers, stop_, [&](std::size_t finished) {
          progress_(
              std::min(0.999, static_cast<double>(done_ + finished) / static_cast<double>(all_)));
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

  [[nodiscard]] std::vector<MarginalReturn> county_returns(const reader::Programme& of) const {
    std::vector<MarginalReturn> list;
    for (const inspection::County& county : of.inspection.counties) {
      MarginalReturn one{county.id, {county.name, county.name_zh}, days_of(of, county.id)};
      one.added_days_a_year = one.days_a_year * question_.change;
      list.push_back(std::move(one));
    }
    return list;
  }

  [[nodiscard]] std::vector<MarginalReturn> strategy_returns(const reader::Programme& of) const {
    const auto& strategies = of.inspection.strategies;
    const double days = days_of(of, "");
    double sum = 0;
    for (const inspection::Strategy& one : strategies) sum += one.share;
    std::vector<MarginalReturn> list;
    for (const inspection::Strategy& strategy : strategies) {
      const double share = sum > 0 ? strategy.share / sum : 0;
      MarginalReturn one{strategy.id, {strategy.name, strategy.name_zh}, share * days};
      const double shifted = share * (1 + question_.change) / (1 + share * question_.change);
      one.added_days_a_year = (shifted - share) * days;
      list.push_back(std::move(one));
    }
    return list;
  }

  /// Deaths averted per 1000 officer-days that were added, a year of the programme like the other.
  void weigh(const std::vector<std::vector<Reals>>& samples, Returns& returns) {
    if (deaths_an_accident_.empty())
      deaths_an_accident_ = deaths_an_accident_of(samples[0], sectors_);
    const Reals base = expected_of(samples[0], deaths_an_accident_);
    if (found_.deaths == 0)
      found_.deaths =
          std::accumulate(base.begin(), base.end(), 0.0) / static_cast<double>(base.size());
    std::size_t next = 1;
    for (auto* const list : {&returns.counties, &returns.strategies})
      for (MarginalReturn& one : *list) {
        const auto averted = difference(samples[0], samples[next++]);
        const double days = one.added_days_a_year * static_cast<double>(found_.years);
        const double scale = days > 0 ? 1000 / days : 0;
        one.averted = {averted.value * scale,
                       {averted.interval.low * scale, averted.interval.high * scale}};
      }
  }

  [[nodiscard]] static reader::Programme moved_by(reader::Programme best, const Returns& returns,
                                                  double step) {
    const Reals by_county = moves(returns.counties, step);
    for (std::size_t i = 0; i < returns.counties.size(); ++i)
      best = with_days(std::move(best), returns.counties[i].id, by_county[i]);
    const Reals by_strategy = moves(returns.strategies, step);
    for (std::size_t i = 0; i < by_strategy.size(); ++i) {
      double& share = best.inspection.strategies[i].share;
      share = std::min(1.0, share * by_strategy[i]);
    }
    return best;
  }

  void put_down(const reader::Programme& best) {
    const auto fill = [](const std::vector<MarginalReturn>& now, std::vector<MarginalReturn>& all) {
      for (std::size_t i = 0; i < all.size(); ++i) all[i].days_proposed = now[i].days_a_year;
    };
    const auto today = [](const std::vector<MarginalReturn>& now,
                          std::vector<MarginalReturn>& all) {
      for (std::size_t i = 0; i < all.size(); ++i) all[i].days_a_year = now[i].days_a_year;
    };
    fill(county_returns(best), found_.counties);
    fill(strategy_returns(best), found_.strategies);
    today(county_returns(programme_), found_.counties);
    today(strategy_returns(programme_), found_.strategies);
  }

  const reader::Programme& programme_;
  const std::optional<indicators::Past>& past_;
  const AllocationQuestion& question_;
  const ensemble::Stop& stop_;
  const std::function<void(double)>& progress_;
  std::size_t sectors_;
  std::uint64_t all_, done_ = 0, next_replication_ = 0;
  Allocation found_;
  Reals deaths_an_accident_;
};

}  // namespace

std::optional<Allocation> allocate(const AllocatedProgramme& asked,
                                   const AllocationQuestion& question, const ensemble::Stop& stop,
                                   const std::function<void(double)>& progress) {
  return Allocator(asked, question, stop, progress).allocate();
}

}  // namespace yuyan::cli
