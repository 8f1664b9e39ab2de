#include "models/queueing/erlang.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace yuyan::queueing {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

constexpr const char* grows = "the queue grows without end: the load is not below the units";

/// A birth-and-death process of `room` + 1 states from its rates.
template <class Birth, class Death>
std::vector<double> birth_and_death(int room, Birth birth, Death death) {
  std::vector<double> states(static_cast<std::size_t>(room) + 1, 1.0);
  for (int n = 0; n < room; ++n) {
    const auto i = static_cast<std::size_t>(n);
    states[i + 1] = states[i] * birth(n) / death(n + 1);
    if (states[i + 1] > 1e200)
      for (std::size_t j = 0; j <= i + 1; ++j) states[j] /= 1e200;
  }
  const double sum = std::accumulate(states.begin(), states.end(), 0.0);
  for (double& state : states) state /= sum;
  return states;
}

FiniteQueue means_of(std::vector<double> states, int units, double effective_rate) {
  FiniteQueue queue{.states = std::move(states)};
  for (std::size_t n = 0; n < queue.states.size(); ++n) {
    const auto calls = static_cast<double>(n);
    queue.mean_present += calls * queue.states[n];
    queue.mean_queue += std::max(0.0, calls - units) * queue.states[n];
  }
  queue.mean_wait = effective_rate > 0 ? queue.mean_queue / effective_rate : 0;
  return queue;
}

}  // namespace

double erlang_b(int units, double load) {
  require(units >= 0 && load >= 0, "Erlang B: units and load are not negative");
  double blocked = 1;
  for (int n = 1; n <= units; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

double ErlangC::exp_of(double t) const { return std::exp(-decay * t); }

ErlangC erlang_c(int units, double call_rate, double mean_service) {
  require(units >= 1 && call_rate >= 0 && mean_service > 0,
          "Erlang C: units from 1, rate not negative, mean service above 0");
  const double load = call_rate * mean_service;
  require(load < units, grows);
  const double blocked = erlang_b(units, load);
  ErlangC queue;
  queue.utilisation = load / units;
  queue.waiting_probability = blocked / (1 - queue.utilisation * (1 - blocked));
  queue.decay = units / mean_service - call_rate;
  queue.mean_wait = queue.waiting_probability / queue.decay;
  queue.mean_queue = call_rate * queue.mean_wait;
  queue.mean_present = queue.mean_queue + load;
  return queue;
}

FiniteQueue finite_queue(int units, int room, double call_rate, double mean_service) {
  require(units >= 1 && room >= units && call_rate >= 0 && mean_service > 0,
          "M/M/c/K: units from 1, room for as many or more, rate not negative, service above 0");
  auto states = birth_and_death(
      room, [&](int) { return call_rate; },
      [&](int n) { return std::min(n, units) / mean_service; });
  const double loss = states.back();
  FiniteQueue queue = means_of(std::move(states), units, call_rate * (1 - loss));
  queue.loss = loss;
  return queue;
}

FiniteQueue finite_source(int sources, int units, double rate, double mean_service) {
  require(sources >= 1 && units >= 1 && rate >= 0 && mean_service > 0,
          "finite source: sources and units from 1, rate not negative, mean service above 0");
  auto states = birth_and_death(
      sources, [&](int n) { return (sources - n) * rate; },
      [&](int n) { return std::min(n, units) / mean_service; });
  double effective = 0;
  for (int n = 0; n <= sources; ++n)
    effective += (sources - n) * rate * states[static_cast<std::size_t>(n)];
  return means_of(std::move(states), units, effective);
}

double mg1_mean_wait(double call_rate, double mean_service, double cv2) {
  require(call_rate >= 0 && mean_service > 0 && cv2 >= 0,
          "M/G/1: rate and variation not negative, mean service above 0");
  const double load = call_rate * mean_service;
  require(load < 1, grows);
  return load * mean_service * (1 + cv2) / (2 * (1 - load));
}

std::vector<double> mg1_priority_waits(std::span<const PriorityClass> classes) {
  double residual = 0;
  double load = 0;
  for (const PriorityClass& one : classes) {
    require(one.rate >= 0 && one.mean_service > 0 && one.cv2 >= 0,
            "priorities: rates and variations not negative, mean services above 0");
    residual += one.rate * one.mean_service * one.mean_service * (1 + one.cv2) / 2;
    load += one.rate * one.mean_service;
  }
  require(load < 1, grows);
  std::vector<double> waits;
  double above = 0;
  for (const PriorityClass& one : classes) {
    const double with = above + one.rate * one.mean_service;
    waits.push_back(residual / ((1 - above) * (1 - with)));
    above = with;
  }
  return waits;
}

std::vector<double> mmc_priority_waits(int units, std::span<const double> rates,
                                       double mean_service) {
  const double rate = std::accumulate(rates.begin(), rates.end(), 0.0);
  const ErlangC all = erlang_c(units, rate, mean_service);
  const double begin = all.waiting_probability * mean_service / units;
  std::vector<double> waits;
  double above = 0;
  for (const double one : rates) {
    require(one >= 0, "priorities: rates are not negative");
    const double with = above + one * mean_service / units;
    waits.push_back(begin / ((1 - above) * (1 - with)));
    above = with;
  }
  return waits;
}

double unlimited_mean_exponential(double rate, double mean_service, double t) {
  require(rate >= 0 && mean_service > 0 && t >= 0, "M/M/infinity: nothing is negative");
  return rate * mean_service * -std::expm1(-t / mean_service);
}

double unlimited_mean_constant(double rate, double service, double t) {
  require(rate >= 0 && service >= 0 && t >= 0, "M/D/infinity: nothing is negative");
  return rate * std::min(service, t);
}

BatchSystem batch_unlimited(double rate, double mean_service, std::span<const double> weights) {
  require(rate >= 0 && mean_service > 0, "batches: rate not negative, mean service above 0");
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  require(std::abs(sum - 1) < 1e-9, "batches: the probabilities add up to 1");
  double first = 0;
  double second = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto size = static_cast<double>(i + 1);
    first += weights[i] * size;
    second += weights[i] * size * size;
  }
  return {rate * first * mean_service, rate * mean_service * (second + first) / 2};
}

double exponential_order_mean(int n, int k, double mean) {
  require(n >= 1 && k >= 1 && k <= n && mean >= 0, "order statistics: 1 <= k <= n");
  double sum = 0;
  for (int i = n; i > n - k; --i) sum += 1.0 / i;
  return mean * sum;
}

double shuttle_last_delivery(int patients, int vehicles, int carries, double arrive, double load,
                             double drive, double hand_over, double back) {
  require(patients >= 1 && vehicles >= 1 && carries >= 1,
          "shuttle: patients, vehicles and places in them from 1");
  const int trips = (patients + carries - 1) / carries;
  const int rounds = (trips + vehicles - 1) / vehicles;
  return arrive + (rounds - 1) * (load + drive + hand_over + back) + load + drive;
}

}  // namespace yuyan::queueing
