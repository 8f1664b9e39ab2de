"""The scenario of a result, from the input files that it carries: tables with their names and texts."""

from __future__ import annotations

import csv
import io
import posixpath
import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

Row = dict[str, Any]

#: The input that lists the changes of the command line.
OVERRIDES = "overrides.txt"

#: Tables of a drill by their place in scenario.toml.
_TABLES = {"tanks": "tanks", "zones": "surroundings", "weather": "weather", "stations": "stations",
           "bunds": "site.bunds", "facilities": "site.facilities", "posts": "site.posts",
           "junctions": "roads.junctions", "roads": "roads.segments", "units": "units.list",
           "hospitals": "hospitals.list", "orders": "plan.orders", "packages": "plan.packages",
           "clauses": "plan.clauses", "events": "events.initiating"}


class Scenario:
    """Rows and values of a scenario as it was run: as its author wrote them, with the changes of the command line
    (`--set`) where the parameters of the result are given. Numbers of CSV files stay text where they are
    distributions; number() reads a cell."""

    def __init__(self, inputs: Mapping[str, bytes], parameters: Mapping[str, tuple[str, str]] | None = None) -> None:
        """`parameters`: value and source of every parameter by its dotted path; of what the author left out these are the
        defaults."""
        self._inputs = inputs
        self._parameters = parameters or {}
        self._layers = self._read_layers()
        self._tables: dict[str, list[Row]] = {}
        self._changes = _Changes(inputs[OVERRIDES].decode(), parameters or {}) if OVERRIDES in inputs else None

    @cached_property
    def values(self) -> dict[str, Any]:
        """The scenario.toml with those beneath it, as nested dictionaries."""
        whole: dict[str, Any] = {}
        for _, layer in reversed(self._layers):
            whole = _laid_over(whole, layer)
        return whole

    def value(self, path: str, default: Any = None) -> Any:
        """A value by its dotted path, such as site.longitude_deg."""
        if self._changes and path in self._changes.values:
            return self._changes.values[path]
        node: Any = self.values
        for key in path.split("."):
            if not isinstance(node, dict) or key not in node:
                return self._parameters[path][0] if path in self._parameters else default
            node = node[key]
        if isinstance(node, dict) and "value" in node:
            return node["value"]
        return node

    def table(self, name: str) -> list[Row]:
        """Rows of a table: tanks, zones, weather, stations, bunds, facilities, posts, junctions, roads,
        units, hospitals, orders, packages, clauses, events; or any other by its dotted path. Empty
        when the scenario has none."""
        if name not in self._tables:
            self._tables[name] = self._read_table(name)
        return self._tables[name]

    def _read_table(self, name: str) -> list[Row]:
        node = self.value(_TABLES.get(name, name))
        if isinstance(node, dict):
            node = node.get("table", [])
        if isinstance(node, str):
            rows = self._csv(node)
        else:
            rows = [row for row in node if isinstance(row, dict)] if isinstance(node, list) else []
        return self._changes.applied(_TABLES.get(name, name), rows) if self._changes else rows

    def by_id(self, name: str) -> dict[str, Row]:
        """The same by the rows' ids."""
        return {str(row.get("id", "")): row for row in self.table(name)}

    def _read_layers(self) -> list[tuple[str, dict[str, Any]]]:
        """Folder and table of each scenario.toml, the uppermost first."""
        layers: list[tuple[str, dict[str, Any]]] = []
        names = [name for name in self._inputs if name.endswith(".toml")]
        name = next((name for name in names if "/" not in name), None)
        while name is not None:
            layer = tomllib.loads(self._inputs[name].decode("utf-8-sig"))
            layers.append((posixpath.dirname(name), layer))
            base = layer.pop("variant_of", None)
            name = self._base(base, names, {folder for folder, _ in layers}) if base else None
        return layers

    @staticmethod
    def _base(base: Any, names: list[str], seen: set[str]) -> str | None:
        """The input that a `variant_of` names: its folder ends as the path does."""
        path = str(base).removesuffix("/scenario.toml").rstrip("/").replace("\\", "/")
        wanted = posixpath.basename(path)
        for name in names:
            folder = posixpath.dirname(name)
            if folder and folder not in seen and (posixpath.basename(folder) == wanted
                                                  or posixpath.basename(name) == wanted):
                return name
        return next((name for name in names if posixpath.dirname(name) not in seen), None)

    def _csv(self, file: str) -> list[Row]:
        for folder, _ in self._layers:
            content = self._inputs.get(posixpath.join(folder, file))
            if content is not None:
                return _rows(content)
        return []


class _Changes:
    """What the command line changed: values, and how many rows there are."""

    def __init__(self, lines: str, parameters: Mapping[str, tuple[str, str]]) -> None:
        self.values = {path: value for path, (value, source) in parameters.items() if source == "--set"}
        self._counted = {line.partition("#=")[0].partition("[")[0] for line in lines.split("\n") if "#=" in line}
        self._ids: dict[str, set[str]] = {}  # first parts of what follows a path
        for path in parameters:
            parts = path.split(".")
            for length in range(1, len(parts) - 1):
                self._ids.setdefault(".".join(parts[:length]), set()).add(parts[length])

    def applied(self, path: str, rows: list[Row]) -> list[Row]:
        """The rows of a table with their changes: fewer of them, copies behind the others, other cells."""
        there = self._ids.get(path, set())
        own = {str(row.get("id", "")): row for row in rows}
        if path in self._counted:
            copies = sorted(there - set(own))  # a copy of C12 is called C12_2
            rows = [row for key, row in own.items() if key in there] + [
                {**own[key.rpartition("_")[0]], "id": key} for key in copies if key.rpartition("_")[0] in own]
        return [self._changed(path, row) for row in rows]

    def _changed(self, path: str, row: Row) -> Row:
        start = f"{path}.{row.get('id', '')}."
        return row | {key[len(start):]: value for key, value in self.values.items() if key.startswith(start)}


def number(cell: Any, default: float = float("nan")) -> float:
    """A cell as a number; the default for what is none, as a distribution."""
    if isinstance(cell, bool):
        return float(cell)
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, dict):
        return number(cell["value"]) if "value" in cell else default
    try:
        return float(str(cell).strip())
    except ValueError:
        return default


def typical(cell: Any) -> float:
    """A number, or the median, mean or mode that a distribution names; NaN without one."""
    value = number(cell)
    if value == value:
        return value
    found = re.search(r"(?:median|mean|mode)['\"]?[\s=:]+([0-9.]+)", str(cell))
    return float(found[1]) if found else value


def named(row: Mapping[str, Any], lang: str, key: str = "name") -> str:
    """Name of a row in a language: name_zh, else name, else the id."""
    chinese, english = str(row.get(f"{key}_zh") or ""), str(row.get(key) or "")
    return (chinese or english if lang == "zh" else english or "") or str(row.get("id", ""))


def _rows(content: bytes) -> list[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    lines = [line for line in csv.reader(io.StringIO(text)) if line and not line[0].startswith("#")]
    if not lines:
        return []
    head = [name.strip() for name in lines[0]]
    return [dict(zip(head, (cell.strip() for cell in line))) for line in lines[1:]]


def _laid_over(lower: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    whole = dict(lower)
    for key, value in upper.items():
        below = whole.get(key)
        if isinstance(value, dict) and isinstance(below, dict) and "value" not in value:
            whole[key] = _laid_over(below, value)
        else:
            whole[key] = value
    return whole
