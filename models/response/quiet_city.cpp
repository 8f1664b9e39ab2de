#include "models/response/quiet_city.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace yuyan::response {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double s_a_day = 86400;

/// Weight of an hour, with a mean of 1.
class Hours {
 public:
  explicit Hours(const std::vector<double>& weights) : weights_(weights) {
    for (const double weight : weights_) {
      sum_ += weight;
      most_ = std::max(most_, weight);
    }
    even_ = weights_.size() != 24 || sum_ <= 0;
  }
  [[nodiscard]] double at(double hour) const {
    return even_ ? 1 : weights_[static_cast<std::size_t>(hour)] * 24 / sum_;
  }
  [[nodiscard]] double most() const { return even_ ? 1 : most_ * 24 / sum_; }

 private:
  std::vector<double> weights_;
  double sum_ = 0, most_ = 0;
  bool even_ = true;
};

std::size_t pick(const std::vector<double>& weights, double total, double uniform) {
  double rest = uniform * total;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    last = i;
    rest -= weights[i];
    if (rest < 0) return i;
  }
  return last;
}

/// The hospital that is nearest on free roads; none without an open way.
std::optional<world::JunctionIndex> nearest_hospital(const Stage& stage,
                                                     world::JunctionIndex from) {
  std::optional<world::JunctionIndex> nearest;
  double least_s = never;
  for (const Hospital& hospital : stage.drill().hospitals.list) {
    const world::JunctionIndex at = stage.model().junction(hospital.junction);
    const double way_s = stage.world().roads().travel_time_s(from, at);
    if (way_s >= least_s) continue;
    least_s = way_s;
    nearest = at;
  }
  return nearest;
}

/// One zone's calls. Those of a kind come at the greatest rate of its day, and are thinned to that
/// of the hour.
class ZoneCalls {
 public:
  ZoneCalls(const Stage& stage, std::size_t zone)
      : stage_(stage),
        background_(stage.drill().background),
        zone_(zone),
        name_(stage.cast().name(stage.cast().call_zone(zone))),
        greatest_(calls_a_day(background_, background_.zones[zone])) {
    for (std::size_t kind = 0; kind < greatest_.size(); ++kind) {
      const auto& own = background_.kinds[kind].hourly;
      hours_.emplace_back(own.empty() ? background_.hourly : own);
      greatest_[kind] *= hours_[kind].most();
      total_ += greatest_[kind];
    }
    hospital_ = nearest_hospital(stage, stage.model().junction(background_.zones[zone].junction));
  }

  void draw(double until_s, std::vector<Call>& calls) const {
    if (total_ <= 0) return;
    double time_s = -background_.warm_up_s;
    for (std::uint64_t n = 0;; ++n) {
      time_s -= std::log(stage_.uniform(name_, "gap", n)) / (total_ / s_a_day);
      if (time_s > until_s) return;
      const std::size_t kind = pick(greatest_, total_, stage_.uniform(name_, "kind", n));
      const Hours& hours = hours_[kind];
      if (stage_.happens(hours.at(stage_.hour_at(time_s)) / hours.most(), name_, "thinning", n))
        calls.push_back(call(kind, n, time_s));
    }
  }

 private:
  [[nodiscard]] Call call(std::size_t index, std::uint64_t n, double time_s) const {
    const CallKind& kind = background_.kinds[index];
    Call call{.zone = zone_, .kind = index, .number = n, .called_s = time_s};
    call.wanted_s = time_s + stage_.draw(kind.handling_s, name_, "handling", n);
    call.units =
        std::max(1, static_cast<int>(std::lround(stage_.draw(kind.units, name_, "units", n))));
    call.scene_s = stage_.draw(kind.scene_s, name_, "scene", n);
    if (!hospital_ || !stage_.happens(kind.to_hospital, name_, "to hospital", n)) return call;
    call.hospital = hospital_;
    call.hand_over_s =
        stage_.draw(stage_.drill().hospitals.care.hand_over_s, name_, "hand over", n);
    return call;
  }

