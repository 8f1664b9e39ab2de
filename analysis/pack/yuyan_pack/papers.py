"""The papers of the drill's course: work plan, evaluation guide, after-action report."""

from __future__ import annotations

import math
from typing import Any

from yuyan.clock import duration
from yuyan.scenario import named, number
from yuyan.statistics import quantiles

from . import improvement, standards
from .columns import Table
from .context import Context
from .evaluation import Entry, Evaluation
from .msel import MasterList
from .paper import Paper
from .picture import picture
from .resources import Resources


def _rows(table: Table, names: list[str]) -> list[list[Any]]:
    places = [[column.name for column in table.columns].index(name) for name in names]
    return [[row[place] for place in places] for row in table.rows]


def _heads(context: Context, table: Table, names: list[str]) -> list[str]:
    by_name = {column.name: column.heading(context.lang) for column in table.columns}
    return [by_name[name] for name in names]


def work_plan(context: Context, master: MasterList, evaluation: Evaluation, resources: Resources) -> bytes:
    """Work plan (工作方案) under the fixed headings of AQ/T 9007."""
    say = context.say
    paper = Paper(context, say(f"Work plan of the drill: {context.title}", f"{context.title}演练工作方案"))
    paper.paragraph(context.notice)
    paper.heading(say("1 Purpose", "一、演练目的"))
    paper.points([say("test the clauses of the emergency plan that the simulation finds least certain",
                      "检验推演中最不确定的预案条款"),
                  say("train the posts and the links between levels of command", "锻炼队伍, 磨合各级联动机制"),
                  say("find what is missing in people, equipment and papers", "查找人员、装备与预案的不足")])
    if context.choice.clauses:
        paper.paragraph(say("Clauses under test:", "重点检验条款:"), is_bold=True)
        paper.points(f"{clause}: {context.clause_text(clause)}" for clause in context.choice.clauses)
    paper.heading(say("2 Scale and time", "二、演练规模与时间"))
    closed = context.first("closed")
    end = closed if math.isfinite(closed) else max(line.t for line in master.lines)
    paper.paragraph(say(f"Live drill; begins {context.start:%Y-%m-%d %H:%M}, about {duration(end)}; "
                        f"{len(context.scenario.table('units'))} vehicles are in the plan, {_sent(context)} are called in this run.",
                        f"实战演练;{context.start:%Y年%m月%d日 %H:%M} 开始, 历时约{duration(end, 'zh')};"
                        f"预案内车辆 {len(context.scenario.table('units'))} 辆, 本次调派 {_sent(context)} 辆。"))
    paper.heading(say("3 Drill scenario", "三、演练情景"))
    paper.paragraph(f"{context.site}. {context.beginning}. {context.weather.capitalize()}." if context.lang == "en"
                    else f"{context.site}。{context.beginning}。{context.weather}")
    paper.paragraph(context.pick(context.choice.reason))
    paper.table([say("time", "时间"), say("what happens", "情景")],
                [[context.t_plus(line.t), line.content] for line in master.lines if line.kind in ("escalation", "fault")][:40],
                [1, 5])
    paper.heading(say("4 Organisation and duties", "四、组织机构与职责"))
    paper.table([say("group", "机构"), say("duty", "职责"), say("person", "人员")], [
        [say("director", "总指挥"), say("begins, stops and ends the drill", "宣布开始、中止与结束"), ""],
        [say("planning group", "策划组"), say("papers, scenario, injects", "文件、情景与注入"), ""],
        [say("controllers", "导调组"), say("give the injects at their times, keep the pace", "按时注入, 掌握节奏"), ""],
        [say("evaluators", "评估组"), say("note actual times, rate by the guide", "记录实际时间, 按评估表评定"), ""],
        [say("safety officers", "安全组"), say("watch the limits, may stop the drill", "监督安全, 有权中止"), ""],
        [say("support", "保障组"), say("people, money, materials, places, communication", "人员、经费、物资、场地、通信"), ""]], [1.2, 3, 1])
    actors = dict.fromkeys(line.to_role for line in master.lines if line.order)
    paper.paragraph(say("Players: ", "参演岗位与单位:") + say(", ", "、").join(actors))
    paper.heading(say("5 Steps and tasks", "五、实施步骤与任务"))
    paper.steps([say("briefing, check of communication and safety", "动员讲解, 通信与安全检查"),
                 say("start at T0 on the director's word", "总指挥下令, T0 开始"),
                 say("injects by the master list (appendix 3); contingencies only if needed", "按脚本(附件三)注入, 必要时使用备用注入"),
                 say("end, head count, comment on the spot", "宣布结束, 清点人员, 现场点评"),
                 say("evaluation and after-action report; improvement plan", "评估总结, 制定改进计划")])
    paper.heading(say("6 Technical support", "六、技术支撑"))
    paper.paragraph(say(f"Simulation by yuyan, {len(context.drill.done)} replications, seed {context.result.attributes.get('seed')}; "
                        "times and bands of the master list come from it.",
                        f"yuyan 推演 {len(context.drill.done)} 次, 种子 {context.result.attributes.get('seed')};脚本时间与区间取自推演结果。"))
    paper.heading(say("7 Evaluation: content, method, procedure", "七、评估内容、方法与程序"))
    paper.paragraph(say("By the items of AQ/T 9009. “Late” is judged by the limit of the clause; the simulated 10-90 % band is context. "
                        f"Conclusion: {', '.join(standards.RATINGS['en'])}.",
                        f"按 AQ/T 9009 评估项目。是否“迟”以条款时限为准, 推演 10%~90% 区间仅供参考。结论分{'、'.join(standards.RATINGS['zh'])}四等。"))
    paper.heading(say("8 List of preparations", "八、准备事项清单"))
    paper.points(context.pick(check.text) for check in standards.PREPARATION)
    paper.heading(say("9 Support", "九、保障措施"))
    paper.points([say("personnel: shifts of the posts and stand-ins", "人员:岗位班次与替补"), say("funds", "经费"),
                  say("materials: agent is not used up; water only where marked", "物资:不实喷药剂, 射水限于标定区域"),
                  say("places: cordon and observers' stand", "场地:警戒区与观摩区"),
                  say("communication: one drill channel, tested before", "通信:专用演练频道, 事先测试")])
    paper.heading(say("10 Safety notes", "十、安全注意事项"))
    paper.points(line.content for line in master.lines if line.kind == "safety_stop")
    paper.paragraph(say("Anybody may stop the drill. All messages begin with “drill”.", "任何人可中止演练。所有信息须冠以“演练”。"), True)
    _appendices(paper, context, master, evaluation, resources)
    return paper.bytes()


