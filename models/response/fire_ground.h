// The fires of the depot on the drill's calendar: what burns, what is heated, what fails.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "models/propagation/blast.h"
#include "models/propagation/escalation.h"
#include "models/response/stage.h"
#include "sim/calendar/condition.h"

namespace yuyan::response {

using propagation::AssetIndex;

/// By which means water or foam comes: built in, or brought.
enum class Means { fixed, mobile };

class FireGround {
 public:
  explicit FireGround(Stage& stage);

  [[nodiscard]] AssetIndex tank(std::size_t index) const { return tanks_[index]; }
  [[nodiscard]] AssetIndex bund(std::size_t index) const { return bunds_[index]; }
  /// The ground outside a bund to which its overflow goes; none when that is not followed.
  [[nodiscard]] std::optional<AssetIndex> overflow(std::size_t bund) const {
    return overflows_[bund];
  }
  /// Moves so much oil, kg, from a bund to the ground outside; gives what there was to move.
  double move_oil(AssetIndex from, AssetIndex to, double kg);
  [[nodiscard]] AssetIndex rack() const { return rack_; }
  [[nodiscard]] EntityNumber entity(AssetIndex asset) const { return entities_[asset]; }
  [[nodiscard]] const propagation::Layout& layout() const { return layout_; }
  [[nodiscard]] const propagation::Escalation& escalation() const { return escalation_; }

  /// Lights an asset; `area_m2` 0 takes the extent's own surface. False when it cannot burn.
  bool ignite(AssetIndex asset, propagation::Extent extent, EntryNumber cause, double area_m2 = 0);
  /// Oil that is in a bund or on the rack's pavement, and that flows in, kg and kg/s.
  void spill(AssetIndex asset, double liquid_kg, double inflow_kg_s);
  /// Explodes: tanks that break burn; the journal tells. Gives the overpressure at a place.
  void explode(const propagation::Blast& blast, EntryNumber cause);
  [[nodiscard]] static double overpressure_pa(const propagation::Blast& blast,
                                              const propagation::Point& place);
  /// Water on the wall and foam on the surface by one means; the means add up.
  void set_cooling(AssetIndex asset, Means means, double water_kg_m2_s);
  void set_foam(AssetIndex asset, Means means, double share_of_required);
  [[nodiscard]] double cooling_kg_m2_s(AssetIndex asset, Means means) const {
    return cooling_[asset][static_cast<std::size_t>(means)];
  }

  /// Surface that burns or burnt last, m2: what foam has to cover.
  [[nodiscard]] double surface_m2(AssetIndex asset) const { return surface_m2_[asset]; }
  [[nodiscard]] bool burns(AssetIndex asset) const { return escalation_.burns(asset); }
  [[nodiscard]] bool is_rim_fire(AssetIndex asset) const { return rim_[asset]; }
  [[nodiscard]] std::vector<AssetIndex> burning() const;
  [[nodiscard]] int burning_tanks() const;
  [[nodiscard]] bool is_tank(AssetIndex asset) const { return tank_index_[asset] >= 0; }
  /// Position of a tank asset in the scenario's table.
  [[nodiscard]] std::size_t tank_index(AssetIndex asset) const;
  /// Tanks that burn on their full surface and were not set alight by the initiating event.
  [[nodiscard]] int escalations() const { return escalations_; }
  void begin_escalation_count() { counting_ = true; }
  [[nodiscard]] double heat_flux_at_w_m2(const propagation::Point& place) const {
    return escalation_.heat_flux_at_w_m2(place);
  }
  [[nodiscard]] propagation::Point position(AssetIndex asset) const;
  /// The entry that tells how this asset's fire or heating began.
  [[nodiscard]] EntryNumber cause_of(AssetIndex asset) const { return cause_[asset]; }
  /// Whether a tank has burnt on its full surface or has failed.
  [[nodiscard]] bool was_lost(std::size_t tank) const { return lost_[tank]; }
  /// Any fire has burnt in this replication.
  [[nodiscard]] bool had_fire() const { return had_fire_; }

  /// The weather of the stage has changed.
  void feel_weather();

  /// Fires whenever a flame changes, a fire ends, a tank fails.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  /// Called at each explosion with its entry.
  void on_blast(std::function<void(const propagation::Blast&, EntryNumber)> listener) {
    blast_listeners_.push_back(std::move(listener));
  }

 private:
  void happen();
  void follow(const propagation::Event& event);
  void fail(AssetIndex asset, EntryNumber cause);
  void after_change();
  void plan_next();
  void plan_threat(std::size_t tank);
  void tell_if_all_out(EntryNumber cause);
  [[nodiscard]] EntryNumber hottest_source(AssetIndex asset) const;

  Stage& stage_;
  propagation::Layout layout_;
  propagation::Escalation escalation_;
  std::vector<AssetIndex> tanks_, bunds_;
  std::vector<std::optional<AssetIndex>> overflows_;
  AssetIndex rack_ = 0;
  std::vector<EntityNumber> entities_;
  std::vector<int> tank_index_;
  std::vector<double> surface_m2_;
  std::vector<std::array<double, 2>> cooling_, foam_;
  std::vector<bool> rim_;
  std::vector<EntryNumber> cause_;
  std::vector<calendar::Event> threats_;
  std::vector<bool> threatened_, lost_;
  calendar::Event next_;
  calendar::Signal changed_;
  std::vector<std::function<void(const propagation::Blast&, EntryNumber)>> blast_listeners_;
  int escalations_ = 0;
  bool counting_ = false;
  bool had_fire_ = false;
};

}  // namespace yuyan::response
