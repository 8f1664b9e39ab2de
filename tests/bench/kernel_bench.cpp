// The goals of the kernel, each as a whole process: this program links chance and the calendar
// alone. Without an argument it runs each workload some times as a process of its own and prints
// the median wall time, start-up included; with the name of a workload it runs that one.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/chance/stream.h"

namespace {

using namespace yuyan::calendar;
using yuyan::chance::Source;
using yuyan::chance::Stream;

constexpr Source source{.seed = 1, .replication = 0};

void print(const std::string& name, double value, const char* unit) {
  std::printf("{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\"}\n", name.c_str(), value, unit);
  std::fflush(stdout);
}

double exponential(yuyan::chance::Words& words, double mean) {
  return -mean * std::log(1 - words.uniform());
}

// ---- one million timer events from 1000 processes

Process sleeper(Calendar& calendar, std::uint64_t id, int times) {
  const Stream stream(source, id, 1);
  for (int i = 0; i < times; ++i) co_await calendar.delay(stream.exponential(1, i));
}

void timers() {
  Calendar calendar;
  for (int i = 0; i < 1000; ++i) calendar.spawn(sleeper(calendar, i, 1000));
  calendar.run();
  print("kernel/timers/events", static_cast<double>(calendar.events()), "events");
}

// ---- M/M/10 at 90 % load, a process for each of one million customers

Process customer(Calendar& calendar, Resource& servers, double service_s) {
  const Hold server = co_await servers.acquire();
  co_await calendar.delay(service_s, Phase::completion);
}

// The customer is the entity, so what he draws lies in one block of Philox.
Process arrivals(Calendar& calendar, Resource& servers, int customers) {
  for (int i = 0; i < customers; ++i) {
    auto chance = Stream(source, i, 2).words(0);
    co_await calendar.delay(exponential(chance, 1 / 9.0));
    calendar.spawn(customer(calendar, servers, exponential(chance, 1)));
  }
}

void queue() {
  Calendar calendar;
  Resource servers(calendar, 10);
  calendar.spawn(arrivals(calendar, servers, 1'000'000));
  calendar.run();
  print("kernel/queue/events", static_cast<double>(calendar.events()), "events");
  print("kernel/queue/mean_wait", servers.statistics().mean_wait_s(), "s");  // 0.668732 in theory
}

// ---- a city of 10 x 10 km with 10 stations of two ambulances and three hospitals

struct Place {
  double x_km, y_km;
};

double squared(double x) { return x * x; }
double squared_km2(Place a, Place b) { return squared(a.x_km - b.x_km) + squared(a.y_km - b.y_km); }
double distance_km(Place a, Place b) { return std::sqrt(squared_km2(a, b)); }

struct City {
  static constexpr double speed_km_min = 40.0 / 60;
  static constexpr double mean_gap_min = 24 * 60 / 365.0;  // docs/performance.md tells why
  static constexpr double mean_scene_min = 15;
  static constexpr double mean_handover_min = 10;
  static constexpr std::array<Place, 10> stations{{{1.5, 1.5},
                                                   {5, 1.5},
                                                   {8.5, 1.5},
                                                   {3, 4},
                                                   {7, 4},
                                                   {1.5, 6},
                                                   {5, 6},
                                                   {8.5, 6},
                                                   {3, 8.5},
                                                   {7, 8.5}}};
  static constexpr std::array<Place, 3> hospitals{{{2.5, 2.5}, {7.5, 3.5}, {5, 8}}};

  Calendar calendar;
  std::array<int, 10> free{2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
  Signal came_back{calendar};
  double total_response_min = 0;
  int calls = 0;
};

std::optional<std::size_t> nearest_free(const City& city, Place place) {
  std::optional<std::size_t> best;
  double least = never;
  for (std::size_t i = 0; i < city.stations.size(); ++i) {
    const double d = squared_km2(City::stations[i], place);
    if (city.free[i] > 0 && d < least) {
      least = d;
      best = i;
    }
  }
  return best;
}

Place nearest_hospital(Place place) {
  return *std::min_element(
      City::hospitals.begin(), City::hospitals.end(),
      [place](Place a, Place b) { return squared_km2(a, place) < squared_km2(b, place); });
}

Process call(City& city, std::uint64_t id) {
  const Stream chance(source, id, 4);
  auto words = chance.words(0);
  const Place place{10 * words.uniform(), 10 * words.uniform()};
  const double begin = city.calendar.now();
  std::optional<std::size_t> station = nearest_free(city, place);
  while (!station) {
    co_await city.came_back;
    station = nearest_free(city, place);
  }
  --city.free[*station];
  const Place home = City::stations[*station];
  co_await city.calendar.delay(distance_km(home, place) / City::speed_km_min);
  city.total_response_min += city.calendar.now() - begin;
  ++city.calls;
  co_await city.calendar.delay(chance.exponential(City::mean_scene_min, 1));
  const Place hospital = nearest_hospital(place);
  co_await city.calendar.delay(distance_km(place, hospital) / City::speed_km_min);
  co_await city.calendar.delay(chance.exponential(City::mean_handover_min, 2));
  co_await city.calendar.delay(distance_km(hospital, home) / City::speed_km_min);
  ++city.free[*station];
  city.came_back.fire();
}

Process calls(City& city, int number) {
  const Stream gaps(source, 0, 5);
  for (int i = 0; i < number; ++i) {
    co_await city.calendar.delay(gaps.exponential(City::mean_gap_min, i));
    city.calendar.spawn(call(city, i));
  }
}

void ambulances() {
  City city;
  city.calendar.spawn(calls(city, 100'000));
  city.calendar.run();
  print("kernel/ambulances/events", static_cast<double>(city.calendar.events()), "events");
  print("kernel/ambulances/mean_response", city.total_response_min / city.calls, "min");
}

// ---- each as a process of its own

struct Workload {
  const char* name;
  void (*run)();
};

constexpr std::array<Workload, 3> workloads{
    {{"timers", timers}, {"queue", queue}, {"ambulances", ambulances}}};

double wall_s(const char* program, const char* workload, bool quiet) {
  const auto begin = std::chrono::steady_clock::now();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (quiet) posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
  std::array<char*, 3> argv{const_cast<char*>(program), const_cast<char*>(workload), nullptr};
  pid_t child = 0;
  posix_spawn(&child, program, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  waitpid(child, &status, 0);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) {
    for (const Workload& w : workloads) {
      if (std::string_view(argv[1]) == w.name) return w.run(), 0;
    }
    std::fprintf(stderr, "no workload is called %s\n", argv[1]);
    return 2;
  }
  constexpr int times = 7;
  for (const Workload& w : workloads) {
    std::array<double, times> wall{};
    for (int i = 0; i < times; ++i) wall[i] = wall_s("/proc/self/exe", w.name, i > 0);
    std::sort(wall.begin(), wall.end());
    print(std::string("kernel/") + w.name, wall[times / 2], "s");
  }
}
