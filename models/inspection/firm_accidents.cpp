// Accidents: whom they cost what, and what follows from them.
#include <algorithm>
#include <cmath>

#include "models/inspection/firms.h"

namespace yuyan::inspection {
namespace {

/// Geometric number 0, 1, … with this mean, from one uniform number.
int geometric(double mean, double u) {
  if (mean <= 0) return 0;
  return static_cast<int>(std::log(u) / std::log(mean / (1 + mean)));
}

/// How many of so many are left when each is with this chance.
int thinned(int count, double chance, chance::Words& words) {
  if (chance >= 1) return count;
  int left = 0;
  for (int i = 0; i < count; ++i) left += words.uniform() < chance;
  return left;
}

}  // namespace

void Firms::background_accident(const Site& site) {
  State& state = site.state;
  const double day = state.background;
  const std::uint32_t number = backgrounds_[site.firm]++;
  chance::Words own = words(site, purpose::background, number);
  state.background_clock -= std::log(own.uniform()) * state.background_gap;
  state.background = site.clock.day(state.background_clock);
  if (is_calmed(site, day, site.kind.factors.background, own.uniform())) return;
  if (day < past_until_) return;  // it is known that it did not happen
  book_accident(site, day, Cause::no_findable_hazard, own, number);
}

void Firms::hazard_accident(const Site& site) {
  const double day = site.state.accident;
  settle(site, day, [](const Hazard&) {});
  std::uint32_t place = site.state.first_hazard;
  while (pool_[place].accident != day) place = pool_[place].next;
  Hazard& hazard = pool_[place];
  const std::uint64_t number = hazard.number + (static_cast<std::uint64_t>(hazard.lives) << 32) +
                               (static_cast<std::uint64_t>(hazard.accidents) << 40);
  chance::Words own = words(site, purpose::hazard_accident, number);
  const bool is_major = hazard.is_major;
  if (day < past_until_) {  // it is known that it did not happen, so it may yet
    ++hazard.accidents;
    hazard.accident = static_cast<float>(past_until_ - std::log(own.uniform()) /
                                                           site.sector.accident_d[is_major]);
    set_next_accident(site.state);
    return;
  }
  if (own.uniform() < model_.tables().effects.accident_reveals) {
    end_by_accident(hazard, day);
  } else {  // it lives on, and may do it again
    ++hazard.accidents;
    const double rate = site.sector.accident_d[is_major];
    hazard.accident = static_cast<float>(day - std::log(own.uniform()) / rate);
  }
  set_next_accident(site.state);
  book_accident(site, day, is_major ? Cause::major_hazard : Cause::general_hazard, own,
                (std::uint64_t{1} << 63) + number);
}

void Firms::end_by_accident(Hazard& hazard, double day) {
  if (hazard.found > day) hazard.found = never_f;
  hazard.closes = static_cast<float>(day);
  hazard.end = End::accident;
  hazard.accident = never_f;
}

/// The sector's law, with the tail that the replication drew: made when somebody dies.
const indicators::SeverityLaw& Firms::law_of(std::size_t sector) {
  const Sector& about = model_.tables().sectors[sector];
  const indicators::SeverityLaw& known = model_.laws()[sector];
  const double tail = rates_.sectors[sector].deaths_tail;
  if (about.deaths_tail.distribution.is_constant() && tail == mean(about.deaths_tail.distribution))
    return known;
  auto& own = laws_[sector];
  if (!own) own.emplace(about.deaths_1, about.deaths_2, tail, known.max_deaths());
  return *own;
}

void Firms::book_accident(const Site& site, double day, Cause cause, chance::Words own,
                          std::uint64_t number) {
  const Population& all = model_.population();
  const std::uint32_t firm = site.firm;
  const std::size_t sector_place = site.state.sector;
  const SectorRates& sector = site.sector;
  const Sector& about = model_.tables().sectors[sector_place];
  Accident accident{.day = day, .enterprise = firm, .cause = cause, .standard_level = level_[firm]};
  const bool fatal = own.uniform() < sector.fatal_share;
  const double level = own.uniform();
  const double injured = own.uniform();
  if (fatal) {
    // The law under the condition that no more die than are there.
    const indicators::SeverityLaw& law = law_of(sector_place);
    const unsigned exposed = std::min(all.exposed[firm], law.max_deaths());
    const auto struck = static_cast<int>(std::min(exposed, law.quantile(level * law.cdf(exposed))));
    const bool is_rehearsed = struck >= about.response_from;
    const double response = is_rehearsed
                                ? chance::Stream(source_, all.key[firm], purpose::response)
                                          .draw(about.response_factor.distribution, number) *
                                      sector.response_level
                                : 1.0;
    accident.deaths = thinned(struck, response * site.kind.factors.severity, own);
    // Who is saved is hurt.
    accident.serious_injuries =
        struck - accident.deaths + geometric(sector.injuries_fatal, injured);
  } else {
    accident.serious_injuries = 1 + geometric(sector.injuries_other - 1, injured);
  }
  accident.loss_yuan = chance::Stream(source_, all.key[firm], purpose::loss)
                           .draw(about.loss_yuan.distribution, number) +
                       accident.deaths * sector.death_yuan;
  outcome_.accidents.push_back(accident);
  after_accident(site, accident);
}

/// The firm is shaken; after deaths its certificate goes, it may be blacklisted, and like firms
/// will learn of it once it was investigated.
void Firms::after_accident(const Site& site, const Accident& accident) {
  const std::uint32_t firm = site.firm;
  ++accidents_[firm];
  if (accident.deaths == 0) return;
  deter(site.state, accident.day, rates_.own_accident);
  const Supervision& rules = model_.tables().supervision;
  level_[firm] = 0;
  expires_[firm] = never;
  barred_until_[firm] = accident.day + rules.bar_years * year_d;
  const bool blacklisted = accident.deaths >= rules.blacklist_deaths;
  if (blacklisted) blacklisted_until_[firm] = accident.day + rules.blacklist_years * year_d;
  const double published = accident.day + model_.tables().effects.investigation_d;
  reports_.push_back(
      {published, site.state.pair, std::max(rates_.lessons, blacklisted ? rates_.publicity : 0.0)});
}

void Firms::spread_lessons(double day) {
  const auto published = [day](const Report& report) { return report.day <= day; };
  for (const Report& report : reports_) {
    if (!published(report)) continue;
    Lesson& lesson = kinds_[report.pair].lesson;
    const double left = lesson.level * std::exp((lesson.since - day) / rates_.lessons_d);
    if (report.level >= left) lesson = {.level = report.level, .since = day};
  }
  std::erase_if(reports_, published);
}

}  // namespace yuyan::inspection
