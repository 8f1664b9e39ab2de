#include "models/response/people.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include <boost/math/quadrature/gauss.hpp>

#include "models/consequence/vce_multi_energy.h"

namespace yuyan::response {
namespace {

/// Below this heat people stay where they are: pain begins far above it.
constexpr double noticed_w_m2 = 1600;
/// A flight lasts no longer than this; by then the flux has fallen to nothing that hurts.
constexpr double longest_flight_s = 60;
constexpr int cells_of_a_zone = 9;

propagation::Point polar(const propagation::Point& centre, double radius_m, double angle_rad) {
  return {.x_m = centre.x_m + radius_m * std::cos(angle_rad),
          .y_m = centre.y_m + radius_m * std::sin(angle_rad)};
}

double distance_m(const propagation::Point& a, const propagation::Point& b) {
  return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m);
}

/// Cohorts at one place have keys of their own only where they are told apart.
std::string key_of(const std::string& name, const Cohort& cohort) {
  return name + "@" + std::to_string(static_cast<long>(cohort.place.x_m * 100)) + "," +
         std::to_string(static_cast<long>(cohort.place.y_m * 100)) + cohort.key;
}

/// Positive-phase impulse of a vapour cloud explosion.
double impulse_pa_s(const propagation::Blast& blast, double distance) {
  constexpr double sound_speed_m_s = 340;
  const double p0 = consequence::standard_pressure_pa;
  const double length_m = consequence::energy_length_m(blast.energy_j, p0);
  return consequence::multi_energy_impulse(blast.strength_class, distance / length_m) * p0 *
         length_m / sound_speed_m_s;
}

}  // namespace

People::People(Stage& stage, FireGround& ground, const Brigade& brigade, Air& air)
    : stage_(stage),
      ground_(ground),
      brigade_(brigade),
      air_(air),
      airborne_(has_airborne(stage.drill())),
      of_zone_(stage.drill().surroundings.size()),
      lying_(stage.drill().surroundings.size()),
      zone_harmed_(stage.drill().surroundings.size()),
      crew_harmed_(stage.drill().units.list.size()),
      crew_hurt_(stage.drill().units.list.size()),
      crew_worst_w_m2_(stage.drill().units.list.size()),
      casualties_of_zone_(stage.drill().surroundings.size()),
      crew_lost_told_(stage.drill().units.list.size()),
      crew_cohort_(stage.drill().units.list.size()),
      exposed_(stage.drill().surroundings.size()) {
  air.on_fall([this](std::size_t cohort, std::size_t cloud) { return fall(cohort, cloud); });
  place_workers();
  place_public();
  stage.calendar().spawn(watch_heat());
  ground.on_blast([this](const propagation::Blast& blast, EntryNumber cause) {
    expose_to_blast(blast, cause);
  });
  stage.journal().listen([this](const Entry& entry, EntryNumber number) {
    if (entry.happening == Happening::failed) expose_crews(entry.entity, number);
    heed_crews(entry);
  });
}

/// Each worker stands somewhere within 30 m of his place of work.
void People::place_workers() {
  const Site& site = stage_.drill().site;
  for (std::size_t post = 0; post < site.posts.size(); ++post) {
    const Facility& facility = site.facilities[stage_.model().place_of(post)];
    const int persons = stage_.is_day() ? site.posts[post].day : site.posts[post].night;
    for (int i = 0; i < persons; ++i) {
      const double radius_m = 5 + 25 * std::sqrt(stage_.uniform(site.posts[post].id, "radius", i));
      const double angle = 2 * std::numbers::pi * stage_.uniform(site.posts[post].id, "angle", i);
      Cohort worker;
      worker.entity = stage_.cast().post(post);
      worker.party = Party::workers;
      worker.place = polar({facility.x_m, facility.y_m}, radius_m, angle);
      worker.persons = 1;
      add_cohort(worker, Inhalation::outdoors);
    }
  }
}

/// The people of a zone are spread over cells: one in the middle, the others on a ring. Those who
/// lie are in the middle.
void People::place_public() {
  const auto& zones = stage_.drill().surroundings;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const int all = stage_.is_day() ? zones[zone].day : zones[zone].night;
    const int lying = static_cast<int>(std::lround(all * zones[zone].lying_share));
    const int persons = all - lying;
    population_.push_back(all);
    for (int cell = 0; cell < cells_of_a_zone; ++cell) {
      const double angle = 2 * std::numbers::pi * cell / (cells_of_a_zone - 1);
      Cohort people;
      people.entity = stage_.cast().zone(zone);
      people.party = Party::public_;
      people.place =
          cell == 0 ? propagation::Point{zones[zone].x_m, zones[zone].y_m}
                    : polar({zones[zone].x_m, zones[zone].y_m}, 0.7 * zones[zone].radius_m, angle);
      people.persons = persons / cells_of_a_zone + (cell < persons % cells_of_a_zone ? 1 : 0);
      people.indoor_share = zones[zone].indoor_share;
      place_cell(zone, people);
    }
    if (lying > 0) place_lying(zone, lying);
  }
}

