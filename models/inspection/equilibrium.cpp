#include "models/inspection/equilibrium.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "models/inspection/drawn.h"
#include "models/inspection/kind.h"

namespace yuyan::inspection {
namespace {

/// What the visits of before left in the firms of a sector, in the mean of the time since the last.
struct Aftermath {
  double calm = 1;    ///< share of the rates that remains
  double taught = 0;  ///< share of firms
};

Aftermath aftermath_of(const SectorRates& sector, const Rates& rates) {
  const double visits_d = sector.prior_visits_d;
  if (visits_d <= 0) return {};
  const double shock = rates.citation_general * rates.deterrence_cited +
                       (1 - rates.citation_general) * rates.deterrence_uncited;
  return {.calm = 1 - shock * visits_d / (visits_d + 1 / rates.deterrence_d),
          .taught = -std::expm1(-visits_d * rates.taught_d)};
}

/// Accidents a day of living hazards where one arises a day, over all places of the self-checks.
double accidents_a_hazard(const SectorRates& sector, double reveals, double taught) {
  constexpr int phases = 16;
  const double log_miss = SelfChecks(sector.check_interval_d, sector.check_finds).log_miss;
  const double mixed =
      (1 - sector.major_share) * sector.accident_d[0] + sector.major_share * sector.accident_d[1];
  double sum = 0;
  for (int i = 0; i < phases; ++i)
    for (const bool is_taught : {false, true}) {
      const auto stocks = equilibrium_stocks(
          sector, reveals,
          {.check_phase = (i + 0.5) / phases, .log_miss = log_miss, .is_taught = is_taught}, 1.0);
      sum += (is_taught ? taught : 1 - taught) *
             (stocks[0] * sector.accident_d[0] + stocks[1] * sector.accident_d[1] +
              (stocks[2] + stocks[3] + stocks[4]) * mixed);
    }
  return sum / phases;
}

/// Deaths of a fatal accident by how many are on the site.
class Tolls {
 public:
  Tolls(const InspectionModel& model, std::size_t sector, const SectorRates& rates, double counted)
      : law_(model.laws()[sector]),
        from_(model.tables().sectors[sector].response_from),
        counted_(counted),
        response_(mean(model.tables().sectors[sector].response_factor.distribution) *
                  rates.response_level) {}

  const indicators::DeathMoments& of(unsigned exposed) {
    exposed = std::min(exposed, law_.max_deaths());
    const auto known = by_exposed_.find(exposed);
    if (known != by_exposed_.end()) return known->second;
    const auto dies = [this](unsigned struck) {
      return counted_ * (static_cast<int>(struck) >= from_ ? std::min(1.0, response_) : 1.0);
    };
    return by_exposed_.emplace(exposed, thinned_moments(law_, exposed, dies)).first->second;
  }

 private:
  const indicators::SeverityLaw& law_;
  int from_;
  double counted_, response_;
  std::map<unsigned, indicators::DeathMoments> by_exposed_;
};

}  // namespace

std::array<double, 5> equilibrium_stocks(const SectorRates& sector, double reveals,
                                         const Standing& standing, double rate_d) {
  const double miss = std::exp(standing.log_miss);
  const double interval = sector.check_interval_d;
  const double since_check = interval * (1 - standing.check_phase);
  const double blind_share = standing.is_taught ? sector.blind_taught : sector.blind_share;
  const double visible = rate_d * (1 - blind_share);
  // An unseen hazard goes at rate `gone`: by itself, by the accident that reveals it, or, with the
  // part `told` of the rate, because somebody is told.
  const double by_itself = sector.lapse_d + sector.accident_d[0] * reveals;
  const double by_itself_major = sector.lapse_d + sector.accident_d[1] * reveals;
  const double told = sector.report_d + sector.prior_visits_d * sector.visit_finds;
  const double told_major = sector.report_d + sector.prior_visits_d * sector.visit_finds_major;
  const double gone = std::max(by_itself + told, 1e-12);
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
  const double blind_in = rate_d * blind_share + comes_back * seen_or_told;
  const double blind =
      blind_in * (1 - sector.major_share) / std::max(by_itself + told * (1 - comes_back), 1e-12);
  const double blind_major = blind_in * sector.major_share /
                             std::max(by_itself_major + told_major * (1 - comes_back), 1e-12);
  const double found = seen_or_told + blind * told + blind_major * told_major;
  const double repairs = sector.rectification_d[0];
  return {blind, blind_major, unseen,
          found * tackled * repairs / (1 + repairs * sector.accident_d[0] * reveals),
          found * (1 - tackled) / std::max(by_itself + sector.prior_visits_d, 1e-12)};
}

ExpectedAccidents& ExpectedAccidents::operator+=(const ExpectedAccidents& other) {
  accidents += other.accidents;
  fatal_accidents += other.fatal_accidents;
  deaths += other.deaths;
  squared_deaths += other.squared_deaths;
  return *this;
}

std::vector<double> reference_accidents(const Rates& rates, double reveals) {
  std::vector<double> accidents;
  for (const SectorRates& one : rates.sectors) {
    const Aftermath after = aftermath_of(one, rates);
    accidents.push_back(
        year_d * after.calm *
        (one.hazards_d * accidents_a_hazard(one, reveals, after.taught) + one.background_d));
  }
  return accidents;
}

void hold_accidents(Rates& rates, double reveals, std::span<const double> accidents) {
  // Hazards that end with their accident make the number a little less than proportional to the
  // rate: a second look takes what is left of that away.
  for (int look = 0; look < 2; ++look) {
    const std::vector<double> now = reference_accidents(rates, reveals);
    for (std::size_t sector = 0; sector < now.size(); ++sector) {
      if (!(now[sector] > 0)) continue;
      const double factor = accidents[sector] / now[sector];
      for (double& rate : rates.sectors[sector].accident_d) rate *= factor;
      rates.sectors[sector].background_d *= factor;
    }
  }
}

std::vector<ExpectedAccidents> year_before(const InspectionModel& model, const Rates& rates,
                                           std::span<const double> counted) {
  const Population& all = model.population();
  const double days = model.calendar().end();
  std::vector<double> a_year = reference_accidents(rates, model.tables().effects.accident_reveals);
  std::vector<Tolls> tolls;
  for (std::size_t sector = 0; sector < model.sectors(); ++sector) {
    const SectorRates& one = rates.sectors[sector];
    a_year[sector] *= model.clocks()[sector].reading(days) / days;  // seasons
    tolls.emplace_back(model, sector, one, counted[sector]);
  }
  std::vector<ExpectedAccidents> sums(model.pairs());
  for (std::size_t firm = 0; firm < all.count(); ++firm) {
    const std::size_t sector = all.sector[firm];
    const SectorRates& one = rates.sectors[sector];
    const double accidents = a_year[sector] * all.size[firm] *
                             (1 + one.contractor_factor * all.contractor_share[firm]) *
                             rates.level_factor.at(all.level[firm]);
    const auto& toll = tolls[sector].of(all.exposed[firm]);
    const double fatal = accidents * one.fatal_share;
    sums[model.pair_of(firm)] +=
        {accidents, fatal * toll.fatal, fatal * toll.mean, fatal * toll.second_moment};
  }
  return sums;
}

Rates mean_rates(Inspection tables) {
  std::vector<double> means;
  for (const Uncertain& one : uncertain_parameters(tables))
    means.push_back(mean(one.quantity.distribution));
  set_uncertain(tables, means);
  return rates_of(tables, {});
}

}  // namespace yuyan::inspection
