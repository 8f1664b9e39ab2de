#include "cli/id_checks.h"

#include <map>
#include <string>

#include "cli/console.h"

namespace yuyan::cli {
namespace {

using namespace response;

class Ids {
 public:
  Ids(const reader::Reading& reading, reader::Diagnostics& diagnostics)
      : reading_(reading), diagnostics_(diagnostics) {}

  /// `path` is where the name stands.
  void take(const std::string& name, const std::string& path) {
    const auto [taken, is_new] = taken_.emplace(name, path);
    if (is_new) return;
    const std::string& other = taken->second;
    diagnostics_.error(reading_.place_of(path), path,
                       text("\"{}\" is taken by {} already", "\"{}\" 已用于 {}", name, other), {},
                       {"a name means one thing in a result; choose another",
                        "结果中一个编号只指一个对象; 请换用其他编号"});
  }

  template <class Rows>
  void take_all(const std::string& table, const Rows& rows, const std::string& prefix = "") {
    for (const auto& row : rows) take(prefix + row.id, table + "." + row.id + ".id");
  }

 private:
  const reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
  std::map<std::string, std::string> taken_;
};

}  // namespace

void check_ids(const Drill& drill, const reader::Reading& reading,
               reader::Diagnostics& diagnostics) {
  Ids ids(reading, diagnostics);
  ids.take(drill.scenario.name, "scenario.name");
  ids.take_all("tanks", drill.tanks);
  ids.take_all("site.bunds", drill.site.bunds, "bund_");
  ids.take_all("site.bunds", drill.site.bunds, "overflow_");
  ids.take_all("site.facilities", drill.site.facilities);
  ids.take_all("site.posts", drill.site.posts);
  ids.take_all("surroundings", drill.surroundings);
  ids.take_all("units.list", drill.units.list);
  ids.take_all("stations", drill.stations, "station_");
  ids.take_all("background.zones", drill.background.zones, "calls_");
  ids.take_all("hospitals.list", drill.hospitals.list);
  ids.take_all("roads.segments", drill.roads.segments);
  ids.take_all("plan.orders", drill.plan.orders);
  ids.take_all("plan.options", drill.plan.options);
  for (int grade = 1; grade <= 5; ++grade)
    ids.take("grade_" + std::to_string(grade), "plan.orders");
  ids.take_all("command.groups", drill.command.groups, "group_");
}

}  // namespace yuyan::cli
