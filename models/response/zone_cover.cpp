#include "models/response/zone_cover.h"

#include <algorithm>
#include <utility>

#include "models/response/quiet_city.h"

namespace yuyan::response {
namespace {

using Intervals = std::vector<std::pair<double, double>>;

/// What of [from, to] none of the intervals takes, which are sorted here.
Intervals rest_of(Intervals& intervals, double from_s, double to_s) {
  std::ranges::sort(intervals);
  Intervals rest;
  double until_s = from_s;
  for (const auto& [begin_s, end_s] : intervals) {
    if (begin_s > until_s) rest.emplace_back(until_s, begin_s);
    until_s = std::max(until_s, end_s);
  }
  if (to_s > until_s) rest.emplace_back(until_s, to_s);
  return rest;
}

double length_s(const Intervals& intervals) {
  double sum_s = 0;
  for (const auto& [begin_s, end_s] : intervals) sum_s += end_s - begin_s;
  return sum_s;
}

}  // namespace

ZoneCover::ZoneCover(const Stage& stage, const Fleet& fleet) : stage_(stage) {
  for (std::size_t station = 0; station < stage.drill().stations.size(); ++station)
    for (const CallZone& zone : stage.drill().background.zones)
      ways_s_.push_back(
          fleet.way_s(fleet.junction_of(station), stage.model().junction(zone.junction)));
  find_services();
}

/// Kinds of calls belong together when some kind of unit answers both, also by way of a third.
void ZoneCover::find_services() {
  const Background& background = stage_.drill().background;
  const auto& kinds = background.kinds;
  const auto answers = [&](const CallKind& kind, UnitKind unit) {
    return kind.unit_kind ? *kind.unit_kind == unit
                          : serves(stage_.model().capabilities(), unit, kind.task);
  };
  services_.resize(kinds.size());
  for (std::size_t k = 0; k < kinds.size(); ++k) services_[k] = k;
  for (std::size_t k = 0; k < kinds.size(); ++k)
    for (std::size_t other = 0; other < k; ++other) {
      const bool share = std::ranges::any_of(choices(UnitKind{}), [&](const auto& choice) {
        return answers(kinds[k], choice.value) && answers(kinds[other], choice.value);
      });
      if (!share) continue;
      const std::size_t one = std::min(services_[k], services_[other]);
      const std::size_t two = std::max(services_[k], services_[other]);
      std::ranges::replace(services_, two, one);
    }
  std::vector<std::vector<double>> rates;
  for (const CallZone& zone : background.zones) rates.push_back(calls_a_day(background, zone));
  for (std::size_t k = 0; k < kinds.size(); ++k)
    for (std::size_t zone = 0; zone < background.zones.size(); ++zone)
      calls_.push_back(rates[zone][k] > 0);
}

/// Day and night between T0 and the end: it changes at 8 and at 20 o'clock.
std::vector<ZoneCover::Span> ZoneCover::days(double end_s) const {
  constexpr double half_day_h = 12, first_h = 8, s_an_hour = 3600;
  std::vector<Span> spans;
  double from_s = 0;
  double change_h = first_h - stage_.start_hour();
  while (change_h <= 0) change_h += half_day_h;
  for (; from_s < end_s; change_h += half_day_h) {
    const double to_s = std::min(end_s, change_h * s_an_hour);
    spans.push_back({from_s, to_s, stage_.is_day_at((from_s + to_s) / 2)});
    from_s = to_s;
  }
  return spans;
}

bool ZoneCover::counts(std::size_t unit) const {
  const StationKind kind = stage_.drill().stations[stage_.model().station_of(unit)].kind;
  const Unit& data = stage_.drill().units.list[unit];
  return kind != StationKind::mutual_aid && !is_own(kind) &&
         stage_.happens(data.ready, data.id, "ready");
}

bool ZoneCover::fits(std::size_t unit, const CallKind& kind, bool day) const {
  const Unit& data = stage_.drill().units.list[unit];
  const int crew = data.crew_night < 0 || day ? data.crew : data.crew_night;
  return crew > 0 && stage_.model().serves(unit, kind.task) &&
         (!kind.unit_kind || data.kind == *kind.unit_kind);
}

double ZoneCover::time_s(const Standing& standing, const CallKind& kind, std::size_t zone,
                         bool day) const {
  const Station& own = stage_.drill().stations[stage_.model().station_of(standing.unit)];
  const Quantity& turnout = day ? own.turnout_day_s : own.turnout_night_s;
  return mean(kind.handling_s.distribution) + mean(turnout.distribution) +
         ways_s_[standing.station * stage_.drill().background.zones.size() + zone];
}

std::vector<Standing> ZoneCover::counted(const std::vector<Standing>& standings,
                                         double end_s) const {
  std::vector<Standing> list;
  for (const Standing& standing : standings)
    if (standing.to_s > 0 && standing.from_s < end_s && counts(standing.unit))
      list.push_back(standing);
  return list;
}

ZoneCover::Intervals ZoneCover::gaps(const std::vector<Standing>& counted, const CallKind& kind,
                                     std::size_t zone, const Span& span) const {
  Intervals covered;
  for (const Standing& standing : counted)
    if (standing.from_s < span.to_s && standing.to_s > span.from_s &&
        fits(standing.unit, kind, span.day) &&
        time_s(standing, kind, zone, span.day) <= kind.target_s)
      covered.emplace_back(std::max(standing.from_s, span.from_s),
                           std::min(standing.to_s, span.to_s));
  return rest_of(covered, span.from_s, span.to_s);
}

std::vector<double> ZoneCover::uncovered_s(const std::vector<Standing>& standings,
                                           double end_s) const {
  const Background& background = stage_.drill().background;
  const std::size_t zones = background.zones.size();
  std::vector<double> result(background.kinds.size() * zones, 0.0);
  const std::vector<Standing> list = counted(standings, end_s);
  for (const Span& span : days(end_s))
    for (std::size_t k = 0; k < background.kinds.size(); ++k)
      for (std::size_t zone = 0; zone < zones; ++zone)
        result[k * zones + zone] += length_s(gaps(list, background.kinds[k], zone, span));
  return result;
}

double ZoneCover::city_uncovered_s(const std::vector<Standing>& standings, double end_s) const {
  const Background& background = stage_.drill().background;
  const std::size_t zones = background.zones.size();
  const std::vector<Standing> list = counted(standings, end_s);
  double sum_s = 0;
  for (const Span& span : days(end_s))
    for (std::size_t zone = 0; zone < zones; ++zone)
      for (std::size_t service = 0; service < services_.size(); ++service) {
        Intervals without;
        for (std::size_t k = 0; k < services_.size(); ++k) {
          if (services_[k] != service || !calls_[k * zones + zone]) continue;
          const Intervals some = gaps(list, background.kinds[k], zone, span);
          without.insert(without.end(), some.begin(), some.end());
        }
        if (without.empty()) continue;
        // What is left of the span when the gaps are taken out is covered.
        const double covered_s = length_s(rest_of(without, span.from_s, span.to_s));
        sum_s += span.to_s - span.from_s - covered_s;
      }
  return sum_s;
}

}  // namespace yuyan::response
