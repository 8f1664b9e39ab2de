"""Lines of the master list that are designed, not simulated; the run sets their times: what the public writes and asks,
and when the drill must stop."""

from __future__ import annotations

import math

from .context import Context
from .injects import is_hurt, seen_from_afar
from .line import Line
from .orders import LEADERS

Pair = tuple[str, str]

_NO_ANSWER: Pair = ("record, pass to the publicity lead, no private answers", "登记, 报宣传负责人, 个人不得回应")


def media_lines(context: Context) -> list[Line]:
    """What the public writes and asks, until there is official information or the incident is closed."""
    visible = seen_from_afar(context)
    if not math.isfinite(visible):
        return []
    clause = next((str(name) for name, row in context.drill.clauses.iterrows() if row["of"] == "informed_public"), "")
    waiting = f"{clause}: {context.say('not yet informed', '尚未发布信息')}" if clause else ""
    quiet = min(context.first("informed_public"), context.first("closed"))
    return [Line(t=visible + after, kind="media", event=-1, delivery=delivery, place=context.site, item="I8",
                 from_role=context.say("role player: public and media", "扮演者:公众与媒体"),
                 to_role=context.say("duty office, publicity", "值班室、宣传组"), content=context.pick(content),
                 expected_action=context.pick(expected), leader=context.pick(LEADERS["city"]), condition=waiting,
                 remark=context.say("designed, not simulated; its time follows the run", "为演练设计, 非推演产生;时间随推演状态确定"))
            for after, delivery, content, expected in _posts(context) if visible + after < quiet]


def _posts(context: Context) -> list[tuple[float, str, Pair, Pair]]:
    """Seconds after it can be seen, delivery, what is written or asked, what is expected."""
    is_cloud = math.isfinite(context.first("cloud_reached"))
    rumour = (("Social media: people complain of a stinging smell and coughing; “they hide a poison leak”.",
               "社交媒体:居民反映刺鼻气味、咳嗽, 称“隐瞒毒气泄漏”。") if is_cloud else
              ("Social media: a video of flames and smoke at the site; “many dead, poison in the air”.",
               "社交媒体:流传厂区火光浓烟视频, 称“死伤多人、毒气外泄”。"))
    question = (("A journalist calls the duty office: which gas is it, may people leave their homes?",
                 "记者致电值班室:泄漏的是什么?居民能否外出?") if is_cloud else
                ("A journalist calls the duty office: how many casualties, is the water safe?",
                 "记者致电值班室:伤亡多少人?饮用水是否安全?"))
    posts = [(600.0, "system", rumour, _NO_ANSWER),
             (3600.0, "phone", question, ("refer to the spokesperson; only what is confirmed", "转新闻发言人, 只通报已核实信息")),
             (7200.0, "system", ("A post with a wrong number of dead is shared thousands of times.", "错误的死亡人数帖文被大量转发。"),
              ("correct it officially with figures and time, name the next bulletin", "以官方渠道更正数据并注明时间, 预告下次发布"))]
    if is_hurt(context):
        posts.append((2400.0, "physical", ("Relatives gather at the gate and ask for names.", "伤亡人员家属聚集门口, 要求告知姓名。"),
                      ("receive them in a room of their own, one contact person, no names before the relatives are told",
                       "专人专室接待, 未通知家属前不公布姓名")))
    return sorted(posts)


def safety_lines(context: Context) -> list[Line]:
    """When the drill must stop: one standing rule, and one before each part that is dangerous to play."""
    stop = context.say("“Stop the drill” by anybody, on every channel; the commander confirms; count people",
                       "任何人可在任意频道喊“演练中止”, 总指挥确认, 清点人员")

    def line(time: float, to_role: str, content: Pair, condition: str, is_first: bool = False) -> Line:
        return Line(t=time, kind="safety_stop", event=-1, delivery="radio", place=context.site, item="I9", first=is_first,
                    from_role=context.say("safety officer", "安全员"), to_role=to_role, content=context.pick(content),
                    expected_action=stop, leader=context.pick(LEADERS["on_site"]), condition=condition)

    lines = [line(0.0, context.say("all", "全体"),
                  ("Stop at once when there is a real injury, fire, leak or alarm, when visitors stand inside the cordon, or when "
                   "wind or lightning exceed the site's work limits.",
                   "出现真实伤害、火情、泄漏或警报, 观摩人员进入警戒区, 或风力、雷电超出作业限值时, 立即中止演练。"),
                  context.say("at any time", "任意时刻"), is_first=True)]
    for kind, content in (("explosion", ("Before the explosion is marked: nobody near effects, no real product involved.",
                                         "标示爆炸前:确认特效周边无人, 不涉及真实物料。")),
                          ("cloud_reached", ("Before the cloud is marked: harmless smoke only, neighbours told, breathing sets checked.",
                                             "标示云团前:仅用无害烟雾, 已告知周边, 空呼已检查。")),
                          ("threatened", ("Withdrawal is played at walking pace; vehicles move with a guide.",
                                          "撤离以步行速度进行, 车辆移动须有人引导。")),
                          ("evacuation_ordered", ("People walk only along guarded ways; roads are not closed to real traffic without police.",
                                                  "群众仅沿有人值守路线行走;无交警在场不得封闭道路。")),
                          ("caught_inside", ("Check that all crews are in fact outside the marked radius.",
                                             "确认各战斗段人员实际已在标定半径之外。"))):
        time = context.first(kind)
        if math.isfinite(time):
            lines.append(line(max(time - 60, 0.0), context.say("controllers and crews", "导调员与参演力量"), content,
                              context.say("else the drill stops here", "未确认则在此中止")))
    return lines
