#include "models/response/zone_cover.h"

#include <algorithm>
#include <utility>

namespace yuyan::response {
namespace {

/// What of [from, to] none of the intervals takes, which are sorted here.
double gaps_s(std::vector<std::pair<double, double>>& intervals, double from_s, double to_s) {
  std::ranges::sort(intervals);
  double gaps = 0, until_s = from_s;
  for (const auto& [begin_s, end_s] : intervals) {
    gaps += std::max(0.0, begin_s - until_s);
    until_s = std::max(until_s, end_s);
  }
  return gaps + std::max(0.0, to_s - until_s);
}

}  // namespace

ZoneCover::ZoneCover(const Stage& stage, const Fleet& fleet) : stage_(stage) {
  for (std::size_t station = 0; station < stage.drill().stations.size(); ++station)
    for (const CallZone& zone : stage.drill().background.zones)
      ways_s_.push_back(
          fleet.way_s(fleet.junction_of(station), stage.model().junction(zone.junction)));
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

std::vector<double> ZoneCover::uncovered_s(const std::vector<Standing>& standings,
                                           double end_s) const {
  const Background& background = stage_.drill().background;
  const std::size_t zones = background.zones.size();
  std::vector<double> result(background.kinds.size() * zones, 0.0);
  std::vector<Standing> counted;
  for (const Standing& standing : standings)
    if (standing.to_s > 0 && standing.from_s < end_s && counts(standing.unit))
      counted.push_back(standing);
  std::vector<std::pair<double, double>> covered;
  for (const Span& span : days(end_s))
    for (std::size_t k = 0; k < background.kinds.size(); ++k) {
      const CallKind& kind = background.kinds[k];
      for (std::size_t zone = 0; zone < zones; ++zone) {
        covered.clear();
        for (const Standing& standing : counted)
          if (standing.from_s < span.to_s && standing.to_s > span.from_s &&
              fits(standing.unit, kind, span.day) &&
              time_s(standing, kind, zone, span.day) <= kind.target_s)
            covered.emplace_back(std::max(standing.from_s, span.from_s),
                                 std::min(standing.to_s, span.to_s));
        result[k * zones + zone] += gaps_s(covered, span.from_s, span.to_s);
      }
    }
  return result;
}

}  // namespace yuyan::response
