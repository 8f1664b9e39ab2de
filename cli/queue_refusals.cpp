#include "cli/queue_refusals.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace yuyan::cli {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array known{
    Pair{"the queue grows without end: the load is not below the units",
         "排队将无限增长: 负荷不低于力量数"},
    Pair{"Erlang B: units and load are not negative", "Erlang B: 力量数与负荷不得为负"},
    Pair{"Erlang C: units from 1, rate not negative, mean service above 0",
         "Erlang C: 力量数不少于 1, 到达率不得为负, 平均服务时间大于 0"},
    Pair{"M/M/c/K: units from 1, room for as many or more, rate not negative, service above 0",
         "M/M/c/K: 力量数不少于 1, 容量不少于力量数, 到达率不得为负, 服务时间大于 0"},
    Pair{"M/G/1: rate and variation not negative, mean service above 0",
         "M/G/1: 到达率与变异系数不得为负, 平均服务时间大于 0"},
    Pair{"M/M/infinity: nothing is negative", "M/M/∞: 各输入不得为负"},
    Pair{"M/D/infinity: nothing is negative", "M/D/∞: 各输入不得为负"},
    Pair{"finite source: sources and units from 1, rate not negative, mean service above 0",
         "有限源: 源数与力量数不少于 1, 到达率不得为负, 平均服务时间大于 0"},
    Pair{"batches: rate not negative, mean service above 0",
         "成批到达: 到达率不得为负, 平均服务时间大于 0"},
    Pair{"batches: the probabilities add up to 1", "成批到达: 概率之和应为 1"},
    Pair{"order statistics: 1 <= k <= n", "次序统计: 应满足 1 <= k <= n"},
    Pair{"priorities: rates are not negative", "优先级: 到达率不得为负"},
    Pair{"priorities: rates and variations not negative, mean services above 0",
         "优先级: 到达率与变异系数不得为负, 平均服务时间大于 0"},
    Pair{"shuttle: patients, vehicles and places in them from 1",
         "往返转运: 人数、车辆数与每车人数不少于 1"},
    Pair{"square-root law: area and stations above 0", "平方根律: 面积与站点数大于 0"},
    Pair{"square-root law: ranks count from 1", "平方根律: 序号自 1 起"},
    Pair{"travel time: distance not negative, speed and acceleration above 0",
         "行驶时间: 距离不得为负, 速度与加速度大于 0"},
    Pair{"coverage: units not negative, busy between 0 and 1",
         "覆盖: 力量数不得为负, 忙碌率在 0 与 1 之间"},
    Pair{"coverage: demands are not negative", "覆盖: 需求量不得为负"},
    Pair{"hypercube: 1 to 16 units", "超立方模型(精确): 力量数为 1 至 16"},
    Pair{"hypercube: 1 unit or more", "超立方模型: 力量数不少于 1"},
    Pair{"hypercube: with a queue each area may get every unit",
         "超立方模型: 可排队时各区域须可使用全部力量"},
    Pair{"no calls at random are for units of this kind", "没有随机任务需要此类力量"},
    Pair{"the hypercube needs 1 unit or more", "超立方模型需要 1 个以上力量"},
    Pair{"the exact model needs a queue without limit, or none", "精确模型需要无限排队或不排队"},
    Pair{"the exact model needs calls at random: rate_per_s", "精确模型需要随机到达: rate_per_s"},
    Pair{"the exact model needs services that take time", "精确模型需要服务时间大于 0"},
    Pair{"the exact model needs stages that take one unit", "精确模型要求各环节只用一个力量"}};

}  // namespace

Text refusal(const std::string& english) {
  const auto found = std::ranges::find(known, std::string_view(english), &Pair::first);
  return {english, "输入不成立: " + (found == known.end() ? english : std::string(found->second))};
}

}  // namespace yuyan::cli
