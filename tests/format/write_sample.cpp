// write_sample FILE: writes the sample result in the current format, and the part file it was made
// from beside it. It serves the tests that read with Python. For a new version of a format, its
// golden file: write_sample /tmp/x.h5, then keep x.h5 as tests/format/result-MAJOR.MINOR.h5 and
// x.h5.part as tests/format/part-VERSION.part, and give them a test in golden_test.cpp. Files of
// older versions are never written again.
#include <cstdio>
#include <exception>

#include "sim/results/write.h"
#include "tests/unit/sim/results/sample.h"

int main(int argc, char** argv) {
  using namespace yuyan::results;
  if (argc != 2) return 2;
  try {
    const std::filesystem::path path(argv[1]);
    const std::filesystem::path part = path.string() + ".part";
    const Schema schema(sample::layout());
    std::filesystem::remove(part);
    sample::write_part(part, schema, {6, 0, 2, 1, 5, 4, 3});
    write_result(path, schema, sample::provenance(), sample::inputs(), {part}, sample::late_values);
    std::filesystem::remove(part);
    sample::write_part(part, schema, {2, 3, 0});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
