"""Other programs read the files: LibreOffice, calendars, warning systems, maps; also with hostile names in them."""

import csv
import io
import json
import math
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from functools import lru_cache
from pathlib import Path

import h5py
import icalendar
import numpy as np
import openpyxl
from lxml import etree

import packs
import samples
from packs import files, made

SITE = (117.80, 41.02)
FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = ("<script>alert(1)</script>", FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\tTAB", "'\"quotes\"; DROP", "a\r\nBEGIN:VEVENT\r\nb",
           "\u202etxt.exe", "\u2067شركة النفط\u2069", "🔥🚒", "\x00\x07\x1b[31m", "_x000D_", "x" * 10000, "&amp;<b>]]>", "%s{0}", "")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=None)
def hostile(lang):
    """Files of the pack of the depot with hostile words wherever its author may write some."""
    def change(file):
        everything = " ".join(HOSTILE[:12]).replace("\x00", "")
        file.attrs["title"], file.attrs["title_zh"] = HOSTILE[0] + everything, FORMULA + everything
        for name in ("text", "text_zh"):
            array = file[f"/drill/clauses/{name}"]
            array[...] = [HOSTILE[place % len(HOSTILE)].replace("\x00", "") for place in range(array.shape[0])]
        _rewrite(file, "orders.csv", ("actor", "actor_zh"))
        for table in ("zones.csv", "stations.csv", "hospitals.csv"):
            _rewrite(file, table, ("name_zh",))
        toml = file["/inputs/scenario.toml"][()].tobytes().decode()
        for key, words in (("name_zh", FORMULA + "\u202e"), ("title_zh", HOSTILE[0] + FORMULA)):
            toml = re.sub(rf"^{key} = .*$", lambda _: f"{key} = {json.dumps(words)}", toml, flags=re.M)
        _replace(file, "scenario.toml", toml.encode())

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.h5"
        shutil.copyfile(samples.depot(), path)
        with h5py.File(path, "r+") as file:
            change(file)
        return made(path, lang=lang, calendar_lines=True).folder().files


def _rewrite(file, name, columns):
    lines = list(csv.reader(io.StringIO(file[f"/inputs/{name}"][()].tobytes().decode())))
    places = [lines[0].index(column) for column in columns]
    for number, line in enumerate(lines[1:]):
        for place in places:
            line[place] = HOSTILE[(number + place) % len(HOSTILE)]
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    _replace(file, name, text.getvalue().encode())


def _replace(file, name, content):
    del file[f"/inputs/{name}"]
    file[f"/inputs/{name}"] = np.frombuffer(content, dtype="u1")


