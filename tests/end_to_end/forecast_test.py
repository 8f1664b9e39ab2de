"""yuyan forecast: tables, JSON, what it says of a table that it cannot forecast."""

import csv
import json
import unittest

from program import ROOT, ProgramTest

ROADS = ROOT / "tests/validation/norway_finland_fatalities.csv"
CHINA = ROOT / "tests/validation/china_national_to_2015.csv"


class Forecast(ProgramTest):
    def table(self, rows, name="series.csv"):
        (self.folder / name).write_text("\n".join(rows) + "\n")
        return name

    def test_table_and_json_say_the_same(self):
        asked = ("forecast", ROADS, "--column", "norway", "--target", 200, "--origin", 1998)
        answer = json.loads(self.yuyan(*asked, "--json").stdout)
        text = self.yuyan(*asked).stdout
        self.assertEqual(list(range(1999, 2004)), [year["year"] for year in answer["years"]])
        for year in answer["years"]:
            low, high = year["central_95"]
            self.assertLess(low, year["median"])
            self.assertLess(year["median"], high)
            self.assertGreater(year["observed"], 100)
            self.assertRegex(text, rf"(?m)^  {year['year']} +{year['point']:.0f} .* "
                                   rf"{year['observed']:.0f} +{100 * year['meets_target']:.1f} %$")
        chinese = self.yuyan(*asked, "--lang", "zh").stdout
        self.assertIn("年份", chinese)

    def test_order_of_rows_does_not_matter_and_a_byte_order_mark_is_taken(self):
        rows = [f"{year},{5000 - 200 * (year - 2001)}" for year in range(2001, 2016)]
        plain = self.table(["year,deaths", *rows])
        other = self.table(["\ufeffyear,deaths", *reversed(rows)], "other.csv")
        self.assertEqual(self.yuyan("forecast", plain, "--json").stdout,
                         self.yuyan("forecast", other, "--json").stdout)

    def test_rows_are_chosen_by_where(self):
        out = self.yuyan("forecast", CHINA, "--where", "indicator=accidents_ge10_deaths").stdout
        self.assertIn("value, 2001-2015, method pool\n", out)

    def test_rows_are_chosen_by_several_wheres(self):
        rows = [f"{year},{county},{measure},{value}" for year in range(2006, 2016)
                for county, measure, value in (("", "deaths", 50), ("north", "deaths", 20),
                                               ("north", "accidents", 30))]
        (self.folder / "h.csv").write_text("year,county,measure,value\n" + "\n".join(rows) + "\n",
                                           encoding="utf-8")
        for wheres, value in ((("county=north", "measure=deaths"), 20), (("county=",), 50),
                              (("measure=accidents",), 30)):
            options = [word for where in wheres for word in ("--where", where)]
            told = json.loads(self.yuyan("forecast", "h.csv", *options, "--json").stdout)
            self.assertAlmostEqual(value, told["years"][0]["point"], places=6)
        self.says("yuyan: h.csv: no row has county=north, measure=injuries", "forecast", "h.csv",
                  "--where", "county=north", "--where", "measure=injuries")

    def test_the_forecast_is_written_to_a_table(self):
        arguments = ("forecast", CHINA, "--where", "indicator=accidents_ge10_deaths")
        told = json.loads(self.yuyan(*arguments, "--json").stdout)
        self.yuyan(*arguments, "-o", "f.csv", "--target", 30)
        rows = list(csv.DictReader((self.folder / "f.csv").read_text().splitlines()))
        self.assertEqual([one["year"] for one in told["years"]], [int(row["year"]) for row in rows])
        for one, row in zip(told["years"], rows):
            self.assertEqual(one["point"], float(row["point"]))
            self.assertEqual(one["central_95"], [float(row["low_95"]), float(row["high_95"])])
            self.assertTrue(0 <= float(row["meets_target"]) <= 1)
        self.says("yuyan: f.csv: exists already; name another file", *arguments, "-o", "f.csv")

    def test_accidents_become_deaths_by_a_law_of_severity(self):
        series = self.table(["year,accidents"] + [f"{2006 + i},{n}" for i, n in enumerate((9, 7, 8, 6, 7, 5, 6, 6, 4, 5))], "a.csv")
        asked = ("forecast", series, "--method", "gamma_poisson", "--horizon", 1, "--json")
        accidents = json.loads(self.yuyan(*asked).stdout)["years"][0]
        # Every accident costs two lives: twice the accidents, and the same chances.
        two = json.loads(self.yuyan(*asked, "--severity", "0,1,2,50").stdout)["years"][0]
        self.assertAlmostEqual(two["point"], 2 * accidents["point"], delta=1e-6 * two["point"])
        self.assertEqual(two["central_95"], [2 * end for end in accidents["central_95"]])
        # The law's tail makes the interval wider than that of as many accidents with one death each.
        wide = json.loads(self.yuyan(*asked, "--severity", "0.85,0.1,2.5,50").stdout)["years"][0]
        self.assertGreater(wide["central_95"][1] / wide["point"], accidents["central_95"][1] / accidents["point"])
        self.assertIn("need a forecast of whole accidents", self.yuyan("forecast", series, "--severity", "0.8,0.1,2,50", code=2).stderr)
        self.assertIn("four numbers", self.yuyan(*asked, "--severity", "0.8,0.4,2,50", code=2).stderr)
        self.assertIn("four numbers", self.yuyan(*asked, "--severity", "0.8", code=2).stderr)

    def test_a_run_of_zeros_is_warned_of(self):
        for zeros in (4, 5):
            rows = ["year,n", "2001,2", "2002,1"] + [f"{2003 + i},0" for i in range(zeros)]
            asked = ("forecast", self.table(rows, f"z{zeros}.csv"), "--method", "gamma_poisson")
            said = self.yuyan(*asked).stdout
            self.assertEqual(zeros == 5, f"none in the last {zeros} years" in said)
            self.assertEqual(zeros, json.loads(self.yuyan(*asked, "--json").stdout)["zeros_at_end"])

    def test_a_shift_after_the_history_is_not_overlooked(self):
        series = self.table(["year,n"] + [f"{2006 + i},{1000 - 20 * i}" for i in range(10)], "s.csv")
        plain, shifted = (json.loads(self.yuyan("forecast", series, *more, "--json").stdout)["years"]
                          for more in ((), ("--shift", "2016:0.5")))
        for old, new in zip(plain, shifted):
            self.assertAlmostEqual(0.5, new["point"] / old["point"], places=2)
        self.says("yuyan: s.csv: the history ends in 2015, before the level shift of 2016, whose factor can therefore not be "
                  "estimated; give it", "forecast", series, "--shift", 2016)

    def test_back_test_scores_every_method(self):
        answer = json.loads(self.yuyan("forecast", ROADS, "--column", "finland", "--backtest",
                                       "--json").stdout)
        self.assertEqual(["pool", "weighted_pool", "local_linear_trend", "damped_holt", "log_drift",
                          "grey_model", "gamma_poisson"],
                         [one["method"] for one in answer["back_test"]])
        self.assertEqual(0, answer["back_test"][4]["skill_against_log_drift"])

    def test_faults(self):
        roads = "roads.csv"
        (self.folder / roads).write_text(ROADS.read_text())
        self.says("yuyan: roads.csv: several columns hold numbers; choose one by --column: norway, "
                  "finland", "forecast", roads,
                  zh="yuyan: roads.csv: 有多个数值列, 请用 --column 指定: norway, finland")
        self.says("yuyan: roads.csv: no column norwy; did you mean norway?",
                  "forecast", roads, "--column", "norwy")
        self.says("yuyan: --method pol: no such method; did you mean pool?",
                  "forecast", roads, "--column", "norway", "--method", "pol")
        self.says("yuyan: nothing.csv: cannot be read: No such file or directory",
                  "forecast", "nothing.csv")
        twice = self.table(["year,deaths", "2001,3", "2001,4"], "twice.csv")
        self.says("yuyan: twice.csv: the year 2001 stands in several rows; choose rows by --where "
                  "column=text", "forecast", twice)
        bad = self.table(["year,deaths", "2001,3", "2002,many"], "bad.csv")
        self.says('bad.csv:3: deaths: "many" is not a number; leave the cell empty where the value '
                  "is not known", "forecast", bad, "--column", "deaths",
                  zh='bad.csv:3: deaths: "many" 不是数; 未知的值请留空')
        one_bad = self.table(["year,deaths", "2001,3", "2002,4", "2003,5", "2004,6O"], "one.csv")
        self.says('one.csv:5: deaths: "6O" is not a number; leave the cell empty where the value '
                  "is not known", "forecast", one_bad)
        words = self.table(["year,place", "2001,north", "2002,south"], "words.csv")
        self.says("yuyan: words.csv: no column but the year holds numbers; columns: year, place",
                  "forecast", words, zh="yuyan: words.csv: 除年份外没有数值列; 各列: year, place")
        zeros = self.table(["year,deaths", *(f"{year},0" for year in range(2001, 2012))], "z.csv")
        self.assertIn("z.csv: year 2001: the value is 0",
                      self.yuyan("forecast", zeros, code=2).stderr)


if __name__ == "__main__":
    unittest.main()
