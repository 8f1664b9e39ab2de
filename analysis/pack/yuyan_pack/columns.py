"""The tables of the pack: their exact columns, and how each is headed in English and Chinese.

The names are the contract; a reader of these files goes by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from yuyan import words

from . import standards

Pair = tuple[str, str]


@dataclass(frozen=True)
class Column:
    """A column: its name in files, its heading, its width in a spreadsheet; for codes the words that people read in
    spreadsheets, while CSV keeps the codes."""

    name: str
    en: str
    zh: str
    width: int = 12
    words: dict[str, Pair] | None = None

    def heading(self, lang: str) -> str:
        """What stands above it."""
        return self.zh if lang == "zh" else self.en

    def shown(self, value: Any, lang: str) -> Any:
        """A cell as people read it."""
        return words.word(self.words, value, lang) if self.words and isinstance(value, str) and value else value


#: Words of codes.
DELIVERIES: dict[str, Pair] = {"voice": ("voice", "口头"), "radio": ("radio", "电台"), "phone": ("phone", "电话"), "paper": ("paper", "书面"),
                               "system": ("system", "系统"), "physical": ("physical", "实景")}
RESOURCE_KINDS: dict[str, Pair] = words.UNIT_KINDS | {
    "hospital": ("hospital", "医院"), "run_off": ("run-off", "污水收集"), "pump": ("pumps", "消防泵"), "fire_water": ("fire water", "消防水"),
    "concentrate": ("foam concentrate", "泡沫液"), "water_point": ("place to take water", "取水点")}
RULES: dict[str, Pair] = {"<=": ("<=", "≤"), "<": ("<", "<"), ">=": (">=", "≥"), ">": (">", ">"), "=": ("=", "="),
                          "before": ("before", "早于"), "never": ("never", "不得发生")}


@dataclass
class Table:
    """Rows under columns; `head` are lines that stand before the header in CSV."""

    name: str
    title: Pair
    columns: list[Column]
    rows: list[Any] = field(default_factory=list)  #: sequences of cells
    head: list[str] = field(default_factory=list)

    def add(self, **cells: Any) -> None:
        """Appends a row by its cells' names; those not named are blank."""
        unknown = set(cells) - {column.name for column in self.columns}
        if unknown:
            raise KeyError(f"{self.name}: no columns {sorted(unknown)}")
        self.rows.append([cells.get(column.name) for column in self.columns])

    def column(self, name: str) -> list[Any]:
        """The cells of one column."""
        position = [column.name for column in self.columns].index(name)
        return [row[position] for row in self.rows]


_RUN = Column("run_id", "run", "推演次", 8)

MSEL = [
    Column("seq", "no.", "序号", 5), Column("event_id", "event", "事件编号", 8),
    Column("inject_id", "inject", "注入编号", 7), Column("phase", "phase", "阶段", 10),
    Column("t_plus", "T+", "演练时间", 11), Column("clock_time", "clock", "时刻", 10),
    Column("kind", "kind", "类型", 9, standards.KINDS), Column("delivery", "delivery", "传递方式", 7, DELIVERIES),
    Column("from_role", "from", "发出方", 13), Column("to_role", "to", "接收方", 14),
    Column("place", "place", "地点", 14), Column("situation", "simulated state", "模拟情景状态", 36),
    Column("content", "content", "注入内容", 46), Column("expected_action", "expected action", "预期行动", 38),
    Column("plan_clause", "plan clause", "预案条款", 32), Column("objective_id", "objective", "演练目标", 7),
    Column("aq9009_item", "AQ/T 9009 item", "评估项目", 14),
    Column("responsible_controller", "controller", "责任导调员", 13), Column("evaluator", "evaluator", "评估员", 12),
    Column("due_t_plus", "due", "应完成时间", 11), Column("sim_p10", "simulated 10 %", "推演10%", 11),
    Column("sim_p50", "simulated 50 %", "推演50%", 11), Column("sim_p90", "simulated 90 %", "推演90%", 11),
    Column("p_met", "clause met", "条款满足概率", 8), Column("depends_on", "depends on", "前置注入", 7),
    Column("condition", "condition", "触发条件", 18), Column("contingency_inject_id", "contingency", "备用注入", 7),
    Column("actual_t_plus", "actual time", "实际时间", 11), Column("actual_result", "actual result", "实际结果", 16),
    Column("remark", "remark", "备注", 36)]

