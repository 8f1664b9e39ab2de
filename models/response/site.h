// The depot: tanks in bunds, what stands around them, who works there, its fixed systems.
#pragma once

#include <vector>

#include "models/response/scenario.h"

namespace yuyan::response {

enum class Roof { fixed, internal_floating, external_floating };
enum class Deck { none, steel, fusible };
enum class Product { gasoline_92, gasoline_95, diesel };

constexpr auto choices(Roof) {
  using parameters::Choice;
  return std::array{Choice{"fixed", Roof::fixed},
                    Choice{"internal_floating", Roof::internal_floating},
                    Choice{"external_floating", Roof::external_floating}};
}
constexpr auto choices(Deck) {
  using parameters::Choice;
  return std::array{Choice{"none", Deck::none}, Choice{"steel", Deck::steel},
                    Choice{"fusible", Deck::fusible}};
}
constexpr auto choices(Product) {
  using parameters::Choice;
  return std::array{Choice{"gasoline_92", Product::gasoline_92},
                    Choice{"gasoline_95", Product::gasoline_95}, Choice{"diesel", Product::diesel}};
}

struct Tank {
  std::string id;
  std::string bund;
  double x_m = 0, y_m = 0;
  double diameter_m = 20, height_m = 15;
  Roof roof = Roof::fixed;
  Deck deck = Deck::none;
  Product product = Product::diesel;
  Quantity fill_fraction = 0.8;
  bool fixed_cooling = true, fixed_foam = true, insulated = false;
  double foam_pipe_m = 200;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Tank::id, {.meaning = "tank number", .meaning_zh = "罐号", .required = true}),
        field("bund", &Tank::bund,
              {.meaning = "bund in which it stands", .meaning_zh = "所在防火堤", .required = true}),
        field("x_m", &Tank::x_m,
              {.unit = "m", .meaning = "centre, east", .meaning_zh = "东坐标", .required = true}),
        field("y_m", &Tank::y_m,
              {.unit = "m", .meaning = "centre, north", .meaning_zh = "北坐标", .required = true}),
        field("diameter_m", &Tank::diameter_m,
              {.unit = "m",
               .range = {1, 110},
               .meaning = "diameter",
               .meaning_zh = "直径",
               .required = true}),
        field("height_m", &Tank::height_m,
              {.unit = "m",
               .range = {1, 40},
               .meaning = "shell height",
               .meaning_zh = "罐壁高",
               .required = true}),
        field("roof", &Tank::roof, {.meaning = "kind of roof", .meaning_zh = "罐顶形式"}),
        field("deck", &Tank::deck,
              {.meaning = "material of the internal floating deck", .meaning_zh = "内浮盘材质"}),
        field("product", &Tank::product, {.meaning = "stored product", .meaning_zh = "油品"}),
        field("fill_fraction", &Tank::fill_fraction,
              {.range = {0.02, 1},
               .meaning = "liquid level as share of the shell height",
               .meaning_zh = "液位占比",
               .drawn = Drawn::for_each_entity}),
        field("fixed_cooling", &Tank::fixed_cooling,
              {.meaning = "has a fixed cooling ring", .meaning_zh = "固定冷却"}),
        field("fixed_foam", &Tank::fixed_foam,
              {.meaning = "has fixed foam chambers", .meaning_zh = "固定泡沫"}),
        field("insulated", &Tank::insulated,
              {.meaning = "has an insulating cladding", .meaning_zh = "有保温层"}),
        field("foam_pipe_m", &Tank::foam_pipe_m,
              {.unit = "m",
               .range = {0, 5000},
               .meaning = "foam pipe from the foam station",
               .meaning_zh = "泡沫管线长度"})};
  }
};

struct Bund {
  std::string id;
  double x_m = 0, y_m = 0, width_m = 100, depth_m = 60, wall_height_m = 1.2;
  double overflow_x_m = 0, overflow_y_m = 0, overflow_area_m2 = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Bund::id, {.meaning = "bund", .meaning_zh = "防火堤编号", .required = true}),
        field("x_m", &Bund::x_m,
              {.unit = "m", .meaning = "centre, east", .meaning_zh = "东坐标", .required = true}),
        field("y_m", &Bund::y_m,
              {.unit = "m", .meaning = "centre, north", .meaning_zh = "北坐标", .required = true}),
        field("width_m", &Bund::width_m,
              {.unit = "m",
               .range = {1, 500},
               .meaning = "inner extent, east-west",
               .meaning_zh = "东西内净长",
               .required = true}),
        field("depth_m", &Bund::depth_m,
              {.unit = "m",
               .range = {1, 500},
               .meaning = "inner extent, north-south",
               .meaning_zh = "南北内净宽",
               .required = true}),
        field("wall_height_m", &Bund::wall_height_m,
              {.unit = "m",
               .range = parameters::positive,
               .meaning = "height of the wall",
               .meaning_zh = "堤高"}),
        field("overflow_x_m", &Bund::overflow_x_m,
              {.unit = "m",
               .meaning = "where it goes when it overflows, east",
               .meaning_zh = "漫溢处东坐标"}),
        field("overflow_y_m", &Bund::overflow_y_m,
              {.unit = "m",
               .meaning = "where it goes when it overflows, north",
               .meaning_zh = "漫溢处北坐标"}),
        field("overflow_area_m2", &Bund::overflow_area_m2,
              {.unit = "m2",
               .range = {0, 1e6},
               .meaning = "over which it spreads there; 0: what overflows does not burn",
               .meaning_zh = "漫溢扩散面积"})};
  }
};

