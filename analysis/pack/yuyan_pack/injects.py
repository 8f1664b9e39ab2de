"""Injects that follow from the run: what the accident does, what breaks, who is hurt, what is achieved."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import pandas as pd
from yuyan import words
from yuyan.clock import duration

from . import standards
from .context import Context
from .line import Line
from .orders import LEADERS

Pair = tuple[str, str]

#: What the accident does by itself, with what is expected of those who see it.
ACCIDENT: dict[str, Pair] = {
    "release": ("find the source, keep out of the cloud, stop the release", "查明泄漏源, 远离蒸气云, 切断泄漏"),
    "ignition": ("report, start the fixed systems, get people out", "报告, 启动固定消防设施, 人员撤离"),
    "explosion": ("take cover, count people, report, reconsider the grade", "避险, 清点人员, 报告, 重新研判等级"),
    "flash_fire": ("take cover, count people, report", "避险, 清点人员, 报告"),
    "rim_fire": ("start foam on the rim, cool the shell, watch the roof", "对密封圈供泡沫, 冷却罐壁, 监视浮盘"),
    "burning": ("report what burns and where, cool the neighbours, prepare foam", "报告着火对象与位置, 冷却邻近罐, 准备泡沫"),
    "heated": ("cool the neighbours, watch them", "冷却邻近罐, 持续监测"),
    "threatened": ("judge the danger, withdraw from the radius", "研判危险, 人员撤出半径"),
    "failed": ("account for all crews, report, set the cordon anew", "清点各战斗段人员, 报告, 重设警戒"),
    "reignited": ("renew the attack, keep the foam blanket", "恢复进攻, 保持泡沫覆盖"),
    "spread": ("report, ask for more, set new tasks", "报告, 请求增援, 重新部署"),
    "wind_turned": ("move crews and cordon upwind, judge anew which zones are downwind", "人员与警戒转至上风向, 重新判定下风向区域"),
    "cloud_reached": ("measure, warn the zone: shelter or leave across the wind", "监测浓度, 告知该区域就地避护或侧风向撤离"),
    "cloud_left": ("measure before people go out or return", "监测合格后方可外出或返回"),
    "watercourse_reached": ("dam the watercourse, tell downstream, sample", "筑坝拦截, 通知下游, 取样监测"),
    "zone_harmed": ("get people out, give alarm to the zone", "立即组织区域人员撤离并告知")}
#: What does not work, with the substitute that is expected.
FAULT: dict[str, Pair] = {
    "pumps_failed": ("start the stand-by pump by hand, draw water by engines", "手动启动备用泵, 消防车直接取水供水"),
    "cooling_failed": ("notice it, cool by mobile monitors", "发现并报告, 改用移动炮冷却"),
    "cooling_lost": ("notice it, cool by mobile monitors", "发现并报告, 改用移动炮冷却"),
    "foam_failed": ("notice it, prepare a mobile foam attack", "发现并报告, 组织移动泡沫进攻"),
    "foam_interrupted": ("keep cooling, gather concentrate, attack again only with enough for the full duration",
                         "保持冷却, 集结泡沫液, 储备足够后再次进攻"),
    "foam_exhausted": ("report what is left, ask for concentrate, keep cooling", "报告余量, 申请泡沫液, 保持冷却"),
    "water_exhausted": ("relay from hydrants and tankers, set priorities of cooling", "消火栓、水罐车接力供水, 确定冷却优先次序"),
    "unavailable": ("the dispatch centre sends the next nearest", "指挥中心改派次近力量"),
    "broken_down": ("report, hand the task to another crew", "报告, 任务移交其他车组"),
    "unit_lost": ("call for rescue of the crew, account for all others", "救援遇险车组, 清点其余人员"),
    "supply_line_lost": ("keep the tank of the engine in reserve, lay the line again", "留足车载水, 重新铺设供水线路"),
    "stranded": ("report, ask the police to open a way, send others by another road", "报告, 请交警疏通, 其他力量改道"),
    "rerouted": ("report the later arrival, tell those who follow", "报告延误, 通知后续力量"),
    "pool_full": ("pump into tankers, close the outlet", "转输至槽车, 封堵外排口"),
    "bund_overflowed": ("keep crews out of what runs over, close the rain-water valve", "人员避开漫溢区, 确认雨排阀关闭"),
    "message_lost": ("notice that no answer came, repeat or send a runner", "发现无回复, 重发或派通信员"),
    "misunderstood": ("read back every order; notice what is done on the wrong object and correct it", "命令逐条复诵;发现执行对象有误立即纠正"),
    "underestimated": ("ask again for persons, place and what burns; correct the report upwards", "再次核实人数、部位、燃烧物, 及时更正上报"),
    "mutual_aid_refused": ("ask another neighbour or the level above", "改向其他单位或上级请求"),
    "diverted": ("tell the ambulances, spread the casualties over the hospitals", "通知救护车, 伤员分流至其他医院")}
#: What players see of their own success, and who comes.
NEWS: dict[str, Pair] = {
    "detected": ("act by the emergency card", "按应急处置卡行动"),
    "arrived": ("report to the commander, take up the task", "向指挥员报到, 领受任务"),
    "closed": ("stand down, count people and equipment, comment on the spot", "解除, 清点人员装备, 现场点评"),
    "run_off_left": ("close the outlet, tell downstream, sample", "封堵外排口, 通知下游, 取样监测"),
    "admitted": ("keep the list of casualties and hospitals up to date", "更新伤员去向与医院床位"),
    "attack_started": ("watch the effect and how long the concentrate lasts", "观察灭火效果, 核算泡沫液可用时间"),
    **dict.fromkeys(("extinguished", "burnt_out", "fire_out", "release_ended", "foam_at_tank", "foam_completed", "zone_warned",
                     "sheltered", "zone_evacuated", "mutual_aid_granted"),
                    ("take note, renew the picture of the situation", "记录并更新态势"))}

_BY_VOICE = {"detected": "voice", "mustered": "voice", "injured": "physical", "died": "physical",
             "called_119": "phone", "called_120": "phone", "called_110": "phone", "reported": "phone",
             "grade_raised": "system", "unavailable": "phone", "closed": "voice", "zone_warned": "voice"}
_SEEN = {"release", "ignition", "explosion", "flash_fire", "rim_fire", "burning", "heated", "failed", "reignited",
         "spread", "wind_turned", "extinguished", "burnt_out", "foam_at_tank", "run_off_left", "cloud_reached", "unit_lost"}
#: Same happenings within so many seconds are one inject; long after T0 within a fifth of the time that has passed, as a
#: controller then tells what has come together since the last news.
_TOGETHER_S = {"heated": 120.0, "injured": 300.0, "died": 300.0, "arrived": 300.0, "unavailable": 120.0, "failed": 30.0,
               "admitted": 900.0, "cooling_failed": 120.0, "foam_exhausted": 60.0, "foam_interrupted": 60.0, "cooling_lost": 60.0,
               "caught_inside": 120.0, "stranded": 600.0, "rerouted": 600.0, "broken_down": 300.0, "supply_line_lost": 300.0,
               "message_lost": 300.0, "diverted": 900.0, "zone_warned": 300.0, "zone_evacuated": 300.0, "sheltered": 300.0,
               "cloud_reached": 120.0, "cloud_left": 600.0, "zone_harmed": 60.0, "release": 30.0}
_GROWS = 0.2
#: How many times wider the windows get, one after the other, until no more than so many injects tell of the run.
_PACES = (1.0, 1.5, 2.0, 3.0, 4.0)
_MOST_TOLD = 60
#: Shortest span that a line tells of, s.
_SPAN_S = 60.0
#: What is told of an entity only the first time.
_ONCE = ("stranded", "rerouted", "cloud_reached", "cloud_left")


def delivery_of(kind: str) -> str:
    """How the news of a happening comes: voice, radio, phone, system or physical."""
    return "physical" if kind in _SEEN else _BY_VOICE.get(kind, "radio")


def run_lines(context: Context) -> list[Line]:
    """What the run brings: escalation, faults, people. In an incident that overwhelms, happenings further apart are told
    together, so that controllers can still give what stands in the list."""
    lines: list[Line] = []
    for pace in _PACES:
        lines = [*accident_lines(context, pace), *fault_lines(context, pace), *people_lines(context, pace)]
        if len(lines) <= _MOST_TOLD:
            break
    return lines


def _gathered(context: Context, kinds: Iterable[str], pace: float) -> Iterator[pd.DataFrame]:
    """Events of these kinds until the incident is closed, near ones of the same kind together (arrivals of fire units: by
    station, unless there are too many)."""
    for kind in kinds:
        frame = context.run[(context.run["kind"] == kind) & (context.run["time_s"] <= context.first("closed"))]
        if kind in _ONCE:
            frame = frame.drop_duplicates("entity")
        if kind == "wind_turned":
            frame = frame[_is_other_quarter(context, frame["value"])]
        if frame.empty:
            continue
        if kind == "arrived":
            keys = [_company(context, unit, pace > 1) for unit in frame["entity"]]
        else:
            keys = [""] * len(frame) if kind in _TOGETHER_S else [str(number) for number in frame["number"]]
        for _, rows in frame.groupby(pd.Series(keys, frame.index), sort=False):
            yield from _near(rows, _TOGETHER_S.get(kind, 0.0), pace)


def _is_other_quarter(context: Context, towards_deg: pd.Series) -> list[bool]:
    """Which turns of the wind bring it from another quarter than before."""
    before, changed = context.outcome("wind_towards_deg"), []
    for towards in towards_deg:
        changed.append(math.isnan(before) or words.wind_from(before) != words.wind_from(towards))
        before = towards
    return changed


def _company(context: Context, unit: str, are_many: bool) -> str:
    """With whom a unit's arrival is told: fire units by station, others by kind; where they are many all together."""
    kind = str(context.scenario.by_id("units").get(unit, {}).get("kind", ""))
    if are_many:
        return "all"
    return kind if kind in ("ambulance", "police", "bus") else str(context.drill.station_of(unit).get("id", unit))


