"""What yuyan check says of the plan of every drill that is shipped: a change of it has to be seen here."""

import json
import tomllib
import unittest

from program import ROOT, ProgramTest

# By scenario: what is found of which kind, by the last part of the path.
FINDINGS = {
    "drills/chlorine_park": {"seam_notice": "CO9 PC5"},
    "drills/chlorine_park_night": {"seam_notice": "CO9 PC5"},
    "drills/oil_depot": {"seam_notice": "CO2", "seam_resource": "OS8"},
    "drills/oil_depot_command": {"seam_notice": "CO2", "seam_resource": "OS8"},
    "drills/oil_depot_full_time": {"seam_notice": "CO2", "seam_resource": "OS8"},
    "verification/ambulance_shuttle": {"seam_command": "send"},
    "verification/cooling_impossible": {"seam_notice": "report"},
    "verification/instant_response": {},
    "verification/no_fire": {"nothing_happens": "initiating_event", "seam_notice": "CO2",
                             "seam_resource": "OS8"},
}


def is_drill(folder):
    scenario = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
    if "variant_of" in scenario:
        return is_drill((folder / scenario["variant_of"]).resolve())
    return not {"programme", "service"} & scenario.keys()


class Findings(ProgramTest):
    def review(self, name):
        return json.loads(self.yuyan("check", ROOT / "scenarios" / name, "--json").stdout)["plan"]

    def test_every_shipped_drill_is_listed_here(self):
        scenarios = ROOT / "scenarios"
        self.assertEqual(sorted(FINDINGS),
                         sorted(str(one.parent.relative_to(scenarios))
                                for one in scenarios.glob("*/*/scenario.toml") if is_drill(one.parent)))

    def test_findings_by_kind(self):
        for name, expected in FINDINGS.items():
            found = {}
            for one in self.review(name)["findings"]:
                found.setdefault(one["kind"], []).append(one["path"].split(".")[-1])
            with self.subTest(name):
                self.assertEqual(expected, {kind: " ".join(sorted(ids)) for kind, ids in found.items()})

    def test_every_clause_can_be_met(self):
        for name in FINDINGS:
            late = [one["clause"] for one in self.review(name)["fastest"]
                    if one["fastest_s"] is None or one["fastest_s"] > one["limit_s"]]
            with self.subTest(name):
                self.assertEqual([], late)

    def test_the_text_tells_each_finding_once_under_its_kind(self):
        for name in ("drills/chlorine_park", "verification/no_fire", "verification/cooling_impossible"):
            findings = self.review(name)["findings"]
            for language, head in (("en", r"(?m)^Analysis of the plan: (\d+) findings?$"),
                                   ("zh", r"(?m)^预案分析: (\d+) 项发现$")):
                out = self.yuyan("check", ROOT / "scenarios" / name, "--lang", language).stdout
                self.assertRegex(out, head)
                for one in findings:
                    self.assertEqual(1, out.count(f"{one['file']}:{one['line']}: {one['path']}: "),
                                     (name, one))


if __name__ == "__main__":
    unittest.main()
