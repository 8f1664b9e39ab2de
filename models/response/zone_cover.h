// Where in the city nobody could be in time for a call, and for how long.
#pragma once

#include <utility>
#include <vector>

#include "models/response/fleet.h"

namespace yuyan::response {

/// A kind of call is covered in a zone while at least one unit that can be sent to it stands in a
/// station from which it would be there within `target_s`, as dispatchers expect it: mean handling
/// and turnout of the hour, free roads. Units on the road do not count, whatever they might reach.
class ZoneCover {
 public:
  ZoneCover(const Stage& stage, const Fleet& fleet);

  /// Time without cover from T0 until `end_s`, s, by kind of call and zone: kind by kind.
  [[nodiscard]] std::vector<double> uncovered_s(const std::vector<Standing>& standings,
                                                double end_s) const;
  /// The same of the city, s: of each zone and service the time in which some kind of call that
  /// comes from there is not covered, once whatever the number of such kinds, added up. Kinds of
  /// calls that the same kind of unit may answer are of one service.
  [[nodiscard]] double city_uncovered_s(const std::vector<Standing>& standings, double end_s) const;

 private:
  using Intervals = std::vector<std::pair<double, double>>;
  struct Span {
    double from_s, to_s;
    bool day;
  };
  [[nodiscard]] std::vector<Span> days(double end_s) const;
  [[nodiscard]] std::vector<Standing> counted(const std::vector<Standing>& standings,
                                              double end_s) const;
  /// When a kind of call is not covered in a zone within a span, in order.
  [[nodiscard]] Intervals gaps(const std::vector<Standing>& counted, const CallKind& kind,
                               std::size_t zone, const Span& span) const;
  void find_services();
  /// Not of mutual aid, not the firm's own, and not out of order in this replication.
  [[nodiscard]] bool counts(std::size_t unit) const;
  [[nodiscard]] bool fits(std::size_t unit, const CallKind& kind, bool day) const;
  [[nodiscard]] double time_s(const Standing& standing, const CallKind& kind, std::size_t zone,
                              bool day) const;

  const Stage& stage_;
  std::vector<double> ways_s_;         ///< by station and zone, on free roads
  std::vector<std::size_t> services_;  ///< by kind of call: the first kind of its service
  std::vector<bool> calls_;            ///< by kind and zone: whether any come
};

}  // namespace yuyan::response
