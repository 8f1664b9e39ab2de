"""Public warnings of the run as CAP 1.2 messages, all of status Exercise, so that nobody takes one for real."""

from __future__ import annotations

import datetime
import math

import pandas as pd
from lxml import etree
from yuyan.scenario import Row, number

from .context import Context
from .harmless import line
from .roads import Map

Pair = tuple[str, str]

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"

#: Kinds of warnings: what people shall do, how urgent and grave it is, what the headline and the instruction say.
_KINDS: dict[str, tuple[str, str, str, Pair, Pair]] = {
    "evacuation_ordered": ("Evacuate", "Immediate", "Severe", ("leave the area", "请立即疏散"),
                           ("Leave by the marked way, on foot or by car, and go to the shelter.", "请沿标示路线步行或乘车撤离至安置点。")),
    "shelter_ordered": ("Shelter", "Immediate", "Severe", ("stay indoors", "请就地避护"),
                        ("Go indoors, close doors and windows, switch ventilation off, wait for the all-clear.",
                         "请进入室内, 关闭门窗与通风, 等待解除通知。")),
    "informed_public": ("Monitor", "Expected", "Moderate", ("information on the accident", "事故信息发布"),
                        ("Keep away from the site; further information follows.", "请勿靠近现场, 后续信息将继续发布。"))}
#: Zones that are warned within so many seconds by one order get one message.
_TOGETHER_S = 60.0


def messages(context: Context) -> dict[str, bytes]:
    """CAP files by name, one a warning: the zones that an order names together, each word to the public."""
    rows = context.run[context.run["kind"].isin(list(_KINDS))]
    warnings: list[list[pd.Series]] = []
    for _, event in rows.iterrows():
        last = warnings[-1][0] if warnings else None
        if last is not None and (last["kind"], last["cause"]) == (event["kind"], event["cause"]) and (
                event["time_s"] - last["time_s"] <= _TOGETHER_S):
            warnings[-1].append(event)
        else:
            warnings.append([event])
    return {f"cap/{place:03}_{events[0]['kind']}.xml": _message(context, events, place)
            for place, events in enumerate(warnings, 1)}


def _time(when: datetime.datetime) -> str:
    """CAP asks for a numeric zone, never Z."""
    return when.strftime("%Y-%m-%dT%H:%M:%S") + "+08:00"


def _message(context: Context, events: list[pd.Series], place: int) -> bytes:
    kind = str(events[0]["kind"])
    response, urgency, severity, what, instruction = _KINDS[kind]
    zones = [] if kind == "informed_public" else list(dict.fromkeys(str(event["entity"]) for event in events))
    sent = context.moment(float(events[0]["time_s"]))
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})

    def add(parent: etree._Element, tag: str, text: str) -> None:
        etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}").text = line(text)

    sha = str(context.result.attributes.get("scenario_sha256", ""))[:12] or "0"
    add(root, "identifier", f"yuyan-exercise-{sha}-{context.result.attributes.get('seed', 0)}-{context.replication}-{place}")
    for tag, text in (("sender", "exercise@yuyan.invalid"), ("sent", _time(sent)), ("status", "Exercise"), ("msgType", "Alert"),
                      ("scope", "Public"), ("note", context.say("EXERCISE. No real emergency.", "演练信息, 非真实警报。"))):
        add(root, tag, text)
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    headline = f"{context.names(zones, 3) or context.site}: " if context.lang == "en" else f"{context.names(zones, 3) or context.site}:"
    category = "CBRNE" if math.isfinite(context.first("cloud_reached")) else "Fire"
    for tag, text in (("language", "zh-CN" if context.lang == "zh" else "en"), ("category", category), ("category", "Safety"),
                      ("event", line(context.beginning, 200) or context.say("Accident", "事故")), ("responseType", response),
                      ("urgency", urgency), ("severity", severity), ("certainty", "Observed"),
                      ("expires", _time(sent + datetime.timedelta(hours=6))),
                      ("senderName", context.say("Drill director (exercise)", "演练总导调(演练)")),
                      ("headline", (context.say("EXERCISE: ", "【演练】") + headline + context.pick(what))[:160]),
                      ("description", context.say("EXERCISE. ", "【演练】") + context.situation(float(events[0]["time_s"]))),
                      ("instruction", context.say("EXERCISE. ", "【演练】") + context.pick(instruction))):
        add(info, tag, text)
    for zone in zones or [""]:
        area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
        add(area, "areaDesc", line(context.name(zone) or zone) or line(context.site) or zone or context.scenario_id)
        _shape(context, area, context.scenario.by_id("zones").get(zone, {}))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _shape(context: Context, area: etree._Element, zone: Row) -> None:
    """A polygon of latitude, longitude pairs, first and last the same; nothing without coordinates."""
    globe = Map(context.scenario)
    x, y, radius = number(zone.get("x_m"), 0.0), number(zone.get("y_m"), 0.0), number(zone.get("radius_m"), 500.0)
    if not globe.is_known or not math.isfinite(x + y + radius) or radius <= 0:
        return
    ring = globe.circle(x, y, radius, 24)
    etree.SubElement(area, f"{{{NAMESPACE}}}polygon").text = " ".join(f"{lat:.6f},{lon:.6f}" for lon, lat in ring)
