// The enterprises of one replication: each runs its own events, exactly, from one planning date to
// the next.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/inspection/hazard.h"
#include "models/inspection/hazard_draws.h"
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
  Firms(const InspectionModel& model, const Rates& rates, chance::Source source, Outcome& outcome);

  /// New factors of levers from this day on, by county and sector.
  void set_factors(double day, std::span<const Factors> factors);
  /// Lessons and publicity whose investigation has ended reach the like firms.
  void spread_lessons(double day);
  void begin_year(int year);
  /// Runs the firm's own events before `until`.
  void advance(std::uint32_t firm, double until) {
    undisturbed_until_ = until;
    while (state_[firm].next_event < until) step(firm);
  }
  /// The firm's events up to the visit, then the visit.
  void visit(const Visit& visit);
  /// Counts what lives at the end of the year, and closes its books.
  void end_year();

  void set_level(std::uint32_t firm, std::uint8_t level, double expires) {
    level_[firm] = level;
    expires_[firm] = expires;
  }
  void set_grade(std::uint32_t firm, IntegrityGrade grade) { grade_[firm] = grade; }

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
    double next_event = 0, arrival = 0, arrival_clock = 0, background = 0, background_clock = 0;
    double accident = never, hazard_rate = 0, background_rate = 0, check_phase = 0;
    double deterrence = 0, deterred = 0;
    std::uint32_t first_hazard = HazardPool::none, arrivals = 0;
    std::uint32_t pair = 0, sector = 0;
  };
  static_assert(sizeof(State) == 128);
  struct Lesson {
    double level = 0, since = 0;
  };
  struct Report {
    double day;
    std::size_t pair;
    double level;
  };
  struct Birth {
    double day = 0;
    std::uint32_t number = 0;
    bool is_major = false, is_blind = false;
    double self = 0;  ///< level at which self-checks see it
    bool is_found = false, is_neglected = false;
  };

  [[nodiscard]] static double unseen_hazards(const SectorRates& sector);
  [[nodiscard]] std::array<double, 5> stocks(std::uint32_t firm, double rate_d) const;
  void begin();
  void begin_firm(std::uint32_t firm);
  void begin_with_hazards(std::uint32_t firm, double rate_d);

  void step(std::uint32_t firm);
  void arrive(std::uint32_t firm);
  void background_accident(std::uint32_t firm);
  void hazard_accident(std::uint32_t firm);
  void book_accident(std::uint32_t firm, double day, Cause cause, chance::Words words,
                     std::uint64_t number);
  void after_accident(std::uint32_t firm, const Accident& accident);

  void bear(std::uint32_t firm, const Birth& birth, const HazardDraws& draws);
  [[nodiscard]] double self_found(std::uint32_t firm, double from, double unseen) const;
  void foresee(std::uint32_t firm, Hazard& hazard, double day, const HazardDraws& draws);
  void draw_report(std::uint32_t firm, Hazard& hazard);
  void find(std::uint32_t firm, Hazard& hazard, double day, double tackled_share, double repair,
            double outcome);
  void find_again(std::uint32_t firm, Hazard& hazard, double day, double tackled_share,
                  bool was_neglected);
  void come_back(std::uint32_t firm, Hazard& hazard);
  void check_anew(std::uint32_t firm, double day, double old_log_miss);
  void check_anew(std::uint32_t firm, Hazard& hazard, double day, double next_check,
                  double old_log_miss);
  [[nodiscard]] static bool visit_sees(Hazard& hazard, double chance);
  void see(std::uint32_t firm, Hazard& hazard, double day, bool advice_only);
  void list_for_supervision(std::uint32_t firm, Hazard& hazard, double day);
  /// Books what happened to the firm's hazards up to `day` and visits those that live.
  template <class Visit>
  void settle(std::uint32_t firm, double day, Visit&& visit);
  void settle(std::uint32_t firm, double day) {
    settle(firm, day, [](const Hazard&) {});
  }
  [[nodiscard]] bool settle_one(std::uint32_t firm, Hazard& hazard, double day);
  void set_next_accident(std::uint32_t firm);
  void set_next_event(std::uint32_t firm);

  [[nodiscard]] double calm(std::uint32_t firm, double day) const;
  void deter(std::uint32_t firm, double day, double level);
  [[nodiscard]] Cell& cell(std::uint32_t firm) { return year_cells_[state_[firm].pair]; }
  [[nodiscard]] const SectorRates& sector_of(std::uint32_t firm) const {
    return rates_.sectors[state_[firm].sector];
  }
  [[nodiscard]] chance::Words words(std::uint32_t firm, std::uint64_t purpose,
                                    std::uint64_t index) const {
    return {source_, model_.population().key[firm], purpose, index};
  }
  [[nodiscard]] HazardDraws draws_of(std::uint32_t firm, std::uint32_t number) const {
    return {source_, model_.population().key[firm], number};
  }

  const InspectionModel& model_;
  const Rates& rates_;
  chance::Source source_;
  Outcome& outcome_;
  double end_;

  // by county and sector
  std::vector<Factors> factors_;
  std::vector<double> log_miss_;  ///< log of the chance that a self-check misses
  std::vector<Lesson> lessons_;
  std::vector<Report> reports_;  ///< investigations under way
  std::vector<double> acceptances_;
  std::span<Cell> year_cells_;
  int year_ = 0;
  double year_start_ = 0;
  double undisturbed_until_ = 0;  ///< no visit and no planning date comes to the firm before

  // by firm
  std::vector<State> state_;
  std::vector<double> last_visit_, expires_, barred_until_, blacklisted_until_;
  std::vector<std::uint32_t> backgrounds_, visits_, found_, accidents_;
  std::vector<std::uint8_t> level_, visited_this_year_;
  std::vector<IntegrityGrade> grade_;
  HazardPool pool_;
};

template <class Visit>
void Firms::settle(std::uint32_t firm, double day, Visit&& visit) {
  std::uint32_t* link = &state_[firm].first_hazard;
  while (*link != HazardPool::none) {
    Hazard& hazard = pool_[*link];
    // Nothing to book of one that nobody knows and that lives.
    const bool is_quiet = hazard.closes > day && hazard.found > day;
    if (!is_quiet && settle_one(firm, hazard, day)) {
      *link = hazard.next;
    } else {
      visit(hazard);
      link = &hazard.next;
    }
  }
}

}  // namespace yuyan::inspection
