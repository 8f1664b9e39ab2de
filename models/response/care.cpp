#include "models/response/care.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/calendar/present.h"

namespace yuyan::response {
namespace {

Colour colour_of(Injury injury) {
  switch (injury) {
    case Injury::yellow:
      return Colour::yellow;
    case Injury::red:
      return Colour::red;
    case Injury::dead:
      break;
  }
  return Colour::black;
}

/// The lower is served first; who has no colour has not been seen by anybody.
int priority(Colour colour) { return 3 - static_cast<int>(colour); }

constexpr int triage_first = 0;

std::size_t hospital_of(const PatientRecord& record) {
  return calendar::present(record.hospital, "a patient without a hospital");
}

}  // namespace

Medical::Medical(Stage& stage, People& people, Clouds& clouds)
    : stage_(stage),
      people_(people),
      clouds_(clouds),
      hospitals_(stage),
      rescuers_(stage.calendar()),
      protected_(stage.calendar()),
      medics_(stage.calendar(), 0),
      showers_(stage.calendar(), 0),
      changed_(stage.calendar()) {
  people.on_casualty([this](const Casualty& casualty) { take_in(casualty); });
  people.on_worsening([this](int number, Injury injury) { worsen(number, injury); });
  // Those who can stop a leak can search in the cloud and wash people.
  stage.journal().listen([this](const Entry& entry, EntryNumber) {
    if (entry.happening != Happening::arrived) return;
    const auto unit = static_cast<std::size_t>(entry.entity - stage_.cast().unit(0));
    if (entry.entity < stage_.cast().unit(0) || unit >= stage_.drill().units.list.size() ||
        !stage_.model().serves(unit, Task::stop_leak))
      return;
    protected_.open();
    showers_.set_capacity(showers_.capacity() + care().decontamination_lanes);
  });
}

/// Somebody who searches for the hurt has come; improvised washing is there with the first of them.
void Medical::rescuers_arrived() {
  if (rescuers_.is_open()) return;
  rescuers_.open();
  showers_.set_capacity(showers_.capacity() + 1);
}

/// With the first crew the treatment post is set up.
void Medical::crew_arrived() {
  const int post = post_open_ ? 0 : care().post_teams;
  post_open_ = true;
  medics_.set_capacity(medics_.capacity() + 1 + post);
}

void Medical::crew_left() { medics_.set_capacity(medics_.capacity() - 1); }

void Medical::take_in(const Casualty& casualty) {
  const int number = static_cast<int>(patients_.size());
  patients_.push_back(std::make_unique<Patient>());
  Patient& patient = *patients_.back();
  patient.record.casualty = casualty;
  patient.record.injured_s = stage_.now();
  patient.record.colour_true = colour_of(casualty.injury);
  if (casualty.injury == Injury::dead) {
    patient.record.fate = Fate::dead_at_once;
    patient.dead = patient.settled = true;
    patient.process = stage_.calendar().spawn(bring_to_ambulance(number));
    return;
  }
  wind_up(patient, number);
  ++waiting_;
  ++open_;
  patient.process = stage_.calendar().spawn(bring_to_ambulance(number));
}

/// The clock at whose end a yellow one turns red and a red one dies.
void Medical::wind_up(Patient& patient, int number) {
  const bool red = patient.record.colour_true == Colour::red;
  const double mean_s = red ? care().red_untreated_s
                            : std::max(1.0, care().yellow_untreated_s - care().red_untreated_s);
  const double u = stage_.uniform("casualty", patient.declines++ == 0 ? "life" : "life_in_red",
                                  static_cast<std::uint64_t>(number));
  const double life_s = -mean_s * std::log(u) * (patient.treated ? care().stabilised_factor : 1);
  patient.due_s = stage_.now() + life_s;
  patient.decline.cancel();
  patient.decline = stage_.calendar().at(patient.due_s, calendar::Phase::completion,
                                         [this, number] { decline(number); });
}

void Medical::decline(int number) {
  if (patients_[number]->record.colour_true == Colour::red)
    die(number);
  else
    worsen(number, Injury::red);
}

void Medical::worsen(int number, Injury injury) {
  Patient& patient = *patients_[number];
  if (patient.dead || patient.settled) return;
  if (injury == Injury::dead) return die(number);
  if (patient.record.colour_true == Colour::red) return;
  const bool waits = patient.ready && !patient.fetched;
  if (waits) ready_.erase(rank(number));
  patient.record.colour_true = Colour::red;
  // Who has been treated is watched; who has not is seen again only at his treatment.
  if (patient.treated) patient.record.colour_given = Colour::red;
  if (waits) ready_.insert(rank(number));
  stage_.tell(Happening::worsened, patient.record.casualty.entity, patient.record.casualty.cause,
              number);
  wind_up(patient, number);
}

/// The dead are found and called black like others are called their colours, and stay where they
/// are.
calendar::Process Medical::bring_to_ambulance(int number) {
  Patient& patient = *patients_[number];
  PatientRecord& record = patient.record;
  const EntityNumber entity = record.casualty.entity;
  co_await search(number);
  record.found_s = stage_.now();
  if (!patient.dead) {
    stage_.tell(Happening::found, entity, record.casualty.cause, number);
    people_.rescue(number);
  }
  {
    const calendar::Hold medic = co_await medics_.acquire(1, triage_first);
    co_await stage_.calendar().delay(draw(care().triage_s, "triage", number));
  }
  record.triaged_s = stage_.now();
  record.colour_given = judge(patient, number);
  if (patient.dead) co_return;
  stage_.tell(Happening::triaged, entity, record.casualty.cause, number);
  co_await wash(number);
  {
    const calendar::Hold medic = co_await medics_.acquire(1, priority(record.colour_given) + 1);
    co_await stage_.calendar().delay(draw(care().treat_s, "treat", number));
  }
  // Treated, he lives longer: what is left of the clock is stretched. His colour is known now.
  patient.treated = true;
  record.treated_s = stage_.now();
  record.colour_given = record.colour_true;
  patient.due_s = stage_.now() + (patient.due_s - stage_.now()) * care().stabilised_factor;
  patient.decline.move_to(patient.due_s);
  stage_.tell(Happening::treated, entity, record.casualty.cause, number);
  patient.ready = true;
  ready_.insert(rank(number));
  changed_.fire();
}

/// In the cloud only those search who breathe their own air.
calendar::Task<void> Medical::search(int number) {
  co_await rescuers_.wait();
  const propagation::Point place = patients_[number]->record.casualty.place;
  while (!protected_.is_open() && is_dangerous(place)) {
    const double clear_s = clouds_.harmless_s(place, stage_.now());
    co_await calendar::first_of(stage_.calendar(), std::max(clear_s - stage_.now(), 1.0),
                                protected_, clouds_.changed());
  }
  co_await stage_.calendar().delay(draw(care().search_s, "search", number));
}

bool Medical::is_dangerous(const propagation::Point& place) const {
  return clouds_.is_harmful(place, stage_.now());
}

calendar::Task<void> Medical::wash(int number) {
  const PatientRecord& record = patients_[number]->record;
  if (!record.casualty.contaminated) co_return;
  const calendar::Hold shower = co_await showers_.acquire(1, priority(record.colour_given));
  co_await stage_.calendar().delay(draw(care().decontamination_s, "decontamination", number));
  stage_.tell(Happening::decontaminated, record.casualty.entity, record.casualty.cause, number);
}

/// START errs: a red one may be called yellow and a yellow one green, or the other way round.
Colour Medical::judge(const Patient& patient, int number) const {
  if (patient.dead) return Colour::black;
  const double u = stage_.uniform("casualty", "triage_error", static_cast<std::uint64_t>(number));
  const bool red = patient.record.colour_true == Colour::red;
  if (u < care().under_triage) return red ? Colour::yellow : Colour::green;
  if (!red && u > 1 - care().over_triage) return Colour::red;
  return patient.record.colour_true;
}

std::pair<int, int> Medical::rank(int number) const {
  return {priority(patients_[number]->record.colour_given), number};
}

calendar::Task<std::optional<int>> Medical::next_patient(calendar::Gate& released) {
  for (;;) {
    if (!ready_.empty()) {
      const int chosen = ready_.begin()->second;
      ready_.erase(ready_.begin());
      patients_[chosen]->fetched = true;
      --waiting_;
      changed_.fire();
      co_return chosen;
    }
    if (released.is_open() && nobody_waits()) co_return std::nullopt;
    if (released.is_open())
      co_await changed_.wait();
    else
      co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, released);
  }
}

