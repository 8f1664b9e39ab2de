// How command works, as data: the site-command groups and roles, response levels, who approves
// what, the channels of messages, reports, the span of control. Without any of it orders reach
// everybody at once and unchanged, and the response level is told without delay.
#pragma once

#include <vector>

#include "models/response/message_rules.h"

namespace yuyan::response {

/// A role of the site command (现场指挥部).
struct Role {
  std::string id;
  std::string name_zh;
  std::string level;
  std::string group;
  std::string comes_with;
  bool commands = false;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Role::id, {.meaning = "role", .meaning_zh = "岗位", .required = true}),
        field("name_zh", &Role::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("level", &Role::level,
              {.meaning = "level that provides it: firm, county, city, province",
               .meaning_zh = "所属层级",
               .required = true}),
        field("group", &Role::group,
              {.meaning = "group of the site command to which it belongs",
               .meaning_zh = "所属现场指挥部工作组"}),
        field("comes_with", &Role::comes_with,
              {.meaning = "is on the scene once this unit, or one of this station or kind, has "
                          "arrived; empty: when the command post of its level opens",
               .meaning_zh = "随该车辆(或该站、该类的一辆)到场; 空: 随本级指挥部开设到位"}),
        field("commands", &Role::commands,
              {.meaning = "commands when its level does", .meaning_zh = "该层级的现场总指挥"})};
  }
};

/// A group of the site command (工作组): orders of its kind go through it.
struct CommandGroup {
  std::string id;
  std::string name_zh;
  std::string leader;
  std::vector<std::string> members;
  int least_members = 0;
  std::vector<std::string> orders, owns;
  Quantity set_up_s = 600.0;
  double unreachable = 0;
  Quantity deputy_s = 300.0, direct_s = 900.0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &CommandGroup::id,
              {.meaning = "group", .meaning_zh = "组别", .required = true}),
        field("name_zh", &CommandGroup::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("leader", &CommandGroup::leader,
              {.meaning = "role that leads it; the group works from the command post of its level, "
                          "or of a higher one",
               .meaning_zh = "组长岗位; 其层级或上级的指挥部开设后组建",
               .required = true}),
        field("members", &CommandGroup::members,
              {.meaning = "units that belong to it: units, stations or kinds; empty: staff alone",
               .meaning_zh = "成员力量: 车辆、站点或类别; 空: 仅有人员"}),
        field("least_members", &CommandGroup::least_members,
              {.range = {0, 1000},
               .meaning = "so many of them have to be on the scene before it is set up",
               .meaning_zh = "组建所需最少到场成员"}),
        field("orders", &CommandGroup::orders,
              {.meaning = "orders that go through it", .meaning_zh = "经由本组下达的条目"}),
        field("owns", &CommandGroup::owns,
              {.meaning = "actions that go through it besides: of a group of the firm in orders of "
                          "the layers on_site and comprehensive, else of special, county and city",
               .meaning_zh = "另经由本组下达的动作: 企业组限 on_site、comprehensive, "
                             "其他组限 special、county、city"}),
        field("set_up_s", &CommandGroup::set_up_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "command post, leader and members there until it works",
               .meaning_zh = "指挥部、组长、成员就位至组建完成",
               .drawn = Drawn::for_each_event}),
        field("unreachable", &CommandGroup::unreachable,
              {.range = parameters::share,
               .meaning = "chance that its leader cannot be reached for an order",
               .meaning_zh = "组长无法联系的概率"}),
        field("deputy_s", &CommandGroup::deputy_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "then, or when the message to him is lost, until a deputy passes it on",
               .meaning_zh = "组长无法联系时由副组长转达用时",
               .drawn = Drawn::for_each_event}),
        field("direct_s", &CommandGroup::direct_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "an order waits so long for a group that is not set up; then it is given "
                          "without it",
               .meaning_zh = "未组建时最长等待, 之后由指挥部直接下达",
               .drawn = Drawn::for_each_event})};
  }
};

