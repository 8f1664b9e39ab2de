"""Plots. Each takes the axes to draw on (by default new ones) and returns them; `lang` is en or zh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from . import words
from .clock import duration
from .fonts import dress
from .result import Language
from .statistics import exceedance as exceedance_of
from .statistics import quantiles

if TYPE_CHECKING:
    from .drill import Drill
    from .programme import Programme

GREEN, YELLOW, RED, BLUE, GREY = "#2e7d32", "#f9a825", "#c62828", "#1565c0", "#757575"
#: Colours of programmes beside each other.
COLOURS = (BLUE, "#ef6c00", GREEN, "#6a1b9a", GREY)


def _axes(axes: Axes | None, width: float = 8, height: float = 4.5) -> Axes:
    return axes if axes is not None else pyplot.subplots(figsize=(width, height), layout="constrained")[1]


def _say(lang: str, english: str, chinese: str) -> str:
    return chinese if lang == "zh" else english


def clauses(drill: "Drill", axes: Axes | None = None, lang: Language = "en") -> Axes:
    """How often each clause was met, with its 95 % interval, the least certain on top."""
    table = drill.clauses[drill.clauses["at_stake"] > 0]
    axes = _axes(axes, 9, 0.32 * len(table) + 1.2)
    places = np.arange(len(table))[::-1]
    colours = [GREEN if low >= 0.8 else RED if high < 0.8 else YELLOW
               for low, high in zip(table["low"], table["high"])]
    axes.barh(places, table["share"], color=colours, alpha=0.85, height=0.7)
    axes.errorbar(table["share"], places, xerr=[table["share"] - table["low"], table["high"] - table["share"]],
                  fmt="none", ecolor="black", elinewidth=1, capsize=2)
    axes.set_yticks(places, [f"{drill.clause_text(clause, lang)}  ({row['met']}/{row['at_stake']})"
                             for clause, row in table.iterrows()], fontsize=8)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_xlabel(_say(lang, "met, of the replications at stake (95 % interval)", "满足比例 (95% 区间)"))
    axes.set_title(drill.result.title(lang))
    return dress(axes, lang)


def timeline(drill: "Drill", measure: str, axes: Axes | None = None, lang: Language = "en") -> Axes:
    """A sampled series: median and the middle 80 % of the replications."""
    axes = _axes(axes)
    bands = drill.bands(measure)
    bands = bands[bands.index <= _last_change(bands)]
    minutes = bands.index / 60
    axes.fill_between(minutes, bands[0.1], bands[0.9], color=BLUE, alpha=0.25, step="post",
                      label=_say(lang, "10 to 90 %", "10%~90%"))
    axes.step(minutes, bands[0.5], where="post", color=BLUE, label=_say(lang, "median", "中位数"))
    axes.set_ylabel(drill.result.caption(f"/drill/timeline/{measure}", lang))
    axes.set_xlabel(_say(lang, "minutes since T0", "T0后时间 (分)"))
    axes.legend()
    return dress(axes, lang)


def _last_change(bands: pd.DataFrame) -> float:
    changes = bands.index[(bands.diff().abs() > 0).any(axis=1)]
    return float(changes[-1]) * 1.05 + 300 if len(changes) else float(bands.index[-1])


def units(drill: "Drill", replication: int, axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Gantt chart of one replication: turning out, driving, on scene, going home, a line a unit."""
    trips = drill.dispatches[drill.dispatches["replication"] == replication]
    trips = trips[trips["incident"].isna() | (trips["incident"] == 0)].reset_index(drop=True)
    trips["turned_out_s"] = trips["turned_out_s"].fillna(trips["dispatched_s"])  # sent while on the road
    order = trips.groupby("unit")["dispatched_s"].min().sort_values().index.tolist()
    axes = _axes(axes, 10, 0.22 * len(order) + 1.5)
    parts = [("dispatched_s", "turned_out_s", YELLOW, _say(lang, "turning out", "出动准备")),
             ("turned_out_s", "arrived_s", BLUE, _say(lang, "driving", "行驶")),
             ("arrived_s", "released_s", RED, _say(lang, "on scene", "到场作业")),
             ("released_s", "home_s", GREY, _say(lang, "going home", "返回"))]
    places = trips["unit"].map({unit: len(order) - 1 - i for i, unit in enumerate(order)})
    for start, end, colour, label in parts:
        axes.barh(places, (trips[end] - trips[start]).fillna(0) / 60, left=trips[start].fillna(0) / 60,
                  color=colour, label=label, height=0.75)
    axes.scatter(trips["water_on_s"] / 60, places, marker="|", color="black", s=40, zorder=3,
                 label=_say(lang, "water on", "出水"))
    axes.set_yticks(range(len(order)), [drill.name(unit, lang) for unit in reversed(order)], fontsize=7)
    axes.set_xlabel(_say(lang, "minutes since T0", "T0后时间 (分)"))
    axes.set_title(_say(lang, f"replication {replication}", f"第{replication}次推演"))
    axes.legend(fontsize=8)
    return dress(axes, lang)


