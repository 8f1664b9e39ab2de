"""Major hazards listed for supervision (挂牌督办), quarter by quarter."""

import numpy as np

from .estimate import bands

MEASURES = ("listed", "accepted", "extended", "overdue")


def listings(result):
    """By measure the means by quarter, county and level; of the city 10, 50, 90 % by level, the last of all
    levels together."""
    path = "/programme/listings"
    measures = [name for name in MEASURES if f"{path}/{name}" in result and result.file[f"{path}/{name}"].ndim == 4]
    if not measures or f"{path}/level" not in result:
        return None
    shown = {"levels": result.static(f"{path}/level"), "measures": {}}
    for name in measures:
        values = result.reals(f"{path}/{name}")  # replication, quarter, county, level
        city = values.sum(axis=2)
        city = np.concatenate([city, city.sum(axis=2, keepdims=True)], axis=2)
        shown["measures"][name] = {**result.label(f"{path}/{name}"), "mean": values.mean(axis=0),
                                   "fan": np.array(bands(city, (0.1, 0.5, 0.9)))}
    return shown