def _near(rows: pd.DataFrame, window_s: float, pace: float) -> Iterator[pd.DataFrame]:
    begin = 0
    times = rows["time_s"].to_list()
    for place, time in enumerate(times):
        if time - times[begin] > pace * (max(window_s, _GROWS * times[begin]) if window_s else 0.0):
            yield rows.iloc[begin:place]
            begin = place
    yield rows.iloc[begin:]


def _told(context: Context, rows: pd.DataFrame) -> str:
    """One sentence of several events of a kind, and within what time they come."""
    first = rows.iloc[0]
    span = float(rows["time_s"].iloc[-1] - first["time_s"])
    until = context.say(f", within {duration(span)}", f", {duration(span, 'zh')}内") if span >= _SPAN_S else ""
    if first["kind"] == "admitted":
        counts = rows["place"].value_counts(sort=False)
        return context.say("admitted to hospital: ", "送医入院:") + context.say(", ", "、").join(
            f"{context.name(place)} {count}{context.say('', ' 人')}" for place, count in counts.items()) + until
    if first["kind"] in ("injured", "died"):
        people = int(rows["value"].clip(lower=1).sum())
        return f"{context.names(rows['entity'])}{context.say(': ', ':')}{words.happening(first['kind'], context.lang)}" + (
            context.say(f" ({people} person{'s' if people > 1 else ''}{until})", f"({people} 人{until})"))
    if len(rows) == 1:
        return context.news(first)
    return f"{context.names(rows['entity'])}{context.say(': ', ':')}{words.happening(first['kind'], context.lang)}{until}"


