"""Reads a result file with h5py and, group by group, with xarray through both of its HDF5 engines.

usage: read_test.py FILE.h5    (the sample that tests/format/write_sample.cpp writes)
"""

import sys
import unittest

import h5py
import numpy as np
import xarray

PATH = ""


def groups(path):
    found = ["/"]
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.append("/" + name) if isinstance(item, h5py.Group) else None)
    return found


class H5py(unittest.TestCase):
    def test_provenance(self):
        with h5py.File(PATH) as file:
            self.assertEqual(file.attrs["format"], "yuyan-result")
            self.assertEqual(file.attrs["seed"], 42)
            self.assertEqual(file.attrs["replications"], 7)
            self.assertEqual(file.attrs["notice"], "推演结果, 非事故预测")
            self.assertEqual(bytes(file["inputs/scenario.toml"][:]).decode(), 'name = "示范"\n')
            self.assertEqual(bytes(file["inputs/tables/道路.csv"][:]), b"a,b\n1,2\0\xff")
            self.assertEqual(len(file["inputs/empty.csv"]), 0)

    def test_values_lie_in_order_of_replications(self):
        with h5py.File(PATH) as file:
            self.assertEqual(list(file["replication"][:]), list(range(7)))
            deaths = file["drill/outcomes/deaths"][:]
            missing = np.iinfo(np.int64).min
            self.assertEqual(list(deaths), [0, 1, 2, missing, missing, 5, 6])
            self.assertEqual(list(file["replications/status"][:]), [0, 0, 0, 1, 2, 0, 0])
            self.assertEqual(file["replications/failure"].asstr()[3], "水压不足: no pressure")
            self.assertEqual(file["programme/accidents_by_year"].shape, (7, 5, 2))
            self.assertEqual(list(file["programme/accidents_by_year"][1, 4]), [108, 109])

    def test_events_follow_their_replications(self):
        with h5py.File(PATH) as file:
            replication = file["drill/events/replication"][:]
            self.assertEqual(list(replication), [1] + 3 * [2] + 5 * [5] + 6 * [6])
            self.assertEqual(list(file["drill/events/event"][:]), list(range(15)))
            self.assertEqual(file["drill/events/count"][4], 5000)
            self.assertTrue(np.isnan(file["drill/events/time_s"][3]))

    def test_every_array_of_numbers_is_compressed_and_says_its_unit(self):
        def see(name, item):
            if isinstance(item, h5py.Dataset) and not name.startswith("inputs/"):
                if item.dtype.kind != "O":
                    self.assertEqual(item.compression, "gzip", name)
                    self.assertIn("units", item.attrs, name)
                    if not h5py.h5ds.is_scale(item.id):
                        self.assertIn("_FillValue", item.attrs, name)
                self.assertIn("long_name", item.attrs, name)
                self.assertIn("long_name_zh", item.attrs, name)

        with h5py.File(PATH) as file:
            file.visititems(see)


class Xarray(unittest.TestCase):
    engines = ("netcdf4", "h5netcdf")

    def open(self, group, engine, **options):
        return xarray.open_dataset(PATH, group=group, engine=engine, **options)

    def test_every_group_opens(self):
        for engine in self.engines:
            for group in groups(PATH):
                with self.subTest(engine=engine, group=group), self.open(group, engine) as data:
                    data.load()

    def test_dimensions_and_units(self):
        for engine in self.engines:
            with self.subTest(engine=engine):
                with self.open("/drill/timeline", engine) as data:
                    flux = data["heat_flux"]
                    self.assertEqual(flux.dims, ("replication", "time"))
                    self.assertEqual(flux.attrs["units"], "W/m2")
                    self.assertEqual(flux.attrs["long_name_zh"], "学校热辐射")
                    self.assertEqual(float(flux[2, 1]), 2.5)
                    self.assertTrue(np.isnan(flux[3, 1]))
                with self.open("/drill/clauses", engine) as data:
                    self.assertEqual(data["met"].dims, ("replication", "clause"))
                    self.assertEqual(list(data["clause"].values), ["first_water", "evacuated"])
                    self.assertEqual(float(data["limit_s"].sel(clause="first_water")), 300)
                    self.assertEqual(str(data["text"].values[0]), "5分钟内出水")
                with self.open("/programme", engine) as data:
                    self.assertEqual(data["accidents_by_year"].dims, ("replication", "year", "county"))
                    self.assertEqual(list(data["county"].values), ["桥西区", "宣化区"])
                with self.open("/drill/events", engine) as data:
                    self.assertEqual(data["time_s"].dims, ("event",))
                    self.assertEqual(data["replication"].dims, ("event",))
                    self.assertEqual(data.sizes["event"], 15)
                with self.open("/", engine) as data:
                    self.assertEqual(list(data["year"].values), [2016, 2017, 2018, 2019, 2020])
                    self.assertEqual(data["replication"].dtype, np.int64)

    def test_codes_carry_their_words(self):
        for engine in self.engines:
            with self.subTest(engine=engine), self.open("/drill/outcomes", engine, mask_and_scale=False) as data:
                grade = data["grade"]
                self.assertEqual(grade.attrs["flag_meanings"].split(), ["I", "II", "一般"])
                self.assertEqual(list(np.atleast_1d(grade.attrs["flag_values"])), [0, 1, 2])
                self.assertEqual(list(grade.values), [0, 1, 2, -1, -1, 2, 0])
                self.assertEqual(data["escalated"].dtype, np.int8)


if __name__ == "__main__":
    PATH = sys.argv.pop(1)
    unittest.main()
