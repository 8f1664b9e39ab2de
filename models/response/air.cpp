#include "models/response/air.h"

#include <algorithm>

namespace yuyan::response {

Air::Air(Stage& stage, Clouds& clouds) : clouds_(clouds) {
  for (std::size_t i = 0; i < clouds.size(); ++i) {
    // The keys of the first cloud's draws have no suffix.
    breathed_.push_back(std::make_unique<Inhalation>(stage, clouds.at(i), clouds.changed(),
                                                     i == 0 ? "" : "~" + std::to_string(i)));
    breathed_.back()->on_fall([this, i](CohortIndex cohort) { return strike(cohort, i); });
  }
}

/// Who falls by one cloud goes on breathing the others.
int Air::strike(CohortIndex cohort, std::size_t cloud) {
  const Fallen fallen = fall_(cohort, cloud);
  for (std::size_t i = 0; i < breathed_.size(); ++i)
    if (i != cloud) breathed_[i]->lay_other(cohort, fallen.casualty, fallen.persons_left);
  return fallen.casualty;
}

void Air::on_worsen(const Inhalation::Worsen& worsen) {
  for (const auto& one : breathed_) one->on_worsen(worsen);
}

Air::CohortIndex Air::add(const std::string& key, const propagation::Point& place, int persons,
                          double changes_per_s, double share) {
  for (const auto& one : breathed_) one->add(key, place, persons, changes_per_s, share);
  return cohorts_++;
}

void Air::move(CohortIndex cohort, const propagation::Point& place) {
  for (const auto& one : breathed_) one->move(cohort, place);
}

void Air::ventilate(CohortIndex cohort, double changes_per_s) {
  for (const auto& one : breathed_) one->ventilate(cohort, changes_per_s);
}

void Air::set_persons(CohortIndex cohort, int persons) {
  for (const auto& one : breathed_) one->set_persons(cohort, persons);
}

void Air::rescue(int casualty) {
  for (const auto& one : breathed_) one->rescue(casualty);
}

void Air::lay(CohortIndex cohort, std::size_t cloud, int casualty, double lethal_load) {
  for (std::size_t i = 0; i < breathed_.size(); ++i)
    if (i == cloud)
      breathed_[i]->lay(cohort, casualty, lethal_load, Injury::yellow);
    else
      breathed_[i]->lay_other(cohort, casualty, 0);
}

std::vector<double> Air::loads(CohortIndex cohort) {
  std::vector<double> loads;
  for (const auto& one : breathed_) loads.push_back(one->active() ? one->load(cohort) : 0);
  return loads;
}

void Air::set_loads(CohortIndex cohort, const std::vector<double>& loads) {
  for (std::size_t i = 0; i < breathed_.size(); ++i)
    if (breathed_[i]->active()) breathed_[i]->set_load(cohort, loads[i]);
}

bool Air::exposed(CohortIndex cohort) const {
  return std::ranges::any_of(
      breathed_, [&](const auto& one) { return one->active() && one->exposed(cohort); });
}

}  // namespace yuyan::response
