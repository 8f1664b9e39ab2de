"""What the drill standards ask for: contents of drills (AQ/T 9007), items of evaluation (AQ/T 9009).

The first, second and fourth item of implementation were seen in filled forms; the names of the other items and
the checks are set out after second-hand descriptions (unverified, docs/pack.md), in our own words.
"""

from __future__ import annotations

from typing import NamedTuple

Pair = tuple[str, str]

#: Objectives of the drill by the contents that AQ/T 9007-2011 names.
OBJECTIVES: dict[str, Pair] = {
    "O1": ("Warning and report", "预警与报告"), "O2": ("Command and coordination", "指挥与协调"),
    "O3": ("Emergency communication", "应急通讯"), "O4": ("Monitoring of the accident", "事故监测"),
    "O5": ("Cordon and control", "警戒与管制"), "O6": ("Evacuation and shelter", "疏散与安置"),
    "O7": ("Medical care", "医疗卫生"), "O8": ("On-site disposal", "现场处置"),
    "O9": ("Communication with the public", "社会沟通"), "O10": ("After-care", "后期处置")}

#: Items of implementation, AQ/T 9009-2015 appendix A.
ITEMS: dict[str, Pair] = {
    "I1": ("Warning and information reporting", "预警与信息报告"), "I2": ("Emergency mobilisation", "紧急动员"),
    "I3": ("Monitoring and judgement", "事故监测与研判"), "I4": ("Command and coordination", "指挥和协调"),
    "I5": ("Disposal of the accident", "事故处置"), "I6": ("Resource management", "应急资源管理"),
    "I7": ("Emergency communication", "应急通信"), "I8": ("Public information", "信息公开"),
    "I9": ("Protection of persons", "人员保护"), "I10": ("Cordon and control", "警戒与管制"),
    "I11": ("Medical care", "医疗救护"), "I12": ("On-site control and recovery", "现场控制及恢复")}

#: The item's objective.
OBJECTIVE_OF: dict[str, str] = {"I1": "O1", "I2": "O2", "I3": "O4", "I4": "O2", "I5": "O8", "I6": "O8", "I7": "O3",
                                "I8": "O9", "I9": "O6", "I10": "O5", "I11": "O7", "I12": "O10"}

#: What can happen, by the item under which it is evaluated.
ITEM_OF: dict[str, str] = {
    "detected": "I1", "called_119": "I1", "called_120": "I1", "called_110": "I1", "reported": "I1",
    "grade_raised": "I2", "dispatched": "I2", "turned_out": "I2", "arrived": "I2", "unavailable": "I2",
    "threatened": "I3", "wind_turned": "I3", "heated": "I3", "release": "I3",
    "cloud_reached": "I3", "cloud_left": "I3", "environment_monitored": "I3", "underestimated": "I1", "followed_up": "I1",
    "level_raised": "I2", "level_lowered": "I12", "sector_opened": "I4", "post_opened": "I4", "group_set_up": "I4", "decided": "I4",
    "message_lost": "I7", "misunderstood": "I7", "corrected": "I7", "shelter_ordered": "I9", "sheltered": "I9", "unit_lost": "I9",
    "broken_down": "I6", "supply_line_lost": "I6", "mutual_aid_refused": "I6", "mutual_aid_granted": "I6", "diverted": "I11",
    "triaged": "I11", "decontaminated": "I11", "watercourse_reached": "I12", "watercourse_blocked": "I12", "bund_overflowed": "I12",
    "command_assumed": "I4", "mutual_aid_requested": "I4",
    "foam_exhausted": "I6", "water_exhausted": "I6", "stranded": "I6", "rerouted": "I6", "pool_full": "I6",
    "informed_public": "I8", "mustered": "I9", "withdrawal_ordered": "I9", "withdrawn": "I9", "caught_inside": "I9",
    "returned": "I9", "evacuation_ordered": "I9", "zone_warned": "I9", "zone_evacuated": "I9", "zone_harmed": "I9",
    "road_closed": "I10", "road_opened": "I10", "injured": "I11", "died": "I11", "found": "I11", "treated": "I11",
    "loaded": "I11", "admitted": "I11", "run_off_left": "I12", "rain_valve_closed": "I12", "closed": "I12",
    "fire_out": "I12"}


def item_of(kind: str, entity: str = "") -> str:
    """The item under which a happening is evaluated; disposal unless another is named."""
    if kind == "arrived" and entity == "ambulance":
        return "I11"
    return ITEM_OF.get(kind, "I5")


#: Numbers that a clause may limit, by the item under which they are evaluated.
ITEM_OF_MEASURE: dict[str, str] = {
    **dict.fromkeys(("deaths", "deaths_workers", "deaths_public", "deaths_responders", "injuries", "injuries_workers",
                     "injuries_public", "injuries_responders", "admitted", "peak_hospital_queue"), "I11"),
    **dict.fromkeys(("evacuated", "units_lost"), "I9"), **dict.fromkeys(("run_off_m3", "watercourse_m3", "bund_overflow_m3"), "I12"),
    **dict.fromkeys(("water_m3", "foam_m3", "longest_queue", "late_elsewhere", "unanswered_elsewhere", "cover_lost_min"), "I6"),
    **dict.fromkeys(("highest_grade", "response_level"), "I2"), "wrong_actions": "I7"}


def rank_of_word(rating: str) -> int:
    """The place of a rating's word in either language, 0 the best."""
    return next(ratings.index(rating) for ratings in RATINGS.values() if rating in ratings)


