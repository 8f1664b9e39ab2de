"""yuyan report: what it refuses, what it writes, and that its numbers are those of the file."""

import base64
import json
import os
import re
import sys
import unittest
import zlib
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from fixture import HOSTILE, programme  # noqa: E402
from program import YUYAN, ProgramTest  # noqa: E402

SKIPPED = 77
SMALL_ENOUGH = 5_000_000
PAGE = YUYAN.parent / "share/yuyan/report/page.html"


def data_of(page):
    text = Path(page).read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="yuyan-data">(.*?)</script>', text, re.S)
    return json.loads(found[1])


def opened(run):
    """A rehearsal that is played back, as the page opens it."""
    run = {**run, **json.loads(zlib.decompress(base64.b64decode(run["packed"]), -15))}
    run["events"]["time_s"] = np.cumsum(run["events"]["steps_ds"]) / 10
    run["passages"] = {"unit": np.cumsum(run["passages"]["unit"]), "junction": np.array(run["passages"]["junction"]),
                       "time_s": np.cumsum(run["passages"]["steps_s"])}
    return run


class Refused(ProgramTest):
    def test_what_is_wrong_is_said_and_nothing_is_written(self):
        self.yuyan("run", "none", "-o", "x.h5", code=2)
        self.says("yuyan: none.h5: no such file", "report", "none.h5", "-o", "r.html", zh="yuyan: none.h5: 没有此文件")
        (self.folder / "text.h5").write_text("no HDF5")
        refused = self.yuyan("report", "text.h5", "-o", "r.html", code=2)
        self.assertIn("is no readable HDF5 file", refused.stderr)
        self.assertFalse((self.folder / "r.html").exists())
        self.says("yuyan: say with -o which file to write: yuyan report RESULT.h5 -o FILE.html", "report", "text.h5",
                  zh="yuyan: 请用 -o 指定输出文件: yuyan report RESULT.h5 -o FILE.html")
        self.says("yuyan: text.h5: exists already and is no report; -o names another file", "report", "text.h5", "-o", "text.h5")

    def test_another_format_is_refused_by_its_name(self):
        with h5py.File(self.folder / "new.h5", "w") as file:
            file.attrs["format"], file.attrs["format_version"] = "yuyan-result", "9.1"
        self.says("yuyan: new.h5: was written in format 9.1; this report reads format 1.x", "report", "new.h5", "-o", "r.html",
                  zh="yuyan: new.h5: 文件格式为 9.1; 本报告可读取 1.x")


    def test_a_page_of_another_version_is_refused(self):
        sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "analysis/report"))
        from yuyan_report.page import write
        from yuyan_report.results import Problem
        old = self.folder / "page.html"
        for text in (re.sub(r'(yuyan-report-format" content=")[^"]*', r"\g<1>1", PAGE.read_text(encoding="utf-8")), "<!--yuyan-data-->"):
            old.write_text(text, encoding="utf-8")
            with self.assertRaisesRegex(Problem, "another version of the program"):
                write(str(self.folder / "r.html"), str(old), {"results": []}, 10**6, 10**6)
            self.assertFalse((self.folder / "r.html").exists())


