// A plume from one source whose rate and wind change at events: straight trails of air, each
// released in one wind and carried on by all later ones.
//
// Between two changes the material that was released lies on a straight line, which later winds
// move as a whole. So its distance from a place, along and across, is linear in time, and the times
// at which it comes, is nearest and goes are known in closed form; the course at a place is drawn
// through them. In a steady wind it is the plume of the dispersion model behind its front.
#pragma once

#include <functional>
#include <vector>

#include "models/propagation/asset.h"
#include "models/propagation/concentration.h"

namespace yuyan::propagation {

/// A plume cut across at a distance from its source, near the ground.
struct PlumeSection {
  double peak_kg_m3 = 0;  ///< on the axis
  double sigma_m = 1;     ///< standard deviation across and along the wind
};

/// The sections of one plume by the way that its air has come: a table on a logarithmic scale from
/// 1 m to 50 km, between whose lines the logarithms run straight.
class PlumeSections {
 public:
  PlumeSections() = default;
  explicit PlumeSections(const std::function<PlumeSection(double way_m)>& section);

  [[nodiscard]] bool empty() const { return peak_.empty(); }
  [[nodiscard]] PlumeSection at(double way_m) const;
  /// Largest concentration anywhere.
  [[nodiscard]] double largest_kg_m3() const;
  /// Farthest way, m, at which the axis still has the level; 0 when it has it nowhere.
  [[nodiscard]] double reach_m(double level_kg_m3) const;

 private:
  std::vector<double> peak_, sigma_;  // logarithms
};

class DriftingPlume {
 public:
  explicit DriftingPlume(Point source) : source_(source) {}

  /// From now on the wind blows so (towards, clockwise from north) and the source gives a plume of
  /// these sections; empty ones: nothing. Air that hardly moves creeps at `calm_m_s`.
  void change(double time_s, double wind_m_s, double towards_deg, PlumeSections sections);

  /// At a time that has come, or to come if nothing changes any more. kg/m3.
  [[nodiscard]] double at(const Point& place, double time_s) const;
  /// The course at a place from the last change on if nothing changes any more; what stays below
  /// `negligible_kg_m3` is left out.
  [[nodiscard]] ConcentrationCourse course(const Point& place, double negligible_kg_m3) const;
  [[nodiscard]] double changed_s() const { return epochs_.empty() ? 0 : epochs_.back().from_s; }
  [[nodiscard]] const Point& source() const { return source_; }

  static constexpr double calm_m_s = 0.5;

 private:
  struct Epoch {
    double from_s, wind_m_s, east, north;        // the unit vector of the wind
    double drift_east_m, drift_north_m, path_m;  // of the air since the first change, at its begin
    PlumeSections sections;
  };
  /// Where the air is that was at the source at time 0 of the drift.
  struct Drift {
    double east_m, north_m, path_m;
  };

  [[nodiscard]] Drift drift(double time_s) const;
  [[nodiscard]] double end_s(std::size_t epoch) const;
  [[nodiscard]] double trail(std::size_t epoch, const Point& place, double time_s) const;
  /// Adds the times between which straight lines will do, of a past trail first its coming and its
  /// going; false when the trail does not matter.
  bool add_times_of_present(const Point& place, double negligible,
                            std::vector<double>& times) const;
  bool add_times_of_past(std::size_t epoch, const Point& place, double negligible,
                         std::vector<double>& times) const;

  Point source_;
  std::vector<Epoch> epochs_;
};

}  // namespace yuyan::propagation
