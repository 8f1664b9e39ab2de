#include <cstdlib>
#include <iostream>

#include <unistd.h>

#include "cli/language.h"
#include "cli/verbs.h"

int main(int argc, char** argv) {
  using namespace yuyan;
  std::ios::sync_with_stdio(false);
  const cli::Console console{std::cout, std::cerr, cli::language_of(::getenv),
                             ::isatty(STDERR_FILENO) == 1};
  const int code = cli::run_program({argv + 1, argv + argc}, console);
  std::cout.flush();
  return std::cout ? code : cli::our_fault;
}