def _lines(context: Context, kind: str, expected: dict[str, Pair], to_role: Callable[[str], str], pace: float, remark: str = "") -> list[Line]:
    """A line for each happening that has an expected action."""
    lines = []
    for rows in _gathered(context, expected, pace):
        first = rows.iloc[0]
        happening = str(first["kind"])
        lines.append(Line(
            t=float(first["time_s"]), kind=kind, event=int(first["number"]),
            events=tuple(int(number) for number in rows["number"]), delivery=delivery_of(happening),
            from_role=context.say("controller", "导调员"), to_role=to_role(happening),
            place=context.name(first["place"] or first["entity"]) or context.site, content=_told(context, rows),
            expected_action=context.pick(expected[happening]), item=standards.item_of(happening),
            leader=context.pick(LEADERS["on_site"]), remark=remark))
    return lines


def accident_lines(context: Context, pace: float = 1.0) -> list[Line]:
    """What the physics of this run does: escalation."""
    everybody = context.say("all posts and crews on scene", "现场各岗位与参战力量")
    return _lines(context, "escalation", ACCIDENT, lambda _: everybody, pace)


def fault_lines(context: Context, pace: float = 1.0) -> list[Line]:
    """What does not work in this run."""
    centre = context.say("dispatch centre", "指挥中心")
    users = context.say("crew or post that uses it", "使用该设备的岗位或车组")
    medical = context.say("120 centre", "120指挥中心")
    misled = context.say("in secret: whoever carries it out", "私下告知执行者")

    def told_to(kind: str) -> str:
        if kind in ("unavailable", "stranded", "rerouted", "mutual_aid_refused"):
            return centre
        return {"diverted": medical, "misunderstood": misled, "underestimated": misled}.get(kind, users)

    return _lines(context, "fault", FAULT, told_to, pace, context.say("from the simulated run", "取自推演"))


def people_lines(context: Context, pace: float = 1.0) -> list[Line]:
    """Casualties, zones, arrivals, successes, the end."""
    care = ("search, triage, treat, call for ambulances", "搜救、检伤、救治、请求急救")
    lines = _lines(context, "context", {"injured": care, "died": care}, lambda _: context.say("rescuers and 120", "救援人员与120"), pace,
                   context.say("tag the role players; no real patients", "由扮演者佩戴伤情卡"))
    commander, posts = context.say("commander", "现场指挥员"), context.say("posts of the site", "企业各岗位")
    return lines + _lines(context, "context", NEWS, lambda kind: posts if kind == "detected" else commander, pace)


def seen_from_afar(context: Context) -> float:
    """When the public cannot but notice the accident; infinite: never."""
    return min(context.first(kind) for kind in ("explosion", "burning", "ignition", "cloud_reached", "zone_harmed"))


def is_hurt(context: Context) -> bool:
    """Whether anybody is hurt in the chosen run."""
    return math.isfinite(min(context.first("injured"), context.first("died")))
