"""Writes the page with its data: one file that needs nothing else."""

import datetime
import json
import os
import re

from .branch import branch
from .compare import compare
from .drill import drill
from .evidence import evidence, validation_tables
from .numbers import plain
from .playback import parse_list, playback
from .programme import programme
from .results import Problem, Result
from .service import service

PLACE = "<!--yuyan-data-->"
# What the page expects of its data; both ends change it together.
FORMAT = "2"
FORMAT_OF_PAGE = re.compile(r'<meta name="yuyan-report-format" content="([^"]*)"')


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


def within(content, wished, most):
    """The content as JSON of at most `most` bytes, and of `wished` ones if leaving out playbacks that
    nobody asked for is enough: they go from the end, and are said to have gone."""
    while True:
        encoded = embedded(content)
        size = len(encoded.encode("utf-8"))
        playbacks = [result["playback"] for result in content["results"] if result.get("playback")]
        longest = max(playbacks, key=lambda one: weight(one["runs"]), default=None)
        runs = longest["runs"] if longest else []
        asked = sum(any(why["kind"] == "asked" for why in run["why"]) for run in runs)
        # First those that nobody asked for, then, if need be, of the others too.
        limit, least = (wished, max(1, asked)) if len(runs) > max(1, asked) else (most, 1)
        if size <= limit or len(runs) <= least:
            return encoded
        keep, over = len(runs), size - limit
        while keep > least and over > 0:
            keep -= 1
            over -= weight(runs[keep:keep + 1])
        longest["left_out"] = longest.get("left_out", 0) + len(runs) - keep
        longest["runs"] = runs[:keep]


def weight(runs):
    return sum(len(run["packed"]) for run in runs)


def write(path, page, content, wished_bytes, most_bytes):
    """Replaces the file at once: there is never half a report."""
    with open(page, encoding="utf-8") as file:
        head, found, tail = file.read().partition(PLACE)
    if not found:
        raise Problem(f"{page}: is no page of the report", f"{page}: 不是报告页面模板")
    of_page = FORMAT_OF_PAGE.search(head)
    if not of_page or of_page[1] != FORMAT:
        raise Problem(f"{page}: is of another version of the program (format {of_page[1] if of_page else 'unknown'}, "
                      f"this one writes {FORMAT}); build it again (./dev build) or install the program again",
                      f"{page}: 与程序版本不符 (页面格式 {of_page[1] if of_page else '未知'}, 程序格式 {FORMAT}); "
                      f"请重新构建 (./dev build) 或重新安装")
    new = f"{path}.tmp"
    frame = len((head + tail).encode("utf-8")) + 1000
    try:
        with open(new, "w", encoding="utf-8") as file:
            file.writelines((head, '<script type="application/json" id="yuyan-data">',
                             within(content, wished_bytes - frame, most_bytes - frame),
                             "</script>", tail))
        os.replace(new, path)
    except OSError as error:
        if os.path.exists(new):
            os.remove(new)
        raise Problem(f"{path}: cannot be written ({error.strerror})",
                      f"{path}: 无法写入 ({error.strerror})") from error
    return os.path.getsize(path)
