#include "models/inspection/firms.h"

#include <algorithm>
#include <cmath>

#include <boost/random/gamma_distribution.hpp>

namespace yuyan::inspection {
Firms::Firms(const InspectionModel& model, const Rates& rates, chance::Source source,
             Outcome& outcome, const Past& past)
    : model_(model),
      rates_(rates),
      source_(source),
      outcome_(outcome),
      end_(model.calendar().end()),
      past_until_(past.until_d),
      laws_(model.sectors()),
      kinds_(model.pairs()),
      acceptances_(model.pairs()),
      pool_(static_cast<std::uint32_t>(12 * model.population().count() + 64)) {
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
  is_closed_.assign(n, 0);
  find_firms(past);
  begin_year(0);
}

Firms::Site Firms::site(std::uint32_t firm, double until) {
  State& state = state_[firm];
  return {.firm = firm,
          .state = state,
          .sector = rates_.sectors[state.sector],
          .kind = kinds_[state.pair],
          .clock = model_.clocks()[state.sector],
          .counted = year_cells_[state.pair],
          .until = until};
}

// ---- periods

void Firms::begin_period(int from, int to, std::span<const Factors> factors) {
  const PlanCalendar& calendar = model_.calendar();
  begin_ = calendar.month_start(from);
  until_ = calendar.month_start(to);
  closes_year_ = to % 12 == 0;
  if (from % 12 == 0) begin_year(from / 12);
  for (std::size_t pair = 0; pair < kinds_.size(); ++pair)
    kinds_[pair].set(rates_.sectors[pair % model_.sectors()], factors[pair]);
  if (from == 0)
    for (std::uint32_t firm = 0; firm < state_.size(); ++firm) begin_firm(site(firm, begin_));
  close_firms(from / 12);
  spread_lessons(begin_);
}

void Firms::begin_year(int year) {
  year_start_ = model_.calendar().year_start(year);
  year_cells_ = std::span(outcome_.cells)
                    .subspan(static_cast<std::size_t>(year) * model_.pairs(), model_.pairs());
  std::ranges::fill(visited_this_year_, std::uint8_t{0});
}

void Firms::close(std::uint32_t firm) {
  if (is_closed_[firm]) return;
  is_closed_[firm] = 1;
  closing_.push_back(firm);
  set_level(firm, 0, never);
  set_grade(firm, IntegrityGrade::none);
}

/// Hazards of a firm that closes are gone without being put right; of the years that begin from now
/// on it is no enterprise of the city.
void Firms::close_firms(int year) {
  const bool begins_year = begin_ == year_start_;
  for (const std::uint32_t firm : closing_) {
    const Site site = this->site(firm, begin_);
    settle(site, begin_, [this](Hazard& hazard) {
      if (hazard.found > begin_) hazard.found = never_f;
      hazard.closes = static_cast<float>(begin_);
      hazard.end = End::lapsed;
    });
    settle(site, begin_, [](const Hazard&) {});
    site.state.arrival = site.state.background = site.state.accident = never;
    for (int after = begins_year ? year : year + 1; after < model_.calendar().years(); ++after)
      --outcome_.enterprises[static_cast<std::size_t>(after) * model_.pairs() + site.state.pair];
  }
  closing_.clear();
}

void Firms::play(std::uint32_t firm, std::span<const Visit> visits) {
  Site site = this->site(firm, until_);
  if (site.kind.checks_changed && begin_ > 0) check_anew(site);
  auto known = known_.empty() ? std::span<const Known>() : known_of(firm);
  for (const Visit& next : visits) {
    advance_to(site, next.day, known);
    visit(site, next);
  }
  advance_to(site, until_, known);
  if (closes_year_) close_year(site);
}

void Firms::end_period() {
  if (closes_year_) pool_.leave_old_places();
}

// ---- the first day

void Firms::begin_firm(const Site& site) {
  const Population& all = model_.population();
  const std::uint32_t firm = site.firm;
  State& state = site.state;
  const SectorRates& sector = site.sector;
  const double cv = model_.tables().sectors[state.sector].frailty_cv;
  double frailty = 1;
  if (cv > 0) {
    chance::Words unseen = words(site, purpose::frailty, 0);
    const double shape = 1 / (cv * cv);
    frailty = boost::random::gamma_distribution<double>(shape, 1 / shape)(unseen);
  }
  const double factor =
      frailty * all.size[firm] * (1 + sector.contractor_factor * all.contractor_share[firm]);
  const double hazards_d = sector.hazards_d * factor;
  state.hazard_gap = 1 / hazards_d;
  state.background_gap = 1 / (sector.background_d * factor);

  const auto own = halves(source_, all.key[firm], purpose::firm, 0);
  const auto uniform = [&own](std::size_t i) { return uniform_of(own[i], 0, 32); };
  state.check_phase = static_cast<float>(sector.check_phase >= 0 ? sector.check_phase : uniform(0));
  state.arrival_clock = -std::log(uniform(1)) * state.hazard_gap;
  state.arrival = site.clock.day(state.arrival_clock);
  state.background_clock = -std::log(uniform(2)) * state.background_gap;
  state.background = site.clock.day(state.background_clock);
  if (all.blacklisted[firm])
    blacklisted_until_[firm] = model_.tables().supervision.blacklist_years * year_d;

  if (model_.tables().horizon.beginning == Beginning::equilibrium) {
    if (sector.prior_visits_d > 0) {  // the last visit before the plan
      const double since = std::log(uniform(3)) / sector.prior_visits_d;
      state.deterred = since;
      state.deterrence = uniform(4) < rates_.citation_general ? rates_.deterrence_cited
                                                              : rates_.deterrence_uncited;
      state.taught_until = static_cast<float>(since + rates_.taught_d);
      if (last_visit_[firm] == -never) last_visit_[firm] = since;
    }
    begin_with_hazards(site, hazards_d * calm(site, 0) * site.kind.factors.hazards);
  }
  state.next = draws_of(site, 0);
}

// ---- events

/// How calm the firm is: the share of its rates that remains after what it was taught.
double Firms::calm(const Site& site, double day) const {
  const State& state = site.state;
  double share = rates_.level_factor[level_[site.firm]];
  if (state.deterrence > 0)
    share *= 1 - state.deterrence * std::exp((state.deterred - day) / rates_.deterrence_d);
  const Lesson& lesson = site.kind.lesson;
  if (lesson.level > 0)
    share *= 1 - lesson.level * std::exp((lesson.since - day) / rates_.lessons_d);
  return share;
}

/// A new shock replaces what is left of the old one if it is stronger.
void Firms::deter(State& state, double day, double level) const {
  if (level < state.deterrence &&
      level < state.deterrence * std::exp((state.deterred - day) / rates_.deterrence_d))
    return;
  state.deterrence = level;
  state.deterred = day;
}

// ---- what is known of firms

/// Hazards that live unseen in a firm of reference size in a sector, visited as before the plan.
double Firms::unseen_hazards(const SectorRates& sector) const {
  const double untaught = std::exp(-sector.prior_visits_d * rates_.taught_d);
  const double blind_share =
      sector.blind_taught + (sector.blind_share - sector.blind_taught) * untaught;
  return sector.hazards_d * blind_share /
         (sector.lapse_d + sector.accident_d[0] * model_.tables().effects.accident_reveals +
          sector.report_d + sector.prior_visits_d * sector.visit_finds);
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
  const SectorRates& sector = rates_.sectors[state_[firm].sector];
  return (sector.background_d + unseen_hazards(sector) * sector.accident_d[0]) *
         model_.population().size[firm] * record(firm);
}

std::vector<double> Firms::take_acceptances() {
  std::vector<double> taken(model_.pairs());
  taken.swap(acceptances_);
  return taken;
}

}  // namespace yuyan::inspection
