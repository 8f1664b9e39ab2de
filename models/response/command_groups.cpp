#include "models/response/command_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace yuyan::response {

int rank_of_level(std::string_view level) {
  constexpr std::array<std::string_view, 4> levels{"firm", "county", "city", "province"};
  const auto found = std::ranges::find(levels, level);
  return found == levels.end() ? -1 : static_cast<int>(found - levels.begin());
}

bool belongs_to(const Cast& cast, EntityNumber unit, const CommandGroup& group) {
  return std::ranges::any_of(group.members, [&](const std::string& selector) {
    return !selector.empty() && cast.matches(unit, selector);
  });
}

std::optional<std::size_t> group_of(const CommandRules& rules, const Order& order) {
  const auto& groups = rules.groups;
  for (std::size_t group = 0; group < groups.size(); ++group)
    if (std::ranges::find(groups[group].orders, order.id) != groups[group].orders.end())
      return group;
  if (order.layer == Layer::post_card) return std::nullopt;
  const bool of_firm = order.layer == Layer::on_site || order.layer == Layer::comprehensive;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto leader = std::ranges::find(rules.roles, groups[group].leader, &Role::id);
    const bool same = leader != rules.roles.end() && (leader->level == "firm") == of_firm;
    const auto& owns = groups[group].owns;
    if (same && std::ranges::find(owns, name_of(order.action)) != owns.end()) return group;
  }
  return std::nullopt;
}

CommandGroups::CommandGroups(Stage& stage, Messages& messages, std::string_view channel)
    : stage_(stage), messages_(messages), channel_(channel) {
  const auto& roles = stage.drill().command.roles;
  for (const CommandGroup& group : rules()) {
    const auto leader = std::ranges::find(roles, group.leader, &Role::id);
    if (leader == roles.end())
      throw std::invalid_argument("group " + group.id + " has no leader " + group.leader);
    states_.emplace_back(stage.calendar()).leader = &*leader;
    states_.back().leader_there = leader->comes_with.empty();
  }
}

void CommandGroups::open_post(int rank, EntryNumber cause) {
  post_rank_ = std::max(post_rank_, rank);
  for (std::size_t group = 0; group < states_.size(); ++group) consider(group, cause);
}

/// The first group whose members take the unit.
std::optional<std::size_t> CommandGroups::group_of_unit(EntityNumber unit) const {
  for (std::size_t group = 0; group < states_.size(); ++group)
    if (belongs_to(stage_.cast(), unit, rules()[group])) return group;
  return std::nullopt;
}

std::optional<std::size_t> CommandGroups::unit_came(EntityNumber unit, EntryNumber cause) {
  const auto own = group_of_unit(unit);
  if (own) ++states_[*own].record.units;
  for (std::size_t group = 0; group < states_.size(); ++group) {
    State& state = states_[group];
    state.leader_there =
        state.leader_there || (!state.leader->comes_with.empty() &&
                               stage_.cast().matches(unit, state.leader->comes_with));
    consider(group, cause);
  }
  return own;
}

std::optional<std::size_t> CommandGroups::unit_went(EntityNumber unit) {
  const auto own = group_of_unit(unit);
  if (own) states_[*own].record.units = std::max(0, states_[*own].record.units - 1);
  return own;
}

void CommandGroups::consider(std::size_t group, EntryNumber cause) {
  State& state = states_[group];
  if (state.begun || is_closed_ || !state.leader_there ||
      post_rank_ < rank_of_level(state.leader->level) ||
      state.record.units < rules()[group].least_members)
    return;
  state.begun = true;
  stage_.calendar().spawn(set_up(group, cause), calendar::Phase::decision);
}

calendar::Process CommandGroups::set_up(std::size_t group, EntryNumber cause) {
  co_await stage_.calendar().delay(
      stage_.draw(rules()[group].set_up_s, rules()[group].id, "set up"), calendar::Phase::decision);
  if (is_closed_) co_return;
  states_[group].record.set_up_s = stage_.now();
  states_[group].works.open();
  const EntryNumber told = stage_.tell(Happening::group_set_up, stage_.cast().group(group), cause);
  if (on_set_up_) on_set_up_(told);
}

calendar::Task<Heard> CommandGroups::pass(std::size_t group, const Order& order,
                                          std::uint64_t number, EntryNumber cause) {
  State& state = states_[group];
  const CommandGroup& rule = rules()[group];
  const double begin_s = stage_.now();
  const auto draw = [&](const Quantity& quantity, const char* purpose) {
    return stage_.draw(quantity, rule.id, purpose + (" " + order.id), number);
  };
  if (!is_set_up(group)) {
    const double patience_s = draw(rule.direct_s, "direct");
    if (!co_await state.works.wait_for(patience_s, calendar::Phase::decision)) {
      ++state.record.without_it;
      state.record.waited_s += stage_.now() - begin_s;
      co_return Heard::rightly;
    }
  }
  ++state.record.through;
  bool by_deputy = stage_.happens(rule.unreachable, rule.id, "unreachable " + order.id, number);
  Heard heard = Heard::rightly;
  if (!by_deputy) heard = co_await messages_.send(channel_, rule.id + " " + order.id, number);
  if (heard == Heard::not_at_all) {
    stage_.tell(Happening::message_lost, stage_.cast().group(group), cause);
    by_deputy = true;
    heard = Heard::rightly;
  }
  if (by_deputy) {
    ++state.record.by_deputy;
    const double deputy_s = draw(rule.deputy_s, "deputy");
    co_await stage_.calendar().delay(deputy_s, calendar::Phase::decision);
  }
  state.record.waited_s += stage_.now() - begin_s;
  co_return heard;
}

int CommandGroups::set_up() const {
  return static_cast<int>(
      std::ranges::count_if(states_, [](const State& state) { return state.works.is_open(); }));
}

int CommandGroups::units() const {
  int units = 0;
  for (const State& state : states_)
    if (state.works.is_open()) units += state.record.units;
  return units;
}

}  // namespace yuyan::response
