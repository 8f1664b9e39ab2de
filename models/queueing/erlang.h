// Queues with closed forms: Erlang B and C, priorities, M/G/1, finite sources, tandems, unlimited
// and batch systems, order statistics. Rates and times in one consistent unit (1/s and s, or per
// mean service); textbook formulas (Kleinrock 1975; Gross and Harris; Larson and Odoni 1981).
// Arguments that make no sense, and queues that grow without end, are std::invalid_argument.
#pragma once

#include <span>
#include <vector>

namespace yuyan::queueing {

/// Probability that all of `units` are busy when calls that find no free unit are lost; `load` =
/// rate * mean service >= 0. Holds for any law of service.
[[nodiscard]] double erlang_b(int units, double load);

/// M/M/c with a queue without limit.
struct ErlangC {
  double waiting_probability = 0;
  double mean_wait = 0;  ///< of all calls, zeros included
  double mean_queue = 0;
  double mean_present = 0;
  double utilisation = 0;

  /// P(wait > t).
  [[nodiscard]] double exceeds(double t) const { return waiting_probability * exp_of(t); }
  /// The rate at which the wait of those who wait decays: units * service rate - call rate.
  double decay = 0;

 private:
  [[nodiscard]] double exp_of(double t) const;
};
[[nodiscard]] ErlangC erlang_c(int units, double call_rate, double mean_service);

/// M/M/c with room for `room` calls in all, `units` <= room; the rest is lost.
struct FiniteQueue {
  std::vector<double> states;                              ///< probability of 0, 1, … room calls
  double loss = 0;                                         ///< share of the calls
  double mean_present = 0, mean_queue = 0, mean_wait = 0;  ///< wait of those who are served
};
[[nodiscard]] FiniteQueue finite_queue(int units, int room, double call_rate, double mean_service);

/// `sources` that call at `rate` each while they are not served (Engset, machine repair).
[[nodiscard]] FiniteQueue finite_source(int sources, int units, double rate, double mean_service);

/// Mean wait in M/G/1 (Pollaczek-Khinchine); `cv2` the squared coefficient of variation.
[[nodiscard]] double mg1_mean_wait(double call_rate, double mean_service, double cv2);

/// Mean waits in M/G/1 with priorities that do not interrupt, the first class first (Cobham 1954):
/// rates, mean services and cv2 of each class.
struct PriorityClass {
  double rate = 0, mean_service = 1, cv2 = 1;
};
[[nodiscard]] std::vector<double> mg1_priority_waits(std::span<const PriorityClass> classes);
/// The same for M/M/c, all classes with one mean service.
[[nodiscard]] std::vector<double> mmc_priority_waits(int units, std::span<const double> rates,
                                                     double mean_service);

/// Mean number busy at time t in M/M/infinity and M/D/infinity that are empty at 0.
[[nodiscard]] double unlimited_mean_exponential(double rate, double mean_service, double t);
[[nodiscard]] double unlimited_mean_constant(double rate, double service, double t);

/// Units busy when each alarm takes a batch of them and they are released one by one, exponential
/// service (Chaiken 1971): `weights[i]` is the probability of i + 1 units.
struct BatchSystem {
  double mean = 0, variance = 0;
};
[[nodiscard]] BatchSystem batch_unlimited(double rate, double mean_service,
                                          std::span<const double> weights);

/// Mean of the k-th of n independent exponential arrivals.
[[nodiscard]] double exponential_order_mean(int n, int k, double mean);

/// When the last of `patients` is delivered by `vehicles` that each carry one, arrive at the scene
/// at `arrive`, then load, drive, hand over and come back.
[[nodiscard]] double shuttle_last_delivery(int patients, int vehicles, int carries, double arrive,
                                           double load, double drive, double hand_over,
                                           double back);

}  // namespace yuyan::queueing
