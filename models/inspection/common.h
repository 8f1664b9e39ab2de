// What is not known of all sectors alike.
#pragma once

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// Multiplies what each sector says of itself: the part of the uncertainty that the sectors share,
/// because the same few surveys and campaigns stand behind all of them. A sector's own priors are
/// what sets it apart.
struct Common {
  Quantity hazards = 1.0, check_finds = 1.0, visit_finds = 1.0, rectification = 1.0;
  bool holds_base_year = false;

  static constexpr auto fields() {
    return std::tuple{
        field("hazards", &Common::hazards,
              {.range = {0, 100},
               .meaning = "multiplies hidden hazards that arise",
               .meaning_zh = "新生隐患数公共因子",
               .drawn = Drawn::once_a_replication}),
        field("check_finds", &Common::check_finds,
              {.range = {0, 100},
               .meaning = "multiplies the chance that a self-check finds: diligence",
               .meaning_zh = "自查发现概率公共因子",
               .drawn = Drawn::once_a_replication}),
        field("visit_finds", &Common::visit_finds,
              {.range = {0, 100},
               .meaning = "multiplies the chance that a visit finds: skill of officers",
               .meaning_zh = "检查发现概率公共因子",
               .drawn = Drawn::once_a_replication}),
        field("rectification", &Common::rectification,
              {.range = {0, 100},
               .meaning = "multiplies the time until hazards are put right",
               .meaning_zh = "整改天数公共因子",
               .drawn = Drawn::once_a_replication}),
        field("holds_base_year", &Common::holds_base_year,
              {.meaning = "whether each replication scales its accident rates so that the year "
                          "before the plan has the accidents of the mean parameters: what is known "
                          "of that year is then said by the level of risk alone",
               .meaning_zh = "是否按基准年事故数归一化各次抽样"})};
  }
};

}  // namespace yuyan::inspection
