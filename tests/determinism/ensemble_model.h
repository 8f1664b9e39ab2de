// A small model for tests of ensembles: heavy-tailed, so that a replication in another's place or a
// draw out of order shows in every column.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include <time.h>

#include "sim/chance/stream.h"
#include "sim/ensemble/run.h"
#include "sim/results/file.h"
#include "sim/results/table.h"
#include "sim/results/write.h"
#include "tests/unit/sim/results/scratch.h"

namespace yuyan::ensemble::test {

inline constexpr std::uint64_t seed = 20160301;

inline results::Layout layout() {
  using results::Type;
  results::Layout layout;
  layout.dimensions = {results::numbered("/drill/place", 5)};
  layout.variables = {
      {"/drill/loss_yuan", Type::real, "yuan", {"loss", "损失"}, {}, {}},
      {"/drill/heat", Type::real, "W/m2", {"heat", "热"}, {"/drill/place"}, {}},
      {"/drill/grade", Type::code, "", {"grade", "等级"}, {}, {"low", "middle", "high"}}};
  layout.event_tables = {{"/drill/events",
                          "event",
                          {"events", "事件"},
                          {{"time_s", Type::real, "s", {"when", "时刻"}, {}},
                           {"count", Type::integer, "", {"how many", "数量"}, {}}}}};
  return layout;
}

inline void sleep_for(double seconds) {
  const timespec span{static_cast<time_t>(seconds),
                      static_cast<long>((seconds - std::floor(seconds)) * 1e9)};
  ::nanosleep(&span, nullptr);
}

/// One replication: a sum of products of exponentials, and as many events as a heavy tail gives.
inline results::Record replicate(const results::Schema& schema, std::uint64_t replication) {
  chance::Sequence chance({seed, replication}, "depot", "test");
  results::Record record(schema);
  double loss = 0;
  for (double& heat : record.values(schema.real("/drill/heat"))) {
    heat = std::exp(3 * chance.exponential(1));
    loss += heat * chance.exponential(1e6);
  }
  record.set(schema.real("/drill/loss_yuan"), loss);
  record.set(schema.code("/drill/grade"), static_cast<std::int32_t>(chance.uniform() * 3));
  const auto events = static_cast<std::int64_t>(std::min(chance.exponential(30), 200.0));
  double time_s = 0;
  for (std::int64_t i = 0; i < events; ++i)
    record.append(schema.table("/drill/events"), {time_s += chance.exponential(60), i * i});
  record.set_events(static_cast<std::uint64_t>(events));
  return record;
}

inline Plan plan(const results::Schema& schema, std::uint64_t replications, int workers,
                 const std::filesystem::path& part) {
  Plan plan;
  plan.replications.resize(replications);
  std::iota(plan.replications.begin(), plan.replications.end(), 0);
  plan.workers = workers;
  plan.part_file = part;
  plan.fingerprint = {"0.1.0", seed, "c0ffee", schema.sha256()};
  return plan;
}

/// The bits of every column of the result file of these parts, wall time apart.
inline std::map<std::string, std::vector<std::uint64_t>> columns(
    const results::Schema& schema, const std::vector<std::filesystem::path>& parts) {
  const std::filesystem::path path = parts.front().string() + ".h5";
  results::write_result(path, schema, {}, {}, parts);
  const results::ResultFile file(path);
  std::map<std::string, std::vector<std::uint64_t>> columns;
  for (const results::StoredArray& array : file.arrays()) {
    auto& bits = columns[array.path];
    if (array.path == "/replications/wall_s") continue;
    if (array.type == results::Type::text)
      for (const auto& text : file.texts(array.path))
        bits.push_back(std::hash<std::string>{}(text));
    else if (array.type == results::Type::real)
      for (const double value : file.reals(array.path))
        bits.push_back(std::bit_cast<std::uint64_t>(value));
    else
      for (const std::int64_t value : file.integers(array.path))
        bits.push_back(static_cast<std::uint64_t>(value));
  }
  return columns;
}

}  // namespace yuyan::ensemble::test
