"""Writes the page with its data: one file that needs nothing else."""

import datetime
import json
import math
import os

import numpy as np

from .branch import branch
from .compare import compare
from .drill import drill
from .evidence import evidence, validation_tables
from .playback import parse_list, playback
from .programme import programme
from .results import Problem, Result
from .service import service

PLACE = "<!--yuyan-data-->"


def plain(value):
    """What JSON can hold: six significant digits, None for what is missing."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain_array(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float):
        return rounded(value)
    return value


def rounded(value):
    if not math.isfinite(value):
        return None
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


def plain_array(values):
    if values.dtype.kind in "iub":
        return values.tolist()
    return [plain_array(row) if isinstance(row, np.ndarray) else rounded(float(row)) for row in values]


def embedded(document):
    """JSON that no HTML parser takes for a tag, a comment or an entity."""
    encoded = json.dumps(plain(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"),
                              ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        encoded = encoded.replace(character, escape)
    # Half of a surrogate pair cannot be written as UTF-8.
    return encoded.encode("utf-8", "replace").decode("utf-8")


def shown_of(result, wanted):
    attributes = result.attributes
    shown = {"file": os.path.basename(result.path), "title": attributes.get("title", ""),
             "title_zh": attributes.get("title_zh", ""), "replications": result.replications,
             "evidence": evidence(result)}
    if "/drill/outcomes" in result:
        shown["drill"] = drill(result)
        shown["playback"] = playback(result, shown["drill"], parse_list(wanted, result))
    if "/branch" in result:
        shown["branch"] = branch(result)
    if "/programme" in result or "/targets" in result:
        shown["programme"] = programme(result)
    if "/service/ended_s" in result:
        shown["service"] = service(result)
    return shown


def document(paths, language, wanted, validation):
    results = [Result(path) for path in paths]
    shown = [shown_of(result, wanted if "/drill/outcomes" in result else "") for result in results]
    drills = [i for i, result in enumerate(results) if "/drill/outcomes" in result]
    comparisons = [{"first": drills[0], "second": other, **compare(results[drills[0]], results[other])}
                   for other in drills[1:]]
    tables = []
    if validation and os.path.exists(validation):
        with open(validation, encoding="utf-8") as file:
            tables = validation_tables(file.read())
    return {"language": language, "results": shown, "comparisons": comparisons, "validation": tables,
            "made_utc": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")}


def within(content, size):
    """The content as JSON of at most so many bytes: playbacks are left out from the end, and said
    to be, until it fits."""
    while True:
        encoded = embedded(content)
        longest = max((result for result in content["results"] if result.get("playback")),
                      key=lambda result: len(result["playback"]["runs"]), default=None)
        runs = longest["playback"]["runs"] if longest else []
        if len(encoded.encode("utf-8")) <= size or len(runs) <= 1:
            return encoded
        keep = max(1, len(runs) * 3 // 4)
        longest["playback"]["left_out"] = (longest["playback"].get("left_out", 0) +
                                           len(runs) - keep)
        longest["playback"]["runs"] = runs[:keep]


def write(path, page, content, most_bytes):
    """Replaces the file at once: there is never half a report."""
    with open(page, encoding="utf-8") as file:
        head, found, tail = file.read().partition(PLACE)
    if not found:
        raise Problem(f"{page}: is no page of the report", f"{page}: 不是报告页面模板")
    new = f"{path}.tmp"
    try:
        with open(new, "w", encoding="utf-8") as file:
            file.writelines((head, '<script type="application/json" id="yuyan-data">',
                             within(content, most_bytes - len(head) - len(tail) - 100_000),
                             "</script>", tail))
        os.replace(new, path)
    except OSError as error:
        if os.path.exists(new):
            os.remove(new)
        raise Problem(f"{path}: cannot be written ({error.strerror})",
                      f"{path}: 无法写入 ({error.strerror})") from error
    return os.path.getsize(path)
