"""Means of a programme by place: units, sectors, strategies."""

import numpy as np

from .estimate import bands, means


def coverage(result):
    """Means over the replications by year, county and sector."""
    path = "/programme/coverage"
    names = [name for name in result.names(path) if result.file[f"{path}/{name}"].ndim == 4]
    if not names:
        return None
    return {name: {**result.label(f"{path}/{name}"), "mean": result.average(f"{path}/{name}")}
            for name in names}


def allocation(result):
    path = "/programme/strategy_visits"
    if path not in result or result.file[path].ndim != 5:
        return None
    return {**result.label(path), "mean": result.average(path)}


def by_sector(result):
    """Accidents and deaths by year and sector: mean and 8 of 10 of the city, mean by unit."""
    path = "/programme/by_sector"
    shown = {}
    for name in result.names(path):
        if result.file[f"{path}/{name}"].ndim != 4:
            continue
        values = result.reals(f"{path}/{name}")
        city = values.sum(axis=2)
        low, high = bands(np.nan_to_num(city), (0.1, 0.9))
        shown[name] = {**result.label(f"{path}/{name}"), "mean": means(values),
                       "city": means(city), "low": low, "high": high,
                       "any": (np.nan_to_num(city) > 0).mean(axis=0)}
    return shown or None


def exposure(result):
    """What rates are taken of (GDP, employees, output, …): the city's 10, 50, 90 %, means by unit."""
    path = "/programme/exposure"
    shown = {}
    for name in result.names(path):
        if result.file[f"{path}/{name}"].ndim != 3:
            continue
        values = result.reals(f"{path}/{name}")
        with np.errstate(all="ignore"):
            city = np.nansum(values, axis=2)
        shown[name] = {**result.label(f"{path}/{name}"), "county_mean": means(values),
                       "fan": np.array(bands(city, (0.1, 0.5, 0.9)))}
    return shown or None
