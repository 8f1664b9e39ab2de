"""Injects that follow from the run: what the accident does, what breaks, who is hurt, what the public asks,
when the drill must stop."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import pandas as pd
from yuyan.drill import FAULTS

from . import standards
from .context import Context
from .line import Line
from .orders import LEADERS

#: What the accident does by itself.
ACCIDENT = ("release", "ignition", "explosion", "flash_fire", "rim_fire", "burning", "heated", "threatened",
            "failed", "reignited", "spread", "wind_turned", "zone_harmed")
#: What players see of their own success, and who comes.
NEWS = ("detected", "extinguished", "burnt_out", "fire_out", "attack_started", "foam_at_tank", "foam_completed",
        "zone_warned", "zone_evacuated", "arrived", "admitted", "run_off_left", "closed")

_BY_VOICE = {"detected": "voice", "mustered": "voice", "injured": "physical", "died": "physical",
             "called_119": "phone", "called_120": "phone", "called_110": "phone", "reported": "phone",
             "grade_raised": "system", "unavailable": "phone", "closed": "voice", "zone_warned": "voice"}
_SEEN = {"release", "ignition", "explosion", "flash_fire", "rim_fire", "burning", "heated", "failed", "reignited",
         "spread", "wind_turned", "extinguished", "burnt_out", "foam_at_tank", "run_off_left"}
#: Same happenings within so many seconds are one inject.
_TOGETHER_S = {"heated": 120.0, "injured": 120.0, "died": 120.0, "arrived": 300.0, "unavailable": 120.0,
               "failed": 30.0, "admitted": 1800.0, "cooling_failed": 120.0,
               "foam_exhausted": 60.0, "foam_interrupted": 60.0, "cooling_lost": 60.0, "caught_inside": 120.0}


def delivery_of(kind: str) -> str:
    """How the news of a happening comes: voice, radio, phone, system or physical."""
    return "physical" if kind in _SEEN else _BY_VOICE.get(kind, "radio")


def _gathered(context: Context, kinds: Iterable[str]) -> Iterator[pd.DataFrame]:
    """Events of these kinds, near ones of the same kind (arrivals: and station) together."""
    for kind in kinds:
        frame = context.run[context.run["kind"] == kind]
        if frame.empty:
            continue
        if kind in ("arrived", "unavailable"):
            keys = [str(context.drill.station_of(unit).get("id", unit)) for unit in frame["entity"]]
        elif kind == "admitted":
            keys = list(frame["place"])
        elif kind in _TOGETHER_S:
            keys = [""] * len(frame)
        else:
            keys = [str(number) for number in frame["number"]]
        for _, rows in frame.groupby(pd.Series(keys, frame.index), sort=False):
            start, gathered = -math.inf, []
            for _, row in rows.iterrows():
                if row["time_s"] - start > _TOGETHER_S.get(kind, 0.0) and gathered:
                    yield pd.DataFrame(gathered)
                    gathered = []
                start = row["time_s"] if not gathered else start
                gathered.append(row)
            yield pd.DataFrame(gathered)


def _told(context: Context, rows: pd.DataFrame) -> str:
    """One sentence of several events of a kind."""
    first = rows.iloc[0]
    if len(rows) == 1:
        return context.sentence(first)
    names = dict.fromkeys(context.name(entity) for entity in rows["entity"])
    listed = context.say(", ", "、").join(names)
    single = first.copy()
    single["entity"] = ""
    colon = context.say(": ", ":")
    count = context.say(f" ({len(rows)} persons)", f"({len(rows)} 人)") if first["kind"] in ("injured", "died") else ""
    return f"{listed}{colon}{context.sentence(single)}{count}"


def _line(context: Context, rows: pd.DataFrame, kind: str, expected: str, to_role: str, **more: object) -> Line:
    first = rows.iloc[0]
    item = standards.item_of(first["kind"])
    return Line(t=float(first["time_s"]), kind=kind, event=int(first["number"]),
                events=tuple(int(number) for number in rows["number"]), delivery=delivery_of(first["kind"]),
                from_role=context.say("controller", "导调员"), to_role=to_role,
                place=context.name(first["place"] or first["entity"]) or context.site, content=_told(context, rows),
                expected_action=expected, item=item, leader=context.pick(LEADERS["on_site"]), **more)


def accident_lines(context: Context) -> list[Line]:
    """What the physics of this run does: escalation."""
    expected = {
        "release": ("find the source, keep out of the cloud, stop the release", "查明泄漏源, 远离蒸气云, 切断泄漏"),
        "explosion": ("take cover, count people, report, reconsider the grade", "避险, 清点人员, 报告, 重新研判等级"),
        "flash_fire": ("take cover, count people, report", "避险, 清点人员, 报告"),
        "threatened": ("judge the danger, withdraw from the radius", "研判危险, 人员撤出半径"),
        "heated": ("cool the neighbours, watch them", "冷却邻近罐, 持续监测"),
        "failed": ("account for all crews, report, set the cordon anew", "清点各战斗段人员, 报告, 重设警戒"),
        "wind_turned": ("move crews and cordon upwind", "人员与警戒转至上风向"),
        "zone_harmed": ("get people out, give alarm to the zone", "立即组织区域人员撤离并告知")}
    usual = ("report what is seen, act by the card", "报告所见情况, 按处置卡行动")
    return [_line(context, rows, "escalation", context.pick(expected.get(str(rows.iloc[0]["kind"]), usual)),
                  context.say("all posts and crews on scene", "现场各岗位与参战力量"))
            for rows in _gathered(context, ACCIDENT)]


def fault_lines(context: Context) -> list[Line]:
    """What does not work in this run."""
    expected = ("notice it, report, take the substitute", "发现并报告, 启用替代手段")
    return [_line(context, rows, "fault", context.pick(expected),
                  context.say("whoever uses it", "使用人员"), remark=context.say("from the simulated run", "取自推演"))
            for rows in _gathered(context, FAULTS)]


def people_lines(context: Context) -> list[Line]:
    """Casualties, zones, arrivals, successes, the end."""
    lines = []
    for rows in _gathered(context, ("injured", "died")):
        lines.append(_line(context, rows, "context",
                           context.say("search, triage, treat, call for ambulances", "搜救、检伤、救治、请求急救"),
                           context.say("rescuers and 120", "救援人员与120"),
                           remark=context.say("tag the role players; no real patients", "由扮演者佩戴伤情卡")))
    replies = {"detected": ("act by the emergency card", "按应急处置卡行动"),
               "arrived": ("report to the commander, take up the task", "向指挥员报到, 领受任务"),
               "closed": ("stand down, count people and equipment, comment on the spot", "解除, 清点人员装备, 现场点评"),
               "run_off_left": ("close the outlet, tell downstream, sample", "封堵外排口, 通知下游, 取样监测")}
    usual = ("take note, renew the picture of the situation", "记录并更新态势")
    for rows in _gathered(context, NEWS):
        kind = str(rows.iloc[0]["kind"])
        to_role = context.say("commander", "现场指挥员") if kind != "detected" else context.say("posts of the site", "企业各岗位")
        lines.append(_line(context, rows, "context", context.pick(replies.get(kind, usual)), to_role))
    return lines


def media_lines(context: Context) -> list[Line]:
    """What the public writes and asks: designed, timed by the simulated state, until there is information."""
    visible = min(context.first("explosion"), context.first("burning"), context.first("ignition"))
    if not math.isfinite(visible):
        return []
    clause = next((str(name) for name, row in context.drill.clauses.iterrows() if row["of"] == "informed_public"), "")
    informed, closed = context.first("informed_public"), context.first("closed")
    designed = context.say("designed, not simulated; its time follows the run", "为演练设计, 非推演产生;时间随推演状态确定")
    posts = [(visible + 600, context.say("Social media: a video of flames and smoke at the site; “many dead, poison in the air”.",
                                         "社交媒体:流传厂区火光浓烟视频, 称“死伤多人、毒气外泄”。"),
              context.say("record, pass to the publicity lead, no private answers", "登记, 报宣传负责人, 个人不得回应")),
             (visible + 3600, context.say("A journalist calls the duty office: how many casualties, is the water safe?",
                                          "记者致电值班室:伤亡多少人?饮用水是否安全?"),
              context.say("refer to the spokesperson; only what is confirmed", "转新闻发言人, 只通报已核实信息"))]
    lines = []
    for time, content, expected in posts:
        if time < min(informed, closed if math.isfinite(closed) else math.inf):
            lines.append(Line(t=time, kind="media", event=-1, delivery="phone" if time == visible + 3600 else "system",
                              from_role=context.say("role player: public and media", "扮演者:公众与媒体"),
                              to_role=context.say("duty office, publicity", "值班室、宣传组"), place=context.site,
                              content=content, expected_action=expected, item="I8",
                              leader=context.pick(LEADERS["city"]), remark=designed,
                              condition=f"{clause}: {context.say('not yet informed', '尚未发布信息')}" if clause else ""))
    return lines


def safety_lines(context: Context) -> list[Line]:
    """When the drill must stop: one standing rule, and one before each part that is dangerous to play."""
    stop = context.say("“Stop the drill” by anybody, on every channel; the commander confirms; count people",
                       "任何人可在任意频道喊“演练中止”, 总指挥确认, 清点人员")
    lines = [Line(t=0.0, kind="safety_stop", event=-1, delivery="radio", place=context.site, item="I9", first=True,
                  from_role=context.say("safety officer", "安全员"), to_role=context.say("all", "全体"),
                  leader=context.pick(LEADERS["on_site"]), expected_action=stop,
                  content=context.say("Stop at once when there is a real injury, fire, leak or alarm, when visitors stand "
                                      "inside the cordon, or when wind or lightning exceed the site's work limits.",
                                      "出现真实伤害、火情、泄漏或警报, 观摩人员进入警戒区, 或风力、雷电超出作业限值时, 立即中止演练。"),
                  condition=context.say("at any time", "任意时刻"))]
    for kind, content in (("explosion", ("Before the explosion is marked: nobody near effects, no real product involved.",
                                         "标示爆炸前:确认特效周边无人, 不涉及真实物料。")),
                          ("threatened", ("Withdrawal is played at walking pace; vehicles move with a guide.",
                                          "撤离以步行速度进行, 车辆移动须有人引导。")),
                          ("caught_inside", ("Check that all crews are in fact outside the marked radius.",
                                             "确认各战斗段人员实际已在标定半径之外。"))):
        time = context.first(kind)
        if math.isfinite(time):
            lines.append(Line(t=max(time - 60, 0.0), kind="safety_stop", event=-1, delivery="radio", place=context.site,
                              item="I9", from_role=context.say("safety officer", "安全员"),
                              to_role=context.say("controllers and crews", "导调员与参演力量"), content=context.pick(content),
                              expected_action=stop, leader=context.pick(LEADERS["on_site"]),
                              condition=context.say("else the drill stops here", "未确认则在此中止")))
    return lines
