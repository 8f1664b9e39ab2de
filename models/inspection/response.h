// What an ensemble of drills says of the response that a sector gets.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/quantity.h"

namespace yuyan::inspection {

/// One replication of a drill, played twice with the same chance.
struct DrillPair {
  int replication = 0;
  double deaths = 0;           ///< with the response in question
  double deaths_baseline = 0;  ///< with the response that the sector's severity already holds

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{field("replication", &DrillPair::replication,
                            {.range = parameters::non_negative,
                             .meaning = "number of the replication",
                             .meaning_zh = "推演序号",
                             .required = true}),
                      field("deaths", &DrillPair::deaths,
                            {.range = parameters::non_negative,
                             .meaning = "deaths with the response that the sector gets",
                             .meaning_zh = "采用该响应方案时的死亡人数",
                             .required = true}),
                      field("deaths_baseline", &DrillPair::deaths_baseline,
                            {.range = parameters::non_negative,
                             .meaning = "deaths in the same replication with the response of today",
                             .meaning_zh = "同一推演采用现行响应时的死亡人数",
                             .required = true})};
  }
};

/// The share of the struck that die, as a drill measured it.
struct MeasuredResponse {
  /// Drawn for each accident. Its mean is `mean`, or 1 where that is more.
  parameters::Quantity factor = 1.0;
  /// Drawn once a replication, multiplies the factor: the error of a finite ensemble. Mean 1.
  parameters::Quantity level = 1.0;
  double mean = 1;            ///< deaths in all pairs over baseline deaths in all pairs
  double standard_error = 0;  ///< of the mean
  double deaths = 0, deaths_baseline = 0;
  std::size_t pairs = 0;
  std::size_t worse = 0;  ///< pairs with more deaths than at the baseline
};

/// The factor of a pair is deaths over baseline deaths; a pair is drawn with a chance proportional
/// to its baseline deaths, as a struck person picked at random would have it, so that the mean is
/// the ratio of the sums. A factor cannot exceed 1: what pairs with more deaths go beyond it, and
/// what died where at the baseline nobody did, is shared out over all factors, (1 - factor) x a
/// constant, which keeps the mean. The error is that of a ratio of means (Cochran, Sampling
/// Techniques, 6.4), drawn lognormal. At least 2 pairs, of which one has baseline deaths.
[[nodiscard]] MeasuredResponse measured_response(std::span<const DrillPair> pairs);

}  // namespace yuyan::inspection
