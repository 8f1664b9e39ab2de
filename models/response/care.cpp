#include "models/response/care.h"

#include <cmath>
#include <limits>

namespace yuyan::response {

Medical::Medical(Stage& stage, People& people)
    : stage_(stage),
      people_(people),
      rescuers_(stage.calendar()),
      medics_(stage.calendar(), 0),
      changed_(stage.calendar()) {
  for (const Hospital& hospital : stage.drill().hospitals.list) {
    teams_.push_back(std::make_unique<calendar::Resource>(stage.calendar(), hospital.teams));
    beds_.push_back(static_cast<int>(std::floor(hospital.beds * hospital.free_share)));
  }
  people.on_casualty([this](const Casualty& casualty) { take_in(casualty); });
}

void Medical::crew_arrived() { medics_.set_capacity(medics_.capacity() + 1); }
void Medical::crew_left() { medics_.set_capacity(medics_.capacity() - 1); }

/// The clock of the untreated starts at the injury.
void Medical::take_in(const Casualty& casualty) {
  const int number = static_cast<int>(patients_.size());
  patients_.push_back(std::make_unique<Patient>());
  Patient& patient = *patients_.back();
  patient.casualty = casualty;
  const double mean_s =
      casualty.injury == Injury::red ? care().red_untreated_s : care().yellow_untreated_s;
  const double life_s = -mean_s * std::log(stage_.uniform("casualty", "life", number));
  patient.dies_at_s = stage_.now() + life_s;
  patient.death = stage_.calendar().at(patient.dies_at_s, calendar::Phase::completion,
                                       [this, number] { die(number); });
  ++waiting_;
  ++open_;
  patient.process = stage_.calendar().spawn(bring_to_ambulance(number));
}

calendar::Process Medical::bring_to_ambulance(int number) {
  Patient& patient = *patients_[number];
  const EntityNumber entity = patient.casualty.entity;
  co_await rescuers_.wait();
  co_await stage_.calendar().delay(draw(care().search_s, "search", number));
  stage_.tell(Happening::found, entity, patient.casualty.cause, number);
  {
    const int priority = patient.casualty.injury == Injury::red ? 0 : 1;
    const calendar::Hold medic = co_await medics_.acquire(1, priority);
    co_await stage_.calendar().delay(draw(care().triage_s, "triage", number) +
                                     draw(care().treat_s, "treat", number));
  }
  // Treated, he lives longer: what is left of the clock is stretched.
  patient.dies_at_s = stage_.now() + (patient.dies_at_s - stage_.now()) * care().stabilised_factor;
  patient.death.move_to(patient.dies_at_s);
  stage_.tell(Happening::treated, entity, patient.casualty.cause, number);
  patient.ready = true;
  changed_.fire();
}

calendar::Task<std::optional<int>> Medical::next_patient(calendar::Gate& released) {
  for (;;) {
    std::optional<int> chosen;
    for (std::size_t i = 0; i < patients_.size(); ++i) {
      const Patient& patient = *patients_[i];
      if (!patient.ready || patient.fetched || patient.dead) continue;
      if (!chosen || (patient.casualty.injury == Injury::red &&
                      patients_[*chosen]->casualty.injury == Injury::yellow))
        chosen = static_cast<int>(i);
    }
    if (chosen) {
      patients_[*chosen]->fetched = true;
      --waiting_;
      co_return chosen;
    }
    if (released.is_open() && nobody_waits()) co_return std::nullopt;
    if (released.is_open())
      co_await changed_.wait();
    else
      co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, released);
  }
}

/// Reds go to the nearest hospital with a free team, others to the nearest with a free bed; if
/// there is none, to the one with most beds.
std::size_t Medical::choose_hospital(int patient, world::JunctionIndex from) const {
  const auto& hospitals = stage_.drill().hospitals.list;
  const bool red = patients_[patient]->casualty.injury == Injury::red;
  std::size_t best = 0;
  double best_s = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < hospitals.size(); ++i) {
    const bool free = beds_[i] > 0 && (!red || teams_[i]->free() > 0);
    const double way_s =
        stage_.world().roads().travel_time_s(from, stage_.model().junction(hospitals[i].junction));
    const double cost_s = way_s + (free ? 0 : 1e6);
    if (cost_s >= best_s) continue;
    best_s = cost_s;
    best = i;
  }
  return best;
}

void Medical::admit(int number, std::size_t hospital) {
  Patient& patient = *patients_[number];
  if (patient.dead) return;
  ++admitted_;
  --beds_[hospital];
  stage_.tell(Happening::admitted, patient.casualty.entity, patient.casualty.cause, number,
              stage_.cast().hospital(hospital));
  if (patient.casualty.injury == Injury::red) {
    patient.process = stage_.calendar().spawn(treat_in_hospital(number, hospital));
  } else {
    patient.death.cancel();
    settle(patient);
  }
}

/// The clock stops when a team takes the case over.
calendar::Process Medical::treat_in_hospital(int number, std::size_t hospital) {
  Patient& patient = *patients_[number];
  const calendar::Hold team = co_await teams_[hospital]->acquire();
  patient.death.cancel();
  settle(patient);
  co_await stage_.calendar().delay(draw(care().operate_s, "operate", number));
}

void Medical::die(int number) {
  Patient& patient = *patients_[number];
  if (patient.dead || patient.settled) return;
  patient.dead = true;
  patient.process.kill();
  if (!patient.fetched) --waiting_;
  people_.count_death(patient.casualty.party);
  stage_.tell(Happening::died, patient.casualty.entity, patient.casualty.cause, 1);
  settle(patient);
}

void Medical::settle(Patient& patient) {
  patient.settled = true;
  --open_;
  changed_.fire();
}

}  // namespace yuyan::response