enum class FacilityKind {
  pump_room,
  loading_rack,
  office,
  control_room,
  foam_station,
  fire_pump_house,
  pond,
  accident_pool,
  rain_valve,
  substation,
  gate,
  muster_point,
  fire_brigade
};

constexpr auto choices(FacilityKind) {
  using parameters::Choice;
  using enum FacilityKind;
  return std::array{Choice{"pump_room", pump_room},
                    Choice{"loading_rack", loading_rack},
                    Choice{"office", office},
                    Choice{"control_room", control_room},
                    Choice{"foam_station", foam_station},
                    Choice{"fire_pump_house", fire_pump_house},
                    Choice{"pond", pond},
                    Choice{"accident_pool", accident_pool},
                    Choice{"rain_valve", rain_valve},
                    Choice{"substation", substation},
                    Choice{"gate", gate},
                    Choice{"muster_point", muster_point},
                    Choice{"fire_brigade", fire_brigade}};
}

struct Facility {
  std::string id;
  FacilityKind kind = FacilityKind::office;
  double x_m = 0, y_m = 0;
  std::string name_zh{};

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Facility::id, {.meaning = "facility", .meaning_zh = "设施", .required = true}),
        field("kind", &Facility::kind,
              {.meaning = "what it is", .meaning_zh = "类别", .required = true}),
        field("x_m", &Facility::x_m,
              {.unit = "m", .meaning = "centre, east", .meaning_zh = "东坐标", .required = true}),
        field("y_m", &Facility::y_m,
              {.unit = "m", .meaning = "centre, north", .meaning_zh = "北坐标", .required = true}),
        field("name_zh", &Facility::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"})};
  }
};

/// Workers of one post at one place. Each is a person of his own in the drill.
struct Post {
  std::string id;
  std::string place;  ///< facility
  int day = 1, night = 1;
  std::string name_zh{};

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Post::id, {.meaning = "post", .meaning_zh = "岗位", .required = true}),
        field(
            "place", &Post::place,
            {.meaning = "facility at which they work", .meaning_zh = "工作地点", .required = true}),
        field("day", &Post::day,
              {.range = {0, 500},
               .meaning = "persons on the day shift (8 to 20 h)",
               .meaning_zh = "白班人数"}),
        field(
            "night", &Post::night,
            {.range = {0, 500}, .meaning = "persons on the night shift", .meaning_zh = "夜班人数"}),
        field("name_zh", &Post::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"})};
  }
};

/// Fixed fire protection of the depot. Rates after GB 50074 and GB 50151; reliabilities are
/// probabilities that the part does not work when called upon.
struct FixedSystems {
  double pump_flow_l_s = 150;
  Quantity electric_start_s = 20.0, diesel_start_s = 60.0;
  double electric_failure = 0.02, diesel_failure = 0.05, power_loss = 0.02;
  double cooling_failure = 0.03, foam_failure = 0.05;
  double cooling_burning_l_min_m2 = 2.5, cooling_adjacent_l_min_m2 = 2.0;
  double foam_l_min_m2 = 5.0, foam_duration_s = 2700;
  Quantity cooling_fill_s = 90.0, foam_proportioning_s = 40.0;
  double foam_pipe_speed_m_s = 2.0;
  double blast_median_pa = 30000, blast_sigma = 0.4;

