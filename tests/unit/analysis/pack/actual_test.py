"""The way back: actual times filled into the master list, held against clause and simulation."""

import contextlib
import datetime
import io
import math
import unittest
import zipfile

import openpyxl

import packs
import samples
from packs import made
from yuyan.clock import t_plus
from yuyan_pack import standards
from yuyan_pack.actual import ActualError, ActualFile, Observed
from yuyan_pack.evaluation import Evaluation
from yuyan_pack.improvement import findings
from yuyan_pack.line import Amount, Line
from yuyan_pack.pack import Pack


class Filled(samples.FolderTest):
    @classmethod
    def setUpClass(cls):
        cls.pack = made(lang="zh", shift_s=600.0)
        cls.blank = cls.pack.master_book(cls.pack.master_table())

    def setUp(self):
        super().setUp()
        self.path = self.folder / "msel.xlsx"
        self.path.write_bytes(self.blank)

    def fill(self, cells, formats=None):
        """Writes cells (inject, column) into the list, as an evaluator does."""
        book = openpyxl.load_workbook(self.path)
        sheet = book["msel"]
        head = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, head["inject_id"]).value: row for row in range(3, sheet.max_row + 1)}
        for (inject, column), value in cells.items():
            sheet.cell(rows[inject], head[column]).value = value
        for inject, form in (formats or {}).items():
            sheet.cell(rows[inject], head["actual_t_plus"]).number_format = form
        book.save(self.path)
        return head, rows

    def read(self):
        actual = ActualFile(str(self.path))
        return actual, actual.read({line.inject_id for line in self.pack.master.lines})

    def line(self, clause):
        return next(line for line in self.pack.master.lines if line.clause == clause)

    def verdict(self, line, observed):
        return Evaluation(self.pack.master, {line.inject_id: observed}).verdicts[line.inject_id]

    def test_the_list_says_what_it_was_made_from(self):
        actual, observed = self.read()
        self.assertEqual((self.pack.context.replication, 600.0), (actual.about.replication, actual.about.shift_s))
        self.assertEqual(self.pack.context.choice.clauses, actual.about.tested)
        attributes = self.pack.context.result.attributes
        actual.check_origin(attributes["scenario_sha256"], str(attributes["seed"]))
        with self.assertRaisesRegex(ActualError, r"sheet about, row 4, column seed, value '1': rule: 2, as in the result"):
            actual.check_origin(attributes["scenario_sha256"], "2")

    def test_every_way_to_write_a_time(self):
        injects = [line.inject_id for line in self.pack.master.lines[:8]]
        written = ["T+00:20:00", "0:20:00", datetime.time(0, 20), datetime.timedelta(minutes=20),
                   1 + 2 / 24, " t+30:00:00 ", "未发生", None]
        self.fill({(inject, "actual_t_plus"): value for inject, value in zip(injects, written)},
                  {injects[4]: "yyyy-mm-dd h:mm:ss"})  # as a spreadsheet keeps 26:00:00 that was typed as a date
        observed = self.read()[1]
        self.assertEqual([1200, 1200, 1200, 1200, 93600, 108000],
                         [observed[inject].time_s for inject in injects[:6]])
        self.assertTrue(observed[injects[6]].never)
        self.assertFalse(observed[injects[7]].never)

    def test_late_is_what_the_clause_calls_late(self):
        line = self.line("report_county")  # an hour from the detection
        for late_s, rank in ((-1, 0), (0, 0), (600, 1), (1800, 2), (3700, 3)):
            time = line.due_s + late_s + 600.0
            self.assertEqual(line.limit_s, 3600)
            verdict = self.verdict(line, Observed(time, False, "", ""))
            self.assertEqual(standards.RATINGS["zh"][rank], verdict.rating("zh"), late_s)
            self.assertAlmostEqual(3600 + late_s, verdict.value)
            self.assertEqual(late_s > 0, "迟" in verdict.reason, verdict.reason)

    def test_the_band_is_context_only(self):
        """Slower than nearly all simulated drills, yet within the clause: the best rating."""
        line = self.line("outside_unit")
        self.assertLess(line.band_s[2], line.limit_s)
        time = line.since_s + line.limit_s - 1 + 600.0
        verdict = self.verdict(line, Observed(time, False, "", ""))
        self.assertEqual("优", verdict.rating("zh"))
        self.assertIn("慢于90%的推演", verdict.reason)

    def test_a_number_is_judged_by_its_limit(self):
        """Kept, up to a quarter over, up to twice, beyond; 0 where it was seen not to happen; nothing without a number."""
        def rank(amount, result, never=False):
            line = Line(t=0.0, kind="prompt", event=-1, delivery="paper", from_role="", to_role="", place="", content="",
                        expected_action="", item="I12", leader="", clause="c", rule="number", amount=amount, inject_id="I1")
            evaluation = Evaluation(self.pack.master, {})
            return evaluation._judge(line, Observed(math.nan, never, result, "")).rank

        most = Amount("外排污水量", "m3", "<=", 10.0, (0.0, 1.0, 8.0), 1.0)
        self.assertEqual([0, 0, 1, 2, 3, None], [rank(most, text) for text in ("0", "10", "12.5", "20", "20.1", "much")])
        self.assertEqual(0, rank(most, "", never=True))
        few = Amount("死亡人数", "", "<", 3.0, (0.0, 0.0, 1.0), 0.0)
        self.assertEqual([0, 1, 3], [rank(few, text) for text in ("2", "3", "7")])
        none = Amount("连锁失火罐数", "", "<=", 0.0, (0.0, 0.0, 1.0), 0.0)
        self.assertEqual([0, 3], [rank(none, text) for text in ("0", "1")])
        least = Amount("疏散人数", "", ">=", 1000.0, (0.0, 0.0, 1.0), 0.0)
        self.assertEqual([0, 1, 2, 3, 3], [rank(least, text) for text in ("1000", "800", "500", "499", "0")])

    def test_a_chinese_list_gives_an_english_report(self):
        """In words of one language; only what people wrote stays as it is."""
        line = self.line("muster")
        self.fill({(line.inject_id, "actual_t_plus"): "未发生", (self.line("report_county").inject_id, "actual_result"): "良"})
        from yuyan_pack.__main__ import main
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = main([str(samples.depot()), "-o", str(self.folder / "review"), "--lang", "en", "--actual", str(self.path)])
        self.assertEqual(0, code)
        table = packs.rows((self.folder / "review/evaluation.csv").read_bytes())[1]
        self.assertLessEqual({"U", "S"}, {row["rating"] for row in table})
        for name in ("evaluation.csv", "aar_ip.csv", "msel.csv"):
            self.assertNotRegex((self.folder / "review" / name).read_text(encoding="utf-8-sig"), "[\u4e00-\u9fff]", name)
        self.assertNotRegex(out.getvalue().split("\n", 1)[1], "[\u4e00-\u9fff]")
        self.assertRegex(out.getvalue(), "Replication [0-9]+: all clauses under test are at stake")

    def test_a_number_goes_the_round_trip(self):
        line = next(line for line in self.pack.master.lines if line.amount and line.amount.unit == "m3" and line.amount.limit > 0)
        self.fill({(line.inject_id, "actual_result"): 1.1 * line.amount.limit})
        pack = Pack(self.pack.context, self.read()[1])
        row = next(row for row in packs.rows(pack.evaluated().files["evaluation.csv"])[1] if row["critical_task"].startswith(line.inject_id))
        self.assertEqual(("良", "80", "m3", ""), (row["rating"], row["score"], row["unit"], row["observed_t_plus"]))
        self.assertAlmostEqual(1.1 * line.amount.limit, float(row["observed_value"]), 3)
        self.assertIn("不符合", row["reason"])
        self.assertIn("m3", row["reason"])

    def test_an_order_without_a_limit_is_not_rated(self):
        line = next(line for line in self.pack.master.lines if line.order and not line.clause)
        verdict = self.verdict(line, Observed(line.t + 1e5, False, "", ""))
        self.assertIsNone(verdict.rank)

    def test_a_promise_that_was_not_kept(self):
        line = self.line("call_119")
        evaluation = Evaluation(self.pack.master, {line.inject_id: Observed(float("nan"), True, "", "")})
        self.assertEqual("差", evaluation.verdicts[line.inject_id].rating("zh"))
        self.assertEqual("差", evaluation.conclusion)
        verdicts = {verdict.line.clause: verdict for verdict in evaluation.verdicts.values()}
        self.assertEqual("call_119", findings(self.pack.context, verdicts)[0])

    def test_the_evaluators_word_stands_over_the_rule(self):
        line = self.line("call_119")
        self.fill({(line.inject_id, "actual_t_plus"): t_plus(line.due_s + 600 - 5), (line.inject_id, "actual_result"): "中"})
        verdict = Evaluation(self.pack.master, self.read()[1]).verdicts[line.inject_id]
        self.assertEqual("中", verdict.rating("zh"))
        self.assertIn("评估员另有评定", verdict.reason)

    def test_filled_in_evaluation_and_report(self):
        line = self.line("muster")
        self.fill({(line.inject_id, "actual_t_plus"): t_plus(line.due_s + 600 + 120), (line.inject_id, "actual_result"): "门口拥堵"})
        pack = made(lang="zh", shift_s=600.0, observed=self.read()[1])
        files = pack.evaluated().files
        self.assertEqual({"msel.csv", "msel.xlsx", "evaluation.csv", "evaluation.xlsx", "evaluation.docx", "aar_ip.csv",
                          "aar_ip.xlsx", "aar_ip.docx"}, set(files))
        row = next(row for row in packs.rows(files["evaluation.csv"])[1] if row["critical_task"].startswith(line.inject_id))
        self.assertEqual(("良", "80"), (row["rating"], row["score"]))
        self.assertAlmostEqual(720, float(row["observed_value"]), delta=1)
        self.assertIn("迟2分", row["reason"])
        self.assertIn("门口拥堵", row["reason"])
        kept = next(row for row in packs.rows(files["msel.csv"])[1] if row["inject_id"] == line.inject_id)
        self.assertEqual((t_plus(line.due_s + 720), "门口拥堵"), (kept["actual_t_plus"], kept["actual_result"]))
        first = packs.rows(files["aar_ip.csv"])[1][0]
        self.assertTrue(first["plan_clause"].startswith("muster:"))
        self.assertIn("演练实测", first["issue"])
        # What was written can be read again.
        again = self.folder / "again.xlsx"
        again.write_bytes(files["msel.xlsx"])
        observed = ActualFile(str(again)).read({line.inject_id for line in self.pack.master.lines})
        self.assertEqual(int(line.due_s + 720), int(observed[line.inject_id].time_s))

    def test_every_fault_is_named_with_sheet_row_column_value_and_rule(self):
        injects = [line.inject_id for line in self.pack.master.lines[:4]]
        head, rows = self.fill({(injects[0], "actual_t_plus"): "ten past", (injects[1], "actual_t_plus"): 25,
                                (injects[2], "inject_id"): "I999", (injects[3], "inject_id"): injects[0]})
        with self.assertRaises(ActualError) as caught:
            self.read()
        rule = "rule: T+hh:mm:ss or hh:mm:ss since T0 of the list, “never”, or blank"
        self.assertEqual(
            [f"sheet msel, row 3, column actual_t_plus, value 'ten past': {rule}",
             f"sheet msel, row 4, column actual_t_plus, value '25': {rule}",
             "sheet msel, row 5, column inject_id, value 'I999': rule: an inject of this list",
             f"sheet msel, row 6, column inject_id, value '{injects[0]}': rule: once only; it stands in row 3 too"],
            caught.exception.text("en").splitlines())
        self.assertIn("工作表 msel, 第 3 行, 列 actual_t_plus, 值 “ten past”:规则:", caught.exception.text("zh"))

    def test_a_missing_column_or_sheet(self):
        book = openpyxl.load_workbook(self.path)
        head = {cell.value: cell.column for cell in book["msel"][1]}
        book["msel"].cell(1, head["actual_t_plus"]).value = "time"
        book.save(self.path)
        with self.assertRaisesRegex(ActualError, r"sheet msel, row 1, column actual_t_plus, value \(blank\): rule: the column has"):
            self.read()
        del book["about"]
        book.save(self.path)
        with self.assertRaisesRegex(ActualError, "no sheet about; it has msel"):
            ActualFile(str(self.path))

    def test_what_is_no_spreadsheet(self):
        self.path.write_text("no spreadsheet")
        with self.assertRaisesRegex(ActualError, "no xlsx file that can be read"):
            ActualFile(str(self.path))

    def test_a_spreadsheet_with_a_broken_part(self):
        with zipfile.ZipFile(io.BytesIO(self.blank)) as whole, zipfile.ZipFile(self.path, "w") as broken:
            for part in whole.namelist():
                content = whole.read(part)
                broken.writestr(part, content[:len(content) // 2] if part.endswith("sheet1.xml") else content)
        with self.assertRaisesRegex(ActualError, "no xlsx file that can be read"):
            ActualFile(str(self.path))

    def test_merged_cells_and_formulas_without_a_value_are_not_taken_for_blank(self):
        injects = [line.inject_id for line in self.pack.master.lines[:3]]
        head, _ = self.fill({(injects[0], "actual_t_plus"): "0:20:00", (injects[2], "actual_t_plus"): "=TIME(0,25,0)"})
        book = openpyxl.load_workbook(self.path)
        column = head["actual_t_plus"]
        book["msel"].merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
        book.save(self.path)
        with self.assertRaises(ActualError) as caught:
            self.read()
        letter = openpyxl.utils.get_column_letter(column)
        self.assertEqual(
            [f"sheet msel, row 3, column actual_t_plus, value '{letter}3:{letter}4': rule: a cell of its own for each inject: undo the merging",
             "sheet msel, row 5, column actual_t_plus, value '=TIME(0,25,0)': rule: a value; this formula was never computed: "
             "open the file in a spreadsheet and save it"], caught.exception.text("en").splitlines())

    def test_rows_may_stand_in_any_order(self):
        line = self.line("report_county")
        self.fill({(line.inject_id, "actual_t_plus"): "1:10:00"})
        before = self.read()[1]
        book = openpyxl.load_workbook(self.path)
        sheet = book["msel"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for place, values in enumerate(reversed(rows), 3):
            for column, value in enumerate(values, 1):
                sheet.cell(place, column).value = value
        book.save(self.path)
        after = self.read()[1]
        self.assertEqual(repr(sorted(before.items())), repr(sorted(after.items())))
        self.assertEqual(4200, after[line.inject_id].time_s)

    def test_deleted_and_added_empty_lines_do_no_harm_and_are_told(self):
        book = openpyxl.load_workbook(self.path)
        book["msel"].delete_rows(10, 5)
        book["msel"].append([None] * 30)
        book.save(self.path)
        observed = self.read()[1]
        self.assertEqual(len(self.pack.master.lines) - 5, len(observed))
        gone = [line.inject_id for line in self.pack.master.lines[7:12]]
        self.assertEqual([f"工作表 msel 缺少 5 条注入, 按未观察处理:{'、'.join(gone)}"], Pack(self.pack.context, observed).unseen())
        self.assertEqual([], Pack(self.pack.context, None).unseen())

    def test_a_broken_never_clause_decides_the_conclusion(self):
        master = made(lang="en", tested=["nobody_inside"]).master
        never = next(line for line in master.lines if line.rule == "never")
        good = {line.inject_id: Observed(line.since_s + 1, False, "", "") for line in master.lines if line.rule == "within"}
        held = Evaluation(master, {**good, never.inject_id: Observed(float("nan"), False, "", "")})
        self.assertEqual("P", held.conclusion)
        broken = Evaluation(master, {**good, never.inject_id: Observed(never.t + 1, False, "", "")})
        self.assertEqual("U", broken.conclusion)
        self.assertGreater(broken.score, 60)


if __name__ == "__main__":
    unittest.main()