/// In a cloud it matters who is indoors: two cohorts a cell.
void People::place_cell(std::size_t zone, Cohort people) {
  if (!airborne_) {
    of_zone_[zone].push_back(add_cohort(people, Inhalation::outdoors));
    return;
  }
  const Zone& data = stage_.drill().surroundings[zone];
  const int inside = static_cast<int>(std::lround(people.persons * data.indoor_share));
  const double changes_h =
      stage_.draw(stage_.drill().events.airborne.air_changes_h, data.id, "air_changes");
  Cohort open = people;
  open.persons -= inside;
  open.indoor_share = 0;
  people.persons = inside;
  people.indoor_share = 1;
  of_zone_[zone].push_back(add_cohort(open, Inhalation::outdoors));
  of_zone_[zone].push_back(add_cohort(people, changes_h / 3600));
}

void People::place_lying(std::size_t zone, int persons) {
  const Zone& data = stage_.drill().surroundings[zone];
  const double changes_h =
      stage_.draw(stage_.drill().events.airborne.air_changes_h, data.id, "air_changes");
  Cohort people;
  people.entity = stage_.cast().zone(zone);
  people.party = Party::public_;
  people.place = {.x_m = data.x_m, .y_m = data.y_m};
  people.persons = persons;
  people.indoor_share = 1;
  people.key = "lying";
  lying_[zone] = add_cohort(people, changes_h / 3600);
  of_zone_[zone].push_back(*lying_[zone]);
}

calendar::Process People::watch_heat() {
  for (;;) {
    co_await ground_.changed().wait(calendar::Phase::recording);
    ++episodes_;
    const auto burning = ground_.burning();
    if (burning.empty()) continue;
    const EntryNumber cause = ground_.cause_of(burning.back());
    for (Cohort& cohort : cohorts_) expose_to_heat(cohort, cause);
    expose_crews_to_heat(cause);
    harm_zones(nullptr, cause);
  }
}

/// People flee when it gets hotter than anything they have fled from; what harms them is the dose
/// of the flight.
void People::expose_to_heat(Cohort& cohort, EntryNumber cause) {
  if (cohort.persons == 0) return;
  const double flux_w_m2 = ground_.heat_flux_at_w_m2(cohort.place);
  if (flux_w_m2 < noticed_w_m2 || flux_w_m2 <= 1.05 * cohort.worst_w_m2) return;
  cohort.worst_w_m2 = flux_w_m2;
  const double dose = flight_dose(cohort.place);
  const double sheltered = dose * std::pow(harm().indoor_heat_share, 4.0 / 3);
  const auto death = [&](double d) {
    return consequence::probability_of_probit(consequence::thermal_probit(harm().heat_probit, d));
  };
  const double p = cohort.indoor_share * death(sheltered) + (1 - cohort.indoor_share) * death(dose);
  hurt(cohort, p, std::min(1 - p, p * harm().injuries_a_death), cause);
}

/// Dose of standing for the reaction time and then running straight away from the nearest fire.
double People::flight_dose(const propagation::Point& from) const {
  propagation::Point fire = from;
  double nearest_m = propagation::never;
  for (const AssetIndex asset : ground_.burning()) {
    const double d = distance_m(ground_.position(asset), from);
    if (d >= nearest_m) continue;
    nearest_m = d;
    fire = ground_.position(asset);
  }
  const double length_m = std::max(nearest_m, 1e-6);
  const double east = (from.x_m - fire.x_m) / length_m, north = (from.y_m - fire.y_m) / length_m;
  const auto rate = [&](double seconds) {
    const double way_m = harm().escape_m_s * seconds;
    const propagation::Point place{from.x_m + east * way_m, from.y_m + north * way_m};
    return std::pow(ground_.heat_flux_at_w_m2(place), 4.0 / 3);
  };
  return harm().reaction_s * rate(0) +
         boost::math::quadrature::gauss<double, 15>::integrate(rate, 0.0, longest_flight_s);
}

