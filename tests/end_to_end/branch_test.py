"""yuyan branch, the analysis of plans by yuyan check, and clauses from the library."""

import json
import os
import signal
import time
import unittest

import h5py
import numpy as np

from program import DEPOT, ROOT, ProgramTest


class Branch(ProgramTest):
    def branch(self, *arguments, scenario=DEPOT, code=0):
        return json.loads(self.yuyan("branch", scenario, *arguments, "--json", code=code).stdout)

    def test_the_standard_option_is_the_run_itself(self):
        """The first branch is the drill that yuyan run plays, number by number."""
        self.branch("--decision", "evacuate_village", "-n", 40, "-o", "b.h5")
        self.yuyan("run", DEPOT, "-n", 40, "-o", "r.h5")
        with h5py.File(self.folder / "b.h5") as b, h5py.File(self.folder / "r.h5") as r:
            reached = b["branch/reached"][()] == 1
            self.assertGreater(reached.sum(), 2)
            strategies = [name.decode() for name in b["branch/strategy"][()]]
            self.assertEqual(["wait_for_county", "depot_at_once"], strategies)
            for name in ("deaths", "loss_yuan", "end_s", "evacuated"):
                np.testing.assert_array_equal(b[f"branch/outcomes/{name}"][reached, 0],
                                              r[f"drill/outcomes/{name}"][reached])
            np.testing.assert_array_equal(b["branch/clauses/met"][reached, 0],
                                          r["drill/clauses/met"][reached])
            self.assertTrue(np.isnan(b["branch/outcomes/deaths"][()][~reached]).all())

    def test_the_other_option_is_a_run_with_it_as_standard(self):
        """The state at the fork is that of a whole replication in which the other option is taken."""
        self.branch("--decision", "evacuate_village", "-n", 40, "-o", "b.h5")
        self.yuyan("run", DEPOT, "-n", 40, "-o", "r.h5", "--set",
                   "plan.decisions.evacuate_village.standard=depot_at_once")
        with h5py.File(self.folder / "b.h5") as b, h5py.File(self.folder / "r.h5") as r:
            reached = b["branch/reached"][()] == 1
            for name in ("deaths", "loss_yuan", "end_s", "evacuated"):
                np.testing.assert_array_equal(b[f"branch/outcomes/{name}"][reached, 1],
                                              r[f"drill/outcomes/{name}"][reached])

    def test_two_equal_options_differ_by_exactly_nothing(self):
        depot = self.depot((("options.csv", "depot_at_once,evacuate_village",
                             "the_same,evacuate_village,As planned,照旧\ndepot_at_once,evacuate_village"),))
        answer = self.branch("--decision", "evacuate_village", "-n", 30, scenario=depot)
        self.assertEqual(3, len(answer["strategies"]))
        for line in answer["metrics"]:
            same = line["options"]["the_same"], line["options"]["wait_for_county"]
            self.assertEqual(same[0], same[1], line["metric"])

    def test_the_table_fits_a_page_in_both_languages(self):
        for decisions in (["second_alarm"], ["evacuate_village", "second_alarm"]):
            for language in ("en", "zh"):
                out = self.yuyan("branch", DEPOT, *(w for d in decisions for w in ("--decision", d)), "-n", 40, "-o", "b.h5",
                                 "--overwrite", "--lang", language).stdout
                for line in out.splitlines()[:-2]:  # notice and file
                    self.assertLessEqual(sum(2 if ord(c) > 0x2e7f else 1 for c in line), 100, line)
                self.assertRegex(out, r"(?m)^  A  (by_number_of_tanks: |wait_for_county\+)")
                self.assertRegex(out, r"(?m)^ +A +B ")

    def test_an_empty_table_says_why(self):
        never = "plan.decisions.evacuate_village.measure=escalations", "plan.decisions.evacuate_village.at_least=9"
        out = self.yuyan("branch", DEPOT, "--decision", "evacuate_village", "-n", 5, "-o", "b.h5", "--lang", "en",
                         *(w for change in never for w in ("--set", change))).stdout
        self.assertIn("The decision never came up", out)

    def test_several_decisions_give_all_combinations(self):
        answer = self.branch("--decision", "evacuate_village", "--decision", "second_alarm", "-n", 30,
                             "-o", "b.h5")
        self.assertEqual(["wait_for_county+by_number_of_tanks", "wait_for_county+grade_4_at_once",
                          "depot_at_once+by_number_of_tanks", "depot_at_once+grade_4_at_once"],
                         answer["strategies"])
        grade = [line for line in answer["metrics"] if line["metric"] == "highest_grade"][0]["options"]
        self.assertEqual(grade["wait_for_county+grade_4_at_once"]["value"],
                         grade["depot_at_once+grade_4_at_once"]["value"])
        self.assertGreaterEqual(grade["depot_at_once+grade_4_at_once"]["value"], 4)

    def test_decisions_that_follow_from_one_another(self):
        """The second comes up only under one option of the first."""
        depot = self.depot((("decisions.csv", "burning,tank,always,0,60,by_number",
                             "decided,depot_at_once,always,0,60,by_number"),))
        self.branch("--decision", "evacuate_village", "--decision", "second_alarm", "-n", 30,
                    "-o", "b.h5", scenario=depot)
        with h5py.File(self.folder / "b.h5") as file:
            reached = file["branch/reached"][()] == 1
            grade = file["branch/outcomes/highest_grade"][reached]
            np.testing.assert_array_equal(grade[:, 0], grade[:, 1])  # never asked
            self.assertTrue((grade[:, 3] >= 4).all())

    def test_one_metric_in_full_and_the_late_table(self):
        answer = self.branch("--decision", "evacuate_village", "--metric", "village_1h", "-n", 60, "-o", "b.h5")
        detail = answer["detail"]
        self.assertEqual("met[village_1h]", detail["metric"])
        self.assertEqual(2, len(detail["scenarios"]))
        with h5py.File(self.folder / "b.h5") as file:
            names = [name.decode() for name in file["branch/comparison/metric"][()]]
            row = names.index("met[village_1h]")
            line = [line for line in answer["metrics"] if line["metric"] == "met[village_1h]"][0]
            if not line["same_under_all"]:
                self.assertEqual(line["best"], file["branch/comparison/best"][row].decode())
                self.assertAlmostEqual(line["confidence"], file["branch/comparison/confidence"][row])

    def test_workers_do_not_matter(self):
        for workers in (1, 3):
            self.branch("--decision", "second_alarm", "-n", 12, "--workers", workers, "-o", f"{workers}.h5")
        with h5py.File(self.folder / "1.h5") as a, h5py.File(self.folder / "3.h5") as b:
            for name in a["branch/outcomes"]:
                np.testing.assert_array_equal(a["branch/outcomes"][name][()], b["branch/outcomes"][name][()])

    def test_killed_while_branching_it_leaves_a_part_and_no_process(self):
        running = self.start("branch", DEPOT, "--decision", "second_alarm", "-n", 4000, "-o", "b.h5")
        part = self.folder / "b.h5.part"
        for _ in range(600):
            if part.exists() and part.stat().st_size > 20_000:
                break
            time.sleep(0.05)
        self.assertTrue(part.exists())
        self.assertGreater(len(self.processes_here()), 1)
        os.kill(running.pid, signal.SIGKILL)
        running.communicate()
        for _ in range(400):
            if not self.processes_here():
                break
            time.sleep(0.05)
        self.assertEqual([], self.processes_here())
        self.assertTrue(part.exists())
        self.assertFalse((self.folder / "b.h5").exists())

    def processes_here(self):
        """Ids of the processes that work in the test's own folder."""
        found = []
        for entry in os.listdir("/proc"):
            try:
                if entry.isdigit() and os.readlink(f"/proc/{entry}/cwd") == str(self.folder):
                    found.append(int(entry))
            except OSError:
                pass
        return found

    def test_refusals(self):
        for arguments, words in ((("--decision", "second_alrm"), "it has second_alarm"),
                                 ((), "--decision is missing; the plan has"),
                                 (("--decision", "second_alarm", "--metric", "deths"), "did you mean deaths?")):
            self.assertIn(words, self.yuyan("branch", DEPOT, *arguments, "--lang", "en", code=2).stderr)
        plain = ROOT / "scenarios/verification/no_fire"
        done = self.yuyan("branch", plain, "--decision", "x", "--set", "plan.orders[option=x]#=0",
                          "--lang", "en", code=2)
        self.assertTrue(done.stderr)
        self.assertEqual([], list(self.folder.iterdir()))


