// The site command: which response level holds, who commands, which groups and sectors there are;
// what is known of people; reports upwards; a row for every change.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/response/command_groups.h"
#include "models/response/danger.h"

namespace yuyan::response {

/// What is said again has draws of its own, this far behind those of the first time.
inline constexpr std::uint64_t again = 1'000'000;

/// The state of command from one instant on, and why it changed.
struct CommandState {
  double time_s = 0;
  int grade = 0;  ///< alarm grade, 1 green to 5 red; 0: none
  ResponseLevel response_level = 0;
  EntityNumber commander = 0;  ///< level of command; 0: nobody yet
  double approval_s = 0;       ///< that this change of the response level took
  double span = 0;             ///< units and groups for each supervisor
  int sectors = 1;
  int groups = 0;  ///< of the site command that are set up
  Happening reason = Happening::detected;
};

class CommandPost {
 public:
  /// Loss in yuan so far is asked of `loss_yuan`.
  CommandPost(Stage& stage, chance::Source source, const Danger& danger,
              std::function<double()> loss_yuan);

  [[nodiscard]] const std::vector<CommandState>& history() const { return history_; }
  [[nodiscard]] ResponseLevel response_level() const { return state_.response_level; }
  /// What the delay of an order is divided by: that of whoever commands and that of the group
  /// through which it goes. 1 unless the span of control is on.
  [[nodiscard]] double efficiency(const Order& order) const;
  [[nodiscard]] const CommandGroups& groups() const { return groups_; }
  /// The level is lowered to this one, or as far as people in danger allow, once the level that
  /// leads it has approved.
  void lower(ResponseLevel level, EntryNumber cause);
  /// What this level took command over for has ended: the one that commanded before has it again
  /// after its own time of hand-over, if the rules say so and no response level holds it up.
  void hand_back(EntityNumber from, EntryNumber cause);
  /// The alarm grade that holds once one that was raised by mistake has been corrected.
  void correct_grade(int grade);
  /// The first report made the accident smaller and has not been corrected.
  [[nodiscard]] bool underestimates() const { return underestimates_; }

  [[nodiscard]] Messages& messages() { return messages_; }
  [[nodiscard]] const Messages& messages() const { return messages_; }
  /// The channel by which this goes; empty: at once. Orders of a layer: its row before that of all.
  [[nodiscard]] std::string_view channel_of(Passed passed, std::string_view layer = "") const;

  /// co_await: an order by its channel and through its group; one that does not arrive is told.
  calendar::Task<Heard> pass_order(const Order& order, std::uint64_t number, EntryNumber cause);
  /// co_await: the order to withdraw on its way to a crew, misunderstandings included; whether it
  /// arrives. One that does not is told.
  calendar::Task<bool> pass_withdrawal(std::string unit, EntityNumber crew, int number,
                                       EntryNumber cause);
  /// co_await: the report of an entry on its way to whoever commands, and how it is heard; one that
  /// is lost has been asked for again.
  calendar::Task<Heard> picture(EntryNumber number);
  /// Until the mistake in it is found.
  [[nodiscard]] double correction_s(EntryNumber number) const;
  /// From acting on an order until it is reported back.
  [[nodiscard]] double report_back_s(std::string_view order, std::uint64_t number) const;
  /// Whether a picture takes any time at all.
  [[nodiscard]] bool sees_at_once() const {
    return channel_of(Passed::picture).empty() && rules().picture.wrong == 0;
  }

 private:
  void hear(const Entry& entry, EntryNumber number);
  void detect(const Entry& entry, EntryNumber number);
  void count_unit(const Entry& entry, EntryNumber number);
  void note_vehicle(EntityNumber entity, bool came);
  void update_span(EntryNumber cause);
  [[nodiscard]] ResponseToll toll() const;
  void learn(EntryNumber cause);
  void judge(EntryNumber cause);
  calendar::Process keep_informed(EntryNumber cause);
  calendar::Process correct_first_report(EntryNumber cause);
  calendar::Process raise(ResponseLevel level, EntryNumber cause);
  calendar::Process lower_to(ResponseLevel level, EntryNumber cause);
  calendar::Process hand_over(std::string_view level, EntryNumber cause);
  calendar::Process give_back(EntityNumber from, EntityNumber to, EntryNumber cause);
  [[nodiscard]] bool has_post_vehicle(std::string_view level) const;
  calendar::Process open_post(std::string level, EntryNumber cause);
  calendar::Process report_upwards(EntryNumber cause);
  calendar::Process follow_up(EntryNumber cause);
  calendar::Process open_sector(std::optional<std::size_t> group, EntryNumber cause);
  void assume(EntityNumber level, EntryNumber cause);
  void change(Happening reason);
  [[nodiscard]] const CommandRules& rules() const { return stage_.drill().command; }
  [[nodiscard]] double takes_s(std::string_view level, Quantity CommandLevel::* what,
                               std::string_view purpose, std::uint64_t number) const;

  Stage& stage_;
  const Danger& danger_;
  std::function<double()> loss_yuan_;
  Messages messages_;
  CommandGroups groups_;
  CommandState state_;
  ResponseToll known_;                   ///< of people and loss, as it was last told
  ResponseLevel judged_ = 0;             ///< that is held or under way
  ResponseLevel settled_ = 0;            ///< what the toll came to when the level was last lowered
  int units_ = 0;                        ///< on scene
  int own_sectors_ = 1;                  ///< of the units that no group leads
  std::vector<EntityNumber> commanded_;  ///< who commanded before, the last one at the end
  std::optional<EntityNumber> taker_;    ///< to whom command is being given back
  std::set<EntityNumber> vehicles_there_;  ///< for command, on the scene
  calendar::Signal vehicle_came_;
  std::uint64_t backs_ = 0;
  std::vector<bool> opening_;  ///< a sector is being set up: by group, then for the others
  std::uint64_t reports_ = 0, tolls_ = 0;
  bool is_detected_ = false, is_closed_ = false;
  bool underestimates_ = false, informing_ = false, stale_ = false;
  std::vector<CommandState> history_;
};

}  // namespace yuyan::response