void People::expose_to_blast(const propagation::Blast& blast, EntryNumber cause) {
  ++episodes_;
  for (Cohort& cohort : cohorts_) hurt_by_blast(cohort, blast, cause);
  expose_crews_to_blast(blast, cause);
  harm_zones(&blast, cause);
}

void People::hurt_by_blast(Cohort& cohort, const propagation::Blast& blast, EntryNumber cause) {
  if (cohort.persons == 0) return;
  const double pressure_pa = FireGround::overpressure_pa(blast, cohort.place);
  const double impulse = impulse_pa_s(blast, std::max(distance_m(blast.centre, cohort.place), 1.0));
  const auto death = [&](consequence::BlastProbit method) {
    return consequence::probability_of_probit(
        consequence::blast_probit(method, pressure_pa, impulse));
  };
  const double outdoors = death(harm().blast_outdoors);
  const double indoors = death(harm().blast_indoors);
  const double p = cohort.indoor_share * indoors + (1 - cohort.indoor_share) * outdoors;
  hurt(cohort, p, std::min(1 - p, p * harm().injuries_a_death), cause);
}

void People::flash_fire(const propagation::Point& centre, double radius_m, EntryNumber cause) {
  ++episodes_;
  for (Cohort& cohort : cohorts_) {
    if (cohort.persons == 0 || distance_m(cohort.place, centre) > radius_m) continue;
    const double p = harm().flash_fire_death * (1 - cohort.indoor_share);
    hurt(cohort, p, (1 - p) * (1 - cohort.indoor_share), cause);
  }
}

/// When a tank fails, crews that are still inside the radius are caught: the journal says so, and
/// those who stand in the new fire's heat flee from it.
void People::expose_crews(EntityNumber failed_tank, EntryNumber cause) {
  const auto& tanks = stage_.drill().tanks;
  for (std::size_t tank = 0; tank < tanks.size(); ++tank) {
    if (stage_.cast().tank(tank) != failed_tank) continue;
    const double radius_m = stage_.drill().plan.doctrine.withdrawal_radius_m;
    for (const std::size_t unit : brigade_.units_near(ground_.tank(tank), radius_m)) {
      ++episodes_;
      stage_.tell(Happening::caught_inside, stage_.cast().unit(unit), cause,
                  stage_.drill().units.list[unit].crew);
      if (crew_harmed_[unit]) continue;
      Cohort crew;
      crew.entity = stage_.cast().unit(unit);
      crew.party = Party::responders;
      crew.place = brigade_.position(unit);
      crew.persons = stage_.drill().units.list[unit].crew;
      const double d = std::max(1.0, distance_m(crew.place, ground_.position(ground_.tank(tank))));
      const double gap_m = d - tanks[tank].diameter_m / 2;
      const double reach_m = harm().splash_reach_diameters * tanks[tank].diameter_m;
      const double p =
          reach_m > 0 ? harm().splash_death * std::clamp(1 - gap_m / reach_m, 0.0, 1.0) : 0;
      crew_harmed_[unit] = hurt(crew, p, std::min(1 - p, p * harm().injuries_a_death), cause) > 0;
    }
  }
}

void People::harm_zones(const propagation::Blast* blast, EntryNumber cause) {
  for (std::size_t zone = 0; zone < of_zone_.size(); ++zone) {
    if (zone_harmed_[zone] || in_zone(zone) == 0) continue;
    const bool harmed = std::ranges::any_of(of_zone_[zone], [&](std::size_t cell) {
      const Cohort& cohort = cohorts_[cell];
      if (blast != nullptr)
        return FireGround::overpressure_pa(*blast, cohort.place) >= harm().harmful_overpressure_pa;
      return ground_.heat_flux_at_w_m2(cohort.place) >= harm().harmful_heat_w_m2;
    });
    if (!harmed) continue;
    zone_harmed_[zone] = true;
    exposed_[zone] += in_zone(zone);
    stage_.tell(Happening::zone_harmed, stage_.cast().zone(zone), cause, in_zone(zone));
  }
}

