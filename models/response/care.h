// Casualties from injury to hospital: found, triaged, washed, treated, loaded, handed over; getting
// worse meanwhile, or dead on the way.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "models/response/hospital_care.h"
#include "models/response/people.h"
#include "models/response/stage.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/world/roads.h"

namespace yuyan::response {

/// Colours of START, from the slightly hurt to the dead; none before triage.
enum class Colour { green, yellow, red, black, none };

constexpr auto choices(Colour) {
  using parameters::Choice;
  return std::array{Choice{"green", Colour::green}, Choice{"yellow", Colour::yellow},
                    Choice{"red", Colour::red}, Choice{"black", Colour::black},
                    Choice{"none", Colour::none}};
}

/// Where a casualty's way has ended, or how far it had come when the drill ended.
enum class Fate {
  dead_at_once,
  died_on_scene,
  died_under_way,
  died_in_hospital,
  on_scene,
  under_way,
  in_hospital,
  treated
};

constexpr auto choices(Fate) {
  using parameters::Choice;
  return std::array{Choice{"dead_at_once", Fate::dead_at_once},
                    Choice{"died_on_scene", Fate::died_on_scene},
                    Choice{"died_under_way", Fate::died_under_way},
                    Choice{"died_in_hospital", Fate::died_in_hospital},
                    Choice{"on_scene", Fate::on_scene},
                    Choice{"under_way", Fate::under_way},
                    Choice{"in_hospital", Fate::in_hospital},
                    Choice{"treated", Fate::treated}};
}

/// What is written down of a casualty. Times that have not come are no numbers.
struct PatientRecord {
  Casualty casualty;
  double injured_s = 0;
  double found_s = not_yet, triaged_s = not_yet, treated_s = not_yet, loaded_s = not_yet,
         arrived_s = not_yet;
  Colour colour_true = Colour::yellow, colour_given = Colour::none;
  std::optional<std::size_t> unit, hospital;
  Fate fate = Fate::on_scene;

  static constexpr double not_yet = std::numeric_limits<double>::quiet_NaN();
};

class Medical {
 public:
  Medical(Stage& stage, People& people, Clouds& clouds);

  /// Rescuers are on scene: the search begins.
  void rescuers_arrived();
  /// An ambulance crew that can treat has come or gone.
  void crew_arrived();
  void crew_left();
  /// The next casualty that is ready to be driven, the worst first; none once `released` is open
  /// and nobody is left to be fetched.
  calendar::Task<std::optional<int>> next_patient(calendar::Gate& released);
  /// Somebody can be fetched now.
  [[nodiscard]] bool any_ready() const { return !ready_.empty(); }
  /// Where he is fetched.
  [[nodiscard]] world::JunctionIndex pickup(int patient) const;
  /// He is loaded by a unit that stands there: the hospital to which he goes; none when he has
  /// died.
  std::optional<std::size_t> load(int patient, std::size_t unit, EntryNumber cause);
  /// The ambulance is at the hospital; admitted after the hand-over.
  void arrive(int patient);
  void admit(int patient);
  /// Nobody is still to be found, treated or fetched.
  [[nodiscard]] bool nobody_waits() const { return waiting_ == 0; }
  [[nodiscard]] bool all_settled() const { return open_ == 0; }
  [[nodiscard]] int waiting() const { return waiting_; }
  [[nodiscard]] int admitted() const { return admitted_; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  [[nodiscard]] const HospitalCare& hospitals() const { return hospitals_; }
  /// All casualties in the order of their numbers.
  [[nodiscard]] std::vector<PatientRecord> records() const;

 private:
  struct Patient {
    PatientRecord record;
    bool treated = false, ready = false, fetched = false, dead = false, settled = false;
    bool sent_as_red = false, taken_over = false;
    int declines = 0;  ///< how often a clock was drawn
    double due_s = 0;  ///< when he gets worse or dies
    calendar::Event decline;
    calendar::ProcessRef process;
  };

  void take_in(const Casualty& casualty);
  calendar::Process bring_to_ambulance(int patient);
  calendar::Task<void> search(int patient);
  calendar::Task<void> wash(int patient);
  calendar::Process treat_in_hospital(int patient);
  void wind_up(Patient& patient, int number);
  void decline(int patient);
  void worsen(int patient, Injury injury);
  void die(int patient);
  void settle(Patient& patient);
  [[nodiscard]] Colour judge(const Patient& patient, int number) const;
  [[nodiscard]] std::pair<int, int> rank(int number) const;
  [[nodiscard]] bool is_dangerous(const propagation::Point& place) const;
  [[nodiscard]] const Care& care() const { return stage_.drill().hospitals.care; }
  [[nodiscard]] double draw(const Quantity& quantity, const char* purpose, int patient) const {
    return stage_.draw(quantity, "casualty", purpose, static_cast<std::uint64_t>(patient));
  }

  Stage& stage_;
  People& people_;
  Clouds& clouds_;
  HospitalCare hospitals_;
  std::vector<std::unique_ptr<Patient>> patients_;  ///< by casualty number
  calendar::Gate rescuers_, protected_;
  calendar::Resource medics_, showers_;
  std::set<std::pair<int, int>> ready_;  ///< colour (red 0), number
  calendar::Signal changed_;
  int waiting_ = 0, open_ = 0, admitted_ = 0;
  bool post_open_ = false;
};

}  // namespace yuyan::response
