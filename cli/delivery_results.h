// What a programme's deliverables leave in its result file: values by quarter and county, levels of
// standardization, grades, closures, and what reviewers did.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/inspection.h"
#include "models/inspection/outcome.h"
#include "models/inspection/plan_calendar.h"
#include "sim/results/table.h"

namespace yuyan::cli {

inline constexpr const char* quarter_path = "/programme/quarter";

/// Ids and names of rows as a dimension and its static columns.
template <class Rows>
void add_named(const Rows& rows, const char* dimension, const char* group,
               const results::Label& label, results::Layout& layout) {
  std::vector<std::string> ids, names, names_zh;
  for (const auto& row : rows) {
    ids.push_back(row.id);
    names.push_back(row.name.empty() ? row.id : row.name);
    names_zh.push_back(row.name_zh.empty() ? names.back() : row.name_zh);
  }
  using results::Type;
  layout.dimensions.push_back({dimension, label, "", ids});
  layout.static_tables.push_back(
      {group,
       dimension,
       label,
       {{{"name", Type::text, "", {"name in English", "英文名"}, {}}, names},
        {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names_zh}}});
}

/// Adds the quarters and all that is counted by them here.
void add_deliveries(const inspection::Inspection& tables, const inspection::PlanCalendar& calendar,
                    results::Layout& layout);

/// Puts what was delivered in a replication into its record.
class DeliveryRecorder {
 public:
  DeliveryRecorder(const inspection::Inspection& tables, const results::Schema& schema);

  void record(const inspection::DeliveryOutcome& outcome, results::Record& record) const;

 private:
  bool has_measures_, has_reviewers_;
  results::RealArray value_{}, by_county_{};
  results::FlagArray met_{};
  results::IntegerArray certified_, accidents_, closed_, graded_, blacklisted_;
  std::vector<results::IntegerArray> reviews_;
};

}  // namespace yuyan::cli
