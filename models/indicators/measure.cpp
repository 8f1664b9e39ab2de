#include "models/indicators/measure.h"

namespace yuyan::indicators {
namespace {

constexpr std::size_t nationals = 9;

constexpr std::array<MeasureDescription, measure_count - nationals> counts{{
    {"accidents/year", "accidents with a death", "死亡事故起数", Count::fatal_accidents},
    {"persons/year", "serious injuries", "重伤人数", Count::serious_injuries},
    {"yuan/year", "direct loss", "直接经济损失", Count::loss_yuan},
    {"accidents/year", "general accidents by Decree 493", "一般事故起数(按等级)",
     Count::general_accidents},
    {"accidents/year", "larger accidents by Decree 493", "较大事故起数(按等级)",
     Count::larger_accidents},
    {"accidents/year", "major accidents by Decree 493", "重大事故起数(按等级)",
     Count::major_accidents},
    {"accidents/year", "major and extraordinarily serious accidents by Decree 493",
     "重特大事故起数(按等级)", Count::major_or_worse_accidents},
    {"accidents/year", "accidents with fewer than 3 deaths", "死亡3人以下事故起数",
     Count::accidents_below_3_deaths},
    {"accidents/year", "accidents with 3 to 9 deaths", "死亡3至9人事故起数",
     Count::accidents_3_9_deaths},
    {"accidents/year", "accidents in industry, mining and commerce", "工矿商贸事故起数",
     Count::industrial_accidents},
    {"persons/year", "deaths in industry, mining and commerce", "工矿商贸事故死亡人数",
     Count::industrial_deaths},
    {"persons/year", "deaths in coal mines", "煤矿事故死亡人数", Count::coal_deaths},
}};

}  // namespace

MeasureDescription description(Measure measure) {
  const auto place = static_cast<std::size_t>(measure);
  if (place >= nationals) return counts.at(place - nationals);
  const Indicator& national = national_indicators()[place];
  return {national.unit,  national.meaning,  national.meaning_zh,
          national.count, national.exposure, national.per};
}

}  // namespace yuyan::indicators
