// The accidents that a ledger knows, and what follows from them.
#include <algorithm>
#include <tuple>
#include <utility>

#include "models/inspection/firms.h"

namespace yuyan::inspection {
namespace {

/// The firms of a county and sector that an accident may have been in: those with as many people as
/// died, if there are any.
std::vector<std::uint32_t> candidates(const Population& all, const PastAccident& past) {
  std::vector<std::uint32_t> alike, large;
  for (std::uint32_t firm = 0; firm < all.count(); ++firm) {
    if (all.county[firm] != past.county || all.sector[firm] != past.sector) continue;
    alike.push_back(firm);
    if (static_cast<int>(all.exposed[firm]) >= past.deaths) large.push_back(firm);
  }
  return large.empty() ? alike : large;
}

}  // namespace

/// Accidents without a firm go to one of the county and sector, with a chance in proportion to what
/// its size and contractors make of the rates. Where there is none, nothing follows from them.
void Firms::find_firms(const Past& past) {
  const Population& all = model_.population();
  for (const PastAccident& one : past.accidents) {
    if (one.firm) {
      known_.push_back({*one.firm, &one});
      continue;
    }
    const std::vector<std::uint32_t> firms = candidates(all, one);
    if (firms.empty()) continue;
    const double contractors = rates_.sectors[one.sector].contractor_factor;
    const auto weight = [&](std::uint32_t firm) {
      return all.size[firm] * (1 + contractors * all.contractor_share[firm]);
    };
    double left = 0;
    for (const std::uint32_t firm : firms) left += weight(firm);
    left *= chance::Words(source_, one.key, purpose::past_firm, 0).uniform();
    std::size_t place = 0;
    while (place + 1 < firms.size() && (left -= weight(firms[place])) > 0) ++place;
    known_.push_back({firms[place], &one});
  }
  std::ranges::sort(known_, {}, [](const Known& one) {
    return std::tuple(one.firm, one.accident->day, one.accident->key);
  });
}

/// Those of the period.
std::span<const Firms::Known> Firms::known_of(std::uint32_t firm) const {
  const auto when = [](const Known& one) { return std::pair(one.firm, one.accident->day); };
  const auto first = std::ranges::lower_bound(known_, std::pair(firm, begin_), {}, when);
  const auto last =
      std::ranges::lower_bound(first, known_.end(), std::pair(firm, until_), {}, when);
  return {first, last};
}

void Firms::advance_through(Site& site, double day, std::span<const Known>& known) {
  while (!known.empty() && known.front().accident->day < day) {
    site.until = known.front().accident->day;
    advance(site);
    known_accident(site, *known.front().accident);
    known = known.subspan(1);
  }
  site.until = day;
  advance(site);
}

/// What stood behind an accident is drawn by what each could have caused; a hazard ends with the
/// chance of other accidents.
Cause Firms::end_hazard_behind(const Site& site, const PastAccident& past) {
  std::vector<std::pair<double, Hazard*>> living;
  double sum = 0;
  settle(site, past.day, [&](Hazard& hazard) {
    if (hazard.closes <= past.day && hazard.end != End::falsely_closed) return;
    sum += site.sector.accident_d[hazard.is_major];
    living.emplace_back(sum, &hazard);
  });
  chance::Words own(source_, past.key, purpose::past_accident, 0);
  const double level = own.uniform() * (sum + 1 / site.state.background_gap);
  const auto behind =
      std::ranges::find_if(living, [level](const auto& one) { return level < one.first; });
  if (behind == living.end()) return Cause::no_findable_hazard;
  Hazard& hazard = *behind->second;
  if (own.uniform() < model_.tables().effects.accident_reveals) {
    end_by_accident(hazard, past.day);
    set_next_accident(site.state);
  }
  return hazard.is_major ? Cause::major_hazard : Cause::general_hazard;
}

void Firms::known_accident(const Site& site, const PastAccident& past) {
  const Accident accident{.day = past.day,
                          .enterprise = site.firm,
                          .cause = end_hazard_behind(site, past),
                          .deaths = past.deaths,
                          .serious_injuries = past.serious_injuries,
                          .loss_yuan = past.loss_yuan,
                          .standard_level = level_[site.firm]};
  outcome_.accidents.push_back(accident);
  after_accident(site, accident);
}

}  // namespace yuyan::inspection
