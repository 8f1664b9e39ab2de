"""A rehearsed emergency: events, clauses, units, and what a planner asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import why, words
from .clock import clock, duration, t_plus
from .result import Language, ResultError
from .scenario import Row, named
from .statistics import quantiles, wilson

if TYPE_CHECKING:
    from .result import Result


#: Rules of clauses that limit a value: a time, or a number at the end.
LIMITED = ("within", "number")


class Drill:
    """View of the /drill groups of a result."""

    def __init__(self, result: "Result") -> None:
        if not result.has("/drill/events/kind") or not result.has("/drill/clauses/met"):
            raise ResultError(f"{result.path}: holds no drill; groups: {', '.join(result.groups)}")
        self.result = result
        self.scenario = result.scenario
        self.replications: NDArray[Any] = result.values("/replication").astype(int)
        self.done: NDArray[Any] = result.done

    # -- events --------------------------------------------------------------------------------

    @cached_property
    def events(self) -> pd.DataFrame:
        """All events: replication, number (row in its replication, from 0), time_s, kind, entity, place,
        from, to, cause (number of the event that caused it, -1: none), value."""
        frame = self.result.table("/drill/events")
        frame = frame[["replication", "time_s", "kind", "entity", "place", "from", "to", "cause", "value"]]
        frame = frame.reset_index(drop=True)
        frame["replication"] = frame["replication"].astype(int)
        frame.insert(1, "number", frame.groupby("replication").cumcount())
        frame["cause"] = frame["cause"].fillna(-1).astype(int)
        for column in ("entity", "place"):
            frame[column] = frame[column].where(frame[column] != "nobody", "").fillna("")
        return frame

    @cached_property
    def _by_replication(self) -> dict[int, pd.DataFrame]:
        return {int(key): frame for key, frame in self.events.groupby("replication", sort=False)}

    @cached_property
    def _by_kind(self) -> dict[str, pd.DataFrame]:
        return {str(kind): frame for kind, frame in self.events.groupby("kind", sort=False)}

    def of_kinds(self, kinds: Iterable[str]) -> pd.DataFrame:
        """The events of these kinds in the order of the log; quicker than a comparison with all of them."""
        found = [self._by_kind[kind] for kind in dict.fromkeys(kinds) if kind in self._by_kind]
        return pd.concat(found).sort_index() if found else self.events.iloc[:0]

    def of_replication(self, replication: int) -> pd.DataFrame:
        """The events of one replication, by their number."""
        if replication not in self.replications:
            raise ResultError(f"{self.result.path}: no replication {replication}; "
                              f"it has {self.replications.min()} to {self.replications.max()}")
        frame = self._by_replication.get(replication)
        return (self.events.iloc[:0] if frame is None else frame).set_index("number", drop=False)

    @cached_property
    def groups(self) -> dict[str, set[str]]:
        """Entities by the groups that orders and clauses name: a tank's bund, roof, product; a unit's
        station, kind, station's kind and `outside`; a zone's kind; workers, tank, zone, ..."""
        groups: dict[str, set[str]] = {}

        def add(entity: str, *names: object) -> None:
            for name in names:
                if name:
                    groups.setdefault(str(name), set()).add(entity)

        for tank in self.scenario.table("tanks"):
            add(tank.get("id", ""), "tank", tank.get("bund"), tank.get("roof"), tank.get("product"))
        for bund in self.scenario.table("bunds"):
            add(f"bund_{bund.get('id', '')}", "bund")
        for zone in self.scenario.table("zones"):
            add(zone.get("id", ""), "zone", zone.get("kind"))
        for post in self.scenario.table("posts"):
            add(post.get("id", ""), "workers")
        for facility in self.scenario.table("facilities"):
            add(facility.get("id", ""), "facility", facility.get("kind"))
        for hospital in self.scenario.table("hospitals"):
            add(hospital.get("id", ""), "hospital")
        for unit, row in self.scenario.by_id("units").items():
            kind = self.station_of(unit).get("kind", "")
            outside = "" if kind in ("volunteer", "full_time") else "outside"
            add(unit, row.get("station"), row.get("kind"), kind, outside)
        return groups

    def members(self, selector: str) -> set[str] | None:
        """The entities that a selector of the plan takes; None: every one."""
        if not selector:
            return None
        return self.groups.get(selector, set()) | {selector}

    def first(self, kind: str, selector: str = "") -> NDArray[Any]:
        """Time of the first event of this kind in each finished replication, s; infinite when none."""
        frame = self._by_kind.get(kind, self.events.iloc[:0])
        members = self.members(selector)
        if members is not None:
            frame = frame[frame["entity"].isin(members)]
        times = frame.groupby("replication")["time_s"].min()
        firsts: NDArray[Any] = times.reindex(self.replications[self.done]).fillna(np.inf).to_numpy()
        return firsts

    # -- who and what --------------------------------------------------------------------------

    def station_of(self, unit: str) -> Row:
        """The station of a unit; empty when there is none."""
        row = self.scenario.by_id("units").get(unit, {})
        return self._stations.get(str(row.get("station", "")), {})

    @cached_property
    def _stations(self) -> dict[str, Row]:
        return self.scenario.by_id("stations")

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        pairs: dict[str, tuple[str, str]] = dict(words.LEVELS)
        actors = {named(order, "en", "actor").replace(" ", "_"): named(order, "zh", "actor") for order in self.scenario.table("orders")}
        for table in ("facilities", "posts"):
            for key, row in self.scenario.by_id(table).items():
                pairs[key] = (named(row, "en"), str(row.get("name_zh") or "") or actors.get(key) or words.PLACES.get(key) or key)
        for table in ("zones", "hospitals", "stations", "command.roles", "command.channels"):
            for key, row in self.scenario.by_id(table).items():
                pairs[key] = (key, named(row, "zh"))
        for key, row in self.scenario.by_id("command.groups").items():
            pairs[f"group_{key}"] = (key.replace("_", " "), named(row, "zh"))
        for key, row in self.scenario.by_id("dispatching.mutual_aid").items():
            pairs[key] = pairs.get(str(row.get("units") or ""), (key, key))
        for key in self.scenario.by_id("tanks"):
            pairs[key] = (f"tank {key}", f"{key} 罐")
        for key in self.scenario.by_id("bunds"):
            pairs[f"bund_{key}"] = (f"bund {key}", f"{key} 防火堤")
        for key, row in self.scenario.by_id("units").items():
            station = self.station_of(key)
            pairs[key] = (f"{key} ({station.get('id', '?')})", str(row.get("name_zh") or "") or f"{named(station, 'zh')} {key}")
        for key, row in self.scenario.by_id("orders").items():
            pairs[key] = (f"{key} ({named(row, 'en', 'actor')})", f"{key}({named(row, 'zh', 'actor')})")
        for key in self.scenario.by_id("roads"):
            pairs[key] = (f"road {key}", f"道路 {key}")
        for grade in range(1, 6):
            pairs[f"grade_{grade}"] = (f"grade {grade}", f"{grade} 级火警")
        site = str(self.result.attributes.get("scenario", ""))
        site_row = {"id": site, "name": self.scenario.value("site.name"),
                    "name_zh": self.scenario.value("site.name_zh")}
        pairs[site] = (named(site_row, "en"), named(site_row, "zh"))
        return pairs

    def name(self, entity: str, lang: Language = "en") -> str:
        """How an entity or a group is called; its id where it has no name."""
        for table in (self._names, words.GROUPS, words.UNIT_KINDS, words.STATION_KINDS):
            if entity in table:
                return words.pick(table[entity], lang)
        return str(entity or "")

    def sentence(self, event: pd.Series, lang: Language = "en", *, where: bool = True) -> str:
        """An event in words: who, what, and unless told otherwise where."""
        what = words.happening(event["kind"], lang)
        colon, at = (":", ",于") if lang == "zh" else (": ", ", at ")
        if event["kind"] == "wind_turned":
            origin = words.pick(words.wind_from(event["value"]), lang)
            what += f", 转为{origin}风" if lang == "zh" else f", now from the {origin}"
        if event["entity"] and event["entity"] != self.result.attributes.get("scenario"):
            what = f"{self.name(event['entity'], lang)}{colon}{what}"
        return what + (f"{at}{self.name(event['place'], lang)}" if where and event["place"] else "")

    def outcome(self, name: str) -> NDArray[Any]:
        """An outcome of every finished replication; empty array when the result has no such one."""
        path = f"/drill/outcomes/{name}"
        values: NDArray[Any] = self.result.values(path)[self.done] if self.result.has(path) else np.array([])
        return values

    def start_hour(self, replication: int) -> float:
        """Clock hour of T0."""
        position = int(np.flatnonzero(self.replications == replication)[0])
        path = "/drill/outcomes/start_hour"
        return float(self.result.values(path)[position]) if self.result.has(path) else float("nan")

    # -- one replication -----------------------------------------------------------------------

    def story(self, replication: int, lang: Language = "en") -> pd.DataFrame:
        """One replication told: t_s, t_plus, clock, what, because."""
        frame = self.of_replication(replication)
        start = self.start_hour(replication)
        sentences = [self.sentence(row, lang) for _, row in frame.iterrows()]
        causes = [self.sentence(row, lang, where=False) for _, row in frame.iterrows()]
        told = dict(zip(frame["number"], causes))
        times = dict(zip(frame["number"], frame["time_s"]))
        because = [f"{told[cause]} ({t_plus(times[cause])})" if cause in told else ""
                   for cause in frame["cause"]]
        return pd.DataFrame({"t_s": frame["time_s"].to_numpy(),
                             "t_plus": [t_plus(time) for time in frame["time_s"]],
                             "clock": [clock(start, time) for time in frame["time_s"]],
                             "what": sentences, "because": because})

    def told(self, replication: int, lang: Language = "en") -> pd.Series:
        """The outcomes of one replication in words: times as durations, codes by their names, what did not come up left out."""
        position = int(np.flatnonzero(self.replications == replication)[0])
        told: dict[str, str] = {}
        for name, array in self.result.dataset("/drill/outcomes").data_vars.items():
            value, unit = array.values[position], array.attrs.get("units", "")
            if value is None or value != value:
                continue
            if isinstance(value, str):
                event = self.scenario.by_id("events").get(value)
                said = named(event, lang, "title") if event else words.word(words.SEVERITIES, value, lang)
            else:
                said = duration(value, lang) if unit == "s" else f"{value:.10g}" if float(value).is_integer() else f"{value:.3g}"
                said += "" if unit in ("", "s") else f" {words.UNITS.get(unit, (unit, unit))[lang == 'zh']}"
            told[array.attrs.get("long_name_zh" if lang == "zh" else "long_name") or str(name)] = said
        return pd.Series(told, name="第{}次推演".format(replication) if lang == "zh" else f"replication {replication}")

    def typical(self) -> int:
        """The replication with a fire whose time to put all fires out is nearest to the median."""
        fire = self.outcome("had_fire") == 1
        out = self.outcome("extinguished_s") - self.outcome("ignition_s")
        out = np.where(fire, np.where(np.isnan(out), np.inf, out), np.nan)
        if np.isnan(out).all():
            return int(self.replications[self.done][0])
        middle = quantiles(out, [0.5])[0]
        distance = np.where(out == middle, 0.0, np.abs(out - middle))
        return int(self.replications[self.done][np.nanargmin(distance)])

    # -- clauses -------------------------------------------------------------------------------

    @cached_property
    def met(self) -> pd.DataFrame:
        """1, 0 or NaN (not at stake) by finished replication and clause."""
        return self._clause_frame("met")

    @cached_property
    def clause_values(self) -> pd.DataFrame:
        """What each clause limits, by finished replication and clause: s, or of rule `number` in its unit; infinite when
        a promise at stake was not kept at all, NaN when it was not at stake."""
        values, met = self._clause_frame("value"), self.met
        limited = [self.result.values("/drill/clauses/rule")[i] in LIMITED for i in range(values.shape[1])]
        for clause, is_limited in zip(values.columns, limited):
            values[clause] = np.where(met[clause].isna(), np.nan, values[clause].fillna(np.inf)
                                      if is_limited else values[clause])
        return values

    def _clause_frame(self, name: str) -> pd.DataFrame:
        array = np.asarray(self.result.values(f"/drill/clauses/{name}"), dtype=float)[self.done]
        return pd.DataFrame(array, index=pd.Index(self.replications[self.done], name="replication"),
                            columns=list(self.result.values("/drill/clauses/clause")))

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """The clauses by id with what they say, how often they were met (Wilson, 95 %) and the 10, 50,
        90, 95 % of the time that a `within` clause limits, or of the number of a `number` clause, in `unit`; the
        least certain first."""
        data = self.result.dataset("/drill/clauses")
        rows = []
        scenario = self.scenario.by_id("clauses")
        for position, clause in enumerate(data["clause"].values):
            met = self.met[clause].dropna()
            share = wilson(int(met.sum()), len(met))
            rule = str(data["rule"].values[position])
            times = quantiles(self.clause_values[clause], [0.1, 0.5, 0.9, 0.95]) if rule in LIMITED else np.full(4, np.nan)
            limit_s = float(data["limit_s"].values[position])
            terms = {name: data[name].values[position] for name in ("measure", "operator", "limit", "unit")} if (
                "operator" in data) else {"measure": "", "operator": "<=" if rule == "within" else "",
                                          "limit": limit_s if rule == "within" else np.nan, "unit": "s"}
            row = scenario.get(str(clause), {})
            of, _, of_entity = str(data["of"].values[position]).partition(" ")
            since, _, since_entity = str(data["since"].values[position]).partition(" ")
            rows.append({"clause": clause, "text": data["text"].values[position],
                         "text_zh": data["text_zh"].values[position], "layer": data["layer"].values[position],
                         "rule": rule, "of": of, "of_entity": of_entity, "since": since, "since_entity": since_entity,
                         "unless": str(data["unless"].values[position]) if "unless" in data else "",
                         "limit_s": limit_s, **terms, "at_stake": share.trials,
                         "met": share.successes, "share": share.value, "low": share.low, "high": share.high,
                         "p10": times[0], "p50": times[1], "p90": times[2], "p95": times[3],
                         "status": row.get("status", ""), "source": row.get("source", "")})
        frame = pd.DataFrame(rows).set_index("clause")
        return frame.sort_values(["share", "at_stake"], ascending=[True, False], na_position="last",
                                 kind="stable")

    def clause_text(self, clause: str, lang: Language = "en") -> str:
        """What a clause says."""
        row = self.clauses.loc[clause]
        return str((row["text_zh"] or row["text"]) if lang == "zh" else (row["text"] or row["text_zh"]))

    def reasons(self, clause: str, lang: Language = "en", least: int = 3) -> pd.DataFrame:
        """What goes with a missed clause: for each circumstance the share missed with it and without it. Association, no proof
        of a cause; the columns are told by yuyan.why.reasons."""
        return why.reasons(self, clause, lang, least)

    def bottlenecks(self, lang: Language = "en") -> pd.DataFrame:
        """What stands in the way of each clause, what lifting it gains, what could be done; empty unless the run looked for it
        (`--bottlenecks`)."""
        return why.bottlenecks(self, lang)

    def path(self, clause: str) -> pd.DataFrame:
        """Where the time of a `within` clause goes: mean duration, s, of each step where it was met and where it was late."""
        return why.path(self, clause)

    # -- time and vehicles ---------------------------------------------------------------------

    def bands(self, measure: str, shares: tuple[float, ...] = (0.1, 0.5, 0.9)) -> pd.DataFrame:
        """Quantiles over the finished replications of a series of /drill/timeline, by time_s."""
        path = f"/drill/timeline/{measure}"
        if not self.result.has(path):
            known = [str(name) for name in self.result.dataset("/drill/timeline").data_vars]
            raise ResultError(f"{self.result.path}: no series {measure}; it has {', '.join(known)}")
        values = self.result.values(path)[self.done]
        ordered = np.sort(values, axis=0)
        ranks = [max(int(np.ceil(share * len(ordered) - 1e-9)), 1) - 1 for share in shares]
        times = self.result.values("/drill/timeline/time")
        return pd.DataFrame(ordered[ranks].T, index=pd.Index(times, name="time_s"), columns=list(shares))

    @cached_property
    def dispatches(self) -> pd.DataFrame:
        """Every dispatch of a unit: replication, unit, incident, priority, called_s, dispatched_s,
        turned_out_s, arrived_s, water_on_s, released_s, home_s, distance_m, crew; from /drill/dispatches,
        or where a result has none from its events (then without incident, priority and distance)."""
        columns = ["replication", "unit", "incident", "priority", "called_s", "dispatched_s", "turned_out_s",
                   "arrived_s", "water_on_s", "released_s", "home_s", "distance_m", "crew"]
        if self.result.has("/drill/dispatches"):
            frame = self.result.table("/drill/dispatches").reset_index(drop=True)
            return frame.reindex(columns=columns)
        return _dispatches_from(self.events, self.scenario.by_id("units")).reindex(columns=columns)


def _dispatches_from(events: pd.DataFrame, units: dict[str, Row]) -> pd.DataFrame:
    """Dispatches as the events tell them: each later event of the unit belongs to its last dispatch."""
    steps = {"dispatched": "dispatched_s", "turned_out": "turned_out_s", "arrived": "arrived_s",
             "water_on": "water_on_s", "relieved": "released_s", "home": "home_s"}
    frame = events[events["kind"].isin(steps)].copy()
    frame["trip"] = (frame["kind"] == "dispatched").groupby([frame["replication"], frame["entity"]]).cumsum()
    frame = frame[frame["trip"] > 0]
    wide = frame.pivot_table(index=["replication", "entity", "trip"], columns="kind", values="time_s",
                             aggfunc="min").rename(columns=steps).reset_index()
    wide = wide.rename(columns={"entity": "unit"}).drop(columns="trip")
    calls = events[events["kind"].isin(["called_119", "called_120", "called_110"])]
    wide["called_s"] = wide["replication"].map(calls.groupby("replication")["time_s"].min())
    early = wide["called_s"] > wide.get("dispatched_s", np.nan)  # the site's own go without a call
    wide.loc[early, "called_s"] = np.nan
    wide["crew"] = [float(units.get(unit, {}).get("crew") or "nan") for unit in wide["unit"]]
    return wide.sort_values(["replication", "dispatched_s", "unit"], kind="stable").reset_index(drop=True)
