"""The master event list: injects from the states of the chosen replication, with what is expected of whom,
by when, and how the other replications fared."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

import numpy as np
from yuyan import words
from yuyan.clock import duration

from . import columns, standards
from .columns import Table
from .context import Context
from .designed import media_lines, safety_lines
from .duties import amount_lines, band, clause_lines, command_lines
from .injects import delivery_of, run_lines
from .line import Line
from .orders import LEADERS, Firing, Orders


class MasterList:
    """The lines of the drill in the order of time."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.orders = Orders(context.drill)
        self.lines: list[Line] = self._build()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> list[Line]:
        context = self.context
        firings = self.orders.firings(context.replication)
        self._doers = {firing.done: firing.order for firing in firings if firing.done >= 0}
        lines = [_opening(context), *safety_lines(context), *run_lines(context), *media_lines(context)]
        orders = [self._order_line(firing) for firing in firings] + command_lines(context, self.orders)
        self._bind_clauses([line for line in orders if line.order])
        lines += orders + clause_lines(context, {line.clause for line in orders}) + amount_lines(context)
        lines += [contingency for line in orders if (contingency := self._contingency(line)) is not None]
        return _numbered(lines, context)

    def _order_line(self, firing: Firing) -> Line:
        context, order = self.context, firing.order
        row = self.orders.rows[order]
        trigger = context.run.loc[firing.trigger]
        times = band(self.orders.delays(order))
        done_kind = words.DONE.get(str(row.get("action")), ("",))[0]
        selector = "ambulance" if str(row.get("target")) == "ambulance" else ""
        remark = ""
        if firing.done < 0:
            remark = context.say("forgotten in this replication: watch whether somebody notices",
                                 "本次推演中该动作被遗漏:观察是否有人发现")
        elif firing.failed:
            remark = context.say("the equipment fails in this replication", "本次推演中设备未能投用")
        return Line(t=firing.trigger_s, kind="prompt", event=-1, order=order, trigger=firing.trigger,
                    delivery=delivery_of(trigger["kind"]), from_role=self._teller(firing.trigger, order),
                    to_role=self.orders.actor(order, context.lang), place=context.name(trigger["entity"]),
                    content=context.news(trigger),
                    expected_action=f"{self.orders.actor(order, context.lang)}"
                                    f"{context.say(': ', ':')}{self.orders.action(order, context.lang)}",
                    item=standards.item_of(done_kind, selector), since_s=firing.trigger_s, band_s=times,
                    done_s=firing.done_s, done=firing.done, done_kind=done_kind, entities=firing.entities,
                    leader=context.pick(LEADERS.get(str(row.get("layer")), ("site", "现场"))),
                    condition=self._condition(row), remark=remark)

    def _condition(self, row: dict[str, Any]) -> str:
        measure = str(row.get("measure") or "always")
        if measure == "always":
            return ""
        return f"{words.word(words.MEASURES, measure, self.context.lang)} ≥ {row.get('at_least')}"

    def _teller(self, event: int, order: str) -> str:
        """Who tells the actor: another one whose action the trigger is, else a controller."""
        teller = self.orders.actor(self._doers[event], self.context.lang) if event in self._doers else ""
        if teller and teller != self.orders.actor(order, self.context.lang):
            return teller
        row = self.context.run.loc[event]
        if row["kind"] in ("arrived", "command_assumed", "reported"):
            return self.context.name(row["entity"])
        return self.context.say("controller", "导调员")

    def _bind_clauses(self, orders: list[Line]) -> None:
        """Gives each clause to the line of the order that is called for first, of these to the one that is done first:
        whoever has to act first is watched, also where another one acts in his stead."""
        context = self.context
        for clause, row in context.drill.clauses.iterrows():
            if np.isnan(context.drill.met.loc[context.replication, clause]) or row["rule"] in ("never", "number"):
                continue
            members = context.drill.members(row["of_entity"])
            fitting = [line for line in orders if row["of"] in words.DONE.get(self._action(line), ())
                       and (members is None or members & set(line.entities)
                            or not line.entities and self._means(line, members))]
            since = context.first(row["since"], row["since_entity"])
            fitting = [line for line in fitting if line.clause == ""]
            if not fitting:
                continue
            best = min(fitting, key=lambda line: (max(line.t, since), line.done_s, line.order))
            best.kept_s = context.kept(row)
            best.clause, best.p_met, best.rule = str(clause), float(row["share"]), str(row["rule"])
            if row["rule"] == "within":
                best.since_s, best.limit_s = since, float(row["limit_s"])
                best.due_s = since + best.limit_s
                best.band_s = (row["p10"], row["p50"], row["p90"])
            elif math.isfinite(since):
                best.due_s = since

    def _action(self, line: Line) -> str:
        return str(self.orders.rows[line.order].get("action"))

    def _means(self, line: Line, members: set[str]) -> bool:
        """Whether an order that was forgotten would have been done to one of these."""
        target = str(self.orders.rows[line.order].get("target") or "")
        return target in members or f"grade_{target}" in members

    def _contingency(self, line: Line) -> Line | None:
        """What the controller gives when an expected action with a limit does not come."""
        context = self.context
        if not line.t < line.due_s <= context.first("closed") or math.isinf(line.due_s):
            return None  # without a limit, lost before anybody could act, or due when the drill is over
        return Line(t=line.due_s, kind="contingency", event=-1, delivery="radio", answers=line,
                    from_role=context.say("controller", "导调员"), to_role=line.to_role, place=line.place,
                    content=context.say(f"The limit is over. The controller asks for the state of “{line.expected_action}”; after two "
                                        "minutes without an answer he has a substitute do it and says so.",
                                        f"时限已到:导调员询问“{line.expected_action}”进展;2 分钟内仍无答复, 由导调员指定替补完成并宣布。"),
                    expected_action=line.expected_action, clause="", item=line.item, leader=line.leader,
                    condition=context.say("only if the expected action has not come", "仅当预期行动未出现时使用"),
                    remark=context.say("keeps the drill going; the clause counts as missed", "保证演练继续;该条款按未满足记录"))

    # -- the table -----------------------------------------------------------------------------

    def table(self) -> Table:
        """The master list with its exact columns."""
        made = columns.table("msel", columns.MSEL)
        made.rows = [list(row) for row in self._table.rows]
        return made

    @cached_property
    def _table(self) -> Table:
        context = self.context
        table = columns.table("msel", columns.MSEL)
        for seq, line in enumerate(self.lines, 1):
            base = line.since_s
            band = ([line.amount.text(value) for value in line.amount.band] if line.amount else
                    [context.t_plus(base + value) if math.isfinite(base) else "" for value in line.band_s])
            table.add(
                seq=seq, event_id=f"E{max(line.event, line.trigger)}" if max(line.event, line.trigger) >= 0 else "", inject_id=line.inject_id,
                phase=phase_of(context, line.t), t_plus=context.t_plus(line.t), clock_time=context.clock_time(line.t),
                kind=line.kind, delivery=line.delivery, from_role=line.from_role, to_role=line.to_role,
                place=line.place, situation=context.situation(line.t), content=line.content,
                expected_action=line.expected_action,
                plan_clause=f"{line.clause}: {context.clause_text(line.clause)}" if line.clause else
                (context.say("order ", "预案动作 ") + line.order if line.order else ""),
                objective_id=standards.OBJECTIVE_OF[line.item],
                aq9009_item=f"{line.item} {context.pick(standards.ITEMS[line.item])}",
                responsible_controller=context.say(f"controller, {line.leader}", f"导调员({line.leader})"),
                evaluator=context.say(f"evaluator {standards.OBJECTIVE_OF[line.item]}",
                                      f"评估员({standards.OBJECTIVE_OF[line.item]})"),
                due_t_plus=context.t_plus(line.due_s), sim_p10=band[0], sim_p50=band[1], sim_p90=band[2],
                p_met=round(line.p_met, 3) if math.isfinite(line.p_met) else None,
                depends_on=line.depends_on, condition=line.condition, contingency_inject_id=line.contingency,
                remark=_remark(context, line))
        return table

    def measured(self) -> list[Line]:
        """The lines whose expected action has a clause or a simulated band, in order of time."""
        return [line for line in self.lines
                if line.kind == "prompt" and (line.clause or math.isfinite(line.band_s[1]))]