EVALUATION = [
    Column("item_no", "no.", "编号", 8), Column("stage", "stage", "阶段", 12),
    Column("category", "category", "评估类别", 18), Column("check", "check", "评估内容", 46),
    Column("objective_id", "objective", "演练目标", 9), Column("capability", "capability", "应急能力", 16),
    Column("critical_task", "critical task", "关键任务", 34), Column("metric", "metric", "指标", 30),
    Column("unit", "unit", "单位", 7), Column("target", "target", "目标值", 9),
    Column("sim_p10", "simulated 10 %", "推演10%", 9), Column("sim_p50", "simulated 50 %", "推演50%", 9),
    Column("sim_p90", "simulated 90 %", "推演90%", 9), Column("p_met", "clause met", "条款满足概率", 9),
    Column("rating", "rating", "评定", 8), Column("score", "score", "得分", 8), Column("weight", "weight", "权重", 7),
    Column("observed_t_plus", "observed T+", "实测时间", 12), Column("observed_value", "observed", "实测值", 10),
    Column("evidence", "evidence", "依据", 18), Column("evaluator", "evaluator", "评估员", 16),
    Column("reason", "reason", "原因/影响", 46)]

PLAN_TEST = [
    Column("clause_id", "clause", "条款编号", 24), Column("plan_level", "plan", "预案层级", 16),
    Column("text_short", "what it says", "内容", 46), Column("source_standard", "source", "依据", 30),
    Column("metric", "metric", "指标", 34), Column("operator", "operator", "判定", 8, RULES),
    Column("limit", "limit", "限值", 9), Column("unit", "unit", "单位", 7), Column("n_runs", "runs", "次数", 8),
    Column("p_met", "met", "满足概率", 9), Column("ci_low", "95 % low", "95%下限", 9),
    Column("ci_high", "95 % high", "95%上限", 9), Column("p50", "50 %", "50%", 10), Column("p95", "95 %", "95%", 10),
    Column("worst_run_id", "worst run", "最差推演次", 10),
    Column("bottleneck_resource", "bottleneck", "瓶颈资源", 28), Column("gap", "gap", "差距", 10),
    Column("suggestion", "suggestion", "建议", 44)]

EVENTS = [
    _RUN, Column("seed", "seed", "种子", 8), Column("event_no", "event", "事件序号", 9),
    Column("t_s", "time, s", "时间(秒)", 11), Column("type", "what happened", "事件类型", 20),
    Column("entity_id", "to whom", "对象", 16), Column("resource_id", "resource", "资源", 12),
    Column("from_state", "state before", "原状态", 13), Column("to_state", "state after", "新状态", 13),
    Column("place_id", "place", "地点", 16), Column("cause_event_no", "cause", "起因事件", 9),
    Column("value", "value", "数值", 10), Column("unit", "unit", "单位", 8), Column("note", "in words", "说明", 44)]

DISPATCHES = [
    _RUN, Column("incident_id", "incident", "事件", 14), Column("unit_id", "unit", "车辆", 10),
    Column("unit_type", "kind", "车型", 14, words.UNIT_KINDS), Column("station_id", "station", "站点", 16),
    Column("priority", "priority", "优先级", 8), Column("t_call", "call, s", "报警(秒)", 10),
    Column("t_dispatch", "dispatch, s", "调派(秒)", 10), Column("t_turnout", "turnout, s", "出动(秒)", 10),
    Column("t_arrive", "arrival, s", "到场(秒)", 10), Column("t_water_on", "water on, s", "出水(秒)", 10),
    Column("t_release", "release, s", "撤收(秒)", 10), Column("t_home", "home, s", "归队(秒)", 10),
    Column("travel_min", "travel, min", "行驶(分)", 10), Column("distance_km", "distance, km", "距离(km)", 10),
    Column("target_min", "target, min", "目标(分)", 10), Column("on_time", "on time", "是否按时", 9),
    Column("queued_min", "queued, min", "等待(分)", 10), Column("crew", "crew", "人数", 7)]

