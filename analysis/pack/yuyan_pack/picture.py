"""The map of the drill as a picture: the site, what surrounds it, and the forces with their roads."""

from __future__ import annotations

import io
import math
import warnings
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox
from yuyan.fonts import dress
from yuyan.scenario import named, number

from .context import Context
from .geojson import plumes
from .harmless import line
from .roads import Map

#: Labels of a panel at most, and letters of a label; more cannot be read.
MOST, LETTERS = 40, 14
#: Mark and colour of stations by kind, and of hospitals.
_MARKS = {"fire": ("o", "#c62828"), "ambulance": ("P", "#2e7d32"), "police": ("s", "#1565c0"), "hospital": ("P", "#6a1b9a")}


def picture(context: Context) -> bytes:
    """A PNG of three panels; the origin is the site."""
    globe = Map(context.scenario)
    figure = Figure(figsize=(13, 4.8), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(1, 3)
    for axes, draw, title in zip(panels, (_site, _surroundings, _region), (
            context.say("site (m)", "厂区(米)"), context.say("surroundings (m)", "周边(米)"),
            context.say("forces and roads (km)", "力量与道路(千米)"))):
        draw(context, globe, axes)
        axes.set_title(title, fontsize=9)
        axes.set_aspect("equal", adjustable="datalim")
        axes.tick_params(labelsize=7)
        axes.grid(alpha=0.2)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # fonts that lack a sign of a name draw a box
            dress(axes, context.lang)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure.draw_without_rendering()
        for axes in panels:
            _make_room(axes)
    raw = io.BytesIO()
    with warnings.catch_warnings(), matplotlib.rc_context({"axes.unicode_minus": False}):
        warnings.simplefilter("ignore")
        figure.savefig(raw, format="png", dpi=150, metadata={"Software": None})
    return raw.getvalue()


def _label(axes: Axes, x: float, y: float, text: Any, size: float = 6, **more: Any) -> None:
    said = "\n".join(line(part, LETTERS) for part in str(text).split("\n")[:6])
    axes.annotate(said, (x, y), xytext=(0, 5), textcoords="offset points", ha="center", fontsize=size, parse_math=False,
                  annotation_clip=True, **more)


def _make_room(axes: Axes) -> None:
    """Hides the labels that would lie over one that stands already; what has none is found in the table below the map."""
    kept: list[Bbox] = []
    for label in [text for text in axes.texts if isinstance(text, Annotation) and text.get_text()]:
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in kept):
            label.set_visible(False)
        else:
            kept.append(box)


def _site(context: Context, _: Map, axes: Axes) -> None:
    scenario, run = context.scenario, context.run
    burnt = set(run[run["kind"].isin(["burning", "rim_fire"])]["entity"])
    failed = set(run[run["kind"] == "failed"]["entity"])
    withdrawal = number(scenario.value("plan.doctrine.withdrawal_radius_m"))
    for row in scenario.table("bunds"):
        x, y, width, depth = (number(row.get(key)) for key in ("x_m", "y_m", "width_m", "depth_m"))
        if math.isfinite(x + y + width + depth):
            axes.add_patch(Rectangle((x - width / 2, y - depth / 2), width, depth, fill=False, edgecolor="#8d6e63", linewidth=0.8))
    for tank, row in scenario.by_id("tanks").items():
        x, y, diameter = (number(row.get(key)) for key in ("x_m", "y_m", "diameter_m"))
        if math.isfinite(x + y + diameter):
            axes.add_patch(Circle((x, y), diameter / 2, facecolor="#e53935" if tank in burnt else "#cfd8dc", edgecolor="#37474f", linewidth=0.6))
            _label(axes, x, y - diameter / 2, tank, 5)
            if tank in failed and withdrawal > 0:
                axes.add_patch(Circle((x, y), withdrawal, fill=False, edgecolor="#e53935", linestyle="--", linewidth=0.6))
    for facility, row in scenario.by_id("facilities").items():
        x, y = number(row.get("x_m")), number(row.get("y_m"))
        if math.isfinite(x + y):
            axes.plot(x, y, "s", color="#455a64", markersize=3)
            _label(axes, x, y, context.name(facility), 5)
    axes.autoscale_view()


