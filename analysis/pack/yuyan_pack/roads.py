"""Where things lie and how far apart: the scenario's roads and its place on the globe."""

from __future__ import annotations

import heapq
import math
from functools import cached_property

from yuyan.scenario import Row, Scenario, number

EARTH_RADIUS_M = 6_371_000.0


class Map:
    """Places of a scenario: metres east and north of its origin, degrees by a local plane."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.longitude = number(scenario.value("site.longitude_deg"))
        self.latitude = number(scenario.value("site.latitude_deg"))

    @property
    def is_known(self) -> bool:
        """Whether the scenario says where the site lies."""
        return -180 <= self.longitude <= 180 and -89 < self.latitude < 89

    def degrees(self, x_m: float, y_m: float) -> tuple[float, float]:
        """Longitude and latitude; the origin is the site. Right to a few metres within 50 km."""
        latitude = self.latitude + math.degrees(y_m / EARTH_RADIUS_M)
        scale = math.cos(math.radians(self.latitude))
        return self.longitude + math.degrees(x_m / (EARTH_RADIUS_M * scale)), latitude

    def circle(self, x_m: float, y_m: float, radius_m: float, corners: int = 36) -> list[tuple[float, float]]:
        """A closed ring around a place, against the clock."""
        ring = [self.degrees(x_m + radius_m * math.cos(2 * math.pi * k / corners),
                             y_m + radius_m * math.sin(2 * math.pi * k / corners)) for k in range(corners)]
        return [*ring, ring[0]]

    @cached_property
    def junctions(self) -> dict[str, tuple[float, float]]:
        """East and north of every junction, m."""
        return {key: (number(row.get("x_m")), number(row.get("y_m")))
                for key, row in self.scenario.by_id("junctions").items()}

    def place(self, row: Row) -> tuple[float, float] | None:
        """East and north of a station, hospital or zone: its own, or its junction's."""
        own = number(row.get("x_m")), number(row.get("y_m"))
        if math.isfinite(own[0]) and math.isfinite(own[1]):
            return own
        found = self.junctions.get(str(row.get("junction", "")))
        return found if found and all(map(math.isfinite, found)) else None

    @cached_property
    def _reached(self) -> dict[str, tuple[float, float, str]]:
        """Seconds, metres and next junction from each junction to the gate, on free roads."""
        ways: dict[str, list[tuple[str, float, float]]] = {}
        for row in self.scenario.table("roads"):
            length, speed = number(row.get("length_m")), number(row.get("speed_m_s"))
            if not (length > 0 and speed > 0):
                continue
            start, end = str(row.get("from")), str(row.get("to"))
            ways.setdefault(end, []).append((start, length / speed, length))
            if str(row.get("two_way", "true")).lower() == "true":
                ways.setdefault(start, []).append((end, length / speed, length))
        gate = str(self.scenario.value("site.gate_junction", ""))
        reached: dict[str, tuple[float, float, str]] = {}
        queue: list[tuple[float, str, float, str]] = [(0.0, gate, 0.0, "")]
        while queue:
            time, place, metres, onward = heapq.heappop(queue)
            if place in reached:
                continue
            reached[place] = (time, metres, onward)
            for start, seconds, length in ways.get(place, []):
                if start not in reached:
                    heapq.heappush(queue, (time + seconds, start, metres + length, place))
        return reached

    def distance_m(self, junction: str) -> float:
        """Metres of the quickest free way from a junction to the gate; NaN when there is none."""
        return self._reached[junction][1] if junction in self._reached else math.nan

    def route(self, junction: str) -> list[str]:
        """Junctions of that way; empty when there is none."""
        way = []
        while junction in self._reached and junction:
            way.append(junction)
            junction = self._reached[junction][2]
        return way
