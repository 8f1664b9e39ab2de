"""What all runs of a service system say together: waits, responses, use, and what theory says."""

import math

import numpy as np

from .estimate import mean

SHOWN_QUANTILES = (0.5, 0.9, 0.95)


def service(result):
    ended = result.reals("/service/ended_s")
    shown = {
        "replications": result.replications,
        "ended_s": mean(ended),
        "limits": axis(result, "limit"),
        "quantiles": [q for q in axis(result, "quantile") if q in SHOWN_QUANTILES],
        "stages": stages(result),
        "kinds": kinds(result, ended),
        "units": units(result),
        "areas": areas(result),
        "streams": streams(result),
        "races": races(result),
        "timeline": timeline(result),
    }
    shown["theory"] = theory(shown, measured(result, ended))
    return {key: value for key, value in shown.items() if value not in (None, [])}


def axis(result, name):
    return [float(value) for value in result.optional(f"/service/{name}", ())]


def group(result, name, ids_name, one_dimensional, with_limits=(), with_quantiles=()):
    """Each member of a group with the mean of its numbers over the runs."""
    if f"/service/{ids_name}" not in result or f"/service/{name}" not in result:
        return []
    present = set(result.names(f"/service/{name}"))
    values = {key: result.reals(f"/service/{name}/{key}") for key in
              (*one_dimensional, *with_limits, *with_quantiles) if key in present}
    chosen = [i for i, q in enumerate(axis(result, "quantile")) if q in SHOWN_QUANTILES]
    listed = []
    for i, name_of in enumerate(result.static(f"/service/{ids_name}")):
        entry = {"id": name_of}
        for key, array in values.items():
            if key in with_limits:
                entry[key] = [mean(array[:, i, k]) for k in range(array.shape[2])]
            elif key in with_quantiles:
                entry[key] = [mean(array[:, i, k]) for k in chosen]
            else:
                entry[key] = mean(array[:, i])
        listed.append(entry)
    return listed


def stages(result):
    return group(result, "stages", "stage",
                 ("arrived", "lost", "given_up", "served", "waiting_probability", "loss_share",
                  "mean_wait_s", "mean_response_s", "mean_last_arrival_s"),
                 ("wait_within", "response_within"), ("wait_s", "response_s"))


def kinds(result, ended):
    listed = group(result, "kinds", "kind", ("mean_queue", "mean_present", "mean_busy",
                                             "most_waiting", "utilisation"))
    numbers = axis(result, "number")
    for k, entry in enumerate(listed):
        for name in ("busy_share", "present_share"):
            path = f"/service/kinds/{name}"
            if path in result:
                shares = weighted(result.reals(path)[:, k], ended)
                entry[name] = shares[:last_of(shares) + 1]
    if numbers and listed:
        listed[0]["numbers"] = numbers
    return listed


def weighted(shares, lengths):
    """Mean over the runs by their lengths; a run that did not last counts for nothing."""
    known = np.isfinite(lengths) & np.isfinite(shares).all(axis=1) & (lengths > 0)
    if not known.any():
        return np.full(shares.shape[1], np.nan)
    return np.average(shares[known], axis=0, weights=lengths[known])


def last_of(shares):
    """The last place that holds more than one in a thousand."""
    return int(np.flatnonzero(np.nan_to_num(shares) > 1e-3).max(initial=0))


def units(result):
    listed = group(result, "units", "unit", ("busy_share", "sent", "mean_travel_s"))
    for entry, kind in zip(listed, result.optional("/service/units/kind", ())):
        entry["kind"] = kind
    return listed


def areas(result):
    """Calls by area, of all stages; the response of the first stage that was answered there."""
    if "/service/area" not in result or "/service/areas/arrived" not in result:
        return []
    arrived = np.nan_to_num(result.reals("/service/areas/arrived"))
    response = result.reals("/service/areas/mean_response_s")
    within = (result.reals("/service/areas/response_within")
              if "/service/areas/response_within" in result else None)
    listed = []
    for a, name in enumerate(result.static("/service/area")):
        entry = {"id": name, "arrived": mean(arrived[:, 0, a]), "mean_response_s": mean(response[:, 0, a])}
        if within is not None:
            entry["response_within"] = [mean(within[:, 0, a, k]) for k in range(within.shape[3])]
        listed.append(entry)
    return listed


