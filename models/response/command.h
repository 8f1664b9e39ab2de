// The plan at work: each line waits for its trigger, takes its time, may be forgotten, and acts.
#pragma once

#include <vector>

#include "models/response/cloud_watch.h"
#include "models/response/dispatcher.h"
#include "models/response/evacuation.h"
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
};

class Command {
 public:
  Command(Stage& stage, Reach reach);

  [[nodiscard]] int grade() const { return grade_; }

 private:
  void hear(const Entry& entry, EntryNumber number);
  void consider(const Entry& entry, EntryNumber number);
  calendar::Process carry_out(std::size_t order, Entry trigger, EntryNumber cause, int count);
  void act(const Order& order, const Entry& trigger, EntryNumber cause);
  void act_on_fire(const Order& order, const Entry& trigger, EntryNumber cause);
  void act_on_resources(const Order& order, EntryNumber cause);
  void order_protection(const Order& order, EntryNumber cause);
  void close_road(std::string_view selector, EntryNumber cause);
  [[nodiscard]] double measure(Measure what) const;
  [[nodiscard]] std::vector<AssetIndex> assets_of(EntityNumber entity) const;

  Stage& stage_;
  Reach reach_;
  std::vector<int> fired_;  ///< how often each order has been set off
  std::vector<EntryNumber> unnoticed_;
  bool detected_ = false;
  int grade_ = 0;
};

}  // namespace yuyan::response
