#include "models/consequence/blast_harm.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/equipment_damage.h"
#include "models/consequence/thermal_harm.h"
#include "models/consequence/time_to_failure.h"

namespace yuyan::consequence {

std::vector<Model> harm_models() {
  return {
      Model("thermal_harm", {"death and burns by thermal radiation", "热辐射对人的伤害"},
            thermal_harm),
      Model("blast_harm", {"death, injury and collapse by blast", "爆炸冲击波伤害"}, blast_harm),
      Model("equipment_damage",
            {"failure of equipment by blast, or by heat before help arrives",
             "设备受爆炸或火灾破坏的概率"},
            equipment_damage),
      Model("time_to_failure",
            {"time a tank or vessel withstands a fire outside it", "储罐、容器受热失效时间"},
            time_to_failure),
  };
}

}  // namespace yuyan::consequence
