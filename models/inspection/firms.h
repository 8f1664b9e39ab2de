// The enterprises of one replication: each runs its own events, exactly, from one planning date to
// the next.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/inspection/hazard.h"
#include "models/inspection/hazard_draws.h"
#include "models/inspection/kind.h"
#include "models/inspection/model.h"
#include "models/inspection/rates.h"

namespace yuyan::inspection {

/// A visit as the planner set it, with its draws.
struct Visit {
  std::uint32_t firm = 0;
  std::uint16_t strategy = 0, team = 0;
  double day = 0;
  double expert = 0, specialist = 0, citation = 0;  ///< uniform numbers
};

class Firms {
 public:
  /// A past with accidents has to outlive it.
  Firms(const InspectionModel& model, const Rates& rates, chance::Source source, Outcome& outcome,
        const Past& past = {});

  /// The months [from, to) of the plan begin, under these factors of levers by county and sector.
  /// Lessons and publicity whose investigation has ended reach the like firms.
  void begin_period(int from, int to, std::span<const Factors> factors);
  /// The firm's events of the period and the visits to it, which come in the order of days. Each
  /// firm once a period; its books are closed at the end of a year.
  void play(std::uint32_t firm, std::span<const Visit> visits);
  void end_period();

  void set_level(std::uint32_t firm, std::uint8_t level, double expires) {
    level_[firm] = level;
    expires_[firm] = expires;
  }
  void set_grade(std::uint32_t firm, IntegrityGrade grade) { grade_[firm] = grade; }
  /// From the planning date that comes next no hazard arises in the firm and none lives, nothing
  /// happens in it and nobody visits it.
  void close(std::uint32_t firm);

  [[nodiscard]] bool is_closed(std::uint32_t firm) const { return is_closed_[firm] != 0; }
  [[nodiscard]] double last_visit(std::uint32_t firm) const { return last_visit_[firm]; }
  [[nodiscard]] std::uint8_t level(std::uint32_t firm) const { return level_[firm]; }
  [[nodiscard]] double expires(std::uint32_t firm) const { return expires_[firm]; }
  [[nodiscard]] double barred_until(std::uint32_t firm) const { return barred_until_[firm]; }
  [[nodiscard]] IntegrityGrade grade(std::uint32_t firm) const { return grade_[firm]; }
  [[nodiscard]] bool blacklisted(std::uint32_t firm, double day) const {
    return blacklisted_until_[firm] > day;
  }
  /// What officers know of a firm: hazards found and accidents against what its kind makes expect;
  /// 1 is as expected, before anything is known too.
  [[nodiscard]] double record(std::uint32_t firm) const;
  /// Accidents a day that officers expect of a firm by its kind, size and record.
  [[nodiscard]] double expected_risk(std::uint32_t firm) const;
  /// Acceptances of listed hazards since the last call, by county and sector.
  [[nodiscard]] std::vector<double> take_acceptances();

 private:
  /// What the events of a firm need, in two lines of the cache.
  struct alignas(64) State {
    double arrival = 0, arrival_clock = 0, background = 0, background_clock = 0;
    double accident = never;
    double hazard_gap = never, background_gap = never;  ///< means, operational d
    float check_phase = 0;
    float taught_until = 0;  ///< day up to which the firm recognises what a visit has shown it
    double deterrence = 0, deterred = 0;
    /// Of the next hazard to arrive, drawn while the one before it is played: nothing waits for it.
    HazardDraws next;
    std::uint32_t first_hazard = HazardPool::none, arrivals = 0;
    std::uint32_t pair = 0;
    std::uint16_t sector = 0;
  };
  static_assert(sizeof(State) == 128);
  /// A firm while its events are played, with what they need of others, looked up once.
  struct Site {
    std::uint32_t firm;
    State& state;
    const SectorRates& sector;
    const Kind& kind;
    const SeasonClock& clock;
    Cell& counted;  ///< of the year
    double until;   ///< nobody comes to the firm before
  };
  struct Report {
    double day;
    std::size_t pair;
    double level;
  };
  /// A hidden hazard at its first moment.
  struct Birth {
    double day = 0;
    std::uint32_t number = 0;
    bool is_major = false, is_blind = false;
    double log_self = 0;  ///< log of the level at which self-checks see it
  };
  /// When a hazard is reported, and when it lapses if nobody does anything.
  struct Told {
    float reported, lapses;
  };

  /// An accident of the past, and the firm that has it in this replication.
  struct Known {
    std::uint32_t firm = 0;
    const PastAccident* accident = nullptr;
  };

  [[nodiscard]] Site site(std::uint32_t firm, double until);
  void spread_lessons(double day);
  void begin_year(int year);
  void close_firms(int year);

  // the first day
  void begin_firm(const Site& site);
  void begin_with_hazards(const Site& site, double rate_d);

