#include "models/inspection/firms.h"

#include <algorithm>
#include <cmath>

#include <boost/random/gamma_distribution.hpp>

namespace yuyan::inspection {
namespace {

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

}  // namespace

Firms::Firms(const InspectionModel& model, const Rates& rates, chance::Source source,
             Outcome& outcome)
    : model_(model),
      rates_(rates),
      source_(source),
      outcome_(outcome),
      end_(model.calendar().end()),
      factors_(model.pairs()),
      log_miss_(model.pairs()),
      lessons_(model.pairs()),
      acceptances_(model.pairs()) {
  const Population& all = model.population();
  const std::size_t n = all.count();
  state_.resize(n);
  for (std::size_t firm = 0; firm < n; ++firm) {
    state_[firm].pair = static_cast<std::uint32_t>(model.pair_of(firm));
    state_[firm].sector = all.sector[firm];
  }
  last_visit_ = all.last_visit;
  expires_ = all.expires;
  grade_ = all.grade;
  level_ = all.level;
  barred_until_.assign(n, -never);
  blacklisted_until_.assign(n, -never);
  for (auto* of_firm : {&backgrounds_, &visits_, &found_, &accidents_}) of_firm->assign(n, 0);
  visited_this_year_.assign(n, 0);
  pool_.reserve(4 * n);
  begin_year(0);
}

// ---- the first day

void Firms::set_factors(double day, std::span<const Factors> factors) {
  const bool first = day <= 0;
  std::vector<std::uint8_t> changed(factors_.size(), first);
  for (std::size_t pair = 0; pair < factors_.size(); ++pair) {
    changed[pair] |= factors_[pair].self_check != factors[pair].self_check;
    factors_[pair] = factors[pair];
  }
  if (first) {
    for (std::size_t pair = 0; pair < factors_.size(); ++pair) {
      const SectorRates& sector = rates_.sectors[pair % model_.sectors()];
      log_miss_[pair] =
          std::log1p(-std::min(0.999, sector.check_finds * factors_[pair].self_check));
    }
    begin();
    return;
  }
  if (std::ranges::none_of(changed, [](std::uint8_t one) { return one != 0; })) return;
  // Self-checks before this day missed with the old chance, later ones miss with the new one.
  const std::vector<double> old_miss = log_miss_;
  for (std::size_t pair = 0; pair < factors_.size(); ++pair) {
    const SectorRates& sector = rates_.sectors[pair % model_.sectors()];
    log_miss_[pair] = std::log1p(-std::min(0.999, sector.check_finds * factors_[pair].self_check));
  }
  for (std::uint32_t firm = 0; firm < model_.population().count(); ++firm)
    if (changed[state_[firm].pair]) check_anew(firm, day, old_miss[state_[firm].pair]);
}

void Firms::begin() {
  for (std::uint32_t firm = 0; firm < model_.population().count(); ++firm) begin_firm(firm);
}

void Firms::begin_firm(std::uint32_t firm) {
  const Population& all = model_.population();
  const std::size_t sector_place = all.sector[firm];
  const SectorRates& sector = rates_.sectors[sector_place];
  const double cv = model_.tables().sectors[sector_place].frailty_cv;
  double frailty = 1;
  if (cv > 0) {
    chance::Words unseen = words(firm, purpose::frailty, 0);
    const double shape = 1 / (cv * cv);
    frailty = boost::random::gamma_distribution<double>(shape, 1 / shape)(unseen);
  }
  const double factor =
      frailty * all.size[firm] * (1 + sector.contractor_factor * all.contractor_share[firm]);
  state_[firm].hazard_rate = sector.hazards_d * factor;
  state_[firm].background_rate = sector.background_d * factor;

  chance::Words own = words(firm, purpose::firm, 0);
  const std::uint64_t first = own();
  const std::uint64_t second = own();
  const std::uint64_t third = own();
  state_[firm].check_phase =
      sector.check_phase >= 0 ? sector.check_phase : uniform_of(first, 32, 32);
  const SeasonClock& clock = model_.clocks()[sector_place];
  state_[firm].arrival_clock = -std::log(uniform_of(first, 0, 32)) / state_[firm].hazard_rate;
  state_[firm].arrival = clock.day(state_[firm].arrival_clock);
  state_[firm].background_clock =
      -std::log(uniform_of(second, 32, 32)) / state_[firm].background_rate;
  state_[firm].background = clock.day(state_[firm].background_clock);
  if (all.blacklisted[firm])
    blacklisted_until_[firm] = model_.tables().supervision.blacklist_years * year_d;

  if (model_.tables().horizon.beginning == Beginning::equilibrium) {
    if (sector.prior_visits_d > 0) {  // the last visit before the plan
      const double since = std::log(uniform_of(second, 0, 32)) / sector.prior_visits_d;
      state_[firm].deterred = since;
      state_[firm].deterrence = uniform_of(third, 32, 32) < rates_.citation_general
                                    ? rates_.deterrence_cited
                                    : rates_.deterrence_uncited;
      if (last_visit_[firm] == -never) last_visit_[firm] = since;
    }
    begin_with_hazards(
        firm, state_[firm].hazard_rate * calm(firm, 0) * factors_[state_[firm].pair].hazards);
  }
  set_next_event(firm);
}

/// Mean numbers of hazards that live in equilibrium: unseen for good by the firm, general and
/// major; not seen yet by its self-checks; being put right; neglected. Exact without false closure;
/// what comes back after one adds to the unseen.
std::array<double, 5> Firms::stocks(std::uint32_t firm, double rate_d) const {
  const SectorRates& sector = sector_of(firm);
  const double miss = std::exp(log_miss_[state_[firm].pair]);
  const double interval = sector.check_interval_d;
  const double since_check = interval * (1 - state_[firm].check_phase);
  const double visible = rate_d * (1 - sector.blind_share);
  // An unseen hazard goes at rate `gone`; with the part `told` of it somebody is told.
  const double told = sector.report_d + sector.prior_visits_d * sector.visit_finds;
  const double told_major = sector.report_d + sector.prior_visits_d * sector.visit_finds_major;
  const double gone = std::max(sector.lapse_d + told, 1e-12);
  const double passes_interval = std::exp(-gone * interval);
  const double reaches_check = -std::expm1(-gone * interval) / gone;  // times a rate: a stock
  const double unseen = visible * (-std::expm1(-gone * since_check) / gone +
                                   std::exp(-gone * since_check) * miss * reaches_check /
                                       (1 - miss * passes_interval));
  const double seen =
      visible * reaches_check / interval * (1 - miss) / (1 - miss * passes_interval);
  const double unseen_mean = (visible - seen) / gone;
  const double tackled = sector.rectified_share[0];
  const double comes_back = tackled * sector.falsely_closed;
  const double seen_or_told = seen + unseen_mean * told;
  const double blind_in = rate_d * sector.blind_share + comes_back * seen_or_told;
  const double blind = blind_in * (1 - sector.major_share) /
                       std::max(sector.lapse_d + told * (1 - comes_back), 1e-12);
  const double blind_major = blind_in * sector.major_share /
                             std::max(sector.lapse_d + told_major * (1 - comes_back), 1e-12);
  const double found = seen_or_told + blind * told + blind_major * told_major;
  return {blind, blind_major, unseen, found * tackled * sector.rectification_d[0],
          found * (1 - tackled) / std::max(sector.lapse_d + sector.prior_visits_d, 1e-12)};
}

/// The hazards with which the first day begins. Their ages do not matter any more.
void Firms::begin_with_hazards(std::uint32_t firm, double rate_d) {
  const double major = sector_of(firm).major_share;
  const std::array<double, 5> means = stocks(firm, rate_d);
  std::int64_t& begun = outcome_.beginning[state_[firm].pair];
  chance::Words numbers = words(firm, purpose::beginning, 0);
  std::uint32_t number = 0;
  for (std::size_t kind = 0; kind < means.size(); ++kind) {
    constexpr double most = 500;
    const int count = poisson(std::min(means[kind], most), numbers.uniform());
    begun += count;
    for (int i = 0; i < count; ++i) {
      // Numbers of the beginning lie above those of the plan, so that they share no draws.
      const std::uint32_t own = (1U << 31) + number++;
      const HazardDraws draws = draws_of(firm, own);
      bear(firm,
           {.day = 0,
            .number = own,
            .is_major = kind < 2 ? kind == 1 : draws.kind() < major,
            .is_blind = kind < 2,
            .self = draws.self(),
            .is_found = kind > 2,
            .is_neglected = kind > 3},
           draws);
    }
  }
}

// ---- events

void Firms::set_next_event(std::uint32_t firm) {
  state_[firm].next_event =
      std::min({state_[firm].arrival, state_[firm].background, state_[firm].accident});
}

void Firms::step(std::uint32_t firm) {
  const double day = state_[firm].next_event;
  if (day == state_[firm].arrival)
    arrive(firm);
  else if (day == state_[firm].accident)
    hazard_accident(firm);
  else
    background_accident(firm);
  set_next_event(firm);
}

/// How calm the firm is: the share of its rates that remains after what it was taught.
double Firms::calm(std::uint32_t firm, double day) const {
  double share = rates_.level_factor[level_[firm]];
  if (state_[firm].deterrence > 0)
    share *=
        1 - state_[firm].deterrence * std::exp((state_[firm].deterred - day) / rates_.deterrence_d);
  const Lesson& lesson = lessons_[state_[firm].pair];
  if (lesson.level > 0)
    share *= 1 - lesson.level * std::exp((lesson.since - day) / rates_.lessons_d);
  return share;
}

/// A new shock replaces what is left of the old one if it is stronger.
void Firms::deter(std::uint32_t firm, double day, double level) {
  if (level < state_[firm].deterrence &&
      level <
          state_[firm].deterrence * std::exp((state_[firm].deterred - day) / rates_.deterrence_d))
    return;
  state_[firm].deterrence = level;
  state_[firm].deterred = day;
}

void Firms::arrive(std::uint32_t firm) {
  const double day = state_[firm].arrival;
  const std::uint32_t number = state_[firm].arrivals++;
  const HazardDraws draws = draws_of(firm, number);
  State& state = state_[firm];
  state.arrival_clock -= std::log(draws.gap()) / state.hazard_rate;
  state.arrival = model_.clocks()[state.sector].day(state.arrival_clock);
  const std::size_t pair = state.pair;
  if (draws.thinning() >= calm(firm, day) * factors_[pair].hazards) return;
  const SectorRates& sector = rates_.sectors[state.sector];
  const double self = draws.self();
  const bool is_blind = self < sector.blind_share;
  ++year_cells_[pair][Count::arisen];
  bear(firm,
       {.day = day,
        .number = number,
        .is_major = draws.kind() < sector.major_share,
        .is_blind = is_blind,
        .self = is_blind ? 0 : (self - sector.blind_share) / (1 - sector.blind_share)},
       draws);
}

// ---- years

void Firms::begin_year(int year) {
  year_ = year;
  year_start_ = model_.calendar().year_start(year);
  year_cells_ = std::span(outcome_.cells)
                    .subspan(static_cast<std::size_t>(year) * model_.pairs(), model_.pairs());
  std::ranges::fill(visited_this_year_, std::uint8_t{0});
}

void Firms::end_year() {
  const double day = model_.calendar().year_start(year_ + 1);
  for (std::uint32_t firm = 0; firm < model_.population().count(); ++firm) {
    Cell& counted = cell(firm);
    settle(firm, day, [&](const Hazard& hazard) {
      ++counted[Count::living];
      counted[Count::living_major] += hazard.is_major;
      counted[Count::hidden] += hazard.found > day;
      counted.hazard_d += day - std::max(static_cast<double>(hazard.born), year_start_);
    });
    state_[firm].first_hazard = pool_.moved(state_[firm].first_hazard);
  }
  pool_.leave_old_places();
}

/// Hazards that live unseen in a firm of reference size in a sector.
double Firms::unseen_hazards(const SectorRates& sector) {
  return sector.hazards_d * sector.blind_share /
         (sector.lapse_d + sector.report_d + sector.prior_visits_d * sector.visit_finds);
}

double Firms::record(std::uint32_t firm) const {
  const std::size_t sector_place = model_.population().sector[firm];
  const double cv = model_.tables().sectors[sector_place].frailty_cv;
  if (cv <= 0) return 1;
  // Gamma-Poisson: the mean of the frailty given what was found on so many visits, where a visit
  // finds what lives unseen times the chance of being found.
  const SectorRates& sector = rates_.sectors[sector_place];
  const double expected =
      visits_[firm] * unseen_hazards(sector) * sector.visit_finds * model_.population().size[firm];
  const double shape = 1 / (cv * cv);
  return (shape + found_[firm] + accidents_[firm]) / (shape + expected);
}

double Firms::expected_risk(std::uint32_t firm) const {
  const SectorRates& sector = sector_of(firm);
  return (sector.background_d + unseen_hazards(sector) * sector.accident_d[0]) *
         model_.population().size[firm] * record(firm);
}

std::vector<double> Firms::take_acceptances() {
  std::vector<double> taken(model_.pairs());
  taken.swap(acceptances_);
  return taken;
}

}  // namespace yuyan::inspection
