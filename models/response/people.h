// People in harm's way: workers, the public, crews; and what heat, flash fire and blast do to them.
#pragma once

#include <functional>
#include <vector>

#include "models/response/brigade.h"
#include "models/response/fire_ground.h"

namespace yuyan::response {

enum class Party { workers, public_, responders };

enum class Injury { yellow, red, dead };

/// Somebody has been hurt.
struct Casualty {
  EntityNumber entity = 0;  ///< post, zone or unit to which the person belongs
  Party party = Party::workers;
  Injury injury = Injury::yellow;
  int number = 0;  ///< counts the casualties of a replication
  EntryNumber cause = no_cause;
};

/// Persons at one place who share what happens there.
struct Cohort {
  EntityNumber entity = 0;
  Party party = Party::workers;
  propagation::Point place;
  int persons = 0;
  double indoor_share = 0;
  double worst_w_m2 = 0;  ///< heat that they have fled from already
};

class People {
 public:
  using Listener = std::function<void(const Casualty&)>;

  People(Stage& stage, FireGround& ground, const Brigade& brigade);

  void on_casualty(Listener listener) { listener_ = std::move(listener); }
  /// Everybody caught in a burning cloud of this radius.
  void flash_fire(const propagation::Point& centre, double radius_m, EntryNumber cause);
  /// Sends workers to the muster point.
  void muster(EntryNumber cause);
  /// So many people of a zone have left it.
  void leave_zone(std::size_t zone, int persons);
  [[nodiscard]] int in_zone(std::size_t zone) const;
  /// People of a zone at the present time of day, before anybody left.
  [[nodiscard]] int population(std::size_t zone) const { return population_[zone]; }

  [[nodiscard]] int deaths(Party party) const { return deaths_[static_cast<std::size_t>(party)]; }
  [[nodiscard]] int injuries(Party party) const {
    return injuries_[static_cast<std::size_t>(party)];
  }
  [[nodiscard]] int casualties() const { return number_; }
  /// A casualty that was alive has died.
  void count_death(Party party);

 private:
  void place_workers();
  void place_public();
  calendar::Process watch_heat();
  void expose_to_heat(Cohort& cohort, EntryNumber cause);
  void expose_to_blast(const propagation::Blast& blast, EntryNumber cause);
  void expose_crews(EntityNumber failed_tank, EntryNumber cause);
  void harm_zones(const propagation::Blast* blast, EntryNumber cause);
  int hurt(Cohort& cohort, double deaths_probability, double injury_probability, EntryNumber cause);
  void add(const Cohort& cohort, Injury injury, EntryNumber cause);
  [[nodiscard]] double flight_dose(const propagation::Point& from) const;
  [[nodiscard]] const Harm& harm() const { return stage_.drill().events.harm; }
  calendar::Process walk_to_muster(std::size_t cohort, EntryNumber cause);

  Stage& stage_;
  FireGround& ground_;
  const Brigade& brigade_;
  std::vector<Cohort> cohorts_;
  std::vector<std::vector<std::size_t>> of_zone_;
  std::vector<int> population_;
  std::vector<bool> zone_harmed_;
  std::vector<bool> crew_harmed_;
  Listener listener_;
  std::array<int, 3> deaths_{}, injuries_{};
  int number_ = 0;
  int episodes_ = 0;
  int walking_ = 0;
  bool mustering_ = false;
};

}  // namespace yuyan::response
