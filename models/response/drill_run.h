// One replication of a drill, from the initiating event until everybody is home.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/response/background_load.h"
#include "models/response/command.h"
#include "models/response/field_tasks.h"
#include "models/response/move_up.h"
#include "models/response/road_hazards.h"

namespace yuyan::response {

/// What the timeline shows at one instant.
struct Sample {
  double time_s = 0;
  int burning_surfaces = 0, burning_tanks = 0, cooled_tanks = 0;
  double water_m3_s = 0, foam_solution_m3_s = 0;
  double pond_m3 = 0, concentrate_m3 = 0;
  int fire_units = 0, ambulances = 0;
  int evacuated = 0, waiting_casualties = 0, deaths = 0;
};

class DrillRun {
 public:
  DrillRun(const DrillModel& model, chance::Source source);
  /// Ends all processes before what they act on goes away.
  ~DrillRun() { world_.world().calendar().kill_all(); }
  DrillRun(const DrillRun&) = delete;
  DrillRun& operator=(const DrillRun&) = delete;

  /// Who takes the decisions of the plan; the standard options are taken without.
  void decide_by(world::Decider decider) { world_.world().set_decider(std::move(decider)); }
  /// Plays the drill to its end; calendar::EventLimit when it takes more events than this.
  void play(std::uint64_t event_limit);

  [[nodiscard]] const DrillModel& model() const { return model_; }
  [[nodiscard]] const Journal& journal() const { return stage_.journal(); }
  [[nodiscard]] const Stage& stage() const { return stage_; }
  [[nodiscard]] const FireGround& ground() const { return ground_; }
  [[nodiscard]] const Supply& supply() const { return supply_; }
  [[nodiscard]] const People& people() const { return people_; }
  [[nodiscard]] const Medical& medical() const { return medical_; }
  [[nodiscard]] const Fleet& fleet() const { return fleet_; }
  [[nodiscard]] const WaterPoints& water_points() const { return water_points_; }
  [[nodiscard]] const Dispatcher& dispatcher() const { return dispatcher_; }
  [[nodiscard]] const BackgroundLoad& background() const { return background_; }
  [[nodiscard]] const MoveUp& move_up() const { return move_up_; }
  [[nodiscard]] const Evacuation& evacuation() const { return evacuation_; }
  [[nodiscard]] const RunOff& run_off() const { return run_off_; }
  [[nodiscard]] const Wind& wind() const { return wind_; }
  [[nodiscard]] const Clouds& clouds() const { return clouds_; }
  [[nodiscard]] const Initiation& initiation() const { return initiation_; }
  [[nodiscard]] const Command& command() const { return command_; }
  [[nodiscard]] const CommandPost& post() const { return post_; }
  [[nodiscard]] const std::vector<Sample>& timeline() const { return timeline_; }
  /// Expected water times of the stations as they were at T0.
  [[nodiscard]] const std::vector<double>& station_water_s() const { return station_water_s_; }
  /// Oil that has burnt or been spilled from tanks, and tanks that are lost, in yuan.
  [[nodiscard]] double loss_yuan() const;
  [[nodiscard]] double end_s() const { return world_.now(); }
  [[nodiscard]] std::uint64_t events() const { return world_.events(); }

  /// Throws std::logic_error when something was not conserved: that would be our fault.
  void check_consistency() const;

 private:
  calendar::Process sample();
  calendar::Process end_when_over();
  calendar::Task<void> wait_until_quiet();
  [[nodiscard]] Sample look() const;
  void check_dispatches() const;

  /// The world with the calendar's number of events within reach of const readers.
  class Clock {
   public:
    explicit Clock(world::RoadMap map) : world_(std::move(map)) {}
    [[nodiscard]] world::World& world() { return world_; }
    [[nodiscard]] double now() const { return world_.now(); }
    [[nodiscard]] std::uint64_t events() const { return events_; }
    void note_events() { events_ = world_.calendar().events(); }

   private:
    world::World world_;
    std::uint64_t events_ = 0;
  };

  const DrillModel& model_;
  Clock world_;
  Stage stage_;
  FireGround ground_;
  Wind wind_;
  Clouds clouds_;
  Air air_;
  Supply supply_;
  FixedProtection fixed_;
  WaterPoints water_points_;
  Brigade brigade_;
  People people_;
  Medical medical_;
  Boarding boarding_;
  RoadWorks road_works_;
  Fleet fleet_;
  FieldTasks field_tasks_;
  Dispatcher dispatcher_;
  MoveUp move_up_;
  BackgroundLoad background_;
  Evacuation evacuation_;
  RunOff run_off_;
  CloudWatch watch_;
  RoadHazards road_hazards_;
  Initiation initiation_;
  Danger danger_;
  CommandPost post_;
  Command command_;
  std::vector<double> liquid_at_start_kg_;
  std::vector<double> station_water_s_;
  std::vector<Sample> timeline_;
};

}  // namespace yuyan::response