class Formats(samples.FolderTest):
    def test_warnings_follow_the_structure_of_cap(self):
        schema = etree.XMLSchema(etree.parse("cap_exercise.xsd"))
        for lang in ("en", "zh"):
            messages = {name: content for name, content in files(lang).items() if name.startswith("cap/")}
            self.assertTrue(messages)
            self.check_cap(schema, messages)

    def test_every_order_to_the_public_is_a_warning(self):
        """Zones that one order names are areas of one message; who shall stay indoors is told so."""
        schema = etree.XMLSchema(etree.parse("cap_exercise.xsd"))
        pack = made(samples.park(), lang="zh")
        from yuyan_pack import cap
        messages = cap.messages(pack.context)
        space = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
        run = pack.context.run
        told = {"Evacuate": 0, "Shelter": 0}
        for name, content in messages.items():
            root = etree.fromstring(content)
            schema.assertValid(root)
            self.assertEqual(["CBRNE", "Safety"], root.xpath("c:info/c:category/text()", namespaces=space))
            response = root.xpath("c:info/c:responseType/text()", namespaces=space)[0]
            if response in told:
                told[response] += len(root.xpath("c:info/c:area", namespaces=space))
        for response, kind in (("Evacuate", "evacuation_ordered"), ("Shelter", "shelter_ordered")):
            self.assertEqual((run["kind"] == kind).sum(), told[response])
        self.assertLess(len(messages), run["kind"].isin(["evacuation_ordered", "shelter_ordered"]).sum() / 2)

    def check_cap(self, schema, messages):
        identifiers = set()
        for name, content in messages.items():
            root = etree.fromstring(content)
            schema.assertValid(root)
            space = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
            self.assertEqual(["Exercise"], root.xpath("c:status/text()", namespaces=space))
            self.assertTrue(re.search("EXERCISE|演练", root.xpath("c:info/c:headline/text()", namespaces=space)[0]), name)
            identifiers.add(root.xpath("c:identifier/text()", namespaces=space)[0])
            for ring in root.xpath("//c:polygon/text()", namespaces=space):
                pairs = [tuple(map(float, pair.split(","))) for pair in ring.split()]
                self.assertEqual(pairs[0], pairs[-1])
                self.assertTrue(all(abs(lat - SITE[1]) < 0.2 and abs(lon - SITE[0]) < 0.2 for lat, lon in pairs))
        self.assertEqual(len(messages), len(identifiers))

    def test_a_message_that_is_no_exercise_would_be_found(self):
        schema = etree.XMLSchema(etree.parse("cap_exercise.xsd"))
        content = next(content for name, content in files("en").items() if name.startswith("cap/"))
        for old, new in ((b"<status>Exercise", b"<status>Actual"), (b"+08:00</sent>", b"Z</sent>"), (b"<event>", b"<happening>")):
            self.assertIn(old, content)
            with self.assertRaises((etree.DocumentInvalid, etree.XMLSyntaxError)):
                schema.assertValid(etree.fromstring(content.replace(old, new, 1)))

    def test_the_calendar_is_read_by_a_calendar(self):
        for lang in ("en", "zh"):
            self.check_calendar(files(lang)["drill_programme.ics"],
                                len(packs.rows(files(lang)["drill_programme.csv"])[1])
                                + len(packs.rows(files(lang)["msel.csv"])[1]))
        alone = made(lang="en").folder().files["drill_programme.ics"]
        self.check_calendar(alone, len(packs.rows(files("en")["drill_programme.csv"])[1]))

    def test_a_moved_drill_keeps_the_names_of_its_entries(self):
        """So that a calendar moves what it holds instead of doubling it."""
        def entries(**wishes):
            content = made(lang="en", calendar_lines=True, **wishes).folder().files["drill_programme.ics"]
            return {str(event["UID"]): event.decoded("DTSTART") for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}

        before, after = entries(), entries(shift_s=1800.0)
        self.assertEqual(set(before), set(after))
        moved = [after[uid] - before[uid] for uid in before if after[uid] != before[uid]]
        self.assertEqual({1800.0}, {one.total_seconds() for one in moved})
        self.assertGreater(len(moved), 50)

    def check_calendar(self, content, count):
        for line in content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)
        times = [line for line in content.decode().split("\r\n") if line.startswith(("DTSTAMP", "DTSTART", "DTEND"))]
        self.assertEqual(3 * count, len(times))
        for line in times:
            self.assertRegex(line, r"^DT(STAMP|START|END):\d{8}T\d{6}Z$", "a time in UTC carries no zone")
        calendar = icalendar.Calendar.from_ical(content)
        events = list(calendar.walk("VEVENT"))
        self.assertEqual(count, len(events))
        self.assertEqual(count, len({str(event["UID"]) for event in events}))
        for event in events:
            for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES"):
                self.assertIn(name, event)
            self.assertLess(event.decoded("DTSTART"), event.decoded("DTEND"))
        return events

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

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice_opens_every_paper(self):
        for place, content_of in (("plain", files("zh")), ("hostile", hostile("en"))):
            for name, content in content_of.items():
                if name.endswith((".docx", ".xlsx")) and (place, name) != ("hostile", "tables.xlsx"):  # its pages take long
                    (self.folder / f"{place}_{name}").write_bytes(content)
        for ending in ("docx", "xlsx"):
            some = sorted(self.folder.glob(f"*.{ending}"))
            out = self.folder / f"{ending}_pdf"
            done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile",
                                   "--convert-to", "pdf", "--outdir", out, *some], capture_output=True, text=True, timeout=500)
            self.assertEqual([path.stem for path in some], sorted(path.stem for path in out.glob("*.pdf")),
                             done.stdout + done.stderr)
            for path in out.glob("*.pdf"):
                self.assertGreater(path.stat().st_size, 5000, path)
                self.assertTrue(path.read_bytes().startswith(b"%PDF"))

    # -- hostile names -------------------------------------------------------------------------

    def test_hostile_names_come_out_harmless(self):
        schema = etree.XMLSchema(etree.parse("cap_exercise.xsd"))
        made_of = hostile("en")
        for name, content in made_of.items():
            with self.subTest(name):
                if name.endswith((".docx", ".xlsx")):
                    self.check_office(name, content)
                elif name.endswith(".csv"):
                    self.check_csv(content)
                else:
                    self.assertIsNone(_BAD.search(content.decode("utf-8")))
        self.check_cap(schema, {name: content for name, content in made_of.items() if name.startswith("cap/")})
        lines = len(packs.rows(made_of["msel.csv"])[1]) + len(packs.rows(made_of["drill_programme.csv"])[1])
        self.check_calendar(made_of["drill_programme.ics"], lines)
        json.loads(made_of["map.geojson"])
        self.assertIn("alert(1)", made_of["README.txt"].decode())  # the words themselves stay

    def check_csv(self, content):
        text = content.decode("utf-8-sig")
        self.assertIsNone(_BAD.search(text))
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
                    self.assertIsNone(_BAD.search("".join(root.itertext())), part)
                self.assertNotIn("vba", part.lower())
        if name.endswith(".xlsx"):
            for sheet in openpyxl.load_workbook(io.BytesIO(content)):
                for row in sheet.iter_rows():
                    for cell in row:
                        self.assertNotEqual("f", cell.data_type, (sheet.title, cell.coordinate))
                        self.assertIsNone(cell.hyperlink)


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
