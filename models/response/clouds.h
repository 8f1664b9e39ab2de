// The poisons in the air of a drill: each release and the carbon monoxide of what burns, each a
// plume that the wind of the drill carries. Everybody asks here what the air at a place is like.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/propagation/plume_outline.h"
#include "models/propagation/plume_source.h"
#include "models/response/wind.h"

namespace yuyan::response {

/// What is in the air and from when it counts.
struct Agent {
  consequence::ToxicSubstance substance = consequence::ToxicSubstance::chlorine;
  consequence::ToxicProbit probit;
  propagation::ToxicLoadLaw law;
  double harmful_kg_m3 = 0, road_kg_m3 = 0;
  double negligible_kg_m3 = 0;  ///< less than this is left out
  bool decontaminate = false;
};

/// Air is out of the cloud below this share of the limit: so that it does not leave at the very
/// instant at which it comes.
inline constexpr double still_in = 1 - 1e-6;

/// Throws std::invalid_argument when the probit's origin does not have the substance.
[[nodiscard]] Agent agent_of(const Airborne& airborne, consequence::ToxicSubstance substance);
/// Whether the drill can have poison or smoke in the air at all.
[[nodiscard]] bool has_airborne(const Drill& drill);

/// Which air a plume spoils.
enum class CloudKind { poison, smoke };

constexpr auto choices(CloudKind) {
  using parameters::Choice;
  return std::array{Choice{"poison", CloudKind::poison}, Choice{"smoke", CloudKind::smoke}};
}

/// What a source gives from a time on, until its next change, and how that wind carries it.
struct CloudChange {
  double time_s = 0;
  CloudKind kind = CloudKind::poison;
  std::size_t cloud = 0;  ///< number of the cloud in the replication
  propagation::Point source;
  double wind_m_s = 0, towards_deg = 0;  ///< as the air creeps, at least DriftingPlume::calm_m_s
  double harmful_kg_m3 = 0, road_kg_m3 = 0;
  propagation::PlumeOutline harmful, road;
};

/// One release, or the smoke of all fires.
class Cloud {
 public:
  /// Its wind and rate are told by `changed`, which it shares with others.
  Cloud(Stage& stage, FireGround& ground, Wind& wind, CloudKind kind, std::size_t number,
        calendar::Signal& changed);

  /// Poison gets out at a place.
  void release(const propagation::Point& source, const InitiatingEvent& event, double rate_kg_s,
               EntryNumber cause);
  void end_release(EntryNumber cause);
  [[nodiscard]] bool releasing() const { return rate_kg_s_ > 0; }
  /// Something is or was in the air.
  [[nodiscard]] bool active() const { return plume_.has_value(); }
  [[nodiscard]] const Agent& agent() const { return agent_; }
  [[nodiscard]] EntryNumber cause() const { return cause_; }
  [[nodiscard]] propagation::Point source() const { return source_; }

  /// From the last change on; empty: clean air.
  [[nodiscard]] propagation::ConcentrationCourse course(const propagation::Point& place) const {
    return plume_ ? plume_->course(place, agent_.negligible_kg_m3)
                  : propagation::ConcentrationCourse();
  }
  [[nodiscard]] double at_kg_m3(const propagation::Point& place, double time_s) const {
    return plume_ ? plume_->at(place, time_s) : 0;
  }
  [[nodiscard]] bool is_harmful(const propagation::Point& place, double time_s) const {
    return active() && at_kg_m3(place, time_s) >= agent_.harmful_kg_m3;
  }
  /// All changes in the order of time, one a time.
  [[nodiscard]] const std::vector<CloudChange>& history() const { return history_; }

 private:
  calendar::Process follow_wind(Wind& wind);
  calendar::Process follow_fire();
  void blow();
  void note(const propagation::PlumeSections& sections);
  [[nodiscard]] propagation::OpenAir air() const;

  Stage& stage_;
  FireGround& ground_;
  const CloudKind kind_;
  const std::size_t number_;
  calendar::Signal& changed_;
  std::optional<propagation::DriftingPlume> plume_;
  Agent agent_;
  propagation::Point source_;
  const InitiatingEvent* event_ = nullptr;
  double rate_kg_s_ = 0;
  double burning_kg_s_ = 0;  ///< what the smoke was last drawn for
  EntryNumber cause_ = no_cause;
  std::vector<CloudChange> history_;
};

/// All clouds of a replication: its releases in their order, then the smoke if it is followed. Each
/// harms by itself: what poisons add to each other is not known for most pairs.
class Clouds {
 public:
  Clouds(Stage& stage, FireGround& ground, Wind& wind);

  /// Poison gets out at a place; one release an initiating event.
  void release(const propagation::Point& source, const InitiatingEvent& event, double rate_kg_s,
               EntryNumber cause);
  void end_release(const InitiatingEvent& event, EntryNumber cause);

  [[nodiscard]] std::size_t size() const { return clouds_.size(); }
  [[nodiscard]] const Cloud& at(std::size_t cloud) const { return *clouds_.at(cloud); }
  [[nodiscard]] bool releasing() const;
  /// Something is or was in the air.
  [[nodiscard]] bool active() const;
  /// Of the first that is in the air.
  [[nodiscard]] EntryNumber cause() const;
  /// Some cloud harms there.
  [[nodiscard]] bool is_harmful(const propagation::Point& place, double time_s) const;
  /// When no cloud that is there harms any more, as things are.
  [[nodiscard]] double harmless_s(const propagation::Point& place, double from_s) const;
  /// All changes of all clouds in the order of time.
  [[nodiscard]] std::vector<CloudChange> history() const;
  /// Fires when rate or wind of a cloud have changed: its courses are new from now on.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  [[nodiscard]] Cloud& of(const InitiatingEvent& event);

  std::vector<const InitiatingEvent*> events_;  ///< of the releases
  calendar::Signal changed_;
  std::vector<std::unique_ptr<Cloud>> clouds_;
};

}  // namespace yuyan::response
