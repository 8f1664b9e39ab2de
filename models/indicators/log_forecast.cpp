#include "models/indicators/log_forecast.h"

#include <algorithm>
#include <cmath>

namespace yuyan::indicators {

Forecast on_exposure(int origin, std::size_t horizon,
                     const std::function<LogMixture(std::size_t steps)>& rate,
                     const FutureExposure& future) {
  Forecast forecast{origin, {}};
  for (std::size_t h = 0; h < horizon; ++h) {
    auto mixture = rate(h + 1);
    for (auto& c : mixture) {
      c.location += std::log(future.value(h));
      c.scale = std::hypot(std::max(c.scale, revision_deviation), future.log_deviation(h));
    }
    forecast.years.emplace_back(std::move(mixture));
  }
  return forecast;
}

}  // namespace yuyan::indicators
