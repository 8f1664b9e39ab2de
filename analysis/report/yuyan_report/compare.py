"""Two drills beside each other: clause by clause, outcome by outcome, replication by replication
where they share their chance."""

import math

import numpy as np

from .estimate import Z95, mean, sure, wilson

OUTCOMES = ("deaths", "injuries", "escalations", "loss_yuan", "water_m3", "foam_m3", "run_off_m3",
            "evacuated")
LESS_IS_BETTER = {"deaths", "injuries", "escalations", "loss_yuan", "run_off_m3"}


def compare(first, second):
    """What the second does otherwise than the first."""
    paired = (first.attributes.get("seed") == second.attributes.get("seed") and
              len(np.intersect1d(first.numbers, second.numbers)) > 1)
    _, mine, other = np.intersect1d(first.numbers, second.numbers, return_indices=True)
    rows = (mine, other) if paired else None
    return {"paired": bool(paired), "shared": len(mine) if paired else 0,
            "clauses": clauses(first, second, rows), "outcomes": outcomes(first, second, rows)}


def clauses(first, second, rows):
    path = "/drill/clauses/"
    if path + "clause" not in first or path + "clause" not in second:
        return []
    names, others = first.static(path + "clause"), second.static(path + "clause")
    met, met_other = first.reals(path + "met"), second.reals(path + "met")
    listed = []
    for c, name in enumerate(names):
        if name not in others:
            continue
        a, b = met[:, c], met_other[:, others.index(name)]
        entry = {"id": name, "first": share(a), "second": share(b), "difference": None}
        if rows:
            d = (b[rows[1]] - a[rows[0]])
            d = d[~np.isnan(d)]
            entry["difference"] = mean(d) if len(d) > 1 else None
        elif entry["first"] and entry["second"]:
            entry["difference"] = newcombe(entry["first"], entry["second"])
        entry["sure"] = sure(entry["difference"])
        listed.append(entry)
    return listed


def share(values):
    present = values[~np.isnan(values)]
    return wilson(int((present == 1).sum()), len(present))


def newcombe(a, b):
    """Interval of a difference of two independent shares (Newcombe's method of Wilson intervals)."""
    d = b["p"] - a["p"]
    return {"mean": d,
            "low": d - math.hypot(b["p"] - b["low"], a["high"] - a["p"]),
            "high": d + math.hypot(b["high"] - b["p"], a["p"] - a["low"]),
            "n": min(a["n"], b["n"])}


def outcomes(first, second, rows):
    listed = []
    for name in OUTCOMES:
        path = f"/drill/outcomes/{name}"
        if path not in first or path not in second:
            continue
        a, b = first.reals(path), second.reals(path)
        if rows:
            difference = mean(b[rows[1]] - a[rows[0]])
        else:
            difference = welch(a, b)
        listed.append({"name": name, **first.label(path), "first": mean(a), "second": mean(b),
                       "difference": difference, "sure": sure(difference),
                       "less_is_better": name in LESS_IS_BETTER})
    return listed


def welch(a, b):
    a, b = a[~np.isnan(a)], b[~np.isnan(b)]
    if len(a) < 2 or len(b) < 2:
        return None
    d = float(b.mean() - a.mean())
    half = Z95 * math.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return {"mean": d, "low": d - half, "high": d + half, "n": min(len(a), len(b))}
