"""Why clauses of a plan are missed: what goes with a miss, where the time goes, what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .result import Language
from .scenario import named
from .statistics import fisher_exact, wilson

if TYPE_CHECKING:
    from .drill import Drill

#: What the accident and the equipment do by themselves when something goes wrong.
FAULTS = ("pumps_failed", "cooling_failed", "cooling_lost", "foam_failed", "foam_interrupted",
          "foam_exhausted", "water_exhausted", "unavailable", "broken_down", "unit_lost", "supply_line_lost", "stranded",
          "rerouted", "pool_full", "bund_overflowed", "message_lost", "mutual_aid_refused", "diverted",
          "misunderstood", "underestimated")


def reasons(drill: "Drill", clause: str, lang: Language = "en", least: int = 3) -> pd.DataFrame:
    """What goes with a missed clause. For each circumstance (how it began, day or night, an order
    forgotten, equipment that failed, a unit that was not ready): in how many of the replications at
    stake it was there, the share missed with it and without it, and the difference; what is clear
    and raises the share most comes first. `is_clear` says that it does so beyond chance though many circumstances were
    looked at (Fisher's exact test, 95 % for all together after Bonferroni). Circumstances
    seen in fewer than `least` replications at stake are left out. Association, no proof of a cause."""
    met = drill.met[clause].dropna()
    missed = met == 0
    rows = []
    circumstances = _circumstances(drill, lang)
    level = 0.05 / max(len(circumstances), 1)
    for label, with_it in circumstances.items():
        flag = with_it.reindex(met.index).fillna(False).astype(bool)
        n, rest = int(flag.sum()), int((~flag).sum())
        if n < least or rest < least:
            continue
        share_with = wilson(int(missed[flag].sum()), n)
        share_without = wilson(int(missed[~flag].sum()), rest)
        rows.append({"circumstance": label, "replications": n, "missed_with": share_with.value,
                     "low": share_with.low, "high": share_with.high, "missed_without": share_without.value,
                     "difference": share_with.value - share_without.value,
                     "is_clear": fisher_exact(share_with.successes, n, share_without.successes, rest) < level})
    frame = pd.DataFrame(rows, columns=["circumstance", "replications", "missed_with", "low", "high",
                                        "missed_without", "difference", "is_clear"])
    return frame.sort_values(["is_clear", "difference"], ascending=False, kind="stable").reset_index(drop=True)


def _circumstances(drill: "Drill", lang: Language) -> dict[str, pd.Series]:
    index = pd.Index(drill.replications[drill.done], name="replication")
    flags: dict[str, pd.Series] = {}
    beginnings = drill.outcome("initiating_event")
    titles = drill.scenario.by_id("events")
    for event in sorted({str(value) for value in beginnings if value is not None}):
        title = named(titles.get(event, {"id": event}), lang, "title")
        flags[title] = pd.Series(beginnings == event, index)
    hours = drill.outcome("start_hour")
    if hours.size:
        flags["夜间" if lang == "zh" else "at night"] = pd.Series((hours < 8) | (hours >= 20), index)
    frame = drill.of_kinds(("omitted", *FAULTS))
    for (kind, entity), rows in frame.groupby(["kind", "entity"]):
        present = pd.Series(index.isin(rows["replication"].unique()), index)
        flags[drill.sentence(pd.Series({"kind": kind, "entity": entity, "place": ""}), lang)] = present
    return flags


def path(drill: "Drill", clause: str) -> pd.DataFrame:
    """Where the time of a `within` clause goes: the steps on the chain of causes that ends in what is
    promised, with their mean duration where the clause was met and where it was late."""
    row = drill.clauses.loc[clause]
    members = drill.members(str(row["of_entity"]))
    met = drill.met[clause].dropna()
    steps: list[dict[str, object]] = []
    for replication in met.index:
        frame = drill.of_replication(int(replication))
        ends = frame[(frame["kind"] == row["of"])
                     & (frame["entity"].isin(members) if members is not None else True)]
        number = int(ends["number"].iloc[0]) if len(ends) else -1
        while number >= 0:
            event = frame.loc[number]
            cause = int(event["cause"])
            if cause < 0:
                break
            before = frame.loc[cause]
            steps.append({"step": f"{before['kind']} > {event['kind']}", "met": bool(met[replication]),
                          "took_s": float(event["time_s"] - before["time_s"])})
            number = -1 if before["kind"] == row["since"] else cause
    if not steps:
        return pd.DataFrame(columns=["met", "late"])
    frame = pd.DataFrame(steps)
    table = frame.pivot_table(index="step", columns="met", values="took_s", aggfunc="mean", sort=False)
    return table.rename(columns={True: "met", False: "late"}).reindex(columns=["met", "late"])


def bottlenecks(drill: "Drill", lang: Language = "en") -> pd.DataFrame:
    """What stands in the way of each clause, where the run looked for it (`--bottlenecks`): the clause, the share met,
    the resource or delay, the gain when it is lifted with its interval, what could be done. Empty when it did not."""
    columns = ["clause", "share", "bottleneck", "gain", "gain_low", "gain_high", "suggestion"]
    if not drill.result.has("/drill/plan_test/bottleneck"):
        return pd.DataFrame(columns=columns)
    table = drill.result.table("/drill/plan_test")
    table = table[table["bottleneck"].astype(bool)]
    end = "_zh" if lang == "zh" else ""
    frame = pd.DataFrame({"clause": [drill.clause_text(clause, lang) for clause in table.index], "share": table["p_met"],
                          "bottleneck": table[f"bottleneck_name{end}"], "gain": table["gain"], "gain_low": table["gain_low"],
                          "gain_high": table["gain_high"], "suggestion": table[f"suggestion{end}"]}, columns=columns)
    return frame.sort_values("share", kind="stable")
