#include "models/consequence/catalogue.h"
#include "models/consequence/individual_risk.h"
#include "models/consequence/major_hazard.h"
#include "models/consequence/safety_distance.h"
#include "models/consequence/societal_risk.h"

namespace yuyan::consequence {

std::vector<Model> criteria_models() {
  return {
      Model("major_hazard",
            {"identification and grading of a major hazard (GB 18218)",
             "重大危险源辨识与分级(GB 18218)"},
            major_hazard),
      Model("individual_risk", {"individual risk against its limit", "个人风险及其基准"},
            individual_risk),
      Model("societal_risk", {"F-N curve against its limits", "社会风险 F-N 曲线及其基准"},
            societal_risk),
      Model("safety_distance",
            {"external safety distances checked against people", "外部安全防护距离与周边人口核对"},
            safety_distance),
  };
}

}  // namespace yuyan::consequence