  const Stage& stage_;
  const Background& background_;
  std::size_t zone_;
  const std::string& name_;
  std::vector<double> greatest_;  ///< 1/d, by kind
  std::vector<Hours> hours_;
  double total_ = 0;
  std::optional<world::JunctionIndex> hospital_;
};

}  // namespace

std::vector<double> calls_a_day(const Background& background, const CallZone& zone) {
  double total = 0;
  for (const CallKind& kind : background.kinds) total += kind.weight;
  std::vector<double> rates;
  for (const CallKind& kind : background.kinds) {
    const auto own = std::ranges::find_if(background.rates, [&](const CallRate& rate) {
      return rate.zone == zone.id && rate.kind == kind.id;
    });
    if (own != background.rates.end())
      rates.push_back(own->calls_a_day);
    else
      rates.push_back(total > 0 ? zone.calls_a_day * kind.weight / total : 0);
  }
  return rates;
}

std::vector<Call> draw_calls(const Stage& stage, double until_s) {
  const Background& background = stage.drill().background;
  std::vector<Call> calls;
  for (std::size_t zone = 0; zone < background.zones.size(); ++zone)
    ZoneCalls(stage, zone).draw(until_s, calls);
  std::ranges::sort(calls, {}, [](const Call& call) {
    return std::tuple(call.wanted_s, call.zone, call.number);
  });
  return calls;
}

Errand errand_of(const Stage& stage, const Call& call, std::size_t index) {
  const Background& background = stage.drill().background;
  const CallKind& kind = background.kinds[call.kind];
  return {.incident = static_cast<int>(index) + 1,
          .to = stage.model().junction(background.zones[call.zone].junction),
          .place = stage.cast().call_zone(call.zone),
          .number = call.number,
          .priority = kind.priority,
          .task = kind.task,
          .kind = kind.unit_kind,
          .hospital = call.hospital,
          .hand_over_s = call.hand_over_s,
          .called_s = call.called_s,
          .scene_s = call.scene_s};
}

namespace {

/// The quiet city at work: three sorts of events in the order of time.
class Player {
 public:
  Player(const Stage& stage, const Fleet& fleet, const std::vector<Call>& calls)
      : stage_(stage), fleet_(fleet), calls_(calls), units_(stage.drill().units.list.size()) {
    result_.first_arrival_s.assign(calls.size(), never);
    result_.first_sent_s.assign(calls.size(), never);
    result_.waiting.assign(calls.size(), 0);
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const StationKind kind = stage.drill().stations[stage.model().station_of(unit)].kind;
      units_[unit].at = fleet.junction_of(stage.model().station_of(unit));
      units_[unit].counts = kind != StationKind::mutual_aid && !is_own(kind) &&
                            stage.happens(data(unit).ready, data(unit).id, "ready");
      if (units_[unit].counts) stand(unit, -never);
    }
    for (std::size_t i = 0; i < calls.size(); ++i) push(calls[i].wanted_s, What::call, i);
  }

  QuietCity play() {
    bool begun = false;
    while (!events_.empty()) {
      const Event event = events_.top();
      if (!begun && event.time_s >= 0) {
        note_absences();
        begun = true;
      }
      events_.pop();
      now_s_ = event.time_s;
      happen(event);
    }
    if (!begun) result_.absences.assign(units_.size(), std::nullopt);
    return result_;
  }

 private:
  enum class What { free, home, call };
  struct Event {
    double time_s;
    What what;
    std::size_t index;
    int trip;
    friend bool operator>(const Event& a, const Event& b) {
      return std::tie(a.time_s, a.what, a.index) > std::tie(b.time_s, b.what, b.index);
    }
  };
  enum class Doing { in_station, busy, free_there, returning };
  struct State {
    Doing doing = Doing::in_station;
    world::JunctionIndex at = 0;  ///< where it stands or set out
    double since_s = 0, until_s = 0;
    double slowness = 1;  ///< time over that at the segments' own speeds
    Errand errand;
    int trip = 0;
    bool counts = true;
    std::size_t standing = 0;  ///< the last of its standings in the result
  };
  struct Place {
    world::JunctionIndex next;
    double after_s, share_left;
    double segment_s;
  };
  struct Waiting {
    std::size_t call;
    int missing;
  };

