"""What is expected besides the plan's orders: clauses that are no single order's, and what commanders decide by themselves."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from yuyan import words
from yuyan.scenario import named
from yuyan.statistics import quantiles

from . import standards
from .context import Context
from .injects import delivery_of
from .line import Amount, Line
from .orders import LEADERS, Orders

#: What is decided or done in command, and by whom.
_COMMAND = {"level_raised": ("who leads the level", "响应级别主管部门"), "level_lowered": ("who leads the level", "响应级别主管部门"),
            "sector_opened": ("commander", "现场指挥员"), "post_opened": ("commander", "现场指挥员"),
            "group_set_up": ("leader of the group", "工作组组长"), "followed_up": ("duty office", "值班室"),
            "decided": ("who decides by the plan", "预案规定的决策者"), "corrected": ("who notices it", "发现者")}


def band(took: ArrayLike) -> tuple[float, float, float]:
    """10, 50 and 90 % of times, s."""
    low, middle, high = quantiles(took, (0.1, 0.5, 0.9))
    return float(low), float(middle), float(high)


def clause_lines(context: Context, bound: set[str]) -> list[Line]:
    """A line for each clause at stake that is bound to no order: arrivals, water, zones, the fire."""
    lines = []
    for clause, row in context.drill.clauses.iterrows():
        if clause in bound or row["rule"] == "number" or np.isnan(context.drill.met.loc[context.replication, clause]):
            continue
        since = context.first(row["since"], row["since_entity"])
        of = context.kept(row)
        if row["rule"] == "before":
            ordered = context.first("evacuation_ordered", row["of_entity"])
            start, due = min(ordered if math.isfinite(ordered) else of, since), since
        else:
            start, due = since, since + row["limit_s"] if row["rule"] == "within" else math.nan
        since_event = context.run[(context.run["kind"] == row["since"]) & (context.run["time_s"] == since)]
        within, item = row["rule"] == "within", standards.item_of(row["of"], row["of_entity"])
        lines.append(Line(
            t=start, kind="prompt", event=-1, trigger=int(since_event["number"].iloc[0]) if len(since_event) else -1,
            delivery="paper", from_role=context.say("controller", "导调员"),
            to_role=context.say(f"evaluator {standards.OBJECTIVE_OF[item]}", f"评估员({standards.OBJECTIVE_OF[item]})"),
            place=context.name(row["of_entity"]) or context.site, content=_watch(context, row),
            expected_action=_responsible(context, row["of"], row["of_entity"]) + context.say(": ", ":") + context.clause_text(str(clause)),
            clause=str(clause), rule=str(row["rule"]), item=item, due_s=due if math.isfinite(due) else math.nan,
            since_s=since if within else start, limit_s=float(row["limit_s"]) if within else math.nan,
            band_s=(row["p10"], row["p50"], row["p90"]) if within else (math.nan,) * 3,
            p_met=float(row["share"]), done_s=of, kept_s=of, done_kind=str(row["of"]),
            leader=context.pick(LEADERS.get(str(row["layer"]), ("site", "现场"))),
            remark=context.say("must not happen: leave the actual time blank", "不应发生:实际时间留空")
            if row["rule"] == "never" else ""))
    return lines


def amount_lines(context: Context) -> list[Line]:
    """A line for each clause at stake that limits a number: what evaluators count when the drill ends."""
    closed = context.first("closed")
    end = closed if math.isfinite(closed) else float(context.run["time_s"].max())
    lines = []
    for clause, row in context.drill.clauses.iterrows():
        value = context.drill.clause_values.loc[context.replication, clause]
        if row["rule"] != "number" or np.isnan(context.drill.met.loc[context.replication, clause]):
            continue
        path, item = f"/drill/outcomes/{row['measure']}", standards.item_of_measure(str(row["measure"]))
        caption = context.result.label(path, context.lang) if context.result.has(path) else str(row["measure"])
        unit = "" if row["unit"] == "1" else words.word(words.UNITS, str(row["unit"]), context.lang)
        amount = Amount(caption, unit, str(row["operator"]), float(row["limit"]), (float(row["p10"]), float(row["p50"]), float(row["p90"])), float(value))
        lines.append(Line(
            t=end, kind="prompt", event=-1, delivery="paper", from_role=context.say("controller", "导调员"),
            to_role=context.say(f"evaluator {standards.OBJECTIVE_OF[item]}", f"评估员({standards.OBJECTIVE_OF[item]})"), place=context.site,
            content=_private(context) + context.say(f"Note when the drill ends: {caption} ({amount.bound()}).",
                                                       f"结束时核定:{caption}({amount.bound()})。"),
            expected_action=context.clause_text(str(clause)), clause=str(clause), rule="number", item=item, p_met=float(row["share"]),
            amount=amount, leader=context.pick(LEADERS.get(str(row["layer"]), ("site", "现场"))),
            remark=context.say(f"write the number{f' in {unit}' if unit else ''} under “actual result”; in this run: {amount.text(amount.own)}",
                               f"在“实际结果”填数字{f'(单位 {unit})' if unit else ''};本次推演:{amount.text(amount.own)}")))
    return lines


def _private(context: Context) -> str:
    return context.say("For evaluators only, not told to players. ", "仅供评估, 不告知参演人员。")


def _watch(context: Context, row: pd.Series) -> str:
    """What an evaluator is told of a clause that nobody is asked to act on: the players hear nothing of it."""
    def said(kind: str, entity: str) -> str:
        what = f"“{words.happening(kind, context.lang)}”"
        return what + (context.say(f" ({context.name(entity)})", f"({context.name(entity)})") if entity else "")

    of, since = said(row["of"], row["of_entity"]), said(row["since"], row["since_entity"])
    if row["rule"] == "within":
        told = context.say(f"From {since} take the time until {of}.", f"自{since}起计时, 至{of}止。")
    elif row["rule"] == "before":
        told = context.say(f"Watch whether {of} comes before {since}.", f"观察{of}是否早于{since}。")
    else:
        told = context.say(f"From {since} on watch that there is no {of}.", f"自{since}起观察是否出现{of}。")
    return _private(context) + told


def _responsible(context: Context, kind: str, entity: str) -> str:
    """Who has to keep a clause that is no single order's."""
    if entity == "ambulance" or kind in ("admitted", "loaded", "treated", "triaged", "found"):
        return context.say("120 centre and ambulances", "120及急救力量")
    if kind in ("zone_warned", "zone_evacuated", "sheltered"):
        return context.say("who leads the evacuation", "疏散负责人") + (f" ({context.name(entity)})" if entity else "")
    if kind in ("arrived", "water_on", "attack_started", "caught_inside", "fire_out", "foam_completed", "unit_lost", "withdrawn"):
        return context.say("fire and rescue forces", "灭火救援力量")
    return context.say("posts of the site", "企业各岗位")


