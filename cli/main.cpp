#include <cstdlib>
#include <iostream>

#include <unistd.h>

#include "cli/language.h"
#include "cli/shell.h"
#include "cli/verbs.h"

int main(int argc, char** argv) {
  using namespace yuyan;
  std::ios::sync_with_stdio(false);
  const cli::Console console{.out = std::cout,
                             .err = std::cerr,
                             .language = cli::language_of(::getenv),
                             .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                             .program = argv[0],
                             .command_line = cli::shell_words({argv, argv + argc})};
  const int code = cli::run_program({argv + 1, argv + argc}, console);
  std::cout.flush();
  return std::cout ? code : cli::our_fault;
}
