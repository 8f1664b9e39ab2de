#include "models/consequence/blast_kinney_graham.h"
#include "models/consequence/blast_tnt.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/dust_explosion.h"
#include "models/consequence/fireworks_explosion.h"
#include "models/consequence/mine_gas_explosion.h"
#include "models/consequence/vce_bauwens.h"
#include "models/consequence/vce_bst.h"
#include "models/consequence/vce_multi_energy.h"
#include "models/consequence/vce_tnt.h"

namespace yuyan::consequence {
namespace {

constexpr Falling overpressure{
    .output = "overpressure_pa", .over = "distance_m", .level_unit = "kPa", .level_si = 1000};

}  // namespace

std::vector<Model> explosion_models() {
  return {
      Model(
          "blast_tnt",
          {"blast of explosive on the ground (Kingery-Bulmash)", "地面爆炸冲击波(Kingery-Bulmash)"},
          blast_tnt, Falling{.output = "incident_pa", .level_unit = "kPa", .level_si = 1000}),
      Model("blast_kinney_graham",
            {"blast of explosive in free air (Kinney-Graham)", "空中爆炸冲击波(Kinney-Graham)"},
            blast_kinney_graham, overpressure),
      Model("vce_tnt",
            {"vapour cloud explosion as an equivalent charge of TNT", "蒸气云爆炸(TNT 当量法)"},
            vce_tnt, overpressure),
      Model("vce_multi_energy",
            {"vapour cloud explosion by TNO's multi-energy method", "蒸气云爆炸(TNO 多能法)"},
            vce_multi_energy, overpressure),
      Model("vce_bst",
            {"vapour cloud explosion by Baker, Strehlow and Tang",
             "蒸气云爆炸(Baker-Strehlow-Tang 法)"},
            vce_bst, overpressure),
      Model("vce_bauwens",
            {"delayed ignition of a hydrogen jet (Bauwens)", "氢气射流延迟点火爆炸(Bauwens)"},
            vce_bauwens, overpressure),
      Model("dust_explosion",
            {"class of a dust, vent area and effects outside", "粉尘爆炸等级、泄爆面积与外部效应"},
            dust_explosion),
      Model("mine_gas_explosion", {"methane explosion in a mine roadway", "矿井巷道瓦斯爆炸"},
            mine_gas_explosion, overpressure),
      Model("fireworks_explosion",
            {"mass explosion of fireworks or their composition", "烟花爆竹整体爆炸"},
            fireworks_explosion, overpressure),
  };
}

}  // namespace yuyan::consequence