class Written(ProgramTest):
    def setUp(self):
        super().setUp()
        self.drill = self.folder / "drill.h5"
        self.yuyan("run", self.depot(), "-n", 60, "-o", self.drill)

    def report(self, *arguments):
        self.yuyan("report", *arguments, "-o", "r.html")
        self.assertLess((self.folder / "r.html").stat().st_size, SMALL_ENOUGH)
        self.assertEqual([], list(self.folder.glob("*.tmp")))
        return data_of(self.folder / "r.html")

    def test_shares_and_means_are_those_of_the_file(self):
        drill = self.report(self.drill)["results"][0]["drill"]
        with h5py.File(self.drill) as file:
            met = file["/drill/clauses/met"][()]
            for c, name in enumerate(file["/drill/clauses/clause"].asstr()):
                clause = next(one for one in drill["clauses"] if one["id"] == name)
                self.assertEqual([int((met[:, c] >= 0).sum()), int((met[:, c] == 1).sum())], [clause["at_stake"], clause["met"]])
            for count in drill["counts"]:
                values = file[f"/drill/outcomes/{count['name']}"][()]
                self.assertAlmostEqual(np.nanmean(values), count["estimate"]["mean"], delta=1e-5 * abs(np.nanmean(values)))
                self.assertAlmostEqual(np.nanmax(values), count["greatest"], delta=1e-5 * np.nanmax(values))
                self.assertEqual(int((values > 0).sum()), count["any"]["met"])
                self.assertEqual(len(values), sum(count["histogram"]["counts"]) + count["histogram"]["missing"])
            self.assertEqual(int(file["/drill/outcomes/had_fire"][()].sum()), drill["fires"])

    def test_the_journal_of_a_chosen_replication_is_that_of_the_file(self):
        playback = self.report(self.drill, "--replications", "3,7-8")["results"][0]["playback"]
        self.assertEqual([3, 7, 8], [run["number"] for run in playback["runs"][:3]])
        with h5py.File(self.drill) as file:
            mine = file["/drill/events/replication"][()] == 7
            run = opened(playback["runs"][1])
            self.assertEqual(file["/drill/events/kind"][()][mine].tolist(), run["events"]["kind"])
            np.testing.assert_allclose(file["/drill/events/time_s"][()][mine], run["events"]["time_s"], atol=0.06)
            np.testing.assert_allclose(file["/drill/events/value"][()][mine], np.array(run["events"]["value"], float), rtol=6e-4)
            self.assertEqual(file["/drill/events/cause"][()][mine].tolist(), run["events"]["cause"])
            drives = file["/drill/passages/replication"][()] == 7
            unit, junction, time_s = (file[f"/drill/passages/{name}"][()][drives] for name in ("unit", "junction", "time_s"))
            for one in np.unique(unit):
                shown = run["passages"]["unit"] == one
                self.assertEqual(junction[unit == one].tolist(), run["passages"]["junction"][shown].tolist())
                np.testing.assert_allclose(time_s[unit == one], run["passages"]["time_s"][shown], atol=0.5)

    def test_each_clause_has_its_worst_replication(self):
        result = self.report(self.drill)["results"][0]
        met = {run["number"]: opened(run)["met"] for run in result["playback"]["runs"]}
        order = result["playback"]["clause_order"]
        reasons = [(why, run["number"]) for run in result["playback"]["runs"] for why in run["why"]]
        self.assertEqual(1, sum(why["kind"] == "typical" for why, _ in reasons))
        for clause in result["drill"]["clauses"]:
            if clause["at_stake"] == 0:
                continue
            number = next(number for why, number in reasons if why.get("clause") == clause["id"])
            expected = 1 if clause["met"] == clause["at_stake"] else 0
            self.assertEqual(expected, met[number][order.index(clause["id"])], clause["id"])

    def test_lists_of_replications_that_are_not_there_are_refused(self):
        for words in ("x", "3-", "60", "0-70"):
            refused = self.yuyan("report", self.drill, "-o", "r.html", "--replications", words, code=2)
            self.assertIn("--replications", refused.stderr)
        self.assertFalse((self.folder / "r.html").exists())

    def test_what_is_asked_for_is_kept_when_the_file_is_made_smaller(self):
        sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "analysis/report"))
        from yuyan_report.page import within
        def content():
            runs = [{"number": n, "why": [{"kind": "asked" if n < 3 else "most"}], "packed": "x" * 1000} for n in range(10)]
            return {"results": [{"playback": {"runs": runs}}]}
        for wished, most, kept in ((20_000, 30_000, 10), (6_000, 30_000, 5), (1_000, 30_000, 3), (1_000, 2_500, 2)):
            shown = content()
            self.assertLess(len(within(shown, wished, most)), max(wished, 3_500))
            playback = shown["results"][0]["playback"]
            self.assertEqual((list(range(kept)), 10 - kept), ([run["number"] for run in playback["runs"]], playback.get("left_out", 0)))

    def test_two_drills_are_compared_replication_by_replication(self):
        other = self.folder / "other.h5"
        self.yuyan("run", self.depot([("clauses.csv", ",detected,,120,", ",detected,,60,")], name="changed"), "-n", 60, "-o", other)
        comparison = self.report(self.drill, other)["comparisons"][0]
        self.assertTrue(comparison["paired"])
        self.assertEqual(60, comparison["shared"])
        by_clause = {clause["id"]: clause for clause in comparison["clauses"]}
        self.assertLess(by_clause["call_119"]["difference"]["mean"], 0)
        self.assertEqual(-1, by_clause["call_119"]["sure"])
        self.assertEqual(0, by_clause["fire_out"]["difference"]["mean"])
        self.assertEqual(0, by_clause["fire_out"]["sure"])

    def test_a_hostile_title_stays_text(self):
        hostile = self.depot([("scenario.toml", "成品油库火灾全过程推演", "</script><script>window.hacked=1</script><!--")], name="hostile")
        self.yuyan("run", hostile, "-n", 5, "-o", "hostile.h5")
        data = self.report("hostile.h5")
        self.assertEqual("</script><script>window.hacked=1</script><!--", data["results"][0]["title_zh"])
        page = (self.folder / "r.html").read_text(encoding="utf-8")
        self.assertNotIn("<script>window.hacked", page)
        self.assertNotIn("<!--", page.split('id="yuyan-data">')[1].split("</script>")[0])

    def test_a_programme_says_the_chance_of_its_targets(self):
        programme(self.folder / "programme.h5")
        shown = self.report("programme.h5")["results"][0]["programme"]
        with h5py.File(self.folder / "programme.h5") as file:
            met = file["/targets/met"][()]
            self.assertEqual(met.sum(axis=0).tolist(), [target["estimate"]["met"] for target in shown["targets"]])
            city = file["/programme/city/deaths_per_100m_yuan"][()]
            fan = next(i for i in shown["indicators"] if i["id"] == "deaths_per_100m_yuan")["fan"]
            np.testing.assert_allclose(np.quantile(city, (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95), axis=0), fan, rtol=1e-5)
            accidents = file["/programme/monthly/accidents"][()]
            np.testing.assert_allclose(accidents.mean(axis=0).sum(axis=1), shown["monthly"]["accidents"]["mean"], rtol=1e-5)
            found = file["/programme/coverage/found"][()]
            np.testing.assert_allclose(found.mean(axis=0), shown["coverage"]["found"]["mean"], rtol=1e-5)

    def test_replications_that_failed_and_places_without_a_number_are_left_out(self):
        programme(self.folder / "programme.h5")
        with h5py.File(self.folder / "programme.h5", "a") as file:
            failed = [0, 7, 399]
            file["/replications/status"][failed] = 1
            whole = file["/programme/strategy_visits"][()].astype("i8")  # as the program writes it
            del file["/programme/strategy_visits"]
            file["/programme/strategy_visits"] = whole
            for name in ("monthly/accidents", "coverage/found", "strategy_visits"):
                for row in failed:
                    file[f"/programme/{name}"][row] = 1_000_000
            file["/programme/monthly/accidents"][5, 3, 2, 1] = np.nan
            done = np.setdiff1d(np.arange(400), failed)
            accidents = np.nan_to_num(file["/programme/monthly/accidents"][()][done])
            found, visits = file["/programme/coverage/found"][()][done], file["/programme/strategy_visits"][()][done]
        shown = self.report("programme.h5")["results"][0]["programme"]
        np.testing.assert_allclose(accidents.mean(axis=0).sum(axis=1), shown["monthly"]["accidents"]["mean"], rtol=1e-5)
        by_year = accidents.mean(axis=0).reshape(5, 12, 12, 4).sum(axis=(1, 3))
        np.testing.assert_allclose(by_year, shown["monthly"]["accidents"]["county_year_mean"], rtol=1e-5)
        np.testing.assert_allclose(found.mean(axis=0), shown["coverage"]["found"]["mean"], rtol=1e-5)
        np.testing.assert_allclose(visits.mean(axis=0), shown["allocation"]["mean"], rtol=1e-5)

    def test_ranks_are_luck_where_all_units_are_alike(self):
        programme(self.folder / "programme.h5")
        with h5py.File(self.folder / "programme.h5", "a") as file:
            values = file["/programme/indicators/deaths_per_100k_employees"]
            random = np.random.default_rng(1)
            values[...] = random.random(values.shape)
            sure = np.arange(12)[None, None, :] + 0.001 * random.random(values.shape)
            file["/programme/indicators/deaths_per_100m_yuan"][...] = sure
        ranking = {r["id"]: r["years"][2] for r in self.report("programme.h5")["results"][0]["programme"]["ranking"]}
        self.assertEqual(list(range(1, 13)), ranking["deaths_per_100m_yuan"]["place"])
        self.assertEqual([0] * 12, ranking["deaths_per_100m_yuan"]["luck"])
        # Of twelve equal units three neighbouring ranks are a quarter; at the ends two, a sixth.
        for place, luck in zip(ranking["deaths_per_100k_employees"]["place"], ranking["deaths_per_100k_employees"]["luck"]):
            expected = 1 - (2 if place in (1, 12) else 3) / 12
            self.assertAlmostEqual(expected, luck, delta=5 * (expected * (1 - expected) / 400) ** 0.5)

    def test_hostile_names_in_a_programme_stay_text(self):
        programme(self.folder / "hostile.h5", hostile=True)
        data = self.report("hostile.h5")
        self.assertEqual(HOSTILE, data["results"][0]["title"])
        self.assertEqual(HOSTILE, data["results"][0]["programme"]["counties"][0]["zh"])
        self.assertNotIn("<script>window.hacked", (self.folder / "r.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    if not PAGE.exists():
        print("the page of the report was not built: no Node 18 with npm")
        sys.exit(SKIPPED)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    unittest.main()
