"""One result file as arrays of those replications that were computed to the end."""

import numpy as np
import h5py

from .estimate import means

FORMAT = "yuyan-result"
MAJOR = 1
SLAB_BYTES = 2_000_000


class Problem(Exception):
    """What the user has to change; in English and Chinese."""

    def __init__(self, english, chinese):
        super().__init__(english)
        self.texts = {"en": english, "zh": chinese}


def text(value):
    """A text of an attribute or a cell; broken UTF-8 shows as replacement characters."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


class Result:
    """An open result file. Static arrays come whole; arrays of replications only of `done` ones."""

    def __init__(self, path):
        self.path = str(path)
        try:
            self.file = h5py.File(self.path, "r")
        except OSError as error:
            raise Problem(f"{path}: is no readable HDF5 file ({error})",
                          f"{path}: 不是可读取的 HDF5 文件") from error
        self.attributes = {key: self._plain(value) for key, value in self.file.attrs.items()}
        self._check()
        self.numbers = self.file["/replication"][()]
        status = self.file["/replications/status"]
        is_done = status[()] == self._meanings(status).index("done")
        self.done = np.flatnonzero(is_done)
        self.all_done = len(self.done) == len(self.numbers)
        self.numbers = self.numbers[self.done]
        self._tables = {}

    def _check(self):
        if self.attributes.get("format") != FORMAT:
            raise Problem(f"{self.path}: is no result of yuyan run", f"{self.path}: 不是 yuyan run 的结果文件")
        version = str(self.attributes.get("format_version", "0.0"))
        if int(version.split(".")[0]) != MAJOR:
            raise Problem(
                f"{self.path}: was written in format {version}; this report reads format {MAJOR}.x",
                f"{self.path}: 文件格式为 {version}; 本报告可读取 {MAJOR}.x")

    @staticmethod
    def _plain(value):
        if isinstance(value, bytes):
            return text(value)
        return value.item() if hasattr(value, "item") else value

    @staticmethod
    def _meanings(dataset):
        return text(dataset.attrs["flag_meanings"]).split(" ")

    def __contains__(self, path):
        return path in self.file

    @property
    def replications(self):
        return len(self.numbers)

    def names(self, group):
        """Names of the arrays of a group."""
        if group not in self.file:
            return []
        return [name for name, item in self.file[group].items() if isinstance(item, h5py.Dataset)]

    def meanings(self, path):
        return self._meanings(self.file[path])

    def label(self, path):
        attributes = self.file[path].attrs
        unit = text(attributes.get("units", ""))
        return {"en": text(attributes.get("long_name", path)),
                "zh": text(attributes.get("long_name_zh", attributes.get("long_name", path))),
                "unit": "" if unit == "1" else unit}

    def is_drawn(self, path):
        """Whether an array has a value for each replication."""
        dataset = self.file[path]
        axes = dataset.attrs.get("DIMENSION_LIST")
        if axes is None or dataset.ndim == 0:
            return dataset.ndim > 1 and dataset.shape[0] == len(self.file["/replication"])
        return len(axes[0]) > 0 and self.file[axes[0][0]].name == "/replication"

    def static(self, path):
        """An array without replications; texts as str, codes as their words."""
        dataset = self.file[path]
        values = dataset[()]
        if values.dtype.kind in "OS":
            return [text(value) for value in values]
        if "flag_meanings" in dataset.attrs and values.dtype.kind == "i" and values.dtype.itemsize > 1:
            words = self._meanings(dataset)
            return [words[value] if value >= 0 else "" for value in values]
        return values

    def optional(self, path, otherwise=None):
        return self.static(path) if path in self.file else otherwise

    def reals(self, path):
        """[replication, …] as float; missing values are NaN."""
        dataset = self.file[path]
        values = dataset[()]
        if not self.all_done:
            values = values[self.done]
        if values.dtype.kind == "f":
            return values
        missing = dataset.attrs.get("_FillValue")
        real = values.astype(float)
        if missing is not None:
            real[values == np.asarray(missing).ravel()[0]] = np.nan
        return real

    def average(self, path):
        """Mean over the replications of each further place; missing values are left out."""
        dataset = self.file[path]
        if dataset.dtype.kind != "i":
            return means(self.reals(path))
        # Whole numbers without missing ones are added up as they are, slab by slab: no copy of a large cube.
        missing = dataset.attrs.get("_FillValue")
        total = 0
        for values in self.slabs(path):
            if missing is not None and values.size and values.min() == np.asarray(missing).ravel()[0]:
                return means(self.reals(path))
            total = total + values.sum(axis=0)
        return total / max(self.replications, 1) if self.replications else np.zeros(dataset.shape[1:])

    def slabs(self, path):
        """An array of replications in pieces of whole chunks that stay in the cache of a processor."""
        dataset = self.file[path]
        chunk = (dataset.chunks or (len(dataset),))[0]
        row = max(1, dataset.dtype.itemsize * int(np.prod(dataset.shape[1:])))
        rows = max(1, SLAB_BYTES // (row * chunk)) * chunk
        for start in range(0, len(dataset), rows):
            values = dataset[start:start + rows]
            if not self.all_done:
                values = values[self.done[(self.done >= start) & (self.done < start + rows)] - start]
            if len(values):
                yield values

    def codes(self, path):
        """[replication, …] as integers (-1 missing) and the words that they stand for."""
        values = self.file[path][()]
        return (values if self.all_done else values[self.done]), self.meanings(path)

    def rows(self, path):
        """A table of events."""
        if path not in self._tables:
            self._tables[path] = Rows(self, path)
        return self._tables[path]

    def inputs(self):
        return sorted(self.file["inputs"]) if "inputs" in self.file else []


class Rows:
    """A table of events: columns, and where the rows of each replication lie."""

    def __init__(self, result, path):
        self.result = result
        self.path = path
        self.columns = result.names(path)
        self.replication = result.file[f"{path}/replication"][()]
        self._read = {}

    def __getitem__(self, name):
        if name not in self._read:
            self._read[name] = self.result.file[f"{self.path}/{name}"][()]
        return self._read[name]

    def words(self, name):
        return self.result.meanings(f"{self.path}/{name}")

    def has_words(self, name):
        dataset = self.result.file[f"{self.path}/{name}"]
        return "flag_meanings" in dataset.attrs and dataset.dtype.itemsize > 1

    def of(self, number):
        """Slice of the rows of one replication; rows lie in the order of replications."""
        return slice(*np.searchsorted(self.replication, [number, number + 1]))

    def first_row(self):
        """For each row, the place of the first row of its replication."""
        return np.searchsorted(self.replication, self.replication)

    def done(self):
        """Whether a row belongs to a replication that was computed to the end."""
        if self.result.all_done:
            return np.ones(len(self.replication), bool)
        return np.isin(self.replication, self.result.numbers)
