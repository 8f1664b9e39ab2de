"""What all replications of a programme say together: indicators, targets, units, months."""

import numpy as np

from .draws import draws, mean_of_draws
from .estimate import bands, mean, means, quantiles, wilson, zero_where_missing
from .listings import listings
from .places import allocation, by_sector, coverage, exposure
from .swings import swings

FAN = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


def programme(result):
    shown = {
        "replications": result.replications,
        "years": axis(result, "/year"),
        "months": axis(result, "/programme/month"),
        "quarters": axis(result, "/programme/quarter"),
        "counties": named(result, "county"),
        "sectors": named(result, "sector"),
        "strategies": named(result, "strategy"),
        "classes": named(result, "class"),
        "targets": targets(result),
        "indicators": indicators(result),
        "ranking": ranking(result),
        "monthly": monthly(result),
        "control": control_numbers(result),
        "coverage": coverage(result),
        "allocation": allocation(result),
        "by_sector": by_sector(result),
        "exposure": exposure(result),
        "listings": listings(result),
        "delivery": delivery(result),
        "better_use": table(result, "/programme/allocation"),
        "variance": table(result, "/programme/variance"),
        "sensitivity": table(result, "/programme/sensitivity"),
        "swings": swings(result),
    }
    return {key: value for key, value in shown.items() if value is not None}


def axis(result, path):
    values = result.optional(path)
    return None if values is None else list(values)


def named(result, name):
    """Ids of an axis of the programme with their names, from the group that lists them."""
    for axis_path in (f"/programme/{name}", f"/programme/{plural(name)}/{name}"):
        if axis_path not in result or not hasattr(result.file[axis_path], "shape"):
            continue
        ids = [str(value) for value in result.static(axis_path)]
        for group in (f"/programme/{plural(name)}", f"/programme/{name}_names", "/programme"):
            candidates = [f"{group}/name_zh", f"{group}/{name}_name_zh"]
            for path in candidates:
                if path in result and result.file[path].shape == (len(ids),):
                    english = result.optional(path[:-3])
                    return [{"id": value, "zh": zh or value, "en": (english[i] if english else "") or value}
                            for i, (value, zh) in enumerate(zip(ids, result.static(path)))]
        return [{"id": value} for value in ids]
    return None


def plural(name):
    return {"county": "counties", "strategy": "strategies", "class": "classes"}.get(name, name + "s")


def table(result, group):
    """A static or late table: columns by name, without what each replication holds."""
    names = [name for name in result.names(group) if not result.is_drawn(f"{group}/{name}")]
    return {name: result.static(f"{group}/{name}") for name in names} if names else None


def targets(result):
    if "/targets" not in result:
        return None
    static = table(result, "/targets")
    ids = static.get("target", [])
    met = result.reals("/targets/met") if "/targets/met" in result else None
    value = result.reals("/targets/value") if "/targets/value" in result else None
    listed = []
    for t, name in enumerate(ids):
        entry = {key: column[t] for key, column in static.items() if len(column) == len(ids)}
        entry["id"] = name
        if met is not None:
            judged = met[~np.isnan(met[:, t]), t]
            entry["estimate"] = as_in_file(wilson(int((judged == 1).sum()), len(judged)), entry)
        if value is not None:
            entry["mean"] = mean(value[:, t])
            entry["quantiles"] = quantiles(value[:, t], (0.1, 0.5, 0.9))
        listed.append(entry)
    return listed


def as_in_file(estimate, row):
    """With the interval of the file, which heeds that replications share draws of the parameters."""
    low, high = row.get("low"), row.get("high")
    if estimate and low is not None and high is not None and np.isfinite(low) and np.isfinite(high):
        return {**estimate, "low": float(low), "high": float(high)}
    return estimate


