#include "models/queueing/coverage.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yuyan::queueing {
namespace {

void check(const CoverageProblem& problem, int units, double busy) {
  if (units < 0 || !(busy >= 0 && busy <= 1))
    throw std::invalid_argument("coverage: units not negative, busy between 0 and 1");
  for (const double demand : problem.demands)
    if (!(demand >= 0)) throw std::invalid_argument("coverage: demands are not negative");
  for (const auto& station : problem.covers)
    if (station.size() != problem.demands.size())
      throw std::invalid_argument("coverage: each station says of each point whether it covers it");
}

/// Adding a unit is worth less the more there are (the objective is submodular), so what a partial
/// placement can still gain is at most the number of units left times the best single gain.
class Search {
 public:
  Search(const CoverageProblem& problem, double busy, int most_at_station)
      : problem_(problem),
        busy_(busy),
        most_(most_at_station),
        covering_(problem.demands.size(), 0),
        units_(problem.covers.size(), 0) {}

  Placement find(int units, Placement first) {
    best_ = std::move(first);
    visit(0, units, 0);
    return best_;
  }

 private:
  [[nodiscard]] double gain(std::size_t station) const {
    double sum = 0;
    for (std::size_t point = 0; point < covering_.size(); ++point)
      if (problem_.covers[station][point])
        sum += problem_.demands[point] * std::pow(busy_, covering_[point]) * (1 - busy_);
    return sum;
  }
  void add(std::size_t station, int units) {
    units_[station] += units;
    for (std::size_t point = 0; point < covering_.size(); ++point)
      if (problem_.covers[station][point]) covering_[point] += units;
  }
  [[nodiscard]] double bound(std::size_t station, int left) const {
    double most = 0;
    for (std::size_t s = station; s < units_.size(); ++s) most = std::max(most, gain(s));
    return left * most;
  }

  void visit(std::size_t station, int left, double covered) {
    constexpr double tie = 1e-12;
    if (covered > best_.covered + tie) best_ = {covered, units_};
    if (station == units_.size() || left == 0) return;
    if (covered + bound(station, left) <= best_.covered + tie) return;
    const int most = gain(station) > 0 ? std::min(left, most_) : 0;  // no unit for nothing
    for (int here = most; here >= 0; --here) {
      double with = covered;
      for (int i = 0; i < here; ++i) {
        with += gain(station);
        add(station, 1);
      }
      visit(station + 1, left - here, with);
      add(station, -here);
    }
  }

  const CoverageProblem& problem_;
  double busy_;
  int most_;
  std::vector<int> covering_;
  std::vector<int> units_;
  Placement best_;
};

}  // namespace

double covered_by(const CoverageProblem& problem, const std::vector<int>& units, double busy) {
  check(problem, 0, busy);
  if (units.size() != problem.covers.size())
    throw std::invalid_argument("coverage: a number of units for each station");
  double covered = 0;
  for (std::size_t point = 0; point < problem.demands.size(); ++point) {
    int covering = 0;
    for (std::size_t station = 0; station < units.size(); ++station)
      if (problem.covers[station][point]) covering += units[station];
    covered += problem.demands[point] * (1 - std::pow(busy, covering));
  }
  return covered;
}

Placement greedy_expected_cover(const CoverageProblem& problem, int units, double busy) {
  check(problem, units, busy);
  Placement placement{0, std::vector<int>(problem.covers.size(), 0)};
  for (int i = 0; i < units; ++i) {
    double best = placement.covered;
    std::size_t where = problem.covers.size();
    for (std::size_t station = 0; station < problem.covers.size(); ++station) {
      ++placement.units[station];
      const double covered = covered_by(problem, placement.units, busy);
      --placement.units[station];
      if (covered > best + 1e-12) {
        best = covered;
        where = station;
      }
    }
    if (where == problem.covers.size()) break;  // nobody can add anything
    ++placement.units[where];
    placement.covered = best;
  }
  return placement;
}

Placement maximal_cover(const CoverageProblem& problem, int stations) {
  check(problem, stations, 0);
  return Search(problem, 0, 1).find(stations, {-1, std::vector<int>(problem.covers.size(), 0)});
}

Placement set_cover(const CoverageProblem& problem) {
  CoverageProblem points = problem;  // each counts alike, however many call there
  std::ranges::fill(points.demands, 1.0);
  const int stations = static_cast<int>(problem.covers.size());
  Placement found = maximal_cover(points, stations);
  for (int opened = 0; opened < stations; ++opened)
    if (Placement fewer = maximal_cover(points, opened); fewer.covered >= found.covered) {
      found = std::move(fewer);
      break;
    }
  found.covered = covered_by(problem, found.units, 0);
  return found;
}

Placement expected_cover(const CoverageProblem& problem, int units, double busy) {
  check(problem, units, busy);
  Placement start = greedy_expected_cover(problem, units, busy);
  start.covered -= 1e-9;  // an equal placement that is found first is taken
  Placement best = Search(problem, busy, units).find(units, std::move(start));
  best.covered = covered_by(problem, best.units, busy);
  return best;
}

}  // namespace yuyan::queueing
