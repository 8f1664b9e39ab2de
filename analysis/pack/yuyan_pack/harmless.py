"""Texts of users made harmless for the files that carry them: no formulas, no control characters, no
reversed reading order, no endless lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

#: Longest text of a cell or paragraph. Excel takes 32 767; nobody reads more than this.
LONGEST = 2000

# Control characters but tab and line feed, surrogates, non-characters, byte order marks.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# Marks that change the order in which a line reads; the letters themselves stay.
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FORMULA = tuple("=+-@\t\r|%")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


def plain(text: Any, longest: int = LONGEST) -> str:
    """A text without control characters and direction marks, cut after so many characters."""
    cleaned = _DIRECTION.sub("", _CONTROL.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n")))
    return cleaned if len(cleaned) <= longest else cleaned[: longest - 1] + "…"


def line(text: Any, longest: int = LONGEST) -> str:
    """The same in one line."""
    return re.sub(r"\s+", " ", plain(text, longest)).strip()


def csv_cell(value: Any) -> str:
    """A cell of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe before
    it; numbers are written as they are."""
    if isinstance(value, str):
        return _csv_text(value)
    if value is None:
        return ""
    return number(value) if isinstance(value, (bool, int, float)) else _csv_text(str(value))


@lru_cache(maxsize=65536)  # a log repeats its words by the hundred thousand
def _csv_text(value: str) -> str:
    text = plain(value)
    return "'" + text if text.lstrip(" \n").startswith(_FORMULA) else text


def xlsx_text(value: Any) -> str:
    """A text of a spreadsheet's cell; what would read as an escape of the format is broken up."""
    return _ESCAPE.sub(lambda found: found.group().replace("_x", "_ x"), plain(value))


def number(value: bool | int | float) -> str:
    """A number for a text file: six significant digits at most, no exponent for what planners read."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if value != value:
        return ""
    if value in (float("inf"), float("-inf")):
        return "never"
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.1f}"
