#include "models/response/water_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/response/hose.h"

namespace yuyan::response {
namespace {

constexpr double pa_a_metre = 9806.65;  // of water

}  // namespace

WaterPoints::WaterPoints(Stage& stage, Supply& supply)
    : stage_(stage), supply_(supply), over_(stage.calendar()) {
  for (const WaterPoint& point : data().points) {
    Point state;
    state.works = stage.happens(point.works, point.id, "works");
    state.left_m3 = point.volume_m3 > 0 ? point.volume_m3 : std::numeric_limits<double>::infinity();
    state.filling = std::make_unique<calendar::Resource>(stage.calendar(), 1);
    points_.push_back(std::move(state));
  }
}

double WaterPoints::flow_l_s(std::size_t point, double pump_l_s, double bore_mm, int lines,
                             int pumps) const {
  const HoseLine hose{hose_coefficient(bore_mm), lines};
  const PumpStage pump{data().pump_pa, data().intake_pa};
  const double hydraulic_l_s =
      relay_flow_l_s(hose, pump, pumps, data(point).hose_m, data(point).rise_m * pa_a_metre);
  return std::min({hydraulic_l_s, pump_l_s, data(point).flow_l_s});
}

double WaterPoints::hose_flow_l_s(std::size_t point, double pump_l_s) const {
  return flow_l_s(point, pump_l_s, data().hose_bore_mm, data().hose_lines, 1);
}

double WaterPoints::line_flow_l_s(std::size_t point, double pump_l_s) const {
  return flow_l_s(point, pump_l_s, data().line_bore_mm, data().line_lines, data().relay_pumps);
}

void WaterPoints::connect(std::size_t unit, EntryNumber cause) {
  std::optional<std::size_t> best;
  double most_l_s = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (!points_[i].works || points_[i].taken || data(i).hose_m > data().connect_within_m) continue;
    const double flow_l_s = hose_flow_l_s(i, stage_.drill().units.list[unit].pump_l_s);
    if (flow_l_s <= most_l_s) continue;
    most_l_s = flow_l_s;
    best = i;
  }
  if (!best) return;
  points_[*best].taken = true;
  const double set_up_s = stage_.draw(stage_.drill().units.work.set_up_s,
                                      stage_.drill().units.list[unit].id, "connect");
  stage_.calendar().spawn(keep_line(unit, *best, most_l_s, set_up_s, cause));
}

void WaterPoints::lay_line(std::size_t unit, EntryNumber cause) {
  std::optional<std::size_t> best;
  double most_l_s = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (!points_[i].works || points_[i].taken) continue;
    const double flow_l_s = line_flow_l_s(i, stage_.drill().units.list[unit].pump_l_s);
    if (flow_l_s <= most_l_s) continue;
    most_l_s = flow_l_s;
    best = i;
  }
  if (!best) return;
  points_[*best].taken = true;
  const double set_up_s = stage_.draw(stage_.drill().units.work.supply_set_up_s,
                                      stage_.drill().units.list[unit].id, "supply_set_up");
  stage_.calendar().spawn(keep_line(unit, *best, most_l_s, set_up_s, cause));
}

/// A line runs until the point is empty, with interruptions.
calendar::Process WaterPoints::keep_line(std::size_t unit, std::size_t point, double flow_l_s,
                                         double set_up_s, EntryNumber cause) {
  const std::string& id = stage_.drill().units.list[unit].id;
  co_await stage_.calendar().delay(set_up_s);
  if (over_.is_open()) co_return;
  const EntryNumber laid =
      stage_.tell(Happening::supply_line_on, stage_.cast().unit(unit), cause, flow_l_s);
  calendar::Flow& line = supply_.add_water_inflow(flow_l_s / 1000);
  lines_.push_back(&line);
  for (std::uint64_t n = 0; !over_.is_open(); ++n) {
    const double empty_s = 1000 * points_[point].left_m3 / flow_l_s;
    double broken_s = std::numeric_limits<double>::infinity();
    if (data().interruptions_1_h > 0)
      broken_s = -3600 / data().interruptions_1_h * std::log(stage_.uniform(id, "line_breaks", n));
    const double begun_s = stage_.now();
    co_await calendar::first_of(stage_.calendar(), std::min(empty_s, broken_s), over_);
    points_[point].left_m3 -= (stage_.now() - begun_s) * flow_l_s / 1000;
    line.set_rate(0);
    if (over_.is_open() || empty_s <= broken_s) break;
    const EntryNumber broken =
        stage_.tell(Happening::supply_line_lost, stage_.cast().unit(unit), laid);
    co_await stage_.calendar().delay(stage_.draw(data().interruption_s, id, "line_repair", n));
    if (over_.is_open()) break;
    line.set_rate(flow_l_s / 1000);
    stage_.tell(Happening::supply_line_on, stage_.cast().unit(unit), broken, flow_l_s);
  }
  line.set_rate(0);
}

void WaterPoints::shuttle(std::size_t unit, EntryNumber cause) {
  stage_.calendar().spawn(go_to_and_fro(unit, cause));
}

/// There, wait for a place to fill, fill, back, empty; a tanker that finds no water stays.
calendar::Process WaterPoints::go_to_and_fro(std::size_t unit, EntryNumber cause) {
  const Unit& tanker = stage_.drill().units.list[unit];
  if (tanker.water_m3 <= 0) co_return;
  for (std::uint64_t n = 0; !over_.is_open(); ++n) {
    const auto point = nearest(tanker.water_m3);
    if (!point) co_return;
    const double handling_s = stage_.draw(data().tanker_handling_s, tanker.id, "handling", n);
    co_await stage_.calendar().delay(way_s(*point) + handling_s / 2);
    double taken_m3 = 0;
    {
      const calendar::Hold place = co_await points_[*point].filling->acquire();
      taken_m3 = std::min(tanker.water_m3, points_[*point].left_m3);
      points_[*point].left_m3 -= taken_m3;
      co_await stage_.calendar().delay(1000 * taken_m3 / data(*point).flow_l_s);
      if (taken_m3 <= 0) co_return;
    }
    co_await stage_.calendar().delay(way_s(*point) + handling_s / 2 +
                                     1000 * taken_m3 / data().tanker_discharge_l_s);
    if (over_.is_open()) co_return;
    supply_.water().add(taken_m3);
    shuttled_m3_ += taken_m3;
    ++rounds_;
    if (n == 0) stage_.tell(Happening::water_brought, stage_.cast().unit(unit), cause, taken_m3);
  }
}

std::optional<std::size_t> WaterPoints::nearest(double volume_m3) const {
  std::optional<std::size_t> best;
  double best_s = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (!points_[i].works || points_[i].taken || points_[i].left_m3 < volume_m3) continue;
    const double wait_s = (points_[i].filling->queue_length() + points_[i].filling->busy()) * 1000 *
                          volume_m3 / data(i).flow_l_s;
    const double time_s = 2 * way_s(i) + wait_s + 1000 * volume_m3 / data(i).flow_l_s;
    if (time_s >= best_s) continue;
    best_s = time_s;
    best = i;
  }
  return best;
}

double WaterPoints::way_s(std::size_t point) const {
  return stage_.world().roads().travel_time_s(
      stage_.model().junction(data(point).junction),
      stage_.model().junction(stage_.drill().site.gate_junction));
}

void WaterPoints::dismiss() {
  over_.open();
  for (calendar::Flow* line : lines_) line->set_rate(0);
}

}  // namespace yuyan::response
