// The earliest time at which each happening of a plan can come, along orders, travel and turnout.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/response/model.h"
#include "sim/world/roads.h"

namespace yuyan::response {

class Earliest {
 public:
  /// A happening, and of whom.
  struct Barred {
    Happening happening{};
    std::string selector;
  };

  /// Every order is carried out at once; see analyse_plan(). What is barred never comes.
  explicit Earliest(const DrillModel& model, std::optional<Barred> barred = {});

  /// Of the first entity that the selector takes, seconds since T0; infinite when it never comes.
  [[nodiscard]] double of(Happening happening, std::string_view selector) const;
  /// When an order acts at the earliest.
  [[nodiscard]] double of_order(std::size_t order) const { return orders_[order]; }
  /// What an order brings about.
  [[nodiscard]] const std::vector<std::pair<Happening, EntityNumber>>& effects(
      std::size_t order) const {
    return effects_[order];
  }
  /// Whether it is reckoned when a happening can come; of the others, which the accident brings
  /// about, any moment is as good.
  [[nodiscard]] static bool is_reckoned(Happening happening);
  /// Whether no initiating event of the drill is ever noticed: the times are then those of a drill
  /// in which one is, at T0.
  [[nodiscard]] bool is_quiet() const { return is_quiet_; }

  /// When the first unit that does a task can be on the scene; infinite: none is ever sent.
  [[nodiscard]] double first_there(Task task) const;

 private:
  using Fact = std::pair<Happening, EntityNumber>;

  void add_accident();
  void add_command();
  void add_mistakes(double noticed_s);
  void find_effects();
  void add_units(std::size_t order, std::string_view target);
  void add_package_units(std::size_t order, int grade);
  /// One round over all orders and consequences. Whether something came earlier than before.
  bool relax();
  bool put(Happening happening, EntityNumber entity, double time_s);
  bool follow(Happening happening, EntityNumber entity, double time_s);
  bool follow_dispatch(std::size_t unit, double time_s);
  bool attack(double time_s);
  [[nodiscard]] std::string aid_units(const std::string& target) const;
  bool monitor();
  bool open_post(EntityNumber level, double time_s);
  bool set_up_groups();
  [[nodiscard]] double members_s(const CommandGroup& group) const;
  [[nodiscard]] double through_group_s(const Order& order, double time_s) const;
  [[nodiscard]] double trigger_s(const Order& order) const;
  [[nodiscard]] double drive_s(std::size_t unit) const;

  const DrillModel& model_;
  std::optional<Barred> barred_;
  bool is_quiet_ = false;
  bool may_have_cloud_ = false;
  world::RoadNetwork roads_;
  std::map<Fact, double> facts_;
  std::vector<double> orders_, decisions_;
  std::vector<std::vector<Fact>> effects_;
};

}  // namespace yuyan::response