RESOURCES = [
    Column("resource_id", "resource", "资源编号", 14), Column("kind", "kind", "类别", 14, RESOURCE_KINDS),
    Column("name", "name", "名称", 22), Column("owner", "owner", "所属单位", 20),
    Column("station_id", "station", "站点", 16), Column("lon", "longitude", "经度", 11),
    Column("lat", "latitude", "纬度", 11), Column("quantity", "quantity", "数量", 9), Column("crew", "crew", "人数", 7),
    Column("water_m3", "water, m3", "载水(m3)", 9), Column("foam_m3", "foam, m3", "泡沫液(m3)", 9),
    Column("foam_type", "foam", "泡沫类型", 10, words.FOAM_TYPES), Column("pump_L_s", "pump, L/s", "水泵(L/s)", 10),
    Column("monitor_L_s", "monitor, L/s", "炮流量(L/s)", 10), Column("reach_m", "reach, m", "射程(m)", 9),
    Column("turnout_s", "turnout, s", "出动时间(秒)", 11), Column("ready_hours", "ready, h/day", "执勤(小时/日)", 11),
    Column("mutual_aid_level", "level", "增援层级", 14), Column("distance_km", "distance, km", "距离(km)", 10),
    Column("eta_p50_min", "arrival 50 %, min", "到场50%(分)", 11),
    Column("eta_p90_min", "arrival 90 %, min", "到场90%(分)", 11), Column("contact", "contact", "联系方式", 16),
    Column("checked_on", "checked on", "核查日期", 12)]

UTILISATION = [
    Column("resource_id", "resource", "资源编号", 18), Column("busy_share", "busy share", "占用率", 10),
    Column("dispatched_n", "dispatches a run", "平均调派次数", 11),
    Column("first_arrival_p50", "first arrival 50 %, min", "首到50%(分)", 12),
    Column("first_arrival_p90", "first arrival 90 %, min", "首到90%(分)", 12),
    Column("max_simultaneous", "most at once", "同时最多", 10),
    Column("shortage_minutes", "short, min", "短缺时长(分)", 11),
    Column("agent_used", "agent used, m3", "药剂用量(m3)", 12),
    Column("agent_left_min", "least left, m3", "最低余量(m3)", 12)]

CASUALTIES = [
    _RUN, Column("person_id", "person", "人员", 18), Column("cause", "cause", "致伤原因", 14),
    Column("zone", "zone", "区域", 14), Column("t_injured", "injured, s", "受伤(秒)", 10),
    Column("t_found", "found, s", "发现(秒)", 10), Column("t_triage", "triaged, s", "检伤(秒)", 10),
    Column("colour_true", "true colour", "实际伤情", 10, words.COLOURS),
    Column("colour_given", "colour given", "检伤结果", 10, words.COLOURS),
    Column("t_treat", "treated, s", "救治(秒)", 10), Column("t_load", "loaded, s", "送医(秒)", 10),
    Column("vehicle_id", "vehicle", "车辆", 10), Column("hospital_id", "hospital", "医院", 16),
    Column("t_arrive", "arrived, s", "到院(秒)", 10), Column("wait_min", "waited, min", "等待(分)", 10),
    Column("outcome", "outcome", "结局", 12, words.ENDS)]

HOSPITALS = [
    Column("hospital_id", "hospital", "医院", 18), Column("beds", "beds", "床位", 8),
    Column("red_rate_h", "red, a hour", "红标收治/小时", 11), Column("yellow_rate_h", "yellow, a hour", "黄标收治/小时", 11),
    Column("arrivals", "arrivals a run", "平均到院人数", 11), Column("peak_queue", "peak queue", "最大排队", 10),
    Column("p90_wait_min", "wait 90 %, min", "等待90%(分)", 11), Column("diverted", "diverted a run", "平均转院人数", 11)]

