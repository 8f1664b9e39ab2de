// The hospitals of a drill: beds that a surge may use, theatre teams for red cases, a reception
// that takes so many yellow ones an hour; who is sent where, who is turned away.
#pragma once

#include <memory>
#include <vector>

#include "models/response/stage.h"
#include "sim/calendar/resource.h"
#include "sim/world/roads.h"

namespace yuyan::response {

/// Yellow cases that a hospital takes in an hour: its own figure, or by its beds.
[[nodiscard]] double yellow_rate_h(const Hospital& hospital, const Care& care);
/// Beds that a surge may use.
[[nodiscard]] int surge_beds(const Hospital& hospital);

class HospitalCare {
 public:
  explicit HospitalCare(Stage& stage);

  /// What one hospital has seen.
  struct Tally {
    int arrivals = 0, diverted = 0, peak_queue = 0;
    std::vector<double> waits_s;  ///< of those who were taken over, arrival until then

    /// 90 % of them waited no longer; no number when nobody was taken over.
    [[nodiscard]] double wait90_s() const;
  };

  /// Somebody at the door of a hospital.
  struct Admission {
    std::size_t hospital = 0;
    bool red = false, sent_as_red = false;
    int number = 0;  ///< of the casualty
  };

  /// Chooses for a patient at a junction and keeps a bed for him: the hospital with a free bed that
  /// takes him over first, as far as the way and those already sent there tell; without a free bed
  /// anywhere, the first of all. Tells who is full.
  std::size_t choose(bool red, world::JunctionIndex from, EntryNumber cause);
  /// He died before he was taken over: his bed is free again.
  void give_up(std::size_t hospital, bool red);
  void arrive(std::size_t hospital);
  /// co_await take_over(...): until a team (red) or the reception takes him over; it then has him
  /// in hand for the time that it needs, whether or not somebody waits for that.
  calendar::Task<void> take_over(Admission admission);

  [[nodiscard]] const std::vector<Tally>& tallies() const { return tallies_; }

 private:
  calendar::Process occupy(calendar::Hold hold, Admission admission);
  [[nodiscard]] const Hospital& data(std::size_t hospital) const {
    return stage_.drill().hospitals.list[hospital];
  }
  [[nodiscard]] double expected_wait_s(std::size_t hospital, bool red) const;
  [[nodiscard]] double reception_s(std::size_t hospital) const;

  Stage& stage_;
  std::vector<std::unique_ptr<calendar::Resource>> teams_, receptions_;
  std::vector<int> free_beds_;
  std::vector<std::array<int, 2>> expected_;  ///< yellow and red that are on the way or wait
  std::vector<Tally> tallies_;
};

}  // namespace yuyan::response
