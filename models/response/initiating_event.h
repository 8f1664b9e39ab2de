// What sets the drill off, and how people are harmed by it.
#pragma once

#include <vector>

#include "models/consequence/blast_harm.h"
#include "models/consequence/thermal_harm.h"
#include "models/response/airborne.h"
#include "models/response/scenario.h"

namespace yuyan::response {

enum class InitiatingKind {
  tank_overfill,
  rim_seal_fire,
  loading_rack_fire,
  pump_room_leak,
  toxic_release,
  mass_casualty,
  none
};

constexpr auto choices(InitiatingKind) {
  using parameters::Choice;
  using enum InitiatingKind;
  return std::array{Choice{"tank_overfill", tank_overfill},
                    Choice{"rim_seal_fire", rim_seal_fire},
                    Choice{"loading_rack_fire", loading_rack_fire},
                    Choice{"pump_room_leak", pump_room_leak},
                    Choice{"toxic_release", toxic_release},
                    Choice{"mass_casualty", mass_casualty},
                    Choice{"none", none}};
}

/// One way in which the accident can begin. Fields that a kind does not use are ignored by it.
struct InitiatingEvent {
  std::string id;
  std::string title, title_zh;
  InitiatingKind kind = InitiatingKind::pump_room_leak;
  double weight = 1;
  std::string tank;
  Quantity detection_s = 60.0;
  Quantity release_kg_s = 50.0;
  Quantity ignition_s = 600.0;
  double ignition_probability = 1;
  Quantity vapour_share = 0.1, congested_share = 0.3;
  Quantity strength_class = 5.0;
  Quantity spread_s = 900.0;
  double spread_probability = 0.3;
  std::string facility;
  consequence::ToxicSubstance substance = consequence::ToxicSubstance::chlorine;
  Quantity duration_s = 3600.0;
  double vapour_density_kg_m3 = 0, release_height_m = 1;
  bool decontaminate = false;
  Quantity casualties = 0.0;
  std::string with{};  ///< id of another event
  Quantity with_after_s = 0.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &InitiatingEvent::id,
              {.meaning = "event", .meaning_zh = "初始事件", .required = true}),
        field("title", &InitiatingEvent::title, {.meaning = "title", .meaning_zh = "英文名"}),
        field("title_zh", &InitiatingEvent::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文名"}),
        field("kind", &InitiatingEvent::kind,
              {.meaning = "kind of beginning", .meaning_zh = "类型", .required = true}),
        field("weight", &InitiatingEvent::weight,
              {.range = parameters::non_negative,
               .meaning = "relative frequency",
               .meaning_zh = "权重"}),
        field("tank", &InitiatingEvent::tank,
              {.meaning = "tank concerned; empty draws one that fits the kind",
               .meaning_zh = "事发罐; 空则随机"}),
        field("detection_s", &InitiatingEvent::detection_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "beginning until somebody notices",
               .meaning_zh = "发现时间",
               .drawn = Drawn::once_a_replication}),
        field("release_kg_s", &InitiatingEvent::release_kg_s,
              {.unit = "kg/s",
               .range = {0, 2000},
               .meaning = "liquid released until stopped",
               .meaning_zh = "泄漏速率",
               .drawn = Drawn::once_a_replication}),
        field("ignition_s", &InitiatingEvent::ignition_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "beginning until ignition",
               .meaning_zh = "点火时间",
               .drawn = Drawn::once_a_replication}),
        field("ignition_probability", &InitiatingEvent::ignition_probability,
              {.range = parameters::share,
               .meaning = "chance that it ignites at all",
               .meaning_zh = "点火概率"}),
        field("vapour_share", &InitiatingEvent::vapour_share,
              {.range = parameters::share,
               .meaning = "share of an overflow that becomes vapour",
               .meaning_zh = "汽化比例",
               .drawn = Drawn::once_a_replication}),
        field("congested_share", &InitiatingEvent::congested_share,
              {.range = parameters::share,
               .meaning = "share of the vapour that lies in a congested volume",
               .meaning_zh = "受限区气云比例",
               .drawn = Drawn::once_a_replication}),
        field("strength_class", &InitiatingEvent::strength_class,
              {.range = {1, 10},
               .meaning = "TNO multi-energy class of the explosion",
               .meaning_zh = "多能法爆炸等级",
               .drawn = Drawn::once_a_replication}),
        field("spread_s", &InitiatingEvent::spread_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "a rim fire becomes a full-surface fire, a rack fire reaches the tankers",
               .meaning_zh = "扩大时间",
               .drawn = Drawn::once_a_replication}),
        field("spread_probability", &InitiatingEvent::spread_probability,
              {.range = parameters::share,
               .meaning = "chance that it grows so unless put out before",
               .meaning_zh = "扩大概率"}),
        field("facility", &InitiatingEvent::facility,
              {.meaning = "facility at which poison gets out or people are hurt",
               .meaning_zh = "事发设施"}),
        field("substance", &InitiatingEvent::substance,
              {.meaning = "poison that gets into the air", .meaning_zh = "有毒物质"}),
        field("duration_s", &InitiatingEvent::duration_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "time in which it runs empty unless stopped",
               .meaning_zh = "泄漏持续时间",
               .drawn = Drawn::once_a_replication}),
        field("vapour_density_kg_m3", &InitiatingEvent::vapour_density_kg_m3,
              {.unit = "kg/m3",
               .range = {0, 50},
               .meaning = "density of gas and spray at the source; 0: spreads as air does",
               .meaning_zh = "源处气云密度; 0 为中性气体"}),
        field("release_height_m", &InitiatingEvent::release_height_m,
              {.unit = "m",
               .range = {0, 300},
               .meaning = "height of the release",
               .meaning_zh = "泄漏高度"}),
        field("decontaminate", &InitiatingEvent::decontaminate,
              {.meaning = "casualties are washed before they are treated",
               .meaning_zh = "伤员需洗消"}),
        field("casualties", &InitiatingEvent::casualties,
              {.range = {0, 100000},
               .meaning = "people hurt at once (mass_casualty)",
               .meaning_zh = "受伤人数(群死群伤事件)",
               .drawn = Drawn::once_a_replication}),
        field("with", &InitiatingEvent::with,
              {.meaning = "another event that comes with this one, whatever its own weight",
               .meaning_zh = "伴随发生的另一初始事件"}),
        field("with_after_s", &InitiatingEvent::with_after_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "beginning of this event until that of the other",
               .meaning_zh = "至伴随事件发生的时间",
               .drawn = Drawn::once_a_replication})};
  }
};

