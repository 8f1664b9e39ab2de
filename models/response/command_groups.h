// The groups of the site command (现场指挥部工作组): set up once the command post, their leader and
// their members are there; orders go through them.
#pragma once

#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "models/response/messages.h"
#include "models/response/stage.h"

namespace yuyan::response {

/// What became of a group.
struct GroupRecord {
  static constexpr double not_yet = std::numeric_limits<double>::quiet_NaN();
  double set_up_s = not_yet;
  int through = 0;      ///< orders that it passed on
  int without_it = 0;   ///< orders that waited for it in vain
  int by_deputy = 0;    ///< of those through it, with its leader out of reach
  double waited_s = 0;  ///< all orders together, until they were passed on
  int units = 0;        ///< of its members, on the scene
  int sectors = 1;
};

/// Whether a unit is among a group's members.
[[nodiscard]] bool belongs_to(const Cast& cast, EntityNumber unit, const CommandGroup& group);

/// The group through which an order goes: the one that names it, or the first that owns its action
/// in its layer. What a post card asks is done without asking.
[[nodiscard]] std::optional<std::size_t> group_of(const CommandRules& rules, const Order& order);

class CommandGroups {
 public:
  /// Orders reach leaders by the channel; empty: face to face.
  CommandGroups(Stage& stage, Messages& messages, std::string_view channel);

  /// A level's command post is open: groups of this level and lower ones can be set up.
  void open_post(int rank, EntryNumber cause);
  void close() { is_closed_ = true; }
  void on_set_up(std::function<void(EntryNumber)> listener) { on_set_up_ = std::move(listener); }
  /// A unit has arrived on the scene or gone home; the group to which it belongs.
  std::optional<std::size_t> unit_came(EntityNumber unit, EntryNumber cause);
  std::optional<std::size_t> unit_went(EntityNumber unit);

  [[nodiscard]] std::optional<std::size_t> of(const Order& order) const {
    return group_of(stage_.drill().command, order);
  }
  /// co_await pass(...): an order on its way through a group, or without it when it is not set up
  /// in time.
  calendar::Task<Heard> pass(std::size_t group, const Order& order, std::uint64_t number,
                             EntryNumber cause);

  [[nodiscard]] bool is_set_up(std::size_t group) const { return states_[group].works.is_open(); }
  [[nodiscard]] int set_up() const;
  /// Units on the scene that are led by groups that are set up.
  [[nodiscard]] int units() const;
  [[nodiscard]] const std::vector<CommandGroup>& rules() const {
    return stage_.drill().command.groups;
  }
  [[nodiscard]] const GroupRecord& record(std::size_t group) const { return states_[group].record; }
  void add_sector(std::size_t group) { ++states_[group].record.sectors; }
  /// Units for each supervisor of a group.
  [[nodiscard]] double span(std::size_t group) const {
    return static_cast<double>(record(group).units) / record(group).sectors;
  }

 private:
  struct State {
    explicit State(calendar::Calendar& calendar) : works(calendar) {}
    calendar::Gate works;
    const Role* leader = nullptr;
    bool leader_there = false, begun = false;
    GroupRecord record;
  };

  calendar::Process set_up(std::size_t group, EntryNumber cause);
  void consider(std::size_t group, EntryNumber cause);
  [[nodiscard]] std::optional<std::size_t> group_of_unit(EntityNumber unit) const;

  Stage& stage_;
  Messages& messages_;
  std::string_view channel_;
  std::deque<State> states_;
  std::function<void(EntryNumber)> on_set_up_;
  int post_rank_ = -1;
  bool is_closed_ = false;
};

/// Position of a level of command: firm 0, county 1, city 2, province 3; -1 for another word.
[[nodiscard]] int rank_of_level(std::string_view level);

}  // namespace yuyan::response
