// The life of a hazard: born, found, put right or not; and the visits that see it.
#include <algorithm>
#include <cmath>

#include "models/inspection/equilibrium.h"
#include "models/inspection/firms.h"

namespace yuyan::inspection {
namespace {

float single(double x) { return static_cast<float>(x); }

/// Chances of finding and shares of closing meet their limits here.
double share(double x) { return std::clamp(x, 0.0, 1.0); }

/// x^n for the few hazards of a visit.
double power(double x, int n) {
  double product = 1;
  for (int i = 0; i < n; ++i) product *= x;
  return product;
}

std::uint64_t later_life(const Hazard& hazard) {
  return hazard.number + (static_cast<std::uint64_t>(hazard.lives) << 32);
}

/// Poisson number by inversion of one uniform number; mean below 700.
int poisson(double mean, double u) {
  double term = std::exp(-mean);
  double sum = term;
  int n = 0;
  while (u > sum && n < 10000) {
    ++n;
    term *= mean / n;
    sum += term;
  }
  return n;
}

/// A visit sees a hazard of this kind with this chance.
class Sight {
 public:
  explicit Sight(double chance) : left_(1 / (1 - share(chance))) {}

  /// Each hazard has one level for all visits: it is seen by the first at which the chance of being
  /// missed by all so far falls below it.
  [[nodiscard]] bool sees(Hazard& hazard) const {
    const double left = hazard.unvisited * left_;
    hazard.unvisited = single(std::min(left, 1.0));
    return left >= 1 && left_ > 1;
  }

