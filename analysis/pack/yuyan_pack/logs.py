"""Tables that follow the runs: events, dispatches, escalation, casualties, hospitals, evacuation."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray
from yuyan import words
from yuyan.result import Result
from yuyan.scenario import number
from yuyan.statistics import quantiles

from . import columns
from .columns import Table
from .context import Context
from .files import csv_bytes, csv_rows
from .roads import Map

#: What the number of an event counts, or whom it names.
UNITS = {
    **dict.fromkeys(("zone_warned", "evacuation_ordered", "shelter_ordered", "sheltered", "cloud_reached", "cloud_left", "caught_inside",
                     "zone_harmed", "injured", "died"), "persons"),
    **dict.fromkeys(("found", "triaged", "decontaminated", "treated", "worsened", "loaded", "admitted"), "person_id"),
    **dict.fromkeys(("water_on", "attack_started", "supply_line_on"), "L/s"), **dict.fromkeys(("burning", "rim_fire"), "m2"),
    **dict.fromkeys(("foam_completed", "foam_interrupted"), "s"), "heated": "W/m2", "grade_raised": "grade", "level_raised": "level",
    "sector_opened": "sector", "called_elsewhere": "units", "release": "kg/s", "ignition": "kg", "explosion": "J", "flash_fire": "m",
    "water_brought": "m3", "bund_overflowed": "m3", "wind_turned": "deg"}


#: Rows of the run log that are written at once.
_AT_ONCE = 100_000

#: Alarm grades 1 to 5 by the colours under which the result has them.
GRADES = ("green", "blue", "yellow", "orange", "red")


def _cell(value: float) -> float | None:
    return None if value is None or (isinstance(value, float) and math.isnan(value)) else value


def events(context: Context, only: int | None = None) -> Table:
    """The run log: every event of every replication, or of one."""
    table, frame = event_log(context), context.drill.events
    table.rows = event_rows(context, frame if only is None else frame[frame["replication"] == only])
    return table


def events_csv(context: Context) -> bytes:
    """The whole run log as CSV, made part by part: it may have millions of rows."""
    table, frame = event_log(context), context.drill.events
    written = [csv_bytes(table, context.lang)]
    for first in range(0, len(frame), _AT_ONCE):
        table.rows = event_rows(context, frame.iloc[first:first + _AT_ONCE])
        written.append(csv_rows(table, context.lang))
    return b"".join(written)


def event_log(context: Context) -> Table:
    """The run log without its rows; the lines before them say where it comes from."""
    table = columns.table("events", columns.EVENTS)
    attributes = context.result.attributes
    table.head = [f"yuyan {attributes.get('program_version')} {attributes.get('git_commit')}",
                  f"scenario {context.scenario_id} sha256 {attributes.get('scenario_sha256')}",
                  *(f"input {name} sha256 {digest}" for name, digest in input_digests(context.result).items()),
                  f"parameter set {context.scenario.value('scenario.standards', '2016')}", context.notice]
    return table


def event_rows(context: Context, frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Events as rows of the log."""
    units = set(context.scenario.by_id("units"))
    kind, entity, amount = frame["kind"], frame["entity"], frame["value"].where(frame["value"] != 0)
    cells = (frame["replication"], pd.Series(context.result.attributes.get("seed"), frame.index), frame["number"], frame["time_s"].round(3), kind, entity,
             entity.where(entity.isin(units), ""), frame["from"].replace("none", ""), frame["to"].replace("none", ""), frame["place"],
             frame["cause"].astype(object).where(frame["cause"] >= 0, None), amount.astype(object).where(amount.notna(), None),
             kind.map(UNITS).where(amount.notna(), "").fillna(""), kind.map({one: words.happening(one, context.lang) for one in kind.unique()}))
    return list(zip(*(column.tolist() for column in cells)))  # a column at a time: there are many rows


def input_digests(result: Result) -> dict[str, str]:
    """SHA-256 of every input file."""
    import hashlib
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(result.inputs.items())}