def item_of_measure(measure: str) -> str:
    """The item under which a number is evaluated; disposal unless another is named."""
    return ITEM_OF_MEASURE.get(measure, "I5")


class Check(NamedTuple):
    """A question to which the evaluator says yes or no."""

    category: Pair
    text: Pair


_DESIGN = ("Design of the drill", "演练策划与设计")
_PAPERS = ("Drill papers", "演练文件编制")
_SUPPORT = ("Support", "演练保障")

PREPARATION = [
    Check(_DESIGN, ("The objectives are clear, aimed at this unit, few and measurable", "目标明确、有针对性、简明且可量化")),
    Check(_DESIGN, ("Each objective says who does what, when, by which standard, to what effect",
                    "目标说明由谁、在何条件下、完成何任务、按何标准、取得何效果")),
    Check(_DESIGN, ("The scenario fits the hazards of the unit", "情景符合本单位风险实际")),
    Check(_DESIGN, ("Effects of the drill on public order have been considered", "已考虑演练对公众秩序的影响")),
    Check(_DESIGN, ("The scenario has outline, consequences, background and evolution", "情景包含概要、后果、背景与演化过程")),
    Check(_DESIGN, ("Events follow from each other; each has a start and a duration", "各事件衔接科学, 有起始时间与持续时间")),
    Check(_DESIGN, ("The expected action of each unit and post and how they link is written down",
                    "明确各单位、岗位的预期行动及其衔接关系")),
    Check(_DESIGN, ("Injects and the form in which they are given are fixed", "注入信息及其传递方式已确定")),
    Check(_PAPERS, ("There is a work plan with plans for safety and support", "编制了工作方案及安全、保障方案")),
    Check(_PAPERS, ("There is a script or an observer handbook with a safety notice", "编制了脚本或观摩手册, 附安全须知")),
    Check(_PAPERS, ("The papers are complete and clearly worded", "文件要素齐全、语言清晰")),
    Check(_PAPERS, ("The papers were reviewed, approved and handed out", "文件经评审、批准并已分发")),
    Check(_SUPPORT, ("Organisation and roles are clear to all who take part", "组织机构与职责分工明确")),
    Check(_SUPPORT, ("Means of communication were tested before the start", "演练前已测试通信联络")),
    Check(_SUPPORT, ("Safety measures and the right to stop the drill are known to all", "安全措施与中止演练的权限人人知晓"))]

#: What is asked of every drill besides the times of its own plan.
GENERAL: dict[str, list[Pair]] = {
    "I1": [("The report held unit, time, place, course, casualties and measures, and was kept up to date",
            "报告内容包含单位、时间、地点、经过、伤亡与措施, 并持续续报"),
           ("Internal notification reached every post", "内部通报到达各岗位"),
           ("Neighbours were told", "已告知周边单位")],
    "I2": [("The right grade was found quickly and started by the commander or a delegate",
            "快速确定响应级别, 由指挥员或授权人启动"),
           ("The right people were alarmed and came", "报警与动员对象正确并到位")],
    "I3": [("The state of the hazards was watched and the judgement renewed when it changed", "持续监测并随态势更新研判")],
    "I4": [("Key posts had a back-up", "关键岗位有后备人员"), ("The scheme of rescue was feasible", "救援方案可行"),
           ("Command post and government kept each other informed", "现场指挥部与政府保持信息更新")],
    "I5": [("Posts acted by their emergency cards", "各岗位按应急处置卡行动")],
    "I6": [("Agent, water and vehicles were counted and asked for in time", "药剂、水源与车辆有统计并及时申请")],
    "I7": [("Messages arrived, were confirmed and logged", "信息送达、有确认、有记录")],
    "I8": [("One voice told the public what is known, without guesses", "统一口径发布已核实信息, 不作猜测")],
    "I9": [("All who entered the danger area were protected and counted", "进入危险区人员防护到位并清点登记")],
    "I10": [("The cordon was set, kept and adapted to the wind", "警戒区设置合理, 随风向调整")],
    "I11": [("Casualties were triaged and tagged; hospitals were told before arrival", "伤员检伤分类并标识, 送医前已通知医院")],
    "I12": [("Run-off was kept on the site; the end was declared after a check", "污水未出厂界, 经确认后宣布应急结束")]}

#: Kinds of injects as papers call them; the tables keep the names.
KINDS: dict[str, Pair] = {
    "context": ("context", "背景"), "prompt": ("prompt", "触发"), "contingency": ("contingency", "备用"), "fault": ("fault", "故障"),
    "media": ("media", "舆情"), "escalation": ("escalation", "事态升级"), "safety_stop": ("safety stop", "安全中止")}

#: Ratings from best to worst, in Chinese papers and in English ones, with the score of each.
RATINGS: dict[str, list[str]] = {"zh": ["优", "良", "中", "差"], "en": ["P", "S", "M", "U"]}
SCORES = [100.0, 80.0, 60.0, 0.0]
#: Time to limit up to which each of the first three is given, and the weighted score that each conclusion
#: needs. AQ/T 9009 names the four words; these bounds are ours (assumed).
RATIO_BOUNDS = [1.0, 1.25, 2.0]
CONCLUSION_BOUNDS = [90.0, 75.0, 60.0]


def rank_of(values: list[float], value: float) -> int:
    """Position of the first bound that a value does not pass; one past the last when it passes all."""
    return next((place for place, bound in enumerate(values) if value <= bound + 1e-9), len(values))
