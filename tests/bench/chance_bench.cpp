// What a draw costs. Every iteration is a whole keyed draw: a block of Philox for its own counter,
// then the quantile.
#include <benchmark/benchmark.h>

#include "json_lines.h"
#include "sim/chance/distribution.h"
#include "sim/chance/stream.h"

namespace {

using namespace yuyan::chance;

constexpr Source source{.seed = 1, .replication = 2};

void uniform(benchmark::State& state) {
  Sequence sequence{source, "bench", "uniform"};
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sequence.uniform());
}
BENCHMARK(uniform)->Name("chance/uniform");

// As a process that is drawn for once: the stream is made for the draw.
void uniform_of_new_stream(benchmark::State& state) {
  std::uint64_t customer = 0;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(Stream{source, customer++, id_of("service")}.uniform(0));
}
BENCHMARK(uniform_of_new_stream)->Name("chance/uniform_of_new_stream");

void exponential(benchmark::State& state) {
  Sequence sequence{source, "bench", "exponential"};
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sequence.exponential(30));
}
BENCHMARK(exponential)->Name("chance/exponential");

void declared(benchmark::State& state, const Distribution& distribution) {
  Sequence sequence{source, "bench", "declared"};
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sequence.draw(distribution));
}
BENCHMARK_CAPTURE(declared, constant, 30)->Name("chance/draw/constant");
BENCHMARK_CAPTURE(declared, exponential, Exponential{30})->Name("chance/draw/exponential");
BENCHMARK_CAPTURE(declared, normal, Normal{30, 5})->Name("chance/draw/normal");
BENCHMARK_CAPTURE(declared, normal, truncated(Normal{30, 5}, 20, 60))
    ->Name("chance/draw/truncated_normal");
BENCHMARK_CAPTURE(declared, lognormal, Lognormal{30, 0.5})->Name("chance/draw/lognormal");
BENCHMARK_CAPTURE(declared, gamma, Gamma{2.5, 10})->Name("chance/draw/gamma");
BENCHMARK_CAPTURE(declared, weibull, Weibull{1.6, 25})->Name("chance/draw/weibull");
BENCHMARK_CAPTURE(declared, beta, Beta{2, 3})->Name("chance/draw/beta");

}  // namespace

int main(int argc, char** argv) { return yuyan::bench::run_benchmarks(argc, argv); }