def clause_time(drill: "Drill", clause: str, axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Distribution of the time that a `within` clause limits, or of the number of a `number` clause, over the
    replications at stake."""
    axes = _axes(axes)
    values = drill.clause_values[clause].dropna().to_numpy()
    finite = np.sort(values[np.isfinite(values)])
    row = drill.clauses.loc[clause]
    is_number = row["rule"] == "number"
    scale = 1 if is_number else 60
    if finite.size:
        axes.step(finite / scale, np.arange(1, finite.size + 1) / values.size, where="post", color=BLUE,
                  label=_say(lang, "at most this", "不超过该值的比例") if is_number else _say(lang, "done by then", "累计完成比例"))
    if row["rule"] == "within":
        axes.axvline(row["limit_s"] / 60, color=RED, linestyle="--",
                     label=_say(lang, "limit ", "时限 ") + duration(row["limit_s"], lang))
    elif is_number:
        axes.axvline(row["limit"], color=RED, linestyle="--",
                     label=_say(lang, "limit ", "限值 ") + f"{row['operator']} {row['limit']:g}")
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    unit = "" if row["unit"] == "1" else f" ({row['unit']})"
    axes.set_xlabel(f"{row['measure']}{unit}" if is_number else _say(lang, "minutes", "用时 (分)"))
    never = values.size - finite.size
    axes.set_title(drill.clause_text(clause, lang)
                   + (_say(lang, f" (never: {never})", f" (未发生: {never})") if never else ""), fontsize=10)
    axes.legend()
    return dress(axes, lang)


def exceedance(values: ArrayLike, label: str = "", axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Share of the replications in which a value is reached or passed."""
    axes = _axes(axes)
    thresholds, shares = exceedance_of(values)
    axes.step(thresholds, shares, where="pre", color=BLUE, marker="o", markersize=3)
    axes.set_yscale("log")
    axes.set_xlabel(label)
    axes.set_ylabel(_say(lang, "share of replications that reach it", "达到或超过的推演比例"))
    return dress(axes, lang)


def fan(programme: "Programme", indicator: str, axes: Axes | None = None, lang: Language = "en",
        colour: str = BLUE, label: str = "", with_bands: bool = True) -> Axes:
    """A city indicator by year: median, middle 50 and 90 %, and its targets. Without bands it is a line that stands beside
    the fan of another programme."""
    axes = _axes(axes)
    bands = programme.bands(indicator)
    if with_bands:
        axes.fill_between(bands.index, bands[0.05], bands[0.95], color=colour, alpha=0.12)
        axes.fill_between(bands.index, bands[0.25], bands[0.75], color=colour, alpha=0.2)
    axes.plot(bands.index, bands[0.5], color=colour, marker="o", label=label or None)
    if with_bands and programme.result.has("/targets"):
        table = programme.targets()
        table = table[(table["indicator"] == indicator) & table["limit"].notna()]
        axes.scatter(table["year"], table["limit"], color=RED, marker="_", s=400, linewidths=3, zorder=3,
                     label=_say(lang, "target", "目标") if len(table) else None)
    axes.set_ylabel(programme.result.caption(f"/programme/city/{indicator}", lang), fontsize=9)
    axes.set_xticks(list(bands.index))
    if axes.get_legend_handles_labels()[0]:
        axes.legend(fontsize=8)
    return dress(axes, lang)


def difference(base: "Programme", others: Mapping[str, "Programme"], indicator: str, axes: Axes | None = None,
               lang: Language = "en") -> Axes:
    """What each of the other programmes changes against the base by year: mean difference over the same luck, with its 95 %
    interval. Below zero is fewer."""
    axes = _axes(axes)
    for place, (name, other) in enumerate(others.items()):
        change = other.difference(base, indicator)
        shift = 0.08 * (place - (len(others) - 1) / 2)
        axes.errorbar(change.index + shift, change["mean"], yerr=[change["mean"] - change["low"], change["high"] - change["mean"]],
                      color=COLOURS[(place + 1) % len(COLOURS)], marker="o", capsize=3, label=name)
    axes.axhline(0, color=GREY, linewidth=1)
    axes.set_xticks(list(base.bands(indicator).index))
    axes.set_ylabel(_say(lang, "change: ", "变化:") + base.result.caption(f"/programme/city/{indicator}", lang), fontsize=9)
    if others:
        axes.legend(fontsize=8)
    return dress(axes, lang)


def targets(programmes: Mapping[str, "Programme"], axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Chance of each target, a bar a programme, the least certain on top; targets that nothing can be said of are left out."""
    tables = {name: programme.targets() for name, programme in programmes.items()}
    first = next(iter(tables.values()))
    first = first[first["share"].notna()].sort_values("share", kind="stable")
    axes = _axes(axes, 9, 0.45 * len(first) + 1.2)
    height = 0.8 / len(tables)
    for position, (name, table) in enumerate(tables.items()):
        table = table.reindex(first.index)
        places = np.arange(len(first))[::-1] - position * height
        axes.barh(places, table["share"], height=height, label=name, color=COLOURS[position % len(COLOURS)], alpha=0.85,
                  error_kw={"elinewidth": 0.8}, xerr=[table["share"] - table["share_low"], table["share_high"] - table["share"]])
    column = "name_zh" if lang == "zh" and "name_zh" in first else "name" if "name" in first else "indicator"
    axes.set_ylim(-1, len(first) - 0.4)
    axes.set_yticks(np.arange(len(first))[::-1] - 0.4 + height / 2, [str(name) for name in first[column]], fontsize=8)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_xlabel(_say(lang, "met, of the replications", "达标比例"))
    axes.legend(fontsize=8)
    return dress(axes, lang)


def coverage(programme: "Programme", year: int | None = None, axes: Axes | None = None,
             lang: Language = "en") -> Axes:
    """Heat map, county by sector, of the share of enterprises visited in a year."""
    axes = _heat(programme, programme.coverage(year), axes, lang, "RdYlGn", 1.0, "{:.0%}")
    axes.set_title(_say(lang, "share of enterprises visited", "企业检查覆盖率"))
    return dress(axes, lang)


def unfound(programme: "Programme", year: int | None = None, axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Heat map, county by sector, of hidden hazards an enterprise that nobody has found at the end of a year."""
    thin = programme.thin(year)
    table = thin.pivot(index="county", columns="sector", values="hidden_an_enterprise").reindex_like(programme.coverage(year))
    axes = _heat(programme, table, axes, lang, "YlOrRd", None, "{:.1f}")
    axes.set_title(_say(lang, "hidden hazards an enterprise that nobody found", "每家企业未被发现的隐患数"))
    return dress(axes, lang)


def _heat(programme: "Programme", table: pd.DataFrame, axes: Axes | None, lang: Language, colours: str, most: float | None, form: str) -> Axes:
    """A table of counties and sectors in colours, each with its number; white where there are no enterprises."""
    axes = _axes(axes, 0.7 * table.shape[1] + 3, 0.35 * table.shape[0] + 2)
    values = table.to_numpy(dtype=float)
    image = axes.imshow(values, vmin=0, vmax=most, cmap=colours, aspect="auto")
    axes.set_xticks(range(table.shape[1]), [programme.name("sector", key, lang) for key in table.columns],
                    rotation=60, ha="right", fontsize=8)
    axes.set_yticks(range(table.shape[0]), [programme.name("county", key, lang) for key in table.index], fontsize=8)
    for (row, column), value in np.ndenumerate(values):
        if np.isfinite(value):
            red, green, blue, _ = image.cmap(image.norm(value))
            axes.text(column, row, form.format(value), ha="center", va="center", fontsize=7,
                      color="black" if 0.3 * red + 0.59 * green + 0.11 * blue > 0.45 else "white")
    axes.figure.colorbar(image, ax=axes, label=None)
    return axes


def thin(programme: "Programme", year: int | None = None, axes: Axes | None = None, lang: Language = "en",
         named: int = 10) -> Axes:
    """Where coverage is thin: a disc a county and sector by the share of its enterprises visited and the hidden hazards an
    enterprise that nobody found, its area as the deaths of the years; the cells with most deaths per visit are named. Upper
    left is thin."""
    axes = _axes(axes, 9, 6)
    table = programme.thin(year)
    by, size = ("deaths_1000_visits", table["deaths"]) if "deaths" in table else ("hidden", table["hidden"])
    areas = 20 + 600 * size / max(float(size.max()), 1e-9)
    axes.scatter(table["visited"], table["hidden_an_enterprise"], s=areas, color=BLUE, alpha=0.35)
    worst = table.nlargest(named, by)
    axes.scatter(worst["visited"], worst["hidden_an_enterprise"], s=areas[worst.index], color=RED, alpha=0.6)
    for number, (_, row) in enumerate(worst.iterrows(), 1):
        axes.annotate(f"{number}", (row["visited"], row["hidden_an_enterprise"]), ha="center", va="center", fontsize=8)
    key = "\n".join(f"{number} {programme.name('county', row['county'], lang)} · {programme.name('sector', row['sector'], lang)}"
                    for number, (_, row) in enumerate(worst.iterrows(), 1))
    axes.text(1.02, 1.0, key, transform=axes.transAxes, va="top", fontsize=8)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_xlabel(_say(lang, "share of enterprises visited in the year", "年度受检企业比例"))
    axes.set_ylabel(_say(lang, "hidden hazards an enterprise that nobody found", "每家企业未被发现的隐患数"))
    axes.set_title(_say(lang, "red: most deaths per visit", "红色:单位检查次数对应死亡最多"), fontsize=10)
    return dress(axes, lang)


def hazards(programme: "Programme", axes: Axes | None = None, lang: Language = "en") -> Axes:
    """Hidden hazards of the city by year: arisen, found, rectified, overdue, living."""
    axes = _axes(axes)
    flow = programme.flow()
    labels = {"arisen": ("arisen", "产生"), "self_found": ("found by the enterprise", "企业自查发现"),
              "found": ("found by inspectors", "检查发现"), "rectified": ("closed as put right", "整改销号"),
              "overdue": ("past the deadline", "逾期未改"), "living": ("there at the end of the year", "年末存量"),
              "hidden": ("of these found by nobody", "其中未被发现")}
    for name, pair in labels.items():
        if name in flow:
            axes.plot(flow.index, flow[name], marker="o", label=words.pick(pair, lang))
    axes.set_ylim(0, None)
    axes.set_xticks(list(flow.index))
    axes.set_ylabel(_say(lang, "hidden hazards a year (mean)", "隐患数 (各次推演平均)"))
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1), fontsize=8)
    return dress(axes, lang)


def spread(samples: Mapping[str, ArrayLike], axes: Axes | None = None, lang: Language = "en",
           label: str = "") -> Axes:
    """Several samples beside each other: median, middle 50 and 80 %."""
    axes = _axes(axes)
    for place, (name, values) in enumerate(samples.items()):
        low, first, middle, third, high = quantiles(values, [0.1, 0.25, 0.5, 0.75, 0.9])
        axes.plot([low, high], [place, place], color=BLUE, linewidth=1)
        axes.plot([first, third], [place, place], color=BLUE, linewidth=6, alpha=0.4)
        axes.plot(middle, place, "o", color=BLUE)
    axes.set_yticks(range(len(samples)), list(samples))
    axes.set_xlabel(label)
    return dress(axes, lang)
