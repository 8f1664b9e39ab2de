#include "cli/relaxations.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "cli/relaxation_rules.h"

namespace yuyan::cli {
namespace {

using response::Drill;

/// Whether a parameter's name is meant by a path with * for rows.
bool is_meant(std::string_view path, std::string_view name) {
  const std::size_t star = path.find(".*.");
  if (star == std::string_view::npos) return path == name;
  return name.starts_with(path.substr(0, star + 1)) && name.ends_with(path.substr(star + 2)) &&
         name.substr(star + 1, name.size() - path.size() + 1).find('.') == std::string_view::npos;
}

class Builder {
 public:
  Builder(const Drill& drill, const reader::Reading& reading) : drill_(drill) {
    for (const auto& row : reading.parameters) values_.emplace(row.name, row.value);
  }

  std::vector<Relaxation> build() {
    add_orders();
    add_stations();
    add_units();
    add_treatment_post();
    for (const RelaxationRule& rule : relaxation_rules())
      if (rule.applies == nullptr || rule.applies(drill_)) add(rule);
    std::ranges::sort(list_, {}, &Relaxation::id);
    return std::move(list_);
  }

 private:
  /// Whether some value that the change means is not yet what the change makes it.
  [[nodiscard]] bool changes_something(std::string_view change) const {
    const std::size_t equals = change.find('=');
    const bool scales = change[equals - 1] == '*';
    const std::string_view path = change.substr(0, equals - (scales ? 1 : 0));
    const std::string_view value = change.substr(equals + 1);
    return std::ranges::any_of(values_, [&](const auto& parameter) {
      return is_meant(path, parameter.first) && parameter.second != (scales ? "0" : value);
    });
  }

  void add(const RelaxationRule& rule) {
    Relaxation one{std::string(rule.id), {}, rule.name, rule.advice};
    for (const std::string_view change : rule.changes)
      if (changes_something(change)) one.overrides.emplace_back(change);
    if (!one.overrides.empty()) list_.push_back(std::move(one));
  }

  void add_orders() {
    for (const response::Order& order : drill_.plan.orders) {
      const std::string path = "plan.orders." + order.id;
      const std::string& actor_zh = order.actor_zh.empty() ? order.actor : order.actor_zh;
      if (changes_something(path + ".delay_s=0"))
        list_.push_back(
            {path + ".delay_s",
             {path + ".delay_s=0"},
             text("{0} ({1}): time to act", "{0}({2}): 动作时间", order.id, order.actor, actor_zh),
             text("let {0} act at once: prepare, rehearse or automate what order {2} "
                  "asks",
                  "使{1}立即执行条目 {2}: 预先准备、演练或自动化", order.actor, actor_zh,
                  order.id)});
      if (order.omission > 0)
        list_.push_back(
            {path + ".omission",
             {path + ".omission=0"},
             text("{0} ({1}): forgotten", "{0}({2}): 遗漏", order.id, order.actor, actor_zh),
             text("see that {0} never forgets order {2}: check list, second person",
                  "确保{1}不遗漏条目 {2}: 处置卡、双人确认", order.actor, actor_zh, order.id)});
    }
  }

  void add_stations() {
    for (const response::Station& station : drill_.stations) {
      const std::string path = "stations." + station.id;
      const std::string& name_zh = station.name_zh.empty() ? station.id : station.name_zh;
      Relaxation one{path + ".turnout",
                     {},
                     text("{0}: turnout", "{1}: 出动时间", station.id, name_zh),
                     text("crews of {0} on stand-by, faster turnout", "{1}加强执勤, 缩短出动时间",
                          station.id, name_zh)};
      for (const char* column : {".turnout_day_s=0", ".turnout_night_s=0"})
        if (changes_something(path + column)) one.overrides.push_back(path + column);
      if (!one.overrides.empty()) list_.push_back(std::move(one));
    }
  }

  void add_units() {
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const response::Unit& unit : drill_.units.list)
      ++counts[{unit.station, std::string(name_of(unit.kind))}];
    for (const auto& [key, count] : counts) {
      const auto& [station, kind] = key;
      const std::string rows = fmt::format("units.list[kind={},station={}]", kind, station);
      list_.push_back(
          {rows,
           {fmt::format("{}#={}", rows, count + 1)},
           text("one more vehicle of kind {} at {}", "{1} 增配 1 辆 {0}", kind, station),
           text("one more of kind {} at {}, {} instead of {}", "{1} 增配 {0}: 由 {3} 辆增至 {2} 辆",
                kind, station, count + 1, count)});
    }
  }

  /// A treatment post with two teams more, where there are casualties to treat.
  void add_treatment_post() {
    const int teams = drill_.hospitals.care.post_teams;
    list_.push_back({"hospitals.care.post_teams",
                     {fmt::format("hospitals.care.post_teams={}", teams + 2)},
                     {"two more teams at the treatment post", "伤员集中点增加 2 个医疗组"},
                     text("{} teams at the treatment post instead of {}",
                          "伤员集中点医疗组由 {1} 个增至 {0} 个", teams + 2, teams)});
  }

  const Drill& drill_;
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<Relaxation> list_;
};

}  // namespace

std::vector<Relaxation> relaxations_of(const Drill& drill, const reader::Reading& reading) {
  return Builder(drill, reading).build();
}

}  // namespace yuyan::cli
