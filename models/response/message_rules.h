// How messages pass, as data: channels, what goes by which, and how wrong it may be.
#pragma once

#include <string>

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
  double loss = 0, misunderstood = 0;
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
        field("misunderstood", &Channel::misunderstood,
              {.range = {.low = 0, .high = 1, .high_open = true},
               .meaning = "chance that an order which got through is understood wrongly: it is "
                          "carried out on another target of its kind until the report back",
               .meaning_zh = "命令送达后被误解的概率: 在复诵回报前执行于错误对象"}),
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
enum class Passed { order, withdrawal, report, picture, group };

constexpr auto choices(Passed) {
  using parameters::Choice;
  using enum Passed;
  return std::array{Choice{"order", order}, Choice{"withdrawal", withdrawal},
                    Choice{"report", report}, Choice{"picture", picture}, Choice{"group", group}};
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
                          "happens, to whoever commands; orders to groups of the site command",
               .meaning_zh = "预案命令; 逐车撤离命令; 逐级报告; 现场情况上报; 对工作组的命令",
               .required = true}),
        field("layer", &Link::layer,
              {.meaning = "orders of this layer of plans alone; empty: all",
               .meaning_zh = "仅限此层预案的命令; 空: 全部"}),
        field("channel", &Link::channel,
              {.meaning = "channel", .meaning_zh = "信道", .required = true})};
  }
};

/// Wrong information, and how it is found out.
struct Picture {
  double wrong = 0;
  Quantity correction_s = 600.0;
  double first_low = 0;
  Quantity first_share = 0.3;
  Quantity report_back_s = 600.0;

  static constexpr auto fields() {
    return std::tuple{
        field("wrong", &Picture::wrong,
              {.range = parameters::share,
               .meaning = "chance that a report of what happens is misunderstood: it names another "
                          "tank or zone, or nobody acts on it",
               .meaning_zh = "现场情况误报概率: 报错储罐或区域, 无可混淆对象时无人据此行动"}),
        field("correction_s", &Picture::correction_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "until such a mistake, or a first report that was too low, is corrected",
               .meaning_zh = "误报或首报偏低的更正用时",
               .drawn = Drawn::for_each_event}),
        field("first_low", &Picture::first_low,
              {.range = parameters::share,
               .meaning = "chance that the first report makes the accident smaller than it is: "
                          "response level and alarm grade stay too low until it is corrected",
               .meaning_zh = "首报偏低的概率: 更正前响应级别与火警等级偏低"}),
        field("first_share", &Picture::first_share,
              {.range = parameters::share,
               .meaning = "share of the people in danger and hurt that such a first report names",
               .meaning_zh = "偏低首报所报人数占实际的比例",
               .drawn = Drawn::once_a_replication}),
        field("report_back_s", &Picture::report_back_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "from acting on an order until it is reported back: what was understood "
                          "wrongly is found then",
               .meaning_zh = "执行后回报用时: 误解此时被发现",
               .drawn = Drawn::for_each_event})};
  }
};

}  // namespace yuyan::response
