"""Public warnings of the run as CAP 1.2 messages, all of status Exercise, so that nobody takes one for real."""

from __future__ import annotations

import datetime
import math

import pandas as pd
from lxml import etree
from yuyan.scenario import number

from .context import Context
from .harmless import line, plain
from .roads import Map

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"


def messages(context: Context) -> dict[str, bytes]:
    """CAP files by name, one a warning: each zone that is ordered out, each word to the public."""
    files = {}
    rows = context.run[context.run["kind"].isin(["evacuation_ordered", "informed_public"])]
    for place, (_, event) in enumerate(rows.iterrows(), 1):
        files[f"cap/{place:03}_{event['kind']}.xml"] = _message(context, event, place)
    return files


def _time(when: datetime.datetime) -> str:
    """CAP asks for a numeric zone, never Z."""
    return when.strftime("%Y-%m-%dT%H:%M:%S") + "+08:00"


def _message(context: Context, event: pd.Series, place: int) -> bytes:
    is_order = event["kind"] == "evacuation_ordered"
    zone = context.scenario.by_id("zones").get(event["entity"], {})
    name = context.name(event["entity"]) if is_order else context.site
    sent = context.moment(float(event["time_s"]))
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})

    def add(parent: etree._Element, tag: str, text: str) -> None:
        etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}").text = line(text)

    sha = str(context.result.attributes.get("scenario_sha256", ""))[:12] or "0"
    seed = context.result.attributes.get("seed", 0)
    add(root, "identifier", f"yuyan-exercise-{sha}-{seed}-{context.replication}-{place}")
    add(root, "sender", "exercise@yuyan.invalid")
    add(root, "sent", _time(sent))
    add(root, "status", "Exercise")
    add(root, "msgType", "Alert")
    add(root, "scope", "Public")
    add(root, "note", context.say("EXERCISE. No real emergency.", "演练信息, 非真实警报。"))
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    add(info, "language", "zh-CN" if context.lang == "zh" else "en")
    add(info, "category", "Fire")
    add(info, "category", "Safety")
    add(info, "event", plain(context.beginning, 200) or context.say("Fire", "火灾"))
    add(info, "responseType", "Evacuate" if is_order else "Monitor")
    add(info, "urgency", "Immediate" if is_order else "Expected")
    add(info, "severity", "Severe" if is_order else "Moderate")
    add(info, "certainty", "Observed")
    add(info, "expires", _time(sent + datetime.timedelta(hours=6)))
    add(info, "senderName", context.say("Drill director (exercise)", "演练总导调(演练)"))
    add(info, "headline", context.say(f"EXERCISE: {name}: " + ("leave the area" if is_order else "information on the accident"),
                                      f"【演练】{name}:" + ("请立即疏散" if is_order else "事故信息发布"))[:160])
    add(info, "instruction", context.say(
        "EXERCISE. Leave by the marked way, on foot or by car, and go to the shelter." if is_order else
        "EXERCISE. Keep away from the site; further information follows.",
        "【演练】请沿标示路线步行或乘车撤离至安置点。" if is_order else "【演练】请勿靠近现场, 后续信息将继续发布。"))
    area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
    add(area, "areaDesc", name or context.site)
    _shape(context, area, zone)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _shape(context: Context, area: etree._Element, zone: dict) -> None:
    """A polygon of latitude, longitude pairs, first and last the same; nothing without coordinates."""
    globe = Map(context.scenario)
    x, y, radius = number(zone.get("x_m"), 0.0), number(zone.get("y_m"), 0.0), number(zone.get("radius_m"), 500.0)
    if not globe.is_known or not math.isfinite(x + y + radius) or radius <= 0:
        return
    ring = globe.circle(x, y, radius, 24)
    etree.SubElement(area, f"{{{NAMESPACE}}}polygon").text = " ".join(f"{lat:.6f},{lon:.6f}" for lon, lat in ring)