def _sent(context: Context) -> int:
    return int(context.run[context.run["kind"] == "dispatched"]["entity"].nunique())


def _appendices(paper: Paper, context: Context, master: MasterList, evaluation: Evaluation, resources: Resources) -> None:
    say = context.say
    paper.turn()
    paper.heading(say("Appendix 1 Resources", "附件一 应急资源"))
    table = resources.table()
    paper.table([say("owner", "所属单位"), say("kind", "类别"), say("resources", "资源"), say("number", "数量"), say("crew", "人数"),
                 say("water, m3", "载水(m3)"), say("foam, m3", "泡沫液(m3)"), say("distance, km", "距离(km)"), say("arrival 50 %, min", "到场50%(分)")],
                _summed(context, table), [2, 1.7, 3.9, 0.85, 0.7, 0.9, 0.9, 0.95, 1], 8)
    paper.paragraph(say("Each of them stands in resources.csv.", "逐项见 resources.csv。"), size=8)
    paper.heading(say("Appendix 2 Map", "附件二 平面与路线"))
    paper.picture(picture(context))
    paper.paragraph(say("Star: the site. Red: what burns or is reached in the chosen run; dashed: withdrawal radius. map.geojson holds the same with "
                        "routes and contours.",
                        "星号:厂区。红色:本次推演中着火或被波及;虚线:撤离半径。map.geojson 另含路线与等值线。"), size=8)
    zones = context.scenario.by_id("zones")
    paper.table([say("zone", "区域"), say("people day / night", "昼/夜人数"), say("east, north (m)", "东、北坐标(m)"), say("radius (m)", "半径(m)")],
                [[named(row, context.lang), f"{number(row.get('day'), 0):.0f} / {number(row.get('night'), 0):.0f}",
                  f"{number(row.get('x_m')):.0f}, {number(row.get('y_m')):.0f}", number(row.get("radius_m"))] for row in zones.values()], size=8)
    paper.heading(say("Appendix 3 Master event list", "附件三 演练脚本"))
    table = master.table()
    names = ["inject_id", "t_plus", "clock_time", "kind", "to_role", "content", "expected_action", "due_t_plus"]
    rows = _rows(table, names)
    for row in rows:
        row[3] = context.pick(standards.KINDS[row[3]])
    paper.table(_heads(context, table, names), rows, [0.75, 1.15, 1.1, 0.9, 1.6, 3.4, 3.4, 1.15], 8)
    paper.heading(say("Appendix 4 Evaluation", "附件四 评估要点"))
    paper.table([say("no.", "编号"), say("category", "类别"), say("check", "评估内容"), say("who does what", "关键任务(何人、何事)"),
                 say("limit", "时限")],
                [[entry.number, context.pick(pair), entry.check, entry.line.expected_action if entry.line else "",
                  duration(entry.line.limit_s, context.lang) if entry.line else ""]
                 for item, pair in standards.ITEMS.items() for entry in evaluation.entries(item)], [0.7, 1.8, 4, 4, 0.9], 8)
    paper.heading(say("Appendix 5 Safety and stop rules", "附件五 安全与中止规则"))
    paper.table([say("time", "时间"), say("rule", "规则"), say("condition", "条件")],
                [[context.t_plus(line.t), line.content, line.condition] for line in master.lines if line.kind == "safety_stop"], [1, 5, 2])


