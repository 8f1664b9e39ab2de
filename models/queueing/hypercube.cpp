#include "models/queueing/hypercube.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

namespace yuyan::queueing {
namespace {

using State = std::uint32_t;

constexpr int most_dense_units = 9;  // 512 equations are solved at once, more by iteration
constexpr double accuracy = 1e-14;
constexpr int most_sweeps = 200000;

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

/// Services of all units together, per unit of time.
double capacity(const Hypercube& system) {
  return std::accumulate(system.service_rates.begin(), system.service_rates.end(), 0.0);
}

}  // namespace

void check(const Hypercube& system) {
  require(system.units >= 1, "hypercube: 1 unit or more");
  require(!system.rates.empty() && system.rates.size() == system.preferences.size(),
          "hypercube: a rate and an order of units for each area");
  require(system.service_rates.size() == static_cast<std::size_t>(system.units),
          "hypercube: a service rate for each unit");
  for (const double rate : system.rates) require(rate >= 0, "hypercube: rates are not negative");
  for (const double rate : system.service_rates)
    require(rate > 0, "hypercube: service rates are above 0");
  for (const auto& order : system.preferences) {
    require(std::set<int>(order.begin(), order.end()).size() == order.size(),
            "hypercube: an order names each unit once");
    for (const int unit : order)
      require(unit >= 0 && unit < system.units, "hypercube: an order names a unit there is not");
    require(!system.has_queue || order.size() == static_cast<std::size_t>(system.units),
            "hypercube: with a queue each area may get every unit");
  }
  if (!system.has_queue) return;
  const double rate = std::accumulate(system.rates.begin(), system.rates.end(), 0.0);
  require(rate < capacity(system), "the queue grows without end: the load is not below the units");
}

namespace {

/// The unit that an area's call gets in a state; -1 when all it may get are busy.
int sent(const std::vector<int>& order, State state) {
  for (const int unit : order)
    if ((state >> unit & 1U) == 0) return unit;
  return -1;
}

class Solver {
 public:
  explicit Solver(const Hypercube& system)
      : system_(system),
        n_(static_cast<std::size_t>(system.units)),
        states_(std::size_t{1} << n_),
        up_(states_ * n_, 0.0),
        leaving_(states_, 0.0) {
    for (State state = 0; state < states_; ++state) {
      for (std::size_t area = 0; area < system.rates.size(); ++area)
        if (const int unit = sent(system.preferences[area], state); unit >= 0)
          up_[state * n_ + static_cast<std::size_t>(unit)] += system.rates[area];
      for (std::size_t unit = 0; unit < n_; ++unit)
        leaving_[state] +=
            (state >> unit & 1U) != 0 ? system.service_rates[unit] : up_[state * n_ + unit];
    }
  }

  [[nodiscard]] std::vector<double> states() const {
    return system_.units <= most_dense_units ? solved_at_once() : iterated();
  }

 private:
  /// Rate from the neighbour that differs in this unit into the state.
  [[nodiscard]] double into(State state, std::size_t unit) const {
    const State other = state ^ (State{1} << unit);
    return (state >> unit & 1U) != 0 ? up_[other * n_ + unit] : system_.service_rates[unit];
  }

  [[nodiscard]] std::vector<double> solved_at_once() const {
    const auto size = static_cast<Eigen::Index>(states_);
    Eigen::MatrixXd balance = Eigen::MatrixXd::Zero(size, size);
    for (State state = 0; state < states_; ++state) {
      balance(state, state) = -leaving_[state];
      for (std::size_t unit = 0; unit < n_; ++unit)
        balance(state, state ^ (State{1} << unit)) = into(state, unit);
    }
    balance.row(0).setOnes();
    Eigen::VectorXd right = Eigen::VectorXd::Zero(size);
    right(0) = 1;
    const Eigen::VectorXd found = balance.partialPivLu().solve(right);
    return {found.data(), found.data() + size};
  }

  /// Gauss-Seidel over the states, there and back, until nothing changes.
  [[nodiscard]] std::vector<double> iterated() const {
    std::vector<double> p(states_, 1.0 / static_cast<double>(states_));
    const auto renew = [&](State state) {
      if (leaving_[state] == 0) return 0.0;
      double inflow = 0;
      for (std::size_t unit = 0; unit < n_; ++unit)
        inflow += into(state, unit) * p[state ^ (State{1} << unit)];
      const double change = std::abs(inflow / leaving_[state] - p[state]);
      p[state] = inflow / leaving_[state];
      return change;
    };
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
      double change = 0;
      for (State state = 0; state < states_; ++state) change = std::max(change, renew(state));
      for (State state = static_cast<State>(states_); state-- > 0;)
        change = std::max(change, renew(state));
      const double sum = std::accumulate(p.begin(), p.end(), 0.0);
      for (double& one : p) one /= sum;
      if (change < accuracy) return p;
    }
    throw std::runtime_error("hypercube: the balance of states did not converge");
  }

  const Hypercube& system_;
  std::size_t n_;
  std::size_t states_;
  std::vector<double> up_;  // state * units + unit: rate at which this free unit is sent
  std::vector<double> leaving_;
};

}  // namespace

HypercubeSolution solve(const Hypercube& system) {
  require(system.units <= most_exact_units, "hypercube: 1 to 16 units");
  check(system);
  const auto n = static_cast<std::size_t>(system.units);
  const std::size_t areas = system.rates.size();
  const double rate = std::accumulate(system.rates.begin(), system.rates.end(), 0.0);
  HypercubeSolution found;
  found.states = Solver(system).states();
  const State full = static_cast<State>(found.states.size() - 1);
  // With a queue the states beyond "all busy" are a geometric tail that the cube flows into and out
  // of through that one state, so the cube's own proportions stay.
  const double load = system.has_queue ? rate / capacity(system) : 0;
  const double beyond = system.has_queue ? found.states[full] * load / (1 - load) : 0;
  for (double& state : found.states) state /= 1 + beyond;
  const double waits = beyond / (1 + beyond);  // somebody waits already
  found.waiting_probability = system.has_queue ? found.states[full] + waits : 0;
  found.mean_queue = system.has_queue ? waits / (1 - load) : 0;
  found.mean_wait = rate > 0 ? found.mean_queue / rate : 0;

  found.workloads.assign(n, waits);
  found.dispatches.assign(n * areas, 0);
  found.area_loss.assign(areas, 0);
  for (State state = 0; state <= full; ++state) {
    for (std::size_t unit = 0; unit < n; ++unit)
      if ((state >> unit & 1U) != 0) found.workloads[unit] += found.states[state];
    for (std::size_t area = 0; area < areas; ++area) {
      const int unit = sent(system.preferences[area], state);
      if (unit >= 0)
        found.dispatches[static_cast<std::size_t>(unit) * areas + area] +=
            system.rates[area] * found.states[state];
      else
        found.area_loss[area] += found.states[state];
    }
  }
  // Whoever waits gets the unit that comes free, the quick one more often.
  double served = 0;
  for (std::size_t area = 0; area < areas; ++area) {
    if (system.has_queue) {
      found.area_loss[area] = 0;
      for (std::size_t unit = 0; unit < n; ++unit)
        found.dispatches[unit * areas + area] += system.rates[area] * found.waiting_probability *
                                                 system.service_rates[unit] / capacity(system);
    }
    found.loss += rate > 0 ? system.rates[area] * found.area_loss[area] / rate : 0;
    served += system.rates[area] * (1 - found.area_loss[area]);
  }
  for (double& share : found.dispatches) share = served > 0 ? share / served : 0;
  return found;
}

}  // namespace yuyan::queueing