/// What a level of command takes its time for.
struct CommandLevel {
  std::string id;
  Quantity judgement_s = 0.0, approval_s = 0.0, hand_over_s = 0.0, opens_s = 0.0;
  std::string post_vehicle;
  Quantity report_s = 900.0;

  static constexpr auto fields() {
    return std::tuple{
        field(
            "id", &CommandLevel::id,
            {.meaning = "firm, county, city or province", .meaning_zh = "层级", .required = true}),
        field("judgement_s", &CommandLevel::judgement_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "while it commands: until it proposes a higher response level",
               .meaning_zh = "研判时间",
               .drawn = Drawn::for_each_event}),
        field("approval_s", &CommandLevel::approval_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until it approves the response level that it leads",
               .meaning_zh = "审批时间",
               .drawn = Drawn::for_each_event}),
        field("hand_over_s", &CommandLevel::hand_over_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "from its response level until it commands on the scene",
               .meaning_zh = "接管指挥时间",
               .drawn = Drawn::for_each_event}),
        field("opens_s", &CommandLevel::opens_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "from taking command until its command post is open",
               .meaning_zh = "接管至指挥部开设的时间",
               .drawn = Drawn::for_each_event}),
        field("post_vehicle", &CommandLevel::post_vehicle,
              {.meaning = "its command post opens only when such a unit that does the task command "
                          "is on the scene: a unit, a station or a kind; empty: none is needed",
               .meaning_zh = "指挥部开设所需的到场指挥车(车辆、站点或类别); 空则不需要"}),
        field("report_s", &CommandLevel::report_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "it has heard until its report to the next level is ready",
               .meaning_zh = "形成上报时间",
               .drawn = Drawn::for_each_event})};
  }
};

/// A firm's own name for a response level: companies' levels are not the government's.
struct LevelLabel {
  std::string label;
  std::string label_zh;
  std::string level;

  static constexpr auto fields() {
    return std::tuple{
        field("label", &LevelLabel::label,
              {.meaning = "the firm's level", .meaning_zh = "企业响应级别", .required = true}),
        field("label_zh", &LevelLabel::label_zh, {.meaning = "in Chinese", .meaning_zh = "中文名"}),
        field("level", &LevelLabel::level,
              {.meaning = "government's level to which it belongs: IV, III, II, I",
               .meaning_zh = "对应政府响应级别",
               .required = true})};
  }
};

/// What is said of people from the first minute, in place of what the accident does to them.
struct FirstMinute {
  int in_danger = -1, trapped = -1;
  bool important_facilities = false;

  /// Whether a number was given.
  [[nodiscard]] static constexpr bool is_given(int number) { return number >= 0; }

  static constexpr auto fields() {
    return std::tuple{
        field("in_danger", &FirstMinute::in_danger,
              {.range = {-1, 1e6},
               .meaning = "lives in danger, whatever the accident does; -1: those whom it reaches "
                          "and who are known",
               .meaning_zh = "危及人数(覆盖推演值); -1: 取推演中已知的受威胁人数"}),
        field("trapped", &FirstMinute::trapped,
              {.range = {-1, 1e6},
               .meaning = "trapped or missing; -1: those hurt and not yet found",
               .meaning_zh = "被困或失联人数(覆盖推演值); -1: 取推演中未找到的伤员"}),
        field("important_facilities", &FirstMinute::important_facilities,
              {.meaning = "important facilities are threatened", .meaning_zh = "威胁重要设施"})};
  }
};

/// Reports upwards, level by level.
struct Reporting {
  bool is_on = false;
  double deadline_s = 3600;
  double follow_up_s = 86400, major_follow_up_s = 43200;

  static constexpr auto fields() {
    return std::tuple{
        field("is_on", &Reporting::is_on,
              {.meaning = "reports go up by themselves, beside those that plans order",
               .meaning_zh = "自动逐级报告(预案命令之外)"}),
        field("deadline_s", &Reporting::deadline_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "each level has so long",
               .meaning_zh = "每级报告时限",
               .source = "Hebei rule, 1 h a level (Decree 493: at most 2 h)",
               .status = Status::verified}),
        field("follow_up_s", &Reporting::follow_up_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "between follow-up reports",
               .meaning_zh = "续报间隔",
               .source = "daily (Decree 493)",
               .status = Status::verified}),
        field("major_follow_up_s", &Reporting::major_follow_up_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "the same from response level II on",
               .meaning_zh = "II 级及以上续报间隔",
               .source = "twice daily for major accidents and worse (Decree 493)",
               .status = Status::verified})};
  }
};

