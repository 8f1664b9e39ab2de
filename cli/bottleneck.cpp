#include "cli/bottleneck.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

#include "analysis/statistics/share.h"
#include "sim/ensemble/observe.h"

namespace yuyan::cli {
namespace {

using ensemble::Observed;
using Marks = std::vector<std::vector<double>>;  // by replication, then clause
using Numbers = std::vector<std::uint64_t>;

constexpr std::size_t failures_of_a_clause =
    8;                                ///< replications that a clause brings to the choice
constexpr std::size_t confirmed = 2;  ///< relaxations of a clause that are run again

class Finder {
 public:
  Finder(const BottleneckSearch& search, const std::vector<std::string>& clauses,
         const std::vector<Relaxation>& relaxations, const ensemble::Stop& stop)
      : search_(search), clauses_(clauses), relaxations_(relaxations), stop_(stop) {
    for (const std::string& clause : clauses) metrics_.push_back("met[" + clause + "]");
  }

  std::map<std::string, Bottleneck> find() {
    const Numbers numbers = numbered_from(0);
    total_ = numbers.size() + relaxations_.size() * clauses_.size();
    const auto base = observe({trial(nullptr, numbers)});
    if (!complete(base[0], numbers)) return {};
    choose(base[0]);
    if (chosen_.empty()) return {};
    const auto screened = screen();
    if (!screened) return {};
    return confirm(*screened);
  }

 private:
  [[nodiscard]] Numbers numbered_from(std::uint64_t first) const {
    Numbers numbers(search_.replications);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
  }

  /// Prepared in a process of its own, where the scenario is read anew with the relaxation.
  [[nodiscard]] ensemble::Trial trial(const Relaxation* relaxation, Numbers numbers) const {
    Variant variant = search_.variant;
    if (relaxation != nullptr)
      variant.overrides.insert(variant.overrides.end(), relaxation->overrides.begin(),
                               relaxation->overrides.end());
    return {[this, variant] {
              const auto contestant = std::make_shared<Contestant>(variant, metrics_);
              return [contestant, measure = contestant->measure(search_.effort)](
                         std::uint64_t replication) { return measure(replication); };
            },
            std::move(numbers)};
  }

  std::vector<Observed> observe(const std::vector<ensemble::Trial>& trials) {
    const std::uint64_t before = done_;
    auto observed = ensemble::observe(trials, clauses_.size(), search_.effort.processes(), stop_,
                                      [&](std::size_t finished) {
                                        done_ = before + finished;
                                        if (search_.report)
                                          search_.report(std::min(done_, total_), total_);
                                      });
    return observed;
  }

  /// A relaxation that the scenario cannot take, such as one that leaves a range, is passed over.
  [[nodiscard]] bool complete(const Observed& observed, const Numbers& numbers) const {
    return observed.failure.empty() && observed.list.size() == numbers.size() && !stop_.requested();
  }

  /// The replications in which some clause fails, some for each clause.
  void choose(const Observed& base) {
    std::set<std::uint64_t> chosen;
    for (std::size_t c = 0; c < clauses_.size(); ++c) {
      std::size_t taken = 0;
      for (const auto& one : base.list) {
        if (one.values.empty() || !(one.values[c] == 0)) continue;
        chosen.insert(one.replication);
        if (++taken == failures_of_a_clause) break;
      }
    }
    chosen_.assign(chosen.begin(), chosen.end());
    for (const auto& one : base.list)
      if (chosen.contains(one.replication)) base_marks_.push_back(one.values);
    total_ = search_.replications + relaxations_.size() * chosen_.size() +
             search_.replications * (1 + clauses_.size() / 2);
  }

