#include "models/consequence/boilover.h"
#include "models/consequence/burning_rate.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/engulfing_fire_load.h"
#include "models/consequence/fireball.h"
#include "models/consequence/fragments.h"
#include "models/consequence/jet_fire.h"
#include "models/consequence/pool_fire.h"
#include "models/consequence/pool_fire_point_source.h"
#include "models/consequence/roadway_smoke.h"
#include "models/consequence/transmissivity.h"
#include "models/consequence/vessel_burst.h"
#include "models/consequence/vessel_in_fire.h"
#include "models/consequence/view_factor.h"
#include "models/consequence/warehouse_fire.h"

namespace yuyan::consequence {
namespace {

constexpr Falling radiation{
    .output = "heat_flux_w_m2", .over = "distance_m", .level_unit = "kW/m2", .level_si = 1000};

}  // namespace

std::vector<Model> fire_models() {
  return {
      Model("burning_rate", {"burning rate of a pool of liquid", "液池燃烧速率"},
            evaluate_burning_rate),
      Model("pool_fire",
            {"thermal radiation of a pool or tank fire (tilted solid flame)",
             "池火、罐火热辐射(倾斜圆柱火焰)"},
            pool_fire, radiation),
      Model("cylinder_view_factor",
            {"view factor of a tilted cylindrical flame", "倾斜圆柱火焰视角系数"},
            cylinder_view_factor, Falling{.output = "view_factor", .level_unit = "1"}),
      Model("transmissivity",
            {"share of thermal radiation that passes the air", "大气热辐射透射率"},
            evaluate_transmissivity,
            Falling{.output = "transmissivity", .over = "path_m", .level_unit = "1"}),
      Model("pool_fire_point_source",
            {"thermal radiation of a pool fire as a point", "池火热辐射(点源)"},
            pool_fire_point_source,
            Falling{.output = "heat_flux_w_m2",
                    .over = "target_x_m",
                    .level_unit = "kW/m2",
                    .level_si = 1000}),
      Model("jet_fire", {"burning jet of gas", "喷射火"}, jet_fire,
            Falling{.output = "heat_flux_w_m2",
                    .over = "target_x_m",
                    .level_unit = "kW/m2",
                    .level_si = 1000}),
      Model("fireball", {"fireball of a burst vessel (BLEVE)", "沸腾液体扩展蒸气爆炸(BLEVE)火球"},
            fireball, radiation),
      Model("engulfing_fire_load",
            {"heat into an object that stands in flames", "火焰包围时的热载荷"},
            engulfing_fire_load),
      Model("vessel_in_fire",
            {"vessel of liquefied gas in flames: valve and rupture",
             "液化气容器受火:安全阀开启与破裂"},
            vessel_in_fire),
      Model("boilover", {"boilover of a burning crude tank", "原油储罐沸溢"}, boilover),
      Model("vessel_burst",
            {"energy and blast of a vessel that bursts under pressure", "压力容器爆裂能量与冲击波"},
            vessel_burst,
            Falling{.output = "overpressure_pa", .level_unit = "kPa", .level_si = 1000}),
      Model("fragments", {"range of pieces of a burst vessel", "容器碎片飞散距离"}, fragments),
      Model("warehouse_fire", {"fire in stacked goods or fireworks", "仓库、烟花爆竹堆垛火灾"},
            warehouse_fire, radiation),
      Model("roadway_smoke",
            {"smoke and CO of a fire in a tunnel or mine road", "隧道、矿井巷道火灾烟气与 CO"},
            roadway_smoke),
  };
}

}  // namespace yuyan::consequence
