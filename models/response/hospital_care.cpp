#include "models/response/hospital_care.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yuyan::response {

double yellow_rate_h(const Hospital& hospital, const Care& care) {
  return hospital.yellow_rate_h > 0 ? hospital.yellow_rate_h
                                    : hospital.beds / 100.0 * care.yellow_per_100_beds_h;
}

int surge_beds(const Hospital& hospital) {
  return static_cast<int>(std::floor(hospital.beds * hospital.free_share));
}

double HospitalCare::Tally::wait90_s() const {
  if (waits_s.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> sorted = waits_s;
  std::ranges::sort(sorted);
  const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(sorted.size())));
  return sorted[rank - 1];
}

HospitalCare::HospitalCare(Stage& stage) : stage_(stage) {
  for (const Hospital& hospital : stage.drill().hospitals.list) {
    teams_.push_back(std::make_unique<calendar::Resource>(stage.calendar(), hospital.teams));
    receptions_.push_back(std::make_unique<calendar::Resource>(stage.calendar(), 1));
    free_beds_.push_back(surge_beds(hospital));
  }
  expected_.resize(free_beds_.size());
  tallies_.resize(free_beds_.size());
}

double HospitalCare::reception_s(std::size_t hospital) const {
  return 3600 / yellow_rate_h(data(hospital), stage_.drill().hospitals.care);
}

/// By those who are on the way there, wait, or are being treated.
double HospitalCare::expected_wait_s(std::size_t hospital, bool red) const {
  if (!red) return (expected_[hospital][0] + receptions_[hospital]->busy()) * reception_s(hospital);
  const int teams = data(hospital).teams;
  const int before = expected_[hospital][1] + teams_[hospital]->busy() + 1 - teams;
  return std::max(0, before) * mean(stage_.drill().hospitals.care.operate_s.distribution) / teams;
}

std::size_t HospitalCare::choose(bool red, world::JunctionIndex from, EntryNumber cause) {
  constexpr double full_s = 1e7;
  std::size_t best = 0, nearest = 0;
  double best_s = std::numeric_limits<double>::infinity(), nearest_s = best_s;
  for (std::size_t i = 0; i < free_beds_.size(); ++i) {
    const double way_s = std::min(
        1e6, stage_.world().roads().travel_time_s(from, stage_.model().junction(data(i).junction)));
    const double cost_s =
        way_s + expected_wait_s(i, red) + (free_beds_[i] > 0 ? 0 : full_s * (1 - free_beds_[i]));
    if (cost_s < best_s) {
      best_s = cost_s;
      best = i;
    }
    if (way_s < nearest_s) {
      nearest_s = way_s;
      nearest = i;
    }
  }
  if (best != nearest && free_beds_[nearest] <= 0) {
    ++tallies_[nearest].diverted;
    stage_.tell(Happening::diverted, stage_.cast().hospital(nearest), cause, 1,
                stage_.cast().hospital(best));
  }
  --free_beds_[best];
  ++expected_[best][red ? 1 : 0];
  return best;
}

void HospitalCare::give_up(std::size_t hospital, bool red) {
  ++free_beds_[hospital];
  --expected_[hospital][red ? 1 : 0];
}

void HospitalCare::arrive(std::size_t hospital) { ++tallies_[hospital].arrivals; }

calendar::Task<void> HospitalCare::take_over(Admission admission) {
  const std::size_t hospital = admission.hospital;
  const double arrived_s = stage_.now();
  calendar::Resource& who = admission.red ? *teams_[hospital] : *receptions_[hospital];
  Tally& tally = tallies_[hospital];
  if (who.free() <= 0)
    tally.peak_queue = std::max(tally.peak_queue, teams_[hospital]->queue_length() +
                                                      receptions_[hospital]->queue_length() + 1);
  calendar::Hold hold = co_await who.acquire();
  --expected_[hospital][admission.sent_as_red ? 1 : 0];
  tally.waits_s.push_back(stage_.now() - arrived_s);
  stage_.calendar().spawn(occupy(std::move(hold), admission));
}

calendar::Process HospitalCare::occupy(calendar::Hold hold, Admission admission) {
  const Care& care = stage_.drill().hospitals.care;
  const double time_s = admission.red ? stage_.draw(care.operate_s, "casualty", "operate",
                                                    static_cast<std::uint64_t>(admission.number))
                                      : reception_s(admission.hospital);
  co_await stage_.calendar().delay(time_s);
  hold.release();
}

}  // namespace yuyan::response
