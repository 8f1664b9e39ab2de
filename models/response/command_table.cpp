#include "models/response/command_table.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace yuyan::response {
namespace {

using results::Type;

constexpr const char* path = "/drill/command";

/// Roles, then the levels whose commander has no role.
std::vector<std::string> commander_names(const DrillModel& model) {
  std::vector<std::string> names{"nobody"};
  for (const std::string_view level : {"firm", "county", "city", "province"})
    names.emplace_back(level);
  for (const Role& role : model.drill().command.roles) names.push_back(role.id);
  return names;
}

int commander_code(const DrillModel& model, EntityNumber commander) {
  if (commander == 0) return 0;
  const std::string& level = model.cast().name(commander);
  const auto& roles = model.drill().command.roles;
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i].commands && roles[i].level == level) return static_cast<int>(5 + i);
  return std::max(0, rank_of_level(level) + 1);
}

/// The firm's own names stand beside the government's level.
std::vector<std::string> label_names(const DrillModel& model) {
  std::vector<std::string> names{"none"};
  for (const LevelLabel& label : model.drill().command.labels) names.push_back(label.label);
  return names;
}

int label_code(const DrillModel& model, ResponseLevel level) {
  const auto& labels = model.drill().command.labels;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i].level == roman(level)) return static_cast<int>(i + 1);
  return 0;
}

void add_channels(results::Layout& layout, const std::vector<Channel>& channels) {
  if (channels.empty()) return;
  std::vector<std::string> ids;
  ids.reserve(channels.size());
  for (const Channel& channel : channels) ids.push_back(channel.id);
  layout.dimensions.push_back({"/drill/channels/channel", {"channel", "信道"}, "", ids});
  const auto add = [&](const char* name, results::Label label) {
    layout.variables.push_back({std::string("/drill/channels/") + name,
                                Type::integer,
                                "1",
                                std::move(label),
                                {"/drill/channels/channel"},
                                {}});
  };
  add("sent", {"messages given to it", "发送消息数"});
  add("attempts", {"times that one was said", "通话次数"});
  add("failed", {"times that one did not get through", "未通次数"});
  add("arrived", {"messages that arrived by it", "送达数"});
  add("misunderstood", {"of those, understood wrongly", "其中被误解数"});
  add("lost", {"messages lost for good", "丢失数"});
}

constexpr const char* group_folder = "/drill/command_groups/";

void add_groups(results::Layout& layout, const std::vector<CommandGroup>& groups) {
  if (groups.empty()) return;
  const std::string axis = std::string(group_folder) + "group";
  std::vector<std::string> ids, names_zh;
  for (const CommandGroup& group : groups) {
    ids.push_back(group.id);
    names_zh.push_back(group.name_zh);
  }
  layout.dimensions.push_back({axis, {"group of the site command", "现场指挥部工作组"}, "", ids});
  layout.static_tables.push_back(
      {.path = "/drill/command_groups",
       .dimension = axis,
       .label = {"groups of the site command", "现场指挥部工作组"},
       .columns = {{{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names_zh}}});
  const auto add = [&](const char* name, Type type, const char* unit, results::Label label) {
    layout.variables.push_back(
        {std::string(group_folder) + name, type, unit, std::move(label), {axis}, {}});
  };
  add("set_up_s", Type::real, "s", {"set up; missing: never", "组建完成时间; 缺失: 未组建"});
  add("orders", Type::integer, "1", {"orders that went through it", "经由本组的命令数"});
  add("by_deputy", Type::integer, "1",
      {"of those, with its leader out of reach", "其中由副组长转达数"});
  add("without_it", Type::integer, "1",
      {"orders that waited for it in vain", "等待未果而直接下达的命令数"});
  add("waited_s", Type::real, "s", {"all its orders together waited", "命令累计等待时间"});
}

}  // namespace

void add_command_table(results::Layout& layout, const DrillModel& model) {
  std::vector<std::string> reasons;
  reasons.reserve(words.size());
  for (const Word& one : words) reasons.emplace_back(one.name);
  layout.event_tables.push_back(
      {path,
       "change",
       {"changes of the state of command", "指挥状态变化"},
       {{"time_s", Type::real, "s", {"from when on", "时刻"}, {}},
        {"grade",
         Type::code,
         "",
         {"alarm grade by its colour", "火警等级(颜色)"},
         {"none", "green", "blue", "yellow", "orange", "red"}},
        {"response_level",
         Type::code,
         "",
         {"government's response level", "政府响应级别"},
         {"none", "I", "II", "III", "IV"}},
        {"firm_level",
         Type::code,
         "",
         {"the firm's name for it", "企业响应级别"},
         label_names(model)},
        {"commander",
         Type::code,
         "",
         {"role or level that commands", "现场总指挥"},
         commander_names(model)},
        {"approval_delay_s",
         Type::real,
         "s",
         {"from the judgement until this response level was approved", "研判至批准的时间"},
         {}},
        {"span", Type::real, "1", {"units and groups for each supervisor", "管理幅度"}, {}},
        {"sectors", Type::integer, "1", {"sectors", "战斗段数"}, {}},
        {"groups", Type::integer, "1", {"groups that are set up", "已组建工作组数"}, {}},
        {"reason", Type::code, "", {"what changed it", "原因"}, reasons}}});
  add_channels(layout, model.drill().command.channels);
  add_groups(layout, model.drill().command.groups);
}

void fill_command_table(const DrillRun& run, const results::Schema& schema,
                        results::Record& record) {
  const auto table = schema.table(path);
  for (const CommandState& state : run.post().history())
    record.append(table, {state.time_s, state.grade, state.response_level,
                          label_code(run.model(), state.response_level),
                          commander_code(run.model(), state.commander), state.approval_s,
                          state.span, state.sectors, state.groups, static_cast<int>(state.reason)});
  const Messages& messages = run.post().messages();
  for (std::size_t c = 0; c < messages.channels(); ++c) {
    const ChannelTally& tally = messages.tally(c);
    const auto set = [&](const char* name, std::uint64_t value) {
      record.set(schema.integer(std::string("/drill/channels/") + name),
                 static_cast<std::int64_t>(value), c);
    };
    set("sent", tally.sent);
    set("attempts", tally.attempts);
    set("failed", tally.failed);
    set("arrived", tally.arrived);
    set("misunderstood", tally.misunderstood);
    set("lost", tally.lost);
  }
  for (std::size_t g = 0; g < run.post().groups().rules().size(); ++g) {
    const GroupRecord& group = run.post().groups().record(g);
    const auto name = [](const char* of) { return std::string(group_folder) + of; };
    record.set(schema.real(name("set_up_s")),
               std::isfinite(group.set_up_s) ? group.set_up_s : results::missing_real, g);
    record.set(schema.integer(name("orders")), group.through, g);
    record.set(schema.integer(name("by_deputy")), group.by_deputy, g);
    record.set(schema.integer(name("without_it")), group.without_it, g);
    record.set(schema.real(name("waited_s")), group.waited_s, g);
  }
}

}  // namespace yuyan::response
