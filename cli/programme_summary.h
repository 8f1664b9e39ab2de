// The planner's answer from a programme: what its result file says, in numbers.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/digest.h"
#include "cli/projects.h"
#include "cli/summary.h"
#include "sim/results/file.h"

namespace yuyan::cli {

struct TargetSummary {
  std::string id;
  Text name;
  std::string indicator, comparison;
  std::int64_t year = 0;
  double limit = 0;
  statistics::Estimate probability;  ///< NaN when it is not judged
  double median = 0, overshoot = 0, return_period_y = 0;
  /// What the limit means for a city of this size; NaN where nothing can be said.
  double allowed_events = 0, rate_of_one_event = 0, luck_at_limit = 0;
};

struct NumberSummary {
  std::string id, county, sector, measure;
  Text place;
  std::int64_t year = 0;
  double limit = 0, last_year = 0, expected = 0;
  std::array<double, 12> used{};  ///< mean cumulative count by month
  /// By month: the share of the year that has passed, and the mean change of the count on the same
  /// months of the year before (NaN where that is not known).
  std::array<double, 12> elapsed{}, change{};
  statistics::Estimate probability;
  double overshoot = 0;
};

/// One indicator of the city: a column a year.
struct IndicatorSummary {
  std::string id;
  Text name;
  std::vector<double> median, low, high;  ///< by year; 80 %; NaN where it does not apply
};

struct CoverageSummary {
  std::int64_t year = 0;
  double enterprises = 0, visits = 0, visited = 0, found = 0, rectified = 0, overdue = 0,
         living = 0;  ///< means over replications
};

/// Listings for supervision by who lists: means a year.
struct ListingSummary {
  std::string level;
  double listed = 0, accepted = 0, extended = 0, overdue = 0;
};

struct StrategySummary {
  std::string id;
  Text name;
  double visits_a_year = 0, share = 0;
};

struct DeliverySummary {
  std::string id;
  Text name;
  std::string due, item;
  double target = 0;
  bool is_share = false;
  double median = 0;  ///< at the due quarter, in the unit of the target
  statistics::Estimate probability;
};

struct SpreadSummary {
  std::string indicator;
  std::int64_t year = 0;
  double deviation = 0;
  statistics::Estimate parameter_share;
};

struct SensitivitySummary {
  std::string parameter;
  double first = 0, correlation = 0;
};

/// The level of the first year of a part that the history speaks of.
struct BaselineSummary {
  std::string part;
  Text name;
  std::string measure, method;
  std::int64_t first_year = 0, last_year = 0, years = 0;
  double prior = 0;
  statistics::Estimate history, level;  ///< mean and 80 % interval
};

struct ProgrammeSummary {
  Text title;
  std::size_t replications = 0;
  std::size_t failed = 0;
  std::vector<std::int64_t> years;
  std::vector<TargetSummary> targets;
  std::vector<NumberSummary> numbers;
  std::vector<IndicatorSummary> indicators;
  std::vector<BaselineSummary> baseline;  ///< none without a history of the city's own
  std::vector<CoverageSummary> coverage;
  std::vector<ListingSummary> listings;  ///< of levels at which something is listed
  std::vector<StrategySummary> strategies;
  std::vector<DeliverySummary> deliveries;
  ProjectsSummary projects;
  std::vector<SpreadSummary> spread;              ///< of the last year
  std::vector<SensitivitySummary> sensitivities;  ///< the strongest first
  std::vector<StatusCount> statuses;
};

/// Throws results::FileError when the file is no result of a programme.
[[nodiscard]] ProgrammeSummary programme_summary(const results::ResultFile& file);

/// At most 100 columns wide.
[[nodiscard]] std::string programme_text(const ProgrammeSummary& summary, Language language);
[[nodiscard]] nlohmann::ordered_json programme_json(const ProgrammeSummary& summary);

}  // namespace yuyan::cli
