// How command works, as data: the site-command groups and roles, response levels, who approves
// what, the channels of messages, reports, the span of control. Without any of it orders reach
// everybody at once and unchanged, and the response level is told without delay.
#pragma once

#include <vector>

#include "models/response/scenario.h"

namespace yuyan::response {

enum class ChannelKind { radio, phone, messenger };

constexpr auto choices(ChannelKind) {
  using parameters::Choice;
  using enum ChannelKind;
  return std::array{Choice{"radio", radio}, Choice{"phone", phone}, Choice{"messenger", messenger}};
}

/// A way of passing messages. A message takes a line for as long as it is spoken, may be lost, is
/// then said again after a while, and at last goes by the fallback.
struct Channel {
  std::string id;
  std::string name_zh;
  ChannelKind kind = ChannelKind::radio;
  int lines = 0;
  Quantity talk_s = 15.0;
  Quantity delay_s = 0.0;
  double loss = 0;
  int retries = 2;
  Quantity retry_after_s = 30.0;
  std::string fallback;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Channel::id, {.meaning = "channel", .meaning_zh = "信道", .required = true}),
        field("name_zh", &Channel::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Channel::kind, {.meaning = "kind", .meaning_zh = "类别"}),
        field("lines", &Channel::lines,
              {.range = {0, 1000},
               .meaning = "messages at a time; 0: any number",
               .meaning_zh = "同时通话数; 0 不限"}),
        field("talk_s", &Channel::talk_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "a message occupies its line",
               .meaning_zh = "一次通话占用时间",
               .drawn = Drawn::for_each_event}),
        field("delay_s", &Channel::delay_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "after that until it is understood",
               .meaning_zh = "通话后至理解执行的延迟",
               .drawn = Drawn::for_each_event}),
        field("loss", &Channel::loss,
              {.range = parameters::share,
               .meaning = "chance that a message does not get through",
               .meaning_zh = "一次传达失败概率"}),
        field("retries", &Channel::retries,
              {.range = {0, 100}, .meaning = "further attempts", .meaning_zh = "重发次数"}),
        field("retry_after_s", &Channel::retry_after_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until a lost message is said again",
               .meaning_zh = "重发间隔",
               .drawn = Drawn::for_each_event}),
        field("fallback", &Channel::fallback,
              {.meaning = "channel for a message whose last attempt was lost; empty: it is lost",
               .meaning_zh = "全部失败后改用的信道; 空: 丢失"})};
  }
};

/// What is passed by a channel.
enum class Passed { order, withdrawal, report, picture };

constexpr auto choices(Passed) {
  using parameters::Choice;
  using enum Passed;
  return std::array{Choice{"order", order}, Choice{"withdrawal", withdrawal},
                    Choice{"report", report}, Choice{"picture", picture}};
}

/// By which channel something goes. Orders: of one layer of plans, or all. Without a row it is
/// there at once.
struct Link {
  Passed passed = Passed::order;
  std::string layer;
  std::string channel;

  static constexpr auto fields() {
    return std::tuple{
        field("passed", &Link::passed,
              {.meaning = "orders of plans; to each crew that it withdraws; reports upwards; what "
                          "happens, to whoever commands",
               .meaning_zh = "预案命令; 逐车撤离命令; 逐级报告; 现场情况上报",
               .required = true}),
        field("layer", &Link::layer,
              {.meaning = "orders of this layer of plans alone; empty: all",
               .meaning_zh = "仅限此层预案的命令; 空: 全部"}),
        field("channel", &Link::channel,
              {.meaning = "channel", .meaning_zh = "信道", .required = true})};
  }
};

/// A role of the site command (现场指挥部) and the group to which it belongs.
struct Role {
  std::string id;
  std::string name_zh;
  std::string level;
  std::string group, group_zh;
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
              {.meaning = "group of the site command", .meaning_zh = "现场指挥部工作组(英文)"}),
        field("group_zh", &Role::group_zh,
              {.meaning = "group in Chinese", .meaning_zh = "现场指挥部工作组"}),
        field("commands", &Role::commands,
              {.meaning = "commands when its level does", .meaning_zh = "该层级的现场总指挥"})};
  }
};

/// What a level of command takes its time for.
struct CommandLevel {
  std::string id;
  Quantity judgement_s = 0.0, approval_s = 0.0, hand_over_s = 0.0, report_s = 900.0;

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

/// What is known of people from the first minute.
struct FirstMinute {
  int in_danger = 0, trapped = 0;
  bool important_facilities = false;

  static constexpr auto fields() {
    return std::tuple{
        field("in_danger", &FirstMinute::in_danger,
              {.range = {0, 1e6},
               .meaning = "lives in danger when it is noticed",
               .meaning_zh = "发现时危及人数"}),
        field("trapped", &FirstMinute::trapped,
              {.range = {0, 1e6},
               .meaning = "trapped or missing when it is noticed",
               .meaning_zh = "发现时被困或失联人数"}),
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

/// Wrong information.
struct Picture {
  double wrong = 0;
  Quantity correction_s = 600.0;

  static constexpr auto fields() {
    return std::tuple{field("wrong", &Picture::wrong,
                            {.range = parameters::share,
                             .meaning = "chance that a report of what happens is misunderstood",
                             .meaning_zh = "现场情况误报概率"}),
                      field("correction_s", &Picture::correction_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "until the mistake is corrected: nobody acts on it before",
                             .meaning_zh = "更正用时",
                             .drawn = Drawn::for_each_event})};
  }
};

struct CommandRules {
  bool hands_over = false;
  FirstMinute first_minute;
  Reporting reporting;
  Span span;
  Picture picture;
  std::vector<Channel> channels;
  std::vector<Link> links;
  std::vector<Role> roles;
  std::vector<CommandLevel> levels;
  std::vector<LevelLabel> labels;

  static constexpr auto fields() {
    return std::tuple{
        field("hands_over", &CommandRules::hands_over,
              {.meaning = "the level that leads a response level takes over command, beside what "
                          "plans order",
               .meaning_zh = "按响应级别自动移交指挥(预案命令之外)"}),
        field("first_minute", &CommandRules::first_minute,
              {.meaning = "known from the first minute", .meaning_zh = "首报情况"}),
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
        field("levels", &CommandRules::levels,
              {.meaning = "levels of command", .meaning_zh = "指挥层级"}),
        field("labels", &CommandRules::labels,
              {.meaning = "the firm's names of response levels",
               .meaning_zh = "企业响应级别与政府级别对应"})};
  }
};

}  // namespace yuyan::response
