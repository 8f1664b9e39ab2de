// What a replication of the inspection costs. Reference population: 10 000 enterprises for five
// years, hidden hazards 4 a year, a self-check each quarter that finds with 0.5, a visit a year
// that finds with 0.7, repair exp(30 d), 0.002 accidents a year of a living hazard; nothing else.
// City: 10 000 enterprises in twelve counties and sixteen sectors with every mechanism at its
// default.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/models/inspection/plain_city.h"
#include "models/inspection/model.h"

namespace {

using namespace yuyan::inspection;

void print(const std::string& name, double value, const char* unit) {
  std::printf("{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\"}\n", name.c_str(), value, unit);
  std::fflush(stdout);
}

double cpu_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Inspection reference_population() {
  Inspection city = plain::city(10000);
  city.horizon.months_a_period =
      12;  // nothing happens at a planning date but the yearly visits' draw
  plain::inspect(city, 10000);
  return city;
}

Strategy strategy(const char* id, StrategyKind kind, double share) {
  Strategy strategy;
  strategy.id = id;
  strategy.kind = kind;
  strategy.share = share;
  return strategy;
}

Inspection whole_city() {
  Inspection city;
  for (int c = 0; c < 12; ++c) {
    County county;
    county.id = "county" + std::to_string(c);
    city.counties.push_back(county);
  }
  for (int s = 0; s < 16; ++s) {
    Sector sector;
    sector.id = "sector" + std::to_string(s);
    sector.department = "department" + std::to_string(s % 5);
    city.sectors.push_back(sector);
  }
  Season flood;
  flood.id = "flood";
  flood.from = "06-01";
  flood.to = "08-31";
  flood.factor = 1.5;
  city.seasons = {flood};
  for (const County& county : city.counties) {
    for (const Sector& sector : city.sectors) {
      EnterpriseTotal total;
      total.county = county.id;
      total.sector = sector.id;
      total.enterprises = 52;
      total.level_3_share = 0.3;
      total.major_hazard_share = 0.05;
      total.key_supervision_share = 0.1;
      city.totals.push_back(total);
    }
    for (int d = 0; d < 5; ++d) {
      Staff staff;
      staff.id = county.id + std::to_string(d);
      staff.county = county.id;
      staff.department = "department" + std::to_string(d);
      staff.officers = 1.5;  // about one visit a year and enterprise, as Hebei made in 2018
      city.staff.push_back(staff);
    }
  }
  city.strategies = {strategy("random", StrategyKind::double_random, 0.3),
                     strategy("key", StrategyKind::key_supervision, 0.2),
                     strategy("grade", StrategyKind::by_integrity_grade, 0.1),
                     strategy("risk", StrategyKind::by_predicted_risk, 0.1),
                     strategy("joint", StrategyKind::joint_enforcement, 0.1),
                     strategy("campaign", StrategyKind::seasonal_campaign, 0.1),
                     strategy("spot", StrategyKind::major_hazard_spot_checks, 0.05),
                     strategy("after", StrategyKind::post_accident_round, 0.05)};
  return city;
}

/// Replications from `first` on; sums what is asserted of the reference population.
struct Sum {
  double hazard_years = 0, accidents = 0, visits = 0;
};

Sum play(const InspectionModel& model, std::uint64_t first, std::uint64_t end) {
  Sum sum;
  for (std::uint64_t replication = first; replication < end; ++replication) {
    const Outcome outcome = model.simulate({.seed = 1, .replication = replication});
    const Cell total = plain::total(outcome);
    sum.hazard_years += total.hazard_d / year_d;
    sum.accidents += static_cast<double>(outcome.accidents.size());
    sum.visits += static_cast<double>(total[Count::visits]);
  }
  return sum;
}

void on_one_core(const std::string& name, const InspectionModel& model) {
  constexpr std::uint64_t replications = 60;
  play(model, 0, 5);
  Sum sum;
  std::vector<double> cpu_ms;
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    const double begin = cpu_s();
    const Sum one = play(model, replication, replication + 1);
    cpu_ms.push_back(1e3 * (cpu_s() - begin));
    sum.hazard_years += one.hazard_years;
    sum.accidents += one.accidents;
    sum.visits += one.visits;
  }
  std::sort(cpu_ms.begin(), cpu_ms.end());
  // CPU time of the median replication, and of the quickest: what is left when others share the
  // cores.
  print(name + "/replication", cpu_ms[replications / 2], "ms");
  print(name + "/quickest_replication", cpu_ms.front(), "ms");
  print(name + "/open_hazard_years", sum.hazard_years / replications, "a");
  print(name + "/accidents", sum.accidents / replications, "accidents");
  print(name + "/visits", sum.visits / replications, "visits");
}

void on_two_cores(const std::string& name, const InspectionModel& model) {
  constexpr std::uint64_t replications = 1000;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t worker = 0; worker < 2; ++worker) {
    if (fork() != 0) continue;
    play(model, worker * replications / 2, (worker + 1) * replications / 2);
    _exit(0);
  }
  while (wait(nullptr) > 0) {
  }
  print(name + "/1000_replications_2_workers", seconds_since(begin), "s");
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  print(name + "/cpu_of_1000_replications",
        static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec), "s");
  print(name + "/memory_of_a_worker", static_cast<double>(usage.ru_maxrss) / 1024, "MB");
}

}  // namespace

int main(int argc, char**) {
  const bool only_one_core = argc > 1;
  const InspectionModel reference(reference_population());
  const InspectionModel city(whole_city());
  on_one_core("inspection/reference", reference);
  if (argc > 2) return 0;
  on_one_core("inspection/city", city);
  if (only_one_core) return 0;
  on_two_cores("inspection/reference", reference);
  on_two_cores("inspection/city", city);
}