EVACUATION = [
    Column("zone_id", "zone", "区域", 16), Column("population", "population", "人口", 10),
    Column("warned_t50", "half warned, min after order", "告知50%(令后,分)", 12),
    Column("mobilised_t50", "half under way, min after order", "出发50%(令后,分)", 12), Column("t50", "half out, min after order", "撤出50%(令后,分)", 12),
    Column("t90", "90 % out, min after order", "撤出90%(令后,分)", 12), Column("t100", "all out, min after order", "撤出100%(令后,分)", 12),
    Column("exit_id", "exit", "出口", 12), Column("peak_flow", "peak flow, persons/min", "最大流率(人/分)", 12),
    Column("exposed_p50", "exposed 50 %", "暴露人数50%", 11), Column("exposed_p90", "exposed 90 %", "暴露人数90%", 11)]

ESCALATION = [
    _RUN, Column("t_s", "time, s", "时间(秒)", 11), Column("grade", "alarm grade", "火警等级", 9),
    Column("response_level", "response level", "响应级别", 10), Column("commander_role", "commander", "指挥员", 18),
    Column("approval_delay_min", "delay, min", "决策时延(分)", 11), Column("span", "units commanded", "指挥幅度", 10),
    Column("sectors", "sectors", "战斗段", 8), Column("reason", "reason", "原因", 44)]

IMPROVEMENT = [
    Column("capability", "capability", "应急能力", 18), Column("issue", "issue", "存在问题", 44),
    Column("analysis", "analysis", "原因分析", 48), Column("plan_clause", "plan clause", "预案条款", 34),
    Column("corrective_action", "corrective action", "整改措施", 46), Column("element", "element", "要素", 12),
    Column("priority", "priority", "优先级", 9), Column("responsible_unit", "responsible unit", "责任单位", 18),
    Column("contact", "contact", "联系人", 12), Column("start", "start", "开始", 12), Column("due", "due", "完成期限", 12),
    Column("status", "status", "状态", 10), Column("evidence", "evidence", "依据", 34),
    Column("simulated_effect", "simulated effect", "推演效果", 26)]

DRILL_PROGRAMME = [
    Column("drill_id", "drill", "演练编号", 14), Column("unit", "unit", "组织单位", 20), Column("plan", "plan", "预案", 18),
    Column("type", "type", "演练类型", 26), Column("due_rule", "rule", "频次要求", 22),
    Column("last_done", "last done", "上次演练", 12), Column("planned_date", "planned", "计划日期", 12),
    Column("duration_h", "hours", "时长(小时)", 9), Column("scenario_id", "scenario", "情景", 18),
    Column("objectives", "objectives", "目标", 44), Column("participants", "participants", "参演单位", 36),
    Column("cost", "cost", "经费", 10), Column("status", "status", "状态", 10), Column("result", "result", "结果", 10)]

TITLES: dict[str, Pair] = {
    "msel": ("Master event list and script", "演练脚本与事件清单"),
    "evaluation": ("Evaluation guide", "演练评估表"),
    "plan_test": ("Test of the plan's clauses", "预案检验表"),
    "events": ("Run log", "推演事件日志"),
    "dispatches": ("Dispatches", "力量调派表"),
    "resources": ("Emergency resources", "应急资源表"),
    "utilisation": ("Use of resources", "资源使用情况表"),
    "timeline_matrix": ("Timeline matrix", "时间线矩阵"),
    "casualties": ("Casualties", "伤员表"),
    "hospitals": ("Hospitals", "医院收治表"),
    "evacuation": ("Evacuation", "疏散表"),
    "escalation": ("Escalation of the response", "响应升级表"),
    "aar_ip": ("After-action report and improvement plan", "演练总结与改进计划"),
    "drill_programme": ("Drill programme", "年度演练计划")}


def table(name: str, columns: list[Column]) -> Table:
    """An empty table under its title."""
    return Table(name, TITLES[name], columns)
