// Every relaxation of the shipped drills changes what it says and nothing else, and harms no
// clause.
#include "cli/relaxations.h"

#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "cli/relaxation_rules.h"
#include "models/response/drill_run.h"
#include "models/response/outcomes.h"
#include "scenarios/reader/drill.h"

namespace yuyan::cli {
namespace {

using response::Drill;
using Values = std::map<std::string, std::string>;

constexpr std::array drills{"oil_depot_command", "chlorine_park"};

struct Read {
  Read(const std::string& name, Overrides changes) {
    reading.overrides = std::move(changes);
    reader::Diagnostics diagnostics;
    drill = reader::read_drill(std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/drills" / name,
                               reading, diagnostics);
    diagnostics.throw_if_any();
  }
  [[nodiscard]] Values values() const {
    Values values;
    for (const auto& row : reading.parameters) values[row.name] = row.value;
    return values;
  }
  reader::Reading reading;
  Drill drill;
};

/// The dotted path of a change, its * as one name.
bool is_of(const std::string& parameter, const std::string& change) {
  std::string path = change.substr(0, change.find('='));
  if (path.ends_with('*')) path.pop_back();
  const std::size_t star = path.find(".*.");
  if (star == std::string::npos) return parameter == path;
  return parameter.starts_with(path.substr(0, star + 1)) &&
         parameter.ends_with(path.substr(star + 2));
}

TEST(Relaxations, ChangeWhatTheySayAndNothingElse) {
  for (const char* name : drills) {
    const Read base(name, {});
    const Values before = base.values();
    for (const Relaxation& one : relaxations_of(base.drill, base.reading)) {
      SCOPED_TRACE(std::string(name) + ": " + one.id);
      const Read relaxed(name, one.overrides);
      EXPECT_FALSE(one.name.english.empty() || one.name.chinese.empty());
      EXPECT_FALSE(one.advice.english.empty() || one.advice.chinese.empty());
      if (one.id.starts_with("units.list[")) {
        EXPECT_EQ(relaxed.drill.units.list.size(), base.drill.units.list.size() + 1);
        continue;
      }
      std::set<std::string> hit;
      for (const auto& [parameter, value] : relaxed.values()) {
        if (before.at(parameter) == value) continue;
        bool meant = false;
        for (const std::string& change : one.overrides)
          if (is_of(parameter, change)) {
            meant = true;
            hit.insert(change);
          }
        EXPECT_TRUE(meant) << parameter;
      }
      EXPECT_EQ(hit.size(), one.overrides.size());  // none of its changes is idle
    }
  }
}

// Each rule is offered where the drill uses what it lifts, and not where it does not.
TEST(Relaxations, AreOfferedWhereTheyApply) {
  const auto offered = [](const char* name) {
    const Read base(name, {});
    std::set<std::string> ids;
    for (const Relaxation& one : relaxations_of(base.drill, base.reading)) ids.insert(one.id);
    return ids;
  };
  const auto depot = offered("oil_depot"), command = offered("oil_depot_command"),
             park = offered("chlorine_park");
  EXPECT_FALSE(depot.contains("units.work.water_shuttle_l_s"));  // it has water points
  for (const char* id : {"water.tankers", "water.hose", "water.relay", "endurance.breakdown",
                         "dispatching.approval_s", "background.calls"})
    EXPECT_TRUE(depot.contains(id)) << id;
  for (const char* id : {"command.groups.set_up_s", "command.groups.unreachable", "command.span",
                         "command.channels.misunderstood", "command.picture.first_low"}) {
    EXPECT_TRUE(command.contains(id)) << id;
    EXPECT_FALSE(depot.contains(id)) << id;
  }
  for (const char* id : {"events.airborne.sheltering_s", "hospitals.care.decontamination_s"}) {
    EXPECT_TRUE(park.contains(id)) << id;
    EXPECT_FALSE(depot.contains(id)) << id;
  }
}

using Verdicts = std::vector<std::map<std::string, double>>;

/// One for a clause that is met, by replication, of those at stake.
Verdicts play(const Drill& drill, std::uint64_t replications) {
  const response::DrillModel model(drill);
  const results::Schema schema(response::layout_of(model));
  const response::Recorder recorder(model, schema);
  Verdicts all;
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    response::DrillRun run(model, {1, replication});
    run.play(2'000'000);
    auto& verdicts = all.emplace_back();
    const results::Record record = recorder.record(run);
    const auto met = record.values(schema.flag("/drill/clauses/met"));
    const auto& clauses = model.drill().plan.clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i)
      if (met[i] != results::missing_flag) verdicts[clauses[i].id] = met[i];
  }
  return all;
}

/// Relaxing lowers no clause beyond noise: the mean difference over the replications in which it is
/// at stake both times is no lower than 4 standard errors below 0. Not asked where more or sooner
/// crews mean that more of them may be inside when a tank fails.
void expect_no_worse(const Verdicts& base, const Verdicts& relaxed) {
  std::map<std::string, std::vector<double>> differences;
  for (std::size_t i = 0; i < base.size(); ++i)
    for (const auto& [clause, met] : base[i])
      if (const auto after = relaxed[i].find(clause); after != relaxed[i].end())
        differences[clause].push_back(after->second - met);
  for (const auto& [clause, list] : differences) {
    if (clause.starts_with("nobody_inside") || list.size() < 5) continue;
    double sum = 0, squares = 0;
    for (const double difference : list) {
      sum += difference;
      squares += difference * difference;
    }
    const auto n = static_cast<double>(list.size());
    const double mean = sum / n;
    const double error = std::sqrt(std::max(squares / n - mean * mean, 0.0) / (n - 1));
    EXPECT_GE(mean, -4 * error - 1e-9) << clause << " of " << n;
  }
}

TEST(Relaxations, HarmNoClause) {
  constexpr std::uint64_t replications = 24;
  const auto& rules = relaxation_rules();
  const Read base("oil_depot_command", {});
  const Verdicts before = play(base.drill, replications);
  for (const Relaxation& one : relaxations_of(base.drill, base.reading)) {
    if (std::ranges::find(rules, one.id, &RelaxationRule::id) == rules.end()) continue;
    SCOPED_TRACE(one.id);
    const Read relaxed("oil_depot_command", one.overrides);
    expect_no_worse(before, play(relaxed.drill, replications));
  }
}

}  // namespace
}  // namespace yuyan::cli
