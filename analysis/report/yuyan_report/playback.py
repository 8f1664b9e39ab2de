"""Which replications are played back, why, and what the page needs to play them."""

import base64
import json
import math
import zlib

import numpy as np

from .numbers import plain
from .results import Problem

MOST = 50
EXTREMES = ("deaths", "injuries", "escalations", "loss_yuan", "water_m3", "run_off_m3", "evacuated")
TYPICAL_BY = ("deaths", "escalations", "loss_yuan", "water_m3", "controlled_s", "first_arrival_s",
              "highest_grade")
CASUALTY_COLUMNS = ("zone", "injured_s", "triaged_s", "colour_given", "loaded_s", "arrived_s", "hospital", "outcome")
COMMAND_COLUMNS = ("time_s", "grade", "response_level", "commander", "span", "sectors")
HALF_WIDTHS = tuple(f"half_width_{percent}_m" for percent in (1, 5, 15, 30, 50, 70, 85, 95))
CURVES = ("burning_tanks", "water_l_s", "foam_l_s", "pond_m3", "concentrate_m3")


def parse_list(words, result):
    """Numbers of replications from `3,7,10-12`."""
    wanted = []
    for word in filter(None, (part.strip() for part in words.split(","))):
        low, dash, high = word.partition("-")
        if not low.isdigit() or (dash and not high.isdigit()):
            raise Problem(f"--replications: '{word}' is no number and no range such as 3,7,10-12",
                          f"--replications: “{word}” 不是序号或范围, 写法如 3,7,10-12")
        numbers = range(int(low), (int(high) if dash else int(low)) + 1)
        if len(wanted) + len(numbers) > MOST:
            raise Problem(f"--replications: at most {MOST} can be played back",
                          f"--replications: 最多回放 {MOST} 次推演")
        wanted += [number for number in numbers if number not in wanted]
    done = set(result.numbers.tolist())
    for number in wanted:
        if number not in done:
            raise Problem(
                f"--replications: {result.path} has no finished replication {number} "
                f"(it has {result.replications}, {min(done, default=0)} to {max(done, default=0)})",
                f"--replications: {result.path} 中没有已完成的第 {number} 次推演 "
                f"(共 {result.replications} 次, 序号 {min(done, default=0)} 至 {max(done, default=0)})")
    return wanted


def choose(result, shown, wanted):
    """Numbers with the reasons for them, the asked ones first, at most MOST."""
    outcome = {name: result.reals(f"/drill/outcomes/{name}")
               for name in {*EXTREMES, *TYPICAL_BY, "had_fire"} if f"/drill/outcomes/{name}" in result}
    reasons = {}

    def add(number, **why):
        if number is not None:
            reasons.setdefault(int(number), []).append(why)

    for number in wanted:
        add(number, kind="asked")
    add(typical(result, outcome), kind="typical")
    for clause in shown["clauses"]:
        test = clause["test"] or {}
        number = test.get("worst_replication")
        known = number is not None and int(number) in result.numbers
        add(int(number) if known else clause["worst"], kind="clause", clause=clause["id"],
            met=clause["met"] == clause["at_stake"])
    for name in EXTREMES:
        if name in outcome and np.nanmax(outcome[name], initial=0) > 0:
            row = int(np.nanargmax(outcome[name]))
            add(result.numbers[row], kind="most", measure=name, value=float(outcome[name][row]))
    return list(reasons.items())[:MOST]


def typical(result, outcome):
    """The replication whose outcomes are nearest to the middle of their order, among those with a
    fire if there are any."""
    if result.replications == 0:
        return None
    far = np.zeros(result.replications)
    for name in TYPICAL_BY:
        if name not in outcome:
            continue
        values = np.nan_to_num(outcome[name], nan=math.inf)
        distinct, place = np.unique(values, return_inverse=True)
        below = np.cumsum(np.bincount(place)) / len(values)  # share up to and with each value
        middle = below - np.bincount(place) / len(values) / 2
        far += (middle[place] - 0.5) ** 2
    if "had_fire" in outcome and (outcome["had_fire"] == 1).any():
        far[outcome["had_fire"] != 1] = math.inf
    return result.numbers[int(far.argmin())]


