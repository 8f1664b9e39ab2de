// The numbers of a finished drill that a clause of rule number can limit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/table.h"

namespace yuyan::response {

/// One number of a replication: an outcome, or one place of an array over hospitals, zones, tanks
/// or kinds of calls.
struct ClauseMeasure {
  std::string path;
  std::size_t place = 0;  ///< flat, last axis fastest
  std::string unit;
  results::Label label;
  bool is_moment = false;  ///< a time since T0 that may never come: missing is later than any limit
};

/// Found by name in what a drill records: `deaths`, `peak_queue[hospital_1]`. Nothing when there is
/// no such number.
[[nodiscard]] std::optional<ClauseMeasure> clause_measure(const results::Layout& layout,
                                                          std::string_view name);

/// All names that clause_measure() knows, those of outcomes first.
[[nodiscard]] std::vector<std::string> clause_measure_names(const results::Layout& layout);

/// Units in which a limit of a measure may be given, its own first.
[[nodiscard]] std::vector<std::string> limit_units(std::string_view of_measure);

/// How much of the measure's unit is one of the clause's, which may be empty. Nothing when the one
/// cannot be turned into the other.
[[nodiscard]] std::optional<double> unit_factor(std::string_view clause_unit,
                                                std::string_view measure_unit);

}  // namespace yuyan::response