/// How heat and blast harm people.
struct Harm {
  double reaction_s = 5, escape_m_s = 4;
  double indoor_heat_share = 0.1;
  double injuries_a_death = 3;
  double flash_fire_death = 0.9;
  double harmful_heat_w_m2 = 4700, harmful_overpressure_pa = 6900;
  double crew_radius_m = 60;
  consequence::ThermalProbit heat_probit = consequence::ThermalProbit::tsao_perry;
  consequence::BlastProbit blast_outdoors = consequence::BlastProbit::lung_eisenberg;
  consequence::BlastProbit blast_indoors = consequence::BlastProbit::collapse_tno;
  double red_share = 0.33;
  double splash_death = 0.3, splash_reach_diameters = 1;
  double crew_heat_share = 0.3;

  static constexpr auto fields() {
    return std::tuple{
        field("reaction_s", &Harm::reaction_s,
              {.unit = "s",
               .range = {0, 120},
               .meaning = "reaction before a person runs",
               .meaning_zh = "反应时间",
               .source = "Assael-Kakosimos escape model",
               .status = Status::verified}),
        field("escape_m_s", &Harm::escape_m_s,
              {.unit = "m/s",
               .range = {0.3, 8},
               .meaning = "speed of escape from heat",
               .meaning_zh = "逃离速度",
               .source = "Assael-Kakosimos escape model",
               .status = Status::verified}),
        field("indoor_heat_share", &Harm::indoor_heat_share,
              {.range = parameters::share,
               .meaning = "share of the heat that reaches people indoors",
               .meaning_zh = "室内受热比例"}),
        field(
            "injuries_a_death", &Harm::injuries_a_death,
            {.range = {0, 50},
             .meaning = "odds of serious injury to death for a person who is hurt by heat or blast",
             .meaning_zh = "重伤与死亡之比"}),
        field("flash_fire_death", &Harm::flash_fire_death,
              {.range = parameters::share,
               .meaning = "death inside the burning cloud, outdoors",
               .meaning_zh = "闪火致死率",
               .source = "common practice: 1 inside the flammable limit",
               .status = Status::unverified}),
        field("harmful_heat_w_m2", &Harm::harmful_heat_w_m2,
              {.unit = "W/m2",
               .range = {500, 50000},
               .meaning = "heat flux counted as harmful to a zone",
               .meaning_zh = "有害热辐射",
               .source = "API 521 level 4.73 kW/m2",
               .status = Status::derived}),
        field("harmful_overpressure_pa", &Harm::harmful_overpressure_pa,
              {.unit = "Pa",
               .range = {100, 1e6},
               .meaning = "overpressure counted as harmful to a zone",
               .meaning_zh = "有害超压",
               .source = "partial demolition of houses, 6.9 kPa",
               .status = Status::verified}),
        field("heat_probit", &Harm::heat_probit,
              {.meaning = "probit for death by heat", .meaning_zh = "热辐射致死概率模型"}),
        field("blast_outdoors", &Harm::blast_outdoors,
              {.meaning = "probit for death by blast, outdoors", .meaning_zh = "室外超压致死模型"}),
        field("blast_indoors", &Harm::blast_indoors,
              {.meaning = "probit for death by blast, indoors", .meaning_zh = "室内超压致死模型"}),
        field("red_share", &Harm::red_share,
              {.range = parameters::share,
               .meaning = "share of the injured who are red, the others yellow",
               .meaning_zh = "红标伤员比例"}),
        field("splash_death", &Harm::splash_death,
              {.range = parameters::share,
               .meaning = "death of a crew member at the shell of a tank that fails",
               .meaning_zh = "罐壁旁失效致死概率"}),
        field("splash_reach_diameters", &Harm::splash_reach_diameters,
              {.range = {0, 10},
               .meaning =
                   "distance from the shell, in diameters, at which that has fallen to nothing",
               .meaning_zh = "喷溅影响距离(直径倍数)"}),
        field("crew_heat_share", &Harm::crew_heat_share,
              {.range = parameters::share,
               .meaning = "share of the heat that gets through a crew's protective clothing",
               .meaning_zh = "防护服透热比例"}),
        field("crew_radius_m", &Harm::crew_radius_m,
              {.unit = "m",
               .range = {5, 500},
               .meaning = "crews on a tank stand within this distance",
               .meaning_zh = "作业半径"})};
  }
};

