#include "models/response/wind.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {

Wind::Wind(Stage& stage, FireGround& ground)
    : stage_(stage), ground_(ground), changed_(stage.calendar()) {
  note();
  stage.calendar().spawn(turn());
}

void Wind::note() {
  history_.push_back({stage_.now(), stage_.weather().wind_m_s, stage_.weather().wind_towards_deg});
}

/// Direction wanders on from where it is; speed about what it was at T0.
calendar::Process Wind::turn() {
  const WeatherState& state = stage_.weather_state();
  const double speed_m_s = stage_.weather().wind_m_s;
  for (std::uint64_t n = 0;; ++n) {
    const double interval_s = stage_.draw(state.turn_every_s, "weather", "turn_every", n);
    if (!(interval_s > 0)) co_return;
    co_await stage_.calendar().delay(interval_s, calendar::Phase::completion);
    propagation::Weather weather = stage_.weather();
    const double turned_deg =
        weather.wind_towards_deg + stage_.draw(state.turn_deg, "weather", "turn", n);
    weather.wind_towards_deg = turned_deg - 360 * std::floor(turned_deg / 360);
    weather.wind_m_s =
        std::max(0.0, speed_m_s * stage_.draw(state.speed_factor, "weather", "speed", n));
    stage_.set_weather(weather);
    note();
    stage_.tell(Happening::wind_turned, stage_.cast().site(), no_cause, weather.wind_towards_deg);
    ground_.feel_weather();
    changed_.fire();
  }
}

}  // namespace yuyan::response