def _summed(context: Context, table: Table) -> list[list[Any]]:
    """The resources of an owner and kind in one row: their sums, the middle arrival."""
    rows = [dict(zip((column.name for column in table.columns), row)) for row in table.rows]
    kind_of = next(column for column in table.columns if column.name == "kind")
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((str(row["owner"] or row["name"] or ""), str(row["kind"])), []).append(row)

    def total(some: list[dict[str, Any]], name: str) -> float | None:
        return sum(row[name] for row in some if row[name] is not None) or None

    summed = []
    for (owner, kind), some in groups.items():
        arrivals = [row["eta_p50_min"] for row in some if row["eta_p50_min"] is not None]
        summed.append([owner, kind_of.shown(kind, context.lang), context.say(", ", "、").join(str(row["resource_id"]) for row in some),
                       total(some, "quantity"), total(some, "crew"), total(some, "water_m3"), total(some, "foam_m3"),
                       some[0]["distance_km"], round(quantiles(arrivals, [0.5])[0], 1) if arrivals else None])
    return summed


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

    low, _, high = (line.since_s + value for value in line.band_s)
    return [entry.number, entry.check, f"{line.inject_id} {line.expected_action}", when(line.since_s), when(line.due_s),
            duration(line.limit_s, context.lang), f"{context.t_plus(low)}\n~ {context.t_plus(high)}" if math.isfinite(low) else "",
            f"{line.p_met:.0%}" if math.isfinite(line.p_met) else "", context.t_plus(verdict.observed_s) if verdict else "",
            verdict.rating(context.lang) if verdict else "", verdict.reason if verdict else ""]


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
                improvement.objective_ratings(context, evaluation), [0.8, 2, 1.2, 1.6, 1])
    if evaluation.conclusion:
        paper.paragraph(say(f"Conclusion: {evaluation.conclusion} ({evaluation.score:.0f} of 100)",
                            f"评估结论:{evaluation.conclusion}({evaluation.score:.0f}/100)"), True)
    if evaluation.verdicts:
        paper.heading(say("3 What happened, the simulation, the clause", "三、实测、推演与条款对照"))
        paper.table([say("task", "任务"), say("actual", "实际"), say("took", "用时"), say("limit", "时限"),
                     say("simulated 10-90 %", "推演10%~90%"), say("rating", "评定"), say("remark", "说明")],
                    [[verdict.line.expected_action, context.t_plus(verdict.observed_s), duration(verdict.value_s, context.lang),
                      duration(verdict.line.limit_s, context.lang),
                      f"{duration(verdict.line.band_s[0], context.lang)} - {duration(verdict.line.band_s[2], context.lang)}"
                      if math.isfinite(verdict.line.band_s[1]) else "", verdict.rating(context.lang), verdict.reason]
                     for verdict in evaluation.verdicts.values()], [3, 1.1, 1, 1, 1.6, 0.7, 3])
    paper.heading(say("4 Improvement plan", "四、改进计划"))
    paper.table(_heads(context, improvements, [column.name for column in improvements.columns]), improvements.rows,
                [1.0, 1.8, 2.9, 1.8, 2.1, 0.8, 0.7, 1.1, 0.7, 1.35, 1.35, 0.75, 1.1, 1.4], 7)
    return paper.bytes()
