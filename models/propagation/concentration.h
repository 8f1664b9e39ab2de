// The course of a concentration at a place, out of doors and in a ventilated room, and the toxic
// load of somebody who breathes it. Straight lines between nodes, so that every crossing, load and
// time at which a load is reached has a closed form.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/propagation/ramp.h"

namespace yuyan::propagation {

struct ConcentrationNode {
  double time_s;
  double kg_m3;
};

/// Straight lines between the nodes; constant before the first and after the last. No nodes: clean
/// air for ever.
class ConcentrationCourse {
 public:
  ConcentrationCourse() = default;
  /// Times must not fall, concentrations not be negative (std::invalid_argument).
  explicit ConcentrationCourse(std::vector<ConcentrationNode> nodes);

  [[nodiscard]] std::span<const ConcentrationNode> nodes() const { return nodes_; }
  [[nodiscard]] double at(double time_s) const;
  /// First time from `from_s` on at which it is `limit` or more; `never`.
  [[nodiscard]] double first_at_least(double limit_kg_m3, double from_s) const;
  /// First time from `from_s` on at which it is below `limit`, or falls through it; `never`.
  [[nodiscard]] double first_below(double limit_kg_m3, double from_s) const;
  /// Largest concentration between two times.
  [[nodiscard]] double peak(double from_s, double to_s) const;

 private:
  std::vector<ConcentrationNode> nodes_;
};

/// The course in a well-mixed room that air enters from `outdoors` with so many changes a second,
/// which holds `initial_kg_m3` at `from_s`: the solution of dC/dt = n (Cout - C) at nodes of its
/// own. 0 changes: what is inside stays.
[[nodiscard]] ConcentrationCourse indoors(const ConcentrationCourse& outdoors, double changes_per_s,
                                          double initial_kg_m3, double from_s);

/// How a poison adds up: integral of (C unit)^n dt in minutes, as its probit takes it.
struct ToxicLoadLaw {
  double exponent = 1;
  double unit_per_kg_m3 = 1e6;  ///< of the probit's concentration for 1 kg/m3
};

/// The load of somebody who breathes a course. Time runs forward.
class ToxicLoad {
 public:
  ToxicLoad(ToxicLoadLaw law, double time_s, double load = 0)
      : law_(law), time_s_(time_s), load_(load) {}

  /// From now on this is the air. The course must outlive its use here.
  void breathe(const ConcentrationCourse& course, double time_s);
  void advance(double time_s);
  [[nodiscard]] double load() const { return load_; }
  [[nodiscard]] double time_s() const { return time_s_; }
  /// When the load is reached if nothing changes; now if it has been; `never`.
  [[nodiscard]] double time_of(double load) const;

 private:
  [[nodiscard]] double power(double kg_m3, double exponent) const;

  ToxicLoadLaw law_;
  double time_s_;
  double load_;
  const ConcentrationCourse* course_ = nullptr;
};

}  // namespace yuyan::propagation