/// How many units one supervisor can lead.
struct Span {
  bool is_on = false;
  double best = 5, worst = 8, least_efficiency = 0.6;
  Quantity sector_s = 1050.0;

  static constexpr auto fields() {
    return std::tuple{
        field("is_on", &Span::is_on,
              {.meaning = "orders take longer when too many units have one supervisor",
               .meaning_zh = "启用管理幅度"}),
        field("best", &Span::best,
              {.range = {1, 100},
               .meaning = "units a supervisor leads without loss; beyond it a sector is opened",
               .meaning_zh = "适宜管理幅度",
               .source = "NIMS 2008 and 2017: 1 to 5",
               .status = Status::verified}),
        field("worst", &Span::worst,
              {.range = {1, 100},
               .meaning = "units from which the efficiency is least",
               .meaning_zh = "效率降至最低的幅度"}),
        field("least_efficiency", &Span::least_efficiency,
              {.range = {.low = 0, .high = 1, .low_open = true},
               .meaning = "the efficiency then; delays of orders are divided by it",
               .meaning_zh = "最低效率"}),
        field("sector_s", &Span::sector_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "to set up a sector",
               .meaning_zh = "开设战斗段时间",
               .drawn = Drawn::for_each_event})};
  }
};

struct CommandRules {
  bool hands_over = false, hands_back = false;
  FirstMinute first_minute;
  Reporting reporting;
  Span span;
  Picture picture;
  std::vector<Channel> channels;
  std::vector<Link> links;
  std::vector<Role> roles;
  std::vector<CommandGroup> groups;
  std::vector<CommandLevel> levels;
  std::vector<LevelLabel> labels;

  static constexpr auto fields() {
    return std::tuple{
        field("hands_over", &CommandRules::hands_over,
              {.meaning = "the level that leads a response level takes over command, beside what "
                          "plans order",
               .meaning_zh = "按响应级别自动移交指挥(预案命令之外)"}),
        field(
            "hands_back", &CommandRules::hands_back,
            {.meaning = "command goes back to the level below when the response level is lowered, "
                        "the unit whose arrival it was taken over for leaves or is lost, or the "
                        "state that it was taken over for has ended",
             .meaning_zh = "接管事由消失后(级别降低、所随车辆离场、状态解除)指挥权交还下级"}),
        field("first_minute", &CommandRules::first_minute,
              {.meaning = "said from the first minute", .meaning_zh = "首报情况"}),
        field("reporting", &CommandRules::reporting,
              {.meaning = "reports upwards", .meaning_zh = "逐级报告"}),
        field("span", &CommandRules::span,
              {.meaning = "span of control", .meaning_zh = "管理幅度"}),
        field("picture", &CommandRules::picture,
              {.meaning = "wrong information", .meaning_zh = "信息失真"}),
        field("channels", &CommandRules::channels,
              {.meaning = "channels of messages", .meaning_zh = "通信信道"}),
        field("links", &CommandRules::links,
              {.meaning = "what goes by which channel", .meaning_zh = "通信关系"}),
        field("roles", &CommandRules::roles,
              {.meaning = "roles of the site command", .meaning_zh = "现场指挥部岗位"}),
        field("groups", &CommandRules::groups,
              {.meaning = "groups of the site command", .meaning_zh = "现场指挥部工作组"}),
        field("levels", &CommandRules::levels,
              {.meaning = "levels of command", .meaning_zh = "指挥层级"}),
        field("labels", &CommandRules::labels,
              {.meaning = "the firm's names of response levels",
               .meaning_zh = "企业响应级别与政府级别对应"})};
  }
};

}  // namespace yuyan::response
