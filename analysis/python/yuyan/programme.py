"""Years of a city: indicators, targets, coverage by inspection, hidden hazards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import xarray as xr

from .result import Language, ResultError
from .statistics import Share, quantiles, wilson

if TYPE_CHECKING:
    from .result import Result


class Programme:
    """View of the /programme and /targets groups of a result. Replications that failed are left out."""

    def __init__(self, result: "Result") -> None:
        if not any(group.startswith("/programme") for group in result.groups):
            raise ResultError(f"{result.path}: holds no programme; groups: {', '.join(result.groups)}")
        self.result = result
        self.done: np.ndarray = result.done

    def dataset(self, group: str) -> xr.Dataset:
        """A group of the programme, finished replications only: `coverage`, `indicators`, `monthly`."""
        data = self.result.dataset(group if group.startswith("/") else f"/programme/{group}")
        return data.isel(replication=self.done) if "replication" in data.dims else data

    @cached_property
    def indicators(self) -> list[str]:
        """Names of the city's indicators."""
        return list(self.dataset("city").data_vars) if self.result.has("/programme/city") else []

    def city(self, indicator: str) -> pd.DataFrame:
        """An indicator of the city by replication and year."""
        data = self.dataset("city")
        if indicator not in data:
            raise ResultError(f"{self.result.path}: no indicator {indicator}; "
                              f"it has {', '.join(map(str, data.data_vars))}")
        return data[indicator].transpose("replication", "year").to_pandas()

    def bands(self, indicator: str, shares: tuple[float, ...] = (0.05, 0.25, 0.5, 0.75, 0.95)) -> pd.DataFrame:
        """Quantiles of a city indicator over the replications, by year."""
        values = self.city(indicator)
        rows = {year: quantiles(values[year], shares) for year in values.columns}
        return pd.DataFrame.from_dict(rows, orient="index", columns=list(shares)).rename_axis("year")

    def name(self, axis: str, key: str, lang: Language = "en") -> str:
        """Name of a county, sector, strategy or class of accidents; the key where there is none."""
        for group in (f"/programme/{axis}", f"/programme/{axis}s", "/programme"):
            for column in ("name_zh", f"{axis}_name_zh") if lang == "zh" else ("name", f"{axis}_name"):
                path = f"{group}/{column}"
                if self.result.has(path) and self.result.has(f"{group}/{axis}"):
                    keys = [str(value) for value in self.result.values(f"{group}/{axis}")]
                    if str(key) in keys:
                        return str(self.result.values(path)[keys.index(str(key))]) or str(key)
        return str(key)

    # -- targets -------------------------------------------------------------------------------

    def targets(self) -> pd.DataFrame:
        """The targets by id: indicator, year, operator, limit, unit, names; the share of replications
        that met it with its interval (Wilson, 95 %), and the 10, 50, 90 % of the value."""
        if not self.result.has("/targets"):
            raise ResultError(f"{self.result.path}: holds no targets")
        data = self.dataset("/targets")
        rows = []
        for position, target in enumerate(data["target"].values):
            met = np.asarray(data["met"].isel(target=position).values, dtype=float)
            share = _share(met)
            values = quantiles(data["value"].isel(target=position).values, [0.1, 0.5, 0.9])
            fixed = {name: array.values[position] for name, array in data.data_vars.items()
                     if array.dims == ("target",)}
            rows.append({"target": str(target), **fixed, "share": share.value, "share_low": share.low,
                         "share_high": share.high, "n": share.trials, "p10": values[0], "p50": values[1],
                         "p90": values[2]})
        return pd.DataFrame(rows).set_index("target")

    # -- coverage ------------------------------------------------------------------------------

    def coverage(self, year: int | None = None) -> pd.DataFrame:
        """Share of the living enterprises that were visited at least once in a year, mean over the
        replications, by county and sector; the last year unless another is named. NaN where there are
        no enterprises."""
        data = self._coverage(year)
        visited = data["distinct_visited"].mean("replication")
        living = data["enterprises"].mean("replication")
        return (visited / living.where(living > 0)).transpose("county", "sector").to_pandas()

    def thin(self, year: int | None = None, lang: Language = "en") -> pd.DataFrame:
        """Where coverage is thin: one row a county and sector with its enterprises, share visited,
        hidden hazards living at the end of the year, share of those arisen that were found, and hazards
        an enterprise visited; cells that hold most unfound hazards come first."""
        data = self._coverage(year).mean("replication")
        frame = data.to_dataframe().reset_index()
        frame = frame[frame["enterprises"] > 0]
        columns = {"county": [self.name("county", key, lang) for key in frame["county"]],
                   "sector": [self.name("sector", key, lang) for key in frame["sector"]],
                   "enterprises": frame["enterprises"],
                   "visited": frame["distinct_visited"] / frame["enterprises"]}
        if "living" in frame:
            columns["living"] = frame["living"]
            columns["living_an_enterprise"] = frame["living"] / frame["enterprises"]
        if "found" in frame and "arisen" in frame:
            columns["found"] = frame["found"] / frame["arisen"].where(frame["arisen"] > 0)
        thin = pd.DataFrame(columns)
        order = ["living", "visited"] if "living" in thin else ["visited"]
        return thin.sort_values(order, ascending=[False, True][:len(order)] if "living" in thin else [True],
                                kind="stable").reset_index(drop=True)

    def flow(self) -> pd.DataFrame:
        """Hidden hazards of the city by year, mean over the replications: arisen, found, found_major,
        rectified, overdue, living: as many of these as the result has."""
        data = self.dataset("coverage")
        names = [name for name in ("arisen", "found", "found_major", "rectified", "overdue", "living",
                                   "visits", "distinct_visited") if name in data]
        return data[names].sum(["county", "sector"]).mean("replication").to_dataframe()[names]

    def strategy_visits(self, year: int | None = None) -> pd.Series:
        """Visits by strategy in a year (the last unless another is named), mean over the replications."""
        array = self.dataset("/programme")["strategy_visits"]
        array = array.sel(year=_year(array, year)).sum(["county", "sector"]).mean("replication")
        return array.to_pandas().sort_values(ascending=False)

    def _coverage(self, year: int | None) -> xr.Dataset:
        data = self.dataset("coverage")
        return data.sel(year=_year(data, year))

    # -- several -------------------------------------------------------------------------------

    def difference(self, other: "Programme", indicator: str) -> pd.DataFrame:
        """Mean of this programme's indicator minus the other's by year, with 95 % intervals over
        replications of the same number (common random numbers): mean, low, high, n."""
        mine, theirs = self.city(indicator), other.city(indicator)
        both = mine.index.intersection(theirs.index)
        change = mine.loc[both] - theirs.loc[both]
        error = 1.959964 * change.std(ddof=1) / np.sqrt(max(len(both), 1))
        return pd.DataFrame({"mean": change.mean(), "low": change.mean() - error,
                             "high": change.mean() + error, "n": len(both)})


def compare_targets(programmes: Mapping[str, Programme]) -> pd.DataFrame:
    """Share of replications that meet each target, one column a programme."""
    tables = {name: programme.targets()["share"] for name, programme in programmes.items()}
    return pd.DataFrame(tables)


def _share(met: np.ndarray) -> Share:
    known = met[~np.isnan(met)]
    return wilson(int(known.sum()), int(known.size))


def _year(data: xr.Dataset | xr.DataArray, year: int | None) -> int:
    years = [int(value) for value in data["year"].values]
    if year is None:
        return years[-1]
    if year not in years:
        raise ResultError(f"no year {year}; years: {', '.join(map(str, years))}")
    return year
