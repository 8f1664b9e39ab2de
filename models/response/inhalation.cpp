#include "models/response/inhalation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/math/special_functions/erf.hpp>

namespace yuyan::response {
namespace {

/// Loads that differ by less are reached at the same time.
constexpr double same_load = 1e-9;

}  // namespace

Tolerance::Tolerance(const Agent& agent, const Airborne& airborne)
    : a_(agent.probit.a),
      b_(agent.probit.b),
      yellow_share_(std::min(airborne.yellow_load_share, airborne.red_load_share)),
      red_share_(airborne.red_load_share) {}

double Tolerance::share(double load) const {
  return load > 0 ? consequence::probability_of_probit(consequence::log_probit(a_, b_, load)) : 0;
}

double Tolerance::lethal_load(double u) const {
  if (u <= 0) return 0;
  if (u >= 1) return propagation::never;
  const double probit = 5 - std::sqrt(2.0) * boost::math::erfc_inv(2 * u);
  return std::exp((probit - a_) / b_);
}

double Tolerance::share_of(Injury injury) const {
  switch (injury) {
    case Injury::yellow:
      return yellow_share_;
    case Injury::red:
      return red_share_;
    case Injury::dead:
      break;
  }
  return 1;
}

double least_of(int n, double floor, double uniform) {
  return -std::expm1(std::log1p(-floor) + std::log(uniform) / n);
}

Inhalation::Inhalation(Stage& stage, const Cloud& cloud, calendar::Signal& changed,
                       std::string suffix)
    : stage_(stage), cloud_(cloud), suffix_(std::move(suffix)) {
  stage.calendar().spawn(follow(changed));
}

Inhalation::CohortIndex Inhalation::add(std::string key, const propagation::Point& place,
                                        int persons, double changes_per_s, double share) {
  const double now_s = stage_.now();
  breaths_.push_back(std::make_unique<Breath>());
  Breath& added = *breaths_.back();
  added.key = std::move(key) + suffix_;
  added.place = place;
  added.persons = persons;
  added.changes_per_s = changes_per_s;
  added.share = share;
  added.load = propagation::ToxicLoad({}, now_s);
  added.looked_s = now_s;
  const CohortIndex index = breaths_.size() - 1;
  if (!active()) return index;
  Breath& breath = *breaths_.back();
  breath.load = propagation::ToxicLoad(cloud_.agent().law, now_s);
  renew(breath);
  draw_next(breath);
  plan(index);
  return index;
}

calendar::Process Inhalation::follow(calendar::Signal& changed) {
  bool begun = false;
  for (;;) {
    co_await changed.wait(calendar::Phase::completion);
    if (!active()) continue;
    if (!begun) {
      begun = true;
      begin();
    }
    for (CohortIndex i = 0; i < breaths_.size(); ++i) {
      Breath& breath = *breaths_[i];
      look(breath);
      if (breath.persons == 0 && breath.lying.empty()) continue;
      renew(breath);
      plan(i);
    }
  }
}

void Inhalation::begin() {
  tolerance_ = Tolerance(cloud_.agent(), stage_.drill().events.airborne);
  for (auto& breath : breaths_) {
    breath->load = propagation::ToxicLoad(cloud_.agent().law, stage_.now());
    draw_next(*breath);
  }
  for (const Early& early : early_)
    lay_other(early.cohort, early.casualty, breaths_[early.cohort]->persons);
  early_.clear();
}

/// The air from now on, at its place and behind its walls.
void Inhalation::renew(Breath& breath) {
  breath.load.advance(stage_.now());
  const double inside = breath.course.at(stage_.now());
  auto outside = cloud_.course(breath.place);
  if (breath.changes_per_s < 0 && breath.share < 1) {
    std::vector<propagation::ConcentrationNode> nodes(outside.nodes().begin(),
                                                      outside.nodes().end());
    for (auto& node : nodes) node.kg_m3 *= breath.share;
    outside = propagation::ConcentrationCourse(std::move(nodes));
  }
  if (breath.changes_per_s < 0)
    breath.course = std::move(outside);
  else if (outside.nodes().empty() && inside < cloud_.agent().negligible_kg_m3)
    breath.course = {};
  else
    breath.course = propagation::indoors(outside, breath.changes_per_s, inside, stage_.now());
  breath.load.breathe(breath.course, stage_.now());
}

/// Notes whether the harmful concentration was breathed since the last look.
void Inhalation::look(Breath& breath) {
  breath.exposed = breath.exposed || (!breath.course.nodes().empty() &&
                                      breath.course.peak(breath.looked_s, stage_.now()) >=
                                          cloud_.agent().harmful_kg_m3);
  breath.looked_s = stage_.now();
}

/// Those who are left are spread evenly over the tolerances that their load has not reached.
void Inhalation::draw_next(Breath& breath) {
  breath.next_load = propagation::never;
  if (breath.persons == 0) return;
  const double floor = tolerance_.share(breath.load.load() / tolerance_.yellow_share());
  if (floor >= 1) {
    breath.next_load = breath.load.load();
    breath.next_u = 1;
    return;
  }
  breath.next_u =
      least_of(breath.persons, floor, stage_.uniform(breath.key, "tolerance", breath.draws++));
  breath.next_load = tolerance_.yellow_share() * tolerance_.lethal_load(breath.next_u);
}

void Inhalation::plan(CohortIndex index) {
  Breath& breath = *breaths_[index];
  breath.next.cancel();
  if (breath.course.nodes().empty()) return;
  double load = breath.next_load;
  for (const Lying& lying : breath.lying)
    load = std::min(
        load, lying.lethal_load *
                  tolerance_.share_of(lying.injury == Injury::yellow ? Injury::red : Injury::dead));
  breath.due_load = load;
  const double time_s = breath.load.time_of(load);
  if (!std::isfinite(time_s)) return;
  breath.next = stage_.calendar().at(std::max(time_s, stage_.now()), calendar::Phase::completion,
                                     [this, index] { happen(index); });
}

void Inhalation::happen(CohortIndex index) {
  Breath& breath = *breaths_[index];
  breath.load.advance(stage_.now());
  // At the time of the event its load is reached, whatever the last digit of the integral says.
  const double reached = std::max(breath.load.load() * (1 + same_load), breath.due_load);
  look(breath);
  if (breath.persons > 0 && reached >= breath.next_load) {
    --breath.persons;
    const double lethal = breath.next_u < 1 ? tolerance_.lethal_load(breath.next_u)
                                            : breath.load.load() / tolerance_.yellow_share();
    const int casualty = fall_(index);
    breath.lying.push_back({casualty, lethal, Injury::yellow});
    draw_next(breath);
  }
  std::vector<std::pair<int, Injury>> worse_off;
  for (Lying& lying : breath.lying) {
    while (lying.injury != Injury::dead) {
      const Injury worse = lying.injury == Injury::yellow ? Injury::red : Injury::dead;
      if (reached < lying.lethal_load * tolerance_.share_of(worse)) break;
      lying.injury = worse;
      worse_off.emplace_back(lying.casualty, worse);
    }
  }
  std::erase_if(breath.lying, [](const Lying& lying) { return lying.injury == Injury::dead; });
  plan(index);
  if (!worsen_) return;
  for (const auto& [casualty, injury] : worse_off) worsen_(casualty, injury);
}

void Inhalation::move(CohortIndex index, const propagation::Point& place) {
  Breath& breath = *breaths_[index];
  if (active()) look(breath);
  breath.place = place;
  if (!active()) return;
  breath.load.advance(stage_.now());
  renew(breath);
  plan(index);
}

void Inhalation::ventilate(CohortIndex index, double changes_per_s) {
  Breath& breath = *breaths_[index];
  if (active()) look(breath);
  const double before = breath.changes_per_s;
  breath.changes_per_s = changes_per_s;
  if (!active()) return;
  // Who comes in from the open finds a room that is as yet clean.
  if (before < 0 && changes_per_s >= 0) {
    breath.load.advance(stage_.now());
    breath.course = {};
  }
  renew(breath);
  plan(index);
}

void Inhalation::set_persons(CohortIndex index, int persons) {
  Breath& breath = *breaths_[index];
  if (persons == breath.persons) return;
  breath.persons = persons;
  if (!active()) return;
  look(breath);
  breath.load.advance(stage_.now());
  draw_next(breath);
  plan(index);
}

void Inhalation::rescue(int casualty) {
  std::erase_if(early_, [&](const Early& early) { return early.casualty == casualty; });
  for (CohortIndex index = 0; index < breaths_.size(); ++index) {
    auto& lying = breaths_[index]->lying;
    const auto found = std::ranges::find(lying, casualty, &Lying::casualty);
    if (found == lying.end()) continue;
    lying.erase(found);
    return plan(index);
  }
}

void Inhalation::lay(CohortIndex index, int casualty, double lethal_load, Injury injury) {
  Breath& breath = *breaths_[index];
  breath.lying.push_back({casualty, lethal_load, injury});
  renew(breath);
  plan(index);
}

void Inhalation::lay_other(CohortIndex index, int casualty, int persons_left) {
  Breath& breath = *breaths_[index];
  if (!active()) {
    breath.persons = persons_left;
    early_.push_back({index, casualty});
    return;
  }
  set_persons(index, persons_left);
  breath.load.advance(stage_.now());
  const double floor = tolerance_.share(breath.load.load() / tolerance_.yellow_share());
  const double u = floor + (1 - floor) * stage_.uniform("casualty", "tolerance" + suffix_,
                                                        static_cast<std::uint64_t>(casualty));
  lay(index, casualty, tolerance_.lethal_load(u), Injury::yellow);
}

double Inhalation::load(CohortIndex index) {
  Breath& breath = *breaths_[index];
  breath.load.advance(stage_.now());
  return breath.load.load();
}

void Inhalation::set_load(CohortIndex index, double load) {
  Breath& breath = *breaths_[index];
  breath.load = propagation::ToxicLoad(cloud_.agent().law, stage_.now(), load);
  breath.load.breathe(breath.course, stage_.now());
  draw_next(breath);
  plan(index);
}

double Inhalation::breathed_kg_m3(CohortIndex index) const {
  return breaths_[index]->course.at(stage_.now());
}

bool Inhalation::exposed(CohortIndex index) const {
  const Breath& breath = *breaths_[index];
  return breath.exposed ||
         (!breath.course.nodes().empty() &&
          breath.course.peak(breath.looked_s, stage_.now()) >= cloud_.agent().harmful_kg_m3);
}

}  // namespace yuyan::response
