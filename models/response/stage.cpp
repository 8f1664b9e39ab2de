#include "models/response/stage.h"

#include <cmath>
#include <vector>

namespace yuyan::response {
namespace {

const WeatherState& pick_weather(const Stage& stage) {
  const auto& states = stage.drill().weather;
  double total = 0;
  for (const WeatherState& state : states) total += state.weight;
  double rest = stage.uniform("weather", "state") * total;
  for (const WeatherState& state : states) {
    rest -= state.weight;
    if (rest < 0) return state;
  }
  return states.back();
}

propagation::Weather draw_weather(const Stage& stage, const WeatherState& state) {
  const double from_deg = stage.draw(state.wind_from_deg, "weather", "wind_from");
  return {.wind_m_s = stage.draw(state.wind_m_s, "weather", "wind"),
          .wind_towards_deg = std::fmod(from_deg + 180, 360),
          .temperature_k = stage.draw(state.temperature_k, "weather", "temperature"),
          .relative_humidity = state.relative_humidity};
}

}  // namespace

Stage::Stage(const DrillModel& model, world::World& world, chance::Source source)
    : model_(model), world_(world), source_(source) {
  start_hour_ = std::fmod(draw(drill().scenario.start_hour, "scenario", "start_hour"), 24);
  weather_state_ = &pick_weather(*this);
  weather_ = draw_weather(*this, *weather_state_);
}

double Stage::hour_at(double time_s) const {
  const double hour = std::fmod(start_hour_ + time_s / 3600, 24);
  return hour < 0 ? hour + 24 : hour;
}

bool Stage::is_day_at(double time_s) const {
  const double hour = hour_at(time_s);
  return hour >= 8 && hour < 20;
}

double Stage::draw(const Quantity& quantity, std::string_view entity, std::string_view purpose,
                   std::uint64_t index) const {
  return chance::Stream(source_, entity, purpose).draw(quantity.distribution, index);
}

double Stage::uniform(std::string_view entity, std::string_view purpose,
                      std::uint64_t index) const {
  return chance::Stream(source_, entity, purpose).uniform(index);
}

EntryNumber Stage::tell(Happening happening, EntityNumber entity, EntryNumber cause, double value,
                        EntityNumber place) {
  return journal_.write({.time_s = now(),
                         .happening = happening,
                         .entity = entity,
                         .place = place,
                         .cause = cause,
                         .value = value});
}

EntryNumber Stage::tell_change(Happening happening, EntityNumber entity, Condition from,
                               Condition to, EntryNumber cause, EntityNumber place, double value) {
  return journal_.write({now(), happening, entity, place, from, to, cause, value});
}

}  // namespace yuyan::response
