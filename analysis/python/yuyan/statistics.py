"""The few statistics that tables and plots need; the rules are those of analysis/statistics."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Share(NamedTuple):
    """A share of successes with its interval; NaN in [0, 1] without trials."""

    value: float
    low: float
    high: float
    successes: int
    trials: int


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Share:
    """Share of successes with Wilson's score interval (Wilson 1927, JASA 22:209)."""
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} successes in {trials} trials")
    if trials == 0:
        return Share(float("nan"), 0.0, 1.0, 0, 0)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = successes / trials
    scale = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / scale
    half = z * np.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale
    return Share(share, 0.0 if successes == 0 else float(centre - half),
                 1.0 if successes == trials else float(centre + half), successes, trials)


def fisher_exact(successes: int, trials: int, others: int, other_trials: int) -> float:
    """Chance that of all successes at least so many fall among `trials` when both groups are alike: the
    one-sided p of Fisher's exact test (Fisher 1934), with `others` successes in `other_trials`."""
    if not (0 <= successes <= trials and 0 <= others <= other_trials):
        raise ValueError(f"{successes} of {trials} against {others} of {other_trials}")
    total = successes + others
    ways = sum(math.comb(trials, k) * math.comb(other_trials, total - k)
               for k in range(successes, min(trials, total) + 1))
    return ways / math.comb(trials + other_trials, total)


def quantiles(values: ArrayLike, shares: ArrayLike) -> NDArray[Any]:
    """Values below which those shares of the sample lie, by order statistics, so that infinite values
    ("never") may be among them. NaN values are not counted; NaN when there are none."""
    sample = np.asarray(values, dtype=float).ravel()
    sample = np.sort(sample[~np.isnan(sample)])
    shares = np.asarray(shares, dtype=float)
    if sample.size == 0:
        return np.full(shares.shape, np.nan)
    ranks = np.clip(np.ceil(shares * sample.size - 1e-9).astype(int), 1, sample.size)
    found: NDArray[Any] = sample[ranks - 1]
    return found


def mean_interval(values: ArrayLike, confidence: float = 0.95) -> tuple[float, float, float]:
    """Mean with a normal interval over independent replications; infinite for a single value."""
    sample = np.asarray(values, dtype=float).ravel()
    sample = sample[~np.isnan(sample)]
    if sample.size == 0:
        return (float("nan"),) * 3
    mean = float(sample.mean())
    if sample.size == 1:
        return mean, -np.inf, np.inf
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    half = z * float(sample.std(ddof=1)) / np.sqrt(sample.size)
    return mean, mean - half, mean + half


def exceedance(values: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Thresholds that occur, ascending, and the share of values that reach or pass each."""
    sample = np.asarray(values, dtype=float).ravel()
    sample = sample[~np.isnan(sample)]
    thresholds, counts = np.unique(sample, return_counts=True)
    return thresholds, np.cumsum(counts[::-1])[::-1] / max(sample.size, 1)
