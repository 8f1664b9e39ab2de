// The words in which a drill is told: what can happen. The journal, the plan's triggers and the
// clauses all use them.
#pragma once

#include <array>
#include <string_view>

#include "models/parameters/field.h"

namespace yuyan::response {

enum class Happening {
  // the accident
  release,
  ignition,
  explosion,
  flash_fire,
  rim_fire,
  burning,
  heated,
  threatened,
  failed,
  extinguished,
  burnt_out,
  reignited,
  spread,
  fire_out,
  wind_turned,
  // on the site
  detected,
  transfer_stopped,
  valves_closed,
  shut_down,
  pumps_started,
  pumps_failed,
  cooling_on,
  cooling_failed,
  cooling_lost,
  foam_started,
  foam_at_tank,
  foam_failed,
  foam_interrupted,
  foam_completed,
  foam_exhausted,
  water_exhausted,
  tankers_cleared,
  rain_valve_closed,
  run_off_left,
  pool_full,
  mustered,
  omitted,
  // calls and vehicles
  called_119,
  called_120,
  called_110,
  dispatched,
  unavailable,
  turned_out,
  rerouted,
  stranded,
  arrived,
  water_on,
  attack_started,
  relieved,
  home,
  road_closed,
  road_opened,
  broken_down,
  repaired,
  off_for_rest,
  back_at_work,
  // calls elsewhere and cover of the stations
  called_elsewhere,
  sent_elsewhere,
  arrived_elsewhere,
  free_elsewhere,
  back_in_station,
  station_emptied,
  station_manned,
  moved_up,
  mutual_aid_granted,
  mutual_aid_refused,
  // command
  grade_raised,
  command_assumed,
  reported,
  informed_public,
  evacuation_ordered,
  mutual_aid_requested,
  withdrawal_ordered,
  withdrawn,
  caught_inside,
  returned,
  // people
  injured,
  died,
  found,
  treated,
  loaded,
  admitted,
  zone_warned,
  zone_evacuated,
  zone_harmed,
  closed
};

/// A happening's name in tables, and how it is told in English and Chinese.
struct Word {
  Happening happening;
  std::string_view name, en, zh;
};

inline constexpr std::array words{
    Word{Happening::release, "release", "oil is released", "发生泄漏"},
    Word{Happening::ignition, "ignition", "ignition", "起火"},
    Word{Happening::explosion, "explosion", "the vapour cloud explodes", "蒸气云爆炸"},
    Word{Happening::flash_fire, "flash_fire", "the vapour cloud burns in a flash", "闪火"},
    Word{Happening::rim_fire, "rim_fire", "the rim seal burns", "密封圈起火"},
    Word{Happening::burning, "burning", "burns", "起火燃烧"},
    Word{Happening::heated, "heated", "is heated by fire", "受热"},
    Word{Happening::threatened, "threatened", "is foreseen to fail", "预判失效"},
    Word{Happening::failed, "failed", "fails under the heat or blast", "失效"},
    Word{Happening::extinguished, "extinguished", "is extinguished", "扑灭"},
    Word{Happening::burnt_out, "burnt_out", "has burnt out", "燃尽"},
    Word{Happening::reignited, "reignited", "ignites again", "复燃"},
    Word{Happening::spread, "spread", "the fire spreads", "火势扩大"},
    Word{Happening::fire_out, "fire_out", "all fires are out", "明火全部扑灭"},
    Word{Happening::wind_turned, "wind_turned", "the wind turns", "风向变化"},
    Word{Happening::detected, "detected", "somebody notices", "发现"},
    Word{Happening::transfer_stopped, "transfer_stopped", "transfer is stopped", "停止收发油"},
    Word{Happening::valves_closed, "valves_closed", "tank valves are closed", "关闭罐根阀"},
    Word{Happening::shut_down, "shut_down", "emergency shut-down", "紧急停车"},
    Word{Happening::pumps_started, "pumps_started", "fire pumps are started", "启动消防泵"},
    Word{Happening::pumps_failed, "pumps_failed", "no fire pump runs", "消防泵启动失败"},
    Word{Happening::cooling_on, "cooling_on", "fixed cooling is on", "固定冷却投用"},
    Word{Happening::cooling_failed, "cooling_failed", "fixed cooling does not work",
         "固定冷却失效"},
    Word{Happening::cooling_lost, "cooling_lost", "cooling is lost", "冷却中断"},
    Word{Happening::foam_started, "foam_started", "fixed foam is started", "启动固定泡沫"},
    Word{Happening::foam_at_tank, "foam_at_tank", "foam solution is at the tank", "泡沫到罐"},
    Word{Happening::foam_failed, "foam_failed", "fixed foam does not work", "固定泡沫失效"},
    Word{Happening::foam_interrupted, "foam_interrupted", "foam is interrupted", "泡沫中断"},
    Word{Happening::foam_completed, "foam_completed", "foam was applied for its full duration",
         "泡沫供给达到规定时间"},
    Word{Happening::foam_exhausted, "foam_exhausted", "foam concentrate is used up", "泡沫液耗尽"},
    Word{Happening::water_exhausted, "water_exhausted", "the pond is empty", "消防水耗尽"},
    Word{Happening::tankers_cleared, "tankers_cleared", "tankers have left the rack", "油罐车撤离"},
    Word{Happening::rain_valve_closed, "rain_valve_closed", "the rain-water valve is closed",
         "雨排阀关闭"},
    Word{Happening::run_off_left, "run_off_left", "run-off leaves the site", "污水流出厂界"},
    Word{Happening::pool_full, "pool_full", "the accident pool is full", "事故池满"},
    Word{Happening::mustered, "mustered", "workers are at the muster point", "员工集合完毕"},
    Word{Happening::omitted, "omitted", "an action of the plan is forgotten", "预案动作遗漏"},
    Word{Happening::called_119, "called_119", "call to 119", "拨打119"},
    Word{Happening::called_120, "called_120", "call to 120", "拨打120"},
    Word{Happening::called_110, "called_110", "call to 110", "拨打110"},
    Word{Happening::dispatched, "dispatched", "is dispatched", "接警调派"},
    Word{Happening::unavailable, "unavailable", "is not ready", "无法出动"},
    Word{Happening::turned_out, "turned_out", "turns out", "出动"},
    Word{Happening::rerouted, "rerouted", "takes another road", "绕行"},
    Word{Happening::stranded, "stranded", "finds no open road", "道路不通"},
    Word{Happening::arrived, "arrived", "arrives", "到场"},
    Word{Happening::water_on, "water_on", "puts water or foam on", "出水"},
    Word{Happening::attack_started, "attack_started", "mobile foam attack begins", "移动泡沫进攻"},
    Word{Happening::relieved, "relieved", "is released", "撤收"},
    Word{Happening::home, "home", "is home", "归队"},
    Word{Happening::road_closed, "road_closed", "road is closed", "道路封闭"},
    Word{Happening::road_opened, "road_opened", "road is open again", "道路恢复"},
    Word{Happening::broken_down, "broken_down", "breaks down", "故障"},
    Word{Happening::repaired, "repaired", "is repaired", "修复"},
    Word{Happening::off_for_rest, "off_for_rest", "stops for fuel or relief", "停车加油或轮换"},
    Word{Happening::back_at_work, "back_at_work", "is back at work", "恢复作业"},
    Word{Happening::called_elsewhere, "called_elsewhere", "a call comes from elsewhere",
         "其他警情"},
    Word{Happening::sent_elsewhere, "sent_elsewhere", "is sent to a call elsewhere",
         "调往其他警情"},
    Word{Happening::arrived_elsewhere, "arrived_elsewhere", "is at a call elsewhere",
         "到达其他警情"},
    Word{Happening::free_elsewhere, "free_elsewhere", "has done with a call elsewhere",
         "其他警情处置完毕"},
    Word{Happening::back_in_station, "back_in_station", "is back in its station", "返回站内"},
    Word{Happening::station_emptied, "station_emptied", "has no engine left", "站内无车"},
    Word{Happening::station_manned, "station_manned", "has an engine again", "站内恢复备勤"},
    Word{Happening::moved_up, "moved_up", "covers another station", "补防到位"},
    Word{Happening::mutual_aid_granted, "mutual_aid_granted", "mutual aid is granted", "增援获批"},
    Word{Happening::mutual_aid_refused, "mutual_aid_refused", "mutual aid is refused",
         "增援未获批"},
    Word{Happening::grade_raised, "grade_raised", "alarm grade is raised", "火警等级提升"},
    Word{Happening::command_assumed, "command_assumed", "command is taken over", "指挥权移交"},
    Word{Happening::reported, "reported", "report is made", "事故上报"},
    Word{Happening::informed_public, "informed_public", "the public is informed", "信息发布"},
    Word{Happening::evacuation_ordered, "evacuation_ordered", "evacuation is ordered", "下令疏散"},
    Word{Happening::mutual_aid_requested, "mutual_aid_requested", "mutual aid is requested",
         "请求增援"},
    Word{Happening::withdrawal_ordered, "withdrawal_ordered", "withdrawal is ordered", "下令撤离"},
    Word{Happening::withdrawn, "withdrawn", "has withdrawn", "撤至安全区"},
    Word{Happening::caught_inside, "caught_inside", "crews are inside the radius at a failure",
         "失效时人员未撤出"},
    Word{Happening::returned, "returned", "goes back to work", "重新进攻"},
    Word{Happening::injured, "injured", "is injured", "受伤"},
    Word{Happening::died, "died", "dies", "死亡"},
    Word{Happening::found, "found", "is found", "搜救发现"},
    Word{Happening::treated, "treated", "is treated on scene", "现场救治"},
    Word{Happening::loaded, "loaded", "is loaded", "送医"},
    Word{Happening::admitted, "admitted", "is admitted", "入院"},
    Word{Happening::zone_warned, "zone_warned", "people are warned", "告知群众"},
    Word{Happening::zone_evacuated, "zone_evacuated", "zone is evacuated", "疏散完毕"},
    Word{Happening::zone_harmed, "zone_harmed", "harmful heat or blast reaches the zone",
         "危害到达区域"},
    Word{Happening::closed, "closed", "the incident is closed", "应急结束"}};

/// The entry of a happening; `words` stands in the order of the enumeration (checked by test).
[[nodiscard]] constexpr const Word& word(Happening happening) {
  return words.at(static_cast<std::size_t>(happening));
}

/// Whether the accident does this by itself: release to wind_turned in the order above.
[[nodiscard]] constexpr bool is_accident(Happening happening) {
  return happening <= Happening::wind_turned;
}

constexpr auto choices(Happening) {
  std::array<parameters::Choice<Happening>, words.size()> result{};
  for (std::size_t i = 0; i < words.size(); ++i) result[i] = {words[i].name, words[i].happening};
  return result;
}

}  // namespace yuyan::response
