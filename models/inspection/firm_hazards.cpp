// The life of a hazard: born, found, put right or not.
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/inspection/firms.h"

namespace yuyan::inspection {
namespace {

/// Chances of finding and shares of closing meet their limits here.
double share(double x) { return std::clamp(x, 0.0, 1.0); }

/// Single precision: a ten-millionth of a repair or of a lapse is less than a minute.
double log_of(double x) { return std::log(static_cast<float>(x)); }

/// x^n for the few hazards of a visit.
double power(double x, int n) {
  double product = 1;
  for (int i = 0; i < n; ++i) product *= x;
  return product;
}

/// Whole numbers in a double, without the call that rounding is on machines of no later instruction
/// set. Down: of what is not negative; up: of what is above -1.
double rounded_down(double x) {
  constexpr double all_whole = 1e15;
  return x < all_whole ? static_cast<double>(static_cast<std::int64_t>(x)) : x;
}
double rounded_up(double x) {
  const double down = rounded_down(x);
  return down < x ? down + 1 : down;
}

std::uint64_t later_life(const Hazard& hazard) {
  return hazard.number + (static_cast<std::uint64_t>(hazard.lives) << 32);
}

}  // namespace

/// The first self-check that sees a hazard: each misses it with the same chance, so the number of
/// misses is geometric and the checks need not be walked through.
double Firms::self_found(std::uint32_t firm, double from, double unseen) const {
  const double log_miss = log_miss_[state_[firm].pair];
  if (log_miss >= 0) return never;
  const double interval = sector_of(firm).check_interval_d;
  const double phase = state_[firm].check_phase;
  const double next_check = rounded_up(from / interval - phase);
  return (next_check + phase + rounded_down(log_of(unseen) / log_miss)) * interval;
}

void Firms::bear(std::uint32_t firm, const Birth& birth, const HazardDraws& draws) {
  const SectorRates& sector = sector_of(firm);
  Hazard hazard{.found = never,
                .closes = never,
                .accident = never,
                .born = static_cast<float>(birth.day),
                .lapses = std::numeric_limits<float>::infinity(),
                .reported = std::numeric_limits<float>::infinity(),
                .checked_from = static_cast<float>(birth.day),
                .unseen = static_cast<float>(birth.self),
                .unvisited = static_cast<float>(draws.visit()),
                .number = birth.number,
                .next = HazardPool::none,
                .is_major = birth.is_major,
                .is_blind = birth.is_blind,
                .is_neglected = false,
                .found_counted = false,
                .overdue_counted = false,
                .by_report = false,
                .by_visit = false,
                .is_listed = false,
                .may_be_reported = sector.report_d > 0,
                .end = End::lapsed,
                .lives = 0,
                .accidents = 0};
  const double gone_d = sector.lapse_d + sector.report_d * factors_[state_[firm].pair].reports;
  if (gone_d > 0) hazard.lapses = static_cast<float>(birth.day - log_of(draws.lapse()) / gone_d);
  const double accident_d = sector.accident_d[birth.is_major];
  const double u = draws.accident();
  if (u < accident_d * (end_ - birth.day))
    hazard.accident = birth.day - std::log1p(-u) / accident_d;
  if (birth.is_found) {
    hazard.found_counted = true;
    hazard.overdue_counted = true;
    // Tackled or not was settled before; whether it is falsely closed was not.
    find(firm, hazard, birth.day, birth.is_neglected ? 0 : 1, draws.repair(), draws.outcome());
  } else {
    foresee(firm, hazard, birth.day, draws);
  }
  const bool is_harmless = hazard.accident >= dangerous_until(hazard);
  // Gone before anybody comes, and nothing happens until then: it needs no place.
  if (is_harmless && hazard.end != End::falsely_closed && hazard.closes <= undisturbed_until_) {
    static_cast<void>(settle_one(firm, hazard, hazard.closes));
    return;
  }
  State& state = state_[firm];
  if (!is_harmless) state.accident = std::min(state.accident, hazard.accident);
  hazard.next = state.first_hazard;
  state.first_hazard = pool_.add(hazard);
}

/// What becomes of a hidden hazard if nobody intervenes: the first of a self-check, a report and
/// its own end. `lapses` holds when a report or its own end would come; which of them is drawn only
/// when it matters.
void Firms::foresee(std::uint32_t firm, Hazard& hazard, double day, const HazardDraws& draws) {
  const SectorRates& sector = sector_of(firm);
  const double self = hazard.is_blind ? never : self_found(firm, day, hazard.unseen);
  if (self > hazard.lapses && hazard.may_be_reported && hazard.lapses < end_)
    draw_report(firm, hazard);
  hazard.by_report = static_cast<double>(hazard.reported) < self;
  const double found = hazard.by_report ? static_cast<double>(hazard.reported) : self;
  if (found > hazard.lapses) {
    hazard.found = never;
    hazard.closes = hazard.lapses;
    hazard.end = End::lapsed;
  } else if (found < end_) {
    find(firm, hazard, found, sector.rectified_share[hazard.is_major], draws.repair(),
         draws.outcome());
  } else {
    hazard.found = found;
    hazard.closes = never;
  }
}

/// Its end was drawn at the rate of both; whether it is a report, and when it would go by itself if
/// it is, from draws of their own.
void Firms::draw_report(std::uint32_t firm, Hazard& hazard) {
  hazard.may_be_reported = false;
  const SectorRates& sector = sector_of(firm);
  const double report_d = sector.report_d * factors_[state_[firm].pair].reports;
  chance::Words which = words(firm, purpose::hazard_report, hazard.number);
  if (which.uniform() * (sector.lapse_d + report_d) >= report_d) return;
  hazard.reported = hazard.lapses;
  hazard.lapses += sector.lapse_d > 0
                       ? static_cast<float>(-std::log(which.uniform()) / sector.lapse_d)
                       : std::numeric_limits<float>::infinity();
}

/// The hazard is known from `day` on. `outcome` parts what is put right, what is only said to be,
/// and what waits for the next visit.
void Firms::find(std::uint32_t firm, Hazard& hazard, double day, double tackled_share,
                 double repair, double outcome) {
  const SectorRates& sector = sector_of(firm);
  hazard.found = day;
  hazard.is_neglected = outcome >= tackled_share;
  const bool is_false = outcome < tackled_share * sector.falsely_closed;
  // Whether it was to be reported does not matter any more, but when it would go by itself does.
  if ((hazard.is_neglected || is_false) && hazard.may_be_reported) draw_report(firm, hazard);
  if (hazard.is_neglected) {
    hazard.closes = std::max(static_cast<double>(hazard.lapses), day);
    hazard.end = End::lapsed;
    return;
  }
  const double mean =
      sector.rectification_d[hazard.is_major] * factors_[state_[firm].pair].rectification;
  hazard.closes = day - mean * log_of(repair);
  hazard.end = is_false && hazard.lapses > hazard.closes ? End::falsely_closed : End::rectified;
}

/// Found by a visit. The draws of a hazard that nobody had found are looked up again, which is
/// cheaper than to keep them; one that was found before and neglected has used them.
void Firms::find_again(std::uint32_t firm, Hazard& hazard, double day, double tackled_share,
                       bool was_neglected) {
  if (was_neglected) {
    chance::Words again = words(firm, purpose::hazard_seen_again,
                                hazard.number + (std::uint64_t{visits_[firm]} << 32));
    const double repair = again.uniform();
    find(firm, hazard, day, tackled_share, repair, again.uniform());
  } else if (hazard.lives == 0) {
    const HazardDraws draws = draws_of(firm, hazard.number);
    find(firm, hazard, day, tackled_share, draws.repair(), draws.outcome());
  } else {
    chance::Words again = words(firm, purpose::hazard_again, later_life(hazard));
    again();  // the level of later visits
    const double repair = again.uniform();
    find(firm, hazard, day, tackled_share, repair, again.uniform());
  }
}

/// It was said to be put right and lives on, unseen by the firm, until a visit or its own end.
void Firms::come_back(std::uint32_t firm, Hazard& hazard) {
  ++hazard.lives;
  hazard.unvisited =
      static_cast<float>(words(firm, purpose::hazard_again, later_life(hazard)).uniform());
  hazard.found = never;
  hazard.is_blind = true;
  hazard.found_counted = hazard.overdue_counted = false;
  hazard.by_report = hazard.by_visit = hazard.is_listed = false;
  hazard.closes = hazard.lapses;
  hazard.end = End::lapsed;
}

/// From `day` on self-checks see with another chance: what earlier checks used up of the hazard's
/// level is taken off with the old one.
void Firms::check_anew(std::uint32_t firm, double day, double old_log_miss) {
  const double interval = sector_of(firm).check_interval_d;
  const double next_check = rounded_up(day / interval - state_[firm].check_phase);
  double next_accident = never;
  settle(firm, day, [&](Hazard& hazard) {
    if (!hazard.is_blind && hazard.found > day)
      check_anew(firm, hazard, day, next_check, old_log_miss);
    if (hazard.accident < dangerous_until(hazard))
      next_accident = std::min(next_accident, hazard.accident);
  });
  state_[firm].accident = next_accident;
  set_next_event(firm);
}

void Firms::check_anew(std::uint32_t firm, Hazard& hazard, double day, double next_check,
                       double old_log_miss) {
  const double first =
      rounded_up(static_cast<double>(hazard.checked_from) / sector_of(firm).check_interval_d -
                 state_[firm].check_phase);
  const double passed = std::max(0.0, next_check - first);
  if (passed > 0)
    hazard.unseen =
        static_cast<float>(std::min(1.0, hazard.unseen * std::exp(-passed * old_log_miss)));
  hazard.checked_from = static_cast<float>(day);
  const double self = self_found(firm, day, hazard.unseen);
  // The same check still sees it, or it still lapses before any: nothing new.
  const bool is_as_before =
      hazard.found == never ? self > hazard.lapses : !hazard.by_report && self == hazard.found;
  if (!is_as_before) foresee(firm, hazard, day, draws_of(firm, hazard.number));
}

// ---- visits

void Firms::visit(const Visit& visit) {
  const std::uint32_t firm = visit.firm;
  advance(firm, visit.day);
  const SectorRates& sector = sector_of(firm);
  const Team& team = model_.teams()[visit.team];
  const Strategy& strategy = model_.tables().strategies[visit.strategy];
  const bool expert = visit.expert < team.expert_share;
  const bool specialist =
      visit.specialist < team.specialist_share || strategy.departments_a_visit > 1;
  const double fit =
      (specialist ? 1 : rates_.unspecialised_factor) * factors_[state_[firm].pair].visit_finds;
  const double sees = share(sector.visit_finds * fit * (expert ? rates_.expert_factor : 1));
  const double sees_major =
      share(sector.visit_finds_major * fit * (expert ? rates_.expert_major_factor : 1));

  int found_general = 0;
  int found_major = 0;
  double next_accident = never;
  settle(firm, visit.day, [&](Hazard& hazard) {
    const bool is_known = hazard.found <= visit.day;
    if (is_known ? hazard.is_neglected != 0
                 : visit_sees(hazard, hazard.is_major ? sees_major : sees)) {
      (hazard.is_major ? found_major : found_general) += 1;
      see(firm, hazard, visit.day, strategy.advice_only);
    }
    if (hazard.accident < dangerous_until(hazard))
      next_accident = std::min(next_accident, hazard.accident);
  });
  Cell& counted = cell(firm);
  ++counted[Count::visits];
  if (!visited_this_year_[firm]) ++counted[Count::distinct_visited];
  visited_this_year_[firm] = 1;
  counted[Count::found] += found_general + found_major;
  counted[Count::found_major] += found_major;
  ++visits_[firm];
  found_[firm] += static_cast<std::uint32_t>(found_general + found_major);
  last_visit_[firm] = visit.day;

  const double spared = power(1 - rates_.citation_general, found_general) *
                        power(1 - rates_.citation_major, found_major);
  const bool cited = !strategy.advice_only && visit.citation < 1 - spared;
  counted[Count::cited] += cited;
  deter(firm, visit.day,
        cited                  ? rates_.deterrence_cited
        : strategy.advice_only ? rates_.deterrence_advice
                               : rates_.deterrence_uncited);
  state_[firm].accident = next_accident;
  set_next_event(firm);
}

/// Whether a visit sees a hidden hazard. Each hazard has one level for all visits: it is seen by
/// the first at which the chance of being missed by all so far falls below it.
bool Firms::visit_sees(Hazard& hazard, double chance) {
  if (chance <= 0) return false;
  const double left = hazard.unvisited / (1 - chance);
  hazard.unvisited = static_cast<float>(std::min(left, 1.0));
  return left >= 1;
}

void Firms::see(std::uint32_t firm, Hazard& hazard, double day, bool advice_only) {
  const SectorRates& sector = sector_of(firm);
  const bool was_neglected = hazard.found <= day;
  const double tackled = advice_only     ? rates_.advice_followed
                         : was_neglected ? 1.0  // nobody neglects it twice under a penalty
                                         : sector.rectified_share[hazard.is_major];
  hazard.by_visit = !was_neglected;
  hazard.by_report = false;
  find_again(firm, hazard, day, tackled, was_neglected);
  if (advice_only || !hazard.is_major) return;
  const Supervision& rules = model_.tables().supervision;
  if (rules.list_major && !hazard.is_listed) list_for_supervision(firm, hazard, day);
  constexpr std::uint64_t stopping = std::uint64_t{1} << 63;
  if (words(firm, purpose::listing, later_life(hazard) | stopping).uniform() <
          sector.stopped_share &&
      !hazard.is_neglected && hazard.end == End::rectified)
    hazard.accident = never;  // production stands still until it is put right
}

/// Listed: it has a level, a deadline, perhaps an extension, and is put right for certain.
void Firms::list_for_supervision(std::uint32_t firm, Hazard& hazard, double day) {
  const Supervision& rules = model_.tables().supervision;
  hazard.is_listed = true;
  chance::Words own = words(firm, purpose::listing, later_life(hazard));
  const double u = own.uniform();
  const ListingLevel level = u < rules.province_share                      ? ListingLevel::province
                             : u < rules.province_share + rules.city_share ? ListingLevel::city
                                                                           : ListingLevel::county;
  const Quantity& limit = level == ListingLevel::province ? rules.deadline_province_d
                          : level == ListingLevel::city   ? rules.deadline_city_d
                                                          : rules.deadline_county_d;
  const double deadline = day + chance::sample(limit.distribution, own);
  if (hazard.is_neglected) {  // forced at the deadline
    const HazardDraws draws = draws_of(firm, hazard.number);
    find(firm, hazard, day, 1, draws.repair(), 0.5);
    hazard.closes += deadline - day;
  }
  const auto at = [&](double when) -> Listings* {
    if (when >= end_) return nullptr;
    const auto quarter = static_cast<std::size_t>(model_.calendar().month_of(when) / 3);
    const std::size_t county = model_.population().county[firm];
    return &outcome_.listings[(quarter * model_.counties() + county) * listing_levels +
                              static_cast<std::size_t>(level)];
  };
  ++at(day)->listed;
  if (Listings* quarter = at(hazard.closes)) {
    ++quarter->accepted;
    acceptances_[state_[firm].pair] += 1;
  }
  if (hazard.closes <= deadline) return;
  const bool extended = own.uniform() < rates_.extension_share;
  if (Listings* quarter = at(deadline); quarter && extended) ++quarter->extended;
  const double last = deadline + (extended ? rules.extension_d : 0);
  if (Listings* quarter = at(last); quarter && hazard.closes > last) ++quarter->overdue;
}

// ---- books

/// Books what happened to the hazard up to `day`; true if it is gone.
bool Firms::settle_one(std::uint32_t firm, Hazard& hazard, double day) {
  const SectorRates& sector = sector_of(firm);
  Cell& counted = cell(firm);
  if (hazard.found <= day && !hazard.found_counted) {
    hazard.found_counted = true;
    if (hazard.by_report)
      ++counted[Count::reported];
    else if (!hazard.by_visit)
      ++counted[Count::self_found];
  }
  const double deadline = hazard.found + sector.deadline_d[hazard.is_major];
  if (!hazard.overdue_counted && std::min(hazard.closes, day) > deadline) {
    hazard.overdue_counted = true;
    ++counted[Count::overdue];
  }
  if (hazard.closes > day) return false;
  switch (hazard.end) {
    case End::falsely_closed:
      ++counted[Count::rectified];
      ++counted[Count::falsely_closed];
      come_back(firm, hazard);
      return settle_one(firm, hazard, day);
    case End::rectified:
      ++counted[Count::rectified];
      break;
    case End::lapsed:
      ++counted[Count::lapsed];
      break;
    case End::accident:
      ++counted[Count::ended_by_accident];
      break;
  }
  counted.hazard_d += hazard.closes - std::max(static_cast<double>(hazard.born), year_start_);
  return true;
}

void Firms::set_next_accident(std::uint32_t firm) {
  double next = never;
  for (std::uint32_t place = state_[firm].first_hazard; place != HazardPool::none;
       place = pool_[place].next) {
    const Hazard& hazard = pool_[place];
    if (hazard.accident < dangerous_until(hazard)) next = std::min(next, hazard.accident);
  }
  state_[firm].accident = next;
}

}  // namespace yuyan::inspection
