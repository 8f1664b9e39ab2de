// What is wrong with the tables of an inspection beyond single values: names that refer to nothing,
// dates that are none, shares that exceed the whole.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/inspection.h"
#include "models/parameters/text.h"

namespace yuyan::inspection {

/// One fault, at the dotted path of the value, by which the reader knows its file and line.
struct Fault {
  std::string path;
  parameters::Text what;
  parameters::Text advice;
};

/// All faults, in the order of the tables. An InspectionModel needs tables without any.
[[nodiscard]] std::vector<Fault> faults(const Inspection& tables);

}  // namespace yuyan::inspection
