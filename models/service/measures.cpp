#include "models/service/measures.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

template <class Of>
using Getter = double (*)(const Of&);

template <class Of>
Measure<Of> count(const char* name, Label label, Getter<Of> of) {
  return {name, Type::integer, "1", std::move(label), of};
}
template <class Of>
Measure<Of> number(const char* name, Label label, Getter<Of> of) {
  return {name, Type::real, "1", std::move(label), of};
}
template <class Of>
Measure<Of> time(const char* name, Label label, Getter<Of> of) {
  return {name, Type::real, "s", std::move(label), of};
}

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
      count<C>("arrived", {"calls", "任务数"}, [](const C& c) { return double(c.arrived); }),
      count<C>("lost", {"calls that found the queue full", "因排队已满损失的任务"},
               [](const C& c) { return double(c.lost); }),
      count<C>("given_up", {"calls that lost patience", "放弃等待的任务"},
               [](const C& c) { return double(c.given_up); }),
      count<C>("served", {"calls that got their units", "获派力量的任务"},
               [](const C& c) { return double(c.served); }),
      count<C>("waited", {"served calls that had to wait", "曾等待的任务"},
               [](const C& c) { return double(c.waited); }),
      count<C>("completed", {"calls whose stage was completed", "完成的任务"},
               [](const C& c) { return double(c.completed); }),
      number<C>("waiting_probability", {"share of the served calls that had to wait", "等待概率"},
                [](const C& c) { return ratio(c.waited, c.served); }),
      number<C>("loss_share", {"share of the calls that were lost", "损失率"},
                [](const C& c) { return ratio(c.lost, c.arrived); }),
      time<C>("mean_wait_s", {"mean wait of the served, zeros included", "平均等待时间"},
              [](const C& c) { return ratio(c.wait_s, c.served); }),
      time<C>("sd_wait_s", {"standard deviation of the wait", "等待时间标准差"},
              [](const C& c) { return deviation(c.wait_s, c.wait_squared_s2, c.served); }),
      time<C>("mean_response_s",
              {"mean time from the call until the first unit arrives", "平均响应时间(至首到)"},
              [](const C& c) { return ratio(c.response_s, c.reached); }),
      time<C>("mean_last_arrival_s",
              {"mean time from the call until the last of its units arrives", "平均到齐时间"},
              [](const C& c) { return ratio(c.last_arrival_s, c.completed); })};
}

std::vector<Measure<StreamCounts>> stream_measures() {
  using C = StreamCounts;
  return {
      count<C>("arrived", {"calls", "任务数"}, [](const C& c) { return double(c.arrived); }),
      count<C>("lost", {"calls lost at some stage", "损失的任务"},
               [](const C& c) { return double(c.lost); }),
      count<C>("given_up", {"calls that lost patience", "放弃等待的任务"},
               [](const C& c) { return double(c.given_up); }),
      count<C>("completed", {"calls that went through all stages", "完成全部环节的任务"},
               [](const C& c) { return double(c.completed); }),
      time<C>("mean_total_s", {"mean time in the system", "平均总时间"},
              [](const C& c) { return ratio(c.total_s, c.completed); }),
      time<C>("sd_total_s", {"standard deviation of the time in the system", "总时间标准差"},
              [](const C& c) { return deviation(c.total_s, c.total_squared_s2, c.completed); })};
}

std::vector<Measure<KindTally>> kind_measures() {
  using T = KindTally;
  return {number<T>("mean_queue", {"time average of the calls that wait", "平均排队数"},
                    [](const T& t) { return ratio(t.total().waiting_s, t.total().span_s); }),
          number<T>("mean_present",
                    {"time average of the calls that wait or are served", "平均在场任务数"},
                    [](const T& t) { return ratio(t.total().present_s, t.total().span_s); }),
          number<T>("variance_present", {"variance of that number", "在场任务数方差"},
                    present_variance),
          number<T>("mean_busy", {"time average of the units in use", "平均忙碌力量数"},
                    [](const T& t) { return ratio(t.total().busy_s, t.total().span_s); }),
          number<T>("variance_busy", {"variance of that number", "忙碌力量数方差"}, busy_variance),
          count<T>("most_waiting", {"longest queue", "最长排队"},
                   [](const T& t) { return double(t.most_waiting); })};
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
