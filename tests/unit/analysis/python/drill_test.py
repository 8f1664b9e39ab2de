"""What the reader says of a drill: the same numbers as the program's own summary and story."""

import json
import re
import subprocess
import unittest

import numpy as np

import samples
import yuyan
from yuyan.clock import clock, duration, seconds_of, t_plus
from yuyan.statistics import mean_interval, quantiles, wilson


def program(*arguments):
    return subprocess.run([samples.YUYAN, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


class Drills(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.result = yuyan.open(samples.depot())
        cls.addClassCleanup(cls.result.close)
        cls.drill = cls.result.drill
        cls.summary = json.loads(program("info", samples.depot(), "--json"))["summary"]

    def test_names_of_posts_places_and_vehicles_are_those_of_the_scenario(self):
        """Its own Chinese name where it gives one, else one made of what is known."""
        name = self.drill.name
        unit, post, place = (next(iter(self.drill.scenario.by_id(table))) for table in ("units", "posts", "facilities"))
        rows = {key: self.drill.scenario.by_id(table)[key] for table, key in (("units", unit), ("posts", post), ("facilities", place))}
        before = {key: name(key, "zh") for key in rows}
        self.addCleanup(self.drill.__dict__.pop, "_names")
        for key, row in rows.items():
            row["name_zh"] = f"某{key}"
            self.addCleanup(row.pop, "name_zh")
        del self.drill.__dict__["_names"]
        for key in rows:
            self.assertEqual(f"某{key}", name(key, "zh"))
            self.assertNotEqual(f"某{key}", before[key])

    def test_clauses_are_those_of_the_program(self):
        told = {clause["clause"]: clause for clause in self.summary["clauses"]}
        self.assertEqual(set(told), set(self.drill.clauses.index))
        for clause, row in self.drill.clauses.iterrows():
            theirs = told[clause]
            self.assertEqual((theirs["met"], theirs["at_stake"]), (row["met"], row["at_stake"]), clause)
            if row["at_stake"]:
                self.assertAlmostEqual(theirs["probability"]["low"], row["low"], 9)
                self.assertAlmostEqual(theirs["probability"]["high"], row["high"], 9)
            if isinstance(theirs.get("median_s"), (int, float)):
                self.assertAlmostEqual(theirs["median_s"], row["p50"], 9, clause)
            if row["rule"] == "number":
                self.assertIsNone(theirs["median_s"])
                self.assertEqual((theirs["measure"], theirs["operator"], theirs["limit"], theirs["unit"]),
                                 (row["measure"], row["operator"], row["limit"], row["unit"]))
                for mine, quantile in zip((row["p10"], row["p50"], row["p90"], row["p95"]), theirs["quantiles"]):
                    self.assertAlmostEqual(mine, quantile, 9, clause)
            self.assertEqual(row["rule"] in ("within", "number") and row["at_stake"] > 0, not np.isnan(row["p50"]))

    def test_the_first_of_a_happening_gives_the_clause(self):
        """A second route to met: from the events and the rule, not from the column."""
        for clause, row in self.drill.clauses.iterrows():
            if row["rule"] != "within":
                continue
            since = self.drill.first(row["since"], row["since_entity"])
            of = np.maximum(self.drill.first(row["of"], row["of_entity"]), since)
            if row["unless"]:  # the last is the only one that ends what it ends
                needless = self.drill.first(row["unless"])
                of = np.where(needless >= since, np.minimum(of, needless), of)
            with np.errstate(invalid="ignore"):
                took = np.where(np.isfinite(since), of - since, np.nan)
            met = self.drill.met[clause].to_numpy()
            stake = ~np.isnan(met)
            np.testing.assert_array_equal(met[stake], took[stake] <= row["limit_s"] + 1e-6, clause)

    def test_the_story_is_that_of_the_program(self):
        places = {key: self.drill.name(key, "zh") for table in ("facilities", "posts") for key in self.drill.scenario.by_id(table)}
        for replication in (0, 17, 33):
            for lang in ("en", "zh"):
                told = program("run", samples.ROOT / "scenarios/drills/oil_depot", "--trace", replication,
                               "--lang", lang).splitlines()[4:]
                story = self.drill.story(replication, lang)
                self.assertEqual(len(told), len(story))
                for line, (_, row) in zip(told, story.iterrows()):
                    if lang == "zh":  # the program calls places and posts by their ids, this package by usual words
                        for key, name in places.items():
                            line = re.sub(rf"(?<![a-z_]){key}(?![a-z_])", name, line)
                    self.assertTrue(line.startswith(f"{row['t_plus']}  {row['clock']}"), line)
                    self.assertIn(row["what"], line)
                    cause = row["because"].rsplit(" (", 1)[0]
                    self.assertIn(cause, line)

    def test_dispatches_from_events_keep_their_order(self):
        trips = self.drill.dispatches
        events = self.drill.events
        self.assertEqual((events["kind"] == "dispatched").sum(), (trips["incident"] == 0).sum())
        self.assertEqual((events["kind"] == "sent_elsewhere").sum(), (trips["incident"] > 0).sum())
        for earlier, later in (("dispatched_s", "turned_out_s"), ("turned_out_s", "arrived_s"),
                               ("arrived_s", "water_on_s"), ("released_s", "home_s")):
            both = trips[[earlier, later]].dropna()
            self.assertTrue((both[earlier] <= both[later] + 1e-9).all(), later)
        self.assertGreater(trips["arrived_s"].notna().mean(), 0.9)

    def test_bands_are_quantiles_of_the_series(self):
        values = self.result.values("/drill/timeline/water_l_s")[self.drill.done]
        bands = self.drill.bands("water_l_s")
        for column, time in ((12, 3600.0), (3, 900.0)):
            np.testing.assert_allclose(bands.loc[time], quantiles(values[:, column], [0.1, 0.5, 0.9]))
        with self.assertRaisesRegex(yuyan.ResultError, "no series petrol; it has .*water_l_s"):
            self.drill.bands("petrol")

    def test_the_typical_replication_is_nearest_to_the_median(self):
        out = self.drill.outcome("extinguished_s") - self.drill.outcome("ignition_s")
        chosen = out[list(self.drill.replications[self.drill.done]).index(self.drill.typical())]
        middle = quantiles(out[~np.isnan(out)], [0.5])[0]
        self.assertLessEqual(abs(chosen - middle), np.nanmin(np.abs(out - middle)) + 1e-9)

    def test_a_replication_is_told_in_words(self):
        for lang, label, wanted in (("en", "highest alarm grade", "3"), ("zh", "最高火警等级", "3")):
            run = int(np.flatnonzero(self.drill.outcome("highest_grade") == 3)[0])
            told = self.drill.told(run, lang)
            self.assertEqual(wanted, told[label])
        extinguished = self.drill.outcome("extinguished_s")
        run = int(np.flatnonzero(np.isfinite(extinguished))[0])
        self.assertEqual(duration(extinguished[run]), self.drill.told(run)["all fires out"])
        self.assertIn(self.drill.told(run, "zh")["初始事件"], {row["title_zh"] for row in self.drill.scenario.table("events")})

    def test_without_a_search_there_are_no_bottlenecks(self):
        self.assertEqual(0, len(self.drill.bottlenecks()))
        self.assertIn("suggestion", self.drill.bottlenecks("zh").columns)

    def test_reasons_compare_with_and_without(self):
        table = self.drill.reasons("muster")
        self.assertTrue((table["difference"].diff().dropna() <= 1e-12).all())
        met = self.drill.met["muster"].dropna()
        for _, row in table.iterrows():
            n = row["replications"]
            misses = row["missed_with"] * n + row["missed_without"] * (len(met) - n)
            self.assertAlmostEqual((met == 0).sum(), misses, 6)

    def test_the_path_of_a_clause_adds_up(self):
        path = self.drill.path("outside_unit")
        self.assertTrue(any(step.endswith("> arrived") for step in path.index), path)
        self.assertTrue((path["met"].dropna() >= 0).all())


class Numbers(unittest.TestCase):
    def test_wilson_meets_newcombes_table(self):
        # Newcombe 1998, Stat. Med. 17:857, table I.
        for successes, trials, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
                                             (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)):
            share = wilson(successes, trials)
            self.assertAlmostEqual(low, share.low, 4)
            self.assertAlmostEqual(high, share.high, 4)
        self.assertTrue(np.isnan(wilson(0, 0).value))
        with self.assertRaises(ValueError):
            wilson(3, 2)

    def test_quantiles_bear_never(self):
        np.testing.assert_array_equal([1, 2, np.inf], quantiles([np.inf, 2, 1, np.nan], [0.1, 0.5, 0.9]))
        self.assertTrue(np.isnan(quantiles([], [0.5])[0]))
        self.assertEqual((2.0, 2.0, 2.0), tuple(quantiles([1, 2, 3, 4], [0.5, 0.5, 0.26])))

    def test_a_mean_of_one_says_nothing_of_its_error(self):
        self.assertEqual((3.0, -np.inf, np.inf), mean_interval([3]))

    def test_times(self):
        self.assertEqual("T+01:02:03", t_plus(3723.9))
        self.assertEqual("T-00:05:00", t_plus(-300))
        self.assertEqual(("", "never"), (t_plus(float("nan")), t_plus(float("inf"))))
        for text, seconds in (("T+01:02:03", 3723), ("1:02:03", 3723), ("t-00:05:00", -300), ("T+30:00:00", 108000)):
            self.assertEqual(seconds, seconds_of(text))
        for text in ("", "12", "T+1:70:00", "ten past"):
            with self.assertRaises(ValueError):
                seconds_of(text)
        self.assertEqual(("19:04:05", "00:30:00+1"), (clock(19.0681, 0), clock(23, 5400)))
        self.assertEqual(["46 s", "25 min", "3 h 15 min", "1 h", "never"],
                         [duration(x) for x in (46, 1500, 11700, 3600, float("inf"))])
        self.assertEqual("3小时15分", duration(11700, "zh"))


if __name__ == "__main__":
    unittest.main()
