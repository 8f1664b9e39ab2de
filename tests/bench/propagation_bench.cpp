// What an escalation costs: one flux on a target, and a farm of 200 tanks that all burn in the end.
#include <cstdio>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "json_lines.h"
#include "models/propagation/runner.h"

namespace {

using namespace yuyan::propagation;

/// Rows of 16 m tanks, 8 m apart: close enough that each fire lights the next in a breeze.
std::vector<Asset> farm() {
  std::vector<Asset> assets;
  for (int i = 0; i < 200; ++i) {
    Asset tank;
    tank.id = "T" + std::to_string(100 + i);
    const int row = i / 14;
    tank.x_m = (i % 14) * 24;
    tank.y_m = row * 24;
    tank.diameter_m = 16;
    tank.height_m = 14;
    tank.volume_m3 = 2800;
    tank.fuel = "gasoline";
    tank.liquid_m3 = 2000;
    assets.push_back(tank);
  }
  return assets;
}

constexpr Weather breeze{.wind_m_s = 4, .wind_towards_deg = 30};

void flux(benchmark::State& state) {
  const Layout layout(farm());
  Escalation escalation(layout, breeze);
  escalation.ignite(0, Extent::full_surface, 0);
  const Flame flame = escalation.flame(0);
  const Air air(breeze, layout.parameters().transmissivity_method);
  double distance_m = 30;
  for ([[maybe_unused]] auto _ : state) {
    distance_m += 1e-6;
    benchmark::DoNotOptimize(
        heat_vector(flame, {distance_m, 0.6, 0.8, 14}, layout.parameters(), air));
  }
}
BENCHMARK(flux)->Name("propagation/flux_on_a_target");

void geometry(benchmark::State& state) {
  const auto assets = farm();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Layout(assets));
}
BENCHMARK(geometry)->Name("propagation/layout_of_200")->Unit(benchmark::kMillisecond);

void escalation_of_200(benchmark::State& state) {
  const Layout layout(farm());
  for ([[maybe_unused]] auto _ : state) {
    Escalation escalation(layout, breeze);
    escalation.ignite(0, Extent::full_surface, 0);
    const auto events = run_escalation(escalation, {}, 86400);
    if (escalation.burns(199)) continue;
    state.SkipWithError("the farm did not burn down");
  }
}
BENCHMARK(escalation_of_200)->Name("propagation/escalation_of_200")->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) { return yuyan::bench::run_benchmarks(argc, argv); }