/// Draws for every person of a cohort; gives how many are hurt or dead.
int People::hurt(Cohort& cohort, double death, double injury, EntryNumber cause) {
  if (death + injury < 1e-9) return 0;
  const std::string person = key_of(stage_.cast().name(cohort.entity), cohort);
  const auto index_of = [&](int i) {
    return static_cast<std::uint64_t>(episodes_) * 100000 + static_cast<std::uint64_t>(i);
  };
  int dead = 0, red = 0, yellow = 0;
  for (int i = 0; i < cohort.persons; ++i) {
    const double u = stage_.uniform(person, "harm", index_of(i));
    if (u < death)
      ++dead;
    else if (u < death + injury)
      (u < death + injury * harm().red_share ? red : yellow) += 1;
  }
  cohort.persons -= dead + red + yellow;
  if (dead + red + yellow > 0) breathes_with(cohort);
  for (int i = 0; i < dead; ++i) add(cohort, Injury::dead, cause);
  for (int i = 0; i < red; ++i) add(cohort, Injury::red, cause);
  for (int i = 0; i < yellow; ++i) add(cohort, Injury::yellow, cause);
  return dead + red + yellow;
}

int People::add(const Cohort& cohort, Injury injury, EntryNumber cause, bool contaminated) {
  const EntryNumber told = stage_.tell(
      injury == Injury::dead ? Happening::died : Happening::injured, cohort.entity, cause, 1);
  if (injury == Injury::dead)
    ++deaths_[static_cast<std::size_t>(cohort.party)];
  else
    ++injuries_[static_cast<std::size_t>(cohort.party)];
  const Casualty casualty{cohort.entity, cohort.party, injury,      number_++,
                          told,          contaminated, cohort.place};
  if (const auto zone = zone_of(cohort.entity)) ++casualties_of_zone_[*zone];
  if (cohort.party == Party::responders) count_crew(cohort, told);
  if (listener_) listener_(casualty);
  return casualty.number;
}

void People::count_death(Party party) {
  ++deaths_[static_cast<std::size_t>(party)];
  --injuries_[static_cast<std::size_t>(party)];
}

void People::muster(EntryNumber cause) {
  if (mustering_ || !stage_.model().has_facility(FacilityKind::muster_point)) return;
  mustering_ = true;
  for (std::size_t i = 0; i < cohorts_.size(); ++i)
    if (cohorts_[i].party == Party::workers && cohorts_[i].persons > 0) {
      ++walking_;
      stage_.calendar().spawn(walk_to_muster(i, cause));
    }
}

calendar::Process People::walk_to_muster(std::size_t cohort, EntryNumber cause) {
  const propagation::Point goal = stage_.model().point_of(FacilityKind::muster_point);
  const double way_m = distance_m(cohorts_[cohort].place, goal);
  const std::string& post = stage_.cast().name(cohorts_[cohort].entity);
  const double securing_s = stage_.draw(stage_.drill().site.securing_s, post, "securing", cohort);
  co_await stage_.calendar().delay(securing_s + way_m / stage_.drill().site.assembly_walk_m_s);
  cohorts_[cohort].place = goal;
  cohorts_[cohort].worst_w_m2 = 0;
  if (airborne_) air_.move(cohort, goal);
  --walking_;
  if (walking_ == 0) stage_.tell(Happening::mustered, stage_.cast().site(), cause);
}

Travellers People::leave_zone(std::size_t zone, int persons, std::string group) {
  Travellers travellers{.zone = zone, .parts = {}, .group = std::move(group)};
  for (const std::size_t cell : of_zone_[zone]) {
    if (lying_[zone] == cell) continue;
    const int leaving = std::min(persons, cohorts_[cell].persons);
    take_from(cell, leaving, travellers);
    persons -= leaving;
  }
  return travellers;
}

Travellers People::carry_out(std::size_t zone, int persons, std::string group) {
  Travellers travellers{.zone = zone, .parts = {}, .group = std::move(group)};
  if (lying_[zone]) take_from(*lying_[zone], std::min(persons, lying_in(zone)), travellers);
  return travellers;
}

void People::take_from(std::size_t cell, int persons, Travellers& travellers) {
  if (persons == 0) return;
  Travellers::Part part;
  part.persons = persons;
  if (airborne_ && air_.active()) {
    part.loads = air_.loads(cell);
    part.exposed = air_.exposed(cell);
    if (part.exposed) exposed_[travellers.zone] += persons;
  }
  travellers.parts.push_back(part);
  cohorts_[cell].persons -= persons;
  breathes_with(cohorts_[cell]);
}

int People::lying_in(std::size_t zone) const {
  return lying_[zone] ? cohorts_[*lying_[zone]].persons : 0;
}

int People::in_zone(std::size_t zone) const {
  int persons = 0;
  for (const std::size_t cell : of_zone_[zone]) persons += cohorts_[cell].persons;
  return persons;
}

}  // namespace yuyan::response
