"""The papers of the evaluators: evaluation guide, after-action report."""

from __future__ import annotations

import math
from typing import Any

from yuyan.clock import duration

from . import improvement, standards
from .columns import Table
from .context import Context
from .evaluation import Entry, Evaluation
from .line import Line
from .paper import Paper


def columns_of(context: Context, table: Table, names: list[str]) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of some columns of a table, as people read them."""
    places = [[column.name for column in table.columns].index(name) for name in names]
    chosen = [table.columns[place] for place in places]
    return ([column.heading(context.lang) for column in chosen],
            [[column.shown(row[place], context.lang) for column, place in zip(chosen, places)] for row in table.rows])


def evaluation_guide(context: Context, evaluation: Evaluation) -> bytes:
    """The evaluation guide to be filled in, or as it was filled in."""
    say = context.say
    paper = Paper(context, say(f"Evaluation of the drill: {context.title}", f"{context.title}演练评估表"), is_landscape=True)
    paper.table([say("drill", "演练名称"), say("time", "演练时间"), say("group leader", "评估组长"), say("evaluators", "评估人员")],
                [[context.title, f"{context.start:%Y-%m-%d %H:%M}", "", ""]], [3, 1.5, 1.5, 2])
    paper.paragraph(say("Late is what comes after “due”; the simulated band is context. Times: T+ since T0, beneath them the clock.",
                        "超过“应完成”时刻为迟;推演区间仅供参考。时间为 T0 起算, 下方为时刻。"), size=9)
    paper.heading(say("1 Preparation", "一、演练准备评估"))
    paper.table([say("no.", "编号"), say("category", "类别"), say("check", "评估内容"), say("result", "结果"), say("reason, effect", "原因/影响")],
                [[f"P{number}", context.pick(check.category), context.pick(check.text), _yes_no(context), ""]
                 for number, check in enumerate(standards.PREPARATION, 1)], [0.7, 2, 7, 1.6, 4], 9)
    paper.heading(say("2 Implementation", "二、演练实施评估"))
    for item, pair in standards.ITEMS.items():
        paper.heading(f"{item} {context.pick(pair)}", 2)
        paper.table([say("no.", "编号"), say("check", "评估内容"), say("who does what", "关键任务(何人、何事)"), say("begins", "开始观察"),
                     say("due", "应完成"), say("limit", "时限"), say("simulated 10-90 %", "推演10%~90%"), say("clause met", "条款满足概率"),
                     say("actual", "实际时间"), say("rating", "评定"), say("reason, effect", "原因/影响")],
                    [_guide_row(context, entry) for entry in evaluation.entries(item)],
                    [0.8, 3.1, 3.1, 1.45, 1.45, 1.0, 1.8, 0.95, 1.45, 1.3, 2.3], 8)
    paper.heading(say("3 Conclusion", "三、评估结论"))
    if evaluation.conclusion:
        paper.paragraph(say(f"Conclusion: {evaluation.conclusion} (weighted score {evaluation.score:.0f} of 100).",
                            f"评估结论:{evaluation.conclusion}(加权得分 {evaluation.score:.0f}/100)。"), True)
    else:
        paper.paragraph(say("Conclusion: □ P  □ S  □ M  □ U", "评估结论:□ 优  □ 良  □ 中  □ 差"), True)
    paper.paragraph(say("Rules: up to the limit P, up to 1.25 times S, up to 2 times M, beyond or not done U; scores 100, 80, 60, 0 by "
                        "weight; from 90 P, from 75 S, from 60 M, else U; a broken “never” clause makes the conclusion U. The bounds are "
                        "this program's (assumed).",
                        "规则:未超时限为优, 1.25 倍以内为良, 2 倍以内为中, 超过或未完成为差;得分 100、80、60、0 按权重平均, 90 以上优、75 以上良、"
                        "60 以上中, 其余为差;违反“不得发生”类条款则结论为差。分界值为本程序设定(假设)。"), size=9)
    paper.paragraph(say("Signatures:", "评估人员签字:"))
    return paper.bytes()


def _yes_no(context: Context) -> str:
    return context.say("□\u00a0yes □\u00a0no", "□\u00a0是 □\u00a0否")


def _guide_row(context: Context, entry: Entry) -> list[Any]:
    """A row of the guide as an evaluator needs it: what to look at, from when, when it is late."""
    line, verdict = entry.line, entry.verdict
    if line is None:
        return [entry.number, entry.check, "", "", "", "", "", "", "", _yes_no(context), ""]

    def when(time: float) -> str:
        return f"{context.t_plus(time)}\n{context.clock_time(time)}" if math.isfinite(time) else ""

    if line.amount:
        amount = line.amount
        return [entry.number, entry.check, f"{line.inject_id} {line.expected_action}", when(line.t), "", amount.bound(),
                f"{amount.text(amount.band[0])}\n~ {amount.text(amount.band[2])}", f"{line.p_met:.0%}",
                amount.text(verdict.value) if verdict else "", verdict.rating(context.lang) if verdict else "", verdict.reason if verdict else ""]
    low, _, high = (line.since_s + value for value in line.band_s)
    return [entry.number, entry.check, f"{line.inject_id} {line.expected_action}", when(line.since_s), when(line.due_s),
            _limit(context, line), f"{context.t_plus(low)}\n~ {context.t_plus(high)}" if math.isfinite(low) else "",
            f"{line.p_met:.0%}" if math.isfinite(line.p_met) else "", context.t_plus(verdict.observed_s) if verdict else "",
            verdict.rating(context.lang) if verdict else "", verdict.reason if verdict else ""]


def _limit(context: Context, line: Line) -> str:
    """What the clause asks for, short."""
    if line.rule in ("never", "before"):
        return context.say("must not happen", "不得发生") if line.rule == "never" else context.say("before harm comes", "早于危害")
    return duration(line.limit_s, context.lang)


def after_action(context: Context, evaluation: Evaluation, improvements: Table) -> bytes:
    """After-action report with its improvement plan."""
    say = context.say
    paper = Paper(context, say(f"After-action report: {context.title}", f"{context.title}演练总结与改进计划"), is_landscape=True)
    paper.heading(say("1 Overview", "一、概况"))
    paper.table([say("item", "项目"), say("content", "内容")], [
        [say("name", "演练名称"), context.title], [say("date", "日期"), f"{context.start:%Y-%m-%d %H:%M}"],
        [say("scope", "范围"), context.site], [say("scenario", "情景"), context.beginning],
        [say("objectives", "演练目标"), say(", ", "、").join(context.pick(pair) for pair in standards.OBJECTIVES.values())],
        [say("clauses under test", "检验条款"), say("; ", ";").join(context.clause_text(clause) for clause in context.choice.clauses)],
        [say("replication", "采用推演次"), context.pick(context.choice.reason)],
        [say("participants", "参演单位"), ""], [say("contact", "联系人"), ""]], [1, 5])
    paper.heading(say("2 Objectives and ratings", "二、目标与评定"))
    paper.table([say("objective", "目标"), say("capability", "应急能力"), say("tasks observed", "观察任务数"),
                 say("least certain clause (simulated)", "最不确定条款(推演)"), say("rating", "评定")],
                improvement.objective_ratings(context, evaluation), [0.7, 1.6, 1.0, 4, 1])
    if evaluation.conclusion:
        paper.paragraph(say(f"Conclusion: {evaluation.conclusion} ({evaluation.score:.0f} of 100)",
                            f"评估结论:{evaluation.conclusion}({evaluation.score:.0f}/100)"), True)
    if evaluation.verdicts:
        paper.heading(say("3 What happened, the simulation, the clause", "三、实测、推演与条款对照"))
        paper.table([say("task", "任务"), say("actual", "实际"), say("took, or the number", "用时或数值"), say("limit", "时限"),
                     say("simulated 10-90 %", "推演10%~90%"), say("rating", "评定"), say("remark", "说明")],
                    [[verdict.line.expected_action, context.t_plus(verdict.observed_s), verdict.line.told(verdict.value, context.lang),
                      verdict.line.amount.bound() if verdict.line.amount else duration(verdict.line.limit_s, context.lang),
                      f"{verdict.line.told(verdict.line.band[0], context.lang)} - {verdict.line.told(verdict.line.band[2], context.lang)}"
                      if math.isfinite(verdict.line.band[1]) else "", verdict.rating(context.lang), verdict.reason]
                     for verdict in evaluation.verdicts.values()], [3, 1.1, 1, 1, 1.6, 0.7, 3])
    paper.heading(say("4 Improvement plan", "四、改进计划"))
    paper.table(*columns_of(context, improvements, [column.name for column in improvements.columns]),
                [1.0, 1.8, 2.9, 1.8, 2.1, 0.8, 0.7, 1.1, 0.7, 1.35, 1.35, 0.75, 1.1, 1.4], 7)
    return paper.bytes()
