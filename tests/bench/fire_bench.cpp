// What the heat of a pool fire at a target costs: the whole chain, and its parts.
#include <benchmark/benchmark.h>

#include "json_lines.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/pool_fire.h"

namespace {

using namespace yuyan::consequence;

/// Burning rate, flame, lean, view factor, transmissivity: W/m2 at a target.
double pool_fire_flux(double diameter, double distance, double angle) {
  const FuelData& fuel = fuel_data(Fuel::gasoline);
  const double rate = burning_rate(fuel, diameter);
  const PoolFlame flame =
      pool_flame(diameter, rate, fuel.heat_of_combustion_j_kg, {.wind_m_s = 4}, {});
  const Lean lean = lean_towards(flame.length_m, flame.tilt_rad, angle);
  const auto factor = view_factor(lean.length, diameter / 2, distance, lean.tilt_rad, 8);
  if (!factor) return 0;
  return flame.emissive_power_w_m2 * factor->maximum() *
         transmissivity(TransmissivityMethod::wayne, distance - diameter / 2, {});
}

void flux(benchmark::State& state) {
  double distance = 60;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(pool_fire_flux(21, distance += 1e-6, 0.4));
}
BENCHMARK(flux)->Name("consequence/pool_fire_flux");

void calculator(benchmark::State& state) {
  const Catalogue models = catalogue();
  const Model& fire = models.at("pool_fire");
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(fire.evaluate({{"distance_m", "60"}}));
}
BENCHMARK(calculator)->Name("consequence/pool_fire_by_name")->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) { return yuyan::bench::run_benchmarks(argc, argv); }
