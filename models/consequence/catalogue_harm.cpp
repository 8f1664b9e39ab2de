#include "models/consequence/blast_harm.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/co_dose.h"
#include "models/consequence/equipment_damage.h"
#include "models/consequence/event_tree.h"
#include "models/consequence/risk_measures.h"
#include "models/consequence/thermal_harm.h"
#include "models/consequence/time_to_failure.h"
#include "models/consequence/toxic_harm.h"

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
      Model("toxic_harm", {"death by inhaled poison", "中毒致死概率"}, toxic_harm),
      Model("co_dose", {"incapacitation by carbon monoxide", "一氧化碳失能剂量"}, co_dose),
      Model("event_tree", {"probability of the ways an event can end", "事件树终态概率"},
            event_tree),
      Model("risk_measures",
            {"potential loss of life, fatal accident rate, average individual risk",
             "PLL、FAR 与平均个人风险"},
            risk_measures),
  };
}

}  // namespace yuyan::consequence
