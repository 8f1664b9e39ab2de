// The numbers of a stage, a stream and a kind of units, as results name them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/service/run.h"
#include "sim/results/table.h"

namespace yuyan::service {

/// One number of something that was counted.
template <class Of>
struct Measure {
  const char* name;
  results::Type type;
  const char* unit;
  results::Label label;
  double (*of)(const Of&);
};

[[nodiscard]] std::vector<Measure<StageCounts>> stage_measures();
[[nodiscard]] std::vector<Measure<StreamCounts>> stream_measures();
[[nodiscard]] std::vector<Measure<KindTally>> kind_measures();

/// A quotient; missing when there is nothing to divide by.
[[nodiscard]] inline double ratio(double sum, double count) {
  return count > 0 ? sum / count : results::missing_real;
}
[[nodiscard]] inline double ratio(double sum, std::int64_t count) {
  return ratio(sum, static_cast<double>(count));
}
[[nodiscard]] inline double ratio(std::int64_t part, std::int64_t count) {
  return ratio(static_cast<double>(part), static_cast<double>(count));
}

/// Whether the shares of time of each set of busy units are kept for this kind.
[[nodiscard]] bool has_states(const ServiceModel& model, std::size_t kind);
/// The group of those shares.
[[nodiscard]] std::string states_path(const ServiceModel& model, std::size_t kind);
/// An id as a word of a code, which has no blanks.
[[nodiscard]] std::string word(std::string id);
/// Times of the sampled timeline.
[[nodiscard]] std::size_t sample_count(const Service& service);

}  // namespace yuyan::service