def indicators(result):
    """For each indicator of the city its fan over the years and that of each county's mean."""
    listed = []
    for name in result.names("/programme/city"):
        path = f"/programme/city/{name}"
        if result.file[path].ndim != 2:
            continue
        values = result.reals(path)
        entry = {"id": name, **result.label(path), "fan": fan(values),
                 "mean": means(values), "better": better(values), "any": any_by_year(values)}
        county = f"/programme/indicators/{name}"
        if county in result:
            entry["county_mean"] = means(result.reals(county))
        listed.append(entry)
    return listed or None


def fan(values):
    """Quantiles by year; a year that is not applicable in all replications is missing."""
    if not np.isnan(values).any():
        return bands(values, FAN)
    columns = [quantiles(values[:, y], FAN) for y in range(values.shape[1])]
    return np.array(columns).T


def better(values):
    """By year: the share of replications that lie below the year before (同比)."""
    shares = [None]
    for y in range(1, values.shape[1]):
        change = values[:, y] - values[:, y - 1]
        change = change[~np.isnan(change)]
        shares.append(wilson(int((change < 0).sum()), len(change)))
    return shares


def any_by_year(values):
    """By year: in which share of the replications there is any at all; missing where not applicable."""
    known = ~np.isnan(values)
    above = (np.nan_to_num(values) > 0).sum(axis=0)
    return np.where(known.any(axis=0), above / np.maximum(known.sum(axis=0), 1), np.nan)


def ranking(result):
    """The units ranked by the mean of an indicator, and how far one year's rank is luck."""
    listed = []
    for name in result.names("/programme/indicators"):
        path = f"/programme/indicators/{name}"
        if result.file[path].ndim != 3:
            continue
        values = result.reals(path)
        if np.isnan(values).all():
            continue
        years = [rank_year(values[:, y, :]) for y in range(values.shape[1])]
        listed.append({"id": name, **result.label(path), "years": years})
    return listed or None


def rank_year(values):
    """Low is good. Luck: the chance that the rank of a single year is off by more than one place
    from the rank by the mean."""
    filled = np.where(np.isnan(values), np.inf, values)
    average = means(values)
    counts = np.isfinite(average)
    order = np.argsort(np.where(counts, average, np.inf), kind="stable")
    place = np.empty(len(order), int)
    place[order] = np.arange(1, len(order) + 1)
    # Equal values share the middle of their places.
    below, upto = np.zeros(filled.shape), np.zeros(filled.shape)
    for other in filled.T:
        below += other[:, None] < filled
        upto += other[:, None] <= filled
    rank = (below + upto + 1) / 2
    low, high = np.quantile(rank, (0.1, 0.9), axis=0)
    luck = (np.abs(rank - place) > 1).mean(axis=0)
    return {"mean": average, "place": place, "low": low, "high": high, "luck": luck}


def monthly(result):
    """City totals by month and class, and by class and year the distribution and the change."""
    path = "/programme/monthly"
    if path not in result:
        return None
    shown, of_draw = {}, draws(result)
    for name in result.names(path):
        if result.file[f"{path}/{name}"].ndim != 4:
            continue
        # Replications pass by in slabs: the whole cube would not stay in any cache.
        city, by_county = [], 0
        for values in result.slabs(f"{path}/{name}"):
            part = values.sum(axis=2)  # replication, month, class
            if np.isnan(part).any():
                values = zero_where_missing(values)
                part = values.sum(axis=2)
            city.append(part)
            by_county = by_county + values.sum(axis=0)
        if not city:
            continue
        city = np.concatenate(city)
        by_county = by_county / len(city)
        years = whole_years(city)
        shown[name] = {**result.label(f"{path}/{name}"), "mean": city.mean(axis=0),
                       "year_mean": years.mean(axis=0),
                       "year_quantiles": np.array(bands(years, (0.1, 0.5, 0.9))),
                       "year_any": (years > 0).mean(axis=0),
                       "county_year_mean": whole_years(by_county[None])[0].sum(axis=-1),
                       "total_fan": np.array(bands(city.sum(axis=2), (0.1, 0.5, 0.9))),
                       **totals(years.sum(axis=2), of_draw),
                       "yoy": year_on_year(years.sum(axis=2))}
    return shown or None


