"""After-action report: what is to be improved, by whom, and what a change would bring."""

from __future__ import annotations

import datetime
import math

import numpy as np
from yuyan import words
from yuyan.clock import duration

from . import columns, standards
from .columns import Table
from .context import Context
from .evaluation import Evaluation, Verdict
from .plan_test import PlanTest

#: A clause that is met less often than this is a finding.
FINDING_BELOW = 0.9
AT_MOST = 12

#: What usually helps, by what a clause promises; element is one of planning, organisation, equipment, training,
#: exercise.
_REMEDIES: dict[str, tuple[str, tuple[str, str]]] = {
    "reported": ("organisation", ("name a reporting duty at every level with a prepared form and a deputy",
                                  "各层级明确信息报告责任人与替补, 备好报告模板")),
    "called_119": ("training", ("rehearse the call on the post card until it comes first", "按处置卡反复训练报警, 做到第一动作")),
    "arrived": ("planning", ("dispatch earlier or from nearer; check the route and its bottleneck", "提前或就近调派, 核查路线与瓶颈路段")),
    "water_on": ("equipment", ("bring water and foam nearer: hydrants, supply lines, own engine", "补强水源与泡沫供给:消火栓、供水线路、自有车辆")),
    "foam_at_tank": ("equipment", ("test and shorten the filling of the foam pipes", "测试并缩短泡沫管线充液时间")),
    "foam_completed": ("equipment", ("hold concentrate and water for the full duration", "按规定时间储备泡沫液与水")),
    "zone_evacuated": ("planning", ("order earlier, warn by more than one channel, name who leads each group",
                                    "提前下令, 多渠道告知, 明确各组疏散负责人")),
    "shelter_ordered": ("planning", ("let the dispatch centre order shelter by a table of wind and distance, without asking first",
                                     "授权指挥中心按风向、距离表直接下令避护")),
    "sheltered": ("equipment", ("warn by sirens, loudspeakers and telephone at once; rehearse it with the public",
                                "警报、广播、短信同步告知, 与群众共同演练")),
    "release_ended": ("equipment", ("shut off from afar; keep the response team's gear at the plant", "远程紧急切断, 堵漏装备前置")),
    "admitted": ("planning", ("spread the casualties over the hospitals by a plan; more vehicles for the seated", "按预案分流伤员, 增加轻伤转运车辆")),
    "mustered": ("training", ("drill the muster; count by list at the point", "演练集合清点, 按名册在集合点清点")),
    "caught_inside": ("planning", ("withdraw on an earlier sign; mark the radius; one signal known to all",
                                   "提前撤离判据, 标定半径, 统一撤离信号")),
    "command_assumed": ("organisation", ("fix who hands over what in which words", "明确移交内容与用语")),
    "informed_public": ("organisation", ("prepare the first statement; name the spokesperson", "预制首发口径, 明确新闻发言人")),
    "rain_valve_closed": ("equipment", ("put the valve on the first card, or operate it from afar", "列入首要处置卡或改为远控"))}
_USUAL = ("training", ("put the action on the card of the post and rehearse it", "将该动作列入岗位处置卡并训练"))
_ELEMENTS = {"planning": ("planning", "预案"), "organisation": ("organisation", "组织"), "equipment": ("equipment", "装备"),
             "training": ("training", "培训"), "exercise": ("exercise", "演练")}


def table(context: Context, evaluation: Evaluation, plan: PlanTest) -> Table:
    """The improvement plan: clauses that fail too often in the simulation, and what went wrong in the drill."""
    made = columns.table("aar_ip", columns.IMPROVEMENT)
    verdicts = {verdict.line.clause: verdict for verdict in evaluation.verdicts.values() if verdict.line.clause}
    for clause in findings(context, verdicts):
        _row(made, context, clause, verdicts.get(clause), plan)
    return made


def findings(context: Context, verdicts: dict[str, Verdict]) -> list[str]:
    """Clauses to be improved: those missed in the drill, then those that the simulation meets too seldom."""
    missed = [clause for clause, verdict in verdicts.items() if verdict.rank]
    clauses = context.drill.clauses
    weak = [str(clause) for clause, row in clauses.iterrows() if row["at_stake"] > 0 and row["share"] < FINDING_BELOW]
    return list(dict.fromkeys([*missed, *weak]))[:AT_MOST]


