// The head of a programme scenario: what it is called, how its replications share parameters.
#pragma once

#include <string>
#include <tuple>

#include "models/parameters/field.h"

namespace yuyan::indicators {

struct ProgrammeHead {
  std::string name{};
  std::string title{};
  std::string title_zh{};
  int replications_a_draw = 2;
  int register_seed = 1;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("name", &ProgrammeHead::name,
              {.meaning = "short name in ASCII", .meaning_zh = "英文短名", .required = true}),
        field("title", &ProgrammeHead::title,
              {.meaning = "title in English", .meaning_zh = "英文标题", .required = true}),
        field("title_zh", &ProgrammeHead::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文标题", .required = true}),
        field("replications_a_draw", &ProgrammeHead::replications_a_draw,
              {.unit = "1",
               .range = {.low = 1, .high = 1000},
               .meaning = "replications in a row that share one draw of the uncertain parameters: "
                          "from 2 on, chance and not knowing can be told apart",
               .meaning_zh = "共用同一组不确定参数的推演次数(2 以上可区分参数不确定性与偶然性)"}),
        field("register_seed", &ProgrammeHead::register_seed,
              {.unit = "1",
               .range = {.low = 0, .high = 1e9},
               .meaning = "seed of the enterprises that stand for the totals",
               .meaning_zh = "生成企业名录的随机种子"})};
  }
};

}  // namespace yuyan::indicators
