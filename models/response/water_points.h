// Water brought to the fire: engines at hydrants, lines of hose with pumps in relay, tankers to and
// fro.
#pragma once

#include <memory>
#include <vector>

#include "models/response/supply.h"
#include "models/response/water_supply.h"
#include "sim/calendar/resource.h"

namespace yuyan::response {

class WaterPoints {
 public:
  WaterPoints(Stage& stage, Supply& supply);

  /// Whether the scenario says where water is; if not, units bring the flows of units.work.
  [[nodiscard]] bool are_known() const { return !points_.empty(); }
  /// An engine connects to the best free point near the fire, if there is one.
  void connect(std::size_t unit, EntryNumber cause);
  /// A supply unit lays a line from where most water comes of it.
  void lay_line(std::size_t unit, EntryNumber cause);
  /// A tanker goes to and fro until the incident is over. What it brought on arrival is not counted
  /// here.
  void shuttle(std::size_t unit, EntryNumber cause);
  void dismiss();

  [[nodiscard]] double shuttled_m3() const { return shuttled_m3_; }
  [[nodiscard]] int rounds() const { return rounds_; }
  [[nodiscard]] bool works(std::size_t point) const { return points_[point].works; }
  /// Flow, L/s, that an engine's hose or a supply unit's line brings from a point to the fire.
  [[nodiscard]] double hose_flow_l_s(std::size_t point, double pump_l_s) const;
  [[nodiscard]] double line_flow_l_s(std::size_t point, double pump_l_s) const;

 private:
  struct Point {
    bool works = true, taken = false;
    double left_m3 = 0;
    std::unique_ptr<calendar::Resource> filling;
  };

  calendar::Process keep_line(std::size_t unit, std::size_t point, double flow_l_s, double set_up_s,
                              EntryNumber cause);
  calendar::Process go_to_and_fro(std::size_t unit, EntryNumber cause);
  /// The nearest point for a tanker; none when no point works and has water.
  [[nodiscard]] std::optional<std::size_t> nearest(double volume_m3) const;
  [[nodiscard]] double way_s(std::size_t point) const;
  [[nodiscard]] double flow_l_s(std::size_t point, double pump_l_s, double bore_mm, int lines,
                                int pumps) const;
  [[nodiscard]] const WaterPoint& data(std::size_t point) const { return data().points[point]; }
  [[nodiscard]] const WaterSupply& data() const { return stage_.drill().water; }

  Stage& stage_;
  Supply& supply_;
  std::vector<Point> points_;
  std::vector<calendar::Flow*> lines_;
  calendar::Gate over_;
  double shuttled_m3_ = 0;
  int rounds_ = 0;
};

}  // namespace yuyan::response
