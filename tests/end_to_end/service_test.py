"""Service-only scenarios through the program: results, intervals, mistakes."""

import json
import unittest

import h5py
import numpy

from program import ROOT, ProgramTest

VERIFICATION = ROOT / "scenarios/verification"

LEAST = """[service]
name = "least"
title = "Least"
title_zh = "最小"
horizon_s = 1000

[[service.kinds]]
id = "unit"
units = 1

[[service.stages]]
id = "work"
kind = "unit"
service_s = 1

[[service.streams]]
id = "calls"
stages = ["work"]
rate_per_s = 0.5
"""


class Service(ProgramTest):
    def write(self, text, name="least.toml"):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def summary(self, scenario, *arguments):
        return json.loads(self.yuyan("run", scenario, *arguments, "--json", "--overwrite").stdout)

    def test_one_run_has_intervals_from_its_batches(self):
        answer = self.summary(VERIFICATION / "erlang_c", "-n", 1)
        self.assertEqual(20, answer["interval_parts"])
        wait = answer["stages"]["work"]["waiting_probability"]
        width = wait["high"] - wait["low"]
        self.assertLess(abs(wait["value"] - 0.40918015), width)
        self.assertGreater(0.03, width)

    def test_the_summary_counts_what_the_file_holds(self):
        answer = self.summary(VERIFICATION / "hypercube", "-n", 3)
        with h5py.File(self.folder / "hypercube.h5") as file:
            stages = file["service/stages"]
            lost = stages["lost"][()].sum() / stages["arrived"][()].sum()
            self.assertAlmostEqual(lost, answer["stages"]["work"]["loss_share"]["value"])
            share = file["service/states/engine/share"][()]
            numpy.testing.assert_allclose(share.sum(axis=1), 1)
            self.assertAlmostEqual(
                share[:, 0].mean(), answer["kinds"]["engine"]["states"]["000"]["value"])
            sent = file["service/units/sent_to"][()].sum(axis=0)
            self.assertAlmostEqual(sent[0, 1] / sent[:, 1].sum(),
                                   answer["units"]["e1"]["share_of_area"]["south"])

    def test_the_shuttle_takes_224_minutes(self):
        answer = self.summary(VERIFICATION / "shuttle", "-n", 2)
        last = answer["streams"]["patients"]["last_completion_s"]["value"]
        self.assertAlmostEqual(224, last / 60)

    def test_both_languages(self):
        scenario = self.write(LEAST)
        self.assertIn("P(wait)", self.yuyan("run", scenario, "-n", 2).stdout)
        self.assertIn("等待概率",
                      self.yuyan("run", scenario, "-n", 2, "--overwrite", "--lang", "zh").stdout)
        self.assertIn("P(wait)", self.yuyan("info", "least.h5").stdout)

    def test_workers_and_rows_change_nothing(self):
        city = VERIFICATION / "ambulance_city"
        copy = self.folder / "city"
        copy.mkdir()
        for name in ("scenario.toml", "places.csv", "units.csv"):
            lines = (city / name).read_text(encoding="utf-8").splitlines()
            if name.endswith(".csv"):
                lines = [lines[0], *reversed(lines[1:])]
            (copy / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        short = ("--set", "service.streams.calls.calls=2000", "-n", 3)
        self.yuyan("run", city, *short, "--workers", 1, "-o", "a.h5")
        self.yuyan("run", copy, *short, "--workers", 3, "-o", "b.h5")
        with h5py.File(self.folder / "a.h5") as one, h5py.File(self.folder / "b.h5") as other:
            for group in ("stages", "units", "areas", "batches"):
                for name, array in one["service"][group].items():
                    numpy.testing.assert_array_equal(array[()], other["service"][group][name][()])

    def test_sources_that_never_pause(self):
        sources = LEAST.replace("rate_per_s = 0.5", "sources = 3\npause_s = 0")
        self.assertEqual(0, self.yuyan("check", self.write(sources)).returncode)
        for change in (("service_s = 1", "service_s = 0"), ("units = 1", "units = 1\nqueue_limit = 0")):
            refused = self.yuyan("check", self.write(sources.replace(*change)), code=2)
            self.assertIn("pause_s: a source whose call is lost, or takes no time", refused.stderr)

    def test_a_load_that_nobody_can_carry_is_said(self):
        scenario = self.write(LEAST.replace("rate_per_s = 0.5", "rate_per_s = 2"))
        self.assertIn("the queue grows until the run ends", self.yuyan("check", scenario).stderr)
        self.assertNotIn("grows", self.yuyan("check", self.write(LEAST)).stderr)

    def test_every_mistake_at_once(self):
        scenario = self.write(LEAST.replace("units = 1", "units = 0")
                              .replace("rate_per_s = 0.5", "rate_per_s = 0.5\nsources = 2")
                              .replace("service_s = 1", "service_s = 1\nunits = 3")
                              .replace("horizon_s = 1000", "horizon_s = 1000\nwarm_up_s = 2000"))
        self.says(
            "least.toml:6: service.warm_up_s: the warm-up of 2000 s leaves nothing of the horizon "
            "of 1000 s\n"
            "least.toml:8: service.kinds.unit: there is no unit of unit; give it units, rows in "
            "[[service.units]], or unlimited = true\n"
            "least.toml:16: service.stages.work.units: calls may need 3 units at once, and there "
            "are 0 of unit; truncate it with high, or let it begin with what is free: "
            "seizes = \"what_is_free\"\n"
            "least.toml:18: service.streams.calls: the calls of calls come in 2 ways; allowed: one "
            "of rate_per_s, gap_s, at_s, sources; initial beside it; make several streams of it",
            "run", scenario)

    def test_unknown_ids_and_keys(self):
        scenario = self.write(LEAST.replace('stages = ["work"]', 'stages = ["wrok"]')
                              .replace("service_s = 1", "servise_s = 1"))
        done = self.yuyan("check", scenario, code=2)
        self.assertIn("did you mean service_s?", done.stderr)
        self.assertIn("did you mean work?", done.stderr)


if __name__ == "__main__":
    unittest.main()