  static constexpr auto fields() {
    return std::tuple{
        field("pump_flow_l_s", &FixedSystems::pump_flow_l_s,
              {.unit = "L/s",
               .range = {0, 2000},
               .meaning = "flow of the fire pumps",
               .meaning_zh = "消防泵流量"}),
        field("electric_start_s", &FixedSystems::electric_start_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "electric pump: start to full flow",
               .meaning_zh = "电动泵启动时间",
               .drawn = Drawn::once_a_replication}),
        field("diesel_start_s", &FixedSystems::diesel_start_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "diesel pump: start to full flow",
               .meaning_zh = "柴油泵启动时间",
               .drawn = Drawn::once_a_replication}),
        field("electric_failure", &FixedSystems::electric_failure,
              {.range = parameters::share,
               .meaning = "electric pump fails on demand",
               .meaning_zh = "电动泵拒动概率"}),
        field("diesel_failure", &FixedSystems::diesel_failure,
              {.range = parameters::share,
               .meaning = "diesel pump fails on demand",
               .meaning_zh = "柴油泵拒动概率"}),
        field("power_loss", &FixedSystems::power_loss,
              {.range = parameters::share,
               .meaning = "mains power is lost in the accident",
               .meaning_zh = "失电概率"}),
        field("cooling_failure", &FixedSystems::cooling_failure,
              {.range = parameters::share,
               .meaning = "a tank's cooling ring fails on demand",
               .meaning_zh = "冷却系统拒动概率"}),
        field("foam_failure", &FixedSystems::foam_failure,
              {.range = parameters::share,
               .meaning = "a tank's foam chambers fail on demand",
               .meaning_zh = "泡沫系统拒动概率"}),
        field("cooling_burning_l_min_m2", &FixedSystems::cooling_burning_l_min_m2,
              {.unit = "L/(min m2)",
               .range = {0, 20},
               .meaning = "cooling rate, burning tank",
               .meaning_zh = "着火罐冷却强度",
               .source = "GB 50074-2014",
               .status = Status::unverified}),
        field("cooling_adjacent_l_min_m2", &FixedSystems::cooling_adjacent_l_min_m2,
              {.unit = "L/(min m2)",
               .range = {0, 20},
               .meaning = "cooling rate, adjacent tank",
               .meaning_zh = "邻近罐冷却强度",
               .source = "GB 50074-2014",
               .status = Status::unverified}),
        field("foam_l_min_m2", &FixedSystems::foam_l_min_m2,
              {.unit = "L/(min m2)",
               .range = {0.5, 30},
               .meaning = "foam solution on the liquid surface",
               .meaning_zh = "泡沫混合液供给强度",
               .source = "GB 50151-2010, fixed systems, AFFF",
               .status = Status::verified}),
        field("foam_duration_s", &FixedSystems::foam_duration_s,
              {.unit = "s",
               .range = {60, 14400},
               .meaning = "time of application",
               .meaning_zh = "连续供给时间",
               .source = "GB 50151-2010, fixed systems, classes A/B",
               .status = Status::verified}),
        field("cooling_fill_s", &FixedSystems::cooling_fill_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "pump flow until water on the shell",
               .meaning_zh = "冷却管网充水时间",
               .drawn = Drawn::for_each_entity}),
        field("foam_proportioning_s", &FixedSystems::foam_proportioning_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "pump flow until solution leaves the station",
               .meaning_zh = "比例混合时间",
               .drawn = Drawn::for_each_entity}),
        field("foam_pipe_speed_m_s", &FixedSystems::foam_pipe_speed_m_s,
              {.unit = "m/s",
               .range = {0.2, 5},
               .meaning = "speed at which the foam pipe fills",
               .meaning_zh = "泡沫管线充液流速"}),
        field("blast_median_pa", &FixedSystems::blast_median_pa,
              {.unit = "Pa",
               .range = {1000, 1e6},
               .meaning = "overpressure at which half of the fixed pipes on a tank are lost",
               .meaning_zh = "固定管线半数损坏超压"}),
        field("blast_sigma", &FixedSystems::blast_sigma,
              {.range = {0.05, 2},
               .meaning = "logarithmic spread of that fragility",
               .meaning_zh = "易损性对数标准差"})};
  }
};

struct Site {
  std::string name, name_zh;
  double longitude_deg = 117.9, latitude_deg = 41.0;
  std::string gate_junction, assembly_junction;
  std::string grade;
  double pond_m3 = 4000, pond_refill_l_s = 20;
  double foam_concentrate_m3 = 10, foam_concentration = 0.06;
  double accident_pool_m3 = 1500, surface_hold_m3 = 60, run_off_share = 0.5, ditch_hold_m3 = 0;
  double loading_pool_m2 = 120;
  double oil_yuan_t = 6000, tank_yuan_m3 = 800;
  double assembly_walk_m_s = 1.2;
  Quantity securing_s = chance::Distribution(chance::Uniform{0, 90});
  FixedSystems fixed_systems;
  std::vector<Bund> bunds;
  std::vector<Facility> facilities;
  std::vector<Post> posts;

