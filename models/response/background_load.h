// Calls from elsewhere go on during the incident; what it costs those who call.
#pragma once

#include <optional>
#include <vector>

#include "models/response/dispatcher.h"
#include "models/response/quiet_city.h"
#include "models/response/zone_cover.h"

namespace yuyan::response {

/// Calls of the drill's time for which it is known whether their first unit came in time.
struct Coverage {
  int calls = 0;
  int late = 0;        ///< with the incident
  int late_quiet = 0;  ///< had the incident not been, all else being equal
  int unanswered = 0;  ///< of all calls: nobody was sent
  int waited = 0;      ///< of all calls: nobody could be sent when the call had been taken
  int waited_quiet = 0;
  double uncovered_s = 0;        ///< of the drill's time: see ZoneCover
  double uncovered_quiet_s = 0;  ///< had the incident not been

  Coverage& operator+=(const Coverage& other);
};

class BackgroundLoad {
 public:
  BackgroundLoad(Stage& stage, Fleet& fleet, Dispatcher& dispatcher);

  [[nodiscard]] bool is_on() const { return !stage_.drill().background.zones.empty(); }
  /// Of all calls; and by kind of call and zone, kind by kind.
  [[nodiscard]] Coverage coverage() const;
  [[nodiscard]] std::vector<Coverage> coverage_by_kind_and_zone() const;
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }
  /// First arrivals by call, s since T0; infinity: nobody has come.
  [[nodiscard]] const std::vector<double>& first_arrival_s() const { return first_arrival_s_; }
  [[nodiscard]] const QuietCity& quiet() const { return quiet_; }

 private:
  calendar::Process come_in();
  void want(std::size_t call, int units);
  [[nodiscard]] std::vector<double> first_sent_s() const;
  [[nodiscard]] Coverage judge(std::size_t call, double sent_s) const;

  Stage& stage_;
  Fleet& fleet_;
  Dispatcher& dispatcher_;
  std::vector<Call> calls_;
  QuietCity quiet_;
  std::vector<double> first_arrival_s_;
  std::optional<ZoneCover> cover_;
};

}  // namespace yuyan::response