 private:
  double left_;
};

/// Books that the hazard became known, and whether it was not put right in time. Without branches:
/// no machine foresees which hazard is overdue.
inline void book_finding(Cell& counted, const SectorRates& sector, Hazard& hazard, double day) {
  const bool is_new = (hazard.found <= day) & !hazard.found_counted;
  counted[Count::reported] += is_new & hazard.by_report;
  counted[Count::self_found] += is_new & !hazard.by_report & !hazard.by_visit;
  hazard.found_counted |= is_new;
  const double deadline = hazard.found + sector.deadline_d[hazard.is_major];
  const bool is_overdue =
      !hazard.overdue_counted & (std::min<double>(hazard.closes, day) > deadline);
  counted[Count::overdue] += is_overdue;
  hazard.overdue_counted |= is_overdue;
}

/// The days of the year in which it lived, up to `day`.
inline double days_lived(const Hazard& hazard, double day, double year_start) {
  return day - std::max<double>(hazard.born, year_start);
}

inline void book_end(Cell& counted, const Hazard& hazard, double year_start) {
  ++counted[hazard.end == End::rectified ? Count::rectified
            : hazard.end == End::lapsed  ? Count::lapsed
                                         : Count::ended_by_accident];
  counted.hazard_d += days_lived(hazard, hazard.closes, year_start);
}

}  // namespace

// ---- birth

void Firms::advance(const Site& site) {
  const State& state = site.state;
  while (true) {
    const double accident = std::min(state.background, state.accident);
    if (std::min(state.arrival, accident) >= site.until) return;
    if (state.arrival <= accident)
      arrive(site);
    else if (state.accident <= state.background)
      hazard_accident(site);
    else
      background_accident(site);
  }
}

void Firms::arrive(const Site& site) {
  State& state = site.state;
  const double day = state.arrival;
  const std::uint32_t number = state.arrivals++;
  const HazardDraws draws = state.next;
  state.next = draws_of(site, state.arrivals);
  state.arrival_clock -= log_of(draws.gap()) * state.hazard_gap;
  state.arrival = site.clock.day(state.arrival_clock);
  if (is_calmed(site, day, site.kind.factors.hazards, draws.thinning())) return;
  const SectorRates& sector = site.sector;
  const bool is_taught = day < state.taught_until;
  const double blind_share = is_taught ? sector.blind_taught : sector.blind_share;
  const double seen_by_checks = is_taught ? sector.seen_taught : sector.seen_by_checks;
  const bool is_blind = draws.self() < blind_share;
  const double log_self = is_blind ? 0 : log_of((draws.self() - blind_share) * seen_by_checks);
  ++site.counted[Count::arisen];
  Hazard hazard = hidden(site,
                         {.day = day,
                          .number = number,
                          .is_major = draws.kind() < sector.major_share,
                          .is_blind = is_blind,
                          .log_self = log_self},
                         draws);
  foresee(site, hazard, site.kind.checks.first_from(day, state.check_phase), log_self,
          draws.repair());
  // Gone before anybody comes, and nothing happens until then: it needs no place.
  if (hazard.closes <= site.until && hazard.end != End::falsely_closed &&
      hazard.accident >= hazard.closes) {
    book_finding(site.counted, sector, hazard, hazard.closes);
    book_end(site.counted, hazard, year_start_);
    return;
  }
  keep(state, hazard);
}

[[gnu::always_inline]] inline Hazard Firms::hidden(const Site& site, const Birth& birth,
                                                   const HazardDraws& draws) const {
  Hazard hazard{.found = never_f,
                .closes = never_f,
                .accident = never_f,
                .born = single(birth.day),
                .lapses = never_f,
                .reported = never_f,
                .first_check = 0,
                .log_unseen = single(birth.log_self),
                .unvisited = single(draws.visit()),
                .repair = single(draws.repair()),
                .outcome = single(draws.outcome()),
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
                .may_be_reported = site.sector.report_d > 0,
                .end = End::lapsed,
                .lives = 0,
                .accidents = 0};
  // Where the plan is over before, the logarithms are spared: exp(-x) > 1 - x.
  const double left_d = end_ - birth.day;
  const double lapse = draws.lapse();
  if (lapse > 1 - site.kind.gone_d * left_d) [[unlikely]]
    hazard.lapses = single(birth.day - log_of(lapse) / site.kind.gone_d);
  const double accident_d = site.sector.accident_d[birth.is_major];
  const double accident = draws.accident();
  if (accident < accident_d * left_d) [[unlikely]]
    hazard.accident = single(birth.day - std::log1p(-accident) / accident_d);
  return hazard;
}

[[gnu::always_inline]] inline void Firms::keep(State& state, Hazard hazard) {
  if (hazard.accident < dangerous_until(hazard))
    state.accident = std::min<double>(state.accident, hazard.accident);
  hazard.next = state.first_hazard;
  state.first_hazard = pool_.take_place();
  pool_[state.first_hazard] = hazard;
}

// ---- fate

/// What becomes of a hidden hazard if nobody intervenes: the first of a self-check, a report and
/// its own end. `lapses` holds when a report or its own end would come; which of them is drawn only
/// when it matters.
[[gnu::always_inline]] inline void Firms::foresee(const Site& site, Hazard& hazard,
                                                  double first_check, double log_unseen,
                                                  double repair) const {
  hazard.first_check = single(first_check);
  const double self = hazard.is_blind
                          ? never
                          : site.kind.checks.sees(first_check, site.state.check_phase, log_unseen);
  if (self > hazard.lapses && hazard.may_be_reported && hazard.lapses < end_) [[unlikely]]
    learn_report(site, hazard);
  hazard.by_report = hazard.reported < self;
  const double found = std::min<double>(hazard.reported, self);
  if (found > hazard.lapses) {
    hazard.found = never_f;
    hazard.closes = hazard.lapses;
    hazard.end = End::lapsed;
  } else if (found < end_) {
    find(site, hazard, found, site.sector.rectified_share[hazard.is_major], repair);
  } else {
    hazard.found = single(found);
    hazard.closes = never_f;
  }
}

[[gnu::always_inline]] inline void Firms::learn_report(const Site& site, Hazard& hazard) const {
  const Told told = draw_report(site, hazard.number, hazard.lapses);
  hazard.may_be_reported = false;
  hazard.reported = told.reported;
  hazard.lapses = told.lapses;
}

/// Its end was drawn at the rate of both; whether it is a report, and when it would go by itself if
/// it is, from draws of their own.
Firms::Told Firms::draw_report(const Site& site, std::uint32_t number, float lapses) const {
  chance::Words which = words(site, purpose::hazard_report, number);
  if (which.uniform() * site.kind.gone_d >= site.kind.report_d)
    return {.reported = never_f, .lapses = lapses};
  const double lapse_d = site.sector.lapse_d;
  const float later =
      lapse_d > 0 ? static_cast<float>(-std::log(which.uniform()) / lapse_d) : never_f;
  return {.reported = lapses, .lapses = lapses + later};
}

/// The hazard is known from `day` on. Its outcome parts what is put right, what is only said to be,
/// and what waits for the next visit.
[[gnu::always_inline]] inline void Firms::find(const Site& site, Hazard& hazard, double day,
                                               double tackled_share, double repair) const {
  hazard.found = single(day);
  hazard.is_neglected = hazard.outcome >= tackled_share;
  const bool is_false = hazard.outcome < tackled_share * site.sector.falsely_closed;
  // Whether it was to be reported does not matter any more, but when it would go by itself does.
  if ((hazard.is_neglected || is_false) && hazard.may_be_reported) [[unlikely]]
    learn_report(site, hazard);
  if (hazard.is_neglected) [[unlikely]] {
    hazard.closes = std::max(hazard.lapses, hazard.found);
    hazard.end = End::lapsed;
    return;
  }
  const double mean = site.kind.rectification_d[hazard.is_major];
  hazard.closes = single(day - mean * log_of(repair));
  hazard.end = is_false && hazard.lapses > hazard.closes ? End::falsely_closed : End::rectified;
}

/// It was said to be put right and lives on, unseen by the firm, until a visit or its own end.
void Firms::come_back(const Site& site, Hazard& hazard) const {
  ++hazard.lives;
  chance::Words again = words(site, purpose::hazard_again, later_life(hazard));
  hazard.unvisited = single(again.uniform());
  hazard.repair = single(again.uniform());
  hazard.outcome = single(again.uniform());
  hazard.found = never_f;
  hazard.is_blind = true;
  hazard.found_counted = hazard.overdue_counted = false;
  hazard.by_report = hazard.by_visit = hazard.is_listed = false;
  hazard.closes = hazard.lapses;
  hazard.end = End::lapsed;
}

/// From the beginning of the period on self-checks see with another chance: what earlier checks
/// used up of a hazard's level is taken off with the old one.
void Firms::check_anew(const Site& site) {
  const double first_check = site.kind.checks.first_from(begin_, site.state.check_phase);
  double next_accident = never;
  settle(site, begin_, [&](Hazard& hazard) {
    if (!hazard.is_blind && hazard.found > begin_) check_anew(site, hazard, first_check);
    if (hazard.accident < dangerous_until(hazard))
      next_accident = std::min<double>(next_accident, hazard.accident);
  });
  site.state.accident = next_accident;
}

void Firms::check_anew(const Site& site, Hazard& hazard, double first_check) const {
  const double passed = std::max(0.0, first_check - hazard.first_check);
  hazard.log_unseen =
      single(std::min(0.0, hazard.log_unseen - passed * site.kind.checks_before.log_miss));
  hazard.first_check = single(first_check);
  const float self =
      single(site.kind.checks.sees(first_check, site.state.check_phase, hazard.log_unseen));
  // The same check still sees it, or it still lapses before any: nothing new.
  const bool is_as_before =
      hazard.found == never_f ? self > hazard.lapses : !hazard.by_report && self == hazard.found;
  if (!is_as_before) foresee(site, hazard, first_check, hazard.log_unseen, hazard.repair);
}

/// The hazards with which the first day begins. Their ages do not matter any more.
void Firms::begin_with_hazards(const Site& site, double rate_d) {
  const double major = site.sector.major_share;
  const std::array<double, 5> means =
      equilibrium_stocks(site.sector, model_.tables().effects.accident_reveals,
                         {.check_phase = site.state.check_phase,
                          .log_miss = site.kind.checks.log_miss,
                          .is_taught = site.state.taught_until > 0},
                         rate_d);
  std::int64_t& begun = outcome_.beginning[site.state.pair];
  const auto numbers = halves(source_, model_.population().key[site.firm], purpose::beginning, 0);
  const double first_check = site.kind.checks.first_from(0, site.state.check_phase);
  std::uint32_t number = 0;
  for (std::size_t stock = 0; stock < means.size(); ++stock) {
    constexpr double most = 500;
    const int count = poisson(std::min(means[stock], most), uniform_of(numbers[stock], 0, 32));
    begun += count;
    for (int i = 0; i < count; ++i) {
      // Numbers of the beginning lie above those of the plan, so that they share no draws.
      const std::uint32_t own = (1U << 31) + number++;
      const HazardDraws draws = draws_of(site, own);
      const bool is_blind = stock < 2;
      Hazard hazard = hidden(site,
                             {.day = 0,
                              .number = own,
                              .is_major = is_blind ? stock == 1 : draws.kind() < major,
                              .is_blind = is_blind,
                              .log_self = log_of(draws.self())},
                             draws);
      if (stock > 2) {
        hazard.found_counted = hazard.overdue_counted = true;
        // Tackled or not was settled before; whether it is falsely closed was not.
        find(site, hazard, 0, stock > 3 ? 0 : 1, draws.repair());
      } else {
        foresee(site, hazard, first_check, log_of(draws.self()), draws.repair());
      }
      keep(site.state, hazard);
    }
  }
}

// ---- visits

void Firms::visit(const Site& site, const Visit& visit) {
  const std::uint32_t firm = site.firm;
  const SectorRates& sector = site.sector;
  const Team& team = model_.teams()[visit.team];
  const Strategy& strategy = model_.tables().strategies[visit.strategy];
  const bool expert = visit.expert < team.expert_share;
  const bool specialist =
      visit.specialist < team.specialist_share || strategy.departments_a_visit > 1;
  const double fit = (specialist ? 1 : rates_.unspecialised_factor) * site.kind.factors.visit_finds;
  const Sight general(sector.visit_finds * fit * (expert ? rates_.expert_factor : 1));
  const Sight major(sector.visit_finds_major * fit * (expert ? rates_.expert_major_factor : 1));

  int found_general = 0;
  int found_major = 0;
  double next_accident = never;
  settle(site, visit.day, [&](Hazard& hazard) {
    const bool is_known = hazard.found <= visit.day;
    if (is_known ? hazard.is_neglected : (hazard.is_major ? major : general).sees(hazard)) {
      (hazard.is_major ? found_major : found_general) += 1;
      see(site, hazard, visit.day, strategy.advice_only);
    }
    if (hazard.accident < dangerous_until(hazard))
      next_accident = std::min<double>(next_accident, hazard.accident);
  });
  Cell& counted = site.counted;
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
  deter(site.state, visit.day,
        cited                  ? rates_.deterrence_cited
        : strategy.advice_only ? rates_.deterrence_advice
                               : rates_.deterrence_uncited);
  site.state.accident = next_accident;
  const bool has_shown = !strategy.advice_only && found_general + found_major > 0;
  if (has_shown && visit.day + rates_.taught_d > site.state.taught_until)
    site.state.taught_until = single(visit.day + rates_.taught_d);
}

void Firms::see(const Site& site, Hazard& hazard, double day, bool advice_only) {
  const bool was_neglected = hazard.found <= day;
  const double tackled = advice_only     ? rates_.advice_followed
                         : was_neglected ? 1.0  // nobody neglects it twice under a penalty
                                         : site.sector.rectified_share[hazard.is_major];
  hazard.by_visit = !was_neglected;
  hazard.by_report = false;
  if (was_neglected) {  // its own numbers are used up
    chance::Words again = words(site, purpose::hazard_seen_again,
                                hazard.number + (std::uint64_t{visits_[site.firm]} << 32));
    hazard.repair = single(again.uniform());
    hazard.outcome = single(again.uniform());
  }
  find(site, hazard, day, tackled, hazard.repair);
  if (advice_only || !hazard.is_major) return;
  const Supervision& rules = model_.tables().supervision;
  if (rules.list_major && !hazard.is_listed) list_for_supervision(site, hazard, day);
  constexpr std::uint64_t stopping = std::uint64_t{1} << 63;
  if (words(site, purpose::listing, later_life(hazard) | stopping).uniform() <
          site.sector.stopped_share &&
      !hazard.is_neglected && hazard.end == End::rectified)
    hazard.accident = never_f;  // production stands still until it is put right
}

/// Listed: it has a level, a deadline, perhaps an extension, and is put right for certain.
void Firms::list_for_supervision(const Site& site, Hazard& hazard, double day) {
  const Supervision& rules = model_.tables().supervision;
  hazard.is_listed = true;
  chance::Words own = words(site, purpose::listing, later_life(hazard));
  const double u = own.uniform();
  const ListingLevel level = u < rules.province_share                      ? ListingLevel::province
                             : u < rules.province_share + rules.city_share ? ListingLevel::city
                                                                           : ListingLevel::county;
  const Quantity& limit = level == ListingLevel::province ? rules.deadline_province_d
                          : level == ListingLevel::city   ? rules.deadline_city_d
                                                          : rules.deadline_county_d;
  const double deadline = day + chance::sample(limit.distribution, own);
  if (hazard.is_neglected) {  // forced at the deadline
    hazard.outcome = 0.5;
    find(site, hazard, day, 1, hazard.repair);
    hazard.closes = single(hazard.closes + (deadline - day));
  }
  const auto at = [&](double when) -> Listings* {
    if (when >= end_) return nullptr;
    const auto quarter = static_cast<std::size_t>(model_.calendar().month_of(when) / 3);
    const std::size_t county = model_.population().county[site.firm];
    return &outcome_.listings[(quarter * model_.counties() + county) * listing_levels +
                              static_cast<std::size_t>(level)];
  };
  ++at(day)->listed;
  if (Listings* quarter = at(hazard.closes)) {
    ++quarter->accepted;
    acceptances_[site.state.pair] += 1;
  }
  if (hazard.closes <= deadline) return;
  const bool extended = own.uniform() < rates_.extension_share;
  if (Listings* quarter = at(deadline); quarter && extended) ++quarter->extended;
  const double last = deadline + (extended ? rules.extension_d : 0);
  if (Listings* quarter = at(last); quarter && hazard.closes > last) ++quarter->overdue;
}

// ---- books

/// Books what happened to the hazard up to `day`; true if it is gone.
bool Firms::settle_one(const Site& site, Hazard& hazard, double day) const {
  book_finding(site.counted, site.sector, hazard, day);
  if (hazard.closes > day) return false;
  if (hazard.end == End::falsely_closed) [[unlikely]] {
    ++site.counted[Count::rectified];
    ++site.counted[Count::falsely_closed];
    come_back(site, hazard);
    return settle_one(site, hazard, day);
  }
  book_end(site.counted, hazard, year_start_);
  return true;
}

/// Counts what lives at the end of the year, and moves it to fresh places, one after the other.
void Firms::close_year(const Site& site) {
  Cell& counted = site.counted;
  const std::uint32_t moved = pool_.moved();
  settle(site, until_, [&](const Hazard& hazard) {
    ++counted[Count::living];
    counted[Count::living_major] += hazard.is_major;
    counted[Count::hidden] += hazard.found > until_;
    counted.hazard_d += days_lived(hazard, until_, year_start_);
    pool_.move(hazard);
  });
  site.state.first_hazard = pool_.list_since(moved);
}

void Firms::set_next_accident(State& state) {
  double next = never;
  for (std::uint32_t place = state.first_hazard; place != HazardPool::none;
       place = pool_[place].next) {
    const Hazard& hazard = pool_[place];
    if (hazard.accident < dangerous_until(hazard)) next = std::min<double>(next, hazard.accident);
  }
  state.accident = next;
}

}  // namespace yuyan::inspection
