#include "models/consequence/catalogue.h"
#include "models/consequence/crowd_density.h"
#include "models/consequence/exit_flow.h"
#include "models/consequence/landslide_runout.h"
#include "models/consequence/pipeline_impact_radius.h"
#include "models/consequence/spoil_heap.h"
#include "models/consequence/tailings_breach.h"
#include "models/consequence/water_inrush.h"

namespace yuyan::consequence {

std::vector<Model> ground_models() {
  return {
      Model("tailings_breach",
            {"breach of a tailings dam: outflow and runout with their uncertainty",
             "尾矿库溃坝:下泄量与下泄距离(含不确定性)"},
            tailings_breach),
      Model("landslide_runout", {"reach of a landslide by H/L", "滑坡滑动距离(H/L 法)"},
            landslide_runout),
      Model("spoil_heap", {"failure of a spoil heap or waste fill", "排土场、渣土堆滑塌"},
            spoil_heap),
      Model("water_inrush", {"water inrush through the floor of a mine", "矿井底板突水"},
            water_inrush),
      Model("pipeline_impact_radius",
            {"potential impact radius of a natural gas line", "天然气管道潜在影响半径"},
            pipeline_impact_radius),
      Model("exit_flow",
            {"time of people through an exit (hydraulic model)", "出口疏散时间(水力模型)"},
            exit_flow),
      Model("crowd_density", {"speed, flow and danger of a crowd", "人群密度、流量与危险等级"},
            crowd_density),
  };
}

}  // namespace yuyan::consequence
