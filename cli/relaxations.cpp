#include "cli/relaxations.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace yuyan::cli {
namespace {

using response::Drill;

/// Parameters that are lifted together, wherever the scenario has them.
struct Rule {
  std::string_view id;
  std::vector<std::string_view> changes;  ///< PATH=VALUE or PATH*=FACTOR; * in a path: every row
  Text name, advice;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> list{
      {"units.ready",
       {"units.list.*.ready=1"},
       {"vehicles ready", "车辆完好率"},
       {"keep every vehicle ready or a spare in its place", "提高执勤车辆完好率, 配备备用车"}},
      {"units.work.set_up_s",
       {"units.work.set_up_s=0"},
       {"set-up on scene", "现场展开时间"},
       {"drill the set-up; prepare hydrants, lines and positions", "训练展开, 预设阵地与供水线路"}},
      {"units.work.supply_set_up_s",
       {"units.work.supply_set_up_s=0"},
       {"set-up of the remote supply", "远程供水展开时间"},
       {"prepare the line and train its crew", "预设远程供水线路并训练"}},
      {"units.work.confirm_s",
       {"units.work.confirm_s=0"},
       {"confirmation of a dispatch", "出动确认时间"},
       {"let vehicles leave on the first call", "接警即出动, 途中确认"}},
      {"units.work.water_shuttle_l_s",
       {"units.work.water_shuttle_l_s*=2"},
       {"tanker shuttle", "运水供水能力"},
       {"more tankers or nearer filling points", "增加运水车或就近取水点"}},
      {"water.points.works",
       {"water.points.*.works=1"},
       {"water points that work", "取水点完好率"},
       {"inspect hydrants and repair them", "定期检查维修消火栓及取水点"}},
      {"water.points.flow_l_s",
       {"water.points.*.flow_l_s*=2"},
       {"flow of the water points", "取水点供水流量"},
       {"larger mains; more places to take water", "增大管网供水能力, 增设取水点"}},
      {"water.interruptions_1_h",
       {"water.interruptions_1_h=0"},
       {"supply lines without interruption", "供水线路不中断"},
       {"guard the lines, bridge them over roads, keep spare hose",
        "护线巡查, 设水带护桥, 备用水带"}},
      {"roads.trip_factor",
       {"roads.trip_factor*=0.5"},
       {"travel time, halved", "行车时间减半"},
       {"station vehicles nearer, clear the way, agree on routes", "就近布点, 保障通行, 预定路线"}},
      {"site.fixed_systems.pumps",
       {"site.fixed_systems.electric_failure=0", "site.fixed_systems.diesel_failure=0",
        "site.fixed_systems.power_loss=0"},
       {"fire pumps that start", "消防泵启动可靠性"},
       {"test the pumps weekly; secure their power", "定期试泵, 保障双电源"}},
      {"site.fixed_systems.pump_start",
       {"site.fixed_systems.electric_start_s=0", "site.fixed_systems.diesel_start_s=0"},
       {"start of the fire pumps", "消防泵启动时间"},
       {"automatic start", "消防泵自动启动"}},
      {"site.fixed_systems.pump_flow_l_s",
       {"site.fixed_systems.pump_flow_l_s*=2"},
       {"flow of the fire pumps", "消防泵流量"},
       {"larger or more pumps", "增大消防泵能力"}},
      {"site.fixed_systems.cooling_failure",
       {"site.fixed_systems.cooling_failure=0"},
       {"fixed cooling that works", "固定冷却可靠性"},
       {"test every section of the cooling", "定期试喷冷却系统"}},
      {"site.fixed_systems.cooling_fill_s",
       {"site.fixed_systems.cooling_fill_s=0"},
       {"filling of the cooling lines", "冷却管线充水时间"},
       {"keep the lines full", "采用湿式管网"}},
      {"site.fixed_systems.foam_failure",
       {"site.fixed_systems.foam_failure=0"},
       {"fixed foam that works", "固定泡沫可靠性"},
       {"test the foam system yearly", "每年试验泡沫系统"}},
      {"site.fixed_systems.foam_time",
       {"site.fixed_systems.foam_proportioning_s=0", "site.fixed_systems.foam_pipe_speed_m_s*=10"},
       {"foam on its way to the tank", "泡沫输送时间"},
       {"proportion near the tank; keep the lines full", "就近比例混合, 管线充满"}},
      {"site.pond_m3",
       {"site.pond_m3*=2"},
       {"fire water in store", "消防水储量"},
       {"a second pond", "增建消防水池"}},
      {"site.pond_refill_l_s",
       {"site.pond_refill_l_s*=2"},
       {"refill of the pond", "消防水池补水"},
       {"a larger refill line", "增大补水能力"}},
      {"site.foam_concentrate_m3",
       {"site.foam_concentrate_m3*=2"},
       {"foam concentrate in store", "泡沫液储量"},
       {"twice the stock", "泡沫液储量加倍"}},
      {"site.accident_pool_m3",
       {"site.accident_pool_m3*=2"},
       {"accident pool", "事故池容量"},
       {"a larger pool", "扩建事故池"}},
      {"site.securing_s",
       {"site.securing_s=0"},
       {"securing of the work place before leaving", "离岗前处置时间"},
       {"secure automatically", "岗位自动联锁"}},
      {"site.assembly_walk_m_s",
       {"site.assembly_walk_m_s*=2"},
       {"way to the muster point", "到集合点的行走"},
       {"nearer muster points", "就近设置集合点"}},
      {"plan.doctrine.decision_s",
       {"plan.doctrine.decision_s=0"},
       {"the commander's decision", "指挥决策时间"},
       {"decide beforehand what is done on sight", "预先明确到场即行的处置"}},
      {"plan.doctrine.withdrawal_s",
       {"plan.doctrine.withdrawal_s=0"},
       {"withdrawal until all are outside", "撤离用时"},
       {"a signal that everybody hears; keep ways out free", "统一撤离信号, 保持撤离路线"}},
      {"plan.doctrine.withdrawal_damage",
       {"plan.doctrine.withdrawal_damage*=0.5"},
       {"foresight of a failure", "失效预判"},
       {"order the withdrawal earlier", "提前下令撤离"}},
      {"plan.doctrine.knock_down_s",
       {"plan.doctrine.knock_down_s*=0.5"},
       {"knock-down by foam", "泡沫控火时间"},
       {"a higher rate or a better concentrate", "提高供给强度或泡沫液性能"}},
      {"command.approval_s",
       {"command.levels.*.judgement_s=0", "command.levels.*.approval_s=0"},
       {"judgement and approval of response levels", "响应级别研判与审批时间"},
       {"agree beforehand on what raises the level without asking", "预先授权, 明确直接启动条件"}},
      {"command.hand_over_s",
       {"command.levels.*.hand_over_s=0"},
       {"hand-over of command", "指挥权移交时间"},
       {"agree on the hand-over; send a forward command", "明确移交程序, 前方指挥先行到场"}},
      {"command.report_s",
       {"command.levels.*.report_s=0"},
       {"writing of reports", "报告形成时间"},
       {"report by telephone first, in writing later", "先电话报告, 后书面补报"}},
      {"command.channels.time",
       {"command.channels.*.talk_s=0", "command.channels.*.delay_s=0"},
       {"messages on their way", "信息传递时间"},
       {"shorter messages, direct lines", "简化用语, 设置直通线路"}},
      {"command.channels.lines",
       {"command.channels.*.lines=0"},
       {"busy lines", "信道占线"},
       {"more lines or talk groups", "增加信道或通话组"}},
      {"command.channels.loss",
       {"command.channels.*.loss=0"},
       {"messages that are lost", "信息丢失"},
       {"repeaters, a second channel, read-back", "增设中继与备用信道, 执行复诵"}},
      {"command.picture.wrong",
       {"command.picture.wrong=0"},
       {"misunderstood reports", "现场情况误报"},
       {"drones and cameras for the commander", "配备无人机与现场图传"}},
      {"events.initiating.detection_s",
       {"events.initiating.*.detection_s=0"},
       {"detection", "发现事故的时间"},
       {"detectors and cameras with alarm", "增设探测报警与视频监控"}},
      {"hospitals.care.search_s",
       {"hospitals.care.search_s=0"},
       {"search for casualties", "搜救时间"},
       {"more search teams; a head count", "增加搜救组, 清点人数"}},
      {"hospitals.care.treat_s",
       {"hospitals.care.treat_s=0", "hospitals.care.triage_s=0"},
       {"triage and treatment on scene", "现场检伤与救治"},
       {"more medical teams on scene", "增派现场医疗组"}},
      {"hospitals.care.load_s",
       {"hospitals.care.load_s=0", "hospitals.care.hand_over_s=0"},
       {"loading and hand-over of casualties", "伤员装载与交接"},
       {"a loading point; hand-over teams", "设置转运点与交接组"}},
      {"hospitals.beds",
       {"hospitals.list.*.beds*=2"},
       {"hospital beds", "医院床位"},
       {"free beds by plan", "按预案腾空床位"}},
      {"hospitals.teams",
       {"hospitals.list.*.teams*=2"},
       {"surgical teams", "手术组"},
       {"call in teams", "增派手术组"}},
      {"surroundings.mobilisation_s",
       {"surroundings.*.mobilisation_s=0"},
       {"people setting out after the warning", "群众动员时间"},
       {"drills and agreed meeting points with the public", "开展群众疏散演练"}},
      {"surroundings.warning_s",
       {"surroundings.*.warning_s=0"},
       {"warning of the public", "告知群众时间"},
       {"sirens, loudspeakers, mass messages", "警报、广播、短信群发"}},
      {"surroundings.walk_to_edge_m",
       {"surroundings.*.walk_to_edge_m*=0.5"},
       {"way out of the zone on foot", "步行撤出距离"},
       {"nearer assembly points", "就近设置安置点"}},
      {"surroundings.car_share",
       {"surroundings.*.car_share=1"},
       {"people with a car", "有车疏散比例"},
       {"buses for those without a car", "安排车辆接运无车群众"}},
      {"roads.capacity",
       {"roads.segments.*.capacity_vehicles_s*=2"},
       {"capacity of the roads", "道路通行能力"},
       {"traffic control, one-way flow", "交通管制, 单向疏导"}}};
  return list;
}

/// Whether a parameter's name is meant by a path with * for rows.
bool is_meant(std::string_view path, std::string_view name) {
  const std::size_t star = path.find(".*.");
  if (star == std::string_view::npos) return path == name;
  return name.starts_with(path.substr(0, star + 1)) && name.ends_with(path.substr(star + 2)) &&
         name.substr(star + 1, name.size() - path.size() + 1).find('.') == std::string_view::npos;
}

class Builder {
 public:
  Builder(const Drill& drill, const reader::Reading& reading) : drill_(drill) {
    for (const auto& row : reading.parameters) values_.emplace(row.name, row.value);
  }

