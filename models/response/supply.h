// Water and foam concentrate, and the application of foam to a surface until its time is up.
#pragma once

#include <memory>

#include "models/response/fire_ground.h"
#include "models/response/stage.h"
#include "sim/calendar/stock.h"

namespace yuyan::response {

/// Who is served first when the pond runs dry.
enum WaterPriority : int { foam_first = 0, cooling_second = 1 };

/// Stocks in m3, flows in m3/s.
class Supply {
 public:
  explicit Supply(Stage& stage);

  [[nodiscard]] calendar::Stock& water() { return water_; }
  [[nodiscard]] const calendar::Stock& water() const { return water_; }
  /// Foam concentrate of the depot's station, and what vehicles have brought, by its kind.
  [[nodiscard]] calendar::Stock& concentrate(Means means, FoamType type = FoamType::site) {
    return means == Means::fixed ? fixed_concentrate_ : *mobile_[static_cast<std::size_t>(type)];
  }
  [[nodiscard]] const calendar::Stock& concentrate(Means means,
                                                   FoamType type = FoamType::site) const {
    return means == Means::fixed ? fixed_concentrate_ : *mobile_[static_cast<std::size_t>(type)];
  }
  /// Whether any vehicle may bring this kind.
  [[nodiscard]] bool has(FoamType type) const {
    return mobile_[static_cast<std::size_t>(type)] != nullptr;
  }
  /// Share of concentrate in the solution.
  [[nodiscard]] double concentration(FoamType type) const {
    return concentration_of(type).value_or(stage_.drill().site.foam_concentration);
  }
  /// Of all kinds that vehicles have brought.
  [[nodiscard]] double mobile_level_m3() const;
  [[nodiscard]] calendar::StockTotals mobile_totals() const;
  /// A vehicle joins with a tank of water, m3: it can be filled again like the pond.
  void bring_tank(double volume_m3);
  /// Adds an inflow of water, m3/s, that lasts or is changed by who brings it. What pond and tanks
  /// have no room for does not flow in.
  calendar::Flow& add_water_inflow(double rate_m3_s);
  [[nodiscard]] double water_used_m3() const { return water_.totals().taken; }
  [[nodiscard]] double foam_used_m3() const;
  /// What flows out of the pond and of both stocks of concentrate now, m3/s.
  [[nodiscard]] double water_flow_m3_s() const;
  [[nodiscard]] double concentrate_flow_m3_s() const;
  /// Foam solution that is applied now, m3/s.
  [[nodiscard]] double solution_flow_m3_s() const;

 private:
  calendar::Process tell_when_dry();

  Stage& stage_;
  calendar::Stock water_, fixed_concentrate_;
  std::array<std::unique_ptr<calendar::Stock>, foam_types> mobile_;
  std::vector<std::unique_ptr<calendar::Flow>> inflows_;
};

/// One application of foam.
struct FoamOrder {
  AssetIndex asset = 0;
  Means means = Means::fixed;
  FoamType type = FoamType::site;
  double solution_m3_s = 0;  ///< what is applied when nothing is short
  double share_of_required = 1;
  double duration_s = 0;
};

/// Applies foam until its time is up, the fire has burnt out, the concentrate is used up or
/// `stop` fires; true when the full time was applied without a break. Tells the journal.
calendar::Task<bool> apply_foam(Stage& stage, FireGround& ground, Supply& supply, FoamOrder order,
                                calendar::Signal& stop, EntryNumber cause);

}  // namespace yuyan::response
