"""The test of the plan's clauses, and which stations may count as the site's own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from yuyan import words
from yuyan.statistics import quantiles, wilson

from . import columns
from .columns import Table
from .context import Context

#: GB 50074-2014, 12.5: minutes within which engines of others may count as the depot's own.
ELIGIBILITY_MIN = (5, 10, 20)
_OWN = ("volunteer", "full_time")


class PlanTest:
    """How each clause held over all replications; what stands in the way where the result says so."""

    def __init__(self, context: Context) -> None:
        self.context = context
        result = context.result
        self.late: pd.DataFrame | None = None
        self.analyses: dict[str, str] = {}  #: of improvement.analysis, by clause
        if result.has("/drill/plan_test"):
            late = result.dataset("/drill/plan_test")
            columns_ = {str(name): array.values for name, array in late.data_vars.items() if array.dims == ("clause",)}
            self.late = pd.DataFrame(columns_, index=[str(clause) for clause in late["clause"].values])

    def of(self, clause: str, name: str) -> Any:
        """A cell of the result's own plan test; None when there is none."""
        if self.late is None or clause not in self.late.index or name not in self.late:
            return None
        value = self.late.loc[clause, name]
        return None if isinstance(value, float) and math.isnan(value) else value

    def _said(self, clause: str, name: str) -> str:
        """A text of the result's plan test in the pack's language, else in the other; empty when there is none."""
        own, other = (f"{name}_zh", name) if self.context.lang == "zh" else (name, f"{name}_zh")
        return str(self.of(clause, own) or self.of(clause, other) or "")

    def suggestion(self, clause: str) -> str:
        """What helps; empty when the result does not say."""
        return self._said(clause, "suggestion")

    def bottleneck(self, clause: str) -> str:
        """The resource or delay in the way, in words; empty when the result does not say."""
        return self._said(clause, "bottleneck_name") or str(self.of(clause, "bottleneck") or "")

    def effect(self, clause: str) -> str:
        """By how much the probability rises if the bottleneck is lifted; empty when the result does not say."""
        gain = self.of(clause, "gain")
        if gain is None:
            return ""
        said = self.context.say(f"clause met {100 * float(gain):+.0f} points", f"满足概率 {100 * float(gain):+.0f} 个百分点")
        low, high = self.of(clause, "gain_low"), self.of(clause, "gain_high")
        if low is None or high is None:
            return said
        said += f" ({100 * float(low):+.0f} … {100 * float(high):+.0f})"
        return said if float(low) > 0 else said + self.context.say("; may be chance", ";可能出于偶然")

    def table(self) -> Table:
        """The clauses, the least certain first, then the stations' eligibility."""
        context = self.context
        table = columns.table("plan_test", columns.PLAN_TEST)
        for clause, row in context.drill.clauses.iterrows():
            is_limited = row["rule"] in ("within", "number")
            p50, p95, gap = self._times(str(clause), row)
            worst = self.of(str(clause), "worst_replication")
            table.add(
                clause_id=clause, plan_level=words.word(words.LAYERS, str(row["layer"]), context.lang),
                text_short=context.clause_text(str(clause)), source_standard=row["source"] or None,
                metric=metric(context, row), operator=row["operator"] if is_limited else str(row["rule"]),
                limit=row["limit"] if is_limited else None,
                unit=_unit(row["unit"]) if is_limited or p50 is not None else None, n_runs=int(row["at_stake"]),
                p_met=_share(row["share"]), ci_low=_share(row["low"]), ci_high=_share(row["high"]),
                p50=p50, p95=p95,
                worst_run_id=int(worst) if worst is not None and worst >= 0 else self._worst(str(clause)),
                bottleneck_resource=self.bottleneck(str(clause)) or None,
                gap=gap, suggestion=self.suggestion(str(clause)) or None)
        self._stations(table)
        return table

    def _times(self, clause: str, row: pd.Series) -> tuple[float | None, float | None, float | None]:
        """Median, 95 % quantile and gap to the limit, s or in the unit of a number (of one that has to reach its limit: what
        95 % of the cases have at least, and what that lacks). Of a clause that asks for something before harm comes: the time in
        hand, what 95 % of the cases have at least, and what the latter lacks; only where harm came."""
        if row["rule"] == "within":
            return _seconds(row["p50"]), _seconds(row["p95"]), _seconds(row["p95"] - row["limit_s"])
        if row["rule"] == "number":
            values = self.context.drill.clause_values[clause].dropna()
            if not len(values):
                return None, None, None
            from_above = str(row["operator"]).startswith(">")
            p50, p95 = quantiles(values, [0.5, 0.05 if from_above else 0.95])
            return _figure(p50), _figure(p95), _figure(row["limit"] - p95 if from_above else p95 - row["limit"])
        in_hand = self.context.drill.clause_values[clause].dropna() if row["rule"] == "before" else []
        if not len(in_hand):
            return None, None, None
        p50, p95 = quantiles(in_hand, [0.5, 0.05])
        return _seconds(p50), _seconds(p95), _seconds(-p95)

    def _worst(self, clause: str) -> int | None:
        """The replication in which the clause fared worst: the longest time, the number furthest beyond its limit, or the
        first that broke it."""
        drill = self.context.drill
        row = drill.clauses.loc[clause]
        values = drill.clause_values[clause] if row["rule"] in ("within", "number") else 1 - drill.met[clause]
        if row["rule"] == "number" and not str(row["operator"]).startswith("<"):
            values = -values if str(row["operator"]).startswith(">") else (values - row["limit"]).abs()
        values = values.dropna()
        return int(values.idxmax()) if len(values) else None

    def _stations(self, table: Table) -> None:
        """Call to water within 5, 10, 20 minutes: no promise of the plan but whether a station's engines may
        be counted, with its probability."""
        context = self.context
        needed = ("/drill/stations/water_s", "/drill/outcomes/call_handling_s", "/drill/tanks/tank")
        if not all(context.result.has(path) for path in needed):
            return
        data = context.result.dataset("/drill/stations")
        handling = context.drill.outcome("call_handling_s")
        rows = context.scenario.by_id("stations")
        for place, station in enumerate(data["station"].values):
            if str(rows.get(str(station), {}).get("kind", "")) in _OWN:
                continue
            times = data["water_s"].values[context.drill.done, place] + handling
            times = times[~np.isnan(times)]
            if not times.size:
                continue
            p50, p95 = quantiles(times, [0.5, 0.95])
            for minutes in ELIGIBILITY_MIN:
                share = wilson(int((times <= 60 * minutes + 1e-6).sum()), int(times.size))
                name = context.name(str(station))
                table.add(clause_id=f"gb50074_{minutes}min_{station}", plan_level=context.say("eligibility", "可计入力量"),
                          text_short=context.say(f"{name}: first water within {minutes} min of the call, free roads",
                                                 f"{name}:报警后{minutes}分钟内出水(道路畅通)"),
                          source_standard="GB 50074-2014 12.5",
                          metric=context.say("call to first water", "报警至首次出水"), operator="<=", limit=60.0 * minutes,
                          unit="s", n_runs=share.trials, p_met=_share(share.value), ci_low=_share(share.low),
                          ci_high=_share(share.high), p50=_seconds(p50), p95=_seconds(p95), gap=_seconds(p95 - 60 * minutes),
                          suggestion=context.say("says whether its engines may be counted; no duty of the plan",
                                                 "用于判断其车辆可否计入, 非预案义务"))


