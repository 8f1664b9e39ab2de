"""Reports in headless Chromium: every view in both languages, numbers against the result file, hostile names,
narrow screens and paper. What is expected is reckoned here from the HDF5, not by the report's own code."""

import json
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from fixture import HOSTILE, programme  # noqa: E402
from program import YUYAN, ProgramTest  # noqa: E402

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"

SKIPPED = 77
HERE = Path(__file__).resolve().parent
STRUCTURE = HERE / "structure.json"
BUILD = YUYAN.parent
NODE = shutil.which("node") or shutil.which("nodejs")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BRIEF = {"brief": True, "phrases": {"en": {}, "zh": {}}, "results": 4}
ON_SCENE = ("working", "setting_up", "waiting")


def phrase(share, language, nouns, among):
    noun, counter = nouns
    if share in (0, 1):
        return {"en": f"in {'all' if share else 'none of the'} {noun}", "zh": "全部" if share else "从未"}[language]
    for of in (10, 100, 1000):
        count = int(np.floor(share * of + 0.5))
        same_side = all((share >= limit) == (count / of >= limit) for limit in (0.7, 0.9))
        if 0 < count < of and same_side and (of > 10 or 0.045 <= share <= 0.955):
            break
    if of > among:
        count, of = int(np.floor(share * among + 0.5)), among
    return {"en": f"in {count} of {of} {noun}", "zh": f"{of} {counter}中有 {count} {counter[0]}"}[language]


def words(dataset):
    value = dataset.attrs["flag_meanings"]
    return (value.decode() if isinstance(value, bytes) else value).split(" ")


def expected_of_drill(path, number, index):
    with h5py.File(path) as file:
        names = list(file["/drill/clauses/clause"].asstr())
        met = file["/drill/clauses/met"][()]
        clauses = sorted(((at_stake == 0, kept / at_stake if at_stake else 0, name, kept, at_stake) for name, kept, at_stake in
                          ((name, int((met[:, c] == 1).sum()), int((met[:, c] >= 0).sum())) for c, name in enumerate(names))))
        nouns = ("cases", "次")
        phrases = {language: {name: phrase(share, language, nouns, at_stake) for idle, share, name, _, at_stake in clauses[:5] if not idle}
                   for language in ("en", "zh")}
        outcomes = ("deaths", "deaths_workers", "deaths_public", "deaths_responders", "injuries", "injuries_workers",
                    "injuries_public", "injuries_responders", "escalations", "loss_yuan", "water_m3")
        means = [float(file[f"/drill/outcomes/{name}"][()].mean()) for name in outcomes]
        events = {name: data[()][file["/drill/events/replication"][()] == number] for name, data in file["/drill/events"].items()
                  if name != "event"}
        return {"clauses": [f"{kept}/{at_stake}" for _, _, _, kept, at_stake in clauses], "phrases": phrases, "means": means,
                "matrix": matrix(file), "playback": playback(file, events, index)}


def matrix(file):
    """The middle of all rehearsals at 0, 1 and 2 hours; an ended drill stays as it ended."""
    time = file["/drill/timeline/time"][()]
    cells = []
    names = [name for name in file["/drill/timeline"] if name != "time" and np.nan_to_num(file[f"/drill/timeline/{name}"][()]).any()]
    for row, name in enumerate(names):
        values = file[f"/drill/timeline/{name}"][()]
        for replication in values:
            last = np.flatnonzero(~np.isnan(replication))[-1]
            replication[last + 1:] = replication[last]
        for column in (0, 1, 2):
            cells.append([row, column, float(np.median(values[:, int(column * 3600 / (time[1] - time[0]))]))])
    return {"minutes": 60, "cells": cells}


