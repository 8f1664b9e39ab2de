// The head of a drill scenario: what it is called, when it starts, how long it may last.
#pragma once

#include <string>
#include <tuple>

#include "models/parameters/field.h"
#include "models/parameters/quantity.h"

namespace yuyan::response {

using parameters::Drawn;
using parameters::field;
using parameters::name_of;
using parameters::Quantity;
using parameters::Status;

/// Which edition of the standards the clauses and actors belong to.
enum class StandardSet { y2016, current };

constexpr auto choices(StandardSet) {
  return std::array{parameters::Choice{"2016", StandardSet::y2016},
                    parameters::Choice{"current", StandardSet::current}};
}

struct Scenario {
  std::string name;
  std::string title;
  std::string title_zh;
  StandardSet standards = StandardSet::y2016;
  Quantity start_hour = 14.0;
  double horizon_s = 86400;
  double sample_interval_s = 300;
  std::string initiating_event;  ///< empty: drawn by weight

  static constexpr auto fields() {
    return std::tuple{
        field("name", &Scenario::name,
              {.meaning = "short name in ASCII", .meaning_zh = "英文短名", .required = true}),
        field("title", &Scenario::title,
              {.meaning = "title in English", .meaning_zh = "英文标题", .required = true}),
        field("title_zh", &Scenario::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文标题", .required = true}),
        field("standards", &Scenario::standards,
              {.meaning = "edition of standards and actors' names", .meaning_zh = "标准版本"}),
        field("start_hour", &Scenario::start_hour,
              {.unit = "h",
               .range = {.low = 0, .high = 24},
               .meaning = "clock hour at which the initiating event happens (T0)",
               .meaning_zh = "事发时刻",
               .drawn = Drawn::once_a_replication}),
        field("horizon_s", &Scenario::horizon_s,
              {.unit = "s",
               .range = {.low = 600, .high = 1e6},
               .meaning = "the drill ends here at the latest",
               .meaning_zh = "推演最长时间"}),
        field("sample_interval_s", &Scenario::sample_interval_s,
              {.unit = "s",
               .range = {.low = 10, .high = 7200},
               .meaning = "spacing of the sampled timeline",
               .meaning_zh = "时间线取样间隔"}),
        field("initiating_event", &Scenario::initiating_event,
              {.meaning = "id of the one initiating event to play; empty draws by weight",
               .meaning_zh = "指定初始事件; 空则按权重抽取"})};
  }
};

}  // namespace yuyan::response
