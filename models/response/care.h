// Casualties from injury to hospital: found, triaged, treated, loaded, admitted; or dead on the
// way.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/response/people.h"
#include "models/response/stage.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/world/roads.h"

namespace yuyan::response {

class Medical {
 public:
  Medical(Stage& stage, People& people);

  /// Rescuers are on scene: the search begins.
  void rescuers_arrived() { rescuers_.open(); }
  /// An ambulance crew that can treat has come or gone.
  void crew_arrived();
  void crew_left();
  /// The next casualty that is ready to be driven, red before yellow; none once `released` is open
  /// and nobody is left to be fetched.
  calendar::Task<std::optional<int>> next_patient(calendar::Gate& released);
  [[nodiscard]] std::size_t choose_hospital(int patient, world::JunctionIndex from) const;
  void admit(int patient, std::size_t hospital);
  /// Nobody is still to be found, treated or fetched.
  [[nodiscard]] bool nobody_waits() const { return waiting_ == 0; }
  [[nodiscard]] bool all_settled() const { return open_ == 0; }
  [[nodiscard]] int waiting() const { return waiting_; }
  [[nodiscard]] int admitted() const { return admitted_; }
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  struct Patient {
    Casualty casualty;
    bool ready = false, fetched = false, dead = false, settled = false;
    double dies_at_s = 0;
    calendar::Event death;
    calendar::ProcessRef process;
  };

  void take_in(const Casualty& casualty);
  calendar::Process bring_to_ambulance(int patient);
  calendar::Process treat_in_hospital(int patient, std::size_t hospital);
  void die(int patient);
  void settle(Patient& patient);
  [[nodiscard]] const Care& care() const { return stage_.drill().hospitals.care; }
  [[nodiscard]] double draw(const Quantity& quantity, const char* purpose, int patient) const {
    return stage_.draw(quantity, "casualty", purpose, static_cast<std::uint64_t>(patient));
  }

  Stage& stage_;
  People& people_;
  std::vector<std::unique_ptr<Patient>> patients_;
  calendar::Gate rescuers_;
  calendar::Resource medics_;
  std::vector<std::unique_ptr<calendar::Resource>> teams_;
  std::vector<int> beds_;
  calendar::Signal changed_;
  int waiting_ = 0, open_ = 0, admitted_ = 0;
};

}  // namespace yuyan::response
