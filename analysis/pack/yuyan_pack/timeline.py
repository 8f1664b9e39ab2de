"""The timeline matrix: a row a quantity and quantile, a column every so many minutes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from yuyan import words
from yuyan.clock import t_plus

from . import columns
from .columns import Column, Table
from .context import Context

SHARES = (0.1, 0.5, 0.9)
#: Colours of triage, as casualties carry them.
COLOURS = {"red": ("red casualties not yet in hospital", "红标待入院"), "yellow": ("yellow casualties not yet in hospital", "黄标待入院"),
           "green": ("green casualties not yet in hospital", "绿标待入院")}


def matrix(context: Context) -> Table:
    """10, 50, 90 % over the replications: units on scene by kind, and every sampled series; casualties by
    colour and beds in use where the result follows them. Values are those at the column's time."""
    step = 60.0 * context.wishes.step_min
    times = np.arange(0.0, _end(context) + step, step)
    fixed = [Column("metric", "quantity", "指标", 26), Column("unit", "unit", "单位", 8), Column("quantile", "quantile", "分位", 8)]
    table = Table("timeline_matrix", columns.TITLES["timeline_matrix"],
                  fixed + [Column(t_plus(time), t_plus(time), t_plus(time), 10) for time in times])
    for label, unit, values in _series(context, times):
        ordered = np.sort(values, axis=0)
        for share in SHARES:
            rank = max(math.ceil(share * len(ordered) - 1e-9), 1) - 1
            table.rows.append([label, unit, f"p{100 * share:.0f}", *(_tidy(value) for value in ordered[rank])])
    return table


def _end(context: Context) -> float:
    """When nine in ten drills are over; the rest of the day is empty columns."""
    ends = context.drill.outcome("end_s")
    ends = ends[np.isfinite(ends)] if ends.size else np.array([3600.0])
    return float(np.quantile(ends, 0.9)) if ends.size else 3600.0


def _series(context: Context, times: NDArray[Any]) -> Iterator[tuple[str, str, NDArray[Any]]]:
    """Label, unit and values by replication and time."""
    units = context.scenario.by_id("units")
    trips = context.drill.dispatches
    trips = trips[trips["incident"].isna() | (trips["incident"] == 0)]
    for kind in sorted({str(row.get("kind")) for row in units.values()}):
        members = trips[trips["unit"].map(lambda unit: str(units.get(unit, {}).get("kind"))) == kind]
        label = context.say("on scene: ", "到场:") + words.word(words.UNIT_KINDS, kind, context.lang)
        yield label, "", _present(context, members["replication"], members["arrived_s"], members["released_s"], times)
    if context.result.has("/drill/timeline/time"):
        data = context.result.dataset("/drill/timeline")
        places = np.clip(np.searchsorted(data["time"].values, times + 1e-9, side="right") - 1, 0, None)
        for name, array in data.data_vars.items():
            if array.dims == ("replication", "time"):
                path = f"/drill/timeline/{name}"
                yield (context.result.label(path, context.lang), context.result.unit(path),
                       array.values[context.drill.done][:, places])
    if context.result.has("/drill/casualties"):
        frame = context.result.table("/drill/casualties")
        for colour, pair in COLOURS.items():
            some = frame[frame["colour_true"] == colour]
            yield context.pick(pair), "", _present(context, some["replication"], some["injured_s"], some["arrived_s"], times)
        beds = frame[frame["arrived_s"].notna()]
        yield (context.say("hospital beds in use by this incident", "本次事故占用床位"), "",
               _present(context, beds["replication"], beds["arrived_s"], pd.Series(np.nan, beds.index), times))


def _present(context: Context, replication: pd.Series, start: pd.Series, end: pd.Series, times: NDArray[Any]) -> NDArray[Any]:
    """How many are there at each time, by finished replication: from start until end, or for good."""
    runs = context.drill.replications[context.drill.done]
    places = {int(run): place for place, run in enumerate(runs)}
    counts = np.zeros((len(runs), len(times)))
    for run, begin, finish in zip(replication, start, end):
        if run in places and begin == begin:
            last = math.inf if finish != finish else finish
            counts[places[run]] += (times >= begin) & (times < last)
    return counts


def _tidy(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 3)
