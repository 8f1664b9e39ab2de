// The statistics of a programme in its result file.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "models/indicators/projection.h"
#include "sim/results/table.h"

namespace yuyan::indicators {

inline constexpr const char* year_path = "/year";
inline constexpr const char* month_path = "/programme/month";
inline constexpr const char* county_path = "/programme/county";
inline constexpr const char* sector_path = "/programme/sector";
inline constexpr const char* class_path = "/programme/class";
inline constexpr const char* number_path = "/programme/control_numbers/number";
inline constexpr const char* target_path = "/targets/target";

/// Axes and names, indicators, monthly counts, exposures, control numbers, targets. Where there are
/// no control numbers or targets, their groups are left out.
[[nodiscard]] results::Layout layout_of(const Projection& projection);

/// Puts the counts of a replication into a record of a schema that holds layout_of().
class Recorder {
 public:
  Recorder(const Projection& projection, const results::Schema& schema);

  void record(const Tally& tally, const ExposurePath& exposures, results::Record& record) const;

 private:
  void indicators(const Tally& tally, const ExposurePath& exposures, results::Record& record) const;
  void monthly(const Tally& tally, results::Record& record) const;
  void exposures_of(const ExposurePath& exposures, results::Record& record) const;
  void sectors(const Tally& tally, results::Record& record) const;
  void numbers(const Tally& tally, results::Record& record) const;
  /// Cumulative counts of the year before by month, on the same basis.
  [[nodiscard]] std::array<std::optional<double>, months_a_year> year_before(
      const WatchedNumber& one, const Tally& tally) const;
  void targets(const Tally& tally, const ExposurePath& exposures, results::Record& record) const;

  const Projection& projection_;
  std::vector<results::RealArray> by_county_, of_city_, exposures_;
  results::RealArray accidents_, fatal_, deaths_, injuries_, loss_, by_deaths_;
  results::RealArray sector_accidents_, sector_deaths_;
  results::FlagArray within_{}, met_{};
  results::RealArray used_{}, used_share_{}, change_{}, value_{};
};

}  // namespace yuyan::indicators
