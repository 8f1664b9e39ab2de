// How the accident begins: overfill and vapour cloud, lightning, tanker fire, pump-room leak.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/response/clouds.h"
#include "models/response/people.h"

namespace yuyan::response {

/// An initiating event of a replication and when it begins.
struct BeginningOf {
  const InitiatingEvent* event = nullptr;
  double after_s = 0;
};

/// An event and those that come with it, each once, in the order in which one names the next.
/// std::invalid_argument when it names one that there is not.
[[nodiscard]] std::vector<const InitiatingEvent*> chain_of(const Drill& drill,
                                                           const InitiatingEvent& first);

/// The initiating event that the scenario names, or one by weight; then those that come with it.
[[nodiscard]] std::vector<BeginningOf> beginnings_of(const Stage& stage);

/// One initiating event.
class Beginning {
 public:
  /// What all beginnings of a replication share.
  struct Common {
    calendar::Signal changed;
    bool detected = false;
    explicit Common(calendar::Calendar& calendar) : changed(calendar) {}
  };
  struct Reach {
    Stage& stage;
    FireGround& ground;
    People& people;
    Clouds& clouds;
  };
  Beginning(Reach reach, Common& common, BeginningOf beginning);

  [[nodiscard]] const InitiatingEvent& event() const { return event_; }
  void stop_release();
  void clear_tankers() { tankers_there_ = false; }
  [[nodiscard]] bool settled() const { return settled_; }

 private:
  calendar::Process begin_later(double after_s);
  void begin();
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
  Common& common_;
  const InitiatingEvent& event_;
  double begun_s_ = 0;
  double release_kg_s_ = 0, stopped_s_ = -1;
  std::optional<AssetIndex> fed_;  ///< burning pool that the release goes on feeding
  bool tankers_there_ = true, settled_ = false;
};

/// The accident: all that begins.
class Initiation {
 public:
  Initiation(Stage& stage, FireGround& ground, People& people, Clouds& clouds);

  /// The one that the others came with.
  [[nodiscard]] const InitiatingEvent& event() const { return beginnings_.front()->event(); }
  /// Stops what flows out: transfer stopped, valves closed or shut-down.
  void stop_release();
  /// Tankers have left the rack: its fire can no longer grow.
  void clear_tankers();
  /// The fires that cannot be lit any more, or have been.
  [[nodiscard]] bool settled() const;
  [[nodiscard]] calendar::Signal& changed() { return common_.changed; }

 private:
  Beginning::Common common_;
  std::vector<std::unique_ptr<Beginning>> beginnings_;
};

/// The initiating event of a replication: the one that the scenario names, or one by weight.
[[nodiscard]] const InitiatingEvent& pick_event(const Stage& stage);

}  // namespace yuyan::response