def metric(context: Context, row: pd.Series) -> str:
    """What a clause measures, in words."""
    def said(kind: str, entity: str) -> str:
        what = words.happening(kind, context.lang)
        return f"{what} ({context.name(entity)})" if entity else what

    if row["rule"] == "number":
        return str(row["measure"])
    of, since = said(row["of"], row["of_entity"]), said(row["since"], row["since_entity"])
    if row["rule"] == "within":
        if row["unless"]:
            of = context.say(" or ", "或").join((of, said(row["unless"], "")))
        return context.say(f"from “{since}” to “{of}”", f"自“{since}”至“{of}”")
    if row["rule"] == "before":
        return context.say(f"“{of}” before “{since}”, time in hand", f"“{of}”早于“{since}”的富余时间")
    return context.say(f"no “{of}” after “{since}”", f"“{since}”后无“{of}”")


def _share(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 4)


def _unit(unit: str) -> str | None:
    """Counts have none."""
    return None if unit == "1" else unit


def _figure(value: float) -> float | None:
    """A number as a spreadsheet shows it: four significant digits."""
    return None if math.isnan(value) else value if math.isinf(value) else float(f"{value:.4g}")


def _seconds(value: float) -> float | None:
    return None if math.isnan(value) else value if math.isinf(value) else round(float(value), 1)
