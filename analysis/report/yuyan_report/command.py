"""Who commands, which level responds, and what becomes of messages, over all replications."""

import tomllib

import numpy as np

from .estimate import mean, quantiles, wilson

# The highest first.
LEVELS = ("I", "II", "III", "IV")
GRADES = ("red", "orange", "yellow", "blue", "green")


def command(result):
    if "/drill/command/replication" not in result:
        return None
    changes = Changes(result)
    return {"response": ladder(changes, "response_level", LEVELS),
            "firm": states(changes, "firm_level"),
            "grades": ladder(changes, "grade", GRADES),
            "commanders": states(changes, "commander"),
            "approval_s": approvals(changes),
            "span": most(changes, "span"), "sectors": most(changes, "sectors"),
            "channels": channels(result), "names": names(result)}


class Changes:
    """Rows of /drill/command of the replications that were computed to the end."""

    def __init__(self, result):
        self.result = result
        self.rows = result.rows("/drill/command")
        self.keep = self.rows.done()
        self.replication = np.searchsorted(result.numbers, self.rows.replication[self.keep])
        self.time_s = self.rows["time_s"][self.keep]

    def __getitem__(self, name):
        return self.rows[name][self.keep]

    def words(self, name):
        return self.rows.words(name)


def states(changes, name):
    """For each state other than none: in which share it came up, and when first."""
    codes, words = changes[name], changes.words(name)
    listed = [came_up(changes, codes == code, word) for code, word in enumerate(words)
              if word not in ("none", "nobody")]
    return [one for one in listed if one]


def ladder(changes, name, steps):
    """The same of each step or a higher one, the highest first: a step may be left out on the way up."""
    codes, words = changes[name], changes.words(name)
    if not set(words) <= {*steps, "none"}:
        return states(changes, name)
    above, listed = np.zeros(len(codes), bool), []
    for word in (step for step in steps if step in words):
        mine = codes == words.index(word)
        above |= mine
        if mine.any():
            listed.append(came_up(changes, above, word))
    return listed


def came_up(changes, rows, word):
    n = changes.result.replications
    first = np.full(n, np.nan)
    # The last write wins: backwards, so that it is the first in time.
    first[changes.replication[rows][::-1]] = changes.time_s[rows][::-1]
    came = ~np.isnan(first)
    return {"id": word, "estimate": wilson(int(came.sum()), n), "first_s": quantiles(first, (0.1, 0.5, 0.9))} if came.any() else None


def approvals(changes):
    """10, 50, 90 % of the time from a judgement until its response level was approved."""
    delay = changes["approval_delay_s"]
    delay = delay[delay > 0]
    return quantiles(delay, (0.1, 0.5, 0.9)) if len(delay) else None


def most(changes, name):
    """10, 50, 90 % of the largest value in each replication."""
    largest = np.zeros(changes.result.replications)
    np.maximum.at(largest, changes.replication, np.nan_to_num(changes[name].astype(float)))
    return quantiles(largest, (0.1, 0.5, 0.9))


def channels(result):
    path = "/drill/channels"
    if f"{path}/channel" not in result:
        return []
    counts = {name: result.reals(f"{path}/{name}")
              for name in ("sent", "attempts", "failed", "arrived", "lost") if f"{path}/{name}" in result}
    listed = []
    for c, name in enumerate(result.static(f"{path}/channel")):
        entry = {"id": name, **{key: mean(values[:, c]) for key, values in counts.items()}}
        entry["failed_share"] = share(counts, "failed", "attempts", c)
        entry["lost_share"] = share(counts, "lost", "sent", c)
        if "lost" in counts:
            entry["any_lost"] = wilson(int((counts["lost"][:, c] > 0).sum()), len(counts["lost"]))
        listed.append(entry)
    return listed


def share(counts, part, whole, column):
    if part not in counts or whole not in counts:
        return None
    total = np.nansum(counts[whole][:, column])
    return float(np.nansum(counts[part][:, column]) / total) if total > 0 else None


def names(result):
    """Roles and labels as the scenario calls them, by their ids; nothing where it does not say."""
    if "/inputs/scenario.toml" not in result:
        return {}
    try:
        content = bytes(result.file["/inputs/scenario.toml"][()]).decode()
        rules = tomllib.loads(content).get("command", {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, ValueError):
        return {}
    found = {}
    for table, key in (("roles", "id"), ("labels", "label"), ("channels", "id")):
        rows = rules.get(table, []) if isinstance(rules, dict) else []
        for row in rows if isinstance(rows, list) else []:
            if not isinstance(row, dict) or not isinstance(row.get(key), str):
                continue
            zh = row.get("name_zh") or row.get(f"{key}_zh") or ""
            found[row[key]] = {"en": str(row.get("name") or row[key].replace("_", " ")), "zh": str(zh)}
            if row.get("group"):
                found[row[key]].update(group=str(row["group"]), group_zh=str(row.get("group_zh", "")))
    return found
