"""What can be called upon, and how it was used."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from yuyan import words
from yuyan.scenario import Row, named, number, typical
from yuyan.statistics import quantiles

from . import columns
from .columns import Table
from .context import Context
from .logs import _minutes
from .roads import Map

#: How near help is, by the kind of station.
LEVELS = {"volunteer": ("own", "本单位"), "full_time": ("own", "本单位"), "town": ("township", "乡镇"),
          "county": ("county", "县(区)"), "special": ("city", "市级"), "mutual_aid": ("other city", "跨市"),
          "ambulance": ("medical", "医疗"), "police": ("police", "公安")}


#: Share of the time that a unit is ready where the scenario does not say (its default, docs/scenario.md).
READY = 0.95
#: Chance that a place to take water works where the scenario does not say (its default).
POINT_WORKS = 0.8


class Resources:
    """Units, stocks and hospitals of a drill."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.map = Map(context.scenario)

    @cached_property
    def _trips(self) -> pd.DataFrame:
        """Dispatches to the incident itself."""
        trips = self.context.drill.dispatches
        return trips[trips["incident"].isna() | (trips["incident"] == 0)]

    def table(self) -> Table:
        """The resource table of GB/T 29639, with simulated times of arrival from the dispatch."""
        table = columns.table("resources", columns.RESOURCES)
        for unit in self.context.scenario.by_id("units"):
            self._unit(table, unit)
        self._stocks(table)
        for hospital, row in self.context.scenario.by_id("hospitals").items():
            table.add(resource_id=hospital, kind="hospital", name=named(row, self.context.lang), station_id=hospital,
                      quantity=_known(row.get("beds")), **self._place(row), ready_hours=24,
                      mutual_aid_level=self.context.pick(LEVELS["ambulance"]))
        return table

    def _unit(self, table: Table, unit: str) -> None:
        context = self.context
        row = context.scenario.by_id("units")[unit]
        station = context.drill.station_of(unit)
        kind, level = str(row.get("kind", "")), LEVELS.get(str(station.get("kind", "")), ("", ""))
        took = (self._trips["arrived_s"] - self._trips["dispatched_s"])[self._trips["unit"] == unit].dropna()
        eta = quantiles(took, [0.5, 0.9])
        foam = number(row.get("foam_m3"))
        table.add(resource_id=unit, kind=kind, name=context.lang == "zh" and row.get("name_zh") or f"{words.word(words.UNIT_KINDS, kind, context.lang)} {unit}",
                  owner=named(station, context.lang), station_id=row.get("station"), quantity=1,
                  crew=_known(row.get("crew")), water_m3=_known(row.get("water_m3")), foam_m3=_known(row.get("foam_m3")),
                  foam_type=(row.get("foam_type") or "site") if foam > 0 else None,
                  pump_L_s=_known(row.get("pump_l_s")), monitor_L_s=_known(row.get("monitor_l_s")),
                  reach_m=_known(row.get("reach_m")), turnout_s=_finite(typical(station.get("turnout_day_s"))),
                  ready_hours=round(24 * number(row.get("ready"), READY), 1),
                  mutual_aid_level=context.pick(level), eta_p50_min=_minutes(eta[0]), eta_p90_min=_minutes(eta[1]),
                  **self._place(station))

    def _stocks(self, table: Table) -> None:
        context = self.context
        origin = self.map.degrees(0, 0) if self.map.is_known else (None, None)
        for key, kind, name, path, column in (
                ("pond", "fire_water", ("fire water", "消防水池"), "site.pond_m3", "water_m3"),
                ("concentrate", "concentrate", ("foam concentrate", "泡沫液储备"), "site.foam_concentrate_m3", "foam_m3"),
                ("accident_pool", "run_off", ("accident pool (capacity)", "事故池(容量)"), "site.accident_pool_m3", "quantity")):
            amount = number(context.scenario.value(path))
            if math.isfinite(amount):
                cells = {"quantity": 1, column: amount}
                table.add(resource_id=key, kind=kind, name=context.pick(name), owner=context.site,
                          station_id=context.scenario_id, lon=_degree(origin[0]), lat=_degree(origin[1]), distance_km=0.0,
                          ready_hours=24, mutual_aid_level=context.pick(LEVELS["volunteer"]), **cells)
        for point, row in context.scenario.by_id("water.points").items():
            table.add(resource_id=point, kind="water_point", name=f"{words.word(words.WATER_POINTS, str(row.get('kind')), context.lang)} {point}",
                      station_id=row.get("junction"), quantity=1, water_m3=_known(row.get("volume_m3")) or None,
                      pump_L_s=_known(row.get("flow_l_s")), ready_hours=round(24 * number(row.get("works"), POINT_WORKS), 1),
                      **self._place(row) | {"distance_km": _known(number(row.get("hose_m")) / 1000)})
        flow = number(context.scenario.value("site.fixed_systems.pump_flow_l_s"))
        if math.isfinite(flow):
            table.add(resource_id="fixed_pumps", kind="pump", name=context.say("fixed fire pumps", "固定消防泵"),
                      owner=context.site, station_id=context.scenario_id, quantity=1, pump_L_s=flow, distance_km=0.0,
                      lon=_degree(origin[0]), lat=_degree(origin[1]), ready_hours=24,
                      mutual_aid_level=context.pick(LEVELS["volunteer"]))

    def _place(self, row: Row) -> dict[str, object]:
        place = self.map.place(row)
        distance = self.map.distance_m(str(row.get("junction", "")))
        cells: dict[str, object] = {"distance_km": round(distance / 1000, 2) if math.isfinite(distance) else None}
        if place and self.map.is_known:
            longitude, latitude = self.map.degrees(*place)
            cells |= {"lon": _degree(longitude), "lat": _degree(latitude)}
        return cells

    # -- use -----------------------------------------------------------------------------------

    def utilisation(self) -> Table:
        """Use of every unit, station, kind of unit and stock over the replications. A station is short while it has no
        engine that could be sent, a kind by the units ordered and not to be had (unit-minutes), a stock while empty."""
        table = columns.table("utilisation", columns.UTILISATION)
        runs = self.context.drill.replications[self.context.drill.done]
        busy = self._busy_shares()
        units = self.context.scenario.by_id("units")
        for unit in units:
            self._used(table, unit, [unit], runs, busy.get(unit), None)
        for column, prefix, where in (("station", "", ("/drill/stations", "station", "empty_s")),
                                      ("kind", "kind_", ("/drill/kinds", "kind", "shortage_s"))):
            groups: dict[str, list[str]] = {}
            for unit, row in units.items():
                groups.setdefault(str(row.get(column, "")), []).append(unit)
            for key, members in groups.items():
                shares = [busy[unit] for unit in members if unit in busy]
                self._used(table, prefix + key, members, runs, float(np.mean(shares)) if shares else None,
                           self._short(*where, key))
        self._stock_use(table)
        return table

    def _busy_shares(self) -> dict[str, float]:
        result, done = self.context.result, self.context.drill.done
        if not result.has("/drill/units/busy_share"):
            return {}
        shares = np.nanmean(result.values("/drill/units/busy_share")[done], axis=0)
        return dict(zip(result.values("/drill/units/unit"), shares))

    def _used(self, table: Table, name: str, members: list[str], runs: NDArray[Any], busy: float | None,
              short: float | None) -> None:
        trips = self._trips[self._trips["unit"].isin(members)]
        first = trips.groupby("replication")["arrived_s"].min().reindex(runs)
        sent = trips.groupby("replication").size().reindex(runs).fillna(0)
        arrival = quantiles(first.dropna(), [0.5, 0.9])
        table.add(resource_id=name, busy_share=None if busy is None or math.isnan(busy) else round(float(busy), 4),
                  dispatched_n=round(float(sent.mean()), 3), first_arrival_p50=_minutes(arrival[0]),
                  first_arrival_p90=_minutes(arrival[1]), max_simultaneous=_most_at_once(trips), shortage_minutes=short,
                  **self._agent(members))

    def _agent(self, members: list[str]) -> dict[str, float]:
        """Foam concentrate that the units used a run and the least that was left on them, where the result has it."""
        result = self.context.result
        if not result.has("/drill/units/foam_used_m3") or not result.has("/drill/units/foam_left_m3"):
            return {}
        units = list(result.values("/drill/units/unit"))
        places = [units.index(unit) for unit in members if unit in units]
        used = result.values("/drill/units/foam_used_m3")[self.context.drill.done][:, places].sum(axis=1)
        left = result.values("/drill/units/foam_left_m3")[self.context.drill.done][:, places].sum(axis=1)
        if not np.isfinite(used).any() or not (used + left > 0).any():
            return {}
        return {"agent_used": round(float(np.nanmean(used)), 3), "agent_left_min": round(float(np.nanmin(left)), 3)}

    def _short(self, group: str, axis: str, series: str, name: str) -> float | None:
        """Mean minutes a run that something was short, where the result has it."""
        result = self.context.result
        if not result.has(f"{group}/{series}") or name not in result.values(f"{group}/{axis}"):
            return None
        place = list(result.values(f"{group}/{axis}")).index(name)
        return _minutes(float(np.nanmean(result.values(f"{group}/{series}")[self.context.drill.done, place])))

    def _stock_use(self, table: Table) -> None:
        result, done = self.context.result, self.context.drill.done
        for name, series, used in (("pond", "pond_m3", "water_m3"), ("concentrate", "concentrate_m3", "foam_m3")):
            if not result.has(f"/drill/timeline/{series}"):
                continue
            left = result.values(f"/drill/timeline/{series}")[done]
            step = np.diff(result.values("/drill/timeline/time"), append=np.nan)
            empty = np.nansum((left <= 1e-9) * np.nan_to_num(step), axis=1)
            amounts = self.context.drill.outcome(used)
            table.add(resource_id=name, busy_share=round(float((left < left[:, :1]).any(axis=1).mean()), 4),
                      shortage_minutes=_minutes(float(empty.mean())),
                      agent_used=round(float(np.nanmean(amounts)), 3) if amounts.size else None,
                      agent_left_min=round(float(np.nanmin(left)), 3))


def _most_at_once(trips: pd.DataFrame) -> int:
    """The most of them that were away at the same time in any replication."""
    most, away, last = 0, 0, None
    sent = trips[["replication", "dispatched_s"]].dropna().itertuples(index=False, name=None)
    back = trips[["replication", "home_s"]].dropna().itertuples(index=False, name=None)
    for replication, _, change in sorted([(*one, 1) for one in sent] + [(*one, -1) for one in back]):
        away = change if replication != last else away + change
        most, last = max(most, away), replication
    return most


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _known(cell: object) -> float | None:
    return _finite(number(cell))


def _degree(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else round(value, 6)