/// The public at the junction of their zone, all others where the ambulances gather.
world::JunctionIndex Medical::pickup(int number) const {
  const EntityNumber entity = patients_[number]->record.casualty.entity;
  const auto& zones = stage_.drill().surroundings;
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    if (stage_.cast().zone(zone) == entity) return stage_.model().junction(zones[zone].junction);
  return stage_.model().assembly();
}

std::optional<std::size_t> Medical::load(int number, std::size_t unit, EntryNumber cause) {
  Patient& patient = *patients_[number];
  PatientRecord& record = patient.record;
  if (patient.dead) return std::nullopt;
  const bool red = record.colour_given == Colour::red;
  const std::size_t hospital = hospitals_.choose(red, pickup(number), cause);
  patient.sent_as_red = red;
  record.loaded_s = stage_.now();
  record.unit = unit;
  record.hospital = hospital;
  record.fate = Fate::under_way;
  stage_.tell(Happening::loaded, stage_.cast().unit(unit), cause, number,
              stage_.cast().hospital(hospital));
  return hospital;
}

void Medical::arrive(int number) {
  Patient& patient = *patients_[number];
  patient.record.arrived_s = stage_.now();
  hospitals_.arrive(hospital_of(patient.record));
  if (!patient.dead) patient.record.fate = Fate::in_hospital;
}