  void push(double time_s, What what, std::size_t index, int trip = 0) {
    events_.push({time_s, what, index, trip});
  }
  [[nodiscard]] const Unit& data(std::size_t unit) const { return stage_.drill().units.list[unit]; }
  [[nodiscard]] world::JunctionIndex home(std::size_t unit) const {
    return fleet_.junction_of(stage_.model().station_of(unit));
  }

  void stand(std::size_t unit, double from_s) {
    units_[unit].standing = result_.standings.size();
    result_.standings.push_back({unit, stage_.model().station_of(unit), from_s, never});
  }

  void happen(const Event& event) {
    if (event.what == What::call) {
      const auto urgency = [this](const Waiting& w) {
        return stage_.drill().background.kinds[calls_[w.call].kind].priority;
      };
      const Waiting one{event.index, calls_[event.index].units};
      waiting_.insert(std::ranges::upper_bound(waiting_, urgency(one), {}, urgency), one);
      return serve();
    }
    State& state = units_[event.index];
    if (state.trip != event.trip) return;
    if (event.what == What::home) {
      state.doing = Doing::in_station;
      state.at = home(event.index);
      stand(event.index, now_s_);
      return serve();
    }
    state.doing = Doing::free_there;
    serve();
    if (state.doing == Doing::free_there) go_home(event.index);
  }

  /// Calls that wait block later ones for units of the same sort.
  void serve() {
    std::vector<std::pair<std::optional<UnitKind>, Task>> blocked;
    for (Waiting& waiting : waiting_) {
      const Errand errand = errand_of(stage_, calls_[waiting.call], waiting.call);
      const std::pair sort(errand.kind, errand.task);
      if (std::ranges::find(blocked, sort) != blocked.end()) continue;
      for (const std::size_t unit : candidates(errand)) {
        if (waiting.missing == 0) break;
        send(unit, errand);
        --waiting.missing;
      }
      if (waiting.missing > 0) blocked.push_back(sort);
    }
    std::erase_if(waiting_, [](const Waiting& waiting) { return waiting.missing == 0; });
  }

