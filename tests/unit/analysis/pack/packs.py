"""Packs made from the samples, for the tests of this folder."""

import csv
import io
import sys
from functools import lru_cache
from pathlib import Path

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
