// Contaminated water: what falls into the bunds and what runs off; what the ground holds, the
// rain-water valve, the accident pool, the ditch and the watercourse.
#pragma once

#include <memory>
#include <vector>

#include "models/response/brigade.h"
#include "sim/calendar/stock.h"

namespace yuyan::response {

class RunOff {
 public:
  RunOff(Stage& stage, FireGround& ground, FixedProtection& fixed, Brigade& brigade,
         Supply& supply);

  /// Closes the rain-water valve: from now on run-off goes to the accident pool.
  void close_valve(EntryNumber cause);
  /// Dams the watercourse: what leaves the site from now on does not reach it.
  void block_watercourse(EntryNumber cause);
  /// What has left the site, m3.
  [[nodiscard]] double left_site_m3() const;
  /// Of this, what has reached the watercourse, m3.
  [[nodiscard]] double reached_watercourse_m3() const;
  /// What has run over the walls of the bunds, m3.
  [[nodiscard]] double overflowed_m3() const;
  [[nodiscard]] const calendar::Stock& bund(std::size_t index) const { return *bunds_[index].held; }
  [[nodiscard]] const calendar::Stock& ground() const { return held_; }
  [[nodiscard]] const calendar::Stock& pool() const { return pool_; }

 private:
  /// Water and oil between the walls of a bund.
  struct Bund {
    std::unique_ptr<calendar::Stock> held;
    calendar::Flow water;
    double oil_m3 = 0;  ///< oil that has been counted in
  };

  calendar::Process follow_flow();
  calendar::Process watch_ground();
  calendar::Process watch_pool();
  calendar::Process watch_ditch();
  calendar::Process watch_bund(std::size_t bund);
  void route();
  void fill_bunds();
  [[nodiscard]] double overflow_m3_s() const;
  /// Density of the oil of a bund's tanks.
  [[nodiscard]] double oil_kg_m3(std::size_t bund) const;
  [[nodiscard]] double water_into_m3_s(std::size_t bund) const;

  Stage& stage_;
  FireGround& fires_;
  FixedProtection& fixed_;
  Brigade& brigade_;
  Supply& supply_;
  calendar::Stock held_, pool_, ditch_;
  calendar::Flow to_ground_, to_pool_, to_ditch_;
  std::vector<Bund> bunds_;
  calendar::Gate left_;
  double reached_m3_ = 0;
  bool closed_ = false, blocked_ = false;
};

}  // namespace yuyan::response