class Check(ProgramTest):
    def review(self, scenario=DEPOT, *arguments):
        return json.loads(self.yuyan("check", scenario, *arguments, "--json").stdout)["plan"]

    def test_the_depot_has_seams(self):
        found = {(one["kind"], one["path"]) for one in self.review()["findings"]}
        self.assertIn(("seam_notice", "plan.orders.CO2"), found)    # nobody acts on the call to 110
        self.assertIn(("seam_resource", "plan.orders.OS8"), found)  # the depot's brigade counts twice
        for one in self.review()["findings"]:
            self.assertTrue(one["file"].endswith(".csv") and one["what"] and one["advice"])

    def test_a_planted_fault_is_found_and_goes_when_mended(self):
        depot = self.depot((("clauses.csv", "unless,measure,operator,limit,unit,status,source\n",
                             "unless,measure,operator,limit,unit,status,source\n"
                             "hopeless,special,Special duty there in 60 s,特勤60秒到场,within,arrived,"
                             "special_duty,dispatched,special_duty,60,,,,,,assumed,x\n"),))
        kinds = {one["path"]: one["kind"] for one in self.review(depot)["findings"]}
        self.assertEqual("impossible_clause", kinds["plan.clauses.hopeless"])
        mended = self.review(depot, "--set", "plan.clauses.hopeless.limit_s=7200")
        self.assertNotIn("plan.clauses.hopeless", [one["path"] for one in mended["findings"]])
        fastest = {one["clause"]: one for one in mended["fastest"]}
        self.assertGreater(fastest["hopeless"]["fastest_s"], 60)

    def test_no_run_is_faster_than_the_fastest(self):
        fastest = {one["clause"]: one["fastest_s"] for one in self.review()["fastest"]}
        self.yuyan("run", DEPOT, "-n", 60, "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            clauses = [name.decode() for name in file["drill/clauses/clause"][()]]
            value = file["drill/clauses/value"][()]
        for clause in ("foam_5min", "cooling_on", "report_province"):
            times = value[:, clauses.index(clause)]
            times = times[~np.isnan(times)]
            if len(times):
                self.assertGreaterEqual(times.min(), fastest[clause] - 1e-6, clause)

    def test_text_in_both_languages(self):
        self.assertIn("Analysis of the plan: ", self.yuyan("check", DEPOT, "--lang", "en").stdout)
        self.assertIn("预案分析: ", self.yuyan("check", DEPOT, "--lang", "zh").stdout)


class Library(ProgramTest):
    def test_clauses_come_in_by_name_with_their_source(self):
        rows = json.loads(self.yuyan("check", DEPOT, "--set", "plan.library=public_information_24h",
                                     "--json").stdout)["parameters"]
        row = [row for row in rows if row["name"] == "plan.clauses.public_information_24h.limit_s"]
        self.assertEqual([("86400", "verified")], [(one["value"], one["status"]) for one in row])
        summary = json.loads(self.yuyan("run", DEPOT, "-n", 5, "--set", "plan.library=2016", "--json").stdout)
        clauses = [clause["clause"] for clause in summary["clauses"]]
        self.assertIn("report_firm_1h", clauses)
        self.assertIn("out_before_harm_village", clauses)
        self.assertNotIn("ambulance_leaves_3min", clauses)

    def test_refusals(self):
        for name, words in (("count_foam_20min", "is no deadline of a plan"), ("report_1h", "has no clause")):
            done = self.yuyan("check", DEPOT, "--set", f"plan.library={name}", "--lang", "en", code=2)
            self.assertIn(words, done.stderr)


if __name__ == "__main__":
    unittest.main()
