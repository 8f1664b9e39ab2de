"""yuyan run and info: files, summary, story, refusals."""

import json
import re
import unittest

import h5py
import xarray

from program import DEPOT, NOTICE, ProgramTest


class Run(ProgramTest):
    def test_result_and_summary(self):
        out = self.yuyan("run", DEPOT, "-n", 12, "--seed", 3).stdout
        self.assertIn("12 rehearsals, ", out)
        self.assertIn("A rehearsal, not a prediction.", out)
        self.assertRegex(out, r"(?m)^Written to oil_depot\.h5 \(\d+\.\d MB\) in \d+\.\d s\.$")
        self.assertEqual(["oil_depot.h5"], [path.name for path in self.folder.iterdir()])
        with h5py.File(self.folder / "oil_depot.h5") as file:
            self.assertEqual(NOTICE, file.attrs["notice"])
            self.assertEqual(3, file.attrs["seed"])
            self.assertIn("run", file.attrs["command_line"])
            self.assertEqual((DEPOT / "tanks.csv").read_bytes(),
                             file["inputs/tanks.csv"][()].tobytes())
            self.assertEqual(12, len(file["replication"]))
            met = file["drill/clauses/met"][()]
            clauses = [name.decode() for name in file["drill/clauses/clause"][()]]
        info = self.yuyan("info", "oil_depot.h5").stdout
        self.assertIn(out[:out.index("Written to")], info)
        self.assertLessEqual(max(map(len, out.splitlines())), 120)
        self.check_counts(met, clauses)

    def check_counts(self, met, clauses):
        """The summary counts what the file holds."""
        summary = json.loads(self.yuyan("info", "oil_depot.h5", "--json").stdout)["summary"]
        for clause in summary["clauses"]:
            column = met[:, clauses.index(clause["clause"])]
            self.assertEqual((column == 1).sum(), clause["met"])
            self.assertEqual((column >= 0).sum(), clause["at_stake"])
            if clause["at_stake"]:
                self.assertAlmostEqual(clause["met"] / clause["at_stake"],
                                       clause["probability"]["value"])
        shares = [clause["probability"]["value"] for clause in summary["clauses"]
                  if clause["at_stake"]]
        self.assertEqual(sorted(shares), shares)

    def test_chinese_summary(self):
        out = self.yuyan("run", DEPOT, "-n", 3, "--lang", "zh").stdout
        self.assertIn("推演 3 次, 其中 ", out)
        self.assertIn(NOTICE, out)
        self.assertRegex(out, r"(?m)^结果写入 oil_depot\.h5 ")

    def test_json_summary(self):
        answer = json.loads(self.yuyan("run", DEPOT, "-n", 4, "--json", "-o", "a.h5").stdout)
        self.assertEqual(NOTICE, answer["notice"])
        self.assertEqual(4, answer["replications"])
        self.assertEqual("a.h5", answer["file"])
        self.assertTrue(answer["stations"])
        self.assertGreater(sum(answer["parameters"].values()), 1000)

    def test_every_group_opens_in_xarray_with_both_engines(self):
        self.yuyan("run", DEPOT, "-n", 3, "-o", "x.h5")
        with h5py.File(self.folder / "x.h5") as file:
            groups = [""]
            file.visititems(lambda name, item: groups.append(name)
                            if isinstance(item, h5py.Group) else None)
        self.assertIn("drill/clauses", groups)
        for engine in ("netcdf4", "h5netcdf"):
            for group in groups:
                with xarray.open_dataset(self.folder / "x.h5", group=f"/{group}",
                                         engine=engine) as data:
                    data.load()
                    if group == "drill/clauses":
                        self.assertEqual(("replication", "clause"), data["met"].dims)
                        self.assertEqual("1", data["value"].attrs["units"])  # each clause has its own

    def test_existing_files_are_not_lost(self):
        (self.folder / "oil_depot.h5").write_text("dear")
        self.says("yuyan: oil_depot.h5: exists already; --overwrite replaces it, -o names another "
                  "file", "run", DEPOT, "-n", 2,
                  zh="yuyan: oil_depot.h5: 文件已存在; --overwrite 覆盖, 或用 -o 另指定文件")
        self.assertEqual("dear", (self.folder / "oil_depot.h5").read_text())
        self.yuyan("run", DEPOT, "-n", 2, "--overwrite")
        self.assertIn("replications", h5py.File(self.folder / "oil_depot.h5"))

    def test_nothing_is_written_when_the_input_is_wrong(self):
        depot = self.depot([("scenario.toml", "[roads]", "[raods]")])
        before = sorted(self.folder.rglob("*"))
        self.yuyan("run", depot, "-n", 2, code=2)
        self.assertEqual(before, sorted(self.folder.rglob("*")))

    def test_a_folder_that_cannot_be_written_to(self):
        done = self.yuyan("run", DEPOT, "-n", 2, "-o", "/proc/yuyan.h5", code=2)
        self.assertIn("/proc/yuyan.h5.part", done.stderr)
        done = self.yuyan("run", DEPOT, "-n", 2, "-o", "no/such/folder.h5", code=2)
        self.assertIn("no/such/folder.h5.part", done.stderr)
        self.assertEqual([], list(self.folder.iterdir()))

    def test_failed_replications_are_warnings_with_their_number(self):
        whole = self.yuyan("run", DEPOT, "-n", 8, "-o", "whole.h5")
        with h5py.File(self.folder / "whole.h5") as file:
            events = file["replications/events"][()]
        limit = int(sorted(events)[4])
        failing = [i for i, n in enumerate(events) if n > limit]
        done = self.yuyan("run", DEPOT, "-n", 8, "-o", "part.h5", "--event-limit", limit)
        self.assertEqual("", whole.stderr)
        numbers = [int(n) for n in re.findall(r"(?m)^warning: replication (\d+) failed: ",
                                              done.stderr)]
        self.assertEqual(failing, numbers)
        self.assertIn(f"{8 - len(failing)} rehearsals", done.stdout)
        chinese = self.yuyan("info", "part.h5", "--lang", "zh")
        self.assertIn(f"推演 {8 - len(failing)} 次", chinese.stdout)
        self.yuyan("run", DEPOT, "-n", 3, "-o", "none.h5", "--event-limit", 3, code=1)

    def test_trace_tells_the_replication_that_run_computes(self):
        self.yuyan("run", DEPOT, "-n", 3, "--seed", 5)
        story = self.yuyan("run", DEPOT, "--seed", 5, "--trace", 2).stdout
        with h5py.File(self.folder / "oil_depot.h5") as file:
            of_it = file["drill/events/replication"][()] == 2
            times = file["drill/events/time_s"][()][of_it]
        stamps = re.findall(r"(?m)^T\+(\d+):(\d\d):(\d\d)  ", story)
        seconds = [int(h) * 3600 + int(m) * 60 + int(s) for h, m, s in stamps]
        self.assertEqual([int(time) for time in times], seconds)
        self.assertIn("Replication 2 of seed 5. A rehearsal, not a prediction.", story)
        chinese = self.yuyan("run", DEPOT, "--seed", 5, "--trace", 2, "--lang", "zh").stdout
        self.assertIn("起因", chinese)
        self.assertEqual(story.count("\nT+"), chinese.count("\nT+"))

    def test_info_faults(self):
        self.says("yuyan: nothing.h5: no such file", "info", "nothing.h5",
                  zh="yuyan: nothing.h5: 没有此文件")
        (self.folder / "text.h5").write_text("no result")
        self.assertIn("text.h5", self.yuyan("info", "text.h5", code=2).stderr)
        (self.folder / "text.part").write_text("no part")
        self.assertIn("text.part", self.yuyan("info", "text.part", code=2).stderr)


if __name__ == "__main__":
    unittest.main()
