"""Which replications of a programme share a draw of the uncertain parameters: only draws are independent."""

import numpy as np

from .estimate import mean

PATH = "/programme/sensitivity/drawn"


def draws(result):
    """For each replication the number of its draw; None where each has its own."""
    if PATH not in result or result.file[PATH].ndim != 2:
        return None
    _, number = np.unique(result.reals(PATH), axis=0, return_inverse=True)
    number = number.ravel()
    return None if number.max(initial=-1) + 1 == len(number) else number


def means_of_draws(values, of_draw):
    """One mean for each draw of its replications; no missing values."""
    if of_draw is None:
        return values
    return np.bincount(of_draw, weights=values) / np.bincount(of_draw)


def mean_of_draws(values, of_draw):
    """The mean with its 95 % interval from the means of the draws."""
    estimate = mean(means_of_draws(values, of_draw))
    return estimate and {**estimate, "mean": float(values.mean())}