  std::vector<Relaxation> build() {
    add_orders();
    add_stations();
    add_units();
    for (const Rule& rule : rules()) add(rule);
    std::ranges::sort(list_, {}, &Relaxation::id);
    return std::move(list_);
  }

 private:
  /// Whether some value that the change means is not yet what the change makes it.
  [[nodiscard]] bool changes_something(std::string_view change) const {
    const std::size_t equals = change.find('=');
    const bool scales = change[equals - 1] == '*';
    const std::string_view path = change.substr(0, equals - (scales ? 1 : 0));
    const std::string_view value = change.substr(equals + 1);
    return std::ranges::any_of(values_, [&](const auto& parameter) {
      return is_meant(path, parameter.first) && parameter.second != (scales ? "0" : value);
    });
  }

  void add(const Rule& rule) {
    Relaxation one{std::string(rule.id), {}, rule.name, rule.advice};
    for (const std::string_view change : rule.changes)
      if (changes_something(change)) one.overrides.emplace_back(change);
    if (!one.overrides.empty()) list_.push_back(std::move(one));
  }

  void add_orders() {
    for (const response::Order& order : drill_.plan.orders) {
      const std::string path = "plan.orders." + order.id;
      const std::string& actor_zh = order.actor_zh.empty() ? order.actor : order.actor_zh;
      if (changes_something(path + ".delay_s=0"))
        list_.push_back(
            {path + ".delay_s",
             {path + ".delay_s=0"},
             text("{0} ({1}): time to act", "{0}({2}): 动作时间", order.id, order.actor, actor_zh),
             text("let {0} act at once: prepare, rehearse or automate what order {2} "
                  "asks",
                  "使{1}立即执行条目 {2}: 预先准备、演练或自动化", order.actor, actor_zh,
                  order.id)});
      if (order.omission > 0)
        list_.push_back(
            {path + ".omission",
             {path + ".omission=0"},
             text("{0} ({1}): forgotten", "{0}({2}): 遗漏", order.id, order.actor, actor_zh),
             text("see that {0} never forgets order {2}: check list, second person",
                  "确保{1}不遗漏条目 {2}: 处置卡、双人确认", order.actor, actor_zh, order.id)});
    }
  }

