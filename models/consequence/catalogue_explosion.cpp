#include "models/consequence/catalogue.h"
#include "models/consequence/vce_bst.h"
#include "models/consequence/vce_multi_energy.h"

namespace yuyan::consequence {
namespace {

constexpr Falling overpressure{
    .output = "overpressure_pa", .over = "distance_m", .level_unit = "kPa", .level_si = 1000};

}  // namespace

std::vector<Model> explosion_models() {
  return {
      Model("vce_multi_energy",
            {"vapour cloud explosion by TNO's multi-energy method", "蒸气云爆炸(TNO 多能法)"},
            vce_multi_energy, overpressure),
      Model("vce_bst",
            {"vapour cloud explosion by Baker, Strehlow and Tang",
             "蒸气云爆炸(Baker-Strehlow-Tang 法)"},
            vce_bst, overpressure),
  };
}

}  // namespace yuyan::consequence
