"""What `yuyan branch` has found: the options of decisions from the same states."""

import csv

import numpy as np

from .estimate import means


def branch(result):
    path = "/branch"
    if f"{path}/strategy" not in result:
        return None
    ids = result.static(f"{path}/strategy")
    titles = result.optional(f"{path}/strategies/title", ids)
    titles_zh = result.optional(f"{path}/strategies/title_zh", titles)
    shown = {"strategies": [{"id": name, "en": en or name, "zh": zh or en or name}
                            for name, en, zh in zip(ids, titles, titles_zh)],
             "replications": result.replications}
    if f"{path}/reached" in result:
        shown["reached"] = int(np.nansum(result.reals(f"{path}/reached")))
    columns = {name: result.static(f"{path}/comparison/{name}")
               for name in result.names(f"{path}/comparison")}
    shown["comparison"] = {name: list(values) for name, values in columns.items()
                           if len(values) == len(columns.get("metric", ()))}
    shown["rows"], shown["same"] = rows(result, ids)
    return shown


def clause_texts(result):
    """What the clauses ask for, from the scenario's table of them; nothing where it has none."""
    for name in result.inputs():
        if not name.endswith(".csv"):
            continue
        lines = bytes(result.file[f"/inputs/{name}"][()]).decode("utf-8-sig", "replace").splitlines()
        if lines and {"id", "text", "text_zh", "rule"} <= set(lines[0].split(",")):
            return {row["id"]: {"en": row["text"] or row["id"], "zh": row["text_zh"] or row["text"] or row["id"]}
                    for row in csv.DictReader(lines) if row.get("id")}
    return {}


def rows(result, ids):
    """Mean of each outcome and share of each clause under each option, where options differ; and
    how many numbers are the same under all."""
    listed = []
    for group in ("clauses", "outcomes"):
        for name in result.names(f"/branch/{group}"):
            path = f"/branch/{group}/{name}"
            dataset = result.file[path]
            if dataset.ndim < 2 or dataset.shape[1] != len(ids) or dataset.dtype.kind not in "if":
                continue
            values = result.reals(path)
            if values.ndim == 2:
                listed.append({"name": name, **result.label(path), "means": means(values),
                               "is_share": False})
            elif values.ndim == 3:
                places = result.static(f"/branch/{group}/{group[:-1]}")
                texts = clause_texts(result) if group == "clauses" else {}
                listed += [{"name": place, **texts.get(place, {"en": place, "zh": place}), "unit": "",
                            "is_share": True, "means": means(values[:, :, p])}
                           for p, place in enumerate(places)]
    differing = [row for row in listed if len({f"{mean:.6g}" for mean in row["means"]}) > 1]
    return differing, len(listed) - len(differing)
