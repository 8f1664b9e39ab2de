// The hypercube of many units without its states: each unit's workload from the calls that reach it
// when those asked before are busy, corrected for how unlike chance busy units go together.
//
// Larson (1975), "Approximating the performance of urban emergency service systems", with the
// units' own service rates as in Jarvis (1985), "Approximating the equilibrium behavior of
// multi-server loss systems".
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "models/queueing/hypercube.h"

namespace yuyan::queueing {
namespace {

constexpr int most_rounds = 10000;
constexpr double settled = 1e-12;
constexpr double nearly_one = 1 - 1e-9;

/// Shares of time with 0 … n of n like units busy at a load in Erlangs; with a queue the last one
/// holds the times in which somebody waits too, and its load is below n.
std::vector<double> busy_shares(std::size_t n, double load, bool has_queue) {
  std::vector<double> shares(n + 1);
  // From the likeliest number outward, so that nothing overflows.
  const auto mode = static_cast<std::size_t>(std::min(load, static_cast<double>(n)));
  shares[mode] = 1;
  for (std::size_t k = mode + 1; k <= n; ++k)
    shares[k] = shares[k - 1] * load / static_cast<double>(k);
  for (std::size_t k = mode; k-- > 0;)
    shares[k] = load > 0 ? shares[k + 1] * static_cast<double>(k + 1) / load : 0;
  if (has_queue) shares[n] /= 1 - load / static_cast<double>(n);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
  return shares;
}

double mean_busy(const std::vector<double>& shares) {
  double busy = 0;
  for (std::size_t k = 0; k < shares.size(); ++k) busy += static_cast<double>(k) * shares[k];
  return busy;
}

/// What independent units get wrong, by how many are asked in vain before: the chance that so many,
/// picked at random, are busy and the next is free (or: that so many are busy) over the product of
/// their workloads.
struct Corrections {
  std::vector<double> served, refused;
};

Corrections corrections(const std::vector<double>& shares) {
  const std::size_t n = shares.size() - 1;
  const double workload = mean_busy(shares) / static_cast<double>(n);
  Corrections found{std::vector<double>(n), std::vector<double>(n + 1)};
  std::vector<double> all_busy = shares;  // of the first j, by how many are busy
  double product = 1;
  for (std::size_t j = 0; j <= n; ++j) {
    double refused = 0, served = 0;
    for (std::size_t k = j; k <= n; ++k) {
      refused += all_busy[k];
      if (j < n) served += all_busy[k] * static_cast<double>(n - k) / static_cast<double>(n - j);
    }
    found.refused[j] = product > 0 ? refused / product : 0;
    if (j == n) break;
    found.served[j] = product > 0 ? served / (product * (1 - workload)) : 0;
    for (std::size_t k = 0; k <= n; ++k)
      all_busy[k] *= k > j ? static_cast<double>(k - j) / static_cast<double>(n - j) : 0;
    product *= workload;
  }
  return found;
}

class Approximation {
 public:
  explicit Approximation(const Hypercube& system)
      : system_(system),
        n_(static_cast<std::size_t>(system.units)),
        areas_(system.rates.size()),
        rate_(std::accumulate(system.rates.begin(), system.rates.end(), 0.0)),
        capacity_(std::accumulate(system.service_rates.begin(), system.service_rates.end(), 0.0)),
        all_named_(std::ranges::all_of(system.preferences,
                                       [&](const auto& order) { return order.size() == n_; })),
        workloads_(n_, std::min(0.5, rate_ / capacity_)) {}

  HypercubeSolution solve() {
    double change = 1;
    for (int round = 0; round < most_rounds && change > settled; ++round) change = renew();
    if (change > 1e-6) throw std::runtime_error("hypercube: the workloads did not converge");
    return answer();
  }

