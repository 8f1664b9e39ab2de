#include <string>
#include <utility>

#include "models/service/measures.h"
#include "models/service/outcomes.h"

namespace yuyan::service {
namespace {

using results::Label;
using results::Type;

constexpr Type whole = Type::integer;
constexpr Type real = Type::real;

template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

/// Words of a code.
std::vector<std::string> words(std::vector<std::string> ids) {
  for (std::string& id : ids) id = word(std::move(id));
  return ids;
}

std::vector<std::string> area_ids(const ServiceModel& model) {
  std::vector<std::string> ids;
  for (const int place : model.areas())
    ids.push_back(model.service().places[static_cast<std::size_t>(place)].id);
  return ids;
}

std::vector<std::string> unit_names(const ServiceModel& model) {
  std::vector<std::string> names;
  for (const UnitModel& unit : model.units()) names.push_back(unit.name);
  return names;
}

/// "01": the first unit is free, the second one busy.
std::vector<std::string> state_names(std::size_t states) {
  std::vector<std::string> names;
  for (std::size_t state = 0; state < states; ++state) {
    std::string name;
    for (std::size_t unit = 1; unit < states; unit *= 2) name += (state & unit) != 0 ? '1' : '0';
    names.push_back(std::move(name));
  }
  return names;
}

class LayoutBuilder {
 public:
  explicit LayoutBuilder(const ServiceModel& model) : model_(model), service_(model.service()) {}

  results::Layout build() {
    add_dimensions();
    variable("/service/ended_s", real, "s", {"when the run ended", "仿真结束时刻"}, {});
    add_stages();
    add_streams();
    add_kinds();
    add_units();
    add_areas();
    add_races();
    add_batches();
    add_timeline();
    if (service_.record_calls) add_calls();
    return std::move(layout_);
  }

 private:
  void dimension(std::string path, Label label, std::string unit, results::Values values) {
    layout_.dimensions.push_back(
        {std::move(path), std::move(label), std::move(unit), std::move(values)});
  }
  void variable(const std::string& path, Type type, const char* unit, Label label,
                std::vector<std::string> dimensions, std::vector<std::string> meanings = {}) {
    layout_.variables.push_back(
        {path, type, unit, std::move(label), std::move(dimensions), std::move(meanings)});
  }
  template <class Of>
  void variables(const char* group, const std::vector<Measure<Of>>& measures,
                 const std::string& dimension) {
    for (const auto& measure : measures)
      variable(group + std::string(measure.name), measure.type, measure.unit, measure.label,
               {dimension});
  }

  void add_dimensions() {
    dimension("/service/stage", {"stage", "环节"}, "", ids_of(service_.stages));
    dimension("/service/kind", {"kind of unit", "力量类别"}, "", ids_of(service_.kinds));
    dimension("/service/stream", {"stream of calls", "报警来源"}, "", ids_of(service_.streams));
    if (!model_.units().empty())
      dimension("/service/unit", {"unit", "力量"}, "", unit_names(model_));
    if (!model_.areas().empty())
      dimension("/service/area", {"place of calls", "报警区域"}, "", area_ids(model_));
    if (!service_.limits_s.empty())
      dimension("/service/limit", {"limit", "限值"}, "s", service_.limits_s);
    dimension("/service/quantile", {"share of the calls below", "分位"}, "1",
              std::vector<double>(quantile_levels.begin(), quantile_levels.end()));
    std::vector<std::int64_t> numbers;
    for (int n = 0; n <= service_.number_up_to + 1; ++n) numbers.push_back(n);
    dimension("/service/number", {"number; the last one: or more", "数量; 末项为及以上"}, "1",
              numbers);
    if (service_.ranks > 0) {
      std::vector<std::int64_t> ranks;
      for (int rank = 1; rank <= service_.ranks; ++rank) ranks.push_back(rank);
      dimension("/service/rank", {"first, second, …", "第几次"}, "1", ranks);
    }
    layout_.dimensions.push_back(
        results::numbered("/service/batches/batch", static_cast<std::size_t>(service_.batches),
                          {"part of the time after the warm-up", "预热后的时段"}));
  }

