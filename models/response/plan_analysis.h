// What can be said of a plan without playing it: what never comes up, what waits for itself, what
// is counted on twice, where the plans of firm and government do not meet, how fast a clause could
// be met at best.
#pragma once

#include <string>
#include <vector>

#include "models/parameters/text.h"
#include "models/response/model.h"

namespace yuyan::response {

enum class FindingKind {
  nothing_happens,     ///< no initiating event that anybody notices; the rest holds as if one were
  seam_trigger,        ///< government waits for a notice that nobody gives
  seam_notice,         ///< a notice that nobody receives
  seam_resource,       ///< firm and government count on the same vehicles
  seam_command,        ///< no rule by which command is handed over
  dead_trigger,        ///< an order that nothing sets off
  circular,            ///< orders that wait for each other, or set each other off without end
  idle_group,          ///< a group of the site command that is never set up, or has nothing to do
  without_means,       ///< an order whose actor has nothing to do it with
  double_booked,       ///< more vehicles planned than there are
  impossible_clause,   ///< not to be met even with every order carried out at once
  impossible_deadline  ///< shorter than the action takes at its luckiest
};

constexpr auto choices(FindingKind) {
  using parameters::Choice;
  using enum FindingKind;
  return std::array{Choice{"nothing_happens", nothing_happens},
                    Choice{"seam_trigger", seam_trigger},
                    Choice{"seam_notice", seam_notice},
                    Choice{"seam_resource", seam_resource},
                    Choice{"seam_command", seam_command},
                    Choice{"dead_trigger", dead_trigger},
                    Choice{"circular", circular},
                    Choice{"idle_group", idle_group},
                    Choice{"without_means", without_means},
                    Choice{"double_booked", double_booked},
                    Choice{"impossible_clause", impossible_clause},
                    Choice{"impossible_deadline", impossible_deadline}};
}

struct Finding {
  FindingKind kind = FindingKind::dead_trigger;
  std::string path;  ///< dotted, of the order, clause or package: plan.orders.CO2
  parameters::Text what, advice;
};

/// The fastest way of a clause that sets a time.
struct FastestTime {
  std::string clause;
  double seconds = 0;  ///< infinite: nothing in the plan brings about what is promised
  double limit_s = 0;
};

struct PlanAnalysis {
  std::vector<Finding> findings;     ///< by path
  std::vector<FastestTime> fastest;  ///< of clauses `within`, in the order of the plan
};

/// At best: every order at once and never forgotten; turnout, travel, set-up, warning and filling
/// as fast as once in a thousand times; empty roads; what the accident does may come at any moment.
/// Where nothing happens the plan is judged as if something were noticed at T0.
[[nodiscard]] PlanAnalysis analyse_plan(const DrillModel& model);

/// Whether a layer belongs to the firm. The special plan is shared by both.
[[nodiscard]] constexpr bool is_of_firm(Layer layer) {
  return layer == Layer::post_card || layer == Layer::on_site || layer == Layer::comprehensive;
}
[[nodiscard]] constexpr bool is_of_government(Layer layer) {
  return layer == Layer::county || layer == Layer::city;
}

}  // namespace yuyan::response
