// A depot small enough to be reckoned by hand: two tanks in one bund, one station, one engine.
#pragma once

#include "models/response/drill.h"

namespace yuyan::response {

/// Nothing is drawn: every quantity is a constant. `apart_m` is the distance of the tanks' centres.
inline Drill small_drill(double apart_m = 60) {
  Drill drill;
  drill.scenario.name = "small";
  drill.scenario.start_hour = 12.0;
  drill.scenario.horizon_s = 14400;
  drill.site.gate_junction = "gate";
  drill.site.bunds = {{.id = "A", .x_m = 0, .y_m = 0, .width_m = 200, .depth_m = 80}};
  drill.site.facilities = {
      {.id = "gate_house", .kind = FacilityKind::gate, .x_m = 300, .y_m = 0},
      {.id = "rack", .kind = FacilityKind::loading_rack, .x_m = 0, .y_m = 400}};
  Tank tank;
  tank.id = "T1";
  tank.bund = "A";
  tank.diameter_m = 20;
  tank.height_m = 12;
  tank.roof = Roof::internal_floating;
  tank.product = Product::gasoline_92;
  tank.fixed_cooling = tank.fixed_foam = false;
  drill.tanks.push_back(tank);
  tank.id = "T2";
  tank.x_m = apart_m;
  tank.product = Product::diesel;
  drill.tanks.push_back(tank);
  WeatherState weather;
  weather.id = "still";
  weather.wind_m_s = 0.0;
  weather.temperature_k = 293.0;
  drill.weather = {weather};
  drill.roads.junctions = {{.id = "gate", .x_m = 300, .y_m = 0},
                           {.id = "town", .x_m = 6300, .y_m = 0}};
  drill.roads.segments = {
      {.id = "road", .from = "gate", .to = "town", .length_m = 6000, .speed_m_s = 10}};
  Station station;
  station.id = "town_station";
  station.kind = StationKind::county;
  station.junction = "town";
  drill.stations = {station};
  Unit engine;
  engine.id = "E1";
  engine.station = "town_station";
  engine.kind = UnitKind::foam;
  engine.foam_m3 = 6;
  engine.water_m3 = 6;
  engine.pump_l_s = engine.monitor_l_s = 60;
  engine.ready = 1;
  drill.units.list = {engine};
  Hospital hospital;
  hospital.id = "hospital";
  hospital.junction = "town";
  drill.hospitals.list = {hospital};
  InitiatingEvent lightning;
  lightning.id = "lightning";
  lightning.kind = InitiatingKind::rim_seal_fire;
  lightning.tank = "T1";
  lightning.spread_probability = 1;
  lightning.spread_s = 0.0;
  drill.events.initiating = {lightning};
  drill.events.physics.spill_probability = 0;
  return drill;
}

/// A line of the plan that is never forgotten.
inline Order order(std::string id, Happening trigger, Action action, std::string target,
                   double delay_s) {
  Order line;
  line.id = std::move(id);
  line.actor = "somebody";
  line.trigger = trigger;
  line.action = action;
  line.target = std::move(target);
  line.delay_s = delay_s;
  return line;
}

}  // namespace yuyan::response
