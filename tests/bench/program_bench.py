#!/usr/bin/python3
"""Times the program as whole processes: one JSON object a line.

usage: program_bench.py [path of yuyan]
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
YUYAN = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/yuyan").resolve()
DEPOT = ROOT / "scenarios/drills/oil_depot"
NIGHT = ROOT / "scenarios/drills/chlorine_park_night"
CITY = ROOT / "scenarios/verification/ambulance_city"
PROGRAMME = ROOT / "scenarios/programmes/chengde_2016_2020"


def say(name, value, unit):
    print(json.dumps({"name": name, "value": float(f"{value:.4g}"), "unit": unit}), flush=True)


def seconds(*arguments):
    start = time.perf_counter()
    subprocess.run([YUYAN, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def median_ms(*arguments, times=21):
    return 1000 * statistics.median(seconds(*arguments) for _ in range(times))


def report_seconds(result, times=5):
    """The quickest of several; None where the page of the report was not built."""
    try:
        return min(seconds("report", result, "-o", "report.html") for _ in range(times))
    except subprocess.CalledProcessError:
        return None


def opening_seconds(page):
    """Until a report stands in Chromium, and its slowest view; None where one of them is missing."""
    node, chromium = shutil.which("node") or shutil.which("nodejs"), shutil.which("chromium")
    if not (node and chromium):
        return None
    done = subprocess.run([node, ROOT / "tests/bench/report_open.mjs", YUYAN.parent / "report", chromium, page],
                          text=True, capture_output=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def main():
    say("startup_ms", median_ms("--version"), "ms")
    say("startup_hazard_ms", median_ms("hazard", "pool_fire", "diameter_m=21", "distance_m=60"),
        "ms")
    say("check_depot_ms", median_ms("check", DEPOT, times=7), "ms")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        say("service_100k_calls_s", statistics.median(
            seconds("run", CITY, "-n", 1, "--overwrite") for _ in range(7)), "s")
        say("programme_1000_replications_s", seconds("run", PROGRAMME, "-n", 1000), "s")
        say("depot_1000_replications_s", seconds("run", DEPOT, "-n", 1000), "s")
        say("branch_depot_200_s", seconds("branch", DEPOT, "--decision", "second_alarm", "-n", 200,
                                          "-o", "branch.h5"), "s")
        say("large_drill_replication_s", seconds("run", NIGHT, "-n", 20, "--workers", 1) / 20, "s")
        peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        for name in ("oil_depot", "chengde_2016_2020"):
            took = report_seconds(f"{name}.h5")
            if took is not None:
                say(f"report_{name}_1000_s", took, "s")
            opening = opening_seconds(Path("report.html").resolve()) if took is not None else None
            if opening is not None:
                say(f"report_{name}_open_s", opening[0], "s")
                say(f"report_{name}_slowest_view_s", opening[1], "s")
    say("largest_process_mb", peak_kb / 1024, "MB")


if __name__ == "__main__":
    main()