def streams(result):
    return group(result, "streams", "stream",
                 ("arrived", "completed", "lost", "given_up", "mean_total_s", "last_completion_s"),
                 ("total_within",), ("total_s",))


def races(result):
    if "/service/race" not in result or "/service/races/winner" not in result:
        return []
    codes, words = result.codes("/service/races/winner")
    won_at = result.reals("/service/races/won_at_s")
    return [{"id": name, "won_at_s": mean(won_at[:, r]),
             "winners": [{"id": word, "share": float((codes[:, r] == k).mean())}
                         for k, word in enumerate(words) if (codes[:, r] == k).any()]}
            for r, name in enumerate(result.static("/service/race"))]


def timeline(result):
    """Mean numbers of waiting calls and of busy units over time."""
    path = "/service/timeline"
    times = axis(result, "time")
    names = result.names(path)
    if len(times) < 2 or not names:
        return None
    with np.errstate(all="ignore"):
        return {"time": times, "curves": {name: np.nanmean(result.reals(f"{path}/{name}"), axis=0).T
                                          for name in names}}


# Theory

def measured(result, ended):
    """Mean length of the time that was measured: what follows the warm-up."""
    if "/service/batches/span_s" in result:
        return float(np.nansum(result.reals("/service/batches/span_s"), axis=1).mean())
    return float(np.nanmean(ended))


def theory(shown, length):
    """What is true of any system (Little), and what is true where calls come at random to like
    units with exponential times (Erlang), by the rates that were measured."""
    listed = []
    for k, kind in enumerate(shown["kinds"]):
        entry = {"id": kind["id"], **little(shown, kind, length)}
        if len(shown["stages"]) == 1 and len(shown["kinds"]) == 1:
            servers = sum(unit.get("kind") == kind["id"] for unit in shown["units"])
            entry.update(erlang(shown["stages"][0], kind, servers, length))
        listed.append(entry)
    return listed


def centre(estimate):
    return estimate["mean"] if estimate else math.nan


def little(shown, kind, length):
    """Mean queue = rate of the calls that are served x their mean wait; for one stage only."""
    if len(shown["stages"]) != 1 or len(shown["kinds"]) != 1:
        return {}
    stage = shown["stages"][0]
    rate = centre(stage.get("served")) / length
    return {"rate_per_s": rate, "little_queue": rate * centre(stage.get("mean_wait_s")),
            "mean_queue": centre(kind.get("mean_queue"))}


def erlang(stage, kind, servers, length):
    served, arrived = centre(stage.get("served")), centre(stage.get("arrived"))
    busy = centre(kind.get("mean_busy"))
    if servers == 0 or not served > 0 or not busy > 0:
        return {}
    hold_s = busy * length / served
    load = arrived / length * hold_s
    lost = centre(stage.get("loss_share")) > 0
    found = {"servers": servers, "load": load, "hold_s": hold_s}
    if lost and centre(kind.get("mean_queue")) == 0:
        return {**found, "erlang_b": erlang_b(servers, load),
                "loss_share": centre(stage.get("loss_share"))}
    if lost or load >= servers or centre(stage.get("given_up")) > 0:
        return found
    waits = erlang_c(servers, load)
    return {**found, "erlang_c": waits, "erlang_c_wait_s": waits * hold_s / (servers - load),
            "waiting_probability": centre(stage.get("waiting_probability")),
            "mean_wait_s": centre(stage.get("mean_wait_s"))}


def erlang_b(servers, load):
    """Share of calls lost when nobody can wait (Erlang's first formula), by its recursion."""
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


def erlang_c(servers, load):
    """Probability that a call must wait (Erlang's second formula)."""
    blocked = erlang_b(servers, load)
    return blocked / (1 - load / servers * (1 - blocked))