  [[nodiscard]] std::vector<std::size_t> candidates(const Errand& errand) const {
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const State& state = units_[unit];
      if (!state.counts || state.doing == Doing::busy ||
          !stage_.model().serves(unit, errand.task) ||
          (errand.kind && data(unit).kind != *errand.kind))
        continue;
      const bool day = stage_.is_day_at(now_s_);
      const int crew = data(unit).crew_night < 0 || day ? data(unit).crew : data(unit).crew_night;
      if (state.doing == Doing::in_station && crew == 0) continue;
      found.emplace_back(expected_s(unit, errand.to, day), unit);
    }
    std::ranges::sort(found);
    std::vector<std::size_t> units;
    units.reserve(found.size());
    for (const auto& [time_s, unit] : found) units.push_back(unit);
    return units;
  }

  [[nodiscard]] double expected_s(std::size_t unit, world::JunctionIndex to, bool day) const {
    const State& state = units_[unit];
    if (state.doing == Doing::returning) {
      const Place place = place_of(unit);
      return place.share_left * place.segment_s + fleet_.way_s(place.next, to);
    }
    const double way_s = fleet_.way_s(state.at, to);
    if (state.doing == Doing::free_there) return way_s;
    const Station& station = stage_.drill().stations[stage_.model().station_of(unit)];
    return mean((day ? station.turnout_day_s : station.turnout_night_s).distribution) + way_s;
  }

  /// The next junction of a unit that drives home, and when it is there.
  [[nodiscard]] Place place_of(std::size_t unit) const {
    const State& state = units_[unit];
    const auto& roads = stage_.world().roads();
    const world::WaysTo& ways = roads.ways_to(home(unit));
    world::JunctionIndex at = state.at;
    double left_s = now_s_ - state.since_s;
    while (at != home(unit)) {
      const world::Segment& segment = roads.segments()[ways.next[at]];
      const double takes_s = segment.free_time_s * state.slowness;
      if (left_s < takes_s)
        return {segment.to, takes_s - left_s, 1 - left_s / takes_s, segment.free_time_s};
      left_s -= takes_s;
      at = segment.to;
    }
    return {at, 0, 0, 0};
  }

  void send(std::size_t unit, const Errand& errand) {
    State& state = units_[unit];
    const auto& roads = stage_.world().roads();
    double arrival_s = now_s_;
    if (state.doing == Doing::returning) {
      const Place place = place_of(unit);
      arrival_s += place.after_s + roads.travel_time_s(place.next, errand.to) * state.slowness;
    } else {
      if (state.doing == Doing::in_station)
        arrival_s += fleet_.turnout_s(unit, errand, stage_.is_day_at(now_s_));
      arrival_s += fleet_.way_s(state.at, errand.to) *
                   fleet_.trip_factor_elsewhere(unit, errand, CallDrive::there);
    }
    if (state.doing == Doing::in_station) result_.standings[state.standing].to_s = now_s_;
    const auto call = static_cast<std::size_t>(errand.incident) - 1;
    result_.first_sent_s[call] = std::min(result_.first_sent_s[call], now_s_);
    result_.first_arrival_s[call] = std::min(result_.first_arrival_s[call], arrival_s);
    state.doing = Doing::busy;
    state.errand = errand;
    state.at = errand.hospital.value_or(errand.to);
    state.until_s = arrival_s + errand.scene_s;
    if (errand.hospital)
      state.until_s += fleet_.way_s(errand.to, *errand.hospital) *
                           fleet_.trip_factor_elsewhere(unit, errand, CallDrive::hospital) +
                       errand.hand_over_s;
    if (std::isfinite(state.until_s)) push(state.until_s, What::free, unit, ++state.trip);
  }

  void go_home(std::size_t unit) {
    State& state = units_[unit];
    const double free_s = stage_.world().roads().travel_time_s(state.at, home(unit));
    const double way_s = fleet_.way_s(state.at, home(unit)) *
                         fleet_.trip_factor_elsewhere(unit, state.errand, CallDrive::home);
    state.doing = Doing::returning;
    state.since_s = now_s_;
    state.until_s = now_s_ + way_s;
    state.slowness = free_s > 0 ? way_s / free_s : 1;
    if (std::isfinite(state.until_s)) push(state.until_s, What::home, unit, ++state.trip);
  }

  void note_absences() {
    now_s_ = 0;
    result_.absences.assign(units_.size(), std::nullopt);
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const State& state = units_[unit];
      if (state.doing == Doing::busy)
        result_.absences[unit] = Absence{state.at, state.until_s, false, state.errand};
      if (state.doing != Doing::returning) continue;
      const Place place = place_of(unit);
      result_.absences[unit] = Absence{place.next, place.after_s, true, state.errand};
    }
    for (const Waiting& waiting : waiting_) result_.waiting[waiting.call] = waiting.missing;
  }

  const Stage& stage_;
  const Fleet& fleet_;
  const std::vector<Call>& calls_;
  std::vector<State> units_;
  std::vector<Waiting> waiting_;  // by urgency, then in the order of asking
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  QuietCity result_;
  double now_s_ = 0;
};

}  // namespace

QuietCity play_quiet_city(const Stage& stage, const Fleet& fleet, const std::vector<Call>& calls) {
  return Player(stage, fleet, calls).play();
}

}  // namespace yuyan::response
