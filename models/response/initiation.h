// How the accident begins: overfill and vapour cloud, lightning, tanker fire, pump-room leak.
#pragma once

#include <optional>

#include "models/response/clouds.h"
#include "models/response/people.h"

namespace yuyan::response {

class Initiation {
 public:
  Initiation(Stage& stage, FireGround& ground, People& people, Clouds& clouds);

  [[nodiscard]] const InitiatingEvent& event() const { return event_; }
  /// Stops what flows out: transfer stopped, valves closed or shut-down.
  void stop_release();
  /// Tankers have left the rack: its fire can no longer grow.
  void clear_tankers() { tankers_there_ = false; }
  /// The fire that cannot be lit any more, or has been.
  [[nodiscard]] bool settled() const { return settled_; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  calendar::Process overfill();
  calendar::Process rim_seal();
  calendar::Process rack();
  calendar::Process pump_room();
  calendar::Process toxic_release();
  calendar::Process mass_casualty();
  calendar::Process detect(EntryNumber cause);
  void notice(EntryNumber cause);
  void explode(std::size_t tank, double released_kg, EntryNumber ignition);
  [[nodiscard]] std::size_t pick_tank() const;
  [[nodiscard]] bool fits(const Tank& tank) const;
  [[nodiscard]] double draw(const Quantity& quantity, const char* purpose) const {
    return stage_.draw(quantity, event_.id, purpose);
  }
  [[nodiscard]] double released_kg() const;
  void settle();

  Stage& stage_;
  FireGround& ground_;
  People& people_;
  Clouds& clouds_;
  const InitiatingEvent& event_;
  calendar::Signal changed_;
  double release_kg_s_ = 0, stopped_s_ = -1;
  std::optional<AssetIndex> fed_;  ///< burning pool that the release goes on feeding
  bool tankers_there_ = true, settled_ = false, detected_ = false;
};

/// The initiating event of a replication: the one that the scenario names, or one by weight.
[[nodiscard]] const InitiatingEvent& pick_event(const Stage& stage);

}  // namespace yuyan::response