def command_lines(context: Context, orders: Orders) -> list[Line]:
    """What the commander and the level above are expected to decide by themselves: response level, sectors, follow-up
    reports, the decisions of the plan; with the band of the replications in which the same came up."""
    lines = []
    frame = orders.events_with_causes(_COMMAND)
    own = frame[(frame["replication"] == context.replication) & (frame["cause"] >= 0)]
    for _, event in own.iterrows():
        kind, entity = str(event["kind"]), str(event["entity"])
        alike = frame[(frame["kind"] == kind) & (frame["value"] == event["value"])
                      & ((frame["entity"] == entity) | (kind == "corrected"))]
        took = (alike["time_s"] - alike["cause_s"]).dropna()
        if took.max() <= 0:  # comes by itself at once: nobody has to act
            continue
        trigger = context.run.loc[int(event["cause"])]
        lines.append(Line(
            t=float(event["cause_s"]), kind="prompt", event=-1, trigger=int(event["cause"]), delivery=delivery_of(str(trigger["kind"])),
            from_role=context.say("controller", "导调员"), to_role=context.pick(_COMMAND[kind]), place=context.name(trigger["entity"]) or context.site,
            content=context.say("more units than one leader can lead", "到场车组超过指挥幅度") if kind == "sector_opened" else
            context.news(trigger), expected_action=_command_action(context, kind, entity, event["value"]), item=standards.item_of(kind),
            since_s=float(event["cause_s"]), band_s=band(took), done_s=float(event["time_s"]),
            done=int(event["number"]), done_kind=kind, leader=context.pick(LEADERS["county"])))
    return lines


def _command_action(context: Context, kind: str, entity: str, value: float) -> str:
    if kind in ("level_raised", "level_lowered"):
        level = {1: "I", 2: "II", 3: "III", 4: "IV"}.get(int(value), "")
        return context.say(f"response level {level} is judged, approved and announced ({context.name(entity)})",
                           f"研判、批准并宣布{level}级响应({context.name(entity)})")
    if kind == "decided":
        option = context.scenario.by_id("plan.options").get(entity, {"id": entity})
        decision = context.scenario.by_id("plan.decisions").get(str(option.get("decision")), {})
        title, taken = (named(row, context.lang, "title") for row in (decision, option))
        return context.say(f"decide: {title} (in this run: {taken})", f"决策:{title}(本次推演:{taken})")
    if kind == "sector_opened":
        return context.say(f"open sector {value:.0f}: too many units for one leader", f"开设第 {value:.0f} 战斗段(指挥幅度过大)")
    name = context.name(entity)
    return context.say(f"{words.happening(kind, 'en')}: {name}", f"{name}:{words.happening(kind, 'zh')}")
