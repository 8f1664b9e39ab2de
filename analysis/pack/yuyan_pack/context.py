"""What every paper is made from: the result, the chosen replication, the language, the clock."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from yuyan import words
from yuyan.clock import t_plus
from yuyan.drill import Drill
from yuyan.result import Language, Result

from .choice import Choice

#: So many vehicles are still named one by one.
_FEW = 12

#: China Standard Time; it has no summer time.
CHINA = datetime.timezone(datetime.timedelta(hours=8))


@dataclass(frozen=True)
class Wishes:
    """What the user asked for."""

    lang: Language = "en"
    #: Seconds by which the whole master list is moved.
    shift_s: float = 0.0
    #: Day and clock time of T0 in the drill; None: a weekday a month after the result was made.
    start: datetime.datetime | None = None
    #: Minutes of a column of the timeline matrix.
    step_min: int = 5
    #: Whether the calendar has an entry a line of the master list.
    calendar_lines: bool = False


class Context:
    """A result and the replication that becomes the drill."""

    def __init__(self, result: Result, choice: Choice, wishes: Wishes) -> None:
        self.result = result
        self.drill: Drill = result.drill
        self.scenario = result.scenario
        self.choice = choice
        self.replication = choice.replication
        self.wishes = wishes
        self.lang: Language = wishes.lang
        self._firsts: dict[tuple[str, str], float] = {}

    # -- words ---------------------------------------------------------------------------------

    def say(self, english: str, chinese: str) -> str:
        """The one of the pack's language."""
        return chinese if self.lang == "zh" else english

    def pick(self, pair: tuple[str, str]) -> str:
        """The word of a pair in the pack's language."""
        return words.pick(pair, self.lang)

    def name(self, entity: str) -> str:
        """How an entity is called."""
        return self.drill.name(entity, self.lang)

    def names(self, entities: Iterable[str], most: int = 6) -> str:
        """How several entities are called together: units by station, then the others, the first of them by name."""
        stations: dict[str, list[str]] = {}
        others: dict[str, None] = {}
        for entity in dict.fromkeys(entities):
            station = self.drill.station_of(entity)
            if station:
                stations.setdefault(self.name(str(station["id"])), []).append(entity)
            else:
                others[self.name(entity)] = None
        few = most if sum(map(len, stations.values())) <= _FEW else 2  # of many vehicles nobody reads the numbers
        parts = [f"{station} {self._counted(sorted(units), few, 0)}" for station, units in stations.items()]
        if others:
            parts.append(self._counted(list(others), most, len(others)))
        return self.say(", ", "、").join(parts)

    def _counted(self, names: list[str], most: int, of: int) -> str:
        """The first names, and how many there are when they are more."""
        listed = self.say(", ", "、").join(names[:most])
        count = of or len(names)
        if len(names) <= most:
            return listed
        if not of and most < 3:
            return self.say(f"{count} units", f"{count} 辆")
        return listed + self.say(f" and others ({count})", f" 等 {count} {'处' if of else '辆'}")

    def clause_text(self, clause: str) -> str:
        """What a clause says."""
        return self.drill.clause_text(clause, self.lang)

    @cached_property
    def scenario_id(self) -> str:
        """Id of the scenario."""
        return str(self.result.attributes.get("scenario", ""))

    @cached_property
    def title(self) -> str:
        """Title of the scenario."""
        return self.result.title(self.lang)

    @cached_property
    def site(self) -> str:
        """Name of the site."""
        return self.name(self.scenario_id) or self.title

    @property
    def notice(self) -> str:
        """The sentence that stands on every paper."""
        return self.say("Drill papers from a simulation. " + self.result.notice("en"),
                        "演练文书, 由推演生成。" + self.result.notice("zh"))

    # -- time ----------------------------------------------------------------------------------

    @cached_property
    def start(self) -> datetime.datetime:
        """Clock time of T0 in the drill."""
        if self.wishes.start:
            return self.wishes.start.replace(tzinfo=CHINA)
        day = self.created.date() + datetime.timedelta(days=30)
        day += datetime.timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        hours = self.drill.start_hour(self.replication)
        midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=CHINA)
        return midnight + datetime.timedelta(seconds=math.floor(3600 * hours) if math.isfinite(hours) else 9 * 3600)

    @cached_property
    def created(self) -> datetime.datetime:
        """When the result was made; the papers carry it as their date, so that they are the same again."""
        text = str(self.result.attributes.get("created_utc", "")).replace("Z", "+00:00")
        try:
            when = datetime.datetime.fromisoformat(text)
        except ValueError:
            when = datetime.datetime(2000, 1, 1)
        return when if when.tzinfo else when.replace(tzinfo=datetime.timezone.utc)

    def moment(self, time_s: float) -> datetime.datetime:
        """The clock's time of a simulated time, with the shift."""
        return self.start + datetime.timedelta(seconds=math.floor(time_s + self.wishes.shift_s))

    def t_plus(self, time_s: float) -> str:
        """A simulated time as the master list has it, with the shift; `never` in the pack's language."""
        if math.isnan(time_s):
            return ""
        return self.say("never", "未发生") if math.isinf(time_s) else t_plus(time_s + self.wishes.shift_s)

    def clock_time(self, time_s: float) -> str:
        """Clock time, with `+1` a day later."""
        if not math.isfinite(time_s):
            return ""
        when = self.moment(time_s)
        days = (when.date() - self.start.date()).days
        return f"{when:%H:%M:%S}" + (f"{days:+d}" if days else "")

    # -- the run -------------------------------------------------------------------------------

    @cached_property
    def run(self) -> pd.DataFrame:
        """The events of the chosen replication by their number."""
        return self.drill.of_replication(self.replication)

    @cached_property
    def position(self) -> int:
        """Place of the chosen replication in arrays of all replications."""
        return int(np.flatnonzero(self.drill.replications == self.replication)[0])

    def outcome(self, name: str) -> float:
        """An outcome of the chosen replication; NaN when the result has none."""
        path = f"/drill/outcomes/{name}"
        if not self.result.has(path):
            return math.nan
        value = self.result.values(path)[self.position]
        return float(value) if isinstance(value, (int, float, np.number)) else math.nan

    def outcome_word(self, name: str) -> str:
        """A coded outcome of the chosen replication."""
        path = f"/drill/outcomes/{name}"
        return str(self.result.values(path)[self.position] or "") if self.result.has(path) else ""

    @cached_property
    def beginning(self) -> str:
        """Title of what sets the chosen drill off."""
        event = self.outcome_word("initiating_event")
        row = self.scenario.by_id("events").get(event, {"id": event})
        return str((row.get("title_zh") if self.lang == "zh" else row.get("title")) or event)

    def first(self, kind: str, selector: str = "") -> float:
        """Time of the first such event of the run; infinite when none."""
        if (kind, selector) not in self._firsts:
            self._firsts[kind, selector] = self._first(kind, selector)
        return self._firsts[kind, selector]

    def kept(self, row: pd.Series) -> float:
        """When the promise of a clause was kept in the run, or needed no more; infinite when never."""
        of = self.first(row["of"], row["of_entity"])
        needless = self.first(row["unless"]) if row["unless"] else math.inf
        return needless if self.first(row["since"], row["since_entity"]) <= needless < of else of

    def _first(self, kind: str, selector: str) -> float:
        frame = self.run[self.run["kind"] == kind]
        members = self.drill.members(selector)
        if members is not None:
            frame = frame[frame["entity"].isin(members)]
        return float(frame["time_s"].min()) if len(frame) else math.inf

    def sentence(self, event: pd.Series) -> str:
        """An event in words."""
        return self.drill.sentence(event, self.lang)

    def news(self, event: pd.Series) -> str:
        """An event in words as an inject tells it: of a discovery also what is discovered."""
        told = self.sentence(event)
        if event["kind"] == "detected" and event["cause"] >= 0:
            told += self.say(": ", ":") + self.sentence(self.run.loc[event["cause"]])
        return told

    @cached_property
    def _sampled(self) -> dict[str, NDArray[Any]]:
        if not self.result.has("/drill/timeline/time"):
            return {}
        data = self.result.dataset("/drill/timeline")
        series = {"time": data["time"].values}
        for name, array in data.data_vars.items():
            if array.dims == ("replication", "time"):
                series[str(name)] = array.values[self.position]
        return series

    def situation(self, time_s: float) -> str:
        """The simulated state at a time: what burns, who is there and leads, by the events until then; what
        flows and who waits, by the last sample of the series."""
        if not math.isfinite(time_s):
            return ""
        past = self.run[self.run["time_s"] <= time_s]
        parts = [self.say(english, chinese).format(value) for english, chinese, value in (
            ("burning: {}", "燃烧:{}", self._still(past, ("burning", "rim_fire", "reignited", "ignition"),
                                                 ("extinguished", "burnt_out", "fire_out"))),
            ("in the cloud: {}", "云团内:{}", self._still(past, ("cloud_reached",), ("cloud_left",), 3)),
            ("{} on scene", "到场:{}", self._on_scene(past)),
            ("alarm: {}", "{}", self.name(self._last(past, "grade_raised"))),
            ("in command: {}", "指挥:{}", self.name(self._last(past, "command_assumed")))) if value]
        series = self._sampled
        if series:
            place = max(int(np.searchsorted(series["time"], time_s, side="right")) - 1, 0)
            parts += [self.say(english, chinese).format(series[name][place]) for name, english, chinese in (
                ("water_l_s", "water {:.0f} L/s", "用水 {:.0f} L/s"), ("foam_l_s", "foam {:.0f} L/s", "泡沫 {:.0f} L/s"),
                ("waiting_casualties", "{:.0f} casualties waiting", "待送伤员 {:.0f} 人"), ("deaths", "{:.0f} dead", "死亡 {:.0f} 人"),
                ("evacuated", "{:.0f} persons evacuated", "已疏散 {:.0f} 人"))
                if name in series and series[name][place] > 0]
        return self.say("; ", ";").join(parts) or (
            self.say("nothing burns, nobody is on scene yet", "无明火, 外部力量未到场") if self.scenario.table("tanks") else
            self.say("nobody is on scene yet", "外部力量未到场"))

    def _still(self, past: pd.DataFrame, begin: tuple[str, ...], end: tuple[str, ...], most: int = 6) -> str:
        lasting: dict[str, None] = {}
        for kind, entity in zip(past["kind"], past["entity"]):
            if kind in begin:
                lasting[entity] = None
            elif kind in end:
                if kind == "fire_out":
                    lasting.clear()
                lasting.pop(entity, None)
        return self.names(lasting, most)

    def _on_scene(self, past: pd.DataFrame) -> str:
        units = self.scenario.by_id("units")
        counts: dict[str, int] = {}
        there = set(past[past["kind"] == "arrived"]["entity"]) - set(past[past["kind"] == "relieved"]["entity"])
        for unit in sorted(there):
            kind = str(units.get(unit, {}).get("kind", ""))
            group = kind if kind in ("ambulance", "police", "bus") else "fire"
            counts[group] = counts.get(group, 0) + 1
        labels = {"fire": ("{} fire units", "消防车 {} 辆"), "ambulance": ("{} ambulances", "救护车 {} 辆"),
                  "police": ("{} police cars", "警车 {} 辆"), "bus": ("{} buses", "客车 {} 辆")}
        return self.say(", ", "、").join(self.pick(labels[group]).format(counts[group]) for group in labels
                                       if group in counts)

    @staticmethod
    def _last(past: pd.DataFrame, kind: str) -> str:
        rows = past[past["kind"] == kind]
        return str(rows["entity"].iloc[-1]) if len(rows) else ""

    @cached_property
    def weather(self) -> str:
        """Wind of the chosen run in words."""
        speed, towards = self.outcome("wind_m_s"), self.outcome("wind_towards_deg")
        if math.isnan(speed):
            return ""
        sector = "" if math.isnan(towards) else self.pick(words.wind_from(towards))
        return self.say(f"wind {speed:.1f} m/s from the {sector}", f"{sector}风 {speed:.1f} m/s")
