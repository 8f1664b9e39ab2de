// Water through hose and by tankers: pressure lost, how far a pump carries, how many pumps a relay
// takes, what a shuttle brings.
#pragma once

namespace yuyan::response {

/// A line of hose, or several like lines side by side.
struct HoseLine {
  double coefficient = 0.8;  ///< of the bore: psi lost in 100 ft at 100 US gal/min, see below
  int lines = 1;             ///< parallel lines that share the flow
};

/// Coefficients of the fire-service formula: 65 mm (2.5 in) 2, 77 mm (3 in) 0.8, 100 mm (4 in) 0.2,
/// 125 mm (5 in) 0.08. Source: training text of a Californian fire department (Rohnert Park).
[[nodiscard]] double hose_coefficient(double bore_mm);

/// Pressure lost, Pa, over a length, m, at a flow, L/s: C Q^2 L.
[[nodiscard]] double friction_loss_pa(const HoseLine& hose, double flow_l_s, double length_m);

/// A pump that feeds a line: what it can give and what must be left at the end.
struct PumpStage {
  double discharge_pa = 1.0e6;  ///< pressure at the pump
  double intake_pa = 1.0e5;     ///< pressure that must be left at the next pump or at the end
};

/// How far, m, one pump carries a flow over a rise of `rise_pa` (hydrostatic) for the whole line.
[[nodiscard]] double reach_m(const HoseLine& hose, const PumpStage& pump, double flow_l_s,
                             double rise_pa = 0);
/// Pumps in a row, the one at the source included, that carry a flow over a length.
[[nodiscard]] int relay_pumps(const HoseLine& hose, const PumpStage& pump, double flow_l_s,
                              double length_m, double rise_pa = 0);
/// Largest flow, L/s, that so many pumps carry over a length.
[[nodiscard]] double relay_flow_l_s(const HoseLine& hose, const PumpStage& pump, int pumps,
                                    double length_m, double rise_pa = 0);

/// One tanker between a place to fill and the fire.
struct Shuttle {
  double volume_m3 = 10;
  double fill_l_s = 20;       ///< at the water point
  double discharge_l_s = 40;  ///< at the fire
  double way_s = 300;         ///< one way
  double handling_s = 120;    ///< coupling up at both ends, a round
};

/// Time of a round, s: there and back, filling, emptying, coupling.
[[nodiscard]] double cycle_s(const Shuttle& shuttle);
/// Mean flow, L/s, of so many like tankers; no more than the water point gives when all have to
/// fill there one after the other.
[[nodiscard]] double shuttle_flow_l_s(const Shuttle& shuttle, int tankers);

}  // namespace yuyan::response
