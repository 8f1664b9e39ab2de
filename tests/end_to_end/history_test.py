"""A city's own history replaces the priors of the level of risk."""

import csv
import json
import unittest

import h5py
import numpy as np

from program import ROOT, ProgramTest

CITY = ROOT / "scenarios/programmes/chengde_2016_2020"
BASE_YEAR = ROOT / "scenarios/programmes/chengde_2015"
SHIPPED = CITY / "history.csv"


class History(ProgramTest):
    def with_history(self, rows, columns=("year", "measure", "value"), base=BASE_YEAR):
        """A variant of the scenario with a history of its own."""
        folder = self.folder / f"own_{len(list(self.folder.iterdir()))}"
        folder.mkdir()
        with open(folder / "own.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
        (folder / "scenario.toml").write_text(
            f'variant_of = "{base}"\n[indicators]\nhistory = "own.csv"\n', encoding="utf-8")
        return folder

    def scaled(self, factor, base=BASE_YEAR):
        """The shipped figures, each so many times as large."""
        rows = list(csv.DictReader(SHIPPED.read_text(encoding="utf-8").splitlines()))
        return self.with_history([(row["year"], row["sector"], row["measure"],
                                   factor * float(row["value"])) for row in rows],
                                 ("year", "sector", "measure", "value"), base)

    def run_programme(self, scenario, *arguments, n=300):
        name = self.folder / f"{len(list(self.folder.iterdir()))}.h5"
        said = self.yuyan("run", scenario, "-n", n, "-o", name, *arguments).stdout
        with h5py.File(name) as file:
            deaths = file["programme/city/deaths"][:, 0]
            table = {key: file["programme/baseline"][key][()] for key in file["programme/baseline"]}
        self.result = name
        return deaths, table, said

    @staticmethod
    def error(values):
        """Standard error of the mean: two replications share their parameters."""
        return values.reshape(-1, 2).mean(axis=1).std(ddof=1) / (len(values) / 2) ** 0.5

    def row(self, table, part):
        place = [name.decode() for name in table["part"]].index(part)
        return {key: values[place] for key, values in table.items()}

    def test_twice_the_deaths_double_the_base_year(self):
        deaths, table, said = self.run_programme(self.scaled(2))
        self.assertLess(abs(deaths.mean() - 92), 4 * self.error(deaths))
        whole = self.row(table, "all")
        self.assertAlmostEqual(92, whole["history"])
        self.assertAlmostEqual(92, whole["level"] * whole["prior"])
        self.assertIn("Level of 2015 from the city's own history, against the priors", said)
        # 92 deaths in clusters are known to about a tenth.
        self.assertLess(whole["level_low"] / whole["level"], 0.92)
        self.assertGreater(whole["level_low"] / whole["level"], 0.75)

    def test_one_figure_of_the_whole_city_is_enough(self):
        deaths, table, _ = self.run_programme(self.with_history([(2015, "deaths", 92)]))
        self.assertLess(abs(deaths.mean() - 92), 4 * self.error(deaths))
        levels = {round(self.row(table, part.decode())["level"], 6) for part in table["part"]}
        self.assertEqual(1, len(levels))

    def test_a_history_like_the_baseline_changes_the_mean_little(self):
        shipped, table, said = self.run_programme(BASE_YEAR)
        self.assertFalse(any(table["method"]))
        self.assertNotIn("own history", said)
        like, table, _ = self.run_programme(self.scaled(1.0001))
        self.assertTrue(any(table["method"]))
        self.assertLess(abs(like.mean() - shipped.mean()),
                        4 * np.hypot(self.error(like), self.error(shipped)))

    def test_what_says_the_same_as_the_baseline_changes_nothing(self):
        shipped, _, _ = self.run_programme(BASE_YEAR, n=4)
        same, _, _ = self.run_programme(self.scaled(1), n=4)
        np.testing.assert_array_equal(shipped, same)
        off, _, _ = self.run_programme(self.scaled(2), "--set",
                                       "indicators.history_sets_level=false", n=4)
        np.testing.assert_array_equal(shipped, off)

    def test_only_the_sectors_that_it_speaks_of_are_moved(self):
        rows = [(year, "mine", "deaths", 12) for year in range(2011, 2016)]
        own = self.with_history(rows, ("year", "sector", "measure", "value"), CITY)
        _, table, _ = self.run_programme(own, n=4)
        self.assertEqual(1, self.row(table, "tailings")["level"])
        mine = self.row(table, "mine")
        self.assertEqual((2011, 2015, 5, b"gamma_poisson"),
                         tuple(mine[key] for key in ("first_year", "last_year", "years", "method")))
        self.assertGreater(mine["level"], 5)
        with h5py.File(self.result) as file:
            drawn = dict(zip((name.decode() for name in
                              file["programme/sensitivity/parameter"][()]),
                             file["programme/sensitivity/drawn"][()].T))
            names = [name.decode() for name in file["parameters/name"][()]]
            status = file["parameters/status"][names.index("risk_level.mine")]
        # Drawn once and shared by all years, and by two replications each.
        np.testing.assert_array_equal(drawn["risk_level.all"][::2], drawn["risk_level.all"][1::2])
        self.assertEqual(b"derived", status)
        self.assertNotIn("risk_level.tailings", names)

    def test_a_long_history_is_carried_on_with_its_trend(self):
        falling = self.with_history([(2004 + i, "deaths", round(90 * 0.94 ** i))
                                     for i in range(12)], base=CITY)
        _, table, said = self.run_programme(falling, n=4)
        whole = self.row(table, "all")
        self.assertEqual(b"pool", whole["method"])
        self.assertAlmostEqual(90 * 0.94 ** 12, whole["history"], delta=2)
        self.assertIn("2004-2015", said)
        chinese = self.yuyan("info", self.result, "--lang", "zh").stdout
        self.assertIn("2016 年基准水平: 本市历史数据与先验对照", chinese)
        told = json.loads(self.yuyan("info", self.result, "--json").stdout)["summary"]
        self.assertEqual(["all"], [one["part"] for one in told["baseline"]])

    def test_what_is_planned_does_not_move_the_level(self):
        own = self.scaled(2, CITY)
        _, plain, _ = self.run_programme(own, n=2)
        _, more, _ = self.run_programme(own, "--set", "inspection.staff.*.officers*=2", "--set",
                                        "inspection.levers.dual_prevention.on=false", n=2)
        np.testing.assert_array_equal(plain["level"], more["level"])

    def test_the_check_shows_the_levels(self):
        said = self.yuyan("check", self.scaled(2)).stdout
        self.assertIn("risk_level.road_transport", said)
        self.assertIn("indicators.history instead of the prior of shape 25", said)
        self.assertNotIn("risk_level", self.yuyan("check", BASE_YEAR).stdout)

    def test_a_ledger_learns_on(self):
        (self.folder / "ledger.csv").write_text("date,county,sector,deaths\n", encoding="utf-8")
        self.run_programme(self.scaled(2, CITY), "--actual", "ledger.csv", "--as-of", "2016-05-31",
                           n=8)
        with h5py.File(self.result) as file:
            after = file["programme/monthly/deaths"][:, 5:12].sum(axis=(1, 2, 3)).mean()
        # Five months without any accident speak against twice the level.
        self.assertLess(after, 0.8 * 92 * 7 / 12)


if __name__ == "__main__":
    unittest.main()
