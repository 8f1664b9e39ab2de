// The planner's answer: what a result file says, in numbers. summary_text.h says it in words.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/console.h"
#include "cli/digest.h"
#include "sim/results/file.h"

namespace yuyan::cli {

/// How one clause of the plan fared.
struct ClauseSummary {
  std::string id;
  Text text;
  std::string rule;
  double limit_s = 0;
  std::string measure, comparison;  ///< of rule number
  double limit = 0;                 ///< of rule within and number, in the unit
  std::string unit;                 ///< of limit and quantiles: s, or that of the number
  std::size_t at_stake = 0, met = 0;
  statistics::Estimate probability;  ///< Wilson, 95 %
  /// Of the interval that a `within` clause limits, infinite when the promise was not kept at all;
  /// of the number of a `number` clause; NaN for other rules.
  double median = 0, ninety_percent = 0;
  /// 10 and 95 %, where the file has its table of the plan test.
  double ten_percent = 0, ninety_five_percent = 0;
  [[nodiscard]] bool is_number() const { return rule == "number"; }
  std::int64_t worst_replication = -1;  ///< -1: none was at stake
  /// What stands in the way; empty: nothing was found, or looked for.
  std::string bottleneck;
  Text bottleneck_name, suggestion;
  /// Of further replications: as it is now, and what lifting it adds.
  statistics::Estimate now, gain;
  std::size_t gain_runs = 0;
};

/// A count over all replications.
struct CountSummary {
  std::string name;
  statistics::Estimate mean;          ///< a replication, 95 %
  statistics::Estimate any;           ///< share of replications with any, 95 %
  std::array<double, 2> quantiles{};  ///< 50 and 90 %: the mean of a few disasters says little
  double greatest = 0;
};

/// A time over those replications in which it came.
struct TimeSummary {
  std::string name;
  std::size_t came = 0, of = 0;
  std::array<double, 3> quantiles{};  ///< 10, 50, 90 %
};

/// Whether a station's engines may be counted as the depot's own (GB 50074-2014, 12.5): water or
/// foam within 5, 10, 20 minutes of the alarm.
struct StationSummary {
  std::string id;
  Text name;
  std::size_t calls = 0;
  double median_s = 0;
  std::array<double, 3> within{};  ///< probability for 5, 10, 20 minutes
};

inline constexpr std::array eligibility_minutes{5, 10, 20};

struct SeveritySummary {
  std::string id;  ///< as indicators::SeverityClass is called
  std::size_t replications = 0;
};

struct Summary {
  Text title;
  std::size_t replications = 0;  ///< that were computed to the end
  std::vector<FailedReplication> failed;
  std::size_t fires = 0;
  bool has_tanks = false;              ///< a depot: GB 50074 applies
  std::vector<ClauseSummary> clauses;  ///< the least probable first, those never at stake last
  std::vector<CountSummary> counts;
  std::vector<TimeSummary> times;
  std::vector<SeveritySummary> severities;
  std::vector<StationSummary> stations;
  std::vector<StatusCount> statuses;
};

/// Throws results::FileError when the file is no result of a drill.
[[nodiscard]] Summary summary_of(const results::ResultFile& file);

}  // namespace yuyan::cli
