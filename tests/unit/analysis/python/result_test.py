"""The Python reader of results: what it gives is what h5py sees, in both languages, without a lock."""

import fcntl
import inspect
import os
import subprocess
import sys
import types
import unittest
import warnings

import h5py
import numpy as np

import samples
import yuyan
from samples import FolderTest


class Reading(FolderTest):
    def setUp(self):
        super().setUp()
        self.result = yuyan.open(samples.depot())
        self.addCleanup(self.result.close)

    def test_every_array_is_what_h5py_reads(self):
        with h5py.File(samples.depot()) as file:
            seen = 0
            for group in self.result.groups:
                data = self.result.dataset(group)
                for name, item in file[group].items():
                    if not isinstance(item, h5py.Dataset):
                        continue
                    raw, given = item[()], data[name].values
                    self.assertEqual(raw.shape, given.shape, item.name)
                    if item.dtype.kind == "f":
                        np.testing.assert_array_equal(raw, given, item.name)
                    elif item.dtype == np.int8:
                        np.testing.assert_array_equal(raw < 0, np.isnan(given))
                        np.testing.assert_array_equal(raw[raw >= 0], given[raw >= 0])
                    elif item.dtype == np.int32 and "flag_meanings" in item.attrs:
                        words = item.attrs["flag_meanings"].split()
                        self.assertEqual([words[code] if code >= 0 else None for code in raw.ravel()[:500]],
                                         list(given.ravel()[:500]), item.name)
                    seen += 1
            self.assertGreater(seen, 60)

    def test_dimensions_units_and_labels(self):
        data = self.result.dataset("/drill/timeline")
        self.assertEqual(("replication", "time"), data["water_l_s"].dims)
        self.assertEqual({"units": "L/s", "long_name": "water drawn", "long_name_zh": "用水流量"},
                         data["water_l_s"].attrs)
        self.assertEqual("s", data["time"].attrs["units"])
        clauses = self.result.dataset("/drill/clauses")
        self.assertIn("call_119", clauses["clause"].values)
        self.assertEqual(("replication", "clause"), clauses["met"].dims)
        self.assertEqual(120, float(clauses["limit_s"].sel(clause="call_119")))

    def test_tables_with_names_or_headings(self):
        table = self.result.table("/drill/outcomes")
        self.assertEqual(samples.REPLICATIONS, len(table))
        self.assertEqual("replication", table.index.name)
        self.assertIn("loss_yuan", table)
        self.assertIn("直接经济损失 (元)", self.result.table("/drill/outcomes", "zh"))
        self.assertIn("direct loss (yuan)", self.result.table("/drill/outcomes", "en"))
        events = self.result.table("/drill/events")
        self.assertEqual("detected", events[events["replication"] == 3]["kind"].to_list()[
            events[events["replication"] == 3]["kind"].to_list().index("detected")])

    def test_labels_units_codes_and_provenance(self):
        self.assertEqual("死亡人数", self.result.label("/drill/outcomes/deaths", "zh"))
        self.assertEqual("", self.result.unit("/drill/outcomes/deaths"))
        self.assertEqual("s", self.result.unit("/drill/outcomes/called_s"))
        self.assertEqual(["done", "failed", "timed_out"], self.result.codes("/replications/status"))
        self.assertEqual(1, self.result.attributes["seed"])
        self.assertEqual("成品油库火灾全过程推演", self.result.title("zh"))
        self.assertEqual("推演结果, 非事故预测", self.result.notice("zh"))
        shipped = (samples.ROOT / "scenarios/drills/oil_depot/units.csv").read_bytes()
        self.assertEqual(shipped, self.result.inputs["units.csv"])

    def test_what_is_not_there_is_said_with_what_is(self):
        for call in (lambda: self.result.dataset("/nowhere"), lambda: self.result.values("/drill/nothing")):
            with self.assertRaises(yuyan.ResultError) as caught:
                call()
            self.assertIn("/drill/outcomes", str(caught.exception))

    def test_data_outlive_the_file(self):
        with yuyan.open(samples.depot()) as result:
            deaths = result.dataset("/drill/outcomes")["deaths"]
            events = result.drill.events
        self.assertEqual(samples.REPLICATIONS, deaths.size)
        self.assertGreater(len(events), 1000)
        with self.assertRaises(Exception):
            result.values("/drill/outcomes/deaths")


