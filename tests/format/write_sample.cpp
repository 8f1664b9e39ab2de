// write_sample FILE: writes the sample result in the current format. It serves the tests that read
// with Python, and makes the golden file of a new format version: write_sample
// tests/format/result-MAJOR.MINOR.h5.
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
    std::filesystem::remove(part);
    const Schema schema(sample::layout());
    sample::write_part(part, schema, {6, 0, 2, 1, 5, 4, 3});
    write_result(path, schema, sample::provenance(), sample::inputs(), {part});
    std::filesystem::remove(part);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
