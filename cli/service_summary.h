// What the result of a service-only scenario says, in numbers. service_digest.cpp says it in words.
#pragma once

#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/console.h"
#include "cli/digest.h"
#include "sim/results/file.h"

namespace yuyan::cli {

/// Estimates are with 95 % intervals: over replications, or over the batches of the only one
/// (ratios of sums, intervals from their residuals). NaN where nothing was counted.
struct ServiceSummary {
  using Estimate = statistics::Estimate;

  struct Stage {
    std::string id;
    double arrived = 0, lost = 0, given_up = 0, served = 0, completed = 0;  ///< a replication
    Estimate waiting_probability, loss_share, mean_wait_s, mean_response_s;
    std::vector<Estimate> wait_s, response_s;             ///< by quantile
    std::vector<Estimate> wait_within, response_within;   ///< by limit
    std::vector<Estimate> arrival_at_s, completion_at_s;  ///< by rank
  };
  /// Of the calls of a stream or for a kind of units, each stage by itself.
  struct Waits {
    Estimate probability, mean_wait_s, mean_response_s;
    std::vector<Estimate> wait_s, response_s;  ///< by quantile
  };
  struct Kind {
    std::string id;
    Waits waits;
    Estimate utilisation, mean_queue, mean_present, mean_busy;
    double variance_busy = 0, variance_present = 0;
    std::vector<double> busy_share, present_share;  ///< by number
    std::vector<std::string> states;                ///< of its units, when these are few
    std::vector<Estimate> state_share;
  };
  struct Unit {
    std::string id, kind;
    Estimate busy_share;
    double sent = 0;  ///< a replication
    double mean_travel_s = 0;
    std::vector<double> share_of_area;  ///< of the dispatches to each area, those by this unit
  };
  struct Area {
    std::string id, stage;
    double arrived = 0, lost = 0;  ///< a replication
    Estimate mean_response_s;
    std::vector<Estimate> response_within;  ///< by limit
  };
  struct Stream {
    std::string id;
    Waits waits;
    double arrived = 0, lost = 0, given_up = 0, completed = 0;  ///< a replication
    Estimate mean_total_s;
    Estimate last_completion_s;
    std::vector<Estimate> total_s;       ///< by quantile
    std::vector<Estimate> total_within;  ///< by limit
  };
  struct Contestant {
    std::string stage;
    std::size_t won = 0;
    Estimate probability;
  };
  struct Race {
    std::string id;
    std::vector<Contestant> contestants;
  };

  Text title;
  std::size_t replications = 0;
  std::size_t parts = 0;  ///< that intervals rest on: replications, or batches of the only one
  std::vector<FailedReplication> failed;
  double ended_s = 0;  ///< mean
  std::vector<double> quantiles, limits_s;
  std::vector<Stage> stages;
  std::vector<Kind> kinds;
  std::vector<Unit> units;
  std::vector<std::string> area_ids;
  std::vector<Area> areas;
  std::vector<Stream> streams;
  std::vector<Race> races;
};

/// Throws results::FileError when the file is no result of a service-only scenario.
[[nodiscard]] ServiceSummary service_summary_of(const results::ResultFile& file);

}  // namespace yuyan::cli
