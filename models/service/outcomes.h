// What a service-only run leaves behind: its tables, declared once, and how a replication fills
// them.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "models/service/run.h"
#include "sim/results/table.h"

namespace yuyan::service {

/// Shares of calls whose waits, responses and total times are below the quantiles given.
inline constexpr std::array quantile_levels{0.1, 0.5, 0.9, 0.95, 0.99};

/// All tables below /service. What the scenario has none of (limits, areas, races) is left out.
[[nodiscard]] results::Layout layout_of(const ServiceModel& model);

/// Fills records of a schema that contains layout_of(model).
class Recorder {
 public:
  Recorder(const ServiceModel& model, const results::Schema& schema);

  [[nodiscard]] results::Record record(const ServiceRun& run) const;

 private:
  void fill_stages(const ServiceRun& run, results::Record& record) const;
  void fill_kinds(const ServiceRun& run, results::Record& record) const;
  void fill_units(const ServiceRun& run, results::Record& record) const;
  void fill_areas(const ServiceRun& run, results::Record& record) const;
  void fill_streams(const ServiceRun& run, results::Record& record) const;
  void fill_races(const ServiceRun& run, results::Record& record) const;
  void fill_batches(const ServiceRun& run, results::Record& record) const;
  void fill_timeline(const ServiceRun& run, results::Record& record) const;
  void fill_calls(const ServiceRun& run, results::Record& record) const;

  const ServiceModel& model_;
  const results::Schema& schema_;
};

}  // namespace yuyan::service
