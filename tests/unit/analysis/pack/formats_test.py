"""Other programs read the files: spreadsheets, writers, maps; also with hostile names in them."""

import csv
import io
import json
import math
import shutil
import subprocess
import unittest
import zipfile
from pathlib import Path

import docx
import h5py
import numpy as np
import openpyxl
from docx.oxml.ns import qn
from lxml import etree

from packs import BAD, SITE, files, hostile, made, samples


class Formats(samples.FolderTest):
    def test_the_map_lies_where_the_site_is(self):
        whole = json.loads(files("en")["map.geojson"])
        self.assertEqual("FeatureCollection", whole["type"])
        kinds = [feature["properties"]["kind"] for feature in whole["features"]]
        self.assertLessEqual({"site", "tank", "station", "hospital", "zone", "route"}, set(kinds))
        self.assertEqual(12, kinds.count("tank"))
        pack = made(lang="en")
        for feature in whole["features"]:
            for lon, lat in _points(feature["geometry"]["coordinates"]):
                self.assertTrue(abs(lon - SITE[0]) < 2 and abs(lat - SITE[1]) < 2, feature["properties"])
            if feature["geometry"]["type"] == "Polygon":
                ring = feature["geometry"]["coordinates"][0]
                self.assertEqual(ring[0], ring[-1])
                self.assertGreater(_area(ring), 0, "the outer ring runs against the clock")
        site = next(feature for feature in whole["features"] if feature["properties"]["kind"] == "site")
        self.assertEqual(list(SITE), site["geometry"]["coordinates"])
        school = next(feature for feature in whole["features"] if feature["properties"].get("id") == "school")
        x, y = (float(pack.context.scenario.by_id("zones")["school"][key]) for key in ("x_m", "y_m"))
        lon, lat = school["geometry"]["coordinates"][0][0]
        east = (lon - SITE[0]) * 111194.9 * math.cos(math.radians(SITE[1]))
        north = (lat - SITE[1]) * 111194.9
        self.assertAlmostEqual(60, math.hypot(east - x, north - y), delta=1)

    def test_a_cloud_lies_downwind_of_its_source(self):
        """From columns as the result has them: at half of the reach the plume is 40 m wide to each side."""
        def change(file):
            for path in ("/drill/clouds",):
                if path in file:
                    del file[path]
            out = samples._Writer(file)
            out.scale("/drill/clouds/change", np.arange(2))
            axes = ["/drill/clouds/change"]
            out.array("/drill/clouds/replication", [pack.context.replication] * 2, axes)
            for name, values in (("time_s", [0.0, 60.0]), ("x_m", [100.0, 100.0]), ("y_m", [0.0, 0.0]), ("wind_m_s", [2.0, 2.0]),
                                 ("towards_deg", [90.0, 0.0]), ("reach_m", [1000.0, 0.0]), ("half_width_50_m", [40.0, 0.0])):
                out.array(f"/drill/clouds/{name}", values, axes, unit="m")
            out.array("/drill/clouds/kind", [0, 0], axes, words=["poison", "smoke"])
            out.array("/drill/clouds/level", [0, 0], axes, words=["harmful", "road"])

        pack = made(samples.park(), lang="en")
        path = self.changed(change, samples.park())
        cloudy = made(path, lang="en", given=pack.context.replication)
        from yuyan_pack import geojson, picture
        rings = geojson.plumes(cloudy.context)
        self.assertEqual(1, len(rings), "what is no longer fed has no outline")
        np.testing.assert_allclose([(100, 0), (600, -40), (1100, 0), (600, 40), (100, 0)], rings[0][1], atol=1e-9)
        clouds = [feature for feature in json.loads(geojson.collection(cloudy.context))["features"]
                  if feature["properties"]["kind"] == "cloud"]
        self.assertEqual(1, len(clouds))
        self.assertGreater(_area(clouds[0]["geometry"]["coordinates"][0]), 0, "the outer ring runs against the clock")
        self.assertTrue(picture.picture(cloudy.context).startswith(b"\x89PNG"))

    def test_heat_contours_are_nested_where_the_result_holds_the_heat(self):
        with h5py.File(samples.depot()) as file:
            if "/drill/map/heat" not in file:
                self.skipTest("this result holds no map of heat")
        pack = made(lang="en", tested=["outside_water"])
        rings = {}
        from yuyan_pack import geojson
        for feature in json.loads(geojson.collection(pack.context))["features"]:
            if feature["properties"]["kind"] == "heat":
                rings.setdefault(feature["properties"]["id"], {})[feature["properties"]["heat_flux_kw_m2"]] = _area(
                    feature["geometry"]["coordinates"][0])
        self.assertTrue(rings)
        for areas in rings.values():
            self.assertEqual(sorted(areas, reverse=True), sorted(areas, key=areas.get))

    def opened_by_libreoffice(self, content_of, ending, names):
        """The papers as LibreOffice read and wrote them again, by name."""
        for name in names:
            (self.folder / name).write_bytes(content_of[name])
        out = self.folder / f"out_{ending}"
        done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile", "--convert-to", ending,
                               "--outdir", out, *(self.folder / name for name in names)], capture_output=True, text=True, timeout=800)
        written = {path.stem: path for path in out.glob(f"*.{ending}")}
        self.assertEqual(sorted(Path(name).stem for name in names), sorted(written), done.stdout + done.stderr)
        return written

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice_reads_in_every_spreadsheet_what_was_written(self):
        """Every cell of every sheet, hostile names among them: nothing repaired, lost, shortened or taken for a formula."""
        for content_of in (files("zh"), hostile("zh")):
            names = [name for name in content_of if name.endswith(".xlsx")]
            self.assertIn("tables.xlsx", names)
            for stem, path in self.opened_by_libreoffice(content_of, "xlsx", names).items():
                ours, theirs = openpyxl.load_workbook(io.BytesIO(content_of[f"{stem}.xlsx"])), openpyxl.load_workbook(path)
                self.assertEqual(ours.sheetnames, theirs.sheetnames)
                for sheet in ours:
                    self.assertEqual(list(_cells(sheet)), list(_cells(theirs[sheet.title])), (stem, sheet.title))
                    self.assertEqual(sheet.auto_filter.ref, theirs[sheet.title].auto_filter.ref)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice_reads_in_every_paper_what_was_written(self):
        for content_of in (files("zh"), hostile("zh")):
            names = [name for name in content_of if name.endswith(".docx")]
            for stem, path in self.opened_by_libreoffice(content_of, "docx", names).items():
                theirs = [text.replace("_x005F_x", "_x") for text in _words(path)]  # how LibreOffice writes down a _x that stands in a text
                self.assertEqual(_words(io.BytesIO(content_of[f"{stem}.docx"])), theirs, stem)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice_prints_every_paper(self):
        names = [name for name in files("zh") if name.endswith((".docx", ".xlsx")) and name != "tables.xlsx"]  # its pages take long
        for ending in (".docx", ".xlsx"):
            some = [name for name in names if name.endswith(ending)]
            for path in self.opened_by_libreoffice(files("zh"), "pdf", some).values():
                self.assertTrue(path.read_bytes().startswith(b"%PDF"))
                self.assertGreater(path.stat().st_size, 5000, path)
                path.unlink()

    # -- hostile names -------------------------------------------------------------------------

    def test_hostile_names_come_out_harmless(self):
        made_of = hostile("en")
        for name, content in made_of.items():
            with self.subTest(name):
                if name.endswith((".docx", ".xlsx")):
                    self.check_office(name, content)
                elif name.endswith(".csv"):
                    self.check_csv(content)
                else:
                    self.assertIsNone(BAD.search(content.decode("utf-8")))
        json.loads(made_of["map.geojson"])
        self.assertIn("alert(1)", made_of["README.txt"].decode())  # the words themselves stay

    def check_csv(self, content):
        text = content.decode("utf-8-sig")
        self.assertIsNone(BAD.search(text))
        for line in csv.reader(io.StringIO(text, newline="")):
            for cell in line:
                self.assertLessEqual(len(cell), 2600)
                if cell.lstrip(" \n")[:1] in tuple("=+-@\t|%") and cell:
                    float(cell)  # only numbers may begin like a formula

    def check_office(self, name, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.assertIsNone(archive.testzip())
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    root = etree.fromstring(archive.read(part))
                    self.assertIsNone(BAD.search("".join(root.itertext())), part)
                self.assertNotIn("vba", part.lower())
        if name.endswith(".xlsx"):
            for sheet in openpyxl.load_workbook(io.BytesIO(content)):
                for row in sheet.iter_rows():
                    for cell in row:
                        self.assertNotEqual("f", cell.data_type, (sheet.title, cell.coordinate))
                        self.assertIsNone(cell.hyperlink)


def _cells(sheet):
    """Row, column and value of every cell that holds something; numbers as the format keeps them."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value not in (None, ""):
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                yield cell.row, cell.column, f"{cell.value:.12g}" if isinstance(cell.value, float) else str(cell.value)


def _words(file):
    """The texts of a document in their order, blank ones left out."""
    body = docx.Document(file).element.body
    return [text for paragraph in body.iter(qn("w:p")) if (text := "".join(part.text or "" for part in paragraph.iter(qn("w:t"))).strip())]


def _points(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


def _area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:])) / 2


if __name__ == "__main__":
    unittest.main()
