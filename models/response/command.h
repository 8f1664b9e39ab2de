// The plan at work: each line waits for its trigger, takes its time, may be forgotten, and acts.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/response/cloud_watch.h"
#include "models/response/command_post.h"
#include "models/response/dispatcher.h"
#include "models/response/evacuation.h"
#include "models/response/field_tasks.h"
#include "models/response/initiation.h"
#include "models/response/run_off.h"

namespace yuyan::response {

/// What the lines of a plan act upon.
struct Reach {
  FireGround& ground;
  FixedProtection& fixed;
  Brigade& brigade;
  Dispatcher& dispatcher;
  People& people;
  Evacuation& evacuation;
  RunOff& run_off;
  Initiation& initiation;
  const CloudWatch& watch;
  CommandPost& post;
  FieldTasks& tasks;
};

class Command {
 public:
  Command(Stage& stage, Reach reach);

  [[nodiscard]] int grade() const { return grade_; }
  /// Orders that were carried out on something else than the plan says, by misunderstanding.
  [[nodiscard]] int wrong_actions() const { return wrong_actions_; }

 private:
  /// What whoever commands knows of the fire.
  struct Seen {
    double burning_tanks = 0, burning_surfaces = 0, escalations = 0;
  };

  void hear(const Entry& entry, EntryNumber number);
  /// Gives the orders that were set off.
  std::vector<std::size_t> consider(const Entry& entry, EntryNumber number);
  /// Whether an entry sets off an order or a decision.
  template <class Line>
  [[nodiscard]] bool is_set_off(const Line& line, const Entry& entry) const;
  [[nodiscard]] bool is_allowed(const Order& order) const;
  void set_off(std::size_t order, const Entry& trigger, EntryNumber cause);
  calendar::Process watch_deadline(std::size_t order, EntryNumber cause, int count);
  /// Looks at states once all changes of this instant are made.
  void look_at_states(const Entry& entry, EntryNumber number);
  calendar::Process consider_states(Entry entry, EntryNumber cause);
  calendar::Process wait_for_clock(std::size_t order);
  calendar::Process decide(std::size_t decision, EntryNumber cause);
  calendar::Process consider_when_known(Entry entry, EntryNumber number);
  calendar::Task<void> act_on_mistake(Entry entry, EntryNumber number);
  calendar::Process carry_out(std::size_t order, Entry trigger, EntryNumber cause, int count);
  calendar::Task<bool> pass_on(std::size_t order, Entry trigger, EntryNumber cause,
                               std::uint64_t number);
  void act(std::size_t index, const Order& order, const Entry& trigger, EntryNumber cause);
  /// An order as it was carried out by mistake: what was set off by it, and before it.
  struct Mistake {
    Order order;
    Entry trigger;                ///< with the entity on which it acted
    EntryNumber told = no_cause;  ///< that it was carried out by
    int grade_before = 0;         ///< alarm grade
    int grade_meant = 0;          ///< by the order as it was given; 0: none
  };
  /// Undoes what can be undone: what is under way turns round, what runs is shut.
  void call_back(const Mistake& mistake, EntryNumber corrected);
  void call_back_cooling(EntityNumber entity);
  void call_back_grade(const Mistake& mistake, EntryNumber corrected);
  void take_over(std::size_t order, const Entry& trigger, EntryNumber cause);
  void look_for_ended_reasons(const Entry& entry, EntryNumber number);
  void raise_grade(int grade, EntryNumber cause);
  [[nodiscard]] int lower_alarm(int grade) const;
  void act_on_fire(const Order& order, const Entry& trigger, EntryNumber cause);
  void act_on_resources(const Order& order, EntryNumber cause);
  void order_protection(const Order& order, EntryNumber cause);
  void close_road(std::string_view selector, EntryNumber cause);
  [[nodiscard]] std::vector<std::size_t> zones_of(const Order& order) const;
  /// Whether an order was set off by a report that names the wrong place.
  [[nodiscard]] bool is_mistaken(EntryNumber cause) const;
  [[nodiscard]] double measure(Measure what) const;
  [[nodiscard]] Seen see() const;
  /// As it is, or, where the picture takes its time, as it was last told.
  [[nodiscard]] Seen view() const;
  [[nodiscard]] std::vector<AssetIndex> assets_of(EntityNumber entity) const;

  /// For what a level took over command by a line of the plan.
  struct Reason {
    std::size_t order = 0;
    EntityNumber level = 0;
    Entry trigger;
  };

  Stage& stage_;
  Reach reach_;
  std::vector<int> fired_;                ///< how often each order has been set off
  std::vector<std::size_t> by_priority_;  ///< the orders, the higher priority first, then by id
  std::vector<char> held_;                ///< of a trigger on state: whether it held when last seen
  std::vector<bool> decided_;             ///< whether each decision has come up
  std::set<std::string, std::less<>> chosen_;   ///< options
  std::set<std::pair<std::size_t, int>> done_;  ///< orders with a deadline, and which time
  Seen known_;
  EntryNumber known_from_ = no_cause;  ///< entry by which it is known
  bool has_state_triggers_ = false, states_pending_ = false;
  std::vector<EntryNumber> unnoticed_;
  std::vector<Reason> reasons_;
  /// Orders and the mistaken report that set them off, which has been corrected meanwhile.
  std::set<std::pair<std::size_t, EntryNumber>> cancelled_;
  bool detected_ = false;
  int grade_ = 0;
  int wrong_actions_ = 0;
  int grade_held_back_ = 0;  ///< what the plan asked while the first report was too low
};

}  // namespace yuyan::response
