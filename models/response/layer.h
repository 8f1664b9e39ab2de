// The layers of emergency plans.
#pragma once

#include <array>

#include "models/parameters/field.h"

namespace yuyan::response {

/// Layers of plans, from the post card to the city.
enum class Layer { post_card, on_site, special, comprehensive, county, city };

constexpr auto choices(Layer) {
  using parameters::Choice;
  return std::array{
      Choice{"post_card", Layer::post_card}, Choice{"on_site", Layer::on_site},
      Choice{"special", Layer::special},     Choice{"comprehensive", Layer::comprehensive},
      Choice{"county", Layer::county},       Choice{"city", Layer::city}};
}

}  // namespace yuyan::response