  static constexpr auto fields() {
    return std::tuple{
        field("name", &Site::name,
              {.meaning = "name of the site", .meaning_zh = "英文名", .required = true}),
        field("name_zh", &Site::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名", .required = true}),
        field("longitude_deg", &Site::longitude_deg,
              {.unit = "deg",
               .range = {-180, 180},
               .meaning = "longitude of the plane's origin",
               .meaning_zh = "原点经度"}),
        field("latitude_deg", &Site::latitude_deg,
              {.unit = "deg",
               .range = {-90, 90},
               .meaning = "latitude of the plane's origin",
               .meaning_zh = "原点纬度"}),
        field("gate_junction", &Site::gate_junction,
              {.meaning = "road junction at the gate", .meaning_zh = "大门路口", .required = true}),
        field("assembly_junction", &Site::assembly_junction,
              {.meaning = "junction where ambulances, buses and police gather; empty: the gate",
               .meaning_zh = "集结点路口; 空则大门"}),
        field("grade", &Site::grade,
              {.meaning = "grade of the depot by GB 50074", .meaning_zh = "油库等级"}),
        field("pond_m3", &Site::pond_m3,
              {.unit = "m3",
               .range = {0, 1e6},
               .meaning = "fire-water pond",
               .meaning_zh = "消防水池容量"}),
        field("pond_refill_l_s", &Site::pond_refill_l_s,
              {.unit = "L/s",
               .range = {0, 2000},
               .meaning = "refill of the pond from the mains",
               .meaning_zh = "补水流量"}),
        field("foam_concentrate_m3", &Site::foam_concentrate_m3,
              {.unit = "m3",
               .range = {0, 1000},
               .meaning = "concentrate in the foam station",
               .meaning_zh = "泡沫液储量"}),
        field("foam_concentration", &Site::foam_concentration,
              {.range = {0.01, 0.1},
               .meaning = "share of concentrate in the solution",
               .meaning_zh = "泡沫混合比"}),
        field("accident_pool_m3", &Site::accident_pool_m3,
              {.unit = "m3",
               .range = {0, 1e6},
               .meaning = "accident pool for contaminated water",
               .meaning_zh = "事故池容量"}),
        field("ditch_hold_m3", &Site::ditch_hold_m3,
              {.unit = "m3",
               .range = parameters::non_negative,
               .meaning = "what a ditch outside holds before run-off reaches the watercourse",
               .meaning_zh = "厂外沟渠容量"}),
        field("surface_hold_m3", &Site::surface_hold_m3,
              {.unit = "m3",
               .range = {0, 1e5},
               .meaning =
                   "run-off that roads and gutters hold before it leaves by an open rain valve",
               .meaning_zh = "地面滞留量"}),
        field("run_off_share", &Site::run_off_share,
              {.range = parameters::share,
               .meaning = "share of mobile water that runs off outside the bunds",
               .meaning_zh = "堤外径流比例"}),
        field("loading_pool_m2", &Site::loading_pool_m2,
              {.unit = "m2",
               .range = {1, 10000},
               .meaning = "pool that the loading rack's drains allow",
               .meaning_zh = "装车台液池面积"}),
        field("oil_yuan_t", &Site::oil_yuan_t,
              {.unit = "yuan/t",
               .range = {0, 1e5},
               .meaning = "value of the oil that burns",
               .meaning_zh = "油品单价"}),
        field("tank_yuan_m3", &Site::tank_yuan_m3,
              {.unit = "yuan/m3",
               .range = {0, 1e5},
               .meaning = "value of a tank that is lost, by its volume",
               .meaning_zh = "储罐单位容积造价"}),
        field("assembly_walk_m_s", &Site::assembly_walk_m_s,
              {.unit = "m/s",
               .range = {0.2, 6},
               .meaning = "speed of workers to the muster point",
               .meaning_zh = "员工撤离速度"}),
        field("securing_s", &Site::securing_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "muster order until a worker leaves his post",
               .meaning_zh = "员工离岗前处置时间",
               .drawn = Drawn::for_each_entity}),
        field("fixed_systems", &Site::fixed_systems,
              {.meaning = "fixed cooling and foam", .meaning_zh = "固定消防系统"}),
        field("bunds", &Site::bunds, {.meaning = "bunds", .meaning_zh = "防火堤"}),
        field("facilities", &Site::facilities,
              {.meaning = "facilities", .meaning_zh = "设施", .required = true}),
        field("posts", &Site::posts, {.meaning = "workers by post", .meaning_zh = "岗位人员"})};
  }
};

}  // namespace yuyan::response
