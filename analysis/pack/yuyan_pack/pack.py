"""The whole pack: which files, from what, and what is left out."""

from __future__ import annotations

from . import cap, columns, geojson, improvement, logs, papers, programme, standards, timeline
from .actual import Observed
from .cards import cards
from .columns import Table
from .context import Context
from .evaluation import Evaluation
from .files import Book, Folder, csv_bytes
from .harmless import line
from .leaders import leaders
from .msel import MasterList
from .plan_test import PlanTest
from .resources import Resources
from .roads import Map
from .work_plan import work_plan

#: What a result has to hold for a table, and what to say when it does not.
_NOT_HELD = (
    ("/drill/casualties", ("casualties.csv is left out: the result follows no casualties one by one",
                           "未生成 casualties.csv:结果未逐一记录伤员")),
    ("/drill/hospitals", ("hospitals.csv has no queues and waits: the result does not hold them",
                          "hospitals.csv 无排队与等待:结果未记录")),
    ("/drill/evacuation", ("evacuation.csv tells only when all were out: the result holds no half and 90 %",
                           "evacuation.csv 仅给出全部撤出时间:结果未记录 50%、90% 时间")),
    ("/drill/evacuation/peak_flow", ("evacuation.csv has no peak flow: the result does not record it",
                                     "evacuation.csv 无最大流率:结果未记录")),
    ("/drill/command", ("escalation.csv is left out: the result records no command",
                        "未生成 escalation.csv:结果未记录指挥状态")),
    ("/drill/dispatches", ("dispatches.csv follows the events; distances are those of the quickest free way",
                           "dispatches.csv 由事件推得;距离为畅通最短时路线")))
_NO_BOTTLENECKS = ("plan_test.csv names no bottleneck: none was found, or the run did not look for them (yuyan run --bottlenecks 200)",
                   "plan_test.csv 无瓶颈与建议:未发现, 或运行时未测算(yuyan run --bottlenecks 200)")


