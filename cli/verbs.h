// What the program can do, and how a command line finds it.
#pragma once

#include <span>
#include <string_view>

#include "cli/console.h"

namespace yuyan::cli {

/// One thing that the program does. It throws what is wrong; run_program() says it.
struct Verb {
  std::string_view name;
  Text summary;
  int (*run)(const Arguments& arguments, const Console& console);
  bool is_hidden = false;  ///< not in the help
};

[[nodiscard]] std::span<const Verb> verbs();

/// The whole program but for the process around it: finds the verb, runs it, says what is wrong.
/// Returns the exit code.
[[nodiscard]] int run_program(Arguments arguments, Console console);

// The verbs, one file each.
int check(const Arguments& arguments, const Console& console);
int run(const Arguments& arguments, const Console& console);
int branch(const Arguments& arguments, const Console& console);
int compare(const Arguments& arguments, const Console& console);
int solve(const Arguments& arguments, const Console& console);
int hazard(const Arguments& arguments, const Console& console);
int queue(const Arguments& arguments, const Console& console);
int allocate(const Arguments& arguments, const Console& console);
int sensitivity(const Arguments& arguments, const Console& console);
int forecast(const Arguments& arguments, const Console& console);
int pack(const Arguments& arguments, const Console& console);
int info(const Arguments& arguments, const Console& console);
int report(const Arguments& arguments, const Console& console);
int docs(const Arguments& arguments, const Console& console);

}  // namespace yuyan::cli
