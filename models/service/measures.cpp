#include "models/service/measures.h"

#include <algorithm>
#include <cmath>

namespace yuyan::service {
namespace {

using results::Label;
using results::Type;

/// Standard deviation from sums.
double deviation(double sum, double squares, std::int64_t count) {
  if (count < 2) return results::missing_real;
  const auto n = static_cast<double>(count);
  return std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1)));
}

constexpr Type whole = Type::integer;
constexpr Type real = Type::real;

double busy_variance(const KindTally& t) {
  const double mean = ratio(t.total().busy_s, t.total().span_s);
  return std::max(0.0, ratio(t.busy_squared_s(), t.total().span_s) - mean * mean);
}
double present_variance(const KindTally& t) {
  const double mean = ratio(t.total().present_s, t.total().span_s);
  return std::max(0.0, ratio(t.present_squared_s(), t.total().span_s) - mean * mean);
}

}  // namespace

std::vector<Measure<StageCounts>> stage_measures() {
  using C = StageCounts;
  return {
      {"arrived", whole, "1", {"calls", "任务数"}, [](const C& c) { return double(c.arrived); }},
      {"lost",
       whole,
       "1",
       {"calls that found the queue full", "因排队已满损失的任务"},
       [](const C& c) { return double(c.lost); }},
      {"given_up",
       whole,
       "1",
       {"calls that lost patience", "放弃等待的任务"},
       [](const C& c) { return double(c.given_up); }},
      {"served",
       whole,
       "1",
       {"calls that got their units", "获派力量的任务"},
       [](const C& c) { return double(c.served); }},
      {"waited",
       whole,
       "1",
       {"served calls that had to wait", "曾等待的任务"},
       [](const C& c) { return double(c.waited); }},
      {"completed",
       whole,
       "1",
       {"calls whose stage was completed", "完成的任务"},
       [](const C& c) { return double(c.completed); }},
      {"waiting_probability",
       real,
       "1",
       {"share of the served calls that had to wait", "等待概率"},
       [](const C& c) { return ratio(c.waited, c.served); }},
      {"loss_share",
       real,
       "1",
       {"share of the calls that were lost", "损失率"},
       [](const C& c) { return ratio(c.lost, c.arrived); }},
      {"mean_wait_s",
       real,
       "s",
       {"mean wait of the served, zeros included", "平均等待时间"},
       [](const C& c) { return ratio(c.wait_s, c.served); }},
      {"sd_wait_s",
       real,
       "s",
       {"standard deviation of the wait", "等待时间标准差"},
       [](const C& c) { return deviation(c.wait_s, c.wait_squared_s2, c.served); }},
      {"mean_response_s",
       real,
       "s",
       {"mean time from the call until the first unit arrives", "平均响应时间(至首到)"},
       [](const C& c) { return ratio(c.response_s, c.reached); }},
      {"mean_last_arrival_s",
       real,
       "s",
       {"mean time from the call until the last of its units arrives", "平均到齐时间"},
       [](const C& c) { return ratio(c.last_arrival_s, c.completed); }}};
}

std::vector<Measure<StreamCounts>> stream_measures() {
  using C = StreamCounts;
  return {
      {"arrived", whole, "1", {"calls", "任务数"}, [](const C& c) { return double(c.arrived); }},
      {"lost",
       whole,
       "1",
       {"calls lost at some stage", "损失的任务"},
       [](const C& c) { return double(c.lost); }},
      {"given_up",
       whole,
       "1",
       {"calls that lost patience", "放弃等待的任务"},
       [](const C& c) { return double(c.given_up); }},
      {"completed",
       whole,
       "1",
       {"calls that went through all stages", "完成全部环节的任务"},
       [](const C& c) { return double(c.completed); }},
      {"mean_total_s",
       real,
       "s",
       {"mean time in the system", "平均总时间"},
       [](const C& c) { return ratio(c.total_s, c.completed); }},
      {"sd_total_s",
       real,
       "s",
       {"standard deviation of the time in the system", "总时间标准差"},
       [](const C& c) { return deviation(c.total_s, c.total_squared_s2, c.completed); }}};
}

std::vector<Measure<KindTally>> kind_measures() {
  using T = KindTally;
  return {
      {"mean_queue",
       real,
       "1",
       {"time average of the calls that wait", "平均排队数"},
       [](const T& t) { return ratio(t.total().waiting_s, t.total().span_s); }},
      {"mean_present",
       real,
       "1",
       {"time average of the calls that wait or are served", "平均在场任务数"},
       [](const T& t) { return ratio(t.total().present_s, t.total().span_s); }},
      {"variance_present",
       real,
       "1",
       {"variance of that number", "在场任务数方差"},
       present_variance},
      {"mean_busy",
       real,
       "1",
       {"time average of the units in use", "平均忙碌力量数"},
       [](const T& t) { return ratio(t.total().busy_s, t.total().span_s); }},
      {"variance_busy", real, "1", {"variance of that number", "忙碌力量数方差"}, busy_variance},
      {"most_waiting", whole, "1", {"longest queue", "最长排队"}, [](const T& t) {
         return double(t.most_waiting);
       }}};
}

std::string word(std::string id) {
  std::ranges::replace(id, ' ', '_');
  return id;
}

bool has_states(const ServiceModel& model, std::size_t kind) {
  const std::size_t units = model.kinds()[kind].units.size();
  return units > 0 && units <= 10 && !model.service().kinds[kind].unlimited;
}

std::string states_path(const ServiceModel& model, std::size_t kind) {
  return "/service/states/" + word(model.service().kinds[kind].id);
}

std::size_t sample_count(const Service& service) {
  return static_cast<std::size_t>(std::floor(service.horizon_s / service.sample_interval_s)) + 1;
}

}  // namespace yuyan::service
