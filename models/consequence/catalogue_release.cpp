#include "models/consequence/ammonia_release.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/flash_release.h"
#include "models/consequence/gas_release.h"
#include "models/consequence/ignition.h"
#include "models/consequence/indoor_concentration.h"
#include "models/consequence/leak_size.h"
#include "models/consequence/liquid_release.h"
#include "models/consequence/pool_boiling.h"
#include "models/consequence/pool_evaporation.h"
#include "models/consequence/pool_spread.h"
#include "models/consequence/tank_drain.h"

namespace yuyan::consequence {

std::vector<Model> release_models() {
  return {
      Model("liquid_release", {"liquid through a hole", "液体经孔泄漏"}, liquid_release),
      Model("gas_release", {"gas through a hole, subsonic or choked", "气体经孔泄漏(亚临界或临界)"},
            gas_release),
      Model("tank_drain",
            {"a tank that empties through a hole, exact in time", "储罐经孔排空(解析解)"},
            tank_drain),
      Model("flash_release",
            {"superheated liquid: flash, spray, two-phase rate", "过热液体闪蒸与两相泄漏"},
            flash_release),
      Model("leak_size", {"size of a hole as a share of the pipe", "按管道面积份额确定孔径"},
            leak_size),
      Model("ignition", {"chance of immediate and delayed ignition", "立即与延迟点火概率"},
            ignition),
      Model("pool_spread", {"how far spilt liquid spreads", "液池扩展"}, pool_spread),
      Model("pool_evaporation", {"vapour from a pool below its boiling point", "液池蒸发(未沸腾)"},
            pool_evaporation),
      Model("pool_boiling",
            {"a cold liquid boils by the heat of the ground", "低温液池受地面加热沸腾"},
            pool_boiling),
      Model("indoor_concentration",
            {"gas in a ventilated room, from inside or outside", "通风房间内气体浓度"},
            indoor_concentration),
      Model("ammonia_release",
            {"ammonia refrigeration plant: flash, machine room, screening distance",
             "氨制冷泄漏:闪蒸、机房浓度、筛选距离"},
            ammonia_release),
  };
}

}  // namespace yuyan::consequence