  void add_stages() {
    const std::string stage = "/service/stage";
    variables("/service/stages/", stage_measures(), stage);
    variable("/service/stages/wait_s", real, "s", {"quantiles of the wait", "等待时间分位数"},
             {stage, "/service/quantile"});
    variable("/service/stages/response_s", real, "s",
             {"quantiles of the time until the first unit arrives", "响应时间分位数"},
             {stage, "/service/quantile"});
    if (!service_.limits_s.empty()) {
      variable("/service/stages/wait_within", real, "1",
               {"share of the served calls that waited no longer", "等待不超过限值的比例"},
               {stage, "/service/limit"});
      variable("/service/stages/response_within", real, "1",
               {"share of the reached calls whose first unit came within", "响应不超过限值的比例"},
               {stage, "/service/limit"});
    }
    if (service_.ranks > 0) {
      variable("/service/stages/arrival_at_s", real, "s",
               {"when the first, second, … unit arrived", "第几个力量到场的时刻"},
               {stage, "/service/rank"});
      variable("/service/stages/completion_at_s", real, "s",
               {"when the first, second, … call was done", "第几个任务完成的时刻"},
               {stage, "/service/rank"});
    }
  }

  /// Of all calls of a stream or for a kind of units, each stage by itself.
  void add_waits(const std::string& group, const std::string& axis) {
    variable(group + "waiting_probability", real, "1",
             {"share of the served calls that had to wait, each stage by itself", "等待概率"},
             {axis});
    variable(group + "mean_wait_s", real, "s",
             {"mean wait of the served, zeros included, each stage by itself", "平均等待时间"},
             {axis});
    variable(group + "wait_s", real, "s",
             {"quantiles of the wait, each stage by itself", "等待时间分位数"},
             {axis, "/service/quantile"});
    variable(group + "mean_response_s", real, "s",
             {"mean time from the call until the first unit arrives, each stage by itself",
              "平均响应时间(至首到)"},
             {axis});
    variable(group + "response_s", real, "s",
             {"quantiles of the time until the first unit arrives, each stage by itself",
              "响应时间分位数"},
             {axis, "/service/quantile"});
  }

  void add_streams() {
    const std::string stream = "/service/stream";
    add_waits("/service/streams/", stream);
    variables("/service/streams/", stream_measures(), stream);
    variable("/service/streams/last_completion_s", real, "s",
             {"when the last call was done", "最后一个任务完成的时刻"}, {stream});
    variable("/service/streams/total_s", real, "s",
             {"quantiles of the time in the system", "总时间分位数"},
             {stream, "/service/quantile"});
    if (!service_.limits_s.empty())
      variable("/service/streams/total_within", real, "1",
               {"share of the completed calls that took no longer", "总时间不超过限值的比例"},
               {stream, "/service/limit"});
  }

  void add_kinds() {
    const std::string kind = "/service/kind";
    variables("/service/kinds/", kind_measures(), kind);
    add_waits("/service/kinds/", kind);
    variable("/service/kinds/utilisation", real, "1",
             {"share of its units in use; missing when unlimited", "利用率"}, {kind});
    variable("/service/kinds/busy_share", real, "1",
             {"share of the time with so many units in use", "忙碌力量数的时间占比"},
             {kind, "/service/number"});
    variable("/service/kinds/present_share", real, "1",
             {"share of the time with so many calls present", "在场任务数的时间占比"},
             {kind, "/service/number"});
    for (std::size_t k = 0; k < service_.kinds.size(); ++k) {
      if (!has_states(model_, k)) continue;
      const std::string path = states_path(model_, k);
      dimension(path + "/state",
                {"one digit a unit, in their order: 1 is busy", "每个力量一位, 1 为忙碌"}, "",
                state_names(std::size_t{1} << model_.kinds()[k].units.size()));
      variable(path + "/share", real, "1", {"share of the time in this state", "该状态的时间占比"},
               {path + "/state"});
    }
  }

  void add_units() {
    if (model_.units().empty()) return;
    const std::string unit = "/service/unit";
    variable("/service/units/busy_share", real, "1", {"share of the time in use", "利用率"},
             {unit});
    variable("/service/units/sent", whole, "1", {"dispatches", "出动次数"}, {unit});
    variable("/service/units/mean_travel_s", real, "s", {"mean way to a call", "平均行程时间"},
             {unit});
    if (!model_.areas().empty())
      variable("/service/units/sent_to", whole, "1",
               {"dispatches to each area", "到各区域的出动次数"}, {unit, "/service/area"});
    std::vector<std::string> kinds;
    for (const UnitModel& one : model_.units()) kinds.push_back(service_.kinds[one.kind].id);
    layout_.static_tables.push_back(
        {"/service/units",
         unit,
         {"units", "力量"},
         {{{"kind", Type::text, "", {"kind of unit", "力量类别"}, {}}, kinds}}});
  }

