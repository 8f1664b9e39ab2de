"""Packs made from the samples, for the tests of this folder."""

import csv
import io
import json
import re
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))
import samples  # noqa: E402 - sets the paths

import yuyan  # noqa: E402
from yuyan_pack import standards  # noqa: E402, F401 - for the tests of this folder
from yuyan_pack.choice import choose  # noqa: E402
from yuyan_pack.context import Context, Wishes  # noqa: E402
from yuyan_pack.pack import Pack  # noqa: E402


def context(path=None, tested=(), near=50, given=None, **wishes):
    """What a pack is made from; the result stays open as long as it lives."""
    result = yuyan.open(path or samples.depot())
    return Context(result, choose(result.drill, list(tested), near, given), Wishes(**wishes))


def made(path=None, tested=(), near=50, given=None, observed=None, **wishes):
    """A pack."""
    return Pack(context(path, tested, near, given, **wishes), observed)


@lru_cache(maxsize=None)
def files(lang):
    """Files of the pack of the depot in a language, by name."""
    return made(lang=lang, calendar_lines=True).folder().files


def rows(content):
    """Header and rows of a CSV file of the pack."""
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    reader = csv.reader(io.StringIO("".join(line for line in lines if not line.startswith("# ")), newline=""))
    head, *rest = reader
    return head, [dict(zip(head, row)) for row in rest]


# -- hostile words -----------------------------------------------------------------------------

#: Where the samples of the depot lie, degrees.
SITE = (117.80, 41.02)
FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = ("<script>alert(1)</script>", FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\tTAB", "'\"quotes\"; DROP", "a\r\nBEGIN:VEVENT\r\nb",
           "\u202etxt.exe", "\u2067شركة النفط\u2069", "🔥🚒", "\x00\x07\x1b[31m", "_x000D_", "x" * 10000, "&amp;<b>]]>", "%s{0}", "")
#: What no text of a pack may hold.
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=None)
def hostile(lang):
    """Files of the pack of the depot with hostile words wherever its author may write some."""
    def change(file):
        everything = " ".join(HOSTILE[:12]).replace("\x00", "")
        file.attrs["title"], file.attrs["title_zh"] = HOSTILE[0] + everything, FORMULA + everything
        for name in ("text", "text_zh"):
            array = file[f"/drill/clauses/{name}"]
            array[...] = [HOSTILE[place % len(HOSTILE)].replace("\x00", "") for place in range(array.shape[0])]
        _rewrite(file, "orders.csv", ("actor", "actor_zh"))
        for table in ("zones.csv", "stations.csv", "hospitals.csv", "facilities.csv", "posts.csv", "units.csv"):
            _rewrite(file, table, ("name_zh",))
        toml = file["/inputs/scenario.toml"][()].tobytes().decode()
        for key, words in (("name_zh", FORMULA + "\u202e"), ("title_zh", HOSTILE[0] + FORMULA)):
            toml = re.sub(rf"^{key} = .*$", lambda _: f"{key} = {json.dumps(words)}", toml, flags=re.M)
        _replace(file, "scenario.toml", toml.encode())

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.h5"
        shutil.copyfile(samples.depot(), path)
        with h5py.File(path, "r+") as file:
            change(file)
        return made(path, lang=lang, calendar_lines=True).folder().files


def _rewrite(file, name, columns):
    lines = list(csv.reader(io.StringIO(file[f"/inputs/{name}"][()].tobytes().decode())))
    for column in columns:
        if column not in lines[0]:
            lines = [[*line, column if place == 0 else ""] for place, line in enumerate(lines)]
    places = [lines[0].index(column) for column in columns]
    for number, line in enumerate(lines[1:]):
        for place in places:
            line[place] = HOSTILE[(number + place) % len(HOSTILE)]
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    _replace(file, name, text.getvalue().encode())


def _replace(file, name, content):
    del file[f"/inputs/{name}"]
    file[f"/inputs/{name}"] = np.frombuffer(content, dtype="u1")
