"""The plan's orders as the replications carried them out: when each was called for, when it was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from yuyan import words
from yuyan.drill import Drill
from yuyan.result import Language
from yuyan.scenario import Row, named

#: Whose duty an order of each layer is to watch and to lead.
LEADERS = {"post_card": ("site", "现场"), "on_site": ("site", "现场"), "special": ("fire ground", "灭火救援"),
           "comprehensive": ("headquarters", "指挥部"), "county": ("headquarters", "指挥部"),
           "city": ("headquarters", "指挥部")}


@dataclass(frozen=True)
class Firing:
    """One time that an order was called for in a replication."""

    order: str
    trigger: int  #: number of the event that called for it
    trigger_s: float
    done: int  #: number of the first event by which it was done; -1: never
    done_s: float  #: infinite: never
    entities: tuple[str, ...]  #: to whom it was done
    failed: bool  #: the equipment did not work


class Orders:
    """All orders of a drill's plan over all replications."""

    def __init__(self, drill: Drill) -> None:
        self.drill = drill
        self.rows: dict[str, Row] = drill.scenario.by_id("orders")

    def events_with_causes(self, kinds: Iterable[str]) -> pd.DataFrame:
        """Events of these kinds with the kind, entity and time of their cause."""
        events, found = self.drill.events, self.drill.of_kinds(kinds)
        most = int(events["number"].max()) + 1 if len(events) else 1
        is_cause = (events["replication"] * most + events["number"]).isin(found["replication"] * most + found["cause"])
        causes = events.loc[is_cause, ["replication", "number", "kind", "entity", "time_s"]].rename(
            columns={"number": "cause", "kind": "cause_kind", "entity": "cause_entity", "time_s": "cause_s"})
        return found.merge(causes, on=["replication", "cause"], how="left")

    @cached_property
    def _by_order(self) -> dict[str, pd.DataFrame]:
        done = {kind for row in self.rows.values() for kind in words.DONE.get(str(row.get("action")), ())}
        events = self.events_with_causes([*sorted(done), "omitted"])
        return {order: self._carried_out(order, row, events) for order, row in self.rows.items()}

    def _carried_out(self, order: str, row: Row, events: pd.DataFrame) -> pd.DataFrame:
        """Rows of what the order did or left undone."""
        done = events[events["kind"].isin(words.DONE.get(str(row.get("action")), ()))
                      & (events["cause_kind"] == row.get("trigger"))]
        triggers = self.drill.members(str(row.get("trigger_entity") or ""))
        if triggers is not None:
            done = done[done["cause_entity"].isin(triggers)]
        targets = self._targets(row)
        if targets is not None:
            done = done[done["entity"].isin(targets)]
        omitted = events[(events["kind"] == "omitted") & (events["entity"] == order)]
        return pd.concat([done, omitted]).sort_values(["replication", "cause", "number"], kind="stable")

    def _targets(self, row: Row) -> set[str] | None:
        action, target = str(row.get("action")), str(row.get("target") or "")
        if action == "raise_grade":
            return {f"grade_{target}"}
        if action in ("assume_command", "report", "close_road"):
            return {target}
        if action in ("order_evacuation", "order_shelter") and target not in ("all", "downwind"):
            return self.drill.members(target)
        if action == "dispatch" and not target.isdigit():
            return self.drill.members(target)
        return None

    def firings(self, replication: int) -> list[Firing]:
        """What was called for in one replication, in the order of time."""
        found = []
        for order, frame in self._by_order.items():
            rows = frame[frame["replication"] == replication]
            for trigger, group in rows.groupby("cause"):
                real = group[group["kind"] != "omitted"]
                first = real.iloc[0] if len(real) else group.iloc[0]
                failed = bool(len(real)) and real["kind"].str.endswith("_failed").all()
                found.append(Firing(order, int(trigger), float(first["cause_s"]),
                                    int(first["number"]) if len(real) else -1,
                                    float(first["time_s"]) if len(real) else np.inf,
                                    tuple(dict.fromkeys(real["entity"])), failed))
        return sorted(found, key=lambda one: (one.trigger_s, one.trigger, one.order))

    def delays(self, order: str) -> NDArray[Any]:
        """From the trigger until the order was done, s, over all replications; infinite where it was
        forgotten."""
        frame = self._by_order[order]
        if frame.empty:
            return np.array([])
        took = np.where(frame["kind"] == "omitted", np.inf, frame["time_s"] - frame["cause_s"])
        first: NDArray[Any] = pd.Series(took).groupby([frame["replication"].to_numpy(), frame["cause"].to_numpy()]).min().to_numpy()
        return first

    # -- words ---------------------------------------------------------------------------------

    def actor(self, order: str, lang: Language) -> str:
        """Who carries an order out."""
        return named(self.rows[order], lang, "actor")

    def action(self, order: str, lang: Language) -> str:
        """What is done, in words."""
        row = self.rows[order]
        action, target = str(row.get("action")), str(row.get("target") or "")
        said = words.word(words.ACTIONS, action, lang)
        if action == "raise_grade":
            return f"{said}至{target}级" if lang == "zh" else f"{said} to {target}"
        if action == "dispatch" and target.isdigit():
            return f"按{target}级火警调派力量" if lang == "zh" else f"{said} the package of grade {target}"
        if action in ("muster", "start_cooling", "start_foam", "inform_public") or not target:
            return said
        if action == "close_road":
            return f"封闭{self.drill.name(target, lang)}" if lang == "zh" else f"close {self.drill.name(target, lang)}"
        if action == "report" and self._is_own(row, target):  # the level that reports, not the one that is told
            return words.pick(("report the accident", "上报事故"), lang)
        name = self._target_word(action, target, lang)
        if action == "report":
            return f"向{name}报告" if lang == "zh" else f"{said} {name}"
        if action == "assume_command":
            return f"{said}({name})" if lang == "zh" else f"{said} for {name}"
        return f"{said}{name}" if lang == "zh" else f"{said} {name}"

    @staticmethod
    def _is_own(row: Row, level: str) -> bool:
        """Whether a report's level is that of its plan."""
        return level == "firm" or level == row.get("layer")

    def _target_word(self, action: str, target: str, lang: Language) -> str:
        for table in (words.UNIT_KINDS, words.STATION_KINDS):
            if action in ("dispatch", "request_mutual_aid") and target in table:
                return words.word(table, target, lang)
        return self.drill.name(target, lang)