class Pack:
    """The drill papers of one replication; with observations, the evaluation of a drill that was held."""

    def __init__(self, context: Context, observed: dict[str, Observed] | None = None) -> None:
        self.context = context
        self.master = MasterList(context)
        self.evaluation = Evaluation(self.master, observed)
        self.observed = observed
        self.plan = PlanTest(context)
        self.resources = Resources(context)

    def notes(self) -> list[str]:
        """What this result could not fill, a sentence each."""
        notes = [self.context.pick(text) for path, text in _NOT_HELD if not self._holds(path)]
        if not any(self.plan.bottleneck(str(clause)) for clause in self.context.drill.clauses.index):
            notes.append(self.context.pick(_NO_BOTTLENECKS))
        if not Map(self.context.scenario).is_known:
            notes.append(self.context.say("map.geojson is left out: the scenario does not say where the site lies",
                                          "未生成 map.geojson:情景未给出厂区经纬度"))
        return notes

    def unseen(self) -> list[str]:
        """Which injects a filled-in list no longer holds, in one sentence; they count as not observed."""
        gone = [one.inject_id for one in self.master.lines if self.observed is not None and one.inject_id not in self.observed]
        if not gone:
            return []
        named = self.context.say(", ", "、").join(gone[:10]) + ("…" if len(gone) > 10 else "")
        return [self.context.say(f"sheet msel no longer holds {len(gone)} of the injects; they count as not observed: {named}",
                                 f"工作表 msel 缺少 {len(gone)} 条注入, 按未观察处理:{named}")]

    def _holds(self, path: str) -> bool:
        """Whether the result has a group, or an array whose name begins so (and may end in its unit)."""
        group, _, name = path.rpartition("/")
        result = self.context.result
        return result.has(path) or result.has(group) and any(str(one).startswith(name) for one in result.dataset(group).data_vars)

    def folder(self) -> Folder:
        """Every file of the pack."""
        context = self.context
        folder = Folder()
        improvements = improvement.table(context, self.evaluation, self.plan)
        master, guide, year = self.master_table(), self.evaluation.table(), programme.table(context)
        made = [master, guide, self.plan.table(), logs.dispatches(context), self.resources.table(), self.resources.utilisation(),
                  timeline.matrix(context), logs.casualties(context), logs.hospitals(context), logs.evacuation(context),
                  logs.escalation(context), improvements, year]
        tables = [table for table in made if table is not None]
        for table in tables:
            folder.add(f"{table.name}.csv", csv_bytes(table, context.lang))
        folder.add("events.csv", logs.events_csv(context))
        self._books(folder, master, guide, improvements, tables)
        folder.add("work_plan.docx", work_plan(context, self.master, self.evaluation, self.resources))
        folder.add("evaluation.docx", papers.evaluation_guide(context, self.evaluation))
        folder.add("aar_ip.docx", papers.after_action(context, self.evaluation, improvements))
        folder.add("cards.docx", cards(context, self.master))
        folder.add("leaders.docx", leaders(context, self.plan))
        folder.add("drill_programme.ics", programme.calendar(context, year, self.master))
        for name, content in cap.messages(context).items():
            folder.add(name, content)
        where = geojson.collection(context)
        if where is not None:
            folder.add("map.geojson", where)
        folder.add("README.txt", self._readme(folder))
        return folder

    def evaluated(self) -> Folder:
        """Only what changes when a drill was held: master list, evaluation, after-action report."""
        context = self.context
        folder = Folder()
        improvements = improvement.table(context, self.evaluation, self.plan)
        master, guide = self.master_table(), self.evaluation.table()
        for table in (master, guide, improvements):
            folder.add(f"{table.name}.csv", csv_bytes(table, context.lang))
        self._books(folder, master, guide, improvements, [])
        folder.add("evaluation.docx", papers.evaluation_guide(context, self.evaluation))
        folder.add("aar_ip.docx", papers.after_action(context, self.evaluation, improvements))
        return folder

    def master_table(self) -> Table:
        """The master list, with what was observed in its blank columns."""
        table = self.master.table()
        if self.observed:
            names = [column.name for column in table.columns]
            inject, actual, result = (names.index(name) for name in ("inject_id", "actual_t_plus", "actual_result"))
            for row in table.rows:
                seen = self.observed.get(row[inject])
                if seen is not None:
                    from yuyan.clock import t_plus
                    row[actual] = self.context.say("never", "未发生") if seen.never else t_plus(seen.time_s)
                    row[result] = standards.RATINGS[self.context.lang][standards.rank_of_word(seen.rating)] if seen.rating else seen.result
        return table

    def master_book(self, master: Table) -> bytes:
        """The master list as the spreadsheet that evaluators fill in and `--actual` reads."""
        book = Book(self.context)
        book.offer_ratings(book.add(master), master, "actual_result", is_strict=False)
        book.about()
        return book.bytes()

    def _books(self, folder: Folder, master: Table, guide: Table, improvements: Table, rest: list[Table]) -> None:
        context = self.context
        folder.add("msel.xlsx", self.master_book(master))
        book = Book(context)
        book.offer_ratings(book.add(guide), guide, "rating", is_strict=True)
        book.about()
        folder.add("evaluation.xlsx", book.bytes())
        book = Book(context)
        book.add(improvements)
        book.about()
        folder.add("aar_ip.xlsx", book.bytes())
        if rest:
            book = Book(context)
            for table in [*rest, logs.events(context, only=context.replication)]:
                book.add(self._of_the_drill(table))
            book.about()
            folder.add("tables.xlsx", book.bytes())

    def _of_the_drill(self, table: Table) -> Table:
        """A table that goes replication by replication, for the chosen one only; CSV holds them all."""
        if table.columns[0].name != "run_id":
            return table
        chosen, (english, chinese) = self.context.replication, table.title
        return Table(table.name, (f"{english}, replication {chosen}", f"{chinese}(第{chosen}次)"), table.columns,
                     [row for row in table.rows if row[0] == chosen])

    def _readme(self, folder: Folder) -> str:
        """What the folder holds, which replication it is, what is missing."""
        context = self.context
        said = {
            "msel.xlsx": columns.TITLES["msel"], "evaluation.docx": columns.TITLES["evaluation"], "work_plan.docx": ("Work plan", "演练工作方案"),
            "leaders.docx": ("One page for the leaders", "领导摘要"), "cards.docx": ("Emergency cards of the posts", "岗位应急处置卡"),
            "aar_ip.docx": columns.TITLES["aar_ip"], "tables.xlsx": ("All tables", "全部表格"), "map.geojson": ("Map", "地图"),
            "drill_programme.ics": ("Calendar of drills", "演练日历"), "cap": ("Public warnings, status Exercise", "公众预警信息(演练)")}
        lines = [line(context.title), context.notice, "", context.pick(context.choice.reason), ""]
        lines += [f"{name}: {context.pick(pair)}" for name, pair in said.items() if any(file.split("/")[0] == name for file in folder.files)]
        lines += ["", context.say("Fill in actual_t_plus in msel.xlsx during the drill, then: yuyan pack RESULT.h5 --actual msel.xlsx -o DIR",
                                  "演练时在 msel.xlsx 的“实际时间”列填写, 然后运行: yuyan pack RESULT.h5 --actual msel.xlsx -o DIR")]
        notes = self.notes()
        if notes:
            lines += ["", context.say("Left out or derived:", "未生成或推得的内容:"), *(f"* {note}" for note in notes)]
        return "\ufeff" + "\r\n".join(lines) + "\r\n"