def totals(years, of_draw):
    """[replication, year]: the mean and 10, 50, 90 % of each year, and of all years together."""
    whole = years.sum(axis=1)
    fan = bands(years, (0.1, 0.5, 0.9))
    return {"year_total": [{"mean": years[:, y].mean(), "quantiles": [line[y] for line in fan]}
                           for y in range(years.shape[1])],
            "whole": {"estimate": mean_of_draws(whole, of_draw), "quantiles": quantiles(whole, (0.1, 0.5, 0.9))}}


def whole_years(values):
    """Months (second axis) added to years."""
    years = values.shape[1] // 12
    return values[:, :years * 12].reshape(values.shape[0], years, 12, *values.shape[2:]).sum(axis=2)


def year_on_year(totals):
    """[replication, year]: mean change on the year before, and in which share it falls."""
    changes = [None]
    for y in range(1, totals.shape[1]):
        before, now = totals[:, y - 1].mean(), totals[:, y].mean()
        fewer = int((totals[:, y] < totals[:, y - 1]).sum())
        changes.append({"change": (now - before) / before if before > 0 else None,
                        "fewer": wilson(fewer, len(totals))})
    return changes


def control_numbers(result):
    path = "/programme/control_numbers"
    rows = table(result, path)
    if rows is None:
        return None
    drawn = {name: result.reals(f"{path}/{name}") for name in ("within", "used")
             if f"{path}/{name}" in result}
    changes = last_known(result, f"{path}/change_on_year")
    size = drawn["within"].shape[1] if "within" in drawn else max(map(len, rows.values()))
    listed = []
    for i in range(size):
        row = {key: column[i] for key, column in rows.items() if len(column) == size}
        if "within" in drawn:
            judged = drawn["within"][~np.isnan(drawn["within"][:, i]), i]
            row["estimate"] = wilson(int((judged == 1).sum()), len(judged))
        if "used" in drawn:
            row["used"] = by_month(drawn["used"][:, i, :])
        if changes is not None:
            row["fewer"] = fewer(changes[:, i])
        listed.append(row)
    return listed


def by_month(values):
    """10, 50, 90 % by month of the year for which the number holds; other months are missing."""
    mine = ~np.isnan(values).all(axis=0)
    if not mine.any():
        return None
    kept = values[:, mine]
    if not np.isnan(kept).any():
        return np.array(bands(kept, (0.1, 0.5, 0.9)))
    return np.array([quantiles(column, (0.1, 0.5, 0.9)) for column in kept.T]).T


def last_known(result, path):
    """[replication, row]: the value of the last month that a row has at all, the end of its year."""
    if path not in result:
        return None
    values = result.reals(path)
    known = ~np.isnan(values).all(axis=0)
    last = known.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return values[:, np.arange(len(last)), last]


def fewer(change):
    """The share of replications whose year ends below the year before (同比)."""
    change = change[~np.isnan(change)]
    return wilson(int((change < 0).sum()), len(change))


def delivery(result):
    path = "/programme/delivery"
    static = table(result, path)
    if static is None:
        return None
    ids = static.get("kpi", [])
    value = result.reals(f"{path}/value") if f"{path}/value" in result else None
    met = result.reals(f"{path}/met") if f"{path}/met" in result else None
    rows = []
    for k, name in enumerate(ids):
        row = {key: column[k] for key, column in static.items() if len(column) == len(ids)}
        row["id"] = name
        if met is not None:
            judged = met[~np.isnan(met[:, k]), k]
            row["estimate"] = wilson(int((judged == 1).sum()), len(judged))
        if value is not None:
            of_row = value[:, :, k]
            row["quantiles"] = np.array([quantiles(of_row[:, q], (0.1, 0.5, 0.9))
                                         for q in range(of_row.shape[1])]).T
        rows.append(row)
    return rows
