#include "cli/command_checks.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "cli/console.h"

namespace yuyan::cli {
namespace {

using namespace response;

constexpr std::array<std::string_view, 4> levels{"firm", "county", "city", "province"};
constexpr std::array<std::string_view, 4> response_levels{"IV", "III", "II", "I"};

std::vector<std::string> action_names() {
  std::vector<std::string> names;
  for (const auto& choice : choices(Action{})) names.emplace_back(choice.name);
  return names;
}

bool is_one_of(std::span<const std::string_view> names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

void check_command(const Drill& drill, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics) {
  const CommandRules& rules = drill.command;
  const auto error = [&](const std::string& key, Text what, Text allowed = {}, Text advice = {}) {
    diagnostics.error(reading.place_of(key), key, std::move(what), std::move(allowed),
                      std::move(advice));
  };
  const Text allowed_levels{"allowed: firm, county, city, province",
                            "允许: firm、county、city、province"};
  for (const CommandLevel& level : rules.levels)
    if (!is_one_of(levels, level.id))
      error("command.levels." + level.id,
            text("{} is no level of command", "{} 不是指挥层级", level.id), allowed_levels);
  for (const Role& role : rules.roles)
    if (!is_one_of(levels, role.level))
      error("command.roles." + role.id + ".level",
            text("{} is no level of command", "{} 不是指挥层级", role.level), allowed_levels);
  for (const CommandGroup& group : rules.groups)
    for (const std::string& action : group.owns)
      if (std::ranges::none_of(choices(Action{}),
                               [&](const auto& choice) { return choice.name == action; }))
        error("command.groups." + group.id + ".owns",
              text("{} is no action of plans", "{} 不是预案动作", action),
              text("allowed: {}", "允许: {}", listed(action_names())));
  for (std::size_t i = 0; i < rules.labels.size(); ++i)
    if (!is_one_of(response_levels, rules.labels[i].level))
      error(fmt::format("command.labels[{}].level", i + 1),
            text("{} is no response level", "{} 不是响应级别", rules.labels[i].level),
            {"allowed: IV, III, II, I", "允许: IV、III、II、I"});
  for (std::size_t i = 0; i < rules.links.size(); ++i) {
    const Link& link = rules.links[i];
    const std::string key = fmt::format("command.links[{}].layer", i + 1);
    const auto layers = choices(Layer{});
    const bool known =
        std::ranges::any_of(layers, [&](const auto& choice) { return choice.name == link.layer; });
    if (!link.layer.empty() && !known)
      error(key, text("{} is no layer of plans", "{} 不是预案层级", link.layer),
            {"allowed: post_card, on_site, special, comprehensive, county, city",
             "允许: post_card、on_site、special、comprehensive、county、city"});
    if (!link.layer.empty() && link.passed != Passed::order)
      error(key, {"a layer is for orders alone", "层级仅用于命令"}, {}, {"leave it out", "请去掉"});
  }
  for (const Channel& channel : rules.channels) {
    std::set<std::string> seen{channel.id};
    for (const Channel* at = &channel; at && !at->fallback.empty();) {
      if (!seen.insert(at->fallback).second) {
        error("command.channels." + channel.id + ".fallback",
              {"the fallbacks go round in a circle", "备用信道成环"}, {},
              {"let the last channel have none", "请让最后一个信道不设备用"});
        break;
      }
      const auto next = std::ranges::find(rules.channels, at->fallback, &Channel::id);
      at = next == rules.channels.end() ? nullptr : &*next;
    }
  }
  if (rules.span.worst <= rules.span.best)
    error("command.span.worst",
          text("the worst span, {}, is not above the best, {}", "最差幅度 {} 应大于适宜幅度 {}",
               rules.span.worst, rules.span.best));
}

}  // namespace yuyan::cli