def dispatches(context: Context) -> Table:
    """Every dispatch of every replication. The target is that of the clause on the unit's arrival, if the
    plan has one, counted from its own start."""
    table = columns.table("dispatches", columns.DISPATCHES)
    units = context.scenario.by_id("units")
    targets, routes = _arrival_limits(context), Map(context.scenario)
    for row in context.drill.dispatches.itertuples(index=False):
        unit = units.get(row.unit, {})
        arrived, out = row.arrived_s, row.turned_out_s
        limit, since = targets.get(row.unit, (math.nan, {}))
        start = since.get(row.replication, math.nan)
        on_time = None
        if math.isfinite(limit) and math.isfinite(start):
            on_time = int(not math.isnan(arrived) and arrived - start <= limit + 1e-6)
        table.add(run_id=row.replication, incident_id=_incident(context, row.incident), unit_id=row.unit,
                  unit_type=unit.get("kind"), station_id=unit.get("station"), priority=_cell(row.priority),
                  t_call=_time(row.called_s), t_dispatch=_time(row.dispatched_s), t_turnout=_time(out),
                  t_arrive=_time(arrived), t_water_on=_time(row.water_on_s), t_release=_time(row.released_s),
                  t_home=_time(row.home_s), travel_min=_minutes(arrived - out),
                  distance_km=_kilometres(row.distance_m, routes.distance_m(
                      str(context.drill.station_of(row.unit).get("junction", "")))),
                  target_min=_minutes(limit), on_time=on_time,
                  queued_min=_minutes(row.dispatched_s - row.called_s) if not math.isnan(row.called_s) else None,
                  crew=_cell(row.crew))
    return table


def _kilometres(driven_m: float, route_m: float) -> float | None:
    """What was driven; where the result does not say, the quickest free way to the gate."""
    metres = route_m if math.isnan(driven_m) else driven_m
    return None if math.isnan(metres) else round(metres / 1000, 2)


def _incident(context: Context, incident: float) -> str:
    if incident != incident or incident == 0:
        return context.scenario_id
    return "cover" if incident < 0 else f"call_{int(incident)}"


def _arrival_limits(context: Context) -> dict[str, tuple[float, dict[int, float]]]:
    """For each unit the strictest clause on its arrival: limit, and its start by replication."""
    limits: dict[str, tuple[float, dict[int, float]]] = {}
    done = context.drill.replications[context.drill.done]
    for _, row in context.drill.clauses.iterrows():
        if row["of"] != "arrived" or row["rule"] != "within":
            continue
        starts = dict(zip(done, context.drill.first(row["since"], row["since_entity"])))
        for unit in sorted(context.drill.members(row["of_entity"]) or context.scenario.by_id("units")):
            if unit not in limits or row["limit_s"] < limits[unit][0]:
                limits[unit] = (float(row["limit_s"]), starts)
    return limits


def escalation(context: Context) -> Table | None:
    """How grade, response level and command changed in every replication, from the result's own record of command;
    nothing when it holds none. The delay is that between judgement and approval of a response level."""
    if not context.result.has("/drill/command"):
        return None
    table = columns.table("escalation", columns.ESCALATION)
    for row in context.result.table("/drill/command").itertuples(index=False):
        is_level = row.reason == "level_raised"
        table.add(run_id=int(row.replication), t_s=round(row.time_s, 1),
                  grade=GRADES.index(row.grade) + 1 if row.grade in GRADES else None,
                  response_level=row.response_level if row.response_level != "none" else None,
                  commander_role=context.name(row.commander) if row.commander != "nobody" else None,
                  approval_delay_min=_minutes(row.approval_delay_s) if is_level else None,
                  span=round(row.span, 2), sectors=int(row.sectors), reason=words.happening(str(row.reason), context.lang))
    return table


def casualties(context: Context) -> Table | None:
    """The casualties one by one; nothing when the result does not follow them."""
    if not context.result.has("/drill/casualties"):
        return None
    table = columns.table("casualties", columns.CASUALTIES)
    frame = context.result.table("/drill/casualties")
    for row, harm in zip(frame.itertuples(index=False), _harms(context, frame)):
        table.add(run_id=int(row.replication), person_id=row.person, zone=row.zone, cause=harm, t_injured=_time(row.injured_s),
                  t_found=_time(row.found_s), t_triage=_time(row.triaged_s), colour_true=row.colour_true,
                  colour_given=row.colour_given, t_treat=_time(row.treated_s), t_load=_time(row.loaded_s),
                  vehicle_id=_known(row.vehicle), hospital_id=_known(row.hospital), t_arrive=_time(row.arrived_s),
                  wait_min=_minutes(_float(row.arrived_s) - _float(row.injured_s)), outcome=row.outcome)
    return table


def _known(entity: object) -> object:
    """An entity; blank for nobody."""
    return None if entity == "nobody" else entity


def _harms(context: Context, casualties: pd.DataFrame) -> list[str]:
    """What hurt each casualty: the happening that caused the event that tells of it, else that event's own."""
    events = context.drill.events[["replication", "number", "kind", "cause"]]
    told = casualties[["replication", "cause"]].rename(columns={"cause": "number"}).merge(events, "left", ["replication", "number"])
    before = told[["replication", "cause"]].rename(columns={"cause": "number"}).merge(events, "left", ["replication", "number"])
    kinds = before["kind"].where(before["kind"].notna(), told["kind"])
    return [words.happening(kind, context.lang) if isinstance(kind, str) else "" for kind in kinds]


