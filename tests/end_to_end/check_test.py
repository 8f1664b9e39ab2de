"""yuyan check: parameters with their sources, or all that is wrong at once."""

import json
import unittest

from program import DEPOT, ProgramTest


class Check(ProgramTest):
    def test_a_name_means_one_thing(self):
        depot = self.depot([("units.csv", "V1,", "T01,"), ("hospitals.csv", "tcm_hospital,", "village,")])
        said = self.yuyan("check", depot, code=2).stderr
        self.assertIn('"T01" is taken by tanks.T01.id already', said)
        self.assertIn('"village" is taken by surroundings.village.id already', said)

    def test_a_road_leads_somewhere_else(self):
        first = (DEPOT / "roads.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
        changed = ",".join([first[0], first[1], first[1], *first[3:]])
        depot = self.depot([("roads.csv", ",".join(first), changed)])
        self.assertIn(f"the road leads back to {first[1]}, where it begins", self.yuyan("check", depot, code=2).stderr)

    def test_shows_the_parameters(self):
        out = self.yuyan("check", DEPOT).stdout
        self.assertIn("(oil_depot)\n23 files, ", out)
        self.assertRegex(out, r"(?m)^parameter +value +unit +status +source$")
        self.assertRegex(out, r"(?m)^site\.pond_m3 +3000 +m3 +assumed +invented")
        chinese = self.yuyan("check", DEPOT, "--lang", "zh").stdout
        self.assertRegex(chinese, r"(?m)^参数 +取值 +单位 +状态 +来源$")
        self.assertRegex(chinese, r"(?m)^site\.pond_m3 +3000 +m3 +假设 +")

    def test_a_toml_file_is_a_scenario_too(self):
        self.assertEqual(self.yuyan("check", DEPOT).stdout,
                         self.yuyan("check", DEPOT / "scenario.toml").stdout)

    def test_json(self):
        answer = json.loads(self.yuyan("check", DEPOT, "--json").stdout)
        self.assertTrue(answer["valid"])
        self.assertIn("tanks.csv", answer["files"])
        by_name = {one["name"]: one for one in answer["parameters"]}
        self.assertEqual("3000", by_name["site.pond_m3"]["value"])
        self.assertFalse(by_name["site.pond_m3"]["default"])

    def test_all_faults_at_once(self):
        depot = self.depot([("scenario.toml", "[roads]", "[raods]"),
                            ("scenario.toml", "pond_m3 = 3000", 'pond_m3 = "big"'),
                            ("scenario.toml", "pond_refill_l_s", "pond_refil_l_s"),
                            ("units.csv", "V1,depot_brigade", "V1,depot_brigad")])
        done = self.yuyan("check", depot, code=2)
        self.assertEqual("", done.stdout)
        for line in (r"scenario\.toml:\d+: \[raods\]: unknown table; did you mean \[roads\]\?",
                     r'scenario\.toml:\d+: site\.pond_m3: "big" is not a number',
                     r"scenario\.toml:\d+: site\.pond_refil_l_s: unknown key; "
                     r"did you mean pond_refill_l_s\?",
                     r'units\.csv:2: units\.list\.V1\.station: there is no "depot_brigad" in '
                     r"stations; .*did you mean depot_brigade\?"):
            self.assertRegex(done.stderr, rf"(?m)^{line}")
        chinese = self.yuyan("check", depot, "--lang", "zh", code=2).stderr
        self.assertRegex(chinese, r"(?m)^scenario\.toml:\d+: \[raods\]: ")
        self.assertEqual(len(done.stderr.splitlines()), len(chinese.splitlines()))
        answer = json.loads(self.yuyan("check", depot, "--json", code=2).stdout)
        self.assertFalse(answer["valid"])
        self.assertEqual(len(done.stderr.splitlines()), len(answer["diagnostics"]))

    def test_a_syntax_error_ends_that_file_only(self):
        depot = self.depot([("scenario.toml", "[site]", "[site")])
        lines = self.yuyan("check", depot, code=2).stderr.splitlines()
        self.assertEqual(1, len(lines), lines)
        self.assertRegex(lines[0], r"^scenario\.toml:\d+: ")

    def test_what_tables_have_to_fulfil_together(self):
        depot = self.depot([("orders.csv", "raise_grade,2", "raise_grade,9"),
                            ("orders.csv", "dispatch,depot_brigade", "dispatch,depot_brigad"),
                            ("orders.csv", "order_evacuation,village", "order_evacuation,vilage"),
                            ("orders.csv", "arrived,C14", "arrived,X99"),
                            ("clauses.csv", "special_duty,grade_raised", "specal_duty,grade_raised")])
        found = self.yuyan("check", depot, code=2).stderr
        for line in (r'orders\.csv:\d+: plan\.orders\.FS1\.target: raise_grade cannot act on "9"; '
                     r"allowed: 1, 2, 3, 4, 5$",
                     r"orders\.csv:\d+: plan\.orders\.OS8\.target: dispatch cannot act on "
                     r'"depot_brigad"; .*; did you mean depot_brigade\?$',
                     r"orders\.csv:\d+: plan\.orders\.CY2\.target: order_evacuation cannot act on "
                     r'"vilage"; allowed: .*; did you mean village\?$',
                     r"orders\.csv:\d+: plan\.orders\.FS10\.trigger_entity: nothing in the drill is "
                     r'called "X99", no group either; ',
                     r"clauses\.csv:\d+: plan\.clauses\.special_duty\.of_entity: nothing in the "
                     r'drill is called "specal_duty".*; did you mean special_duty\?$'):
            self.assertRegex(found, rf"(?m)^{line}")
        self.assertEqual(5, len(found.splitlines()), found)

    def test_ids_are_judged_although_enumerations_are_misspelt(self):
        """One reading names misspelt kinds, actions and rules and the ids and targets of other lines, and nothing that only
        follows from them."""
        depot = self.depot([("orders.csv", "PC1,post_card,dispatcher,调度员,detected", "PC1,post_card,dispatcher,调度员,detectd"),
                            ("units.csv", "C14,county_1,command", "C14,county_1,comand"),
                            ("orders.csv", "arrived,C14", "arrived,X99"),
                            ("clauses.csv", "arrived,special_duty", "arrived,specal_duty"),
                            ("orders.csv", "order_evacuation,village", "order_evacuation,vilage")])
        found = self.yuyan("check", depot, "--lang", "en", code=2).stderr
        for words in ('plan.orders.PC1.trigger: "detectd"', 'units.list.C14.kind: "comand"', 'called "X99"', 'called "specal_duty"',
                      'cannot act on "vilage"'):
            self.assertIn(words, found)
        self.assertEqual(5, len(found.splitlines()), found)

    def test_the_library_answers_with_the_nearest(self):
        done = self.yuyan("check", DEPOT, "--set", "plan.library=report_firm_2h", "--lang", "en", code=2)
        self.assertIn("did you mean report_firm_1h", done.stderr)
        self.assertIn("yuyan docs clauses", done.stderr)
        self.assertNotIn("rain_valve_before_run_off", done.stderr)
        done = self.yuyan("check", DEPOT, "--set", "plan.library=zzz", "--lang", "en", code=2)
        self.assertIn("yuyan docs clauses lists them", done.stderr)
        self.assertLess(len(done.stderr), 200)
        done = self.yuyan("check", DEPOT, "--set", "plan.library=2016; report_firm_1h", "--lang", "en", code=2)
        self.assertIn("report_firm_1h is taken in twice", done.stderr)

    def test_facilities_that_events_need(self):
        depot = self.depot([("facilities.csv", "pump_room,pump_room", "pump_room,office")])
        self.assertRegex(self.yuyan("check", depot, code=2).stderr,
                         r"events\.initiating\.pump_room: the site has no facility of kind pump_room")

    def test_no_such_scenario(self):
        self.says("yuyan: nowhere: no such scenario; give a folder with a scenario.toml, or a TOML "
                  "file", "check", "nowhere",
                  zh="yuyan: nowhere: 没有此情景; 请给出含 scenario.toml 的文件夹或 TOML 文件")


if __name__ == "__main__":
    unittest.main()
