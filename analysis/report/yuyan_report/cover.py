"""What the incident costs elsewhere: stations left empty, calls answered late, units not to be had."""

import numpy as np

from .estimate import mean, wilson

CALLS = ("calls_elsewhere", "late_elsewhere", "late_without_incident", "unanswered_elsewhere",
         "cover_moves", "longest_queue")
COUNTED = ("calls", "late", "late_without_incident", "waited", "waited_without_incident")
UNCOVERED = ("uncovered_min", "uncovered_without_incident_min")


def cover(result, outcome):
    calls = {name: mean(outcome[name]) for name in CALLS
             if name in outcome and not np.isnan(outcome[name]).all()}
    shown = {"calls": calls, "stations": empty_stations(result, outcome), "kinds": shortages(result),
             "elsewhere": elsewhere(result)}
    return shown if shown["stations"] or shown["kinds"] or shown["elsewhere"] or calls else None


def elsewhere(result):
    """Calls of each kind and zone, those that were late or had to wait, with the incident and had it not
    been, and for how long the zone had no cover; pairs without calls are left out: nobody missed cover."""
    path = "/drill/elsewhere/"
    if path + "uncovered_min" not in result:
        return []
    kinds = result.static(path + "call_kind")
    zones = result.static(path + "zone")
    kinds_zh = result.optional(path + "name_zh", [""] * len(kinds))
    zones_zh = result.optional(path + "zones/name_zh", [""] * len(zones))
    counts = {name: np.nan_to_num(result.reals(path + name)) for name in COUNTED}
    minutes = {name: result.reals(path + name) for name in UNCOVERED}
    listed = []
    for k, kind in enumerate(kinds):
        for z, zone in enumerate(zones):
            sums = {name: float(values[:, k, z].sum()) for name, values in counts.items()}
            if sums["calls"] > 0:
                away = {name: mean(values[:, k, z]) for name, values in minutes.items()}
                listed.append({"kind": kind, "kind_zh": kinds_zh[k], "zone": zone, "zone_zh": zones_zh[z], **sums, **away})
    return listed


def empty_stations(result, outcome):
    """Stations whose last engine was away for some time: mean time, and how often at all."""
    path = "/drill/stations"
    if f"{path}/empty_s" not in result:
        return []
    empty = np.nan_to_num(result.reals(f"{path}/empty_s"))
    # A station that is empty from beginning to end has no engines, only other vehicles.
    end_s = np.nan_to_num(outcome["end_s"]) if "end_s" in outcome else np.full(len(empty), np.inf)
    had_some = (empty < end_s[:, None] - 1).any(axis=0)
    names = result.static(f"{path}/name_zh")
    return [{"id": name, "zh": names[s], "empty_s": mean(empty[:, s]), "any": any_of(empty[:, s])}
            for s, name in enumerate(result.static(f"{path}/station"))
            if had_some[s] and empty[:, s].any()]


def shortages(result):
    """Kinds of unit that were ordered and not to be had: unit-seconds, and how often at all."""
    path = "/drill/kinds"
    if f"{path}/shortage_s" not in result:
        return []
    short = result.reals(f"{path}/shortage_s")
    return [{"id": name, "shortage_s": mean(short[:, k]), "any": any_of(short[:, k])}
            for k, name in enumerate(result.static(f"{path}/kind")) if np.nan_to_num(short[:, k]).any()]


def any_of(values):
    present = values[~np.isnan(values)]
    return wilson(int((present > 0).sum()), len(present))