def phase_of(context: Context, time_s: float) -> str:
    """In which part of the drill a time lies."""
    bounds = [context.first("detected"), min(context.first("arrived", "outside"), context.first("fire_out")),
              min(context.first("fire_out"), context.first("closed"))]
    names = [("discovery", "事故发生"), ("first response", "先期处置"), ("reinforced response", "增援处置"),
             ("ending", "收尾恢复")]
    return context.pick(names[sum(time_s >= bound for bound in bounds)])


def _opening(context: Context) -> Line:
    weather = context.weather
    return Line(t=0.0, kind="context", event=-1, delivery="voice", place=context.site, item="I1",
                from_role=context.say("director", "总指挥"), to_role=context.say("all who take part", "全体参演人员"),
                leader=context.pick(LEADERS["city"]), first=True,
                content=context.say(f"The drill begins: {context.beginning}. {weather}.",
                                    f"演练开始:{context.beginning}。{weather}。"),
                expected_action=context.say("take up posts; all messages begin with “drill, drill, drill”",
                                            "就位;所有信息以“演练、演练、演练”开头"))


def _remark(context: Context, line: Line) -> str:
    parts = [line.remark] if line.remark else []
    if line.kind == "prompt":
        if math.isfinite(line.due_s) and math.isfinite(line.limit_s):
            parts.append(context.say(f"late after {duration(line.limit_s)} (clause); the band is context",
                                     f"超过{duration(line.limit_s, 'zh')}(条款)为迟;推演区间仅供参考"))
        elif line.rule == "before" and line.due_s <= line.t:
            parts.append(context.say("harm is there before anybody is called upon: cannot be kept in this run",
                                     "危害先于触发信号到达, 本次情景中无法满足"))
        elif not line.clause:
            parts.append(context.say("no limit in the plan: the band is context", "预案未设时限:推演区间仅供参考"))
        done = line.kept_s if line.clause else line.done_s
        if line.clause and math.isinf(done) and line.rule == "within":
            parts.append(context.say("in this run: never", "本次推演:未完成"))
        elif math.isfinite(done) and line.rule != "never":
            parts.append(context.say("in this run: ", "本次推演:") + context.t_plus(done))
    return context.say("; ", ";").join(parts)


def _numbered(lines: list[Line], context: Context) -> list[Line]:
    """The lines in order, with inject ids, what they depend on, and their contingencies."""
    rank = {"safety_stop": 1, "escalation": 2, "fault": 3, "context": 4, "media": 5, "prompt": 6, "contingency": 7}
    lines = [line for line in lines if math.isfinite(line.t)]
    lines.sort(key=lambda line: (line.t, not line.first, rank[line.kind], line.trigger, line.event, line.order,
                                 line.clause))
    bearer: dict[int, str] = {}
    for number, line in enumerate(lines, 1):
        line.inject_id = f"I{number:03}"
        for event in {line.event, *line.events, line.done if line.order else -1} - {-1}:
            bearer.setdefault(event, line.inject_id)
    for line in lines:
        cause = line.trigger
        if cause < 0 and line.event >= 0:
            cause = int(context.run.loc[line.event]["cause"])
        line.depends_on = bearer.get(cause, "") if bearer.get(cause) != line.inject_id else ""
        if line.answers is not None:
            line.depends_on = line.answers.inject_id
            line.answers.contingency = line.inject_id
    return lines
