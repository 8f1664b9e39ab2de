// A small layout with every type and form, and records of it whose values can be told by hand. The
// golden files in tests/format/ hold it: it may grow only together with the format.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/results/part.h"
#include "sim/results/provenance.h"
#include "sim/results/table.h"
#include "sim/results/write.h"

namespace yuyan::results::sample {

inline Layout layout() {
  Layout layout;
  layout.dimensions = {
      {"/drill/time", {"time since the start", "时间"}, "s", std::vector<double>{0, 60, 120.5}},
      {"/drill/clauses/clause",
       {"clause of the plan", "预案条款"},
       "",
       std::vector<std::string>{"first_water", "evacuated"}},
      {"/year", {"year", "年份"}, "", std::vector<std::int64_t>{2016, 2017, 2018, 2019, 2020}}};
  layout.variables = {
      {"/drill/outcomes/deaths", Type::integer, "", {"deaths", "死亡人数"}, {}, {}},
      {"/drill/outcomes/first_water_s", Type::real, "s", {"first water", "首次出水"}, {}, {}},
      {"/drill/outcomes/escalated", Type::flag, "", {"a second tank burned", "火灾扩大"}, {}, {}},
      {"/drill/outcomes/grade",
       Type::code,
       "",
       {"highest alarm grade", "最高响应等级"},
       {},
       {"I", "II", "一般"}},
      {"/drill/clauses/met",
       Type::flag,
       "",
       {"whether the clause was met", "是否满足"},
       {"/drill/clauses/clause"},
       {}},
      {"/drill/timeline/heat_flux",
       Type::real,
       "W/m2",
       {"heat flux at the school", "学校热辐射"},
       {"/drill/time"},
       {}},
      {"/programme/accidents_by_year",
       Type::integer,
       "",
       {"accidents", "事故起数"},
       {"/year", "/programme/county"},
       {}}};
  layout.dimensions.push_back(
      {"/programme/county", {"county", "区县"}, "", std::vector<std::string>{"桥西区", "宣化区"}});
  layout.event_tables = {{"/drill/events",
                          "event",
                          {"what happened", "事件"},
                          {{"time_s", Type::real, "s", {"when", "时刻"}, {}},
                           {"kind", Type::code, "", {"what", "类型"}, {"ignition", "call", "灭火"}},
                           {"count", Type::integer, "", {"how many", "数量"}, {}},
                           {"planned", Type::flag, "", {"foreseen", "预案内"}, {}}}}};
  layout.static_tables = {
      {"/drill/clauses",
       "/drill/clauses/clause",
       {"clauses of the plan", "预案条款表"},
       {{{"limit_s", Type::real, "s", {"limit", "时限"}, {}},
         std::vector<double>{300, missing_real}},
        {{"text", Type::text, "", {"what it asks", "内容"}, {}},
         std::vector<std::string>{"5分钟内出水", "evacuate | in time"}},
        {{"binding", Type::flag, "", {"must be met", "强制"}, {}}, std::vector<std::int64_t>{1, 0}},
        {{"level", Type::code, "", {"who wrote it", "层级"}, {"site", "city"}},
         std::vector<std::int64_t>{0, 1}}}}};
  layout.dimensions.push_back({"/drill/plan_test/clause",
                               {"clause of the plan", "预案条款"},
                               "",
                               std::vector<std::string>{"first_water", "evacuated"}});
  layout.late_dimensions = {{"/drill/option", {"option", "方案"}, "", Type::text}};
  layout.late_tables = {
      {"/drill/plan_test",
       "/drill/plan_test/clause",
       {"how the clauses fared", "条款检验"},
       {{"p_met", Type::real, "1", {"probability", "满足概率"}, {}},
        {"bottleneck", Type::text, "", {"what stands in the way", "瓶颈"}, {}}}},
      {"/drill/options",
       "/drill/option",
       {"options", "方案比较"},
       {{"wins", Type::integer, "", {"replications in which it is best", "最优次数"}, {}}}}};
  return layout;
}

/// The share of finished replications in which each clause was met, and two options.
inline LateValues late_values(const ResultFile& file) {
  const auto met = file.reals("/drill/clauses/met");
  std::vector<double> share(2, 0);
  double done = 0;
  for (std::size_t i = 0; i < met.size(); i += 2) {
    if (met[i] != met[i]) continue;  // NaN: not finished
    done += 1;
    for (std::size_t clause = 0; clause < 2; ++clause) share[clause] += met[i + clause];
  }
  for (double& value : share) value /= done;
  const Layout declared = layout();
  return {{{"/drill/option", {"option", "方案"}, "", std::vector<std::string>{"wait", "进攻"}}},
          {filled(declared.late_tables[0], {share, std::vector<std::string>{"", "泡沫 foam"}}),
           filled(declared.late_tables[1], {std::vector<std::int64_t>{2, missing_integer}})}};
}

/// Replication r: r deaths, water at 10 r + 0.25 s (missing if r is a multiple of 5), r events.
inline Record record(const Schema& schema, std::uint64_t replication) {
  const auto r = static_cast<std::int64_t>(replication);
  Record record(schema);
  record.set(schema.integer("/drill/outcomes/deaths"), r);
  if (r % 5 != 0)
    record.set(schema.real("/drill/outcomes/first_water_s"), 10 * static_cast<double>(r) + 0.25);
  record.set(schema.flag("/drill/outcomes/escalated"), static_cast<std::int8_t>(r % 2));
  record.set(schema.code("/drill/outcomes/grade"), static_cast<std::int32_t>(r % 3));
  record.set(schema.flag("/drill/clauses/met"), 1, 0);
  record.set(schema.flag("/drill/clauses/met"), static_cast<std::int8_t>(r % 2), 1);
  for (std::size_t i = 0; i < 3; ++i)
    record.values(schema.real("/drill/timeline/heat_flux"))[i] =
        static_cast<double>(r) + 0.5 * static_cast<double>(i);
  for (std::size_t i = 0; i < 10; ++i)
    record.values(schema.integer("/programme/accidents_by_year"))[i] =
        100 * r + static_cast<std::int64_t>(i);
  const Table events = schema.table("/drill/events");
  for (std::int64_t i = 0; i < r; ++i)
    record.append(events, {60.0 * static_cast<double>(i), i % 3, 1000 * r + i, i % 2 == 0});
  if (r == 2) record.append(events, {{}, {}, {}, {}});
  record.set_events(replication + 7);
  return record;
}

inline Fingerprint fingerprint(const Schema& schema) {
  return {"0.1.0", 42, "c0ffee", schema.sha256()};
}

inline Entry entry(const Schema& schema, std::uint64_t replication) {
  return {replication, Status::done, 0.5, "", record(schema, replication).bytes()};
}

/// A part file of these replications; number 3 failed and number 4 timed out.
inline void write_part(const std::filesystem::path& path, const Schema& schema,
                       const std::vector<std::uint64_t>& replications) {
  PartWriter part = PartWriter::create(path, fingerprint(schema));
  for (const std::uint64_t replication : replications) {
    Entry one = entry(schema, replication);
    if (replication == 3) one = {replication, Status::failed, 0.5, "水压不足: no pressure", {}};
    if (replication == 4) one = {replication, Status::timed_out, 9.5, "too long", {}};
    part.append(framed(one));
  }
}

inline Provenance provenance() {
  return {.program_version = "0.1.0",
          .git_commit = "0123abcd",
          .scenario_sha256 = inputs_sha256({}),
          .seed = 42,
          .replications = 0,
          .created_utc = "2026-01-01T00:00:00Z",
          .command_line = "yuyan run sample -n 7",
          .notes = {{"notice", "推演结果, 非事故预测"}}};
}

inline std::vector<Input> inputs() {
  return {{"scenario.toml", "name = \"示范\"\n"},
          {"tables/道路.csv", std::string("a,b\n1,2\0\xff", 9)},
          {"empty.csv", ""}};
}

}  // namespace yuyan::results::sample