class Files(FolderTest):
    def test_an_open_result_is_not_locked(self):
        path = self.changed(lambda file: None)
        with yuyan.open(path) as result:
            with open(path, "r+b") as other:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)  # would fail against a lock
                fcntl.flock(other, fcntl.LOCK_UN)
            code = "import h5py, sys; h5py.File(sys.argv[1], 'r+').attrs['title'] = 'new'"
            subprocess.run([sys.executable, "-c", code, path], check=True, env={**os.environ})
            self.assertEqual(samples.REPLICATIONS, result.values("/replication").size)

    def test_another_process_that_writes_and_locks_is_no_hindrance(self):
        path = self.changed(lambda file: None)
        with h5py.File(path, "r+"):
            code = ("import sys; sys.path.insert(0, sys.argv[2]); import yuyan\n"
                    "print(yuyan.open(sys.argv[1]).replications)")
            done = subprocess.run([sys.executable, "-c", code, path, samples.ROOT / "analysis/python"],
                                  capture_output=True, text=True)
        self.assertEqual(f"{samples.REPLICATIONS}\n", done.stdout, done.stderr)

    def test_what_is_no_result_is_refused(self):
        text = self.folder / "text.h5"
        text.write_text("no HDF5")
        other = self.folder / "other.h5"
        h5py.File(other, "w").close()
        for path, words in ((self.folder / "none.h5", "no such file"), (text, "no HDF5 file"),
                            (other, "no result of yuyan")):
            with self.assertRaisesRegex(yuyan.ResultError, words):
                yuyan.open(path)

    def test_another_major_version_is_refused_with_its_writer(self):
        def change(file):
            file.attrs["format_version"], file.attrs["program_version"] = "2.0", "9.1.0"
        with self.assertRaisesRegex(yuyan.ResultError, "format 2.0, written by yuyan 9.1.0"):
            yuyan.open(self.changed(change))

    def test_a_newer_minor_version_is_read_with_a_warning(self):
        path = self.changed(lambda file: file.attrs.__setitem__("format_version", "1.100"))
        with self.assertWarns(yuyan.NewerFormatWarning):
            yuyan.open(path).close()

    def test_every_released_version_is_read(self):
        for path in sorted((samples.ROOT / "tests/format").glob("result-*.h5")):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with yuyan.open(path) as result:
                    for group in result.groups:
                        result.dataset(group)


class Scenarios(unittest.TestCase):
    def test_a_variant_lies_over_its_base(self):
        with yuyan.open(samples.variant()) as result:
            scenario = result.scenario
        self.assertEqual("oil_depot_full_time", scenario.value("scenario.name"))
        self.assertEqual(3000, scenario.value("site.pond_m3"))
        own = (samples.ROOT / "scenarios/drills/oil_depot_full_time/units.csv").read_text().splitlines()
        self.assertEqual(len([line for line in own if line and not line.startswith("#")]) - 1,
                         len(scenario.table("units")))
        self.assertEqual({"T01", "T12"}, {"T01", "T12"} & set(scenario.by_id("tanks")))

    def test_rows_of_csv_of_any_encoding_and_of_toml(self):
        scenario = yuyan.Scenario({
            "scenario.toml": 'tanks = { table = "t.csv", status = "assumed" }\n[scenario]\nname = "x"\n'
                             "[[surroundings]]\nid = \"v\"\nday = { value = 3, status = \"assumed\" }\n".encode(),
            "t.csv": "id,name_zh\n# none\nT1,甲罐\n".encode("gb18030")})
        self.assertEqual([{"id": "T1", "name_zh": "甲罐"}], scenario.table("tanks"))
        self.assertEqual("v", scenario.table("zones")[0]["id"])
        self.assertEqual([], scenario.table("units"))


class Declarations(unittest.TestCase):
    """Everything public has a docstring and types."""

    def test_docstrings_and_types(self):
        package = samples.ROOT / "analysis/python/yuyan"
        for file in sorted(package.glob("*.py")):
            module = getattr(__import__(f"yuyan.{file.stem}"), file.stem) if file.stem != "__init__" else yuyan
            self.assertTrue(module.__doc__, file)
            self.assertLess(len(file.read_text().splitlines()), 600, file)
            for name, thing in vars(module).items():
                if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
                    continue
                self.check(f"{file.stem}.{name}", thing)

    def check(self, name, thing):
        if isinstance(thing, types.FunctionType):
            self.assertTrue(thing.__doc__, name)
            hints = inspect.signature(thing)
            self.assertIsNot(inspect.Signature.empty, hints.return_annotation, name)
            for parameter in hints.parameters.values():
                if parameter.name != "self":
                    self.assertIsNot(inspect.Parameter.empty, parameter.annotation, f"{name}: {parameter}")
        elif inspect.isclass(thing):
            self.assertTrue(thing.__doc__, name)
            for member, method in vars(thing).items():
                if not member.startswith("_") and isinstance(method, types.FunctionType):
                    self.check(f"{name}.{member}", method)


if __name__ == "__main__":
    unittest.main()
