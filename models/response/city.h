// The city around the site: people, weather, roads.
#pragma once

#include <vector>

#include "models/response/scenario.h"

namespace yuyan::response {

enum class ZoneKind { village, school, road, town, residential, hospital, care_home, industry };

constexpr auto choices(ZoneKind) {
  using parameters::Choice;
  return std::array{Choice{"village", ZoneKind::village},
                    Choice{"school", ZoneKind::school},
                    Choice{"road", ZoneKind::road},
                    Choice{"town", ZoneKind::town},
                    Choice{"residential", ZoneKind::residential},
                    Choice{"hospital", ZoneKind::hospital},
                    Choice{"care_home", ZoneKind::care_home},
                    Choice{"industry", ZoneKind::industry}};
}

/// People off site who may have to leave.
struct Zone {
  std::string id;
  std::string name_zh;
  ZoneKind kind = ZoneKind::village;
  double x_m = 0, y_m = 0, radius_m = 100;
  int day = 0, night = 0;
  double indoor_share = 0.7;
  std::string junction, shelter_junction;
  double car_share = 0.5, persons_a_car = 3;
  double walk_to_edge_m = 400, exit_width_m = 0;
  double bus_share = 0, seats_a_person = 1, boarding_s = 3;
  int staff = 1;
  double lying_share = 0;
  Quantity lying_load_s = 300.0;
  int persons_a_guardian = 0;
  Quantity warning_s = 180.0, mobilisation_s = 900.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Zone::id, {.meaning = "zone", .meaning_zh = "区域", .required = true}),
        field("name_zh", &Zone::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Zone::kind, {.meaning = "kind of place", .meaning_zh = "类别"}),
        field("x_m", &Zone::x_m,
              {.unit = "m", .meaning = "centre, east", .meaning_zh = "东坐标", .required = true}),
        field("y_m", &Zone::y_m,
              {.unit = "m", .meaning = "centre, north", .meaning_zh = "北坐标", .required = true}),
        field("radius_m", &Zone::radius_m,
              {.unit = "m",
               .range = {1, 20000},
               .meaning = "radius over which people are spread",
               .meaning_zh = "半径"}),
        field("day", &Zone::day,
              {.range = {0, 1e6},
               .meaning = "people by day (8 to 20 h)",
               .meaning_zh = "白天人数",
               .required = true}),
        field("night", &Zone::night,
              {.range = {0, 1e6},
               .meaning = "people by night",
               .meaning_zh = "夜间人数",
               .required = true}),
        field("indoor_share", &Zone::indoor_share,
              {.range = parameters::share,
               .meaning = "share of people indoors",
               .meaning_zh = "室内比例"}),
        field("junction", &Zone::junction,
              {.meaning = "junction where its cars enter the roads",
               .meaning_zh = "出行路口",
               .required = true}),
        field("shelter_junction", &Zone::shelter_junction,
              {.meaning = "junction of its shelter", .meaning_zh = "安置点路口", .required = true}),
        field("car_share", &Zone::car_share,
              {.range = parameters::share,
               .meaning = "share of people who leave by car or bus",
               .meaning_zh = "乘车比例"}),
        field("persons_a_car", &Zone::persons_a_car,
              {.range = {1, 60}, .meaning = "persons in a vehicle", .meaning_zh = "每车人数"}),
        field("walk_to_edge_m", &Zone::walk_to_edge_m,
              {.unit = "m",
               .range = {0, 10000},
               .meaning = "way on foot out of the zone",
               .meaning_zh = "步行撤出距离"}),
        field("exit_width_m", &Zone::exit_width_m,
              {.unit = "m",
               .range = {0, 1000},
               .meaning = "clear width of its exits for people on foot; 0: nothing holds them back",
               .meaning_zh = "步行出口净宽合计; 0 不限"}),
        field("bus_share", &Zone::bus_share,
              {.range = parameters::share,
               .meaning = "share of people who wait for a bus",
               .meaning_zh = "待公交转运比例"}),
        field("seats_a_person", &Zone::seats_a_person,
              {.range = {0.2, 20},
               .meaning = "bus seats that one of them takes; more for those who lie",
               .meaning_zh = "每人占座数(卧床者更多)"}),
        field("boarding_s", &Zone::boarding_s,
              {.unit = "s",
               .range = {0, 3600},
               .meaning = "one helper's time to bring one of them on board",
               .meaning_zh = "每人上车用时(一名工作人员)"}),
        field("staff", &Zone::staff,
              {.range = {1, 1000},
               .meaning = "helpers at a bus or ambulance, guardians of those on foot",
               .meaning_zh = "协助(带队)人员数"}),
        field("lying_share", &Zone::lying_share,
              {.range = parameters::share,
               .meaning = "share of people who can be moved only lying down: by units with "
                          "stretchers; without such units they shelter where they are",
               .meaning_zh = "卧床(需担架)人员比例"}),
        field(
            "lying_load_s", &Zone::lying_load_s,
            {.unit = "s",
             .range = {0, 7200},
             .meaning = "time of two helpers to bring one who lies into the vehicle, and out again",
             .meaning_zh = "卧床者每人装车(卸车)用时(两名协助人员)",
             .drawn = Drawn::for_each_event}),
        field("persons_a_guardian", &Zone::persons_a_guardian,
              {.range = {0, 500},
               .meaning = "people whom one guardian leads on foot and then comes back for others; "
                          "also the guardian's seat in a bus; 0: they go by themselves",
               .meaning_zh = "每名带队人员带领人数; 0 自行撤离"}),
        field("warning_s", &Zone::warning_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "order until people have heard it",
               .meaning_zh = "告知时间",
               .drawn = Drawn::for_each_entity}),
        field("mobilisation_s", &Zone::mobilisation_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "warning until a household leaves",
               .meaning_zh = "动员准备时间",
               .drawn = Drawn::for_each_event})};
  }
};

