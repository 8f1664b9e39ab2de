"""Result files for the tests of analysis: small ones made by the program, and a synthetic programme."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np

ROOT = Path(__file__).resolve().parents[4]
for folder in ("analysis/python", "analysis/pack"):
    if str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))

YUYAN = Path(os.environ.get("YUYAN", ROOT / "build/release/yuyan"))
FOLDER = Path(os.environ.get("YUYAN_SAMPLES", tempfile.gettempdir()))
REPLICATIONS = 60


def made(name, scenario, replications=REPLICATIONS, *options):
    """A result of a shipped scenario; made once in the folder of samples."""
    path = FOLDER / name
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run([YUYAN, "run", ROOT / scenario, "-n", str(replications), "-o", path, "--overwrite", *options],
                       check=True, stdout=subprocess.DEVNULL)
    return path


def opened(path):
    """The result, open."""
    import yuyan
    return yuyan.open(path)


def depot():
    return made("pack_depot.h5", "scenarios/drills/oil_depot")


def variant():
    return made("pack_variant.h5", "scenarios/drills/oil_depot_full_time", 8)


def command():
    """With a site command that is played."""
    return made("pack_command.h5", "scenarios/drills/oil_depot_command", 20)


def park():
    """A cloud over a city."""
    return made("pack_park.h5", "scenarios/drills/chlorine_park", 4)


def night():
    """An incident that overwhelms: thousands hurt, 150 vehicles."""
    return made("pack_night.h5", "scenarios/drills/chlorine_park_night", 3)


#: Changes of the command line in `changed_on_the_line`: values, a factor, more and fewer rows.
CHANGES = ("site.pond_m3=1234", "units.list[kind=foam,station=county_1]#=3", "units.list[kind=foam].foam_m3*=1.5",
           "plan.orders.PC1.delay_s*=0.5", "units.list[station=county_3]#=0")


def changed_on_the_line():
    return made("pack_set.h5", "scenarios/drills/oil_depot", 4, *(word for change in CHANGES for word in ("--set", change)))


class FolderTest(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="yuyan_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def changed(self, change, source=None):
        """A copy of a sample, changed by a function that takes the open h5py.File."""
        copy = self.folder / "changed.h5"
        shutil.copyfile(source or depot(), copy)
        with h5py.File(copy, "r+") as file:
            change(file)
        return copy


YEARS = [2016, 2017, 2018, 2019, 2020]
COUNTIES = [("shuangqiao", "双桥区"), ("pingquan", "平泉县"), ("weichang", "围场县")]
SECTORS = [("mining", "非煤矿山"), ("chemicals", "危险化学品")]
STRATEGIES = ["double_random", "key_supervision"]
CLASSES = ["general", "larger", "major", "extraordinarily_serious"]


class _Writer:
    """Arrays with dimension scales, units and labels, as sim/results writes them."""

    def __init__(self, file):
        self.file = file

    def scale(self, path, values, label="", label_zh=""):
        kind = h5py.string_dtype() if isinstance(values[0], str) else None
        item = self.file.create_dataset(path, data=values, dtype=kind)
        item.make_scale(path.rsplit("/", 1)[-1])
        self._say(item, label, label_zh, "1")

    def array(self, path, values, axes, label="", label_zh="", unit="1", words=None):
        values = np.asarray(values) if words is None else np.asarray(values, dtype=np.int32)
        kind = h5py.string_dtype() if values.dtype.kind in "UO" else None
        item = self.file.create_dataset(path, data=values.astype(object) if kind else values, dtype=kind)
        for place, axis in enumerate(axes):
            item.dims[place].attach_scale(self.file[axis])
        self._say(item, label, label_zh, unit)
        if words:
            item.attrs["flag_meanings"] = " ".join(words)
            item.attrs["flag_values"] = np.arange(len(words))

    @staticmethod
    def _say(item, label, label_zh, unit):
        item.attrs["long_name"], item.attrs["long_name_zh"] = label, label_zh
        if item.dtype.kind != "O":
            item.attrs["units"] = unit


def write_programme(path, replications=40, better=0.0, seed=1):
    """A programme in the layout of results: deaths fall by year, faster with `better`; the second county
    is visited least."""
    rng = np.random.default_rng(seed)
    n, years, counties, sectors = replications, len(YEARS), len(COUNTIES), len(SECTORS)
    with h5py.File(path, "w") as file:
        file.attrs.update({"format": "yuyan-result", "format_version": "1.0", "program_version": "0.1.0",
                           "git_commit": "0" * 12, "scenario_sha256": "0" * 64, "seed": seed, "replications": n,
                           "created_utc": "2016-03-01T00:00:00Z", "command_line": "yuyan run synthetic",
                           "notice": "推演结果, 非事故预测", "notice_en": "A rehearsal, not a prediction.",
                           "scenario": "synthetic", "title": "Synthetic city", "title_zh": "示范市(虚构)"})
        file.create_group("inputs")
        out = _Writer(file)
        out.scale("/replication", np.arange(n))
        out.array("/replications/status", np.zeros(n), ["/replication"], words=["done", "failed", "timed_out"])
        out.scale("/year", np.array(YEARS), "year", "年")
        out.scale("/programme/county", [key for key, _ in COUNTIES], "county", "县区")
        out.scale("/programme/sector", [key for key, _ in SECTORS], "sector", "行业")
        out.scale("/programme/strategy", STRATEGIES)
        out.array("/programme/counties/name_zh", np.array([zh for _, zh in COUNTIES], dtype=object), ["/programme/county"])
        out.array("/programme/sectors/name_zh", np.array([zh for _, zh in SECTORS], dtype=object), ["/programme/sector"])
        trend = np.linspace(50, 40 - better, years)
        deaths = rng.poisson(trend, (n, years)).astype(float)
        out.array("/programme/city/deaths", deaths, ["/replication", "/year"], "deaths", "死亡人数", "1")
        out.array("/programme/city/deaths_per_100m_yuan", deaths / 1000, ["/replication", "/year"],
                  "deaths per 100 million yuan of GDP", "亿元GDP死亡率", "1")
        out.scale("/target", ["deaths_2020", "rate_2020"], "target", "目标")
        file.move("/target", "/targets/target")
        limits = np.array([45.0, 0.04])
        value = np.stack([deaths[:, -1], deaths[:, -1] / 1000], axis=1)
        axes = ["/targets/target"]
        out.array("/targets/indicator", np.array(["deaths", "deaths_per_100m_yuan"], dtype=object), axes)
        out.array("/targets/year", np.array([2020, 2020]), axes)
        out.array("/targets/operator", np.array(["<=", "<="], dtype=object), axes)
        out.array("/targets/limit", limits, axes)
        out.array("/targets/name", np.array(["Deaths in 2020", "Death rate in 2020"], dtype=object), axes)
        out.array("/targets/name_zh", np.array(["2020年死亡人数", "2020年亿元GDP死亡率"], dtype=object), axes)
        out.array("/targets/value", value, ["/replication", *axes])
        out.array("/targets/met", (value <= limits).astype(np.int8), ["/replication", *axes])
        firms = np.broadcast_to(np.array([[40, 60], [50, 30], [20, 0]]), (n, years, counties, sectors)).astype(float)
        visited = np.floor(firms * np.array([0.9, 0.2, 0.6])[None, None, :, None])
        four = ["/replication", "/year", "/programme/county", "/programme/sector"]
        arisen = rng.poisson(firms * 2).astype(float)
        found = np.floor(arisen * 0.5 * (visited / np.where(firms > 0, firms, 1)))
        for name, values, label, label_zh in (
                ("enterprises", firms, "enterprises", "企业数"), ("visits", visited * 1.5, "visits", "检查次数"),
                ("distinct_visited", visited, "enterprises visited", "受检企业数"),
                ("arisen", arisen, "hazards arisen", "产生隐患"), ("found", found, "hazards found", "发现隐患"),
                ("found_major", np.floor(found / 10), "major hazards found", "重大隐患"),
                ("rectified", np.floor(found * 0.9), "rectified", "整改"),
                ("overdue", np.floor(found * 0.05), "overdue", "逾期"),
                ("living", arisen - found, "hazards living", "存量隐患")):
            out.array(f"/programme/coverage/{name}", values, four, label, label_zh)
        out.array("/programme/by_sector/deaths", rng.poisson(firms / 100).astype(float), four, "deaths by sector", "各行业死亡人数")
        out.array("/programme/strategy_visits", np.stack([visited, visited * 0.5], axis=-1),
                  [*four, "/programme/strategy"], "visits by strategy", "各策略检查次数")
    return path


def programme(folder, name):
    """A programme for the notebooks: `base`, or one with a `better` policy."""
    return write_programme(folder / f"{name}.h5", better=10.0 if name == "better" else 0.0)


if __name__ == "__main__":
    for old in FOLDER.glob("pack_*.h5"):
        old.unlink()
    for sample in (depot, variant, command, park, night, changed_on_the_line):
        sample()
