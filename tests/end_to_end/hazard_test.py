"""yuyan hazard: list, block, JSON, contours, tables, cases."""

import csv
import io
import json
import unittest

from program import CASES, ProgramTest

POOL = ("pool_fire", "fuel=gasoline", "diameter_m=21", "wind_m_s=4")


class Hazard(ProgramTest):
    def test_lists_the_models(self):
        for language, word in (("en", "thermal radiation"), ("zh", "池火")):
            out = self.yuyan("hazard", "--lang", language).stdout
            self.assertRegex(out, rf"(?m)^  pool_fire +.*{word}")
        names = [one["model"] for one in json.loads(self.yuyan("hazard", "--json").stdout)]
        self.assertIn("pool_fire", names)
        self.assertEqual(len(set(names)), len(names))

    def test_every_model_has_a_page(self):
        for one in json.loads(self.yuyan("hazard", "--json").stdout):
            page = self.yuyan("hazard", one["model"], "--help", "--lang", "zh").stdout
            for field in one["inputs"] + one["outputs"]:
                self.assertIn(field["name"], page)

    def test_block_and_json_say_the_same(self):
        block = self.yuyan("hazard", *POOL, "distance_m=60").stdout
        answer = json.loads(self.yuyan("hazard", *POOL, "distance_m=60", "--json").stdout)
        flux = answer["outputs"]["heat_flux_w_m2"]
        self.assertRegex(block, rf"heat_flux_w_m2 +{flux:.6g}  W/m2")
        self.assertEqual("W/m2", answer["units"]["heat_flux_w_m2"])
        self.assertEqual(21, answer["inputs"]["diameter_m"])
        self.assertEqual("given", answer["origin"]["diameter_m"])
        self.assertEqual("default", answer["origin"]["relative_humidity"])
        self.assertEqual("thomas_wind", answer["method"]["length_method"])
        self.assertIn("flame_length_m", answer["outputs"])
        self.assertTrue(all(one["status"] for one in answer["basis"]))
        self.assertEqual([], answer["warnings"])

    def test_contours_are_where_the_model_says(self):
        answer = json.loads(
            self.yuyan("hazard", *POOL, "--contours", "4.7,1000", "--json").stdout)
        near, never = answer["contours"]
        self.assertIsNone(never["distance_m"])
        there = json.loads(self.yuyan("hazard", *POOL, f"distance_m={near['distance_m']!r}",
                                      "--json").stdout)
        self.assertAlmostEqual(4700, there["outputs"]["heat_flux_w_m2"], delta=0.01)
        text = self.yuyan("hazard", *POOL, "--contours", "4.7,1000").stdout
        self.assertRegex(text, rf" 4\.7  kW/m2  {near['distance_m']:.1f} m\n")
        self.assertRegex(text, r"1000  kW/m2  nowhere\n")

    def test_table_over_an_input(self):
        out = self.yuyan("hazard", *POOL, "--over", "distance_m=20:200:60").stdout
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(["20", "80", "140", "200"], [row["distance_m"] for row in rows])
        self.assertIn("the flame covers", rows[0]["message"])
        single = json.loads(self.yuyan("hazard", *POOL, "distance_m=80", "--json").stdout)
        self.assertEqual(single["outputs"]["heat_flux_w_m2"], float(rows[1]["heat_flux_w_m2"]))

    def test_cases(self):
        value = json.loads(self.yuyan("hazard", *POOL, "--json").stdout)
        length = value["outputs"]["flame_length_m"]
        inputs = ";".join(POOL[1:])
        table = self.folder / "cases.csv"
        good = f"good,pool_fire,{inputs},flame_length_m,{length},rel:1e-9,me,verified\n"
        header = "id,model,inputs,output,expected,tolerance,source,status\n"
        table.write_text(header + good)
        done = self.yuyan("hazard", "--cases", table)
        self.assertRegex(done.stdout, r"(?m)^good,.*,rel:1e-9,holds,$")
        self.assertEqual("1 of 1 cases hold\n", done.stderr)
        table.write_text(header + good +
                         f"bad,pool_fire,{inputs},flame_length_m,{2 * length},rel:0.1,,\n"
                         f"odd,pool_fyre,{inputs},flame_length_m,1,rel:0.1,,\n")
        done = self.yuyan("hazard", "--cases", table, "--json", code=4)
        self.assertEqual(["holds", "fails", "error"],
                         [row["verdict"] for row in json.loads(done.stdout)])
        self.assertEqual("1 of 3 cases hold\n", done.stderr)

    def test_the_published_cases_are_evaluated_row_by_row(self):
        done = self.yuyan("hazard", "--cases", CASES, code=self.code_of_cases())
        with open(CASES, encoding="utf-8", newline="") as file:
            asked = [row["id"] for row in csv.DictReader(file)]
        self.assertEqual(asked, [row["id"] for row in csv.DictReader(io.StringIO(done.stdout))])

    def code_of_cases(self):
        with open(CASES, encoding="utf-8", newline="") as file:
            models = {row["model"] for row in csv.DictReader(file)}
        known = {one["model"] for one in json.loads(self.yuyan("hazard", "--json").stdout)}
        return 0 if models <= known else 4

    def test_faults(self):
        self.says("yuyan: no model is called pool_fyre; nearest: pool_fire",
                  "hazard", "pool_fyre", "diameter_m=3",
                  zh="yuyan: 没有名为 pool_fyre 的模型;最接近:pool_fire")
        self.says("yuyan: pool_fire: no input is called diametr_m; nearest: diameter_m",
                  "hazard", "pool_fire", "diametr_m=3")
        self.says("yuyan: pool_fire: diameter_m = 4000 is outside the range; allowed: 0.1 to 300 m",
                  "hazard", "pool_fire", "diameter_m=4000")
        self.says("yuyan: diameter is not key=value", "hazard", "pool_fire", "diameter")
        self.says("yuyan: --contours x: give numbers with commas between, such as 37.5,12.5,4.7",
                  "hazard", "pool_fire", "--contours", "x")
        self.says("yuyan: nowhere.csv: cannot be read: No such file or directory",
                  "hazard", "--cases", "nowhere.csv")


if __name__ == "__main__":
    unittest.main()
