// A plant without tanks from which chlorine gets out, and one village east of it.
#pragma once

#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {

/// The wind blows to the east at 3 m/s; the village lies `away_m` east of the source.
inline Drill chlorine_drill(double away_m = 600) {
  Drill drill = small_drill();
  drill.tanks.clear();
  drill.site.bunds.clear();
  drill.site.facilities = {{.id = "gate_house", .kind = FacilityKind::gate, .x_m = -300, .y_m = 0},
                           {.id = "store", .kind = FacilityKind::pump_room, .x_m = 0, .y_m = 0}};
  drill.weather[0].wind_m_s = 3.0;
  drill.weather[0].wind_from_deg = 270.0;
  drill.roads.junctions = {{.id = "gate", .x_m = -300, .y_m = 0},
                           {.id = "town", .x_m = -6300, .y_m = 0},
                           {.id = "village", .x_m = away_m, .y_m = 100},
                           {.id = "shelter", .x_m = away_m, .y_m = 5100}};
  drill.roads.segments[0].id = "west";
  drill.roads.segments.push_back(
      {.id = "north", .from = "village", .to = "shelter", .length_m = 5000, .speed_m_s = 10});
  drill.roads.segments.push_back(
      {.id = "east", .from = "gate", .to = "village", .length_m = away_m + 316, .speed_m_s = 10});
  Zone village;
  village.id = "village";
  village.x_m = away_m;
  village.radius_m = 50;
  village.day = village.night = 900;
  village.indoor_share = 0.5;
  village.junction = "village";
  village.shelter_junction = "shelter";
  village.car_share = 0;
  village.warning_s = 60.0;
  village.mobilisation_s = 60.0;
  drill.surroundings = {village};
  InitiatingEvent leak;
  leak.id = "leak";
  leak.kind = InitiatingKind::toxic_release;
  leak.facility = "store";
  leak.substance = consequence::ToxicSubstance::chlorine;
  leak.release_kg_s = 5.0;
  leak.duration_s = 1800.0;
  leak.detection_s = 30.0;
  drill.events.initiating = {leak};
  return drill;
}

}  // namespace yuyan::response