void Medical::admit(int number) {
  Patient& patient = *patients_[number];
  const PatientRecord& record = patient.record;
  if (patient.dead) return;
  ++admitted_;
  stage_.tell(Happening::admitted, record.casualty.entity, record.casualty.cause, number,
              stage_.cast().hospital(hospital_of(record)));
  patient.process = stage_.calendar().spawn(treat_in_hospital(number));
}

/// The clock stops when a team or the reception takes the case over.
calendar::Process Medical::treat_in_hospital(int number) {
  Patient& patient = *patients_[number];
  co_await hospitals_.take_over({.hospital = hospital_of(patient.record),
                                 .red = patient.record.colour_given == Colour::red,
                                 .sent_as_red = patient.sent_as_red,
                                 .number = number});
  patient.taken_over = true;
  patient.decline.cancel();
  patient.record.fate = Fate::treated;
  settle(patient);
}

void Medical::die(int number) {
  Patient& patient = *patients_[number];
  if (patient.dead || patient.settled) return;
  patient.dead = true;
  if (!std::isnan(patient.record.triaged_s)) patient.process.kill();
  patient.decline.cancel();
  if (!patient.fetched) --waiting_;
  if (patient.ready && !patient.fetched) ready_.erase(rank(number));
  PatientRecord& record = patient.record;
  record.fate = record.fate == Fate::on_scene    ? Fate::died_on_scene
                : record.fate == Fate::under_way ? Fate::died_under_way
                                                 : Fate::died_in_hospital;
  if (record.hospital && !patient.taken_over)
    hospitals_.give_up(*record.hospital, patient.sent_as_red);
  if (std::isnan(record.found_s)) people_.rescue(number);
  people_.count_death(record.casualty.party);
  stage_.tell(Happening::died, record.casualty.entity, record.casualty.cause, 1);
  settle(patient);
}

void Medical::settle(Patient& patient) {
  patient.settled = true;
  --open_;
  changed_.fire();
}

std::vector<PatientRecord> Medical::records() const {
  std::vector<PatientRecord> records;
  records.reserve(patients_.size());
  for (const auto& patient : patients_) {
    records.push_back(patient->record);
    if (patient->dead) records.back().colour_true = Colour::black;
  }
  return records;
}

}  // namespace yuyan::response
