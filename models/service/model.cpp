#include "models/service/model.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yuyan::service {
namespace {

template <class Row>
std::size_t find(const std::vector<Row>& rows, std::string_view id, const char* what) {
  const auto row = std::ranges::find(rows, id, &Row::id);
  if (row == rows.end())
    throw std::invalid_argument("no " + std::string(what) + " is called " + std::string(id));
  return static_cast<std::size_t>(row - rows.begin());
}

std::string numbered(const std::string& id, int number, int count) {
  return count == 1 ? id : id + "-" + std::to_string(number);
}

}  // namespace

double StreamModel::factor_at(const Stream& stream, double time_s) {
  if (stream.profile.empty()) return 1;
  const auto steps = static_cast<double>(stream.profile.size());
  const double step = std::fmod(std::floor(time_s / stream.profile_step_s), steps);
  return stream.profile[static_cast<std::size_t>(step)];
}

ServiceModel::ServiceModel(Service service) : service_(std::move(service)) {
  sort_tables();
  ways_ = Ways(service_.travel, service_.places);
  noise_ = Sampler(service_.travel.noise.distribution);
  add_units();
  add_kinds();
  add_stages();
  add_streams();
  add_preferences();
}

void ServiceModel::sort_tables() {
  std::ranges::sort(service_.places, {}, &Place::id);
  std::ranges::sort(service_.kinds, {}, &Kind::id);
  std::ranges::sort(service_.units, {}, &Unit::id);
  std::ranges::sort(service_.stages, {}, &Stage::id);
  std::ranges::sort(service_.streams, {}, &Stream::id);
  std::ranges::sort(service_.races, {}, &Race::id);
}

int ServiceModel::place(std::string_view id) const {
  return id.empty() ? -1 : static_cast<int>(find(service_.places, id, "place"));
}
std::size_t ServiceModel::kind(std::string_view id) const {
  return find(service_.kinds, id, "kind");
}
std::size_t ServiceModel::stage(std::string_view id) const {
  return find(service_.stages, id, "stage");
}

void ServiceModel::add_units() {
  kinds_.resize(service_.kinds.size());
  for (std::size_t row = 0; row < service_.units.size(); ++row) {
    const Unit& unit = service_.units[row];
    for (int i = 1; i <= unit.count; ++i)
      units_.push_back({numbered(unit.id, i, unit.count), kind(unit.kind), row, place(unit.place),
                        unit.work_factor});
  }
  for (std::size_t k = 0; k < service_.kinds.size(); ++k) {
    const Kind& kind = service_.kinds[k];
    for (int i = 1; i <= kind.units; ++i)
      units_.push_back({numbered(kind.id, i, kind.units), k, no_row, -1, 1});
  }
  for (std::size_t u = 0; u < units_.size(); ++u) kinds_[units_[u].kind].units.push_back(u);
}

void ServiceModel::add_kinds() {
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    const Kind& kind = service_.kinds[k];
    kinds_[k].turnout = Sampler(kind.turnout_s.distribution);
    const bool has_ways = std::ranges::any_of(
        kinds_[k].units, [&](std::size_t u) { return !ways_.is_none() && units_[u].place >= 0; });
    const bool has_preference = std::ranges::any_of(
        service_.preferences,
        [&](const Preference& preference) { return preference.kind == kind.id; });
    kinds_[k].is_alike = kind.dispatch == Dispatch::nearest && !has_ways && !has_preference;
  }
}

void ServiceModel::add_stages() {
  for (const Stage& given : service_.stages) {
    StageModel stage_model;
    stage_model.kind = kind(given.kind);
    for (const std::string& id : given.destinations) stage_model.destinations.push_back(place(id));
    std::ranges::sort(stage_model.destinations);
    if (!given.when_lost.empty()) stage_model.when_lost = stage(given.when_lost);
    stage_model.units = Sampler(given.units.distribution);
    stage_model.service = Sampler(given.service_s.distribution);
    stage_model.hand_over = Sampler(given.hand_over_s.distribution);
    stages_.push_back(std::move(stage_model));
  }
}

void ServiceModel::add_streams() {
  area_of_place_.assign(service_.places.size(), -1);
  for (const Stream& given : service_.streams) {
    StreamModel stream;
    stream.area = place(given.area);
    for (const std::string& id : given.stages) stream.stages.push_back(stage(id));
    if (stream.stages.empty())
      throw std::invalid_argument("the calls of " + given.id + " have no stage");
    stream.batch = Sampler(given.batch.distribution);
    stream.gap = Sampler(given.gap_s ? given.gap_s->distribution : chance::Distribution(0.0));
    stream.pause = Sampler(given.pause_s.distribution);
    if (given.patience_s) stream.patience = Sampler(given.patience_s->distribution);
    if (!given.profile.empty()) stream.greatest_factor = *std::ranges::max_element(given.profile);
    if (stream.area >= 0) area_of_place_[static_cast<std::size_t>(stream.area)] = 0;
    streams_.push_back(std::move(stream));
  }
  for (std::size_t p = 0; p < area_of_place_.size(); ++p) {
    if (area_of_place_[p] < 0) continue;
    area_of_place_[p] = static_cast<int>(areas_.size());
    areas_.push_back(static_cast<int>(p));
  }
}

void ServiceModel::add_preferences() {
  preferences_.resize(service_.places.size() * kinds_.size());
  for (const Preference& given : service_.preferences) {
    const std::size_t k = kind(given.kind);
    Ranks ranks(kinds_[k].units.size(), given.others == Others::never ? rank_never : rank_after);
    for (std::size_t rank = 0; rank < given.units.size(); ++rank) {
      const std::size_t row = find(service_.units, given.units[rank], "unit");
      for (std::size_t i = 0; i < ranks.size(); ++i)
        if (units_[kinds_[k].units[i]].row == row) ranks[i] = static_cast<int>(rank);
    }
    preferences_[static_cast<std::size_t>(place(given.area)) * kinds_.size() + k] =
        std::move(ranks);
  }
}

const Ranks* ServiceModel::preference(int area, std::size_t kind) const {
  if (area < 0) return nullptr;
  const auto& found = preferences_[static_cast<std::size_t>(area) * kinds_.size() + kind];
  return found ? &*found : nullptr;
}

double ServiceModel::expected_calls() const {
  double expected = 0;
  for (std::size_t s = 0; s < streams_.size(); ++s) {
    const Stream& stream = service_.streams[s];
    const double begin = std::min(stream.from_s, service_.horizon_s);
    const double end = std::min(stream.until_s.value_or(service_.horizon_s), service_.horizon_s);
    const double span = std::max(0.0, end - begin);
    double arrivals = static_cast<double>(stream.at_s.size());
    if (stream.rate_per_s)
      arrivals += span * streams_[s].greatest_factor * mean(stream.rate_per_s->distribution);
    if (stream.gap_s) arrivals += span / mean(stream.gap_s->distribution);
    if (stream.sources > 0) {
      double cycle_s = mean(stream.pause_s.distribution);
      for (const std::size_t stage : streams_[s].stages)
        cycle_s += service_.stages[stage].chance * mean(stages_[stage].service.distribution());
      arrivals += stream.sources * span / std::max(cycle_s, span * 1e-6);
    }
    if (stream.calls) arrivals = std::min(arrivals, static_cast<double>(*stream.calls));
    expected += stream.initial + arrivals * mean(stream.batch.distribution);
  }
  return expected;
}

}  // namespace yuyan::service
