// The depot's fixed cooling and foam: pumps, pipes, what fails on demand, what a blast breaks.
#pragma once

#include <deque>
#include <vector>

#include "models/response/supply.h"

namespace yuyan::response {

class FixedProtection {
 public:
  FixedProtection(Stage& stage, FireGround& ground, Supply& supply);

  /// Starts the fire pumps: the electric one, or the diesel one if that fails.
  void start_pumps(EntryNumber cause);
  /// Opens cooling on a tank; `whole_shell` for a burning tank, else the half that faces the fire.
  void start_cooling(std::size_t tank, bool whole_shell, EntryNumber cause);
  /// Closes cooling on a tank, also while its lines still fill.
  void stop_cooling(std::size_t tank);
  /// Opens foam on a tank.
  void start_foam(std::size_t tank, EntryNumber cause);
  /// Closes foam on a tank; nothing when there is none.
  void stop_foam(std::size_t tank) { stops_[tank].fire(); }
  [[nodiscard]] bool cools(std::size_t tank) const { return tanks_[tank].cooling_m3_s > 0; }
  [[nodiscard]] bool foams(std::size_t tank) const { return tanks_[tank].foaming; }
  /// Shell that a tank's fixed cooling wets, m2.
  [[nodiscard]] double wetted_m2(std::size_t tank) const;
  /// Water that the fixed cooling of all tanks takes now, m3/s.
  [[nodiscard]] double cooling_m3_s() const { return cooling_water_.actual_rate(); }
  /// Closes everything at the end.
  void shut();

 private:
  struct TankSystem {
    bool cooling_ordered = false, foam_ordered = false, foaming = false, broken = false;
    bool whole_shell = false;
    int cooling_orders = 0;
    double cooling_m3_s = 0;
    double foam_m3_s = 0;
    EntryNumber cooling_entry = no_cause;
  };

  calendar::Process run_pumps(EntryNumber cause);
  calendar::Process cool(std::size_t tank, int order, EntryNumber cause);
  calendar::Process foam(std::size_t tank, EntryNumber cause);
  calendar::Process watch_water();
  void break_pipes(const propagation::Blast& blast, EntryNumber cause);
  void balance();
  [[nodiscard]] const FixedSystems& data() const { return stage_.drill().site.fixed_systems; }

  Stage& stage_;
  FireGround& ground_;
  Supply& supply_;
  std::vector<TankSystem> tanks_;
  calendar::Flow cooling_water_;
  calendar::Gate flowing_;
  std::deque<calendar::Signal> stops_;  ///< of foam, one a tank
  bool pumps_started_ = false;
};

}  // namespace yuyan::response
