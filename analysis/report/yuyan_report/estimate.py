"""Estimates with intervals, as analysis/statistics has them, on columns of numbers."""

import math

import numpy as np

Z95 = 1.959963984540054


def wilson(met, of):
    """Share, low, high (95 %); None without cases."""
    if of == 0:
        return None
    share = met / of
    z2 = Z95 * Z95
    centre = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z95 / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return {"p": share, "low": max(0.0, centre - half) if met else 0.0,
            "high": min(1.0, centre + half) if met < of else 1.0, "n": int(of), "met": int(met)}


def student_95(freedom):
    """97.5 % point of Student's t (Cornish-Fisher in 1/freedom; within 0.1 % from 5 on)."""
    if freedom < 1:
        return math.inf
    exact = {1: 12.7062, 2: 4.3027, 3: 3.1824, 4: 2.7764}
    if freedom in exact:
        return exact[freedom]
    z = Z95
    return (z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2) +
            (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3))


def mean(values):
    """Mean with its 95 % interval; missing values are left out."""
    values = values[~np.isnan(values)]
    n = len(values)
    if n == 0:
        return None
    centre = float(values.mean())
    half = student_95(n - 1) * float(values.std(ddof=1)) / math.sqrt(n) if n > 1 else math.inf
    return {"mean": centre, "low": centre - half, "high": centre + half, "n": n}


def means(values):
    with np.errstate(all="ignore"):
        count = (~np.isnan(values)).sum(axis=0)
        return np.where(count > 0, np.nansum(values, axis=0) / np.maximum(count, 1), np.nan)


def zero_where_missing(values):
    """The same array with NaN set to zero; np.nan_to_num looks for infinities besides, which takes as
    long as reading a large cube."""
    values[np.isnan(values)] = 0.0
    return values


def quantiles(values, shares):
    """Sample quantiles (linear between order statistics) of what is not missing; NaN without any."""
    values = values[~np.isnan(values)]
    return [float(q) for q in np.quantile(values, shares)] if len(values) else [math.nan] * len(shares)


def rank_quantile(values, share):
    """The value below which that share lies; values may be infinite."""
    if len(values) == 0:
        return math.nan
    ordered = np.sort(values)
    return float(ordered[max(math.ceil(share * len(ordered)), 1) - 1])


def bands(values, shares):
    """Quantiles over the replications (first axis) of each further place; no missing values."""
    ordered = np.sort(values, axis=0)
    last = len(ordered) - 1
    result = []
    for share in shares:
        position = share * last
        low = int(position)
        high = min(low + 1, last)
        result.append(ordered[low] + (position - low) * (ordered[high] - ordered[low]))
    return result


def histogram(values, most=30):
    """Bars over all that is not missing: edges and counts. Whole numbers lie in the
    middle of their bars, which are wider than 1 only where there would be too many."""
    present = values[~np.isnan(values)]
    if len(present) == 0:
        return None
    low, high = float(present.min()), float(present.max())
    if np.all(present == np.round(present)) and high - low < 100 * most:
        width = math.ceil((high - low + 1) / most)
        edges = np.arange(low - 0.5, high + width, width)
    else:
        edges = np.linspace(low, high if high > low else low + 1, most + 1)
    counts, edges = np.histogram(present, edges)
    return {"edges": edges, "counts": counts, "missing": int(len(values) - len(present))}


def sure(difference):
    """Whether an interval of a difference leaves out zero: -1 below, 1 above, 0 cannot be told."""
    if difference is None:
        return 0
    return 1 if difference["low"] > 0 else -1 if difference["high"] < 0 else 0
