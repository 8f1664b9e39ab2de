// People who breathe one cloud: each cohort's air and toxic load, and the exact time at which the
// next of its members is overcome, gets worse or dies.
//
// Each person has a tolerance: the share u of the population that would be dead before him. The
// tolerances of a cohort are drawn one after the other in rising order as its load reaches them, so
// a cohort of hundreds costs an event for each casualty and nothing else.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/response/clouds.h"

namespace yuyan::response {

/// How far a load has brought a person.
enum class Injury { yellow, red, dead };

/// Dose and tolerance laws of one agent.
class Tolerance {
 public:
  Tolerance() = default;
  Tolerance(const Agent& agent, const Airborne& airborne);

  /// Share of people who are dead at so many times this load.
  [[nodiscard]] double share(double load) const;
  /// Load that kills the person of tolerance u.
  [[nodiscard]] double lethal_load(double u) const;
  [[nodiscard]] double yellow_share() const { return yellow_share_; }
  [[nodiscard]] double share_of(Injury injury) const;

 private:
  double a_ = 0, b_ = 1;
  double yellow_share_ = 1, red_share_ = 1;
};

/// The least of n tolerances that are spread evenly above `floor`, for a uniform number.
[[nodiscard]] double least_of(int n, double floor, double uniform);

class Inhalation {
 public:
  using CohortIndex = std::size_t;
  /// A member of the cohort falls: gives his casualty number. Or a casualty gets worse.
  using Fall = std::function<int(CohortIndex)>;
  using Worsen = std::function<void(int casualty, Injury injury)>;

  /// Of one cloud; `changed` tells that it, or another, is new.
  Inhalation(Stage& stage, const Cloud& cloud, calendar::Signal& changed, std::string suffix);
  void on_fall(Fall fall) { fall_ = std::move(fall); }
  void on_worsen(Worsen worsen) { worsen_ = std::move(worsen); }

  /// A cohort at a place; a key of its own for its draws. Air changes of its house a second;
  /// `outdoors` in the open; `share` of that air it breathes.
  static constexpr double outdoors = -1;
  CohortIndex add(std::string key, const propagation::Point& place, int persons,
                  double changes_per_s, double share = 1);
  /// It goes on at another place, in other air, with other numbers; what it has breathed stays.
  void move(CohortIndex cohort, const propagation::Point& place);
  void ventilate(CohortIndex cohort, double changes_per_s);
  void set_persons(CohortIndex cohort, int persons);
  /// A casualty is out of this air.
  void rescue(int casualty);
  /// A casualty of this load lies where the cohort is.
  void lay(CohortIndex cohort, int casualty, double lethal_load, Injury injury);
  /// A member whom something else has struck down lies where the cohort is and breathes on; his own
  /// tolerance to this cloud, which has not overcome him yet, is drawn.
  void lay_other(CohortIndex cohort, int casualty, int persons_left);

  [[nodiscard]] double load(CohortIndex cohort);
  void set_load(CohortIndex cohort, double load);
  /// What it breathes at this moment, kg/m3.
  [[nodiscard]] double breathed_kg_m3(CohortIndex cohort) const;
  /// Whether it has breathed the harmful concentration.
  [[nodiscard]] bool exposed(CohortIndex cohort) const;
  [[nodiscard]] const Tolerance& tolerance() const { return tolerance_; }
  [[nodiscard]] bool active() const { return cloud_.active(); }
  [[nodiscard]] const Cloud& cloud() const { return cloud_; }

 private:
  struct Lying {
    int casualty;
    double lethal_load;
    Injury injury;
  };
  /// Who was struck down before this cloud was there.
  struct Early {
    CohortIndex cohort;
    int casualty;
  };
  struct Breath {
    std::string key;
    propagation::Point place;
    int persons = 0;
    double changes_per_s = outdoors, share = 1;
    propagation::ConcentrationCourse course;
    propagation::ToxicLoad load{{}, 0};
    double next_u = 0, next_load = propagation::never;
    double due_load = 0;  ///< what the pending event was set for
    std::uint64_t draws = 0;
    std::vector<Lying> lying;
    calendar::Event next;
    double looked_s = 0;
    bool exposed = false;
  };

  calendar::Process follow(calendar::Signal& changed);
  void begin();
  void renew(Breath& breath);
  void look(Breath& breath);
  void draw_next(Breath& breath);
  void plan(CohortIndex cohort);
  void happen(CohortIndex cohort);

  Stage& stage_;
  const Cloud& cloud_;
  const std::string suffix_;  ///< of the keys of draws
  std::vector<Early> early_;
  Tolerance tolerance_;
  std::vector<std::unique_ptr<Breath>> breaths_;
  Fall fall_;
  Worsen worsen_;
};

}  // namespace yuyan::response
