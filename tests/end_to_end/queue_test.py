"""yuyan queue: closed forms, hypercube and coverage from the command line."""

import json
import unittest

from program import DEPOT, ROOT, ProgramTest

VERIFICATION = ROOT / "scenarios/verification"
COVER = "point,demand,stations\na,2,s1; s3\nb,2,s1; s2\nc,1,s2\nd,1,s3\n"


class Queue(ProgramTest):
    def outputs(self, *words):
        return json.loads(self.yuyan("queue", *words, "--json").stdout)

    def test_closed_forms(self):
        found = self.outputs("erlang_c", "units=10", "rate=8", "service=1")["outputs"]
        self.assertAlmostEqual(0.40918015, found["waiting_probability"], 8)
        self.assertAlmostEqual(0.05537651, found["beyond"], 8)
        found = self.outputs("priorities", "units=3", "rates=0.6,0.9,0.6", "service=1")["outputs"]
        self.assertAlmostEqual(1.09409888, found["mean_wait_3"], 8)
        found = self.outputs("square_root", "area_km2=100", "stations=25")["outputs"]
        self.assertAlmostEqual(0.382598 * 2, found["square_straight"], 5)
        self.assertIn("0.12166106", self.yuyan("queue", "erlang_b", "units=10", "load=8").stdout)

    def test_every_model_is_listed(self):
        listed = self.yuyan("queue").stdout
        for name in ("erlang_b", "shuttle", "travel", "hypercube", "coverage"):
            self.assertIn(name, listed)
        self.assertIn("埃尔朗", self.yuyan("queue", "--lang", "zh").stdout)

    def test_hypercube_of_a_scenario(self):
        found = self.outputs("hypercube", VERIFICATION / "hypercube")
        self.assertAlmostEqual(0.13432836, found["loss"], 8)  # Erlang B, 3 units, load 1.5
        self.assertAlmostEqual(1.5 * (1 - found["loss"]),
                               sum(unit["workload"] for unit in found["units"].values()))
        found = self.outputs("hypercube", VERIFICATION / "hypercube_queue")
        self.assertAlmostEqual(0.23684211, found["waiting_probability"], 8)
        self.assertIn("workload", self.yuyan("queue", "hypercube",
                                             VERIFICATION / "hypercube").stdout)

    def test_hypercube_of_many_units(self):
        found = self.outputs("hypercube", VERIFICATION / "ambulance_city")
        self.assertEqual("approximate", found["method"])
        self.assertEqual(20, len(found["units"]))
        self.assertEqual([], found["states"])
        exact = self.outputs("hypercube", VERIFICATION / "hypercube")
        self.assertEqual("exact", exact["method"])
        close = self.outputs("hypercube", VERIFICATION / "hypercube", "method=approximate")
        self.assertAlmostEqual(exact["loss"], close["loss"], 6)
        for name, unit in exact["units"].items():
            self.assertAlmostEqual(unit["workload"], close["units"][name]["workload"], delta=0.02)
        refused = self.yuyan("queue", "hypercube", VERIFICATION / "hypercube", "method=guess",
                             code=2)
        self.assertIn("exact, approximate", refused.stderr)

    def test_coverage_of_a_table(self):
        (self.folder / "cover.csv").write_text(COVER, encoding="utf-8")
        found = self.outputs("coverage", "cover.csv", "units=4", "busy=0.6")
        self.assertEqual({"s1": 2, "s2": 1, "s3": 1}, found["mexclp"]["units"])
        self.assertAlmostEqual(3.936, found["mexclp"]["covered"])
        self.assertEqual(6, found["mclp"]["covered"])
        found = self.outputs("coverage", "cover.csv", "units=1")
        self.assertEqual({"s1": 1}, found["mclp"]["stations"])
        self.assertEqual(4, found["mclp"]["covered"])

    def test_coverage_of_a_scenario(self):
        found = self.outputs("coverage", VERIFICATION / "ambulance_city", "limit_s=300", "units=3")
        self.assertEqual(3, sum(found["mclp"]["stations"].values()))
        self.assertTrue(0.5 < found["mclp"]["covered"] / found["demand"] < 0.9, found)
        self.assertLess(found["mexclp"]["covered"], found["mclp"]["covered"] + 1e-12)

    def test_fewest_stations(self):
        found = self.outputs("coverage", VERIFICATION / "ambulance_city", "limit_s=300")
        self.assertAlmostEqual(365 / 86400, found["lscp"]["covered"])
        fewer = sum(found["lscp"]["stations"].values()) - 1
        less = self.outputs("coverage", VERIFICATION / "ambulance_city", "limit_s=300",
                            f"units={fewer}")
        self.assertLess(less["mclp"]["covered"], 0.99999 * found["lscp"]["covered"])

    def test_mistakes(self):
        self.says("yuyan: erlang_b needs load= (rate times mean service)", "queue", "erlang_b",
                  "units=2")
        self.says("yuyan: the queue grows without end: the load is not below the units", "queue",
                  "erlang_c", "units=3", "rate=3", "service=1",
                  zh="yuyan: 输入不成立: 排队将无限增长: 负荷不低于力量数")
        self.says(f"yuyan: {DEPOT} is no service-only scenario: it has no table [service]",
                  "queue", "hypercube", DEPOT)
        self.says('yuyan: units=x: "x" is not a number', "queue", "erlang_b", "units=x", "load=1",
                  zh='yuyan: units=x: "x" 不是数值')


if __name__ == "__main__":
    unittest.main()
