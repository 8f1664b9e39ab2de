"""The sources keep to the plan of the house, and the checks themselves find what breaks it."""

import unittest

import rules


class Sources(unittest.TestCase):
    def check(self, check):
        faults = [fault for path, text in rules.sources() for fault in check(path, text)]
        self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_there_are_sources(self):
        self.assertGreater(len(list(rules.sources())), 100)

    def test_includes_go_in_the_right_direction(self):
        self.check(rules.wrong_includes)

    def test_nothing_below_cli_prints_or_ends_the_program_or_makes_chance(self):
        self.check(rules.wrong_calls)

    def test_there_is_no_mutable_global(self):
        self.check(rules.mutable_globals)

    def test_files_are_short(self):
        self.check(rules.too_long)


class Checks(unittest.TestCase):
    """Each check finds a fault that is put in front of it, and nothing in clean code."""

    def finds(self, check, path, text, line):
        faults = list(check(path, text))
        self.assertEqual([f"{path}:{line}"], [fault.split(": ")[0] for fault in faults], faults)

    def passes(self, check, path, text):
        self.assertEqual([], list(check(path, text)))

    def test_wrong_includes(self):
        find = lambda path, text, line: self.finds(rules.wrong_includes, path, text, line)
        find("sim/chance/a.h", '\n#include "sim/calendar/calendar.h"', 2)
        find("sim/world/a.cpp", '#include "models/response/drill.h"', 1)
        find("sim/results/a.h", '#include "sim/ensemble/run.h"', 1)
        find("models/consequence/a.cpp", '#include "sim/world/world.h"', 1)
        find("models/consequence/a.cpp", '#include "models/propagation/asset.h"', 1)
        find("models/response/a.h", '#include "sim/results/write.h"', 1)
        find("models/response/a.h", '#include "scenarios/reader/reader.h"', 1)
        find("models/indicators/a.h", '#include "models/response/drill.h"', 1)
        find("scenarios/reader/a.h", '#include "models/response/command.h"', 1)
        find("analysis/statistics/a.h", '#include "models/parameters/field.h"', 1)
        find("sim/ensemble/a.cpp", '#include "cli/console.h"', 1)
        find("models/response/a.cpp", "#include <simgrid/s4u.hpp>", 1)
        find("cli/a.cpp", "#include <hdf5.h>", 1)
        find("nowhere/a.cpp", "", 1)
        self.passes(rules.wrong_includes, "scenarios/reader/a.h",
                    '#include "models/response/drill.h"\n#include <vector>')
        self.passes(rules.wrong_includes, "sim/world/a.cpp", "#include <simgrid/s4u.hpp>")
        self.passes(rules.wrong_includes, "models/indicators/a.h",
                    '#include "analysis/statistics/mean.h"')

    def test_wrong_calls(self):
        find = lambda text: self.finds(rules.wrong_calls, "models/response/a.cpp", text, 1)
        find("std::normal_distribution<double> d;")
        find("std::random_device device;")
        find("int i = rand();")
        find("std::exit(1);")
        find("if (bad) abort();")
        find('std::cout << "text";')
        find('printf("x");')
        find("::_exit(0);")
        self.passes(rules.wrong_calls, "sim/ensemble/a.cpp", "::_exit(code);")
        self.passes(rules.wrong_calls, "sim/world/a.cpp",
                    "// never calls exit()\nbuilding.exit(door);\nauto s = \"std::cout\";")

    def test_mutable_globals(self):
        find = lambda text: self.finds(rules.mutable_globals, "sim/world/a.cpp", text, 1)
        find("static int calls = 0;")
        find("int calls = 0;")
        find("std::vector<int> cache;")
        find("thread_local World* current = nullptr;")
        find("inline std::map<int, int> seen{};")
        find("  static int calls = 0;")
        find("  static std::vector<double> cache;")
        self.passes(rules.mutable_globals, "sim/world/a.cpp",
                    "constexpr int n = 3;\nstatic const auto x = f();\nint f(int a = 0);\n"
                    "  static int count();\n  static constexpr auto fields() {\n"
                    "using Time = double;\nstruct World;\nreturn x;\n"
                    "double World::now() const { return now_; }\n}  // namespace yuyan")

    def test_too_long(self):
        self.finds(rules.too_long, "sim/world/a.cpp", "\n" * 601, 601)
        self.passes(rules.too_long, "sim/world/a.cpp", "\n" * 600)


if __name__ == "__main__":
    unittest.main()