/// How fire and blast act on equipment, where this drill is unsure; see docs/models/propagation.md.
struct Physics {
  Quantity heat_threshold_w_m2 = 15e3;
  Quantity contact_heat_flux_w_m2 = 45.5e3;
  Quantity cooled_share = 0.4;
  Quantity evaporated_share = 0.5;
  Quantity time_to_failure_factor = 1.0;
  double spill_probability = 0.2;
  double vapour_heat_j_kg = 43.7e6;

  static constexpr auto fields() {
    return std::tuple{
        field("heat_threshold_w_m2", &Physics::heat_threshold_w_m2,
              {.unit = "W/m2",
               .range = {0, 1e5},
               .meaning = "heat flux below which an atmospheric tank takes no damage",
               .meaning_zh = "储罐热损伤阈值",
               .source = "Cozzani, Gubinelli, Salzano 2006",
               .status = Status::unverified,
               .drawn = Drawn::once_a_replication}),
        field("contact_heat_flux_w_m2", &Physics::contact_heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {1e4, 2e5},
               .meaning = "heat flux on a tank that stands in the flames of a bund fire",
               .meaning_zh = "火焰包围热流",
               .source = "API 521 pool fire at a cold wall, as in HydDown",
               .status = Status::verified,
               .drawn = Drawn::once_a_replication}),
        field("cooled_share", &Physics::cooled_share,
              {.range = parameters::share,
               .meaning = "share of the heat that a full film of cooling water takes",
               .meaning_zh = "水膜冷却效率",
               .source = "one published case, citing Landucci 2015",
               .status = Status::unverified,
               .drawn = Drawn::once_a_replication}),
        field("evaporated_share", &Physics::evaporated_share,
              {.range = {0.01, 1},
               .meaning = "share of the cooling water that evaporates on a heated wall",
               .meaning_zh = "冷却水蒸发份额",
               .drawn = Drawn::once_a_replication}),
        field("time_to_failure_factor", &Physics::time_to_failure_factor,
              {.range = {0.05, 20},
               .meaning = "scatter of a tank's time to failure about the correlation",
               .meaning_zh = "失效时间离散系数",
               .drawn = Drawn::for_each_entity}),
        field("spill_probability", &Physics::spill_probability,
              {.range = parameters::share,
               .meaning = "chance that a tank that fails spills into its bund",
               .meaning_zh = "失效后泄漏入堤概率"}),
        field("vapour_heat_j_kg", &Physics::vapour_heat_j_kg,
              {.unit = "J/kg",
               .range = {1e6, 2e8},
               .meaning = "heat of combustion of the vapour",
               .meaning_zh = "油气燃烧热",
               .source = "gasoline, NUREG-1805",
               .status = Status::verified})};
  }
};

struct Events {
  Harm harm;
  Physics physics;
  Airborne airborne;
  std::vector<InitiatingEvent> initiating;

  static constexpr auto fields() {
    return std::tuple{
        field("harm", &Events::harm, {.meaning = "harm to people", .meaning_zh = "人员伤害"}),
        field("physics", &Events::physics,
              {.meaning = "fire and blast on equipment", .meaning_zh = "设备受损参数"}),
        field("airborne", &Events::airborne,
              {.meaning = "poison and smoke in the air", .meaning_zh = "有毒气体与烟气"}),
        field("initiating", &Events::initiating,
              {.meaning = "initiating events", .meaning_zh = "初始事件", .required = true})};
  }
};

}  // namespace yuyan::response
