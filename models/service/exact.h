// The exact models that a service-only scenario has, with what has to be assumed for them.
#pragma once

#include <string>
#include <vector>

#include "models/queueing/coverage.h"
#include "models/queueing/hypercube.h"
#include "models/service/model.h"

namespace yuyan::service {

/// Larson's hypercube of one kind of units.
struct ExactService {
  std::vector<std::string> units, areas;
  queueing::Hypercube system;
  queueing::HypercubeSolution solution;
  /// Mean response (turnout and way) of each unit to each area, s: unit * areas + area.
  std::vector<double> response_s;
  std::vector<double> area_response_s;  ///< of the calls that are served at once
  double mean_response_s = 0;
  bool is_approximate =
      false;                 ///< services are not all exponential, differ by area, or include ways
  bool is_by_states = true;  ///< false: by Larson's and Jarvis's approximation
};

/// Calls at random of every stream whose first stage is done by this kind, areas as points, one
/// unit a call; orders of preference as the scenario's, else by travel time. The mean service of a
/// unit is turnout, way, work and return: ways are calibrated until they agree with the dispatches.
/// With more than 16 units, or if so asked, the states are not solved but approximated.
/// std::invalid_argument: no calls at random, a limited queue, several units a call.
enum class Method { automatic, exact, approximate };
[[nodiscard]] ExactService exact_service(const ServiceModel& model, std::size_t kind,
                                         Method method = Method::automatic);

/// Areas with calls as points of demand (calls per s), those with an extent as the middles of ten
/// by ten parts; the places of a kind's units as stations
/// that cover what they reach, turnout included, within the limit.
struct CoverageService {
  std::vector<std::string> points, stations;
  queueing::CoverageProblem problem;
};
[[nodiscard]] CoverageService coverage_of(const ServiceModel& model, std::size_t kind,
                                          double limit_s);

}  // namespace yuyan::service
