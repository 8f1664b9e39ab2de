"""What all replications of a drill say together."""

import math

import numpy as np

from .command import command
from .cover import cover
from .estimate import bands, histogram, mean, quantiles, rank_quantile, wilson

COUNTS = ("deaths", "deaths_workers", "deaths_public", "deaths_responders", "injuries",
          "injuries_workers", "injuries_public", "injuries_responders", "escalations", "loss_yuan",
          "water_m3", "foam_m3", "run_off_m3", "evacuated", "admitted")
OF_FIRES = ("escalations", "loss_yuan", "water_m3", "foam_m3", "run_off_m3")
FIRE_CURVES = ("water_l_s", "foam_l_s", "pond_m3", "concentrate_m3")
TIMES = (("called", "detected_s", "called_s"), ("first_arrival", "called_s", "first_arrival_s"),
         ("first_water", "called_s", "first_water_s"),
         ("controlled", "ignition_s", "controlled_s"),
         ("extinguished", "ignition_s", "extinguished_s"))
ELIGIBLE_MINUTES = (5, 10, 20)
OWN_STATIONS = ("volunteer", "full_time")


def drill(result):
    outcome = {name: result.reals(f"/drill/outcomes/{name}")
               for name in result.names("/drill/outcomes")}
    shown = {
        "replications": result.replications,
        "fires": int(np.nansum(outcome["had_fire"])) if "had_fire" in outcome else 0,
        "clauses": clauses(result, outcome),
        "counts": counts(result, outcome),
        "times": times(outcome),
        "severity": shares_of_code(result, "/drill/outcomes/severity_class"),
        "beginnings": shares_of_code(result, "/drill/outcomes/initiating_event"),
        "timeline": timeline(result, outcome),
        "stations": stations(result, outcome),
        "units": units(result),
        "tanks": tanks(result),
        "hospitals": hospitals(result),
        "evacuation": evacuation(result),
        "map": scene(result),
        "command": command(result),
        "cover": cover(result, outcome),
    }
    if "/drill/events" in result:
        from .escalation import escalation
        shown["escalation"] = escalation(result)
    return shown


def clauses(result, outcome):
    """Each clause with its count of kept promises, the least certain first, idle ones last."""
    if "/drill/clauses/clause" not in result:
        return []
    path = "/drill/clauses/"
    ids, english, chinese = (result.static(path + name) for name in ("clause", "text", "text_zh"))
    layers, rules = result.static(path + "layer"), result.static(path + "rule")
    limits = result.static(path + "limit_s")
    terms = {name: result.static(path + name) for name in ("measure", "operator", "limit", "unit")
             if path + name in result}
    of, since = result.static(path + "of"), result.static(path + "since")
    met, value = result.reals(path + "met"), result.reals(path + "value")
    tests = plan_tests(result)
    listed = []
    for c, name in enumerate(ids):
        at_stake = ~np.isnan(met[:, c])
        kept = met[at_stake, c] == 1
        took = value[at_stake, c]
        took = np.where(np.isnan(took), math.inf, took)
        clause = {"id": name, "en": english[c], "zh": chinese[c] or english[c], "layer": layers[c],
                  "rule": rules[c], "limit_s": limits[c], "of": of[c], "since": since[c],
                  "at_stake": int(at_stake.sum()), "met": int(kept.sum()),
                  "estimate": wilson(int(kept.sum()), int(at_stake.sum()))}
        if rules[c] == "within":
            clause["median_s"] = finite(rank_quantile(took, 0.5))
            clause["ninety_s"] = finite(rank_quantile(took, 0.9))
            missed = ~kept
            clause["never"] = int((missed & np.isinf(took)).sum())
            late = took[missed & np.isfinite(took)] - limits[c]
            clause["late"] = len(late)
            clause["late_by_s"] = float(np.median(late)) if len(late) else None
        if rules[c] == "number":
            clause.update({name: values[c] for name, values in terms.items()}, limit_s=None,
                          median=finite(rank_quantile(took, 0.5)), ninety=finite(rank_quantile(took, 0.9)))
        clause["worst"] = worst(result, outcome, at_stake, met[:, c], badness(clause, value[:, c]))
        clause["test"] = tests.get(name)
        listed.append(clause)
    listed.sort(key=lambda c: (c["at_stake"] == 0, c["estimate"]["p"] if c["estimate"] else 0, c["id"]))
    return listed


def badness(clause, value):
    """The greater, the worse: of a number that has to reach its limit, the less; of one that has to be
    met, the further from it."""
    if clause["rule"] != "number" or clause["operator"].startswith("<"):
        return value
    return -value if clause["operator"].startswith(">") else np.abs(value - clause["limit"])


def finite(value):
    return value if math.isfinite(value) else ("never" if value == math.inf else None)


