#include "models/service/exact.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>

namespace yuyan::service {
namespace {

constexpr int most_rounds = 200;
constexpr double settled = 1e-10;

struct AreaCalls {
  int place = -1;
  double rate = 0;
  double work = 0;       ///< rate times mean service
  double transport = 0;  ///< rate times mean drive to the destination and hand-over
};

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

Spot spot_of(const ServiceModel& model, int place) {
  if (place < 0) return {};
  const Place& at = model.service().places[static_cast<std::size_t>(place)];
  return {place, at.x_m, at.y_m};
}

/// Mean time to the nearest destination and there, s.
double transport_s(const ServiceModel& model, const StageModel& stage, int area) {
  if (stage.destinations.empty()) return 0;
  double least = std::numeric_limits<double>::infinity();
  for (const int id : stage.destinations)
    least = std::min(least, model.ways().time_s(spot_of(model, area), spot_of(model, id)));
  return least + mean(stage.hand_over.distribution());
}

/// Calls by area of the streams whose first stage this kind does.
std::vector<AreaCalls> calls_of(const ServiceModel& model, std::size_t kind) {
  std::map<int, AreaCalls> by_area;
  for (std::size_t s = 0; s < model.streams().size(); ++s) {
    const Stream& stream = model.service().streams[s];
    const StageModel& stage = model.stages()[model.streams()[s].stages.front()];
    if (stage.kind != kind) continue;
    if (!stream.rate_per_s)
      throw std::invalid_argument("the exact model needs calls at random: rate_per_s");
    require(mean(stage.units.distribution()) == 1,
            "the exact model needs stages that take one unit");
    const double rate = mean(stream.rate_per_s->distribution) * mean(stream.batch.distribution);
    AreaCalls& area = by_area[model.streams()[s].area];
    area.place = model.streams()[s].area;
    area.rate += rate;
    area.work += rate * mean(stage.service.distribution());
    area.transport += rate * transport_s(model, stage, area.place);
  }
  require(!by_area.empty(), "no calls at random are for units of this kind");
  std::vector<AreaCalls> areas;
  areas.reserve(by_area.size());
  for (const auto& [place, area] : by_area) areas.push_back(area);
  return areas;
}

class Builder {
 public:
  Builder(const ServiceModel& model, std::size_t kind, Method method)
      : model_(model),
        kind_(kind),
        units_(model.kinds()[kind].units),
        by_states_(method == Method::exact ||
                   (method == Method::automatic &&
                    units_.size() <= static_cast<std::size_t>(queueing::most_exact_units))),
        calls_(calls_of(model, kind)) {}

  ExactService build() {
    const Kind& rules = model_.service().kinds[kind_];
    require(!rules.unlimited && !units_.empty(), "the hypercube needs 1 unit or more");
    found_.is_by_states = by_states_;
    require(rules.queue_limit <= 0, "the exact model needs a queue without limit, or none");
    found_.system.units = static_cast<int>(units_.size());
    found_.system.has_queue = rules.queue_limit < 0;
    for (const std::size_t unit : units_) found_.units.push_back(model_.units()[unit].name);
    add_ways();
    for (std::size_t area = 0; area < calls_.size(); ++area) add_area(area);
    calibrate();
    add_responses();
    return std::move(found_);
  }

 private:
  [[nodiscard]] double& response(std::size_t unit, std::size_t area) {
    return found_.response_s[unit * calls_.size() + area];
  }

  void add_ways() {
    const double noise = mean(model_.noise().distribution());
    const double turnout = mean(model_.kinds()[kind_].turnout.distribution());
    found_.response_s.assign(units_.size() * calls_.size(), 0);
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      for (std::size_t area = 0; area < calls_.size(); ++area)
        response(unit, area) =
            turnout +
            noise * model_.ways().time_s(spot_of(model_, model_.units()[units_[unit]].place),
                                         spot_of(model_, calls_[area].place));
  }

  void add_area(std::size_t area) {
    const AreaCalls& calls = calls_[area];
    found_.areas.push_back(
        calls.place < 0 ? "" : model_.service().places[static_cast<std::size_t>(calls.place)].id);
    found_.system.rates.push_back(calls.rate);
    const Ranks* ranks = model_.preference(calls.place, kind_);
    std::vector<int> order(units_.size());
    std::iota(order.begin(), order.end(), 0);
    if (ranks)
      std::erase_if(
          order, [&](int unit) { return (*ranks)[static_cast<std::size_t>(unit)] == rank_never; });
    std::ranges::sort(order, [&](int one, int other) {
      const auto a = static_cast<std::size_t>(one);
      const auto b = static_cast<std::size_t>(other);
      const int rank_a = ranks ? (*ranks)[a] : 0;
      const int rank_b = ranks ? (*ranks)[b] : 0;
      if (rank_a != rank_b) return rank_a < rank_b;
      return std::pair(response(a, area), one) < std::pair(response(b, area), other);
    });
    found_.system.preferences.push_back(std::move(order));
  }