def playback(file, events, index):
    kinds, entities = words(file["/drill/events/kind"]), words(file["/drill/events/entity"])
    conditions = words(file["/drill/events/to"])
    units = set(file["/drill/units/unit"].asstr())
    end = int(events["time_s"][-1])
    moments = []
    for time in (0, end // 4, end // 2, end):
        burning, where, dead = set(), {}, 0
        for i in np.flatnonzero(events["time_s"] <= time):
            kind, who, to = kinds[events["kind"][i]], entities[events["entity"][i]], conditions[events["to"][i]]
            if kind in ("burning", "reignited"):
                burning.add(who)
            if kind in ("extinguished", "burnt_out", "rim_fire"):
                burning.discard(who)
            if kind == "died":
                dead += int(events["value"][i]) or 1
            if who in units and to != "none":
                where[who] = to
        moments.append({"time": time, "shown": [len(burning), sum(to in ON_SCENE for to in where.values()), dead]})
    return {"index": index, "moments": moments, "events": len(events["time_s"])}


class Browser(ProgramTest):
    def look(self, page, expected):
        file = self.folder / "expected.json"
        file.write_text(json.dumps(expected))
        done = subprocess.run([NODE, HERE / "browser.mjs", BUILD / "report", CHROMIUM, page, file], text=True, capture_output=True)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        return done.stdout

    def stands_as_before(self, name, seen):
        """The cards of each view with their places, charts and tables; YUYAN_UPDATE=1 writes them anew."""
        golden = json.loads(STRUCTURE.read_text(encoding="utf-8")) if STRUCTURE.exists() else {}
        if os.environ.get("YUYAN_UPDATE"):
            golden[name] = json.loads(seen)
            STRUCTURE.write_text(json.dumps(golden, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        self.assertEqual(golden.get(name), json.loads(seen))

    def report(self, *results):
        page = self.folder / "report.html"
        self.yuyan("report", *results, "-o", page)
        return page

    def test_a_drill_and_a_programme(self):
        drill, plan = self.folder / "drill.h5", self.folder / "programme.h5"
        self.yuyan("run", self.depot(), "-n", 80, "-o", drill)
        programme(plan)
        page = self.folder / "report.html"
        self.yuyan("report", drill, plan, "-o", page)
        with h5py.File(drill) as file:
            typical = json.loads(page.read_text(encoding="utf-8").split('id="yuyan-data">')[1].split("</script>")[0])
            number = typical["results"][0]["playback"]["runs"][1]["number"]
            parameters = [name for name in file["/parameters/name"].asstr() if "turnout_day_s" in name]
        expected = expected_of_drill(drill, number, 1)
        with h5py.File(plan) as file:
            share = file["/targets/met"][()].mean(axis=0)
            for language in ("en", "zh"):
                expected["phrases"][language].update({name: phrase(float(p), language, ("futures", "种可能"), 400)
                                                      for name, p in zip(file["/targets/target"].asstr(), share)})
        seen = self.look(page, {**expected, "views": ["summary", "drill", "programme", "evidence"], "results": 2,
                                "parameters": {"search": "turnout_day_s", "found": len(parameters)}})
        self.stands_as_before("a drill and a programme", seen)

    def test_the_summary_of_each_drill_and_of_the_city_stands_on_one_screen(self):
        for scenario, replications in (("drills/oil_depot", 60), ("drills/oil_depot_command", 40), ("drills/oil_depot_full_time", 40),
                                       ("drills/chlorine_park", 10), ("drills/chlorine_park_night", 6), ("programmes/chengde_2016_2020", 20)):
            with self.subTest(scenario):
                more = {"drills/oil_depot_command": ("--bottlenecks", 4), "programmes/chengde_2016_2020": ("--allocation", 4)}.get(scenario, ())
                result = scenario.split("/")[1] + ".h5"
                self.yuyan("run", SCENARIOS / scenario, "-n", replications, *more, "-o", result)
                self.look(self.report(result), {"one_screen": True})

    def test_two_drills_and_hostile_names(self):
        title = '</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>'
        changes = [("scenario.toml", "成品油库火灾全过程推演", title), ("zones.csv", "近邻村", title.replace(",", " ")),
                   ("stations.csv", "县中队", "\u202e'县'<b>中队</b>😀" + "长" * 300)]
        for name in ("one", "two"):
            self.yuyan("run", self.depot(changes, name), "-n", 20, "-o", f"{name}.h5")
        seen = self.look(self.report("one.h5", "two.h5"), {**BRIEF, "views": ["summary", "drill", "evidence"]})
        self.stands_as_before("two drills", seen)

    def test_a_programme_whose_every_name_is_hostile(self):
        programme(self.folder / "hostile.h5", replications=50, hostile=True)
        page = self.report("hostile.h5")
        self.assertIn(HOSTILE[-40:], page.read_text(encoding="utf-8"))
        self.look(page, {**BRIEF, "views": ["summary", "programme", "evidence"]})


if __name__ == "__main__":
    page = BUILD / "share/yuyan/report/page.html"
    packages = BUILD / "report/node_modules/playwright-core"
    if not (page.exists() and packages.exists() and NODE and CHROMIUM):
        print("skipped: needs Node 18 with npm, the built page and Chromium (Debian: nodejs npm chromium)")
        sys.exit(SKIPPED)
    unittest.main()
