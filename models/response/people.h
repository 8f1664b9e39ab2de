// People in harm's way: workers, the public, crews; and what heat, flash fire and blast do to them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/response/air.h"
#include "models/response/brigade.h"
#include "models/response/fire_ground.h"

namespace yuyan::response {

enum class Party { workers, public_, responders };

/// Somebody has been hurt.
struct Casualty {
  EntityNumber entity = 0;  ///< post, zone or unit to which the person belongs
  Party party = Party::workers;
  Injury injury = Injury::yellow;
  int number = 0;  ///< counts the casualties of a replication
  EntryNumber cause = no_cause;
  bool contaminated = false;  ///< by a poison that has to be washed off
  propagation::Point place = {};
};

/// Persons at one place who share what happens there.
struct Cohort {
  EntityNumber entity = 0;
  Party party = Party::workers;
  propagation::Point place;
  int persons = 0;
  double indoor_share = 0;
  double worst_w_m2 = 0;  ///< heat that they have fled from already
  std::string key;        ///< tells those indoors from those outdoors in their draws
};

/// People of a zone who are under way, by where they came from.
struct Travellers {
  struct Part {
    int persons = 0;
    std::vector<double> loads;  ///< toxic loads so far, by cloud
    bool exposed = false;
  };
  std::size_t zone = 0;
  std::vector<Part> parts;
  std::string group;  ///< tells them from the zone's other travellers in their draws
  int legs = 0;       ///< that they have begun

  [[nodiscard]] int persons() const;
};

/// A way in a straight line at an even speed.
struct Leg {
  propagation::Point from, to;
  double from_s = 0, to_s = 0;
  double air_share = 1;  ///< of the air outside that is breathed
  double heat_share = 1;
};

class People {
 public:
  using Listener = std::function<void(const Casualty&)>;
  using Worsening = std::function<void(int number, Injury injury)>;

  People(Stage& stage, FireGround& ground, const Brigade& brigade, Air& air);

  void on_casualty(Listener listener) { listener_ = std::move(listener); }
  /// A casualty who still lies in the cloud has got worse.
  void on_worsening(Worsening listener) { air_.on_worsen(std::move(listener)); }
  /// A casualty has been carried out of the cloud.
  void rescue(int number) { air_.rescue(number); }
  /// So many people at a facility are hurt at once.
  void hurt_at(const propagation::Point& place, EntityNumber entity, int persons,
               EntryNumber cause);
  /// Everybody caught in a burning cloud of this radius.
  void flash_fire(const propagation::Point& centre, double radius_m, EntryNumber cause);
  /// Sends workers to the muster point.
  void muster(EntryNumber cause);
  /// So many people of a zone leave it, or all that are left if they are fewer.
  Travellers leave_zone(std::size_t zone, int persons, std::string group);
  /// The same of those who lie.
  Travellers carry_out(std::size_t zone, int persons, std::string group);
  /// Those of a zone who can be moved only lying down and are still there.
  [[nodiscard]] int lying_in(std::size_t zone) const;
  /// What cloud and heat do to people on a leg that lies behind them.
  void expose(Travellers& travellers, const Leg& leg);
  /// Those of a zone who are in the open go in, and all shut their windows.
  void shelter_zone(std::size_t zone);
  /// Windows are shut for those who lie.
  void shelter_lying(std::size_t zone);
  /// Where the people of a zone are, for those who watch the air.
  [[nodiscard]] std::vector<propagation::Point> places_of(std::size_t zone) const;
  /// Persons of a zone who have breathed the harmful concentration or met harmful heat or blast.
  [[nodiscard]] int exposed(std::size_t zone) const;
  /// All from a zone who have been hurt or killed.
  [[nodiscard]] int casualties_of(std::size_t zone) const { return casualties_of_zone_[zone]; }
  /// A crew stands at a place on the scene, or has left it.
  void crew_at(std::size_t unit, const propagation::Point& place);
  void crew_gone(std::size_t unit);
  /// Members of a crew who have been hurt.
  [[nodiscard]] int crew_hurt(std::size_t unit) const { return crew_hurt_[unit]; }
  /// More than half of a crew is hurt.
  void on_crew_lost(std::function<void(std::size_t unit, EntryNumber)> listener) {
    crew_lost_ = std::move(listener);
  }
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
  void place_cell(std::size_t zone, Cohort people);
  void place_lying(std::size_t zone, int persons);
  void take_from(std::size_t cell, int persons, Travellers& travellers);
  void shut_windows(std::size_t zone, std::size_t cell);
  calendar::Process watch_heat();
  void expose_to_heat(Cohort& cohort, EntryNumber cause);
  void expose_to_blast(const propagation::Blast& blast, EntryNumber cause);
  void expose_crews(EntityNumber failed_tank, EntryNumber cause);
  void harm_zones(const propagation::Blast* blast, EntryNumber cause);
  int hurt(Cohort& cohort, double deaths_probability, double injury_probability, EntryNumber cause);
  Air::Fallen fall(std::size_t cohort, std::size_t cloud);
  void meet_cloud(Travellers& travellers, std::size_t cloud, const Leg& leg, int steps);
  void fall_on_way(Travellers& travellers, std::size_t part, std::size_t cloud, double load,
                   const Leg& leg);
  void burn_on_way(Travellers& travellers, std::size_t part, double dose, const Leg& leg);
  int add(const Cohort& cohort, Injury injury, EntryNumber cause, bool contaminated = false);
  std::size_t add_cohort(Cohort cohort, double changes_per_s, double share = 1);
  void count_crew(const Cohort& cohort, EntryNumber cause);
  void breathes_with(const Cohort& cohort);
  void heed_crews(const Entry& entry);
  void hurt_by_blast(Cohort& cohort, const propagation::Blast& blast, EntryNumber cause);
  void expose_crews_to_heat(EntryNumber cause);
  void expose_crews_to_blast(const propagation::Blast& blast, EntryNumber cause);
  [[nodiscard]] Cohort crew_of(std::size_t unit) const;
  [[nodiscard]] std::optional<std::size_t> zone_of(EntityNumber entity) const;
  [[nodiscard]] double flight_dose(const propagation::Point& from) const;
  [[nodiscard]] const Harm& harm() const { return stage_.drill().events.harm; }
  calendar::Process walk_to_muster(std::size_t cohort, EntryNumber cause);

  Stage& stage_;
  FireGround& ground_;
  const Brigade& brigade_;
  Air& air_;
  const bool airborne_;
  std::vector<Cohort> cohorts_;
  std::map<EntityNumber, int> cohorts_of_;  ///< so far: a cohort's key is its number in its entity
  std::vector<std::vector<std::size_t>> of_zone_;
  std::vector<std::optional<std::size_t>> lying_;  ///< cohort of a zone's people who lie
  std::vector<int> population_;
  std::vector<bool> zone_harmed_;
  std::vector<bool> crew_harmed_;
  std::vector<int> crew_hurt_;
  std::vector<double> crew_worst_w_m2_;
  std::vector<int> casualties_of_zone_;
  std::vector<bool> crew_lost_told_;
  std::vector<std::optional<std::size_t>> crew_cohort_;
  std::vector<int> exposed_;  ///< by zone, beside those who are in exposed cohorts still
  std::function<void(std::size_t, EntryNumber)> crew_lost_;
  Listener listener_;
  std::array<int, 3> deaths_{}, injuries_{};
  int number_ = 0;
  int episodes_ = 0;
  int walking_ = 0;
  bool mustering_ = false;
};

}  // namespace yuyan::response
