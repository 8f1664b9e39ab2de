// What a field of concentration over a map of 1000 by 1000 places costs, and a blast at a target.
#include <benchmark/benchmark.h>

#include "json_lines.h"
#include "models/consequence/dispersion_grid.h"
#include "models/consequence/vce_multi_energy.h"

namespace {

using namespace yuyan::consequence;

constexpr Plume plume{.release_height_m = 10};

void plume_field(benchmark::State& state, double towards_deg) {
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(concentration_field(plume, towards_deg, MapGrid{}));
}
BENCHMARK_CAPTURE(plume_field, along_grid, 90.0)
    ->Name("consequence/field_1000x1000/plume_along_grid")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plume_field, any_wind, 63.0)
    ->Name("consequence/field_1000x1000/plume_any_wind")
    ->Unit(benchmark::kMillisecond);

void puff_field(benchmark::State& state) {
  const auto puffs = puffs_at(600, {{0, 1}, {10, 0}}, {{0, 2, 63}}, 10);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(concentration_field(puffs, PuffSpread{}, MapGrid{}));
}
BENCHMARK(puff_field)->Name("consequence/field_1000x1000/one_puff")->Unit(benchmark::kMillisecond);

void blast_at_a_target(benchmark::State& state) {
  double distance = 50;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(multi_energy_overpressure_pa(7, 1e10, distance += 1e-3));
}
BENCHMARK(blast_at_a_target)->Name("consequence/multi_energy_overpressure");

}  // namespace

int main(int argc, char** argv) { return yuyan::bench::run_benchmarks(argc, argv); }