def playback(result, shown, wanted):
    if "/drill/events" not in result:
        return None
    events = result.rows("/drill/events")
    words = {"kind": events.words("kind"), "entity": events.words("entity"),
             "condition": events.words("from")}
    if "/drill/words/happening" in result:
        said = dict(zip(result.static("/drill/words/happening"),
                        zip(result.static("/drill/words/text"), result.static("/drill/words/text_zh"))))
        words["said"] = [said.get(kind, ("", "")) for kind in words["kind"]]
    has_passages = "/drill/passages" in result
    passages = result.rows("/drill/passages") if has_passages else None
    if has_passages:
        words["unit"] = passages.words("unit")
        words["junction"] = passages.words("junction")
    command = result.rows("/drill/command") if "/drill/command/time_s" in result else None
    casualties = Casualties(result) if "/drill/casualties" in result else None
    outcome = {name: result.reals(f"/drill/outcomes/{name}")
               for name in result.names("/drill/outcomes")}
    begin_words = (result.meanings("/drill/outcomes/initiating_event")
                   if "/drill/outcomes/initiating_event" in result else [])
    air = Air(result)
    curves = {name: result.reals(f"/drill/timeline/{name}") for name in CURVES
              if f"/drill/timeline/{name}" in result}
    met = result.reals("/drill/clauses/met") if "/drill/clauses/met" in result else None
    runs = []
    for number, why in choose(result, shown, wanted):
        row = int(np.searchsorted(result.numbers, number))
        rows = events.of(number)
        begins = outcome.get("initiating_event", np.full(result.replications, np.nan))[row]
        run = {"number": number, "why": why,
               "outcomes": {name: values[row] for name, values in outcome.items()
                            if name not in ("initiating_event", "severity_class")},
               "beginning": begin_words[int(begins)] if not math.isnan(begins) else "",
               "events": journal(events, rows),
               "curves": {name: values[row][~np.isnan(values[row])] for name, values in curves.items()}}
        if met is not None:
            run["met"] = met[row]
        if has_passages:
            run["passages"] = drives(passages, passages.of(number))
        if command:
            run["command"] = command_of(command, number)
        if casualties:
            run["casualties"] = casualties.of(number)
        run.update(air.of(number))
        runs.append(packed(run))
    return {"words": words, "runs": runs,
            "clause_order": result.static("/drill/clauses/clause") if met is not None else []}


def steps(values):
    """Each value less the one before it: what is alike stays short when it is deflated."""
    return np.diff(np.asarray(values, int), prepend=0)


def journal(events, part):
    """The rows of a journal: time in tenths of a second since the row before."""
    return {**{name: events[name][part] for name in ("kind", "entity", "place", "from", "to", "cause")},
            "steps_ds": steps(np.round(10 * events["time_s"][part])),
            "value": four_digits(events["value"][part])}


def four_digits(values):
    """Whole numbers as they are, others to four significant digits."""
    size = np.floor(np.log10(np.maximum(np.abs(np.nan_to_num(values, nan=1.0)), 1e-9)))
    unit = 10.0 ** np.clip(size - 3, -9, 0)
    return np.where(np.isfinite(values), np.round(values / unit) * unit, values)


def drives(passages, part):
    """Passages of junctions unit by unit: seconds since the row before."""
    unit = passages["unit"][part]
    order = np.argsort(unit, kind="stable")
    return {"unit": steps(unit[order]), "junction": passages["junction"][part][order],
            "steps_s": steps(np.round(passages["time_s"][part][order]))}


def packed(run):
    """What the list of rehearsals needs, and all else deflated: the page opens it when it is shown."""
    shown = {"number": run.pop("number"), "why": run.pop("why")}
    text = json.dumps(plain(run), separators=(",", ":"), allow_nan=False).encode("ascii")
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return {**shown, "packed": base64.b64encode(deflate.compress(text) + deflate.flush()).decode("ascii")}


class Air:
    """The wind and the trails of clouds (models/response/air_tables.h) of one replication."""

    def __init__(self, result):
        self.wind, self.clouds = (result.rows(path) if f"{path}/time_s" in result else None
                                  for path in ("/drill/wind", "/drill/clouds"))
        self.numbered = "/drill/clouds/cloud" in result

    def of(self, number):
        shown = {}
        if self.wind:
            part = self.wind.of(number)
            shown["wind"] = {"time_s": self.wind["time_s"][part],
                             "wind_m_s": np.round(self.wind["wind_m_s"][part], 2),
                             "towards_deg": np.round(self.wind["wind_towards_deg"][part], 1)}
        if self.clouds:
            part = self.clouds.of(number)
            columns = {name: [self.clouds.words(name)[code] for code in self.clouds[name][part]]
                       for name in ("kind", "level")}
            # To the metre is finer than a map shows; speeds and directions add up over hours.
            for name, digits in (("time_s", 1), ("x_m", 0), ("y_m", 0), ("wind_m_s", 3), ("towards_deg", 1),
                                 ("reach_m", 0), ("level_kg_m3", 12)):
                columns[name] = np.round(self.clouds[name][part], digits)
            if self.numbered:
                columns["cloud"] = self.clouds["cloud"][part]
            columns["half_m"] = np.column_stack([np.round(self.clouds[name][part]) for name in HALF_WIDTHS])
            if len(columns["time_s"]):
                shown["clouds"] = columns
        return shown


def command_of(rows, number):
    """Changes of the state of command of one replication, codes as words."""
    part = rows.of(number)
    return {name: [rows.words(name)[code] for code in rows[name][part]]
            if rows.has_words(name) else rows[name][part]
            for name in COMMAND_COLUMNS if name in rows.columns}


class Casualties:
    """Rows of /drill/casualties with codes as words."""

    def __init__(self, result):
        self.rows = result.rows("/drill/casualties")

    def of(self, number):
        part = self.rows.of(number)
        columns = {}
        for name in CASUALTY_COLUMNS:
            if name not in self.rows.columns:
                continue
            values = self.rows[name][part]
            if self.rows.has_words(name):
                words = self.rows.words(name)
                columns[name] = [words[value] if value >= 0 else "" for value in values]
            else:
                columns[name] = np.round(values) if values.dtype.kind == "f" else values
        return columns
