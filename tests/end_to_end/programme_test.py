"""yuyan run and check on a programme: the result's layout, identities, the ledger, determinism."""

import csv
import hashlib
import json
import time
import unittest

import h5py
import numpy as np

from program import DEPOT, ROOT, ProgramTest

CITY = ROOT / "scenarios/programmes/chengde_2016_2020"
BASE_YEAR = ROOT / "scenarios/programmes/chengde_2015"

LEDGER = """date,county,township,sector,firm,deaths,missing,serious_injuries,loss_yuan,type
2016-01-12,kuancheng,孛罗台镇,mine,KC-0017,2,1,0,1500000,冒顶片帮
2016-02-03,fengning,大滩镇,road_transport,,1,0,2,80000,碰撞
2016-05-31,shuangqiao,,construction,SQ-0203,0,0,1,200000,高处坠落
"""


def arrays(path):
    """Every array of a result that replications fill, by its path."""
    found = {}
    with h5py.File(path) as file:
        def keep(name, item):
            if isinstance(item, h5py.Dataset) and name.startswith(("programme/", "targets/")):
                found[name] = item[()]
        file.visititems(keep)
    return found


class Programme(ProgramTest):
    def run_city(self, name, *arguments, scenario=CITY, n=6):
        self.yuyan("run", scenario, "-n", n, "-o", name, *arguments)
        return arrays(self.folder / name)

    def assert_same(self, first, second, leave_out=()):
        self.assertEqual(first.keys(), second.keys())
        for name, values in first.items():
            if not name.startswith(tuple(leave_out)) or not leave_out:
                np.testing.assert_array_equal(values, second[name], err_msg=name)

    def test_the_result_has_the_layout_that_reports_draw(self):
        found = self.run_city("c.h5")
        with h5py.File(self.folder / "c.h5") as file:
            for path in ("/year", "/programme/month", "/programme/quarter", "/programme/county",
                         "/programme/sector", "/programme/strategy", "/programme/class",
                         "/targets/target", "/programme/delivery/kpi"):
                self.assertIn(path, file)
            self.assertEqual(["2016-01", "2020-12"],
                             [file["/programme/month"][i].decode() for i in (0, -1)])
        self.assertEqual((6, 5, 12), found["programme/indicators/deaths"].shape)
        self.assertEqual((6, 5), found["programme/city/deaths"].shape)
        self.assertEqual((6, 60, 12, 4), found["programme/monthly/deaths"].shape)
        self.assertEqual((6, 5, 12, 16), found["programme/coverage/visits"].shape)
        for name in ("probability", "low", "high", "overshoot", "return_period_y"):
            self.assertIn(f"targets/{name}", found)
        self.assertIn("programme/variance/parameter_share", found)
        self.assertIn("programme/sensitivity/sobol_first", found)

    def test_deaths_add_up_over_county_sector_class_and_month(self):
        found = self.run_city("c.h5")
        city = found["programme/city/deaths"]
        np.testing.assert_array_equal(city, found["programme/indicators/deaths"].sum(axis=2))
        np.testing.assert_array_equal(city, found["programme/by_sector/deaths"].sum(axis=(2, 3)))
        monthly = found["programme/monthly/deaths"].reshape(6, 5, 12, 12, 4)
        np.testing.assert_array_equal(city, monthly.sum(axis=(2, 3, 4)))
        accidents = found["programme/monthly/accidents"].sum()
        self.assertEqual(accidents, found["programme/monthly/accidents_by_deaths"].sum())
        self.assertEqual(accidents, len(found["programme/accidents/deaths"]))
        self.assertEqual(city.sum(), found["programme/accidents/deaths"].sum())

    def test_a_control_number_broken_down_adds_up(self):
        found = self.run_city("c.h5", n=2)
        with h5py.File(self.folder / "c.h5") as file:
            names = [name.decode() for name in file["/programme/control_numbers/number"][()]]
        limits = found["programme/control_numbers/limit"]
        parts = sum(limits[i] for i, name in enumerate(names) if name.startswith("deaths_2016."))
        self.assertEqual(limits[names.index("deaths_2016")], parts)
        used = found["programme/control_numbers/used"]
        whole = used[:, names.index("deaths_2016"), :12]
        counties = sum(used[:, i, :12] for i, name in enumerate(names)
                       if name.startswith("deaths_2016."))
        np.testing.assert_array_equal(whole, counties)

    def test_the_change_on_the_year_before_is_on_the_same_months(self):
        found = self.run_city("c.h5", n=4)
        with h5py.File(self.folder / "c.h5") as file:
            names = [name.decode() for name in file["/programme/control_numbers/number"][()]]
        i = names.index("deaths_2016")
        used = found["programme/control_numbers/used"][:, i, :12]
        changes = found["programme/control_numbers/change_on_year"][:, i]
        # The history has the year 2015 alone, 46 deaths: its months are taken by their days.
        np.testing.assert_allclose(changes[:, 11], used[:, 11] / 46 - 1, rtol=1e-12)
        np.testing.assert_allclose(changes[:, 5], used[:, 5] / (46 * 181 / 365) - 1, rtol=1e-12)
        self.assertTrue(np.isnan(changes[:, 12:]).all())

    def test_the_use_of_a_number_is_held_against_time(self):
        found = self.run_city("c.h5", n=3)
        elapsed = found["programme/months/elapsed_share"]
        self.assertAlmostEqual(182 / 366, elapsed[5])
        self.assertAlmostEqual(181 / 365, elapsed[12 + 5])
        np.testing.assert_array_equal(1, elapsed[11::12])
        limits = found["programme/control_numbers/limit"]
        used = found["programme/control_numbers/used"]
        with np.errstate(divide="ignore", invalid="ignore"):
            expected = np.where(limits[:, None] > 0, used / limits[:, None], np.nan)
        np.testing.assert_array_equal(expected, found["programme/control_numbers/used_share"])

    def test_small_limits_tell_how_little_they_say(self):
        found = self.run_city("c.h5", n=3)
        with h5py.File(self.folder / "c.h5") as file:
            kinds = [name.decode() for name in file["/targets/indicator"][()]]
            names = [name.decode() for name in file["/targets/target"][()]]
        counts = [names.index("larger_within"), names.index("deaths_2020")]
        np.testing.assert_array_equal([1, 41], found["targets/allowed_events"][counts])
        np.testing.assert_array_equal([1, 1], found["targets/rate_of_one_event"][counts])
        luck = found["targets/luck_at_limit"]
        self.assertAlmostEqual(2 / np.e, luck[counts[0]])  # Poisson with mean 1: none or one
        i = names.index("deaths_2018_2020")  # the mean of three years: 124 of 3 x 41.4
        self.assertEqual(124, found["targets/allowed_events"][i])
        self.assertAlmostEqual(1 / 3, found["targets/rate_of_one_event"][i])
        coal = kinds.index("coal_deaths_per_million_tonnes")
        rate = found["targets/rate_of_one_event"][coal]
        self.assertTrue(np.isnan(rate) or rate > 0)

    def drill(self, name, deaths, seed=1):
        """Results of a drill in which so many died, one number a replication."""
        self.yuyan("run", DEPOT, "-n", len(deaths), "--seed", seed, "-o", name)
        with h5py.File(self.folder / name, "r+") as file:
            file["/drill/outcomes/deaths"][...] = deaths
        return self.folder / name

    def with_response(self, results, baseline=None):
        sector = "inspection.sectors.hazchem."
        changes = {"response_results": results, "response_baseline": baseline, "response_from": 2}
        return [word for key, value in changes.items() if value is not None
                for word in ("--set", f"{sector}{key}={value}")]

    def test_a_drill_says_what_response_a_sector_gets(self):
        plan = self.drill("plan.h5", [4, 0, 1, 6])
        today = self.drill("today.h5", [8, 0, 2, 10])
        found = self.run_city("with.h5", *self.with_response(plan, today), n=4)
        table = {name.rsplit("/", 1)[1]: values[0] for name, values in found.items()
                 if name.startswith("programme/responses/")}
        self.assertEqual((4, 0, 11, 20), tuple(table[key] for key in (
            "pairs", "worse", "deaths", "deaths_baseline")))
        self.assertAlmostEqual(0.55, table["mean"])
        self.assertEqual(hashlib.sha256(plan.read_bytes()).hexdigest(),
                         table["results_sha256"].decode())
        self.assertTrue(table["title_zh"].decode())
        with h5py.File(self.folder / "with.h5") as file:
            names = [name.decode() for name in file["/parameters/name"][()]]
            row = names.index("inspection.sectors.hazchem.response_factor")
            self.assertIn("plan.h5", file["/parameters/source"][row].decode())
            kept = bytes(file["/inputs/response/hazchem.csv"][()])
        # The table that the result keeps says the same as the two files.
        (self.folder / "pairs.csv").write_bytes(kept)
        again = self.run_city("again.h5", *self.with_response(self.folder / "pairs.csv"), n=4)
        for name in ("programme/city/deaths", "programme/accidents/deaths"):
            np.testing.assert_array_equal(found[name], again[name])

    def test_a_response_saves_lives_in_its_sector(self):
        saved = CITY / "response_chlorine_valve.csv"
        from_one = self.with_response(saved.name)[:-1] + ["inspection.sectors.hazchem.response_from=1"]
        before, after = (
            self.run_city(f"{i}.h5", *changes, n=12)["programme/by_sector/deaths"].sum(axis=(0, 1, 2))
            for i, changes in enumerate(((), from_one)))
        rows = (CITY / "sectors.csv").read_text(encoding="utf-8").splitlines()
        department = {row["id"]: row["department"] for row in csv.DictReader(rows)}
        with h5py.File(self.folder / "0.h5") as file:
            sectors = [name.decode() for name in file["/programme/sector"][()]]
        place = sectors.index("hazchem")
        self.assertLess(after[place], before[place])
        # Officers go where accidents were: sectors of the same department may feel it, no others.
        changed = {department[sectors[i]] for i in np.flatnonzero(before != after)}
        self.assertEqual({department["hazchem"]}, changed)

    def test_a_response_that_cannot_be_read_is_refused_where_it_is_named(self):
        plan = self.drill("plan.h5", [4, 0])
        other = self.drill("other.h5", [8, 1], seed=2)
        nobody = self.drill("nobody.h5", [0, 0])
        (self.folder / "note.h5").write_text("none")
        for results, baseline, what, what_zh in (
                ("none.h5", plan, "cannot read none.h5", "无法读取 none.h5"),
                (self.folder / "note.h5", plan, "is no result file", "不是结果文件"),
                (plan, None, "missing: against what", "缺少: 与推演死亡人数对比的基准"),
                (plan, other, "its seed is 2", "其种子为 2"),
                (plan, nobody, "nobody dies at the baseline in 2", "基准的 2 次推演中无人死亡")):
            for language, words in (("en", what), ("zh", what_zh)):
                refused = self.yuyan("check", CITY, *self.with_response(results, baseline),
                                     "--lang", language, code=2)
                self.assertIn(words, refused.stderr)
                self.assertIn("inspection.sectors.hazchem.response_", refused.stderr)
        self.yuyan("run", CITY, "-n", 1, *self.with_response(nobody, plan),
                   "--set", "inspection.sectors.hazchem.response_factor=0.5", code=2)

    def test_days_are_moved_within_the_budget(self):
        told = json.loads(self.yuyan("allocate", BASE_YEAR, "-n", 3, "--json").stdout)
        self.assertEqual(12, len(told["counties"]))
        self.assertEqual(8, len(told["strategies"]))
        for table in ("counties", "strategies"):
            self.assertAlmostEqual(sum(row["days_a_year"] for row in told[table]),
                                   sum(row["days_proposed"] for row in told[table]), delta=1e-6)
        averted = told["averted_by_proposal"]
        self.assertLessEqual(averted["low"], averted["value"])
        self.assertLessEqual(averted["value"], averted["high"])

    def test_a_budget_is_spent_whole_and_its_search_told(self):
        told = json.loads(self.yuyan("allocate", BASE_YEAR, "-n", 3, "--rounds", 2, "--budget",
                                     9000, "--json").stdout)
        self.assertAlmostEqual(9000, told["budget_days_a_year"], delta=1e-6)
        for table in ("counties", "strategies"):
            self.assertAlmostEqual(9000, sum(row["days_proposed"] for row in told[table]),
                                   delta=1e-6)
            self.assertAlmostEqual(told["days_a_year"],
                                   sum(row["days_a_year"] for row in told[table]), delta=1e-6)
        self.assertIn(told["stopped"], ("level", "no_gain", "rounds"))
        self.assertLessEqual(sum(row["taken"] for row in told["rounds"]), 2)
        self.assertEqual([row["averted"]["value"] > 0 for row in told["rounds"]],
                         [row["taken"] for row in told["rounds"]])

    def test_a_mix_of_levers_is_solved_along_a_line(self):
        lever = "inspection.staff.*.officers*"
        asked = ("--from", 0, "--to", 1, "--step", 1, "--target", "deaths[2015]<=1000", "-n", 10,
                 "--probability", 0.9, "--json")
        also = "inspection.strategies.double_random.share=0.35:0.1"
        told = json.loads(self.yuyan("solve", BASE_YEAR, "--lever", lever, "--also", also,
                                     *asked).stdout)
        self.assertEqual([also], told["also"])
        self.assertTrue(told["reached"])
        refused = self.yuyan("solve", BASE_YEAR, "--lever", lever, "--also", "share", *asked,
                             code=2)
        self.assertIn("PATH=X:Y", refused.stderr)

    def test_projects_spend_what_they_cost(self):
        found = self.run_city("c.h5", n=4)
        with h5py.File(self.folder / "c.h5") as file:
            names = [name.decode() for name in file["/programme/projects/project"][()]]
        cost = found["programme/projects/cost_yuan"]
        planned = found["programme/projects/planned_yuan"]
        spent = found["programme/projects/spent_yuan"]
        self.assertEqual((4, 5, len(names)), spent.shape)
        np.testing.assert_allclose(planned.sum(axis=1), np.broadcast_to(cost, (4, len(names))))
        self.assertTrue((spent.sum(axis=1) <= cost * (1 + 1e-9)).all())
        self.assertTrue((spent >= 0).all())
        i = names.index("hazard_system")  # two years from the first of April 2016
        np.testing.assert_allclose(planned[0, :3, i] / 2e7,
                                   [275 / 730.5, 365 / 730.5, 90.5 / 730.5])
        closing = names.index("tailings_closure")  # as its ten ponds close
        with h5py.File(self.folder / "c.h5") as file:
            kpi = [name.decode() for name in file["/programme/delivery/kpi"][()]]
        closed = found["programme/delivery/value"][:, 3, kpi.index("tailings_closed")]
        np.testing.assert_allclose(spent[:, 0, closing], 6e7 * closed / 10)

    def test_deliverables_add_up_over_counties_sectors_and_quarters(self):
        found = self.run_city("c.h5", n=4)
        with h5py.File(self.folder / "c.h5") as file:
            kpi = [name.decode() for name in file["/programme/delivery/kpi"][()]]
            sectors = [name.decode() for name in file["/programme/sector"][()]]
            reviewers = [name.decode() for name in file["/programme/reviews/reviewers"][()]]
        value, by_county = (found[f"programme/delivery/{name}"] for name in ("value", "by_county"))
        closed = found["programme/closures/firms"]
        for name, sector in (("tailings_closed", "tailings"), ("coal_closed", "coal_mine")):
            i = kpi.index(name)
            np.testing.assert_array_equal(value[..., i], np.nansum(by_county[:, :, i], axis=2))
            # A closure counts when it is passed, and closes from the next quarter on.
            self.assertTrue((closed[:, 1:, sectors.index(sector)] >= value[:, :-1, i]).all())
        enterprises = found["programme/coverage/enterprises"].sum(axis=2)
        gone = enterprises[:, :1] - enterprises
        np.testing.assert_array_equal(gone[:, 1:], closed[:, 4::4])
        # Townships of a county count alike: the city's share is theirs by number.
        i = kpi.index("five_coverages_townships")
        self.assertTrue((by_county[:, :, i].min(axis=2) <= value[..., i]).all())
        self.assertTrue((by_county[:, :, i].max(axis=2) >= value[..., i]).all())
        renewed = found["programme/reviews/renewals"].sum(axis=(0, 1))
        for group in ("review_city", "review_province"):
            self.assertGreater(renewed[reviewers.index(group)], 0)
        graded = found["programme/integrity/firms"].sum(axis=2)
        self.assertGreater(graded[:, 4].min(), 500)
        accidents = found["programme/standardization/accidents"].sum()
        self.assertGreater(accidents, 0)
        register = {name.rsplit("/", 1)[1]: values.sum() for name, values in found.items()
                    if name.startswith("programme/register/")}
        self.assertEqual(enterprises[0, 0].sum(), register["enterprises"])
        self.assertEqual(0, register["licence_known"])  # generated firms have no papers

    def test_old_papers_of_a_register_are_warned_of(self):
        (self.folder / "firms.csv").write_text(
            "id,county,sector,licence_expires,plan_filed,last_drill\n"
            "a,kuancheng,mine,2015-06-30,2012-06-01,2015-12-01\n"
            "b,kuancheng,mine,2017-06-30,2014-06-01,2014-06-01\n", encoding="utf-8")
        (self.folder / "scenario.toml").write_text(
            f'variant_of = "{CITY}"\n[inspection]\nenterprises = "firms.csv"\n',
            encoding="utf-8")
        told = self.yuyan("check", self.folder)
        for words in ("1 enterprises whose safety licence has expired", "kuancheng 1",
                      "plan was filed more than three years before", "more than a year before"):
            self.assertIn(words, told.stdout + told.stderr)
        found = self.run_city("r.h5", scenario=self.folder, n=2)
        counts = {name.rsplit("/", 1)[1]: values.sum() for name, values in found.items()
                  if name.startswith("programme/register/")}
        self.assertEqual((2, 1, 2, 1, 2, 1), tuple(counts[key] for key in (
            "licence_known", "licence_expired", "plan_filed", "plan_old", "drill_known",
            "drill_old")))

    def test_listings_are_counted_by_quarter_county_and_level(self):
        found = self.run_city("c.h5", n=4)
        listed, accepted, extended, overdue = (
            found[f"programme/listings/{name}"] for name in ("listed", "accepted", "extended",
                                                             "overdue"))
        self.assertEqual((4, 20, 12, 3), listed.shape)
        # Every major hazard that a visit finds is listed once for each time it comes back.
        major = found["programme/coverage/found_major"].sum(axis=(2, 3))
        by_year = listed.reshape(4, 5, 4, 12, 3).sum(axis=(2, 3, 4))
        self.assertTrue((by_year <= major).all())
        self.assertGreater(by_year.sum(), 0.9 * major.sum())
        self.assertLessEqual(accepted.sum(), listed.sum())
        self.assertGreater(accepted.sum(), 0.8 * listed.sum())
        self.assertGreater(extended.sum(), 0)
        self.assertGreater(overdue.sum(), extended.sum())
        self.assertGreater(listed[..., 0].sum(), listed[..., 1].sum())
        off = self.run_city("off.h5", "--set", "inspection.supervision.list_major=false", n=2)
        self.assertEqual(0, off["programme/listings/listed"].sum())

    def test_targets_say_how_sure_their_limits_are(self):
        found = self.run_city("c.h5", n=2)
        with h5py.File(self.folder / "c.h5") as file:
            names = [name.decode() for name in file["/targets/target"][()]]
        status = dict(zip(names, (text.decode() for text in found["targets/status"])))
        source = dict(zip(names, (text.decode() for text in found["targets/source"])))
        self.assertEqual("verified", status["no_major"])
        self.assertEqual("assumed", status["deaths_2020"])
        self.assertEqual("2016 key points of the city", source["no_major"])
        self.assertIn("Guobanfa [2017] 3", source["deaths_2020"])

    def test_strategy_mixes_are_compared_and_officers_are_solved_for(self):
        told = json.loads(self.yuyan(
            "compare", BASE_YEAR, f"{BASE_YEAR}::inspection.strategies.double_random.share*=0.5",
            "--metric", "deaths[2015]", "--first", 6, "--budget", 12, "--json").stdout)
        self.assertEqual([12, 12], [one["counted"] for one in told["scenarios"]])
        said = self.yuyan("solve", BASE_YEAR, "--lever", "inspection.staff.*.officers*",
                          "--target", "deaths[2015]<=1000", "--probability", 0.5, "-n", 10,
                          "--to", 2, "--step", 0.5).stdout
        self.assertIn("1 of inspection.staff.*.officers* reaches", said)  # as it is: no lever needed

    def test_replications_that_share_a_draw_are_compared_by_draws(self):
        """Student's interval of the means of the six draws, not of twelve replications."""
        self.yuyan("run", BASE_YEAR, "-n", 12, "-o", "a.h5")
        told = json.loads(self.yuyan("compare", "a.h5", "a.h5", "--metric",
                                     "/programme/city/deaths[2015]", "--json").stdout)
        with h5py.File(self.folder / "a.h5") as file:
            deaths = file["programme/city/deaths"][:].reshape(6, 2).mean(axis=1)
        half = 2.570582 * deaths.std(ddof=1) / 6 ** 0.5  # quantile of t with 5 degrees of freedom
        estimate = told["scenarios"][0]["estimate"]
        self.assertAlmostEqual(deaths.mean(), estimate["value"], 9)
        self.assertAlmostEqual(deaths.mean() - half, estimate["low"], 4)
        self.assertAlmostEqual(deaths.mean() + half, estimate["high"], 4)

    def sensitivity(self, *arguments):
        return json.loads(self.yuyan("sensitivity", *arguments, "--json").stdout)

    def test_the_assumptions_are_weighed(self):
        few = ("--parameter", "risk_level.*", "--parameter", "inspection.*")
        morris = self.sensitivity(CITY, "--points", 4, "--replications", 2, *few)
        effects = {one["parameter"]: one for one in morris["parameters"]}
        # A level of risk multiplies accidents: more of it is more deaths, whatever the rest is.
        self.assertGreater(effects["risk_level.*"]["morris_mu"], 0)
        self.assertGreater(effects["risk_level.*"]["morris_mu_star"]["low"],
                           effects["inspection.*"]["morris_mu_star"]["high"])
        sobol = self.sensitivity(CITY, "--method", "sobol", "--points", 8, *few)
        indices = {one["parameter"]: one for one in sobol["parameters"]}
        self.assertEqual({"risk_level.*", "inspection.*", "others"}, set(indices))
        self.assertGreater(indices["risk_level.*"]["sobol_total"]["value"],
                           indices["inspection.*"]["sobol_total"]["value"])

    def test_the_design_stands_in_the_result(self):
        found = self.run_city("c.h5", "--sensitivity", 4, scenario=BASE_YEAR, n=4)
        for name in ("sobol_total", "morris_mu_star"):
            self.assertTrue(np.isfinite(found[f"programme/sensitivity/{name}"]).all(), name)
        plain = self.run_city("d.h5", scenario=BASE_YEAR, n=4)
        self.assertTrue(np.isnan(plain["programme/sensitivity/sobol_total"]).all())

    def test_what_it_is_worth_to_know(self):
        found = self.sensitivity(CITY, f"{CITY}::inspection.staff.*.officers*=2", "--points", 4,
                                 "--replications", 2)
        self.assertEqual(2, len(found["options"]))
        self.assertTrue(all(one["evppi"]["value"] >= 0 for one in found["parameters"]))

    def test_sensitivity_refuses_what_it_cannot_do(self):
        self.says("yuyan: --parameter risk_levl.*: no uncertain parameter of that name is left; "
                  "yuyan check lists them", "sensitivity", CITY, "--parameter",
                  "risk_levl.*")
        self.says(f"yuyan: {DEPOT}: no programme; sensitivity is about the assumptions of one",
                  "sensitivity", DEPOT)

    def test_solving_counts_draws_of_the_parameters(self):
        widths = []
        for shared in (1, 10):
            told = json.loads(self.yuyan(
                "solve", BASE_YEAR, "--lever", "inspection.staff.*.officers*", "--target",
                "deaths[2015]<=46", "--probability", 0.01, "-n", 200, "--to", 1.5, "--step", 0.5,
                "--set", f"programme.replications_a_draw={shared}", "--json").stdout)
            point = told["points"][0]
            widths.append(point["high"] - point["low"])
        # Twenty draws of the level of road transport say less than two hundred.
        self.assertGreater(widths[1], 1.1 * widths[0])

    def test_a_killed_run_goes_on_to_the_same_result(self):
        n = 60
        whole = self.run_city("whole.h5", scenario=BASE_YEAR, n=n)
        arguments = ("run", BASE_YEAR, "-n", n, "-o", "cut.h5")
        process = self.start(*arguments)
        part = self.folder / "cut.h5.part"
        while process.poll() is None and (not part.exists() or part.stat().st_size < 100_000):
            time.sleep(0.002)
        process.kill()
        process.communicate()
        if not (self.folder / "cut.h5").exists():  # else it was done before the signal came
            self.yuyan(*arguments, "--resume")
        self.assertFalse(part.exists())
        self.assert_same(whole, arrays(self.folder / "cut.h5"))

    def test_workers_do_not_change_the_result(self):
        one = self.run_city("one.h5", "--workers", 1, n=8)
        for workers in (2, 7):
            self.assert_same(one, self.run_city(f"{workers}.h5", "--workers", workers, n=8))

    def test_a_lever_without_effect_changes_nothing(self):
        off = self.run_city("off.h5", "--set", "inspection.levers.dual_prevention.on=false",
                            "--set", "indicators.outside_levers.positioning.on=false")
        none = self.run_city("none.h5", "--set", "inspection.levers.dual_prevention.effect=0",
                             "--set", "indicators.outside_levers.positioning.effect=0")
        on = self.run_city("on.h5")
        # One that is off is no project, and costs nothing.
        leave_out = ("programme/sensitivity", "programme/variance", "programme/projects")
        self.assert_same({name: values for name, values in off.items()
                          if not name.startswith(leave_out)},
                         {name: values for name, values in none.items()
                          if not name.startswith(leave_out)})
        self.assertTrue(any(not np.array_equal(off[name], on[name]) for name in off
                            if name.startswith("programme/coverage")))

    def test_the_ledger_fixes_the_past(self):
        (self.folder / "ledger.csv").write_text(LEDGER, encoding="utf-8")
        found = self.run_city("c.h5", "--actual", "ledger.csv", "--as-of", "2016-05-31", n=8)
        deaths = found["programme/monthly/deaths"].sum(axis=(2, 3))
        accidents = found["programme/monthly/accidents"].sum(axis=(2, 3))
        np.testing.assert_array_equal(np.tile([3, 1, 0, 0, 0], (8, 1)), deaths[:, :5])
        np.testing.assert_array_equal(np.tile([1, 1, 0, 0, 1], (8, 1)), accidents[:, :5])
        self.assertGreater(accidents[:, 5:12].std(axis=0).sum(), 0)
        with h5py.File(self.folder / "c.h5") as file:
            self.assertEqual(LEDGER.encode(), file["inputs/ledger/ledger.csv"][()].tobytes())
        (self.folder / "gb.csv").write_bytes(LEDGER.encode("gb18030"))
        again = self.run_city("gb.h5", "--actual", "gb.csv", "--as-of", "2016-05-31", n=8)
        self.assert_same(found, again)

    def test_real_accidents_act_on_the_firms(self):
        """After deaths in mines of one county its officers go round like firms; the simulated
        accidents before the date, of which nobody heard, send nobody."""
        head = LEDGER.splitlines()[0]
        rows = [f"2016-02-{day:02},kuancheng,,mine,,1,0,0,0," for day in range(1, 29)]
        visits = {}
        for name, ledger in (("none", [head]), ("many", [head, *rows])):
            (self.folder / f"{name}.csv").write_text("\n".join(ledger) + "\n", encoding="utf-8")
            self.run_city(f"{name}.h5", "--actual", f"{name}.csv", "--as-of", "2016-12-31", n=4)
            with h5py.File(self.folder / f"{name}.h5") as file:
                place = [text.decode() for text in file["/programme/strategy"][()]].index(
                    "after_accidents")
                county = [text.decode() for text in file["/programme/county"][()]].index("kuancheng")
                visits[name] = file["/programme/strategy_visits"][:, 0, :, :, place].sum(axis=(0, 2))
                self.assertEqual(0, file["/programme/coverage/ended_by_accident"][:, 0].sum()
                                 if name == "none" else 0)
        self.assertEqual(0, visits["none"].sum())
        self.assertGreater(visits["many"][county], 0)
        self.assertEqual(visits["many"].sum(), visits["many"][county])

    def test_firms_and_townships_that_nobody_knows_are_warned_of(self):
        folder = self.folder / "registered"
        folder.mkdir()
        (folder / "firms.csv").write_text(
            "id,county,township,sector,employees,credit_code\n"
            "KC-0017,kuancheng,板城镇,mine,300,91130827X\n", encoding="utf-8")
        (folder / "scenario.toml").write_text(
            f'variant_of = "{CITY}"\n[inspection]\nenterprises = "firms.csv"\n',
            encoding="utf-8")
        ledger = LEDGER.splitlines() + ["2016-03-03,kuancheng,,mine,91130827X,1,0,0,0,",
                                        "2016-03-04,fengning,,mine,KC-0017,1,0,0,0,"]
        (self.folder / "ledger.csv").write_text("\n".join(ledger) + "\n", encoding="utf-8")
        said = self.yuyan("run", folder, "-n", 2, "-o", "r.h5", "--actual", "ledger.csv",
                          "--as-of", "2016-05-31").stderr
        self.assertIn('ledger.csv:2: warning: ledger[1].township: the register has no enterprise '
                      'of kuancheng in a township "孛罗台镇"', said)
        self.assertIn('ledger.csv:4: warning: ledger[3].firm: the register has no enterprise '
                      '"SQ-0203"', said)
        self.assertIn('ledger.csv:6: warning: ledger[5].firm: the register has "KC-0017" in '
                      'kuancheng, mine', said)
        self.assertNotIn("ledger.csv:5", said)
        with h5py.File(self.folder / "r.h5") as file:
            place = file["/programme/accidents/enterprise"][()]
            known = place[file["/programme/accidents/time_s"][()] < 151 * 86400]
        self.assertEqual(2 * 3, (known >= 0).sum())  # rows with the firm, in both replications
        generated = self.yuyan("run", CITY, "-n", 1, "-o", "g.h5", "--actual", "ledger.csv",
                               "--as-of", "2016-05-31").stderr
        self.assertEqual(1, generated.count("ledger.csv:"))
        self.assertIn("4 of the codes stand in no register", generated)

    def test_a_ledger_that_is_not_there_is_said_so(self):
        said = self.yuyan("run", CITY, "--actual", "nope.csv", code=2).stderr
        self.assertIn('nope.csv: cannot read the file "nope.csv"', said)
        self.assertNotIn("--as-of", said)
        both = self.yuyan("run", CITY, "--actual", "nope.csv", "--as-of", "2016-13-01",
                          code=2).stderr
        self.assertIn("nope.csv: cannot read", both)
        self.assertIn('--as-of: "2016-13-01" is no day of the calendar', both)

    def test_a_bad_ledger_moves_the_risk_up_and_a_good_one_down(self):
        rows = LEDGER.splitlines()
        bad = rows[:1] + [rows[2].replace("2016-02-03", f"2016-0{1 + i % 5}-1{i % 9}")
                          for i in range(40)]
        for name, text in (("bad", "\n".join(bad) + "\n"), ("good", rows[0] + "\n")):
            (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
        rest = {}
        for name in ("bad", "good"):
            found = self.run_city(f"{name}.h5", "--actual", f"{name}.csv", "--as-of",
                                  "2016-05-31", n=20)
            rest[name] = found["programme/monthly/deaths"][:, 5:].sum()
        self.assertGreater(rest["bad"], 1.2 * rest["good"])

    def test_errors_of_a_ledger_name_row_and_column(self):
        wrong = LEDGER.replace("2016-01-12", "2016-02-30").replace("fengning", "fengnign") \
            .replace(",1,0,2,80000", ",-1,0,2,80000")
        (self.folder / "ledger.csv").write_text(wrong, encoding="utf-8")
        said = self.yuyan("run", CITY, "--actual", "ledger.csv", "--as-of", "2016-05-31",
                          code=2).stderr
        self.assertIn('ledger.csv:2: ledger[1].date: "2016-02-30" is no day of the calendar', said)
        self.assertIn('ledger.csv:3: ledger[2].county: the programme has no county "fengnign"', said)
        self.assertIn("ledger.csv:3: ledger[2].deaths: ", said)
        self.assertFalse(list(self.folder.glob("*.h5*")))

    def test_a_date_outside_the_programme_is_refused(self):
        (self.folder / "ledger.csv").write_text(LEDGER, encoding="utf-8")
        said = self.yuyan("run", CITY, "--actual", "ledger.csv", "--as-of", "2014-05-31",
                          code=2).stderr
        self.assertIn("--as-of: the date lies outside the years 2016 to 2020", said)

    def test_counts_and_limits_are_on_one_basis(self):
        """China in 2015: deaths from 2016 on are 0.68 of those on the old basis, accidents 0.238."""
        n, found = 300, {}
        for basis in ("from_2016", "until_2015"):
            base = self.run_city(f"b_{basis}.h5", "--set", f"indicators.reporting.basis={basis}",
                                 scenario=BASE_YEAR, n=n)
            plan = self.run_city(f"p_{basis}.h5", "--set", f"indicators.reporting.basis={basis}",
                                 n=2)
            found[basis] = (base, plan)
        (base_new, plan_new), (base_old, plan_old) = found["from_2016"], found["until_2015"]
        for name, factor in (("deaths", 0.68), ("accidents", 0.238)):
            new, old = (base[f"programme/city/{name}"][:, 0] for base in (base_new, base_old))
            ratios = new.mean() / old.mean()
            error = ratios * np.hypot(new.std() / new.mean(), old.std() / old.mean()) / (n / 2) ** 0.5
            self.assertLess(abs(ratios - factor), 4 * error, name)
        with h5py.File(self.folder / "p_until_2015.h5") as file:
            targets = [name.decode() for name in file["/targets/target"][()]]
            numbers = [name.decode() for name in
                       file["/programme/control_numbers/number"][()]]
        for name, factor in (("deaths_2020", 0.68), ("accidents_2020", 0.238), ("larger_none", 1),
                             ("gdp_2020", 0.68), ("coal_2016", 1)):
            i = targets.index(name)
            np.testing.assert_allclose(plan_old["targets/limit"][i] * factor,
                                       plan_new["targets/limit"][i])
        i = numbers.index("deaths_2016")
        self.assertEqual(round(45 / 0.68), plan_old["programme/control_numbers/limit"][i])
        # What is no road traffic and no fire counts alike on both.
        for name in ("industrial_deaths", "coal_deaths", "industrial_accidents"):
            np.testing.assert_array_equal(base_new[f"programme/city/{name}"],
                                          base_old[f"programme/city/{name}"])

    def test_sectors_visits_and_supervision_have_priors(self):
        found = self.run_city("c.h5", scenario=BASE_YEAR, n=24)
        with h5py.File(self.folder / "c.h5") as file:
            names = [name.decode() for name in file["/programme/sensitivity/parameter"][()]]
        for part in ("sectors.mine.hazards_a_year", "sectors.mine.visit_finds",
                     "sectors.mine.accidents_a_hazard_year", "sectors.mine.deaths_tail",
                     "sectors.mine.blind_share", "common.hazards", "common.check_finds",
                     "common.rectification", "visiting.expert_factor", "effects.deterrence_cited",
                     "effects.deterrence_years", "supervision.extension_share"):
            drawn = found["programme/sensitivity/drawn"][:, names.index(f"inspection.{part}")]
            np.testing.assert_array_equal(drawn[::2], drawn[1::2], err_msg=part)
            self.assertLess(1, len(set(drawn)), part)

    def test_a_drill_has_no_ledger(self):
        said = self.yuyan("run", ROOT / "scenarios/drills/oil_depot", "--actual", "x.csv",
                          code=2).stderr
        self.assertIn("this kind of scenario has no ledger", said)

    def test_the_page_in_both_languages(self):
        english = self.yuyan("run", CITY, "-n", 4, "-o", "c.h5").stdout
        for heading in ("Goals and targets", "Control numbers", "Indicators of the city",
                        "Inspection", "Strategies", "Deliverables", "What it rests on"):
            self.assertIn(heading, english)
        self.assertIn("n/a", english)  # coal without output
        chinese = self.yuyan("info", "c.h5", "--lang", "zh").stdout
        for heading in ("目标", "考核控制指标", "全市指标", "检查覆盖", "检查策略", "任务", "依据"):
            self.assertIn(heading, chinese)
        self.assertIn("June (time 50 %)", english)
        self.assertIn("上半年(时间50 %)", chinese)
        self.assertIn("同比", chinese)
        told = json.loads(self.yuyan("info", "c.h5", "--json").stdout)["summary"]
        number = next(one for one in told["control_numbers"] if one["number"] == "deaths_2016")
        self.assertAlmostEqual(182 / 366, number["elapsed_by_month"][5])
        self.assertAlmostEqual(number["used_by_month"][11] / 46 - 1,
                               number["change_on_year_by_month"][11])
        self.assertEqual(4, told["replications"])
        self.assertEqual(12 * 2 + 16 + 4, len(told["control_numbers"]))

    def test_the_base_year_meets_its_priors(self):
        """Reference for 2015: 44-48 deaths a year, industry about 5, accidents with 3 to 9 deaths
        0.6-0.9, with 10 or more 0.05-0.09; so many standard errors are allowed."""
        n = 400
        found = self.run_city("b.h5", scenario=BASE_YEAR, n=n)
        for name, low, high in (("deaths", 44, 48), ("industrial_deaths", 4, 6),
                                ("accidents_3_9_deaths", 0.6, 0.9),
                                ("accidents_10_or_more", 0.05, 0.09)):
            values = found[f"programme/city/{name}"][:, 0]
            # Two replications share their parameters: half of them count as independent.
            error = 3 * max(values.std(), low ** 0.5) / (n / 2) ** 0.5
            self.assertGreater(values.mean(), low - error, name)
            self.assertLess(values.mean(), high + error, name)


if __name__ == "__main__":
    unittest.main()
