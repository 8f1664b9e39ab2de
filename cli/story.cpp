#include "cli/story.h"

#include <cmath>
#include <optional>

#include "cli/table.h"

namespace yuyan::cli {
namespace {

using namespace response;

struct Level {
  std::string_view id;
  Text name;
};

const std::vector<Level>& levels() {
  static const std::vector<Level> list{{"firm", {"the firm", "企业"}},
                                       {"county", {"the county", "县级"}},
                                       {"city", {"the city", "市级"}},
                                       {"province", {"the province", "省级"}}};
  return list;
}

Text station_name(const DrillModel& model, std::size_t unit) {
  const Station& station = model.drill().stations[model.station_of(unit)];
  return {station.id, station.name_zh.empty() ? station.id : station.name_zh};
}

const std::string& or_id(const std::string& name_zh, const std::string& id) {
  return name_zh.empty() ? id : name_zh;
}

/// What the number of an entry means, said with it; empty when it says nothing to a reader.
Text amount(const Entry& entry) {
  if (entry.value == 0 || !std::isfinite(entry.value)) return {};
  switch (entry.happening) {
    case Happening::release:
      return text("{:.0f} kg/s", "{:.0f} kg/s", entry.value);
    case Happening::ignition:
      return text("{:.0f} kg released", "已泄漏 {:.0f} kg", entry.value);
    case Happening::explosion:
      return text("{:.1f} GJ", "{:.1f} GJ", entry.value / 1e9);
    case Happening::flash_fire:
      return text("radius {:.0f} m", "半径 {:.0f} m", entry.value);
    case Happening::water_on:
      return text("{:.0f} L/s", "{:.0f} L/s", entry.value);
    case Happening::zone_warned:
    case Happening::zone_harmed:
    case Happening::evacuation_ordered:
    case Happening::caught_inside:
      return text("{:.0f} persons", "{:.0f} 人", entry.value);
    default:
      return {};
  }
}

class Teller {
 public:
  Teller(const DrillRun& run, Language language)
      : run_(run), language_(language), names_(names_of_cast(run.model())) {}

  [[nodiscard]] std::string tell() const {
    using enum Table::Align;
    Table table({left, left, left, left}, "");
    const bool chinese = language_ == Language::chinese;
    table.row({chinese ? "用时" : "since T0", chinese ? "时刻" : "clock",
               chinese ? "发生了什么" : "what happened", chinese ? "起因" : "because"});
    for (const Entry& entry : run_.journal().entries())
      table.row({since_start(entry.time_s), clock(run_.stage().start_hour(), entry.time_s),
                 sentence(entry), because(entry)});
    return table.text();
  }

 private:
  [[nodiscard]] const std::string& name(EntityNumber entity) const {
    return names_.at(static_cast<std::size_t>(entity)).in(language_);
  }
  [[nodiscard]] std::string phrase(const Entry& entry) const {
    const bool chinese = language_ == Language::chinese;
    const Word& said = word(entry.happening);
    const std::string_view what = chinese ? said.zh : said.en;
    // Much happens to the site as a whole, which needs no name.
    if (entry.entity == run_.model().cast().nobody() || entry.entity == run_.model().cast().site())
      return std::string(what);
    return fmt::format("{}{}{}", name(entry.entity), chinese ? ":" : ": ", what);
  }
  [[nodiscard]] std::string sentence(const Entry& entry) const {
    std::string all = phrase(entry);
    if (entry.place != run_.model().cast().nobody())
      all += (language_ == Language::chinese ? ",于" : ", at ") + name(entry.place);
    const Text number = amount(entry);
    if (!number.empty()) all += fmt::format(" ({})", number.in(language_));
    return all;
  }
  [[nodiscard]] std::string because(const Entry& entry) const {
    if (entry.cause == no_cause) return "";
    const Entry& cause = run_.journal().entry(entry.cause);
    return fmt::format("{} ({})", phrase(cause), since_start(cause.time_s));
  }

  const DrillRun& run_;
  Language language_;
  std::vector<Text> names_;
};

}  // namespace

std::string since_start(double time_s) {
  const auto seconds = static_cast<long long>(std::floor(time_s));
  return fmt::format("T+{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string clock(double start_hour, double time_s) {
  constexpr long long day = 86400;
  const auto seconds = static_cast<long long>(std::floor(start_hour * 3600 + time_s));
  const long long days = seconds / day;
  const std::string time =
      fmt::format("{:02}:{:02}:{:02}", seconds % day / 3600, seconds / 60 % 60, seconds % 60);
  return days == 0 ? time : fmt::format("{}+{}", time, days);
}

std::vector<Text> names_of_cast(const DrillModel& model) {
  const Drill& drill = model.drill();
  const Cast& cast = model.cast();
  std::vector<Text> names;
  for (const std::string& id : cast.names()) names.push_back({id, id});
  const auto call = [&](EntityNumber number, Text name) {
    names.at(static_cast<std::size_t>(number)) = std::move(name);
  };
  call(cast.site(), {drill.site.name, or_id(drill.site.name_zh, drill.site.name)});
  for (std::size_t i = 0; i < drill.tanks.size(); ++i)
    call(cast.tank(i), text("tank {}", "{} 罐", drill.tanks[i].id));
  for (std::size_t i = 0; i < drill.site.bunds.size(); ++i) {
    const std::string& bund = drill.site.bunds[i].id;
    call(cast.bund(i), text("bund {}", "{} 防火堤", bund));
    call(cast.overflow(i), text("ground outside bund {}", "{} 防火堤外", bund));
  }
  for (std::size_t i = 0; i < drill.surroundings.size(); ++i)
    call(cast.zone(i), {drill.surroundings[i].id,
                        or_id(drill.surroundings[i].name_zh, drill.surroundings[i].id)});
  for (std::size_t i = 0; i < drill.units.list.size(); ++i) {
    const Text station = station_name(model, i);
    const std::string& id = drill.units.list[i].id;
    call(cast.unit(i),
         {fmt::format("{} ({})", id, station.english), fmt::format("{} {}", station.chinese, id)});
  }
  for (std::size_t i = 0; i < drill.hospitals.list.size(); ++i)
    call(cast.hospital(i), {drill.hospitals.list[i].id,
                            or_id(drill.hospitals.list[i].name_zh, drill.hospitals.list[i].id)});
  for (std::size_t i = 0; i < drill.plan.orders.size(); ++i) {
    const Order& order = drill.plan.orders[i];
    call(cast.order(i), {fmt::format("{} ({})", order.id, order.actor),
                         fmt::format("{}({})", order.id, or_id(order.actor_zh, order.actor))});
  }
  for (std::size_t i = 0; i < drill.roads.segments.size(); ++i)
    call(cast.segment(i), text("road {}", "道路 {}", drill.roads.segments[i].id));
  for (int grade = 1; grade <= 5; ++grade)
    call(cast.grade(grade), text("grade {}", "{} 级火警", grade));
  for (const Level& level : levels()) call(cast.level(level.id), level.name);
  return names;
}

std::string story(const DrillRun& run, Language language) { return Teller(run, language).tell(); }

}  // namespace yuyan::cli
