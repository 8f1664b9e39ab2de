// The site command: which response level holds, who commands, how many sectors there are; reports
// upwards; a row for every change.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/response/messages.h"
#include "models/response/people.h"
#include "models/response/response_level.h"

namespace yuyan::response {

/// The state of command from one instant on, and why it changed.
struct CommandState {
  double time_s = 0;
  int grade = 0;  ///< alarm grade, 1 green to 5 red; 0: none
  ResponseLevel response_level = 0;
  EntityNumber commander = 0;  ///< level of command; 0: nobody yet
  double approval_s = 0;       ///< that this change of the response level took
  double span = 0;             ///< units on scene for each supervisor
  int sectors = 1;
  Happening reason = Happening::detected;
};

class CommandPost {
 public:
  /// Loss in yuan so far is asked of `loss_yuan`.
  CommandPost(Stage& stage, chance::Source source, const People& people,
              std::function<double()> loss_yuan);

  [[nodiscard]] const std::vector<CommandState>& history() const { return history_; }
  [[nodiscard]] ResponseLevel response_level() const { return state_.response_level; }
  /// What a delay of an order is divided by: 1 unless the span of control is on.
  [[nodiscard]] double efficiency() const;

  [[nodiscard]] Messages& messages() { return messages_; }
  [[nodiscard]] const Messages& messages() const { return messages_; }
  /// The channel by which this goes; empty: at once. Orders of a layer: its row before that of all.
  [[nodiscard]] std::string_view channel_of(Passed passed, std::string_view layer = "") const;

  /// co_await these: whether the message arrived; one that did not is told.
  calendar::Task<bool> pass_order(const Order& order, std::uint64_t number, EntryNumber cause);
  calendar::Task<bool> pass_withdrawal(std::string unit, EntityNumber crew, int number,
                                       EntryNumber cause);
  /// co_await picture(...): until whoever commands knows of the entry, mistakes included.
  calendar::Task<void> picture(EntryNumber number);
  /// Whether a picture takes any time at all.
  [[nodiscard]] bool sees_at_once() const {
    return channel_of(Passed::picture).empty() && rules().picture.wrong == 0;
  }

 private:
  void hear(const Entry& entry, EntryNumber number);
  [[nodiscard]] ResponseToll toll() const;
  void judge(EntryNumber cause);
  calendar::Process raise(ResponseLevel level, EntryNumber cause);
  calendar::Process hand_over(std::string_view level, EntryNumber cause);
  calendar::Process report_upwards(EntryNumber cause);
  calendar::Process follow_up(EntryNumber cause);
  calendar::Process open_sector(EntryNumber cause);
  void assume(EntityNumber level);
  void change(Happening reason);
  [[nodiscard]] const CommandRules& rules() const { return stage_.drill().command; }
  [[nodiscard]] double takes_s(std::string_view level, Quantity CommandLevel::* what,
                               std::string_view purpose, std::uint64_t number) const;

  Stage& stage_;
  const People& people_;
  std::function<double()> loss_yuan_;
  Messages messages_;
  CommandState state_;
  ResponseLevel judged_ = 0;  ///< that is held or under way
  int units_ = 0;             ///< on scene
  int to_move_ = 0;
  int opening_ = 0;  ///< sectors being set up
  std::uint64_t reports_ = 0;
  bool is_detected_ = false, is_closed_ = false;
  std::vector<CommandState> history_;
};

/// Position of a level of command: firm 0, county 1, city 2, province 3; -1 for another word.
[[nodiscard]] int rank_of_level(std::string_view level);

}  // namespace yuyan::response