enum class Stability { a, b, c, d, e, f };

constexpr auto choices(Stability) {
  using parameters::Choice;
  return std::array{Choice{"A", Stability::a}, Choice{"B", Stability::b},
                    Choice{"C", Stability::c}, Choice{"D", Stability::d},
                    Choice{"E", Stability::e}, Choice{"F", Stability::f}};
}

/// One row of the joint distribution of the weather.
struct WeatherState {
  std::string id;
  double weight = 1;
  Quantity wind_m_s = 3.0, wind_from_deg = 315.0;
  Stability stability = Stability::d;
  Quantity temperature_k = 288.0;
  double relative_humidity = 0.5;
  Quantity turn_every_s = 0.0, turn_deg = 0.0, speed_factor = 1.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &WeatherState::id,
              {.meaning = "state", .meaning_zh = "天气状态", .required = true}),
        field("weight", &WeatherState::weight,
              {.range = parameters::non_negative,
               .meaning = "relative frequency",
               .meaning_zh = "权重",
               .required = true}),
        field("wind_m_s", &WeatherState::wind_m_s,
              {.unit = "m/s",
               .range = {0, 40},
               .meaning = "wind at 10 m",
               .meaning_zh = "10 米风速",
               .drawn = Drawn::once_a_replication}),
        field("wind_from_deg", &WeatherState::wind_from_deg,
              {.unit = "deg",
               .meaning = "wind comes from (north 0, east 90)",
               .meaning_zh = "风向",
               .drawn = Drawn::once_a_replication}),
        field("stability", &WeatherState::stability,
              {.meaning = "Pasquill stability", .meaning_zh = "大气稳定度"}),
        field("temperature_k", &WeatherState::temperature_k,
              {.unit = "K",
               .range = {230, 320},
               .meaning = "air temperature",
               .meaning_zh = "气温",
               .drawn = Drawn::once_a_replication}),
        field("relative_humidity", &WeatherState::relative_humidity,
              {.range = {0.01, 1}, .meaning = "relative humidity", .meaning_zh = "相对湿度"}),
        field("turn_every_s", &WeatherState::turn_every_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until the wind turns, again and again; 0: it stays",
               .meaning_zh = "风向变化间隔; 0 不变",
               .drawn = Drawn::for_each_event}),
        field("turn_deg", &WeatherState::turn_deg,
              {.unit = "deg",
               .meaning = "by how much it turns, clockwise",
               .meaning_zh = "风向变化角(顺时针)",
               .drawn = Drawn::for_each_event}),
        field("speed_factor", &WeatherState::speed_factor,
              {.range = parameters::non_negative,
               .meaning = "wind after a turn, of that at T0",
               .meaning_zh = "变化后风速比",
               .drawn = Drawn::for_each_event})};
  }
};