def worst(result, outcome, at_stake, met, value):
    """Number of the replication that breaks a clause worst: never before late, longer before
    shorter, more harm before less; where none breaks it, the one nearest to it."""
    rows = np.flatnonzero(at_stake)
    if len(rows) == 0:
        return None
    took = np.nan_to_num(value[rows], nan=math.inf)
    harm = sum(outcome[name][rows] for name in ("deaths", "injuries", "escalations")
               if name in outcome)
    order = np.lexsort((-rows, harm, took, met[rows] != 1))
    return int(result.numbers[rows[order[-1]]])


def plan_tests(result):
    """The late table /drill/plan_test by clause: bottleneck, gain, suggestion."""
    path = "/drill/plan_test"
    names = result.names(path)
    if not names:
        return {}
    axis = "/drill/clauses/clause" if "/drill/clauses/clause" in result else f"{path}/clause"
    ids = result.static(f"{path}/clause" if "clause" in names else axis)
    columns = {name: result.static(f"{path}/{name}") for name in names if name != "clause"}
    return {name: {key: values[i] for key, values in columns.items()} for i, name in enumerate(ids)}


def counts(result, outcome):
    listed = []
    for name in COUNTS:
        if name not in outcome or np.isnan(outcome[name]).all():
            continue
        values = outcome[name]
        present = values[~np.isnan(values)]
        if name in OF_FIRES and not present.any() and not np.nansum(outcome.get("had_fire", np.ones(1))):
            continue  # nothing burnt in any of them
        listed.append({"name": name, **result.label(f"/drill/outcomes/{name}"),
                       "estimate": mean(values),
                       "any": wilson(int((present > 0).sum()), len(present)),
                       "in_fires": in_fires(values, outcome.get("had_fire")),
                       "greatest": float(present.max()),
                       "quantiles": quantiles(values, (0.05, 0.1, 0.5, 0.9, 0.95)),
                       "histogram": histogram(values)})
    return listed


def in_fires(values, had_fire):
    """Mean and the share with any, of the drills that had a fire."""
    if had_fire is None or not (had_fire == 1).any():
        return None
    values = values[(had_fire == 1) & ~np.isnan(values)]
    return {"estimate": mean(values), "any": wilson(int((values > 0).sum()), len(values))}


def times(outcome):
    """Those that could come at all: water from outside only where something burnt."""
    listed = []
    burnt = np.nansum(outcome.get("had_fire", np.ones(1))) > 0
    for name, since, until in TIMES:
        if since not in outcome or until not in outcome or np.isnan(outcome[since]).all():
            continue
        if name == "first_water" and not burnt:
            continue
        started = ~np.isnan(outcome[since])
        took = np.maximum(0, outcome[until] - outcome[since])[started]
        came = took[~np.isnan(took)]
        listed.append({"name": name, "of": int(started.sum()), "came": len(came),
                       "quantiles": quantiles(took, (0.1, 0.5, 0.9)),
                       "histogram": histogram(took)})
    return listed


def shares_of_code(result, path):
    if path not in result:
        return []
    values, words = result.codes(path)
    total = len(values)
    return [{"id": word, "estimate": wilson(int((values == k).sum()), total)}
            for k, word in enumerate(words)]


def carried_on(values):
    """After its end a drill stays as it ended: missing places take the last value before them."""
    missing = np.isnan(values)
    if not missing.any():
        return values
    last = np.where(missing, 0, np.arange(values.shape[1]))
    np.maximum.accumulate(last, axis=1, out=last)
    return np.nan_to_num(np.take_along_axis(values, last, axis=1))


def timeline(result, outcome):
    """10, 50, 90 % of each curve at the sampled times, up to where nearly all drills have ended."""
    path = "/drill/timeline"
    if f"{path}/time" not in result:
        return None
    time = np.asarray(result.static(f"{path}/time"))
    last = len(time)
    if "end_s" in outcome:
        end_s = rank_quantile(outcome["end_s"][~np.isnan(outcome["end_s"])], 0.98)
        if math.isfinite(end_s):
            last = max(2, int(np.searchsorted(time, end_s)) + 2)
    curves = []
    no_fire = not np.nansum(outcome.get("had_fire", np.ones(1)))
    for name in result.names(path):
        if name == "time":
            continue
        values = carried_on(result.reals(f"{path}/{name}")[:, :last])
        if not values.any() or (name in FIRE_CURVES and no_fire):
            continue  # no fire, no water on it
        low, middle, high = bands(values, (0.1, 0.5, 0.9))
        curves.append({"name": name, **result.label(f"{path}/{name}"), "p10": low, "p50": middle,
                       "p90": high, "mean": values.mean(axis=0), "max": float(values.max())})
    return {"time": time[:last], "curves": curves}


def stations(result, outcome):
    """When a station's first water is there if it is called, at T0 on free roads."""
    path = "/drill/stations/"
    if path + "station" not in result:
        return []
    ids, names = result.static(path + "station"), result.static(path + "name_zh")
    kinds = result.static(path + "kind")
    water = result.reals(path + "water_s")
    handling = outcome.get("call_handling_s", np.zeros(len(water)))
    listed = []
    for s, name in enumerate(ids):
        entry = {"id": name, "name_zh": names[s], "kind": kinds[s]}
        took = water[:, s] + handling
        took = took[~np.isnan(took)]
        if kinds[s] not in OWN_STATIONS and len(took):
            entry["calls"] = len(took)
            entry["median_s"] = float(np.median(took))
            entry["within"] = [wilson(int((took <= 60 * minutes + 1e-6).sum()), len(took))
                               for minutes in ELIGIBLE_MINUTES]
        listed.append(entry)
    return listed


