"""Which way an assumption moves the deaths: their mean where it was drawn low and where it was drawn high."""

import math

import numpy as np

from .draws import PATH
from .estimate import mean, student_95

OUTCOME = "/programme/city/deaths"
FIFTH = 0.2
FEWEST_DRAWS = 20
MOST = 12


def swings(result):
    """Deaths a year in the lowest and the highest fifth of the draws of each parameter, the widest apart
    first; None without enough draws. A draw counts once, however many replications share it."""
    if PATH not in result or result.file[PATH].ndim != 2 or OUTCOME not in result:
        return None
    drawn, of_draw = np.unique(result.reals(PATH), axis=0, return_inverse=True)
    of_draw = of_draw.ravel()
    deaths = np.bincount(of_draw, weights=result.reals(OUTCOME).mean(axis=1)) / np.bincount(of_draw)
    if len(drawn) < FEWEST_DRAWS or np.isnan(deaths).any():
        return None
    ids = result.static("/programme/sensitivity/parameter")
    rows = [swing(name, drawn[:, p], deaths) for p, name in enumerate(ids)]
    rows = sorted(filter(None, rows), key=lambda row: -abs(row["difference"]["mean"]))
    return {"overall": mean(deaths), "draws": len(drawn), "rows": rows[:MOST], "of": len(rows)} if rows else None


def swing(name, drawn, deaths):
    """None for what was the same in all draws."""
    low_at, high_at = np.quantile(drawn, (FIFTH, 1 - FIFTH))
    if np.isnan(low_at) or low_at >= high_at:
        return None
    low, high = deaths[drawn <= low_at], deaths[drawn >= high_at]
    return {"parameter": name, "low_at": low_at, "high_at": high_at, "low": mean(low), "high": mean(high),
            "difference": difference(high, low)}


def difference(first, second):
    """Of two means of independent draws, with the 95 % interval of Welch."""
    parts = [values.var(ddof=1) / len(values) if len(values) > 1 else math.inf for values in (first, second)]
    spread = sum(parts)
    centre = float(first.mean() - second.mean())
    if not math.isfinite(spread):
        return {"mean": centre, "low": -math.inf, "high": math.inf}
    freedom = spread**2 / sum(part**2 / (len(values) - 1) for part, values in zip(parts, (first, second))) if spread > 0 else 1
    half = student_95(freedom) * math.sqrt(spread)
    return {"mean": centre, "low": centre - half, "high": centre + half}
