"""One result file: its arrays as xarray and pandas, its labels, its inputs."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import h5py
import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from . import words

if TYPE_CHECKING:
    from .drill import Drill
    from .programme import Programme
    from .scenario import Scenario

Language = Literal["en", "zh"]

FORMAT = "yuyan-result"
#: The newest format version that this package knows in full.
KNOWN_VERSION = (1, 99)
_NO_INTEGER = np.iinfo(np.int64).min


class ResultError(Exception):
    """The file is no result, or lacks what was asked for. Says which file and what it holds."""


class NewerFormatWarning(UserWarning):
    """The file was written by a newer program: what it adds is read, but not understood here."""


def open(path: str | os.PathLike[str]) -> "Result":  # noqa: A001 - the package is used as yuyan.open
    """Opens a result file for reading.

    The file is not locked: a run may replace it meanwhile, and other programs may read it.
    Raises ResultError when it is no result of yuyan or of a format that this package cannot read.
    """
    return Result(path)


class Result:
    """A result file. Use it in a `with` block, or call close()."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        if not os.path.exists(self.path):
            raise ResultError(f"{self.path}: no such file")
        # Through Python's own file object: HDF5 then locks nothing, and asks nothing of others in this
        # process that have the file open.
        self._bytes = io.open(self.path, "rb")
        try:
            self._file = h5py.File(self._bytes, "r")
        except OSError as error:
            self._bytes.close()
            raise ResultError(f"{self.path}: no HDF5 file ({error})") from error
        try:
            self._check_version()
        except ResultError:
            self.close()
            raise

    def _check_version(self) -> None:
        if _text(self._file.attrs.get("format", "")) != FORMAT:
            raise ResultError(f"{self.path}: an HDF5 file, but no result of yuyan")
        version = _text(self._file.attrs.get("format_version", ""))
        major, _, minor = version.partition(".")
        writer = f"written by yuyan {_text(self._file.attrs.get('program_version', '?'))}"
        if not major.isdigit() or int(major) != KNOWN_VERSION[0]:
            raise ResultError(f"{self.path}: format {version}, {writer}; this package reads format "
                              f"{KNOWN_VERSION[0]}")
        if minor.isdigit() and int(minor) > KNOWN_VERSION[1]:
            warnings.warn(f"{self.path}: format {version}, {writer}, is newer than this package",
                          NewerFormatWarning, stacklevel=3)

    def close(self) -> None:
        """Closes the file. Datasets and tables that were read stay valid."""
        self._file.close()
        self._bytes.close()

    def __enter__(self) -> "Result":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.close()

    def __repr__(self) -> str:
        return f"<yuyan {self.kind} {self.path}: {self.title()}, {self.replications} replications>"

    # -- what it is ----------------------------------------------------------------------------

    @cached_property
    def attributes(self) -> dict[str, Any]:
        """Provenance: seed, versions, time, command, scenario, and the notice that it is no prediction."""
        return {name: _text(value) if isinstance(value, (str, bytes)) else _plain(value)
                for name, value in self._file.attrs.items()}

    @property
    def kind(self) -> str:
        """What the result is of: drill, programme or service."""
        return next((kind for kind in ("drill", "programme", "service") if self.has(f"/{kind}")), "result")

    @property
    def replications(self) -> int:
        """How many replications were asked for."""
        return int(self.attributes["replications"])

    def title(self, lang: Language = "en") -> str:
        """Title of the scenario, in the other language where it has none in this one."""
        english, chinese = (str(self.attributes.get(name, "")) for name in ("title", "title_zh"))
        return (chinese or english) if lang == "zh" else (english or chinese)

    def notice(self, lang: Language = "en") -> str:
        """The sentence that belongs on every output."""
        return self.attributes.get("notice" if lang == "zh" else "notice_en", "")

    @cached_property
    def groups(self) -> list[str]:
        """Paths of all groups that hold arrays, such as /drill/outcomes."""
        found: list[str] = []

        def see(name: str, item: h5py.Group | h5py.Dataset) -> None:
            if isinstance(item, h5py.Group) and not name.startswith("inputs"):
                if any(isinstance(child, h5py.Dataset) for child in item.values()):
                    found.append("/" + name)

        self._file.visititems(see)
        return sorted(found)

    def has(self, path: str) -> bool:
        """Whether there is a group or array of this path."""
        return path in self._file

    @cached_property
    def inputs(self) -> Mapping[str, bytes]:
        """The bytes of every input file by its name, oil_depot/tanks.csv for that of a base scenario."""
        files: dict[str, bytes] = {}

        def see(name: str, item: h5py.Group | h5py.Dataset) -> None:
            if isinstance(item, h5py.Dataset):
                files[name] = item[()].tobytes() if item.size else b""

        if "inputs" in self._file:
            self._file["inputs"].visititems(see)
        return files

    # -- arrays --------------------------------------------------------------------------------

    def label(self, path: str, lang: Language = "en") -> str:
        """What an array holds, in words."""
        attributes = self._array(path).attrs
        name = "long_name_zh" if lang == "zh" else "long_name"
        return _text(attributes.get(name, attributes.get("long_name", path.rsplit("/", 1)[-1])))

    def unit(self, path: str, lang: Language | None = None) -> str:
        """Unit of an array, as the file has it or in words of a language; empty for counts, shares and texts."""
        unit = _text(self._array(path).attrs.get("units", ""))
        return "" if unit == "1" else words.word(words.UNITS, unit, lang) if lang and unit in words.UNITS else unit

    def caption(self, path: str, lang: Language = "en") -> str:
        """Label of an array with its unit, as for an axis."""
        unit = self.unit(path, lang)
        return self.label(path, lang) + (f" ({unit})" if unit else "")

    def values(self, path: str) -> NDArray[Any]:
        """One array, decoded: codes and texts as str (None where missing), flags as 0/1/NaN, whole
        numbers with missing ones as float, times as they are (s)."""
        return _decoded(self._array(path))

    def codes(self, path: str) -> list[str]:
        """The words that a coded array may hold, in the order of the codes."""
        return _text(self._array(path).attrs.get("flag_meanings", "")).split()

    def dataset(self, group: str = "/") -> xr.Dataset:
        """A group as an xarray dataset, read in full. Dimensions carry their scales as coordinates;
        attributes hold units, long_name, long_name_zh."""
        place = self._group(group)
        arrays: dict[str, xr.Variable] = {}
        coordinates: dict[str, xr.Variable] = {}
        for name, item in place.items():
            if not isinstance(item, h5py.Dataset):
                continue
            dimensions = self._dimensions(item)
            if dimensions == [name]:
                coordinates[name] = self._variable(item, dimensions)
            else:
                arrays[name] = self._variable(item, dimensions)
            for axis, dimension in enumerate(dimensions):
                if dimension not in coordinates and len(item.dims[axis]):
                    coordinates[dimension] = self._variable(item.dims[axis][0], [dimension])
        attributes = {key: _text(value) for key, value in place.attrs.items()
                      if isinstance(value, (str, bytes))}
        if group.strip("/") == "":
            attributes = self.attributes
        return xr.Dataset(arrays, coordinates, attributes)

    def table(self, group: str, lang: Language | None = None) -> pd.DataFrame:
        """A group of one-dimensional arrays as a pandas table, one row an element of their axis;
        arrays with more axes are left to dataset(). With `lang`, headings are labels with units
        instead of names."""
        data = self.dataset(group)
        axes = [array.dims[0] for array in data.variables.values() if array.ndim == 1]
        if not axes:
            raise ResultError(f"{self.path}: {group} holds no columns")
        own = [array.dims[0] for name, array in data.data_vars.items() if array.ndim == 1]
        axis = max(set(own or axes), key=(own or axes).count)
        columns = {name: array.values for name, array in data.data_vars.items() if array.dims == (axis,)}
        frame = pd.DataFrame(columns)
        if axis in data.coords:
            frame.index = pd.Index(data[axis].values, name=axis)
        if lang:
            frame = frame.rename(columns={name: heading(data[name], lang) for name in columns})
        return frame

    # -- views ---------------------------------------------------------------------------------

    @cached_property
    def scenario(self) -> "Scenario":
        """The scenario as it was run, from the inputs that the result carries, the defaults and the changes of the command line."""
        from .scenario import Scenario
        if not self.has("/parameters/value"):
            return Scenario(self.inputs)
        table = self.parameters()
        return Scenario(self.inputs, dict(zip(table.index, zip(table["value"], table["source"]))))

    @cached_property
    def drill(self) -> "Drill":
        """The rehearsed emergency. Raises ResultError when the file holds no drill."""
        from .drill import Drill
        return Drill(self)

    @cached_property
    def programme(self) -> "Programme":
        """The years. Raises ResultError when the file holds no programme."""
        from .programme import Programme
        return Programme(self)

    @property
    def done(self) -> NDArray[Any]:
        """Positions of the replications that were computed to the end."""
        return np.flatnonzero(self.values("/replications/status") == "done")

    def parameters(self) -> pd.DataFrame:
        """What the result rests on: value, unit, status, source of every parameter."""
        return self.table("/parameters")

    # -- inside --------------------------------------------------------------------------------

    def _group(self, path: str) -> h5py.Group:
        item = self._file.get(path)
        if not isinstance(item, h5py.Group):
            raise ResultError(f"{self.path}: no group {path}; groups: {', '.join(self.groups)}")
        return item

    def _array(self, path: str) -> h5py.Dataset:
        item = self._file.get(path)
        if not isinstance(item, h5py.Dataset):
            raise ResultError(f"{self.path}: no array {path}; groups: {', '.join(self.groups)}")
        return item

    def _dimensions(self, item: h5py.Dataset) -> list[str]:
        if h5py.h5ds.is_scale(item.id):
            return [item.name.rsplit("/", 1)[-1]]
        return [item.dims[axis][0].name.rsplit("/", 1)[-1] if len(item.dims[axis]) else f"axis_{axis}"
                for axis in range(item.ndim)]

    def _variable(self, item: h5py.Dataset, dimensions: list[str]) -> xr.Variable:
        attributes = {key: _text(item.attrs[key]) for key in ("units", "long_name", "long_name_zh")
                      if key in item.attrs}
        if attributes.get("units") == "1":
            del attributes["units"]
        return xr.Variable(dimensions, _decoded(item), attributes)  # type: ignore[no-untyped-call]

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)