 private:
  /// Load of like units that are as busy as these.
  [[nodiscard]] double load() const {
    if (all_named_) return rate_ * mean_service_;
    const double busy = std::accumulate(workloads_.begin(), workloads_.end(), 0.0);
    double low = 0,
           high = 2 * static_cast<double>(n_) + 10 * rate_ / capacity_ * static_cast<double>(n_);
    for (int i = 0; i < 200; ++i) {
      const double middle = (low + high) / 2;
      (mean_busy(busy_shares(n_, middle, false)) < busy ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  /// One round: workloads from the workloads before; gives the greatest change.
  double renew() {
    const double most = system_.has_queue ? nearly_one * static_cast<double>(n_) : calls_no_limit;
    shares_ = busy_shares(n_, std::min(load(), most), system_.has_queue);
    corrections_ = corrections(shares_);
    std::vector<double> reached(n_, 0);  // calls a time that would find the unit first if free
    for (std::size_t area = 0; area < areas_; ++area)
      each_asked(area, [&](std::size_t unit, double chance) {
        reached[unit] += system_.rates[area] * chance;
      });
    // Who waits gets the unit that comes free.
    const double queued = system_.has_queue ? rate_ * shares_[n_] / capacity_ : 0;
    std::vector<double> renewed(n_);
    double sum = 0;
    for (std::size_t unit = 0; unit < n_; ++unit) {
      const double served = reached[unit] / system_.service_rates[unit];
      renewed[unit] = (served + queued) / (1 + served);
      sum += renewed[unit];
    }
    const double scale = all_named_ && sum > 0 ? mean_busy(shares_) / sum : 1;
    double change = 0;
    for (std::size_t unit = 0; unit < n_; ++unit) {
      const double next = std::min(renewed[unit] * scale, nearly_one);
      change = std::max(change, std::abs(next - workloads_[unit]));
      // Half a step: full ones may swing.
      workloads_[unit] += (next - workloads_[unit]) / 2;
    }
    mean_service_ = mean_service();
    return change;
  }

  /// For each unit in an area's order: the corrected chance that all before it are busy.
  template <class Take>
  double each_asked(std::size_t area, Take take) const {
    double before = 1;
    std::size_t asked = 0;
    for (const int id : system_.preferences[area]) {
      const auto unit = static_cast<std::size_t>(id);
      take(unit, before * corrections_.served[asked++]);
      before *= workloads_[unit];
    }
    return before * corrections_.refused[asked];
  }

  /// Of the calls that are served.
  [[nodiscard]] double mean_service() const {
    const HypercubeSolution found = answer();
    double sum = 0;
    for (std::size_t unit = 0; unit < n_; ++unit)
      for (std::size_t area = 0; area < areas_; ++area)
        sum += found.dispatch(unit, area) / system_.service_rates[unit];
    return sum;
  }

  [[nodiscard]] HypercubeSolution answer() const {
    HypercubeSolution found;
    found.workloads = workloads_;
    found.dispatches.assign(n_ * areas_, 0);
    found.area_loss.assign(areas_, 0);
    const double all_busy = shares_[n_];
    for (std::size_t area = 0; area < areas_; ++area) {
      double sum = 0;
      double refused = each_asked(area, [&](std::size_t unit, double chance) {
        const double sent = chance * (1 - workloads_[unit]);
        found.dispatches[unit * areas_ + area] = sent;
        sum += sent;
      });
      if (system_.preferences[area].size() == n_) refused = all_busy;
      const double scale = sum > 0 ? (1 - refused) / sum : 0;
      if (!system_.has_queue) found.area_loss[area] = refused;
      for (std::size_t unit = 0; unit < n_; ++unit) {
        double& sent = found.dispatches[unit * areas_ + area];
        sent *= scale;
        if (system_.has_queue) sent += all_busy * system_.service_rates[unit] / capacity_;
        sent *= system_.rates[area];
      }
    }
    finish(found);
    return found;
  }

  void finish(HypercubeSolution& found) const {
    double served = 0;
    for (std::size_t area = 0; area < areas_; ++area) {
      found.loss += rate_ > 0 ? system_.rates[area] * found.area_loss[area] / rate_ : 0;
      served += system_.rates[area] * (1 - found.area_loss[area]);
    }
    for (double& share : found.dispatches) share = served > 0 ? share / served : 0;
    if (!system_.has_queue) return;
    const double load = rate_ / capacity_;
    found.waiting_probability = shares_[n_];
    found.mean_queue = shares_[n_] * load / (1 - load);
    found.mean_wait = rate_ > 0 ? found.mean_queue / rate_ : 0;
  }

  static constexpr double calls_no_limit = 1e300;

  const Hypercube& system_;
  std::size_t n_, areas_;
  double rate_, capacity_;
  bool all_named_;
  double mean_service_ = static_cast<double>(n_) / capacity_;
  std::vector<double> workloads_;
  std::vector<double> shares_;
  Corrections corrections_;
};

}  // namespace

HypercubeSolution approximate(const Hypercube& system) {
  check(system);
  return Approximation(system).solve();
}

}  // namespace yuyan::queueing
