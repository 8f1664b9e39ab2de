"""The map of the drill with what the replications say of each place."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import numpy as np
import pandas as pd
from yuyan.scenario import named, number
from yuyan.statistics import quantiles

from .context import Context
from .harmless import line
from .roads import Map

#: Heat at which contours are drawn, W/m2: equipment, escape, pain on bare skin.
CONTOURS_W_M2 = (12500.0, 4700.0, 1600.0)


def collection(context: Context) -> str | None:
    """GeoJSON of site, tanks, stations, hospitals, zones, routes, contours and clouds; nothing when the scenario does
    not say where it lies."""
    globe = Map(context.scenario)
    if not globe.is_known:
        return None
    features = [*_site(context, globe), *_stations(context, globe), *_zones(context, globe), *_routes(context, globe),
                *_contours(context, globe), *_clouds(context, globe)]
    whole = {"type": "FeatureCollection", "name": line(context.title, 200), "notice": context.notice, "features": features}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _feature(kind: str, geometry: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    def tidy(value: Any) -> Any:
        if isinstance(value, (float, np.floating)):
            return round(float(value), 4) if math.isfinite(value) else None
        return line(value) if isinstance(value, str) else value

    return {"type": "Feature", "geometry": {"type": geometry, "coordinates": _rounded(coordinates)},
            "properties": {"kind": kind, **{key: tidy(value) for key, value in properties.items()}}}


def _rounded(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_rounded(part) for part in value]
    return round(float(value), 6)


def _site(context: Context, globe: Map) -> list[dict[str, Any]]:
    features = [_feature("site", "Point", globe.degrees(0, 0), name=context.site)]
    result = context.result
    for tank, row in context.scenario.by_id("tanks").items():
        x, y, diameter = (number(row.get(key)) for key in ("x_m", "y_m", "diameter_m"))
        if not math.isfinite(x + y + diameter):
            continue
        more: dict[str, Any] = {"product": str(row.get("product", ""))}
        if result.has("/drill/tanks/ignited_s") and tank in result.values("/drill/tanks/tank"):
            place = list(result.values("/drill/tanks/tank")).index(tank)
            for name, path in (("p_burns", "ignited_s"), ("p_fails", "failed_s")):
                more[name] = float(np.isfinite(result.values(f"/drill/tanks/{path}")[context.drill.done, place]).mean())
        features.append(_feature("tank", "Polygon", [globe.circle(x, y, diameter / 2)], id=tank, **more))
    return features


def _stations(context: Context, globe: Map) -> list[dict[str, Any]]:
    features = []
    trips = context.drill.dispatches
    trips = trips[trips["incident"].isna() | (trips["incident"] == 0)]
    for table, kind in (("stations", "station"), ("hospitals", "hospital")):
        for key, row in context.scenario.by_id(table).items():
            place = globe.place(row)
            if place is None:
                continue
            more: dict[str, Any] = {}
            if kind == "station":
                units = [unit for unit, one in context.scenario.by_id("units").items() if one.get("station") == key]
                took = (trips["arrived_s"] - trips["dispatched_s"])[trips["unit"].isin(units)].dropna()
                more = {"units": len(units), "dispatch_to_arrival_p50_min": quantiles(took, [0.5])[0] / 60,
                        "dispatch_to_arrival_p90_min": quantiles(took, [0.9])[0] / 60}
            features.append(_feature(kind, "Point", globe.degrees(*place), id=key, name=named(row, context.lang), **more))
    return features


def _zones(context: Context, globe: Map) -> list[dict[str, Any]]:
    features = []
    drill = context.drill
    for zone, row in context.scenario.by_id("zones").items():
        x, y, radius = (number(row.get(key)) for key in ("x_m", "y_m", "radius_m"))
        if not math.isfinite(x + y + radius):
            continue
        harmed = np.isfinite(drill.first("zone_harmed", zone))
        ordered, out = drill.first("evacuation_ordered", zone), drill.first("zone_evacuated", zone)
        told = np.isfinite(ordered)
        features.append(_feature("zone", "Polygon", [globe.circle(x, y, radius)], id=zone, name=named(row, context.lang),
                                 people_day=number(row.get("day")), people_night=number(row.get("night")),
                                 p_ordered_out=told.mean(), p_harmed=harmed.mean(),
                                 evacuated_p50_min=quantiles(out[told] - ordered[told], [0.5])[0] / 60))
    return features


def _routes(context: Context, globe: Map) -> list[dict[str, Any]]:
    features = []
    for station, row in context.scenario.by_id("stations").items():
        way = [globe.junctions[place] for place in globe.route(str(row.get("junction", ""))) if place in globe.junctions]
        if len(way) > 1:
            features.append(_feature("route", "LineString", [globe.degrees(*place) for place in way], id=station,
                                     distance_m=globe.distance_m(str(row.get("junction", "")))))
    return features


def _contours(context: Context, globe: Map) -> list[dict[str, Any]]:
    """Heat around everything that burns in the chosen run, in its wind, where the result holds the map of heat;
    the withdrawal radius around everything that fails."""
    features = []
    radius = number(context.scenario.value("plan.doctrine.withdrawal_radius_m"))
    tanks = context.scenario.by_id("tanks")
    for tank in dict.fromkeys(context.run[context.run["kind"] == "failed"]["entity"]):
        if tank in tanks and radius > 0:
            x, y = number(tanks[tank].get("x_m")), number(tanks[tank].get("y_m"))
            features.append(_feature("withdrawal", "Polygon", [globe.circle(x, y, radius)], id=tank, radius_m=radius))
    if not context.result.has("/drill/map/heat/flux_w_m2"):
        return features
    heat, fires = context.result.dataset("/drill/map/heat"), context.result.dataset("/drill/map/fires")
    wind, towards = context.outcome("wind_m_s"), context.outcome("wind_towards_deg")
    burning = set(context.run[context.run["kind"].isin(["burning", "rim_fire"])]["entity"])
    for place, fire in enumerate(fires["fire"].values):
        if str(fire) not in burning:
            continue
        for level in CONTOURS_W_M2:
            ring = _contour(heat, int(fires["shape"].values[place]), wind, towards, level)
            if ring:
                x, y = float(fires["x_m"].values[place]), float(fires["y_m"].values[place])
                features.append(_feature("heat", "Polygon", [[globe.degrees(x + dx, y + dy) for dx, dy in ring]],
                                         id=str(fire), heat_flux_kw_m2=level / 1000, wind_m_s=wind))
    return features


def _clouds(context: Context, globe: Map) -> list[dict[str, Any]]:
    """The plume in the air of the chosen run, an outline from each change of source or wind on."""
    return [_feature("cloud", "Polygon", [[globe.degrees(x, y) for x, y in ring]], id=str(row["kind"]), level=str(row["level"]),
                     from_s=row["time_s"], reach_m=row["reach_m"], wind_m_s=row["wind_m_s"])
            for row, ring in plumes(context)]


def plumes(context: Context) -> list[tuple[pd.Series, list[tuple[float, float]]]]:
    """Changes of the plumes of the chosen run with their outlines, metres east and north; none where the result holds no
    clouds or nothing is in the air. Half widths stand in columns named by the share of the reach."""
    if not context.result.has("/drill/clouds/reach_m"):
        return []
    table = context.result.table("/drill/clouds")
    table = table[(table["replication"] == context.replication) & (table["reach_m"] > 0)]
    widths = sorted((int(found[1]) / 100, str(name)) for name in table if (found := re.fullmatch(r"half_width_(\d+)_m", str(name))))
    rings = []
    for _, row in table.iterrows():
        sides = [(share * row["reach_m"], row[name]) for share, name in widths if share < 1]
        path = [(0.0, 0.0), *sides, (row["reach_m"], 0.0), *((along, -width) for along, width in reversed(sides)), (0.0, 0.0)]
        rings.append((row, [_downwind(row, along, right) for along, right in path]))
    return rings


def _downwind(row: pd.Series, along: float, right: float) -> tuple[float, float]:
    """East and north of a place so far downwind of a source and so far to the right of its axis."""
    east, north = math.sin(math.radians(row["towards_deg"])), math.cos(math.radians(row["towards_deg"]))
    return row["x_m"] + along * east + right * north, row["y_m"] + along * north - right * east


def _contour(heat: Any, shape: int, wind: float, towards_deg: float, level: float) -> list[tuple[float, float]]:
    """Where the heat falls below a level, east and north of the fire: the farthest tabled distance at each angle off
    downwind, by straight lines between. Empty when it is nowhere so hot."""
    shapes, winds = heat["shape"].values, heat["wind_m_s"].values
    if not (shapes == shape).any() or math.isnan(wind) or math.isnan(towards_deg):
        return []
    nearest = winds[shapes == shape][np.argmin(np.abs(winds[shapes == shape] - wind))]
    rows = (shapes == shape) & (winds == nearest)
    angles, distances = heat["angle_deg"].values[rows], heat["distance_m"].values[rows]
    fluxes = heat["flux_w_m2"].values[rows]
    reach: dict[float, float] = {}
    for angle in np.unique(angles):
        order = np.argsort(distances[angles == angle])
        far, flux = distances[angles == angle][order], fluxes[angles == angle][order]
        hot = np.flatnonzero(flux >= level)
        if not hot.size:
            reach[float(angle)] = 0.0
            continue
        last = hot[-1]
        if last + 1 == far.size:
            reach[float(angle)] = float(far[last])
        else:
            share = (flux[last] - level) / (flux[last] - flux[last + 1])
            reach[float(angle)] = float(far[last] + share * (far[last + 1] - far[last]))
    if max(reach.values(), default=0.0) <= 0:
        return []
    sides = sorted({angle for angle in reach} | {-angle for angle in reach if angle not in (0.0, 180.0)}, reverse=True)
    ring = []
    for angle in sides:
        bearing = math.radians(towards_deg + angle)
        far = reach[abs(angle)] if abs(angle) in reach else reach[angle]
        ring.append((far * math.sin(bearing), far * math.cos(bearing)))
    return [*ring, ring[0]] if len(ring) > 2 else []