def _surroundings(context: Context, _: Map, axes: Axes) -> None:
    run = context.run
    reached = set(run[run["kind"].isin(["cloud_reached", "zone_harmed"])]["entity"])
    for place, (zone, row) in enumerate(context.scenario.by_id("zones").items()):
        x, y, radius = (number(row.get(key)) for key in ("x_m", "y_m", "radius_m"))
        if math.isfinite(x + y + radius):
            colour = "#e53935" if zone in reached else "#1e88e5"
            axes.add_patch(Circle((x, y), radius, facecolor=colour, edgecolor=colour, alpha=0.18))
            if place < MOST:
                _label(axes, x, y, named(row, context.lang), color="#0d47a1")
    for row, ring in plumes(context):
        if row["level"] == "harmful":
            axes.add_patch(Polygon(ring, facecolor="#fdd835", edgecolor="#f9a825", alpha=0.2, linewidth=0.6))
    axes.plot(0, 0, "*", color="#e65100", markersize=7)
    axes.autoscale_view()
    _wind(context, axes)


def _wind(context: Context, axes: Axes) -> None:
    """An arrow that goes with the wind of the chosen run, from a corner."""
    towards = context.outcome("wind_towards_deg")
    if math.isnan(towards):
        return
    east, north = math.sin(math.radians(towards)), math.cos(math.radians(towards))
    axes.annotate("", xy=(0.1 + 0.06 * east, 0.9 + 0.06 * north), xytext=(0.1 - 0.06 * east, 0.9 - 0.06 * north), xycoords="axes fraction",
                  arrowprops={"arrowstyle": "->", "color": "#0277bd", "linewidth": 1.5})
    axes.text(0.03, 0.8, context.weather, transform=axes.transAxes, ha="left", fontsize=6, color="#0277bd", parse_math=False)


def _region(context: Context, globe: Map, axes: Axes) -> None:
    """Roads, stations and hospitals; the quickest ways of the stations to the gate are thick. What is much farther than most
    is told in words."""
    scenario = context.scenario
    at = {key: (x / 1000, y / 1000) for key, (x, y) in globe.junctions.items() if math.isfinite(x + y)}
    places: list[tuple[float, float, str, str, str]] = []
    for table, row in [(table, row) for table in ("stations", "hospitals") for row in scenario.table(table)]:
        place = globe.place(row)
        if place is not None:
            form, colour = _MARKS["hospital"] if table == "hospitals" else _MARKS.get(str(row.get("kind")), _MARKS["fire"])
            places.append((place[0] / 1000, place[1] / 1000, named(row, context.lang), form, colour))
    reach = 1.3 * float(np.quantile([math.hypot(x, y) for x, y, *_ in places], 0.85)) if places else 10.0
    near = [place for place in places if max(abs(place[0]), abs(place[1])) <= reach]
    for row in scenario.table("roads"):
        start, end = at.get(str(row.get("from"))), at.get(str(row.get("to")))
        if start and end:
            axes.plot(*zip(start, end), color="#bdbdbd", linewidth=0.7, zorder=1)
    for row in scenario.table("stations"):
        way = [at[place] for place in globe.route(str(row.get("junction", ""))) if place in at]
        if len(way) > 1:
            axes.plot(*zip(*way), color="#ef9a9a", linewidth=1.4, zorder=2)
    together: dict[tuple[int, int], list[tuple[float, float, str, str, str]]] = {}
    for one in near:
        axes.plot(one[0], one[1], one[3], color=one[4], markersize=4, zorder=3)
        together.setdefault((round(12 * one[0] / reach), round(20 * one[1] / reach)), []).append(one)
    for group in list(together.values())[:MOST]:
        x, y, _, _, colour = group[0]
        _label(axes, x, y, "\n".join(line(name, LETTERS) for _, _, name, _, _ in group), 5, color=colour if len(group) == 1 else "#37474f")
    axes.plot(0, 0, "*", color="#e65100", markersize=8, zorder=4)
    axes.set_xlim(-reach, reach)
    axes.set_ylim(-reach, reach)
    far = [place for place in places if place not in near]
    if far:
        said = context.say(", ", "、").join(f"{line(name, LETTERS)} {math.hypot(x, y):.0f} km" for x, y, name, *_ in far[:5])
        axes.text(0.02, 0.02, context.say("farther: ", "更远:") + said, transform=axes.transAxes, fontsize=5.5, parse_math=False)
