"""What a result rests on: parameters with their status, provenance, the table of validation."""

import re

STATUSES = ("verified", "derived", "assumed", "unverified")
MOST_ROWS = 4000


def evidence(result):
    statuses = result.optional("/parameters/status", [])
    rows = parameter_rows(result)
    return {"status_counts": {status: statuses.count(status) for status in STATUSES},
            "parameters": rows, "parameter_count": len(statuses),
            "failed": failures(result),
            "inputs": result.inputs(),
            "provenance": {key: value for key, value in result.attributes.items()}}


def parameter_rows(result):
    """[name, value, unit, status, source, is_default, how many]; where there are too many for a
    page, those that differ only by the row of a table and its value are one."""
    if "/parameters/name" not in result:
        return []
    columns = [result.static(f"/parameters/{name}")
               for name in ("name", "value", "unit", "status", "source", "is_default")]
    rows = [[*values[:5], int(values[5]), 1] for values in zip(*columns)]
    if len(rows) <= MOST_ROWS:
        return rows
    gathered = {}
    for name, value, unit, status, source, is_default, _ in rows:
        parts = name.split(".")
        pattern = ".".join(parts[:-2] + ["*"] + parts[-1:]) if len(parts) > 2 else name
        key = (pattern, unit, status, source, is_default)
        entry = gathered.setdefault(key, [name, value, 0, set()])
        entry[2] += 1
        if len(entry[3]) < 4:
            entry[3].add(value)
    return [[first if n == 1 else pattern, value if n == 1 else spread(values), unit, status, source,
             is_default, n]
            for (pattern, unit, status, source, is_default), (first, value, n, values)
            in gathered.items()][:MOST_ROWS]


def spread(values):
    shown = sorted(values)[:3]
    return ", ".join(shown) + (", …" if len(values) > 3 else "")


def failures(result):
    status = result.file["/replications/status"]
    words = result.meanings("/replications/status")
    codes = status[()]
    if (codes == words.index("done")).all():
        return []
    numbers = result.file["/replications/index"][()]
    reasons = result.static("/replications/failure")
    return [[int(numbers[i]), words[codes[i]], reasons[i]]
            for i in range(len(codes)) if words[codes[i]] != "done"]


def validation_tables(markdown):
    """The tables of docs/validation.md: heading, columns, rows of plain text."""
    tables, heading, lines = [], "", markdown.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        is_rule = re.fullmatch(r"\|[\s:|-]+\|", line.strip())
        if is_rule and number > 0 and lines[number - 1].startswith("|"):
            tables.append({"heading": heading, "columns": cells(lines[number - 1]), "rows": []})
        elif line.startswith("|") and tables and number > 1 and lines[number - 1].startswith("|"):
            tables[-1]["rows"].append(cells(line))
    return tables


def cells(line):
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell).replace("`", "").replace("**", "").strip()
             for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    return plain
