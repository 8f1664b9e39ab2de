"""The plan test: --set, compare, solve, bottlenecks."""

import json
import math
import unittest

import h5py

from program import DEPOT, ROOT, ProgramTest

FULL_TIME = ROOT / "scenarios/drills/oil_depot_full_time"


class Overrides(ProgramTest):
    def test_a_change_shows_in_parameters_and_in_the_result(self):
        rows = json.loads(self.yuyan("check", DEPOT, "--set", "site.pond_m3=4444", "--json").stdout)
        pond = [row for row in rows["parameters"] if row["name"] == "site.pond_m3"]
        self.assertEqual([("4444", "--set")], [(row["value"], row["source"]) for row in pond])
        self.yuyan("run", DEPOT, "-n", 3, "--set", "site.pond_m3=4444", "-o", "a.h5")
        self.yuyan("run", DEPOT, "-n", 3, "-o", "b.h5")
        with h5py.File(self.folder / "a.h5") as a, h5py.File(self.folder / "b.h5") as b:
            self.assertEqual(b"site.pond_m3=4444\n", a["inputs/overrides.txt"][()].tobytes())
            self.assertNotIn("overrides.txt", b["inputs"])
            self.assertNotEqual(a.attrs["scenario_sha256"], b.attrs["scenario_sha256"])

    def test_what_is_wrong_is_refused_before_anything_is_written(self):
        done = self.yuyan("run", DEPOT, "--set", "site.pond=1", "--lang", "en", code=2)
        self.assertIn("the scenario has no site.pond; did you mean", done.stderr)
        self.assertEqual([], list(self.folder.iterdir()))


class Compare(ProgramTest):
    def compare(self, *arguments, code=0):
        return json.loads(self.yuyan("compare", *arguments, "--json", code=code).stdout)

    def test_a_plan_that_reports_sooner_is_found_best(self):
        answer = self.compare(DEPOT, f"{DEPOT}::plan.orders.CO1.delay_s*=0.2", "--metric",
                              "report_county", "--budget", 800)
        self.assertTrue(answer["decided"] and answer["separated"])
        self.assertIn("CO1", answer["best"])
        other = answer["scenarios"][0]
        self.assertGreater(other["leader_minus_this"]["low"], 0)
        self.assertFalse(other["in_contention"])

    def test_a_scenario_is_no_better_than_itself(self):
        answer = self.compare(DEPOT, DEPOT, "--metric", "loss_yuan", "--budget", 100,
                              "--indifference", 1)
        self.assertFalse(answer["decided"])
        self.assertEqual(0, answer["scenarios"][1]["leader_minus_this"]["value"])

    def test_kn_needs_an_indifference_and_names_a_best(self):
        self.yuyan("compare", DEPOT, DEPOT, "--metric", "deaths", "--method", "kn", code=2)
        answer = self.compare(DEPOT, f"{DEPOT}::plan.orders.*.delay_s=0", "--metric",
                              "/drill/outcomes/called_s", "--indifference", 20, "--budget", 1000)
        self.assertEqual("kn", answer["method"])
        self.assertTrue(answer["decided"])
        self.assertIn("delay_s=0", answer["best"])

    def test_results_are_compared_in_pairs_as_the_scenarios_are(self):
        for name, path in (("a", DEPOT), ("b", FULL_TIME)):
            self.yuyan("run", path, "-n", 100, "-o", f"{name}.h5")
        of_files = self.compare("a.h5", "b.h5", "--metric", "first_arrival_s")
        live = self.compare(DEPOT, FULL_TIME, "--metric", "first_arrival_s", "--budget", 100,
                            "--first", 100)
        self.assertEqual("paired_t", of_files["method"])
        for file, scenario in zip(of_files["scenarios"], live["scenarios"]):
            self.assertAlmostEqual(file["estimate"]["value"], scenario["estimate"]["value"])
            self.assertEqual(file["counted"], scenario["counted"])

    def test_results_of_other_seeds_are_independent_samples(self):
        for seed in (1, 2):
            self.yuyan("run", DEPOT, "-n", 30, "--seed", seed, "-o", f"{seed}.h5")
        answer = self.compare("1.h5", "2.h5", "--metric", "end_s")
        self.assertEqual("independent", answer["method"])

    def test_refusals(self):
        for arguments, words in ((("compare", DEPOT, "--metric", "deaths"), "two or more"),
                                 (("compare", DEPOT, DEPOT), "--metric is missing"),
                                 (("compare", DEPOT, DEPOT, "--metric", "deths"), "did you mean deaths?"),
                                 (("compare", DEPOT, "x.h5", "--metric", "deaths"), "results are compared")):
            self.assertIn(words, self.yuyan(*arguments, "--lang", "en", code=2).stderr)

    def test_chinese(self):
        out = self.yuyan("compare", DEPOT, DEPOT, "--metric", "deaths", "--budget", 50, "--lang", "zh").stdout
        self.assertIn("未见任何差别", out)


