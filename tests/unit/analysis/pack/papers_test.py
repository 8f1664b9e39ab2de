"""The papers: their headings, what they must say, one card a post, one page for the leaders."""

import io
import unittest

import docx

import packs
from packs import files, made
from yuyan.clock import duration

HEADINGS = {
    "zh": ["一、演练目的", "二、演练规模与时间", "三、演练情景", "四、组织机构与职责", "五、实施步骤与任务", "六、技术支撑",
           "七、评估内容、方法与程序", "八、准备事项清单", "九、保障措施", "十、安全注意事项", "附件一 应急资源", "附件二 平面与路线",
           "附件三 演练脚本", "附件四 评估要点", "附件五 安全与中止规则"],
    "en": ["1 Purpose", "2 Scale and time", "3 Drill scenario", "4 Organisation and duties", "5 Steps and tasks",
           "6 Technical support", "7 Evaluation: content, method, procedure", "8 List of preparations", "9 Support",
           "10 Safety notes", "Appendix 1 Resources", "Appendix 2 Map", "Appendix 3 Master event list", "Appendix 4 Evaluation",
           "Appendix 5 Safety and stop rules"]}


def opened(name, lang):
    return docx.Document(io.BytesIO(files(lang)[name]))


def headings(document, level=1):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == f"Heading {level}"]


def texts(document):
    found = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for element in table._tbl.tr_lst:
            found += [cell.text for cell in (docx.table._Cell(one, table) for one in element.tc_lst)]
    return found


class Papers(unittest.TestCase):
    def test_the_work_plan_has_its_fixed_headings(self):
        for lang, wanted in HEADINGS.items():
            self.assertEqual(wanted, headings(opened("work_plan.docx", lang)))

    def test_the_work_plan_shows_the_map(self):
        for lang in ("zh", "en"):
            pictures = opened("work_plan.docx", lang).inline_shapes
            self.assertEqual(1, len(pictures))
            self.assertGreater(pictures[0].width, 5 * pictures[0].height / 4)
            self.assertLessEqual(pictures[0].width, docx.shared.Cm(26.8))

    def test_every_paper_carries_the_notice(self):
        for lang, notice in (("zh", "推演结果, 非事故预测"), ("en", "A rehearsal, not a prediction")):
            for name in files(lang):
                if name.endswith(".docx"):
                    footer = opened(name, lang).sections[0].footer
                    self.assertIn(notice, "".join(paragraph.text for paragraph in footer.paragraphs), name)

    def test_papers_speak_one_language(self):
        for name in files("en"):
            if name.endswith(".docx"):
                for text in texts(opened(name, "en")):
                    self.assertFalse(any("\u4e00" <= sign <= "\u9fff" for sign in text), f"{name}: {text}")

    def test_the_evaluation_concludes_in_four_words(self):
        zh = texts(opened("evaluation.docx", "zh"))
        self.assertTrue(any("□ 优  □ 良  □ 中  □ 差" in text for text in zh))
        self.assertFalse(any("□ P" in text for text in zh))
        self.assertTrue(any("□ P  □ S  □ M  □ U" in text for text in texts(opened("evaluation.docx", "en"))))

    def test_the_guide_says_what_each_clause_asks_for(self):
        """A limit in time or number, what must not happen, what has to come before harm: no task of a clause without its limit."""
        pack = made(lang="zh")
        tables = opened("evaluation.docx", "zh").tables
        limits = {row.cells[2].text.partition(" ")[0]: row.cells[5].text for table in tables if len(table.columns) == 11 for row in table.rows}
        told = {"never": "不得发生", "before": "早于危害"}
        for line in pack.master.measured():
            if line.clause:
                self.assertEqual(told.get(line.rule) or (line.amount.bound() if line.amount else duration(line.limit_s, "zh")), limits[line.inject_id])

    def test_there_is_one_card_a_post(self):
        pack = made(lang="zh")
        posts = dict.fromkeys(row["actor_zh"] for row in pack.context.scenario.table("orders")
                              if row["layer"] in ("post_card", "on_site", "comprehensive"))
        self.assertEqual(list(posts), headings(opened("cards.docx", "zh")))
        self.assertIn("拨打119", texts(opened("cards.docx", "zh")))

    def test_the_leaders_read_the_weak_clauses(self):
        pack = made(lang="zh")
        clauses = pack.context.drill.clauses
        weak = clauses[(clauses["at_stake"] > 0) & (clauses["share"] < 0.9)].head(5)
        said = texts(opened("leaders.docx", "zh"))
        for clause in weak.index:
            self.assertIn(pack.context.clause_text(clause), said)
        self.assertTrue(any("10 次中约" in text for text in said))

    def test_no_label_of_the_map_lies_over_another(self):
        from matplotlib.figure import Figure
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from yuyan_pack import picture
        figure = Figure()
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        axes.set(xlim=(-1, 41), ylim=(-1, 3))
        for place in range(40):
            picture._label(axes, place, place % 3, f"block {place}")
        figure.draw_without_rendering()
        picture._make_room(axes)
        boxes = [label.get_window_extent() for label in axes.texts if label.get_visible()]
        self.assertGreater(len(boxes), 5)
        self.assertFalse(any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place]))

    def test_the_after_action_report_has_overview_ratings_and_plan(self):
        self.assertEqual(["一、概况", "二、目标与评定", "四、改进计划"], headings(opened("aar_ip.docx", "zh")))
        tables = opened("aar_ip.docx", "zh").tables
        self.assertEqual(11, len(tables[1].rows))  # ten objectives under their head
        self.assertEqual(14, len(tables[-1].columns))

    def test_the_same_result_gives_the_same_bytes(self):
        again = made(lang="zh", calendar_lines=True).folder().files
        self.assertEqual(list(files("zh")), list(again))
        for name, content in again.items():
            self.assertTrue(files("zh")[name] == content, name)


if __name__ == "__main__":
    unittest.main()
