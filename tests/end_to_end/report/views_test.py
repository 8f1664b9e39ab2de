"""The views of command, cover elsewhere, services, hidden hazards, sectors and bases: the numbers that
the page gets are those of the result file, reckoned here anew."""

import os
import sys
import unittest
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from fixture import programme  # noqa: E402
from program import ProgramTest  # noqa: E402
from report_test import PAGE, SKIPPED, data_of  # noqa: E402

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
CLOSE = {"rtol": 1e-5, "atol": 1e-9}


def words(dataset):
    value = dataset.attrs["flag_meanings"]
    return (value.decode() if isinstance(value, bytes) else value).split(" ")


class Views(ProgramTest):
    def shown(self, scenario, replications):
        self.yuyan("run", SCENARIOS / scenario, "-n", replications, "-o", "r.h5")
        return self.report()

    def report(self, name="r.h5"):
        self.yuyan("report", name, "-o", "r.html")
        return data_of(self.folder / "r.html")["results"][0]

    def test_states_of_command_are_those_of_the_file(self):
        command = self.shown("drills/oil_depot_command", 40)["drill"]["command"]
        with h5py.File(self.folder / "r.h5") as file:
            rows = file["/drill/command"]
            replication, time = rows["replication"][()], rows["time_s"][()]
            for key, column in (("response", "response_level"), ("grades", "grade"), ("commanders", "commander")):
                codes, names = rows[column][()], words(rows[column])
                # Levels and grades count with those above them: a step may be left out on the way up.
                steps = {"response": ["IV", "III", "II", "I"], "grades": ["green", "blue", "yellow", "orange", "red"]}.get(key)
                of = {name: [k] if steps is None else [names.index(step) for step in steps[steps.index(name):] if step in names]
                      for k, name in enumerate(names) if name not in ("none", "nobody") and (codes == k).any()}
                came = {name: {r: time[np.isin(codes, wanted) & (replication == r)].min()
                               for r in np.unique(replication[np.isin(codes, wanted)])} for name, wanted in of.items()}
                self.assertEqual({name: len(when) for name, when in came.items()},
                                 {one["id"]: one["estimate"]["met"] for one in command[key]}, key)
                for one in command[key]:
                    np.testing.assert_allclose(np.quantile(list(came[one["id"]].values()), (0.1, 0.5, 0.9)), one["first_s"], **CLOSE)
            channels = file["/drill/channels"]
            for c, channel in enumerate(command["channels"]):
                for name in ("sent", "attempts", "failed", "arrived", "lost"):
                    self.assertAlmostEqual(channels[name][()][:, c].mean(), channel[name]["mean"], places=4)

    def test_cover_elsewhere_is_that_of_the_file(self):
        cover = self.shown("drills/oil_depot_command", 40)["drill"]["cover"]
        with h5py.File(self.folder / "r.h5") as file:
            empty, end = file["/drill/stations/empty_s"][()], file["/drill/outcomes/end_s"][()]
            ids = list(file["/drill/stations/station"].asstr())
            expected = {name for s, name in enumerate(ids) if empty[:, s].any() and (empty[:, s] < end - 1).any()}
            self.assertEqual(expected, {one["id"] for one in cover["stations"]})
            for one in cover["stations"]:
                column = empty[:, ids.index(one["id"])]
                self.assertAlmostEqual(column.mean(), one["empty_s"]["mean"], delta=1e-5 * column.mean())
                self.assertEqual(int((column > 0).sum()), one["any"]["met"])
            late = file["/drill/outcomes/late_elsewhere"][()]
            self.assertAlmostEqual(np.nanmean(late), cover["calls"]["late_elsewhere"]["mean"], places=5)

    def test_assumptions_move_the_deaths_as_in_the_file(self):
        swings = self.shown("programmes/chengde_2016_2020", 60)["programme"]["swings"]
        with h5py.File(self.folder / "r.h5") as file:
            drawn = file["/programme/sensitivity/drawn"][()]
            deaths = file["/programme/city/deaths"][()].mean(axis=1)
            ids = list(file["/programme/sensitivity/parameter"].asstr())
        of_draw = {}
        for row, value in zip(drawn, deaths):
            of_draw.setdefault(tuple(row), []).append(value)
        mean = {row: np.mean(values) for row, values in of_draw.items()}
        self.assertEqual(len(mean), swings["draws"])
        self.assertAlmostEqual(np.mean(list(mean.values())), swings["overall"]["mean"], places=4)
        apart = [abs(row["difference"]["mean"]) for row in swings["rows"]]
        self.assertEqual(apart, sorted(apart, reverse=True))
        for row in swings["rows"]:
            p = ids.index(row["parameter"])
            at = np.sort([one[p] for one in mean])
            low = [value for one, value in mean.items() if one[p] <= np.quantile(at, 0.2)]
            high = [value for one, value in mean.items() if one[p] >= np.quantile(at, 0.8)]
            for side, values in (("low", low), ("high", high)):
                self.assertAlmostEqual(np.mean(values), row[side]["mean"], places=4)
            self.assertAlmostEqual(np.mean(high) - np.mean(low), row["difference"]["mean"], places=4)
            self.assertLess(row["difference"]["low"], row["difference"]["mean"])

    def test_calls_elsewhere_are_those_of_the_file(self):
        cover = self.shown("drills/oil_depot", 40)["drill"]["cover"]
        with h5py.File(self.folder / "r.h5") as file:
            group = file["/drill/elsewhere"]
            zones, kinds = list(group["zone"].asstr()), list(group["call_kind"].asstr())
            calls = np.nansum(group["calls"][()], axis=0)
            self.assertGreater(calls.sum(), 0)
            self.assertEqual(calls.sum(), sum(one["calls"] for one in cover["elsewhere"]))
            for one in cover["elsewhere"]:
                k, z = kinds.index(one["kind"]), zones.index(one["zone"])
                self.assertEqual((group["name_zh"].asstr()[k], group["zones/name_zh"].asstr()[z]), (one["kind_zh"], one["zone_zh"]))
                for name in ("calls", "late", "late_without_incident", "waited", "waited_without_incident"):
                    self.assertEqual(np.nansum(group[name][()][:, k, z]), one[name])
                for name in ("uncovered_min", "uncovered_without_incident_min"):
                    self.assertAlmostEqual(np.nanmean(group[name][()][:, k, z]), one[name]["mean"], places=4)

    def test_a_service_agrees_with_the_file_and_with_theory(self):
        service = self.shown("verification/erlang_c", 20)["service"]
        with h5py.File(self.folder / "r.h5") as file:
            stages = file["/service/stages"]
            for name in ("waiting_probability", "mean_wait_s", "mean_response_s", "served"):
                self.assertAlmostEqual(stages[name][()][:, 0].mean(), service["stages"][0][name]["mean"], delta=1e-5 * stages[name][()][:, 0].mean())
            use = file["/service/kinds/utilisation"][()][:, 0].mean()
            self.assertAlmostEqual(use, service["kinds"][0]["utilisation"]["mean"], places=5)
            half = 2 * stages["waiting_probability"][()][:, 0].std(ddof=1) / 20**0.5
        theory = service["theory"][0]
        # Little's law holds for any system; the queue that is cut off at the ends leaves next to nothing.
        self.assertAlmostEqual(theory["little_queue"], theory["mean_queue"], delta=0.01 * theory["mean_queue"])
        # Erlang's second formula by its sum, not by the report's recursion.
        c, a = theory["servers"], theory["load"]
        terms = np.cumprod([1.0] + [a / k for k in range(1, c)])
        last = terms[-1] * a / c * c / (c - a)
        self.assertAlmostEqual(last / (terms.sum() + last), theory["erlang_c"], places=4)
        self.assertAlmostEqual(theory["erlang_c"], theory["waiting_probability"], delta=3 * half + 0.002)

    def test_hidden_hazards_balance_and_places_are_those_of_the_file(self):
        programme(self.folder / "programme.h5", replications=60)
        shown = self.report("programme.h5")["programme"]
        with h5py.File(self.folder / "programme.h5") as file:
            for name in ("falsely_closed", "lapsed", "ended_by_accident", "hidden", "self_found"):
                np.testing.assert_allclose(file[f"/programme/coverage/{name}"][()].mean(axis=0), shown["coverage"][name]["mean"], **CLOSE)
            deaths = file["/programme/by_sector/deaths"][()]
            np.testing.assert_allclose(deaths.sum(axis=2).mean(axis=0), shown["by_sector"]["deaths"]["city"], **CLOSE)
            np.testing.assert_allclose(deaths.mean(axis=0), shown["by_sector"]["deaths"]["mean"], **CLOSE)
            np.testing.assert_allclose((deaths.sum(axis=2) > 0).mean(axis=0), shown["by_sector"]["deaths"]["any"], **CLOSE)
            gdp = file["/programme/exposure/gdp_yuan"][()]
            np.testing.assert_allclose(np.quantile(gdp.sum(axis=2), (0.1, 0.5, 0.9), axis=0), shown["exposure"]["gdp_yuan"]["fan"], **CLOSE)
            np.testing.assert_allclose(file["/programme/variance/parameter_share"][()], shown["variance"]["parameter_share"])
            self.assertEqual([150.0, 150.0, 300.0, None], shown["better_use"]["days_proposed"])

    def test_hidden_hazards_of_the_program_balance_from_year_to_year(self):
        shown = self.shown("programmes/chengde_2016_2020", 4)["programme"]
        total = {name: np.array(one["mean"]).sum(axis=(1, 2)) for name, one in shown["coverage"].items()}
        end = (total["living"][:-1] + total["arisen"][1:] - (total["rectified"] - total["falsely_closed"])[1:] -
               total["lapsed"][1:] - total["ended_by_accident"][1:])
        np.testing.assert_allclose(total["living"][1:], end, rtol=1e-6)
        with h5py.File(self.folder / "r.h5") as file:
            used = file["/programme/control_numbers/used"][()]
            for i, row in enumerate(shown["control"]):
                months = ~np.isnan(used[:, i]).all(axis=0)
                if months.any():
                    np.testing.assert_allclose(np.quantile(used[:, i][:, months], (0.1, 0.5, 0.9), axis=0), row["used"], **CLOSE)

    def test_expected_numbers_of_a_programme_are_those_of_the_file(self):
        shown = self.shown("programmes/chengde_2016_2020", 12)["programme"]
        with h5py.File(self.folder / "r.h5") as file:
            drawn = file["/programme/sensitivity/drawn"][()]
            for name in ("accidents", "fatal_accidents", "deaths"):
                values = file[f"/programme/monthly/{name}"][()].sum(axis=(2, 3)).reshape(12, 5, 12).sum(axis=2)
                for y, year in enumerate(shown["monthly"][name]["year_total"]):
                    self.assertAlmostEqual(values[:, y].mean(), year["mean"], places=3)
                    np.testing.assert_allclose(np.quantile(values[:, y], (0.1, 0.5, 0.9)), year["quantiles"], **CLOSE)
                whole = shown["monthly"][name]["whole"]
                total = values.sum(axis=1)
                np.testing.assert_allclose(np.quantile(total, (0.1, 0.5, 0.9)), whole["quantiles"], **CLOSE)
                # Two replications share each draw of the parameters: the six draws are what is independent.
                of_draw = np.array([total[(drawn == row).all(axis=1)].mean() for row in np.unique(drawn, axis=0)])
                self.assertEqual(6, len(of_draw))
                half = 2.570582 * of_draw.std(ddof=1) / 6**0.5
                np.testing.assert_allclose([total.mean(), of_draw.mean() - half, of_draw.mean() + half],
                                           [whole["estimate"][key] for key in ("mean", "low", "high")], rtol=2e-3)
            for t, target in enumerate(shown["targets"]):
                if target["estimate"] and np.isfinite(file["/targets/low"][t]):
                    self.assertAlmostEqual(file["/targets/low"][t], target["estimate"]["low"], places=4)

    def test_listings_are_those_of_the_file(self):
        programme(self.folder / "programme.h5", replications=60)
        shown = self.report("programme.h5")["programme"]["listings"]
        with h5py.File(self.folder / "programme.h5") as file:
            self.assertEqual(["county", "city", "province"], shown["levels"])
            for name in ("listed", "accepted", "extended", "overdue"):
                values = file[f"/programme/listings/{name}"][()]
                np.testing.assert_allclose(values.mean(axis=0), shown["measures"][name]["mean"], **CLOSE)
                city = values.sum(axis=2)
                fan = np.array(shown["measures"][name]["fan"])
                np.testing.assert_allclose(np.quantile(city, (0.1, 0.5, 0.9), axis=0), fan[:, :, :3], **CLOSE)
                np.testing.assert_allclose(np.quantile(city.sum(axis=2), (0.1, 0.5, 0.9), axis=0), fan[:, :, 3], **CLOSE)

    def test_options_that_do_not_differ_are_counted(self):
        self.yuyan("branch", SCENARIOS / "drills/oil_depot", "--decision", "second_alarm", "-n", 20, "-o", "b.h5")
        branch = self.report("b.h5")["branch"]
        with h5py.File(self.folder / "b.h5") as file:
            means = []
            for data in file["/branch/outcomes"].values():
                if data.ndim == 2 and data.dtype.kind == "f":
                    means.append([np.nanmean(column) if not np.isnan(column).all() else np.nan for column in data[()].T])
            differing = sum(f"{one[0]:.6g}" != f"{one[1]:.6g}" for one in means)
        self.assertEqual(differing, sum(not row["is_share"] for row in branch["rows"]))
        for row in branch["rows"]:
            if row["is_share"]:  # called by what the clause asks for, not by its id
                self.assertNotEqual(row["name"], row["en"])
                self.assertNotEqual(row["name"], row["zh"])
        self.assertGreater(branch["same"], 0)


if __name__ == "__main__":
    if not PAGE.exists():
        print("the page of the report was not built: no Node 18 with npm")
        sys.exit(SKIPPED)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    unittest.main()