  // events
  void advance(const Site& site);
  void arrive(const Site& site);
  void background_accident(const Site& site);
  void hazard_accident(const Site& site);
  void book_accident(const Site& site, double day, Cause cause, chance::Words words,
                     std::uint64_t number);
  void after_accident(const Site& site, const Accident& accident);
  [[nodiscard]] const indicators::SeverityLaw& law_of(std::size_t sector);
  static void end_by_accident(Hazard& hazard, double day);

  // the past
  void find_firms(const Past& past);
  [[nodiscard]] std::span<const Known> known_of(std::uint32_t firm) const;
  /// Here, for it is asked at every visit, and few firms have a known accident.
  void advance_to(Site& site, double day, std::span<const Known>& known) {
    if (!known.empty()) [[unlikely]]
      return advance_through(site, day, known);
    site.until = day;
    advance(site);
  }
  void advance_through(Site& site, double day, std::span<const Known>& known);
  void known_accident(const Site& site, const PastAccident& past);
  [[nodiscard]] Cause end_hazard_behind(const Site& site, const PastAccident& past);

  // the life of a hazard
  [[nodiscard]] Hazard hidden(const Site& site, const Birth& birth, const HazardDraws& draws) const;
  void keep(State& state, Hazard hazard);
  void foresee(const Site& site, Hazard& hazard, double first_check, double log_unseen,
               double repair) const;
  void learn_report(const Site& site, Hazard& hazard) const;
  [[nodiscard]] Told draw_report(const Site& site, std::uint32_t number, float lapses) const;
  void find(const Site& site, Hazard& hazard, double day, double tackled_share,
            double repair) const;
  void come_back(const Site& site, Hazard& hazard) const;
  void check_anew(const Site& site);
  void check_anew(const Site& site, Hazard& hazard, double first_check) const;

  // visits
  void visit(const Site& site, const Visit& visit);
  void see(const Site& site, Hazard& hazard, double day, bool advice_only);
  void list_for_supervision(const Site& site, Hazard& hazard, double day);

  // books
  /// Books what happened to the firm's hazards up to `day` and visits those that live.
  template <class Visitor>
  void settle(const Site& site, double day, Visitor&& visitor);
  [[nodiscard]] bool settle_one(const Site& site, Hazard& hazard, double day) const;
  void close_year(const Site& site);
  void set_next_accident(State& state);

  [[nodiscard]] double unseen_hazards(const SectorRates& sector) const;
  [[nodiscard]] double calm(const Site& site, double day) const;
  /// Whether what would happen at this level does not, because the firm is calm. How far the
  /// teaching has worn off is reckoned only where it decides.
  [[nodiscard]] bool is_calmed(const Site& site, double day, double factor, double u) const {
    const double untaught = rates_.level_factor[level_[site.firm]] * factor;
    if (u < untaught * (1 - site.state.deterrence) * (1 - site.kind.lesson.level)) return false;
    return u >= untaught || u >= calm(site, day) * factor;
  }
  void deter(State& state, double day, double level) const;
  [[nodiscard]] chance::Words words(const Site& site, std::uint64_t purpose,
                                    std::uint64_t index) const {
    return {source_, model_.population().key[site.firm], purpose, index};
  }
  [[nodiscard, gnu::always_inline]] HazardDraws draws_of(const Site& site,
                                                         std::uint32_t number) const {
    return {source_, model_.population().key[site.firm], number};
  }

  const InspectionModel& model_;
  const Rates& rates_;
  chance::Source source_;
  Outcome& outcome_;
  double end_, past_until_;
  std::vector<Known> known_;  ///< by firm and day

  std::vector<std::optional<indicators::SeverityLaw>> laws_;  ///< of drawn tails, as needed

  // by county and sector
  std::vector<Kind> kinds_;
  std::vector<Report> reports_;  ///< investigations under way
  std::vector<double> acceptances_;
  std::span<Cell> year_cells_;

  double begin_ = 0, until_ = 0, year_start_ = 0;  ///< of the period, of its year
  bool closes_year_ = false;

  // by firm
  std::vector<State> state_;
  std::vector<double> last_visit_, expires_, barred_until_, blacklisted_until_;
  std::vector<std::uint32_t> backgrounds_, visits_, found_, accidents_;
  std::vector<std::uint8_t> level_, visited_this_year_, is_closed_;
  std::vector<std::uint32_t> closing_;  ///< at this planning date
  std::vector<IntegrityGrade> grade_;
  HazardPool pool_;
};

template <class Visitor>
void Firms::settle(const Site& site, double day, Visitor&& visitor) {
  std::uint32_t* link = &site.state.first_hazard;
  while (*link != HazardPool::none) {
    const std::uint32_t place = *link;
    Hazard& hazard = pool_[place];
    // Nothing to book of one that nobody knows and that lives.
    const bool is_quiet = hazard.closes > day && hazard.found > day;
    if (!is_quiet && settle_one(site, hazard, day)) {
      *link = hazard.next;
      pool_.give_back(place);
    } else {
      visitor(hazard);
      link = &hazard.next;
    }
  }
}

}  // namespace yuyan::inspection