class Solve(ProgramTest):
    def solve(self, *arguments, code=0):
        return json.loads(self.yuyan("solve", DEPOT, *arguments, "--json", code=code).stdout)

    def test_the_least_is_found_and_one_less_is_not_enough(self):
        answer = self.solve("--lever", "plan.orders.CO1.delay_s*", "--target", "report_county",
                            "--probability", 0.94, "-n", 200)
        self.assertTrue(answer["reached"])
        points = {point["value"]: point for point in answer["points"]}
        found = answer["answer"]
        self.assertGreaterEqual(found["probability"], 0.94)
        # The lever goes from 1 down to 0: what costs least is the greatest factor.
        above = min(value for value in points if value > found["value"])
        self.assertLess(points[above]["probability"], 0.94)
        self.assertAlmostEqual(0.01, above - found["value"])
        if answer["sure"]:
            self.assertLessEqual(answer["sure"]["value"], found["value"])
            self.assertGreaterEqual(answer["sure"]["low"], 0.94)

    def test_it_agrees_with_a_run_at_the_answer(self):
        answer = self.solve("--lever", "plan.orders.PC4.delay_s", "--from", 120, "--to", 20, "--step", 5,
                            "--target", "called_s<=300", "--probability", 0.5, "-n", 100)
        self.assertTrue(answer["reached"])
        value = answer["answer"]["value"]
        self.yuyan("run", DEPOT, "-n", 100, "--set", f"plan.orders.PC4.delay_s={value}", "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            called = [t for t in file["drill/outcomes/called_s"][()] if not math.isnan(t)]
        self.assertEqual(answer["answer"]["met"], sum(t <= 300 for t in called))

    def test_what_never_came_is_not_reached(self):
        """Water that never came is later than any limit: every rehearsal counts, by `<=` as not reached, by `>=` as reached."""
        lever = ("--lever", "plan.orders.PC4.delay_s*", "--from", 1, "--to", 0.9, "--step", 0.1, "-n", 60)
        self.yuyan("run", DEPOT, "-n", 60, "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            water = file["drill/outcomes/first_water_s"][()]
            ignition = file["drill/outcomes/ignition_s"][()]
        never = sum(t != t for t in water)
        self.assertGreater(never, 0)
        for target, met in (("first_water_s<=1200", sum(t <= 1200 for t in water)),
                            ("first_water_s>=1200", never + sum(t >= 1200 for t in water))):
            answer = self.yuyan("solve", DEPOT, *lever, "--target", target, "--probability", 0.0011, "--json").stdout
            point = {p["value"]: p for p in json.loads(answer)["points"]}[1]
            self.assertEqual((60, met, never), (point["at_stake"], point["met"], point["never"]), target)
        answer = self.yuyan("solve", DEPOT, *lever, "--target", "extinguished_s<=1e9", "--probability", 0.0011, "--json").stdout
        point = {p["value"]: p for p in json.loads(answer)["points"]}[1]
        self.assertEqual(sum(t == t for t in ignition), point["at_stake"])  # without a fire there is none to put out
        text = self.yuyan("solve", DEPOT, *lever, "--target", "first_water_s<=1200", "--probability", 0.0011, "--lang", "en").stdout
        self.assertIn(f"of 60 rehearsals it never came", text)

    def test_a_factor_is_not_sought_down_to_nothing(self):
        answer = self.solve("--lever", "site.foam_concentrate_m3*", "--target", "deaths<=1000", "--probability", 0.5, "-n", 10)
        self.assertEqual([1, 4], [p["value"] for p in answer["points"] if p["value"] in (0, 1, 4)])

    def test_the_range_that_is_not_given_is_one_that_the_scenario_can_have(self):
        answer = self.solve("--lever", "hospitals.list.county_hospital.beds", "--target", "deaths<=1000",
                            "--probability", 0.5, "-n", 10)
        values = [point["value"] for point in answer["points"]]
        self.assertEqual(1, min(values))
        self.assertTrue(all(value == int(value) for value in values))
        self.says("yuyan: --lever plan.orders.CO1.delay: no such parameter; did you mean plan.orders.CO1.delay_s?", "solve", DEPOT,
                  "--lever", "plan.orders.CO1.delay", "--target", "deaths<=1000")

    def test_what_cannot_be_reached_says_so(self):
        answer = self.solve("--lever", "units.list[kind=foam,station=county_1]#", "--from", 1, "--to", 3,
                            "--target", "report_county", "--probability", 0.999, "-n", 60, code=4)
        self.assertFalse(answer["reached"])
        self.assertIsNone(answer["answer"])
        self.assertIn(answer["best"]["value"], (1, 2, 3))

    def test_refusals(self):
        for arguments, words in (
                (("--lever", "site.pond_m3"), "needs a --lever and a --target"),
                (("--lever", "site.pond", "--target", "fire_out", "--to", 9), "the scenario has no site.pond"),
                (("--lever", "site.pond_m3", "--target", "deaths"), "at most or at least"),
                (("--lever", "plan.orders.PC1.delay_s", "--target", "fire_out"), "--from is missing")):
            done = self.yuyan("solve", DEPOT, *arguments, "--lang", "en", code=2)
            self.assertIn(words, done.stderr)


class PlanTest(ProgramTest):
    def test_the_table_follows_from_the_replications(self):
        self.yuyan("run", DEPOT, "-n", 60, "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            table = file["drill/plan_test"]
            met, value = file["drill/clauses/met"][()], file["drill/clauses/value"][()]
            rules = [rule.decode() for rule in file["drill/clauses/rule"][()]]
            for clause, rule in enumerate(rules):
                at_stake = met[:, clause] >= 0
                self.assertEqual(at_stake.sum(), table["n_runs"][clause])
                if not at_stake.any():
                    continue
                self.assertAlmostEqual((met[:, clause] == 1).sum() / at_stake.sum(), table["p_met"][clause])
                self.assertLessEqual(table["low"][clause], table["p_met"][clause])
                worst = table["worst_replication"][clause]
                if rule in ("within", "number"):
                    times = sorted(t if t == t else math.inf for t in value[at_stake, clause])
                    self.assertEqual(times[-1], value[worst, clause] if value[worst, clause] == value[worst, clause]
                                     else math.inf)
                    self.assertEqual(times[math.ceil(0.5 * len(times)) - 1], table["p50"][clause])
                if (met[:, clause] == 0).any():
                    self.assertEqual(0, met[worst, clause])
            self.assertTrue(all(text == b"" for text in table["bottleneck"][()]))

    def test_a_number_at_the_end_is_a_clause_like_any_other(self):
        """Foam used, in litres: run, info, check, compare, solve and branch say of it what the outcome says."""
        clause = ("foam_used,special,At most 2000 L of foam concentrate are used,泡沫液用量不超过2000升,number,,,,,,,"
                  "foam_m3,<=,2000,L,assumed,test")
        depot = self.depot([("clauses.csv", "deaths_below_3,", f"{clause}\ndeaths_below_3,")])
        self.yuyan("run", depot, "-n", 40, "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            foam = file["drill/outcomes/foam_m3"][()] * 1000
            ids = [name.decode() for name in file["drill/clauses/clause"][()]]
            place = ids.index("foam_used")
            self.assertEqual([int(x <= 2000) for x in foam], file["drill/clauses/met"][:, place].tolist())
            for mine, theirs in zip(foam, file["drill/clauses/value"][:, place]):
                self.assertAlmostEqual(mine, theirs)
            table = file["drill/plan_test"]
            self.assertEqual(b"L", table["unit"][place])
            self.assertAlmostEqual(sorted(foam)[math.ceil(0.9 * 40) - 1], table["p90"][place])
            self.assertEqual(foam.max(), foam[table["worst_replication"][place]])
            met = sum(foam <= 2000)
        shown = self.yuyan("info", "a.h5", "--lang", "en").stdout
        self.assertRegex(shown, rf"\({met}/40\) +[0-9.]+ L +[0-9.]+ L +At most 2000 L of foam|"
                                rf"{met}/40 +[0-9.]+( L)? +[0-9.]+ L +At most 2000 L of foam")
        row = next(c for c in json.loads(self.yuyan("info", "a.h5", "--json").stdout)["summary"]["clauses"] if c["clause"] == "foam_used")
        self.assertEqual(("number", "foam_m3", "<=", 2000, "L", None),
                         (row["rule"], row["measure"], row["operator"], row["limit"], row["unit"], row["median_s"]))
        answer = json.loads(self.yuyan("compare", depot, f"{depot}::site.foam_concentrate_m3=0", "--metric", "foam_used",
                                       "--budget", 50, "--json").stdout)
        self.assertAlmostEqual(met / 40, answer["scenarios"][0]["estimate"]["value"], delta=0.2)
        solved = json.loads(self.yuyan("solve", depot, "--lever", "plan.clauses.foam_used.limit", "--from", 0, "--to", 100000,
                                       "--step", 1000, "--target", "foam_used", "--probability", 0.9, "-n", 40, "--json").stdout)
        self.assertEqual(1000 * math.ceil(sorted(foam)[35] / 1000 - 1e-9), solved["answer"]["value"])

    def test_a_measure_that_nothing_counts_is_refused_with_the_nearest(self):
        for change, words in (("measure=deths", "did you mean deaths?"), ("unit=kg", "run_off_m3 is measured in m3"),
                              ("limit_s=5", "a clause of rule number has no limit_s")):
            done = self.yuyan("check", DEPOT, "--set", f"plan.clauses.run_off_10.{change}", "--lang", "en", code=2)
            self.assertIn(words, done.stderr)
            self.assertLess(len(done.stderr), 600, done.stderr)

    def test_a_planted_bottleneck_is_found(self):
        """With one delay made hopeless and all else as before, that delay is what stands in the way."""
        changes = ["plan.orders.CI1.delay_s=5000"]
        changes += [f"plan.clauses[layer={layer}]#=0" for layer in
                    ("post_card", "on_site", "special", "comprehensive", "county")]
        self.yuyan("run", DEPOT, "-n", 30, "--bottlenecks", 30, "-o", "a.h5",
                   *(word for change in changes for word in ("--set", change)), timeout=280)
        with h5py.File(self.folder / "a.h5") as file:
            table = file["drill/plan_test"]
            rows = {name.decode(): i for i, name in enumerate(table["clause"][()])}
            row = rows["report_province"]
            self.assertEqual(0, table["p_met"][row])
            self.assertEqual(b"plan.orders.CI1.delay_s", table["bottleneck"][row])
            self.assertGreater(table["gain"][row], 0.9)
            self.assertGreater(table["gain_low"][row], 0.5)
            self.assertIn("CI1", table["suggestion"][row].decode())
            self.assertIn("市安监局", table["suggestion_zh"][row].decode())
        out = self.yuyan("info", "a.h5", "--lang", "en").stdout
        self.assertIn("What stands in the way", out)
        self.assertRegex(out, r"report_province +\d+ +0 % \(0-\d+\) +\+\d+ \(\+\d+ to \+\d+\) +CI1 \(city work-safety")
        with h5py.File(self.folder / "a.h5") as file:
            table = file["drill/plan_test"]
            for row, bottleneck in enumerate(table["bottleneck"][()]):
                if not bottleneck:
                    continue
                lifted = table["now"][row] + table["gain"][row]
                self.assertTrue(-1e-9 <= table["now"][row] and lifted <= 1 + 1e-9, (row, lifted))
                self.assertLessEqual(table["gain_runs"][row], 30)


if __name__ == "__main__":
    unittest.main()
