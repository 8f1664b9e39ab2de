"""What may stand in the product's sources, room by room: the table of docs/decisions.md as code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("sim", "models", "scenarios", "analysis", "cli")
MOST_LINES = 600

# From a room to what it may include of the others. Longer names go before shorter ones.
MAY_INCLUDE = {
    "sim/chance": [],
    "sim/calendar": ["sim/chance"],
    "sim/world": ["sim/chance", "sim/calendar"],
    "sim/results": [],
    "sim/ensemble": ["sim/chance", "sim/calendar", "sim/world", "sim/results"],
    "models/parameters": ["sim/chance"],
    "models/consequence": ["sim/chance", "sim/results/table.h", "models/parameters"],
    "models/propagation": ["sim/chance", "sim/calendar", "sim/world", "sim/results/table.h",
                           "models/parameters", "models/consequence"],
    "models/response": ["sim/chance", "sim/calendar", "sim/world", "sim/results/table.h",
                        "models/parameters", "models/consequence", "models/propagation",
                        "models/queueing"],
    "models/inspection": ["sim/chance", "sim/results/table.h", "models/parameters",
                          "models/indicators/severity_law.h", "models/indicators/severity_class.h"],
    "models/queueing": [],
    "models/service": ["sim/chance", "sim/calendar", "sim/results/table.h", "models/parameters",
                       "models/queueing"],
    "models/indicators": ["sim/chance", "sim/results/table.h", "models/parameters",
                          "analysis/statistics"],
    "scenarios/reader": ["sim/chance", "models/parameters", "parameter structs"],
    "analysis": ["sim/results"],
    "cli": ["sim", "models", "scenarios/reader", "analysis"],
}

# Libraries that only one room sees.
ONLY_IN = {
    r"simgrid/|xbt/": "sim/world",
    r"hdf5|H5\w*\.h": "sim/results",
    r"toml\+\+/|toml\.hpp": "scenarios/reader",
    r"boost/program_options": "cli",
    r"mpi\.h": "sim/ensemble",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
CHANCE = re.compile(r"std::\w+_distribution\b|\brandom_device\b|\bstd::mt19937|\bs?rand\s*\(")
ENDS_OR_PRINTS = re.compile(
    r"(?<![\w.:>])(?:std::|::)?(?:quick_exit|exit|abort|terminate)\s*\(|std::(?:cout|cerr|clog)\b"
    r"|(?<![\w.])(?:std::)?f?printf\s*\(|(?<![\w.])(?:std::)?puts\s*\(|fmt::print\s*\(")
UNDERSCORE_EXIT = re.compile(r"(?<!\w)_exit\s*\(")
CONSTANT = re.compile(r"\b(?:const|constexpr|consteval|constinit)\b")
NAMESPACE_VARIABLE = re.compile(
    r"^(?:static\s+|inline\s+|thread_local\s+|extern\s+)*"
    r"(?!using\b|namespace\b|return\b|class\b|struct\b|enum\b|union\b|template\b|friend\b|typedef\b"
    r"|extern\b|public\b|private\b|protected\b|case\b|concept\b|requires\b|goto\b|else\b)"
    r"[A-Za-z_][\w:<>,*&\s]*[\s*&>][A-Za-z_]\w*(?:\[\w*\])*\s*(?:=(?!=)|;|\{)")
LOCAL_STATIC = re.compile(r"^\s+(?:static|thread_local)\s+(?:thread_local\s+)?([^()=;{]*)(=|;|\{|\()")


def sources():
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def is_parameter_struct(path):
    """A header that describes values, with nothing that acts on them beside it."""
    file = ROOT / path
    return path.startswith("models/") and file.is_file() and "fields()" in file.read_text()


def room_of(path):
    found = [room for room in MAY_INCLUDE if path.startswith(room + "/")]
    return max(found, key=len, default=None)


def code_lines(text):
    """Lines with their numbers, without comments and without what stands in quotes."""
    in_comment = False
    text = re.sub(r'R"(\w*)\(.*?\)\1"', lambda raw: '""' + "\n" * raw.group().count("\n"), text,
                  flags=re.DOTALL)
    for number, line in enumerate(text.splitlines(), 1):
        if in_comment:
            if "*/" not in line:
                continue
            line, in_comment = line.split("*/", 1)[1], False
        line = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line)
        line = re.sub(r"/\*.*?\*/", "", line)
        line = line.split("//", 1)[0]
        if "/*" in line:
            line, in_comment = line.split("/*", 1)[0], True
        yield number, line


def wrong_includes(path, text):
    room = room_of(path)
    if room is None:
        yield f"{path}:1: belongs to no room of tests/architecture/rules.py"
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        for library, owner in ONLY_IN.items():
            if re.match(library, target) and room != owner:
                yield f"{path}:{number}: only {owner} may include {target}"
        if quote == "<" or target.split("/")[0] not in ROOMS:
            continue
        allowed = [room] + MAY_INCLUDE[room]
        if any(target == one or target.startswith(one + "/") for one in allowed):
            continue
        if "parameter structs" in allowed and is_parameter_struct(target):
            continue
        yield f"{path}:{number}: {room} may not include {target}"


def wrong_calls(path, text):
    room = room_of(path)
    for number, line in code_lines(text):
        if CHANCE.search(line):
            yield f"{path}:{number}: chance comes from sim/chance alone: {line.strip()}"
        if room == "cli":
            continue
        if ENDS_OR_PRINTS.search(line):
            yield f"{path}:{number}: nothing below cli prints or ends the program: {line.strip()}"
        if UNDERSCORE_EXIT.search(line) and room != "sim/ensemble":
            yield f"{path}:{number}: only sim/ensemble may _exit: {line.strip()}"


def mutable_globals(path, text):
    for number, line in code_lines(text):
        if CONSTANT.search(line):
            continue
        local = LOCAL_STATIC.match(line)
        is_local = local and local.group(2) != "(" and local.group(1).strip()
        if is_local or NAMESPACE_VARIABLE.match(line):
            yield f"{path}:{number}: state that outlives a call: {line.strip()}"


def too_long(path, text):
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        yield f"{path}:{lines}: longer than {MOST_LINES} lines; split it by noun"


CHECKS = (wrong_includes, wrong_calls, mutable_globals, too_long)
