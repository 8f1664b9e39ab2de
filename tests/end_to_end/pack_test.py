"""yuyan pack as a planner runs it: papers before the drill, the evaluation after it, and what it says when something
is wrong or missing."""

import csv
import io
import subprocess
import tempfile
import unittest
from pathlib import Path

import openpyxl

from program import DEPOT, YUYAN, ProgramTest, environment


class Pack(ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shared = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.shared.cleanup)
        cls.result = Path(cls.shared.name) / "depot.h5"
        subprocess.run([YUYAN, "run", DEPOT, "-n", "12", "-o", cls.result], check=True, stdout=subprocess.DEVNULL)

    def test_papers_then_evaluation(self):
        out = self.yuyan("pack", self.result, "-o", "papers", "--test", "muster", "report_county", "--near", "90",
                         "--shift=-0:10:00", "--start", "2016-06-16T09:00", "--lang", "zh").stdout
        self.assertRegex(out, r"采用第 \d+ 次推演:.*着火后10分钟内全员到达集合点.*90%分位")
        self.assertIn("推演结果, 非事故预测", out)
        papers = self.folder / "papers"
        for name in ("README.txt", "msel.csv", "msel.xlsx", "evaluation.csv", "evaluation.docx", "work_plan.docx", "plan_test.csv",
                     "events.csv", "dispatches.csv", "resources.csv", "utilisation.csv", "timeline_matrix.csv", "hospitals.csv",
                     "evacuation.csv", "escalation.csv", "aar_ip.docx", "aar_ip.xlsx", "drill_programme.csv",
                     "drill_programme.ics", "map.geojson", "leaders.docx", "cards.docx", "tables.xlsx"):
            self.assertTrue((papers / name).is_file(), name)
        self.assertIn("T-00:10:00", (papers / "msel.csv").read_text(encoding="utf-8-sig"))

        book = openpyxl.load_workbook(papers / "msel.xlsx")
        sheet = book["msel"]
        head = {cell.value: cell.column for cell in sheet[1]}
        row = next(row for row in range(3, sheet.max_row + 1)
                   if str(sheet.cell(row, head["plan_clause"]).value).startswith("muster:"))
        sheet.cell(row, head["actual_t_plus"]).value = sheet.cell(row, head["due_t_plus"]).value
        book.save(papers / "msel.xlsx")
        out = self.yuyan("pack", self.result, "--actual", papers / "msel.xlsx", "-o", "review", "--lang", "zh").stdout
        self.assertIn("评估结论:优", out)
        self.assertRegex(out, r"采用第 \d+ 次推演:.*着火后10分钟内全员到达集合点.*90%分位")  # the list knows why it was taken
        lines = [list(csv.DictReader(io.StringIO((self.folder / folder / "msel.csv").read_text(encoding="utf-8-sig"), newline="")))
                 for folder in ("papers", "review")]
        self.assertEqual(*([line["clock_time"] for line in some] for some in lines))  # and when it began
        self.assertEqual("08:50:00", lines[1][0]["clock_time"])
        text = (self.folder / "review/evaluation.csv").read_text(encoding="utf-8-sig")
        rated = [line for line in csv.DictReader(io.StringIO(text, newline="")) if line["rating"]]
        self.assertEqual([("优", "100")], [(line["rating"], line["score"]) for line in rated])

        sheet.cell(row, head["actual_t_plus"]).value = "soon"
        book.save(papers / "msel.xlsx")
        self.says(f"yuyan: sheet msel, row {row}, column actual_t_plus, value 'soon': rule: T+hh:mm:ss or hh:mm:ss since T0 "
                  "of the list, “never”, or blank", "pack", self.result, "--actual", papers / "msel.xlsx", "-o", "again",
                  zh=f"yuyan: 工作表 msel, 第 {row} 行, 列 actual_t_plus, 值 “soon”:规则:T+时:分:秒 或 时:分:秒(自清单 T0 起)、"
                     "“未发生”或留空")

    def test_a_replication_by_number(self):
        out = self.yuyan("pack", self.result, "-o", "papers", "--replication", "3").stdout
        self.assertIn("Replication 3 was asked for by number.", out)

    def test_what_is_wrong_is_said_and_nothing_written(self):
        self.says("yuyan: RESULT.h5 is missing; usage: yuyan pack RESULT.h5 -o DIR", "pack", "-o", "x")
        self.says("yuyan: -o DIR is missing: the folder for the papers", "pack", self.result,
                  zh="yuyan: 缺少 -o DIR:文书的输出文件夹")
        self.says("yuyan: none.h5: no such file", "pack", "none.h5", "-o", "x", zh="yuyan: none.h5: 没有此文件")
        self.says("yuyan: b: one argument too many; usage: yuyan pack RESULT.h5 -o DIR", "pack", self.result, "b", "-o", "x")
        self.says("yuyan: --near 70: allowed: 50, 90", "pack", self.result, "-o", "x", "--near", "70")
        for shift in ("soon", "1:2", "1:70:00", "1:00:00:00", "-", "1:00:"):
            self.says(f"yuyan: --shift {shift}: give seconds or H:MM:SS, such as --shift=-0:10:00", "pack", self.result, "-o", "x",
                      f"--shift={shift}")
        self.says("yuyan: --start June: give a date and time, such as 2016-06-16T09:00", "pack", self.result, "-o", "x",
                  "--start", "June", zh="yuyan: --start June:应为日期与时刻, 如 2016-06-16T09:00")
        self.says("yuyan: --replication 12: not among the finished replications 0 to 11", "pack", self.result, "-o", "x",
                  "--replication", "12")
        self.assertIn("--test tea: no clause of this plan; clauses: ambulance, call_119",
                      self.yuyan("pack", self.result, "-o", "x", "--test", "tea", code=2).stderr)

    def test_a_folder_that_is_not_empty_is_left_alone(self):
        (self.folder / "full").mkdir()
        (self.folder / "full/mine.txt").write_text("mine")
        self.says("yuyan: full: is there already and not empty; --overwrite replaces files in it", "pack", self.result, "-o", "full")
        self.yuyan("pack", self.result, "-o", "full", "--overwrite")
        self.assertEqual("mine", (self.folder / "full/mine.txt").read_text())

    def test_what_is_no_result_of_a_drill(self):
        (self.folder / "text.h5").write_text("no result")
        self.assertRegex(self.yuyan("pack", "text.h5", "-o", "x", code=2).stderr, r"\Ayuyan: text.h5: no HDF5 file")
        self.assertFalse((self.folder / "x").exists())

    def test_without_python_or_a_module_it_says_what_to_install(self):
        done = self.yuyan("pack", self.result, "-o", "x", code=2, env=environment(YUYAN_PYTHON="/nowhere/python3"))
        self.assertEqual("yuyan: pack needs Python, and /nowhere/python3 is not there: apt install python3\n", done.stderr)
        bare = self.folder / "python3"  # an interpreter that sees no packages of Debian
        bare.write_text("#!/bin/sh\nexec /usr/bin/python3 -S \"$@\"\n")
        bare.chmod(0o755)
        done = self.yuyan("pack", self.result, "-o", "x", code=2, env=environment(YUYAN_PYTHON=str(bare)))
        self.assertRegex(done.stderr, r"\Ayuyan: pack needs Debian packages that are not there: apt install python3-h5py .*"
                                      r"python3-openpyxl python3-docx python3-icalendar python3-lxml\n\Z")
        self.assertFalse((self.folder / "x").exists())


if __name__ == "__main__":
    unittest.main()
