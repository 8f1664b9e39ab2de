"""Years of a city: indicators, targets, coverage by inspection, hidden hazards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from . import words
from .result import Language, ResultError
from .statistics import Share, quantiles, wilson

if TYPE_CHECKING:
    from .result import Result


#: Groups that hold the names of an axis.
_TABLES = {"county": "counties", "sector": "sectors", "strategy": "strategies", "class": "classes"}
#: Headings of Programme.thin.
HEADINGS: dict[str, words.Pair] = {
    "county": ("county", "县(市、区)"), "sector": ("sector", "行业领域"), "enterprises": ("enterprises", "企业数"),
    "visited": ("share visited", "受检比例"), "visits_an_enterprise": ("visits an enterprise", "每家检查次数"),
    "hidden": ("hazards nobody found", "未发现隐患"), "hidden_an_enterprise": ("of these an enterprise", "每家未发现隐患"),
    "major": ("major hazards that live", "在存重大隐患"), "found_a_visit": ("hazards a visit finds", "每次检查发现隐患"),
    "deaths": ("deaths in enterprises a year", "企业事故年死亡人数"),
    "deaths_1000_visits": ("of these per 1000 visits", "每千次检查对应死亡")}
#: Headings of Programme.unknown.
UNKNOWN: dict[str, words.Pair] = {"share": ("share of the spread of deaths", "占死亡人数波动的比例"),
                                  "correlation": ("correlation", "相关系数"), "status": ("status", "状态"), "source": ("source", "来源")}


class Programme:
    """View of the /programme and /targets groups of a result. Replications that failed are left out."""

    def __init__(self, result: "Result") -> None:
        if not any(group.startswith("/programme") for group in result.groups):
            raise ResultError(f"{result.path}: holds no programme; groups: {', '.join(result.groups)}")
        self.result = result
        self.done: NDArray[Any] = result.done
        self._known_names: dict[tuple[str, str], dict[str, str]] = {}

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
        return self._names(axis, lang).get(str(key)) or str(key)

    def _names(self, axis: str, lang: Language) -> dict[str, str]:
        if (axis, lang) not in self._known_names:
            path = f"/programme/{_TABLES[axis]}/{'name_zh' if lang == 'zh' else 'name'}"
            has = self.result.has(path) and self.result.has(f"/programme/{axis}")
            self._known_names[axis, lang] = dict(zip(map(str, self.result.values(f"/programme/{axis}")),
                                                     map(str, self.result.values(path)))) if has else {}
        return self._known_names[axis, lang]

    @cached_property
    def aimed_at(self) -> list[str]:
        """The city's indicators that have a target, in the order of the targets; those that are always zero come last."""
        indicators = [str(one) for one in self.targets()["indicator"]] if self.result.has("/targets") else []
        known = [one for one in dict.fromkeys(indicators) if one in self.indicators]
        return sorted(known, key=lambda one: float(self.city(one).median().max()) <= 0)

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

    def thin(self, year: int | None = None, lang: Language | None = None, by: str = "hidden") -> pd.DataFrame:
        """Where coverage is thin: one row a county and sector, mean over the replications. Enterprises, share visited,
        visits an enterprise; hidden hazards that nobody has found at the end of the year, all and an enterprise; major ones
        that live; hazards that a visit finds; deaths in enterprises a year over all years, and against 1000 visits. Ordered by one of these, the
        greatest first. With `lang`, names and headings are in that language; else keys. What the result lacks is left out."""
        data = self._coverage(year).mean("replication")
        deaths = self._deaths()
        if deaths is not None:
            data = data.assign(deaths=deaths.reindex_like(data["enterprises"]).fillna(0.0))
        frame = data.to_dataframe().reset_index()
        frame = frame[frame["enterprises"] > 0]
        firms, visits = frame["enterprises"], frame["visits"]
        columns = {"enterprises": firms, "visited": frame["distinct_visited"] / firms, "visits_an_enterprise": visits / firms}
        hidden = next((name for name in ("hidden", "living") if name in frame), None)
        if hidden:
            columns |= {"hidden": frame[hidden], "hidden_an_enterprise": frame[hidden] / firms}
        if "living_major" in frame:
            columns["major"] = frame["living_major"]
        if "found" in frame:
            columns["found_a_visit"] = frame["found"] / visits.where(visits > 0)
        if deaths is not None:
            columns |= {"deaths": frame["deaths"], "deaths_1000_visits": 1000 * frame["deaths"] / visits.where(visits > 0)}
        if by not in columns:
            raise ResultError(f"{self.result.path}: nothing to order by {by}; there is {', '.join(columns)}")
        thin = pd.DataFrame({"county": frame["county"], "sector": frame["sector"], **columns})
        thin = thin.sort_values([by, "visited"], ascending=[False, True], kind="stable").reset_index(drop=True)
        if lang:
            for axis in ("county", "sector"):
                thin[axis] = [self.name(axis, key, lang) for key in thin[axis]]
            thin = thin.rename(columns={name: words.pick(pair, lang) for name, pair in HEADINGS.items()})
        return thin

    def _deaths(self) -> xr.DataArray | None:
        """Mean deaths a year by county and sector over all years, as one year of a cell has too few of them; of accidents in
        enterprises, which inspectors can reach, where the result tells accidents one by one."""
        if self.result.has("/programme/accidents/enterprise"):
            table = self.result.table("/programme/accidents")
            done = self.result.values("/replication")[self.done]
            table = table[table["enterprise"].notna() & table["replication"].isin(done)]
            years = len(done) * len(self.result.values("/year"))
            a_year: xr.DataArray = (table.groupby(["county", "sector"])["deaths"].sum() / years).to_xarray()
            return a_year
        if self.result.has("/programme/by_sector/deaths"):
            return self.dataset("by_sector")["deaths"].mean(["replication", "year"])
        return None

    def flow(self) -> pd.DataFrame:
        """Hidden hazards of the city by year, mean over the replications: arisen, found, found_major,
        rectified, overdue, living: as many of these as the result has."""
        data = self.dataset("coverage")
        names = [name for name in ("arisen", "found", "self_found", "found_major", "rectified", "falsely_closed", "overdue",
                                   "living", "hidden", "visits", "distinct_visited") if name in data]
        return data[names].sum(["county", "sector"]).mean("replication").to_dataframe()[names]

    def strategy_visits(self, year: int | None = None, lang: Language | None = None) -> pd.Series:
        """Visits by strategy in a year (the last unless another is named), mean over the replications; with `lang`, by the
        strategies' names."""
        array = self.dataset("/programme")["strategy_visits"]
        array = array.sel(year=_year(array, year)).sum(["county", "sector"]).mean("replication")
        visits = array.to_pandas().sort_values(ascending=False)
        return visits.rename(index=lambda key: self.name("strategy", key, lang)) if lang else visits

    def _coverage(self, year: int | None) -> xr.Dataset:
        data = self.dataset("coverage")
        return data.sel(year=_year(data, year))

    def unknown(self, lang: Language | None = None) -> pd.DataFrame:
        """What is worth finding out first: drawn parameters by the share of the spread of deaths that goes with each (first-order
        Sobol index), its correlation with the deaths, its status and source. Empty where the result has no sensitivity."""
        columns = ["share", "correlation", "status", "source"]
        if not self.result.has("/programme/sensitivity/sobol_first"):
            return pd.DataFrame(columns=columns)
        table = self.result.table("/programme/sensitivity").rename(columns={"sobol_first": "share"})
        known = self.result.parameters().reindex(table.index)
        table = table[["share", "correlation"]].assign(status=known["status"], source=known["source"])
        table = table.sort_values("share", ascending=False, kind="stable")
        if lang:
            table["status"] = [words.word(words.STATUSES, status, lang) if isinstance(status, str) else "" for status in table["status"]]
            table = table.rename(columns={name: words.pick(pair, lang) for name, pair in UNKNOWN.items()})
        return table

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


def compare_targets(programmes: Mapping[str, Programme], lang: Language | None = None) -> pd.DataFrame:
    """Share of replications that meet each target, one column a programme; with `lang`, rows by the targets' names."""
    tables = {name: programme.targets() for name, programme in programmes.items()}
    frame = pd.DataFrame({name: table["share"] for name, table in tables.items()})
    column = "name_zh" if lang == "zh" else "name"
    first = next(iter(tables.values()))
    return frame.rename(index=first[column].to_dict()) if lang and column in first else frame


def _share(met: NDArray[Any]) -> Share:
    known = met[~np.isnan(met)]
    return wilson(int(known.sum()), int(known.size))


def _year(data: xr.Dataset | xr.DataArray, year: int | None) -> int:
    years = [int(value) for value in np.asarray(data.coords["year"])]
    if year is None:
        return years[-1]
    if year not in years:
        raise ResultError(f"no year {year}; years: {', '.join(map(str, years))}")
    return year
