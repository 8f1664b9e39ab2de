// A number of a replication that can be compared or aimed at, found by its name in what results
// hold.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "sim/results/file.h"
#include "sim/results/record.h"

namespace yuyan::cli {

/// An array of results as far as names go.
struct Measurable {
  struct Axis {
    std::string name;
    std::vector<std::string> places;  ///< as text
    std::vector<Text> texts;          ///< what the places say, such as a clause; may be empty
    std::vector<std::string> units;   ///< of an array without a unit, by place; may be empty
  };
  std::string path;
  results::Type type = results::Type::real;
  std::string unit;
  results::Label label;
  std::vector<Axis> axes;  ///< after the replication
};

/// The arrays that replications fill.
[[nodiscard]] std::vector<Measurable> measurables(const results::Schema& schema);
[[nodiscard]] std::vector<Measurable> measurables(const results::ResultFile& file);

struct Metric {
  std::string name;  ///< short: deaths, met[village_out]
  std::string path;
  results::Type type = results::Type::real;
  std::size_t place = 0;  ///< flat, last axis fastest
  std::size_t width = 1;  ///< of a row of the array
  std::string unit;
  Text label;

  /// A flag: 1 met, 0 broken, missing not at stake.
  [[nodiscard]] bool is_share() const { return type == results::Type::flag; }
};

/// `asked` is a path or its last part, with the places on its axes in brackets if it has any:
/// deaths, /drill/outcomes/deaths, value[outside_water]; or the bare name of a place on the one
/// axis of a flag, such as a clause. Throws UsageError that names the nearest.
[[nodiscard]] Metric metric_called(const std::string& asked, const std::vector<Measurable>& all);

/// NaN when missing.
[[nodiscard]] double value_of(const results::Record& record, const Metric& metric);
/// Of every replication in the file.
[[nodiscard]] std::vector<double> values_of(const results::ResultFile& file, const Metric& metric);

}  // namespace yuyan::cli