struct Junction {
  std::string id;
  double x_m = 0, y_m = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Junction::id, {.meaning = "junction", .meaning_zh = "路口", .required = true}),
        field("x_m", &Junction::x_m,
              {.unit = "m", .meaning = "east", .meaning_zh = "东坐标", .required = true}),
        field("y_m", &Junction::y_m,
              {.unit = "m", .meaning = "north", .meaning_zh = "北坐标", .required = true})};
  }
};

struct RoadSegment {
  std::string id, from, to;
  double length_m = 500, speed_m_s = 11, capacity_vehicles_s = 0.4;
  bool two_way = true, bridge = false;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &RoadSegment::id,
              {.meaning = "segment", .meaning_zh = "路段", .required = true}),
        field("from", &RoadSegment::from,
              {.meaning = "junction", .meaning_zh = "起点", .required = true}),
        field("to", &RoadSegment::to,
              {.meaning = "junction", .meaning_zh = "终点", .required = true}),
        field("length_m", &RoadSegment::length_m,
              {.unit = "m",
               .range = {1, 200000},
               .meaning = "length",
               .meaning_zh = "长度",
               .required = true}),
        field("speed_m_s", &RoadSegment::speed_m_s,
              {.unit = "m/s",
               .range = {0.5, 40},
               .meaning = "free-flow speed",
               .meaning_zh = "自由流速度"}),
        field("capacity_vehicles_s", &RoadSegment::capacity_vehicles_s,
              {.unit = "1/s",
               .range = {0.01, 10},
               .meaning = "capacity in vehicles a second, one way",
               .meaning_zh = "单向通行能力"}),
        field("two_way", &RoadSegment::two_way,
              {.meaning = "may be driven both ways", .meaning_zh = "双向通行"}),
        field("bridge", &RoadSegment::bridge, {.meaning = "is a bridge", .meaning_zh = "桥梁"})};
  }
};

/// How long a trip of an emergency vehicle takes on empty roads: at the segments' own speeds, or by
/// the law of acceleration and cruising for its whole length (travel_law.h).
enum class TripLaw { free_flow, acceleration };

constexpr auto choices(TripLaw) {
  return std::array{parameters::Choice{"free_flow", TripLaw::free_flow},
                    parameters::Choice{"acceleration", TripLaw::acceleration}};
}

/// Water that stands on the roads of a place for a while.
struct Flood {
  std::string id;
  double x_m = 0, y_m = 0, radius_m = 0;
  Quantity begins_s = 0.0, lasts_s = 3600.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Flood::id, {.meaning = "flood", .meaning_zh = "积水", .required = true}),
        field("x_m", &Flood::x_m,
              {.unit = "m",
               .meaning = "middle, east",
               .meaning_zh = "中心东向坐标",
               .required = true}),
        field("y_m", &Flood::y_m,
              {.unit = "m",
               .meaning = "middle, north",
               .meaning_zh = "中心北向坐标",
               .required = true}),
        field("radius_m", &Flood::radius_m,
              {.unit = "m",
               .range = parameters::positive,
               .meaning = "roads within it are closed",
               .meaning_zh = "封闭半径",
               .required = true}),
        field("begins_s", &Flood::begins_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "since T0",
               .meaning_zh = "开始时间",
               .drawn = Drawn::once_a_replication}),
        field("lasts_s", &Flood::lasts_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until the roads are open again",
               .meaning_zh = "持续时间",
               .drawn = Drawn::once_a_replication})};
  }
};