  /// Mean time that a unit is busy with a call of the area, s.
  [[nodiscard]] double busy_s(std::size_t unit, std::size_t area) {
    const AreaCalls& calls = calls_[area];
    double time = response(unit, area);
    if (calls.rate > 0)
      time +=
          (model_.units()[units_[unit]].work_factor * calls.work + calls.transport) / calls.rate;
    if (model_.service().kinds[kind_].returns == Return::drives && calls.transport == 0)
      time += model_.ways().time_s(spot_of(model_, calls.place),
                                   spot_of(model_, model_.units()[units_[unit]].place));
    return time;
  }

  /// Mean services follow from dispatches and these from the services.
  void calibrate() {
    const std::size_t n = units_.size();
    const double rate =
        std::accumulate(found_.system.rates.begin(), found_.system.rates.end(), 0.0);
    require(rate > 0, "no calls at random are for units of this kind");
    std::vector<double> service(n, 0);
    for (std::size_t unit = 0; unit < n; ++unit)
      for (std::size_t area = 0; area < calls_.size(); ++area)
        service[unit] += busy_s(unit, area) * found_.system.rates[area] / rate;
    for (int round = 0; round < most_rounds; ++round) {
      set_rates(service);
      found_.solution =
          by_states_ ? queueing::solve(found_.system) : queueing::approximate(found_.system);
      double change = 0;
      for (std::size_t unit = 0; unit < n; ++unit) {
        double share = 0;
        double time = 0;
        for (std::size_t area = 0; area < calls_.size(); ++area) {
          share += found_.solution.dispatch(unit, area);
          time += found_.solution.dispatch(unit, area) * busy_s(unit, area);
        }
        if (share <= 0) continue;
        change = std::max(change, std::abs(time / share / service[unit] - 1));
        service[unit] = time / share;
      }
      if (change < settled) break;
      found_.is_approximate = true;
    }
    for (const StageModel& stage : model_.stages()) {
      const auto& law = stage.service.distribution();
      if (stage.kind == kind_ && !std::holds_alternative<chance::Exponential>(law.law()))
        found_.is_approximate = true;
    }
    if (std::ranges::any_of(found_.response_s, [](double time) { return time > 0; }))
      found_.is_approximate = true;
  }

  void set_rates(const std::vector<double>& service) {
    found_.system.service_rates.clear();
    for (const double time : service) {
      require(time > 0, "the exact model needs services that take time");
      found_.system.service_rates.push_back(1 / time);
    }
  }

  void add_responses() {
    const std::size_t areas = calls_.size();
    double total = 0;
    for (std::size_t area = 0; area < areas; ++area) {
      double time = 0;
      double share = 0;
      for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        share += found_.solution.dispatch(unit, area);
        time += found_.solution.dispatch(unit, area) * response(unit, area);
      }
      found_.area_response_s.push_back(share > 0 ? time / share : 0);
      total += time;
    }
    found_.mean_response_s = total + found_.solution.mean_wait;
  }

  const ServiceModel& model_;
  std::size_t kind_;
  std::vector<std::size_t> units_;
  bool by_states_;
  std::vector<AreaCalls> calls_;
  ExactService found_;
};

}  // namespace

ExactService exact_service(const ServiceModel& model, std::size_t kind, Method method) {
  return Builder(model, kind, method).build();
}

namespace {

/// Middles of the parts of an area with an extent, the area itself if it is a point.
std::vector<Spot> cells_of(const Place& place, int id) {
  constexpr int parts = 10;
  const int columns = place.width_m > 0 ? parts : 1;
  const int rows = place.depth_m > 0 ? parts : 1;
  std::vector<Spot> cells;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column)
      cells.push_back({id, place.x_m + place.width_m * ((column + 0.5) / columns - 0.5),
                       place.y_m + place.depth_m * ((row + 0.5) / rows - 0.5)});
  return cells;
}

}  // namespace

CoverageService coverage_of(const ServiceModel& model, std::size_t kind, double limit_s) {
  CoverageService found;
  std::vector<Spot> points;
  for (const AreaCalls& calls : calls_of(model, kind)) {
    if (calls.place < 0) continue;
    const Place& place = model.service().places[static_cast<std::size_t>(calls.place)];
    const std::vector<Spot> cells = cells_of(place, calls.place);
    for (const Spot& cell : cells) {
      points.push_back(cell);
      found.points.push_back(place.id);
      found.problem.demands.push_back(calls.rate / static_cast<double>(cells.size()));
    }
  }
  const double turnout = mean(model.kinds()[kind].turnout.distribution());
  std::vector<int> stations;
  for (const std::size_t unit : model.kinds()[kind].units)
    if (model.units()[unit].place >= 0) stations.push_back(model.units()[unit].place);
  std::ranges::sort(stations);
  stations.erase(std::unique(stations.begin(), stations.end()), stations.end());
  for (const int station : stations) {
    found.stations.push_back(model.service().places[static_cast<std::size_t>(station)].id);
    std::vector<bool> covers;
    covers.reserve(points.size());
    for (const Spot& point : points)
      covers.push_back(turnout + model.ways().time_s(spot_of(model, station), point) <= limit_s);
    found.problem.covers.push_back(std::move(covers));
  }
  return found;
}

}  // namespace yuyan::service