  void add_stations() {
    for (const response::Station& station : drill_.stations) {
      const std::string path = "stations." + station.id;
      const std::string& name_zh = station.name_zh.empty() ? station.id : station.name_zh;
      Relaxation one{path + ".turnout",
                     {},
                     text("{0}: turnout", "{1}: 出动时间", station.id, name_zh),
                     text("crews of {0} on stand-by, faster turnout", "{1}加强执勤, 缩短出动时间",
                          station.id, name_zh)};
      for (const char* column : {".turnout_day_s=0", ".turnout_night_s=0"})
        if (changes_something(path + column)) one.overrides.push_back(path + column);
      if (!one.overrides.empty()) list_.push_back(std::move(one));
    }
  }

  void add_units() {
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const response::Unit& unit : drill_.units.list)
      ++counts[{unit.station, std::string(name_of(unit.kind))}];
    for (const auto& [key, count] : counts) {
      const auto& [station, kind] = key;
      const std::string rows = fmt::format("units.list[kind={},station={}]", kind, station);
      list_.push_back(
          {rows,
           {fmt::format("{}#={}", rows, count + 1)},
           text("one more vehicle of kind {} at {}", "{1} 增配 1 辆 {0}", kind, station),
           text("one more of kind {} at {}, {} instead of {}", "{1} 增配 {0}: 由 {3} 辆增至 {2} 辆",
                kind, station, count + 1, count)});
    }
  }

  const Drill& drill_;
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<Relaxation> list_;
};

}  // namespace

std::vector<Relaxation> relaxations_of(const Drill& drill, const reader::Reading& reading) {
  return Builder(drill, reading).build();
}

}  // namespace yuyan::cli