/// How vehicles move on the roads.
struct Travel {
  TripLaw law = TripLaw::free_flow;
  double acceleration_m_s2 = 0.4046, cruise_m_s = 15.778;
  Quantity trip_factor = 1.0;
  double blue_light_weight = 20;
  double close_within_w_m2 = 5000;
  double debris_pa = 20000;
  Quantity clear_s_m = 36.0, flood_drains_s = 3600.0;
  std::vector<Flood> floods;
  std::vector<Junction> junctions;
  std::vector<RoadSegment> segments;

  static constexpr auto fields() {
    return std::tuple{
        field("law", &Travel::law,
              {.meaning = "how long emergency vehicles take for a way",
               .meaning_zh = "行程时间计算方法"}),
        field("acceleration_m_s2", &Travel::acceleration_m_s2,
              {.unit = "m/s2",
               .range = {0.05, 5},
               .meaning = "law acceleration: acceleration and braking",
               .meaning_zh = "加减速度",
               .source = "RAND R-1449, ISO: 0.65 min + 1.7 min a mile",
               .status = Status::derived}),
        field("cruise_m_s", &Travel::cruise_m_s,
              {.unit = "m/s",
               .range = {1, 50},
               .meaning = "law acceleration: cruising speed",
               .meaning_zh = "巡航速度",
               .source = "RAND R-1449, ISO: 0.65 min + 1.7 min a mile",
               .status = Status::derived}),
        field("trip_factor", &Travel::trip_factor,
              {.range = parameters::positive,
               .meaning = "travel time of a trip over the free-flow time",
               .meaning_zh = "行程时间系数",
               .drawn = Drawn::for_each_event}),
        field("blue_light_weight", &Travel::blue_light_weight,
              {.range = {1, 1000},
               .meaning = "right of way of emergency vehicles in a queue",
               .meaning_zh = "警灯优先权重"}),
        field("close_within_w_m2", &Travel::close_within_w_m2,
              {.unit = "W/m2",
               .range = {500, 50000},
               .meaning = "a road is impassable above this heat flux",
               .meaning_zh = "道路封闭热辐射"}),
        field("debris_pa", &Travel::debris_pa,
              {.unit = "Pa",
               .range = {1000, 1e7},
               .meaning = "a blast leaves debris on roads above this overpressure",
               .meaning_zh = "爆炸超压达到该值的路段被瓦砾阻断",
               .source = "walls of houses collapse in part at 15 to 20 kPa, from memory",
               .status = Status::unverified}),
        field("clear_s_m", &Travel::clear_s_m,
              {.unit = "s/m",
               .range = parameters::non_negative,
               .meaning = "one unit that clears takes for a metre of road",
               .meaning_zh = "单台清障每米用时",
               .drawn = Drawn::for_each_event}),
        field("flood_drains_s", &Travel::flood_drains_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "a bund has stopped overflowing until its roads are open",
               .meaning_zh = "漫溢停止至道路恢复的时间",
               .drawn = Drawn::for_each_event}),
        field("floods", &Travel::floods,
              {.meaning = "water that closes roads", .meaning_zh = "积水路段"}),
        field("junctions", &Travel::junctions,
              {.meaning = "junctions", .meaning_zh = "路口", .required = true}),
        field("segments", &Travel::segments,
              {.meaning = "segments", .meaning_zh = "路段", .required = true})};
  }
};

}  // namespace yuyan::response