def units(result):
    path = "/drill/units/"
    if path + "unit" not in result:
        return None
    ids = result.static(path + "unit")
    info = {}
    if "/drill/map/units/unit" in result:
        info = {name: (station, kind) for name, station, kind in
                zip(result.static("/drill/map/units/unit"), result.static("/drill/map/units/station"),
                    result.static("/drill/map/units/kind"))}
    conditions = result.static(path + "condition")
    time_in = result.reals(path + "time_in")
    used = [c for c in range(len(conditions)) if np.nansum(time_in[:, :, c]) > 0]
    out = [c for c in used if conditions[c] != "ready"]
    sent = time_in[:, :, out].sum(axis=2) > 0
    return {"ids": ids, "station": [info.get(name, ("", ""))[0] for name in ids],
            "kind": [info.get(name, ("", ""))[1] for name in ids],
            "conditions": [conditions[c] for c in used],
            "mean_s": np.nanmean(time_in[:, :, used], axis=0),
            "sent": sent.mean(axis=0)}


def tanks(result):
    path = "/drill/tanks/"
    if path + "tank" not in result:
        return []
    ids = result.static(path + "tank")
    ignited, failed = result.reals(path + "ignited_s"), result.reals(path + "failed_s")
    n = len(ignited)
    return [{"id": name, "burns": wilson(int((~np.isnan(ignited[:, t])).sum()), n),
             "fails": wilson(int((~np.isnan(failed[:, t])).sum()), n),
             "ignited_s": quantiles(ignited[:, t], (0.1, 0.5, 0.9))} for t, name in enumerate(ids)]


def hospitals(result):
    """Load of each hospital: the group of the file, else what the journal says of admissions."""
    path = "/drill/hospitals/"
    if path + "hospital" in result:
        return hospitals_of_group(result, path)
    if "/drill/map/hospitals/hospital" not in result or "/drill/events" not in result:
        return []
    ids = result.static("/drill/map/hospitals/hospital")
    names = result.static("/drill/map/hospitals/name_zh")
    events = result.rows("/drill/events")
    kinds, entities = events.words("kind"), events.words("entity")
    if "loaded" not in kinds:
        return []
    loaded = events["kind"] == kinds.index("loaded")
    listed = []
    for name, name_zh in zip(ids, names):
        to = loaded & (events["place"] == entities.index(name)) if name in entities else loaded & False
        number = np.bincount(np.searchsorted(result.numbers, events.replication[to & events.done()]),
                             minlength=result.replications).astype(float)
        listed.append({"id": name, "name_zh": name_zh, "arrivals": mean(number),
                       "any": wilson(int((number > 0).sum()), len(number)),
                       "greatest": float(number.max(initial=0)), "histogram": histogram(number)})
    return listed


def hospitals_of_group(result, path):
    ids = result.static(path + "hospital")
    names = result.optional(path + "name_zh", ids)
    beds = result.optional(path + "beds")
    per_replication = [name for name in ("arrivals", "peak_queue", "wait90_s", "diverted")
                       if path + name in result]
    values = {name: result.reals(path + name) for name in per_replication}
    listed = []
    for h, name in enumerate(ids):
        entry = {"id": name, "name_zh": names[h],
                 "beds": None if beds is None else float(beds[h])}
        for key, array in values.items():
            entry[key] = mean(array[:, h])
            entry[key + "_quantiles"] = quantiles(array[:, h], (0.1, 0.5, 0.9))
        if "arrivals" in values:
            arrivals = values["arrivals"][:, h]
            entry["any"] = wilson(int(np.nansum(arrivals > 0)), len(arrivals))
            entry["greatest"] = float(np.nanmax(arrivals, initial=0))
            entry["histogram"] = histogram(arrivals)
        listed.append(entry)
    return listed


def evacuation(result):
    path = "/drill/evacuation/"
    if path + "zone" not in result:
        return []
    ids = result.static(path + "zone")
    measures = [name for name in result.names(path[:-1])
                if name != "zone" and result.file[path + name].ndim == 2 and
                len(result.file[path + name]) == len(result.file["/replication"])]
    values = {name: result.reals(path + name) for name in measures}
    return [{"id": name, "measures": [
        {"name": key, **result.label(path + key), "quantiles": quantiles(array[:, z], (0.1, 0.5, 0.9)),
         "came": int((~np.isnan(array[:, z])).sum())} for key, array in values.items()]}
            for z, name in enumerate(ids)]


def scene(result):
    """The static tables of the map, column by column."""
    if "/drill/map" not in result:
        return None
    return {group: {name: result.static(f"/drill/map/{group}/{name}")
                    for name in result.names(f"/drill/map/{group}")}
            for group in result.file["/drill/map"]}