def hospitals(context: Context) -> Table:
    """What came to each hospital; queues and waits only where the result has them."""
    table = columns.table("hospitals", columns.HOSPITALS)
    data = context.result.dataset("/drill/hospitals") if context.result.has("/drill/hospitals") else None
    admitted = context.drill.of_kinds(["admitted"])
    runs = max(len(context.drill.done), 1)
    for hospital, row in context.scenario.by_id("hospitals").items():
        cells: dict[str, object] = {"hospital_id": hospital, "beds": _cell(number(row.get("beds"))),
                                    "arrivals": round(float((admitted["place"] == hospital).sum()) / runs, 3)}
        if data is not None and hospital in data["hospital"].values:
            one = data.sel(hospital=hospital)
            for column in ("red_rate_h", "yellow_rate_h", "beds"):
                if column in one and math.isfinite(float(one[column])):
                    cells[column] = round(float(one[column]), 3)
            for column, name, how in (("arrivals", "arrivals", "mean"), ("peak_queue", "peak_queue", "max"),
                                      ("diverted", "diverted", "mean")):
                if name in one:
                    values = one[name].values[context.drill.done].astype(float)
                    cells[column] = round(float(np.nanmean(values) if how == "mean" else np.nanmax(values)), 3)
            if "wait90_s" in one and np.isfinite(one["wait90_s"].values[context.drill.done]).any():
                cells["p90_wait_min"] = _minutes(float(np.nanmedian(one["wait90_s"].values[context.drill.done])))
        table.add(**cells)
    return table


def evacuation(context: Context) -> Table:
    """How the zones emptied, medians over the replications in which they were ordered out, minutes from the
    order; half and 90 per cent only where the result has them."""
    table = columns.table("evacuation", columns.EVACUATION)
    drill = context.drill
    data = context.result.dataset("/drill/evacuation") if context.result.has("/drill/evacuation") else None
    harmed = drill.of_kinds(["zone_harmed"])
    for zone, row in context.scenario.by_id("zones").items():
        ordered = drill.first("evacuation_ordered", zone)
        told = np.isfinite(ordered)
        start = np.where(told, ordered, np.nan)
        out = drill.first("zone_evacuated", zone) - start
        people = harmed[harmed["entity"] == zone].groupby("replication")["value"].max().reindex(drill.replications[drill.done]).fillna(0.0)
        cells: dict[str, object] = {
            "zone_id": zone, "population": _cell(max(number(row.get("day"), 0), number(row.get("night"), 0))),
            "t100": _minutes(quantiles(out, [0.5])[0]), "exit_id": row.get("shelter_junction"),
            "exposed_p50": float(quantiles(people, [0.5])[0]), "exposed_p90": float(quantiles(people, [0.9])[0])}
        if data is not None and "zone" in data and zone in data["zone"].values:
            one = data.sel(zone=zone)
            for column, name in (("warned_t50", "warned50_s"), ("mobilised_t50", "mobilised50_s"), ("t50", "out50_s"),
                                 ("t90", "out90_s"), ("t100", "out100_s")):
                if name in one:
                    cells[column] = _minutes(quantiles(one[name].values[drill.done] - start, [0.5])[0])
            cells["peak_flow"] = _peak_flow(one, drill.done)
            if "exposed" in one:
                cells["exposed_p50"], cells["exposed_p90"] = (
                    float(value) for value in quantiles(one["exposed"].values[drill.done], [0.5, 0.9]))
        table.add(**cells)
    return table


def _peak_flow(zone: xr.Dataset, done: NDArray[Any]) -> float | None:
    """Median over the replications of the greatest flow out of a zone, persons a minute."""
    array = next((array for name, array in zone.data_vars.items() if str(name).startswith("peak_flow")), None)
    if array is None:
        return None
    a_minute = 60.0 if array.attrs.get("units") == "1/s" else 1.0
    flow = a_minute * float(quantiles(array.values[done], [0.5])[0])
    return None if math.isnan(flow) else round(flow, 1)


def _float(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else math.nan


def _time(value: object) -> float | None:
    value = _float(value)
    return None if math.isnan(value) or math.isinf(value) else round(value, 1)


def _minutes(seconds: float) -> float | None:
    if math.isnan(seconds):
        return None
    return seconds if math.isinf(seconds) else round(seconds / 60, 2)