  /// For each clause, the relaxations that mend it in more replications than they break it.
  std::optional<std::vector<std::vector<std::size_t>>> screen() {
    std::vector<ensemble::Trial> trials;
    trials.reserve(relaxations_.size());
    for (const Relaxation& relaxation : relaxations_) trials.push_back(trial(&relaxation, chosen_));
    const auto observed = observe(trials);
    if (stop_.requested()) return std::nullopt;
    std::vector<std::vector<std::size_t>> best(clauses_.size());
    for (std::size_t c = 0; c < clauses_.size(); ++c) {
      std::vector<std::pair<int, std::size_t>> scores;
      for (std::size_t i = 0; i < relaxations_.size(); ++i)
        if (complete(observed[i], chosen_)) scores.emplace_back(-score(observed[i], c), i);
      std::ranges::sort(scores);
      for (const auto& [score, i] : scores)
        if (score < 0 && best[c].size() < confirmed) best[c].push_back(i);
    }
    return best;
  }

  [[nodiscard]] int score(const Observed& relaxed, std::size_t clause) const {
    int mended = 0;
    for (std::size_t r = 0; r < relaxed.list.size(); ++r) {
      if (relaxed.list[r].values.empty()) continue;
      const double before = base_marks_[r][clause], after = relaxed.list[r].values[clause];
      if (before == 0 && after != 0) ++mended;  // met, or no longer at stake
      if (before == 1 && after == 0) --mended;
    }
    return mended;
  }

  std::map<std::string, Bottleneck> confirm(const std::vector<std::vector<std::size_t>>& best) {
    std::set<std::size_t> all;
    for (const auto& list : best) all.insert(list.begin(), list.end());
    const std::vector<std::size_t> order(all.begin(), all.end());
    const Numbers numbers = numbered_from(search_.replications);
    std::vector<ensemble::Trial> trials{trial(nullptr, numbers)};
    for (const std::size_t i : order) trials.push_back(trial(&relaxations_[i], numbers));
    const auto observed = observe(trials);
    if (stop_.requested() || !complete(observed[0], numbers)) return {};
    std::map<std::string, Bottleneck> found;
    for (std::size_t c = 0; c < clauses_.size(); ++c)
      for (const std::size_t i : best[c]) {
        const auto place = static_cast<std::size_t>(std::ranges::find(order, i) - order.begin());
        if (!complete(observed[place + 1], numbers)) continue;
        auto one = compared(relaxations_[i], observed[0], observed[place + 1], c);
        if (!(one.gain.value > 0)) continue;
        const auto known = found.find(clauses_[c]);
        if (known == found.end() || known->second.gain.value < one.gain.value)
          found.insert_or_assign(clauses_[c], std::move(one));
      }
    return found;
  }

  /// Over the replications that both completed.
  [[nodiscard]] static Bottleneck compared(const Relaxation& relaxation, const Observed& base,
                                           const Observed& relaxed, std::size_t clause) {
    std::vector<double> with, without;
    for (std::size_t r = 0; r < base.list.size(); ++r) {
      if (base.list[r].values.empty() || relaxed.list[r].values.empty()) continue;
      with.push_back(relaxed.list[r].values[clause]);
      without.push_back(base.list[r].values[clause]);
    }
    Bottleneck one{relaxation, {}, {}, {std::numeric_limits<double>::quiet_NaN(), {}}, 0};
    if (with.size() < 2) return one;
    one.now = statistics::share_met(without);
    one.lifted = statistics::share_met(with);
    // Two were tried: Bonferroni.
    one.gain = statistics::paired_share_difference(with, without, 1 - 0.05 / confirmed);
    one.at_stake = static_cast<std::size_t>(
        std::ranges::count_if(without, [](double mark) { return !std::isnan(mark); }));
    return one;
  }

  const BottleneckSearch& search_;
  const std::vector<std::string>& clauses_;
  const std::vector<Relaxation>& relaxations_;
  const ensemble::Stop& stop_;
  std::vector<std::string> metrics_;
  Numbers chosen_;
  Marks base_marks_;
  std::uint64_t done_ = 0, total_ = 1;
};

}  // namespace

std::map<std::string, Bottleneck> find_bottlenecks(const BottleneckSearch& search,
                                                   const std::vector<std::string>& clauses,
                                                   const std::vector<Relaxation>& relaxations,
                                                   const ensemble::Stop& stop) {
  if (clauses.empty() || relaxations.empty() || search.replications < 2) return {};
  return Finder(search, clauses, relaxations, stop).find();
}

}  // namespace yuyan::cli