  void add_areas() {
    if (model_.areas().empty()) return;
    const std::vector<std::string> axes{"/service/stage", "/service/area"};
    variable("/service/areas/arrived", whole, "1", {"calls", "任务数"}, axes);
    variable("/service/areas/lost", whole, "1", {"calls lost", "损失的任务"}, axes);
    variable("/service/areas/mean_response_s", real, "s", {"mean response time", "平均响应时间"},
             axes);
    if (!service_.limits_s.empty())
      variable("/service/areas/response_within", real, "1",
               {"share of the calls reached within", "响应不超过限值的比例"},
               {"/service/stage", "/service/area", "/service/limit"});
  }

  void add_races() {
    if (service_.races.empty()) return;
    dimension("/service/race", {"race", "竞争"}, "", ids_of(service_.races));
    variable("/service/races/winner", Type::code, "",
             {"stage that was done first; missing when none was", "首先完成的环节"},
             {"/service/race"}, words(ids_of(service_.stages)));
    variable("/service/races/won_at_s", real, "s", {"when it was done", "完成时刻"},
             {"/service/race"});
  }

  void add_batches() {
    const std::string batch = "/service/batches/batch";
    variable("/service/batches/span_s", real, "s", {"length", "时长"}, {batch});
    for (const auto& [name, type, unit, label] :
         {std::tuple{"arrived", whole, "1", Label{"calls", "任务数"}},
          std::tuple{"lost", whole, "1", Label{"calls lost", "损失的任务"}},
          std::tuple{"served", whole, "1", Label{"calls served", "获派力量的任务"}},
          std::tuple{"waited", whole, "1", Label{"calls that had to wait", "曾等待的任务"}},
          std::tuple{"reached", whole, "1", Label{"calls reached", "已到场的任务"}},
          std::tuple{"wait_s", real, "s", Label{"sum of the waits", "等待时间之和"}},
          std::tuple{"response_s", real, "s", Label{"sum of the responses", "响应时间之和"}}})
      variable(std::string("/service/batches/") + name, type, unit, label,
               {batch, "/service/stage"});
    for (const auto& [name, label] :
         {std::pair{"queue_s", Label{"integral of the queue", "排队数积分"}},
          std::pair{"present_s", Label{"integral of the calls present", "在场任务数积分"}},
          std::pair{"busy_s", Label{"integral of the units in use", "忙碌力量数积分"}}})
      variable(std::string("/service/batches/") + name, real, "s", label, {batch, "/service/kind"});
    variable("/service/batches/completed", whole, "1", {"calls completed", "完成的任务"},
             {batch, "/service/stream"});
    variable("/service/batches/total_s", real, "s", {"sum of their times", "总时间之和"},
             {batch, "/service/stream"});
  }

  void add_timeline() {
    if (!(service_.sample_interval_s > 0)) return;
    std::vector<double> times;
    times.reserve(sample_count(service_));
    for (std::size_t i = 0; i < sample_count(service_); ++i)
      times.push_back(static_cast<double>(i) * service_.sample_interval_s);
    dimension("/service/time", {"time", "时刻"}, "s", times);
    const std::vector<std::string> axes{"/service/time", "/service/kind"};
    variable("/service/timeline/waiting", whole, "1", {"calls that wait", "排队数"}, axes);
    variable("/service/timeline/present", whole, "1", {"calls present", "在场任务数"}, axes);
    variable("/service/timeline/busy", whole, "1", {"units in use", "忙碌力量数"}, axes);
  }

  void add_calls() {
    std::vector<results::Column> columns{
        {"stream", Type::code, "", {"stream", "来源"}, words(ids_of(service_.streams))},
        {"number", whole, "1", {"number in its stream", "序号"}, {}},
        {"stage", Type::code, "", {"stage", "环节"}, words(ids_of(service_.stages))}};
    if (!model_.areas().empty())
      columns.push_back({"area", Type::code, "", {"area", "区域"}, words(area_ids(model_))});
    columns.insert(columns.end(), {{"asked_s", real, "s", {"asked for", "提出时刻"}, {}},
                                   {"sent_s", real, "s", {"units sent", "派出时刻"}, {}},
                                   {"reached_s", real, "s", {"first unit arrived", "首到时刻"}, {}},
                                   {"done_s", real, "s", {"stage done", "完成时刻"}, {}},
                                   {"units", whole, "1", {"units sent", "派出力量数"}, {}}});
    if (!model_.units().empty())
      columns.push_back(
          {"unit", Type::code, "", {"first unit sent", "首派力量"}, words(unit_names(model_))});
    layout_.event_tables.push_back(
        {"/service/calls", "call", {"calls, stage by stage", "逐次任务"}, columns});
  }

  const ServiceModel& model_;
  const Service& service_;
  results::Layout layout_;
};

}  // namespace

results::Layout layout_of(const ServiceModel& model) { return LayoutBuilder(model).build(); }

}  // namespace yuyan::service
