#include "cli/queue_formulas.h"

#include <cmath>

#include "models/queueing/erlang.h"
#include "models/queueing/travel.h"

namespace yuyan::cli {
namespace {

using namespace queueing;
using Values = FormulaValues;
using Outputs = std::vector<FormulaOutput>;

double one(const Values& values, const char* name) { return values.at(name).front(); }

int whole(const Values& values, const char* name) {
  const double value = one(values, name);
  if (value != std::floor(value) || std::abs(value) > 1e6)
    throw std::invalid_argument(fmt::format("{} is a whole number up to a million", name));
  return static_cast<int>(value);
}

const Text units_text{"units", "力量数"};
const Text rate_text{"calls per unit of time", "到达率"};
const Text service_text{"mean service", "平均服务时间"};
const Text wait_text{"mean wait of those served, zeros included", "平均等待"};
const Text queue_text{"mean number that wait", "平均排队数"};
const Text present_text{"mean number present", "平均在场数"};

Outputs of(const FiniteQueue& queue) {
  return {{"loss", queue.loss, {"share of the calls lost", "损失率"}},
          {"mean_wait", queue.mean_wait, wait_text},
          {"mean_queue", queue.mean_queue, queue_text},
          {"mean_present", queue.mean_present, present_text}};
}

Outputs of_erlang_b(const Values& values) {
  const double load = one(values, "load");
  const double blocked = erlang_b(whole(values, "units"), load);
  return {{"loss", blocked, {"share of the calls lost", "损失率"}},
          {"carried", load * (1 - blocked), {"mean number busy", "平均忙碌数"}}};
}

Outputs of_erlang_c(const Values& values) {
  const ErlangC queue =
      erlang_c(whole(values, "units"), one(values, "rate"), one(values, "service"));
  return {{"waiting_probability", queue.waiting_probability, {"P(wait)", "等待概率"}},
          {"mean_wait", queue.mean_wait, wait_text},
          {"mean_queue", queue.mean_queue, queue_text},
          {"mean_present", queue.mean_present, present_text},
          {"utilisation", queue.utilisation, {"share of time busy", "利用率"}},
          {"beyond", queue.exceeds(one(values, "t")), {"P(wait > t)", "等待超过 t 的概率"}}};
}

Outputs of_finite_queue(const Values& values) {
  return of(finite_queue(whole(values, "units"), whole(values, "room"), one(values, "rate"),
                         one(values, "service")));
}

Outputs of_finite_source(const Values& values) {
  const FiniteQueue queue = finite_source(whole(values, "sources"), whole(values, "units"),
                                          one(values, "rate"), one(values, "service"));
  Outputs outputs = of(queue);
  outputs.erase(outputs.begin());
  outputs.push_back({"effective_rate",
                     (whole(values, "sources") - queue.mean_present) * one(values, "rate"),
                     {"calls per unit of time", "有效到达率"}});
  return outputs;
}

Outputs of_mg1(const Values& values) {
  const double rate = one(values, "rate");
  const double wait = mg1_mean_wait(rate, one(values, "service"), one(values, "cv2"));
  return {{"mean_wait", wait, wait_text}, {"mean_queue", rate * wait, queue_text}};
}

Outputs of_priorities(const Values& values) {
  const auto waits =
      mmc_priority_waits(whole(values, "units"), values.at("rates"), one(values, "service"));
  Outputs outputs;
  for (std::size_t i = 0; i < waits.size(); ++i)
    outputs.push_back({fmt::format("mean_wait_{}", i + 1), waits[i],
                       text("mean wait of class {}", "第 {} 级平均等待", i + 1)});
  return outputs;
}

Outputs of_unlimited(const Values& values) {
  const double rate = one(values, "rate");
  const double service = one(values, "service");
  const double t = one(values, "t");
  return {{"exponential",
           unlimited_mean_exponential(rate, service, t),
           {"mean number present at t, exponential service", "t 时平均在场数, 指数服务"}},
          {"constant",
           unlimited_mean_constant(rate, service, t),
           {"the same, constant service", "t 时平均在场数, 定长服务"}}};
}

Outputs of_batch(const Values& values) {
  const BatchSystem system =
      batch_unlimited(one(values, "rate"), one(values, "service"), values.at("weights"));
  return {{"mean_busy", system.mean, {"mean number of units busy", "平均忙碌力量数"}},
          {"variance_busy", system.variance, {"variance of it", "方差"}}};
}

Outputs of_order(const Values& values) {
  return {{"mean",
           exponential_order_mean(whole(values, "n"), whole(values, "k"), one(values, "mean")),
           {"mean arrival of the k-th", "第 k 个的平均到达时间"}}};
}

Outputs of_shuttle(const Values& values) {
  return {
      {"last_delivery",
       shuttle_last_delivery(whole(values, "patients"), whole(values, "vehicles"),
                             whole(values, "carries"), one(values, "arrive"), one(values, "load"),
                             one(values, "drive"), one(values, "hand_over"), one(values, "back")),
       {"when the last patient is delivered", "最后一名送达时刻"}}};
}

Outputs of_square_root(const Values& values) {
  struct Row {
    const char* name;
    Lattice lattice;
    Metric metric;
    Text meaning;
  };
  const std::vector<Row> rows{{"random_straight",
                               Lattice::random,
                               Metric::straight,
                               {"stations at random, straight lines, km", "随机分布, 直线, 千米"}},
                              {"random_right_angle",
                               Lattice::random,
                               Metric::right_angle,
                               {"stations at random, right angles, km", "随机分布, 直角, 千米"}},
                              {"square_straight",
                               Lattice::square,
                               Metric::straight,
                               {"square lattice, straight lines, km", "方格网, 直线, 千米"}},
                              {"square_right_angle",
                               Lattice::square,
                               Metric::right_angle,
                               {"square lattice, right angles, km", "方格网, 直角, 千米"}},
                              {"hexagon_straight",
                               Lattice::hexagon,
                               Metric::straight,
                               {"hexagons, straight lines, km", "六边形网, 直线, 千米"}},
                              {"diamond_right_angle",
                               Lattice::diamond,
                               Metric::right_angle,
                               {"diamonds, right angles, km", "菱形网, 直角, 千米"}}};
  const int rank = whole(values, "rank");
  Outputs outputs;
  for (const Row& row : rows) {
    if (rank > 1 && row.lattice != Lattice::random) continue;
    const double distance_m = mean_distance_m(
        1e6 * one(values, "area_km2"), one(values, "stations"), row.lattice, row.metric, rank);
    outputs.push_back({row.name, distance_m / 1000, row.meaning});
  }
  return outputs;
}

Outputs of_travel(const Values& values) {
  const double time_s =
      kolesar_blum_time_s(1000 * one(values, "distance_km"), one(values, "cruise_m_s"),
                          one(values, "acceleration_m_s2"));
  return {{"time_s", time_s, {"travel time, s", "行驶时间, 秒"}},
          {"time_min", time_s / 60, {"travel time, min", "行驶时间, 分"}}};
}

}  // namespace

std::span<const Formula> formulas() {
  static const std::vector<Formula> list{
      {"erlang_b",
       {"calls that find all busy are lost (any law of service)", "埃尔朗 B: 无排队损失制"},
       {{"units", units_text}, {"load", {"rate times mean service", "业务量"}}},
       of_erlang_b},
      {"erlang_c",
       {"M/M/c: calls that find all busy wait", "埃尔朗 C: 排队等待制"},
       {{"units", units_text},
        {"rate", rate_text},
        {"service", service_text},
        {"t", {"a wait", "等待时间"}, 1}},
       of_erlang_c},
      {"finite_queue",
       {"M/M/c with room for so many calls in all", "M/M/c/K: 有限容量"},
       {{"units", units_text},
        {"room", {"calls in all", "总容量"}},
        {"rate", rate_text},
        {"service", service_text}},
       of_finite_queue},
      {"finite_source",
       {"sources that call again after each call", "有限来源"},
       {{"sources", {"sources", "来源数"}},
        {"units", units_text},
        {"rate", {"of each source that is not served", "每个来源的呼叫率"}},
        {"service", service_text}},
       of_finite_source},
      {"mg1",
       {"one unit, any law of service", "M/G/1"},
       {{"rate", rate_text},
        {"service", service_text},
        {"cv2", {"squared coefficient of variation of the service", "服务时间变异系数平方"}, 1}},
       of_mg1},
      {"priorities",
       {"M/M/c, the first class first, none interrupted", "非抢占优先级 M/M/c"},
       {{"units", units_text},
        {"rates",
         {"calls of each class, with commas", "各级到达率, 逗号分隔"},
         std::numeric_limits<double>::quiet_NaN(),
         true},
        {"service", service_text}},
       of_priorities},
      {"unlimited",
       {"always a unit free, from an empty start", "无限台, 自空系统起"},
       {{"rate", rate_text}, {"service", service_text}, {"t", {"time", "时刻"}}},
       of_unlimited},
      {"batch",
       {"alarms that take several units, released one by one", "成批占用、逐个释放"},
       {{"rate", {"alarms per unit of time", "警情率"}},
        {"service", service_text},
        {"weights",
         {"probability of 1, 2, … units", "占用 1、2、… 个的概率"},
         std::numeric_limits<double>::quiet_NaN(),
         true}},
       of_batch},
      {"order",
       {"the k-th of n independent exponential arrivals", "n 个指数到达中的第 k 个"},
       {{"n", {"arrivals", "总数"}},
        {"k", {"which", "第几个"}},
        {"mean", {"mean of each", "各自平均"}}},
       of_order},
      {"shuttle",
       {"vehicles that fetch patients to and fro", "往返转运"},
       {{"patients", {"patients", "伤员数"}},
        {"vehicles", {"vehicles", "车辆数"}},
        {"carries", {"patients a trip", "每次人数"}, 1},
        {"arrive", {"first at the scene", "首次到场"}},
        {"load", {"loading", "装车"}},
        {"drive", {"to hospital", "送院"}},
        {"hand_over", {"hand-over", "交接"}},
        {"back", {"back to the scene", "返回"}}},
       of_shuttle},
      {"square_root",
       {"mean distance to the nearest station", "平方根律: 到最近站的平均距离"},
       {{"area_km2", {"area, km2", "面积, 平方千米"}},
        {"stations", {"stations with a free unit", "有空闲力量的站数"}},
        {"rank", {"nearest, second nearest, …", "第几近"}, 1}},
       of_square_root},
      {"travel",
       {"travel time of Kolesar and Blum, RAND constants", "Kolesar-Blum 行驶时间律"},
       {{"distance_km", {"distance, km", "距离, 千米"}},
        {"cruise_m_s", {"cruising speed, m/s", "巡航速度"}, rand_cruise_m_s},
        {"acceleration_m_s2", {"acceleration, m/s2", "加速度"}, rand_acceleration_m_s2}},
       of_travel}};
  return list;
}

}  // namespace yuyan::cli