def _row(made: Table, context: Context, clause: str, verdict: Verdict | None, plan: PlanTest) -> None:
    row = context.drill.clauses.loc[clause]
    item = standards.item_of_measure(str(row["measure"])) if row["rule"] == "number" else standards.item_of(row["of"], row["of_entity"])
    capability = standards.OBJECTIVES[standards.OBJECTIVE_OF[item]]
    element = _REMEDIES.get(row["of"], _USUAL)[0]
    share = f"{row['share']:.0%} ({row['met']}/{row['at_stake']})" if row["at_stake"] else "-"
    issue = context.say(f"Met in {share} of the simulated cases at stake", f"推演中满足 {share}")
    if verdict is not None and verdict.rank:
        issue = context.say(f"In the drill: {verdict.reason}. ", f"演练实测:{verdict.reason}。") + issue
    start = context.start.date()
    urgent = row["rule"] == "never" or row["share"] < 0.6 or bool(verdict and verdict.rank == 3)
    made.add(
        capability=context.pick(capability), issue=issue, analysis=analysis(context, clause, plan),
        plan_clause=f"{clause}: {context.clause_text(clause)}",
        corrective_action=plan.suggestion(clause) or remedy(context, clause), element=context.pick(_ELEMENTS[element]),
        priority=context.say("high", "高") if urgent else context.say("medium", "中"),
        responsible_unit=words.word(words.LAYERS, str(row["layer"]), context.lang) + context.say(": its owner", "主责单位"),
        start=(start + datetime.timedelta(days=30)).isoformat(),
        due=(start + datetime.timedelta(days=60 if urgent else 90)).isoformat(), status=context.say("open", "未开始"),
        evidence=context.say(f"simulation, {len(context.drill.done)} replications", f"推演 {len(context.drill.done)} 次")
        + (context.say("; drill, actual time", ";演练实测时间") if verdict is not None else ""),
        simulated_effect=plan.effect(clause) or context.say("not simulated; yuyan compare tells", "未推演;可用 yuyan compare 测算"))


def analysis(context: Context, clause: str, plan: PlanTest) -> str:
    """What stands in the way: the bottleneck of the result's plan test, the steps that take longest where it was late,
    what goes with a miss."""
    if clause not in plan.analyses:
        plan.analyses[clause] = _analysis(context, clause, plan)
    return plan.analyses[clause]


def _analysis(context: Context, clause: str, plan: PlanTest) -> str:
    parts = []
    bottleneck = plan.bottleneck(clause)
    if bottleneck:
        parts.append(context.say("bottleneck: ", "瓶颈:") + bottleneck)
    step = longest_step(context, clause)
    if step:
        parts.append(step)
    reasons = context.drill.reasons(clause, context.lang)
    reasons = reasons[reasons["is_clear"]]
    for _, reason in reasons.head(2).iterrows():
        parts.append(context.say(
            f"with “{reason['circumstance']}” missed in {reason['missed_with']:.0%}, else {reason['missed_without']:.0%}",
            f"有“{reason['circumstance']}”时未满足 {reason['missed_with']:.0%}, 否则 {reason['missed_without']:.0%}"))
    never = context.drill.clause_values[clause].dropna()
    if context.drill.clauses.loc[clause, "rule"] == "within" and len(never):
        share = float(np.isinf(never).mean())
        if share > 0.05:
            parts.append(context.say(f"not done at all in {share:.0%}", f"{share:.0%} 的情形根本未完成"))
    return context.say("; ", ";").join(parts) or context.say("no single cause stands out", "无单一突出原因")


def longest_step(context: Context, clause: str) -> str:
    """Where most of the time goes in the cases in which a limit is broken; empty when nothing can be said."""
    if context.drill.clauses.loc[clause, "rule"] != "within":
        return ""
    steps = context.drill.path(clause)
    if not len(steps) or not steps["late"].notna().any():
        return ""
    longest = steps["late"].idxmax()
    took = float(steps.loc[longest, "late"])
    first, _, last = str(longest).partition(" > ")
    return context.say(f"longest step where late: “{words.happening(first, 'en')}” to “{words.happening(last, 'en')}”, {duration(took)}",
                       f"超时时耗时最长的一步:“{words.happening(first, 'zh')}”到“{words.happening(last, 'zh')}”, 约{duration(took, 'zh')}")


def remedy(context: Context, clause: str) -> str:
    """What usually helps, where the result has no suggestion of its own."""
    return context.pick(_REMEDIES.get(context.drill.clauses.loc[clause, "of"], _USUAL)[1])


def objective_ratings(context: Context, evaluation: Evaluation) -> list[list[str]]:
    """Rows objective, what was observed of it, its rating (the worst of its clauses) or the simulated one."""
    rows = []
    for objective, pair in standards.OBJECTIVES.items():
        lines = [line for line in evaluation.master.measured() if standards.OBJECTIVE_OF[line.item] == objective]
        ranks = [verdict.rank for verdict in evaluation.verdicts.values()
                 if verdict.rank is not None and standards.OBJECTIVE_OF[verdict.line.item] == objective]
        least = min((line for line in lines if math.isfinite(line.p_met)), key=lambda line: line.p_met, default=None)
        rows.append([objective, context.pick(pair), str(len(lines)),
                     f"{context.clause_text(least.clause)} ({least.p_met:.0%})" if least else "", standards.RATINGS[context.lang][max(ranks)] if ranks else ""])
    return rows
