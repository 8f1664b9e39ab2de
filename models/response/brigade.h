// Crews on the fire ground under one commander: who cools, who attacks with foam, who withdraws.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/response/fixed_systems.h"
#include "models/response/supply.h"
#include "models/response/water_points.h"
#include "sim/calendar/present.h"

namespace yuyan::response {

/// What a crew is set to do.
struct Assignment {
  enum class Purpose { cool, attack };
  Purpose purpose = Purpose::cool;
  AssetIndex asset = 0;

  friend auto operator<=>(const Assignment&, const Assignment&) = default;
};

class Brigade {
 public:
  Brigade(Stage& stage, FireGround& ground, FixedProtection& fixed, Supply& supply,
          WaterPoints& water_points);

  /// A unit has arrived and takes orders; its water and concentrate join the supply.
  void join(std::size_t unit, EntryNumber cause);
  /// Tank whose failure is foreseen: crews near it withdraw.
  void withdraw_from(AssetIndex tank, EntryNumber cause);
  /// How the order to withdraw reaches a crew: awaited for each, whether it arrives. Without it
  /// everybody hears it at once.
  using Tell = std::function<calendar::Task<bool>(std::string unit, EntityNumber crew, int number,
                                                  EntryNumber cause)>;
  void tell_withdrawal_by(Tell tell) { tell_withdrawal_ = std::move(tell); }
  /// The incident is over: everybody stops.
  void dismiss();

  /// Crews that stand within a distance of an asset and have not withdrawn.
  [[nodiscard]] std::vector<std::size_t> units_near(AssetIndex asset, double radius_m) const;
  /// Where a unit's crew stands.
  [[nodiscard]] propagation::Point position(std::size_t unit) const;
  /// Crew, vehicle and what is left of its concentrate drop out.
  void lose(std::size_t unit);
  /// A crew stops for repair, fuel or relief; it goes back to whoever decides afterwards.
  void rest(std::size_t unit);
  void resume(std::size_t unit);
  [[nodiscard]] bool is_attacking(std::size_t unit) const;
  /// Crews on scene that have not been lost.
  [[nodiscard]] std::vector<std::size_t> units() const;
  [[nodiscard]] int crews_on_scene() const { return static_cast<int>(crews_.size()); }
  /// Water or foam solution that mobile crews apply outside foam attacks now, m3/s.
  [[nodiscard]] double cooling_m3_s() const { return cooling_water_.actual_rate(); }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  struct Crew {
    std::size_t unit = 0;
    double flow_l_s = 0;
    bool foam = false, cools = true;
    std::optional<FoamType> carries;  ///< none: it proportions whatever the attack uses
    std::optional<Assignment> assignment;
    propagation::Point place;  ///< where it works
    bool working = false, withdrawn = false, lost = false, resting = false, seen_water = false;
    int orders = 0;
    EntryNumber joined = no_cause;
    calendar::Event set_up;

    [[nodiscard]] bool is_fit() const { return !withdrawn && !lost && !resting; }
    [[nodiscard]] bool is_set_to(Assignment::Purpose purpose) const {
      return assignment && assignment->purpose == purpose;
    }
    /// What it works on; throws when it has no assignment.
    [[nodiscard]] AssetIndex target() const {
      return calendar::present(assignment, "a crew without an assignment").asset;
    }
  };
  struct Attack {
    explicit Attack(calendar::Calendar& calendar) : stop(calendar) {}
    bool running = false;
    calendar::Signal stop;
  };

  calendar::Process command();
  calendar::Process attack(AssetIndex asset, Attack& state);
  calendar::Process withdraw(std::size_t crew, AssetIndex tank, EntryNumber cause);
  calendar::Process lay_supply(std::size_t unit);
  void bring_water(std::size_t unit, EntryNumber cause);
  void decide();
  void assign(Crew& crew, std::optional<Assignment> assignment);
  void set_working(std::size_t unit, EntryNumber cause);
  void update_effects();
  [[nodiscard]] std::vector<std::pair<Assignment, double>> demands_l_s();
  [[nodiscard]] double assigned_l_s(const Assignment& assignment) const;
  [[nodiscard]] double working_l_s(const Assignment& assignment) const;
  /// What the attack on an asset uses, and its rate and time with it.
  [[nodiscard]] FoamType type_for(AssetIndex asset) const;
  [[nodiscard]] double required_l_s(AssetIndex asset) const {
    return required_l_s(asset, type_for(asset));
  }
  [[nodiscard]] double required_l_s(AssetIndex asset, FoamType type) const;
  [[nodiscard]] double duration_s(AssetIndex asset, FoamType type) const;
  [[nodiscard]] std::optional<FoamNeed> standard_need(AssetIndex asset, FoamType type) const;
  [[nodiscard]] bool fits(const Crew& crew, const Assignment& assignment) const;
  /// Where a unit can stand to work on an asset: upwind, as near as the heat allows and within its
  /// reach; none when it is too hot everywhere.
  [[nodiscard]] std::optional<propagation::Point> stand(const Unit& unit, AssetIndex asset) const;
  /// The kind of concentrate with which an attack could begin; none when it cannot.
  [[nodiscard]] std::optional<FoamType> foam_for_attack(AssetIndex asset) const;
  [[nodiscard]] std::vector<AssetIndex> neighbours(AssetIndex burning) const;
  [[nodiscard]] const Doctrine& doctrine() const { return stage_.drill().plan.doctrine; }
  [[nodiscard]] const Unit& unit(std::size_t index) const {
    return stage_.drill().units.list[index];
  }

  Stage& stage_;
  FireGround& ground_;
  FixedProtection& fixed_;
  Supply& supply_;
  WaterPoints& water_points_;
  std::map<std::size_t, Crew> crews_;  // by unit: in the order of ids
  std::map<AssetIndex, Attack> attacks_;
  std::map<AssetIndex, FoamType> types_;
  calendar::Flow cooling_water_;
  calendar::Signal changed_;
  Tell tell_withdrawal_;
  bool dirty_ = false, dismissed_ = false;
};

/// Neighbours of a burning asset that doctrine asks to cool: within so many diameters, the nearest
/// first, at most so many; of a burning bund, the tanks in it.
[[nodiscard]] std::vector<std::size_t> tanks_to_cool(const FireGround& ground,
                                                     const DrillModel& model, AssetIndex burning);

}  // namespace yuyan::response
