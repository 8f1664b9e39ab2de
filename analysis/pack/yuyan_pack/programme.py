"""The year's drills and their calendar."""

from __future__ import annotations

import datetime
import hashlib

import icalendar
from yuyan import words

from . import columns
from .columns import Table
from .context import Context
from .harmless import line, plain
from .msel import MasterList
from .roads import Map

#: Layers that a drill exercises, what kind of drill, which rule sets its pace, hours, days after the first.
_DRILLS = (
    ("DR1", ("comprehensive", "county", "city"), ("live, comprehensive, announced", "实战、综合、预告"), "year", 4.0, 0),
    ("DR2", ("special",), ("live, single, announced", "实战、单项、预告"), "year", 3.0, 91),
    ("DR3", ("on_site", "post_card"), ("live, single, not announced", "实战、单项、不预告"), "half-year", 2.0, 28),
    ("DR4", ("on_site", "post_card"), ("tabletop, single, announced", "桌面、单项、预告"), "half-year", 2.0, 210))
_RULES = {"year": ("at least once a year", "每年至少一次"), "half-year": ("at least once each half-year", "每半年至少一次")}


def table(context: Context) -> Table:
    """Drills of a year that keep the rule: comprehensive or special plan once a year, on-site schemes each half-year.
    Each aims at the clauses of its plans that are least certain."""
    made = columns.table("drill_programme", columns.DRILL_PROGRAMME)
    clauses = context.drill.clauses
    clauses = clauses[clauses["at_stake"] > 0]
    layers_there = {str(row.get("layer")) for row in context.scenario.table("orders")} | set(clauses["layer"])
    for drill_id, layers, kind, rule, hours, days in _DRILLS:
        if not layers_there & set(layers):
            continue
        aims = clauses[clauses["layer"].isin(layers)].head(3)
        actors: dict[str, None] = {}
        for row in context.scenario.table("orders"):
            if row.get("layer") in layers:
                actors[str((row.get("actor_zh") if context.lang == "zh" else row.get("actor")) or row.get("actor"))] = None
        made.add(drill_id=f"{context.start.year}-{drill_id}", unit=context.site,
                 plan=context.say(", ", "、").join(words.word(words.LAYERS, layer, context.lang) for layer in layers if layer in layers_there),
                 type=context.pick(kind), due_rule=context.pick(_RULES[rule]),
                 planned_date=_workday(context.start.date() + datetime.timedelta(days=days)).isoformat(), duration_h=hours,
                 scenario_id=context.scenario_id,
                 objectives=context.say("; ", ";").join(context.clause_text(str(clause)) for clause in aims.index),
                 participants=context.say(", ", "、").join(actors), status=context.say("planned", "计划"))
    return made


def _workday(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def calendar(context: Context, programme: Table, master: MasterList) -> bytes:
    """The drills as iCalendar, one VEVENT each; on request one for each line of the master list too."""
    whole = icalendar.Calendar()
    whole.add("prodid", "-//yuyan//drill programme//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", line(context.say("Drills: ", "演练计划:") + context.title, 200))
    names = [column.name for column in programme.columns]
    for row in programme.rows:
        cells = dict(zip(names, row))
        day = datetime.date.fromisoformat(cells["planned_date"])
        is_chosen = day == context.start.date()  # the others begin with the working day
        begin = datetime.datetime.combine(day, context.start.timetz() if is_chosen else datetime.time(9, tzinfo=context.start.tzinfo))
        _event(context, whole, cells["drill_id"], begin, begin + datetime.timedelta(hours=cells["duration_h"]),
               f"{context.say('Drill', '演练')} {cells['drill_id']}: {cells['plan']}", cells["unit"],
               f"{cells['type']}\n{cells['objectives']}\n{cells['participants']}\n{context.notice}", "drill")
    if context.wishes.calendar_lines:
        for one in master.lines:
            begin = context.moment(one.t)
            _event(context, whole, one.inject_id, begin, begin + datetime.timedelta(minutes=1), f"{one.inject_id} {one.content}",
                   one.place, f"{one.from_role} > {one.to_role}\n{one.expected_action}\n{context.notice}", one.kind)
    return bytes(whole.to_ical())


def _event(context: Context, whole: icalendar.Calendar, key: str, begin: datetime.datetime, end: datetime.datetime, summary: str,
           place: str, text: str, category: str) -> None:
    event = icalendar.Event()
    sha = str(context.result.attributes.get("scenario_sha256", ""))
    event.add("uid", hashlib.sha256(f"{sha} {context.replication} {key}".encode()).hexdigest()[:32] + "@yuyan.invalid")
    for name, moment in (("dtstamp", context.created), ("dtstart", begin), ("dtend", end)):
        event.add(name, moment.astimezone(datetime.timezone.utc))
        event[name].params.clear()  # a time in UTC must not carry a zone's name (RFC 5545, 3.2.19)
    event.add("summary", line(summary, 200))
    event.add("location", line(place, 200))
    event.add("description", plain(text))
    event.add("categories", [category])
    globe = Map(context.scenario)
    if globe.is_known:
        event.add("geo", (round(globe.latitude, 6), round(globe.longitude, 6)))
    whole.add_component(event)
