// What every benchmark program prints on standard output: one JSON object a line, with name, value
// and unit. The table for the eye goes to standard error.
#pragma once

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace yuyan::bench {

/// One measurement. Name and unit are plain ASCII without quotes.
inline void print_json_line(const std::string& name, double value, const std::string& unit) {
  std::printf(R"({"name": "%s", "value": %.6g, "unit": "%s"})"
              "\n",
              name.c_str(), value, unit.c_str());
  std::fflush(stdout);
}

/// Reports the CPU time of an iteration as a JSON line, beside Google Benchmark's own table.
class JsonLines : public benchmark::ConsoleReporter {
 public:
  JsonLines() : ConsoleReporter(OO_None) {}

  bool ReportContext(const Context& context) override {
    SetOutputStream(&std::cerr);
    SetErrorStream(&std::cerr);
    return ConsoleReporter::ReportContext(context);
  }

  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs)
      if (!run.error_occurred)
        print_json_line(run.benchmark_name(), run.GetAdjustedCPUTime(),
                        benchmark::GetTimeUnitString(run.time_unit));
  }
};

/// The main function of a program of Google benchmarks.
inline int run_benchmarks(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  JsonLines reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}

}  // namespace yuyan::bench
