// People and the air: who falls in a cloud, at his place or under way; crews on the scene.
#include <algorithm>
#include <cmath>
#include <functional>

#include "models/response/people.h"

namespace yuyan::response {
namespace {

/// A leg is looked at in steps no longer than this.
constexpr double step_m = 40;
constexpr int fewest_steps = 6, most_steps = 200;
/// Below this heat nobody is harmed in passing.
constexpr double noticed_w_m2 = 1600;

propagation::Point point_at(const Leg& leg, double share) {
  return {.x_m = leg.from.x_m + share * (leg.to.x_m - leg.from.x_m),
          .y_m = leg.from.y_m + share * (leg.to.y_m - leg.from.y_m)};
}

/// Names the draws of a part of a group on a leg, whoever else is under way.
std::string key_of_leg(const Travellers& travellers, std::size_t part) {
  return travellers.group + " " + std::to_string(travellers.legs) + " " + std::to_string(part);
}

}  // namespace

int Travellers::persons() const {
  int n = 0;
  for (const Part& part : parts) n += part.persons;
  return n;
}

std::size_t People::add_cohort(Cohort cohort, double changes_per_s, double share) {
  if (airborne_) {
    cohort.key += changes_per_s >= 0 ? "i" : "";
    const int number = cohorts_of_[cohort.entity]++;
    air_.add(stage_.cast().name(cohort.entity) + "#" + std::to_string(number), cohort.place,
             cohort.persons, changes_per_s, share);
  }
  cohorts_.push_back(std::move(cohort));
  return cohorts_.size() - 1;
}

/// The number of a cohort has changed.
void People::breathes_with(const Cohort& cohort) {
  if (!airborne_) return;
  const std::less<const Cohort*> before;
  const Cohort* first = cohorts_.data();
  if (before(&cohort, first) || !before(&cohort, first + cohorts_.size())) return;
  air_.set_persons(static_cast<std::size_t>(&cohort - first), cohort.persons);
}

Air::Fallen People::fall(std::size_t index, std::size_t number) {
  Cohort& cohort = cohorts_[index];
  const Cloud& cloud = air_.clouds().at(number);
  const int left = --cohort.persons;
  if (const auto zone = zone_of(cohort.entity)) ++exposed_[*zone];
  return {add(cohort, Injury::yellow, cloud.cause(), cloud.agent().decontaminate), left};
}

void People::expose(Travellers& travellers, const Leg& leg) {
  ++travellers.legs;
  const bool fire = !ground_.burning().empty();
  if ((!air_.active() && !fire) || leg.to_s <= leg.from_s) return;
  const double way_m = std::hypot(leg.to.x_m - leg.from.x_m, leg.to.y_m - leg.from.y_m);
  const int steps = std::clamp(static_cast<int>(way_m / step_m), fewest_steps, most_steps);
  const double step_s = (leg.to_s - leg.from_s) / steps;
  for (std::size_t cloud = 0; cloud < air_.clouds().size(); ++cloud)
    if (air_.clouds().at(cloud).active()) meet_cloud(travellers, cloud, leg, steps);
  if (!fire) return;
  double dose = 0;
  for (int i = 0; i < steps; ++i) {
    const double flux_w_m2 =
        leg.heat_share * ground_.heat_flux_at_w_m2(point_at(leg, (i + 0.5) / steps));
    if (flux_w_m2 > noticed_w_m2) dose += std::pow(flux_w_m2, 4.0 / 3) * step_s;
  }
  for (std::size_t i = 0; dose > 0 && i < travellers.parts.size(); ++i)
    burn_on_way(travellers, i, dose, leg);
}

void People::meet_cloud(Travellers& travellers, std::size_t number, const Leg& leg, int steps) {
  const Cloud& cloud = air_.clouds().at(number);
  const auto& law = cloud.agent().law;
  const double step_s = (leg.to_s - leg.from_s) / steps;
  double load = 0, peak_kg_m3 = 0;
  for (int i = 0; i < steps; ++i) {
    const double share = (i + 0.5) / steps;
    const double kg_m3 =
        leg.air_share *
        cloud.at_kg_m3(point_at(leg, share), leg.from_s + share * (leg.to_s - leg.from_s));
    peak_kg_m3 = std::max(peak_kg_m3, kg_m3);
    load += std::pow(kg_m3 * law.unit_per_kg_m3, law.exponent) * step_s / 60;
  }
  for (std::size_t i = 0; i < travellers.parts.size(); ++i) {
    Travellers::Part& part = travellers.parts[i];
    if (!part.exposed && peak_kg_m3 >= cloud.agent().harmful_kg_m3) {
      part.exposed = true;
      exposed_[travellers.zone] += part.persons;
    }
    if (load > 0) fall_on_way(travellers, i, number, load, leg);
  }
}

/// Those whose tolerance lies between the load before the leg and after it fall at its end, and go
/// on breathing what is there.
void People::fall_on_way(Travellers& travellers, std::size_t index, std::size_t number, double load,
                         const Leg& leg) {
  Travellers::Part& part = travellers.parts[index];
  const Tolerance& tolerance = air_.tolerance(number);
  const Cloud& cloud = air_.clouds().at(number);
  part.loads.resize(air_.clouds().size(), 0);
  double floor = tolerance.share(part.loads[number] / tolerance.yellow_share());
  part.loads[number] += load;
  const double reached = tolerance.share(part.loads[number] / tolerance.yellow_share());
  const std::string& zone = stage_.drill().surroundings[travellers.zone].id;
  const std::string purpose = "way_tolerance " + key_of_leg(travellers, index) +
                              (number == 0 ? "" : "~" + std::to_string(number));
  std::uint64_t draws = 0;
  std::optional<std::size_t> there;
  while (part.persons > 0 && floor < 1) {
    const double u = least_of(part.persons, floor, stage_.uniform(zone, purpose, draws++));
    if (u > reached) break;
    floor = u;
    --part.persons;
    if (!there) {
      Cohort fallen;
      fallen.entity = stage_.cast().zone(travellers.zone);
      fallen.party = Party::public_;
      fallen.place = leg.to;
      there = add_cohort(fallen, Inhalation::outdoors);
      air_.set_loads(*there, part.loads);
    }
    const int casualty =
        add(cohorts_[*there], Injury::yellow, cloud.cause(), cloud.agent().decontaminate);
    air_.lay(*there, number, casualty, tolerance.lethal_load(u));
  }
}

void People::burn_on_way(Travellers& travellers, std::size_t index, double dose, const Leg& leg) {
  const double p =
      consequence::probability_of_probit(consequence::thermal_probit(harm().heat_probit, dose));
  Cohort passing;
  passing.entity = stage_.cast().zone(travellers.zone);
  passing.party = Party::public_;
  passing.place = leg.to;
  passing.persons = travellers.parts[index].persons;
  passing.key = key_of_leg(travellers, index);
  hurt(passing, p, std::min(1 - p, p * harm().injuries_a_death),
       ground_.cause_of(ground_.burning().back()));
  travellers.parts[index].persons = passing.persons;
}

void People::shelter_zone(std::size_t zone) {
  if (!airborne_) return;
  for (const std::size_t cell : of_zone_[zone]) shut_windows(zone, cell);
}

void People::shelter_lying(std::size_t zone) {
  if (airborne_ && lying_[zone]) shut_windows(zone, *lying_[zone]);
}

void People::shut_windows(std::size_t zone, std::size_t cell) {
  const Airborne& airborne = stage_.drill().events.airborne;
  const double changes_h = stage_.draw(airborne.sheltered_air_changes_h,
                                       stage_.drill().surroundings[zone].id, "sheltered_air");
  cohorts_[cell].indoor_share = 1;
  air_.ventilate(cell, changes_h / 3600);
}

std::vector<propagation::Point> People::places_of(std::size_t zone) const {
  std::vector<propagation::Point> places;
  for (const std::size_t cell : of_zone_[zone]) places.push_back(cohorts_[cell].place);
  return places;
}

int People::exposed(std::size_t zone) const {
  int n = exposed_[zone];
  if (!airborne_ || !air_.active()) return n;
  for (const std::size_t cell : of_zone_[zone])
    if (air_.exposed(cell)) n += cohorts_[cell].persons;
  return n;
}

void People::hurt_at(const propagation::Point& place, EntityNumber entity, int persons,
                     EntryNumber cause) {
  ++episodes_;
  Cohort crowd;
  crowd.entity = entity;
  crowd.party = Party::public_;
  crowd.place = place;
  crowd.persons = persons;
  hurt(crowd, 0, 1, cause);
}

std::optional<std::size_t> People::zone_of(EntityNumber entity) const {
  const auto zone = static_cast<std::size_t>(entity - stage_.cast().zone(0));
  if (entity < stage_.cast().zone(0) || zone >= of_zone_.size()) return std::nullopt;
  return zone;
}

/// Crews come to the scene and leave it.
void People::heed_crews(const Entry& entry) {
  const bool comes =
      entry.happening == Happening::arrived || entry.happening == Happening::returned;
  const bool goes = entry.happening == Happening::relieved ||
                    entry.happening == Happening::loaded || entry.happening == Happening::unit_lost;
  if (!airborne_ || (!comes && !goes)) return;
  const auto unit = static_cast<std::size_t>(entry.entity - stage_.cast().unit(0));
  const auto& units = stage_.drill().units.list;
  if (entry.entity < stage_.cast().unit(0) || unit >= units.size()) return;
  if (goes) return crew_gone(unit);
  const Junction& assembly = stage_.drill().roads.junctions[stage_.model().assembly()];
  crew_at(unit, stage_.model().gathers(unit)
                    ? propagation::Point{.x_m = assembly.x_m, .y_m = assembly.y_m}
                    : stage_.model().point_of(FacilityKind::gate));
}

Cohort People::crew_of(std::size_t unit) const {
  Cohort crew;
  crew.entity = stage_.cast().unit(unit);
  crew.party = Party::responders;
  crew.place = brigade_.position(unit);
  crew.persons = std::max(0, stage_.drill().units.list[unit].crew - crew_hurt_[unit]);
  return crew;
}

/// Crews at work who are overtaken by heat flee from it like others, in better clothes.
void People::expose_crews_to_heat(EntryNumber cause) {
  for (const std::size_t unit : brigade_.units()) {
    Cohort crew = crew_of(unit);
    const double flux_w_m2 = harm().crew_heat_share * ground_.heat_flux_at_w_m2(crew.place);
    if (crew.persons == 0 || flux_w_m2 < noticed_w_m2 || flux_w_m2 <= 1.05 * crew_worst_w_m2_[unit])
      continue;
    crew_worst_w_m2_[unit] = flux_w_m2;
    const double dose = flight_dose(crew.place) * std::pow(harm().crew_heat_share, 4.0 / 3);
    const double p =
        consequence::probability_of_probit(consequence::thermal_probit(harm().heat_probit, dose));
    hurt(crew, p, std::min(1 - p, p * harm().injuries_a_death), cause);
  }
}

void People::expose_crews_to_blast(const propagation::Blast& blast, EntryNumber cause) {
  for (const std::size_t unit : brigade_.units()) {
    Cohort crew = crew_of(unit);
    hurt_by_blast(crew, blast, cause);
  }
}

void People::crew_at(std::size_t unit, const propagation::Point& place) {
  if (!airborne_) return;
  std::optional<std::size_t>& cohort_of_crew = crew_cohort_[unit];
  if (!cohort_of_crew) {
    Cohort crew;
    crew.entity = stage_.cast().unit(unit);
    crew.party = Party::responders;
    crew.place = place;
    cohort_of_crew =
        add_cohort(crew, Inhalation::outdoors, stage_.drill().events.airborne.crew_share);
  }
  const std::size_t cohort = *cohort_of_crew;
  cohorts_[cohort].place = place;
  cohorts_[cohort].persons = std::max(0, stage_.drill().units.list[unit].crew - crew_hurt_[unit]);
  air_.move(cohort, place);
  air_.set_persons(cohort, cohorts_[cohort].persons);
}

void People::crew_gone(std::size_t unit) {
  const std::optional<std::size_t>& cohort_of_crew = crew_cohort_[unit];
  if (!cohort_of_crew) return;
  const std::size_t cohort = *cohort_of_crew;
  cohorts_[cohort].persons = 0;
  air_.set_persons(cohort, 0);
}

/// A crew of which more than half is hurt can work no longer.
void People::count_crew(const Cohort& cohort, EntryNumber cause) {
  for (std::size_t unit = 0; unit < crew_hurt_.size(); ++unit) {
    if (stage_.cast().unit(unit) != cohort.entity) continue;
    ++crew_hurt_[unit];
    if (crew_lost_told_[unit] || 2 * crew_hurt_[unit] <= stage_.drill().units.list[unit].crew)
      return;
    crew_lost_told_[unit] = true;
    if (crew_lost_) crew_lost_(unit, cause);
    return;
  }
}

}  // namespace yuyan::response
