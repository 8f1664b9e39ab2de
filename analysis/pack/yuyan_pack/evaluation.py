"""The evaluation guide by the items of AQ/T 9009, and what was observed held against clause and simulation."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from yuyan.clock import duration

from . import columns, standards
from .actual import Observed
from .columns import Table
from .context import Context
from .line import Amount, Line
from .msel import MasterList


@dataclass(frozen=True)
class Verdict:
    """How one expected action went."""

    line: Line
    observed_s: float  #: on the drill's clock, s since T0; infinite: it did not happen
    value: float  #: s from since_s, or the number that the clause limits; NaN where nothing is measured
    rank: int | None  #: 0 best to 3 worst; None: the plan sets nothing to judge by
    reason: str

    def rating(self, lang: str) -> str:
        """The word of the rating; empty without one."""
        return "" if self.rank is None else standards.RATINGS[lang][self.rank]


@dataclass(frozen=True)
class Entry:
    """A line of the guide."""

    number: str
    check: str
    line: Line | None  #: the task that is watched; None: a question of yes or no
    verdict: Verdict | None


class Evaluation:
    """Rows of the guide; with observations filled in, their ratings and the conclusion."""

    def __init__(self, master: MasterList, observed: dict[str, Observed] | None = None) -> None:
        self.master = master
        self.context: Context = master.context
        self.observed = observed
        self.verdicts: dict[str, Verdict] = {}
        if observed is not None:
            for line in master.measured():
                if (seen := observed.get(line.inject_id)) and (
                        seen.rating or math.isfinite(seen.amount if line.amount else seen.time_s) or seen.never):
                    self.verdicts[line.inject_id] = self._judge(line, seen)
                elif line.rule == "never" and seen is not None:
                    self.verdicts[line.inject_id] = self._judge(line, Observed(math.nan, True, seen.result, ""))

    # -- judging -------------------------------------------------------------------------------

    def _judge(self, line: Line, seen: Observed) -> Verdict:
        """The plan's clause decides what is late; the simulated band is told beside it."""
        context = self.context
        observed = math.inf if seen.never else seen.time_s - context.wishes.shift_s
        if line.amount:
            observed, value = math.nan, seen.amount
            rank, said = self._by_amount(line.amount, value)
        else:
            value = observed - line.since_s if math.isfinite(line.since_s) else math.nan
            rank, said = self._by_clause(line, observed, value)
        if seen.rating:
            given = standards.rank_of_word(seen.rating)
            if rank is not None and given != rank:
                said += context.say("; the evaluator rated otherwise", ";评估员另有评定")
            rank = given
        parts = (said, self._against_band(line, value), "" if line.amount and math.isfinite(value) else seen.result)
        return Verdict(line, observed, value, rank, context.say("; ", ";").join(part for part in parts if part))

    def _by_clause(self, line: Line, observed: float, value: float) -> tuple[int | None, str]:
        context = self.context
        worst = len(standards.SCORES) - 1
        if math.isnan(observed):
            return None, ""
        if line.rule == "never":
            happened = math.isfinite(observed)
            return (worst, context.say("it happened", "已发生")) if happened else (0, context.say("did not happen", "未发生"))
        if math.isinf(observed):
            return (worst if line.clause else None), context.say("not done", "未完成")
        if line.rule == "before":
            if math.isnan(line.due_s):
                return 0, context.say("done; harm did not come in this run", "已完成;本次情景中危害未到达")
            late = observed - line.due_s
            return (0, context.say("in time", "按时")) if late <= 1e-6 else (
                worst, context.say(f"{duration(late)} after the harm came", f"晚于危害到达{duration(late, 'zh')}"))
        if not math.isfinite(line.limit_s):
            return None, ""
        rank = standards.rank_of(standards.RATIO_BOUNDS, value / line.limit_s if line.limit_s else math.inf)
        late = value - line.limit_s
        if late <= 1e-6:
            return 0, context.say(f"within the limit of {duration(line.limit_s)}", f"未超过时限{duration(line.limit_s, 'zh')}")
        return rank, context.say(f"late by {duration(late)} (limit {duration(line.limit_s)})",
                                 f"迟{duration(late, 'zh')}(时限{duration(line.limit_s, 'zh')})")

    def _by_amount(self, amount: Amount, value: float) -> tuple[int | None, str]:
        if math.isnan(value):
            return None, ""
        excess = amount.excess(value)
        rank = len(standards.SCORES) - 1 if math.isinf(excess) else standards.rank_of(standards.RATIO_BOUNDS, excess)
        seen = amount.text(value)
        if excess <= 1:
            return 0, self.context.say(f"{seen}: kept ({amount.bound()})", f"{seen}, 符合({amount.bound()})")
        return max(rank, 1), self.context.say(f"{seen}: not kept ({amount.bound()})", f"{seen}, 不符合({amount.bound()})")

    def _against_band(self, line: Line, value: float) -> str:
        """Where the observed time lies in the simulated band; context, no judgement."""
        context = self.context
        low, _, high = line.band
        if math.isnan(value) or math.isnan(low):
            return ""
        band = line.told(low, context.lang) + context.say(" to ", "~") + line.told(high, context.lang)
        less, more = (("less", "少"), ("more", "多")) if line.amount else (("quicker", "快"), ("slower", "慢"))
        place = (context.say(f"{less[0]} than 90 % of the replications", f"{less[1]}于90%的推演") if value < low else
                 context.say(f"{more[0]} than 90 % of the replications", f"{more[1]}于90%的推演") if value > high else
                 context.say("within the simulated 10 to 90 %", "在推演10%~90%区间内"))
        return f"{place} ({band})"

    # -- conclusion ----------------------------------------------------------------------------

    @property
    def score(self) -> float:
        """Weighted mean of the scores of what was rated, 0 to 100; NaN when nothing was."""
        rated = [(standards.SCORES[verdict.rank], _weight(verdict.line)) for verdict in self.verdicts.values()
                 if verdict.rank is not None]
        total = sum(weight for _, weight in rated)
        return sum(score * weight for score, weight in rated) / total if total else math.nan

    @property
    def conclusion(self) -> str:
        """The concluding word; the worst whenever a “never” clause was broken; empty without ratings."""
        if math.isnan(self.score):
            return ""
        broken = any(verdict.line.rule == "never" and verdict.rank == len(standards.SCORES) - 1
                     for verdict in self.verdicts.values())
        place = len(standards.SCORES) - 1 if broken else standards.rank_of(
            [100 - bound for bound in standards.CONCLUSION_BOUNDS], 100 - self.score)
        return standards.RATINGS[self.context.lang][place]

    # -- the table -----------------------------------------------------------------------------

    def table(self) -> Table:
        """The guide with its exact columns."""
        table = columns.table("evaluation", columns.EVALUATION)
        self._preparation(table)
        for item in standards.ITEMS:
            self._item(table, item)
        return table

    def _preparation(self, table: Table) -> None:
        context = self.context
        for number, check in enumerate(standards.PREPARATION, 1):
            table.add(item_no=f"P{number}", stage=context.say("preparation", "准备"), category=context.pick(check.category),
                      check=context.pick(check.text), metric=context.say("yes or no", "是/否"), weight=1,
                      evaluator=context.say("lead evaluator", "评估组长"))

    def entries(self, item: str) -> Iterator[Entry]:
        """What is asked under an item of implementation: the general questions, then the tasks of this drill."""
        for number, text in enumerate(standards.GENERAL[item], 1):
            yield Entry(f"{item}.{number}", self.context.pick(text), None, None)
        tasks = [line for line in self.master.measured() if line.item == item]
        for number, line in enumerate(tasks, len(standards.GENERAL[item]) + 1):
            check = self.context.clause_text(line.clause) if line.clause else (
                self.context.say("Was it done, and in a usual time?", "是否完成, 用时是否正常"))
            yield Entry(f"{item}.{number}", check, line, self.verdicts.get(line.inject_id))

    def _item(self, table: Table, item: str) -> None:
        context = self.context
        objective = standards.OBJECTIVE_OF[item]
        common = {"stage": context.say("implementation", "实施"), "category": context.pick(standards.ITEMS[item]),
                  "objective_id": objective, "capability": context.pick(standards.OBJECTIVES[objective]),
                  "evaluator": context.say(f"evaluator {objective}", f"评估员({objective})")}
        for entry in self.entries(item):
            line = entry.line
            if line is None:
                table.add(item_no=entry.number, check=entry.check, metric=context.say("yes or no", "是/否"), weight=1, **common)
                continue
            table.add(
                item_no=entry.number, check=entry.check, critical_task=f"{line.inject_id} {line.expected_action}",
                metric=_metric(context, line), unit=_unit(line), target=_finite(line.bound), sim_p10=_shown(line, line.band[0]),
                sim_p50=_shown(line, line.band[1]), sim_p90=_shown(line, line.band[2]), p_met=round(line.p_met, 3) if math.isfinite(line.p_met) else None,
                weight=_weight(line), **common, **self._filled(entry.verdict))

    def _filled(self, verdict: Verdict | None) -> dict[str, object]:
        if verdict is None:
            return {}
        context = self.context
        return {"rating": verdict.rating(context.lang),
                "score": None if verdict.rank is None else standards.SCORES[verdict.rank],
                "observed_t_plus": context.t_plus(verdict.observed_s), "observed_value": _shown(verdict.line, verdict.value),
                "evidence": context.say("master list, actual result", "脚本实际结果") if verdict.line.amount else
                context.say("master list, actual time", "脚本实际时间"), "reason": verdict.reason}


def _metric(context: Context, line: Line) -> str:
    if line.amount:
        return f"{line.amount.caption} {line.amount.bound()}"
    if line.rule == "never":
        return context.say("happened or not", "是否发生")
    if line.rule == "before":
        return context.say("before harm comes", "早于危害到达")
    return context.say("time from ", "自下述时刻起用时:") + context.t_plus(line.since_s)


def _weight(line: Line) -> int:
    return 3 if line.rule == "never" else 2 if line.clause else 1


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _unit(line: Line) -> str | None:
    if line.amount:
        return line.amount.unit or None
    return "s" if math.isfinite(line.band_s[1]) or math.isfinite(line.limit_s) else None


def _shown(line: Line, value: float) -> float | None:
    """A number as it is, times in whole seconds; infinite stays; missing is blank."""
    if math.isnan(value):
        return None
    return value if math.isinf(value) or line.amount else float(round(value))
