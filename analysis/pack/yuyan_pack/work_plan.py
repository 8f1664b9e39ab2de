"""The work plan of the drill (工作方案) under the fixed headings of AQ/T 9007, with its appendices."""

from __future__ import annotations

import math
from typing import Any

from yuyan import words
from yuyan.clock import duration
from yuyan.scenario import named, number
from yuyan.statistics import quantiles

from . import standards
from .columns import Table
from .context import Context
from .evaluation import Evaluation
from .msel import MasterList
from .paper import Paper
from .papers import columns_of
from .picture import picture
from .resources import Resources

#: So many zones still stand one below the other.
_ONE_BELOW_THE_OTHER = 15


def work_plan(context: Context, master: MasterList, evaluation: Evaluation, resources: Resources) -> bytes:
    """The paper."""
    paper = Paper(context, context.say(f"Work plan of the drill: {context.title}", f"{context.title}演练工作方案"))
    for section in (_beginning, _scenario, _organisation, _evaluation, _support):
        section(paper, context, master)
    paper.turn()
    _resources(paper, context, resources)
    _map(paper, context)
    _script(paper, context, master)
    _points(paper, context, evaluation)
    _rules(paper, context, master)
    return paper.bytes()


def _beginning(paper: Paper, context: Context, master: MasterList) -> None:
    """Purpose, clauses under test, scale and time."""
    say = context.say
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


def _sent(context: Context) -> int:
    return int(context.run[context.run["kind"] == "dispatched"]["entity"].nunique())


def _scenario(paper: Paper, context: Context, master: MasterList) -> None:
    """What the chosen run is, and what happens in it."""
    say = context.say
    paper.heading(say("3 Drill scenario", "三、演练情景"))
    paper.paragraph(f"{context.site}. {context.beginning}. {context.weather.capitalize()}." if context.lang == "en"
                    else f"{context.site}。{context.beginning}。{context.weather}")
    paper.paragraph(context.pick(context.choice.reason))
    paper.table([say("time", "时间"), say("what happens", "情景")],
                [[context.t_plus(line.t), line.content] for line in master.lines if line.kind in ("escalation", "fault")][:40],
                [1, 5])


def _organisation(paper: Paper, context: Context, master: MasterList) -> None:
    """Groups, players, steps."""
    say = context.say
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


def _evaluation(paper: Paper, context: Context, _: MasterList) -> None:
    """What it rests on, how it is evaluated, what is prepared."""
    say = context.say
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


def _support(paper: Paper, context: Context, master: MasterList) -> None:
    """Support and safety."""
    say = context.say
    paper.heading(say("9 Support", "九、保障措施"))
    paper.points([say("personnel: shifts of the posts and stand-ins", "人员:岗位班次与替补"), say("funds", "经费"),
                  say("materials: agent is not used up; water only where marked", "物资:不实喷药剂, 射水限于标定区域"),
                  say("places: cordon and observers' stand", "场地:警戒区与观摩区"),
                  say("communication: one drill channel, tested before", "通信:专用演练频道, 事先测试")])
    paper.heading(say("10 Safety notes", "十、安全注意事项"))
    paper.points(line.content for line in master.lines if line.kind == "safety_stop")
    paper.paragraph(say("Anybody may stop the drill. All messages begin with “drill”.", "任何人可中止演练。所有信息须冠以“演练”。"), True)


def _resources(paper: Paper, context: Context, resources: Resources) -> None:
    say = context.say
    paper.heading(say("Appendix 1 Resources", "附件一 应急资源"))
    table = resources.table()
    paper.table([say("owner", "所属单位"), say("kind", "类别"), say("resources", "资源"), say("number", "数量"), say("crew", "人数"),
                 say("water, m3", "载水(m3)"), say("foam, m3", "泡沫液(m3)"), say("distance, km", "距离(km)"), say("arrival 50 %, min", "到场50%(分)")],
                _summed(context, table), [2, 1.7, 3.9, 0.85, 0.7, 0.9, 0.9, 0.95, 1], 8)
    paper.paragraph(say("Each of them stands in resources.csv.", "逐项见 resources.csv。"), size=8)


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
        names = [row["resource_id"] if kind in words.UNIT_KINDS else row["name"] for row in some]
        summed.append([owner if owner != names[0] else "", kind_of.shown(kind, context.lang), context.say(", ", "、").join(map(str, names)),
                       total(some, "quantity"), total(some, "crew"), total(some, "water_m3"), total(some, "foam_m3"),
                       some[0]["distance_km"], round(quantiles(arrivals, [0.5])[0], 1) if arrivals else None])
    return summed


def _map(paper: Paper, context: Context) -> None:
    say = context.say
    paper.heading(say("Appendix 2 Map", "附件二 平面与路线"))
    paper.picture(picture(context))
    paper.paragraph(say("Star: the site. Red: what burns or is reached in the chosen run; yellow: plumes in the air; dashed: withdrawal radius. map.geojson holds the same with "
                        "routes and contours.",
                        "星号:厂区。红色:本次推演中着火或被波及;黄色:空气中的羽流;虚线:撤离半径。map.geojson 另含路线与等值线。"), size=8)
    zones = context.scenario.by_id("zones")
    heads = [say("zone", "区域"), say("people day / night", "昼/夜人数"), say("east, north (m)", "东、北坐标(m)"), say("radius (m)", "半径(m)")]
    rows: list[list[Any]] = [[named(row, context.lang), f"{number(row.get('day'), 0):.0f} / {number(row.get('night'), 0):.0f}",
                              f"{number(row.get('x_m')):.0f}, {number(row.get('y_m')):.0f}", number(row.get("radius_m"))] for row in zones.values()]
    if len(rows) > _ONE_BELOW_THE_OTHER:  # two side by side
        half = math.ceil(len(rows) / 2)
        rows, heads = [left + right for left, right in zip(rows[:half], [*rows[half:], [""] * 4])], heads * 2
    paper.table(heads, rows, [1.6, 1.2, 1.2, 0.8] * (len(heads) // 4), size=8)


def _script(paper: Paper, context: Context, master: MasterList) -> None:
    say = context.say
    paper.heading(say("Appendix 3 Master event list", "附件三 演练脚本"))
    table = master.table()
    names = ["inject_id", "t_plus", "clock_time", "kind", "to_role", "content", "expected_action", "due_t_plus"]
    paper.table(*columns_of(context, table, names), [0.75, 1.15, 1.1, 0.9, 1.6, 3.4, 3.4, 1.15], 8)


def _points(paper: Paper, context: Context, evaluation: Evaluation) -> None:
    say = context.say
    paper.heading(say("Appendix 4 Evaluation", "附件四 评估要点"))
    paper.table([say("no.", "编号"), say("category", "类别"), say("check", "评估内容"), say("who does what", "关键任务(何人、何事)"),
                 say("limit", "时限")],
                [[entry.number, context.pick(pair), entry.check, entry.line.expected_action if entry.line else "",
                  (entry.line.amount.bound() if entry.line.amount else duration(entry.line.limit_s, context.lang)) if entry.line else ""]
                 for item, pair in standards.ITEMS.items() for entry in evaluation.entries(item)], [0.7, 1.8, 4, 4, 0.9], 8)


def _rules(paper: Paper, context: Context, master: MasterList) -> None:
    say = context.say
    paper.heading(say("Appendix 5 Safety and stop rules", "附件五 安全与中止规则"))
    paper.table([say("time", "时间"), say("rule", "规则"), say("condition", "条件")],
                [[context.t_plus(line.t), line.content, line.condition] for line in master.lines if line.kind == "safety_stop"], [1, 5, 2])