def heading(array: xr.DataArray, lang: Language) -> str:
    """Label of an array with its unit: `deaths`, `用时 (秒)`."""
    label = array.attrs.get("long_name_zh" if lang == "zh" else "long_name", "") or str(array.name)
    unit = array.attrs.get("units", "")
    return f"{label} ({words.UNITS.get(unit, (unit, unit))[lang == 'zh']})" if unit else label


def _decoded(item: h5py.Dataset) -> NDArray[Any]:
    values: NDArray[Any] = item[()]
    if item.dtype.kind == "O":
        return np.array([_text(value) for value in np.ravel(values)], dtype=object).reshape(item.shape)
    if item.dtype.kind == "S":
        return np.char.decode(values, "utf-8").astype(object)
    meanings = _text(item.attrs.get("flag_meanings", "")).split()
    if item.dtype == np.int8:
        return np.where(values < 0, np.nan, values.astype(float))
    if item.dtype == np.int32 and meanings:
        texts = np.array([*meanings, None], dtype=object)
        decoded: NDArray[Any] = texts[np.where((values < 0) | (values >= len(meanings)), len(meanings), values)]
        return decoded
    if item.dtype.kind in "iu" and (values == _NO_INTEGER).any():
        return np.where(values == _NO_INTEGER, np.nan, values.astype(float))
    return values


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, np.ndarray) and value.size == 1:
        return _text(value.ravel()[0])
    return value if isinstance(value, str) else str(value)


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
